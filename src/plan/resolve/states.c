/* Names how things stand, and tells what is done by that. */
#include "plan/resolve/states.h"

#include <string.h>

static const char *const state_names[HP_N_STATES] = {"not-reported", "not-started", "in-progress",
                                                     "ongoing",      "complete",    "paused",
                                                     "dropped",      "moved",       "not-relevant"};
static const char *const rating_names[HP_N_RATINGS] = {NULL, "as-planned", "at-risk", "behind"};

const char *hp_state_name(HpState state)
{
  return state_names[state];
}

const char *hp_rating_name(HpRating rating)
{
  return rating_names[rating];
}

/* Its index; 0 if it is none of them. */
static guint index_in(const char *const *names, guint n, const char *name)
{
  guint i = name == NULL ? 0 : n - 1;
  while (i > 0 && (*name != *names[i] || strcmp(name, names[i]) != 0))
    i--;
  return i;
}

HpState hp_state_named(const char *name)
{
  return index_in(state_names, HP_N_STATES, name);
}

HpRating hp_rating_named(const char *name)
{
  return index_in(rating_names, HP_N_RATINGS, name);
}

gboolean hp_state_is_final(HpState state)
{
  return state == HP_COMPLETE || state == HP_DROPPED || state == HP_MOVED ||
         state == HP_NOT_RELEVANT;
}

gboolean hp_state_has_begun(HpState state)
{
  return state != HP_NOT_REPORTED && state != HP_NOT_STARTED;
}
