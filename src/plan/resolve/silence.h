/*
 * plan, private: who should have reported, and has not.
 *
 *   ├──── T2 2026 ────┤       due        the day        missing: nothing of T2, or later
 *            meeting ├──────────────────────┤           silent: nothing since the last meeting
 */
#pragma once

#include "plan/resolve/progress.h"
#include "plan/resolve/reporting.h"
#include "plan/resolve/time.h"

#define MAX_SILENT                                                                                 \
  250000 /* of those who have not reported in a document; later ones are left out */

/* What is asked of all activities of a document, and what has been found. */
typedef struct HpSilence HpSilence;

/* `reporting` and the tree outlive it. */
HpSilence *hp_silence_new(const xmlNode *root, HpDay day, const HpReporting *reporting);
void hp_silence_free(HpSilence *silence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpSilence, hp_silence_free)

/* An activity that is in the plan. */
typedef struct {
  const GPtrArray *entries;   /* what was reported of it, of const HpEntry *; NULL: nothing */
  const GArray *counted;      /* of HpCountedParty: who is responsible */
  const GArray *counted_then; /* who was, by the end of the period that was due */
  const HpOutcome *outcome;   /* what that comes to for them; NULL: it recurs */
  HpTime time;
  HpState state;
  gboolean is_over; /* what recurs, as a whole */
} HpAskedOf;

/* The last day of the period that was due; HP_NO_DAY: none was. */
HpDay hp_silence_due_until(const HpSilence *silence);
/* Adds to an activity who has not reported on it. */
void hp_add_silence(xmlNode *activity, HpSilence *silence, const HpAskedOf *asked);
/* Adds to the plan when reports are due, and who has not given theirs. */
void hp_add_reporting(xmlNode *root, const HpSilence *silence);
