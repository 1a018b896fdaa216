/* Inside the room: pictures without what is not seen of them. */
#pragma once

#include "graphics/graphics.h"

#include <libxml/tree.h>

/* Each has its picture in `clean` in the end, as much of it as is well-formed; FALSE if there was
   nothing to leave out. */
gboolean hp_clean_png(const guint8 *data, gsize size, GByteArray *clean);
gboolean hp_clean_jpeg(const guint8 *data, gsize size, GByteArray *clean);
/* Takes it out of the tree; TRUE if something went. `clean_uri` cleans a data: URI: what takes its
   place, or NULL. */
typedef char *(*HpCleanUri)(const char *uri, gpointer user);
gboolean hp_clean_svg(xmlDoc *document, HpCleanUri clean_uri, gpointer user);
