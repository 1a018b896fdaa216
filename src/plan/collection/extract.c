/* Writes into a collection what it has of a plan: little of a large tree. */
#include "plan/collection/extract.h"

#include "plan/resolve/computed.h"
#include "plan/resolve/ids.h"
#include "plan/resolve/stated.h"

#include <string.h>

static const xmlChar *as_xml(const char *text)
{
  return (const xmlChar *)text;
}

/* ---- Words --------------------------------------------------------------------------------- */

/* What is marked up stays so; notes go, and what leads elsewhere is its words. */
static void copy_words(xmlNode *to, const xmlNode *from)
{
  const xmlNode *root = xmlDocGetRootElement(to->doc);
  for (const xmlNode *child = from->children; child != NULL; child = child->next) {
    if (hp_is_text(child)) {
      xmlAddChild(to, xmlNewDocText(to->doc, child->content));
      continue;
    }
    if (child->type != XML_ELEMENT_NODE || hp_is_one_of(child, "footnote cite internal") ||
        hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      continue;
    xmlNode *within = to;
    if (hp_is_one_of(child, "em strong quote work phrase")) {
      const char *language = hp_attribute_in(child, (const char *)XML_XML_NAMESPACE, "lang");
      within = xmlAddChild(to, xmlNewDocNode(to->doc, root->ns, child->name, NULL));
      if (language != NULL)
        xmlNodeSetLang(within, as_xml(language));
    }
    copy_words(within, child);
  }
}

static void keep_language(xmlNode *element, const xmlNode *from)
{
  xmlChar *own = xmlNodeGetLang(from), *around = xmlNodeGetLang(element->parent);
  if (own != NULL && *own != '\0' && !xmlStrEqual(own, around))
    xmlNodeSetLang(element, own);
  xmlFree(own);
  xmlFree(around);
}

xmlNode *hp_extract_words(xmlNode *parent, const char *name, const xmlNode *from)
{
  xmlNode *element = hp_computed_add(parent, name);
  keep_language(element, from);
  copy_words(element, from);
  return element;
}

void hp_extract_text(xmlNode *parent, const char *name, const char *text)
{
  xmlNode *element = hp_computed_add(parent, name);
  xmlAddChild(element, xmlNewDocText(parent->doc, as_xml(text)));
}

xmlNode *hp_extract_computed(xmlNode *parent, const xmlNode *computed, const char *but)
{
  xmlNode *copy = hp_computed_add(parent, (const char *)computed->name);
  for (const xmlAttr *one = computed->properties; one != NULL; one = one->next)
    hp_computed_set(copy, (const char *)one->name, hp_attribute(computed, (const char *)one->name));
  for (const xmlNode *child = computed->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !hp_is_one_of(child, but))
      hp_extract_computed(copy, child, but);
  return copy;
}

/* ---- Parties ------------------------------------------------------------------------------- */

char *hp_extract_name(const xmlNode *party)
{
  const xmlNode *name = party == NULL ? NULL : hp_child(party, "name");
  xmlChar *words = name == NULL ? NULL : xmlNodeGetContent(name);
  char *collapsed = words == NULL ? NULL : hp_collapsed((const char *)words);
  xmlFree(words);
  return collapsed;
}

/* "a, b": the names of those that are named so; the caller's. */
static char *names_of(const char *named, GHashTable *ids)
{
  g_auto(GStrv) words = hp_words_of(named);
  GString *names = g_string_new(NULL);
  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *name = hp_extract_name(g_hash_table_lookup(ids, words[i]));
    if (name != NULL)
      g_string_append_printf(names, "%s%s", names->len == 0 ? "" : ", ", name);
  }
  return g_string_free(names, FALSE);
}

/* By the words that the plan has for it, or else by name. */
static void add_mention(xmlNode *parent, const char *name, const xmlNode *mention, GHashTable *ids)
{
  if (hp_has_words(mention)) {
    hp_extract_words(parent, name, mention);
    return;
  }
  g_autofree char *names = names_of(hp_attribute(mention, "party"), ids);
  if (*names != '\0')
    hp_extract_text(parent, name, names);
}

/* ---- Activities ---------------------------------------------------------------------------- */

static void add_responsible(xmlNode *facts, const xmlNode *activity, GHashTable *ids)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  hp_stated_for(activity, "responsible", ids, found);
  for (guint i = 0; i < found->len; i++) {
    const xmlNode *responsible = g_ptr_array_index(found, i);
    const xmlNode *before = facts->last;
    add_mention(facts, "responsible", responsible, ids);
    if (facts->last == before)
      continue;
    hp_computed_set(facts->last, "party", hp_attribute(responsible, "party"));
    hp_computed_set(facts->last, "role", hp_attribute(responsible, "role"));
  }
}

/* Its own number, else that of the objective that it is alone in. */
static const char *number_of(const xmlNode *activity)
{
  const char *own = hp_attribute(activity, "number");
  return own != NULL ? own : hp_attribute(activity->parent, "number");
}

/* Of the parties of an activity those for whom it stands otherwise are said; of the rest it is said
   by the whole. */
static void add_progress(xmlNode *facts, const xmlNode *progress)
{
  const char *state = hp_attribute(progress, "state");
  xmlNode *copy = hp_extract_computed(facts, progress, "party");
  xmlUnsetProp(copy, as_xml("moved-to")); /* not here */
  for (const xmlNode *child = progress->children; child != NULL; child = child->next)
    if (hp_is_named(child, "party") && g_strcmp0(hp_attribute(child, "state"), state) != 0)
      hp_extract_computed(copy, child, "");
}

static void add_activity(xmlNode *plan, const xmlNode *activity, GHashTable *ids)
{
  static const char copied[] = "late should-have-begun soon";
  const xmlNode *text = hp_child(activity, "text"), *time = hp_computed_child(activity, "time");
  xmlNode *facts = hp_computed_add(plan, "activity");
  hp_computed_set(facts, "activity", hp_attribute(activity, "id"));
  hp_computed_set(facts, "number", number_of(activity));
  if (time != NULL) {
    hp_computed_set(facts, "latest-end", hp_attribute(time, "latest-end"));
    hp_computed_set(facts, "open", hp_attribute(time, "open"));
  }
  if (text != NULL)
    hp_extract_words(facts, "text", text);
  add_responsible(facts, activity, ids);
  for (const xmlNode *child = activity->children; child != NULL; child = child->next) {
    if (!hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      continue;
    if (hp_is_named(child, "progress"))
      add_progress(facts, child);
    else if (hp_is_one_of(child, copied))
      hp_extract_computed(facts, child, "");
  }
}

/* The sort is stable: the plan decides between those of one day. */
static int compare_late(gconstpointer a, gconstpointer b)
{
  const xmlNode *one = hp_computed_child(*(xmlNode *const *)a, "late");
  const xmlNode *other = hp_computed_child(*(xmlNode *const *)b, "late");
  return strcmp(hp_attribute(one, "by"), hp_attribute(other, "by"));
}

/* What has been late longest comes first. */
static void order_late(xmlNode *facts)
{
  g_autoptr(GPtrArray) late = g_ptr_array_new();
  for (xmlNode *one = facts->children; one != NULL; one = one->next)
    if (hp_is_named(one, "activity") && hp_computed_child(one, "late") != NULL)
      g_ptr_array_add(late, one);
  g_ptr_array_sort(late, compare_late);
  for (guint i = 0; i < late->len; i++) {
    g_autofree char *position = g_strdup_printf("%u", i + 1);
    hp_computed_mark(g_ptr_array_index(late, i), "position", position);
  }
}

/* What is withdrawn stands in no list. */
static void add_activities(xmlNode *facts, const xmlNode *plan, GHashTable *ids)
{
  xmlNode *element = (xmlNode *)plan;
  while (element != NULL) {
    const gboolean passed = hp_is_one_of(element, "amendments follow-up parties head") ||
                            hp_is_in_namespace(element, HP_RESOLVED_NAMESPACE);
    if (!passed && hp_is_named(element, "activity") &&
        hp_computed_child(element, "withdrawn") == NULL)
      add_activity(facts, element, ids);
    element = passed ? hp_next_element_outside(element, plan) : hp_next_element(element, plan);
  }
  order_late(facts);
}

/* ---- The document -------------------------------------------------------------------------- */

static xmlNode *add_document(xmlNode *collected, const char *name, const xmlNode *document)
{
  const xmlNode *head = hp_child(document, "head");
  const xmlNode *title = head == NULL ? NULL : hp_child(head, "title");
  xmlNode *facts = hp_computed_add(collected, name);
  keep_language(facts, document);
  hp_computed_set(facts, "document", hp_attribute(document, "id"));
  hp_computed_set(facts, "status", hp_attribute_in(document, HP_RESOLVED_NAMESPACE, "status"));
  const xmlNode *short_title = head == NULL ? NULL : hp_child(head, "short-title");
  if (title != NULL)
    hp_extract_words(facts, "title", title);
  if (short_title != NULL)
    hp_extract_words(facts, "short-title", short_title);
  return facts;
}

/* The last day on which something came in; NULL if nothing has. */
static const char *last_report(const xmlNode *plan)
{
  const xmlNode *follow_up = hp_child(plan, "follow-up");
  const char *last = NULL;
  for (const xmlNode *one = follow_up == NULL ? NULL : follow_up->children; one != NULL;
       one = one->next) {
    const char *day = hp_is_one_of(one, "meeting received") ? hp_attribute(one, "date") : NULL;
    if (day != NULL && (last == NULL || strcmp(day, last) > 0))
      last = day;
  }
  return last;
}

static void add_owners(xmlNode *facts, const xmlNode *plan, GHashTable *ids)
{
  const xmlNode *head = hp_child(plan, "head");
  if (head == NULL)
    return;
  const char *name = hp_child(head, "owner") != NULL ? "owner" : "prepared-by";
  for (const xmlNode *child = head->children; child != NULL; child = child->next)
    if (hp_is_named(child, name))
      add_mention(facts, "owner", child, ids);
}

/* Who is silent is told by name. */
static void name_silent(xmlNode *reporting, GHashTable *ids)
{
  for (xmlNode *who = reporting; who != NULL; who = hp_next_element(who, reporting)) {
    const char *party = hp_is_named(who, "who") ? hp_attribute(who, "party") : NULL;
    g_autofree char *name = party == NULL ? NULL : hp_extract_name(g_hash_table_lookup(ids, party));
    if (name != NULL)
      xmlAddChild(who, xmlNewDocText(who->doc, as_xml(name)));
  }
}

xmlNode *hp_extract_plan(xmlNode *collected, const xmlNode *plan, GHashTable *ids)
{
  xmlNode *facts = add_document(collected, "plan", plan);
  const xmlNode *sum = hp_computed_child(plan, "sum");
  const xmlNode *reporting = hp_computed_child(plan, "reporting");
  hp_computed_set(facts, "reported", last_report(plan));
  hp_computed_set(facts, "fictitious", hp_attribute_in(plan, HP_RESOLVED_NAMESPACE, "fictitious"));
  add_owners(facts, plan, ids);
  if (sum != NULL)
    hp_extract_computed(facts, sum, "cost");
  if (reporting != NULL)
    name_silent(hp_extract_computed(facts, reporting, ""), ids);
  add_activities(facts, plan, ids);
  return facts;
}

xmlNode *hp_extract_proposals(xmlNode *collected, const xmlNode *proposals)
{
  xmlNode *facts = add_document(collected, "proposals", proposals);
  xmlNode *element = (xmlNode *)proposals;
  for (; element != NULL; element = hp_next_element(element, proposals)) {
    const xmlNode *text = hp_is_named(element, "proposal") ? hp_child(element, "text") : NULL;
    if (text == NULL)
      continue;
    xmlNode *proposal = hp_computed_add(facts, "proposal");
    hp_computed_set(proposal, "proposal", hp_attribute(element, "id"));
    hp_computed_set(proposal, "number", hp_attribute(element, "number"));
    hp_extract_words(proposal, "text", text);
  }
  return facts;
}
