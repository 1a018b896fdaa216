/* Numbers that stand for texts: nobody finds two texts that have the same one. */
#include "inspect/file/file.h"

#include <string.h>

guint64 hp_pdf_take_digest(HpSha256 *sum)
{
  guint8 bytes[HP_SHA256_BYTES];
  guint64 digest = 0;
  hp_sha256_take(sum, bytes);
  memcpy(&digest, bytes, sizeof digest);
  return MAX(digest, 1);
}

/* Short ones stand for themselves, behind their length: so do all letters. */
guint64 hp_pdf_digest(gconstpointer data, gsize size, guint64 within)
{
  guint64 digest = 0;
  if (within == 0 && size < sizeof digest) {
    memcpy(&digest, data, size);
    return GUINT64_TO_LE(digest) | (guint64)(size + 1) << 56;
  }
  g_autoptr(HpSha256) sum = hp_sha256_new();
  hp_sha256_add(sum, &within, sizeof within);
  hp_sha256_add(sum, data, size);
  return hp_pdf_take_digest(sum);
}

guint64 hp_pdf_text_digest(const char *text)
{
  return hp_pdf_digest(text, strlen(text), 0);
}
