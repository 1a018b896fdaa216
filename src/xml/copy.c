/* A tree once more: where reading it again would say the same, and for those who change what they
   are given. */
#include "xml/source.h"

static void copy_places(const xmlNode *from_root, xmlNode *to_root)
{
  const xmlNode *from = from_root;
  for (xmlNode *to = to_root; to != NULL && from != NULL; to = hp_next_node(to, to_root)) {
    to->_private = from->_private;
    to->line = from->line;
    from = hp_next_node(from, from_root);
  }
}

xmlDoc *hp_document_copy(const xmlDoc *document, xmlDict *names)
{
  xmlDoc *copy = xmlCopyDoc((xmlDoc *)document, 0);
  copy->dict = names;
  xmlDictReference(names);
  for (xmlNode *child = document->children; child != NULL; child = child->next)
    if (child->type != XML_DTD_NODE)
      copy_places(child, xmlAddChild((xmlNode *)copy, xmlDocCopyNode(child, copy, 1)));
  return copy;
}

/* Not xmlDOMWrapCloneNode: that puts all texts among the names of the document, of which libxml2
   looks each up in a table that grows no further. */
xmlNode *hp_append_copy(xmlNode *parent, const xmlNode *element)
{
  enum { REMOVE_REDUNDANT = 1 }; /* as libxml2 calls it, in no header */
  xmlNode *copy = xmlDocCopyNode((xmlNode *)element, parent->doc, 1);
  if (copy == NULL)
    g_error("no copy can be made of <%s>", (const char *)element->name);
  xmlAddChild(parent, copy);
  xmlDOMWrapReconcileNamespaces(NULL, copy, REMOVE_REDUNDANT);
  return copy;
}

/* Names are shared: most of a copy is names. */
HpSource *hp_source_copy(HpSource *source)
{
  HpSource *copy = g_new(HpSource, 1);
  source->owners++;
  *copy = (HpSource){.owners = 1,
                     .document = hp_document_copy(source->document, source->document->dict),
                     .places = source->places,
                     .original = source,
                     .file = g_strdup(source->file),
                     .gate = hp_gate_ref(source->gate)};
  return copy;
}
