/* Copies of what modules keep: each stylesheet takes some thousand elements. The names and texts of
   originals and copies are in one dictionary, so none is looked up; libxml2's own ways to copy look
   up each. */
#include "transform/module-copy.h"

typedef struct {
  const xmlNs *original;
  xmlNs *copy;
} NamespacePair;

struct HpModuleCopy {
  xmlDoc *document;
  GArray *namespaces; /* of NamespacePair: those that are declared around what is copied next */
};

HpModuleCopy *hp_module_copy_new(xmlDoc *document)
{
  HpModuleCopy *copy = g_new(HpModuleCopy, 1);
  *copy = (HpModuleCopy){document, g_array_new(FALSE, FALSE, sizeof(NamespacePair))};
  return copy;
}

void hp_module_copy_free(HpModuleCopy *copy)
{
  if (copy == NULL)
    return;
  g_array_unref(copy->namespaces);
  g_free(copy);
}

static void pair(HpModuleCopy *copy, const xmlNs *original, xmlNs *own)
{
  const NamespacePair one = {original, own};
  g_array_append_val(copy->namespaces, one);
}

void hp_module_copy_goes_on(HpModuleCopy *copy, const xmlNode *original, const xmlNode *own)
{
  xmlNs *at = own->nsDef;
  for (const xmlNs *ns = original->nsDef; ns != NULL && at != NULL; ns = ns->next, at = at->next)
    pair(copy, ns, at);
}

static xmlNs *own_namespace(const HpModuleCopy *copy, const xmlNs *original, xmlNode *node)
{
  if (original == NULL)
    return NULL;
  for (guint i = copy->namespaces->len; i > 0; i--) {
    const NamespacePair *known = &g_array_index(copy->namespaces, NamespacePair, i - 1);
    if (known->original == original)
      return known->copy;
  }
  return xmlSearchNs(copy->document, node, original->prefix); /* "xml", which nobody declares */
}

static void append(xmlNode *parent, xmlNode *node)
{
  node->parent = parent;
  node->prev = parent->last;
  if (parent->last == NULL)
    parent->children = node;
  else
    parent->last->next = node;
  parent->last = node;
}

static const xmlChar *value_of(const xmlAttr *attribute)
{
  return attribute->children == NULL ? NULL : attribute->children->content;
}

xmlNode *hp_module_copy_element(HpModuleCopy *copy, const xmlNode *original, xmlNode *parent)
{
  xmlNode *own = xmlNewDocNodeEatName(copy->document, NULL, (xmlChar *)original->name, NULL);
  append(parent, own);
  own->line = original->line;
  own->_private = original->_private;
  for (const xmlNs *ns = original->nsDef; ns != NULL; ns = ns->next)
    pair(copy, ns, xmlNewNs(own, ns->href, ns->prefix));
  own->ns = own_namespace(copy, original->ns, own);
  for (const xmlAttr *attribute = original->properties; attribute != NULL;
       attribute = attribute->next)
    xmlNewNsPropEatName(own, own_namespace(copy, attribute->ns, own), (xmlChar *)attribute->name,
                        value_of(attribute));
  return own;
}

/* Elements and texts are all that is kept of a module. */
static xmlNode *copy_one(HpModuleCopy *copy, const xmlNode *original, xmlNode *parent)
{
  if (original->type == XML_ELEMENT_NODE)
    return hp_module_copy_element(copy, original, parent);
  xmlNode *text = xmlNewDocText(copy->document, NULL);
  text->content = original->content;
  append(parent, text);
  return text;
}

/* Originals and copies are gone through together. */
void hp_module_copy_all(HpModuleCopy *copy, const xmlNode *original, xmlNode *parent)
{
  const xmlNode *from = original;
  xmlNode *to = copy_one(copy, from, parent);
  for (;;) {
    if (from->type == XML_ELEMENT_NODE && from->children != NULL) {
      from = from->children;
      to = copy_one(copy, from, to);
      continue;
    }
    while (from != original && from->next == NULL) {
      from = from->parent;
      to = to->parent;
    }
    if (from == original)
      return;
    from = from->next;
    to = copy_one(copy, from, to->parent);
  }
}
