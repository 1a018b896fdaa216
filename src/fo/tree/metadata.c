/* Title, language, description and so on: from the XMP that fo:declarations may hold, else from
   what else the document says of itself. */
#include "fo/tree/tree.h"

#include "xml/xml.h"

#include <string.h>

#define DC_NAMESPACE "http://purl.org/dc/elements/1.1/"

#define MAX_METADATA_DEPTH 16 /* elements in elements of XMP; deeper ones are not read */

static gboolean is_dublin_core(const xmlNode *node, const char *name)
{
  return hp_is_named(node, name) && hp_is_in_namespace(node, DC_NAMESPACE);
}

/* Pieces of text that are not blank: rdf:Alt, rdf:Bag and rdf:Seq wrap what they hold. */
static void append_texts(HpFoTree *tree, const xmlNode *node, GPtrArray *texts, int depth)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && depth < MAX_METADATA_DEPTH)
      append_texts(tree, child, texts, depth + 1);
    if (!hp_is_text(child))
      continue;
    const HpSlice text = hp_slice_trim((const char *)child->content);
    if (text.length > 0)
      g_ptr_array_add(texts, hp_arena_strndup(tree->arena, text.text, text.length));
  }
}

static void keep(HpFoTree *tree, const char **field, const xmlNode *node)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new();
  append_texts(tree, node, texts, 0);
  if (*field == NULL && texts->len > 0)
    *field = g_ptr_array_index(texts, 0);
}

static void keep_all(HpFoTree *tree, const char *const **field, const xmlNode *node)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new();
  append_texts(tree, node, texts, 0);
  if (*field != NULL || texts->len == 0)
    return;
  g_ptr_array_add(texts, NULL);
  *field = hp_arena_copy(tree->arena, texts->pdata, texts->len * sizeof(char *));
}

/* ---- As other formatters have it ------------------------------------------------------------ */

#define AXF_NAMESPACE "http://www.antennahouse.com/names/XSL/Extensions"
#define FOP_PDF_NAMESPACE "http://xmlgraphics.apache.org/fop/extensions/pdf"

/* How one formatter says "author = Anna": in an element, as two attributes or as one and text. */
static const struct {
  const char *uri, *element, *name, *value; /* value NULL: the element's text */
} spellings[] = {{AXF_NAMESPACE, "document-info", "name", "value"},
                 {HP_XEP_NAMESPACE, "meta-field", "name", "value"},
                 {FOP_PDF_NAMESPACE, "name", "key", NULL}};

static void keep_said(HpFoTree *tree, const char *name, const char *value)
{
  HpFoMetadata *metadata = &tree->metadata;
  const HpSlice trimmed = hp_slice_trim(value);
  if (name == NULL || trimmed.length == 0)
    return;
  const char *kept = hp_arena_strndup(tree->arena, trimmed.text, trimmed.length);
  const char *const creators[] = {kept, NULL};
  if (g_ascii_strcasecmp(name, "title") == 0 || strcmp(name, "document-title") == 0)
    metadata->title = metadata->title == NULL ? kept : metadata->title;
  else if (g_ascii_strcasecmp(name, "subject") == 0)
    metadata->description = metadata->description == NULL ? kept : metadata->description;
  else if (g_ascii_strcasecmp(name, "author") == 0 && metadata->creators == NULL)
    metadata->creators = hp_arena_copy(tree->arena, creators, sizeof creators);
  else if (g_ascii_strcasecmp(name, "language") == 0)
    metadata->language = metadata->language == NULL ? kept : metadata->language;
}

static gboolean read_spelling(HpFoTree *tree, const xmlNode *node)
{
  for (gsize i = 0; i < G_N_ELEMENTS(spellings); i++) {
    if (!hp_is_named(node, spellings[i].element) || !hp_is_in_namespace(node, spellings[i].uri))
      continue;
    xmlChar *text = spellings[i].value == NULL ? xmlNodeGetContent(node) : NULL;
    const char *value =
        spellings[i].value == NULL ? (const char *)text : hp_attribute(node, spellings[i].value);
    if (value != NULL)
      keep_said(tree, hp_attribute(node, spellings[i].name), value);
    xmlFree(text);
    return TRUE;
  }
  return FALSE;
}

static void read_below(HpFoTree *tree, const xmlNode *node, int depth)
{
  HpFoMetadata *metadata = &tree->metadata;
  const struct {
    const char *name;
    const char **field;
  } fields[] = {{"title", &metadata->title},
                {"language", &metadata->language},
                {"description", &metadata->description},
                {"identifier", &metadata->identifier},
                {"publisher", &metadata->publisher},
                {"date", &metadata->date}};
  for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
    if (is_dublin_core(node, fields[i].name)) {
      keep(tree, fields[i].field, node);
      return;
    }
  if (is_dublin_core(node, "creator"))
    keep_all(tree, &metadata->creators, node);
  else if (read_spelling(tree, node))
    return;
  else if (depth < MAX_METADATA_DEPTH)
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
      if (child->type == XML_ELEMENT_NODE)
        read_below(tree, child, depth + 1);
}

void hp_read_metadata(HpFoTree *tree, const xmlNode *packet)
{
  read_below(tree, packet, 0);
}

gboolean hp_read_document_info(HpFoTree *tree, const xmlNode *node)
{
  const gboolean group =
      hp_is_named(node, "meta-info") && hp_is_in_namespace(node, HP_XEP_NAMESPACE);
  if (!group)
    return read_spelling(tree, node);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      read_spelling(tree, child);
  return TRUE;
}

/* ---- Without XMP --------------------------------------------------------------------------- */

static void append_text(GString *text, const HpFo *fo)
{
  if (fo->kind == HP_FO_TEXT)
    g_string_append_len(text, fo->text, (gssize)fo->text_length);
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    append_text(text, child);
}

/* The text of an object, runs of white space made one. */
static const char *text_of(HpFoTree *tree, const HpFo *fo)
{
  g_autoptr(GString) text = g_string_new(NULL);
  append_text(text, fo);
  g_autofree char *words = hp_collapsed(text->str);
  return *words == '\0' ? NULL : hp_arena_strdup(tree->arena, words);
}

void hp_complete_metadata(HpFoTree *tree)
{
  const HpFo *sequence = hp_fo_child_of_kind(tree->root, HP_FO_PAGE_SEQUENCE);
  const HpFo *title = sequence == NULL ? NULL : hp_fo_child_of_kind(sequence, HP_FO_TITLE);
  if (tree->metadata.title == NULL && title != NULL)
    tree->metadata.title = text_of(tree, title);
  if (tree->metadata.language == NULL)
    tree->metadata.language = tree->root->traits->inherited.language;
  if (tree->metadata.language == NULL && sequence != NULL)
    tree->metadata.language = sequence->traits->inherited.language;
}
