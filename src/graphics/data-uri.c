/* What a data: URI holds (RFC 2397), and how messages shorten one. */
#include "graphics/data-uri.h"

#include "graphics/graphics.h"

#include <string.h>

#define SHORT_URI_LENGTH 40

char *hp_short_uri(const char *uri)
{
  const gsize length = strlen(uri);
  if (length <= SHORT_URI_LENGTH || g_ascii_strncasecmp(uri, "data:", 5) != 0)
    return g_utf8_make_valid(uri, -1);
  g_autofree char *beginning = g_utf8_make_valid(uri, SHORT_URI_LENGTH);
  return g_strconcat(beginning, "…", NULL);
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
