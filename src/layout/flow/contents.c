/* A stack of blocks in a fresh reference area, and the choice of where it breaks. */
#include "layout/flow/stack.h"

/* One pass over the children, at the limit or up to the cut. */
static HpResult lay_out_once(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint,
                             const HpToken *token)
{
  HpFragment *area = hp_fragment_new(layout->page.arena, HP_FRAGMENT_REFERENCE, fo);
  area->is_first = token == NULL;
  HpCursor cursor = {.at_start = TRUE};
  if (layout->page.rests != NULL && fo->kind == HP_FO_FLOW && token == layout->page.rests_at)
    hp_place_rests(layout, layout->page.rests, &cursor, constraint);
  HpStackResult stack = hp_stack_children(layout, fo, &cursor, constraint, token, area);
  hp_cursor_resolve_at_end(&cursor);
  area->rect = (HpRect){0, 0, constraint->inline_size, cursor.y};
  /* What stands beside something is moved by neither of their spaces. */
  area->give_after = cursor.floats == NULL ? cursor.give : 0;
  if (constraint->search != NULL)
    constraint->search->give = cursor.floats == NULL ? MAX(cursor.give, cursor.tried) : 0;
  hp_append_floats(area, cursor.floats);
  area->is_last = stack.token == NULL && !stack.refused;
  return (HpResult){.fragment = stack.refused ? NULL : area,
                    .token = stack.token,
                    .badness = stack.badness,
                    .forced = stack.forced,
                    .refused = stack.refused};
}

/* Where the first solid thing in it begins. */
static HpLength solid_start(const HpFragment *area)
{
  HpLength start = 0;
  for (const HpFragment *child = area->first_child;
       child != NULL && child->kind <= HP_FRAGMENT_LINE; child = child->first_child) {
    start = child->rect.y;
    if (child->kind != HP_FRAGMENT_BLOCK || child->edge[HP_BEFORE] > 0)
      break;
  }
  return start;
}

static HpLength kept_at_end(HpCursor cursor)
{
  const HpLength end = cursor.y;
  hp_cursor_resolve_at_end(&cursor);
  return cursor.y - end;
}

static HpStackBetween lay_out_between(HpLayout *layout, const HpFo *fo,
                                      const HpConstraint *constraint, gboolean at_start)
{
  HpFragment *area = hp_fragment_new(layout->page.arena, HP_FRAGMENT_REFERENCE, fo);
  HpCursor cursor = {.at_start = at_start};
  const HpReferenceArea here = {fo, constraint->inline_size, constraint->areas};
  HpConstraint inside = *constraint;
  inside.areas = &here;
  hp_stack_children(layout, fo, &cursor, &inside, NULL, area);
  const HpLength before = solid_start(area), end = cursor.y, kept = kept_at_end(cursor);
  hp_cursor_resolve(&cursor);
  hp_fragment_shift_content(area, -before);
  area->rect = (HpRect){0, 0, constraint->inline_size, MAX(end - before, 0)};
  area->is_first = area->is_last = TRUE;
  return (HpStackBetween){area, before, cursor.y - end, before, kept};
}

HpStackBetween hp_layout_between(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint,
                                 gboolean at_start)
{
  HpStackBetween stack = lay_out_between(layout, fo, constraint, at_start);
  if (at_start || stack.before == 0)
    return stack;
  HpConstraint again = *constraint;
  again.trial = TRUE;
  stack.kept_before = lay_out_between(layout, fo, &again, TRUE).before;
  return stack;
}

/* ---- Which break --------------------------------------------------------------------------- */

#define MAX_LOOKS_AHEAD 4 /* keeps that are let go in a column; the next stronger one holds */

/** A stack that is being broken. */
typedef struct {
  HpLayout *layout;
  const HpFo *fo;
  HpConstraint constraint;
  const HpToken *token;
  HpNotesMark notes; /* before it */
  HpBreakSearch search;
  HpResult longest; /* down to the limit */
} Breaking;

static guint n_better(const Breaking *breaking)
{
  guint n = 0;
  while (n < breaking->search.n && breaking->search.places[n].badness < breaking->longest.badness)
    n++;
  return n;
}

static HpResult lay_down_to(Breaking *breaking, const HpCutStep *cut)
{
  hp_notes_release(breaking->layout->page.notes, breaking->notes);
  HpConstraint constraint = breaking->constraint;
  constraint.cut = cut;
  constraint.search = NULL;
  return lay_out_once(breaking->layout, breaking->fo, &constraint, breaking->token);
}

/* Looks for a place less bad than that in one of the columns to come. */
static gboolean ends_better(const Breaking *breaking, const HpToken *token, HpRoomAhead ahead,
                            HpBadness badness)
{
  HpBreakSearch search = {.arena = breaking->layout->page.arena, .ends_below = badness};
  HpConstraint constraint = breaking->constraint;
  constraint.limit = ahead.height;
  constraint.must_place = constraint.trial = constraint.looks_ahead = TRUE;
  constraint.search = &search;
  constraint.ahead = NULL;
  for (guint i = 0; i < ahead.n; i++) {
    const HpResult result = lay_out_once(breaking->layout, breaking->fo, &constraint, token);
    if (result.token == NULL || search.over || result.forced != HP_BREAK_AUTO)
      return TRUE;
    if (i + 1 == ahead.n)
      return result.badness < badness;
    token = result.token;
  }
  return TRUE;
}

/* The object that a place (or a token) breaks: it says how much may be held together in it. */
static const HpFo *object_at(const HpCutStep *way)
{
  while (way[1].fo != NULL)
    way++;
  return way->fo;
}

static const HpFo *object_of(const HpToken *token)
{
  while (token->inner != NULL)
    token = token->inner;
  return token->fo;
}

/* Above a limit a keep is let go, but never for the sake of a line alone. */
static HpRoomAhead within_limit(HpRoomAhead ahead, const HpFo *fo, HpBadness badness)
{
  if (badness & HP_BADNESS_ORPHANS)
    return ahead;
  const HpLength limit =
      hp_dimension_resolve(fo->traits->inherited.keep_limit, ahead.height, ahead.height);
  return limit < ahead.height ? (HpRoomAhead){.height = MAX(limit, 1), .n = 1} : ahead;
}

/* A keep of `always` must hold wherever it can (4.8): the pages before one that is large enough
   have nothing of it. */
static gboolean must_hold(const Breaking *breaking, HpBadness badness)
{
  return breaking->fo->kind == HP_FO_FLOW && badness >= hp_badness_of_keep(HP_KEEP_ALWAYS);
}

static HpRoomAhead later_column(HpRoomAhead next)
{
  return (HpRoomAhead){.height = MAX(next.height, next.later), .n = 1};
}

/* Whether what begins at the token, and stays whole without a break in `fo` that is as bad as that,
   fits what comes after the limit. */
static gboolean holds_ahead(const Breaking *breaking, const HpToken *token, const HpFo *fo,
                            HpBadness badness)
{
  const HpRoomAhead *given = breaking->constraint.ahead;
  if (given == NULL || token == NULL)
    return TRUE;
  const HpRoomAhead next = given->height == 0 ? given->ask(given->user) : *given;
  HpNotes *notes = breaking->layout->page.notes;
  breaking->layout->page.notes = NULL;
  const gboolean holds = ends_better(breaking, token, within_limit(next, fo, badness), badness) ||
                         (must_hold(breaking, badness) && next.later > 0 &&
                          ends_better(breaking, token, later_column(next), badness));
  breaking->layout->page.notes = notes;
  return holds;
}

/*
 * From the best place to the worst. To break at one, and not at the next, which is later and worse,
 * is for the sake of the keep that the next violates:
 *
 *     badness 0     ┤ heading          ┐
 *             150   ┤ row 1            │ does it hold from here on, on a page of its own?
 *     ──────────────┤ limit            │ yes: break before the heading
 *                   │ row 2            ┘ no: it is let go, here rather than after an empty page
 */
static HpResult lay_down_to_best(Breaking *breaking)
{
  const HpBreakPlace *places = breaking->search.places;
  const guint n = n_better(breaking);
  HpResult result = {0};
  for (guint i = 0; i < n; i++) {
    const gboolean last = i + 1 == n;
    const HpBadness next = last ? breaking->longest.badness : places[i + 1].badness;
    const HpFo *fo = last ? object_of(breaking->longest.token) : object_at(places[i + 1].way);
    result = lay_down_to(breaking, places[i].way);
    if (i == MAX_LOOKS_AHEAD || holds_ahead(breaking, result.token, fo, next)) {
      result.badness = places[0].badness;
      return result;
    }
  }
  result = lay_down_to(breaking, NULL);
  result.badness = places[0].badness;
  return result;
}

/* What stands at the top of the page would be torn, and a page to come is large enough for it. */
static gboolean waits_for_larger(const Breaking *breaking)
{
  const HpConstraint *constraint = &breaking->constraint;
  const HpResult *longest = &breaking->longest;
  if (!constraint->must_place || !constraint->ends_page || constraint->ahead == NULL ||
      constraint->ahead->height != 0 || !must_hold(breaking, longest->badness))
    return FALSE;
  const HpRoomAhead larger = later_column(constraint->ahead->ask(constraint->ahead->user));
  if (larger.height <= constraint->limit)
    return FALSE;
  HpNotes *notes = breaking->layout->page.notes;
  breaking->layout->page.notes = NULL;
  const gboolean waits = ends_better(breaking, breaking->token, larger, longest->badness);
  breaking->layout->page.notes = notes;
  return waits;
}

/* Nothing of it, and all on the next page. */
static HpResult put_off(const Breaking *breaking)
{
  HpArena *arena = breaking->layout->page.arena;
  hp_notes_release(breaking->layout->page.notes, breaking->notes);
  return (HpResult){.token = breaking->token != NULL ? hp_token_copy(arena, breaking->token)
                                                     : hp_token_new(arena, breaking->fo, 0, NULL)};
}

static HpResult lay_out_best(Breaking *breaking)
{
  hp_notes_release(breaking->layout->page.notes, breaking->notes);
  breaking->search.n = 0;
  breaking->longest =
      lay_out_once(breaking->layout, breaking->fo, &breaking->constraint, breaking->token);
  const HpResult *longest = &breaking->longest;
  if (longest->token == NULL || longest->forced != HP_BREAK_AUTO)
    return *longest;
  if (n_better(breaking) == 0)
    return waits_for_larger(breaking) ? put_off(breaking) : *longest;
  return lay_down_to_best(breaking);
}

/* ---- Less space ------------------------------------------------------------------------------ */

/*
 * Columns are filled with spaces at their optimum, which is what the author would have. They become
 * less, all in proportion to what they can give, where that spares something worse:
 *
 *     all that is left, up to the end or a forced break, then stands in the column
 *     the column then ends at a break that violates less
 *     the column then holds more, where the hole at its foot would be larger than what is taken
 *     from its spaces
 */
typedef struct {
  HpLength give; /* what the spaces can give */
  gboolean hole; /* the room left over is larger */
} Tightening;

/* What goes on in a table begins with edges, a header and rows side by side that it would not have
   if it stood where the break is: what it needs there tells nothing. */
static gboolean goes_on_in_table(const HpToken *token)
{
  while (token != NULL && token->fo->kind != HP_FO_TABLE)
    token = token->inner;
  return token != NULL;
}

static gboolean takes_more(const Breaking *breaking, const HpResult *result, HpLength left,
                           Tightening *tightening)
{
  HpConstraint constraint = breaking->constraint;
  constraint.limit = tightening->give + MAX(left, 0);
  constraint.must_place = FALSE;
  constraint.trial = constraint.looks_ahead = TRUE;
  constraint.search = NULL;
  constraint.ahead = NULL;
  HpNotes *notes = breaking->layout->page.notes;
  breaking->layout->page.notes = NULL;
  const HpResult rest = lay_out_once(breaking->layout, breaking->fo, &constraint, result->token);
  breaking->layout->page.notes = notes;
  tightening->hole = left > tightening->give;
  if (rest.refused)
    return tightening->hole && goes_on_in_table(result->token);
  return tightening->hole || rest.token == NULL || rest.forced != HP_BREAK_AUTO;
}

static gboolean may_tighten(const Breaking *breaking, const HpResult *result,
                            Tightening *tightening)
{
  const HpConstraint *constraint = &breaking->constraint;
  if (!constraint->tightens || constraint->trial || result->fragment == NULL ||
      result->token == NULL || result->forced != HP_BREAK_AUTO)
    return FALSE;
  *tightening = (Tightening){.give = breaking->search.give};
  if (tightening->give == 0)
    return FALSE;
  const HpLength left = constraint->limit - result->fragment->rect.height -
                        hp_notes_room(breaking->layout->page.notes);
  return result->badness > HP_BADNESS_NONE || takes_more(breaking, result, left, tightening);
}

static gboolean is_better(const HpResult *tight, const HpResult *result, gboolean hole)
{
  if (tight->fragment == NULL)
    return FALSE;
  return tight->token == NULL || tight->forced != HP_BREAK_AUTO ||
         tight->badness < result->badness || (hole && tight->badness == result->badness);
}

/* With spaces as low as need be; or as before, if that is no better. */
static HpResult tighten(Breaking *breaking, const HpResult *result, Tightening tightening)
{
  HpNotes *notes = breaking->layout->page.notes;
  const HpLength limit = breaking->constraint.limit;
  breaking->constraint.limit += tightening.give;
  const HpResult tight = lay_out_best(breaking);
  breaking->constraint.limit = limit;
  if (is_better(&tight, result, tightening.hole)) {
    HpFragment *area = tight.fragment;
    const HpLength height = area->rect.height;
    if (hp_notes_fit(notes, breaking->notes, height - area->give_after, &breaking->constraint)) {
      hp_fragment_tighten(area, CLAMP(height + hp_notes_room(notes) - limit, 0, area->give_after));
      return tight;
    }
  }
  return lay_out_best(breaking);
}

HpResult hp_layout_contents(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint,
                            const HpToken *token)
{
  Breaking breaking = {.layout = layout,
                       .fo = fo,
                       .constraint = *constraint,
                       .token = token,
                       .notes = hp_notes_mark(layout->page.notes),
                       .search = {.arena = layout->page.arena}};
  const HpReferenceArea here = {fo, constraint->inline_size, constraint->areas};
  breaking.constraint.areas = &here;
  const gboolean searches = constraint->limit < HP_LENGTH_MAX && constraint->cut == NULL;
  breaking.constraint.frame = NULL;
  breaking.constraint.search = searches ? &breaking.search : NULL;
  const HpResult result = lay_out_best(&breaking);
  Tightening tightening;
  if (!searches || !may_tighten(&breaking, &result, &tightening))
    return result;
  return tighten(&breaking, &result, tightening);
}
