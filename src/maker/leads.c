/* Makes plain words of links to what a view does not print. */
#include "maker/leads.h"

#include "xml/xml.h"

/* Those of all objects; borrowed. */
static GHashTable *ids_in(const xmlDoc *fo)
{
  GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)fo);
  for (xmlNode *object = (xmlNode *)root; object != NULL; object = hp_next_element(object, root)) {
    const char *id = hp_attribute(object, "id");
    if (id != NULL)
      g_hash_table_add(ids, (gpointer)id);
  }
  return ids;
}

/* What it looks like says that it leads somewhere. */
static void make_plain(xmlNode *link)
{
  static const char *const names[] = {"internal-destination", "color", "text-decoration"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    xmlUnsetProp(link, (const xmlChar *)names[i]);
  xmlUnsetNsProp(link, xmlSearchNsByHref(link->doc, link, (const xmlChar *)HP_EXTENSION_NAMESPACE),
                 (const xmlChar *)"alt");
  xmlNodeSetName(link, (const xmlChar *)"inline");
}

void hp_drop_blind_links(xmlDoc *fo)
{
  g_autoptr(GHashTable) ids = ids_in(fo);
  const xmlNode *root = xmlDocGetRootElement(fo);
  for (xmlNode *object = (xmlNode *)root; object != NULL; object = hp_next_element(object, root)) {
    const char *destination =
        hp_is_named(object, "basic-link") ? hp_attribute(object, "internal-destination") : NULL;
    if (destination != NULL && !g_hash_table_contains(ids, destination))
      make_plain(object);
  }
}
