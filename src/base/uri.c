/* What documents call files, and where their links may lead. */
#include "base/base.h"

#include <string.h>

/* "C:" of a Windows path is not a scheme, hence two letters at least. */
static gboolean has_scheme(const char *uri)
{
  g_autofree char *scheme = g_uri_parse_scheme(uri);
  return scheme != NULL && strlen(scheme) > 1;
}

/* file:/a, file:///a and file://localhost/a name the same; another host is the network. */
static const char *without_file_scheme(const char *uri)
{
  const char *rest = uri + strlen("file:");
  if (!g_str_has_prefix(rest, "//"))
    return rest;
  rest += 2;
  if (g_ascii_strncasecmp(rest, "localhost/", 10) == 0)
    return rest + strlen("localhost");
  return *rest == '/' ? rest : NULL;
}

/* Of "100%.png", which escapes nothing, the name is what is written. NULL for %00: no name has it.
 */
static char *unescape(const char *written)
{
  char *plain = g_uri_unescape_string(written, NULL);
  return plain == NULL && strstr(written, "%00") == NULL ? g_strdup(written) : plain;
}

/* "a.png/", "a.png/." and "a/..": a place for files, by RFC 3986 (5.2.4), whatever is there. */
static gboolean is_folder(const char *name)
{
  const char *slash = strrchr(name, '/'), *last = slash == NULL ? name : slash + 1;
  return *last == '\0' || strcmp(last, ".") == 0 || strcmp(last, "..") == 0;
}

char *hp_path_of_uri(const char *uri, const char *folder, GError **error)
{
  const char *written = uri;
  if (g_ascii_strncasecmp(uri, "file:", 5) == 0)
    written = without_file_scheme(uri);
  else if (has_scheme(uri))
    written = NULL;
  g_autofree char *name = written == NULL ? NULL : unescape(written);
  if (name == NULL || is_folder(name)) {
    g_set_error(error, HP_FILE_ERROR, HP_FILE_NOT_NAMED,
                written == NULL ? _("\"%s\" is not on this machine, and nothing is fetched from "
                                    "the network; save it beside the document and name the file.")
                                : _("\"%s\" is the name of no file; name one."),
                uri);
    return NULL;
  }
  if (g_path_is_absolute(name))
    return g_canonicalize_filename(name, NULL);
  if (g_path_is_absolute(folder))
    return g_canonicalize_filename(name, folder);
  return strcmp(folder, ".") == 0 ? g_steal_pointer(&name) : g_build_filename(folder, name, NULL);
}

gboolean hp_is_link_address(const char *uri)
{
  static const char *const schemes[] = {"http", "https", "mailto", "tel"};
  g_autofree char *scheme = g_uri_parse_scheme(uri);
  for (guint i = 0; scheme != NULL && i < G_N_ELEMENTS(schemes); i++)
    if (g_ascii_strcasecmp(scheme, schemes[i]) == 0)
      return TRUE;
  return FALSE;
}

char *hp_uri_of_path(const char *path)
{
  return g_uri_escape_string(path, "/", FALSE);
}
