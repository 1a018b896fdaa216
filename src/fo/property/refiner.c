/* Names, strings and places that all refinements of a tree look up. */
#include "fo/property/refiner.h"

#include "xml/xml.h"

#include <string.h>

#define MAX_ATTRIBUTE_PLACES                                                                       \
  20 /* attributes whose column is looked up; later ones get their element's */

const HpProperty *hp_refiner_property(const HpRefiner *refiner, const char *name, gsize length)
{
  char terminated[80];
  if (length >= sizeof terminated)
    return NULL;
  memcpy(terminated, name, length);
  terminated[length] = '\0';
  return g_hash_table_lookup(refiner->vocabulary->properties, terminated);
}

const char *hp_refiner_intern(HpRefiner *refiner, HpSlice string)
{
  g_autofree char *wanted = g_strndup(string.text, string.length);
  const char *found = g_hash_table_lookup(refiner->vocabulary->strings, wanted);
  if (found == NULL)
    found = g_hash_table_lookup(refiner->strings, wanted);
  if (found != NULL)
    return found;
  char *kept = hp_arena_strdup(refiner->arena, wanted);
  g_hash_table_add(refiner->strings, kept);
  return kept;
}

const char *hp_refiner_attribute_value(HpRefiner *refiner, const xmlAttr *attribute)
{
  const xmlNode *child = attribute->children;
  if (child == NULL)
    return "";
  if (child->next == NULL && child->type == XML_TEXT_NODE)
    return child->content == NULL ? "" : (const char *)child->content;
  xmlChar *joined = xmlNodeListGetString(attribute->doc, child, 1);
  const char *kept = hp_arena_strdup(refiner->arena, joined == NULL ? "" : (const char *)joined);
  xmlFree(joined);
  return kept;
}

/* ---- Places of attributes ------------------------------------------------------------------- */

/* Whether the attribute sets the property: itself, by a component, or as a shorthand for it. */
static gboolean attribute_gives(const char *attribute, const char *property)
{
  const gsize length = strlen(attribute), wanted = strlen(property);
  if (length >= wanted)
    return strncmp(attribute, property, wanted) == 0 &&
           (attribute[wanted] == '\0' || attribute[wanted] == '.');
  return strncmp(attribute, property, length) == 0 && property[length] == '-';
}

static const char *attribute_of_property(const HpFo *fo, const char *property)
{
  const char *best = NULL;
  for (const xmlAttr *attribute = fo->node->properties; attribute != NULL;
       attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    if (attribute->ns == NULL && attribute_gives(name, property) &&
        (best == NULL || strlen(name) > strlen(best)))
      best = name;
  }
  return best;
}

HpPlace hp_refiner_place(HpRefiner *refiner, const HpFo *fo, const char *property)
{
  const gboolean readable = fo->node != NULL && fo->node->type == XML_ELEMENT_NODE && !fo->in_plan;
  if (!readable || refiner->places_found >= MAX_ATTRIBUTE_PLACES)
    return fo->place;
  const char *name = strchr(property, ':') != NULL ? property : attribute_of_property(fo, property);
  if (name == NULL)
    return fo->place;
  refiner->places_found++;
  const HpPlace place = hp_place_of_attribute(fo->node, name);
  const gboolean in_fo = g_strcmp0(place.file, fo->place.file) == 0 && place.line >= fo->place.line;
  return in_fo ? (HpPlace){fo->place.file, place.line, place.column} : fo->place;
}

void hp_warn_unsupported(const HpRefiner *refiner, const HpFo *fo, const char *property)
{
  hp_report_warning_once(refiner->diagnostics, property, &fo->place,
                         _("The property %s is not supported and has no effect; remove it."),
                         property);
}
