/* What begins must not have ended. */
#include "plan/resolve/calendar.h"
#include "plan/rules.h"

#include <stdlib.h>
#include <string.h>

/* Only the ends of seasons matter here: the neutral house's will do. */
static void check_order(const HpRules *rules, const xmlNode *start, const xmlNode *end)
{
  const HpSeasons seasons = hp_seasons_of_house(NULL);
  const HpDays from = hp_days_of_point(start, &seasons), to = hp_days_of_point(end, &seasons);
  if (from.first == HP_NO_DAY || to.first == HP_NO_DAY || from.first <= to.last)
    return;
  const HpPlace place = hp_place_of_node(end);
  g_autofree char *where = hp_where(start, end);
  g_autofree char *first = hp_day_text(from.first), *last = hp_day_text(to.last);
  hp_report_error(rules->diagnostics, &place,
                  _("<%s> (%s) is before <%s> (%s, %s); expected a day after it."),
                  (const char *)end->name, last, (const char *)start->name, first, where);
}

static void check_timeframe(const HpRules *rules, const xmlNode *timeframe)
{
  static const char *const starts[] = {"start", "start-by"}, *const ends[] = {"end", "due"};
  for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
    for (guint k = 0; k < G_N_ELEMENTS(ends); k++) {
      const xmlNode *start = hp_child(timeframe, starts[i]), *end = hp_child(timeframe, ends[k]);
      if (start != NULL && end != NULL)
        check_order(rules, start, end);
    }
}

static void check_validity(const HpRules *rules, const xmlNode *valid)
{
  const char *from = hp_attribute(valid, "from"), *to = hp_attribute(valid, "to");
  if (from == NULL || to == NULL || strcmp(from, to) <= 0)
    return;
  const HpPlace place = hp_place_of_attribute(valid, "to");
  hp_report_error(rules->diagnostics, &place,
                  _("The validity ends (%s) before it begins (%s); expected a later day."), to,
                  from);
}

static void check_duration(const HpRules *rules, const xmlNode *duration)
{
  const char *least = hp_attribute(duration, "min"), *most = hp_attribute(duration, "max");
  if (least == NULL || most == NULL || atol(least) <= atol(most))
    return;
  const HpPlace place = hp_place_of_attribute(duration, "max");
  hp_report_error(rules->diagnostics, &place,
                  _("The longest duration (%s) is shorter than the shortest (%s); expected one at "
                    "least as long."),
                  most, least);
}

static gboolean is_day(const char *text)
{
  return g_regex_match_simple("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", text, 0, 0);
}

static gboolean exists(const char *text)
{
  return !is_day(text) || hp_day_from_text(text) != HP_NO_DAY;
}

static gboolean ends_before_it_begins(char *const *days)
{
  return days[0] != NULL && days[1] != NULL && is_day(days[0]) && is_day(days[1]) &&
         strcmp(days[0], days[1]) > 0;
}

static gboolean all_exist(char *const *days)
{
  while (*days != NULL && exists(*days))
    days++;
  return *days == NULL;
}

static void check_period(const HpRules *rules, const xmlNode *element, const char *period)
{
  g_auto(GStrv) days = g_strsplit(period, "/", 2);
  if (all_exist(days) && !ends_before_it_begins(days))
    return;
  const HpPlace place = hp_place_of_attribute(element, "period");
  for (guint i = 0; days[i] != NULL; i++)
    if (!exists(days[i]))
      hp_report_error(rules->diagnostics, &place,
                      _("There is no day %s; expected a day of the calendar."), days[i]);
  if (ends_before_it_begins(days))
    hp_report_error(rules->diagnostics, &place,
                    _("The period ends (%s) before it begins (%s); expected a later end."), days[1],
                    days[0]);
}

void hp_check_dates(const HpRules *rules, const xmlNode *element)
{
  const char *period = hp_attribute(element, "period");
  if (period != NULL)
    check_period(rules, element, period);
  if (hp_is_named(element, "timeframe"))
    check_timeframe(rules, element);
  else if (hp_is_named(element, "valid"))
    check_validity(rules, element);
  else if (hp_is_named(element, "duration"))
    check_duration(rules, element);
}
