/* Names the calendar periods in which something recurs. */
#include "plan/periods.h"

#include <string.h>

static const HpPeriodKind kinds[] = {
    {"year", 1, "", 0},     {"half-year", 2, "H", 1}, {"term", 2, "", 0},  {"tertial", 3, "T", 1},
    {"quarter", 4, "Q", 1}, {"month", 12, "", 2},     {"week", 53, "W", 2}};

const HpPeriodKind *hp_period_kind(const char *every)
{
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (g_strcmp0(every, kinds[i].every) == 0)
      return &kinds[i];
  return NULL;
}

HpOccurrence hp_nth_period(const HpPeriodKind *kind, int year, int number, const HpSeasons *seasons)
{
  HpOccurrence found = {""};
  hp_write_digits(found.name, 4, year);
  if (kind->in_year > 1) {
    g_strlcat(found.name, "-", sizeof found.name);
    g_strlcat(found.name,
              kind->digits > 0 ? kind->letter
              : number == 1    ? "VT"
                               : "HT",
              sizeof found.name);
    hp_write_digits(found.name + strlen(found.name), kind->digits, number);
  }
  found.days = hp_days_of_period(found.name, seasons);
  return found;
}

HpOccurrence hp_period_from(const HpPeriodKind *kind, HpDay day, const HpSeasons *seasons)
{
  /* A week, or a term of some house, may reach into the next year. */
  for (int year = MAX(hp_year_of_day(day) - 1, 1); year <= HP_LAST_YEAR; year++)
    for (int number = 1; number <= kind->in_year; number++) {
      const HpOccurrence one = hp_nth_period(kind, year, number, seasons);
      if (one.days.first != HP_NO_DAY && one.days.last >= day)
        return one;
    }
  return (HpOccurrence){""};
}
