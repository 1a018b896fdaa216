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

/* As the vocabulary has them, and before them that there is no report. */
typedef enum {
  HP_NOT_REPORTED,
  HP_NOT_STARTED,
  HP_IN_PROGRESS,
  HP_ONGOING,
  HP_COMPLETE,
  HP_PAUSED,
  HP_DROPPED,
  HP_MOVED,
  HP_NOT_RELEVANT,
  HP_N_STATES
} HpState;

/* From the best to the worst. */
typedef enum { HP_NO_RATING, HP_AS_PLANNED, HP_AT_RISK, HP_BEHIND, HP_N_RATINGS } HpRating;

/* As they are written: "not-reported"; NULL for no rating. */
const char *hp_state_name(HpState state);
const char *hp_rating_name(HpRating rating);

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
