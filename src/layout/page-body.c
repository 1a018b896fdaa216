/* The body of one page: its columns, and the footnotes at its foot. */
#include "layout/sequence.h"

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
  if (region->traits->inherited.reference_orientation % 180 != 0) {
    columns.width = geometry->content.height;
    columns.height = geometry->content.width;
  }
  enum { MOST_COLUMNS = 50 };
  columns.count = (guint)CLAMP(region->traits->column_count, 1, MOST_COLUMNS);
  if (columns.count == 1)
    return columns;
  columns.gap = hp_dimension_resolve(region->traits->column_gap, columns.width, 0);
  const HpLength gaps = columns.gap * (HpLength)(columns.count - 1);
  columns.width = MAX(HP_POINT, (columns.width - gaps) / (HpLength)columns.count);
  return columns;
}

static HpLength separator_height(HpSequence *sequence, HpLength width, HpFragment **area)
{
  HpLayout *layout = sequence->layout;
  const HpFo *separator = hp_static_content(sequence->sequence, "xsl-footnote-separator");
  *area = NULL;
  if (separator == NULL)
    return 0;
  HpNotes *notes = layout->notes;
  layout->notes = NULL;
  const HpConstraint constraint = {
      .inline_size = width, .container = width, .limit = HP_LENGTH_MAX, .must_place = TRUE};
  *area = hp_layout_contents(layout, separator, &constraint, NULL).fragment;
  (*area)->artifact = TRUE;
  layout->notes = notes;
  return (*area)->rect.height;
}

static void begin_notes(HpSequence *sequence, HpLength width, HpFragment **separator)
{
  HpLayout *layout = sequence->layout;
  HpNotes *notes = &sequence->notes;
  notes->inline_size = width;
  hp_notes_begin_page(layout, notes);
  notes->separator = separator_height(sequence, width, separator);
  const HpNote *carried = sequence->carried;
  for (; carried != NULL; carried = carried->next)
    hp_notes_carry(layout, carried->footnote, hp_token_copy(layout->arena, carried->token));
}

/* Lays the accepted notes out from the foot up; what does not fit becomes the carried notes. */
static const HpNote *place_notes(HpSequence *sequence, HpFragment *body, HpFragment *separator,
                                 HpLength height, HpLength used)
{
  HpLayout *layout = sequence->layout;
  const HpNotes *notes = &sequence->notes;
  layout->notes = NULL;
  if (notes->first == NULL)
    return NULL;
  HpLength y = MAX(used, height - notes->height);
  if (separator != NULL) {
    separator->rect.y = y;
    hp_fragment_append(body, separator);
    y += notes->separator;
  }
  const gboolean alone = used == 0;
  for (const HpNote *note = notes->first; note != NULL; note = note->next) {
    const HpConstraint constraint = {.inline_size = notes->inline_size,
                                     .container = notes->inline_size,
                                     .limit = height - y,
                                     .must_place = alone && note == notes->first};
    HpResult result =
        hp_layout_contents(layout, note->footnote->last_child, &constraint, note->token);
    if (result.fragment == NULL)
      return note;
    result.fragment->rect.y = y;
    hp_fragment_append(body, result.fragment);
    y += result.fragment->rect.height;
    if (result.token == NULL)
      continue;
    HpNote *rest = hp_arena_new0(layout->arena, HpNote);
    *rest = (HpNote){note->footnote, result.token, 0, note->next};
    return rest;
  }
  return NULL;
}

static HpResult layout_column(HpSequence *sequence, const Columns *columns, guint index,
                              const HpToken *token)
{
  HpLayout *layout = sequence->layout;
  layout->page->column = index;
  layout->break_is_page = index + 1 == columns->count;
  hp_page_set_reference_height(layout->page, columns->height);
  const HpConstraint constraint = {.inline_size = columns->width,
                                   .container = columns->width,
                                   .limit = columns->height,
                                   .must_place = TRUE};
  HpResult result = hp_layout_contents(layout, sequence->flow, &constraint, token);
  if (result.fragment != NULL)
    result.fragment->rect.x = (HpLength)index * (columns->width + columns->gap);
  return result;
}

static HpFragment *body_fragment(HpLayout *layout, const HpPageGeometry *geometry)
{
  const HpFo *region = geometry->region_body;
  HpFragment *body = hp_fragment_new(layout, HP_FRAGMENT_REFERENCE, region);
  body->rect = geometry->body;
  body->is_first = body->is_last = TRUE;
  if (region == NULL)
    return body;
  body->traits = region->traits;
  body->rotation = region->traits->inherited.reference_orientation;
  body->clips = region->traits->overflow == HP_OVERFLOW_HIDDEN;
  for (int side = HP_BEFORE; side <= HP_END; side++) {
    body->border[side] = region->traits->border[side].width;
    body->edge[side] = hp_traits_border_padding(region->traits, side, geometry->body.width);
  }
  return body;
}

HpPageBody hp_layout_page_body(HpSequence *sequence, const HpPageGeometry *geometry)
{
  HpLayout *layout = sequence->layout;
  const Columns columns = columns_of(geometry);
  layout->page->inline_size = columns.width;
  HpPageBody body = {.fragment = body_fragment(layout, geometry)};
  const HpLength full_width =
      columns.width * (HpLength)columns.count + columns.gap * (HpLength)(columns.count - 1);
  HpFragment *separator;
  begin_notes(sequence, full_width, &separator);
  HpResult result = {.token = sequence->token};
  HpLength used = 0;
  for (guint i = 0; i < columns.count && !sequence->done; i++) {
    result = layout_column(sequence, &columns, i, result.token);
    if (result.fragment != NULL) {
      used = MAX(used, result.fragment->rect.height);
      hp_fragment_append(body.fragment, result.fragment);
    }
    if (result.token == NULL || result.forced > HP_BREAK_COLUMN)
      break;
  }
  body.done = result.token == NULL;
  body.token = result.token;
  body.forced = result.forced;
  body.carried = place_notes(sequence, body.fragment, separator, columns.height, used);
  return body;
}
