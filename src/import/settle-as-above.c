/* "See above" names what is above in the plan, too: rows of one area or goal may stand apart in the
 * file, and are brought together. */
#include "import/build.h"

#include "xml/xml.h"

#include <string.h>

typedef struct {
  HpImporting *building;
  GHashTable *all, *begun; /* objectives and activities of the plan by id; what begins up to here */
  GHashTable *whole[2];    /* of those responsible, of times: id → whether it can be named */
  GHashTable *said[2];     /* the same: what states it → what it says */
} Settling;

static guint index_of(const char *kind)
{
  return strcmp(kind, "timeframe") == 0 ? 1 : 0;
}

static GHashTable *stating_by_id(const xmlNode *plan)
{
  GHashTable *all = g_hash_table_new(g_str_hash, g_str_equal);
  for (const xmlNode *node = plan; node != NULL; node = hp_next_node(node, plan))
    if (hp_is_one_of(node, "objective activity") && hp_attribute(node, "id") != NULL)
      g_hash_table_insert(all, (gpointer)hp_attribute(node, "id"), (gpointer)node);
  return all;
}

static gboolean is_partner(const xmlNode *one)
{
  return g_strcmp0(hp_attribute(one, "role"), "partner") == 0;
}

/* Whether all that it says of a kind is its own, and meant: a row has partners of its own. */
static gboolean is_whole(const xmlNode *stated, const char *kind)
{
  for (const xmlNode *one = stated->children; one != NULL; one = one->next)
    if (hp_is_named(one, kind) && (hp_attribute(one, "same-as") != NULL || is_partner(one)))
      return FALSE;
  return TRUE;
}

/* An objective may have many activities, and be named by as many: it is asked once. */
static gboolean can_be_named(const Settling *settling, const char *id, const char *kind)
{
  GHashTable *known = settling->whole[index_of(kind)];
  gpointer whole = NULL;
  if (!g_hash_table_lookup_extended(known, id, NULL, &whole)) {
    const xmlNode *stated = g_hash_table_lookup(settling->all, id);
    whole = GINT_TO_POINTER(is_whole(stated, kind));
    g_hash_table_insert(known, (gpointer)hp_attribute(stated, "id"), whole);
  }
  return GPOINTER_TO_INT(whole);
}

/* What it states itself. The caller's. */
static xmlNode *said_without_partners(const xmlNode *stated, const char *kind)
{
  xmlNode *said = hp_said_new(stated, NULL, kind), *next = NULL;
  for (xmlNode *one = said->children; one != NULL; one = next) {
    next = one->next;
    if (!is_partner(one))
      continue;
    xmlUnlinkNode(one);
    xmlFreeNode(one);
  }
  return said;
}

/* The same, which is found once, too. */
static const xmlNode *said_again(const Settling *settling, const xmlNode *stated, const char *kind)
{
  GHashTable *known = settling->said[index_of(kind)];
  xmlNode *said = g_hash_table_lookup(known, stated);
  if (said == NULL) {
    said = said_without_partners(stated, kind);
    g_hash_table_insert(known, (gpointer)stated, said);
  }
  return said;
}

/* What comes later in the plan, is partly as above itself or has partners states nothing for
   others: what it says is said again. What follows the element. */
static xmlNode *settle(const Settling *settling, xmlNode *element, const char *id, xmlNode *plan)
{
  const char *kind = (const char *)element->name;
  const xmlNode *stated = g_hash_table_lookup(settling->all, id);
  xmlNode *next = hp_next_node(element, plan);
  if (g_hash_table_contains(settling->begun, id) && can_be_named(settling, id, kind) &&
      stated != element->parent)
    return next;
  xmlNode *before = element->prev, *parent = element->parent;
  if (stated != NULL && stated != parent) {
    hp_say_before(settling->building, element, said_again(settling, stated, kind));
    next = before == NULL ? parent->children : before->next;
  }
  if (next == element)
    next = hp_next_node(element, plan);
  xmlUnlinkNode(element);
  xmlFreeNode(element);
  return next;
}

void hp_settle_as_above(HpImporting *building, xmlNode *plan)
{
  g_autoptr(GHashTable) all = stating_by_id(plan);
  g_autoptr(GHashTable) begun = g_hash_table_new(g_str_hash, g_str_equal);
  Settling settling = {building, all, begun, {NULL}, {NULL}};
  for (guint i = 0; i < G_N_ELEMENTS(settling.whole); i++) {
    settling.whole[i] = g_hash_table_new(g_str_hash, g_str_equal);
    settling.said[i] = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)xmlFreeNode);
  }
  for (xmlNode *node = plan; node != NULL;) {
    const char *same_as = hp_attribute(node, "same-as"), *id = hp_attribute(node, "id");
    if (id != NULL)
      g_hash_table_add(begun, (gpointer)id);
    node = same_as == NULL ? hp_next_node(node, plan) : settle(&settling, node, same_as, plan);
  }
  for (guint i = 0; i < G_N_ELEMENTS(settling.whole); i++) {
    g_hash_table_unref(settling.whole[i]);
    g_hash_table_unref(settling.said[i]);
  }
}
