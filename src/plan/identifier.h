/* plan, private: what parties are known by in other documents. */
#pragma once

#include "plan/plan.h"

/* Whether it is a number, as those of organisations are, and no web address. */
gboolean hp_identifier_is_number(const char *identifier);
/* "2321000222": the digits of a number. The caller's. */
char *hp_identifier_digits(const char *number);
/* The same for one identifier however it is written: numbers with or without a hyphen, addresses
   with or without a last slash. The caller's. */
char *hp_identifier_key(const char *identifier);
