/* The body of one page: its columns, and the footnotes at its foot. */
#include "layout/page/sequence.h"

#include "layout/flow/flow.h"
#include "layout/inline/inline.h"

#define MAX_PAGE_COLUMNS 50 /* columns of a region; cut */

typedef struct {
  HpLength width, gap, height;
  guint count;
} Columns;

static Columns columns_of(const HpPageGeometry *geometry)
{
  Columns columns = {geometry->content.width, 0, geometry->content.height, 1};
  const HpFo *region = geometry->region_body;
  if (region == NULL)
    return columns;
  if (hp_rotation_of(region) % 180 != 0) {
    columns.width = geometry->content.height;
    columns.height = geometry->content.width;
  }
  columns.count = (guint)CLAMP(region->traits->column_count, 1, MAX_PAGE_COLUMNS);
  if (columns.count == 1)
    return columns;
  columns.gap = hp_dimension_resolve(region->traits->column_gap, columns.width, 0);
  const HpLength gaps = columns.gap * (HpLength)(columns.count - 1);
  columns.width = MAX(HP_POINT, (columns.width - gaps) / (HpLength)columns.count);
  return columns;
}

/* ---- Columns and bands --------------------------------------------------------------------- */

/*
 * A page with columns is a stack of bands: content that spans all columns, and content that flows
 * through them. Columns before a spanning band are balanced.
 *
 *     ┌──────────────────────┐
 *     │ span="all"           │
 *     ├──────────┬───────────┤
 *     │ column 1 │ column 2  │
 *     ├──────────┴───────────┤
 *     │ span="all"           │
 */
typedef struct {
  HpSequence *sequence;
  const Columns *columns;
  guint count; /* of columns in this band: 1 where content spans them */
  HpLength width, y;
  HpLength room;     /* from y to the foot of the page */
  const HpFo *until; /* where the next band begins; NULL: the flow's end */
} Band;

typedef struct {
  HpFragment *columns[MAX_PAGE_COLUMNS];
  guint n;
  HpLength height;
  HpBadness badness; /* of the worst break between its columns, or after the last */
  HpResult last;
  gboolean complete; /* all of the band is there */
} BandContent;

static gboolean is_complete(const Band *band, const HpToken *token)
{
  if (token == NULL || band->until == NULL)
    return token == NULL;
  const HpBlockChildren *children =
      hp_block_children(band->sequence->layout, band->sequence->flow, band->width);
  return token->inner == NULL && !token->broke_before &&
         children->items[token->index].fo == band->until;
}

/* The columns of the next page, which comes if this is asked. */
static HpRoomAhead next_page(gpointer user)
{
  const HpSequence *sequence = user;
  HpMasterSequence masters = sequence->masters;
  const HpPageKind kind = {.number = sequence->number + 1};
  const HpFo *master = hp_masters_next(&masters, &sequence->layout->document, kind);
  const HpPageGeometry geometry = hp_page_geometry(master, sequence->region);
  const Columns columns = columns_of(&geometry);
  return (HpRoomAhead){.height = MAX(columns.height, 1), .n = columns.count};
}

static HpResult layout_column(const Band *band, guint index, HpLength height, const HpToken *token)
{
  const gboolean last = index + 1 == band->count;
  const HpRoomAhead ahead = {
      .height = last ? 0 : MAX(band->room, 1), .n = 1, .ask = next_page, .user = band->sequence};
  HpLayout *layout = band->sequence->layout;
  layout->page.state->column = index;
  hp_page_set_reference_height(layout->page.state, height);
  const HpConstraint constraint = {.inline_size = band->width,
                                   .container = band->width,
                                   .limit = height,
                                   .must_place = band->y == 0 || index > 0,
                                   .ends_page = last,
                                   .until = band->until,
                                   .ahead = &ahead};
  return hp_layout_contents(layout, band->sequence->flow, &constraint, token);
}

static BandContent fill_band(const Band *band, HpLength height, const HpToken *token)
{
  BandContent content = {.last = {.token = token}};
  for (guint i = 0; i < band->count; i++) {
    const HpToken *before = content.last.token;
    content.last = layout_column(band, i, height, before);
    if (content.last.fragment == NULL) {
      content.last.token = before;
      break;
    }
    content.last.fragment->rect.x = (HpLength)i * (band->width + band->columns->gap);
    content.last.fragment->rect.y = band->y;
    content.columns[content.n++] = content.last.fragment;
    content.height = MAX(content.height, content.last.fragment->rect.height);
    if (content.last.token != NULL && content.last.forced == HP_BREAK_AUTO &&
        !is_complete(band, content.last.token))
      content.badness = MAX(content.badness, content.last.badness);
    if (is_complete(band, content.last.token) || content.last.forced > HP_BREAK_COLUMN)
      break;
  }
  content.complete = content.last.fragment != NULL && is_complete(band, content.last.token);
  return content;
}

/* The least height at which all of the band still fits its columns. */
static BandContent balance(const Band *band, HpLength height, const HpToken *token,
                           BandContent content, HpNotesMark notes)
{
  HpLayout *layout = band->sequence->layout;
  HpLength least = 0, enough = MIN(height, content.height);
  for (guint i = 0; i < content.n; i++)
    least += content.columns[i]->rect.height;
  least = least / (HpLength)band->count;
  HpLength tried = least;
  while (TRUE) {
    hp_notes_release(layout->page.notes, notes);
    content = fill_band(band, tried, token);
    if (content.complete)
      enough = MIN(enough, MAX(tried, content.height));
    /* What had to be placed is taller than its column: no use in trying less again. */
    if (!content.complete || content.height > tried)
      least = tried;
    if (enough - least <= HP_POINT / 8)
      break;
    tried = least + (enough - least) / 2;
  }
  hp_notes_release(layout->page.notes, notes);
  return fill_band(band, enough, token);
}

/* Text that stands in the flow without a block spans nothing, and ends no band. */
static gboolean spans_all(const HpBlockChild *child)
{
  return child->fo != NULL && child->fo->traits->span_all;
}

static Band next_band(HpSequence *sequence, const Columns *columns, const HpToken *token,
                      HpLength y)
{
  Band band = {sequence, columns, columns->count, columns->width, y, columns->height - y, NULL};
  if (columns->count == 1)
    return band;
  const HpBlockChildren *children =
      hp_block_children(sequence->layout, sequence->flow, columns->width);
  guint i = token == NULL ? 0 : token->index;
  if (i >= children->n)
    return band;
  const gboolean spans = spans_all(&children->items[i]);
  if (spans) {
    band.count = 1;
    band.width =
        columns->width * (HpLength)columns->count + columns->gap * (HpLength)(columns->count - 1);
  }
  for (i++; i < children->n && band.until == NULL; i++)
    if (spans_all(&children->items[i]) != spans)
      band.until = children->items[i].fo;
  return band;
}

/* What it violates to begin a band on the next page instead. */
static HpBadness badness_before_band(const Band *band, const HpToken *token)
{
  const HpBlockChildren *children =
      hp_block_children(band->sequence->layout, band->sequence->flow, band->columns->width);
  const HpBlockChild *child = &children->items[token->index], *before = child - 1;
  const HpConstraint constraint = {.ends_page = TRUE};
  int keep = 0;
  if (child->fo != NULL)
    keep = hp_keep_with_previous(&constraint, child->fo);
  if (before->fo != NULL)
    keep = MAX(keep, hp_keep_with_next(&constraint, before->fo));
  return hp_badness_of_keep(keep);
}

/* Columns that are too short for what they begin with are better begun on the next page. */
static gboolean is_better_on_next_page(const Band *band, const BandContent *content,
                                       const HpToken *token)
{
  return band->y > 0 && band->count > 1 && !content->complete && token != NULL &&
         token->index > 0 && content->badness > badness_before_band(band, token);
}

/* Bands from the top of the page until one does not end on it. */
static HpResult fill_columns(HpSequence *sequence, const Columns *columns, HpFragment *body,
                             HpLength *used)
{
  HpLayout *layout = sequence->layout;
  const HpToken *token = sequence->token;
  while (TRUE) {
    const Band band = next_band(sequence, columns, token, *used);
    const HpLength height = columns->height - *used;
    const HpNotesMark notes = hp_notes_mark(layout->page.notes);
    BandContent content = fill_band(&band, height, token);
    if (content.complete && band.until != NULL && band.count > 1)
      content = balance(&band, height, token, content, notes);
    if (is_better_on_next_page(&band, &content, token)) {
      hp_notes_release(layout->page.notes, notes);
      return (HpResult){.token = token};
    }
    for (guint i = 0; i < content.n; i++)
      hp_fragment_append(body, content.columns[i]);
    *used += content.height;
    token = content.last.token;
    if (!content.complete || band.until == NULL || *used >= columns->height)
      return content.last;
  }
}

HpFragment *hp_body_fragment(HpLayout *layout, const HpPageGeometry *geometry)
{
  const HpFo *region = geometry->region_body;
  HpFragment *body = hp_fragment_new(layout->page.arena, HP_FRAGMENT_REFERENCE, region);
  body->rect = geometry->body;
  body->is_first = body->is_last = TRUE;
  if (region == NULL)
    return body;
  hp_fragment_set_edges(body, region->traits, geometry->body.width, TRUE, TRUE);
  body->rotation = hp_rotation_of(region);
  body->clips = region->traits->overflow == HP_OVERFLOW_HIDDEN;
  return body;
}

/* What is left over between columns and notes goes where display-align says. */
static void align_columns(const HpNotes *notes, HpFragment *body, HpLength left)
{
  if (body->fo == NULL)
    return;
  const HpLength shift = hp_display_shift(body->traits, MAX(left - notes->height, 0));
  for (HpFragment *column = body->first_child; column != NULL; column = column->next)
    hp_fragment_shift_content(column, shift);
}

static HpPageBody lay_out_body(HpSequence *sequence, const HpPageGeometry *geometry,
                               HpLength expected_notes)
{
  HpLayout *layout = sequence->layout;
  const Columns columns = columns_of(geometry);
  HpPageBody body = {.fragment = hp_body_fragment(layout, geometry)};
  const HpLength full_width =
      columns.width * (HpLength)columns.count + columns.gap * (HpLength)(columns.count - 1);
  HpFragment *separator = hp_begin_notes(sequence, full_width);
  sequence->notes.expected = expected_notes;
  HpResult result = {0};
  HpLength used = 0;
  if (!geometry->takes_flow)
    result.token = sequence->token;
  else if (!sequence->done)
    result = fill_columns(sequence, &columns, body.fragment, &used);
  body.passed = !geometry->takes_flow && !sequence->done;
  body.done = result.token == NULL && !body.passed;
  body.token = result.token;
  body.forced = result.forced;
  hp_notes_reconcile(&sequence->notes, body.fragment);
  layout->page.notes = NULL;
  align_columns(&sequence->notes, body.fragment, columns.height - used);
  body.carried = hp_place_notes(sequence, body.fragment, separator, columns.height, used);
  return body;
}

/* Columns are filled before it is known what later ones cite: if that makes notes go on, all of
   them leave that much room, unless they then do, too. */
HpPageBody hp_layout_page_body(HpSequence *sequence, const HpPageGeometry *geometry)
{
  const HpPageBody body = lay_out_body(sequence, geometry, 0);
  const HpLength needed = sequence->notes.height;
  if (body.carried == NULL || columns_of(geometry).count == 1)
    return body;
  const HpPageBody roomier = lay_out_body(sequence, geometry, needed);
  const gboolean better = roomier.carried == NULL && sequence->notes.first != NULL;
  return better ? roomier : lay_out_body(sequence, geometry, 0);
}
