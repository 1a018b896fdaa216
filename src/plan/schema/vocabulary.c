/*
 * Lists what may be written by a schema: its elements, what stands in them, and where they stand.
 *
 * The elements are those that can be reached from the start. Their order is that of the schema, as
 * are the sections that they are listed under.
 */
#include "plan/schema/documentation.h"

#include <libxml/xpath.h>
#include <string.h>

struct HpVocabulary {
  HpSource *source;
  HpSchema *schema;
  GStringChunk *strings;
  GPtrArray *elements; /* of HpVocabularyElement */
};

/* How often something is in a pattern: at least, and at most (2: any number). */
typedef struct {
  guint least, most;
} Times;

/* How often, in what the pattern stands for, there is an element or attribute of that name. */
static Times count_of(const HpPattern *pattern, HpPatternKind kind, const HpPattern *like)
{
  Times left = {0, 0}, right = {0, 0};
  switch (pattern->kind) {
  case HP_PATTERN_CHOICE:
    left = count_of(pattern->left, kind, like);
    right = count_of(pattern->right, kind, like);
    return (Times){MIN(left.least, right.least), MAX(left.most, right.most)};
  case HP_PATTERN_GROUP:
  case HP_PATTERN_INTERLEAVE:
    left = count_of(pattern->left, kind, like);
    right = count_of(pattern->right, kind, like);
    return (Times){MIN(left.least + right.least, 2), MIN(left.most + right.most, 2)};
  case HP_PATTERN_ONE_OR_MORE:
    left = count_of(pattern->left, kind, like);
    return (Times){left.least, left.most > 0 ? 2 : 0};
  default:
    if (pattern->kind == kind && g_strcmp0(pattern->name, like->name) == 0 &&
        strcmp(pattern->namespace, like->namespace) == 0)
      return (Times){1, 1};
    return (Times){0, 0};
  }
}

/* In the vocabulary's keeping; takes the text. */
static const char *kept(HpVocabulary *vocabulary, char *text)
{
  const char *copy = text == NULL ? NULL : g_string_chunk_insert_const(vocabulary->strings, text);
  g_free(text);
  return copy;
}

static const char *documented(HpVocabulary *vocabulary, const HpPattern *pattern)
{
  return kept(vocabulary, hp_schema_documentation(pattern->node));
}

/* ---- Parts --------------------------------------------------------------------------------- */

static void part_free(gpointer data)
{
  HpVocabularyPart *part = data;
  g_clear_pointer(&part->values, g_ptr_array_unref);
  g_free(part);
}

static HpVocabularyPart *part_named(const GPtrArray *parts, const char *name)
{
  for (guint i = 0; i < parts->len; i++) {
    HpVocabularyPart *part = g_ptr_array_index(parts, i);
    if (strcmp(part->name, name) == 0)
      return part;
  }
  return NULL;
}

/* All its values; NULL where others do as well. */
static GPtrArray *all_values(HpVocabulary *vocabulary, const HpPattern *attribute)
{
  const HpPattern *content = hp_pattern_content(vocabulary->schema, attribute);
  GPtrArray *values = hp_listed_values(content);
  if (values->len == 0)
    g_clear_pointer(&values, g_ptr_array_unref);
  return values;
}

/* Adds what an element pattern has of one kind to what others of the element have. */
static void add_parts(HpVocabulary *vocabulary, GPtrArray *parts, const HpPattern *content,
                      HpPatternKind kind)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  if (kind == HP_PATTERN_ATTRIBUTE)
    hp_pattern_attributes(content, found);
  else
    hp_pattern_all_elements(content, found);
  for (guint i = 0; i < found->len; i++) {
    const HpPattern *pattern = g_ptr_array_index(found, i);
    if (pattern->name == NULL)
      continue;
    const Times count = count_of(content, kind, pattern);
    const char *name = hp_written_name(pattern);
    HpVocabularyPart *part = part_named(parts, name);
    if (part == NULL) {
      part = g_new0(HpVocabularyPart, 1);
      part->name = name;
      part->documentation = documented(vocabulary, pattern);
      part->required = count.least > 0;
      part->values = kind == HP_PATTERN_ATTRIBUTE ? all_values(vocabulary, pattern) : NULL;
      g_ptr_array_add(parts, part);
    }
    part->required = part->required && count.least > 0;
    part->repeats = part->repeats || count.most > 1;
  }
}

static gboolean is_any_required(const GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (((const HpVocabularyPart *)g_ptr_array_index(parts, i))->required)
      return TRUE;
  return FALSE;
}

/* Whether elements of several names may come as somebody likes. */
static gboolean has_any_order(const HpPattern *pattern)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new();
  switch (pattern->kind) {
  case HP_PATTERN_ONE_OR_MORE:
  case HP_PATTERN_INTERLEAVE:
    hp_pattern_all_elements(pattern, elements);
    return elements->len > 1;
  case HP_PATTERN_CHOICE:
  case HP_PATTERN_GROUP:
    return has_any_order(pattern->left) || has_any_order(pattern->right);
  default:
    return FALSE;
  }
}

/* ---- Elements ------------------------------------------------------------------------------ */

static void element_free(gpointer data)
{
  HpVocabularyElement *element = data;
  g_ptr_array_unref(element->attributes);
  g_ptr_array_unref(element->children);
  g_ptr_array_unref(element->parents);
  g_free(element);
}

/* The section that the nearest one before it in the schema names. */
static const char *section_of(HpVocabulary *vocabulary, const xmlNode *node)
{
  while (node->parent != NULL && node->parent->parent != NULL &&
         node->parent->parent->type == XML_ELEMENT_NODE)
    node = node->parent;
  for (; node != NULL; node = node->prev)
    if (hp_is_named(node, "section") &&
        hp_is_in_namespace(node, "https://handlingsplan.org/ns/schema/1"))
      return kept(vocabulary, hp_schema_documentation(node));
  return NULL;
}

static HpVocabularyElement *element_like(HpVocabulary *vocabulary, const HpPattern *pattern)
{
  const char *documentation = documented(vocabulary, pattern);
  for (guint i = 0; i < vocabulary->elements->len; i++) {
    HpVocabularyElement *element = g_ptr_array_index(vocabulary->elements, i);
    if (strcmp(element->name, hp_written_name(pattern)) == 0 &&
        g_strcmp0(element->documentation, documentation) == 0)
      return element;
  }
  HpVocabularyElement *element = g_new0(HpVocabularyElement, 1);
  element->name = hp_written_name(pattern);
  element->documentation = documentation;
  element->section = section_of(vocabulary, pattern->node);
  element->attributes = g_ptr_array_new_with_free_func(part_free);
  element->children = g_ptr_array_new_with_free_func(part_free);
  element->parents = g_ptr_array_new();
  element->is_ordered = TRUE;
  g_ptr_array_add(vocabulary->elements, element);
  return element;
}

static void add_element(HpVocabulary *vocabulary, const HpPattern *pattern)
{
  HpVocabularyElement *element = element_like(vocabulary, pattern);
  const HpPattern *content = hp_pattern_content(vocabulary->schema, pattern);
  const HpPattern *inside = hp_pattern_after_start_tag(vocabulary->schema, content, TRUE);
  add_parts(vocabulary, element->attributes, content, HP_PATTERN_ATTRIBUTE);
  add_parts(vocabulary, element->children, content, HP_PATTERN_ELEMENT);
  element->is_ordered = element->is_ordered && !has_any_order(inside);
  element->has_text = element->has_text || hp_pattern_allows_text(inside);
  element->needs_a_child =
      !hp_pattern_is_nullable(inside) && !element->has_text && !is_any_required(element->children);
}

/* The element patterns that can be reached from some, those included, each once. */
static GPtrArray *reachable(HpSchema *schema, const HpPattern *start)
{
  GPtrArray *found = g_ptr_array_new();
  hp_pattern_all_elements(start, found);
  for (guint i = 0; i < found->len; i++)
    hp_pattern_all_elements(hp_pattern_content(schema, g_ptr_array_index(found, i)), found);
  return found;
}

static int compare_places(gconstpointer a, gconstpointer b)
{
  const HpPattern *one = *(const HpPattern *const *)a, *other = *(const HpPattern *const *)b;
  return xmlXPathCmpNodes((xmlNode *)other->node, (xmlNode *)one->node);
}

static void add_parents(HpVocabulary *vocabulary, const HpPattern *around)
{
  const char *name = hp_written_name(around);
  g_autoptr(GPtrArray) inside = g_ptr_array_new();
  hp_pattern_all_elements(hp_pattern_content(vocabulary->schema, around), inside);
  for (guint i = 0; i < inside->len; i++) {
    const HpPattern *pattern = g_ptr_array_index(inside, i);
    GPtrArray *parents = pattern->name == NULL ? NULL : element_like(vocabulary, pattern)->parents;
    if (parents != NULL && !g_ptr_array_find_with_equal_func(parents, name, g_str_equal, NULL))
      g_ptr_array_add(parents, (gpointer)name);
  }
}

static void list_elements(HpVocabulary *vocabulary)
{
  const HpPattern *start = hp_schema_start(vocabulary->schema);
  g_autoptr(GPtrArray) patterns = reachable(vocabulary->schema, start);
  g_autoptr(GPtrArray) roots = g_ptr_array_new();
  g_ptr_array_sort(patterns, compare_places);
  for (guint i = 0; i < patterns->len; i++)
    if (((const HpPattern *)g_ptr_array_index(patterns, i))->name != NULL)
      add_element(vocabulary, g_ptr_array_index(patterns, i));
  for (guint i = 0; i < patterns->len; i++)
    if (((const HpPattern *)g_ptr_array_index(patterns, i))->name != NULL)
      add_parents(vocabulary, g_ptr_array_index(patterns, i));
  hp_pattern_all_elements(start, roots);
  for (guint i = 0; i < roots->len; i++)
    element_like(vocabulary, g_ptr_array_index(roots, i))->is_root = TRUE;
}

/* ---- The vocabulary ------------------------------------------------------------------------ */

HpVocabulary *hp_vocabulary_read(const char *path, HpDiagnostics *diagnostics)
{
  HpSource *source = hp_source_read(path, NULL, diagnostics);
  if (source == NULL)
    return NULL;
  HpVocabulary *vocabulary = g_new0(HpVocabulary, 1);
  vocabulary->source = source;
  vocabulary->schema = hp_schema_new(hp_source_document(source));
  vocabulary->strings = g_string_chunk_new(4096);
  vocabulary->elements = g_ptr_array_new_with_free_func(element_free);
  list_elements(vocabulary);
  return vocabulary;
}

void hp_vocabulary_free(HpVocabulary *vocabulary)
{
  if (vocabulary == NULL)
    return;
  g_ptr_array_unref(vocabulary->elements);
  g_string_chunk_free(vocabulary->strings);
  hp_schema_free(vocabulary->schema);
  hp_source_free(vocabulary->source);
  g_free(vocabulary);
}

const GPtrArray *hp_vocabulary_elements(const HpVocabulary *vocabulary)
{
  return vocabulary->elements;
}
