/* Finds the words of times in a text. */
#include "plan/times/lexicon.h"

#include <string.h>

#define MAX_NUMBER_DIGITS 8 /* digits of a number in a time in words; more are none */

/* ---- Pieces: the letters, the digits and the signs of a text ------------------------------- */

/* A stretch of letters or of digits, or a sign, in lower case. */
typedef struct {
  char *text;
  gsize from, to;
  HpTokenKind sign; /* HP_TOKEN_UNKNOWN: none of those that mean something */
} TimePiece;

static void piece_clear(gpointer data)
{
  g_free(((TimePiece *)data)->text);
}

typedef enum { SPACE, LETTER, DIGIT, SIGN } CharacterClass;

static CharacterClass class_of(gunichar c)
{
  if (c == 0xad || g_unichar_isspace(c))
    return c == '\n' ? SIGN : SPACE;
  if (g_unichar_isalpha(c) || g_unichar_ismark(c))
    return LETTER;
  return g_ascii_isdigit((char)c) && c < 0x80 ? DIGIT : SIGN;
}

static HpTokenKind sign_of(gunichar c)
{
  switch (c) {
  case ',':
  case ';':
  case '\n':
    return HP_TOKEN_COMMA;
  case '.':
    return HP_TOKEN_DOT;
  case '/':
    return HP_TOKEN_SLASH;
  case '-':
  case 0x2010:
  case 0x2011:
  case 0x2012:
  case 0x2013:
  case 0x2014:
  case 0x2212:
    return HP_TOKEN_DASH;
  default:
    return HP_TOKEN_UNKNOWN;
  }
}

static void append_lower(GString *text, gunichar c)
{
  if (c != 0xad)
    g_string_append_unichar(text, g_unichar_tolower(c));
}

static TimePiece next_piece(const char *text, const char **at)
{
  const CharacterClass class = class_of(g_utf8_get_char(*at));
  TimePiece piece = {.from = (gsize)(*at - text), .sign = HP_TOKEN_UNKNOWN};
  GString *lower = g_string_new(NULL);
  if (class == SIGN)
    piece.sign = sign_of(g_utf8_get_char(*at));
  do {
    append_lower(lower, g_utf8_get_char(*at));
    *at = g_utf8_next_char(*at);
  } while (class != SIGN && **at != '\0' &&
           (class_of(g_utf8_get_char(*at)) == class || g_utf8_get_char(*at) == 0xad));
  piece.to = (gsize)(*at - text);
  piece.text = g_string_free(lower, FALSE);
  return piece;
}

/* Dots and colons say something after numbers only ("1:a"), and there not before a letter ("1 a" of
   "1.a"); after words they end or begin what is said: "Klart: våren 2026". */
static gboolean is_idle(const GArray *pieces, const TimePiece *piece)
{
  if (piece->sign != HP_TOKEN_DOT && strcmp(piece->text, ":") != 0)
    return FALSE;
  const TimePiece *before =
      pieces->len == 0 ? NULL : &g_array_index(pieces, TimePiece, pieces->len - 1);
  return before == NULL || !g_ascii_isdigit(*before->text);
}

static GArray *pieces_of(const char *text)
{
  GArray *pieces = g_array_new(FALSE, FALSE, sizeof(TimePiece));
  g_array_set_clear_func(pieces, piece_clear);
  for (const char *at = text; *at != '\0';) {
    if (class_of(g_utf8_get_char(at)) == SPACE) {
      at = g_utf8_next_char(at);
      continue;
    }
    TimePiece piece = next_piece(text, &at);
    if (is_idle(pieces, &piece))
      g_free(piece.text);
    else
      g_array_append_val(pieces, piece);
  }
  return pieces;
}

/* ---- The table ----------------------------------------------------------------------------- */

static const TimePiece *piece_at(const GArray *pieces, guint i)
{
  return i < pieces->len ? &g_array_index(pieces, TimePiece, i) : NULL;
}

/* Whether it may be the word, by the first byte: nearly all are told apart by that. */
static gboolean may_be_word(const TimePiece *piece, const char *word)
{
  return *word == *piece->text || *word == '-' || *word == '*';
}

/* Whether a piece is the word, or begins as it does before its star. */
static gboolean is_word(const TimePiece *piece, const char *word, gsize length)
{
  if (word[length - 1] == '*')
    return strncmp(piece->text, word, length - 1) == 0;
  if (*word == '-' && length == 1)
    return piece->sign == HP_TOKEN_DASH;
  return strncmp(piece->text, word, length) == 0 && piece->text[length] == '\0';
}

/* How many pieces from the i-th on are the words up to a bar; 0 if they are not. */
static guint match_words(const GArray *pieces, guint i, const char *words, gsize length)
{
  guint n = 0;
  for (gsize at = 0; at < length; n++) {
    const TimePiece *piece = piece_at(pieces, i + n);
    if (piece == NULL || !may_be_word(piece, words + at))
      return 0;
    const gsize word = strcspn(words + at, " |");
    if (!is_word(piece, words + at, word))
      return 0;
    at += word + (words[at + word] == ' ');
  }
  return n;
}

/* The most pieces that one of the ways to say it takes. */
static guint match_row(const GArray *pieces, guint i, const char *ways)
{
  guint longest = 0;
  while (ways != NULL && *ways != '\0') {
    const gsize length = strcspn(ways, "|");
    longest = MAX(longest, match_words(pieces, i, ways, length));
    ways += length + (ways[length] == '|');
  }
  return longest;
}

static void add_reading(HpTimeToken *token, HpTokenKind kind, int value)
{
  guint n = 0;
  while (n < HP_MAX_READINGS && token->readings[n].kind != HP_TOKEN_END)
    n++;
  if (n == HP_MAX_READINGS)
    return;
  token->readings[n].kind = kind;
  token->readings[n].value = value;
}

/* The token of the words from the i-th piece on; `i` goes on after them. FALSE if none are known.
 */
static gboolean take_words(const GArray *pieces, guint *i, int language, HpTimeToken *token)
{
  guint longest = 0;
  for (const HpTimeWord *row = hp_time_words; row->kind != HP_TOKEN_END; row++) {
    const guint length = match_row(pieces, *i, row->words[language]);
    if (length == 0 || length < longest)
      continue;
    if (length > longest)
      memset(token->readings, 0, sizeof token->readings);
    longest = length;
    add_reading(token, row->kind, row->value);
  }
  if (longest == 0)
    return FALSE;
  token->from = piece_at(pieces, *i)->from;
  token->to = piece_at(pieces, *i + longest - 1)->to;
  *i += longest;
  return TRUE;
}

/* ---- Numbers and signs --------------------------------------------------------------------- */

/* Whether what stands after a number makes it an ordinal: "1:a", "2nd". */
static gboolean is_ordinal_ending(const TimePiece *piece, const TimePiece *next)
{
  static const char *const endings[] = {"st", "nd", "rd", "th", "a", "e"};
  const gboolean after_colon = strcmp(piece->text, ":") == 0 && next != NULL;
  const char *ending = after_colon ? next->text : piece->text;
  for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
    if (strcmp(ending, endings[i]) == 0)
      return TRUE;
  return FALSE;
}

static HpTimeToken take_number(const GArray *pieces, guint *i)
{
  const TimePiece *piece = piece_at(pieces, *i), *next = piece_at(pieces, *i + 1);
  HpTimeToken token = {.from = piece->from, .to = piece->to, .digits = (int)strlen(piece->text)};
  *i += 1;
  if (token.digits > MAX_NUMBER_DIGITS) {
    add_reading(&token, HP_TOKEN_UNKNOWN, 0);
    return token;
  }
  const int value = (int)g_ascii_strtoll(piece->text, NULL, 10);
  if (next == NULL || next->from != piece->to ||
      !is_ordinal_ending(next, piece_at(pieces, *i + 1))) {
    add_reading(&token, HP_TOKEN_NUMBER, value);
    return token;
  }
  add_reading(&token, HP_TOKEN_ORDINAL, value);
  *i += strcmp(next->text, ":") == 0 ? 2 : 1;
  token.to = piece_at(pieces, *i - 1)->to;
  return token;
}

static HpTimeToken take_sign(const GArray *pieces, guint *i)
{
  const TimePiece *piece = piece_at(pieces, *i);
  HpTimeToken token = {.from = piece->from, .to = piece->to};
  add_reading(&token, piece->sign, 0);
  *i += 1;
  return token;
}

GArray *hp_time_tokens(const char *text, int language)
{
  GArray *tokens = g_array_new(FALSE, TRUE, sizeof(HpTimeToken));
  g_autoptr(GArray) pieces = pieces_of(text);
  for (guint i = 0; i < pieces->len;) {
    HpTimeToken token = {0};
    if (!take_words(pieces, &i, language, &token))
      token = g_ascii_isdigit(*piece_at(pieces, i)->text) ? take_number(pieces, &i)
                                                          : take_sign(pieces, &i);
    g_array_append_val(tokens, token);
  }
  const HpTimeToken end = {.from = strlen(text), .to = strlen(text)};
  g_array_append_val(tokens, end);
  return tokens;
}

gboolean hp_token_is(const HpTimeToken *token, HpTokenKind kind, int *value)
{
  for (guint i = 0; i < HP_MAX_READINGS; i++)
    if (token->readings[i].kind == kind) {
      if (value != NULL)
        *value = token->readings[i].value;
      return kind != HP_TOKEN_END || i == 0;
    }
  return FALSE;
}
