/* Works amendments into the text of a plan, and keeps what was there before. */
#include "plan/resolve/amend.h"
#include "plan/changeable.h"
#include "plan/first-day.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/ids.h"

#include <string.h>

/* ---- Where things stand in each other ------------------------------------------------------ */

#define PLANNING                                                                                   \
  "responsible timeframe intended-result target-group resources cost risk derives-from indicator " \
  "internal"

/* The children of each part, in the order of the schema; those with a slash between mingle. */
static const struct {
  const char *part, *children;
} orders[] = {
    {"plan", "head parties introduction area closing amendments follow-up bibliography glossary"},
    {"head",
     "document-type title subtitle short-title owner unit contact prepared-by prepared-with "
     "diary-number issued adoption valid next-revision replaces builds-on changes summary "
     "restriction conditional-note labels see-also cover back-cover imprint internal"},
    {"section", "title p/list/figure/table/pullquote/blockquote/box/repeat section"},
    {"area", "title short derives-from introduction labels goal objective/objective-group closing "
             "internal"},
    {"goal", "text derives-from indicator internal"},
    {"objective", "text activity " PLANNING},
    {"objective-group", "objective activity " PLANNING},
    {"activity", "text continuation/list " PLANNING},
    {"indicator", "text baseline target internal"}};

/* How far down it stands in a part; -1 if it does not belong there. */
static int rank_in(const xmlNode *part, const xmlNode *child)
{
  const gsize length = strlen((const char *)child->name);
  const char *at = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(orders) && at == NULL; i++)
    if (hp_is_named(part, orders[i].part))
      at = orders[i].children;
  for (int rank = 0; at != NULL && *at != '\0'; rank += *at == ' ', at += *at != '\0') {
    const gsize word = strcspn(at, " /");
    if (word == length && strncmp(at, (const char *)child->name, length) == 0)
      return rank;
    at += word;
  }
  return -1;
}

static gboolean is_computed(const xmlNode *node)
{
  return hp_is_in_namespace(node, HP_RESOLVED_NAMESPACE);
}

/* Puts it after what comes before it, and after its like. */
static void put_last_of_its_kind(xmlNode *part, xmlNode *child)
{
  const int rank = rank_in(part, child);
  xmlNode *next = part->children;
  while (next != NULL &&
         !(next->type == XML_ELEMENT_NODE && (is_computed(next) || rank_in(part, next) > rank)))
    next = next->next;
  if (next != NULL)
    xmlAddPrevSibling(next, child);
  else
    xmlAddChild(part, child);
}

/* What declares its namespaces may not be around it where it has been put. */
static void settle(xmlNode *element)
{
  xmlReconciliateNs(element->doc, element);
}

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
  while (part != NULL && part->type == XML_ELEMENT_NODE && !is_computed(part))
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

/* Those in `from` that stand so far down in a part, and are not computed; of xmlNode *. */
static GPtrArray *children_of_rank(const xmlNode *from, const xmlNode *part, int rank)
{
  GPtrArray *found = g_ptr_array_new();
  for (xmlNode *child = from->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !is_computed(child) && rank_in(part, child) == rank)
      g_ptr_array_add(found, child);
  return found;
}

static void move_into(xmlNode *parent, const GPtrArray *elements)
{
  for (guint i = 0; i < elements->len; i++) {
    xmlUnlinkNode(elements->pdata[i]);
    xmlAddChild(parent, elements->pdata[i]);
    settle(elements->pdata[i]);
  }
}

/* A computed element that says of which amendment it is. */
static xmlNode *add_mark(xmlNode *part, const char *name, const xmlNode *amendment)
{
  xmlNode *mark = hp_computed_add(part, name);
  hp_computed_set(mark, "amendment", hp_attribute(amendment, "id"));
  return mark;
}

/* What changes of a plan stands in its head. */
static xmlNode *part_changed(const xmlNode *target)
{
  return (xmlNode *)(hp_is_named(target, "plan") ? hp_child(target, "head") : target);
}

/* By one name where several mingle. */
static const char *name_of_kind(const xmlNode *target, const xmlNode *child)
{
  if (hp_is_named(target, "section") && !hp_is_named(child, "title"))
    return "blocks";
  return hp_is_named(target, "activity") && hp_is_named(child, "list") ? "continuation"
                                                                       : (const char *)child->name;
}

/* Puts what a change says of the kind that `child` is of in the place of what the part says of it,
   which is kept. */
static void change_kind(xmlNode *target, const xmlNode *change, const xmlNode *child)
{
  xmlNode *part = part_changed(target);
  const int rank = rank_in(part, child);
  g_autofree char *what = g_strdup(name_of_kind(target, child));
  g_autoptr(GPtrArray) now = children_of_rank(change, part, rank),
                       then = children_of_rank(part, part, rank);
  for (guint i = 0; i < now->len; i++) {
    xmlUnlinkNode(now->pdata[i]);
    if (then->len > 0)
      xmlAddPrevSibling(then->pdata[0], now->pdata[i]);
    else
      put_last_of_its_kind(part, now->pdata[i]);
    settle(now->pdata[i]);
  }
  xmlNode *changed = add_mark(target, "changed", change->parent);
  hp_computed_set(changed, "what", what);
  move_into(changed, then);
}

static gboolean may_change(const xmlNode *target, const char *name)
{
  return target != NULL && part_changed(target) != NULL && hp_is_changeable(target, name);
}

/* The values with which an attribute is taken away. */
static gboolean takes_away(const char *value)
{
  return strcmp(value, "no") == 0 || strcmp(value, "none") == 0;
}

static void change_attribute(xmlNode *target, const xmlNode *change, const xmlAttr *attribute)
{
  const xmlChar *name = attribute->name;
  const char *value = hp_attribute(change, (const char *)name);
  xmlNode *changed = add_mark(target, "changed", change->parent);
  hp_computed_set(changed, "what", (const char *)name);
  hp_computed_set(changed, "was", hp_attribute(target, (const char *)name));
  if (takes_away(value))
    xmlUnsetProp(target, name);
  else
    xmlSetProp(target, name, (const xmlChar *)value);
}

static void change(const Amending *amending, xmlNode *element)
{
  xmlNode *target = part_with_id(amending, element, "target");
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next)
    if (attribute->ns == NULL && strcmp((const char *)attribute->name, "target") != 0 &&
        may_change(target, (const char *)attribute->name))
      change_attribute(target, element, attribute);
  for (xmlNode *child; (child = xmlFirstElementChild(element)) != NULL;) {
    if (may_change(target, (const char *)child->name))
      change_kind(target, element, child);
    else {
      xmlUnlinkNode(child);
      g_ptr_array_add(amending->removed, child);
    }
  }
}

/* What is added cannot be put by itself, or by what is in it. */
static gboolean is_in(const xmlNode *place, const xmlNode *element)
{
  while (place != NULL && place != element)
    place = place->parent;
  return place != NULL;
}

static void add(const Amending *amending, xmlNode *element)
{
  xmlNode *after = part_with_id(amending, element, "after"),
          *into = part_with_id(amending, element, "into");
  for (xmlNode *child; (child = xmlFirstElementChild(element)) != NULL;) {
    xmlUnlinkNode(child);
    if (after != NULL && after != amending->root && !is_in(after, child))
      xmlAddNextSibling(after, child);
    else if (into != NULL && !is_in(into, child))
      put_last_of_its_kind(into, child);
    else {
      g_ptr_array_add(amending->removed, child);
      continue;
    }
    settle(child);
    add_mark(child, "added", element->parent);
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

/* As it was decided, but for what it adds: that is in the text. */
static void keep_amendment(xmlNode *kept, xmlNode *amendment)
{
  xmlNode *copy = xmlDocCopyNode(amendment, amendment->doc, 1);
  xmlAddChild(kept, copy);
  settle(copy);
  for (xmlNode *child = copy->children; child != NULL; child = child->next)
    for (xmlNode *part;
         hp_is_named(child, "add") && (part = xmlFirstElementChild(child)) != NULL;) {
      xmlUnlinkNode(part);
      xmlFreeNode(part);
    }
}

/* What is withdrawn stays in its place, and so does that it is. */
static void work_in(const Amending *amending, xmlNode *amendment)
{
  gboolean withdraws = FALSE;
  for (xmlNode *next, *child = amendment->children; child != NULL; child = next) {
    next = child->next;
    if (hp_is_named(child, "change"))
      change(amending, child);
    else if (hp_is_named(child, "add"))
      add(amending, child);
    else if (hp_is_named(child, "withdraw")) {
      withdraw(amending, child);
      withdraws = TRUE;
      continue;
    } else
      continue;
    xmlUnlinkNode(child);
    g_ptr_array_add(amending->removed, child);
  }
  if (withdraws)
    return;
  xmlUnlinkNode(amendment);
  g_ptr_array_add(amending->removed, amendment);
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

static void work_in_all(const Amending *amending, const GArray *decided, HpDay day)
{
  xmlNode *kept = NULL;
  for (guint i = 0; i < decided->len; i++) {
    const AmendmentInForce *one = &g_array_index(decided, AmendmentInForce, i);
    if (one->in_force > day) {
      hp_computed_set_day(hp_computed_add(one->amendment, "coming"), "in-force", one->in_force);
      continue;
    }
    if (kept == NULL)
      kept = hp_computed_add(amending->root, "amendments");
    keep_amendment(kept, one->amendment);
    work_in(amending, one->amendment);
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
