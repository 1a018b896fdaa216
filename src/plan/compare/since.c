/* Tells what is new, changed, withdrawn and reported in a document since another one. */
#include "plan/compare/comparable.h"
#include "plan/compare/differences.h"
#include "plan/compare/words.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/ids.h"

/* ---- Parts ---------------------------------------------------------------------------------- */

static void add_parts(GHashTable *found, xmlNode *part)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new();
  g_ptr_array_add(parts, part);
  for (guint i = 0; i < parts->len; i++) {
    g_hash_table_insert(found, (gpointer)hp_attribute(parts->pdata[i], "id"), parts->pdata[i]);
    hp_find_parts_in(parts->pdata[i], parts);
  }
}

/* ---- Amendments ---------------------------------------------------------------------------- */

static const xmlNode *coming_in(const xmlNode *amendment)
{
  return hp_computed_child(amendment, "coming");
}

/* Adds those that are not there yet. */
static void add_amendments(GPtrArray *found, GHashTable *known, const xmlNode *amendments)
{
  for (xmlNode *child = amendments == NULL ? NULL : amendments->children; child != NULL;
       child = child->next)
    if (hp_is_part(child) && g_hash_table_add(known, (gpointer)hp_attribute(child, "id")))
      g_ptr_array_add(found, child);
}

/* As they were decided, then what is left of others in the source's own; of xmlNode *. */
static GPtrArray *amendments_of(const xmlNode *root)
{
  g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
  GPtrArray *found = g_ptr_array_new();
  add_amendments(found, known, hp_computed_child(root, "amendments"));
  add_amendments(found, known, hp_child(root, "amendments"));
  return found;
}

static GHashTable *by_id(const GPtrArray *parts)
{
  GHashTable *found = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < parts->len; i++)
    g_hash_table_insert(found, (gpointer)hp_attribute(parts->pdata[i], "id"), parts->pdata[i]);
  return found;
}

static void add_new(HpComparison *comparison, const HpPartPair *pair)
{
  hp_difference_add(comparison, pair, "new", NULL);
}

/* New reports are listed where they are of. */
static void pass_over(HpComparison *comparison, const HpPartPair *pair)
{
  (void)comparison;
  (void)pair;
}

typedef void (*Compare)(HpComparison *comparison, const HpPartPair *pair);

/* Those of now with those of then; and those that are gone. */
static void compare_each(HpComparison *comparison, const GPtrArray *then, const GPtrArray *now,
                         Compare when_new, Compare when_both)
{
  g_autoptr(GHashTable) before = by_id(then), after = by_id(now);
  for (guint i = 0; i < now->len; i++) {
    const HpPartPair pair = {hp_same_part(before, now->pdata[i]), now->pdata[i], NULL};
    if (pair.then == NULL)
      when_new(comparison, &pair);
    else
      when_both(comparison, &pair);
  }
  for (guint i = 0; i < then->len; i++) {
    const HpPartPair gone = {then->pdata[i], NULL, NULL};
    if (hp_same_part(after, gone.then) == NULL)
      hp_difference_add(comparison, &gone, "gone", NULL);
  }
}

/* Those that an amendment adds; of xmlNode *. */
static GPtrArray *parts_added_by(const xmlNode *amendment)
{
  GPtrArray *found = g_ptr_array_new();
  for (const xmlNode *add = amendment->children; add != NULL; add = add->next)
    if (hp_is_named(add, "add"))
      hp_find_parts_in(add, found);
  return found;
}

static GHashTable *with_all_in(const GPtrArray *parts)
{
  GHashTable *found = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < parts->len; i++)
    add_parts(found, parts->pdata[i]);
  return found;
}

/* What it will add is not a part of the document yet: it is compared by itself. */
static void compare_added(HpComparison *comparison, const HpPartPair *pair)
{
  g_autoptr(GPtrArray) then = parts_added_by(pair->then), now = parts_added_by(pair->now);
  g_autoptr(GHashTable) then_parts = with_all_in(then), now_parts = with_all_in(now);
  HpComparison own = *comparison;
  own.then_parts = then_parts;
  own.now_parts = now_parts;
  compare_each(&own, then, now, add_new, hp_compare_parts);
  comparison->n_inherited = own.n_inherited;
}

/* What was to come may be in force. What it adds is not in it any more, so that it is not the same
   as it was; what it says is in the parts. */
static void compare_amendment(HpComparison *comparison, const HpPartPair *pair)
{
  const xmlNode *then = coming_in(pair->then), *now = coming_in(pair->now);
  if ((then == NULL) == (now == NULL)) {
    hp_compare_wording(comparison, pair);
    if (now != NULL)
      compare_added(comparison, pair);
    return;
  }
  xmlNode *difference = hp_difference_add(comparison, pair, "follows", "in-force");
  hp_difference_show_both(difference, then, now);
}

static void compare_amendments(HpComparison *comparison, const xmlNode *then, const xmlNode *now)
{
  g_autoptr(GPtrArray) before = amendments_of(then), after = amendments_of(now);
  compare_each(comparison, before, after, add_new, compare_amendment);
}

/* ---- Meetings, and what they received ------------------------------------------------------ */

static const char *day_of(const xmlNode *root)
{
  return hp_attribute_in(root, HP_RESOLVED_NAMESPACE, "as-of");
}

/* Those that the document knows of on its day; of xmlNode *. */
static GPtrArray *meetings_of(const xmlNode *root)
{
  GPtrArray *found = g_ptr_array_new();
  const xmlNode *follow_up = hp_child(root, "follow-up");
  for (xmlNode *child = follow_up == NULL ? NULL : follow_up->children; child != NULL;
       child = child->next)
    if (hp_is_part(child) && g_strcmp0(hp_attribute(child, "date"), day_of(root)) <= 0)
      g_ptr_array_add(found, child);
  return found;
}

static GPtrArray *reports_of(const GPtrArray *meetings)
{
  GPtrArray *found = g_ptr_array_new();
  for (guint i = 0; i < meetings->len; i++)
    for (xmlNode *child = ((xmlNode *)meetings->pdata[i])->children; child != NULL;
         child = child->next)
      if (hp_is_part(child))
        g_ptr_array_add(found, child);
  return found;
}

static void add_report(GHashTable *reports, xmlNode *report)
{
  const char *target = hp_attribute(report, "target");
  GPtrArray *known = target == NULL ? NULL : g_hash_table_lookup(reports, target);
  if (known == NULL) {
    known = g_ptr_array_new();
    g_hash_table_insert(reports, (gpointer)(target == NULL ? "" : target), known);
  }
  g_ptr_array_add(known, report);
}

/* By what they are of, those that were not there then; the caller's. */
static GHashTable *new_reports(const GPtrArray *then, const GPtrArray *now)
{
  GHashTable *found =
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr(GHashTable) before = by_id(then);
  for (guint i = 0; i < now->len; i++)
    if (hp_same_part(before, now->pdata[i]) == NULL)
      add_report(found, now->pdata[i]);
  return found;
}

/* ---- The documents ------------------------------------------------------------------------- */

/* All but amendments and what was reported. */
static GHashTable *parts_of(xmlNode *root)
{
  GHashTable *found = g_hash_table_new(g_str_hash, g_str_equal);
  if (hp_is_part(root))
    add_parts(found, root);
  return found;
}

static void compare_documents(HpComparison *comparison, const HpPartPair *roots)
{
  g_autoptr(GPtrArray) meetings_then = meetings_of(roots->then), meetings = meetings_of(roots->now),
                       reports_then = reports_of(meetings_then), reports = reports_of(meetings);
  g_autoptr(GHashTable) fresh = new_reports(reports_then, reports);
  comparison->reports = fresh;
  hp_compare_parts(comparison, roots);
  compare_amendments(comparison, roots->then, roots->now);
  compare_each(comparison, meetings_then, meetings, add_new, hp_compare_wording);
  compare_each(comparison, reports_then, reports, pass_over, hp_compare_wording);
}

static xmlNode *root_of(HpSource *source)
{
  return xmlDocGetRootElement(hp_source_document(source));
}

/* What a side shows of the source. */
static GPtrArray *shown_on(const xmlNode *side)
{
  GPtrArray *shown = g_ptr_array_new();
  for (xmlNode *child = side == NULL ? NULL : side->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      g_ptr_array_add(shown, child);
  return shown;
}

/* Against what it was: as many as there were stand for each other in their order, else the one
   that it is like. */
static void mark_words_of(const GPtrArray *then, const GPtrArray *now, guint i, guint *looked_at)
{
  xmlNode *element = now->pdata[i];
  const guint like = then->len == now->len ? i : hp_find_like(then, *looked_at, element);
  const xmlNode *was = like < then->len ? then->pdata[like] : NULL;
  if (was != NULL)
    *looked_at = like + 1;
  if (was == NULL || xmlStrEqual(was->name, element->name))
    hp_mark_words(was, element, FALSE);
}

static void mark_words(const xmlNode *difference)
{
  g_autoptr(GPtrArray) then = shown_on(hp_child(difference, "then")),
                       now = shown_on(hp_child(difference, "now"));
  guint looked_at = 0;
  for (guint i = 0; then->len > 0 && i < now->len; i++)
    mark_words_of(then, now, i, &looked_at);
}

static void mark_all_words(const xmlNode *list)
{
  for (const xmlNode *child = list->children; child != NULL; child = child->next)
    if (g_strcmp0(hp_attribute(child, "kind"), "changed") == 0)
      mark_words(child);
}

void hp_source_add_since(HpSource *source, HpSource *before, const char *meeting)
{
  const HpPartPair roots = {root_of(before), root_of(source), NULL};
  g_autoptr(GHashTable) then_parts = parts_of(root_of(before)), now_parts = parts_of(roots.now),
                        then_ids = hp_ids_below(roots.then), now_ids = hp_ids_below(roots.now);
  HpComparison comparison = {.list = hp_computed_add(roots.now, "since"),
                             .then_parts = then_parts,
                             .now_parts = now_parts,
                             .then_ids = then_ids,
                             .now_ids = now_ids};
  hp_computed_set(comparison.list, "day", day_of(roots.then));
  hp_computed_set(comparison.list, "meeting", meeting);
  compare_documents(&comparison, &roots);
  mark_all_words(comparison.list);
}
