/*
 * Which pages a list prints (6.10.2), step by step: those of each reference, once each; those of
 * all references, in the order of the pages; three or more that follow one another as one range.
 *
 *     reference 1   9 10  13 14 15
 *     reference 2            14     17
 *     merged        9 10  13  –  15 17
 */
#include "fo/tree/indexes.h"

#include <string.h>

#define MAX_INDEX_PAGES 100000 /* pages that one index entry refers to; the rest: a warning */
#define LEAST_RANGE 3          /* pages that are one */

typedef struct {
  const HpFoTree *tree;
  const HpIndexList *list;
  const HpKnownPages *known;
  GArray *items; /* of HpIndexItem */
} Collecting;

/* ---- The pages of one reference -------------------------------------------------------------- */

static gboolean pages_of(const Collecting *collecting, const HpIndexed *indexed, guint *first,
                         guint *last)
{
  const HpKnownPages *known = collecting->known;
  if (!known->pages_of(indexed->from, first, last, known->user))
    return FALSE;
  guint unused;
  if (indexed->is_range &&
      (indexed->to == NULL || !known->pages_of(indexed->to, &unused, last, known->user)))
    *last = known->n_pages - 1;
  *last = MAX(*first, *last);
  return TRUE;
}

/* A page that two objects are on is cited once: for the range, or else for the first of them. */
static void add_item(const Collecting *collecting, GHashTable *by_page, const HpIndexItem *item)
{
  gpointer at;
  if (!g_hash_table_lookup_extended(by_page, GUINT_TO_POINTER(item->page), NULL, &at)) {
    g_hash_table_insert(by_page, GUINT_TO_POINTER(item->page),
                        GUINT_TO_POINTER(collecting->items->len));
    g_array_append_vals(collecting->items, item, 1);
    return;
  }
  HpIndexItem *there = &g_array_index(collecting->items, HpIndexItem, GPOINTER_TO_UINT(at));
  if (item->of_range && !there->of_range)
    *there = *item;
}

static void say_too_many(const Collecting *collecting)
{
  hp_report_warning_once(collecting->known->diagnostics, "index-pages",
                         &collecting->list->fo->place,
                         _("This entry of the index refers to more than %d pages, and the others "
                           "are left out; divide it."),
                         MAX_INDEX_PAGES);
}

static void collect_indexed(const Collecting *collecting, GHashTable *by_page,
                            const HpIndexed *indexed, HpIndexItem item)
{
  guint first, last;
  if (!pages_of(collecting, indexed, &first, &last))
    return;
  item.class = indexed->class;
  item.of_range = indexed->is_range;
  for (item.page = first; item.page <= last; item.page++) {
    if (collecting->items->len >= MAX_INDEX_PAGES) {
      say_too_many(collecting);
      return;
    }
    const gboolean ends = item.page == last && item.page > first && indexed->to != NULL;
    item.id = ends ? indexed->to : indexed->from;
    add_item(collecting, by_page, &item);
  }
}

static void collect_reference(const Collecting *collecting, const HpFo *fo, guint reference)
{
  const char *key = hp_fo_name(fo, HP_NAME_REF_INDEX_KEY);
  const GArray *indexed =
      key == NULL ? NULL : g_hash_table_lookup(collecting->tree->indexes->keys, key);
  if (indexed == NULL)
    return;
  g_autoptr(GHashTable) by_page = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < indexed->len; i++)
    collect_indexed(collecting, by_page, &g_array_index(indexed, HpIndexed, i),
                    (HpIndexItem){.reference = reference, .reference_fo = fo});
}

static int compare(gconstpointer a, gconstpointer b)
{
  const HpIndexItem *one = a, *other = b;
  if (one->page != other->page)
    return one->page < other->page ? -1 : 1;
  return one->reference < other->reference ? -1 : one->reference > other->reference;
}

/* ---- Those of all ---------------------------------------------------------------------------- */

/* Of those that are on one page, the first reference's stays. */
static void merge_pages(GArray *items)
{
  guint kept = 0;
  for (guint i = 0; i < items->len; i++) {
    const HpIndexItem item = g_array_index(items, HpIndexItem, i);
    if (kept == 0 || g_array_index(items, HpIndexItem, kept - 1).page != item.page)
      g_array_index(items, HpIndexItem, kept++) = item;
  }
  g_array_set_size(items, kept);
}

/* Items that follow one another, perhaps with others between them. */
typedef struct {
  guint first, last; /* items */
  guint n_pages;
} PageRun;

static gboolean follows(const HpIndexItem *last, const HpIndexItem *item)
{
  return (item->page == last->page || item->page == last->page + 1) &&
         strcmp(item->class, last->class) == 0;
}

/* The run of each item, as its number in `runs`. */
static guint *find_runs(const GArray *items, gboolean across_references, GArray *runs)
{
  guint *run_of = g_new(guint, items->len);
  g_autoptr(GHashTable) open = g_hash_table_new(NULL, NULL); /* reference → number + 1 */
  for (guint i = 0; i < items->len; i++) {
    const HpIndexItem *item = &g_array_index(items, HpIndexItem, i);
    const gpointer of = GUINT_TO_POINTER(across_references ? 0 : item->reference);
    const guint number = GPOINTER_TO_UINT(g_hash_table_lookup(open, of));
    PageRun *run = number == 0 ? NULL : &g_array_index(runs, PageRun, number - 1);
    const HpIndexItem *last = run == NULL ? NULL : &g_array_index(items, HpIndexItem, run->last);
    if (last != NULL && follows(last, item)) {
      run->n_pages += item->page > last->page;
      run->last = i;
      run_of[i] = number - 1;
      continue;
    }
    const PageRun begun = {i, i, 1};
    g_array_append_val(runs, begun);
    g_hash_table_insert(open, of, GUINT_TO_POINTER(runs->len));
    run_of[i] = runs->len - 1;
  }
  return run_of;
}

static GArray *entries_of(const GArray *items, const HpInheritedTraits *traits)
{
  GArray *entries = g_array_new(FALSE, FALSE, sizeof(HpIndexEntry));
  g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(PageRun));
  g_autofree guint *run_of = find_runs(items, traits->merge_ranges_across_references, runs);
  for (guint i = 0; i < items->len; i++) {
    const PageRun *run = &g_array_index(runs, PageRun, run_of[i]);
    const gboolean range = traits->merge_sequential_pages && run->n_pages >= LEAST_RANGE;
    if (range && i != run->first)
      continue;
    const HpIndexEntry entry = {g_array_index(items, HpIndexItem, i),
                                g_array_index(items, HpIndexItem, range ? run->last : i)};
    g_array_append_val(entries, entry);
  }
  return entries;
}

GArray *hp_index_entries(const HpFoTree *tree, const HpIndexList *list, const HpKnownPages *known)
{
  g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(HpIndexItem));
  const Collecting collecting = {tree, list, known, items};
  guint reference = 0;
  for (const HpFo *fo = list->written; fo != NULL; fo = fo->next)
    if (fo->kind == HP_FO_INDEX_KEY_REFERENCE)
      collect_reference(&collecting, fo, reference++);
  g_array_sort(items, compare);
  const HpInheritedTraits *traits = &list->fo->traits->inherited;
  if (traits->merge_pages_across_references)
    merge_pages(items);
  return entries_of(items, traits);
}
