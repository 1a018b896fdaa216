/* The places where the lines of a paragraph may break, and how wide they are then. */
#include "text/text-internal.h"

#include <string.h>

/* ---- Between words of a plain paragraph --------------------------------------------------------
 */

/* Marks that stay with the word before them even after a space, or with the word after. */
static gboolean forbids_break_before(const char *c, const char *end)
{
  const GUnicodeBreakType type = g_unichar_break_type(g_utf8_get_char(c));
  if (type == G_UNICODE_BREAK_INFIX_SEPARATOR) {
    const char *next = g_utf8_next_char(c);
    return next >= end || !g_ascii_isdigit(*next);
  }
  return type == G_UNICODE_BREAK_CLOSE_PUNCTUATION || type == G_UNICODE_BREAK_CLOSE_PARANTHESIS ||
         type == G_UNICODE_BREAK_EXCLAMATION || type == G_UNICODE_BREAK_SYMBOL;
}

static gboolean is_dash(const HpParagraph *paragraph, const HpLineItem *item)
{
  return hp_is_dash(paragraph->string + item->start, item->end - item->start);
}

/* The item beside that one, `step` to the left or right, as it is read: without edges, anchors and
   characters of no width. NULL: there is none. */
static const HpLineItem *beside(const HpParagraph *paragraph, const HpLineItem *item, int step)
{
  for (gssize i = item - paragraph->items + step; i >= 0 && i < (gssize)paragraph->n_items;
       i += step)
    if (!hp_line_item_is_attached(&paragraph->items[i]) &&
        paragraph->items[i].kind != HP_ITEM_CONTROL)
      return &paragraph->items[i];
  return NULL;
}

static const HpLineItem *beyond_space(const HpParagraph *paragraph, const HpLineItem *item,
                                      int step)
{
  const HpLineItem *space = beside(paragraph, item, step);
  return space == NULL ? NULL : beside(paragraph, space, step);
}

/* "3 - 5" is read as one, whatever spaces were put around its dash. */
static gboolean is_in_range_of_numbers(const HpParagraph *paragraph, const HpLineItem *before,
                                       const HpLineItem *after)
{
  const gboolean dash_before = is_dash(paragraph, before);
  if (!dash_before && !is_dash(paragraph, after))
    return FALSE;
  const HpLineItem *from = dash_before ? beyond_space(paragraph, before, -1) : before;
  const HpLineItem *to = dash_before ? after : beyond_space(paragraph, after, 1);
  return from != NULL && to != NULL && from->kind == HP_ITEM_WORD && to->kind == HP_ITEM_WORD &&
         g_ascii_isdigit(paragraph->string[from->end - 1]) &&
         g_ascii_isdigit(paragraph->string[to->start]);
}

/* Whether a number, and what belongs to it, stands on both sides of the space between; or a dash
   after it, which begins no line. */
static gboolean is_held_by_style(const HpParagraph *paragraph, const HpLineItem *before,
                                 const HpLineItem *after)
{
  if (before->span->style == NULL || !before->span->style->style.keep_numbers ||
      before->kind != HP_ITEM_WORD || after->kind != HP_ITEM_WORD)
    return FALSE;
  return is_dash(paragraph, after) ||
         hp_number_holds(paragraph->string, before->end, paragraph->string + after->start,
                         after->end - after->start);
}

/* "— —", whatever spaces are between (LB17). */
static gboolean is_between_dashes(const HpParagraph *paragraph, const HpLineItem *before,
                                  const HpLineItem *after)
{
  static const char dash[] = "\xE2\x80\x94";
  enum { LENGTH = sizeof dash - 1 };
  return after->end - after->start >= LENGTH && before->end - before->start >= LENGTH &&
         memcmp(paragraph->string + after->start, dash, LENGTH) == 0 &&
         memcmp(paragraph->string + before->end - LENGTH, dash, LENGTH) == 0;
}

static gboolean is_held(const HpParagraph *paragraph, const HpLineItem *before,
                        const HpLineItem *after)
{
  return is_in_range_of_numbers(paragraph, before, after) ||
         is_between_dashes(paragraph, before, after) || is_held_by_style(paragraph, before, after);
}

static HpOpportunity opportunity_at_space(const HpParagraph *paragraph, const HpLineItem *before,
                                          const HpLineItem *after)
{
  const char *c = paragraph->string + after->start;
  if (!g_ascii_isalnum(*c) && forbids_break_before(c, paragraph->string + after->end))
    return HP_OPPORTUNITY_NONE;
  const char *last = g_utf8_prev_char(paragraph->string + before->end);
  if (!g_ascii_isalnum(*last) &&
      g_unichar_break_type(g_utf8_get_char(last)) == G_UNICODE_BREAK_OPEN_PUNCTUATION)
    return HP_OPPORTUNITY_NONE;
  return is_held(paragraph, before, after) ? HP_OPPORTUNITY_HELD : HP_OPPORTUNITY_GOOD;
}

/* ---- Collecting --------------------------------------------------------------------------------
 */

/*
 *    barn-  och   ungdomsvård
 *         ^ ^   ^^     ^
 *       end next       a break within a word ends and starts at the same byte
 *
 * `content` is what a line holds that ends here: spaces and anchors after it take no room.
 */
typedef struct {
  HpParagraph *paragraph;
  GArray *breaks;
  HpBreakpointSet set;
  HpLength room; /* what is wider is overlong */
  HpSums sums, content;
  HpLength letter_space; /* that `content` ends with: there is none where a line ends */
  gsize content_end;
  gboolean has_content;    /* since the last forced break */
  HpJoinedWord joined;     /* the last one that was looked up */
  gint64 joined_start;     /* `sums.width` where it begins */
  guint next_joined;       /* of its breaks, the first one that was not passed */
  HpWordBreak at_end;      /* of the item that */
  const HpLineItem *ended; /* has one there, which waits for what closes; or NULL */
  guint goes_on_at;        /* the item before which that is */
  HpJoinedSearch search;
  guint kept, held; /* the first kept and held range that does not end before here */
} BreakpointCollector;

/* Whether it lies within one of the ranges; `at` sweeps over them. */
static gboolean is_within(const HpKeptRanges *kept, guint *at, gsize next)
{
  while (*at < kept->n_ranges && kept->ranges[*at].to <= next)
    (*at)++;
  return *at < kept->n_ranges && kept->ranges[*at].from < next;
}

/* What comes of an opportunity, when all that is kept together is. */
static HpOpportunity weighed(BreakpointCollector *collector, HpOpportunity opportunity, gsize next)
{
  const HpParagraph *paragraph = collector->paragraph;
  if (is_within(&paragraph->kept, &collector->kept, next))
    return HP_OPPORTUNITY_NONE;
  if (is_within(&paragraph->held, &collector->held, next))
    opportunity = MIN(opportunity, HP_OPPORTUNITY_HELD);
  if (opportunity != HP_OPPORTUNITY_HELD)
    return opportunity;
  collector->paragraph->holds = TRUE;
  return collector->set >= HP_BREAKPOINTS_LAST_RESORT ? opportunity : HP_OPPORTUNITY_NONE;
}

/* Of two that end a line at the same place. */
static gboolean ends_line_better(const HpBreakpoint *found, const HpBreakpoint *than)
{
  if (found->kind == HP_LINE_BREAK_FORCED || than->kind == HP_LINE_BREAK_FORCED)
    return found->kind == HP_LINE_BREAK_FORCED;
  return found->held == than->held ? found->kind < than->kind : than->held;
}

/* With what inlines repeat at both sides of it. A place is there once: between two of it, where a
   word of several items is divided between them, a line would hold nothing, and lead nowhere. */
static void append_found(const BreakpointCollector *collector, HpBreakpoint found)
{
  GArray *const breaks = collector->breaks;
  HpBreakpoint *last =
      breaks->len == 0 ? NULL : &g_array_index(breaks, HpBreakpoint, breaks->len - 1);
  if (collector->paragraph->n_edges > 0) {
    const HpRepeatedEdges edges = hp_paragraph_edges_at(collector->paragraph, found.next);
    found.at_end.width += edges.at_end;
    found.at_start.width -= edges.at_start;
  }
  if (last == NULL || last->next != found.next)
    g_array_append_val(breaks, found);
  else if (ends_line_better(&found, last))
    *last = found;
}

static void append_break(BreakpointCollector *collector, HpOpportunity opportunity, gsize next,
                         HpLineBreakKind kind)
{
  /* After spaces that were preserved at its beginning, a line ends only if it must. */
  if (!collector->has_content) {
    if (collector->sums.width == collector->content.width)
      return;
    opportunity = MIN(opportunity, HP_OPPORTUNITY_HELD);
  }
  opportunity = weighed(collector, opportunity, next);
  if (opportunity == HP_OPPORTUNITY_NONE)
    return;
  HpBreakpoint found = {.end = collector->content_end,
                        .next = next,
                        .at_end = collector->content,
                        .at_start = collector->sums,
                        .kind = kind,
                        .held = opportunity == HP_OPPORTUNITY_HELD};
  found.at_end.width -= collector->letter_space;
  append_found(collector, found);
}

/* A line without content ends where it starts. */
static void append_forced_break(BreakpointCollector *collector, gsize next)
{
  const HpBreakpoint found = {.end = collector->content_end,
                              .next = next,
                              .at_end = collector->content,
                              .at_start = collector->sums,
                              .kind = HP_LINE_BREAK_FORCED};
  append_found(collector, found);
  collector->has_content = FALSE;
  collector->content = collector->sums;
  collector->content_end = next;
}

#define LEAST_LETTERS 2 /* on each side of a hyphen, however narrow the line */

static gboolean suits_style(const BreakpointCollector *collector, const HpWordBreak *at,
                            const HpTextStyle *style)
{
  const gboolean anywhere = collector->set == HP_BREAKPOINTS_ANYWHERE && style->hyphenate_overlong;
  const int remain = style->hyphenation_remain, push = style->hyphenation_push;
  return (at->kind != HP_BREAK_HYPHEN && at->kind != HP_BREAK_IN_PART) ||
         (at->letters_before >= (anywhere ? MIN(remain, LEAST_LETTERS) : remain) &&
          at->letters_after >= (anywhere ? MIN(push, LEAST_LETTERS) : push));
}

static gboolean adjoins_word(const HpParagraph *paragraph, guint i)
{
  return hp_joined_neighbour(paragraph, i, -1) != NULL ||
         hp_joined_neighbour(paragraph, i, 1) != NULL;
}

/* Whether it is, or belongs to, a word that no hyphen brings into the room. */
static gboolean divides_anywhere(const BreakpointCollector *collector, const HpLineItem *item)
{
  return collector->set == HP_BREAKPOINTS_ANYWHERE && item->span->style->style.hyphenate_overlong &&
         (item->width > collector->room ||
          (collector->paragraph->widest_word > collector->room &&
           adjoins_word(collector->paragraph, (guint)(item - collector->paragraph->items))));
}

static gboolean hyphenates(const BreakpointCollector *collector, const HpLineItem *item)
{
  const HpTextStyle *style = &item->span->style->style;
  if (collector->set == HP_BREAKPOINTS_BETWEEN_WORDS ||
      !(style->hyphenate || divides_anywhere(collector, item)))
    return FALSE;
  return !style->hyphenate_overlong || collector->paragraph->widest_word > collector->room;
}

static HpLineBreakKind line_break_kind(HpWordBreakKind kind)
{
  switch (kind) {
  case HP_BREAK_SOFT:
    return HP_LINE_BREAK_SOFT_HYPHEN;
  case HP_BREAK_HYPHEN:
    return HP_LINE_BREAK_HYPHEN;
  case HP_BREAK_IN_PART:
    return HP_LINE_BREAK_IN_PART;
  case HP_BREAK_ADDRESS:
    return HP_LINE_BREAK_ADDRESS;
  case HP_BREAK_AFTER:
  case HP_BREAK_HELD:
  default:
    return HP_LINE_BREAK_AFTER;
  }
}

static void append_break_in_word(BreakpointCollector *collector, const HpLineItem *item,
                                 const HpWordBreak *at)
{
  const gsize next = item->start + at->at;
  const HpOpportunity opportunity = weighed(
      collector, at->kind == HP_BREAK_HELD ? HP_OPPORTUNITY_HELD : HP_OPPORTUNITY_GOOD, next);
  if (opportunity == HP_OPPORTUNITY_NONE || !suits_style(collector, at, &item->span->style->style))
    return;
  HpBreakpoint found = {.end = next,
                        .next = next,
                        .at_end = collector->sums,
                        .at_start = collector->sums,
                        .kind = line_break_kind(at->kind),
                        .held = at->anywhere || opportunity == HP_OPPORTUNITY_HELD,
                        .anywhere = at->anywhere};
  found.at_end.width += at->before;
  found.at_start.width += at->cut;
  append_found(collector, found);
}

/* Whether it is one of the Unicode algorithm's. */
static gboolean adds_nothing(HpWordBreakKind kind)
{
  return kind == HP_BREAK_AFTER || kind == HP_BREAK_HELD;
}

/* Whether a line ends rather there: what is held is not counted on. */
static gboolean is_better(const HpWordBreak *at, const HpWordBreak *than)
{
  return at->kind != HP_BREAK_HELD && at->kind < than->kind;
}

/* Whether what `breaks[i]` divides is wider than the room: what stands between the places beside it
   where a line ends rather, or the ends of the word, which is so wide. */
static gboolean divides_overlong(const BreakpointCollector *collector, const HpWordBreak *breaks,
                                 guint n, guint i, HpLength width)
{
  guint from = i, to = i;
  while (from > 0 && !is_better(&breaks[from - 1], &breaks[i]))
    from--;
  while (to < n && !is_better(&breaks[to], &breaks[i]))
    to++;
  const HpLength start = from > 0 ? breaks[from - 1].cut : 0;
  const HpLength end = to < n ? breaks[to].before : width;
  return end - start > collector->room;
}

/* `may_break` has a byte for each of the word's, or is NULL: all of the word's own breaks stand. */
static void append_breaks_in_word(BreakpointCollector *collector, const HpLineItem *item,
                                  gboolean hyphenate, const guint8 *may_break)
{
  guint n;
  const HpWordBreak *breaks = hp_word_breaks(collector->paragraph->text, item->word, hyphenate, &n);
  const gboolean only_overlong = hyphenate && item->span->style->style.hyphenate_overlong;
  for (guint i = 0; i < n; i++) {
    if (may_break != NULL && adds_nothing(breaks[i].kind) && !may_break[breaks[i].at])
      continue;
    if (!only_overlong || breaks[i].kind <= HP_BREAK_SOFT ||
        divides_overlong(collector, breaks, n, i, item->word->width))
      append_break_in_word(collector, item, &breaks[i]);
  }
}

/* ---- A word in several items: part of it emphasised, or in small capitals ---------------------
 */

static gint64 start_of_joined(const BreakpointCollector *collector, guint index)
{
  gint64 start = collector->sums.width;
  for (guint i = collector->joined.first; i < index; i++)
    start -= collector->paragraph->items[i].width;
  return start;
}

/* Finds the word that the item is of, unless it was found before. */
static void find_joined(BreakpointCollector *collector, guint index)
{
  HpJoinedWord *word = &collector->joined;
  if (index < word->end)
    return;
  hp_joined_word_find(collector->paragraph, index, &collector->search, word);
  collector->joined_start = start_of_joined(collector, index);
  collector->next_joined = 0;
}

/* What ends lines between items anyway, and soft hyphens there, are found with the items. */
static gboolean is_wanted_in_joined(const BreakpointCollector *collector, const HpLineItem *item,
                                    guint i)
{
  const HpWordBreak *breaks = (const HpWordBreak *)(gconstpointer)collector->joined.breaks->data;
  if (breaks[i].kind <= HP_BREAK_SOFT)
    return breaks[i].at < item->end;
  if (breaks[i].anywhere)
    return item->span->style->style.hyphenate_overlong;
  return hyphenates(collector, item) &&
         (!item->span->style->style.hyphenate_overlong ||
          divides_overlong(collector, breaks, collector->joined.breaks->len, i,
                           collector->joined.width));
}

/* One at the end of an item waits for what closes there. */
static void append_break_in_joined(BreakpointCollector *collector, guint index, HpWordBreak at)
{
  const HpParagraph *paragraph = collector->paragraph;
  const HpLineItem *item = &paragraph->items[index];
  if (item->start + at.at < item->end) {
    append_break_in_word(collector, item, &at);
    return;
  }
  const HpLineItem *next = hp_joined_neighbour(paragraph, index, 1);
  collector->at_end = at;
  collector->ended = item;
  collector->goes_on_at = hp_first_attached_before(paragraph, (guint)(next - paragraph->items));
}

/* The breaks of the whole word that fall into the item or at its end. */
static void append_breaks_in_joined(BreakpointCollector *collector, guint index)
{
  const HpLineItem *item = &collector->paragraph->items[index];
  const GArray *breaks = collector->joined.breaks;
  const HpLength x = hp_length_clamp(collector->sums.width - collector->joined_start);
  for (; collector->next_joined < breaks->len; collector->next_joined++) {
    HpWordBreak at = g_array_index(breaks, HpWordBreak, collector->next_joined);
    if (at.at > item->end)
      return;
    if (!is_wanted_in_joined(collector, item, collector->next_joined))
      continue;
    at.at -= item->start;
    at.before -= x;
    at.cut -= x;
    append_break_in_joined(collector, index, at);
  }
}

/* Where the word goes on in another item. */
static void append_break_after_item(BreakpointCollector *collector, gsize next)
{
  const HpLineItem *item = collector->ended;
  const HpWordBreak *at = &collector->at_end;
  collector->ended = NULL;
  const HpOpportunity opportunity = weighed(collector, HP_OPPORTUNITY_GOOD, next);
  if (opportunity == HP_OPPORTUNITY_NONE || !suits_style(collector, at, &item->span->style->style))
    return;
  HpBreakpoint found = {.end = collector->content_end,
                        .next = next,
                        .at_end = collector->content,
                        .at_start = collector->sums,
                        .kind = line_break_kind(at->kind),
                        .held = at->anywhere || opportunity == HP_OPPORTUNITY_HELD,
                        .anywhere = at->anywhere};
  found.at_end.width += at->before - item->width;
  append_found(collector, found);
}

static void append_from(GArray *breaks, const GArray *others, guint first)
{
  if (first < others->len)
    g_array_append_vals(breaks, &g_array_index(others, HpBreakpoint, first), others->len - first);
}

/* Between any two characters: as unwelcome as what is held together. The places that are found are
   put among those since `first`, which come before them. */
static void append_breaks_anywhere(BreakpointCollector *collector, const HpLineItem *item,
                                   guint first)
{
  GArray *const breaks = collector->breaks;
  g_autoptr(GArray) wanted = g_array_new(FALSE, FALSE, sizeof(HpBreakpoint));
  append_from(wanted, breaks, first);
  g_array_set_size(breaks, first);
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(HpWordBreak));
  hp_word_breaks_anywhere(collector->paragraph->text, item->word, found);
  guint next = 0;
  for (guint i = 0; i < found->len; i++) {
    const HpWordBreak *at = &g_array_index(found, HpWordBreak, i);
    while (next < wanted->len &&
           g_array_index(wanted, HpBreakpoint, next).next < item->start + at->at)
      g_array_append_val(breaks, g_array_index(wanted, HpBreakpoint, next++));
    if (next < wanted->len &&
        g_array_index(wanted, HpBreakpoint, next).next == item->start + at->at)
      continue;
    append_break_in_word(collector, item, at);
  }
  append_from(breaks, wanted, next);
}

/* Those inside a word. `own_bytes`: whether it may break before each of its bytes; NULL: its own
   breaks stand. */
static void append_own_breaks(BreakpointCollector *collector, guint index, const guint8 *own_bytes)
{
  const HpLineItem *item = &collector->paragraph->items[index];
  const gboolean hyphenated = hyphenates(collector, item);
  const guint first = collector->breaks->len;
  if (own_bytes != NULL && adjoins_word(collector->paragraph, index)) {
    find_joined(collector, index);
    append_breaks_in_joined(collector, index);
    return;
  }
  append_breaks_in_word(collector, item, hyphenated, own_bytes);
  if (divides_anywhere(collector, item))
    append_breaks_anywhere(collector, item, first);
}

static void pass_item(BreakpointCollector *collector, const HpLineItem *item)
{
  HpSums *sums = &collector->sums;
  const HpObject *object = item->span->object;
  sums->width += item->width;
  sums->stretch += hp_line_item_stretch(item);
  sums->shrink += hp_line_item_shrink(item);
  if (object != NULL) {
    sums->leader_stretch += MAX(0, (gint64)object->maximum - item->width);
    sums->leader_shrink += MAX(0, (gint64)item->width - object->minimum);
  }
  if (hp_line_item_is_breaking_space(item))
    return;
  collector->has_content = TRUE;
  collector->content_end = item->end;
  if (object != NULL && object->kind == HP_OBJECT_ANCHOR)
    return;
  collector->content = *sums;
  collector->letter_space = item->kind == HP_ITEM_WORD ? item->width - item->word->width : 0;
}

/* ---- Which items a line may start with --------------------------------------------------------
 */

/* A graphic or leader breaks like a letter: at the spaces around it, not from the word or the full
   stop that it touches. As long in UTF-8 as the U+FFFC that stands for it. */
#define OBJECT_AS_LETTER "\xE1\xB8\x80"

/* The text as the Unicode algorithm is to see it: without edges and anchors. */
static void append_visible_text(const HpParagraph *paragraph, GString *visible)
{
  g_string_truncate(visible, 0);
  for (guint i = 0; i < paragraph->n_items; i++) {
    const HpLineItem *item = &paragraph->items[i];
    if (hp_line_item_is_attached(item))
      continue;
    const char *shown =
        item->span->object != NULL ? OBJECT_AS_LETTER : paragraph->string + item->start;
    g_string_append_len(visible, shown, (gssize)(item->end - item->start));
  }
}

static gboolean is_held_after_space(const HpParagraph *paragraph, const HpLineItem *item)
{
  const HpLineItem *space = item->kind == HP_ITEM_WORD ? beside(paragraph, item, -1) : NULL;
  if (space == NULL || !hp_line_item_is_breaking_space(space))
    return FALSE;
  const HpLineItem *before = beside(paragraph, space, -1);
  return before != NULL && before->kind == HP_ITEM_WORD && is_held(paragraph, before, item);
}

static gboolean ends_in_soft_hyphen(const HpLineItem *item)
{
  return item->kind == HP_ITEM_WORD && g_str_has_suffix(item->word->key, HP_SOFT_HYPHEN_UTF8);
}

/* At a soft hyphen, the last of `item`: it is shown where it ends some of a word. */
static void append_break_after_soft_hyphen(BreakpointCollector *collector, const HpLineItem *item,
                                           HpOpportunity opportunity, gsize next)
{
  const HpParagraph *paragraph = collector->paragraph;
  const HpLineItem *before = beside(paragraph, item, -1);
  const HpWord *word = item->word;
  if (word->text_length == 0 && (before == NULL || before->kind != HP_ITEM_WORD))
    return;
  opportunity = weighed(collector, opportunity, next);
  if (opportunity == HP_OPPORTUNITY_NONE)
    return;
  HpBreakpoint found = {.end = collector->content_end,
                        .next = next,
                        .at_end = collector->content,
                        .at_start = collector->sums,
                        .kind = HP_LINE_BREAK_SOFT_HYPHEN,
                        .held = opportunity == HP_OPPORTUNITY_HELD};
  found.at_end.width +=
      hp_word_break_at(paragraph->text, word, word->text_length, HP_BREAK_SOFT).before -
      item->width;
  append_found(collector, found);
}

/* Whether what begins there goes on with a word, after its hyphen or slash. */
static gboolean goes_on_with_word(const HpParagraph *paragraph, const HpLineItem *item)
{
  return hp_joined_neighbour(paragraph, (guint)(item - paragraph->items), -1) != NULL;
}

static void append_break_before(BreakpointCollector *collector, const HpLineItem *item,
                                HpOpportunity opportunity)
{
  if (opportunity == HP_OPPORTUNITY_NONE)
    return;
  const HpLineItem *before = beside(collector->paragraph, item, -1);
  if (before != NULL && ends_in_soft_hyphen(before))
    append_break_after_soft_hyphen(collector, before, opportunity, item->start);
  else
    append_break(collector, opportunity, item->start,
                 goes_on_with_word(collector->paragraph, item) ? HP_LINE_BREAK_AFTER
                                                               : HP_LINE_BREAK_SPACE);
}

static void collect_joined(BreakpointCollector *collector)
{
  HpParagraph *paragraph = collector->paragraph;
  append_visible_text(paragraph, paragraph->text->scratch);
  g_autoptr(GByteArray) may_break = g_byte_array_new();
  g_autofree guint8 *starts_line = g_malloc0(paragraph->n_items + 1); /* HpOpportunity each */
  g_autofree gsize *visible_at = g_new0(gsize, paragraph->n_items + 1);
  hp_break_opportunities(paragraph->text->scratch->str, paragraph->text->scratch->len, may_break);
  gsize visible = 0;
  for (guint i = 0; i < paragraph->n_items; i++) {
    const HpLineItem *item = &paragraph->items[i];
    visible_at[i] = visible;
    if (hp_line_item_is_attached(item))
      continue;
    const gboolean held = is_held_after_space(paragraph, item);
    const HpOpportunity opportunity = may_break->data[visible];
    if (opportunity != HP_OPPORTUNITY_NONE && !hp_line_item_is_breaking_space(item))
      starts_line[hp_first_attached_before(paragraph, i)] =
          held ? HP_OPPORTUNITY_HELD : opportunity;
    visible += item->end - item->start;
  }
  collector->search = (HpJoinedSearch){
      .may_break = may_break->data,
      .visible_at = visible_at,
      .hyphenate = paragraph->hyphenates && collector->set != HP_BREAKPOINTS_BETWEEN_WORDS,
      .widest = collector->set == HP_BREAKPOINTS_ANYWHERE ? collector->room : G_MAXINT32};
  for (guint i = 0; i < paragraph->n_items; i++) {
    const HpLineItem *item = &paragraph->items[i];
    if (collector->ended != NULL && i == collector->goes_on_at)
      append_break_after_item(collector, item->start);
    if (item->kind != HP_ITEM_FORCED)
      append_break_before(collector, item, starts_line[i]);
    if (item->kind == HP_ITEM_WORD)
      append_own_breaks(collector, i, may_break->data + visible_at[i]);
    if (item->kind == HP_ITEM_FORCED)
      append_forced_break(collector, item->end);
    else
      pass_item(collector, item);
  }
}

/* Words between spaces only: each word's own breaks, and those at the spaces. */
static void collect_plain(BreakpointCollector *collector)
{
  HpParagraph *paragraph = collector->paragraph;
  const HpLineItem *last_word = NULL;
  for (guint i = 0; i < paragraph->n_items; i++) {
    const HpLineItem *item = &paragraph->items[i];
    if (item->kind == HP_ITEM_FORCED) {
      append_forced_break(collector, item->end);
      last_word = NULL;
      continue;
    }
    if (item->kind == HP_ITEM_WORD) {
      append_break(collector,
                   last_word == NULL ? HP_OPPORTUNITY_HELD
                                     : opportunity_at_space(paragraph, last_word, item),
                   item->start, HP_LINE_BREAK_SPACE);
      append_own_breaks(collector, i, NULL);
      last_word = item;
    }
    pass_item(collector, item);
  }
}

void hp_paragraph_breakpoints(HpParagraph *paragraph, HpBreakpointSet set, HpLength room,
                              GArray *breaks)
{
  g_array_set_size(breaks, 0);
  BreakpointCollector collector = {.paragraph = paragraph,
                                   .breaks = breaks,
                                   .joined = {.breaks = paragraph->text->joined_breaks},
                                   .set = set,
                                   .room = room};
  if (paragraph->joined)
    collect_joined(&collector);
  else
    collect_plain(&collector);
  if (breaks->len == 0 || collector.has_content)
    append_forced_break(&collector, paragraph->length);
  else /* what follows the last forced break is nothing but space */
    g_array_index(breaks, HpBreakpoint, breaks->len - 1).next = paragraph->length;
}
