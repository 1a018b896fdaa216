/* Adds up activities by how they stand, and costs. */
#include "plan/resolve/sums.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/states.h"

#include <string.h>

/* Costs of one kind. */
typedef struct {
  const char *of, *year, *funded_by, *currency; /* NULL where it is not said */
  guint64 amount;
} CostSum;

struct HpTally {
  guint activities, states[HP_N_STATES], late, should_have_begun, soon;
  GArray *costs;     /* of CostSum, in the order in which they come */
  GHashTable *kinds; /* what makes a kind → index in costs + 1 */
};

/* ---- Costs --------------------------------------------------------------------------------- */

static const char *or_nothing(const char *text)
{
  return text == NULL ? "" : text;
}

/* No value has a tab in it: their attributes are tokens. The caller's. */
static char *kind_of(const CostSum *cost)
{
  return g_strjoin("\t", cost->of, or_nothing(cost->year), or_nothing(cost->funded_by),
                   cost->currency, NULL);
}

guint64 hp_add_amounts(guint64 a, guint64 b)
{
  return b > G_MAXUINT64 - a ? G_MAXUINT64 : a + b;
}

const char *hp_currency_of(const xmlNode *element)
{
  const char *currency = hp_attribute(element, "currency");
  return currency == NULL ? "SEK" : currency;
}

static void add_amount(HpTally *sums, const CostSum *cost)
{
  char *kind = kind_of(cost);
  const gpointer known = g_hash_table_lookup(sums->kinds, kind);
  if (known == NULL) {
    g_array_append_val(sums->costs, *cost);
    g_hash_table_insert(sums->kinds, kind, GUINT_TO_POINTER(sums->costs->len));
    return;
  }
  CostSum *sum = &g_array_index(sums->costs, CostSum, GPOINTER_TO_UINT(known) - 1);
  sum->amount = hp_add_amounts(sum->amount, cost->amount);
  g_free(kind);
}

void hp_tally_add_costs(HpTally *sums, const xmlNode *part)
{
  for (const xmlNode *child = part->children; child != NULL; child = child->next) {
    const char *amount = hp_is_named(child, "cost") ? hp_attribute(child, "amount") : NULL;
    if (amount == NULL)
      continue;
    const CostSum cost = {(const char *)part->name, hp_attribute(child, "year"),
                          hp_attribute(child, "funded-by"), hp_currency_of(child),
                          g_ascii_strtoull(amount, NULL, 10)};
    add_amount(sums, &cost);
  }
}

/* ---- Activities ---------------------------------------------------------------------------- */

void hp_tally_add_activity(HpTally *sums, const xmlNode *activity)
{
  sums->activities++;
  for (const xmlNode *one = activity->last; hp_is_in_namespace(one, HP_RESOLVED_NAMESPACE);
       one = one->prev) {
    if (hp_is_named(one, "occurrence"))
      continue;
    if (hp_is_named(one, "progress"))
      sums->states[hp_state_named(hp_attribute(one, "state"))]++;
    sums->late += hp_is_named(one, "late");
    sums->should_have_begun += hp_is_named(one, "should-have-begun");
    sums->soon += hp_is_named(one, "soon");
  }
}

void hp_tally_add(HpTally *sums, const HpTally *others)
{
  sums->activities += others->activities;
  for (HpState state = HP_NOT_REPORTED; state < HP_N_STATES; state++)
    sums->states[state] += others->states[state];
  sums->late += others->late;
  sums->should_have_begun += others->should_have_begun;
  sums->soon += others->soon;
  for (guint i = 0; i < others->costs->len; i++)
    add_amount(sums, &g_array_index(others->costs, CostSum, i));
}

static guint number_in(const xmlNode *element, const char *name)
{
  const char *value = hp_attribute(element, name);
  return value == NULL ? 0 : (guint)g_ascii_strtoull(value, NULL, 10);
}

void hp_tally_add_written(HpTally *sums, const xmlNode *written)
{
  sums->activities += number_in(written, "activities");
  sums->late += number_in(written, "late");
  sums->should_have_begun += number_in(written, "should-have-begun");
  sums->soon += number_in(written, "soon");
  for (const xmlNode *count = written->children; count != NULL; count = count->next)
    if (hp_is_named(count, "count"))
      sums->states[hp_state_named(hp_attribute(count, "state"))] += number_in(count, "activities");
}

/* ---- Writing ------------------------------------------------------------------------------- */

/* By year, those without one last; the order is kept otherwise. */
static int compare_years(gconstpointer a, gconstpointer b)
{
  const CostSum *one = a, *other = b;
  if (one->year == NULL || other->year == NULL)
    return (one->year == NULL) - (other->year == NULL);
  return strcmp(one->year, other->year);
}

static void write_costs(xmlNode *element, const GArray *unsorted)
{
  g_autoptr(GArray) costs = g_array_copy((GArray *)unsorted);
  g_array_sort(costs, compare_years);
  for (guint i = 0; i < costs->len; i++) {
    const CostSum *sum = &g_array_index(costs, CostSum, i);
    g_autofree char *amount = g_strdup_printf("%" G_GUINT64_FORMAT, sum->amount);
    xmlNode *cost = hp_computed_add(element, "cost");
    hp_computed_set(cost, "of", sum->of);
    hp_computed_set(cost, "year", sum->year);
    hp_computed_set(cost, "funded-by", sum->funded_by);
    hp_computed_set(cost, "currency", sum->currency);
    hp_computed_set(cost, "amount", amount);
  }
}

enum { WHOLE = 1000 }; /* thousandths */

/* The one with the largest remainder, the first of several. */
static HpState most_cut(const HpTally *sums, const guint *shares)
{
  HpState found = HP_NOT_REPORTED;
  guint64 most = 0;
  for (HpState state = HP_NOT_REPORTED; state < HP_N_STATES; state++) {
    const guint64 cut =
        (guint64)sums->states[state] * WHOLE -
        MIN((guint64)shares[state] * sums->activities, (guint64)sums->states[state] * WHOLE);
    if (cut > most) {
      most = cut;
      found = state;
    }
  }
  return found;
}

/* Of all activities, in thousandths that add up to a whole. */
static void find_shares(const HpTally *sums, guint shares[HP_N_STATES])
{
  guint left = WHOLE;
  for (HpState state = HP_NOT_REPORTED; state < HP_N_STATES; state++) {
    shares[state] = (guint)((guint64)sums->states[state] * WHOLE / sums->activities);
    left -= shares[state];
  }
  for (; left > 0; left--)
    shares[most_cut(sums, shares)]++;
}

static guint most_activities(const HpTally *sums)
{
  guint most = 1;
  for (HpState state = HP_NOT_REPORTED; state < HP_N_STATES; state++)
    most = MAX(most, sums->states[state]);
  return most;
}

static void write_counts(xmlNode *element, const HpTally *sums)
{
  guint shares[HP_N_STATES] = {0};
  if (sums->activities > 0)
    find_shares(sums, shares);
  const guint64 most = most_activities(sums);
  for (HpState state = HP_NOT_REPORTED; state < HP_N_STATES; state++) {
    if (sums->states[state] == 0)
      continue;
    g_autofree char *share = g_strdup_printf("%u", shares[state]);
    xmlNode *count = hp_computed_add(element, "count");
    hp_computed_set(count, "state", hp_state_name(state));
    hp_computed_set_number(count, "activities", sums->states[state]);
    hp_computed_set(count, "share", share);
    /* Never shorter than one: something is there. */
    hp_computed_set_number(count, "length", MAX(1, (guint)(sums->states[state] * WHOLE / most)));
  }
}

void hp_tally_write(const HpTally *sums, xmlNode *part)
{
  xmlNode *element = hp_computed_add(part, "sum");
  g_autofree char *activities = g_strdup_printf("%u", sums->activities);
  hp_computed_set(element, "activities", activities);
  hp_computed_set_number(element, "late", sums->late);
  hp_computed_set_number(element, "should-have-begun", sums->should_have_begun);
  hp_computed_set_number(element, "soon", sums->soon);
  write_counts(element, sums);
  write_costs(element, sums->costs);
}

/* ---- The sums ------------------------------------------------------------------------------ */

HpTally *hp_tally_new(void)
{
  HpTally *sums = g_new0(HpTally, 1);
  sums->costs = g_array_new(FALSE, FALSE, sizeof(CostSum));
  sums->kinds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return sums;
}

void hp_tally_free(HpTally *sums)
{
  g_array_unref(sums->costs);
  g_hash_table_unref(sums->kinds);
  g_free(sums);
}
