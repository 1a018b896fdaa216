/* Puts things in their places in the parts of a plan. */
#include "plan/resolve/parts.h"
#include "plan/changeable.h"
#include "plan/resolve/computed.h"

#include <string.h>

/* ---- Where things stand in each other ------------------------------------------------------ */

#define PLANNING                                                                                   \
  "responsible timeframe intended-result target-group resources cost risk derives-from indicator " \
  "field internal"
#define ROWS "objective/objective-group/activity"

/* The children of each part, in the order of the schema; those with a slash between mingle. */
static const struct {
  const char *part, *children;
} orders[] = {
    {"plan", "head parties introduction area closing amendments follow-up bibliography glossary"},
    {"head",
     "document-type title subtitle short-title owner unit contact prepared-by prepared-with "
     "diary-number issued adoption valid next-revision replaces builds-on changes summary "
     "restriction conditional-note labels fields columns see-also cover back-cover imprint "
     "internal"},
    {"section", "title p/list/figure/table/pullquote/blockquote/box/repeat section"},
    {"area",
     "title short derives-from introduction labels columns goal " ROWS " area closing internal"},
    {"goal", "text derives-from indicator " ROWS " internal"},
    {"objective", "text activity " PLANNING},
    {"objective-group", "objective activity " PLANNING},
    {"activity", "text continuation/list " PLANNING},
    {"indicator", "text baseline target internal"}};

/* How far down what is called so stands in a part; -1 if it does not belong there. */
static int rank_of(const xmlNode *part, const char *name)
{
  const gsize length = strlen(name);
  const char *at = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(orders) && at == NULL; i++)
    if (hp_is_named(part, orders[i].part))
      at = orders[i].children;
  for (int rank = 0; at != NULL && *at != '\0'; rank += *at == ' ', at += *at != '\0') {
    const gsize word = strcspn(at, " /");
    if (word == length && strncmp(at, name, length) == 0)
      return rank;
    at += word;
  }
  return -1;
}

static int rank_in(const xmlNode *part, const xmlNode *child)
{
  return rank_of(part, (const char *)child->name);
}

static gboolean is_computed(const xmlNode *node)
{
  return hp_is_in_namespace(node, HP_RESOLVED_NAMESPACE);
}

void hp_put_in_place(xmlNode *part, xmlNode *child)
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

static gboolean is_last_of_its_own(const xmlNode *element)
{
  const xmlNode *next = xmlNextElementSibling((xmlNode *)element);
  return next == NULL || is_computed(next);
}

void hp_put_after(xmlNode *other, xmlNode *child)
{
  const xmlNode *part = other->parent;
  const int rank = rank_in(part, child);
  const gboolean fits =
      rank_in(part, other) <= rank &&
      (is_last_of_its_own(other) || rank_in(part, xmlNextElementSibling(other)) >= rank);
  if (fits)
    xmlAddNextSibling(other, child);
  else
    hp_put_in_place(other->parent, child);
}

void hp_settle(xmlNode *element)
{
  xmlReconciliateNs(element->doc, element);
}

/* ---- What a part says of a kind ------------------------------------------------------------- */

#define OF_ITS_OWN "field:"

/* By one name where several mingle. Each field of the plan's own is a kind of its own. */
char *hp_kind_of(const xmlNode *target, const xmlNode *child)
{
  const char *own = hp_is_named(child, "field") ? hp_attribute(child, "name") : NULL;
  if (own != NULL)
    return g_strconcat(OF_ITS_OWN, own, NULL);
  if (hp_is_named(target, "section") && !hp_is_named(child, "title"))
    return g_strdup("blocks");
  return g_strdup(hp_is_named(target, "activity") && hp_is_named(child, "list")
                      ? "continuation"
                      : (const char *)child->name);
}

/* The element that stands where those of the kind do. */
static const char *element_of_kind(const char *kind)
{
  if (g_str_has_prefix(kind, OF_ITS_OWN))
    return "field";
  return strcmp(kind, "blocks") == 0 ? "p" : kind;
}

static gboolean has_own_name(const xmlNode *child, const char *kind)
{
  return !g_str_has_prefix(kind, OF_ITS_OWN) ||
         g_strcmp0(hp_attribute(child, "name"), kind + strlen(OF_ITS_OWN)) == 0;
}

GPtrArray *hp_own_of_kind(const xmlNode *from, const xmlNode *part, const char *kind)
{
  const int rank = rank_of(part, element_of_kind(kind));
  GPtrArray *found = g_ptr_array_new();
  for (xmlNode *child = from->children; child != NULL && rank >= 0; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !is_computed(child) && rank_in(part, child) == rank &&
        has_own_name(child, kind))
      g_ptr_array_add(found, child);
  return found;
}

static void move_into(xmlNode *parent, const GPtrArray *elements)
{
  for (guint i = 0; i < elements->len; i++) {
    xmlUnlinkNode(elements->pdata[i]);
    xmlAddChild(parent, elements->pdata[i]);
    hp_settle(elements->pdata[i]);
  }
}

/* What changes of a plan stands in its head. */
xmlNode *hp_amended_part(const xmlNode *target)
{
  return (xmlNode *)(hp_is_named(target, "plan") ? hp_child(target, "head") : target);
}

void hp_exchange(xmlNode *part, const GPtrArray *elements, const GPtrArray *others, xmlNode *kept)
{
  for (guint i = 0; i < elements->len; i++) {
    xmlUnlinkNode(elements->pdata[i]);
    if (others->len > 0)
      xmlAddPrevSibling(others->pdata[0], elements->pdata[i]);
    else
      hp_put_in_place(part, elements->pdata[i]);
    hp_settle(elements->pdata[i]);
  }
  move_into(kept, others);
}

/* ---- Attributes ---------------------------------------------------------------------------- */

gboolean hp_may_change(const xmlNode *target, const xmlNode *element)
{
  return hp_amended_part(target) != NULL &&
         hp_is_changeable(hp_changeable_elements(target), (const char *)element->name);
}

gboolean hp_may_change_attribute(const xmlNode *target, const xmlAttr *attribute)
{
  return attribute->ns == NULL &&
         hp_is_changeable(hp_changeable_attributes(target), (const char *)attribute->name);
}

const char *hp_attribute_given(const xmlNode *change, const char *name)
{
  const char *value = hp_attribute(change, name);
  return g_strcmp0(value, "no") == 0 || g_strcmp0(value, "none") == 0 ? NULL : value;
}

void hp_exchange_attribute(xmlNode *target, const char *name, const char *value, xmlNode *kept)
{
  g_autofree char *before = g_strdup(hp_attribute(target, name)), *after = g_strdup(value);
  xmlUnsetProp(kept, (const xmlChar *)"was");
  hp_computed_set(kept, "was", before);
  if (after == NULL)
    xmlUnsetProp(target, (const xmlChar *)name);
  else
    xmlSetProp(target, (const xmlChar *)name, (const xmlChar *)after);
}
