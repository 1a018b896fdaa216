/*
 * Where a compound parts: all ways to read it as words, and the likeliest of them.
 *
 *     s o c i a l t j ä n s t l a g e n
 *     0           6           12      17     socialtjänst|lagen: two parts, so the likeliest
 *     └───────────┴───────────┴───────┘      social|tjänst|lagen: the same, read closer
 *
 * A way is as likely as it has few parts, none of three letters, and all of them are words that the
 * list has in compounds. Of equal ones that with the longest first part is meant: kultur|historia,
 * not kult|urhistoria.
 *
 * A part that ends in a double consonant may have lost a third to what follows: "webb" and
 * "baserad" are written "webbaserad". No line ends there: the letter would have to come back.
 */
#include "text/text-internal.h"

#include <string.h>

#define MAX_COMPOUND 64 /* letters of a word that is read as a compound; longer ones are not */

enum {
  SHORT_PART = 3,  /* letters: likelier part of a longer one */
  CLOSER_PART = 4, /* letters of a part within a part, at least */
  OWN_PART = 4,    /* letters of a word of the document's own in a compound, at least */
  STEM_PART = 5,   /* letters of a word that the list does not have in compounds */
  COST = 1,
  MORE_COST = 2, /* for a short part; twice for one that the list does not have */
  NO_WAY = 255,
};

typedef struct {
  const HpWordList *list;
  const HpOwnWords *own;
  const char *word; /* small letters */
  guint n;          /* letters */
  guint16 byte[MAX_COMPOUND + 1];
  guint8 cost[MAX_COMPOUND + 1][MAX_COMPOUND + 1]; /* of the part between; 0: it is none */
  gboolean starts[MAX_COMPOUND + 1];               /* a part may */
  guint8 stands[MAX_COMPOUND + 1];   /* the first letters are a word that stands by itself */
  guint8 rest[MAX_COMPOUND + 1];     /* least cost of all from there on */
  guint8 next[MAX_COMPOUND + 1];     /* where the part ends then that starts there … */
  gboolean shares[MAX_COMPOUND + 1]; /* … and whether it shares its last letter */
  guint8 *marks;
} Readings;

static gboolean letter_is(const Readings *readings, guint at, guint other)
{
  const guint16 *byte = readings->byte;
  const gsize length = byte[at + 1] - byte[at];
  return length == (gsize)(byte[other + 1] - byte[other]) &&
         memcmp(readings->word + byte[at], readings->word + byte[other], length) == 0;
}

/* Whether what ends before `end` does so in a double consonant. */
static gboolean ends_doubled(const Readings *readings, guint end)
{
  return end >= 2 && letter_is(readings, end - 1, end - 2) &&
         strchr("bcdfghjklmnpqrstvwxz", readings->word[readings->byte[end - 1]]) != NULL;
}

static void add_part(Readings *readings, guint from, guint to, guint8 cost)
{
  if (to - from <= SHORT_PART)
    cost += MORE_COST;
  if (readings->cost[from][to] == 0 || cost < readings->cost[from][to])
    readings->cost[from][to] = cost;
  readings->starts[to] = TRUE;
  if (ends_doubled(readings, to) && to - from > SHORT_PART)
    readings->starts[to - 1] = TRUE;
}

/* ---- Parts -------------------------------------------------------------------------------------
 */

static void add_listed_parts(Readings *readings, guint from)
{
  const guint least = hp_word_list_shortest_part(readings->list);
  HpWordWalk walk;
  hp_word_list_begin(readings->list, &walk);
  for (guint to = from + 1; to <= readings->n; to++) {
    for (guint16 i = readings->byte[to - 1]; i < readings->byte[to]; i++)
      if (!hp_word_walk(&walk, (guint8)readings->word[i]))
        return;
    if (to - from < least)
      continue;
    const guint wanted = to == readings->n ? HP_WORD_ENDS
                         : from == 0       ? HP_WORD_BEGINS
                                           : HP_WORD_WITHIN;
    if ((walk.flags & wanted) != 0 && to - from < readings->n)
      add_part(readings, from, to, COST);
    readings->stands[to] |= from == 0 && (walk.flags & HP_WORD_STANDS) != 0;
  }
}

/* Whether a word before `to` may have been given an s that binds it: "samverkans". */
static gboolean is_bound(const Readings *readings, guint to)
{
  const char *letter = readings->word + readings->byte[to - 1];
  return letter[0] == 's' && letter[-1] != 's';
}

static gboolean begins_as_own(const Readings *readings, guint from, guint to)
{
  const char *part = readings->word + readings->byte[from];
  const gsize length = readings->byte[to] - readings->byte[from];
  return hp_own_words_has(readings->own, part, length) ||
         (is_bound(readings, to) && hp_own_words_has(readings->own, part, length - 1));
}

/* A word that the list has, but not in compounds: not one that it has there with its s. */
static gboolean begins_as_stem(const Readings *readings, guint from, guint to)
{
  const guint8 *stands = readings->stands;
  if (from > 0 || readings->n - to < STEM_PART)
    return FALSE;
  /* "arvodering" is no ring. */
  if (strncmp(readings->word + readings->byte[to] - 1, "ering", strlen("ering")) == 0)
    return FALSE;
  if (stands[to])
    return readings->cost[0][to + 1] == 0 || readings->word[readings->byte[to]] != 's';
  return stands[to - 1] && is_bound(readings, to);
}

static gboolean is_own_part(const Readings *readings, guint from, guint to)
{
  const char *part = readings->word + readings->byte[from];
  const gsize length = readings->byte[to] - readings->byte[from];
  if (to == readings->n)
    return to - from >= STEM_PART && hp_own_words_has_form(readings->own, part, length);
  return readings->n - to >= OWN_PART && begins_as_own(readings, from, to);
}

static void add_own_parts(Readings *readings, guint from)
{
  for (guint to = from + OWN_PART; to <= readings->n; to++) {
    if (from == 0 && to == readings->n)
      return;
    if (begins_as_stem(readings, from, to) || is_own_part(readings, from, to))
      add_part(readings, from, to, COST + 2 * MORE_COST);
  }
}

/* ---- Ways --------------------------------------------------------------------------------------
 */

static void consider(Readings *readings, guint from, guint to, guint to_start, gboolean shares)
{
  if (to_start <= from || readings->rest[to_start] == NO_WAY)
    return;
  const guint cost = (guint)readings->cost[from][to] + readings->rest[to_start];
  if (cost > readings->rest[from] || cost >= NO_WAY)
    return;
  readings->rest[from] = (guint8)cost;
  readings->next[from] = (guint8)to;
  readings->shares[from] = shares;
}

/* From the end; of ways that cost the same the last considered is kept, which has the longest part,
   and rather one that shares a letter. */
static gboolean find_way(Readings *readings)
{
  const guint n = readings->n;
  memset(readings->rest, NO_WAY, sizeof readings->rest);
  readings->rest[n] = 0;
  for (guint from = n; from-- > 0;) {
    for (guint to = from + 1; to <= n; to++) {
      if (readings->cost[from][to] == 0)
        continue;
      consider(readings, from, to, to, FALSE);
      if (to < n && to - from > SHORT_PART && ends_doubled(readings, to))
        consider(readings, from, to, to - 1, TRUE);
    }
  }
  return readings->rest[0] != NO_WAY;
}

/* "glas|skål" or "glass|kål": a reader would have to know. */
static gboolean is_doubtful(const Readings *readings, guint from, guint joint, guint to)
{
  const guint cost = (guint)readings->cost[from][joint] + readings->cost[joint][to];
  for (guint other = joint - 1; other <= joint + 1; other += 2) {
    if (other <= from || other >= to || readings->cost[from][other] == 0 ||
        readings->cost[other][to] == 0)
      continue;
    if ((guint)readings->cost[from][other] + readings->cost[other][to] <= cost)
      return TRUE;
  }
  return FALSE;
}

static void mark_joint(Readings *readings, guint from, guint joint, guint to)
{
  if (!is_doubtful(readings, from, joint, to)) {
    readings->marks[joint] = HP_JOINT;
    return;
  }
  for (guint at = joint - 1; at <= joint + 1; at++)
    readings->marks[at] = HP_NO_JOINT;
}

/* A part that is a compound itself. */
static void read_closer(Readings *readings, guint from, guint to)
{
  for (guint at = to; at-- > from;) {
    if (at < from + CLOSER_PART || at + CLOSER_PART > to || readings->cost[from][at] != COST ||
        readings->cost[at][to] != COST || is_doubtful(readings, from, at, to))
      continue;
    readings->marks[at] = HP_JOINT;
    read_closer(readings, from, at);
    read_closer(readings, at, to);
    return;
  }
}

static void mark_way(Readings *readings)
{
  for (guint from = 0; from < readings->n;) {
    const guint to = readings->next[from];
    read_closer(readings, from, to);
    if (readings->shares[from]) {
      readings->marks[to - 1] = readings->marks[to] = HP_NO_JOINT;
      from = to - 1;
      continue;
    }
    if (to < readings->n)
      mark_joint(readings, from, to, readings->next[to]);
    from = to;
  }
}

void hp_find_joints(const HpWordList *list, const HpOwnWords *own, const char *word, guint8 *marks)
{
  Readings readings = {.list = list, .own = own, .word = word, .marks = marks};
  const gsize length = strlen(word);
  for (gsize i = 0; i < length; i = (gsize)(g_utf8_next_char(word + i) - word)) {
    if (readings.n == MAX_COMPOUND)
      return;
    readings.byte[readings.n++] = (guint16)i;
  }
  readings.byte[readings.n] = (guint16)length;
  readings.starts[0] = TRUE;
  for (guint from = 0; list != NULL && from < readings.n; from++)
    if (readings.starts[from])
      add_listed_parts(&readings, from);
  gboolean found = find_way(&readings);
  for (guint from = 0; !found && from < readings.n; from++)
    if (readings.starts[from]) {
      if (list != NULL && from > 0)
        add_listed_parts(&readings, from);
      add_own_parts(&readings, from);
    }
  if (found || find_way(&readings))
    mark_way(&readings);
}
