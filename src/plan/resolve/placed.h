/*
 * plan, private: which occurrences the reports on what recurs are of.
 *
 *   2017-Q1   2017-Q2   2017-Q3   2017-Q4
 *   ├────────┼─────────┼─────────┼────────┤
 *      │day    ├ 2017-Q2 ┤   ├ 2017-09 ┤        an entry is of its period, which is no part of one,
 *   ◄──┘                                        else of the occurrence that its day is in
 *   ├ 2017 ───────────────────────────────┤     and so of all that are in it
 */
#pragma once

#include "plan/resolve/occurrences.h"
#include "plan/resolve/reports.h"

/* An entry, and what it is of. */
typedef struct {
  const HpEntry *entry;
  HpDays days;
  const char *period; /* what that is called, or NULL */
} HpPlacedEntry;

/* Each of the entries (const HpEntry *; NULL: none) that counts, in its own period; else in the
   first of the occurrences that the described day is in, which may be none: then on that day. One
   whose period is a part of an occurrence does not count, unless it is done `often` in each. The
   caller's array of HpPlacedEntry. */
GArray *hp_placed_entries(const GPtrArray *entries, const GArray *occurrences, gboolean often);

/* The entries (HpPlacedEntry) that are of these days, or of longer ones. The caller's, of const
   HpEntry *. */
GPtrArray *hp_entries_of_days(const GArray *entries, HpDays days);
/* The same for each of the occurrences, NULL where there are none. The caller's. */
GPtrArray *hp_entries_by_occurrence(const GArray *entries, const GArray *occurrences);
