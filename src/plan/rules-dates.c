/* What begins must not have ended. */
#include "plan/rules.h"

#include <stdlib.h>
#include <string.h>

/* A span of days as year × 10000 + month × 100 + day; first is 0 if it is not known. */
typedef struct {
  int first, last;
} Span;

static const Span unknown = {0, 0};

static int day_number(int year, int month, int day)
{
  return year * 10000 + month * 100 + day;
}

static int days_of(int year, int month)
{
  return g_date_valid_month((GDateMonth)month) && g_date_valid_year((GDateYear)year)
             ? g_date_get_days_in_month((GDateMonth)month, (GDateYear)year)
             : 31;
}

/* From the first day of a month to the last of another, which may be in the next year. */
static Span months(int year, int first, int last)
{
  const int end_year = last < first ? year + 1 : year;
  return (Span){day_number(year, first, 1), day_number(end_year, last, days_of(end_year, last))};
}

static Span day(const char *text)
{
  int year = 0, month = 0, number = 0;
  if (text == NULL || sscanf(text, "%4d-%2d-%2d", &year, &month, &number) != 3)
    return unknown;
  return (Span){day_number(year, month, number), day_number(year, month, number)};
}

/* As the neutral house has them; only their ends matter here. */
static Span season(int year, const char *name)
{
  static const struct {
    const char *name;
    int first, last;
  } seasons[] = {{"spring", 3, 5},  {"summer", 6, 8},      {"autumn", 9, 11},
                 {"winter", 12, 2}, {"spring-term", 1, 6}, {"autumn-term", 8, 12}};
  for (guint i = 0; i < G_N_ELEMENTS(seasons); i++)
    if (strcmp(name, seasons[i].name) == 0)
      return months(year, seasons[i].first, seasons[i].last);
  return months(year, 1, 12);
}

static Span part_of_year(int year, const char *part, int length)
{
  const int number = CLAMP(atoi(part), 1, 12 / length);
  return months(year, (number - 1) * length + 1, number * length);
}

static Span span_of(const xmlNode *point)
{
  if (point == NULL)
    return unknown;
  if (hp_attribute(point, "date") != NULL)
    return day(hp_attribute(point, "date"));
  int year = 0, month = 0;
  const char *in_month = hp_attribute(point, "month");
  if (in_month != NULL)
    return sscanf(in_month, "%4d-%2d", &year, &month) == 2 ? months(year, month, month) : unknown;
  const char *in_year = hp_attribute(point, "year");
  if (in_year == NULL)
    return unknown;
  year = atoi(in_year);
  if (hp_attribute(point, "season") != NULL)
    return season(year, hp_attribute(point, "season"));
  if (hp_attribute(point, "quarter") != NULL)
    return part_of_year(year, hp_attribute(point, "quarter"), 3);
  if (hp_attribute(point, "tertial") != NULL)
    return part_of_year(year, hp_attribute(point, "tertial"), 4);
  if (hp_attribute(point, "half") != NULL)
    return part_of_year(year, hp_attribute(point, "half"), 6);
  return months(year, 1, 12);
}

/* ---- The rules ----------------------------------------------------------------------------- */

static void check_order(const HpRules *rules, const xmlNode *start, const xmlNode *end)
{
  const Span from = span_of(start), to = span_of(end);
  if (from.first == 0 || to.first == 0 || from.first <= to.last)
    return;
  const HpPlace place = hp_place_of_node(end);
  g_autofree char *where = hp_where(start, end);
  hp_report_error(rules->diagnostics, &place,
                  _("<%s> (%04d-%02d-%02d) is before <%s> (%04d-%02d-%02d, %s); expected a day "
                    "after it."),
                  (const char *)end->name, to.last / 10000, to.last / 100 % 100, to.last % 100,
                  (const char *)start->name, from.first / 10000, from.first / 100 % 100,
                  from.first % 100, where);
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
  if (from == NULL || to == NULL || day(from).first <= day(to).first)
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

static gboolean exists(const char *text)
{
  int year = 0, month = 0, number = 0;
  return sscanf(text, "%4d-%2d-%2d", &year, &month, &number) != 3 ||
         g_date_valid_dmy((GDateDay)number, (GDateMonth)month, (GDateYear)year);
}

static gboolean ends_before_it_begins(char *const *days)
{
  return days[0] != NULL && days[1] != NULL && day(days[0]).first > day(days[1]).first;
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
