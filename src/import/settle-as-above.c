/* "See above" names what is above in the plan, too: rows of one area or goal may stand apart in the
 * file, and are brought together. */
#include "import/build.h"

#include "xml/xml.h"

typedef struct {
  HpImporting *building;
  GHashTable *all, *begun; /* objectives and activities of the plan by id; what begins up to here */
} Settling;

static GHashTable *stating_by_id(const xmlNode *plan)
{
  GHashTable *all = g_hash_table_new(g_str_hash, g_str_equal);
  for (const xmlNode *node = plan; node != NULL; node = hp_next_node(node, plan))
    if (hp_is_one_of(node, "objective activity") && hp_attribute(node, "id") != NULL)
      g_hash_table_insert(all, (gpointer)hp_attribute(node, "id"), (gpointer)node);
  return all;
}

static gboolean is_partly_as_above(const xmlNode *stated, const char *kind)
{
  for (const xmlNode *one = stated->children; one != NULL; one = one->next)
    if (hp_is_named(one, kind) && hp_attribute(one, "same-as") != NULL)
      return TRUE;
  return FALSE;
}

/* What comes later in the plan, or is partly as above itself, states nothing for others: what it
   says is said again. What follows the element. */
static xmlNode *settle(const Settling *settling, xmlNode *element, const char *id, xmlNode *plan)
{
  const char *kind = (const char *)element->name;
  const xmlNode *stated = g_hash_table_lookup(settling->all, id);
  xmlNode *next = hp_next_node(element, plan);
  if (g_hash_table_contains(settling->begun, id) && !is_partly_as_above(stated, kind) &&
      stated != element->parent)
    return next;
  xmlNode *before = element->prev, *parent = element->parent;
  if (stated != NULL && stated != parent) {
    xmlNode *said = hp_said_new(stated, NULL, kind);
    hp_say_before(settling->building, element, said);
    xmlFreeNode(said);
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
  const Settling settling = {building, all, begun};
  for (xmlNode *node = plan; node != NULL;) {
    const char *same_as = hp_attribute(node, "same-as"), *id = hp_attribute(node, "id");
    if (id != NULL)
      g_hash_table_add(begun, (gpointer)id);
    node = same_as == NULL ? hp_next_node(node, plan) : settle(&settling, node, same_as, plan);
  }
}
