/*
 * plan, private: what has been reported, with corrections in the place of what they correct.
 *
 *   meeting 2024-10-08   update a  progress="in-progress"     ◄─┐
 *                        update b  target="…"                   │
 *   received 2025-01-15  update c  corrects="a" rating="…"   ◄─┐│ takes the place of a
 *   meeting 2025-03-11   update d  corrects="c" date="…"       ┘┘ takes the place of both
 *
 *   becomes d (in the place of a, for the party and period of a, of its own day), b
 */
#pragma once

#include "plan/calendar.h"
#include "plan/resolve/states.h"

/* A report that counts, most often an update. What it leaves to what it corrects is filled in. */
typedef struct {
  const xmlNode *update;
  const char *id;            /* NULL: it has none */
  const char *by;            /* NULL: it is of the whole */
  const char *period;        /* NULL: none */
  HpDays days;               /* of the period */
  HpDay described, received; /* a correction has that of what it corrects, */
  HpDay came;                /* and came itself on this */
  HpState state;
  HpRating rating;
  gboolean is_moved; /* once and for all: one period of it may be moved, and the rest not */
  guint order;       /* of receipt: greater is later. A correction has that of what it corrects */
} HpEntry;

typedef struct HpReports HpReports;

typedef enum { HP_UPDATES, HP_ASSESSMENTS, HP_OBSERVATIONS, HP_N_REPORT_KINDS } HpReportKind;

/* The reports in a document that were received by the day (HP_NO_DAY: all). */
HpReports *hp_reports_new(const xmlNode *root, HpDay day, const HpSeasons *seasons);
void hp_reports_free(HpReports *reports);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpReports, hp_reports_free)
/* Those of a kind and a target (its id), of const HpEntry *, in the order of receipt; NULL if there
   are none. */
const GPtrArray *hp_reports_of(const HpReports *reports, HpReportKind kind, const char *target);

/* The one that holds against the other (either may be NULL): what was moved, once and for all; else
   the one with the later described day, else the one received later. */
const HpEntry *hp_entry_that_holds(const HpEntry *a, const HpEntry *b);
/* The one that holds against all others (of const HpEntry *, or NULL); NULL if there is none. */
const HpEntry *hp_entry_that_holds_of(const GPtrArray *entries);
/* Says of which report something is: entry, described, received, by. */
void hp_entry_write(const HpEntry *entry, xmlNode *element);
