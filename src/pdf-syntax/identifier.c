/* What a file is identified by (ISO 32000-1, 14.4): its content, so that the same input gives the
 * same bytes. */
#include "pdf-syntax/pdf-syntax.h"

char *hp_pdf_identifier(const guint8 *file, gsize size, const char *entries,
                        const GByteArray *table)
{
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_MD5);
  g_checksum_update(sum, file, (gssize)size);
  g_checksum_update(sum, (const guchar *)entries, -1);
  g_checksum_update(sum, table->data, (gssize)table->len);
  return g_strdup(g_checksum_get_string(sum));
}
