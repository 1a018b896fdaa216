/* Which structure elements others lead to, wherever they stand: those of two files are the same by
 * their place among all.
 *
 *   other                         one
 *   page 3: × led to              page 4: × led to        as far from the element that begins there
 *           Mål  ── element 17            Mål             as in the other file, or nearest to it
 */
#include "inspect/compare/content.h"

#include <math.h>

#define MAX_BEGINNING                                                                              \
  5000 /* elements that begin on a page; on one with more it is not compared what is led to */
#define SAME_DISTANCE 8.0f /* points: fonts are not as high as others */

/* Index + 1 among all; 0: it is none of the structure. */
static guint index_of(const HpSaid *said, int number)
{
  return GPOINTER_TO_UINT(g_hash_table_lookup(said->numbers, GINT_TO_POINTER(number)));
}

static gboolean name_same_element(const HpSaid *one, int number, const HpSaid *other,
                                  int other_number)
{
  if (number == 0 || other_number == 0)
    return number == other_number;
  return index_of(one, number) == index_of(other, other_number);
}

static const HpSaidStart *start_of(const HpSaid *said, guint element)
{
  const guint start = element < said->elements->len
                          ? g_array_index(said->elements, HpSaidElement, element).start
                          : G_MAXUINT;
  return start == G_MAXUINT ? NULL : &g_array_index(said->starts, HpSaidStart, start);
}

/* What is shown there is below, and beside it where a label or a number comes first. Less than
   nothing above. */
static float distance_to(const HpPlaceLedTo *place, const HpSaidStart *start)
{
  const float below = place->numbers[1] - start->y;
  return below < -1 ? -1 : fabsf(start->x - place->numbers[0]) + fabsf(below);
}

/* The index of the element that begins where the place is; G_MAXUINT if none does. */
static guint element_at(const HpSaid *said, const HpPlaceLedTo *place)
{
  const GArray *elements = g_ptr_array_index(said->on_pages, place->page);
  guint nearest = G_MAXUINT;
  float least = G_MAXFLOAT;
  for (guint i = 0; i < elements->len && elements->len <= MAX_BEGINNING; i++) {
    const guint element = g_array_index(elements, guint, i);
    const float distance = distance_to(place, start_of(said, element));
    if (distance < 0 || distance >= least)
      continue;
    nearest = element;
    least = distance;
  }
  return nearest;
}

/* How much of the page is seen, and how large. */
static gboolean is_shown_alike(const HpPlaceLedTo *one, const HpPlaceLedTo *other)
{
  return one->how == other->how && one->numbers[2] == other->numbers[2];
}

gboolean hp_leads_to_same(const HpSaid *one, const HpPlaceLedTo *place, const HpSaid *other,
                          const HpPlaceLedTo *other_place)
{
  const HpPlaceLedTo nowhere = {.page = -1};
  const HpPlaceLedTo *a = place == NULL ? &nowhere : place;
  const HpPlaceLedTo *b = other_place == NULL ? &nowhere : other_place;
  if (!name_same_element(one, a->element, other, b->element) || !is_shown_alike(a, b))
    return FALSE;
  if (a->page < 0 || b->page < 0 || (guint)b->page >= other->on_pages->len)
    return a->page == b->page;
  const guint element = element_at(other, b);
  const HpSaidStart *there = start_of(other, element), *here = start_of(one, element);
  if (there == NULL || here == NULL)
    return there == here;
  if ((guint)a->page != here->page)
    return FALSE;
  return fabsf((a->numbers[1] - here->y) - (b->numbers[1] - there->y)) <= SAME_DISTANCE ||
         element_at(one, a) == element;
}

gboolean hp_compare_references(const HpSaid *one, const HpSaid *other, HpPdfDifference *difference)
{
  gboolean same = one->references->len == other->references->len;
  for (guint i = 0; same && i < one->references->len; i++) {
    const HpSaidReference *a = &g_array_index(one->references, HpSaidReference, i);
    const HpSaidReference *b = &g_array_index(other->references, HpSaidReference, i);
    same = a->element == b->element && name_same_element(one, a->number, other, b->number);
  }
  if (!same)
    difference->content = HP_PDF_OTHER_STRUCTURE;
  return same;
}
