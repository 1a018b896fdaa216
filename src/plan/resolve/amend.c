/* Works amendments into the text of a plan, and keeps what was there before. */
#include "plan/resolve/amend.h"
#include "plan/changeable.h"
#include "plan/first-day.h"
#include "plan/resolve/before.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/ids.h"
#include "plan/resolve/parts.h"

#include <string.h>

/* ---- Working in ---------------------------------------------------------------------------- */

typedef struct {
  xmlNode *amendment;
  HpDay in_force, decision;
} AmendmentInForce;

/* What the amendments of a document share. */
typedef struct {
  xmlNode *root;
  GHashTable *ids;    /* id → xmlNode */
  GPtrArray *removed; /* of xmlNode: ids are kept in them until the end */
} Amending;

static gboolean is_replaced(const xmlNode *part)
{
  while (part != NULL && part->type == XML_ELEMENT_NODE &&
         !hp_is_in_namespace(part, HP_RESOLVED_NAMESPACE))
    part = part->parent;
  return part != NULL && part->type == XML_ELEMENT_NODE;
}

/* NULL if it is not there, or no longer. */
static xmlNode *part_with_id(const Amending *amending, const xmlNode *element, const char *name)
{
  const char *id = hp_attribute(element, name);
  xmlNode *part = id == NULL ? NULL : g_hash_table_lookup(amending->ids, id);
  return part != NULL && !is_replaced(part) ? part : NULL;
}

/* A computed element that says of which amendment it is. */
static xmlNode *add_mark(xmlNode *part, const char *name, const xmlNode *amendment)
{
  xmlNode *mark = hp_computed_add(part, name);
  hp_computed_set(mark, "amendment", hp_attribute(amendment, "id"));
  return mark;
}

/* Puts what a change says of one kind in the place of what the part says of it, which is kept. */
static void change_kind(xmlNode *target, const xmlNode *change, const char *kind)
{
  xmlNode *part = hp_amended_part(target);
  g_autoptr(GPtrArray) now = hp_own_of_kind(change, part, kind),
                       then = hp_own_of_kind(part, part, kind);
  xmlNode *changed = add_mark(target, "changed", change->parent);
  hp_computed_set(changed, "what", kind);
  hp_exchange(part, now, then, changed);
}

static void change_attribute(xmlNode *target, const xmlNode *change, const char *name)
{
  xmlNode *changed = add_mark(target, "changed", change->parent);
  hp_computed_set(changed, "what", name);
  hp_exchange_attribute(target, name, hp_attribute_given(change, name), changed);
}

static void change(const Amending *amending, xmlNode *element)
{
  xmlNode *target = part_with_id(amending, element, "target");
  for (const xmlAttr *attribute = element->properties; target != NULL && attribute != NULL;
       attribute = attribute->next)
    if (hp_may_change_attribute(target, attribute))
      change_attribute(target, element, (const char *)attribute->name);
  for (xmlNode *child; (child = xmlFirstElementChild(element)) != NULL;) {
    if (target != NULL && hp_may_change(target, child)) {
      g_autofree char *kind = hp_kind_of(target, child);
      change_kind(target, element, kind);
    } else {
      xmlUnlinkNode(child);
      g_ptr_array_add(amending->removed, child);
    }
  }
}

/* What `part` stands in, or is to stand in: of what another amendment is still to add, what it is
   added to. NULL if it has no place. */
static const xmlNode *coming_holder(const Amending *amending, const xmlNode *part)
{
  const xmlNode *holder = part->parent;
  for (guint i = 0; i < MAX_ADDED_AFTER_ADDED && hp_is_named(holder, "add"); i++) {
    const xmlNode *after = part_with_id(amending, holder, "after");
    holder = after == NULL ? part_with_id(amending, holder, "into") : after->parent;
  }
  return holder;
}

/* What is added cannot be put by itself, or by what is in it. */
static gboolean may_hold(const xmlNode *part, const xmlNode *element)
{
  return part != NULL && !hp_is_in(part, element) &&
         hp_is_changeable(hp_addable_elements(part), (const char *)element->name);
}

/* After what is still to come it comes with that, in the amendment that adds it. */
static gboolean may_follow(const Amending *amending, const xmlNode *after, const xmlNode *element,
                           const xmlNode *child)
{
  return after != NULL && after != amending->root && after->parent != element &&
         may_hold(coming_holder(amending, after), child);
}

/* What came with something else was added by the amendment that put it there. */
static void mark_added(xmlNode *child, const xmlNode *amendment)
{
  if (hp_computed_child(child, "added") == NULL)
    add_mark(child, "added", amendment);
}

static void add(const Amending *amending, xmlNode *element)
{
  xmlNode *after = part_with_id(amending, element, "after"),
          *into = part_with_id(amending, element, "into");
  for (xmlNode *child; (child = xmlFirstElementChild(element)) != NULL;) {
    xmlUnlinkNode(child);
    if (may_follow(amending, after, element, child))
      hp_put_after(after, child);
    else if (may_hold(into, child))
      hp_put_in_place(into, child);
    else {
      g_ptr_array_add(amending->removed, child);
      continue;
    }
    hp_settle(child);
    mark_added(child, element->parent);
    after = after == NULL ? NULL : child; /* the next one stands after it */
  }
}

static void withdraw(const Amending *amending, const xmlNode *element)
{
  xmlNode *target = part_with_id(amending, element, "target");
  if (target != NULL)
    add_mark(target, "withdrawn", element->parent);
}

/* ---- The amendments ------------------------------------------------------------------------ */

/* Works in one part of an amendment; FALSE: it stays in its place, and so does what it withdraws.
 */
static gboolean work_in_part(const Amending *amending, xmlNode *part)
{
  if (hp_is_named(part, "change"))
    change(amending, part);
  else if (hp_is_named(part, "add"))
    add(amending, part);
  else {
    withdraw(amending, part);
    return FALSE;
  }
  xmlUnlinkNode(part);
  g_ptr_array_add(amending->removed, part);
  return TRUE;
}

/* `copy`: what is kept of it. */
static void work_in(const Amending *amending, xmlNode *amendment, xmlNode *copy)
{
  gboolean withdraws = FALSE;
  xmlNode *twin = copy->children;
  for (xmlNode *next, *child = amendment->children; child != NULL; child = next) {
    next = child->next;
    if (child->type == XML_ELEMENT_NODE && hp_is_one_of(child, "change add withdraw")) {
      hp_add_before(twin, amending->ids, NULL);
      withdraws = !work_in_part(amending, child) || withdraws;
    }
    twin = twin->next;
  }
  if (withdraws)
    return;
  xmlUnlinkNode(amendment);
  g_ptr_array_add(amending->removed, amendment);
}

/* `last`: by what was decided before it and is coming too. */
static void announce(const Amending *amending, const AmendmentInForce *one, xmlNode *copy,
                     GHashTable *last)
{
  for (xmlNode *child = copy->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && hp_is_one_of(child, "change withdraw"))
      hp_add_before(child, amending->ids, last);
  hp_computed_set_day(hp_computed_add(copy, "coming"), "in-force", one->in_force);
  hp_computed_set_day(hp_computed_add(one->amendment, "coming"), "in-force", one->in_force);
}

static int compare_force(gconstpointer a, gconstpointer b)
{
  const AmendmentInForce *one = a, *other = b;
  const gboolean same = one->in_force == other->in_force;
  const HpDay first = same ? one->decision : one->in_force,
              second = same ? other->decision : other->in_force;
  return (first > second) - (first < second);
}

/* Those that were decided by the day, in the order in which they come into force. */
static GArray *decided_amendments(const xmlNode *amendments, HpDay day)
{
  GArray *found = g_array_new(FALSE, FALSE, sizeof(AmendmentInForce));
  for (xmlNode *child = amendments->children; child != NULL; child = child->next) {
    if (!hp_is_named(child, "amendment"))
      continue;
    const AmendmentInForce one = {child, hp_day_from_text(hp_day_in_force(child)),
                                  hp_day_from_text(hp_own_day(child))};
    if (one.decision != HP_NO_DAY && one.decision <= day)
      g_array_append_val(found, one);
  }
  g_array_sort(found, compare_force);
  return found;
}

/* Each as it was decided: those that come into force before it may change what it adds. */
static GPtrArray *copies_of(xmlNode *kept, const GArray *decided)
{
  GPtrArray *copies = g_ptr_array_new();
  for (guint i = 0; i < decided->len; i++)
    g_ptr_array_add(copies,
                    hp_append_copy(kept, g_array_index(decided, AmendmentInForce, i).amendment));
  return copies;
}

static void work_in_all(const Amending *amending, const GArray *decided, HpDay day)
{
  xmlNode *kept = decided->len == 0 ? NULL : hp_computed_add(amending->root, "amendments");
  g_autoptr(GPtrArray) copies = copies_of(kept, decided);
  g_autoptr(GHashTable) last = hp_changes_by_kind_new();
  for (guint i = 0; i < decided->len; i++) {
    const AmendmentInForce *one = &g_array_index(decided, AmendmentInForce, i);
    xmlNode *copy = g_ptr_array_index(copies, i);
    if (one->in_force > day)
      announce(amending, one, copy, last);
    else
      work_in(amending, one->amendment, copy);
  }
}

void hp_work_in_amendments(xmlNode *root, HpDay day)
{
  xmlNode *amendments = (xmlNode *)hp_child(root, "amendments");
  if (amendments == NULL)
    return;
  g_autoptr(GHashTable) ids = hp_ids_below(root);
  g_autoptr(GPtrArray) removed = g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeNode);
  g_autoptr(GArray) decided = decided_amendments(amendments, day);
  const Amending amending = {root, ids, removed};
  work_in_all(&amending, decided, day);
  if (xmlFirstElementChild(amendments) != NULL)
    return;
  xmlUnlinkNode(amendments);
  g_ptr_array_add(removed, amendments);
}
