/* Inside the room: what Cairo wrote, read with qpdf. */
#pragma once

#include "pdf/file/output.h"

typedef struct HpCairoFile HpCairoFile;

HpCairoFile *hp_cairo_file_new(const GByteArray *bytes, GError **error);
void hp_cairo_file_free(HpCairoFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpCairoFile, hp_cairo_file_free)
/** The highest object number. */
guint hp_cairo_file_size(const HpCairoFile *file);
guint hp_cairo_file_n_pages(const HpCairoFile *file);
guint hp_cairo_file_page(const HpCairoFile *file, guint index);
guint hp_cairo_file_catalog(const HpCairoFile *file);
/** In what Cairo wrote of one page: the number of the object that is the page's content stream (0
    if it is not found), and where its compressed bytes start. */
guint hp_cairo_content(const guint8 *bytes, gsize size, gsize *start);
/** The content stream will not be copied, as another takes its place. Fails if `number` is not its.
 */
gboolean hp_cairo_file_drop_content(HpCairoFile *file, guint index, guint number, GError **error);
/** Copies every object that is still of use, the catalog and the pages with their entries. */
gboolean hp_cairo_file_copy(HpCairoFile *file, HpPdfOutput *output, GError **error);
