/* What leaves its reference area on a page that is accepted, though nobody placed it there. */
#include "layout/page/sequence.h"

#include "layout/inline/inline.h"

/*
 * A reference area of given size, and where the corner of its content is in the coordinates of what
 * is looked at. Flows, static content, cells and notes are as high as what is in them: what leaves
 * them shows in the room around.
 */
typedef struct {
  const HpFragment *first; /* that ends past the end; NULL: nothing does */
  HpLength excess;         /* of what reaches furthest */
} Past;

typedef struct {
  Past *past;
  const HpFragment *area; /* NULL: there is none, or it clips what leaves it */
  HpLength x, y;
  HpLength width, height;
  gboolean in_float; /* a side-float, which is as wide as what is in it */
  gboolean in_cell;  /* tables tell of the rows that leave the page */
} Room;

static gboolean is_region(const HpFo *fo)
{
  return fo->kind >= HP_FO_REGION_BODY && fo->kind <= HP_FO_REGION_END;
}

static gboolean has_given_size(const HpFragment *fragment)
{
  const HpFo *fo = fragment->fo;
  return fo != NULL &&
         (is_region(fo) || fo->kind == HP_FO_BLOCK_CONTAINER || fo->kind == HP_FO_INLINE_CONTAINER);
}

/* Of what is turned the sides are as it stands on the page, and what is in it stands upright. */
static Room room_in(const HpFragment *area)
{
  const HpRect rect = area->rect;
  const HpLength width = rect.width - area->edge[HP_START] - area->edge[HP_END];
  const HpLength height = rect.height - area->edge[HP_BEFORE] - area->edge[HP_AFTER];
  const gboolean turned = area->rotation % 180 != 0;
  return (Room){.area =
                    area->clips && area->fo->traits->overflow != HP_OVERFLOW_ERROR ? NULL : area,
                .width = turned ? height : width,
                .height = turned ? width : height};
}

static gboolean is_placed(const HpFragment *fragment)
{
  return fragment->is_fixed || fragment->offset.x != 0 || fragment->offset.y != 0 ||
         (fragment->fo != NULL && fragment->kind <= HP_FRAGMENT_REFERENCE &&
          !hp_is_in_flow(fragment->fo));
}

/* ---- Past the end -------------------------------------------------------------------------- */

static gboolean ends_solidly(const HpFragment *fragment)
{
  const HpFo *fo = fragment->fo;
  return fragment->kind == HP_FRAGMENT_LINE ||
         (fo != NULL && fragment->kind <= HP_FRAGMENT_REFERENCE &&
          (fo->kind == HP_FO_BLOCK_CONTAINER || fo->kind == HP_FO_TABLE_CELL));
}

static void warn_of_height(HpLayout *layout, const Room *room)
{
  const HpFo *holder = room->area->fo;
  const gboolean in_body = holder->kind == HP_FO_REGION_BODY;
  const gboolean in_region = is_region(holder) && !in_body;
  const HpFo *fo = in_body     ? room->past->first->fo
                   : in_region ? room->area->first_child->fo
                               : holder;
  HpDiagnostics *diagnostics = layout->document.options->diagnostics;
  const double points = hp_length_to_points(room->past->excess);
  g_autofree char *key = g_strdup_printf("past the end:%u", fo->index);
  if (in_body)
    hp_report_warning_once(diagnostics, key, &fo->place,
                           _("What stands here runs %.1f pt past the foot of the page, since it "
                             "cannot be divided; make it shorter."),
                           points);
  else if (in_region)
    hp_report_warning_once(diagnostics, key, &fo->place,
                           _("What stands in this fo:static-content is %.1f pt taller than its "
                             "region; make the region's extent larger, or the content shorter."),
                           points);
  else
    hp_report_warning_once(diagnostics, key, &fo->place,
                           _("What stands in this %s is %.1f pt taller than it; give it more "
                             "height, or none, or make the content shorter."),
                           hp_fo_kind_name(fo->kind), points);
}

static void look_at_end(const Room *room, const HpFragment *fragment)
{
  const gint64 end = (gint64)fragment->rect.y + fragment->rect.height;
  const gint64 excess = end - room->y - room->height;
  const gboolean told = room->in_cell && room->area->fo->kind == HP_FO_REGION_BODY;
  if (excess < HP_LEAST_EXCESS_TOLD || fragment->rect.height <= 0 || fragment->fo == NULL || told)
    return;
  if (room->past->first == NULL)
    room->past->first = fragment;
  room->past->excess = MAX(room->past->excess, hp_length_clamp(excess));
}

/* ---- Past the side ------------------------------------------------------------------------- */

static gboolean is_side_float(const HpFragment *fragment)
{
  return fragment->fo != NULL && fragment->kind == HP_FRAGMENT_REFERENCE &&
         fragment->fo->kind == HP_FO_FLOAT && hp_fo_floating(fragment->fo) != HP_FLOAT_BEFORE;
}

static gboolean has_own_width(const HpFragment *fragment)
{
  const HpFo *fo = fragment->fo;
  return fo != NULL && fragment->kind == HP_FRAGMENT_BLOCK &&
         (fo->kind == HP_FO_TABLE || fo->kind == HP_FO_BLOCK_CONTAINER);
}

/* By how much it leaves its room at the side where it ends: a negative indent at the start is
   meant. */
static gint64 past_the_side(const Room *room, const HpFragment *fragment)
{
  const gint64 left = (gint64)fragment->rect.x + fragment->edge[HP_START];
  const gint64 right = (gint64)fragment->rect.x + fragment->rect.width - fragment->edge[HP_END];
  const gint64 past_right = right - room->x - room->width;
  const gboolean rtl = fragment->fo->traits->inherited.writing_mode == HP_WRITING_RL_TB;
  return rtl || is_side_float(fragment) ? MAX(past_right, room->x - left) : past_right;
}

static void look_at_side(HpLayout *layout, const Room *room, const HpFragment *fragment)
{
  if (room->in_float || (!has_own_width(fragment) && !is_side_float(fragment)))
    return;
  const HpFo *fo = fragment->fo;
  const gint64 excess = past_the_side(room, fragment);
  if (excess < HP_LEAST_EXCESS_TOLD)
    return;
  g_autofree char *key = g_strdup_printf("past the side:%u", fo->index);
  hp_report_warning_once(layout->document.options->diagnostics, key, &fo->place,
                         _("This %s is %.1f pt wider than the column; make it narrower."),
                         hp_fo_kind_name(fo->kind), hp_length_to_points(hp_length_clamp(excess)));
}

/* ---- The page ------------------------------------------------------------------------------ */

static void look_in(HpLayout *layout, const HpFragment *fragment, Room room);

static void look_at(HpLayout *layout, const HpFragment *fragment, Room room)
{
  if (is_placed(fragment))
    room.area = NULL;
  if (room.area != NULL && ends_solidly(fragment))
    look_at_end(&room, fragment);
  if (room.area != NULL)
    look_at_side(layout, &room, fragment);
  if (fragment->kind == HP_FRAGMENT_LINE)
    hp_warn_untold(layout, fragment);
  if (fragment->kind == HP_FRAGMENT_REFERENCE && has_given_size(fragment)) {
    hp_warn_of_overflow(layout, fragment);
    return;
  }
  if (fragment->kind == HP_FRAGMENT_REFERENCE) {
    room.x -= fragment->rect.x + fragment->edge[HP_START];
    room.y -= fragment->rect.y + fragment->edge[HP_BEFORE];
    room.in_float |= is_side_float(fragment);
    room.in_cell |= fragment->fo != NULL && fragment->fo->kind == HP_FO_TABLE_CELL;
  }
  look_in(layout, fragment, room);
}

static void look_in(HpLayout *layout, const HpFragment *fragment, Room room)
{
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    look_at(layout, child, room);
}

void hp_warn_of_overflow(HpLayout *layout, const HpFragment *area)
{
  Past past = {0};
  Room room = room_in(area);
  room.past = &past;
  look_in(layout, area, room);
  if (past.first != NULL)
    warn_of_height(layout, &room);
}
