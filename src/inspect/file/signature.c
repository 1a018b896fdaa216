/* Which dictionaries are signature fields (ISO 32000-1, 12.7.4.5). */
#include "inspect/file/file.h"

gboolean hp_pdf_has_signature_type(qpdf_data qpdf, qpdf_oh dictionary)
{
  return hp_pdf_has_name(qpdf, dictionary, "/FT", "/Sig");
}

gboolean hp_pdf_is_signature(qpdf_data qpdf, qpdf_oh annotation)
{
  if (!qpdf_oh_is_dictionary_of_type(qpdf, annotation, "", "/Widget") ||
      qpdf_oh_has_key(qpdf, annotation, "/A") || qpdf_oh_has_key(qpdf, annotation, "/AA"))
    return FALSE;
  qpdf_oh parent = hp_pdf_dictionary_in(qpdf, annotation, "/Parent");
  const gboolean is =
      hp_pdf_has_signature_type(qpdf, annotation) ||
      (qpdf_oh_is_dictionary(qpdf, parent) && !qpdf_oh_has_key(qpdf, annotation, "/FT") &&
       hp_pdf_has_signature_type(qpdf, parent));
  qpdf_oh_release(qpdf, parent);
  return is;
}

gboolean hp_pdf_signature_place(qpdf_data qpdf, qpdf_oh signature, double edges[4])
{
  double corners[4] = {0};
  hp_pdf_read_numbers(qpdf, signature, "/Rect", corners, 4);
  for (int i = 0; i < 2; i++) {
    edges[i] = MIN(corners[i], corners[i + 2]);
    edges[i + 2] = MAX(corners[i], corners[i + 2]);
  }
  return edges[2] > edges[0] && edges[3] > edges[1];
}
