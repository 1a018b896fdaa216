/* Puts the text as it was adopted back into a resolved tree. */
#include "plan/resolve/wording.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/parts.h"

/* In the order of the document; of xmlNode *. As deep as elements are nested, which reading bounds.
 */
static void find_amended(xmlNode *element, GPtrArray *amended)
{
  if (hp_computed_child(element, "changed") != NULL || hp_computed_child(element, "added") != NULL)
    g_ptr_array_add(amended, element);
  for (xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !hp_is_named(child, "follow-up") &&
        !hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      find_amended(child, amended);
}

/* What the amendments add, as it was decided: id → xmlNode. */
static GHashTable *copies_of_added(xmlNode *root)
{
  GHashTable *copies = g_hash_table_new(g_str_hash, g_str_equal);
  const xmlNode *amendments = hp_computed_child(root, "amendments");
  for (xmlNode *amendment = amendments == NULL ? NULL : amendments->children; amendment != NULL;
       amendment = amendment->next)
    for (xmlNode *add = amendment->children; add != NULL; add = add->next)
      for (xmlNode *child = hp_is_named(add, "add") ? add->children : NULL; child != NULL;
           child = child->next) {
        const char *id = child->type == XML_ELEMENT_NODE ? hp_attribute(child, "id") : NULL;
        if (id != NULL)
          g_hash_table_insert(copies, (gpointer)id, child);
      }
  return copies;
}

static void put_back_kind(xmlNode *target, const char *kind, xmlNode *mark)
{
  xmlNode *part = hp_amended_part(target);
  g_autoptr(GPtrArray) then = hp_own_of_kind(mark, part, kind),
                       now = hp_own_of_kind(part, part, kind);
  if (then->len + now->len > 0)
    hp_exchange(part, then, now, mark);
  else
    hp_exchange_attribute(target, kind, hp_attribute(mark, "was"), mark);
}

/* Exchanges what the text says of a kind and what it said before; from the last change to the first
   that is what was adopted. */
static void put_back_words(xmlNode *target)
{
  for (xmlNode *mark = target->last; hp_is_in_namespace(mark, HP_RESOLVED_NAMESPACE);
       mark = mark->prev) {
    const char *kind = hp_is_named(mark, "changed") ? hp_attribute(mark, "what") : NULL;
    if (kind != NULL)
      put_back_kind(target, kind, mark);
  }
}

/* With all that is computed of it, in the place of the copy that is there. */
static void take_out(xmlNode *added, GHashTable *copies)
{
  xmlNode *copy = g_hash_table_lookup(copies, hp_attribute(added, "id"));
  if (copy == NULL)
    return;
  g_hash_table_remove(copies, hp_attribute(added, "id"));
  xmlReplaceNode(copy, added);
  xmlFreeNode(copy);
  hp_settle(added);
}

void hp_put_back_adopted(xmlNode *root)
{
  g_autoptr(GPtrArray) amended = g_ptr_array_new();
  g_autoptr(GHashTable) copies = copies_of_added(root);
  find_amended(root, amended);
  for (guint i = amended->len; i > 0; i--) {
    xmlNode *element = amended->pdata[i - 1];
    put_back_words(element);
    if (hp_computed_child(element, "added") != NULL)
      take_out(element, copies);
  }
}
