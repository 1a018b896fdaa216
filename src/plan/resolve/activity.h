/*
 * plan, private: what is computed of one part of a plan, written into it.
 */
#pragma once

#include "plan/calendar.h"
#include "plan/resolve/party-lists.h"
#include "plan/resolve/reports.h"
#include "plan/resolve/silence.h"

/* Each takes some 2 kB, and more where versions are compared. A plan of eight years has 100 000
   with a thousand activities that recur every month. */
#define MAX_OCCURRENCES 100000 /* occurrences written in a document; later ones are left out */

/* What the parts of a document share. */
typedef struct {
  GHashTable *ids; /* id → xmlNode */
  HpParties *parties;
  const HpReports *reports; /* received by the day */
  HpSeasons seasons;
  HpDay day;          /* HP_NO_DAY: none is known */
  HpDays valid;       /* of the plan; HP_NO_DAY where it does not say */
  HpDay soon_until;   /* the last day of what is soon */
  HpSilence *silence; /* who has not reported; NULL: nobody asks */
  HpPartyLists *party_lists;
  GArray *bars;             /* of HpBar, noted so far */
  const xmlNode *withdrawn; /* what is withdrawn and around what is being resolved, or that itself;
                               NULL: nothing is */
  gboolean has_dated_members;
  guint n_occurrences; /* written so far */
} HpResolution;

/* When it is done, in which periods it recurs, and how it stands. */
void hp_resolve_activity(HpResolution *resolution, xmlNode *activity);
/* How it stands by what was reported of it itself; nothing if that is nothing. */
void hp_resolve_target(const HpResolution *resolution, xmlNode *target);
