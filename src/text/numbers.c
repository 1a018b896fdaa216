/* What belongs to a number: the other half of it, its unit or noun, a date, what it numbers. */
#include "text/text-internal.h"

#include <string.h>

enum {
  LISTED_BYTES = 24,    /* bytes of a word that is listed here */
  TELEPHONE_GROUPS = 6, /* of digits: of a telephone number */
  GROUP = 3,            /* digits of a group: thousands */
  FIRST_YEAR = 1900,    /* what four digits are a year from … */
  LAST_YEAR = 2099,     /* … to */
  SHORTEST_NAME = 2,    /* letters of a word that a number may number */
  UNIT_LETTERS = 4,     /* letters of a unit in capitals */
};

/* A word between spaces, without the brackets and quotes around it. */
typedef struct {
  const char *start, *end;
} Token;

/* ---- Words that are known ----------------------------------------------------------------------
 */

static const char *const months[] = {
    "januari",   "februari", "mars",     "april",    "maj",    "juni",    "juli", "augusti",
    "september", "oktober",  "november", "december", "januar", "februar", "mai",  "august",
    "desember",  "january",  "february", "march",    "may",    "june",    "july", "october",
    "märz",      "dezember", "jan",      "feb",      "febr",   "mar",     "apr",  "jun",
    "jul",       "aug",      "sep",      "sept",     "okt",    "oct",     "nov",  "dec",
    "des",       "dez",      NULL};

/* What a number after it numbers. */
static const char *const numbered[] = {
    /* sv, nb, nn */
    "mål", "delmål", "år", "fas", "steg", "del", "etapp", "nivå", "punkt", "bilaga", "tabell",
    "figur", "bild", "kapitel", "kap", "avsnitt", "sida", "sidan", "sid", "s", "paragraf",
    "artikel", "art", "moment", "mom", "stycke", "st", "nr", "nummer", "vecka", "v", "kvartal",
    "kvartalet", "tertial", "tertialet", "period", "halvår", "halvåret", "termin", "terminen",
    "omgång", "möte", "alternativ", "insats", "åtgärd", "aktivitet", "prioritet", "prioritering",
    "område", "insatsområde", "grupp", "agenda", "rum", "klockan", "kl", "cirka", "ca", "c:a",
    "våren", "sommaren", "hösten", "vintern", "våra", "høsten", "våren", "steg", "fase", "trinn",
    "vedlegg", "kapittel", "avsnitt", "side", "tabell", "punkt", "mål", "tiltak", "uke", "veke",
    "kvartal",
    /* en */
    "goal", "objective", "target", "year", "phase", "step", "stage", "part", "level", "point",
    "item", "annex", "appendix", "table", "figure", "fig", "chapter", "ch", "section", "sec",
    "page", "p", "pp", "paragraph", "article", "no", "number", "week", "quarter", "term", "meeting",
    "option", "action", "activity", "priority", "area", "group", "volume", "vol", "spring",
    "summer", "autumn", "winter", "circa", "about",
    /* fi */
    "tavoite", "vuosi", "vuonna", "vaihe", "osa", "taso", "kohta", "liite", "taulukko", "kuva",
    "luku", "sivu", "pykälä", "artikla", "nro", "viikko", "klo", "noin", "kevät", "syksy",
    "neljännes", "vuosineljännes", "tertiaali", NULL};

/* Parts of a year that are numbered, whose year stands after the number. */
static const char *const periods[] = {
    "vecka", "v",       "kvartal", "tertial",   "termin",         "period",    "uke",    "veke",
    "week",  "quarter", "term",    "neljännes", "vuosineljännes", "tertiaali", "viikko", NULL};

/* Units whose number may look like a year. */
static const char *const units[] = {
    "kr",  "kronor",  "kroner",  "tkr",      "mkr",     "mnkr",       "mn", "mdr", "euro", "euroa",
    "öre", "procent", "prosent", "per cent", "percent", "prosenttia", "km", "m",   "cm",   "mm",
    "kg",  "ha",      "kvm",     "kwh",      "st",      "personer",   NULL};

/* Words that go on after a number, and are not what it counts. */
static const char *const others[] = {
    /* sv, nb, nn */
    "och", "eller", "till", "från", "i", "på", "av", "för", "med", "om", "som", "samt", "men",
    "när", "då", "där", "att", "är", "var", "ska", "skall", "bör", "kan", "har", "hade", "blir",
    "inom", "under", "efter", "före", "innan", "över", "vid", "mot", "mellan", "utan", "enligt",
    "hos", "inte", "genom", "og", "til", "fra", "skal", "er", "blir", "innen", "etter", "før",
    "mellom", "ikke", "frå", "ikkje", "mellom",
    /* en */
    "and", "or", "to", "from", "of", "in", "on", "at", "for", "with", "by", "as", "is", "are",
    "was", "were", "will", "shall", "should", "can", "may", "has", "have", "within", "after",
    "before", "that", "which", "not", "until",
    /* fi */
    "ja", "tai", "sekä", "on", "ovat", "että", "joka", NULL};

static gboolean is_listed(Token token, const char *const *words)
{
  const gsize length = (gsize)(token.end - token.start);
  if (length == 0 || length > LISTED_BYTES)
    return FALSE;
  g_autofree char *folded = g_utf8_strdown(token.start, (gssize)length);
  for (; *words != NULL; words++)
    if (strcmp(folded, *words) == 0)
      return TRUE;
  return FALSE;
}

/* ---- Tokens -------------------------------------------------------------------------------- */

static gboolean is_symbol(gunichar c)
{
  switch (g_unichar_type(c)) {
  case G_UNICODE_CURRENCY_SYMBOL:
  case G_UNICODE_MATH_SYMBOL:
    return TRUE;
  default:
    return c == '%' || c == 0x2030 /* ‰ */ || c == 0xA7 /* § */ || c == 0xB0 /* ° */ || c == '#' ||
           c == 0x2116 /* № */;
  }
}

static gboolean belongs_to_token(gunichar c)
{
  return g_unichar_isalnum(c) || is_symbol(c) || c == '-';
}

/* From where `end` is on, backwards; what stands before its first character is not looked at. */
static Token token_ending_at(const char *text, const char *end)
{
  Token token = {end, end};
  while (token.start > text) {
    const char *before = g_utf8_find_prev_char(text, token.start);
    if (g_unichar_isspace(g_utf8_get_char(before)))
      break;
    token.start = before;
  }
  while (token.start < token.end && !belongs_to_token(g_utf8_get_char(token.start)))
    token.start = g_utf8_next_char(token.start);
  return token;
}

static Token token_before(const char *text, Token token)
{
  const char *end = token.start;
  while (end > text) {
    const char *before = g_utf8_find_prev_char(text, end);
    if (belongs_to_token(g_utf8_get_char(before)))
      break;
    end = before;
  }
  return token_ending_at(text, end);
}

/* "kap." → "kap" */
static Token without_end(Token token)
{
  while (token.end > token.start) {
    const char *last = g_utf8_prev_char(token.end);
    if (belongs_to_token(g_utf8_get_char(last)))
      break;
    token.end = last;
  }
  return token;
}

static gboolean begins_with_digit(Token token)
{
  return token.start < token.end && g_ascii_isdigit(*token.start);
}

static gboolean is_number(Token token)
{
  const char *c = token.start;
  if (c < token.end && (*c == '+' || *c == '-'))
    c++;
  return c < token.end && g_ascii_isdigit(*c) && g_ascii_isdigit(token.end[-1]);
}

static gsize digits_at_start(Token token)
{
  gsize n = 0;
  while (token.start + n < token.end && g_ascii_isdigit(token.start[n]))
    n++;
  return n;
}

static gsize digits_at_end(Token token)
{
  gsize n = 0;
  while (token.end - n > token.start && g_ascii_isdigit(token.end[-1 - (gssize)n]))
    n++;
  return n;
}

static gboolean is_year(Token token)
{
  if (token.end - token.start != 4 || digits_at_start(token) != 4)
    return FALSE;
  const int year = atoi(token.start);
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* "kesäkuuta" is one as well: Finnish months are moons. */
static gboolean is_month(Token token)
{
  return is_listed(token, months) ||
         g_strstr_len(token.start, token.end - token.start, "kuu") != NULL;
}

/* ---- What holds ---------------------------------------------------------------------------- */

/* Of "070-123 45 67": that its first group begins with 0 or + tells it from a list of numbers. */
static gboolean is_telephone_number(const char *text, Token token)
{
  for (int i = 0; i < TELEPHONE_GROUPS && is_number(token); i++) {
    if (*token.start == '0' || *token.start == '+')
      return TRUE;
    token = token_before(text, token);
  }
  return FALSE;
}

static gboolean is_one_number(const char *text, Token before, Token after)
{
  const gsize digits = digits_at_start(after);
  if (!is_number(before) || digits_at_end(before) > GROUP)
    return FALSE;
  return digits == GROUP || (digits == GROUP - 1 && is_telephone_number(text, before));
}

static gboolean is_capitalised(Token token)
{
  return g_unichar_isupper(g_utf8_get_char(token.start)) &&
         g_utf8_strlen(token.start, token.end - token.start) >= SHORTEST_NAME;
}

static gboolean begins_sentence(const char *text, Token token)
{
  const Token previous = token_before(text, token);
  return previous.start == previous.end || strchr(".:!?", previous.end[0]) != NULL;
}

/* "§ 9", "kap. 3", "Bilaga 2", "juni 2027"; a capitalised word in a sentence: "Agenda 2030". */
static gboolean is_numbered_by(const char *text, Token before, Token after)
{
  const Token name = without_end(before);
  if (!begins_with_digit(after) || name.start == name.end)
    return FALSE;
  if (is_symbol(g_utf8_get_char(name.start)))
    return TRUE;
  if (name.end != before.end && *name.end != '.')
    return FALSE;
  if (is_listed(name, numbered) || is_month(name))
    return TRUE;
  return name.end == before.end && is_capitalised(name) && !begins_sentence(text, name);
}

static gboolean is_unit_in_capitals(Token token)
{
  if (g_utf8_strlen(token.start, token.end - token.start) > UNIT_LETTERS)
    return FALSE;
  for (const char *c = token.start; c < token.end; c = g_utf8_next_char(c))
    if (!g_unichar_isalpha(g_utf8_get_char(c)))
      return FALSE;
  return g_unichar_isupper(g_utf8_get_char(g_utf8_prev_char(token.end)));
}

/* "5 %", "450 000 kr", "30 juni", "12 personer". A number that numbers what stands before it, and
   a year, count nothing. */
static gboolean counts(const char *text, Token before, Token after)
{
  const Token number = without_end(before), noun = without_end(after);
  if (!begins_with_digit(number) || noun.start == noun.end)
    return FALSE;
  const gunichar first = g_utf8_get_char(noun.start);
  if (is_month(noun))
    return number.end == before.end || *number.end == '.';
  if (number.end != before.end || !is_number(number))
    return FALSE;
  if (is_symbol(first) || is_listed(noun, units) || is_unit_in_capitals(noun))
    return TRUE;
  if (!g_unichar_islower(first) || is_year(number) || is_listed(noun, others))
    return FALSE;
  return !is_numbered_by(text, token_before(text, number), number);
}

/* "June 30, 2027" */
static gboolean is_year_of_date(const char *text, Token before, Token after)
{
  const Token day = without_end(before);
  return day.end + 1 == before.end && *day.end == ',' && is_number(day) &&
         is_year(without_end(after)) && is_month(token_before(text, day));
}

/* "tertial 2 2027" */
static gboolean is_year_of_period(const char *text, Token before, Token after)
{
  return is_number(before) && digits_at_start(before) < GROUP && is_year(without_end(after)) &&
         is_listed(without_end(token_before(text, before)), periods);
}

gboolean hp_is_dash(const char *word, gsize length)
{
  return (length == 1 && *word == '-') || (length == 3 && memcmp(word, "\u2013", 3) == 0);
}

gboolean hp_number_holds(const char *text, gsize length, const char *after, gsize after_length)
{
  if (length == 0 || after_length == 0)
    return FALSE;
  const Token before = token_ending_at(text, text + length);
  const Token next = {after, after + after_length};
  if (!begins_with_digit(next) && !begins_with_digit(before))
    return FALSE;
  return is_one_number(text, before, next) || is_numbered_by(text, before, next) ||
         counts(text, before, next) || is_year_of_date(text, before, next) ||
         is_year_of_period(text, before, next);
}

/* The word that ends there, whatever it consists of. */
static Token word_ending_at(const char *text, const char *end)
{
  Token word = {end, end};
  while (word.start > text && !g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(word.start))))
    word.start = g_utf8_prev_char(word.start);
  return word;
}

/* "3 - 5", where the word before is the dash. */
static gboolean ends_range(const char *text, Token dash, const char *after)
{
  if (!hp_is_dash(dash.start, (gsize)(dash.end - dash.start)) || !g_ascii_isdigit(*after))
    return FALSE;
  const char *end = dash.start;
  while (end > text && g_ascii_isspace(end[-1]))
    end--;
  return end > text && end < dash.start && g_ascii_isdigit(end[-1]);
}

gboolean hp_text_holds_at(const char *text, gsize space, gsize next)
{
  const char *after = text + next, *end = after;
  while (*end != '\0' && !g_unichar_isspace(g_utf8_get_char(end)))
    end = g_utf8_next_char(end);
  const gsize length = (gsize)(end - after);
  if (space == 0 || length == 0)
    return FALSE;
  return hp_is_dash(after, length) || ends_range(text, word_ending_at(text, text + space), after) ||
         hp_number_holds(text, space, after, length);
}
