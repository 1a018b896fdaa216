/* Tells who should have reported on a plan, and has not. */
#include "plan/resolve/silence.h"
#include "plan/first-day.h"
#include "plan/resolve/attention.h"
#include "plan/resolve/computed.h"

#include <string.h>

/* Who has not reported, each with the number of activities. */
typedef struct {
  GPtrArray *parties; /* of const char *, in the order in which they come; "" for words alone */
  GHashTable *counts; /* id → number of activities */
  guint activities;
} Silent;

struct HpSilence {
  HpDay day;
  const HpReporting *reporting;
  HpDay since;            /* the last meeting on an earlier day, else the adoption */
  gboolean has_since;     /* there has been a meeting */
  Silent missing, silent; /* of the period that was due; since the last meeting */
  guint n_written;
};

/* ---- The document -------------------------------------------------------------------------- */

static Silent silent_new(void)
{
  return (Silent){g_ptr_array_new(), g_hash_table_new(g_str_hash, g_str_equal), 0};
}

static void silent_clear(Silent *silent)
{
  g_ptr_array_unref(silent->parties);
  g_hash_table_unref(silent->counts);
}

/* The last meeting before the day; where that is the day of the first one, the adoption. */
static void find_since(HpSilence *silence, const xmlNode *root)
{
  const xmlNode *follow_up = hp_child(root, "follow-up"), *adoption = hp_first_adoption(root);
  for (const xmlNode *child = follow_up == NULL ? NULL : follow_up->children; child != NULL;
       child = child->next) {
    const HpDay day =
        hp_is_named(child, "meeting") ? hp_day_from_text(hp_attribute(child, "date")) : HP_NO_DAY;
    if (day == HP_NO_DAY || day > silence->day)
      continue;
    silence->has_since = TRUE;
    if (day < silence->day)
      silence->since = MAX(silence->since, day);
  }
  if (silence->since == HP_NO_DAY && adoption != NULL)
    silence->since = hp_day_from_text(hp_attribute(adoption, "date"));
}

HpDay hp_silence_due_until(const HpSilence *silence)
{
  return silence->reporting->last.days.last;
}

HpSilence *hp_silence_new(const xmlNode *root, HpDay day, const HpReporting *reporting)
{
  HpSilence *silence = g_new0(HpSilence, 1);
  silence->day = day;
  silence->reporting = reporting;
  silence->missing = silent_new();
  silence->silent = silent_new();
  if (day != HP_NO_DAY)
    find_since(silence, root);
  return silence;
}

void hp_silence_free(HpSilence *silence)
{
  silent_clear(&silence->missing);
  silent_clear(&silence->silent);
  g_free(silence);
}

/* ---- Which reports count ------------------------------------------------------------------- */

/* Whether a report is one of what is asked for. */
typedef gboolean (*IsAnswer)(const HpEntry *entry, const HpSilence *silence);

static gboolean is_since(const HpEntry *entry, const HpSilence *silence)
{
  return entry->came > silence->since;
}

/* Of the period that was due, or a later one. What names none describes a day in it or later, and
   came once it had ended, or on the occasion. */
static gboolean is_of_period(const HpEntry *entry, const HpSilence *silence)
{
  const HpDueReport *due = &silence->reporting->last;
  if (entry->period != NULL)
    return entry->days.last >= due->days.last;
  return entry->described >= due->days.first && entry->came >= MIN(due->days.last, due->by);
}

static GPtrArray *answers_in(const GPtrArray *entries, IsAnswer is_answer, const HpSilence *silence)
{
  GPtrArray *found = g_ptr_array_new();
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (is_answer(g_ptr_array_index(entries, i), silence))
      g_ptr_array_add(found, g_ptr_array_index(entries, i));
  return found;
}

/* ---- An activity --------------------------------------------------------------------------- */

/* Whether it is to be reported on, of a time that ends on the day. */
static gboolean is_live(const HpAskedOf *asked, HpDay day)
{
  const gboolean is_done =
      asked->outcome == NULL ? asked->is_over : hp_state_is_final(asked->state);
  return !is_done && (hp_state_has_begun(asked->state) || asked->time.earliest_start <= day);
}

static void write_who(xmlNode *element, const char *party, guint activities)
{
  xmlNode *who = hp_computed_add(element, "who");
  hp_computed_set(who, "party", party == NULL || *party == '\0' ? NULL : party);
  hp_computed_set_number(who, "activities", activities);
}

static void note(HpSilence *silence, Silent *silent, xmlNode *element, const char *party)
{
  if (silence->n_written >= MAX_SILENT)
    return;
  const char *id = party == NULL ? "" : party;
  const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(silent->counts, id));
  if (count == 0)
    g_ptr_array_add(silent->parties, (gpointer)id);
  g_hash_table_insert(silent->counts, (gpointer)id, GUINT_TO_POINTER(count + 1));
  write_who(element, party, 0);
  silence->n_written++;
}

static const HpPartyState *state_of(const HpOutcome *outcome, guint i)
{
  return &g_array_index(outcome->parties, HpPartyState, i);
}

/* One who came in later has no part in what was due. */
static gboolean is_among(const GArray *counted, const char *id)
{
  for (guint i = 0; i < counted->len; i++)
    if (g_strcmp0(g_array_index(counted, HpCountedParty, i).id, id) == 0)
      return TRUE;
  return FALSE;
}

static void note_if_asked(HpSilence *silence, Silent *silent, xmlNode *element,
                          const HpAskedOf *asked, guint i)
{
  const char *id = g_array_index(asked->counted, HpCountedParty, i).id;
  if (silent == &silence->silent || asked->counted_then == asked->counted ||
      is_among(asked->counted_then, id))
    note(silence, silent, element, id);
}

/* What one of several has done itself, nobody asks it of again. */
static gboolean has_done(const HpAskedOf *asked, guint i)
{
  return asked->outcome != NULL &&
         hp_state_is_final(hp_outcome_of_entry(state_of(asked->outcome, i)->entry).state);
}

/* Writes into the element those of whom there is no answer. */
static void write_several(HpSilence *silence, Silent *silent, xmlNode *element,
                          const HpAskedOf *asked, const GPtrArray *answers)
{
  HpOutcome answered = hp_outcome_of(answers, asked->counted);
  for (guint i = 0; i < asked->counted->len; i++)
    if (state_of(&answered, i)->entry == NULL && !has_done(asked, i))
      note_if_asked(silence, silent, element, asked, i);
  hp_outcome_clear(&answered);
}

static void set_due(xmlNode *element, const HpDueReport *due)
{
  hp_computed_set(element, "period", *due->period == '\0' ? NULL : due->period);
  hp_computed_set_day(element, "by", due->by);
  hp_computed_set(element, "to", due->party);
}

static xmlNode *add_missing(xmlNode *parent, const HpSilence *silence)
{
  xmlNode *element = hp_computed_add(parent, "missing");
  set_due(element, &silence->reporting->last);
  return element;
}

static xmlNode *add_silent(xmlNode *parent, const HpSilence *silence)
{
  xmlNode *element = hp_computed_add(parent, "silent");
  hp_computed_set_day(element, "since", silence->since);
  return element;
}

typedef xmlNode *(*AddElement)(xmlNode *parent, const HpSilence *silence);

/* Where one alone is responsible, every report is an answer, whoever gave it. */
static void ask(HpSilence *silence, Silent *silent, xmlNode *activity, const HpAskedOf *asked,
                IsAnswer is_answer, AddElement add)
{
  g_autoptr(GPtrArray) answers = answers_in(asked->entries, is_answer, silence);
  const guint before = silence->n_written;
  if (asked->counted->len == 0 || (asked->counted->len == 1 && answers->len > 0))
    return;
  xmlNode *element = add(activity, silence);
  if (asked->counted->len == 1)
    note_if_asked(silence, silent, element, asked, 0);
  else
    write_several(silence, silent, element, asked, answers);
  if (silence->n_written > before) {
    silent->activities++;
    return;
  }
  xmlUnlinkNode(element);
  xmlFreeNode(element);
}

void hp_add_silence(xmlNode *activity, HpSilence *silence, const HpAskedOf *asked)
{
  const HpDueReport *due = &silence->reporting->last;
  if (due->by != HP_NO_DAY && is_live(asked, due->days.last))
    ask(silence, &silence->missing, activity, asked, is_of_period, add_missing);
  if (silence->has_since && is_live(asked, silence->day))
    ask(silence, &silence->silent, activity, asked, is_since, add_silent);
}

/* ---- The plan ------------------------------------------------------------------------------ */

static void write_all(xmlNode *element, const Silent *silent)
{
  hp_computed_set_number(element, "activities", silent->activities);
  for (guint i = 0; i < silent->parties->len; i++) {
    const char *party = g_ptr_array_index(silent->parties, i);
    write_who(element, party, GPOINTER_TO_UINT(g_hash_table_lookup(silent->counts, party)));
  }
}

void hp_add_reporting(xmlNode *root, const HpSilence *silence)
{
  const HpDueReport *next = &silence->reporting->next;
  if (next->by == HP_NO_DAY && silence->missing.activities == 0 && silence->silent.activities == 0)
    return;
  xmlNode *element = hp_computed_add(root, "reporting");
  if (next->by != HP_NO_DAY)
    set_due(hp_computed_add(element, "next"), next);
  if (silence->missing.activities > 0)
    write_all(add_missing(element, silence), &silence->missing);
  if (silence->silent.activities > 0)
    write_all(add_silent(element, silence), &silence->silent);
}
