/* Reads what plans take up of a list of proposals. */
#include "plan/taken-up.h"

#include <string.h>

/* What is being read: a plan, for the element that names it. */
typedef struct {
  xmlNode *taken_up;
  const char *list;       /* id of the list of proposals */
  GHashTable *references; /* ids of the plan's references to that list */
} PlanReading;

static const xmlChar *as_xml(const char *text)
{
  return (const xmlChar *)text;
}

/* ---- Writing ------------------------------------------------------------------------------- */

/* As if it had been written where the plan is named. */
static xmlNode *add_element(xmlNode *parent, const char *name, const xmlNode *named)
{
  xmlNode *element = xmlNewDocNode(parent->doc, named->ns, as_xml(name), NULL);
  element->_private = named->_private;
  element->line = named->line;
  return xmlAddChild(parent, element);
}

static void copy_attribute(xmlNode *element, const char *name, const xmlNode *from)
{
  const char *value = hp_attribute(from, name);
  if (value != NULL)
    xmlSetProp(element, as_xml(name), as_xml(value));
}

/* The words of a heading, plain: what they are marked up with is the plan's. */
static void add_words(const PlanReading *reading, xmlNode *parent, const xmlNode *heading)
{
  if (heading == NULL)
    return;
  xmlChar *text = xmlNodeGetContent(heading), *language = xmlNodeGetLang(heading);
  xmlChar *around = xmlNodeGetLang(parent);
  g_autofree char *words = hp_collapsed((const char *)text);
  xmlNode *copy = add_element(parent, (const char *)heading->name, reading->taken_up);
  xmlNodeAddContent(copy, as_xml(words));
  if (language != NULL && *language != '\0' && !xmlStrEqual(language, around))
    xmlNodeSetLang(copy, language);
  xmlFree(text);
  xmlFree(language);
  xmlFree(around);
}

/* ---- PlanReading the plan ----------------------------------------------------------------------
 */

/* The nearest around an element that is an area, or has a number. */
static const xmlNode *around(const xmlNode *element, gboolean numbered)
{
  while (element != NULL && element->type == XML_ELEMENT_NODE &&
         !(numbered ? hp_attribute(element, "number") != NULL : hp_is_named(element, "area")))
    element = element->parent;
  return element != NULL && element->type == XML_ELEMENT_NODE ? element : NULL;
}

static void add_place(const PlanReading *reading, const xmlNode *derives_from)
{
  const xmlNode *numbered = around(derives_from, TRUE), *area = around(derives_from, FALSE);
  xmlNode *place = add_element(reading->taken_up, "place", reading->taken_up);
  if (numbered != NULL)
    copy_attribute(place, "number", numbered);
  copy_attribute(place, "numbers", derives_from);
  copy_attribute(place, "basis", derives_from);
  add_words(reading, place, area == NULL ? NULL : hp_child(area, "title"));
}

static void find_references(const PlanReading *reading, xmlNode *root)
{
  for (xmlNode *element = root; element != NULL; element = hp_next_element(element, root))
    if (hp_is_named(element, "reference") &&
        g_strcmp0(hp_attribute(element, "document"), reading->list) == 0 &&
        hp_attribute(element, "id") != NULL)
      g_hash_table_add(reading->references, (gpointer)hp_attribute(element, "id"));
}

static gboolean is_of_list(const PlanReading *reading, const xmlNode *element)
{
  const char *source =
      hp_is_named(element, "derives-from") ? hp_attribute(element, "source") : NULL;
  return source != NULL && hp_attribute(element, "numbers") != NULL &&
         g_hash_table_contains(reading->references, source);
}

/* In the text as it was adopted: what amendments write is not looked at. */
static void find_places(const PlanReading *reading, xmlNode *root)
{
  xmlNode *element = root;
  while (element != NULL) {
    const gboolean passed = hp_is_one_of(element, "amendments follow-up");
    if (is_of_list(reading, element))
      add_place(reading, element);
    element = passed ? hp_next_element_outside(element, root) : hp_next_element(element, root);
  }
}

/* ---- A plan that is named ------------------------------------------------------------------ */

static gboolean is_plan(const xmlNode *root, const xmlNode *taken_up, HpDiagnostics *diagnostics)
{
  if (hp_is_named(root, "plan") && hp_is_in_namespace(root, HP_PLAN_NAMESPACE))
    return TRUE;
  const HpPlace place = hp_place_of_attribute(taken_up, "plan");
  hp_report_error(diagnostics, &place, _("\"%s\" begins with <%s>; expected the file of a <plan>."),
                  hp_attribute(taken_up, "plan"), (const char *)root->name);
  return FALSE;
}

static void warn_if_none(const PlanReading *reading, HpDiagnostics *diagnostics)
{
  if (hp_child(reading->taken_up, "place") != NULL)
    return;
  const HpPlace place = hp_place_of_attribute(reading->taken_up, "plan");
  hp_report_warning(diagnostics, &place,
                    _("\"%s\" derives from none of these proposals; expected a <derives-from> with "
                      "their numbers there, whose source is a reference with document=\"%s\"."),
                    hp_attribute(reading->taken_up, "plan"), reading->list);
}

static void read_plan(xmlNode *taken_up, xmlNode *plan, HpDiagnostics *diagnostics)
{
  const xmlNode *head = hp_child(plan, "head");
  PlanReading reading = {.taken_up = taken_up,
                         .list = hp_attribute(xmlDocGetRootElement(taken_up->doc), "id"),
                         .references = g_hash_table_new(g_str_hash, g_str_equal)};
  add_words(&reading, taken_up, head == NULL ? NULL : hp_child(head, "title"));
  add_words(&reading, taken_up, head == NULL ? NULL : hp_child(head, "short-title"));
  find_references(&reading, plan);
  find_places(&reading, plan);
  warn_if_none(&reading, diagnostics);
  g_hash_table_unref(reading.references);
  xmlUnsetProp(taken_up, as_xml("plan"));
  if (hp_attribute(plan, "id") != NULL)
    xmlSetProp(taken_up, as_xml("document"), as_xml(hp_attribute(plan, "id")));
}

/* ---- All of them --------------------------------------------------------------------------- */

static gboolean names_plan(const xmlNode *element)
{
  return hp_is_named(element, "taken-up") && hp_attribute(element, "plan") != NULL;
}

gboolean hp_names_plans(HpSource *source)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  const xmlNode *child = hp_is_named(root, "proposals") ? root->children : NULL;
  while (child != NULL && !names_plan(child))
    child = child->next;
  return child != NULL;
}

gboolean hp_read_taken_up(HpSource *source, HpDiagnostics *diagnostics)
{
  gboolean good = TRUE;
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  for (xmlNode *child = root->children; child != NULL; child = child->next) {
    xmlDoc *plan =
        names_plan(child) ? hp_source_read_named(source, child, "plan", diagnostics) : NULL;
    xmlNode *own = plan == NULL ? NULL : xmlDocGetRootElement(plan);
    if (own != NULL && is_plan(own, child, diagnostics))
      read_plan(child, own, diagnostics);
    else
      good = good && !names_plan(child);
    xmlFreeDoc(plan);
  }
  return good;
}
