/* edit, private: in which order the elements of a plan stand in others. */
#pragma once

#include "plan/plan.h"

/* What stands in a section, in any order. */
#define HP_BLOCKS "p list figure table pullquote blockquote box repeat"

/* The names of the elements in one of that name, in their order; a NULL-terminated list, in which
   several with spaces between may come in any order. NULL if it is not known. The caller's. */
GStrv hp_order_in(const char *parent);
/* The names of those that come after one of that name, with spaces between; the caller's. */
char *hp_later_in(const char *parent, const char *name);
/* What may hold a part of that kind, likewise; NULL: nothing that is changed here. */
const char *hp_holders_of(const char *kind);
/* What a part of that kind may come after, likewise. */
const char *hp_neighbours_of(const char *kind);
