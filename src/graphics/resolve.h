/* Inside the room: from the URI in a document to bytes. */
#pragma once

#include "base/base.h"

/** The absolute path that a URI names; NULL if it names the network or is malformed. */
char *hp_resolve_path(const char *uri, const char *base_folder, GError **error);
/** Whether the real path lies in `folder`, symbolic links resolved. */
gboolean hp_file_is_inside(const char *path, const char *folder);
/** A regular file's bytes, at most HP_MAX_PICTURE_BYTES. `uri` is what messages call it. */
GBytes *hp_read_picture(const char *path, const char *uri, GError **error);
/** What a data: URI holds (RFC 2397). */
GBytes *hp_decode_data_uri(const char *uri, GError **error);
/** What messages call a picture: the URI, a data: URI abbreviated. */
char *hp_short_uri(const char *uri);
