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

/* What is a picture in the end is not unpacked here. */
static gboolean is_of_pictures(const char *name, const char *end)
{
  static const char *const names[] = {"/DCTDecode", "/JPXDecode"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    const gsize length = strlen(names[i]);
    if ((gsize)(end - name) > length && memcmp(name, names[i], length) == 0 &&
        (g_ascii_isspace(name[length]) || name[length] == ']'))
      return TRUE;
  }
  return FALSE;
}

/* "/Filter [/FlateDecode /FlateDecode]": each would multiply what the one before gives. */
static gboolean has_chained_filters(const char *file, gsize size)
{
  const char *const end = file + size;
  for (const char *at = file; (at = memmem(at, (gsize)(end - at), "/Filter", 7)) != NULL;) {
    at += 7;
    while (at < end && g_ascii_isspace(*at))
      at++;
    guint names = 0;
    if (at < end && *at == '[')
      for (; at < end && *at != ']' && names < 2; at++)
        names += *at == '/' && !is_of_pictures(at, end);
    if (names > 1)
      return TRUE;
  }
  return FALSE;
}

/* Whatever stands after the word "stream" is tried, since nothing in the file can be believed. */
gboolean hp_streams_are_bounded(const char *file, gsize size, gsize limit)
{
  gsize sum = 0;
  if (has_chained_filters(file, size))
    return FALSE;
  const char *const end = file + size;
  for (const char *at = file; (at = memmem(at, (gsize)(end - at), "stream", 6)) != NULL;) {
    at += 6;
    while (at < end && (*at == '\r' || *at == '\n'))
      at++;
    gsize total = 0;
    inflate_stream(at, (gsize)(end - at), limit, NULL, &total);
    sum += total;
    if (total > limit || sum > 8 * limit)
      return FALSE;
  }
  return TRUE;
}
