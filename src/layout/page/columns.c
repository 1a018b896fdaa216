/*
 * The columns of a page: bands of content that span them, and of content that flows through them.
 *
 *     ┌──────────────────────┐
 *     │ span="all"           │
 *     ├──────────┬───────────┤
 *     │ column 1 │ column 2  │   balanced, if something that spans follows: an empty block will do
 *     ├──────────┴───────────┤
 *     │ span="all"           │
 *
 * XSL 1.1 says in 6.4.14 what the areas are, not how high. Other formatters balance columns before
 * what spans them, and fill them one after the other where nothing does; so it is here.
 */
#include "layout/page/sequence.h"

#include "layout/flow/flow.h"
#include "layout/inline/inline.h"

#define MAX_PAGE_COLUMNS 50 /* columns of a region; cut */

HpColumns hp_columns_of(const HpPageGeometry *geometry)
{
  HpColumns columns = {geometry->content.width, 0, geometry->content.height, 1, FALSE};
  const HpFo *region = geometry->region_body;
  if (region == NULL)
    return columns;
  if (hp_rotation_of(region) % 180 != 0) {
    columns.width = geometry->content.height;
    columns.height = geometry->content.width;
  }
  columns.count = (guint)CLAMP(region->traits->column_count, 1, MAX_PAGE_COLUMNS);
  columns.right_to_left = region->traits->inherited.writing_mode == HP_WRITING_RL_TB;
  if (columns.count == 1)
    return columns;
  columns.gap = hp_dimension_resolve(region->traits->column_gap, columns.width, 0);
  const HpLength gaps = columns.gap * (HpLength)(columns.count - 1);
  columns.width = MAX(HP_POINT, (columns.width - gaps) / (HpLength)columns.count);
  return columns;
}

HpLength hp_columns_span(const HpColumns *columns)
{
  return columns->width * (HpLength)columns->count + columns->gap * (HpLength)(columns->count - 1);
}

gboolean hp_has_head(const HpSequence *sequence)
{
  return sequence->head != NULL && sequence->head->area->first_child != NULL;
}

HpColumns hp_columns_below_head(const HpSequence *sequence, const HpPageGeometry *geometry)
{
  HpColumns columns = hp_columns_of(geometry);
  if (sequence->head != NULL)
    columns.height -= sequence->head->height;
  return columns;
}

/* ---- Bands --------------------------------------------------------------------------------- */

typedef struct {
  HpSequence *sequence;
  const HpColumns *columns;
  guint first, count; /* columns that it has: one where content spans them */
  HpLength width, y;
  const HpFo *until;  /* where the next band begins; NULL: the flow's end */
  gboolean balanced;  /* something that spans the columns follows, and lets them be balanced */
  HpLength *shortage; /* tried out: what does not fit does not stand, and says what it lacks */
} Band;

typedef struct {
  HpFragment *columns[MAX_PAGE_COLUMNS];
  guint n;
  HpLength height;
  HpBadness badness; /* of the worst break between its columns, or after the last */
  HpResult last;
  gboolean complete; /* all of the band is there */
} BandContent;

static const HpBlockChildren *children_of(const HpSequence *sequence, HpLength width)
{
  return hp_block_children(sequence->layout, sequence->flow, width);
}

static gboolean is_complete(const Band *band, const HpToken *token)
{
  if (token == NULL || band->until == NULL)
    return token == NULL;
  const HpBlockChildren *children = children_of(band->sequence, band->width);
  return token->inner == NULL && token->offset == 0 && !token->broke_before &&
         children->items[token->index].fo == band->until;
}

/* Where room is left for notes of later columns, what does not fit above it goes to the next page.
 */
static gboolean must_place(const Band *band, guint index)
{
  if (band->shortage != NULL)
    return FALSE;
  if (index == 0)
    return band->y == 0 && !hp_has_head(band->sequence);
  return band->sequence->notes.allotted == HP_NOTES_UNBOUNDED;
}

#define MAX_PAGES_AHEAD 8 /* pages looked ahead for one that holds what is to be kept together */

/* The height of a column on one of the pages after the next that is higher than that; or 0. */
static HpLength higher_column(const HpSequence *sequence, HpMasterSequence masters, HpLength height)
{
  const HpFoTree *tree = sequence->layout->document.tree;
  HpLength later = 0;
  if (masters.specifier == NULL)
    return 0;
  for (int i = 2; i <= MAX_PAGES_AHEAD; i++) {
    const HpPageKind kind = {.number = sequence->number + i};
    const HpFo *master = hp_masters_peek(&masters, tree, kind);
    if (master == NULL)
      return later;
    const HpPageGeometry geometry = hp_page_geometry(master, sequence->region);
    const HpLength found = geometry.takes_flow ? hp_columns_of(&geometry).height : 0;
    if (found > MAX(height, later))
      later = found;
  }
  return later;
}

/* The columns of the next page, which comes if this is asked. */
static HpRoomAhead next_page(gpointer user)
{
  const HpSequence *sequence = user;
  HpMasterSequence masters = sequence->masters;
  const HpPageKind kind = {.number = sequence->number + 1};
  const HpFo *master = hp_masters_next(&masters, &sequence->layout->document, kind);
  const HpPageGeometry geometry = hp_page_geometry(master, sequence->region);
  const HpColumns columns = hp_columns_of(&geometry);
  const HpLength height = MAX(columns.height, 1);
  return (HpRoomAhead){
      .height = height, .n = columns.count, .later = higher_column(sequence, masters, height)};
}

static HpResult layout_column(const Band *band, guint index, HpLength height, const HpToken *token)
{
  const gboolean last = index + 1 == band->count;
  const HpRoomAhead ahead = {.height = last ? 0 : MAX(band->columns->height - band->y, 1),
                             .n = 1,
                             .ask = next_page,
                             .user = band->sequence};
  HpLayout *layout = band->sequence->layout;
  layout->page.state->column = index + (band->y > 0 ? band->columns->count : 0);
  const HpLength notes = band->shortage != NULL ? band->sequence->notes.allotted : 0;
  hp_page_set_reference_height(layout->page.state, MAX(height, 0));
  const HpConstraint constraint = {.inline_size = band->width,
                                   .container = band->width,
                                   .limit = height + notes,
                                   .must_place = must_place(band, index),
                                   .begins_column = band->columns->count > 1,
                                   .ends_page = last,
                                   .tightens = last && band->shortage == NULL,
                                   .shortage = band->shortage,
                                   .until = band->until,
                                   .ahead = band->shortage == NULL ? &ahead : NULL};
  return hp_layout_contents(layout, band->sequence->flow, &constraint, token);
}

static void append_column(const Band *band, BandContent *content, guint index, HpFragment *column)
{
  const guint place =
      band->columns->right_to_left && band->count > 1 ? band->count - 1 - index : index;
  column->rect.x = (HpLength)place * (band->width + band->columns->gap);
  column->rect.y = band->y;
  content->columns[content->n++] = column;
  content->height = MAX(content->height, column->rect.height);
}

/* The side-floats that go on in the next column of the band. */
static void begin_rests(const Band *band, const BandContent *content)
{
  HpLayout *layout = band->sequence->layout;
  if (!layout->document.has_floats)
    return;
  const HpFragment *before = content->n == 0 ? NULL : content->columns[content->n - 1];
  layout->page.rests = before != NULL ? hp_float_rests(layout->page.arena, before)
                       : band->y == 0 ? band->sequence->rests
                                      : NULL;
  layout->page.rests_at = content->last.token;
}

/* One column more of the band; whether there may be another one. */
static gboolean fill_column(const Band *band, BandContent *content, guint index, HpLength height)
{
  const HpToken *before = content->last.token;
  begin_rests(band, content);
  content->last = layout_column(band, index, height, before);
  if (content->last.fragment == NULL) {
    if (content->last.token == NULL)
      content->last.token = before;
    content->last.badness = HP_BADNESS_NONE;
    return FALSE;
  }
  append_column(band, content, index, content->last.fragment);
  content->complete = is_complete(band, content->last.token);
  if (content->complete)
    return FALSE;
  if (content->last.forced == HP_BREAK_AUTO)
    content->badness = MAX(content->badness, content->last.badness);
  return content->last.forced <= HP_BREAK_COLUMN;
}

static BandContent fill_band(const Band *band, HpLength height, const HpToken *token)
{
  BandContent content = {.last = {.token = token}};
  guint index = band->first;
  while (index < band->count && fill_column(band, &content, index, height))
    index++;
  return content;
}

/* ---- Balancing ----------------------------------------------------------------------------- */

enum {
  FINE_STEPS = 24,     /* as much as the least thing lacks */
  COARSE_STEPS = 8,    /* parts of what is left, where that takes too long */
  LESS = HP_POINT / 8, /* lower by that, something no longer fits */
};

static HpLength sum_of_heights(const BandContent *content)
{
  HpLength sum = 0;
  for (guint i = 0; i < content->n; i++)
    sum += content->columns[i]->rect.height;
  return sum;
}

static HpLength next_height(HpLength tried, HpLength enough, HpLength shortage, guint step)
{
  const HpLength coarse = MAX((enough - tried) / COARSE_STEPS, LESS);
  return tried + (step < FINE_STEPS && shortage < HP_LENGTH_MAX ? MAX(shortage, 1) : coarse);
}

/* What is looked for: the columns from `first` on hold the rest of the band, and break it nowhere
   worse than `badness`. */
typedef struct {
  const Band *band;
  const HpToken *token;
  guint first;
  HpLength sum; /* of the heights of what they hold */
  HpBadness badness;
} Balance;

/*
 * The least height at which they do; `enough` is one. What they hold in all is divided among them,
 * and enlarged by what the first thing that does not fit lacks: less would change nothing.
 */
static HpLength least_height(const Balance *balance, HpLength enough)
{
  HpNotes *notes = &balance->band->sequence->notes;
  const HpNotesMark mark = hp_notes_mark(notes);
  HpLength shortage, found = enough;
  HpLength tried = balance->sum / (HpLength)(balance->band->count - balance->first);
  Band band = *balance->band;
  band.first = balance->first;
  band.shortage = &shortage;
  guint grown = 0;
  while (tried < found) {
    shortage = HP_LENGTH_MAX;
    const BandContent content = fill_band(&band, tried, balance->token);
    hp_notes_release(notes, mark);
    const gboolean holds = content.complete && content.badness <= balance->badness;
    if (holds)
      found = tried;
    if (holds ? grown > 0 : found < enough)
      break;
    /* Spaces vanish where columns end: all may fit in less than its share. */
    tried = holds ? content.height - LESS : next_height(tried, enough, shortage, grown++);
  }
  return found;
}

/* Columns of the least height; each but the last as low as those after it allow, so that the first
   ones have no more lines than they must. */
static BandContent fill_balanced(Balance balance, HpLength height)
{
  const Band *band = balance.band;
  HpLength nothing = HP_LENGTH_MAX;
  Band strict = *band;
  strict.shortage = &nothing;
  BandContent content = {.last = {.token = balance.token}};
  height = least_height(&balance, height);
  while (fill_column(&strict, &content, balance.first, height)) {
    balance.first++;
    balance.token = content.last.token;
    balance.sum = MAX(balance.sum - content.last.fragment->rect.height, 0);
    if (balance.first == band->count)
      break;
    if (balance.first + 1 < band->count)
      height = least_height(&balance, height);
  }
  return content;
}

static BandContent fill_evenly(const Band *band, HpLength height, const HpToken *token)
{
  HpNotes *notes = &band->sequence->notes;
  const HpNotesMark mark = hp_notes_mark(notes);
  BandContent content = fill_band(band, height, token);
  if (!content.complete || !band->balanced)
    return content;
  const HpLength allotted = notes->allotted;
  if (allotted == HP_NOTES_UNBOUNDED)
    notes->allotted = hp_notes_room(notes);
  hp_notes_release(notes, mark);
  content = fill_balanced((Balance){.band = band,
                                    .token = token,
                                    .sum = sum_of_heights(&content),
                                    .badness = content.badness},
                          content.height);
  notes->allotted = allotted;
  if (content.complete)
    return content;
  hp_notes_release(notes, mark);
  return fill_band(band, height, token);
}

/* ---- From the top of the page -------------------------------------------------------------- */

/* Text that stands in the flow without a block spans nothing, and ends no band. */
static gboolean spans_all(const HpBlockChild *child)
{
  return child->fo != NULL && child->fo->traits->span_all;
}

/* The first child after one that spans otherwise than that. Once found it holds for all up to it:
   pages of a long flow would look through all that is to come, each of them. */
static guint end_of_alike(HpSequence *sequence, const HpBlockChildren *children, guint index)
{
  if (index < sequence->alike_from || index >= sequence->alike_until) {
    const gboolean spans = spans_all(&children->items[index]);
    guint until = index + 1;
    while (until < children->n && spans_all(&children->items[until]) == spans)
      until++;
    sequence->alike_from = index;
    sequence->alike_until = until;
  }
  return sequence->alike_until;
}

/* Which of the children from `index` on is the object; `until` if none before that is. */
static guint index_of(const HpBlockChildren *children, guint index, guint until, const HpFo *fo)
{
  while (index < until && children->items[index].fo != fo)
    index++;
  return index;
}

static Band next_band(HpSequence *sequence, const HpColumns *columns, const HpToken *token,
                      HpLength y, const HpFo *end)
{
  Band band = {.sequence = sequence,
               .columns = columns,
               .count = columns->count,
               .width = columns->width,
               .y = y};
  if (columns->count == 1)
    return band;
  const HpBlockChildren *children = children_of(sequence, columns->width);
  const guint first = token == NULL ? 0 : token->index;
  if (first >= children->n)
    return band;
  const gboolean spans = spans_all(&children->items[first]);
  if (spans) {
    band.count = 1;
    band.width = hp_columns_span(columns);
  }
  guint until = end_of_alike(sequence, children, first);
  if (end != NULL)
    until = index_of(children, first + 1, until, end);
  if (until < children->n)
    band.until = children->items[until].fo;
  band.balanced = !spans && band.until != NULL && band.until->traits->span_all &&
                  !band.until->traits->inherited.disable_column_balancing;
  return band;
}

typedef struct {
  HpResult last;
  HpBadness badness; /* of the break that ends the page */
  HpLength used;
  guint bands;
} Filled;

/* What it violates to break between two children of the flow. */
static HpBadness badness_before_child(const HpBlockChildren *children, guint index)
{
  const HpBlockChild *child = &children->items[index], *before = child - 1;
  const HpConstraint constraint = {.ends_page = TRUE};
  int keep = 0;
  if (child->fo != NULL)
    keep = hp_keep_with_previous(&constraint, child->fo);
  if (before->fo != NULL)
    keep = MAX(keep, hp_keep_with_next(&constraint, before->fo));
  return hp_badness_of_keep(keep);
}

static HpBadness badness_of_end(HpSequence *sequence, const Band *band, const BandContent *content,
                                const HpToken *token)
{
  if (content->n > 0 || token == NULL || token->index == 0)
    return content->badness;
  return badness_before_child(children_of(sequence, band->width), token->index);
}

/* Bands until one does not end on the page, or begins with `end`. */
static Filled fill_bands(HpSequence *sequence, const HpColumns *columns, HpFragment *body,
                         const HpFo *end)
{
  Filled filled = {0};
  const HpToken *token = sequence->token;
  while (TRUE) {
    const Band band = next_band(sequence, columns, token, filled.used, end);
    const BandContent content = fill_evenly(&band, columns->height - filled.used, token);
    for (guint i = 0; i < content.n; i++)
      hp_fragment_append(body, content.columns[i]);
    filled.used += content.height;
    filled.last = content.last;
    filled.bands++;
    if (!content.complete)
      filled.badness = badness_of_end(sequence, &band, &content, token);
    if (!content.complete || band.until == NULL || band.until == end)
      return filled;
    token = content.last.token;
  }
}

/* The child of the flow before which the page had better end: the last of the least bad ones.
   Within a band, hp_layout_contents() has looked for the best break. */
static const HpFo *better_end(HpSequence *sequence, const HpColumns *columns, const Filled *filled)
{
  const HpToken *token = filled->last.token;
  if (token == NULL || filled->bands < 2 || filled->last.forced != HP_BREAK_AUTO)
    return NULL;
  const HpBlockChildren *children = children_of(sequence, columns->width);
  const guint first = sequence->token == NULL ? 0 : sequence->token->index;
  HpBadness least = filled->badness;
  const HpFo *best = NULL;
  for (guint i = MIN(token->index, children->n - 1); i > first && least > HP_BADNESS_NONE; i--) {
    const HpBadness badness = badness_before_child(children, i);
    if (badness >= least || children->items[i].fo == NULL)
      continue;
    least = badness;
    best = children->items[i].fo;
  }
  return best;
}

HpResult hp_fill_columns(HpSequence *sequence, const HpColumns *columns, HpFragment *body,
                         HpLength *used)
{
  const HpNotesMark notes = hp_notes_mark(&sequence->notes);
  Filled filled = fill_bands(sequence, columns, body, NULL);
  const HpFo *end = better_end(sequence, columns, &filled);
  if (end != NULL) {
    hp_notes_release(&sequence->notes, notes);
    body->first_child = body->last_child = NULL;
    body->has_notes = FALSE;
    filled = fill_bands(sequence, columns, body, end);
  }
  *used = filled.used;
  return filled.last;
}
