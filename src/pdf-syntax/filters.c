/*
 * The filters that a file names (7.4). Each may multiply what the one before gives, so that what a
 * stream unpacks to is known only where one of them is undone when it is read:
 *
 *   /Filter /FlateDecode                       measured where the stream stands
 *   /Filter [/ASCIIHexDecode /FlateDecode]     likewise: the digits are read first
 *   /Filter [/FlateDecode /DCTDecode]          likewise: a picture is not unpacked
 *   /Filter [/FlateDecode /FlateDecode]        not known
 *   /Filter 7 0 R,  /Filter [7 0 R]            not known: what is named may stand in a stream
 *   /Filter /LZWDecode                         not known: nobody measures it
 *   /Encrypt                                   not known: who reads it decrypts it (7.6)
 */
#include "pdf-syntax/pdf-syntax.h"

/* So that a file of nothing but keys is read once. */
#define MAX_FILTER_BYTES 1024 /* bytes that name a PDF's filters; tried in another process */

enum { NAME_BYTES = 31 };

/* "F#69lter" is "Filter" (7.3.5). One that is longer is none of those that are looked for. */
static void read_name(const HpPdfToken *token, char name[NAME_BYTES + 1])
{
  const char *at = token->text, *end = token->text + token->length;
  gsize n = 0;
  for (; at < end && n < NAME_BYTES; n++) {
    if (end - at > 2 && *at == '#' && g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2])) {
      at++;
      name[n] = (char)hp_pdf_hexadecimal_byte(&at, at + 2);
    } else {
      name[n] = *at++;
    }
  }
  name[at < end ? 0 : n] = '\0';
}

static gboolean is_one_of(const HpPdfToken *token, const char *const *names)
{
  char name[NAME_BYTES + 1];
  read_name(token, name);
  return g_strv_contains(names, name);
}

/* Of a value that is no list, it is the first. `unpacked`: how many of them are undone. */
static gboolean is_measured_filter(const HpPdfToken *token, gboolean is_first, guint *unpacked)
{
  static const char *const digits[] = {"ASCIIHexDecode", "AHx", NULL};
  static const char *const others[] = {"FlateDecode", "Fl", "ASCII85Decode", "A85", NULL};
  static const char *const unmeasured[] = {"LZWDecode", "LZW", "RunLengthDecode", "RL", NULL};
  if (token->kind == HP_PDF_NUMBER || is_one_of(token, unmeasured))
    return FALSE;
  const gboolean is_digits = is_one_of(token, digits);
  if (is_one_of(token, others) || (is_digits && !is_first))
    (*unpacked)++;
  return *unpacked <= 1;
}

/* What stands behind the key. */
static gboolean is_measured_value(const char *at, const char *end_of_file)
{
  const char *const end = at + MIN(end_of_file - at, MAX_FILTER_BYTES);
  guint unpacked = 0;
  HpPdfToken token;
  at = hp_pdf_next_token(at, end, &token);
  if (end < end_of_file && (at == NULL || at == end))
    return FALSE;
  if (at == NULL || *token.start != '[')
    return at == NULL || is_measured_filter(&token, TRUE, &unpacked);
  for (gboolean is_first = TRUE; (at = hp_pdf_next_token(at, end, &token)) != NULL;
       is_first = FALSE) {
    if (*token.start == ']')
      return TRUE;
    if (!is_measured_filter(&token, is_first, &unpacked))
      return FALSE;
  }
  return FALSE;
}

gboolean hp_filters_are_measured(const char *file, gsize size)
{
  static const char *const key[] = {"Filter", NULL}, *const encrypted[] = {"Encrypt", NULL};
  const char *const end = file + size;
  for (const char *at = file; (at = memchr(at, '/', (gsize)(end - at))) != NULL;) {
    HpPdfToken token;
    at = hp_pdf_token(at, end, &token);
    if (is_one_of(&token, encrypted))
      return FALSE;
    if (is_one_of(&token, key) && !is_measured_value(at, end))
      return FALSE;
  }
  return TRUE;
}
