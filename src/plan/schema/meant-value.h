/* plan, private: what value somebody may have meant. */
#pragma once

#include "plan/schema/pattern.h"

/* A value that the content allows, for one that it does not: a day, a period or a number as people
   write them ("30/6 2027", "Q3 2027", "250 000 kr"), a blank too many. NULL if none is near; the
   caller's. */
char *hp_value_meant(HpSchema *schema, const HpPattern *content, const char *value);
/* The elements of the one time that the words are: `<start year="2025"/><end year="2027"/>`; NULL
   if they are none. The caller's. */
char *hp_time_meant(const char *words);
/* The attributes of the one point in time that the words name: year="2027" season="autumn"; NULL if
   they name none. Of (name, value); the caller's. */
GPtrArray *hp_point_meant(const char *words);

typedef struct {
  char *name, *value;
} HpNamedValue;
