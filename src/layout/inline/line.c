/* Lines: which bytes of the paragraph they take, and the areas that stand in them. */
#include "layout/inline/item.h"

/* ---- Breaking ------------------------------------------------------------------------------ */

static HpLineAlign line_align(const HpLayout *layout, HpTextAlign align)
{
  const gboolean odd = hp_page_is_odd(layout->page.state);
  switch (align) {
  case HP_ALIGN_CENTER:
    return HP_LINE_CENTER;
  case HP_ALIGN_END:
    return HP_LINE_END;
  case HP_ALIGN_JUSTIFY:
    return HP_LINE_JUSTIFY;
  case HP_ALIGN_INSIDE:
    return odd ? HP_LINE_START : HP_LINE_END;
  case HP_ALIGN_OUTSIDE:
    return odd ? HP_LINE_END : HP_LINE_START;
  default:
    return HP_LINE_START;
  }
}

static HpLineOptions line_options(HpLayout *layout, const HpParagraphBox *paragraph, HpLength width)
{
  const HpInheritedTraits *traits = &paragraph->block->traits->inherited;
  HpTextAlign last = traits->text_align_last;
  if (last == HP_ALIGN_RELATIVE)
    last = traits->text_align == HP_ALIGN_JUSTIFY ? HP_ALIGN_START : traits->text_align;
  return (HpLineOptions){
      .width = width,
      .first_line_indent =
          paragraph->is_first ? hp_dimension_resolve(traits->text_indent, width, 0) : 0,
      .last_line_end_indent = hp_dimension_resolve(traits->last_line_end_indent, width, 0),
      .align = line_align(layout, traits->text_align),
      .align_last = line_align(layout, last),
      .hyphenation_ladder_count = traits->hyphenation_ladder_count,
  };
}

static void break_lines(HpLayout *layout, HpParagraphBox *paragraph, gsize from, HpLength width)
{
  const HpLineOptions options = line_options(layout, paragraph, width);
  paragraph->n_lines = hp_paragraph_break_lines(paragraph->text, from, &options, &paragraph->lines);
  paragraph->broken_width = width;
  paragraph->broken_from = from;
}

static int line_starting_at(const HpParagraphBox *paragraph, gsize offset)
{
  guint low = 0, high = paragraph->n_lines;
  while (low < high) {
    const guint middle = low + (high - low) / 2;
    if (paragraph->lines[middle].start < offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low < paragraph->n_lines && paragraph->lines[low].start == offset ? (int)low : -1;
}

guint hp_paragraph_box_lines(HpLayout *layout, HpParagraphBox *paragraph, gsize from,
                             HpLength width, const HpLine **lines)
{
  if (paragraph->lines == NULL || paragraph->broken_width != width || paragraph->broken_from > from)
    break_lines(layout, paragraph, 0, width);
  int first = line_starting_at(paragraph, from);
  if (first < 0 && from > 0) {
    /* Broken for another width on the page before: the rest is broken anew. */
    break_lines(layout, paragraph, from, width);
    first = 0;
  }
  *lines = NULL;
  if (paragraph->n_lines == 0) /* the text, with a page number, became shorter than `from` */
    return 0;
  first = MAX(first, 0);
  *lines = paragraph->lines + first;
  return paragraph->n_lines - (guint)first;
}

/* ---- Extent -------------------------------------------------------------------------------- */

typedef struct {
  HpLength above, below;
} LineBox;

static void include(LineBox *box, const HpInline *item, gboolean with_leading)
{
  const HpLength lead = with_leading ? item->lead : 0, follow = with_leading ? item->follow : 0;
  box->above = MAX(box->above, item->counted_shift + item->ascent + lead);
  box->below = MAX(box->below, item->descent - item->counted_shift + follow);
}

/*
 * 7.16.6: "font-height" lines are as high as the block's line-height whatever stands in them;
 * "line-height" lines hold every inline with its own leading; "max-height" lines hold every inline
 * as it is, and the block's leading around the whole.
 */
static LineBox line_box(HpLayout *layout, const HpParagraphBox *paragraph, const HpLineRun *runs,
                        guint n)
{
  if (paragraph->only_anchors)
    return (LineBox){0, 0};
  const HpLineStacking stacking = paragraph->block->traits->inherited.line_stacking;
  const gboolean with_leading = stacking == HP_LINE_STACKING_LINE_HEIGHT;
  HpInline strut = {0};
  hp_inline_set_box(&layout->document, &strut, paragraph->block);
  LineBox box = {strut.ascent, strut.descent};
  include(&box, &strut, with_leading);
  for (guint i = 0; i < n && stacking != HP_LINE_STACKING_FONT_HEIGHT; i++) {
    const HpInline *item = runs[i].user;
    if (item->kind != HP_INLINE_ANCHOR && item->kind != HP_INLINE_EDGE)
      include(&box, item, with_leading);
  }
  if (!with_leading) {
    box.above += strut.lead;
    box.below += strut.follow;
  }
  return box;
}

/* ---- Inline boxes -------------------------------------------------------------------------- */

typedef struct {
  const HpInline *item;
  HpFragment *fragment;
  HpLength x0, x1;
  gboolean opens, closes; /* its start (end) edge is on this line */
} OpenBox;

static guint depth_of(const HpInline *item)
{
  guint depth = 0;
  for (; item != NULL; item = item->parent)
    depth++;
  return depth;
}

static int compare_depth(gconstpointer a, gconstpointer b)
{
  return (int)depth_of(((const OpenBox *)a)->item) - (int)depth_of(((const OpenBox *)b)->item);
}

static OpenBox *box_of(GArray *boxes, const HpInline *item)
{
  for (guint i = 0; i < boxes->len; i++)
    if (g_array_index(boxes, OpenBox, i).item == item)
      return &g_array_index(boxes, OpenBox, i);
  const OpenBox box = {.item = item, .x0 = G_MAXINT32, .x1 = G_MININT32};
  g_array_append_val(boxes, box);
  return &g_array_index(boxes, OpenBox, boxes->len - 1);
}

static void cover(GArray *boxes, const HpInline *item, HpLength x0, HpLength x1,
                  const HpInline *edge)
{
  OpenBox *box = box_of(boxes, item);
  box->x0 = MIN(box->x0, x0);
  box->x1 = MAX(box->x1, x1);
  box->opens |= edge != NULL && edge->opens;
  box->closes |= edge != NULL && !edge->opens;
}

/* Every inline that paints covers its runs on this line, from its first to its last. */
static void cover_by_run(GArray **boxes, const HpLineRun *run)
{
  const HpInline *item = run->user;
  HpLength x0 = run->x, x1 = run->x + run->width;
  if (item->kind == HP_INLINE_EDGE) {
    if (item->opens)
      x0 += item->space;
    else
      x1 -= item->space;
  }
  const gboolean itself = item->kind == HP_INLINE_TEXT || item->kind == HP_INLINE_LEADER;
  const HpInline *inside = itself ? item : item->parent;
  for (; inside != NULL; inside = inside->parent) {
    if (!inside->paints)
      continue;
    if (*boxes == NULL)
      *boxes = g_array_new(FALSE, FALSE, sizeof(OpenBox));
    const gboolean own_edge = item->kind == HP_INLINE_EDGE && inside == item->parent;
    cover(*boxes, inside, x0, x1, own_edge ? item : NULL);
  }
}

/* At a line break a border and padding vanish unless retained (7.8.31). Returns how much those take
   beside what the box covers: the line has that room (hp_paragraph_repeat_edges). */
static HpLength break_side(HpFragment *fragment, const HpTraits *traits, HpSide side)
{
  const HpSide at = hp_side_at(traits, side);
  const HpLength padding = fragment->edge[at] - fragment->border[at];
  fragment->border[at] = traits->border[side].retain ? fragment->border[at] : 0;
  fragment->edge[at] = fragment->border[at] + (traits->padding[side].retain ? padding : 0);
  return fragment->edge[at];
}

/* The area of a box, which it makes as wide as what is retained where the line is broken. */
static HpFragment *box_fragment(HpLayout *layout, const HpFragment *line, OpenBox *box, HpLength x)
{
  const HpInline *item = box->item;
  const HpFontMetrics metrics = hp_font_metrics(item->font);
  HpFragment *fragment = hp_fragment_new(layout->page.arena, HP_FRAGMENT_INLINE, item->fo);
  hp_fragment_set_edges(fragment, item->fo->traits, line->rect.width, TRUE, TRUE);
  const HpLength baseline = line->baseline - item->shift;
  const HpLength top = baseline - metrics.ascent - fragment->edge[HP_BEFORE];
  const HpLength bottom = baseline + metrics.descent + fragment->edge[HP_AFTER];
  const HpTraits *traits = item->fo->traits;
  const HpLength start = box->opens ? 0 : break_side(fragment, traits, HP_START);
  const HpLength end = box->closes ? 0 : break_side(fragment, traits, HP_END);
  const gboolean mirrored = hp_side_at(traits, HP_START) == HP_END;
  box->x0 -= mirrored ? end : start;
  box->x1 += mirrored ? start : end;
  fragment->rect = (HpRect){x + box->x0, top, box->x1 - box->x0, bottom - top};
  fragment->is_first = box->opens;
  fragment->is_last = box->closes;
  fragment->offset = item->moved;
  return fragment;
}

static gboolean stands_in(const HpInline *item, const HpInline *around)
{
  while (item != NULL && item != around)
    item = item->parent;
  return item == around;
}

/* Boxes are by depth: what one retains stands within those around it. */
static void cover_box(const GArray *boxes, guint index)
{
  const OpenBox *inner = &g_array_index(boxes, OpenBox, index);
  for (guint i = index; i-- > 0;) {
    OpenBox *outer = &g_array_index(boxes, OpenBox, i);
    if (!stands_in(inner->item, outer->item))
      continue;
    outer->x0 = MIN(outer->x0, inner->x0);
    outer->x1 = MAX(outer->x1, inner->x1);
    return;
  }
}

static void append_boxes(HpLayout *layout, HpFragment *line, const HpLineRun *runs, guint n,
                         HpLength x)
{
  GArray *boxes = NULL;
  for (guint i = 0; i < n; i++)
    cover_by_run(&boxes, &runs[i]);
  if (boxes == NULL)
    return;
  g_array_sort(boxes, compare_depth);
  for (guint i = boxes->len; i-- > 0;) {
    OpenBox *box = &g_array_index(boxes, OpenBox, i);
    box->fragment = box_fragment(layout, line, box, x);
    if (!box->opens || !box->closes)
      cover_box(boxes, i);
  }
  for (guint i = 0; i < boxes->len; i++)
    hp_fragment_append(line, g_array_index(boxes, OpenBox, i).fragment);
  g_array_unref(boxes);
}

/* ---- What stands in the line --------------------------------------------------------------- */

/* Each line in the colour of the object that asked for it, which may stand far around. */
static void append_decorations(HpLayout *layout, HpFragment *line, const HpInline *item,
                               const HpFragment *glyphs)
{
  const HpFontMetrics metrics = hp_font_metrics(item->font);
  const HpLength thick = MAX(metrics.underline_thickness, HP_POINT / 4);
  const HpLength below[HP_DECORATIONS] = {
      [HP_UNDERLINE] = metrics.underline_offset - thick / 2,
      [HP_OVERLINE] = -metrics.ascent,
      [HP_LINE_THROUGH] = -metrics.strike_offset - thick / 2,
  };
  for (HpDecoration kind = 0; kind < HP_DECORATIONS; kind++) {
    const HpColor color = item->fo->traits->decoration[kind];
    if (color.alpha == 0)
      continue;
    HpFragment *rule = hp_fragment_new(layout->page.arena, HP_FRAGMENT_RULE, item->fo);
    rule->rect =
        (HpRect){glyphs->rect.x, glyphs->baseline + below[kind], glyphs->rect.width, thick};
    rule->color = color;
    rule->rule_style = HP_BORDER_SOLID;
    rule->artifact = TRUE;
    hp_fragment_append(line, rule);
  }
}

static void append_glyphs(HpLayout *layout, HpFragment *line, const HpInline *item,
                          const HpLineRun *run, HpLength x)
{
  const HpFontMetrics metrics = hp_font_metrics(item->font);
  HpFragment *glyphs = hp_fragment_new(layout->page.arena, HP_FRAGMENT_GLYPHS, item->fo);
  glyphs->run = run;
  glyphs->baseline = line->baseline - item->shift;
  glyphs->rect = (HpRect){x + run->x, glyphs->baseline - metrics.ascent, run->width,
                          metrics.ascent + metrics.descent};
  glyphs->color = item->fo->traits->inherited.color;
  hp_fragment_append(line, glyphs);
  append_decorations(layout, line, item, glyphs);
}

static void append_graphic(HpLayout *layout, HpFragment *line, const HpInline *item, HpLength x)
{
  const HpGraphicSize size = hp_graphic_size(item->fo, item->graphic, line->rect.width);
  HpFragment *box = hp_fragment_new(layout->page.arena, HP_FRAGMENT_INLINE, item->fo);
  hp_fragment_set_edges(box, item->fo->traits, line->rect.width, TRUE, TRUE);
  const HpLength top = line->baseline - item->shift - item->height;
  box->rect = (HpRect){x, top, item->width, item->height};
  box->is_first = box->is_last = TRUE;
  box->clips = item->fo->traits->overflow == HP_OVERFLOW_HIDDEN;
  hp_fragment_append(line, box);
  if (item->graphic == NULL)
    return;
  HpFragment *picture = hp_fragment_new(layout->page.arena, HP_FRAGMENT_GRAPHIC, item->fo);
  picture->graphic = item->graphic;
  picture->rect =
      (HpRect){x + size.content.x, top + size.content.y, size.content.width, size.content.height};
  hp_fragment_append(box, picture);
}

static void append_area(HpLayout *layout, HpFragment *line, const HpInline *item, HpLength x)
{
  HpFragment *area = hp_inline_container_area(layout, item);
  area->rect.x = x;
  area->rect.y = line->baseline - item->shift - item->height;
  hp_fragment_append(line, area);
}

/* The last one first, until the line is complete. */
static void cite_note(HpLayout *layout, HpFragment *line, const HpFo *footnote)
{
  HpNoteList *note = hp_arena_new0(layout->page.arena, HpNoteList);
  *note = (HpNoteList){.footnote = footnote, .next = line->notes};
  line->notes = note;
  line->has_notes = TRUE;
}

static void order_notes(HpFragment *line)
{
  HpNoteList *ordered = NULL;
  for (HpNoteList *note = line->notes, *next; note != NULL; note = next) {
    next = note->next;
    note->next = ordered;
    ordered = note;
  }
  line->notes = ordered;
}

static void append_anchor(HpLayout *layout, HpFragment *line, const HpInline *item, HpLength x)
{
  if (item->fo->kind == HP_FO_FOOTNOTE)
    cite_note(layout, line, item->fo);
  HpFragment *anchor = hp_fragment_new(layout->page.arena, HP_FRAGMENT_INLINE, item->fo);
  anchor->rect = (HpRect){x, line->rect.y, 0, line->rect.height};
  anchor->is_first = item->opens;
  anchor->is_last = item->closes;
  hp_fragment_append(line, anchor);
}

static void append_citation(HpLayout *layout, HpFragment *line, const HpInline *item,
                            const HpLineRun *run, HpLength x)
{
  const char *text = hp_citation_text(&layout->document, item->fo);
  if (text == NULL)
    return;
  HpLineRun *number =
      hp_text_run(layout->document.options->text, layout->page.arena, text, item->style);
  number->x = run->x;
  append_glyphs(layout, line, item, number, x);
}

static void append_run_in_place(HpLayout *layout, HpFragment *line, const HpLineRun *run,
                                HpLength x)
{
  const HpInline *item = run->user;
  if (run->kind == HP_RUN_GLYPHS) {
    append_glyphs(layout, line, item, run, x);
    return;
  }
  switch (item->kind) {
  case HP_INLINE_GRAPHIC:
    append_graphic(layout, line, item, x + run->x);
    return;
  case HP_INLINE_AREA:
    append_area(layout, line, item, x + run->x);
    return;
  case HP_INLINE_ANCHOR:
    append_anchor(layout, line, item, x + run->x);
    return;
  case HP_INLINE_LEADER:
    hp_append_leader(layout, line, item, x + run->x, run->width, line->baseline - item->shift);
    return;
  case HP_INLINE_CITATION:
    append_citation(layout, line, item, run, x);
    return;
  default:
    return;
  }
}

static void append_run(HpLayout *layout, HpFragment *line, const HpLineRun *run, HpLength x)
{
  const HpFragment *before = line->last_child;
  append_run_in_place(layout, line, run, x);
  const HpInline *item = run->user;
  if (item->moved.x == 0 && item->moved.y == 0)
    return;
  for (HpFragment *added = before == NULL ? line->first_child : before->next; added != NULL;
       added = added->next)
    hp_fragment_move(added, item->moved.x, item->moved.y);
}

static int compare_start(gconstpointer a, gconstpointer b)
{
  const HpLineRun *one = a, *other = b;
  return one->start < other->start ? -1 : one->start > other->start;
}

/* In the order of the text, wherever they stand on the line: so it is read. */
static void append_runs(HpLayout *layout, HpFragment *line, HpLineRun *runs, guint n, HpLength x)
{
  for (guint i = 1; i < n; i++)
    if (runs[i].start < runs[i - 1].start) {
      qsort(runs, n, sizeof *runs, compare_start);
      break;
    }
  for (guint i = 0; i < n; i++)
    append_run(layout, line, &runs[i], x);
}

static HpLineAlign align_of(HpLayout *layout, const HpParagraphBox *paragraph, const HpLine *line,
                            HpLength width)
{
  const HpLineOptions options = line_options(layout, paragraph, width);
  return line->last || line->forced ? options.align_last : options.align;
}

HpFragment *hp_line_fragment(HpLayout *layout, HpParagraphBox *paragraph, const HpLine *line,
                             HpLength x, HpLength y, HpLength width)
{
  HpLineRun *runs;
  const guint n = hp_paragraph_line_runs(
      paragraph->text, line, align_of(layout, paragraph, line, width), layout->page.arena, &runs);
  const LineBox box = line_box(layout, paragraph, runs, n);
  HpFragment *fragment = hp_fragment_new(layout->page.arena, HP_FRAGMENT_LINE, paragraph->block);
  fragment->rect = (HpRect){x, y, width, box.above + box.below};
  fragment->baseline = y + box.above;
  fragment->is_first = line->start == 0;
  fragment->is_last = line->last;
  const HpLength start = x + line->indent;
  append_boxes(layout, fragment, runs, n, start);
  append_runs(layout, fragment, runs, n, start);
  order_notes(fragment);
  if (paragraph->floats != NULL)
    hp_append_float_anchors(layout, fragment, paragraph, line);
  if (layout->document.has_change_bars)
    fragment->change_regions = hp_change_regions_of_line(layout, paragraph, line);
  if (paragraph->deferred)
    fragment->deferred = hp_deferred_line(layout, paragraph, line, x, width);
  return fragment;
}
