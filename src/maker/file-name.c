/* What files are called: by the house's pattern, {source}[-{view}][-{as-of}], and by others. */
#include "maker/job.h"

#include <string.h>

static const char *value_of(const HpFileNameValues *values, const char *name, gsize length)
{
  const struct {
    const char *name, *value;
  } known[] = {{"source", values->source},
               {"view", values->view},
               {"as-of", values->as_of},
               {"language", values->language}};
  for (guint i = 0; i < G_N_ELEMENTS(known); i++)
    if (strlen(known[i].name) == length && strncmp(known[i].name, name, length) == 0)
      return known[i].value == NULL ? "" : known[i].value;
  return "";
}

/* Appends what stands up to `end`; TRUE if any {name} in it was empty. */
static gboolean append_filled(GString *name, const char *pattern, const char *end,
                              const HpFileNameValues *values)
{
  gboolean lacks = FALSE;
  while (pattern < end) {
    const char *close = *pattern == '{' ? memchr(pattern, '}', (gsize)(end - pattern)) : NULL;
    if (close == NULL) {
      g_string_append_c(name, *pattern++);
      continue;
    }
    const char *value = value_of(values, pattern + 1, (gsize)(close - pattern - 1));
    lacks = lacks || *value == '\0';
    g_string_append(name, value);
    pattern = close + 1;
  }
  return lacks;
}

char *hp_fill_file_name(const char *pattern, const HpFileNameValues *values)
{
  GString *name = g_string_new(NULL);
  const char *end = pattern + strlen(pattern);
  while (pattern < end) {
    const char *close = *pattern == '[' ? memchr(pattern, ']', (gsize)(end - pattern)) : NULL;
    const char *open = memchr(pattern + 1, '[', (gsize)(end - pattern - 1));
    if (close == NULL) {
      append_filled(name, pattern, open == NULL ? end : open, values);
      pattern = open == NULL ? end : open;
      continue;
    }
    const gsize before = name->len;
    if (append_filled(name, pattern + 1, close, values))
      g_string_truncate(name, before);
    pattern = close + 1;
  }
  return g_string_free(name, FALSE);
}

/* A child of the root of a house file; NULL if there is none. */
static const xmlNode *element_of_house(HpSource *house, const char *name)
{
  const xmlNode *root = house == NULL ? NULL : xmlDocGetRootElement(hp_source_document(house));
  const xmlNode *child = root == NULL ? NULL : root->children;
  while (child != NULL && strcmp((const char *)child->name, name) != 0)
    child = child->next;
  return child;
}

static HpSource *read_house(const char *house)
{
  g_autoptr(HpDiagnostics) unheard = hp_diagnostics_new();
  return house == NULL ? NULL : hp_source_read(house, NULL, unheard);
}

HpPlace hp_house_place_of(const char *house, const char *name)
{
  g_autoptr(HpSource) source = read_house(house);
  const xmlNode *element = element_of_house(source, name);
  if (element == NULL)
    return (HpPlace){0};
  /* The house is gone before its place is used; its name is the caller's. */
  const HpPlace place = hp_place_of_node(element);
  const gboolean in_house = g_strcmp0(place.file, house) == 0;
  return in_house ? (HpPlace){house, place.line, place.column} : (HpPlace){house, 0, 0};
}

char *hp_house_file_name_pattern(const char *house)
{
  g_autoptr(HpSource) source = read_house(house);
  const xmlNode *element = element_of_house(source, "file-name");
  xmlChar *pattern =
      element == NULL ? NULL : xmlGetNoNsProp((xmlNode *)element, (const xmlChar *)"pattern");
  char *kept = g_strdup(pattern == NULL ? "{source}[-{view}][-{as-of}]" : (const char *)pattern);
  xmlFree(pattern);
  return kept;
}

char *hp_with_suffix(const char *path, const char *suffix)
{
  const char *slash = strrchr(path, '/');
  const char *dot = strrchr(path, '.');
  if (dot == NULL || (slash != NULL && dot < slash) || dot == path)
    return g_strconcat(path, suffix, NULL);
  g_autofree char *stem = g_strndup(path, (gsize)(dot - path));
  return g_strconcat(stem, suffix, NULL);
}
