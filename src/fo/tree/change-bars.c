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

static const HpFo *static_content_around(const HpFo *bar)
{
  return hp_fo_enclosing(bar, HP_FO_STATIC_CONTENT);
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
  if (hp_fo_enclosing(bar, HP_FO_MARKER) == NULL)
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

/* The bars of one fo:static-content, or of all flows, among those from `first` on. */
static void pair_in(Pairing *pairing, const HpFo *holder, guint first, guint end)
{
  pairing->holder = holder;
  pairing->open = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_indexes);
  for (guint i = first; i < end; i++) {
    const HpFo *bar = g_ptr_array_index(pairing->tree->change_bars, i);
    if (static_content_around(bar) != holder || !may_stand(pairing, bar))
      continue;
    if (bar->kind == HP_FO_CHANGE_BAR_BEGIN)
      begin_region(pairing, bar);
    else
      end_region(pairing, bar);
  }
  say_never_ended(pairing);
  g_hash_table_unref(pairing->open);
}

/* Those of each follow one another. */
static void pair_in_static_contents(Pairing *pairing)
{
  const GPtrArray *bars = pairing->tree->change_bars;
  for (guint first = 0, end; first < bars->len; first = end) {
    const HpFo *holder = static_content_around(g_ptr_array_index(bars, first));
    end = first + 1;
    while (end < bars->len && static_content_around(g_ptr_array_index(bars, end)) == holder)
      end++;
    if (holder != NULL)
      pair_in(pairing, holder, first, end);
  }
}

/* ---- What looks the same is one region ----------------------------------------------------- */

typedef struct {
  const HpFo *holder;
  HpLength offset, width;
  HpColor color;
  guint8 visible, style, placement;
} Look;

static Look look_of(const HpChangeRegion *region)
{
  const HpInheritedTraits *traits = &region->begin->traits->inherited;
  return (Look){region->holder,
                traits->change_bar_offset,
                traits->change_bar_width,
                hp_change_bar_color(traits),
                traits->visible,
                (guint8)traits->change_bar_style,
                (guint8)traits->change_bar_placement};
}

static guint hash_of_look(gconstpointer key)
{
  const Look *look = key;
  return g_direct_hash(look->holder) ^ (guint)look->offset * 31 ^ (guint)look->width * 37 ^
         look->color.red * 41u ^ look->color.green * 4096u ^ look->color.blue * 65536u ^
         look->style * 7u ^ look->placement;
}

static gboolean same_look(gconstpointer a, gconstpointer b)
{
  const Look *one = a, *other = b;
  return one->holder == other->holder && one->offset == other->offset &&
         one->width == other->width && hp_same_color(one->color, other->color) &&
         one->visible == other->visible && one->style == other->style &&
         one->placement == other->placement;
}

/* Bars that can be seen through are seen one through another. */
static gboolean goes_on(const HpChangeRegion *last, const HpChangeRegion *region)
{
  return last != NULL && last->last > region->begin->index &&
         hp_change_bar_color(&region->begin->traits->inherited).alpha == 255;
}

/*
 * A line may be in thousands of regions, whose bars lie one on another:
 *
 *     a └────────┘               a └──────────────────┘
 *     b      └───────────┘   →
 *     a              └───┘
 */
static void join_regions_that_look_the_same(GArray *regions)
{
  g_autoptr(GHashTable) last_of_look = g_hash_table_new_full(hash_of_look, same_look, g_free, NULL);
  guint kept = 0;
  for (guint i = 0; i < regions->len; i++) {
    const HpChangeRegion region = g_array_index(regions, HpChangeRegion, i);
    const Look look = look_of(&region);
    HpChangeRegion *last = g_hash_table_lookup(last_of_look, &look);
    if (goes_on(last, &region)) {
      last->last = MAX(last->last, region.last);
      continue;
    }
    HpChangeRegion *place = &g_array_index(regions, HpChangeRegion, kept++);
    *place = region;
    g_hash_table_replace(last_of_look, g_memdup2(&look, sizeof look), place);
  }
  g_array_set_size(regions, kept);
}

static int compare_beginnings(gconstpointer a, gconstpointer b)
{
  const HpChangeRegion *one = a, *other = b;
  return one->begin->index < other->begin->index ? -1 : one->begin->index > other->begin->index;
}

/* The middle one knows how far those before it and those after it reach, and so on in each half. */
static guint32 set_reach(HpChangeRegion *regions, guint n)
{
  if (n == 0)
    return 0;
  HpChangeRegion *middle = &regions[n / 2];
  const guint32 before = set_reach(regions, n / 2);
  const guint32 after = set_reach(middle + 1, n - n / 2 - 1);
  return middle->reach = MAX(middle->last, MAX(before, after));
}

static void keep_regions(HpFoTree *tree, GArray *regions)
{
  g_array_sort(regions, compare_beginnings);
  join_regions_that_look_the_same(regions);
  set_reach((HpChangeRegion *)regions->data, regions->len);
  tree->n_change_regions = regions->len;
  tree->change_regions =
      hp_arena_copy(tree->arena, regions->data, sizeof(HpChangeRegion) * regions->len);
}

void hp_pair_change_bars(HpFoTree *tree)
{
  if (tree->change_bars->len == 0)
    return;
  Pairing pairing = {tree, g_array_new(FALSE, FALSE, sizeof(HpChangeRegion)), NULL, NULL};
  pair_in(&pairing, NULL, 0, tree->change_bars->len);
  pair_in_static_contents(&pairing);
  keep_regions(tree, pairing.regions);
  g_array_unref(pairing.regions);
}

gboolean hp_fo_tree_has_change_bars(const HpFoTree *tree)
{
  return tree->n_change_regions > 0;
}

const HpChangeRegion *hp_fo_tree_change_regions(const HpFoTree *tree, guint *n)
{
  *n = tree->n_change_regions;
  return tree->change_regions;
}

HpColor hp_change_bar_color(const HpInheritedTraits *traits)
{
  return traits->change_bar_color.alpha == 0 ? traits->color : traits->change_bar_color;
}

static void append_regions_at(GPtrArray *found, const HpChangeRegion *regions, guint n,
                              const HpFo *holder, guint32 first, guint32 last)
{
  if (n == 0 || regions[n / 2].reach <= first)
    return;
  const HpChangeRegion *middle = &regions[n / 2];
  if (middle->begin->index <= last) {
    append_regions_at(found, middle + 1, n - n / 2 - 1, holder, first, last);
    if (middle->last > first && middle->holder == holder)
      g_ptr_array_add(found, (gpointer)middle);
  }
  append_regions_at(found, regions, n / 2, holder, first, last);
}

void hp_append_change_regions_at(GPtrArray *found, const HpFoTree *tree, const HpFo *holder,
                                 guint32 first, guint32 last)
{
  append_regions_at(found, tree->change_regions, tree->n_change_regions, holder, first, last);
}
