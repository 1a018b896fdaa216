/* What files are called: by the house's pattern,
 * {source}[-{view}][-{party}][-{wording}][-{since}][-{bilaga}][-{as-of}], and by others. */
#include "maker/house/house.h"

#include <string.h>

static const char *value_of(const HpFileNameValues *values, const char *name, gsize length)
{
  const struct {
    const char *name, *value;
  } known[] = {{"source", values->source},     {"view", values->view},
               {"wording", values->wording},   {"as-of", values->as_of},
               {"party", values->party},       {"since", values->since},
               {"bilaga", values->attachment}, {"language", values->language}};
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

char *hp_with_suffix(const char *path, const char *suffix)
{
  const char *slash = strrchr(path, '/');
  const char *dot = strrchr(path, '.');
  if (dot == NULL || (slash != NULL && dot < slash) || dot == path)
    return g_strconcat(path, suffix, NULL);
  g_autofree char *stem = g_strndup(path, (gsize)(dot - path));
  return g_strconcat(stem, suffix, NULL);
}

char *hp_name_beside(const char *called, const char *name)
{
  g_autofree char *folder = g_path_get_dirname(called);
  return strcmp(folder, ".") == 0 ? g_strdup(name) : g_build_filename(folder, name, NULL);
}
