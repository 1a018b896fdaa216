/* Inside the room: pictures that stand in their own address. */
#pragma once

#include "base/base.h"

/** What a data: URI holds (RFC 2397). */
GBytes *hp_decode_data_uri(const char *uri, GError **error);
/** What messages call a picture: the URI, a data: URI abbreviated. */
char *hp_short_uri(const char *uri);
