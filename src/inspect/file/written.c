/* What stands in a file, as it is written: without qpdf, which reads only what is named. */
#include "inspect/file/written.h"

/* Reads a whole number, and moves behind it; FALSE if there is none. */
gboolean hp_pdf_written_whole(const char **at, const char *end, guint64 *number)
{
  HpPdfToken token;
  const char *next = hp_pdf_next_token(*at, end, &token);
  if (next == NULL || token.kind != HP_PDF_NUMBER || token.length > 18)
    return FALSE;
  *number = 0;
  for (gsize i = 0; i < token.length; i++) {
    if (!g_ascii_isdigit(token.text[i]))
      return FALSE;
    *number = *number * 10 + (guint64)(token.text[i] - '0');
  }
  *at = next;
  return TRUE;
}

gboolean hp_pdf_written_word(const char **at, const char *end, const char *word)
{
  HpPdfToken token;
  const char *next = hp_pdf_next_token(*at, end, &token);
  if (next == NULL || token.kind != HP_PDF_WORD || !hp_pdf_is_word(&token, word))
    return FALSE;
  *at = next;
  return TRUE;
}

gboolean hp_pdf_written_bracket(const char **at, const char *end)
{
  HpPdfToken token;
  const char *next = hp_pdf_next_token(*at, end, &token);
  if (next == NULL || token.kind != HP_PDF_BRACKET || !hp_pdf_is_word(&token, "["))
    return FALSE;
  *at = next;
  return TRUE;
}

static int depth_of(const HpPdfToken *token)
{
  if (token->kind != HP_PDF_BRACKET)
    return 0;
  const gboolean opens = hp_pdf_is_word(token, "<<") || hp_pdf_is_word(token, "[");
  const gboolean closes = hp_pdf_is_word(token, ">>") || hp_pdf_is_word(token, "]");
  return opens ? 1 : closes ? -1 : 0;
}

/* Passes over a value: all of it, if it is an array or a dictionary. FALSE if it does not end. */
static gboolean pass_value(const char **at, const char *end)
{
  HpPdfToken token;
  int depth = 0;
  const char *next = *at;
  while ((next = hp_pdf_next_token(next, end, &token)) != NULL && (depth += depth_of(&token)) > 0)
    continue;
  if (next == NULL)
    return FALSE;
  *at = next;
  return TRUE;
}

/* Passes over a dictionary, which begins behind its bracket then; FALSE if there is none. */
gboolean hp_pdf_written_dictionary(const char **at, const char *end, HpPdfWritten *dictionary)
{
  HpPdfToken token;
  const char *const begin = hp_pdf_next_token(*at, end, &token);
  if (begin == NULL || token.kind != HP_PDF_BRACKET || !hp_pdf_is_word(&token, "<<") ||
      !pass_value(at, end))
    return FALSE;
  *dictionary = (HpPdfWritten){begin, *at - 2};
  return TRUE;
}

/* Some of its characters may be written as "#41" (7.3.5). */
gboolean hp_pdf_written_is_name(const HpPdfToken *token, const char *name)
{
  const char *at = token->text, *const end = at + token->length;
  if (token->kind != HP_PDF_NAME)
    return FALSE;
  for (; *name != '\0' && at < end; name++) {
    const gboolean written = *at == '#' && end - at > 2;
    const int character =
        written ? g_ascii_xdigit_value(at[1]) * 16 + g_ascii_xdigit_value(at[2]) : (guchar)*at;
    at += written ? 3 : 1;
    if (character != (guchar)*name)
      return FALSE;
  }
  return *name == '\0' && at == end;
}

/* What stands under a key; empty if there is nothing. */
HpPdfWritten hp_pdf_written_value(HpPdfWritten dictionary, const char *key)
{
  HpPdfToken token;
  const char *at = dictionary.start, *value = NULL;
  while ((value = hp_pdf_next_token(at, dictionary.end, &token)) != NULL) {
    at = value;
    if (token.kind != HP_PDF_NAME)
      continue; /* the second and third of "4 0 R" */
    const gboolean found = hp_pdf_written_is_name(&token, key);
    if (!pass_value(&at, dictionary.end))
      break;
    if (found)
      return (HpPdfWritten){value, at};
  }
  return (HpPdfWritten){dictionary.end, dictionary.end};
}

gboolean hp_pdf_written_number(HpPdfWritten dictionary, const char *key, guint64 *number)
{
  const HpPdfWritten value = hp_pdf_written_value(dictionary, key);
  const char *at = value.start;
  return hp_pdf_written_whole(&at, value.end, number);
}

/* Passes over "12 0 obj". */
gboolean hp_pdf_written_header(const char **at, const char *end)
{
  guint64 number = 0, generation = 0;
  return hp_pdf_written_whole(at, end, &number) && hp_pdf_written_whole(at, end, &generation) &&
         hp_pdf_written_word(at, end, "obj");
}
