/* maker, private: the files inside a PDF. */
#pragma once

#include "maker/maker.h"

/* Whether an attachment may be called so: "a/b.svg", but not "/a", "../a", "a//b", ".a" or anything
   with control characters. */
gboolean hp_is_safe_name(const char *name);
