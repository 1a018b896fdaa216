/* How much room parts of the table take, and where they are. */
#include "layout/table/table-layout.h"

static HpLength plain(HpDimension dimension, HpLength otherwise)
{
  return dimension.unit == HP_UNIT_LENGTH && dimension.percent == 0 ? dimension.length : otherwise;
}

HpLength hp_table_extent(const HpLengthRange *range)
{
  const HpLength maximum = plain(range->maximum, HP_LENGTH_MAX);
  const HpLength optimum = MIN(plain(range->optimum, 0), maximum);
  return MAX(plain(range->minimum, 0), optimum);
}

HpLength hp_table_edge(const HpTableLayout *t, HpSide side, gboolean at_break)
{
  const HpTraits *traits = t->grid->table->traits;
  if (t->grid->collapse)
    return 0;
  HpLength width = 0;
  if (!at_break || traits->border[side].retain)
    width += traits->border[side].width;
  if (!at_break || traits->padding[side].retain)
    width += hp_dimension_resolve(traits->padding[side].width, t->constraint->container, 0);
  return width;
}

gboolean hp_table_shows_footer(const HpTableLayout *t, gboolean breaks)
{
  return t->grid->sections[HP_SECTION_FOOTER].n_rows > 0 &&
         !(breaks && t->grid->table->traits->omit_footer_at_break);
}

HpLength hp_table_room_below(const HpTableLayout *t, gboolean breaks)
{
  gint64 room = hp_table_edge(t, HP_AFTER, breaks);
  if (hp_table_shows_footer(t, breaks))
    room += t->footer_height;
  return hp_table_bound(room + (breaks ? 0 : t->caption));
}

HpRoomAhead hp_table_room_ahead(const HpTableLayout *t)
{
  const HpRoomAhead *given = t->constraint->ahead;
  if (given == NULL)
    return (HpRoomAhead){0};
  HpRoomAhead ahead = given->height == 0 ? given->ask(given->user) : *given;
  const gboolean repeated = !t->grid->table->traits->omit_header_at_break;
  const gint64 taken = (gint64)hp_table_edge(t, HP_BEFORE, TRUE) +
                       (repeated ? t->header_height : 0) + hp_table_room_below(t, TRUE);
  ahead.height = hp_table_bound(MAX(ahead.height - taken, 1));
  return ahead;
}

gboolean hp_table_must_place(const HpTableLayout *t, guint row)
{
  return t->constraint->must_place && row == t->first_row;
}

HpRect hp_table_slots(const HpTableLayout *t, guint column, guint n_columns, HpLength top,
                      HpLength bottom)
{
  const HpLength *lines = t->columns.lines;
  const HpLength start = lines[column], end = lines[column + n_columns];
  const gboolean right_to_left = t->grid->table->traits->inherited.writing_mode == HP_WRITING_RL_TB;
  const HpLength x = right_to_left ? t->columns.width - end : start;
  return (HpRect){hp_table_bound((gint64)t->origin + x), top, end - start, bottom - top};
}
