/* What is attached to a decision: what it is called, of which day it is, and for whom. */
#include "plan/resolve/computed.h"
#include "plan/resolve/ids.h"

#include <string.h>

static const char *name_of_party(const xmlNode *root, const char *party)
{
  g_autoptr(GHashTable) ids = hp_ids_below(root);
  const xmlNode *element = party == NULL ? NULL : g_hash_table_lookup(ids, party);
  const xmlNode *name = element == NULL ? NULL : hp_child(element, "name");
  return name == NULL || !hp_is_text(name->children) ? NULL : (const char *)name->children->content;
}

static char *title_of(const xmlNode *root)
{
  const xmlNode *head = hp_child(root, "head");
  const xmlNode *title = head == NULL ? NULL : hp_child(head, "title");
  xmlChar *words = title == NULL ? NULL : xmlNodeGetContent(title);
  char *collapsed = hp_collapsed(words == NULL ? "" : (const char *)words);
  xmlFree(words);
  return collapsed;
}

void hp_source_note_attached(HpSource *decision, const char *id, HpSource *attached,
                             const char *party, guint n_pages)
{
  xmlNode *root = xmlDocGetRootElement(hp_source_document(decision));
  const xmlNode *own = xmlDocGetRootElement(hp_source_document(attached));
  for (xmlNode *child = root->children; child != NULL; child = child->next) {
    if (!hp_is_named(child, "attachment") || g_strcmp0(hp_attribute(child, "id"), id) != 0)
      continue;
    g_autofree char *title = title_of(own);
    g_autofree char *called = hp_collapsed(name_of_party(own, party));
    xmlNode *facts = hp_computed_add(child, "attached");
    hp_computed_set(facts, "kind", (const char *)own->name);
    hp_computed_set(facts, "title", title);
    hp_computed_set(facts, "language",
                    hp_attribute_in(own, (const char *)XML_XML_NAMESPACE, "lang"));
    hp_computed_set(facts, "as-of", hp_attribute_in(own, HP_RESOLVED_NAMESPACE, "as-of"));
    hp_computed_set(facts, "party", *called == '\0' ? NULL : called);
    if (n_pages > 0)
      hp_computed_set_number(facts, "pages", n_pages);
  }
}
