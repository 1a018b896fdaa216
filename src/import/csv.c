/* Reads CSV: RFC 4180, and what spreadsheets make of it in countries with a decimal comma. */
#include "import/readers.h"

#include <string.h>

/* Of UTF-16 the order of bytes: by its mark, or by where the zeros of the first signs are. NULL: it
   is none. */
static const char *wide_encoding(const guint8 *data, gsize size)
{
  enum { LOOKED_AT = 200 };
  guint zeros[2] = {0, 0};
  const gsize n = MIN(size & ~(gsize)1, LOOKED_AT);
  if (size >= 2 && (memcmp(data, "\xff\xfe", 2) == 0 || memcmp(data, "\xfe\xff", 2) == 0))
    return *data == 0xff ? "UTF-16LE" : "UTF-16BE";
  for (gsize i = 0; i < n; i++)
    zeros[i % 2] += data[i] == 0 ? 1 : 0;
  if (n >= 4 && zeros[1] >= n / 3 && zeros[0] == 0)
    return "UTF-16LE";
  return n >= 4 && zeros[0] >= n / 3 && zeros[1] == 0 ? "UTF-16BE" : NULL;
}

/* An encoding of one byte a sign, and the small letters of ours that are in it. */
typedef struct {
  const char *name, *iconv, *letters;
} Narrow;

/* How many of the letters stand in words: quotation marks and the like, which have the same bytes
   in another encoding, do not. */
static guint letters_in_words(const char *data, gsize size, const char *letters)
{
  guint n = 0;
  for (gsize i = 1; i + 1 < size; i++)
    n += (guchar)data[i] >= 0x80 && strchr(letters, data[i]) != NULL &&
                 g_ascii_isalpha(data[i - 1]) && g_ascii_isalpha(data[i + 1])
             ? 1
             : 0;
  return n;
}

/* Excel writes Windows-1252, and what a Mac or MS-DOS had where that is asked for. */
static const Narrow *narrow_encoding(const char *data, gsize size)
{
  static const Narrow all[] = {
      {"Windows-1252", "WINDOWS-1252", "\xe5\xe4\xf6\xe6\xf8\xe9\xe1"},
      {"Mac Roman", "MACINTOSH", "\x8c\x8a\x9a\xbe\xbf\x8e"},
      {"MS-DOS 850", "CP850", "\x86\x84\x94\x91\x9b\x82"},
  };
  const Narrow *best = &all[0];
  guint most = letters_in_words(data, size, best->letters);
  for (guint i = 1; i < G_N_ELEMENTS(all); i++) {
    const guint n = letters_in_words(data, size, all[i].letters);
    best = n > most ? &all[i] : best;
    most = MAX(n, most);
  }
  return best;
}

/* As UTF-8. What is neither that nor UTF-16 has a byte for each sign. NULL: it is no text. The
   caller's. */
static char *decode(GBytes *bytes, HpOfficeText *document)
{
  gsize size = 0, written = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  if (size == 0)
    return g_strdup("");
  const char *wide = wide_encoding((const guint8 *)data, size);
  if (wide != NULL) {
    g_autofree char *text =
        g_convert(data, (gssize)(size & ~(gsize)1), "UTF-8", wide, NULL, &written, NULL);
    return text != NULL && strlen(text) == written ? g_steal_pointer(&text) : NULL;
  }
  if (memchr(data, '\0', size) != NULL)
    return NULL;
  if (g_utf8_validate(data, (gssize)size, NULL))
    return g_strndup(data, size);
  const Narrow *narrow = narrow_encoding(data, size);
  hp_office_tell(document, NULL, _("It is not UTF-8; it was read as %s."), narrow->name);
  char *text = g_convert(data, (gssize)size, "UTF-8", narrow->iconv, NULL, NULL, NULL);
  return text != NULL ? text
                      : g_convert(data, (gssize)size, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}

/* A field, without its quotation marks, after what `field` has (NULL: it is passed by); `at` goes
   on to the sign after it. */
static void read_field(const char **at, char separator, GString *field)
{
  const char ends[] = {'"', '\n', separator, '\0'};
  gboolean is_quoted = FALSE, is_empty = TRUE;
  while (**at != '\0' && (is_quoted || (**at != separator && **at != '\n'))) {
    const char *from = *at;
    gsize length = strcspn(from, is_quoted ? "\"" : ends);
    if (length == 0 && is_quoted && from[1] == '"') {
      length = 1;
      (*at)++;
    } else if (length == 0 && (is_quoted || is_empty)) {
      is_quoted = !is_quoted;
      (*at)++;
      continue;
    } else
      length = MAX(length, 1);
    if (field != NULL)
      g_string_append_len(field, from, (gssize)length);
    is_empty = FALSE;
    *at += length;
  }
}

/* Of the first rows that it parts into several fields, how many have as many as most have: words
   have commas in any number, a table has as many in each row. */
static guint rows_alike(const char *text, char separator)
{
  enum { LOOKED_AT = 50, BYTES = 256 * 1024 };
  guint counts[LOOKED_AT] = {0}, n = 0, best = 0;
  for (const char *at = text; *at != '\0' && n < LOOKED_AT && at - text < BYTES;
       at += *at != '\0') {
    read_field(&at, separator, NULL);
    counts[n] += *at == separator ? 1 : 0;
    n += *at == '\n' ? 1 : 0;
  }
  n = MIN(n + 1, LOOKED_AT);
  for (guint i = 0; i < n; i++) {
    guint alike = 0;
    for (guint j = 0; j < n && counts[i] > 0; j++)
      alike += counts[j] == counts[i] ? 1 : 0;
    best = MAX(best, alike);
  }
  return best;
}

static char separator_of(const char *text)
{
  static const char signs[] = ";\t,|";
  guint best = 0, most = 0;
  for (guint i = 0; i < strlen(signs); i++) {
    const guint alike = rows_alike(text, signs[i]);
    if (alike > most) {
      best = i;
      most = alike;
    }
  }
  return signs[best];
}

/* Excel lets a file say it in a first line of its own: "sep=;". Where the rest begins. */
static const char *skip_separator_line(const char *text, char *separator)
{
  if (!g_str_has_prefix(text, "sep=") || text[4] == '\0' || strchr("\n", text[5]) == NULL)
    return text;
  *separator = text[4];
  return text + 5 + (text[5] == '\n' ? 1 : 0);
}

/* Lines end in \n, whatever ended them. */
static void unify_line_ends(char *text)
{
  char *to = text;
  for (const char *at = text; *at != '\0'; at++)
    if (*at != '\r')
      *to++ = *at;
    else if (at[1] != '\n')
      *to++ = '\n';
  *to = '\0';
}

HpOfficeText *hp_read_csv(GBytes *bytes, GError **error)
{
  g_autoptr(HpOfficeText) document = hp_office_text_new();
  g_autofree char *text = decode(bytes, document);
  if (text == NULL) {
    g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_NOT_KNOWN,
                _("It is no text and no document that is known; expected .docx, .xlsx, .odt, .ods, "
                  ".csv or .html."));
    return NULL;
  }
  unify_line_ends(text);
  HpOfficeTable *table = hp_office_add_table(document, NULL);
  char separator = '\0';
  const char *at = g_str_has_prefix(text, "\xef\xbb\xbf") ? text + 3 : text;
  at = skip_separator_line(at, &separator);
  if (separator == '\0')
    separator = separator_of(at);
  guint row = 0, column = 0;
  g_autoptr(GString) field = g_string_new(NULL);
  while (*at != '\0' && !hp_office_is_full(document)) {
    g_string_truncate(field, 0);
    read_field(&at, separator, field);
    hp_office_add_text_cell(document, table, row, column++, field->str);
    if (*at == '\n') {
      row++;
      column = 0;
    }
    at += *at != '\0';
  }
  return hp_office_is_bounded(document, error) ? g_steal_pointer(&document) : NULL;
}
