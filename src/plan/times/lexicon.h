/*
 * plan, private: the words of times, and how they are found in a text.
 *
 *   "Klart våren 2016, 2 ggr/år"
 *     READY  SEASON  NUMBER  COMMA  NUMBER  TIMES  SLASH  UNIT
 *            spring  2016           2                     year
 *
 * What is known of a language is in the table of words.c, and nowhere else.
 */
#pragma once

#include <glib.h>

typedef enum {
  HP_TOKEN_END, /* nothing more */
  HP_TOKEN_UNKNOWN,
  HP_TOKEN_NUMBER, /* written with digits */
  HP_TOKEN_ORDINAL,
  HP_TOKEN_COMMA, /* ";" and a new line too */
  HP_TOKEN_DOT,   /* after a number; all others are left out */
  HP_TOKEN_DASH,
  HP_TOKEN_SLASH,
  HP_TOKEN_COUNT,  /* a number in words */
  HP_TOKEN_MONTH,  /* 1–12 */
  HP_TOKEN_SEASON, /* an HpSeasonName */
  HP_TOKEN_UNIT,   /* an HpTimeUnit */
  HP_TOKEN_PART,   /* a part of a year with its number: 10 × HpTimeUnit + number */
  HP_TOKEN_SCHOOL_YEAR,
  HP_TOKEN_YEAR_END, /* the turn of two years */
  HP_TOKEN_EDGE,     /* the beginning or the middle of something */
  HP_TOKEN_END_OF,
  HP_TOKEN_FILLER, /* says nothing by itself: "under", "in the" */
  HP_TOKEN_AND,
  HP_TOKEN_TO,
  HP_TOKEN_BETWEEN,
  HP_TOKEN_START,
  HP_TOKEN_FROM,
  HP_TOKEN_UNTIL,
  HP_TOKEN_READY,
  HP_TOKEN_BEFORE,
  HP_TOKEN_OPEN,
  HP_TOKEN_ONWARDS,
  HP_TOKEN_RECURS, /* every one of an HpTimeUnit */
  HP_TOKEN_EVERY,
  HP_TOKEN_EVERY_OTHER,
  HP_TOKEN_TIMES,
  HP_TOKEN_SO_MANY_TIMES, /* once, twice */
  HP_TOKEN_PER,
  HP_TOKEN_APART, /* "med … mellanrum" */
  HP_TOKEN_WITHIN,
  HP_TOKEN_AFTER,
  HP_TOKEN_EACH, /* each member of a group */
} HpTokenKind;

typedef enum {
  HP_UNIT_DAY,
  HP_UNIT_WEEK,
  HP_UNIT_MONTH,
  HP_UNIT_QUARTER,
  HP_UNIT_TERTIAL,
  HP_UNIT_HALF_YEAR,
  HP_UNIT_TERM,
  HP_UNIT_YEAR
} HpTimeUnit;

#define HP_MAX_READINGS 3 /* readings of one word in the table of times; later rows */

/* One word may be several things: "från" begins what lasts, and tells what something is after. */
typedef struct {
  struct {
    HpTokenKind kind;
    int value;
  } readings[HP_MAX_READINGS]; /* the first is always there */
  int digits;                  /* of a number */
  gsize from, to;              /* where it stands in the text, in bytes */
} HpTimeToken;

enum { HP_N_TIME_LANGUAGES = 6 };

/* A row of the table: what its words mean, and what they are in each language, "a|b c|d*": other
   ways to say it between bars, any ending for a star. */
typedef struct {
  HpTokenKind kind;
  int value;
  const char *words[HP_N_TIME_LANGUAGES];
} HpTimeWord;

extern const char *const hp_time_languages[HP_N_TIME_LANGUAGES];
/* Ends with a row of HP_TOKEN_END. */
extern const HpTimeWord hp_time_words[];

/* The tokens of a text in NFC, read in the language with that index; the last is HP_TOKEN_END. The
   caller's, of HpTimeToken. */
GArray *hp_time_tokens(const char *text, int language);
/* Whether the token may be one of this kind; `value` (NULL: not asked) gets its value then. */
gboolean hp_token_is(const HpTimeToken *token, HpTokenKind kind, int *value);
