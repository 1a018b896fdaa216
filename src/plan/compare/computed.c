/* Compares what follows from reports and the day: how parts stand, what is late, what it adds up
 * to. */
#include "plan/resolve/computed.h"
#include "plan/compare/alike.h"
#include "plan/compare/differences.h"

#include <string.h>

static const xmlNode *computed_of(const xmlNode *part, const char *name)
{
  return part == NULL ? NULL : hp_computed_child(part, name);
}

/* ---- How it stands ------------------------------------------------------------------------- */

/* Without a report, or an account of it at all, it is not reported. */
static const char *state_in(const xmlNode *progress)
{
  return progress == NULL ? "not-reported" : hp_attribute(progress, "state");
}

static gboolean attribute_alike(const xmlNode *a, const xmlNode *b, const char *name)
{
  return g_strcmp0(a == NULL ? NULL : hp_attribute(a, name),
                   b == NULL ? NULL : hp_attribute(b, name)) == 0;
}

/* Of several who are counted. */
static gboolean counts_alike(const xmlNode *a, const xmlNode *b)
{
  const xmlNode *one = a == NULL ? NULL : hp_child(a, "count"),
                *other = b == NULL ? NULL : hp_child(b, "count");
  while (hp_is_named(one, "count") && hp_is_named(other, "count") &&
         hp_elements_alike(one, other)) {
    one = one->next;
    other = other->next;
  }
  return !hp_is_named(one, "count") && !hp_is_named(other, "count");
}

/* Whether it stands in the same way, whoever said so and when. */
static gboolean stands_alike(const xmlNode *then, const xmlNode *now)
{
  static const char *const said[] = {"rating", "degree",     "period", "moved-to",
                                     "result", "on-the-way", "value"};
  if (g_strcmp0(state_in(then), state_in(now)) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(said); i++)
    if (!attribute_alike(then, now, said[i]))
      return FALSE;
  return then == NULL || now == NULL || counts_alike(then, now);
}

/* ---- What was reported --------------------------------------------------------------------- */

/* The new reports of a target, of a kind; of xmlNode *. */
static GPtrArray *new_reports(const HpComparison *comparison, const char *target, const char *kind)
{
  GPtrArray *found = g_ptr_array_new();
  const GPtrArray *all = target == NULL ? NULL : g_hash_table_lookup(comparison->reports, target);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (hp_is_named(all->pdata[i], kind))
      g_ptr_array_add(found, all->pdata[i]);
  return found;
}

static void list_reports(xmlNode *difference, const GPtrArray *reports)
{
  for (guint i = 0; i < reports->len; i++) {
    const xmlNode *report = reports->pdata[i];
    xmlNode *listed = hp_computed_add(difference, "report");
    hp_computed_set(listed, "entry", hp_attribute(report, "id"));
    hp_computed_set(listed, "received", hp_attribute(report->parent, "date"));
    hp_computed_set(listed, "corrects", hp_attribute(report, "corrects"));
  }
}

/* It follows from the reports of something else, or not from a report. */
static const char *kind_of(const HpComparison *comparison, const char *from, guint n_reports)
{
  if (n_reports > 0)
    return "reported";
  return from != NULL && g_hash_table_contains(comparison->reports, from) ? "reported" : "follows";
}

/* How it stands, was assessed or observed; and what was reported of that, corrections too. Whether
   anything was. */
static gboolean compare_reported(HpComparison *comparison, const HpPartPair *pair, const char *what,
                                 const char *kind)
{
  const xmlNode *then = computed_of(pair->then, what), *now = computed_of(pair->now, what);
  g_autoptr(GPtrArray) reports = new_reports(comparison, hp_attribute(pair->now, "id"), kind);
  const gboolean alike = stands_alike(then, now);
  if (reports->len == 0 && alike)
    return FALSE;
  const char *from = now == NULL ? NULL : hp_attribute(now, "from");
  xmlNode *difference =
      hp_difference_add(comparison, pair, kind_of(comparison, from, reports->len), what);
  hp_computed_set(difference, "from", from);
  hp_computed_set_if(difference, "unchanged", alike);
  list_reports(difference, reports);
  hp_difference_show_both(difference, then, now);
  return TRUE;
}

/* ---- Periods ------------------------------------------------------------------------------- */

static const xmlNode *next_occurrence(const xmlNode *child)
{
  while (child != NULL && !hp_is_named(child, "occurrence"))
    child = child->next;
  return child;
}

/* By their periods; borrowed both. */
static GHashTable *occurrences_of(const xmlNode *activity)
{
  GHashTable *found = g_hash_table_new(g_str_hash, g_str_equal);
  const xmlNode *child = activity == NULL ? NULL : next_occurrence(activity->children);
  for (; child != NULL; child = next_occurrence(child->next))
    g_hash_table_insert(found, (gpointer)hp_attribute(child, "period"), (gpointer)child);
  return found;
}

static gboolean stands_alike_in_period(const xmlNode *then, const xmlNode *now)
{
  return then == NULL ? strcmp(state_in(now), state_in(NULL)) == 0 : stands_alike(then, now);
}

/* The other periods than the one that it stands in now. */
static void compare_occurrences(HpComparison *comparison, const HpPartPair *pair)
{
  g_autoptr(GHashTable) before = occurrences_of(pair->then);
  const xmlNode *progress = computed_of(pair->now, "progress");
  for (const xmlNode *now = next_occurrence(pair->now->children); now != NULL;
       now = next_occurrence(now->next)) {
    const xmlNode *then = g_hash_table_lookup(before, hp_attribute(now, "period"));
    if (stands_alike_in_period(then, now) || attribute_alike(progress, now, "period"))
      continue;
    hp_difference_show_both(hp_difference_add(comparison, pair, "reported", "occurrence"), then,
                            now);
  }
}

/* ---- What should be looked to -------------------------------------------------------------- */

static const char *const notices[] = {"late", "should-have-begun", "soon", "missing"};

static gboolean notices_alike(const HpPartPair *pair)
{
  for (guint i = 0; i < G_N_ELEMENTS(notices); i++)
    if (!hp_elements_alike(computed_of(pair->then, notices[i]), computed_of(pair->now, notices[i])))
      return FALSE;
  return TRUE;
}

static void show_notices(xmlNode *side, const xmlNode *part)
{
  for (guint i = 0; i < G_N_ELEMENTS(notices); i++)
    hp_difference_show(side, computed_of(part, notices[i]));
}

static void compare_notices(HpComparison *comparison, const HpPartPair *pair)
{
  if (computed_of(pair->now, "withdrawn") != NULL || notices_alike(pair))
    return;
  xmlNode *difference = hp_difference_add(comparison, pair, "follows", "attention");
  show_notices(hp_difference_side(difference, "then"), pair->then);
  show_notices(hp_difference_side(difference, "now"), pair->now);
}

/* ---- Sums ---------------------------------------------------------------------------------- */

static void compare_sums(HpComparison *comparison, const HpPartPair *pair)
{
  const xmlNode *then = computed_of(pair->then, "sum"), *now = computed_of(pair->now, "sum");
  if (!hp_elements_alike(then, now))
    hp_difference_show_both(hp_difference_add(comparison, pair, "follows", "sum"), then, now);
}

/* ---- How a document stands ----------------------------------------------------------------- */

static void compare_status(HpComparison *comparison, const HpPartPair *pair)
{
  const char *now = hp_attribute_in(pair->now, HP_RESOLVED_NAMESPACE, "status");
  const char *then =
      pair->then == NULL ? NULL : hp_attribute_in(pair->then, HP_RESOLVED_NAMESPACE, "status");
  if (g_strcmp0(then, now) == 0)
    return;
  xmlNode *difference = hp_difference_add(comparison, pair, "follows", "status");
  hp_difference_set_both(difference, then, now);
}

void hp_compare_computed(HpComparison *comparison, const HpPartPair *pair)
{
  compare_status(comparison, pair);
  const gboolean reported = compare_reported(comparison, pair, "progress", "update");
  if (reported && hp_is_named(pair->now, "activity"))
    compare_occurrences(comparison, pair);
  compare_reported(comparison, pair, "assessed", "assessment");
  compare_reported(comparison, pair, "observed", "observation");
  compare_notices(comparison, pair);
  compare_sums(comparison, pair);
}
