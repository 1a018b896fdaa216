/* plan, private: what one clause of a time in words says. */
#pragma once

#include "plan/times/point.h"

typedef enum {
  HP_CLAUSE_DURING,
  HP_CLAUSE_START,
  HP_CLAUSE_END,
  HP_CLAUSE_DUE,
  HP_CLAUSE_RECURS,
  HP_CLAUSE_DURATION,
  HP_CLAUSE_OPEN
} HpClauseKind;

/* Reads a clause and appends the elements that it is; where there is none that is understood to its
   end, the reader stays where it is and nothing is appended. `each`: the id of the group that "in
   each municipality" means; NULL: none. */
gboolean hp_read_clause(HpTimeReader *reader, const char *each, HpClauseKind *kind, GString *parts);
