/*
 * Which breaks a paragraph takes: lines of least total demerits (Knuth and Plass, Breaking
 * Paragraphs into Lines, 1981), in integers.
 *
 * Three tries, as formatters of XSL do: without hyphenation and little stretch; with hyphenation
 * (or more stretch if there is none); anything goes, overfull lines included. If one is, what is
 * held together, but not for ever, lets go. A ragged line may stretch at its end, by about three
 * spaces; spaces themselves only on justified lines.
 *
 * In ragged text a hyphen has to earn a line: where there are no fewer lines with hyphens than
 * without, and no line without them lacks more than two fifths of its room, it goes without.
 * Compounds part between their parts: justified lines may end elsewhere, at a price.
 */
#include "text/text-internal.h"

#include <string.h>

#define MAX_ACTIVE 512 /* places that the next line may begin at, at once; the worst are let go */

enum {
  ONE = 1024,                 /* an adjustment ratio of 1 */
  INFINITE_RATIO = 100 * ONE, /* nothing can stretch */
  END_STRETCH = 10248,        /* 10.008 pt: what a ragged line may lack at ratio 1 */
  DEMERIT_UNIT = 64,          /* demerits are in 1/64², so that small ratios still tell apart */
  HYPHEN_PENALTY = 50,
  IN_PART_PENALTY = 300,          /* within a part of a compound, whose joint would do as well */
  RAGGED_HYPHEN_PENALTY = 800,    /* as bad as a line that lacks 20 pt */
  RAGGED_IN_PART_PENALTY = 20000, /* worse than any line that ragged text has patience for */
  PATIENCE = 5 * ONE,             /* the ratio up to which ragged text goes without hyphens */
  AFTER_PENALTY = 1,
  HELD_PENALTY = 100000,       /* worse than any that lets a line fit */
  HELD_WORD_PENALTY = 1000000, /* worse than any that ends at a space */
  ROUNDING = HP_POINT / 32,    /* a ratio of -1 is cut to its 1/1024 */
};

#define MOST_BADNESS ((gint64)1 << 29)
#define MOST_DEMERITS ((gint64)1 << 61)
#define HYPHENS_IN_A_ROW ((gint64)50 * DEMERIT_UNIT * DEMERIT_UNIT)
/* The last line begins with what a hyphen left over. */
#define RAGGED_FINAL_HYPHEN                                                                        \
  ((gint64)RAGGED_HYPHEN_PENALTY * RAGGED_HYPHEN_PENALTY * DEMERIT_UNIT * DEMERIT_UNIT)
#define UNLIKE_NEIGHBOURS ((gint64)50 * DEMERIT_UNIT * DEMERIT_UNIT)

enum { TIGHT, NORMAL, LOOSE, VERY_LOOSE, N_FITNESS };

typedef struct {
  HpParagraph *paragraph;
  const HpLineOptions *options;
  const HpBreakpoint *breaks;
  guint first, final; /* the breaks looked at; the final one is forced */
  gsize start;        /* where the first line starts */
  HpSums start_sums;
  int threshold; /* the greatest ratio to accept */
  gboolean force;
  gboolean in_parts;                        /* of compounds: lines may end there */
  HpBreakpointSet set;                      /* the breaks are of */
  gboolean has_found[HP_N_BREAKPOINT_SETS]; /* the paragraph's, once for all of its lines */
  GArray *nodes;                            /* of HpActiveNode */
  int active[MAX_ACTIVE];
  guint n_active;
  int restart;            /* the node forced last */
  HpActiveNode too_short; /* the best line that lacks too much; at < 0: none */
  HpActiveNode too_long;
} Breaker;

typedef struct {
  gint64 lack;  /* room less natural width */
  gint64 ratio; /* in 1/1024 */
} LineFit;

/* ---- One line ----------------------------------------------------------------------------------
 */

static const HpActiveNode *node_at(const Breaker *breaker, int index)
{
  return &g_array_index(breaker->nodes, HpActiveNode, index);
}

static const HpSums *sums_after(const Breaker *breaker, const HpActiveNode *node)
{
  return node->at < 0 ? &breaker->start_sums : &breaker->breaks[node->at].at_start;
}

static gint64 room_of(const Breaker *breaker, const HpActiveNode *from, const HpBreakpoint *to)
{
  gint64 room = breaker->options->width;
  if (from->at < 0 && breaker->start == 0)
    room -= breaker->options->first_line_indent;
  if (to->kind == HP_LINE_BREAK_FORCED)
    room -= breaker->options->last_line_end_indent;
  return room;
}

/* Of a line from right to left, that at its end. */
static HpLength left_indent(const Breaker *breaker, const HpActiveNode *from,
                            const HpBreakpoint *to)
{
  if (breaker->paragraph->right_to_left)
    return to->kind == HP_LINE_BREAK_FORCED ? breaker->options->last_line_end_indent : 0;
  return from->at < 0 && breaker->start == 0 ? breaker->options->first_line_indent : 0;
}

static gint64 stretch_of(const Breaker *breaker, const HpSums *from, const HpBreakpoint *to)
{
  const HpLineOptions *options = breaker->options;
  const gint64 spaces = to->at_end.stretch - from->stretch;
  const gint64 leaders = to->at_end.leader_stretch - from->leader_stretch;
  const gboolean last = to->kind == HP_LINE_BREAK_FORCED;
  if (last && options->align_last == HP_LINE_JUSTIFY)
    return spaces + leaders;
  if (options->align == HP_LINE_CENTER)
    return 2 * END_STRETCH + leaders;
  if (last)
    return options->width + leaders;
  if (options->align == HP_LINE_JUSTIFY || options->align_last == HP_LINE_JUSTIFY)
    return spaces + leaders;
  return END_STRETCH + leaders;
}

/* Spaces shrink where they are justified: before the end of the paragraph and preserved linefeeds
   that is for text-align-last to say (XSL 1.1, 7.16.10). */
static gint64 shrink_of(const HpLineOptions *options, const HpSums *from, const HpBreakpoint *to)
{
  const gint64 leaders = to->at_end.leader_shrink - from->leader_shrink;
  const HpLineAlign align = to->kind == HP_LINE_BREAK_FORCED ? options->align_last : options->align;
  return align == HP_LINE_JUSTIFY ? to->at_end.shrink - from->shrink + leaders : leaders;
}

static LineFit fit_of(const Breaker *breaker, const HpActiveNode *node, const HpBreakpoint *to)
{
  const HpSums *from = sums_after(breaker, node);
  const gint64 lack = room_of(breaker, node, to) - (to->at_end.width - from->width);
  if (lack == 0)
    return (LineFit){0, 0};
  const gint64 give =
      lack > 0 ? stretch_of(breaker, from, to) : shrink_of(breaker->options, from, to);
  const gint64 limit = lack > 0 ? INFINITE_RATIO : -INFINITE_RATIO;
  if (give <= 0 || ABS(lack) / give >= INFINITE_RATIO / ONE)
    return (LineFit){lack, limit};
  return (LineFit){lack, lack * ONE / give};
}

static int fitness_of(gint64 ratio)
{
  if (ratio < -ONE / 2)
    return TIGHT;
  if (ratio <= ONE / 2)
    return NORMAL;
  return ratio <= ONE ? LOOSE : VERY_LOOSE;
}

/* Where no author put it. */
static gboolean inserts_hyphen(HpLineBreakKind kind)
{
  return kind == HP_LINE_BREAK_HYPHEN || kind == HP_LINE_BREAK_IN_PART;
}

static gboolean shows_hyphen(HpLineBreakKind kind)
{
  return inserts_hyphen(kind) || kind == HP_LINE_BREAK_SOFT_HYPHEN;
}

static gboolean is_ragged(const HpLineOptions *options)
{
  return options->align != HP_LINE_JUSTIFY && options->align_last != HP_LINE_JUSTIFY;
}

static int penalty_of(const HpLineOptions *options, const HpBreakpoint *to)
{
  const HpLineBreakKind kind = to->kind;
  if (to->held)
    return kind == HP_LINE_BREAK_SPACE ? HELD_PENALTY : HELD_WORD_PENALTY;
  if (kind == HP_LINE_BREAK_IN_PART)
    return is_ragged(options) ? RAGGED_IN_PART_PENALTY : IN_PART_PENALTY;
  if (kind == HP_LINE_BREAK_HYPHEN || kind == HP_LINE_BREAK_ADDRESS)
    return is_ragged(options) ? RAGGED_HYPHEN_PENALTY : HYPHEN_PENALTY;
  return kind == HP_LINE_BREAK_AFTER || kind == HP_LINE_BREAK_SOFT_HYPHEN ? AFTER_PENALTY : 0;
}

/* (1 + 100 |ratio|³ + penalty)², and what neighbouring lines add. */
static gint64 demerits_of(const HpLineOptions *options, const HpActiveNode *node,
                          const HpBreakpoint *to, gint64 ratio)
{
  const gint64 r = ABS(ratio);
  const gint64 cube = r * r * r / ((gint64)ONE * ONE);
  const gint64 badness =
      MIN(DEMERIT_UNIT * (1 + penalty_of(options, to)) + cube / ONE * 100 * DEMERIT_UNIT +
              cube % ONE * 100 * DEMERIT_UNIT / ONE,
          MOST_BADNESS);
  gint64 demerits = badness * badness;
  if (inserts_hyphen(to->kind) && node->hyphens > 0)
    demerits += HYPHENS_IN_A_ROW;
  if (to->kind == HP_LINE_BREAK_FORCED && node->hyphens > 0 && is_ragged(options))
    demerits += RAGGED_FINAL_HYPHEN;
  if (ABS(fitness_of(ratio) - node->fitness) > 1)
    demerits += UNLIKE_NEIGHBOURS;
  return MIN(node->demerits + demerits, MOST_DEMERITS);
}

static HpActiveNode node_for(const Breaker *breaker, int previous, int at, gint64 ratio)
{
  const HpActiveNode *node = node_at(breaker, previous);
  const HpBreakpoint *to = &breaker->breaks[at];
  return (HpActiveNode){.demerits = demerits_of(breaker->options, node, to, ratio),
                        .at = at,
                        .previous = previous,
                        .hyphens = shows_hyphen(to->kind) ? node->hyphens + 1 : 0,
                        .fitness = fitness_of(ratio)};
}

/* ---- The ways through --------------------------------------------------------------------------
 */

static void activate(Breaker *breaker, const HpActiveNode *node)
{
  if (breaker->n_active == MAX_ACTIVE) {
    breaker->n_active--;
    memmove(breaker->active, breaker->active + 1, sizeof(int) * breaker->n_active);
  }
  breaker->active[breaker->n_active++] = (int)breaker->nodes->len;
  g_array_append_val(breaker->nodes, *node);
}

static gboolean exceeds_ladder(const Breaker *breaker, const HpActiveNode *node)
{
  const int most = breaker->options->hyphenation_ladder_count;
  return most >= 0 && node->hyphens > most && breaker->set != HP_BREAKPOINTS_ANYWHERE;
}

static void note_forced(Breaker *breaker, const HpActiveNode *node, gint64 ratio)
{
  HpActiveNode *worse = ratio < -ONE ? &breaker->too_long : &breaker->too_short;
  if (worse->at < 0 || node->demerits <= worse->demerits)
    *worse = *node;
}

/* What cannot fit should take as little with it over the edge as can be. */
static gboolean leaves_less(const HpActiveNode *node, const HpActiveNode *than)
{
  return node->at != than->at ? node->at > than->at : node->demerits < than->demerits;
}

/* Tries all lines that end at a break. Returns the best of the nodes that no line can reach on
   from, or -1. */
static int consider_break(Breaker *breaker, int at)
{
  const HpBreakpoint *to = &breaker->breaks[at];
  HpActiveNode best[N_FITNESS];
  gboolean found[N_FITNESS] = {FALSE};
  int retired = -1;
  guint kept = 0;
  if (to->kind == HP_LINE_BREAK_IN_PART && !breaker->in_parts)
    return -1;
  breaker->too_long.at = -1;
  for (guint i = 0; i < breaker->n_active; i++) {
    const int index = breaker->active[i];
    const LineFit fit = fit_of(breaker, node_at(breaker, index), to);
    if (fit.ratio >= -ONE && to->kind != HP_LINE_BREAK_FORCED)
      breaker->active[kept++] = index;
    else if (retired < 0 || leaves_less(node_at(breaker, index), node_at(breaker, retired)))
      retired = index;
    const HpActiveNode node = node_for(breaker, index, at, fit.ratio);
    const gboolean laddered = exceeds_ladder(breaker, &node);
    if (fit.ratio >= -ONE && fit.ratio <= breaker->threshold && !laddered) {
      if (!found[node.fitness] || node.demerits < best[node.fitness].demerits)
        best[node.fitness] = node;
      found[node.fitness] = TRUE;
      breaker->too_short.at = -1;
    } else if (breaker->force && !laddered) {
      note_forced(breaker, &node, fit.ratio);
    }
  }
  breaker->n_active = kept;
  for (int class = 0; class < N_FITNESS; class ++)
    if (found[class])
      activate(breaker, &best[class]);
  return retired;
}

/* Goes on from a node that no good line leaves: first from the best such node; if that was tried
   already, with the best bad line from it. Returns the break to go on after. */
static int restart(Breaker *breaker, int retired, int at)
{
  breaker->n_active = 0;
  if (retired >= 0 && retired != breaker->restart) {
    breaker->active[breaker->n_active++] = retired;
  } else {
    const HpActiveNode *forced =
        breaker->too_short.at >= 0 ? &breaker->too_short : &breaker->too_long;
    HpActiveNode node =
        forced->at >= 0 ? *forced : node_for(breaker, MAX(retired, 0), at, -INFINITE_RATIO);
    activate(breaker, &node);
  }
  breaker->restart = breaker->active[0];
  HpActiveNode *node = &g_array_index(breaker->nodes, HpActiveNode, breaker->restart);
  node->demerits = 0;
  breaker->too_short.at = breaker->too_long.at = -1;
  return node->at < 0 ? (int)breaker->first - 1 : node->at;
}

static int best_final_node(const Breaker *breaker)
{
  int best = -1;
  for (guint i = 0; i < breaker->n_active; i++) {
    const int index = breaker->active[i];
    if (node_at(breaker, index)->at == (int)breaker->final &&
        (best < 0 || node_at(breaker, index)->demerits < node_at(breaker, best)->demerits))
      best = index;
  }
  return best;
}

/* The last node of the best way to the final break, or -1 if there is none and none is forced. */
static int find_way(Breaker *breaker, int threshold, gboolean force)
{
  const HpActiveNode beginning = {.at = -1, .previous = -1, .fitness = NORMAL};
  breaker->threshold = threshold;
  breaker->force = force;
  breaker->n_active = 0;
  breaker->restart = -1;
  breaker->too_short.at = breaker->too_long.at = -1;
  g_array_set_size(breaker->nodes, 0);
  activate(breaker, &beginning);
  breaker->restart = 0;
  for (int at = (int)breaker->first; at <= (int)breaker->final; at++) {
    const int retired = consider_break(breaker, at);
    if (breaker->n_active > 0)
      continue;
    if (!force)
      return -1;
    at = restart(breaker, retired, at);
  }
  return best_final_node(breaker);
}

/* ---- Lines -------------------------------------------------------------------------------------
 */

static HpLine make_line(const Breaker *breaker, const HpActiveNode *from, const HpActiveNode *to)
{
  const HpBreakpoint *end = &breaker->breaks[to->at];
  const HpSums *sums = sums_after(breaker, from);
  const gsize start = from->at < 0 ? breaker->start : breaker->breaks[from->at].next;
  const gint64 room = room_of(breaker, from, end);
  const gint64 width = end->at_end.width - sums->width;
  return (HpLine){
      .start = start,
      .end = MAX(start, end->end),
      .next = end->next,
      .width = hp_length_clamp(width),
      .room = hp_length_clamp(room),
      .indent = left_indent(breaker, from, end),
      .hyphenated = shows_hyphen(end->kind),
      .torn = end->anywhere,
      .forced = end->kind == HP_LINE_BREAK_FORCED,
      .last = end->next >= breaker->paragraph->length,
      .overfull = width - shrink_of(breaker->options, sums, end) > room + ROUNDING,
  };
}

static guint length_of_way(const Breaker *breaker, int last)
{
  guint n = 0;
  for (int i = last; node_at(breaker, i)->at >= 0; i = node_at(breaker, i)->previous)
    n++;
  return n;
}

static void append_way(const Breaker *breaker, int last, GArray *lines)
{
  const guint first = lines->len;
  guint n = length_of_way(breaker, last);
  g_array_set_size(lines, first + n);
  for (int i = last; node_at(breaker, i)->at >= 0; i = node_at(breaker, i)->previous) {
    const HpActiveNode *node = node_at(breaker, i);
    g_array_index(lines, HpLine, first + --n) =
        make_line(breaker, node_at(breaker, node->previous), node);
  }
}

static const GArray *breaks_of(Breaker *breaker, HpBreakpointSet set)
{
  GArray *breaks = breaker->paragraph->text->breaks_of_sets[set];
  if (!breaker->has_found[set])
    hp_paragraph_breakpoints(breaker->paragraph, set, breaker->options->width, breaks);
  breaker->has_found[set] = TRUE;
  return breaks;
}

/* Those from where the line starts up to the next forced one; FALSE: there are none. */
static gboolean use_breaks(Breaker *breaker, HpBreakpointSet set)
{
  const GArray *breaks = breaks_of(breaker, set);
  breaker->set = set;
  breaker->breaks = (const HpBreakpoint *)breaks->data;
  guint low = 0, high = breaks->len;
  while (low < high) {
    const guint middle = low + (high - low) / 2;
    if (breaker->breaks[middle].next <= breaker->start)
      low = middle + 1;
    else
      high = middle;
  }
  while (low < breaks->len && breaker->breaks[low].end < breaker->start)
    low++;
  breaker->first = breaker->final = low;
  while (breaker->final + 1 < breaks->len &&
         breaker->breaks[breaker->final].kind != HP_LINE_BREAK_FORCED)
    breaker->final++;
  return breaker->first < breaks->len;
}

/* Everything up to the next forced break fits on one line as it is. */
static gboolean append_single_line(Breaker *breaker, GArray *lines)
{
  const HpActiveNode beginning = {.at = -1}, end = {.at = (int)breaker->final};
  const HpLine line = make_line(breaker, &beginning, &end);
  if (line.width > line.room)
    return FALSE;
  g_array_append_val(lines, line);
  return TRUE;
}

static gboolean has_overlong(const Breaker *breaker)
{
  return breaker->paragraph->hyphenates &&
         breaker->paragraph->widest_word > breaker->options->width;
}

static void append_best_way(Breaker *breaker, GArray *lines)
{
  const gboolean hyphenates_any = breaker->paragraph->hyphenates_any;
  int last = find_way(breaker, ONE, FALSE);
  if (last < 0 && (hyphenates_any || has_overlong(breaker)))
    use_breaks(breaker, HP_BREAKPOINTS_HYPHENATED);
  if (last < 0)
    last = find_way(breaker, hyphenates_any ? ONE : 5 * ONE, FALSE);
  append_way(breaker, last >= 0 ? last : find_way(breaker, 20 * ONE, TRUE), lines);
}

/* How much a line of ragged text may lack before words are hyphenated. */
static int patience_of(const HpLineOptions *options)
{
  const gint64 stretch = options->align == HP_LINE_CENTER ? 2 * END_STRETCH : END_STRETCH;
  return (int)CLAMP((gint64)options->width * 2 / 5 * ONE / stretch, ONE, PATIENCE);
}

static gboolean any_overfull(const GArray *lines, guint first)
{
  for (guint i = first; i < lines->len; i++)
    if (g_array_index(lines, HpLine, i).overfull)
      return TRUE;
  return FALSE;
}

/* The lines without hyphens from `first` on, if there are such, give way to fewer with them. FALSE:
   some line is overfull. */
static gboolean append_hyphenated_way(Breaker *breaker, int patience, guint first, GArray *lines)
{
  const guint n_without = lines->len - first;
  const int last = find_way(breaker, patience, FALSE);
  if (n_without > 0 && (last < 0 || length_of_way(breaker, last) >= n_without))
    return TRUE;
  g_array_set_size(lines, first);
  append_way(breaker, last >= 0 ? last : find_way(breaker, 20 * ONE, TRUE), lines);
  return !any_overfull(lines, first);
}

/* A compound is divided within a part only if that is too wide for a line. */
static void append_best_ragged_way(Breaker *breaker, GArray *lines)
{
  const int patience = patience_of(breaker->options);
  const guint first = lines->len;
  const int last = find_way(breaker, patience, FALSE);
  if (last >= 0)
    append_way(breaker, last, lines);
  use_breaks(breaker, HP_BREAKPOINTS_HYPHENATED);
  breaker->in_parts = FALSE;
  const gboolean fits = append_hyphenated_way(breaker, patience, first, lines);
  breaker->in_parts = TRUE;
  if (!fits) {
    g_array_set_size(lines, first);
    append_hyphenated_way(breaker, patience, first, lines);
  }
}

static gboolean any_held(const Breaker *breaker)
{
  for (guint i = breaker->first; i <= breaker->final; i++)
    if (breaker->breaks[i].held)
      return TRUE;
  return FALSE;
}

/* Instead of lines of which some are overfull, if `set` has more places to break them at. */
static void append_lines_anyhow(Breaker *breaker, HpBreakpointSet set, guint first, GArray *lines)
{
  if (!any_overfull(lines, first))
    return;
  use_breaks(breaker, set);
  if (!any_held(breaker))
    return;
  g_array_set_size(lines, first);
  append_way(breaker, find_way(breaker, 20 * ONE, TRUE), lines);
}

/* Up to the next forced break. What is held together lets go where a line would be overfull; so do,
   if that does not help, words. */
static void append_lines(Breaker *breaker, GArray *lines)
{
  const guint first = lines->len;
  if (append_single_line(breaker, lines))
    return;
  if (breaker->paragraph->hyphenates_any && is_ragged(breaker->options))
    append_best_ragged_way(breaker, lines);
  else
    append_best_way(breaker, lines);
  append_lines_anyhow(breaker, HP_BREAKPOINTS_LAST_RESORT, first, lines);
  append_lines_anyhow(breaker, HP_BREAKPOINTS_ANYWHERE, first, lines);
}

/* Where a line starts after a break at `from`; FALSE: `set` has none there. */
static gboolean find_start_among(Breaker *breaker, HpBreakpointSet set, gsize from)
{
  HpText *text = breaker->paragraph->text;
  hp_paragraph_breakpoints(breaker->paragraph, set, 0, text->breaks);
  gsize found = 0;
  for (guint i = 0; i < text->breaks->len; i++) {
    const HpBreakpoint *at = &g_array_index(text->breaks, HpBreakpoint, i);
    if (at->next > from)
      break;
    breaker->start_sums = at->at_start;
    found = at->next;
  }
  return found == from;
}

/* Where the line starts that an earlier call ended with a break at `from`. */
static void find_start(Breaker *breaker, gsize from)
{
  breaker->start = from;
  breaker->start_sums = (HpSums){0};
  if (from > 0 && !find_start_among(breaker, HP_BREAKPOINTS_LAST_RESORT, from))
    find_start_among(breaker, HP_BREAKPOINTS_ANYWHERE, from);
}

guint hp_paragraph_break_lines(HpParagraph *paragraph, gsize from, const HpLineOptions *options,
                               HpLine **lines)
{
  HpText *text = paragraph->text;
  Breaker breaker = {
      .paragraph = paragraph, .options = options, .nodes = text->nodes, .in_parts = TRUE};
  *lines = NULL;
  if (from >= paragraph->length)
    return 0;
  find_start(&breaker, from);
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(HpLine));
  while (breaker.start < paragraph->length && use_breaks(&breaker, HP_BREAKPOINTS_BETWEEN_WORDS)) {
    append_lines(&breaker, found);
    breaker.start = breaker.breaks[breaker.final].next;
    breaker.start_sums = breaker.breaks[breaker.final].at_start;
  }
  *lines = hp_arena_copy(paragraph->arena, found->data, sizeof(HpLine) * found->len);
  return found->len;
}
