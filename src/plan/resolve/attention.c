/* Tells what is late, should have begun, or is soon. */
#include "plan/resolve/attention.h"
#include "plan/resolve/computed.h"

/* A day by which something is to be done, and the occurrence that has it; HP_NO_DAY: none. */
typedef struct {
  HpDay by;
  const char *period; /* NULL: it is the activity's own end */
} Deadline;

static Deadline earlier(Deadline a, Deadline b)
{
  if (a.by == HP_NO_DAY)
    return b;
  return b.by != HP_NO_DAY && b.by < a.by ? b : a;
}

/* Its own end, if that is in these days, and it is not done. */
static Deadline own_deadline(const HpSituation *situation, HpDays days)
{
  const HpDay end = situation->time.latest_end;
  const gboolean holds = end >= days.first && end <= days.last;
  return holds && !hp_state_is_final(situation->state) ? (Deadline){end, NULL} : (Deadline){0};
}

/* The first occurrence that ends in these days, and is not done. */
static Deadline occurrence_deadline(const HpSituation *situation, HpDays days)
{
  for (guint i = 0; !situation->is_over && situation->states != NULL && i < situation->states->len;
       i++) {
    const HpOccurrence *one = &g_array_index(situation->occurrences, HpOccurrence, i);
    const HpState state = g_array_index(situation->states, HpState, i);
    if (one->days.last >= days.first && one->days.last <= days.last && !hp_state_is_final(state))
      return (Deadline){one->days.last, one->name};
  }
  return (Deadline){0};
}

static Deadline deadline_in(const HpSituation *situation, HpDays days)
{
  return earlier(own_deadline(situation, days), occurrence_deadline(situation, days));
}

/* Of what recurs, once any time of it has. */
static gboolean has_ever_begun(const HpSituation *situation)
{
  if (hp_state_has_begun(situation->state))
    return TRUE;
  for (guint i = 0; situation->states != NULL && i < situation->states->len; i++)
    if (hp_state_has_begun(g_array_index(situation->states, HpState, i)))
      return TRUE;
  return FALSE;
}

static void add(xmlNode *activity, const char *name, const HpSituation *situation,
                Deadline deadline)
{
  if (deadline.by == HP_NO_DAY)
    return;
  xmlNode *element = hp_computed_add(activity, name);
  hp_computed_set_day(element, "by", deadline.by);
  hp_computed_set(element, "period", deadline.period);
  hp_computed_set_if(element, "conditional", situation->time.is_conditional);
}

void hp_add_attention(xmlNode *activity, const HpSituation *situation)
{
  const HpDay day = situation->day, start = situation->time.latest_start;
  if (day == HP_NO_DAY)
    return;
  const Deadline passed = deadline_in(situation, (HpDays){1, day - 1});
  add(activity, "late", situation, passed);
  if (passed.by == HP_NO_DAY && start < day && !has_ever_begun(situation))
    add(activity, "should-have-begun", situation, (Deadline){start, NULL});
  add(activity, "soon", situation, deadline_in(situation, (HpDays){day, situation->soon_until}));
}
