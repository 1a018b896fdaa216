/* The words of a language, and documents of XML changed as trees with them. */
#include "mutate.h"

#include "fo/fo.h"
#include "target.h"
#include "xml/xml.h"

#include <libxml/parser.h>
#include <string.h>

struct HpFuzzWords {
  GPtrArray *elements, *attributes, *values;
};

enum { MOST_NODES = 20000, MOST_BYTES = 1 << 20 };

char *hp_fuzz_source_path(const char *relative)
{
  const char *root = g_getenv("HP_SOURCE_ROOT");
  return g_build_filename(root ? root : ".", relative, NULL);
}

/* ---- Dictionary ---------------------------------------------------------------------------- */

static void add_word(HpFuzzWords *words, const char *word)
{
  gsize length = strlen(word);
  if (word[0] == '<')
    g_ptr_array_add(words->elements, g_strdup(word + 1));
  else if (length > 1 && word[length - 1] == '=')
    g_ptr_array_add(words->attributes, g_strndup(word, length - 1));
  else
    g_ptr_array_add(words->values, g_strdup(word));
}

/* "\\", "\"" and "\xe5", as libFuzzer has them; the caller's. */
static char *unescaped(const char *text, gsize length)
{
  GString *word = g_string_new(NULL);
  for (gsize i = 0; i < length; i++) {
    const gboolean escapes = text[i] == '\\' && i + 1 < length;
    if (escapes && text[i + 1] == 'x' && i + 3 < length) {
      g_string_append_c(
          word, (char)(g_ascii_xdigit_value(text[i + 2]) << 4 | g_ascii_xdigit_value(text[i + 3])));
      i += 3;
    } else {
      i += escapes ? 1 : 0;
      g_string_append_c(word, text[i]);
    }
  }
  return g_string_free(word, FALSE);
}

HpFuzzWords *hp_fuzz_words_of_target(void)
{
  g_autofree char *path = g_strdup_printf(HP_FUZZ_DICTIONARIES "/%s.dict", hp_fuzz_target.name);
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL))
    g_error("%s cannot be read", path);
  if (!g_str_is_ascii(text))
    g_error("%s is not ASCII, and libFuzzer reads nothing else", path);
  HpFuzzWords *words = g_new(HpFuzzWords, 1);
  words->elements = g_ptr_array_new_with_free_func(g_free);
  words->attributes = g_ptr_array_new_with_free_func(g_free);
  words->values = g_ptr_array_new_with_free_func(g_free);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) {
    const char *end = strrchr(*line, '"');
    if ((*line)[0] != '"' || end == *line)
      continue;
    g_autofree char *word = unescaped(*line + 1, (gsize)(end - *line) - 1);
    add_word(words, word);
  }
  return words;
}

void hp_fuzz_words_free(HpFuzzWords *words)
{
  if (!words)
    return;
  g_ptr_array_unref(words->elements);
  g_ptr_array_unref(words->attributes);
  g_ptr_array_unref(words->values);
  g_free(words);
}

/* ---- Picking ------------------------------------------------------------------------------- */

typedef struct {
  const HpFuzzWords *words;
  GRand *random;
  GPtrArray *elements; /* of xmlNode: those of the document as it was read */
  xmlNode *dropped;    /* holds those that have been taken out, which may be picked again */
} Mutation;

static guint below(Mutation *mutation, guint n)
{
  return n ? (guint)g_rand_int_range(mutation->random, 0, (gint32)n) : 0;
}

static gpointer pick(Mutation *mutation, const GPtrArray *array)
{
  return array->len ? g_ptr_array_index(array, below(mutation, array->len)) : NULL;
}

static void collect_elements(xmlNode *node, GPtrArray *elements, guint depth)
{
  for (; node && elements->len < MOST_NODES && depth < 200; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    g_ptr_array_add(elements, node);
    collect_elements(node->children, elements, depth + 1);
  }
}

/* ---- Steps: each changes one thing, or nothing where it does not apply ---------------------- */

typedef void (*Step)(Mutation *mutation, xmlNode *element);

static gboolean is_root(const xmlNode *element)
{
  return element == xmlDocGetRootElement(element->doc);
}

static gboolean is_inside(const xmlNode *node, const xmlNode *ancestor)
{
  for (; node; node = node->parent)
    if (node == ancestor)
      return TRUE;
  return FALSE;
}

/* The namespace of a prefix, declared on the root; NULL: nobody's. */
static xmlNs *namespace_of(xmlNode *element, const char *prefix)
{
  static const struct {
    const char *prefix, *uri;
  } known[] = {
      {"hpx", HP_EXTENSION_NAMESPACE}, {"fox", HP_FOX_NAMESPACE}, {"rx", HP_XEP_NAMESPACE}};
  for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
    if (strcmp(prefix, known[i].prefix) != 0)
      continue;
    const xmlChar *uri = BAD_CAST known[i].uri;
    xmlNs *ns = xmlSearchNsByHref(element->doc, element, uri);
    xmlNode *root = xmlDocGetRootElement(element->doc);
    return ns != NULL ? ns : xmlNewNs(root, uri, BAD_CAST prefix);
  }
  return NULL;
}

void hp_fuzz_set_attribute(xmlNode *element, const char *name, const char *value)
{
  g_auto(GStrv) parts = g_strsplit(name, ":", 2);
  xmlNs *ns = parts[1] == NULL ? NULL : namespace_of(element, parts[0]);
  if (ns == NULL)
    xmlSetProp(element, BAD_CAST name, BAD_CAST value);
  else
    xmlSetNsProp(element, ns, BAD_CAST parts[1], BAD_CAST value);
}

static void set_attribute(Mutation *mutation, xmlNode *element)
{
  const char *name = pick(mutation, mutation->words->attributes);
  const char *value = pick(mutation, mutation->words->values);
  if (name && value)
    hp_fuzz_set_attribute(element, name, value);
}

static xmlAttr *some_attribute(Mutation *mutation, xmlNode *element)
{
  guint n = 0;
  for (xmlAttr *attribute = element->properties; attribute; attribute = attribute->next)
    n++;
  xmlAttr *attribute = element->properties;
  for (guint i = below(mutation, n); attribute && i > 0; i--)
    attribute = attribute->next;
  return attribute;
}

static void change_value(Mutation *mutation, xmlNode *element)
{
  xmlAttr *attribute = some_attribute(mutation, element);
  const char *value = pick(mutation, mutation->words->values);
  if (!attribute || !value)
    return;
  g_autofree char *name = g_strdup((const char *)attribute->name);
  if (attribute->ns)
    xmlSetNsProp(element, attribute->ns, BAD_CAST name, BAD_CAST value);
  else
    xmlSetProp(element, BAD_CAST name, BAD_CAST value);
}

static void drop_attribute(Mutation *mutation, xmlNode *element)
{
  xmlAttr *attribute = some_attribute(mutation, element);
  if (attribute)
    xmlRemoveProp(attribute);
}

/* "fo:block" keeps the namespace of the element it renames, whatever its prefix; an extension's
   name has its own. */
static void rename_element(Mutation *mutation, xmlNode *element)
{
  const char *name = pick(mutation, mutation->words->elements);
  if (!name)
    return;
  g_auto(GStrv) parts = g_strsplit(name, ":", 2);
  xmlNs *ns = parts[1] == NULL ? NULL : namespace_of(element, parts[0]);
  if (ns != NULL)
    xmlSetNs(element, ns);
  xmlNodeSetName(element, BAD_CAST(parts[1] == NULL ? name : parts[1]));
}

static void duplicate_element(Mutation *mutation, xmlNode *element)
{
  if (is_root(element))
    return;
  guint copies = below(mutation, 8) ? 1 : 1 + below(mutation, 20);
  for (guint i = 0; i < copies; i++)
    xmlAddNextSibling(element, xmlCopyNode(element, 1));
}

static void put_elsewhere(Mutation *mutation, xmlNode *element)
{
  xmlNode *target = pick(mutation, mutation->elements);
  if (is_root(element) || is_inside(target, element))
    return;
  xmlNode *copy = xmlCopyNode(element, 1);
  if (below(mutation, 2))
    xmlAddChild(target, copy);
  else if (!is_root(target))
    xmlAddPrevSibling(target, copy);
  else
    xmlFreeNode(copy);
}

static void wrap_element(Mutation *mutation, xmlNode *element)
{
  const char *name = pick(mutation, mutation->words->elements);
  if (!name || is_root(element))
    return;
  const char *colon = strchr(name, ':');
  xmlNode *wrapper = xmlNewNode(element->ns, BAD_CAST(colon ? colon + 1 : name));
  xmlReplaceNode(element, wrapper);
  xmlAddChild(wrapper, element);
}

static void drop_element(Mutation *mutation, xmlNode *element)
{
  if (is_root(element))
    return;
  xmlUnlinkNode(element);
  xmlAddChild(mutation->dropped, element);
}

/* Leaves some neighbours of its children: small documents are tried more often, and have less that
   stands in the way. */
static void drop_most_children(Mutation *mutation, xmlNode *element)
{
  const guint n = (guint)xmlChildElementCount(element);
  const guint first = below(mutation, n), after = first + 1 + below(mutation, 3);
  xmlNode *child = xmlFirstElementChild(element);
  for (guint i = 0; i < n; i++) {
    xmlNode *next = xmlNextElementSibling(child);
    if (i < first || i >= after)
      drop_element(mutation, child);
    child = next;
  }
}

/* Leaves its content in its place. The element itself stays alive: others may still pick it. */
static void hollow_out(Mutation *mutation, xmlNode *element)
{
  (void)mutation;
  if (is_root(element))
    return;
  while (element->children) {
    xmlNode *child = element->children;
    xmlUnlinkNode(child);
    xmlAddPrevSibling(element, child);
  }
}

static void change_text(Mutation *mutation, xmlNode *element)
{
  static const char *const texts[] = {
      "",
      " ",
      "\n\n",
      "a",
      "Överenskommelseuppföljningsansvariga",
      "\u00ad\u00ad\u00ad",
      "\u200b",
      "\u202eבא\u202c",
      "שלום",
      "مرحبا",
      "e\u0301\u0301\u0301\u0301",
      "\U0001F9D1\u200D\U0001F9D1",
      "漢字かな交じり文",
      "ffi fl fi",
      "\t \u00a0 \u2028",
      "\uFFFD\uFFFC",
      "a b a b a b a b a b a b a b a b a b a b a b a b a b a b a b a b a b a b a b a b",
  };
  const char *text = texts[below(mutation, G_N_ELEMENTS(texts))];
  guint repeats = below(mutation, 6) ? 1 : 1 + below(mutation, 200);
  g_autoptr(GString) content = g_string_new(NULL);
  for (guint i = 0; i < repeats; i++)
    g_string_append(content, text);
  xmlNodeAddContent(element, BAD_CAST content->str);
}

/* Half of the time in a way that only those know who know the language. */
static void change_once(Mutation *mutation)
{
  static const Step steps[] = {
      set_attribute,  set_attribute,     set_attribute,  change_value,  change_value,
      drop_attribute, duplicate_element, put_elsewhere,  put_elsewhere, wrap_element,
      hollow_out,     change_text,       rename_element, drop_element,  drop_most_children,
  };
  xmlNode *element = pick(mutation, mutation->elements);
  if (hp_fuzz_target.change != NULL && below(mutation, 2))
    hp_fuzz_target.change(element, mutation->random);
  else
    steps[below(mutation, G_N_ELEMENTS(steps))](mutation, element);
}

static GBytes *write_document(xmlDoc *document)
{
  xmlChar *text = NULL;
  int length = 0;
  xmlDocDumpMemory(document, &text, &length);
  if (!text)
    return NULL;
  GBytes *bytes = g_bytes_new(text, (gsize)length);
  xmlFree(text);
  return bytes;
}

static xmlDoc *read_document(gconstpointer data, gsize size)
{
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER;
  return size == 0 || size > MOST_BYTES ? NULL
                                        : xmlReadMemory(data, (int)size, NULL, NULL, options);
}

static GBytes *mutate_document(const HpFuzzWords *words, xmlDoc *document, guint32 seed)
{
  Mutation mutation = {words, g_rand_new_with_seed(seed), g_ptr_array_new(),
                       xmlNewDocNode(document, NULL, BAD_CAST "dropped", NULL)};
  collect_elements(xmlDocGetRootElement(document), mutation.elements, 0);
  GBytes *bytes = NULL;
  if (mutation.elements->len) {
    for (guint n = 1 + below(&mutation, 4); n > 0; n--)
      change_once(&mutation);
    bytes = write_document(document);
  }
  g_ptr_array_unref(mutation.elements);
  g_rand_free(mutation.random);
  xmlFreeNode(mutation.dropped);
  return bytes;
}

GBytes *hp_fuzz_mutate(const HpFuzzWords *words, gconstpointer data, gsize size, guint32 seed)
{
  if (!hp_fuzz_target.is_xml)
    return hp_fuzz_mutate_bytes(data, size, seed);
  xmlDoc *document = read_document(data, size);
  if (!document)
    return NULL;
  GBytes *bytes = mutate_document(words, document, seed);
  xmlFreeDoc(document);
  return bytes;
}

/* ---- Two documents ------------------------------------------------------------------------- */

/* An element of the other takes a place in one of those that are called as its parent is. */
static void take_over(GRand *random, const GPtrArray *elements, const GPtrArray *others)
{
  xmlNode *taken = g_ptr_array_index(others, g_rand_int(random) % others->len);
  g_autoptr(GPtrArray) places = g_ptr_array_new();
  for (guint i = 0; i < elements->len; i++) {
    xmlNode *element = g_ptr_array_index(elements, i);
    if (taken->parent->name != NULL && xmlStrEqual(element->name, taken->parent->name))
      g_ptr_array_add(places, element);
  }
  if (places->len == 0 || is_root(taken))
    return;
  xmlNode *place = g_ptr_array_index(places, g_rand_int(random) % places->len);
  xmlNode *copy = xmlDocCopyNode(taken, place->doc, 1);
  xmlNode *before = place->children;
  for (guint i = g_rand_int(random) % 4; before != NULL && i > 0; i--)
    before = before->next;
  if (before == NULL)
    xmlAddChild(place, copy);
  else
    xmlAddPrevSibling(before, copy);
  xmlReconciliateNs(place->doc, copy);
}

GBytes *hp_fuzz_cross(gconstpointer data, gsize size, gconstpointer other, gsize other_size,
                      guint32 seed)
{
  xmlDoc *document = read_document(data, size), *from = read_document(other, other_size);
  g_autoptr(GPtrArray) elements = g_ptr_array_new(), others = g_ptr_array_new();
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);
  collect_elements(document == NULL ? NULL : xmlDocGetRootElement(document), elements, 0);
  collect_elements(from == NULL ? NULL : xmlDocGetRootElement(from), others, 0);
  GBytes *bytes = NULL;
  if (elements->len > 0 && others->len > 0) {
    take_over(random, elements, others);
    bytes = write_document(document);
  }
  xmlFreeDoc(document);
  xmlFreeDoc(from);
  return bytes;
}
