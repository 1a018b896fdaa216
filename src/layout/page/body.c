/* The body of one page: its columns, and the footnotes at its foot. */
#include "layout/page/sequence.h"

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
static void align_columns(HpNotes *notes, HpFragment *body, gint64 left)
{
  if (body->fo == NULL)
    return;
  const HpLength shift =
      hp_display_shift(body->traits, hp_length_clamp(MAX(left - hp_notes_need(notes).whole, 0)));
  for (HpFragment *column = body->first_child; column != NULL; column = column->next)
    hp_fragment_shift_content(column, shift);
}

static HpPageBody lay_out_body(HpSequence *sequence, const HpPageGeometry *geometry,
                               HpLength allotted)
{
  HpLayout *layout = sequence->layout;
  const HpColumns columns = hp_columns_below_head(sequence, geometry);
  HpPageBody body = {.fragment = hp_body_fragment(layout, geometry)};
  body.separator = hp_begin_notes(sequence, hp_columns_span(&columns), columns.height);
  sequence->notes.allotted = allotted;
  HpResult result = {0};
  if (!geometry->takes_flow)
    result.token = sequence->token;
  else if (!sequence->done)
    result = hp_fill_columns(sequence, &columns, body.fragment, &body.used);
  body.passed = !geometry->takes_flow && !sequence->done;
  body.done = result.token == NULL && !body.passed;
  body.has_flow = body.fragment->first_child != NULL;
  body.token = result.token;
  body.forced = result.forced;
  hp_notes_reconcile(&sequence->notes, body.fragment);
  layout->page.notes = NULL;
  return body;
}

static void put_above(HpFragment *body, const HpHead *head)
{
  for (HpFragment *child = body->first_child; child != NULL; child = child->next)
    hp_fragment_move(child, 0, head->height);
  head->area->next = body->first_child;
  body->first_child = head->area;
  if (body->last_child == NULL)
    body->last_child = head->area;
}

static HpPageBody finish_body(HpSequence *sequence, const HpPageGeometry *geometry, HpPageBody body)
{
  const HpColumns columns = hp_columns_below_head(sequence, geometry);
  align_columns(&sequence->notes, body.fragment, (gint64)columns.height - body.used);
  body.carried = hp_place_notes(sequence, body.fragment, body.separator, columns.height, body.used);
  if (hp_has_head(sequence))
    put_above(body.fragment, sequence->head);
  return body;
}

static HpPageBody try_room(HpSequence *sequence, const HpPageGeometry *geometry, HpLength room,
                           guint *n)
{
  const HpPageBody body = lay_out_body(sequence, geometry, room);
  *n = hp_notes_need(&sequence->notes).n;
  return body;
}

/* Room for as many of the first notes as can be, without the last: `wholes` has what the first one,
   the first two … take. */
static HpPageBody with_room_for_first(HpSequence *sequence, const HpPageGeometry *geometry,
                                      const GArray *wholes)
{
  guint stand = 0, fall = wholes->len, n;
  while (fall - stand > 1) {
    const guint tried = stand + (fall - stand) / 2;
    try_room(sequence, geometry, g_array_index(wholes, HpLength, tried - 1), &n);
    if (n >= tried)
      stand = tried;
    else
      fall = tried;
  }
  return lay_out_body(sequence, geometry,
                      stand == 0 ? 0 : g_array_index(wholes, HpLength, stand - 1));
}

static GArray *wholes_of(const HpNotes *notes)
{
  GArray *wholes = g_array_new(FALSE, FALSE, sizeof(HpLength));
  HpLength whole = notes->separator;
  for (const HpNote *note = notes->first; note != NULL; note = note->next) {
    whole += note->height;
    const HpLength with_space_below = whole + note->kept_after;
    g_array_append_val(wholes, with_space_below);
  }
  return wholes;
}

/*
 * Columns are filled before it is known what later ones cite, so that the notes of those may find
 * no room at the foot. Then all columns leave the same:
 *
 *     what all the notes take          if those that cite them then still stand on the page
 *     … but for the last one's rest    if they then do
 *     what the first ones take         of which that is so; what cites others is for the next page
 */
static HpPageBody with_room_for_notes(HpSequence *sequence, const HpPageGeometry *geometry,
                                      HpPageBody body)
{
  const HpLength height = hp_columns_below_head(sequence, geometry).height;
  const HpNotesNeed all = hp_notes_need(&sequence->notes);
  if ((gint64)body.used + all.whole <= height)
    return body;
  g_autoptr(GArray) wholes = wholes_of(&sequence->notes);
  guint n = 0;
  if (all.whole < height) {
    const HpPageBody roomier = try_room(sequence, geometry, all.whole, &n);
    if (n == all.n)
      return roomier;
  }
  if (body.used + all.least <= height || all.least >= height)
    return lay_out_body(sequence, geometry, HP_NOTES_UNBOUNDED);
  const HpPageBody roomier = try_room(sequence, geometry, all.least, &n);
  return n == all.n ? roomier : with_room_for_first(sequence, geometry, wholes);
}

HpPageBody hp_layout_below_head(HpSequence *sequence, const HpPageGeometry *geometry)
{
  HpPageBody body = lay_out_body(sequence, geometry, HP_NOTES_UNBOUNDED);
  if (hp_columns_below_head(sequence, geometry).count > 1 && sequence->notes.first != NULL)
    body = with_room_for_notes(sequence, geometry, body);
  return finish_body(sequence, geometry, body);
}

gboolean hp_page_body_is_last(const HpPageBody *body)
{
  return body->done && body->carried == NULL && body->floats == NULL;
}
