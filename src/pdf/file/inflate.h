/* Inside the room: inflating what may have been made to fill the memory. */
#pragma once

#include "base/base.h"

/** The inflated bytes; NULL if they are damaged, incomplete or more than `limit`. */
GBytes *hp_inflate(GBytes *deflated, gsize limit);
/** Whether no stream of a file inflates to more than `limit` bytes, nor all of them together to
    more than eight times that; a file with streams deflated twice is refused too. */
gboolean hp_streams_are_bounded(const char *file, gsize size, gsize limit);
