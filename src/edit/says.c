/* Reads and writes what is said of a part of a plan: when, and by whom. */
#include "edit/says.h"

#include "edit/phrase.h"
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

gboolean hp_refuse_silence(const HpPartChange *change, HpDiagnostics *diagnostics)
{
  hp_report_error(diagnostics, &change->place,
                  _("%s: it is not said what changes; expected words, a responsible party or a "
                    "time."),
                  change->target);
  return FALSE;
}

gboolean hp_is_time_good(const HpField *field, const char *value, const HpPlace *place,
                         HpDiagnostics *diagnostics)
{
  if (field->attributes != NULL && strcmp(field->name, "recurs") == 0)
    return hp_are_phrases_good(value, field->attributes, place, diagnostics);
  return field->attributes != NULL || field->element == NULL || strcmp(field->name, "open") == 0 ||
         is_point(value, place, diagnostics);
}

/* "2027-HT: words" */
gboolean hp_is_revision_good(const char *value, const HpPlace *place, HpDiagnostics *diagnostics)
{
  g_autofree char *point = g_strndup(value, hp_token_length(value));
  return is_point(point, place, diagnostics);
}

/* Whether it is said by more than words. */
static gboolean has_times(const HpPartSaid *said)
{
  for (const HpField *field = hp_fields; field->name != NULL; field++) {
    const char *value = hp_field_said(field, said);
    if (field->shape == HP_FIELD_TIME && field->element != NULL && value != NULL && *value != '\0')
      return TRUE;
  }
  return FALSE;
}

/* ---- When ------------------------------------------------------------------------------------ */

/* "min=\"3\" max=\"5\" unit=\"year\"", of "3-5 year"; what is said by name as well. The caller's.
 */
static char *attributes_of_duration(const char *duration)
{
  GString *attributes = g_string_new(NULL);
  gboolean has_min = FALSE;
  g_auto(GStrv) words = hp_words_of(duration);
  for (guint i = 0; words[i] != NULL; i++) {
    const char *to = strchr(words[i], '-'), *value = strchr(words[i], '=');
    g_autofree char *plain = hp_markup_escaped_value(value == NULL ? words[i] : value + 1);
    if (value != NULL)
      g_string_append_printf(attributes, " %.*s=\"%s\"", (int)(value - words[i]), words[i], plain);
    else if (has_min)
      g_string_append_printf(attributes, " unit=\"%s\"", plain);
    else if (to != NULL)
      g_string_append_printf(attributes, " min=\"%.*s\" max=\"%s\"", (int)strcspn(plain, "-"),
                             plain, plain + strcspn(plain, "-") + 1);
    else
      g_string_append_printf(attributes, " min=\"%s\"", plain);
    has_min = TRUE;
  }
  return g_string_free(attributes, FALSE);
}

/* " every=\"month\" interval=\"2\"" */
static char *attributes_of_recurrence(const char *recurs)
{
  GString *attributes = g_string_new(NULL);
  g_auto(GStrv) words = hp_words_of(recurs);
  for (guint i = 0; words[i] != NULL; i++) {
    const char *value = strchr(words[i], '=');
    g_autofree char *plain = hp_markup_escaped_value(value == NULL ? words[i] : value + 1);
    g_autofree char *name =
        value == NULL ? g_strdup("every") : g_strndup(words[i], (gsize)(value - words[i]));
    g_string_append_printf(attributes, " %s=\"%s\"", name, plain);
  }
  return g_string_free(attributes, FALSE);
}

static char *attributes_of_time(const HpField *field, const char *value)
{
  if (strcmp(field->name, "duration") == 0)
    return attributes_of_duration(value);
  if (strcmp(field->name, "recurs") == 0)
    return attributes_of_recurrence(value);
  return strcmp(field->name, "open") == 0 ? g_strdup("") : attributes_of(value);
}

/* On one line: blanks in it would be words. */
static void begin_timeframe(HpMarkup *markup, const HpPartSaid *said)
{
  hp_markup_begin_line(markup, "timeframe");
  hp_markup_attribute(markup, "conditional", said->time_conditional);
}

static void write_times(HpMarkup *markup, const HpPartSaid *said)
{
  begin_timeframe(markup, said);
  for (const HpField *field = hp_fields; field->name != NULL; field++) {
    const char *value =
        field->shape == HP_FIELD_TIME && field->element != NULL ? hp_field_said(field, said) : NULL;
    g_autofree char *attributes =
        value == NULL || *value == '\0' ? NULL : attributes_of_time(field, value);
    if (attributes != NULL)
      hp_markup_inline(markup, field->element, attributes);
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
static void write_words(HpMarkup *markup, const HpEdit *edit, const HpPartSaid *said)
{
  const char *words = said->time_words;
  const HpTimeContext context = {.language = hp_edit_language(edit)};
  g_autoptr(GPtrArray) timeframes = hp_timeframes_of_words(words, &context);
  for (guint i = 0; timeframes != NULL && i < timeframes->len; i++) {
    const HpTimeframe *timeframe = g_ptr_array_index(timeframes, i);
    begin_timeframe(markup, said);
    write_parts(markup, timeframe->parts);
    hp_markup_end_line(markup, "timeframe", timeframe->words);
  }
  if (timeframes != NULL)
    return;
  begin_timeframe(markup, said);
  hp_markup_end_line(markup, "timeframe", words);
}

void hp_write_timeframe(HpMarkup *markup, const HpEdit *edit, const HpPartSaid *said)
{
  if (said->same_time_as != NULL && *said->same_time_as != '\0') {
    hp_markup_begin_line(markup, "timeframe");
    hp_markup_attribute(markup, "same-as", said->same_time_as);
    hp_markup_end_line(markup, "timeframe", NULL);
  } else if (has_times(said))
    write_times(markup, said);
  else if (said->time_words != NULL && *said->time_words != '\0')
    write_words(markup, edit, said);
}

void hp_write_revision(HpMarkup *markup, const char *name, const char *value)
{
  const gsize length = hp_token_length(value);
  const char *rest = value + length + strspn(value + length, " \t\r\n:");
  g_autofree char *point = g_strndup(value, length), *attributes = attributes_of(point);
  g_auto(HpPhrase) phrase = {0};
  hp_phrase_read(&phrase, attributes, "date month year season quarter tertial half", NULL, NULL);
  hp_markup_begin_line(markup, name);
  hp_phrase_write_attributes(markup, &phrase);
  hp_markup_end_line(markup, name, *rest == '\0' ? NULL : rest);
}

/* ---- Who ------------------------------------------------------------------------------------- */

#define RESPONSIBLE "party with each-member role conditional same-as example etc"

/* Each begins with an id, or with who it is the same as: "lbu role=lead kommuner: words" are two
   phrases. Of char *; the caller's. */
static GPtrArray *responsible_in(const char *text)
{
  GPtrArray *each = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GString) one = g_string_new(NULL);
  gsize length = 0;
  for (text += strspn(text, " \t\r\n"); (length = hp_token_length(text)) > 0;
       text += length, text += strspn(text, " \t\r\n")) {
    const gboolean names = memchr(text, '=', length) == NULL;
    const gboolean begins =
        names || g_str_has_prefix(text, "party=") || g_str_has_prefix(text, "same-as=");
    if (begins && one->len > 0) {
      g_ptr_array_add(each, g_strdup(one->str));
      g_string_truncate(one, 0);
    }
    g_string_append_printf(one, "%s%.*s ", names ? "party=" : "", (int)length, text);
  }
  g_string_append(one, text);
  if (one->len > 0)
    g_ptr_array_add(each, g_string_free(g_steal_pointer(&one), FALSE));
  return each;
}

static gboolean are_parties(const HpEdit *edit, const char *ids, const HpPlace *place,
                            HpDiagnostics *diagnostics)
{
  g_auto(GStrv) words = hp_words_of(ids);
  gboolean good = TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    good = hp_is_party_of(edit, words[i], place, diagnostics) && good;
  return good;
}

static gboolean is_one_good(const HpEdit *edit, const char *text, const HpPlace *place,
                            HpDiagnostics *diagnostics)
{
  g_auto(HpPhrase) phrase = {0};
  if (!hp_phrase_read(&phrase, text, RESPONSIBLE, place, diagnostics))
    return FALSE;
  g_autofree char *party = hp_phrase_take(&phrase, "party"),
                  *with = hp_phrase_take(&phrase, "with");
  return are_parties(edit, party, place, diagnostics) &&
         are_parties(edit, with, place, diagnostics);
}

gboolean hp_is_responsible_good(const HpEdit *edit, const char *value, const HpPlace *place,
                                HpDiagnostics *diagnostics)
{
  g_auto(GStrv) paragraphs = hp_paragraphs_of(value);
  gboolean good = TRUE;
  for (guint i = 0; paragraphs[i] != NULL; i++) {
    g_autoptr(GPtrArray) each = responsible_in(paragraphs[i]);
    for (guint j = 0; j < each->len; j++)
      good = is_one_good(edit, g_ptr_array_index(each, j), place, diagnostics) && good;
  }
  return good;
}

static void write_one_responsible(HpMarkup *markup, const char *text)
{
  g_auto(HpPhrase) phrase = {0};
  hp_phrase_read(&phrase, text, RESPONSIBLE, NULL, NULL);
  g_autofree char *example = hp_phrase_take(&phrase, "example"),
                  *etc = hp_phrase_take(&phrase, "etc");
  hp_markup_begin_line(markup, "responsible");
  hp_phrase_write_attributes(markup, &phrase);
  if (example == NULL) {
    hp_markup_end_line(markup, "responsible", phrase.words);
    return;
  }
  hp_markup_text(markup, phrase.words);
  hp_markup_inline_words(markup, "example", example);
  if (etc != NULL)
    hp_markup_inline(markup, "etc", "");
  hp_markup_end_line(markup, "responsible", NULL);
}

void hp_write_responsible(HpMarkup *markup, const char *value)
{
  g_auto(GStrv) paragraphs = hp_paragraphs_of(value);
  for (guint i = 0; paragraphs[i] != NULL; i++) {
    g_autoptr(GPtrArray) each = responsible_in(paragraphs[i]);
    for (guint j = 0; j < each->len; j++)
      write_one_responsible(markup, g_ptr_array_index(each, j));
  }
}

/* ---- What may go wrong ----------------------------------------------------------------------- */

void hp_write_risks(HpMarkup *markup, const char *value, const char *attributes)
{
  g_auto(GStrv) each = hp_paragraphs_of(value);
  for (guint i = 0; each[i] != NULL; i++) {
    g_auto(HpPhrase) phrase = {0};
    hp_phrase_read(&phrase, each[i], attributes, NULL, NULL);
    g_autofree char *response = hp_phrase_take(&phrase, "response");
    hp_markup_open(markup, "risk");
    hp_phrase_write_attributes(markup, &phrase);
    hp_markup_words(markup, "text", phrase.words);
    hp_markup_words(markup, "response", response);
    hp_markup_close(markup, "risk");
  }
}
