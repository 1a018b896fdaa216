/* Which dictionaries are signature fields (ISO 32000-1, 12.7.4.5). */
#include "inspect/file/file.h"

/* Whether it says so itself. */
static gboolean has_signature_type(qpdf_data qpdf, qpdf_oh dictionary)
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
      has_signature_type(qpdf, annotation) ||
      (qpdf_oh_is_dictionary(qpdf, parent) && !qpdf_oh_has_key(qpdf, annotation, "/FT") &&
       has_signature_type(qpdf, parent));
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

/* Fields that await a signature are not counted. */
static gboolean has_value(qpdf_data qpdf, qpdf_oh field)
{
  qpdf_oh value = hp_pdf_dictionary_in(qpdf, field, "/V");
  const gboolean has = qpdf_oh_is_dictionary(qpdf, value);
  qpdf_oh_release(qpdf, value);
  return has;
}

gboolean hp_pdf_is_form_of_signatures(qpdf_data qpdf, qpdf_oh form, guint *signatures)
{
  if (!qpdf_oh_is_dictionary(qpdf, form))
    return TRUE;
  qpdf_oh fields = qpdf_oh_get_key(qpdf, form, "/Fields");
  const int n = qpdf_oh_is_array(qpdf, fields) ? qpdf_oh_get_array_n_items(qpdf, fields) : 0;
  gboolean good = !qpdf_oh_has_key(qpdf, form, "/XFA");
  for (int i = 0; i < n && good; i++) {
    qpdf_oh field = qpdf_oh_get_array_item(qpdf, fields, i);
    good = qpdf_oh_is_dictionary(qpdf, field) && has_signature_type(qpdf, field) &&
           !qpdf_oh_has_key(qpdf, field, "/AA");
    if (good && has_value(qpdf, field))
      (*signatures)++;
    qpdf_oh_release(qpdf, field);
  }
  qpdf_oh_release(qpdf, fields);
  return good;
}

/* Its signatures, up to the first field that is none; whether there are no others. */
static gboolean count_signatures(HpPdfFile *file, guint *signatures)
{
  *signatures = 0;
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  qpdf_oh form = hp_pdf_dictionary_in(file->qpdf, catalog, "/AcroForm");
  const gboolean only = hp_pdf_is_form_of_signatures(file->qpdf, form, signatures);
  qpdf_oh_release(file->qpdf, form);
  qpdf_oh_release(file->qpdf, catalog);
  return only;
}

gboolean hp_pdf_file_has_fields(HpPdfFile *file)
{
  guint signatures = 0;
  return !count_signatures(file, &signatures);
}

gboolean hp_pdf_is_signed(HpPdfFile *file)
{
  guint signatures = 0;
  return count_signatures(file, &signatures) && signatures > 0;
}
