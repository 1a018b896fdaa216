/*
 * plan, private: what reports come to.
 *
 *   kommun-a   complete  ─┐
 *   kommun-b   –          ├─►  in-progress, behind: 1 of 3 complete, 1 not reported
 *   kommun-c   in-progress, behind ─┘
 */
#pragma once

#include "plan/resolve/parties.h"
#include "plan/resolve/reports.h"

/* How it stands with one party. */
typedef struct {
  const char *id;       /* NULL: words only */
  const HpEntry *entry; /* NULL: not reported */
  gboolean is_counted;  /* not: it has reported, and is not responsible */
} HpPartyState;

/* Free with hp_outcome_clear. */
typedef struct {
  HpState state;
  HpRating rating;
  const HpEntry *entry;      /* the one that it follows from; NULL: none, or several */
  guint n_parties;           /* 0: not shared */
  guint states[HP_N_STATES]; /* of them */
  GArray *parties;           /* of HpPartyState: those who are counted, then the others who have
                                reported; NULL if not shared */
} HpOutcome;

void hp_outcome_clear(HpOutcome *outcome);

/* What entries (const HpEntry *, or NULL) come to for those who are counted (HpCountedParty):
   shared if there are several, else the one that holds. */
HpOutcome hp_outcome_of(const GPtrArray *entries, const GArray *counted);
/* What one (or NULL) comes to by itself. */
HpOutcome hp_outcome_of_entry(const HpEntry *entry);
