/* The bytes of a file with a part of its text replaced, everything else as it was. */
#include "xml/source.h"

#include <errno.h>
#include <string.h>

struct HpWritten {
  GBytes *bytes;
  char *file, *encoding;
  gsize mark; /* bytes of its byte order mark */
  HpSourceText text;
};

HpWritten *hp_written_new(GBytes *bytes, const char *file, HpDiagnostics *diagnostics)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size), *start = data == NULL ? "" : data;
  HpWritten *written = g_new0(HpWritten, 1);
  written->bytes = g_bytes_ref(bytes);
  written->file = g_strdup(file);
  const char *after_mark = start;
  gsize rest = size;
  written->encoding = hp_encoding_of(&after_mark, &rest);
  written->mark = size - rest;
  if (hp_source_text_init(&written->text, start, size, written->file, diagnostics))
    return written;
  hp_written_free(written);
  return NULL;
}

void hp_written_free(HpWritten *written)
{
  if (written == NULL)
    return;
  hp_source_text_clear(&written->text);
  g_bytes_unref(written->bytes);
  g_free(written->file);
  g_free(written->encoding);
  g_free(written);
}

const char *hp_written_text(const HpWritten *written, gsize *size)
{
  *size = written->text.size;
  return written->text.text;
}

gboolean hp_written_offset(const HpWritten *written, const HpPlace *place, gsize *offset)
{
  return hp_source_text_offset(&written->text, place, offset);
}

/* ---- From the text to the bytes -------------------------------------------------------------- */

/* How many bytes, after the mark, become so many of UTF-8: what a converter has taken in when the
   room for them is full. FALSE if that is in the middle of something. */
static gboolean bytes_for(const HpWritten *written, gsize wanted, gsize *taken)
{
  gsize left = 0;
  const char *data = g_bytes_get_data(written->bytes, &left);
  if (hp_is_utf8(written->encoding)) {
    *taken = wanted;
    return TRUE;
  }
  GIConv converter = g_iconv_open("UTF-8", written->encoding);
  if (converter == (GIConv)-1)
    return FALSE;
  left -= written->mark;
  const gsize all = left;
  g_autofree char *room = g_malloc(wanted + 1);
  char *in = (char *)data + written->mark, *out = room;
  gsize free_room = wanted;
  const gsize result = g_iconv(converter, &in, &left, &out, &free_room);
  const gboolean stopped = result != (gsize)-1 || errno == E2BIG;
  g_iconv_close(converter);
  *taken = all - left;
  return stopped && free_room == 0;
}

static gboolean has_character(const char *character, gsize length, const char *encoding)
{
  const gboolean ascii = length == 1;
  if (ascii || g_ascii_strcasecmp(encoding, "UTF-8") == 0)
    return TRUE;
  if (hp_is_utf8(encoding)) /* ASCII by another name */
    return FALSE;
  g_autofree char *converted =
      g_convert(character, (gssize)length, encoding, "UTF-8", NULL, NULL, NULL);
  return converted != NULL;
}

/* With references for what the encoding lacks; the caller's. */
static char *expressible(const char *text, const char *encoding)
{
  GString *result = g_string_new(NULL);
  for (const char *at = text; *at != '\0';) {
    const char *next = g_utf8_next_char(at);
    if (has_character(at, (gsize)(next - at), encoding))
      g_string_append_len(result, at, next - at);
    else
      g_string_append_printf(result, "&#x%X;", g_utf8_get_char(at));
    at = next;
  }
  return g_string_free(result, FALSE);
}

static GBytes *encoded(const char *text, const char *encoding)
{
  gsize size = strlen(text);
  if (hp_is_utf8(encoding))
    return g_bytes_new(text, size);
  char *converted = g_convert(text, (gssize)size, encoding, "UTF-8", NULL, &size, NULL);
  return converted == NULL ? NULL : g_bytes_new_take(converted, size);
}

/* ---- Replacing ------------------------------------------------------------------------------- */

static GBytes *spliced(const HpWritten *written, gsize from, gsize to, GBytes *added)
{
  gsize size = 0, added_size = 0;
  const char *data = g_bytes_get_data(written->bytes, &size);
  const char *added_data = g_bytes_get_data(added, &added_size);
  const gsize begin = written->mark + from, end = written->mark + to;
  GByteArray *result = g_byte_array_sized_new((guint)(size + added_size));
  g_byte_array_append(result, (const guint8 *)data, (guint)begin);
  if (added_size > 0)
    g_byte_array_append(result, (const guint8 *)added_data, (guint)added_size);
  g_byte_array_append(result, (const guint8 *)data + end, (guint)(size - end));
  return g_byte_array_free_to_bytes(result);
}

/* Whether the new bytes say what was meant: in an encoding with shifts they may not. */
static gboolean says(const HpWritten *written, gsize from, gsize to, const char *added,
                     GBytes *result)
{
  const HpSourceText *text = &written->text;
  g_autoptr(GString) meant = g_string_new_len(text->text, (gssize)from);
  g_string_append(meant, added);
  g_string_append_len(meant, text->text + to, (gssize)(text->size - to));
  g_autoptr(HpDiagnostics) ignored = hp_diagnostics_new();
  g_autoptr(HpWritten) changed = hp_written_new(result, written->file, ignored);
  return changed != NULL && changed->text.size == meant->len &&
         memcmp(changed->text.text, meant->str, meant->len) == 0;
}

GBytes *hp_written_replace(const HpWritten *written, gsize from, gsize to, const char *added,
                           HpDiagnostics *diagnostics)
{
  gsize begin = 0, end = 0;
  g_autofree char *text = expressible(added, written->encoding);
  g_autoptr(GBytes) bytes = encoded(text, written->encoding);
  if (bytes != NULL && bytes_for(written, from, &begin) && bytes_for(written, to, &end)) {
    g_autoptr(GBytes) result = spliced(written, begin, end, bytes);
    if (says(written, from, to, text, result))
      return g_steal_pointer(&result);
  }
  const HpPlace place = {written->file, 0, 0};
  hp_report_error(diagnostics, &place,
                  _("The file is in %s, in which nothing can be changed here; save it as UTF-8."),
                  written->encoding);
  return NULL;
}
