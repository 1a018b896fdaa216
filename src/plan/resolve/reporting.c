/* Finds when reports on a plan are due. */
#include "plan/resolve/reporting.h"
#include "plan/first-day.h"

#include <string.h>

enum {
  NOTICE = 60
}; /* days before its end on which something is soon, if the house says nothing */

typedef struct {
  HpDay day;
  HpDays plan; /* while it is followed up; HP_NO_DAY: not known */
  const HpSeasons *seasons;
  HpReporting found;
  HpDueReport next_period; /* of what recurs */
} ReportingSearch;

/* ---- One ----------------------------------------------------------------------------------- */

static gboolean is_earlier(const HpDueReport *one, const HpDueReport *other)
{
  return other->by == HP_NO_DAY || one->by < other->by;
}

/* What has no period cannot be missing. */
static void take_passed(ReportingSearch *search, const HpDueReport *due)
{
  const HpDueReport *last = &search->found.last;
  if (due->by < search->day && due->days.first != HP_NO_DAY &&
      (last->by == HP_NO_DAY || due->by >= last->by))
    search->found.last = *due;
}

static void take_occasion(ReportingSearch *search, const xmlNode *occasion)
{
  const char *period = hp_attribute(occasion, "period");
  HpDueReport due = {.by = hp_day_from_text(hp_attribute(occasion, "date")),
                     .party = hp_attribute(occasion, "party")};
  if (period != NULL) {
    due.days = hp_days_of_period(period, search->seasons);
    g_strlcpy(due.period, period, sizeof due.period);
  }
  take_passed(search, &due);
  if (due.by > search->day && is_earlier(&due, &search->found.next))
    search->found.next = due;
}

/* ---- What recurs --------------------------------------------------------------------------- */

static guint64 number_in(const xmlNode *element, const char *attribute, guint64 otherwise)
{
  const char *text = hp_attribute(element, attribute);
  return text == NULL ? otherwise : g_ascii_strtoull(text, NULL, 10);
}

/* FALSE once it is after the day. */
static gboolean take_period(ReportingSearch *search, const xmlNode *recurs,
                            const HpOccurrence *period)
{
  const guint64 within = number_in(recurs, "within", 0);
  HpDueReport due = {.by = hp_day_of_end(period->days.last, within + 1, "day"),
                     .days = period->days,
                     .party = hp_attribute(recurs, "party")};
  g_strlcpy(due.period, period->name, sizeof due.period);
  take_passed(search, &due);
  if (due.by <= search->day)
    return TRUE;
  if (is_earlier(&due, &search->next_period))
    search->next_period = due;
  return FALSE;
}

/* From the one in which the plan begins to the one in which it ends. */
static void take_recurring(ReportingSearch *search, const xmlNode *recurs)
{
  const HpPeriodKind *kind = hp_period_kind(hp_attribute(recurs, "every"));
  const guint64 interval = MAX(number_in(recurs, "interval", 1), 1);
  if (kind == NULL || search->plan.first == HP_NO_DAY)
    return;
  HpOccurrence period = hp_period_from(kind, search->plan.first, search->seasons);
  for (guint i = 0; i < MAX_DUE_PERIODS && period.days.first != HP_NO_DAY; i++) {
    if (search->plan.last != HP_NO_DAY && period.days.first > search->plan.last)
      return;
    if (i % interval == 0 && !take_period(search, recurs, &period))
      return;
    period = hp_period_from(kind, period.days.last + 1, search->seasons);
  }
}

/* ---- All ----------------------------------------------------------------------------------- */

/* While it is valid; else from its first adoption. */
static HpDays days_of_plan(const xmlNode *root, HpDays valid)
{
  const xmlNode *adoption = hp_first_adoption(root);
  if (valid.first == HP_NO_DAY && adoption != NULL)
    valid.first = hp_day_from_text(hp_attribute(adoption, "date"));
  return valid;
}

HpReporting hp_reporting_on(const xmlNode *root, HpDays valid, HpDay day, const HpSeasons *seasons)
{
  const xmlNode *head = hp_child(root, "head");
  const xmlNode *reporting = head == NULL ? NULL : hp_child(head, "reporting");
  ReportingSearch search = {.day = day, .seasons = seasons};
  if (reporting == NULL || day == HP_NO_DAY)
    return search.found;
  search.plan = days_of_plan(root, valid);
  for (const xmlNode *child = reporting->children; child != NULL; child = child->next)
    if (hp_is_named(child, "occasion"))
      take_occasion(&search, child);
    else if (hp_is_named(child, "recurs"))
      take_recurring(&search, child);
  if (search.found.next.by == HP_NO_DAY)
    search.found.next = search.next_period;
  return search.found;
}

HpDay hp_soon_until(HpDay day, const HpReporting *reporting, const xmlNode *house)
{
  const xmlNode *notice = house == NULL ? NULL : hp_child(house, "notice");
  const guint64 days = notice == NULL ? NOTICE : number_in(notice, "days", NOTICE);
  return MAX(hp_day_of_end(day, days + 1, "day"), reporting->next.by);
}
