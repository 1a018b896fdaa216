/* Paragraphs: what is added, and the items made of it. */
#include "text/text-internal.h"

#include <string.h>

#define MAX_SHAPED_BYTES 1024         /* bytes shaped in one go; longer words in parts */
#define MAX_PARAGRAPH_BYTES (1 << 28) /* bytes of a paragraph; its rest is left out */

/* Makes room for one more element of `size` in an array that lives in the arena. */
static gpointer grown(HpArena *arena, gpointer array, guint n, guint *capacity, gsize size)
{
  if (n < *capacity)
    return array;
  const guint larger = MAX(8, *capacity * 2);
  gpointer copy = hp_arena_alloc(arena, size * larger);
  if (n > 0)
    memcpy(copy, array, size * n);
  *capacity = larger;
  return copy;
}

#define GROW(arena, owner, field, n, capacity)                                                     \
  ((owner)->field =                                                                                \
       grown(arena, (owner)->field, (owner)->n, &(owner)->capacity, sizeof *(owner)->field),       \
   &(owner)->field[(owner)->n++])

HpParagraph *hp_paragraph_new(HpText *text, HpArena *arena, gboolean right_to_left)
{
  HpParagraph *paragraph = hp_arena_new0(arena, HpParagraph);
  paragraph->text = text;
  paragraph->arena = arena;
  paragraph->right_to_left = right_to_left;
  paragraph->least_content = paragraph->min_content = paragraph->max_content = -1;
  return paragraph;
}

static HpLineItemKind kind_of_character(gunichar c)
{
  if (c == ' ' || c == 0xA0 || c == '\t')
    return HP_ITEM_SPACE;
  if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
    return HP_ITEM_FORCED;
  if (c < 0x20 || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF ||
      (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
    return HP_ITEM_CONTROL;
  return HP_ITEM_WORD;
}

/* ---- Adding ---------------------------------------------------------------------------------- */

static gboolean append_string(HpParagraph *paragraph, const char *string, gsize length)
{
  g_return_val_if_fail(!paragraph->shaped, FALSE);
  if (length > MAX_PARAGRAPH_BYTES - paragraph->length)
    return FALSE;
  if (paragraph->length + length + 1 > paragraph->capacity) {
    const gsize capacity = MAX(64, (paragraph->length + length + 1) * 2);
    char *larger = hp_arena_alloc(paragraph->arena, capacity);
    if (paragraph->length > 0)
      memcpy(larger, paragraph->string, paragraph->length);
    paragraph->string = larger;
    paragraph->capacity = capacity;
  }
  memcpy(paragraph->string + paragraph->length, string, length);
  paragraph->length += length;
  paragraph->string[paragraph->length] = '\0';
  return TRUE;
}

static void append_span(HpParagraph *paragraph, HpTextSpan span)
{
  HpTextSpan *last = paragraph->n_spans > 0 ? &paragraph->spans[paragraph->n_spans - 1] : NULL;
  if (last != NULL && last->object == NULL && span.object == NULL && last->style == span.style &&
      last->user == span.user) {
    last->end = span.end;
    return;
  }
  *GROW(paragraph->arena, paragraph, spans, n_spans, span_capacity) = span;
}

static void add_text(HpParagraph *paragraph, const char *text, gsize length,
                     const HpTextStyleRef *style, gpointer user)
{
  const gsize start = paragraph->length;
  if (length == 0 || !append_string(paragraph, text, length))
    return;
  paragraph->hyphenates |= style->style.hyphenate;
  paragraph->hyphenates_any |= style->style.hyphenate && !style->style.hyphenate_overlong;
  append_span(paragraph, (HpTextSpan){start, paragraph->length, style, user, NULL});
}

enum { FIRST_BYTE_OF_MARKS = 0xCC }; /* U+0300 */

static gsize length_of_marks(const char *text, gsize length)
{
  const char *c = text;
  while (c < text + length && (guchar)*c >= FIRST_BYTE_OF_MARKS &&
         g_unichar_ismark(g_utf8_get_char(c)))
    c = g_utf8_next_char(c);
  return (gsize)(c - text);
}

/* The text that goes on here with a letter that marks may stand on; NULL: none does. */
static const HpTextSpan *text_before(const HpParagraph *paragraph)
{
  const HpTextSpan *last =
      paragraph->n_spans > 0 ? &paragraph->spans[paragraph->n_spans - 1] : NULL;
  if (last == NULL || last->object != NULL || last->style == NULL)
    return NULL;
  const char *letter = g_utf8_prev_char(paragraph->string + paragraph->length);
  return kind_of_character(g_utf8_get_char(letter)) == HP_ITEM_WORD ? last : NULL;
}

/* The letter at the end, and those marks, as one character where there is one: few fonts know where
   marks stand. NULL: there is none. */
static char *composed(const HpParagraph *paragraph, const char *marks, gsize length)
{
  const char *end = paragraph->string + paragraph->length;
  const char *letter = g_utf8_prev_char(end);
  g_autofree char *parts =
      g_strdup_printf("%.*s%.*s", (int)(end - letter), letter, (int)length, marks);
  g_autofree char *whole = g_utf8_normalize(parts, -1, G_NORMALIZE_NFC);
  return whole == NULL || strcmp(whole, parts) == 0 ? NULL : g_steal_pointer(&whole);
}

static void add_marks(HpParagraph *paragraph, const HpTextSpan *before, const char *marks,
                      gsize length)
{
  const HpTextStyleRef *style = before->style;
  const gpointer user = before->user;
  g_autofree char *whole = composed(paragraph, marks, length);
  if (whole == NULL) {
    add_text(paragraph, marks, length, style, user);
    return;
  }
  const char *letter = g_utf8_prev_char(paragraph->string + paragraph->length);
  paragraph->length = (gsize)(letter - paragraph->string);
  paragraph->spans[paragraph->n_spans - 1].end = paragraph->length;
  add_text(paragraph, whole, strlen(whole), style, user);
}

/* A mark that another text begins with is one with the letter before it, and looks as that does:
   by itself it would stand anywhere. */
void hp_paragraph_add_text(HpParagraph *paragraph, const char *text, gsize length,
                           const HpTextStyleRef *style, gpointer user)
{
  g_return_if_fail(style != NULL);
  const gsize marks = length_of_marks(text, length);
  const HpTextSpan *before = marks > 0 ? text_before(paragraph) : NULL;
  if (before != NULL)
    add_marks(paragraph, before, text, marks);
  const gsize added = before != NULL ? marks : 0;
  add_text(paragraph, text + added, length - added, style, user);
}

gsize hp_paragraph_add_object(HpParagraph *paragraph, const HpObject *object,
                              const HpTextStyleRef *style)
{
  const gsize start = paragraph->length;
  if (!append_string(paragraph, "\xEF\xBF\xBC", 3))
    return start;
  HpObject *copy = hp_arena_copy(paragraph->arena, object, sizeof *object);
  append_span(paragraph, (HpTextSpan){start, paragraph->length, style, object->user, copy});
  return start;
}

/* The directions are characters of the text: U+202A to U+202E. */
static void append_control(HpParagraph *paragraph, const char *character)
{
  const gsize start = paragraph->length;
  if (append_string(paragraph, character, 3))
    append_span(paragraph, (HpTextSpan){start, paragraph->length, NULL, NULL, NULL});
}

void hp_paragraph_begin_direction(HpParagraph *paragraph, gboolean right_to_left, gboolean override)
{
  static const char *const controls[2][2] = {{"\xE2\x80\xAA", "\xE2\x80\xAB"},
                                             {"\xE2\x80\xAD", "\xE2\x80\xAE"}};
  append_control(paragraph, controls[override != FALSE][right_to_left != FALSE]);
}

void hp_paragraph_end_direction(HpParagraph *paragraph)
{
  append_control(paragraph, "\xE2\x80\xAC");
}

void hp_paragraph_keep_together(HpParagraph *paragraph, gsize from, gsize to, gboolean always)
{
  HpKeptRanges *kept = always ? &paragraph->kept : &paragraph->held;
  if (from < to)
    *GROW(paragraph->arena, kept, ranges, n_ranges, range_capacity) = (HpRange){from, to};
}

void hp_paragraph_no_wrap(HpParagraph *paragraph, gsize from, gsize to)
{
  hp_paragraph_keep_together(paragraph, from, to, TRUE);
}

/* A line breaks in an inline after its first byte and before its last one. */
void hp_paragraph_repeat_edges(HpParagraph *paragraph, gsize from, gsize to, HpLength at_start,
                               HpLength at_end)
{
  if (to <= from + 1)
    return;
  *GROW(paragraph->arena, paragraph, edges, n_edges, edge_capacity) =
      (HpRepeatedEdges){from + 1, at_start, at_end};
  *GROW(paragraph->arena, paragraph, edges, n_edges, edge_capacity) =
      (HpRepeatedEdges){to, -at_start, -at_end};
}

/* ---- Items ---------------------------------------------------------------------------------- */

/* A soft hyphen that begins an item is one of its own: what it divides stands before it, in
   another. */
static gsize end_of_word(const HpParagraph *paragraph, gsize start, gsize end)
{
  if (g_utf8_get_char(paragraph->string + start) == HP_SOFT_HYPHEN)
    return start + strlen(HP_SOFT_HYPHEN_UTF8);
  gsize at = start;
  while (at < end && at - start < MAX_SHAPED_BYTES) {
    const char *c = paragraph->string + at;
    if (kind_of_character(g_utf8_get_char(c)) != HP_ITEM_WORD)
      break;
    at = (gsize)(g_utf8_next_char(c) - paragraph->string);
  }
  return at;
}

static HpLineItem *append_item(HpParagraph *paragraph, const HpTextRun *run, HpLineItemKind kind,
                               gsize start, gsize end)
{
  GArray *items = paragraph->text->line_items;
  const HpLineItem item = {.kind = (guint8)kind,
                           .level = run->level,
                           .start = (guint32)start,
                           .end = (guint32)end,
                           .span = run->span};
  g_array_append_val(items, item);
  return &g_array_index(items, HpLineItem, items->len - 1);
}

static void append_text_item(HpParagraph *paragraph, const HpTextRun *run, gsize start, gsize *end)
{
  const char *c = paragraph->string + start;
  const gunichar character = g_utf8_get_char(c);
  HpLineItemKind kind = kind_of_character(character);
  if (run->shaper == NULL && kind != HP_ITEM_FORCED)
    kind = HP_ITEM_CONTROL;
  *end = kind == HP_ITEM_WORD ? end_of_word(paragraph, start, run->end)
                              : (gsize)(g_utf8_next_char(c) - paragraph->string);
  HpLineItem *item = append_item(paragraph, run, kind, start, *end);
  if (kind == HP_ITEM_WORD) {
    item->word = hp_word_get(paragraph->text, run->shaper, c, *end - start, paragraph->arena);
    item->width = item->word->width;
  } else if (kind == HP_ITEM_SPACE) {
    item->shaper = run->shaper;
    item->no_break_space = character == 0xA0;
    item->width = run->shaper->space_width + run->span->style->style.word_spacing;
  }
}

static void append_items(HpParagraph *paragraph, const HpTextRun *run)
{
  if (run->span->object != NULL) {
    append_item(paragraph, run, HP_ITEM_OBJECT, run->start, run->end)->width =
        run->span->object->width;
    return;
  }
  for (gsize start = run->start, end; start < run->end; start = end)
    append_text_item(paragraph, run, start, &end);
}

static gboolean is_word_of(const HpLineItem *item, const HpShaper *shaper)
{
  return item != NULL && item->kind == HP_ITEM_WORD && item->word->shaper == shaper;
}

/* Nobody sees an anchor, a character without width, a soft hyphen. */
static gboolean is_unseen(const HpLineItem *item)
{
  if (item->span->object != NULL)
    return item->span->object->kind == HP_OBJECT_ANCHOR;
  return item->kind == HP_ITEM_CONTROL ||
         (item->kind == HP_ITEM_WORD && item->word->text_length == 0);
}

/* The word before or after an item, by `step`, or behind what nobody sees; NULL: another thing
   stands there. */
static const HpWord *word_beside(const HpParagraph *paragraph, guint index, int step)
{
  for (gssize i = (gssize)index + step; i >= 0 && i < (gssize)paragraph->n_items; i += step)
    if (!is_unseen(&paragraph->items[i]))
      return paragraph->items[i].kind == HP_ITEM_WORD ? paragraph->items[i].word : NULL;
  return NULL;
}

/* Kerning of a space with the words beside it, and letter spacing between adjoining items:
   a space has it on both sides. */
static void join_items(HpParagraph *paragraph)
{
  for (guint i = 0; i < paragraph->n_items; i++) {
    HpLineItem *item = &paragraph->items[i];
    const HpLineItem *previous = i > 0 ? item - 1 : NULL;
    const HpLineItem *next = i + 1 < paragraph->n_items ? item + 1 : NULL;
    const HpTextStyleRef *style = item->span->style;
    const HpLength spacing = style != NULL ? style->style.letter_spacing : 0;
    if (spacing != 0 && item->kind == HP_ITEM_WORD && !is_unseen(item) &&
        word_beside(paragraph, i, 1) != NULL)
      item->width = hp_length_clamp((gint64)item->width + spacing);
    if (item->kind != HP_ITEM_SPACE)
      continue;
    HpLength kern_after = spacing;
    if (previous == NULL || previous->kind != HP_ITEM_SPACE)
      item->before = spacing;
    if (is_word_of(previous, item->shaper))
      item->before += previous->word->kern_after;
    if (is_word_of(next, item->shaper))
      kern_after += next->word->kern_before;
    item->width = hp_length_clamp((gint64)item->width + item->before + kern_after);
  }
}

/* Without the marks on it. */
static gunichar last_letter(const HpWord *word)
{
  const char *c = g_utf8_prev_char(word->text + word->text_length);
  while (c > word->text && g_unichar_ismark(g_utf8_get_char(c)))
    c = g_utf8_prev_char(c);
  return g_utf8_get_char(c);
}

/* Arabic letters have another form where the word goes on, whatever markup is between. */
static void join_letters(HpParagraph *paragraph)
{
  for (guint i = 0; i < paragraph->n_items; i++) {
    HpLineItem *item = &paragraph->items[i];
    if ((item->level & 1) == 0 || item->kind != HP_ITEM_WORD || is_unseen(item))
      continue;
    const HpWord *before = word_beside(paragraph, i, -1), *after = word_beside(paragraph, i, 1);
    if (before == NULL && after == NULL)
      continue;
    const HpJoining joining = {before == NULL ? 0 : last_letter(before),
                               after == NULL ? 0 : g_utf8_get_char(after->text)};
    item->word = hp_word_joined(paragraph->text, item->word, joining, paragraph->arena);
    item->width = item->word->width;
  }
}

static void measure_widest_word(HpParagraph *paragraph)
{
  gint64 width = 0, widest = 0;
  for (guint i = 0; i < paragraph->n_items; i++) {
    const HpLineItem *item = &paragraph->items[i];
    const gboolean in_word =
        item->kind == HP_ITEM_WORD || hp_line_item_is_within_word(paragraph, item);
    width = in_word ? width + item->width : 0;
    widest = MAX(widest, width);
  }
  paragraph->widest_word = hp_length_clamp(widest);
}

static gboolean any_adjoin(const HpParagraph *paragraph)
{
  for (guint i = 0; i < paragraph->n_items; i++) {
    const HpLineItem *item = &paragraph->items[i];
    if (item->kind == HP_ITEM_CONTROL || item->kind == HP_ITEM_OBJECT || item->no_break_space)
      return TRUE;
    if (i > 0 && item->kind == HP_ITEM_WORD && item[-1].kind == HP_ITEM_WORD)
      return TRUE;
  }
  return FALSE;
}

static int compare_ranges(gconstpointer a, gconstpointer b)
{
  const HpRange *one = a, *other = b;
  return one->from < other->from ? -1 : one->from > other->from;
}

/* Sorted and overlapping ones made one, so that breaks can be checked in a single sweep. */
static void merge_ranges(HpKeptRanges *kept)
{
  if (kept->n_ranges == 0)
    return;
  qsort(kept->ranges, kept->n_ranges, sizeof(HpRange), compare_ranges);
  guint n = 1;
  for (guint i = 1; i < kept->n_ranges; i++) {
    HpRange *last = &kept->ranges[n - 1];
    if (kept->ranges[i].from < last->to)
      last->to = MAX(last->to, kept->ranges[i].to);
    else
      kept->ranges[n++] = kept->ranges[i];
  }
  kept->n_ranges = n;
}

static int compare_edges(gconstpointer a, gconstpointer b)
{
  const HpRepeatedEdges *one = a, *other = b;
  return one->at < other->at ? -1 : one->at > other->at;
}

static void sum_edges(HpParagraph *paragraph)
{
  if (paragraph->n_edges == 0)
    return;
  qsort(paragraph->edges, paragraph->n_edges, sizeof *paragraph->edges, compare_edges);
  for (guint i = 1; i < paragraph->n_edges; i++) {
    HpRepeatedEdges *edges = &paragraph->edges[i];
    edges->at_start = hp_length_clamp((gint64)edges->at_start + edges[-1].at_start);
    edges->at_end = hp_length_clamp((gint64)edges->at_end + edges[-1].at_end);
  }
}

HpRepeatedEdges hp_paragraph_edges_at(const HpParagraph *paragraph, gsize next)
{
  guint low = 0, high = paragraph->n_edges;
  while (low < high) {
    const guint middle = low + (high - low) / 2;
    if (paragraph->edges[middle].at <= next)
      low = middle + 1;
    else
      high = middle;
  }
  return low == 0 ? (HpRepeatedEdges){0} : paragraph->edges[low - 1];
}

void hp_paragraph_shape(HpParagraph *paragraph)
{
  g_return_if_fail(!paragraph->shaped);
  if (paragraph->string == NULL)
    append_string(paragraph, "", 0);
  paragraph->shaped = TRUE;
  GArray *runs = paragraph->text->text_runs, *items = paragraph->text->line_items;
  g_array_set_size(items, 0);
  hp_itemise(paragraph, runs);
  for (guint i = 0; i < runs->len; i++)
    append_items(paragraph, &g_array_index(runs, HpTextRun, i));
  paragraph->n_items = items->len;
  paragraph->items = hp_arena_copy(paragraph->arena, items->data, sizeof(HpLineItem) * items->len);
  join_letters(paragraph);
  join_items(paragraph);
  measure_widest_word(paragraph);
  merge_ranges(&paragraph->kept);
  merge_ranges(&paragraph->held);
  sum_edges(paragraph);
  paragraph->joined = any_adjoin(paragraph);
}

/* ---- Asking ---------------------------------------------------------------------------------- */

gsize hp_paragraph_length(const HpParagraph *paragraph)
{
  return paragraph->length;
}

const char *hp_paragraph_text(const HpParagraph *paragraph)
{
  return paragraph->string != NULL ? paragraph->string : "";
}

gboolean hp_line_item_is_breaking_space(const HpLineItem *item)
{
  return item->kind == HP_ITEM_SPACE && !item->no_break_space;
}

HpLength hp_line_item_stretch(const HpLineItem *item)
{
  return item->kind == HP_ITEM_SPACE ? item->shaper->space_width / 2 : 0;
}

HpLength hp_line_item_shrink(const HpLineItem *item)
{
  return item->kind == HP_ITEM_SPACE ? item->shaper->space_width / 3 : 0;
}

guint hp_paragraph_item_at(const HpParagraph *paragraph, gsize offset)
{
  guint low = 0, high = paragraph->n_items;
  while (low < high) {
    const guint middle = low + (high - low) / 2;
    if (paragraph->items[middle].end <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void hp_paragraph_set_object_width(HpParagraph *paragraph, gsize offset, HpLength width)
{
  const guint i = hp_paragraph_item_at(paragraph, offset);
  g_return_if_fail(i < paragraph->n_items && paragraph->items[i].kind == HP_ITEM_OBJECT);
  HpLineItem *item = &paragraph->items[i];
  item->width = width;
  HpObject *object = item->span->object;
  object->minimum = object->width = object->maximum = width;
  paragraph->least_content = paragraph->min_content = paragraph->max_content = -1;
}
