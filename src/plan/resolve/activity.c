/* Works out when an activity is done, in which periods it recurs, and how it stands. */
#include "plan/resolve/activity.h"
#include "plan/resolve/attention.h"
#include "plan/resolve/chart.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/placed.h"
#include "plan/resolve/progress.h"
#include "plan/resolve/stated.h"

/* ---- Withdrawn ----------------------------------------------------------------------------- */

/* What it is in takes it along. Whether it has left. */
static gboolean add_withdrawn(xmlNode *activity, const xmlNode *around)
{
  if (around == NULL || around == activity)
    return around != NULL;
  const xmlNode *withdrawal = hp_computed_child(around, "withdrawn");
  xmlNode *withdrawn = hp_computed_add(activity, "withdrawn");
  hp_computed_set(withdrawn, "amendment", hp_attribute(withdrawal, "amendment"));
  hp_computed_set(withdrawn, "from", hp_attribute(around, "id"));
  return TRUE;
}

/* ---- Time ---------------------------------------------------------------------------------- */

static void add_time(const HpResolution *resolution, xmlNode *activity, const xmlNode *stated,
                     HpTime time)
{
  xmlNode *element = hp_computed_add(activity, "time");
  hp_computed_set(element, "from", stated == activity ? NULL : hp_attribute(stated, "id"));
  hp_computed_set_day(element, "earliest-start", time.earliest_start);
  hp_computed_set_day(element, "latest-start", time.latest_start);
  hp_computed_set_day(element, "earliest-end", time.earliest_end);
  hp_computed_set_day(element, "latest-end", time.latest_end);
  hp_computed_set_if(element, "open", time.is_open);
  hp_computed_set_if(element, "in-words", time.is_in_words);
  hp_computed_set_if(element, "conditional", time.is_conditional);
  hp_note_time(resolution->bars, element, time);
}

/* ---- What was reported of it --------------------------------------------------------------- */

/* Entries, and the part that they are of. */
typedef struct {
  const GPtrArray *entries; /* of const HpEntry *; NULL: none */
  const xmlNode *target;
} Told;

/* Of itself; else of the objective, then of the group that it is in. */
static Told told_of(const HpResolution *resolution, const xmlNode *activity)
{
  const xmlNode *target = activity;
  do {
    const GPtrArray *entries =
        hp_reports_of(resolution->reports, HP_UPDATES, hp_attribute(target, "id"));
    if (entries != NULL)
      return (Told){entries, target};
    target = target->parent;
  } while (hp_is_named(target, "objective") || hp_is_named(target, "objective-group"));
  return (Told){NULL, activity};
}

/* Who is responsible, and who of them is counted on the day. */
typedef struct {
  const HpResolution *resolution;
  GPtrArray *responsible; /* of const xmlNode * */
  GArray *on_the_day;     /* of HpCountedParty */
} WhoCounts;

static WhoCounts who_counts(const HpResolution *resolution, const xmlNode *element)
{
  GPtrArray *responsible = g_ptr_array_new();
  hp_stated_for(element, "responsible", resolution->ids, responsible);
  return (WhoCounts){resolution, responsible,
                     hp_counted_parties(resolution->parties, responsible, resolution->day)};
}

static void clear_who_counts(WhoCounts *responsible)
{
  g_ptr_array_unref(responsible->responsible);
  g_array_unref(responsible->on_the_day);
}

/* Who is counted for what is to be done by `last`: those who were members then, where that has
   passed. The caller's. */
static GArray *counted_by(const WhoCounts *responsible, HpDay last)
{
  const HpResolution *resolution = responsible->resolution;
  if (!resolution->has_dated_members || last == HP_NO_DAY || last >= resolution->day)
    return g_array_ref(responsible->on_the_day);
  return hp_counted_parties(resolution->parties, responsible->responsible, last);
}

/* ---- What it comes to ---------------------------------------------------------------------- */

static void set_entry(xmlNode *element, const HpEntry *entry)
{
  if (entry == NULL)
    return;
  hp_entry_write(entry, element);
  hp_computed_set(element, "degree", hp_attribute(entry->update, "degree"));
  hp_computed_set(element, "moved-to", hp_attribute(entry->update, "moved-to"));
}

static void set_outcome(xmlNode *element, const HpOutcome *outcome)
{
  hp_computed_set(element, "state", hp_state_name(outcome->state));
  hp_computed_set(element, "rating", hp_rating_name(outcome->rating));
  set_entry(element, outcome->entry);
  hp_computed_set_number(element, "parties", outcome->n_parties);
}

static void add_counts(xmlNode *element, const HpOutcome *outcome)
{
  for (HpState state = HP_NOT_REPORTED; state < HP_N_STATES; state++) {
    if (outcome->states[state] == 0)
      continue;
    xmlNode *count = hp_computed_add(element, "count");
    hp_computed_set(count, "state", hp_state_name(state));
    hp_computed_set_number(count, "parties", outcome->states[state]);
  }
}

static void add_parties(xmlNode *element, const GArray *parties)
{
  for (guint i = 0; parties != NULL && i < parties->len; i++) {
    const HpPartyState *party = &g_array_index(parties, HpPartyState, i);
    const HpOutcome outcome = hp_outcome_of_entry(party->entry);
    xmlNode *one = hp_computed_add(element, "party");
    hp_computed_set(one, "party", party->id);
    hp_computed_set(one, "counted", party->is_counted ? NULL : "no");
    set_outcome(one, &outcome);
  }
}

/* `period`: that it is of, or NULL. */
static void add_progress(xmlNode *element, const Told *told, const HpOutcome *outcome,
                         const char *period)
{
  xmlNode *progress = hp_computed_add(element, "progress");
  hp_computed_set(progress, "from",
                  told->target == element ? NULL : hp_attribute(told->target, "id"));
  set_outcome(progress, outcome);
  hp_computed_set(progress, "period", period);
  add_counts(progress, outcome);
  add_parties(progress, outcome->parties);
}

/* ---- What recurs --------------------------------------------------------------------------- */

static gboolean is_newer(HpDays days, HpDays others)
{
  return days.last > others.last || (days.last == others.last && days.first > others.first);
}

/* Whether it follows from reports that name no period. */
static gboolean is_of_the_whole(const HpOutcome *outcome)
{
  if (outcome->entry != NULL || outcome->parties == NULL)
    return outcome->entry != NULL && outcome->entry->period == NULL;
  for (guint i = 0; i < outcome->parties->len; i++) {
    const HpPartyState *party = &g_array_index(outcome->parties, HpPartyState, i);
    if (party->is_counted && (party->entry == NULL || party->entry->period != NULL))
      return FALSE;
  }
  return TRUE;
}

/* As it stands in the newest period that was reported. */
static void add_newest(xmlNode *activity, const Told *told, const WhoCounts *responsible,
                       const GArray *entries, HpSituation *situation)
{
  HpPlacedEntry newest = {NULL};
  for (guint i = 0; i < entries->len; i++) {
    const HpPlacedEntry *one = &g_array_index(entries, HpPlacedEntry, i);
    if (is_newer(one->days, newest.days))
      newest = *one;
  }
  g_autoptr(GPtrArray) found = hp_entries_of_days(entries, newest.days);
  g_autoptr(GArray) counted = counted_by(responsible, newest.days.last);
  HpOutcome outcome = hp_outcome_of(found, counted);
  add_progress(activity, told, &outcome, newest.period);
  situation->state = outcome.state;
  situation->is_over =
      hp_state_is_final(outcome.state) && outcome.state != HP_COMPLETE && is_of_the_whole(&outcome);
  hp_outcome_clear(&outcome);
}

/* How it stands in it by the entries that are of it, or NULL. */
static HpState add_occurrence(xmlNode *activity, const HpOccurrence *occurrence,
                              const GPtrArray *entries, const GArray *counted)
{
  HpOutcome outcome = hp_outcome_of(entries, counted);
  const HpState state = outcome.state;
  xmlNode *element = hp_computed_add(activity, "occurrence");
  hp_computed_set(element, "period", occurrence->name);
  hp_computed_set_day(element, "first", occurrence->days.first);
  hp_computed_set_day(element, "last", occurrence->days.last);
  set_outcome(element, &outcome);
  add_counts(element, &outcome);
  hp_outcome_clear(&outcome);
  return state;
}

/* The next one is the first that has not ended, and that nobody has said anything of. */
static void add_occurrences(HpResolution *resolution, xmlNode *activity,
                            const WhoCounts *responsible, const GPtrArray *entries,
                            HpSituation *situation)
{
  situation->states = g_array_new(FALSE, FALSE, sizeof(HpState));
  for (guint i = 0; i < entries->len && resolution->n_occurrences < MAX_OCCURRENCES; i++) {
    const HpDays days = g_array_index(situation->occurrences, HpOccurrence, i).days;
    const GPtrArray *reported = g_ptr_array_index(entries, i);
    g_autoptr(GArray) counted = counted_by(responsible, days.last);
    const HpState state = add_occurrence(
        activity, &g_array_index(situation->occurrences, HpOccurrence, i), reported, counted);
    g_array_append_val(situation->states, state);
    resolution->n_occurrences++;
    const gboolean is_next = situation->next_end == HP_NO_DAY && reported == NULL &&
                             resolution->day != HP_NO_DAY && days.last >= resolution->day;
    if (is_next)
      situation->next_end = days.last;
    hp_computed_set_if(activity->last, "next", is_next);
    hp_note_occurrence(resolution->bars, activity->last, days);
  }
}

/* From its start to its end, else while the plan is valid. */
static HpRecurrence recurrence_of(const HpResolution *resolution, HpTime time)
{
  const HpDay starts[] = {time.earliest_start, resolution->valid.first, time.latest_start};
  HpRecurrence found = {.as_of = resolution->day};
  for (guint i = 0; i < G_N_ELEMENTS(starts) && found.days.first == HP_NO_DAY; i++)
    found.days.first = starts[i];
  found.days.last = time.latest_end == HP_NO_DAY ? resolution->valid.last : time.latest_end;
  return found;
}

/* ---- An activity --------------------------------------------------------------------------- */

static void resolve_recurring(HpResolution *resolution, xmlNode *activity, const Told *told,
                              const WhoCounts *responsible, HpSituation *situation)
{
  g_autoptr(GArray) entries =
      hp_placed_entries(told->entries, situation->occurrences, situation->is_often);
  g_autoptr(GPtrArray) of_each = hp_entries_by_occurrence(entries, situation->occurrences);
  add_newest(activity, told, responsible, entries, situation);
  add_occurrences(resolution, activity, responsible, of_each, situation);
}

/* `last`: the day by which it is to be done; HP_NO_DAY: none is known. Free with
   hp_outcome_clear. */
static HpOutcome resolve_once(xmlNode *part, const Told *told, const WhoCounts *responsible,
                              HpDay last)
{
  g_autoptr(GArray) counted = counted_by(responsible, last);
  const HpOutcome outcome = hp_outcome_of(told->entries, counted);
  add_progress(part, told, &outcome, outcome.entry == NULL ? NULL : outcome.entry->period);
  return outcome;
}

void hp_resolve_target(const HpResolution *resolution, xmlNode *target)
{
  const Told told = {hp_reports_of(resolution->reports, HP_UPDATES, hp_attribute(target, "id")),
                     target};
  if (told.entries == NULL)
    return;
  WhoCounts responsible = who_counts(resolution, target);
  HpOutcome outcome = resolve_once(target, &told, &responsible, HP_NO_DAY);
  hp_outcome_clear(&outcome);
  clear_who_counts(&responsible);
}

/* Whether every time of what recurs is done, and none is to come. */
static gboolean is_all_done(const HpSituation *situation)
{
  const GArray *states = situation->states;
  if (states == NULL || states->len == 0 || states->len < situation->occurrences->len)
    return FALSE;
  for (guint i = 0; i < states->len; i++)
    if (!hp_state_is_final(g_array_index(states, HpState, i)))
      return FALSE;
  return TRUE;
}

/* What should be looked to, who is to say something, and who is to do it by when. */
static void add_what_is_asked(HpResolution *resolution, xmlNode *activity, const Told *told,
                              const WhoCounts *responsible, const HpSituation *situation,
                              const HpOutcome *outcome)
{
  const gboolean recurs = situation->occurrences != NULL;
  const HpDay due = hp_silence_due_until(resolution->silence),
              last = recurs ? HP_NO_DAY : situation->time.latest_end;
  g_autoptr(GArray) counted = counted_by(responsible, last);
  g_autoptr(GArray) counted_then = counted_by(responsible, hp_earlier_day(due, last));
  const HpAskedOf asked = {.entries = told->entries,
                           .counted = counted,
                           .counted_then = counted_then,
                           .time = situation->time,
                           .state = situation->state,
                           .outcome = recurs ? NULL : outcome,
                           .is_over = situation->is_over || is_all_done(situation)};
  hp_add_attention(activity, situation);
  hp_add_silence(activity, resolution->silence, &asked);
  hp_party_lists_add(resolution->party_lists, activity, responsible->responsible,
                     situation->next_end != HP_NO_DAY ? situation->next_end
                                                      : situation->time.latest_end);
}

void hp_resolve_activity(HpResolution *resolution, xmlNode *activity)
{
  g_autoptr(GPtrArray) timeframes = g_ptr_array_new();
  const xmlNode *stated = hp_stated_for(activity, "timeframe", resolution->ids, timeframes);
  const HpTime time = hp_time_of_timeframes(timeframes, &resolution->seasons);
  const Told told = told_of(resolution, activity);
  WhoCounts responsible = who_counts(resolution, activity);
  g_autoptr(GArray) occurrences =
      hp_occurrences_of(timeframes, hp_attribute(activity, "every"),
                        recurrence_of(resolution, time), &resolution->seasons);
  HpSituation situation = {.day = resolution->day,
                           .soon_until = resolution->soon_until,
                           .time = time,
                           .occurrences = occurrences,
                           .is_often = occurrences != NULL && hp_recurs_often(timeframes)};
  HpOutcome outcome = {0}; /* of what is done once */
  const gboolean has_left = add_withdrawn(activity, resolution->withdrawn);
  if (stated != NULL)
    add_time(resolution, activity, stated, time);
  if (occurrences != NULL)
    resolve_recurring(resolution, activity, &told, &responsible, &situation);
  else
    outcome = resolve_once(activity, &told, &responsible, time.latest_end);
  if (occurrences == NULL)
    situation.state = outcome.state;
  if (!has_left)
    add_what_is_asked(resolution, activity, &told, &responsible, &situation, &outcome);
  hp_outcome_clear(&outcome);
  g_clear_pointer(&situation.states, g_array_unref);
  clear_who_counts(&responsible);
}
