/* Inflating within limits. */
#include "pdf-syntax/pdf-syntax.h"

#include <string.h>
#include <zlib.h>

#define BLOCK 65536

/* Inflates from `data` to the end of its stream, into `out` if that is not NULL. How much it was,
   in `total`; FALSE if it is damaged, or more than `limit`. */
static gboolean inflate_stream(const char *data, gsize size, gsize limit, GByteArray *out,
                               gsize *total)
{
  guint8 block[BLOCK];
  z_stream stream = {.next_in = (Bytef *)data, .avail_in = (uInt)MIN(size, G_MAXUINT)};
  *total = 0;
  if (inflateInit(&stream) != Z_OK)
    return FALSE;
  int status = Z_OK;
  while (status == Z_OK && *total <= limit) {
    stream.next_out = block;
    stream.avail_out = BLOCK;
    status = inflate(&stream, Z_NO_FLUSH);
    const gsize got = BLOCK - stream.avail_out;
    *total += got;
    if (out != NULL && *total <= limit)
      g_byte_array_append(out, block, (guint)got);
  }
  inflateEnd(&stream);
  return status == Z_STREAM_END && *total <= limit;
}

GBytes *hp_inflate(GBytes *deflated, gsize limit)
{
  gsize size = 0, total = 0;
  const char *data = g_bytes_get_data(deflated, &size);
  GByteArray *out = g_byte_array_new();
  if (inflate_stream(data, size, limit, out, &total))
    return g_byte_array_free_to_bytes(out);
  g_byte_array_unref(out);
  return NULL;
}

GBytes *hp_pdf_bytes_of_digits(const char **at, const char *end)
{
  const char *begin = *at;
  while (*at < end && (g_ascii_isxdigit(**at) || hp_pdf_is_space(**at)))
    (*at)++;
  GByteArray *bytes = g_byte_array_new();
  for (int byte; (byte = hp_pdf_hexadecimal_byte(&begin, *at)) >= 0;) {
    const guint8 one = (guint8)byte;
    g_byte_array_append(bytes, &one, 1);
  }
  return g_byte_array_free_to_bytes(bytes);
}

/* How much the stream that begins there inflates to, be it as it is or in digits. */
static gsize inflated_size(const char *at, const char *end, gsize limit)
{
  gsize plain = 0, unpacked = 0, size = 0;
  inflate_stream(at, (gsize)(end - at), limit, NULL, &plain);
  g_autoptr(GBytes) bytes = hp_pdf_bytes_of_digits(&at, end);
  const char *data = g_bytes_get_data(bytes, &size);
  inflate_stream(data, size, limit, NULL, &unpacked);
  return MAX(plain, unpacked);
}

/* Whatever stands after the word "stream" is tried, since nothing in the file can be believed. */
gboolean hp_unpacks_to_at_most(const char *file, gsize size, gsize limit)
{
  gsize sum = size;
  if (size > limit || !hp_filters_are_measured(file, size))
    return FALSE;
  const char *const end = file + size;
  for (const char *at = file; (at = memmem(at, (gsize)(end - at), "stream", 6)) != NULL;) {
    at += 6;
    while (at < end && (*at == '\r' || *at == '\n'))
      at++;
    sum += inflated_size(at, end, limit);
    if (sum > limit)
      return FALSE;
  }
  return TRUE;
}
