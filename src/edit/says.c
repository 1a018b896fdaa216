/* Writes what is said of a part of a plan: by whom, and when. */
#include "edit/says.h"

#include "edit/writable.h"

#include <string.h>

/* ---- Points in time -------------------------------------------------------------------------- */

/* The attribute that goes with a year, as it is written after it: "2027-Q3". */
static const struct {
  const char *written, *attribute, *value;
} parts_of_year[] = {
    {"VT", "season", "spring-term"},
    {"HT", "season", "autumn-term"},
    {"spring", "season", "spring"},
    {"summer", "season", "summer"},
    {"autumn", "season", "autumn"},
    {"winter", "season", "winter"},
    {"Q1", "quarter", "1"},
    {"Q2", "quarter", "2"},
    {"Q3", "quarter", "3"},
    {"Q4", "quarter", "4"},
    {"T1", "tertial", "1"},
    {"T2", "tertial", "2"},
    {"T3", "tertial", "3"},
    {"H1", "half", "1"},
    {"H2", "half", "2"},
};

static gboolean is_year(const char *text)
{
  return strspn(text, "0123456789") == 4 && text[4] == '\0';
}

static gboolean is_month(const char *text)
{
  g_autofree char *day = g_strconcat(text, "-01", NULL);
  return strlen(text) == 7 && hp_is_day(day);
}

/* "year=\"2027\" quarter=\"3\""; NULL if it is none. The caller's. */
static char *attributes_of(const char *point)
{
  if (hp_is_day(point))
    return g_strdup_printf("date=\"%s\"", point);
  if (is_month(point))
    return g_strdup_printf("month=\"%s\"", point);
  if (is_year(point))
    return g_strdup_printf("year=\"%s\"", point);
  g_autofree char *year = g_strndup(point, 4);
  if (!is_year(year) || point[4] != '-')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS(parts_of_year); i++)
    if (strcmp(point + 5, parts_of_year[i].written) == 0)
      return g_strdup_printf("year=\"%s\" %s=\"%s\"", year, parts_of_year[i].attribute,
                             parts_of_year[i].value);
  return NULL;
}

static gboolean is_point(const char *point, const HpPlace *place, HpDiagnostics *diagnostics)
{
  g_autofree char *attributes = point == NULL ? NULL : attributes_of(point);
  if (point == NULL || attributes != NULL)
    return TRUE;
  hp_report_error(diagnostics, place,
                  _("\"%s\" is no time; expected a day (2027-06-30), a month (2027-06), a year "
                    "(2027), or a part of one: 2027-spring, -summer, -autumn, -winter, -VT, -HT, "
                    "-Q1, -T1, -H1."),
                  point);
  return FALSE;
}

/* ---- Are they good? -------------------------------------------------------------------------- */

static gboolean are_parties(const HpEdit *edit, const char *ids, const HpPlace *place,
                            HpDiagnostics *diagnostics)
{
  g_auto(GStrv) words = hp_words_of(ids);
  gboolean good = TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    good = hp_is_party_of(edit, words[i], place, diagnostics) && good;
  return good;
}

gboolean hp_refuse_silence(const HpPartChange *change, HpDiagnostics *diagnostics)
{
  hp_report_error(diagnostics, &change->place,
                  _("%s: it is not said what changes; expected words, a responsible party or a "
                    "time."),
                  change->target);
  return FALSE;
}

gboolean hp_are_sayings_good(const HpEdit *edit, const HpPartSaid *said, const HpPlace *place,
                             HpDiagnostics *diagnostics)
{
  return hp_are_writable(said->text, place, diagnostics) &&
         hp_are_writable(said->time_words, place, diagnostics) &&
         are_parties(edit, said->responsible, place, diagnostics) &&
         is_point(said->during, place, diagnostics) && is_point(said->start, place, diagnostics) &&
         is_point(said->end, place, diagnostics) && is_point(said->due, place, diagnostics);
}

static gboolean has_points(const HpPartSaid *said)
{
  return said->during != NULL || said->start != NULL || said->end != NULL || said->due != NULL;
}

gboolean hp_says_time(const HpPartSaid *said)
{
  return has_points(said) || said->time_words != NULL;
}

/* ---- Elements -------------------------------------------------------------------------------- */

void hp_write_responsible(HpMarkup *markup, const HpPartSaid *said)
{
  g_auto(GStrv) parties = hp_words_of(said->responsible);
  for (guint i = 0; parties[i] != NULL; i++) {
    hp_markup_open(markup, "responsible");
    hp_markup_attribute(markup, "party", parties[i]);
    hp_markup_close(markup, "responsible");
  }
}

/* On one line: blanks in it would be words. */
static void write_points(HpMarkup *markup, const HpPartSaid *said)
{
  const struct {
    const char *name, *point;
  } points[] = {
      {"during", said->during}, {"start", said->start}, {"end", said->end}, {"due", said->due}};
  hp_markup_begin_line(markup, "timeframe");
  for (guint i = 0; i < G_N_ELEMENTS(points); i++) {
    g_autofree char *attributes = points[i].point == NULL ? NULL : attributes_of(points[i].point);
    if (attributes != NULL)
      hp_markup_inline(markup, points[i].name, attributes);
  }
  hp_markup_end_line(markup, "timeframe", said->time_words);
}

/* "<due year=\"2016\"/><open/>", with the prefix of the file. */
static void write_parts(HpMarkup *markup, const char *parts)
{
  g_auto(GStrv) elements = g_strsplit(parts, "<", -1);
  for (guint i = 1; elements[i - 1] != NULL && elements[i] != NULL; i++) {
    g_autofree char *element = g_strndup(elements[i], strcspn(elements[i], "/"));
    const gsize name_length = strcspn(element, " ");
    g_autofree char *name = g_strndup(element, name_length);
    g_autofree char *attributes = g_strchomp(g_strdup(element + name_length));
    hp_markup_inline(markup, name, attributes);
  }
}

/* As they were meant, where that is understood; else they are words. */
static void write_words(HpMarkup *markup, const HpEdit *edit, const char *words)
{
  const HpTimeContext context = {.language = hp_edit_language(edit)};
  g_autoptr(GPtrArray) timeframes = hp_timeframes_of_words(words, &context);
  for (guint i = 0; timeframes != NULL && i < timeframes->len; i++) {
    const HpTimeframe *timeframe = g_ptr_array_index(timeframes, i);
    hp_markup_begin_line(markup, "timeframe");
    write_parts(markup, timeframe->parts);
    hp_markup_end_line(markup, "timeframe", timeframe->words);
  }
  if (timeframes == NULL)
    hp_markup_words(markup, "timeframe", words);
}

void hp_write_timeframe(HpMarkup *markup, const HpEdit *edit, const HpPartSaid *said)
{
  if (has_points(said))
    write_points(markup, said);
  else if (said->time_words != NULL)
    write_words(markup, edit, said->time_words);
}

void hp_write_activity(HpMarkup *markup, const HpEdit *edit, const HpPartChange *change,
                       const char *id)
{
  hp_markup_open(markup, "activity");
  hp_markup_attribute(markup, "id", id);
  hp_markup_words(markup, "text", change->said.text);
  hp_write_responsible(markup, &change->said);
  hp_write_timeframe(markup, edit, &change->said);
  hp_markup_close(markup, "activity");
}

const char *hp_name_of_wording(const xmlNode *part)
{
  return hp_is_one_of(part, "plan area section") ? "title" : "text";
}
