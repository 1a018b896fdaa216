/* Tokens, one after another. */
#include "pdf-syntax/pdf-syntax.h"

enum { REGULAR, SPACE, DELIMITER };

/* 7.2.2 */
static const guint8 classes[256] = {
    ['\0'] = SPACE,    ['\t'] = SPACE,    ['\n'] = SPACE,    ['\f'] = SPACE,
    ['\r'] = SPACE,    [' '] = SPACE,     ['('] = DELIMITER, [')'] = DELIMITER,
    ['<'] = DELIMITER, ['>'] = DELIMITER, ['['] = DELIMITER, [']'] = DELIMITER,
    ['{'] = DELIMITER, ['}'] = DELIMITER, ['/'] = DELIMITER, ['%'] = DELIMITER,
};

static guint8 class_of(char c)
{
  return classes[(guchar)c];
}

gboolean hp_pdf_is_space(char c)
{
  return class_of(c) == SPACE;
}

static const char *end_of_word(const char *at, const char *end)
{
  while (at < end && class_of(*at) == REGULAR)
    at++;
  return at;
}

/* The parenthesis that closes the one at `at`. */
static const char *end_of_literal(const char *at, const char *end)
{
  int open = 0;
  for (; at < end; at++) {
    if (*at == '\\')
      at++;
    else if (*at == '(')
      open++;
    else if (*at == ')' && --open == 0)
      return at;
  }
  return end;
}

static const char *find(const char *at, const char *end, char c)
{
  const char *found = memchr(at, c, (gsize)(end - at));
  return found == NULL ? end : found;
}

/* 7.2.3: a comment goes on to either line end. */
static const char *end_of_line(const char *at, const char *end)
{
  while (at < end && *at != '\n' && *at != '\r')
    at++;
  return at;
}

static gboolean begins_number(char c)
{
  return g_ascii_isdigit(c) || c == '-' || c == '+' || c == '.';
}

/* What stands between `start` and `end`; one character more ends it, unless the bytes do. */
static const char *enclosed(HpPdfToken *token, HpPdfTokenKind kind, const char *end,
                            const char *end_of_all)
{
  token->kind = kind;
  token->text++;
  token->length = (gsize)(end - token->text);
  return MIN(end + 1, end_of_all);
}

static const char *read_delimiter(const char *at, const char *end, HpPdfToken *token)
{
  if (*at == '(')
    return enclosed(token, HP_PDF_LITERAL, end_of_literal(at, end), end);
  const gboolean twice = at + 1 < end && at[1] == *at;
  if (*at == '<' && !twice)
    return enclosed(token, HP_PDF_HEXADECIMAL, find(at, end, '>'), end);
  if (*at == '%')
    return enclosed(token, HP_PDF_BRACKET, end_of_line(at, end), end);
  if (*at == '/') {
    const char *last = end_of_word(at + 1, end);
    token->kind = HP_PDF_NAME;
    token->text++;
    token->length = (gsize)(last - token->text);
    return last;
  }
  token->kind = HP_PDF_BRACKET;
  token->length = (*at == '<' || *at == '>') && twice ? 2 : 1;
  return at + token->length;
}

const char *hp_pdf_text_of_bytes(GBytes *bytes, const char **end)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  const char *text = data == NULL ? "" : data;
  *end = text + size;
  return text;
}

const char *hp_pdf_token(const char *at, const char *end, HpPdfToken *token)
{
  while (at < end && class_of(*at) == SPACE)
    at++;
  if (at >= end)
    return NULL;
  token->start = token->text = at;
  if (class_of(*at) == DELIMITER)
    return read_delimiter(at, end, token);
  const char *last = end_of_word(at, end);
  token->kind = begins_number(*at) ? HP_PDF_NUMBER : HP_PDF_WORD;
  token->length = (gsize)(last - at);
  return last;
}

const char *hp_pdf_next_token(const char *at, const char *end, HpPdfToken *token)
{
  do
    at = hp_pdf_token(at, end, token);
  while (at != NULL && *token->start == '%');
  return at;
}

double hp_pdf_number(const char *text, gsize length)
{
  char number[32] = "";
  memcpy(number, text, MIN(length, sizeof number - 1));
  const double value = g_ascii_strtod(number, NULL);
  return CLAMP(value, -1e7, 1e7);
}

int hp_pdf_hexadecimal_byte(const char **at, const char *end)
{
  int byte = 0, digits = 0;
  while (*at < end && digits < 2) {
    const int digit = g_ascii_xdigit_value(*(*at)++);
    if (digit < 0)
      continue;
    byte = byte * 16 + digit;
    digits++;
  }
  return digits == 0 ? -1 : digits == 1 ? byte * 16 : byte;
}
