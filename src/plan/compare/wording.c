/* Compares what parts say themselves. */
#include "plan/compare/alike.h"
#include "plan/compare/comparable.h"
#include "plan/compare/differences.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/parts.h"
#include "plan/resolve/stated.h"

#include <string.h>

/* ---- Which amendment it was ---------------------------------------------------------------- */

static gboolean is_change_of(const xmlNode *node, const char *what)
{
  return hp_is_in_namespace(node, HP_RESOLVED_NAMESPACE) && hp_is_named(node, "changed") &&
         g_strcmp0(hp_attribute(node, "what"), what) == 0;
}

/* The amendment that last changed this in a part; NULL if none did. */
static const char *last_amendment_of(const xmlNode *part, const char *what)
{
  const xmlNode *child = part == NULL ? NULL : part->last;
  while (child != NULL && !is_change_of(child, what))
    child = child->prev;
  return child == NULL ? NULL : hp_attribute(child, "amendment");
}

static xmlNode *add_changed(HpComparison *comparison, const HpPartPair *pair, const char *what)
{
  xmlNode *difference = hp_difference_add(comparison, pair, "changed", what);
  const char *amendment = last_amendment_of(pair->now, what);
  if (g_strcmp0(amendment, last_amendment_of(pair->then, what)) != 0)
    hp_computed_set(difference, "amendment", amendment);
  return difference;
}

/* ---- Attributes ---------------------------------------------------------------------------- */

/* How a document stands is computed. */
static gboolean is_compared(const xmlAttr *attribute)
{
  static const char *const others[] = {"id", "version", "status", NULL};
  return attribute->ns == NULL && !g_strv_contains(others, (const char *)attribute->name);
}

static void compare_attribute(HpComparison *comparison, const HpPartPair *pair, const char *name)
{
  const char *then = hp_attribute(pair->then, name), *now = hp_attribute(pair->now, name);
  if (g_strcmp0(then, now) == 0)
    return;
  xmlNode *difference = add_changed(comparison, pair, name);
  hp_difference_set_both(difference, then, now);
}

static void compare_attributes(HpComparison *comparison, const HpPartPair *pair)
{
  for (const xmlAttr *one = pair->now->properties; one != NULL; one = one->next)
    if (is_compared(one))
      compare_attribute(comparison, pair, (const char *)one->name);
  for (const xmlAttr *one = pair->then->properties; one != NULL; one = one->next)
    if (is_compared(one) && hp_attribute(pair->now, (const char *)one->name) == NULL)
      compare_attribute(comparison, pair, (const char *)one->name);
}

/* ---- Elements by their kinds --------------------------------------------------------------- */

/* Of the plan's own, and not compared by itself. */
static gboolean is_wording(const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && hp_is_said(node);
}

static gboolean is_of_kind(const xmlNode *child, const char *kind)
{
  g_autofree char *own = is_wording(child) ? hp_kind_of(child->parent, child) : NULL;
  return g_strcmp0(own, kind) == 0;
}

/* The first of a kind, from an element on; NULL if there is none. */
static const xmlNode *next_of_kind(const xmlNode *child, const char *kind)
{
  while (child != NULL && !is_of_kind(child, kind))
    child = child->next;
  return child;
}

static const xmlNode *first_of_kind(const xmlNode *holder, const char *name)
{
  return holder == NULL ? NULL : next_of_kind(holder->children, name);
}

static gboolean all_of_kind_alike(const xmlNode *then, const xmlNode *now, const char *name)
{
  const xmlNode *one = first_of_kind(then, name), *other = first_of_kind(now, name);
  while (one != NULL && hp_elements_alike(one, other)) {
    one = next_of_kind(one->next, name);
    other = next_of_kind(other->next, name);
  }
  return one == NULL && other == NULL;
}

static void show_all_of_kind(xmlNode *side, const xmlNode *holder, const char *name)
{
  for (const xmlNode *one = first_of_kind(holder, name); one != NULL;
       one = next_of_kind(one->next, name))
    hp_difference_show(side, one);
}

/* ---- Blocks -------------------------------------------------------------------------------- */

/* The elements of flowing text, in their order; its heading apart. */
static GPtrArray *blocks_in(const xmlNode *flow)
{
  GPtrArray *found = g_ptr_array_new();
  for (const xmlNode *child = flow == NULL ? NULL : flow->children; child != NULL;
       child = child->next)
    if (is_wording(child) && !hp_is_named(child, "title"))
      g_ptr_array_add(found, (gpointer)child);
  return found;
}

static void show_stretch(xmlNode *side, const GPtrArray *blocks, guint first, guint after)
{
  for (guint i = first; i < after; i++)
    hp_difference_show(side, g_ptr_array_index(blocks, i));
}

/* What differs of flowing text: from the first block that does to the last. */
static void compare_blocks(HpComparison *comparison, const HpPartPair *pair,
                           const xmlNode *flow_then, const xmlNode *flow_now, const char *what)
{
  g_autoptr(GPtrArray) then = blocks_in(flow_then), now = blocks_in(flow_now);
  const guint least = MIN(then->len, now->len);
  guint first = 0, last = 0;
  while (first < least && hp_elements_alike(then->pdata[first], now->pdata[first]))
    first++;
  if (first == then->len && first == now->len)
    return;
  while (last < least - first &&
         hp_elements_alike(then->pdata[then->len - 1 - last], now->pdata[now->len - 1 - last]))
    last++;
  xmlNode *difference = add_changed(comparison, pair, what);
  show_stretch(hp_difference_side(difference, "then"), then, first, then->len - last);
  show_stretch(hp_difference_side(difference, "now"), now, first, now->len - last);
}

/* ---- What an activity may have from elsewhere ---------------------------------------------- */

/* The elements that hold for an activity, and where they stand. */
typedef struct {
  GPtrArray *elements; /* of const xmlNode * */
  const xmlNode *holder;
} Stated;

static Stated stated_for(const xmlNode *activity, const char *name, GHashTable *ids)
{
  Stated stated = {.elements = g_ptr_array_new()};
  stated.holder = hp_stated_for(activity, name, ids, stated.elements);
  return stated;
}

static gboolean stated_alike(const Stated *a, const Stated *b)
{
  for (guint i = 0; a->elements->len == b->elements->len && i < a->elements->len; i++)
    if (!hp_elements_alike(a->elements->pdata[i], b->elements->pdata[i]))
      return FALSE;
  return a->elements->len == b->elements->len;
}

/* With the days that it comes to. */
static void show_stated(xmlNode *side, const Stated *stated, const xmlNode *activity,
                        const char *name)
{
  show_stretch(side, stated->elements, 0, stated->elements->len);
  if (strcmp(name, "timeframe") == 0)
    hp_difference_show(side, hp_computed_child(activity, "time"));
}

/* Where it stands elsewhere, the difference says where. */
static void add_stated(HpComparison *comparison, const HpPartPair *pair, const char *name,
                       const Stated *then, const Stated *now)
{
  const gboolean is_own = !all_of_kind_alike(pair->then, pair->now, name);
  const xmlNode *holder = now->holder == NULL ? then->holder : now->holder;
  xmlNode *difference = add_changed(comparison, pair, name);
  if (!is_own && holder != NULL) {
    hp_computed_set(difference, "from", hp_attribute(holder, "id"));
    comparison->n_inherited += then->elements->len + now->elements->len;
  }
  if (!is_own && comparison->n_inherited > MAX_INHERITED)
    return;
  show_stated(hp_difference_side(difference, "then"), then, pair->then, name);
  show_stated(hp_difference_side(difference, "now"), now, pair->now, name);
}

static void compare_stated(HpComparison *comparison, const HpPartPair *pair, const char *name)
{
  Stated then = stated_for(pair->then, name, comparison->then_ids),
         now = stated_for(pair->now, name, comparison->now_ids);
  if (!stated_alike(&then, &now))
    add_stated(comparison, pair, name, &then, &now);
  g_ptr_array_unref(then.elements);
  g_ptr_array_unref(now.elements);
}

/* ---- A part -------------------------------------------------------------------------------- */

#define FLOWS "introduction closing"
#define NOT_WORDING "head parties bibliography glossary rulings amendments follow-up"

static void compare_kind(HpComparison *comparison, const HpPartPair *pair,
                         const HpPartPair *holders, const char *name)
{
  const xmlNode *then = holders->then, *now = holders->now;
  const gboolean may_inherit = hp_is_named(pair->now, "activity") &&
                               (strcmp(name, "responsible") == 0 || strcmp(name, "timeframe") == 0);
  if (may_inherit || all_of_kind_alike(then, now, name))
    return;
  xmlNode *difference = add_changed(comparison, pair, name);
  show_all_of_kind(hp_difference_side(difference, "then"), then, name);
  show_all_of_kind(hp_difference_side(difference, "now"), now, name);
}

/* Adds the kinds that are not there yet, in their order; of char *. */
static void add_kinds(GPtrArray *names, const xmlNode *holder)
{
  for (const xmlNode *child = holder == NULL ? NULL : holder->children; child != NULL;
       child = child->next) {
    if (!is_wording(child) || hp_is_one_of(child, FLOWS " " NOT_WORDING))
      continue;
    g_autofree char *kind = hp_kind_of(holder, child);
    if (!g_ptr_array_find_with_equal_func(names, kind, g_str_equal, NULL))
      g_ptr_array_add(names, g_steal_pointer(&kind));
  }
}

static void compare_kinds(HpComparison *comparison, const HpPartPair *pair,
                          const HpPartPair *holders)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  add_kinds(names, holders->now);
  add_kinds(names, holders->then);
  for (guint i = 0; i < names->len; i++)
    compare_kind(comparison, pair, holders, g_ptr_array_index(names, i));
}

static void compare_flow(HpComparison *comparison, const HpPartPair *pair, const char *name)
{
  compare_blocks(comparison, pair, hp_child(pair->then, name), hp_child(pair->now, name), name);
}

static void compare_section(HpComparison *comparison, const HpPartPair *pair)
{
  const xmlNode *then = hp_child(pair->then, "title"), *now = hp_child(pair->now, "title");
  if (!hp_elements_alike(then, now))
    hp_difference_show_both(add_changed(comparison, pair, "title"), then, now);
  compare_blocks(comparison, pair, pair->then, pair->now, "blocks");
}

void hp_compare_wording(HpComparison *comparison, const HpPartPair *pair)
{
  const HpPartPair heads = {hp_child(pair->then, "head"), (xmlNode *)hp_child(pair->now, "head"),
                            NULL};
  compare_attributes(comparison, pair);
  if (hp_is_named(pair->now, "section")) {
    compare_section(comparison, pair);
    return;
  }
  compare_kinds(comparison, pair, &heads);
  compare_kinds(comparison, pair, pair);
  compare_flow(comparison, pair, "introduction");
  compare_flow(comparison, pair, "closing");
  if (!hp_is_named(pair->now, "activity"))
    return;
  compare_stated(comparison, pair, "responsible");
  compare_stated(comparison, pair, "timeframe");
}
