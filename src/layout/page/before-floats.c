/*
 * The before-floats of a page (XSL 1.1, 6.12.2): at its head, as wide as the region.
 *
 *     ┌─────────────────────────────┐
 *     │ float carried over          │   those that the page before had no room for, or the rest
 *     │ float cited here            │   of one that is taller than a page
 *     │ xsl-before-float-separator  │
 *     ├──────────────┬──────────────┤
 *     │ column 1     │ column 2     │   the columns begin below them, and end where they would
 *     └──────────────┴──────────────┘
 *
 * Which floats a page cites is known when its columns are filled; they take room, and what cites
 * them may then stand on the next page. So the page is laid out once more with them at its head:
 * with as many, from the first one on, as leave the places that cite them on the page. The others
 * stand at the head of the next one, in their order.
 */
#include "layout/page/sequence.h"

#include "layout/flow/flow.h"

#define MAX_FLOATS_TRIED 12 /* before-floats new on a page; the others go on the next one */

/* ---- At the head --------------------------------------------------------------------------- */

typedef struct {
  HpSequence *sequence;
  HpLength width, height; /* of all columns */
  HpHead *head;
  HpLength after; /* the space after what stands there last */
} Filling;

static HpConstraint constraint_of(const Filling *filling)
{
  return (HpConstraint){.inline_size = filling->width,
                        .container = filling->width,
                        .limit = HP_LENGTH_MAX,
                        .must_place = TRUE,
                        .ends_page = TRUE};
}

static void add(const Filling *filling, HpFragment *fragment, HpLength space)
{
  HpHead *head = filling->head;
  fragment->rect.y = hp_length_clamp((gint64)head->height + space);
  head->height = hp_rect_bottom(fragment->rect);
  hp_fragment_append(head->area, fragment);
}

/* Whole; FALSE if there is no room for it below the others. */
static gboolean add_whole(Filling *filling, const HpFo *fo)
{
  const gboolean first = filling->head->area->first_child == NULL;
  const HpConstraint constraint = constraint_of(filling);
  const HpStackBetween stack = hp_layout_between(filling->sequence->layout, fo, &constraint, first);
  const HpLength space = first ? stack.before : hp_space_between(filling->after, stack.before);
  const gint64 end = (gint64)filling->head->height + space + stack.fragment->rect.height;
  if (end > filling->height)
    return FALSE;
  add(filling, stack.fragment, space);
  filling->after = stack.after;
  return TRUE;
}

/* The first of a page is taller than it, or a rest: as much of it as there is room for. */
static const HpToken *add_part(Filling *filling, const HpFloatList *floating)
{
  HpLayout *layout = filling->sequence->layout;
  HpConstraint constraint = constraint_of(filling);
  constraint.limit = filling->height;
  const HpToken *token = hp_token_copy(layout->page.arena, floating->token);
  const HpResult result = hp_layout_contents(layout, floating->fo, &constraint, token);
  if (result.fragment == NULL)
    return NULL;
  add(filling, result.fragment, 0);
  filling->after = 0;
  return result.token;
}

static const HpFloatList *rest_of(HpArena *arena, const HpFloatList *floating, const HpToken *token)
{
  HpFloatList *rest = hp_arena_copy(arena, floating, sizeof *floating);
  rest->token = token;
  return rest;
}

/* The separator below the floats, for which room is kept. */
static HpStackBetween lay_out_separator(Filling *filling)
{
  HpLayout *layout = filling->sequence->layout;
  const HpFo *content = hp_static_content(layout->document.tree, filling->sequence->sequence,
                                          "xsl-before-float-separator");
  if (content == NULL)
    return (HpStackBetween){0};
  const HpConstraint constraint = constraint_of(filling);
  const HpStackBetween stack = hp_layout_between(layout, content, &constraint, FALSE);
  stack.fragment->artifact = TRUE;
  filling->height = MAX(filling->height - stack.before - stack.fragment->rect.height, 0);
  return stack;
}

/* It is left out where a float that cannot be divided takes all the room. */
static void add_separator(Filling *filling, const HpStackBetween *separator, HpLength height)
{
  const HpLength space = hp_space_between(filling->after, separator->before);
  const gint64 top = (gint64)filling->head->height + space;
  if (separator->fragment != NULL && top + separator->fragment->rect.height <= height) {
    add(filling, separator->fragment, space);
    filling->after = separator->after;
  }
  filling->head->height = MIN(filling->head->height + filling->after, height);
}

static const HpFloatList *add_wholes(Filling *filling, const HpFloatList *floats)
{
  while (floats != NULL && floats->token == NULL && add_whole(filling, floats->fo))
    floats = floats->next;
  return floats;
}

/* Returns what there is no room for. */
static const HpFloatList *add_floats(Filling *filling, const HpFloatList *floats)
{
  const HpFloatList *rest = add_wholes(filling, floats);
  if (rest == NULL || filling->head->area->first_child != NULL)
    return rest;
  const HpToken *token = add_part(filling, rest);
  if (token != NULL)
    return rest_of(filling->sequence->layout->page.arena, rest, token);
  return add_wholes(filling, rest->next);
}

/* The floats at the head of a page; `head->rest` is what it has no room for. */
static HpHead fill_head(HpSequence *sequence, const HpPageGeometry *geometry,
                        const HpFloatList *floats)
{
  HpLayout *layout = sequence->layout;
  const HpColumns columns = hp_columns_of(geometry);
  const HpLength width = hp_columns_span(&columns), height = columns.height;
  HpHead head = {.area = hp_fragment_new(layout->page.arena, HP_FRAGMENT_BLOCK, NULL)};
  Filling filling = {sequence, width, height, &head, 0};
  layout->page.notes = NULL;
  hp_page_set_reference_height(layout->page.state, height);
  const HpStackBetween separator = lay_out_separator(&filling);
  head.rest = add_floats(&filling, floats);
  head.area->is_first = head.area->is_last = TRUE;
  head.area->rect = (HpRect){0, 0, width, head.height};
  if (head.area->first_child != NULL)
    add_separator(&filling, &separator, height);
  return head;
}

/* ---- What a page cites --------------------------------------------------------------------- */

static void gather(const HpFragment *fragment, GPtrArray *floats)
{
  if (fragment->artifact)
    return;
  if (fragment->is_anchor && hp_fo_floating(fragment->fo) == HP_FLOAT_BEFORE)
    g_ptr_array_add(floats, (gpointer)fragment->fo);
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    gather(child, floats);
}

static int compare_floats(gconstpointer a, gconstpointer b)
{
  const HpFo *one = *(HpFo *const *)a, *other = *(HpFo *const *)b;
  return one->index < other->index ? -1 : one->index > other->index;
}

static GPtrArray *cited_on(const HpFragment *body)
{
  GPtrArray *floats = g_ptr_array_new();
  gather(body, floats);
  g_ptr_array_sort(floats, compare_floats);
  return floats;
}

static HpFloatList *new_float(HpArena *arena, const HpFo *fo, const HpToken *token)
{
  HpFloatList *floating = hp_arena_new0(arena, HpFloatList);
  floating->fo = fo;
  floating->token = hp_token_copy(arena, token);
  return floating;
}

/* `carried`, and after it those of the floats from `first` to before `end`. */
static const HpFloatList *joined(HpArena *arena, const HpFloatList *carried,
                                 const GPtrArray *floats, guint first, guint end)
{
  const HpFloatList *list = NULL, **next = &list;
  for (; carried != NULL; carried = carried->next) {
    HpFloatList *floating = new_float(arena, carried->fo, carried->token);
    *next = floating;
    next = &floating->next;
  }
  for (guint i = first; i < end; i++) {
    HpFloatList *floating = new_float(arena, g_ptr_array_index(floats, i), NULL);
    *next = floating;
    next = &floating->next;
  }
  return list;
}

static gboolean cites_first(const HpFragment *body, const GPtrArray *floats, guint n)
{
  g_autoptr(GPtrArray) cited = cited_on(body);
  for (guint i = 0; i < n; i++)
    if (i >= cited->len || g_ptr_array_index(cited, i) != g_ptr_array_index(floats, i))
      return FALSE;
  return TRUE;
}

/* ---- The page ------------------------------------------------------------------------------ */

static HpPageBody lay_out_below(HpSequence *sequence, const HpPageGeometry *geometry,
                                const HpHead *head)
{
  sequence->head = head;
  HpPageBody body = hp_layout_below_head(sequence, geometry);
  body.floats = head->rest;
  sequence->head = NULL;
  return body;
}

static gboolean stands(const HpPageBody *body, const HpHead *head, const GPtrArray *floats, guint n)
{
  return head->rest == NULL && cites_first(body->fragment, floats, n);
}

/* With what was carried over at its head, and as many of those it cites as may be. */
static HpPageBody with_floats(HpSequence *sequence, const HpPageGeometry *geometry)
{
  HpArena *arena = sequence->layout->page.arena;
  HpHead head = fill_head(sequence, geometry, joined(arena, sequence->floats, NULL, 0, 0));
  HpPageBody body = lay_out_below(sequence, geometry, &head);
  g_autoptr(GPtrArray) cited = cited_on(body.fragment);
  if (cited->len == 0)
    return body;
  guint n = head.rest == NULL ? MIN(cited->len, MAX_FLOATS_TRIED) : 0;
  for (; n > 0; n--) {
    HpHead with = fill_head(sequence, geometry, joined(arena, sequence->floats, cited, 0, n));
    if (with.rest != NULL)
      continue;
    body = lay_out_below(sequence, geometry, &with);
    if (stands(&body, &with, cited, n))
      break;
  }
  if (n == 0) {
    head = fill_head(sequence, geometry, joined(arena, sequence->floats, NULL, 0, 0));
    body = lay_out_below(sequence, geometry, &head);
  }
  g_autoptr(GPtrArray) now = cited_on(body.fragment);
  body.floats = joined(arena, n == 0 ? head.rest : NULL, now, n, now->len);
  return body;
}

/* What of side-floats is left where the flow ends stands at the head of the pages that come. */
static const HpFloatList *after_flow(HpArena *arena, const HpFloatRest *rests,
                                     const HpFloatList *floats)
{
  if (rests == NULL)
    return floats;
  HpFloatList *floating = new_float(arena, rests->fo, rests->token);
  floating->next = after_flow(arena, rests->next, floats);
  return floating;
}

static HpPageBody with_rests(const HpSequence *sequence, HpPageBody body)
{
  HpArena *arena = sequence->layout->page.arena;
  body.rests = body.has_flow ? hp_float_rests(arena, body.fragment)
                             : hp_float_rests_copy(arena, sequence->rests);
  if (!body.done)
    return body;
  body.floats = after_flow(arena, body.rests, body.floats);
  body.rests = NULL;
  return body;
}

HpPageBody hp_layout_page_body(HpSequence *sequence, const HpPageGeometry *geometry)
{
  if (!sequence->layout->document.has_floats)
    return hp_layout_below_head(sequence, geometry);
  if (geometry->takes_flow || sequence->done)
    return with_rests(sequence, with_floats(sequence, geometry));
  /* The page has no region for the flow, nor for what floats in it. */
  HpPageBody body = hp_layout_below_head(sequence, geometry);
  body.floats = joined(sequence->layout->page.arena, sequence->floats, NULL, 0, 0);
  return with_rests(sequence, body);
}
