/* Numbers that stand for texts: nobody finds two texts that have the same one. */
#include "inspect/file/file.h"

#include <string.h>

guint64 hp_pdf_digest(gconstpointer data, gsize size, guint64 within)
{
  guint8 bytes[HP_SHA256_BYTES];
  guint64 digest = 0;
  g_autoptr(HpSha256) sum = hp_sha256_new();
  hp_sha256_add(sum, &within, sizeof within);
  hp_sha256_add(sum, data, size);
  hp_sha256_take(sum, bytes);
  memcpy(&digest, bytes, sizeof digest);
  return MAX(digest, 1);
}

guint64 hp_pdf_text_digest(const char *text)
{
  return hp_pdf_digest(text, strlen(text), 0);
}
