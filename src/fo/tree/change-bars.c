/* Change bars: which fo:change-bar-end ends what an fo:change-bar-begin began (6.13.2–6.13.3). */
#include "fo/tree/tree.h"

/*
 * Regions of one class nest: the end that comes next ends the one that began last. Those of
 * different classes may overlap. A region in static content ends there; one in a flow may go on
 * into that of the next page-sequence.
 *
 *     begin a   begin b   begin a   end a   end a   end b
 *     └────────────────── a ────────────────┘
 *               └────────────────── b ──────────────┘
 *                         └── a ────┘
 */
typedef struct {
  HpFoTree *tree;
  GArray *regions;  /* of HpChangeRegion */
  GHashTable *open; /* class → GArray* of indexes of the regions that are open, outermost first */
  const HpFo *holder;
} Pairing;

static void free_indexes(gpointer indexes)
{
  g_array_unref(indexes);
}

static GArray *open_of_class(const Pairing *pairing, const HpFo *bar)
{
  const char *class = hp_fo_name(bar, HP_NAME_CHANGE_BAR_CLASS);
  if (class == NULL)
    return NULL;
  GArray *open = g_hash_table_lookup(pairing->open, class);
  if (open == NULL) {
    open = g_array_new(FALSE, FALSE, sizeof(guint));
    g_hash_table_insert(pairing->open, (gpointer) class, open);
  }
  return open;
}

/* ---- Where a bar stands -------------------------------------------------------------------- */

static const HpFo *ancestor_of_kind(const HpFo *fo, HpFoKind kind)
{
  while (fo != NULL && fo->kind != kind)
    fo = fo->parent;
  return fo;
}

/* What is not shown of an fo:multi-switch has no bars. */
static gboolean is_shown(const HpFo *bar)
{
  for (const HpFo *fo = bar; fo->parent != NULL; fo = fo->parent)
    if (fo->kind == HP_FO_MULTI_CASE && fo->parent->first_child != fo)
      return FALSE;
  return TRUE;
}

static gboolean may_stand(const Pairing *pairing, const HpFo *bar)
{
  if (ancestor_of_kind(bar, HP_FO_MARKER) == NULL)
    return is_shown(bar);
  hp_report_warning_once(pairing->tree->diagnostics, "change bar in marker", &bar->place,
                         _("%s has no effect in fo:marker; put change bars around the "
                           "fo:retrieve-marker instead."),
                         hp_fo_kind_name(bar->kind));
  return FALSE;
}

/* "none" is its initial value: whoever gave the style no thought would look for the bar in vain. */
static void check_style(const Pairing *pairing, const HpFo *begin)
{
  if (begin->traits->inherited.change_bar_style != HP_BORDER_NONE)
    return;
  for (const HpFo *fo = begin; fo != NULL; fo = fo->parent)
    if (xmlHasProp((xmlNode *)fo->node, (const xmlChar *)"change-bar-style") != NULL)
      return;
  hp_report_warning_once(pairing->tree->diagnostics, "change bar without style", &begin->place,
                         _("This change bar is not seen, because change-bar-style is \"none\" "
                           "unless it is given; give it, such as change-bar-style=\"solid\"."));
}

/* ---- Pairing ------------------------------------------------------------------------------- */

static guint32 last_index_in(const HpFo *fo)
{
  while (fo->last_child != NULL)
    fo = fo->last_child;
  return fo->index;
}

/* Where one that is never ended ends. */
static guint32 end_of_holder(const HpFo *begin)
{
  const HpFo *holder = begin;
  while (holder->parent != NULL && holder->kind != HP_FO_FLOW &&
         holder->kind != HP_FO_STATIC_CONTENT)
    holder = holder->parent;
  return MAX(last_index_in(holder), begin->index);
}

static void begin_region(Pairing *pairing, const HpFo *bar)
{
  check_style(pairing, bar);
  const HpChangeRegion region = {
      .begin = bar, .holder = pairing->holder, .last = end_of_holder(bar)};
  GArray *open = open_of_class(pairing, bar);
  if (open != NULL)
    g_array_append_val(open, pairing->regions->len);
  g_array_append_val(pairing->regions, region);
}

static void end_region(Pairing *pairing, const HpFo *bar)
{
  GArray *open = open_of_class(pairing, bar);
  if (open == NULL)
    return;
  if (open->len == 0) {
    hp_report_warning(pairing->tree->diagnostics, &bar->place,
                      _("No change bar of the change-bar-class \"%s\" is open where this one "
                        "ends; put an fo:change-bar-begin where the change begins, or remove this "
                        "fo:change-bar-end."),
                      hp_fo_name(bar, HP_NAME_CHANGE_BAR_CLASS));
    return;
  }
  const guint innermost = g_array_index(open, guint, open->len - 1);
  g_array_index(pairing->regions, HpChangeRegion, innermost).last = bar->index;
  g_array_set_size(open, open->len - 1);
}

static void say_never_ended(const Pairing *pairing)
{
  GHashTableIter each;
  gpointer class, indexes;
  g_hash_table_iter_init(&each, pairing->open);
  while (g_hash_table_iter_next(&each, &class, &indexes)) {
    const GArray *open = indexes;
    for (guint i = 0; i < open->len; i++) {
      const HpFo *begin =
          g_array_index(pairing->regions, HpChangeRegion, g_array_index(open, guint, i)).begin;
      hp_report_warning(pairing->tree->diagnostics, &begin->place,
                        _("This change bar never ends, and goes on to the end of its flow; put an "
                          "fo:change-bar-end with the change-bar-class \"%s\" where the change "
                          "ends."),
                        (const char *)class);
    }
  }
}

/* The bars of one fo:static-content, or of all flows. */
static void pair_in(Pairing *pairing, const HpFo *holder)
{
  pairing->holder = holder;
  pairing->open = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_indexes);
  const GPtrArray *bars = pairing->tree->change_bars;
  for (guint i = 0; i < bars->len; i++) {
    const HpFo *bar = g_ptr_array_index(bars, i);
    if (ancestor_of_kind(bar, HP_FO_STATIC_CONTENT) != holder || !may_stand(pairing, bar))
      continue;
    if (bar->kind == HP_FO_CHANGE_BAR_BEGIN)
      begin_region(pairing, bar);
    else
      end_region(pairing, bar);
  }
  say_never_ended(pairing);
  g_hash_table_unref(pairing->open);
}

static void pair_in_static_contents(Pairing *pairing)
{
  const HpFo *holder = NULL;
  const GPtrArray *bars = pairing->tree->change_bars;
  for (guint i = 0; i < bars->len; i++) {
    const HpFo *around = ancestor_of_kind(g_ptr_array_index(bars, i), HP_FO_STATIC_CONTENT);
    if (around != NULL && around != holder)
      pair_in(pairing, around);
    holder = around == NULL ? holder : around;
  }
}

static int compare_beginnings(gconstpointer a, gconstpointer b)
{
  const HpChangeRegion *one = a, *other = b;
  return one->begin->index < other->begin->index ? -1 : one->begin->index > other->begin->index;
}

static void keep_regions(HpFoTree *tree, GArray *regions)
{
  g_array_sort(regions, compare_beginnings);
  guint32 reach = 0;
  for (guint i = 0; i < regions->len; i++) {
    HpChangeRegion *region = &g_array_index(regions, HpChangeRegion, i);
    region->reach = reach = MAX(reach, region->last);
  }
  tree->n_change_regions = regions->len;
  tree->change_regions =
      hp_arena_copy(tree->arena, regions->data, sizeof(HpChangeRegion) * regions->len);
}

void hp_pair_change_bars(HpFoTree *tree)
{
  if (tree->change_bars->len == 0)
    return;
  Pairing pairing = {tree, g_array_new(FALSE, FALSE, sizeof(HpChangeRegion)), NULL, NULL};
  pair_in(&pairing, NULL);
  pair_in_static_contents(&pairing);
  keep_regions(tree, pairing.regions);
  g_array_unref(pairing.regions);
}

const HpChangeRegion *hp_fo_tree_change_regions(const HpFoTree *tree, guint *n)
{
  *n = tree->n_change_regions;
  return tree->change_regions;
}
