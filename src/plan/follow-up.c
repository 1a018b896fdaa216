/* Makes one document of a follow-up that is a source of its own and the plan that it is of. */
#include "plan/follow-up.h"

#include <string.h>

gboolean hp_is_follow_up(HpSource *source)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  return hp_is_named(root, "follow-up") && hp_is_in_namespace(root, HP_PLAN_NAMESPACE);
}

xmlDoc *hp_plan_of_follow_up(HpSource *source, HpDiagnostics *diagnostics)
{
  const xmlNode *follow_up = xmlDocGetRootElement(hp_source_document(source));
  const char *of = hp_attribute(follow_up, "of");
  if (of == NULL || *of == '\0')
    return NULL; /* which the schema tells */
  xmlDoc *plan = hp_source_read_named(source, follow_up, "of", diagnostics);
  const xmlNode *root = plan == NULL ? NULL : xmlDocGetRootElement(plan);
  if (plan == NULL || (hp_is_named(root, "plan") && hp_is_in_namespace(root, HP_PLAN_NAMESPACE)))
    return plan;
  const HpPlace place = hp_place_of_attribute(follow_up, "of");
  hp_report_error(diagnostics, &place, _("\"%s\" begins with <%s>; expected the file of a <plan>."),
                  of, (const char *)root->name);
  xmlFreeDoc(plan);
  return NULL;
}

/* ---- Ids and languages --------------------------------------------------------------------- */

static const xmlNode *element_with_id(const xmlNode *root, const char *id)
{
  xmlNode *element = (xmlNode *)root;
  while (element != NULL && g_strcmp0(hp_attribute(element, "id"), id) != 0)
    element = hp_next_element(element, root);
  return element;
}

/* Its own id stands nowhere in what becomes of the two. */
static void check_own_id(const xmlNode *follow_up, const xmlNode *plan, HpDiagnostics *diagnostics)
{
  const char *id = hp_attribute(follow_up, "id");
  const xmlNode *other = id == NULL ? NULL : element_with_id(plan, id);
  if (other == NULL)
    return;
  const HpPlace place = hp_place_of_attribute(follow_up, "id");
  g_autofree char *where = hp_where(other, follow_up);
  hp_report_error(diagnostics, &place,
                  _("The id \"%s\" is already that of <%s> (%s); give each its own."), id,
                  (const char *)other->name, where);
}

/* What the root says of language holds for what it holds. */
static void keep_language(const xmlNode *root, xmlNode *plan, xmlNode *element)
{
  const char *language = hp_attribute_in(root, (const char *)XML_XML_NAMESPACE, "lang");
  const char *of_plan = hp_attribute_in(plan, (const char *)XML_XML_NAMESPACE, "lang");
  const char *own = hp_attribute_in(element, (const char *)XML_XML_NAMESPACE, "lang");
  if (language != NULL && g_strcmp0(language, of_plan) != 0 && (own == NULL || *own == '\0'))
    xmlNodeSetLang(element, (const xmlChar *)language);
}

/* ---- Joining ------------------------------------------------------------------------------- */

/* The <amendments> or <follow-up> of the plan; where it has none, a new one, written where `root`
   was, before what comes after it (`later`). */
static xmlNode *part_of(xmlNode *plan, const char *name, const char *later, const xmlNode *root)
{
  xmlNode *known = (xmlNode *)hp_child(plan, name);
  if (known != NULL)
    return known;
  xmlNode *part = xmlNewDocNode(plan->doc, plan->ns, (const xmlChar *)name, NULL);
  part->_private = root->_private;
  part->line = root->line;
  xmlNode *next = xmlFirstElementChild(plan);
  while (next != NULL && !hp_is_one_of(next, later))
    next = xmlNextElementSibling(next);
  if (next != NULL)
    xmlAddPrevSibling(next, part);
  else
    xmlAddChild(plan, part);
  xmlAddNextSibling(part, xmlNewDocText(plan->doc, (const xmlChar *)"\n  "));
  return part;
}

static void drop_last_space(xmlNode *part)
{
  xmlNode *last = part->last;
  if (last == NULL || !xmlIsBlankNode(last))
    return;
  xmlUnlinkNode(last);
  xmlFreeNode(last);
}

/* Moves the children of an element, but those that are `elsewhere`, to the end of a part. The white
   space before its end tag gives way to that before what is added. */
static void move_children(xmlNode *from, xmlNode *part, const char *elsewhere, xmlNode *root)
{
  drop_last_space(part);
  for (xmlNode *child = from->children, *next = NULL; child != NULL; child = next) {
    next = child->next;
    if (child->type == XML_ELEMENT_NODE && hp_is_one_of(child, elsewhere))
      continue;
    if (child->type == XML_ELEMENT_NODE)
      keep_language(root, part->parent, child);
    xmlUnlinkNode(child);
    xmlAddChild(part, child);
  }
  drop_last_space(part);
  xmlAddChild(part, xmlNewDocText(part->doc, (const xmlChar *)"\n  "));
}

/* What is made up says so where it stands now, too. */
static void move_follow_up(xmlNode *root, xmlNode *plan)
{
  xmlNode *part = part_of(plan, "follow-up", "bibliography glossary", root);
  const char *fictitious = hp_attribute(root, "fictitious");
  if (fictitious != NULL)
    xmlSetProp(part, (const xmlChar *)"fictitious", (const xmlChar *)fictitious);
  move_children(root, part, "amendments", root);
}

void hp_join_follow_up(HpSource *source, xmlDoc *plan, HpDiagnostics *diagnostics)
{
  xmlDoc *document = hp_source_document(source);
  xmlNode *root = xmlDocGetRootElement(document), *own = xmlDocGetRootElement(plan);
  check_own_id(root, own, diagnostics);
  xmlUnlinkNode(own);
  xmlSetTreeDoc(own, document);
  xmlReplaceNode(root, own);
  xmlNode *amendments = (xmlNode *)hp_child(root, "amendments");
  if (amendments != NULL)
    move_children(amendments, part_of(own, "amendments", "follow-up bibliography glossary", root),
                  "", root);
  if (xmlFirstElementChild(root) != amendments || xmlLastElementChild(root) != amendments)
    move_follow_up(root, own);
  /* Namespaces are those of where they stood; "xml" itself is its document's. */
  xmlReconciliateNs(document, own);
  xmlFreeNode(root);
  xmlFreeDoc(plan);
}
