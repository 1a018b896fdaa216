/* The datatypes of a schema: XML Schema's, with the facets that RELAX NG passes on. */
#include "plan/schema/pattern.h"

#include <libxml/xmlregexp.h>
#include <libxml/xmlschemastypes.h>
#include <stdlib.h>
#include <string.h>

#define XSD_NAMESPACE "http://www.w3.org/2001/XMLSchema"

static gboolean matches_regexp(const char *value, const char *pattern)
{
  xmlRegexp *regexp = xmlRegexpCompile((const xmlChar *)pattern);
  if (regexp == NULL)
    return TRUE;
  const int result = xmlRegexpExec(regexp, (const xmlChar *)value);
  xmlRegFreeRegexp(regexp);
  return result != 0;
}

static gboolean satisfies(const char *value, const char *facet, const char *limit)
{
  const glong length = g_utf8_strlen(value, -1);
  if (strcmp(facet, "pattern") == 0)
    return matches_regexp(value, limit);
  if (strcmp(facet, "minLength") == 0)
    return length >= strtol(limit, NULL, 10);
  if (strcmp(facet, "maxLength") == 0)
    return length <= strtol(limit, NULL, 10);
  if (strcmp(facet, "minInclusive") == 0)
    return g_ascii_strtod(value, NULL) >= g_ascii_strtod(limit, NULL);
  if (strcmp(facet, "maxInclusive") == 0)
    return g_ascii_strtod(value, NULL) <= g_ascii_strtod(limit, NULL);
  return TRUE;
}

static gboolean is_of_type(const char *name, const char *value)
{
  const xmlSchemaType *type =
      xmlSchemaGetPredefinedType((const xmlChar *)name, (const xmlChar *)XSD_NAMESPACE);
  return type == NULL ||
         xmlSchemaValidatePredefinedType((xmlSchemaType *)type, (const xmlChar *)value, NULL) == 0;
}

/* libxml2 holds the value to a pattern as it is written, but of tokens, whose blanks it takes away
   first. */
static gboolean keeps_blanks(const char *type, const char *facet)
{
  return strcmp(facet, "pattern") == 0 && strcmp(type, "token") != 0;
}

gboolean hp_data_matches(const xmlNode *data, const char *value)
{
  const char *type = hp_attribute(data, "type");
  g_autofree char *collapsed = hp_collapsed(value);
  gboolean matches = type == NULL || is_of_type(type, collapsed);
  for (const xmlNode *param = data->children; matches && param != NULL; param = param->next) {
    if (!hp_is_named(param, "param"))
      continue;
    const char *facet = hp_attribute(param, "name");
    xmlChar *limit = xmlNodeGetContent((xmlNode *)param);
    matches =
        facet == NULL || satisfies(type != NULL && keeps_blanks(type, facet) ? value : collapsed,
                                   facet, (const char *)limit);
    xmlFree(limit);
  }
  return matches;
}
