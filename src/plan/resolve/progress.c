/* Works out what reports come to: of one, and of many who are counted. */
#include "plan/resolve/progress.h"

/* What stands for nobody in particular. */
#define THE_WHOLE ""

static HpState state_of(const HpEntry *entry)
{
  return entry == NULL ? HP_NOT_REPORTED : entry->state;
}

static HpRating rating_of(const HpEntry *entry)
{
  return entry == NULL ? HP_NO_RATING : entry->rating;
}

/* ---- Who says what ------------------------------------------------------------------------- */

/* By each who has reported (THE_WHOLE for nobody), the entry that holds; id → const HpEntry *. */
static GHashTable *words_of_each(const GPtrArray *entries)
{
  GHashTable *words = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    const HpEntry *entry = g_ptr_array_index(entries, i);
    const char *by = entry->by == NULL ? THE_WHOLE : entry->by;
    const HpEntry *known = g_hash_table_lookup(words, by);
    g_hash_table_insert(words, (gpointer)by, (gpointer)hp_entry_that_holds(known, entry));
  }
  return words;
}

static const HpEntry *word_of_groups(const HpCountedParty *party, GHashTable *words)
{
  const HpEntry *found = NULL;
  for (guint i = 0; party->groups != NULL && i < party->groups->len; i++)
    found =
        hp_entry_that_holds(found, g_hash_table_lookup(words, g_ptr_array_index(party->groups, i)));
  return found;
}

/* Its own word, or its groups' where it has none; and what is said of the whole, if that is newer.
 */
static const HpEntry *word_of_party(const HpCountedParty *party, GHashTable *words)
{
  const HpEntry *own = party->id == NULL ? NULL : g_hash_table_lookup(words, party->id);
  if (own == NULL)
    own = word_of_groups(party, words);
  return hp_entry_that_holds(own, g_hash_table_lookup(words, THE_WHOLE));
}

/* ---- Several ------------------------------------------------------------------------------- */

static void count_party(HpOutcome *outcome, const HpPartyState *party)
{
  outcome->states[state_of(party->entry)]++;
  outcome->rating = MAX(outcome->rating, rating_of(party->entry));
  outcome->n_parties++;
}

/* All alike, or nobody, or silence beside not-started; else it is in progress. */
static HpState state_of_all(const HpOutcome *outcome)
{
  for (HpState state = HP_NOT_REPORTED; state < HP_N_STATES; state++)
    if (outcome->states[state] == outcome->n_parties)
      return state;
  const guint idle = outcome->states[HP_NOT_REPORTED] + outcome->states[HP_NOT_STARTED];
  return idle == outcome->n_parties ? HP_NOT_REPORTED : HP_IN_PROGRESS;
}

/* The one that all follow; NULL if they do not. */
static const HpEntry *entry_of_all(const GArray *parties)
{
  const HpEntry *first = g_array_index(parties, HpPartyState, 0).entry;
  for (guint i = 1; i < parties->len; i++)
    if (g_array_index(parties, HpPartyState, i).entry != first)
      return NULL;
  return first;
}

/* Takes those who are counted, and their groups, off what is said. */
static void forget_counted(GHashTable *words, const GArray *counted)
{
  g_hash_table_remove(words, THE_WHOLE);
  for (guint i = 0; i < counted->len; i++) {
    const HpCountedParty *party = &g_array_index(counted, HpCountedParty, i);
    if (party->id != NULL)
      g_hash_table_remove(words, party->id);
    for (guint k = 0; party->groups != NULL && k < party->groups->len; k++)
      g_hash_table_remove(words, g_ptr_array_index(party->groups, k));
  }
}

/* Those who have reported and are not responsible, in the order in which they first did. */
static void add_others(GArray *parties, const GPtrArray *entries, GHashTable *words)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    const HpEntry *entry = g_ptr_array_index(entries, i);
    const HpEntry *word = entry->by == NULL ? NULL : g_hash_table_lookup(words, entry->by);
    if (word == NULL)
      continue;
    const HpPartyState other = {.id = entry->by, .entry = word};
    g_array_append_val(parties, other);
    g_hash_table_remove(words, entry->by);
  }
}

static HpOutcome shared_outcome(const GPtrArray *entries, const GArray *counted, GHashTable *words)
{
  HpOutcome outcome = {.parties = g_array_new(FALSE, FALSE, sizeof(HpPartyState))};
  for (guint i = 0; i < counted->len; i++) {
    const HpCountedParty *one = &g_array_index(counted, HpCountedParty, i);
    const HpPartyState party = {one->id, word_of_party(one, words), TRUE};
    g_array_append_val(outcome.parties, party);
    count_party(&outcome, &party);
  }
  outcome.state = state_of_all(&outcome);
  outcome.entry = entry_of_all(outcome.parties);
  forget_counted(words, counted);
  add_others(outcome.parties, entries, words);
  return outcome;
}

/* ---- One ----------------------------------------------------------------------------------- */

HpOutcome hp_outcome_of_entry(const HpEntry *entry)
{
  return (HpOutcome){.state = state_of(entry), .rating = rating_of(entry), .entry = entry};
}

HpOutcome hp_outcome_of(const GPtrArray *entries, const GArray *counted)
{
  if (counted != NULL && counted->len > 1) {
    g_autoptr(GHashTable) words = words_of_each(entries);
    return shared_outcome(entries, counted, words);
  }
  return hp_outcome_of_entry(hp_entry_that_holds_of(entries));
}

void hp_outcome_clear(HpOutcome *outcome)
{
  g_clear_pointer(&outcome->parties, g_array_unref);
}
