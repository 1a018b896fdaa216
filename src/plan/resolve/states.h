/* plan, private: how things stand, as the vocabulary has it. */
#pragma once

#include <glib.h>

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
/* What is written so; the first of them if nothing (NULL), or nothing of the kind, is. */
HpState hp_state_named(const char *name);
HpRating hp_rating_named(const char *name);

/* Whether nothing more is to be done. */
gboolean hp_state_is_final(HpState state);
/* Whether a report says that it has begun. */
gboolean hp_state_has_begun(HpState state);
