/* What has an index-key, and where ranges begin and end (6.10.4–6.10.6). */
#include "fo/tree/indexes.h"

#include "xml/xml.h"

#include <string.h>

#define LIST_SEPARATOR ", "
#define RANGE_SEPARATOR "–"

/* ---- While the tree is built ----------------------------------------------------------------- */

HpFoKind hp_index_kind_of_xep(const xmlNode *node)
{
  static const struct {
    const char *name;
    HpFoKind kind;
  } names[] = {{"page-index", HP_FO_INDEX_PAGE_CITATION_LIST},
               {"index-item", HP_FO_INDEX_KEY_REFERENCE},
               {"begin-index-range", HP_FO_INDEX_RANGE_BEGIN},
               {"end-index-range", HP_FO_INDEX_RANGE_END}};
  if (!hp_is_in_namespace(node, HP_XEP_NAMESPACE))
    return HP_FO_KIND_COUNT;
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    if (hp_is_named(node, names[i].name))
      return names[i].kind;
  return HP_FO_KIND_COUNT;
}

static void free_array(gpointer array)
{
  g_array_unref(array);
}

static HpIndexes *indexes_of(HpFoTree *tree)
{
  if (tree->indexes != NULL)
    return tree->indexes;
  HpIndexes *indexes = g_new0(HpIndexes, 1);
  indexes->objects = g_ptr_array_new();
  indexes->places = g_hash_table_new(NULL, NULL);
  indexes->keys = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_array);
  indexes->lists = g_array_new(FALSE, TRUE, sizeof(HpIndexList));
  return tree->indexes = indexes;
}

void hp_indexes_free(HpIndexes *indexes)
{
  if (indexes == NULL)
    return;
  g_clear_pointer(&indexes->objects, g_ptr_array_unref);
  g_clear_pointer(&indexes->places, g_hash_table_unref);
  g_hash_table_unref(indexes->keys);
  g_array_unref(indexes->lists);
  g_free(indexes);
}

static const char *id_given_to(HpFoTree *tree, HpFo *fo)
{
  const char *own = hp_fo_name(fo, HP_NAME_ID);
  if (own != NULL)
    return own;
  const char **names = (const char **)fo->names;
  if (names == NULL)
    names = hp_arena_array(tree->arena, const char *, HP_NAME_COUNT);
  g_autofree char *id = g_strdup_printf(HP_GIVEN_ID "%u", fo->index);
  names[HP_NAME_ID] = hp_arena_strdup(tree->arena, id);
  fo->names = names;
  return names[HP_NAME_ID];
}

void hp_note_index_object(HpFoTree *tree, HpFo *fo)
{
  if (fo->kind == HP_FO_INDEX_PAGE_CITATION_LIST) {
    const HpIndexList list = {.fo = fo};
    g_array_append_val(indexes_of(tree)->lists, list);
  }
  if (hp_fo_name(fo, HP_NAME_INDEX_KEY) == NULL && fo->kind != HP_FO_INDEX_RANGE_END)
    return;
  id_given_to(tree, fo);
  g_ptr_array_add(indexes_of(tree)->objects, fo);
}

void hp_place_index_range(HpFoTree *tree, HpFo *range, HpFo *before)
{
  g_hash_table_insert(indexes_of(tree)->places, range, before);
}

/* ---- Once it is ------------------------------------------------------------------------------ */

static const HpFo *beside(const HpFo *fo, gboolean forward)
{
  return forward ? fo->next : fo->previous;
}

/* Headers and footers are on every page of their table, columns and text by itself on none. */
static gboolean has_place(const HpFo *fo)
{
  return fo->kind != HP_FO_TEXT && fo->kind != HP_FO_TABLE_COLUMN &&
         fo->kind != HP_FO_TABLE_HEADER && fo->kind != HP_FO_TABLE_FOOTER;
}

static const HpFo *flow_within(const HpFo *fo, gboolean forward)
{
  if (fo->kind == HP_FO_FLOW)
    return fo;
  if (fo->kind != HP_FO_PAGE_SEQUENCE && fo->kind != HP_FO_PAGE_SEQUENCE_WRAPPER)
    return NULL;
  const HpFo *flow = NULL;
  const HpFo *child = forward ? fo->first_child : fo->last_child;
  for (; child != NULL && flow == NULL; child = beside(child, forward))
    flow = flow_within(child, forward);
  return flow;
}

/* That of the page-sequence after or before the one that the object is in. */
static const HpFo *flow_beside(const HpFo *fo, gboolean forward)
{
  const HpFo *around = hp_fo_enclosing(fo, HP_FO_PAGE_SEQUENCE);
  for (; around != NULL; around = around->parent)
    for (const HpFo *next = beside(around, forward); next != NULL; next = beside(next, forward)) {
      const HpFo *flow = flow_within(next, forward);
      if (flow != NULL)
        return flow;
    }
  return NULL;
}

/* What is next to an object that stands after `before` in its parent, or else next to what is
   around it; NULL at the end or the beginning of the document. */
static HpFo *neighbour(const HpFo *fo, const HpFo *before, gboolean forward)
{
  const HpFo *around = fo->parent, *next = before;
  if (forward)
    next = before == NULL ? around->first_child : before->next;
  for (;;) {
    while (next != NULL && !has_place(next))
      next = beside(next, forward);
    if (next != NULL)
      return (HpFo *)next;
    if (around->parent == NULL || around->parent->kind == HP_FO_PAGE_SEQUENCE)
      return (HpFo *)flow_beside(around, forward);
    next = beside(around, forward);
    around = around->parent;
  }
}

/* What stands where the object does. Among blocks, a range has no area of its own: it begins with
   what comes next and ends with what came before. */
static HpFo *object_in_place(const HpFoTree *tree, HpFo *fo)
{
  gpointer before;
  if (!g_hash_table_lookup_extended(tree->indexes->places, fo, NULL, &before))
    return fo;
  const gboolean begins = fo->kind == HP_FO_INDEX_RANGE_BEGIN;
  HpFo *found = neighbour(fo, before, begins);
  if (found == NULL)
    found = neighbour(fo, before, !begins);
  return found == NULL ? (HpFo *)fo->parent : found;
}

static const char *id_in_place(HpFoTree *tree, HpFo *fo)
{
  return id_given_to(tree, object_in_place(tree, fo));
}

/* A range with nothing in it, at the edge of a flow, is where its other end is. */
static void set_ends(HpFoTree *tree, HpIndexed *entry, HpFo *begin, HpFo *end)
{
  HpFo *to = object_in_place(tree, end);
  entry->to = id_given_to(tree, to);
  const HpFo *sequence = hp_fo_enclosing(begin, HP_FO_PAGE_SEQUENCE);
  if (hp_fo_enclosing(end, HP_FO_PAGE_SEQUENCE) != sequence)
    return;
  const HpFo *from = object_in_place(tree, begin);
  if (hp_fo_enclosing(from, HP_FO_PAGE_SEQUENCE) != sequence)
    entry->from = entry->to;
  else if (hp_fo_enclosing(to, HP_FO_PAGE_SEQUENCE) != sequence)
    entry->to = entry->from;
}

static const char *class_of(const HpFo *fo)
{
  const char *class = hp_fo_name(fo, HP_NAME_INDEX_CLASS);
  return class == NULL ? "" : class;
}

static void note_key(HpFoTree *tree, HpFo *fo, GHashTable *begun)
{
  const char *key = hp_fo_name(fo, HP_NAME_INDEX_KEY);
  GArray *indexed = g_hash_table_lookup(tree->indexes->keys, key);
  if (indexed == NULL) {
    indexed = g_array_new(FALSE, FALSE, sizeof(HpIndexed));
    g_hash_table_insert(tree->indexes->keys, (gpointer)key, indexed);
  }
  const HpIndexed entry = {.from = id_in_place(tree, fo),
                           .class = class_of(fo),
                           .is_range = fo->kind == HP_FO_INDEX_RANGE_BEGIN};
  g_array_append_val(indexed, entry);
  if (entry.is_range)
    g_hash_table_insert(begun, (gpointer)hp_fo_name(fo, HP_NAME_ID), fo);
}

static void end_range(HpFoTree *tree, HpFo *end, GHashTable *begun)
{
  const char *id = hp_fo_name(end, HP_NAME_REF_ID);
  HpFo *begin = id == NULL ? NULL : g_hash_table_lookup(begun, id);
  if (begin == NULL) {
    hp_report_fault(tree->diagnostics, &end->place,
                    _("No range of the index begins before this %s, which is ignored; give its "
                      "ref-id the id of an fo:index-range-begin before it."),
                    hp_fo_kind_name(end->kind));
    return;
  }
  g_hash_table_remove(begun, id);
  GArray *indexed = g_hash_table_lookup(tree->indexes->keys, hp_fo_name(begin, HP_NAME_INDEX_KEY));
  const char *from = id_in_place(tree, begin);
  for (guint i = indexed->len; i-- > 0;) {
    HpIndexed *entry = &g_array_index(indexed, HpIndexed, i);
    if (entry->is_range && entry->to == NULL && entry->from == from) {
      set_ends(tree, entry, begin, end);
      return;
    }
  }
}

static void say_endless(gpointer id, gpointer value, gpointer user)
{
  HpFoTree *tree = user;
  const HpFo *begin = value;
  hp_report_fault(tree->diagnostics, &begin->place,
                  _("The range of the index that begins here does not end, and is taken to go on "
                    "to the end of the document; end it with <fo:index-range-end ref-id=\"%s\"/>."),
                  (const char *)id);
}

static void check_references(const HpFoTree *tree, const HpFo *written)
{
  for (const HpFo *fo = written; fo != NULL; fo = fo->next) {
    const char *key = hp_fo_name(fo, HP_NAME_REF_INDEX_KEY);
    if (fo->kind == HP_FO_INDEX_KEY_REFERENCE && key != NULL &&
        !g_hash_table_contains(tree->indexes->keys, key))
      hp_report_warning(tree->diagnostics, &fo->place,
                        _("Nothing has the index-key \"%s\" that %s refers to, and it prints no "
                          "page; correct it, or give that index-key to an object."),
                        key, hp_fo_kind_name(fo->kind));
  }
}

/* Of XEP's, the separators are attributes. */
static const char *separator(HpFoTree *tree, const HpFo *fo, const char *attribute,
                             const char *usual)
{
  const char *said =
      hp_is_in_namespace(fo->node, HP_XEP_NAMESPACE) ? hp_attribute(fo->node, attribute) : NULL;
  return said == NULL ? usual : hp_arena_strdup(tree->arena, said);
}

static void take_children(HpFoTree *tree, HpIndexList *list)
{
  HpFo *fo = list->fo;
  const gboolean in_marker = hp_fo_enclosing(fo, HP_FO_MARKER) != NULL;
  if (in_marker)
    hp_report_warning(tree->diagnostics, &fo->place,
                      _("%s prints nothing in fo:marker; move it out."), hp_fo_kind_name(fo->kind));
  list->list_separator = separator(tree, fo, "list-separator", LIST_SEPARATOR);
  list->range_separator = separator(tree, fo, "range-separator", RANGE_SEPARATOR);
  list->sequence = hp_fo_enclosing(fo, HP_FO_PAGE_SEQUENCE);
  list->written = in_marker ? NULL : fo->first_child;
  fo->first_child = fo->last_child = NULL;
  check_references(tree, list->written);
}

static const xmlNode *node_with(HpFoTree *tree, const char *property, const char *value)
{
  xmlNode *text = hp_arena_new0(tree->arena, xmlNode);
  text->type = XML_TEXT_NODE;
  text->content = (xmlChar *)hp_arena_strdup(tree->arena, value);
  xmlAttr *attribute = hp_arena_new0(tree->arena, xmlAttr);
  attribute->type = XML_ATTRIBUTE_NODE;
  attribute->name = (const xmlChar *)hp_arena_strdup(tree->arena, property);
  attribute->children = text;
  xmlNode *node = hp_arena_new0(tree->arena, xmlNode);
  node->type = XML_ELEMENT_NODE;
  node->properties = attribute;
  return node;
}

void hp_complete_indexes(HpFoTree *tree)
{
  HpIndexes *indexes = tree->indexes;
  if (indexes == NULL)
    return;
  g_autoptr(GHashTable) begun = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < indexes->objects->len; i++) {
    HpFo *fo = g_ptr_array_index(indexes->objects, i);
    if (fo->kind == HP_FO_INDEX_RANGE_END)
      end_range(tree, fo, begun);
    else if (hp_fo_name(fo, HP_NAME_INDEX_KEY) != NULL)
      note_key(tree, fo, begun);
  }
  g_hash_table_foreach(begun, say_endless, tree);
  for (guint i = 0; i < indexes->lists->len; i++)
    take_children(tree, &g_array_index(indexes->lists, HpIndexList, i));
  indexes->plain_node = hp_arena_new0(tree->arena, xmlNode);
  indexes->kept_node = node_with(tree, "keep-together.within-line", "always");
  g_clear_pointer(&indexes->objects, g_ptr_array_unref);
  g_clear_pointer(&indexes->places, g_hash_table_unref);
}
