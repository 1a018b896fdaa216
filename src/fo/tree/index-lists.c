/*
 * What an fo:index-page-citation-list prints, as formatting objects (6.10.2):
 *
 *     list ─┬─ basic-link or inline ─ "9"
 *           ├─ ", "                              or what the separator holds, in an inline
 *           └─ inline, kept on one line ─┬─ basic-link ─ "13"
 *                                        ├─ "–"
 *                                        └─ basic-link ─ "15"
 */
#include "fo/tree/indexes.h"

#include <string.h>

typedef struct {
  HpFoTree *tree;
  const HpIndexList *list;
  const HpKnownPages *known;
} Printing;

/* ---- Objects --------------------------------------------------------------------------------- */

static HpFo *append_object(const Printing *printing, HpFo *parent, HpFoKind kind,
                           const HpTraits *traits)
{
  HpFo *fo = hp_arena_new0(printing->tree->arena, HpFo);
  fo->kind = kind;
  fo->index = printing->tree->size++;
  fo->parent = parent;
  fo->traits = traits;
  fo->place = printing->list->fo->place;
  fo->in_plan = printing->list->fo->in_plan;
  hp_fo_append_child(parent, fo);
  return fo;
}

static void append_text(const Printing *printing, HpFo *parent, const char *text)
{
  if (*text == '\0')
    return;
  HpFo *fo = append_object(printing, parent, HP_FO_TEXT, parent->traits);
  fo->text = hp_arena_strdup(printing->tree->arena, text);
  fo->text_length = strlen(text);
}

/* An inline with no properties of its own but, perhaps, that it is kept on one line. */
static HpFo *append_inline(const Printing *printing, HpFo *parent, HpFoKind kind,
                           const HpTraits *around, gboolean kept)
{
  const HpIndexes *indexes = printing->tree->indexes;
  HpFo *fo = append_object(printing, parent, kind, NULL);
  fo->node = kept ? indexes->kept_node : indexes->plain_node;
  fo->traits = hp_refine(printing->tree->refiner, fo, around, NULL);
  return fo;
}

static void copy_children(const Printing *printing, HpFo *parent, const HpFo *original)
{
  for (const HpFo *child = original->first_child; child != NULL; child = child->next) {
    HpFo *copy = append_object(printing, parent, child->kind, child->traits);
    copy->text = child->text;
    copy->text_length = child->text_length;
    copy->names = child->names;
    copy->node = child->node;
    copy_children(printing, copy, child);
  }
}

/* What an object of the list holds, wherever it is to be printed. */
static void append_written(const Printing *printing, HpFo *parent, const HpFo *written)
{
  if (written->first_child == NULL)
    return;
  copy_children(printing, append_inline(printing, parent, HP_FO_INLINE, written->traits, FALSE),
                written);
}

static const HpFo *written_of_kind(const HpIndexList *list, HpFoKind kind)
{
  const HpFo *fo = list->written;
  while (fo != NULL && fo->kind != kind)
    fo = fo->next;
  return fo;
}

static void append_separator(const Printing *printing, HpFo *parent, HpFoKind kind,
                             const char *usual)
{
  const HpFo *written = written_of_kind(printing->list, kind);
  if (written != NULL)
    append_written(printing, parent, written);
  else
    append_text(printing, parent, usual);
}

/* ---- Pages ----------------------------------------------------------------------------------- */

static void append_number(const Printing *printing, HpFo *parent, const HpIndexItem *item)
{
  const HpTraits *traits = item->reference_fo->traits;
  const gboolean link = traits->inherited.page_number_links;
  HpFo *number =
      append_inline(printing, parent, link ? HP_FO_BASIC_LINK : HP_FO_INLINE, traits, FALSE);
  if (link) {
    const char **names = hp_arena_array(printing->tree->arena, const char *, HP_NAME_COUNT);
    names[HP_NAME_INTERNAL_DESTINATION] = item->id;
    number->names = names;
  }
  append_text(printing, number, printing->known->number_of(item->page, printing->known->user));
}

static void append_page(const Printing *printing, HpFo *parent, const HpIndexItem *item)
{
  const HpFo *prefix = hp_fo_child_of_kind(item->reference_fo, HP_FO_INDEX_PAGE_NUMBER_PREFIX);
  const HpFo *suffix = hp_fo_child_of_kind(item->reference_fo, HP_FO_INDEX_PAGE_NUMBER_SUFFIX);
  if (prefix != NULL)
    append_written(printing, parent, prefix);
  append_number(printing, parent, item);
  if (suffix != NULL)
    append_written(printing, parent, suffix);
}

static void append_entry(const Printing *printing, const HpIndexEntry *entry)
{
  const HpIndexList *list = printing->list;
  HpFo *parent = append_inline(printing, list->fo, HP_FO_INLINE, list->fo->traits, TRUE);
  append_page(printing, parent, &entry->first);
  if (entry->last.page == entry->first.page)
    return;
  append_separator(printing, parent, HP_FO_INDEX_PAGE_CITATION_RANGE_SEPARATOR,
                   list->range_separator);
  append_page(printing, parent, &entry->last);
}

static void print_list(const Printing *printing, const GArray *entries)
{
  HpFo *list = printing->list->fo;
  list->first_child = list->last_child = NULL;
  for (guint i = 0; i < entries->len; i++) {
    if (i > 0)
      append_separator(printing, list, HP_FO_INDEX_PAGE_CITATION_LIST_SEPARATOR,
                       printing->list->list_separator);
    append_entry(printing, &g_array_index(entries, HpIndexEntry, i));
  }
}

/* ---- All lists ------------------------------------------------------------------------------- */

static void tell_item(GString *told, const HpIndexItem *item, const HpKnownPages *known)
{
  g_string_append_printf(told, "%u %s %s\n", item->reference, item->id,
                         known->number_of(item->page, known->user));
}

static char *told_of(const GArray *entries, const HpKnownPages *known)
{
  GString *told = g_string_new(NULL);
  for (guint i = 0; i < entries->len; i++) {
    const HpIndexEntry *entry = &g_array_index(entries, HpIndexEntry, i);
    tell_item(told, &entry->first, known);
    tell_item(told, &entry->last, known);
  }
  return g_string_free(told, FALSE);
}

gboolean hp_fo_tree_has_indexes(const HpFoTree *tree)
{
  return tree->indexes != NULL && tree->indexes->lists->len > 0;
}

gboolean hp_fo_tree_fill_indexes(HpFoTree *tree, const HpFo *sequence, const HpKnownPages *known)
{
  gboolean changed = FALSE;
  for (guint i = 0; i < tree->indexes->lists->len; i++) {
    HpIndexList *list = &g_array_index(tree->indexes->lists, HpIndexList, i);
    if (sequence != NULL && list->sequence != sequence)
      continue;
    g_autoptr(GArray) entries = hp_index_entries(tree, list, known);
    g_autofree char *told = told_of(entries, known);
    if (g_strcmp0(told, list->printed == NULL ? "" : list->printed) == 0)
      continue;
    changed = TRUE;
    list->printed = hp_arena_strdup(tree->arena, told);
    print_list(&(Printing){tree, list, known}, entries);
  }
  return changed;
}
