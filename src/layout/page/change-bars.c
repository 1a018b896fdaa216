/*
 * Change bars, beside the columns of an accepted page (XSL 1.1, 6.13.2 and 7.24): whatever the
 * lines between a beginning and its end stand in – cells, lists, containers –, the bar is beside
 * the column, or the region that it is the whole width of.
 *
 *      ┃ │ one line of a change │ another cell  │
 *      ┃ │ the next one         │               │
 *        ├──────────────────────┴───────────────┤
 *        │ not changed                          │
 */
#include "layout/page/sequence.h"

#include "layout/inline/inline.h"

/** Where a bar runs: lines of one change that follow one another, with what is between them. */
typedef struct {
  const HpFo *begin;
  const char *class;
  HpLength x; /* of its centre */
  HpLength top, bottom;
  guint line; /* number of the last line in it, as they are met */
} Bar;

typedef struct {
  HpLayout *layout;
  GArray *bars; /* of Bar */
  HpLength width;
  HpOffset page_corner; /* of the page, in the coordinates of the column */
  gboolean rtl, second; /* second: the second one of two columns */
  guint line;           /* number of the line that is met */
} Beside;

/* ---- Where a bar stands -------------------------------------------------------------------- */

/* Bound at the start, a page with an odd number has its inside there. */
static gboolean is_at_start(const Beside *beside, HpBarPlacement placement)
{
  const gboolean odd = hp_page_is_odd(beside->layout->page.state);
  switch (placement) {
  case HP_BAR_END:
    return FALSE;
  case HP_BAR_LEFT:
    return !beside->rtl;
  case HP_BAR_RIGHT:
    return beside->rtl;
  case HP_BAR_INSIDE:
    return odd;
  case HP_BAR_OUTSIDE:
    return !odd;
  case HP_BAR_ALTERNATE:
    return !beside->second;
  default:
    return TRUE;
  }
}

static HpLength centre_of(const Beside *beside, const HpInheritedTraits *traits)
{
  const gboolean left = is_at_start(beside, traits->change_bar_placement) != beside->rtl;
  return left ? -traits->change_bar_offset : beside->width + traits->change_bar_offset;
}

static gboolean is_seen(const HpFo *begin)
{
  const HpInheritedTraits *traits = &begin->traits->inherited;
  return traits->visible && traits->change_bar_width > 0 &&
         traits->change_bar_style > HP_BORDER_HIDDEN;
}

static gboolean look_the_same(const HpFo *one, const HpFo *other)
{
  const HpInheritedTraits *a = &one->traits->inherited, *b = &other->traits->inherited;
  return a->change_bar_style == b->change_bar_style && a->change_bar_width == b->change_bar_width &&
         hp_same_color(hp_change_bar_color(a), hp_change_bar_color(b));
}

/* ---- Lines --------------------------------------------------------------------------------- */

static void widen(Bar *bar, const Bar *by)
{
  bar->top = MIN(bar->top, by->top);
  bar->bottom = MAX(bar->bottom, by->bottom);
  bar->line = MAX(bar->line, by->line);
}

/* One change goes on from line to line; what lies over another of its class is painted once. */
static gboolean joins(const Bar *bar, const Bar *next)
{
  if (bar->begin == next->begin && bar->line + 1 >= next->line)
    return TRUE;
  return bar->x == next->x && bar->top <= next->bottom && next->top <= bar->bottom &&
         g_strcmp0(bar->class, next->class) == 0 && look_the_same(bar->begin, next->begin);
}

static void add_bar(Beside *beside, const Bar *next)
{
  for (guint i = beside->bars->len; i-- > 0;) {
    Bar *bar = &g_array_index(beside->bars, Bar, i);
    if (!joins(bar, next))
      continue;
    widen(bar, next);
    return;
  }
  g_array_append_vals(beside->bars, next, 1);
}

static void meet_line(Beside *beside, const HpFragment *line, HpLength top, HpLength height)
{
  beside->line++;
  if (line->change_regions == NULL || height <= 0)
    return;
  for (const HpChangeRegion *const *each = line->change_regions; *each != NULL; each++) {
    const HpFo *begin = (*each)->begin;
    const Bar bar = {.begin = begin,
                     .class = hp_fo_name(begin, HP_NAME_CHANGE_BAR_CLASS),
                     .x = centre_of(beside, &begin->traits->inherited),
                     .top = top,
                     .bottom = hp_length_clamp((gint64)top + height),
                     .line = beside->line};
    if (is_seen(begin))
      add_bar(beside, &bar);
  }
}

static void meet_lines(Beside *beside, const HpFragment *fragment, HpLength dy);

/* Lines that run up or down the page: the bar is as long as what they stand in. */
static void meet_turned(Beside *beside, const HpFragment *fragment, HpLength top)
{
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next) {
    if (child->kind == HP_FRAGMENT_LINE)
      meet_line(beside, child, top, fragment->rect.height);
    else if (child->kind < HP_FRAGMENT_LINE) {
      HpFragment inner = *child;
      inner.rect.height = fragment->rect.height;
      meet_turned(beside, &inner, top);
    }
  }
}

static void meet(Beside *beside, const HpFragment *fragment, HpLength dy)
{
  dy = fragment->is_fixed ? beside->page_corner.y : dy;
  dy = hp_offset_by((HpOffset){0, dy}, fragment->offset).y;
  const HpLength top = hp_length_clamp((gint64)fragment->rect.y + dy);
  switch (fragment->kind) {
  case HP_FRAGMENT_LINE:
    meet_line(beside, fragment, top, fragment->rect.height);
    return;
  case HP_FRAGMENT_REFERENCE:
    if (fragment->rotation != 0)
      meet_turned(beside, fragment, top);
    else
      meet_lines(beside, fragment, hp_length_clamp((gint64)top + fragment->edge[HP_BEFORE]));
    return;
  case HP_FRAGMENT_BLOCK:
    meet_lines(beside, fragment, dy);
    return;
  default:
    return;
  }
}

static gboolean is_out_of_line(const HpFragment *fragment)
{
  return fragment->fo != NULL && !hp_is_in_flow(fragment->fo);
}

static void meet_lines(Beside *beside, const HpFragment *fragment, HpLength dy)
{
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next) {
    const gboolean apart = is_out_of_line(child);
    beside->line += apart;
    meet(beside, child, dy);
    beside->line += apart;
  }
}

/* ---- Bars ---------------------------------------------------------------------------------- */

static HpFragment *bar_fragment(const Beside *beside, const Bar *bar)
{
  HpArena *arena = beside->layout->page.arena;
  const HpInheritedTraits *traits = &bar->begin->traits->inherited;
  const HpLength width = traits->change_bar_width;
  HpBorder *sides = hp_arena_array(arena, HpBorder, 4);
  sides[HP_START] = (HpBorder){
      .style = traits->change_bar_style, .width = width, .color = hp_change_bar_color(traits)};
  HpFragment *fragment = hp_fragment_new(arena, HP_FRAGMENT_BLOCK, bar->begin);
  fragment->borders = sides;
  fragment->rect = (HpRect){bar->x - width / 2, bar->top, width, bar->bottom - bar->top};
  fragment->is_first = fragment->is_last = TRUE;
  return fragment;
}

static void append_bars(Beside *beside, HpFragment *column)
{
  for (guint i = 0; i < beside->bars->len; i++)
    hp_fragment_append(column, bar_fragment(beside, &g_array_index(beside->bars, Bar, i)));
  g_array_set_size(beside->bars, 0);
}

static gboolean is_second_of_two(const HpFragment *region, const HpFragment *column)
{
  return region->fo != NULL && region->fo->traits->column_count == 2 && column->rect.x > 0;
}

static gboolean is_rtl(const HpFragment *column)
{
  const HpFragment *area = column->fo != NULL ? column : column->first_child;
  const HpFo *fo = area == NULL ? NULL : area->fo;
  return fo != NULL && fo->traits->inherited.writing_mode == HP_WRITING_RL_TB;
}

/* The corner of the page, seen from that of the region's content. */
static HpOffset page_corner(const HpPageGeometry *geometry, const HpFragment *region)
{
  return (HpOffset){-geometry->page.x - region->rect.x - region->edge[HP_START],
                    -geometry->page.y - region->rect.y - region->edge[HP_BEFORE]};
}

void hp_append_change_bars(HpLayout *layout, const HpPageGeometry *geometry, HpFragment *region)
{
  if (!layout->document.has_change_bars)
    return;
  g_autoptr(GArray) bars = g_array_new(FALSE, FALSE, sizeof(Bar));
  const HpOffset corner = page_corner(geometry, region);
  HpLength width = region->rect.width - region->edge[HP_START] - region->edge[HP_END];
  for (HpFragment *column = region->first_child; column != NULL; column = column->next) {
    /* Footnotes are as wide as all columns, and stand in the coordinates of the region. */
    const gboolean apart = column->kind == HP_FRAGMENT_REFERENCE;
    Beside beside = {.layout = layout,
                     .bars = bars,
                     .width = apart ? column->rect.width : width,
                     .page_corner = {corner.x - (apart ? column->rect.x : 0),
                                     corner.y - (apart ? column->rect.y : 0)},
                     .rtl = is_rtl(column),
                     .second = is_second_of_two(region, column)};
    meet_lines(&beside, column, 0);
    append_bars(&beside, column);
  }
}
