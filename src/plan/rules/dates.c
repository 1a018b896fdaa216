/* What begins must not have ended. */
#include "plan/calendar.h"
#include "plan/rules/rules.h"

#include <stdlib.h>
#include <string.h>

static void check_timeframe(const HpRules *rules, const xmlNode *timeframe)
{
  const xmlNode *start = NULL, *end = hp_end_before_start(timeframe, &start);
  if (end == NULL)
    return;
  const HpSeasons seasons = hp_seasons_of_house(NULL);
  const HpPlace place = hp_place_of_node(end);
  g_autofree char *where = hp_where(start, end);
  g_autofree char *first = hp_day_text(hp_days_of_point(start, &seasons).first);
  g_autofree char *last = hp_day_text(hp_days_of_point(end, &seasons).last);
  hp_report_error(rules->diagnostics, &place,
                  _("<%s> (%s) is before <%s> (%s, %s); expected a day after it."),
                  (const char *)end->name, last, (const char *)start->name, first, where);
}

static gboolean ends_before_it_begins(const xmlNode *element)
{
  const char *from = hp_attribute(element, "from"), *to = hp_attribute(element, "to");
  return from != NULL && to != NULL && strcmp(from, to) > 0;
}

static void check_validity(const HpRules *rules, const xmlNode *valid)
{
  if (!ends_before_it_begins(valid))
    return;
  const HpPlace place = hp_place_of_attribute(valid, "to");
  hp_report_error(rules->diagnostics, &place,
                  _("The validity ends (%s) before it begins (%s); expected a later day."),
                  hp_attribute(valid, "to"), hp_attribute(valid, "from"));
}

static void check_membership(const HpRules *rules, const xmlNode *member)
{
  if (!ends_before_it_begins(member))
    return;
  const HpPlace place = hp_place_of_attribute(member, "to");
  hp_report_error(rules->diagnostics, &place,
                  _("The membership ends (%s) before it begins (%s); expected a later day."),
                  hp_attribute(member, "to"), hp_attribute(member, "from"));
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

/* "2017-03-14", whether or not there is such a day: what is of another form, the schema tells. */
static gboolean is_like_day(const char *text)
{
  return strlen(text) == strlen("2017-03-14") && text[4] == '-' && text[7] == '-';
}

static gboolean is_like_week(const char *text)
{
  return strlen(text) == strlen("2017-W07") && strncmp(text + 4, "-W", 2) == 0;
}

static gboolean exists(const char *period)
{
  const HpSeasons seasons = hp_seasons_of_house(NULL);
  return hp_days_of_period(period, &seasons).first != HP_NO_DAY;
}

static void check_exists(const HpRules *rules, const HpPlace *place, const char *text)
{
  if (exists(text))
    return;
  if (is_like_day(text))
    hp_report_error(rules->diagnostics, place,
                    _("There is no day %s; expected a day of the calendar."), text);
  else if (is_like_week(text))
    hp_report_error(rules->diagnostics, place,
                    _("There is no week %s: the year has 52; expected one of them."), text);
}

/* Places of attributes are looked for once something is wrong: they cost a reading of the file. */
static void check_period(const HpRules *rules, const xmlNode *element, const char *period)
{
  if (exists(period))
    return;
  const HpPlace place = hp_place_of_attribute(element, "period");
  g_auto(GStrv) days = g_strsplit(period, "/", 2);
  for (guint i = 0; days[i] != NULL; i++)
    check_exists(rules, &place, days[i]);
  const gboolean are_two =
      days[0] != NULL && days[1] != NULL && is_like_day(days[0]) && is_like_day(days[1]);
  if (are_two && strcmp(days[0], days[1]) > 0)
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
  else if (hp_is_named(element, "member"))
    check_membership(rules, element);
  else if (hp_is_named(element, "duration"))
    check_duration(rules, element);
}
