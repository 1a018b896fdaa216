/*
 * Puts what is true of a plan on a day beside what it says.
 *
 *   <plan>                                   <plan r:as-of="2017-03-14">
 *     <activity>                               <activity>
 *       <timeframe> <during year="2017"/>        <timeframe> <during year="2017"/>
 *                                                <r:time earliest-start="2017-01-01" …/>
 */
#include "plan/resolve/stated.h"
#include "plan/resolve/time.h"

#include <string.h>

#define PREFIX "r"

typedef struct {
  GHashTable *ids; /* id → xmlNode, borrowed both */
  HpSeasons seasons;
} HpResolution;

/* ---- Writing ------------------------------------------------------------------------------- */

static const xmlChar *as_xml(const char *text)
{
  return (const xmlChar *)text;
}

/* The namespace, as the document's root declares it; what declares the usual prefix for something
   else gets another. */
static xmlNs *declare(xmlNode *root)
{
  const xmlChar *namespace = as_xml(HP_RESOLVED_NAMESPACE);
  xmlNs *found = xmlNewNs(root, namespace, as_xml(PREFIX));
  for (guint i = 2; found == NULL && i < G_MAXUINT; i++) {
    g_autofree char *prefix = g_strdup_printf(PREFIX "%u", i);
    found = xmlNewNs(root, namespace, as_xml(prefix));
  }
  return found;
}

/* A computed element, the last in another. */
static xmlNode *add_computed(xmlNode *parent, const char *name)
{
  xmlNode *element = xmlNewDocNode(parent->doc, NULL, as_xml(name), NULL);
  xmlAddChild(parent, element);
  xmlNs *known = xmlSearchNsByHref(parent->doc, parent, as_xml(HP_RESOLVED_NAMESPACE));
  xmlSetNs(element, known == NULL ? declare(element) : known);
  return element;
}

static void set(xmlNode *element, const char *name, const char *value)
{
  if (value != NULL)
    xmlNewProp(element, as_xml(name), as_xml(value));
}

static void set_if(xmlNode *element, const char *name, gboolean holds)
{
  set(element, name, holds ? "yes" : NULL);
}

static void set_day(xmlNode *element, const char *name, HpDay day)
{
  g_autofree char *text = day == HP_NO_DAY ? NULL : hp_day_text(day);
  set(element, name, text);
}

/* ---- Activities ---------------------------------------------------------------------------- */

static void add_time(xmlNode *activity, const HpResolution *resolution)
{
  g_autoptr(GPtrArray) timeframes = g_ptr_array_new();
  const xmlNode *stated = hp_stated_for(activity, "timeframe", resolution->ids, timeframes);
  if (stated == NULL)
    return;
  const HpTime time = hp_time_of_timeframes(timeframes, &resolution->seasons);
  xmlNode *element = add_computed(activity, "time");
  set(element, "from", stated == activity ? NULL : hp_attribute(stated, "id"));
  set_day(element, "earliest-start", time.earliest_start);
  set_day(element, "latest-start", time.latest_start);
  set_day(element, "earliest-end", time.earliest_end);
  set_day(element, "latest-end", time.latest_end);
  set_if(element, "open", time.is_open);
  set_if(element, "conditional", time.is_conditional);
}

/* As deep as elements are nested, which reading bounds. */
static void resolve_below(xmlNode *parent, const HpResolution *resolution)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE || hp_is_one_of(child, "amendments follow-up"))
      continue;
    if (hp_is_named(child, "activity"))
      add_time(child, resolution);
    else
      resolve_below(child, resolution);
  }
}

/* ---- The day ------------------------------------------------------------------------------- */

/* Of something that is of a day: a meeting, what was received, an adoption, a decision. */
static const char *day_of(const xmlNode *element)
{
  if (element->type != XML_ELEMENT_NODE)
    return NULL;
  if (hp_is_one_of(element, "meeting received adoption decided"))
    return hp_attribute(element, "date");
  const xmlNode *decided = hp_is_named(element, "amendment") ? hp_child(element, "decided") : NULL;
  return decided == NULL ? NULL : hp_attribute(decided, "date");
}

/* Dates are of equal length: the order of their bytes is the order of time. */
static const char *latest_day(const xmlNode *root)
{
  static const char *const parts[] = {"head", "amendments", "follow-up"};
  const char *latest = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
    const xmlNode *part = hp_child(root, parts[i]);
    for (const xmlNode *child = part == NULL ? NULL : part->children; child != NULL;
         child = child->next) {
      const char *day = day_of(child);
      if (day != NULL && (latest == NULL || strcmp(day, latest) > 0))
        latest = day;
    }
  }
  return latest;
}

/* ---- The document -------------------------------------------------------------------------- */

static void find_ids(const xmlNode *element, GHashTable *ids)
{
  const char *id = hp_attribute(element, "id");
  if (id != NULL)
    g_hash_table_insert(ids, (gpointer)id, (gpointer)element);
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      find_ids(child, ids);
}

void hp_source_resolve(HpSource *source, const char *as_of, const xmlNode *house)
{
  xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
  find_ids(root, ids);
  const HpResolution resolution = {ids, hp_seasons_of_house(house)};
  const char *day = as_of == NULL ? latest_day(root) : as_of;
  xmlNs *namespace = declare(root);
  if (day != NULL)
    xmlNewNsProp(root, namespace, as_xml("as-of"), as_xml(day));
  resolve_below(root, &resolution);
}
