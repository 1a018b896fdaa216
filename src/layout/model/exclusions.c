/* The room that side-floats leave in a reference area, and where the next one goes. */
#include "layout/model/exclusions.h"

HpRoom hp_room_beside(const HpExclusion *floats, HpRoom room, HpLength top, HpLength bottom)
{
  HpLength left = room.x, right = hp_length_clamp((gint64)room.x + room.width);
  for (; floats != NULL; floats = floats->before) {
    if (floats->rect.y >= bottom || hp_rect_bottom(floats->rect) <= top)
      continue;
    if (floats->at_right)
      right = MIN(right, floats->rect.x);
    else
      left = MAX(left, floats->rect.x + floats->rect.width);
  }
  return (HpRoom){left, MAX(right - left, 0)};
}

HpLength hp_next_float_end(const HpExclusion *floats, HpLength y)
{
  HpLength next = HP_LENGTH_MAX;
  for (; floats != NULL; floats = floats->before)
    if (hp_rect_bottom(floats->rect) > y)
      next = MIN(next, hp_rect_bottom(floats->rect));
  return next == HP_LENGTH_MAX ? y : next;
}

HpLength hp_floats_end(const HpExclusion *floats, gboolean left, gboolean right)
{
  HpLength end = -HP_LENGTH_MAX;
  for (; floats != NULL; floats = floats->before)
    if (floats->at_right ? right : left)
      end = MAX(end, hp_rect_bottom(floats->rect));
  return end;
}

HpRect hp_place_for_float(const HpExclusion *floats, HpRect size, gboolean at_right,
                          HpLength area_width)
{
  HpRect place = size;
  if (floats != NULL)
    place.y = MAX(place.y, floats->rect.y);
  while (TRUE) {
    const HpLength bottom = hp_length_clamp((gint64)place.y + MAX(place.height, 1));
    const HpRoom room = hp_room_beside(floats, (HpRoom){0, area_width}, place.y, bottom);
    const HpLength next = hp_next_float_end(floats, place.y);
    if (place.width <= room.width || next <= place.y) {
      place.x = at_right ? room.x + room.width - place.width : room.x;
      return place;
    }
    place.y = next;
  }
}

void hp_append_floats(HpFragment *area, const HpExclusion *floats)
{
  HpFragment *first = NULL;
  for (; floats != NULL; floats = floats->before) {
    HpFragment *fragment = floats->fragment;
    fragment->next = first;
    first = fragment;
    const gint64 end = (gint64)fragment->rect.y + fragment->rect.height;
    area->rect.height = MAX(area->rect.height, hp_length_clamp(end));
  }
  while (first != NULL) {
    HpFragment *next = first->next;
    first->next = NULL;
    hp_fragment_append(area, first);
    first = next;
  }
}
