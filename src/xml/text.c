/* Bytes to UTF-8, and offsets in it to lines and columns. */
#include "xml/source.h"

#include <string.h>

static gboolean starts_with(const char *bytes, gsize size, const char *prefix, gsize length)
{
  return size >= length && memcmp(bytes, prefix, length) == 0;
}

/* The encoding named in `<?xml … encoding="…"?>`, or NULL. */
static char *declared_encoding(const char *bytes, gsize size)
{
  if (!starts_with(bytes, size, "<?xml", 5))
    return NULL;
  const char *end = g_strstr_len(bytes, (gssize)MIN(size, 1024), "?>");
  const char *found = end == NULL ? NULL : g_strstr_len(bytes, end - bytes, "encoding");
  if (found == NULL)
    return NULL;
  const char *open = found + strlen("encoding");
  while (open < end && (g_ascii_isspace(*open) || *open == '='))
    open++;
  if (open >= end || (*open != '"' && *open != '\''))
    return NULL;
  const char *close = memchr(open + 1, *open, (gsize)(end - open - 1));
  return close == NULL ? NULL : g_strndup(open + 1, (gsize)(close - open - 1));
}

/* Encodings that XML may be in and that nobody uses for it: what their first bytes are (XML 1.0,
   appendix F). NULL: none of them. */
static const char *unread_encoding(const char *bytes, gsize size)
{
  static const struct {
    const char *beginning, *encoding;
  } beginnings[] = {
      {"\xFF\xFE\0\0", "UTF-32"}, {"\0\0\xFE\xFF", "UTF-32"}, {"<\0\0\0", "UTF-32"},
      {"\0\0\0<", "UTF-32"},      {"\0\0\xFF\xFE", "UCS-4"},  {"\xFE\xFF\0\0", "UCS-4"},
      {"\0\0<\0", "UCS-4"},       {"\0<\0\0", "UCS-4"},       {"\x4C\x6F\xA7\x94", "EBCDIC"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(beginnings); i++)
    if (starts_with(bytes, size, beginnings[i].beginning, 4))
      return beginnings[i].encoding;
  return NULL;
}

static gboolean refuse_encoding(const HpSourceText *text, const char *bytes, gsize size,
                                HpDiagnostics *diagnostics)
{
  const char *encoding = unread_encoding(bytes, size);
  const HpPlace place = {text->file, 0, 0};
  if (encoding != NULL)
    hp_report_error(diagnostics, &place,
                    _("The file is in %s, which is not read; save it as UTF-8."), encoding);
  return encoding != NULL;
}

/* What says so of itself in letters of a byte each is not in it: it was saved anew as something
   else, and is most likely UTF-8. */
static gboolean is_wide(const char *encoding)
{
  return g_ascii_strncasecmp(encoding, "UTF-16", 6) == 0 ||
         g_ascii_strncasecmp(encoding, "UTF-32", 6) == 0;
}

char *hp_encoding_of(const char **bytes, gsize *size)
{
  static const struct {
    const char *mark, *encoding;
    gsize length, skipped;
  } marks[] = {
      {"\xEF\xBB\xBF", "UTF-8", 3, 3}, {"\xFF\xFE", "UTF-16LE", 2, 2},
      {"\xFE\xFF", "UTF-16BE", 2, 2},  {"<\0?\0", "UTF-16LE", 4, 0},
      {"\0<\0?", "UTF-16BE", 4, 0},
  };
  for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
    if (starts_with(*bytes, *size, marks[i].mark, marks[i].length)) {
      *bytes += marks[i].skipped;
      *size -= marks[i].skipped;
      return g_strdup(marks[i].encoding);
    }
  g_autofree char *declared = declared_encoding(*bytes, *size);
  return declared == NULL || is_wide(declared) ? g_strdup("UTF-8") : g_steal_pointer(&declared);
}

static void index_lines(HpSourceText *text)
{
  text->line_starts = g_array_new(FALSE, FALSE, sizeof(gsize));
  gsize start = 0;
  while (TRUE) {
    g_array_append_val(text->line_starts, start);
    const char *newline = memchr(text->text + start, '\n', text->size - start);
    if (newline == NULL)
      return;
    start = (gsize)(newline - text->text) + 1;
  }
}

gboolean hp_is_utf8(const char *encoding)
{
  return g_ascii_strcasecmp(encoding, "UTF-8") == 0 || g_ascii_strcasecmp(encoding, "ASCII") == 0 ||
         g_ascii_strcasecmp(encoding, "US-ASCII") == 0;
}

/* g_convert tells some of those that are not in words of its own. */
static gboolean is_known(const char *encoding)
{
  const GIConv converter = g_iconv_open("UTF-8", encoding);
  if (converter == (GIConv)-1)
    return FALSE;
  g_iconv_close(converter);
  return TRUE;
}

/* With a byte a letter: hardly any text of those is UTF-8 by chance. */
static gboolean is_of_one_byte(const char *encoding)
{
  static const char *const beginnings[] = {"ISO-8859", "ISO8859", "latin", "windows-125", "cp125"};
  for (guint i = 0; i < G_N_ELEMENTS(beginnings); i++)
    if (g_ascii_strncasecmp(encoding, beginnings[i], strlen(beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* What says that it is in something else: saved anew, its first line kept. */
static gboolean is_most_likely_utf8(const char *bytes, gsize size, const char *encoding)
{
  gsize ascii = 0;
  if (!is_of_one_byte(encoding))
    return FALSE;
  while (ascii < size && ((guchar)bytes[ascii] & 0x80) == 0)
    ascii++;
  return ascii < size && g_utf8_validate(bytes, (gssize)size, NULL);
}

static gboolean decode(HpSourceText *text, const char *bytes, gsize size, const char *encoding,
                       HpDiagnostics *diagnostics)
{
  if (hp_is_utf8(encoding)) {
    text->text = g_strndup("", size);
    if (size > 0)
      memcpy(text->text, bytes, size);
    text->size = size;
    return TRUE;
  }
  const HpPlace place = {text->file, 1, 1};
  if (!is_known(encoding)) {
    hp_report_error(diagnostics, &place,
                    _("The encoding \"%s\" is not known; save the file as UTF-8."), encoding);
    return FALSE;
  }
  g_autoptr(GError) error = NULL;
  text->text = g_convert(bytes, (gssize)size, "UTF-8", encoding, NULL, &text->size, &error);
  if (text->text == NULL)
    hp_report_error(
        diagnostics, &place,
        _("The file is not the %s it says it is: %s; save it as UTF-8, or name its encoding."),
        encoding, error->message);
  else if (is_most_likely_utf8(bytes, size, encoding))
    hp_report_warning(diagnostics, &place,
                      _("The file says that it is %s, but has letters as UTF-8 has them, which are "
                        "read as others (\"Ã¶\" for \"ö\"); expected encoding=\"UTF-8\"."),
                      encoding);
  return text->text != NULL;
}

char *hp_control_character_message(gunichar character)
{
  return g_strdup_printf(_("The control character U+%04X is not allowed in XML; take it away."),
                         character);
}

/* libxml2 stops at the first byte that is not UTF-8, and takes U+0000 for the end of the file; this
   says it in words. */
static gboolean report_bad_byte(HpSourceText *text, HpDiagnostics *diagnostics)
{
  const char *bad = NULL;
  if (g_utf8_validate(text->text, (gssize)text->size, &bad))
    return FALSE;
  const HpPlace place = hp_source_text_place(text, (gsize)(bad - text->text));
  if (*bad == '\0') {
    g_autofree char *message = hp_control_character_message(0);
    hp_report_error(diagnostics, &place, "%s", message);
  } else
    hp_report_error(diagnostics, &place,
                    _("The byte %02X is not valid UTF-8; save the file as UTF-8, or name its "
                      "encoding in the first line (<?xml version=\"1.0\" encoding=\"…\"?>)."),
                    (guchar)*bad);
  return TRUE;
}

void hp_report_noncharacter(HpDiagnostics *diagnostics, const HpPlace *place, const char *at)
{
  hp_report_error(diagnostics, place,
                  _("U+%04X is no character of any text, says Unicode; take it away."),
                  g_utf8_get_char(at));
}

static gboolean report_noncharacter(HpSourceText *text, HpDiagnostics *diagnostics)
{
  const char *found = hp_noncharacter_in(text->text, text->size);
  if (found == NULL)
    return FALSE;
  const HpPlace place = hp_source_text_place(text, (gsize)(found - text->text));
  hp_report_noncharacter(diagnostics, &place, found);
  return TRUE;
}

gboolean hp_source_text_init(HpSourceText *text, const char *bytes, gsize size, const char *file,
                             HpDiagnostics *diagnostics)
{
  *text = (HpSourceText){.file = file, .last_column = 1};
  if (refuse_encoding(text, bytes, size, diagnostics))
    return FALSE;
  g_autofree char *encoding = hp_encoding_of(&bytes, &size);
  if (!decode(text, bytes, size, encoding, diagnostics))
    return FALSE;
  index_lines(text);
  if (!report_bad_byte(text, diagnostics) && !report_noncharacter(text, diagnostics))
    return TRUE;
  hp_source_text_clear(text);
  return FALSE;
}

void hp_source_text_clear(HpSourceText *text)
{
  g_clear_pointer(&text->text, g_free);
  g_clear_pointer(&text->line_starts, g_array_unref);
}

/* The index of the last line that begins at or before the offset. */
static guint line_at(const GArray *starts, gsize offset)
{
  guint low = 0, high = starts->len;
  while (high - low > 1) {
    const guint middle = low + (high - low) / 2;
    if (g_array_index(starts, gsize, middle) <= offset)
      low = middle;
    else
      high = middle;
  }
  return low;
}

HpPlace hp_source_text_place(HpSourceText *text, gsize offset)
{
  const gsize at = MIN(offset, text->size);
  const guint line = line_at(text->line_starts, at);
  gsize from = g_array_index(text->line_starts, gsize, line);
  int column = 1;
  /* Elements come in order: go on from the last one, or a long line costs its square. */
  if (text->last_offset >= from && text->last_offset <= at) {
    from = text->last_offset;
    column = text->last_column;
  }
  for (gsize i = from; i < at; i++)
    column += ((guchar)text->text[i] & 0xC0) != 0x80;
  text->last_offset = at;
  text->last_column = column;
  return (HpPlace){text->file, (int)line + 1, column};
}

gboolean hp_source_text_offset(const HpSourceText *text, const HpPlace *place, gsize *offset)
{
  if (place->line < 1 || place->column < 1 || (guint)place->line > text->line_starts->len)
    return FALSE;
  const char *at = text->text + g_array_index(text->line_starts, gsize, (guint)place->line - 1);
  for (int column = 1; column < place->column && *at != '\0'; column++)
    at = g_utf8_next_char(at);
  *offset = (gsize)(at - text->text);
  return TRUE;
}
