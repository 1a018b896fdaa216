/* What a graphics state says of the inks of a press (ISO 32000-1, 10.3.4, 10.4): Ghostscript says
 * that nothing is to be done, of pages with patterns. */
#include "inspect/page/painted.h"

#include <math.h>

#define NEARLY_NOTHING 0.01 /* of an ink */

/* A table of bytes between those two numbers. */
static gboolean are_nothing(GBytes *bytes, const double ends[2])
{
  gsize size = 0;
  const guint8 *values = g_bytes_get_data(bytes, &size);
  for (gsize i = 0; i < size; i++)
    if (fabs(ends[0] + values[i] / 255.0 * (ends[1] - ends[0])) > NEARLY_NOTHING)
      return FALSE;
  return size > 0;
}

/* A sampled function (7.10.2) that comes to nothing, whatever it is given. */
static gboolean is_nothing(qpdf_data qpdf, qpdf_oh function, gsize *bytes_left)
{
  if (!qpdf_oh_is_stream(qpdf, function))
    return FALSE;
  g_autoptr(GBytes) bytes = hp_pdf_saved_bytes(qpdf, function);
  const gsize size = bytes == NULL ? 0 : g_bytes_get_size(bytes);
  if (bytes == NULL || size > *bytes_left)
    return FALSE;
  *bytes_left -= size;
  qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, function);
  double ends[2] = {1, 1};
  hp_pdf_read_numbers(qpdf, dictionary, "/Range", ends, 2);
  hp_pdf_read_numbers(qpdf, dictionary, "/Decode", ends, 2);
  const gboolean is = hp_pdf_integer_in(qpdf, dictionary, "/FunctionType", -1) == 0 &&
                      hp_pdf_integer_in(qpdf, dictionary, "/BitsPerSample", -1) == 8 &&
                      are_nothing(bytes, ends);
  qpdf_oh_release(qpdf, dictionary);
  return is;
}

gboolean hp_paint_leaves_inks(qpdf_data qpdf, qpdf_oh dictionary, gsize *bytes_left)
{
  static const char *const functions[] = {"/BG", "/UCR"};
  gboolean leaves = !qpdf_oh_has_key(qpdf, dictionary, "/TR") ||
                    hp_pdf_has_name(qpdf, dictionary, "/TR", "/Identity");
  for (guint i = 0; i < G_N_ELEMENTS(functions) && leaves; i++) {
    qpdf_oh function = qpdf_oh_get_key(qpdf, dictionary, functions[i]);
    leaves = qpdf_oh_is_null(qpdf, function) || is_nothing(qpdf, function, bytes_left);
    qpdf_oh_release(qpdf, function);
  }
  return leaves;
}
