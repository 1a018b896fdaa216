/* Where links and bookmarks lead: to a page, how it is shown (ISO 32000-1, 12.3.2.2), and to a
 * structure element (ISO 32000-2, 12.3.2.3). */
#include "inspect/compare/led-to.h"

#include <math.h>

/* The page, then how it is shown, then up to four numbers; what is null or 0 is as the reader has
   it. */
static void take_part(HpPlaceLedTo *place, HpPdfFile *file, int i, qpdf_oh part)
{
  if (i == 0)
    place->page = hp_pdf_page_of_object(file, qpdf_oh_get_object_id(file->qpdf, part));
  else if (i == 1)
    place->how = hp_pdf_text_digest(qpdf_oh_unparse_resolved(file->qpdf, part));
  else if (qpdf_oh_is_number(file->qpdf, part))
    place->numbers[i - 2] = (float)CLAMP(qpdf_oh_get_numeric_value(file->qpdf, part), -1e6, 1e6);
}

static HpPlaceLedTo place_in(HpPdfFile *file, qpdf_oh dictionary, const char *key)
{
  HpPlaceLedTo place = {.page = -1};
  qpdf_oh destination = qpdf_oh_get_key(file->qpdf, dictionary, key);
  const int n = qpdf_oh_is_array(file->qpdf, destination)
                    ? qpdf_oh_get_array_n_items(file->qpdf, destination)
                    : 0;
  for (int i = 0; i < MIN(n, 6); i++) {
    qpdf_oh part = qpdf_oh_get_array_item(file->qpdf, destination, i);
    take_part(&place, file, i, part);
    qpdf_oh_release(file->qpdf, part);
  }
  qpdf_oh_release(file->qpdf, destination);
  return place;
}

/* Of something else than an array, an element that there is none of. */
static int element_in(HpPdfFile *file, qpdf_oh action)
{
  qpdf_oh destination = qpdf_oh_get_key(file->qpdf, action, "/SD");
  int number = qpdf_oh_is_null(file->qpdf, destination) ? 0 : -1;
  if (qpdf_oh_is_array(file->qpdf, destination) &&
      qpdf_oh_get_array_n_items(file->qpdf, destination) > 0) {
    qpdf_oh element = qpdf_oh_get_array_item(file->qpdf, destination, 0);
    number = qpdf_oh_get_object_id(file->qpdf, element);
    qpdf_oh_release(file->qpdf, element);
  }
  qpdf_oh_release(file->qpdf, destination);
  return number;
}

HpPlaceLedTo hp_place_led_to(HpPdfFile *file, qpdf_oh dictionary)
{
  HpPlaceLedTo place = place_in(file, dictionary, "/Dest");
  qpdf_oh action = hp_pdf_dictionary_in(file->qpdf, dictionary, "/A");
  const gboolean acts = qpdf_oh_is_dictionary(file->qpdf, action);
  if (acts && place.page < 0)
    place = place_in(file, action, "/D");
  if (acts)
    place.element = element_in(file, action);
  qpdf_oh_release(file->qpdf, action);
  return place;
}

gboolean hp_is_same_place_led_to(const HpPlaceLedTo *one, const HpPlaceLedTo *other,
                                 float tolerance)
{
  gboolean same = one->page == other->page && one->how == other->how;
  for (guint i = 0; i < G_N_ELEMENTS(one->numbers); i++)
    same = same && fabsf(one->numbers[i] - other->numbers[i]) <= tolerance;
  return same;
}
