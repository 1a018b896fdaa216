/* Inside the room: the bytes of strings in content streams (ISO 32000-1, 7.3.4). */
#pragma once

#include "pdf-syntax/pdf-syntax.h"

/** The next byte of a string, read from `at` on, which is moved behind it; negative at the end. */
int hp_shown_string_byte(const HpPdfToken *string, const char **at);
/** Whether it is a hyphen that only a line end is the reason for: the one text that this program
   has read aloud instead of what is shown. */
gboolean hp_shown_is_soft_hyphen(const HpPdfToken *string);
