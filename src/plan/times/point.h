/* plan, private: points in time, as the schema's `point` has them, read from tokens. */
#pragma once

#include "plan/calendar.h"
#include "plan/times/lexicon.h"

typedef enum {
  HP_POINT_YEAR,
  HP_POINT_SEASON, /* `number`: an HpSeasonName */
  HP_POINT_HALF,   /* `number`: which, as of those that follow */
  HP_POINT_TERTIAL,
  HP_POINT_QUARTER,
  HP_POINT_WEEK,
  HP_POINT_MONTH,
  HP_POINT_DATE
} HpPointKind;

/* What it lacks is 0: the words may say it later ("1–30 juni", "våren och hösten 2026"). */
typedef struct {
  HpPointKind kind;
  int year, month, day, number;
} HpTimePoint;

/* From one to another; or one, `is_one`. */
typedef struct {
  HpTimePoint first, last;
  gboolean is_one;
  gboolean in_words;    /* bound by a word, as "till", and not by a dash */
  gboolean is_year_end; /* the months on both sides of a turn of years */
} HpTimeRange;

typedef struct {
  const HpTimeToken *tokens; /* the last one is HP_TOKEN_END */
  guint at;
  int year; /* meant where the words have none; 0: none is */
} HpTimeReader;

/* Goes on after a token if it may be of that kind. */
gboolean hp_reader_take(HpTimeReader *reader, HpTokenKind kind, int *value);
gboolean hp_reader_is_at(const HpTimeReader *reader, HpTokenKind kind);
void hp_reader_skip_fillers(HpTimeReader *reader);
/* A number in digits or words, from `least` to `most`. */
gboolean hp_reader_take_count(HpTimeReader *reader, int least, int most, int *count);

/* Reads a range; where there is none, the reader stays where it is. What it has of years and days
   is there. */
gboolean hp_read_range(HpTimeReader *reader, gboolean between, HpTimeRange *range);

/* The days of a point that lacks nothing, seasons as in the neutral house. */
HpDays hp_days_of_time_point(const HpTimePoint *point);
/* Adds it as an element's attributes: ` year="2026" season="spring"`. A week is its first or its
   last day. */
void hp_append_point(GString *out, const HpTimePoint *point, gboolean last_day);
