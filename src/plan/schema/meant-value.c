/* Values as people write them, for values as the schema has them. A guess counts only if the schema
   takes it. */
#include "plan/schema/meant-value.h"

#include <string.h>

/* What a pattern finds in the text, group by group; NULL if it does not match. The caller's. */
static char **groups_of(const char *pattern, const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  return g_regex_match(regex, text, 0, &match) ? g_match_info_fetch_all(match) : NULL;
}

/* ---- Times --------------------------------------------------------------------------------- */

static void named_value_free(gpointer data)
{
  HpNamedValue *one = data;
  g_free(one->name);
  g_free(one->value);
  g_free(one);
}

/* What the elements of a time say: of `<due year="2027" quarter="3"/>` its two attributes. */
static GPtrArray *attributes_in(const char *parts)
{
  GPtrArray *found = g_ptr_array_new_with_free_func(named_value_free);
  g_autoptr(GRegex) attribute = g_regex_new("([a-z]+)=\"([^\"]*)\"", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  for (g_regex_match(attribute, parts, 0, &match); g_match_info_matches(match);
       g_match_info_next(match, NULL)) {
    HpNamedValue *one = g_new0(HpNamedValue, 1);
    one->name = g_match_info_fetch(match, 1);
    one->value = g_match_info_fetch(match, 2);
    g_ptr_array_add(found, one);
  }
  return found;
}

/* In whatever language it is. */
char *hp_time_meant(const char *words)
{
  static const char *const languages[] = {"sv", "en", "fi", "nb", "nn", "da"};
  for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
    const HpTimeContext context = {.language = languages[i]};
    g_autoptr(GPtrArray) times = hp_timeframes_of_words(words, &context);
    if (times != NULL && times->len == 1)
      return g_strdup(((const HpTimeframe *)g_ptr_array_index(times, 0))->parts);
  }
  return NULL;
}

GPtrArray *hp_point_meant(const char *words)
{
  g_autofree char *parts = hp_time_meant(words);
  if (parts == NULL || !g_regex_match_simple("^<(during|due|start|end)[^>]*/>$", parts, 0, 0))
    return NULL;
  return attributes_in(parts);
}

static const char *value_of(const GPtrArray *attributes, const char *name)
{
  for (guint i = 0; i < attributes->len; i++) {
    const HpNamedValue *one = g_ptr_array_index(attributes, i);
    if (strcmp(one->name, name) == 0)
      return one->value;
  }
  return NULL;
}

/* 2027-Q3, 2027-HT: a part of a year, as periods have it. */
static char *period_of(const GPtrArray *attributes)
{
  static const struct {
    const char *name, *value, *written;
  } parts[] = {{"quarter", NULL, "Q"},
               {"tertial", NULL, "T"},
               {"half", NULL, "H"},
               {"season", "spring-term", "VT"},
               {"season", "autumn-term", "HT"}};
  const char *year = value_of(attributes, "year");
  for (guint i = 0; year != NULL && i < G_N_ELEMENTS(parts); i++) {
    const char *value = value_of(attributes, parts[i].name);
    if (value != NULL && (parts[i].value == NULL || strcmp(value, parts[i].value) == 0))
      return g_strconcat(year, "-", parts[i].written, parts[i].value == NULL ? value : "", NULL);
  }
  return NULL;
}

/* Of one point its day, month, year or period; of two days both, with a slash between. */
static char *time_as_value(const char *words)
{
  g_autoptr(GPtrArray) point = hp_point_meant(words);
  if (point != NULL && point->len == 1)
    return g_strdup(((const HpNamedValue *)g_ptr_array_index(point, 0))->value);
  if (point != NULL)
    return period_of(point);
  g_autofree char *parts = hp_time_meant(words);
  g_auto(GStrv) days =
      parts == NULL ? NULL
                    : groups_of("^<start date=\"([^\"]*)\"/><end date=\"([^\"]*)\"/>$", parts);
  return days == NULL ? NULL : g_strdup_printf("%s/%s", days[1], days[2]);
}

/* 2027-6-3, with whatever dash: 2027-06-03. */
static char *padded_date(const char *value)
{
  g_auto(GStrv) parts = groups_of("^([0-9]{4})[-–—./]([0-9]{1,2})(?:[-–—./]([0-9]{1,2}))?$", value);
  if (parts == NULL)
    return NULL;
  const int month = (int)g_ascii_strtoll(parts[2], NULL, 10);
  if (g_strv_length(parts) < 4)
    return g_strdup_printf("%s-%02d", parts[1], month);
  return g_strdup_printf("%s-%02d-%02d", parts[1], month, (int)g_ascii_strtoll(parts[3], NULL, 10));
}

/* 30/11/2025 and, as it is written in America, 11/30/2025; NULL where it may be either. */
static char *slashed_date(const char *value)
{
  g_auto(GStrv) parts = groups_of("^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$", value);
  if (parts == NULL)
    return NULL;
  const int first = (int)g_ascii_strtoll(parts[1], NULL, 10),
            second = (int)g_ascii_strtoll(parts[2], NULL, 10);
  if (first <= 12 && second <= 12 && first != second)
    return NULL;
  return g_strdup_printf("%s-%02d-%02d", parts[3], first > 12 ? second : first,
                         first > 12 ? first : second);
}

/* ---- Numbers and names --------------------------------------------------------------------- */

/* Without its unit: 250 000 kr, 1,5 mnkr, 12,5 %. */
static char *plain_number(const char *value)
{
  return hp_plain_number(value, NULL);
}

static char *currency_code(const char *value)
{
  static const char *const known[][2] = {
      {"kr", "SEK"}, {"kronor", "SEK"}, {"euro", "EUR"}, {"€", "EUR"}};
  for (guint i = 0; i < G_N_ELEMENTS(known); i++)
    if (g_ascii_strcasecmp(value, known[i][0]) == 0)
      return g_strdup(known[i][1]);
  return g_ascii_strup(value, -1);
}

/* One word: of numbers without what stood between ("1.2a"), of names with a hyphen. */
static char *one_word(const char *value)
{
  g_auto(GStrv) words = hp_words_of(value);
  return g_strjoinv(g_ascii_isdigit(*value) ? "" : "-", words);
}

/* ---- All of them --------------------------------------------------------------------------- */

/* Without the white space around it, that of Unicode too: word processors type it. */
static char *stripped(const char *value)
{
  const char *end = value + strlen(value);
  while (*value != '\0' && g_unichar_isspace(g_utf8_get_char(value)))
    value = g_utf8_next_char(value);
  while (end > value && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
    end = g_utf8_prev_char(end);
  return g_strndup(value, (gsize)(end - value));
}

char *hp_value_meant(HpSchema *schema, const HpPattern *content, const char *value)
{
  static char *(*const guesses[])(const char *) = {
      stripped, padded_date, slashed_date, time_as_value, plain_number, currency_code, one_word};
  g_autofree char *plain = stripped(value);
  for (guint i = 0; *plain != '\0' && i < G_N_ELEMENTS(guesses); i++) {
    g_autofree char *guess = guesses[i](plain);
    if (guess != NULL && *guess != '\0' && strcmp(guess, value) != 0 &&
        hp_pattern_matches_value(schema, content, guess))
      return g_steal_pointer(&guess);
  }
  return NULL;
}
