/* Declares each namespace that is used once, as if the document had never been several files. */
#include "xml/xml.h"

/* What the prefix means around the element. */
static xmlNs *declared_around(const xmlNode *element, const xmlChar *prefix)
{
  for (element = element->parent; element != NULL && element->type == XML_ELEMENT_NODE;
       element = element->parent)
    for (xmlNs *declared = element->nsDef; declared != NULL; declared = declared->next)
      if (xmlStrEqual(declared->prefix, prefix))
        return declared;
  return NULL;
}

static void note_repeated(const xmlNode *element, GHashTable *first_of)
{
  for (xmlNs *declared = element->nsDef; declared != NULL; declared = declared->next) {
    xmlNs *around = declared_around(element, declared->prefix);
    if (around == NULL || !xmlStrEqual(around->href, declared->href))
      continue;
    xmlNs *first = g_hash_table_lookup(first_of, around);
    g_hash_table_insert(first_of, declared, first == NULL ? around : first);
  }
}

static void use_first(xmlNs **name, GHashTable *first_of, GHashTable *used)
{
  xmlNs *first = g_hash_table_lookup(first_of, *name);
  if (first != NULL)
    *name = first;
  g_hash_table_add(used, *name);
}

/* xmlns="": none around it holds here. */
static gboolean is_taken_back(const xmlNs *declared)
{
  return declared->href == NULL || *declared->href == '\0';
}

static gboolean drop_unused(xmlNode *element, GHashTable *used)
{
  gboolean dropped = FALSE;
  xmlNs **at = &element->nsDef;
  while (*at != NULL) {
    xmlNs *declared = *at;
    if (g_hash_table_contains(used, declared) || is_taken_back(declared)) {
      at = &declared->next;
      continue;
    }
    *at = declared->next;
    xmlFreeNs(declared);
    dropped = TRUE;
  }
  return dropped;
}

gboolean hp_drop_namespaces(xmlNode *root)
{
  gboolean dropped = FALSE;
  g_autoptr(GHashTable) first_of = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
  for (xmlNode *element = root; element != NULL; element = hp_next_element(element, root)) {
    note_repeated(element, first_of);
    use_first(&element->ns, first_of, used);
    for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
      use_first(&attribute->ns, first_of, used);
  }
  for (xmlNode *element = root; element != NULL; element = hp_next_element(element, root))
    dropped = drop_unused(element, used) || dropped;
  return dropped;
}
