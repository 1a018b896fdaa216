/* From the URI in a document to the bytes of a local file or of the URI itself. */
#include "graphics/resolve.h"

#include "graphics/graphics.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SHORT_URI_LENGTH 40

char *hp_short_uri(const char *uri)
{
  const gsize length = strlen(uri);
  if (length <= SHORT_URI_LENGTH || g_ascii_strncasecmp(uri, "data:", 5) != 0)
    return g_utf8_make_valid(uri, -1);
  g_autofree char *beginning = g_utf8_make_valid(uri, SHORT_URI_LENGTH);
  return g_strconcat(beginning, "…", NULL);
}

/* "C:" of a Windows path is not a scheme, hence two letters at least. */
static gboolean has_scheme(const char *uri)
{
  g_autofree char *scheme = g_uri_parse_scheme(uri);
  return scheme != NULL && strlen(scheme) > 1;
}

/* file:/a, file:///a and file://localhost/a name the same; another host is the network. */
static const char *path_of_file_uri(const char *uri)
{
  const char *rest = uri + strlen("file:");
  if (!g_str_has_prefix(rest, "//"))
    return rest;
  rest += 2;
  if (g_ascii_strncasecmp(rest, "localhost/", 10) == 0)
    return rest + strlen("localhost");
  return *rest == '/' ? rest : NULL;
}

/* A name that really contains a percent sign is found as it is written. */
static char *decode_path(const char *path, const char *base_folder)
{
  g_autofree char *written = g_canonicalize_filename(path, base_folder);
  if (strchr(path, '%') == NULL || g_file_test(written, G_FILE_TEST_EXISTS))
    return g_steal_pointer(&written);
  g_autofree char *decoded = g_uri_unescape_string(path, NULL);
  if (decoded == NULL)
    return g_steal_pointer(&written);
  return g_canonicalize_filename(decoded, base_folder);
}

char *hp_resolve_path(const char *uri, const char *base_folder, GError **error)
{
  const char *path = uri;
  if (g_ascii_strncasecmp(uri, "file:", 5) == 0)
    path = path_of_file_uri(uri);
  else if (has_scheme(uri))
    path = NULL;
  if (path == NULL) {
    g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_OUTSIDE,
                _("The picture \"%s\" is not on this machine, and nothing is fetched from the "
                  "network; save it beside the document and name the file."),
                uri);
    return NULL;
  }
  if (*path == '\0') {
    g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_MISSING,
                _("The picture has an empty address; name a PNG, JPEG or SVG file."));
    return NULL;
  }
  return decode_path(path, base_folder);
}

gboolean hp_file_is_inside(const char *path, const char *folder)
{
  char *real_path = realpath(path, NULL);
  char *real_folder = realpath(folder, NULL);
  const gboolean inside =
      real_path != NULL && real_folder != NULL && hp_path_is_inside(real_path, real_folder);
  free(real_path);
  free(real_folder);
  return inside;
}

static void set_missing(GError **error, const char *uri, const char *path, int reason)
{
  g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_MISSING,
              _("The picture \"%s\" cannot be read: %s (looked for %s). Correct its name, or put "
                "the file there."),
              uri, g_strerror(reason), path);
}

static GBytes *read_all(int descriptor, gsize size)
{
  g_autofree guint8 *data = g_try_malloc(MAX(size, 1));
  if (data == NULL) {
    errno = ENOMEM;
    return NULL;
  }
  gsize filled = 0;
  while (filled < size) {
    const gssize got = read(descriptor, data + filled, size - filled);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return NULL;
    if (got == 0)
      break;
    filled += (gsize)got;
  }
  return g_bytes_new_take(g_steal_pointer(&data), filled);
}

GBytes *hp_read_picture(const char *path, const char *uri, GError **error)
{
  /* Without O_NONBLOCK a named pipe would wait for a writer. */
  const int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    set_missing(error, uri, path, errno);
    return NULL;
  }
  struct stat status;
  GBytes *bytes = NULL;
  if (fstat(descriptor, &status) != 0) {
    set_missing(error, uri, path, errno);
  } else if (!S_ISREG(status.st_mode)) {
    set_missing(error, uri, path, S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
  } else if (status.st_size > HP_MAX_PICTURE_BYTES) {
    g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_TOO_BIG,
                _("The picture \"%s\" has more than %d MiB; make it smaller."), uri,
                HP_MAX_PICTURE_BYTES >> 20);
  } else {
    bytes = read_all(descriptor, (gsize)status.st_size);
    if (bytes == NULL)
      set_missing(error, uri, path, errno);
  }
  close(descriptor);
  return bytes;
}

static GBytes *set_malformed(GError **error)
{
  g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_BROKEN,
              _("The data: address of a picture is malformed; expected "
                "data:image/png;base64, and the picture."));
  return NULL;
}

GBytes *hp_decode_data_uri(const char *uri, GError **error)
{
  const char *comma = strchr(uri, ',');
  if (comma == NULL)
    return set_malformed(error);
  g_autofree char *kind = g_strndup(uri, (gsize)(comma - uri));
  g_autofree char *lower_kind = g_ascii_strdown(kind, -1);
  g_autoptr(GBytes) bytes = g_uri_unescape_bytes(comma + 1, -1, NULL, NULL);
  if (bytes == NULL)
    return set_malformed(error);
  if (!g_str_has_suffix(lower_kind, ";base64"))
    return g_steal_pointer(&bytes);
  gsize length = 0;
  const char *encoded = g_bytes_get_data(bytes, &length);
  g_autofree char *text = g_strndup(encoded, length);
  guchar *decoded = g_base64_decode(text, &length);
  return g_bytes_new_take(decoded, length);
}
