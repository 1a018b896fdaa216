/*
 * From inline objects to paragraphs.
 *
 * A block's children, as they are stacked, are block-level objects, and between them paragraphs
 * that collect all inline content in order. A block inside an inline ends one paragraph and begins
 * another, the inline going on in it.
 */
#include "layout/inline/collector.h"

#include <string.h>

static void collect(HpInlineCollector *collector, const HpFo *fo, const HpInline *parent);

/* ---- Inlines that go on ---------------------------------------------------------------------- */

/* What of an edge stays where the line breaks in the inline (7.8.31). */
static HpLength retained(const HpTraits *traits, HpSide side, HpLength base)
{
  const HpLength border = traits->border[side].retain ? traits->border[side].width : 0;
  const HpPadding *padding = &traits->padding[side];
  return border + (padding->retain ? hp_dimension_resolve(padding->width, base, 0) : 0);
}

static gboolean retains_edges(const HpInlineCollector *collector, const HpFo *fo)
{
  return retained(fo->traits, HP_START, collector->container) +
             retained(fo->traits, HP_END, collector->container) >
         0;
}

static gboolean begins_with_space(const HpFo *fo)
{
  while (fo->first_child != NULL)
    fo = fo->first_child;
  return fo->kind == HP_FO_TEXT && fo->text_length > 0 && g_ascii_isspace(fo->text[0]);
}

/* The space before it stands before it, unless it is one with that at its beginning. */
static void begin_direction(HpInlineCollector *collector, const HpFo *fo)
{
  if (!begins_with_space(fo))
    hp_collector_release_space(collector);
  hp_paragraph_begin_direction(collector->paragraph->text, fo->traits->inherited.direction_rtl,
                               fo->traits->unicode_bidi == HP_BIDI_OVERRIDE);
}

/* An inline goes on after a block in it as it began. */
static void go_on(HpInlineCollector *collector, HpOpenInline *open)
{
  if (open == NULL || open->in == collector->paragraph)
    return;
  go_on(collector, open->outer);
  open->in = collector->paragraph;
  open->from = hp_paragraph_length(collector->paragraph->text);
  if (open->fo->traits->unicode_bidi != HP_BIDI_NORMAL)
    begin_direction(collector, open->fo);
}

/* What holds for all that stands in the inline: of that in the paragraph. */
static void settle(const HpInlineCollector *collector, const HpOpenInline *open)
{
  const HpFo *fo = open->fo;
  HpParagraph *text = open->in->text;
  gsize from = open->from;
  const gsize to = hp_paragraph_length(text);
  if (retains_edges(collector, fo))
    hp_paragraph_repeat_edges(text, from, to, retained(fo->traits, HP_START, collector->container),
                              retained(fo->traits, HP_END, collector->container));
  /* The space before the inline, held until its first character, does not belong to it. */
  if (from < to && hp_paragraph_text(text)[from] == ' ')
    from++;
  const int keep = fo->traits->inherited.keep_together.within_line;
  if (keep != HP_KEEP_AUTO)
    hp_paragraph_keep_together(text, from, to, keep == HP_KEEP_ALWAYS);
  if (!fo->traits->inherited.wrap && collector->block->traits->inherited.wrap)
    hp_paragraph_no_wrap(text, from, to);
}

static void settle_open(const HpInlineCollector *collector)
{
  for (const HpOpenInline *open = collector->open; open != NULL; open = open->outer)
    if (open->in == collector->paragraph)
      settle(collector, open);
}

/* ---- Paragraphs ---------------------------------------------------------------------------- */

/* White space that is preserved makes a line where nothing else stands in the block: what is
   between block-level neighbours only sets them apart. */
static void keep_preserved_space(HpInlineCollector *collector)
{
  if (collector->paragraph == NULL || collector->visible || collector->held == 0 ||
      collector->children->len > 0)
    return;
  if (collector->held_item->fo->traits->inherited.white_space_treatment != HP_WS_PRESERVE)
    return;
  hp_collector_release_space(collector);
  collector->visible = TRUE;
}

static void keep_bar_ends(HpInlineCollector *collector, HpParagraphBox *paragraph)
{
  GArray *ends = collector->bar_ends;
  if (ends == NULL || ends->len == 0)
    return;
  paragraph->bar_ends = hp_arena_copy(collector->arena, ends->data, sizeof(HpBarEnd) * ends->len);
  paragraph->n_bar_ends = ends->len;
  g_array_set_size(ends, 0);
}

static void close_paragraph(HpInlineCollector *collector, gboolean reads_on)
{
  HpParagraphBox *paragraph = collector->paragraph;
  if (paragraph != NULL) {
    hp_collector_release_anchors(collector);
    settle_open(collector);
    keep_bar_ends(collector, paragraph);
  }
  collector->paragraph = NULL;
  if (paragraph == NULL || hp_paragraph_length(paragraph->text) == 0)
    return;
  paragraph->floats = collector->floats;
  collector->floats = NULL;
  paragraph->only_anchors = !collector->visible;
  const HpInheritedTraits *traits = &collector->block->traits->inherited;
  const gsize length = hp_paragraph_length(paragraph->text);
  if (!traits->wrap)
    hp_paragraph_no_wrap(paragraph->text, 0, length);
  if (traits->keep_together.within_line != HP_KEEP_AUTO)
    hp_paragraph_keep_together(paragraph->text, 0, length,
                               traits->keep_together.within_line == HP_KEEP_ALWAYS);
  if (reads_on)
    hp_paragraph_read_on(paragraph->text);
  hp_paragraph_shape(paragraph->text);
  const HpBlockChild child = {paragraph, NULL};
  g_array_append_val(collector->children, child);
  collector->first = FALSE;
}

static void add_block_child(HpInlineCollector *collector, const HpFo *fo)
{
  close_paragraph(collector, hp_reads_on_into(fo));
  hp_collector_release_floats(collector);
  collector->first = FALSE;
  const HpBlockChild child = {NULL, fo};
  g_array_append_val(collector->children, child);
}

static HpInline *new_item(HpInlineCollector *collector, HpInlineKind kind, const HpFo *fo,
                          const HpInline *parent)
{
  HpInline *item = hp_arena_new0(collector->arena, HpInline);
  item->kind = kind;
  item->fo = fo;
  item->parent = parent;
  if (parent != NULL)
    item->moved = hp_offset_by(parent->moved, hp_relative_offset(fo->traits, collector->container));
  return item;
}

/* ---- Objects ------------------------------------------------------------------------------- */

static HpObject object_of_width(HpObjectKind kind, gboolean opens, HpLength width)
{
  return (HpObject){
      .kind = kind, .opens = opens, .minimum = width, .width = width, .maximum = width};
}

static void add_object(HpInlineCollector *collector, HpInline *item, HpObject object)
{
  hp_collector_open_paragraph(collector);
  if (item->style == NULL)
    item->style = hp_style_of(&collector->layout->document, item->fo);
  if (object.kind == HP_OBJECT_PLAIN || object.kind == HP_OBJECT_LEADER) {
    hp_collector_release_space(collector);
    collector->line_start = FALSE;
    collector->visible = TRUE;
  } else if (object.kind == HP_OBJECT_EDGE && object.opens) {
    hp_collector_release_space(collector);
  }
  object.user = item;
  item->offset = hp_paragraph_add_object(collector->paragraph->text, &object, item->style);
}

/* Where the object stands, or ends. */
static void add_anchor(HpInlineCollector *collector, const HpFo *fo, const HpInline *parent)
{
  HpInline *item = new_item(collector, HP_INLINE_ANCHOR, fo, parent);
  item->closes = TRUE;
  add_object(collector, item, (HpObject){.kind = HP_OBJECT_ANCHOR});
}

/* Where it begins: on the line of what comes next. The space before it, which would be one with
   that at its beginning, ends the line before. */
static void add_opening_anchor(HpInlineCollector *collector, const HpFo *fo, const HpInline *parent)
{
  HpInline *item = new_item(collector, HP_INLINE_ANCHOR, fo, parent);
  item->opens = TRUE;
  item->closes = fo->first_child == NULL;
  if (collector->held == 0) {
    add_object(collector, item, (HpObject){.kind = HP_OBJECT_ANCHOR, .opens = TRUE});
    return;
  }
  item->style = hp_style_of(&collector->layout->document, fo);
  if (collector->anchors == NULL)
    collector->next_anchor = &collector->anchors;
  *collector->next_anchor = item;
  collector->next_anchor = &item->next;
}

static gboolean paints(const HpFo *fo)
{
  const HpTraits *traits = fo->traits;
  if (fo->kind == HP_FO_BASIC_LINK || traits->background_color.alpha != 0 ||
      traits->background_image != NULL)
    return TRUE;
  for (int side = HP_BEFORE; side <= HP_END; side++)
    if (traits->border[side].width > 0)
      return TRUE;
  return FALSE;
}

static void add_edge(HpInlineCollector *collector, const HpInline *parent, gboolean opens)
{
  const HpTraits *traits = parent->fo->traits;
  const HpLength base = collector->container;
  const HpSpaceTrait *space = opens ? &traits->space_start : &traits->space_end;
  const HpLength outside = hp_dimension_resolve(space->optimum, base, 0);
  const HpLength inside = hp_traits_border_padding(traits, opens ? HP_START : HP_END, base);
  if (outside + inside == 0)
    return;
  HpInline *item = new_item(collector, HP_INLINE_EDGE, parent->fo, parent);
  item->style = parent->style;
  item->space = outside;
  item->opens = opens;
  add_object(collector, item, object_of_width(HP_OBJECT_EDGE, opens, outside + inside));
}

/* An item set in the style of its object, with the edges and decoration that it may have. */
static HpInline *new_text_item(HpInlineCollector *collector, HpInlineKind kind, const HpFo *fo,
                               const HpInline *parent)
{
  HpInline *item = new_item(collector, kind, fo, parent);
  hp_inline_set_box(&collector->layout->document, item, fo);
  hp_align_text(&collector->layout->document, collector->block, item);
  item->paints = paints(fo) || retains_edges(collector, fo);
  return item;
}

static void collect_graphic(HpInlineCollector *collector, const HpFo *fo, const HpInline *parent)
{
  const HpGraphic *graphic = hp_graphic_of(&collector->layout->document, fo);
  const HpGraphicSize size = hp_graphic_size(fo, graphic, collector->container);
  if (graphic == NULL && size.width == 0 && size.height == 0)
    return;
  HpInline *item = new_item(collector, HP_INLINE_GRAPHIC, fo, parent);
  item->graphic = graphic;
  item->width = size.width;
  item->height = size.height;
  hp_align_box(&collector->layout->document, collector->block, item);
  add_object(collector, item, object_of_width(HP_OBJECT_PLAIN, FALSE, size.width));
}

static void collect_inline_container(HpInlineCollector *collector, const HpFo *fo,
                                     const HpInline *parent)
{
  HpInline *item = new_item(collector, HP_INLINE_AREA, fo, parent);
  item->container = collector->container;
  const HpFragment *area = hp_inline_container_area(collector->layout, item);
  item->width = area->rect.width;
  item->height = area->rect.height;
  hp_align_box(&collector->layout->document, collector->block, item);
  add_object(collector, item, object_of_width(HP_OBJECT_PLAIN, FALSE, item->width));
}

#define LEADER_LENGTH (12 * HP_POINT) /* the initial one */

/* While it is measured, a percentage is of nothing: it asks for what any leader does. */
static HpLength leader_optimum(const HpDimension *length, HpLength base)
{
  return base == 0 && length->percent != 0 ? LEADER_LENGTH
                                           : hp_dimension_resolve(*length, base, LEADER_LENGTH);
}

static void collect_leader(HpInlineCollector *collector, const HpFo *fo, const HpInline *parent)
{
  const HpLengthRange *length = &fo->traits->inherited.leader_length;
  const HpLength base = collector->container;
  HpInline *item = new_text_item(collector, HP_INLINE_LEADER, fo, parent);
  if (hp_fo_name(fo, HP_NAME_ID) != NULL) /* what is drawn of it may be nothing */
    add_opening_anchor(collector, fo, parent);
  /* The length includes the leader's own border and padding. */
  const HpLength edges = hp_traits_border_padding(fo->traits, HP_START, base) +
                         hp_traits_border_padding(fo->traits, HP_END, base);
  add_edge(collector, item, TRUE);
  add_object(
      collector, item,
      (HpObject){.kind = HP_OBJECT_LEADER,
                 .minimum = MAX(0, hp_dimension_resolve(length->minimum, base, 0) - edges),
                 .width = MAX(0, leader_optimum(&length->optimum, base) - edges),
                 .maximum = MAX(0, hp_dimension_resolve(length->maximum, base, base) - edges)});
  add_edge(collector, item, FALSE);
}

/* Returns the byte where the string begins. */
static gsize collect_string(HpInlineCollector *collector, const HpFo *fo, const HpInline *parent,
                            const char *string)
{
  HpInline *item = new_text_item(collector, HP_INLINE_TEXT, fo, parent);
  hp_collector_open_paragraph(collector);
  hp_collector_release_space(collector);
  add_edge(collector, item, TRUE);
  const gsize start = hp_paragraph_length(collector->paragraph->text);
  hp_collector_print(collector, string, strlen(string), item);
  add_edge(collector, item, FALSE);
  return start;
}

/* White space is treated as that of a text is: to XSL that is made of fo:character, too. */
static void collect_character(HpInlineCollector *collector, const HpFo *fo, const HpInline *parent)
{
  const char *character = hp_fo_name(fo, HP_NAME_CHARACTER);
  if (character == NULL)
    return;
  if (strlen(character) > 1 || !g_ascii_isspace(*character)) {
    g_autofree char *changed =
        hp_collector_transformed(collector, character, strlen(character), fo->traits);
    collect_string(collector, fo, parent, changed != NULL ? changed : character);
    return;
  }
  const HpInline *item = new_text_item(collector, HP_INLINE_TEXT, fo, parent);
  hp_collector_add_text(collector, character, 1, fo->traits, item);
}

/* Lines do not break in it: the next page may have another. */
static void note_number(HpInlineCollector *collector, gsize start, gsize length)
{
  HpNumber *number = hp_arena_new0(collector->arena, HpNumber);
  number->start = start;
  number->length = length;
  *collector->next_number = number;
  collector->next_number = &number->next;
  hp_paragraph_keep_together(collector->paragraph->text, start, start + length, TRUE);
}

static void collect_number(HpInlineCollector *collector, const HpFo *fo, const HpInline *parent,
                           const char *string)
{
  const gsize start = collect_string(collector, fo, parent, string);
  note_number(collector, start, strlen(string));
}

static void collect_citation(HpInlineCollector *collector, const HpFo *fo, const HpInline *parent)
{
  HpLayout *layout = collector->layout;
  const char *known = hp_citation_text(&layout->document, fo);
  if (known != NULL) {
    collect_number(collector, fo, parent, known);
    return;
  }
  HpInline *item = new_text_item(collector, HP_INLINE_CITATION, fo, parent);
  const HpLineRun *reserved =
      hp_text_run(layout->document.options->text, layout->page.arena, "000", item->style);
  item->width = reserved->width;
  add_edge(collector, item, TRUE);
  add_object(collector, item, object_of_width(HP_OBJECT_PLAIN, FALSE, item->width));
  note_number(collector, item->offset,
              hp_paragraph_length(collector->paragraph->text) - item->offset);
  add_edge(collector, item, FALSE);
}

static void collect_footnote(HpInlineCollector *collector, const HpFo *fo, const HpInline *parent)
{
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    if (child->kind != HP_FO_FOOTNOTE_BODY)
      collect(collector, child, parent);
  add_anchor(collector, fo, parent);
}

/* It takes no room. Before the paragraph, it is known by its place in the document. */
static void note_bar_end(HpInlineCollector *collector, const HpFo *bar)
{
  if (collector->paragraph == NULL)
    return;
  if (collector->bar_ends == NULL)
    collector->bar_ends = g_array_new(FALSE, FALSE, sizeof(HpBarEnd));
  const HpBarEnd end = {hp_paragraph_length(collector->paragraph->text), bar};
  g_array_append_val(collector->bar_ends, end);
}

/* ---- Inlines ------------------------------------------------------------------------------- */

static void collect_children(HpInlineCollector *collector, const HpFo *fo, const HpInline *item)
{
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    collect(collector, child, item);
}

static void collect_inline(HpInlineCollector *collector, const HpFo *fo, const HpInline *parent)
{
  HpInline *item = new_text_item(collector, HP_INLINE_TEXT, fo, parent);
  if (hp_fo_name(fo, HP_NAME_ID) != NULL || fo->first_marker != NULL)
    add_opening_anchor(collector, fo, parent);
  hp_collector_open_paragraph(collector);
  HpOpenInline open = {.fo = fo, .outer = collector->open};
  collector->open = &open;
  go_on(collector, &open);
  add_edge(collector, item, TRUE);
  collect_children(collector, fo, item);
  hp_collector_open_paragraph(collector);
  add_edge(collector, item, FALSE);
  if (fo->first_marker != NULL && fo->first_child != NULL && hp_block_at_end(fo) == NULL)
    add_anchor(collector, fo, parent);
  collector->open = open.outer;
  if (open.in != collector->paragraph)
    return;
  if (fo->traits->unicode_bidi != HP_BIDI_NORMAL)
    hp_paragraph_end_direction(collector->paragraph->text);
  settle(collector, &open);
}

static gboolean is_percentage(HpDimension dimension)
{
  return dimension.percent != 0;
}

/* Whether the extent of an inline-level object depends on the container's. */
static gboolean is_relative(const HpFo *fo)
{
  const HpTraits *traits = fo->traits;
  const HpLengthRange *leader = &traits->inherited.leader_length;
  const HpDimension width = traits->inline_progression_dimension.optimum;
  if (fo->kind == HP_FO_LEADER &&
      (is_percentage(leader->minimum) || is_percentage(leader->optimum) ||
       is_percentage(leader->maximum)))
    return TRUE;
  if (fo->kind == HP_FO_INLINE_CONTAINER && width.unit != HP_UNIT_LENGTH)
    return TRUE;
  for (int side = HP_BEFORE; side <= HP_END; side++)
    if (is_percentage(traits->padding[side].width))
      return TRUE;
  const HpLengthRange *range = &traits->inline_progression_dimension;
  return is_percentage(width) || is_percentage(traits->width) || is_percentage(range->minimum) ||
         is_percentage(range->maximum) || is_percentage(traits->space_start.optimum) ||
         is_percentage(traits->space_end.optimum);
}

static void collect_inline_level(HpInlineCollector *collector, const HpFo *fo,
                                 const HpInline *parent)
{
  switch (fo->kind) {
  case HP_FO_INLINE:
  case HP_FO_BASIC_LINK:
  case HP_FO_BIDI_OVERRIDE:
  case HP_FO_WRAPPER:
  case HP_FO_MARKER:
  case HP_FO_MULTI_SWITCH:
  case HP_FO_MULTI_CASE:
  case HP_FO_MULTI_TOGGLE:
  case HP_FO_MULTI_PROPERTIES:
  case HP_FO_INDEX_PAGE_CITATION_LIST:
    collect_inline(collector, fo, parent);
    return;
  case HP_FO_CHARACTER:
    collect_character(collector, fo, parent);
    return;
  case HP_FO_EXTERNAL_GRAPHIC:
  case HP_FO_INSTREAM_FOREIGN_OBJECT:
    collect_graphic(collector, fo, parent);
    return;
  case HP_FO_INLINE_CONTAINER:
    collect_inline_container(collector, fo, parent);
    return;
  case HP_FO_LEADER:
    collect_leader(collector, fo, parent);
    return;
  case HP_FO_PAGE_NUMBER:
    collect_number(collector, fo, parent, collector->layout->page.state->number_text);
    return;
  case HP_FO_PAGE_NUMBER_CITATION:
  case HP_FO_PAGE_NUMBER_CITATION_LAST:
    collect_citation(collector, fo, parent);
    return;
  case HP_FO_FOOTNOTE:
    collect_footnote(collector, fo, parent);
    return;
  case HP_FO_CHANGE_BAR_BEGIN:
  case HP_FO_CHANGE_BAR_END:
    note_bar_end(collector, fo);
    return;
  case HP_FO_INDEX_RANGE_BEGIN:
    add_opening_anchor(collector, fo, parent);
    return;
  case HP_FO_INDEX_RANGE_END:
    add_anchor(collector, fo, parent);
    return;
  default:
    return; /* it takes no room in the line */
  }
}

static void say_too_deep(const HpInlineCollector *collector, const HpFo *fo)
{
  hp_report_warning_once(
      collector->layout->document.options->diagnostics, "inline-depth", &fo->place,
      _("Inlines are nested more than %d deep here, and what stands deeper is left "
        "out; nest them less."),
      HP_MAX_INLINE_DEPTH);
}

static void collect(HpInlineCollector *collector, const HpFo *fo, const HpInline *parent)
{
  if (collector->depth > HP_MAX_INLINE_DEPTH) {
    say_too_deep(collector, fo);
    return;
  }
  collector->depth++;
  collector->at = fo;
  if (collector->open != NULL && hp_fo_shows_itself(fo)) {
    hp_collector_open_paragraph(collector);
    go_on(collector, collector->open);
  }
  if (fo->kind == HP_FO_TEXT) {
    const HpInline *item = parent;
    hp_collector_add_text(collector, fo->text, fo->text_length, item->fo->traits, item);
  } else if (fo->kind == HP_FO_RETRIEVE_MARKER || fo->kind == HP_FO_RETRIEVE_TABLE_MARKER) {
    const HpFo *content = hp_retrieved_content(collector->layout, fo);
    if (content != NULL)
      collect_children(collector, content, parent);
  } else if (fo->kind == HP_FO_FLOAT && hp_fo_floating(fo) != HP_FLOAT_NONE) {
    hp_collector_add_float(collector, fo);
  } else if (hp_fo_is_block_level(fo)) {
    add_block_child(collector, fo);
  } else {
    collector->relative = collector->relative || is_relative(fo);
    collect_inline_level(collector, fo, parent);
  }
  collector->depth--;
}

gboolean hp_collect_children(HpLayout *layout, const HpCollection *collection, GArray *children)
{
  const HpFo *fo = collection->fo;
  HpInlineCollector collector = {.layout = layout,
                                 .block = fo,
                                 .container = collection->container,
                                 .arena = collection->arena,
                                 .children = children,
                                 .deferred = collection->deferred,
                                 .first = TRUE};
  HpInline *item = new_item(&collector, HP_INLINE_TEXT, fo, NULL);
  hp_inline_set_box(&layout->document, item, fo);
  collect_children(&collector, fo, item);
  keep_preserved_space(&collector);
  close_paragraph(&collector, hp_reads_on_after(fo));
  hp_collector_release_floats(&collector);
  g_clear_pointer(&collector.bar_ends, g_array_unref);
  return collector.relative;
}
