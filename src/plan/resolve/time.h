/*
 * plan, private: the four days that a cell of timeframes comes to.
 *
 *              earliest   latest               earliest   latest
 *              start      start                end        end
 *   ───────────├──────────┤────────────────────├──────────┤─────────►
 *
 *   during P   its first  its last             its first  its last
 *   start P    its first  its last
 *   start-by P            its last
 *   end P                                      its first  its last
 *   due P                                                 its last
 *   duration                    earliest start + min      latest start + max
 */
#pragma once

#include "plan/calendar.h"

/* HP_NO_DAY where none is said. */
typedef struct {
  HpDay earliest_start, latest_start, earliest_end, latest_end;
  gboolean is_open;        /* until further notice: it has no end */
  gboolean is_in_words;    /* no part of them can be reckoned with */
  gboolean is_conditional; /* one of its timeframes is */
} HpTime;

/* What timeframes of one cell (of const xmlNode *) say together: the least start and the greatest
   end. In one timeframe, what start, start-by, end and due say goes before what during says, and
   that before a duration. */
HpTime hp_time_of_timeframes(const GPtrArray *timeframes, const HpSeasons *seasons);
