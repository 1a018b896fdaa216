/* Words: each shaped once and kept, with the places where it may be broken. */
#include "text/text-internal.h"

#include <string.h>

#define MAX_KEPT_WORDS (1 << 18) /* shaped words kept; the others live with their paragraph */
#define MAX_KEPT_WORDS_BYTES (96 << 20) /* bytes of all of them; likewise */
#define MAX_KEPT_WORD_BYTES 256         /* bytes of one of them; likewise */

enum {
  FIRST_BUCKETS = 1024,
};

void hp_word_cache_init(HpWordCache *cache)
{
  cache->mask = FIRST_BUCKETS - 1;
  cache->buckets = g_new0(HpWord *, FIRST_BUCKETS);
  cache->count = 0;
  cache->arena = hp_arena_new();
}

void hp_word_cache_clear(HpWordCache *cache)
{
  g_clear_pointer(&cache->buckets, g_free);
  g_clear_pointer(&cache->arena, hp_arena_free);
}

gsize hp_word_cache_size(const HpWordCache *cache)
{
  return hp_arena_size(cache->arena);
}

static guint32 hash_of(const HpShaper *shaper, const char *string, gsize length)
{
  guint32 hash = 2166136261u ^ (guint32)((gsize)shaper >> 4);
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8)string[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

static void grow(HpWordCache *cache)
{
  const guint mask = cache->mask * 2 + 1;
  HpWord **buckets = g_new0(HpWord *, (gsize)mask + 1);
  for (guint i = 0; i <= cache->mask; i++) {
    for (HpWord *word = cache->buckets[i], *next; word != NULL; word = next) {
      next = word->next;
      word->next = buckets[word->hash & mask];
      buckets[word->hash & mask] = word;
    }
  }
  g_free(cache->buckets);
  cache->buckets = buckets;
  cache->mask = mask;
}

static void keep(HpWordCache *cache, HpWord *word)
{
  if (++cache->count > cache->mask)
    grow(cache);
  HpWord **bucket = &cache->buckets[word->hash & cache->mask];
  word->next = *bucket;
  *bucket = word;
}

static gboolean has_room(const HpWordCache *cache, gsize length)
{
  return length <= MAX_KEPT_WORD_BYTES && cache->count < MAX_KEPT_WORDS &&
         hp_word_cache_size(cache) < MAX_KEPT_WORDS_BYTES;
}

/* ---- Making a word --------------------------------------------------------------------------- */

static void set_text(HpText *text, HpWord *word, const char *string, gsize length)
{
  word->key = hp_arena_strndup(word->arena, string, length);
  word->length = length;
  if (g_strstr_len(string, (gssize)length, HP_SOFT_HYPHEN_UTF8) == NULL) {
    word->text = word->key;
    word->text_length = length;
    return;
  }
  g_string_truncate(text->scratch, 0);
  for (const char *c = string; c < string + length; c = g_utf8_next_char(c))
    if (g_utf8_get_char(c) != HP_SOFT_HYPHEN)
      g_string_append_len(text->scratch, c, g_utf8_next_char(c) - c);
  word->text = hp_arena_strndup(word->arena, text->scratch->str, text->scratch->len);
  word->text_length = text->scratch->len;
}

static gconstpointer put(char **end, const GArray *array)
{
  const gsize size = (gsize)array->len * g_array_get_element_size((GArray *)array);
  char *start = *end;
  if (size > 0)
    memcpy(start, array->data, size);
  *end += size;
  return start;
}

/* In one piece: │ x │ (pens) │ (y) │ glyphs │ clusters │ */
static void take_glyphs(HpWord *word, const HpShaped *shaped)
{
  word->width = shaped->width;
  word->n_glyphs = shaped->glyphs->len;
  word->n_clusters = shaped->clusters->len;
  const gsize positions = sizeof(HpLength) * word->n_glyphs;
  const gboolean same =
      shaped->pens->len == shaped->x->len &&
      (positions == 0 || memcmp(shaped->pens->data, shaped->x->data, positions) == 0);
  const gsize others =
      (same ? 0 : sizeof(HpLength) * shaped->pens->len) + (shaped->raised ? positions : 0);
  char *end = hp_arena_alloc(word->arena, positions + others + sizeof(guint16) * word->n_glyphs +
                                              sizeof(HpCluster) * word->n_clusters);
  word->x = put(&end, shaped->x);
  word->pens = same ? word->x : put(&end, shaped->pens);
  word->y = shaped->raised ? put(&end, shaped->y) : NULL;
  word->glyphs = put(&end, shaped->glyphs);
  word->clusters = put(&end, shaped->clusters);
}

/* The standard fonts of PDF have no kerning at spaces, nor should what stands in for them. */
static void measure_kerning(HpText *text, HpWord *word)
{
  if (word->n_clusters == 0 || word->n_glyphs == 0 || word->shaper->key.font->standard != NULL)
    return;
  const gsize first = word->clusters[0].bytes;
  const gsize last = word->clusters[word->n_clusters - 1].bytes;
  word->kern_before =
      hp_shaper_kern_after_space(text, word->shaper, word->glyphs[0], word->text, first);
  word->kern_after =
      hp_shaper_kern_before_space(text, word->shaper, word->glyphs[word->n_glyphs - 1],
                                  word->text + word->text_length - last, last);
}

/* ---- Breaks ---------------------------------------------------------------------------------- */

/* The cluster that starts at `byte` of the word's text, or 0: none does. */
static guint cluster_starting_at(const HpWord *word, gsize byte)
{
  gsize at = 0;
  for (guint i = 0; i < word->n_clusters && at <= byte; i++) {
    if (at == byte)
      return i;
    at += word->clusters[i].bytes;
  }
  return 0;
}

static guint glyphs_before_cluster(const HpWord *word, guint cluster)
{
  guint n = 0;
  for (guint i = 0; i < cluster; i++)
    n += word->clusters[i].glyphs;
  return n;
}

static gboolean shows_hyphen(HpWordBreakKind kind)
{
  return kind == HP_BREAK_SOFT || kind == HP_BREAK_HYPHEN || kind == HP_BREAK_IN_PART;
}

/* Where the cut lies in a ligature, or the text is not simply left to right. */
static void measure_by_shaping(HpText *text, const HpWord *word, gsize byte, HpWordBreak *at)
{
  g_string_truncate(text->scratch, 0);
  g_string_append_len(text->scratch, word->text, (gssize)byte);
  if (shows_hyphen(at->kind))
    g_string_append_len(text->scratch, word->shaper->hyphen_text,
                        (gssize)word->shaper->hyphen_length);
  at->before = hp_shape_width(text, word->shaper, text->scratch->str, text->scratch->len);
  at->cut =
      word->width - hp_shape_width(text, word->shaper, word->text + byte, word->text_length - byte);
}

/*
 *      s a m v e r k a n
 *                ^ cut     the line before ends with the width of what stands before its last
 *                          cluster, and that cluster shaped with the hyphen: exact, since
 *                          kerning reaches one glyph far
 */
static void measure_break(HpText *text, const HpWord *word, gsize byte, HpWordBreak *at)
{
  const guint cluster = cluster_starting_at(word, byte);
  if (cluster == 0 || word->shaper->key.right_to_left || word->clusters[cluster - 1].glyphs != 1) {
    measure_by_shaping(text, word, byte, at);
    return;
  }
  const gsize length = word->clusters[cluster - 1].bytes;
  const char *last = word->text + byte - length;
  const HpLength start = word->pens[cluster - 1];
  at->cut = word->pens[cluster];
  if (!shows_hyphen(at->kind)) {
    at->before = start + hp_shape_width(text, word->shaper, last, length);
    return;
  }
  const guint16 glyph = word->glyphs[glyphs_before_cluster(word, cluster) - 1];
  at->before = start + hp_shaper_width_with_hyphen(text, word->shaper, glyph, last, length);
}

/* Letters and the like, never a place to break: spares most words the Unicode algorithm. */
static gboolean is_plain(const char *string, gsize length)
{
  for (const char *c = string; c < string + length; c = g_utf8_next_char(c)) {
    const gunichar u = g_utf8_get_char(c);
    const gboolean last = g_utf8_next_char(c) == string + length;
    if (g_ascii_isalnum((char)MIN(u, 0x7F)) || u == '.' || u == ',' || u == ':')
      continue;
    if ((u >= 0xC0 && u < 0x250) || (last && u < 0x7F && c != string))
      continue;
    return FALSE;
  }
  return TRUE;
}

/* Soft hyphens and the Unicode algorithm's opportunities, measured. */
static void find_breaks(HpText *text, HpWord *word)
{
  if (is_plain(word->key, word->length))
    return;
  GArray *found = text->word_breaks;
  g_array_set_size(found, 0);
  hp_break_opportunities(word->key, word->length, text->may_break);
  gsize byte = 0;
  for (gsize at = 0; at < word->length;) {
    const gboolean soft = g_utf8_get_char(word->key + at) == HP_SOFT_HYPHEN;
    const gsize next = (gsize)(g_utf8_next_char(word->key + at) - word->key);
    byte += soft ? 0 : next - at;
    at = next;
    if (at >= word->length || byte == 0 || byte >= word->text_length ||
        text->may_break->data[at] == HP_OPPORTUNITY_NONE)
      continue;
    const gboolean held = text->may_break->data[at] == HP_OPPORTUNITY_HELD;
    HpWordBreak place = {.at = at,
                         .kind = soft   ? HP_BREAK_SOFT
                                 : held ? HP_BREAK_HELD
                                        : HP_BREAK_AFTER};
    place.letters_before = place.letters_after = G_MAXUINT8;
    measure_break(text, word, byte, &place);
    g_array_append_val(found, place);
  }
  word->n_breaks = found->len;
  word->breaks = hp_arena_copy(word->arena, found->data, sizeof(HpWordBreak) * found->len);
}

HpWordBreak hp_word_break_at(HpText *text, const HpWord *word, gsize at, HpWordBreakKind kind)
{
  HpWordBreak found = {.at = at, .kind = kind};
  measure_break(text, word, at, &found);
  return found;
}

gboolean hp_word_has_soft_hyphen(const HpWord *word)
{
  return word->text != word->key;
}

static gboolean is_between_letters(const char *string, gsize length, gsize at)
{
  const char *const end = string + length, *after = string + at;
  const char *before = g_utf8_prev_char(after);
  return before > string && g_utf8_next_char(after) < end &&
         g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(before))) &&
         g_unichar_isalpha(g_utf8_get_char(before)) && g_unichar_isalpha(g_utf8_get_char(after)) &&
         g_unichar_isalpha(g_utf8_get_char(g_utf8_next_char(after)));
}

HpWordBreakKind hp_anywhere_kind(const char *string, gsize length, gsize at, gboolean of_address)
{
  return !of_address && is_between_letters(string, length, at) ? HP_BREAK_IN_PART
                                                               : HP_BREAK_ADDRESS;
}

void hp_word_breaks_anywhere(HpText *text, const HpWord *word, GArray *breaks)
{
  g_array_set_size(breaks, 0);
  if (hp_word_has_soft_hyphen(word) || word->text_length > HP_MAX_DIVIDED_BYTES)
    return;
  const gboolean of_address = hp_is_address(word->text, word->text_length);
  gsize at = 0;
  for (guint i = 0; i + 1 < word->n_clusters; i++) {
    at += word->clusters[i].bytes;
    HpWordBreak found = hp_word_break_at(
        text, word, at, hp_anywhere_kind(word->text, word->text_length, at, of_address));
    found.letters_before = found.letters_after = G_MAXUINT8;
    found.anywhere = TRUE;
    g_array_append_val(breaks, found);
  }
}

/* Fills `text->points`; returns what kind of breaks they are, but for those in parts. */
static HpWordBreakKind find_points(HpText *text, const HpWord *word)
{
  g_array_set_size(text->points, 0);
  if (hp_is_address(word->text, word->text_length)) {
    hp_address_points(word->text, word->text_length, text->points);
    return HP_BREAK_ADDRESS;
  }
  hp_hyphenate(text->hyphenator, text->own_words, word->shaper->key.language, word->text,
               word->text_length, text->points);
  return HP_BREAK_HYPHEN;
}

/* The word's own breaks and `points`, in order. */
static void merge_points(HpText *text, HpWord *word, HpWordBreakKind kind)
{
  HpWordBreak *merged =
      hp_arena_array(word->arena, HpWordBreak, text->points->len + word->n_breaks);
  guint n = 0, own = 0;
  for (guint i = 0; i < text->points->len; i++) {
    const HpHyphenPoint point = g_array_index(text->points, HpHyphenPoint, i);
    while (own < word->n_breaks && word->breaks[own].at <= point.at)
      merged[n++] = word->breaks[own++];
    if (n > 0 && merged[n - 1].at == point.at)
      continue;
    merged[n] = hp_word_break_at(text, word, point.at, point.in_part ? HP_BREAK_IN_PART : kind);
    merged[n].letters_before = point.letters_before;
    merged[n++].letters_after = point.letters_after;
  }
  while (own < word->n_breaks)
    merged[n++] = word->breaks[own++];
  word->hyphens = merged;
  word->n_hyphens = n;
}

/* An author's soft hyphens replace the dictionary's points. */
static void find_hyphens(HpText *text, HpWord *word)
{
  word->hyphenated = TRUE;
  word->hyphens = word->breaks;
  word->n_hyphens = word->n_breaks;
  if (hp_word_has_soft_hyphen(word))
    return;
  const HpWordBreakKind kind = find_points(text, word);
  if (text->points->len > 0)
    merge_points(text, word, kind);
}

const HpWordBreak *hp_word_breaks(HpText *text, HpWord *word, gboolean hyphenate, guint *n)
{
  if (hyphenate && !word->hyphenated) {
    find_hyphens(text, word);
    if (word->arena == text->words.arena)
      g_ptr_array_add(text->hyphenated, word);
  }
  *n = hyphenate ? word->n_hyphens : word->n_breaks;
  return hyphenate ? word->hyphens : word->breaks;
}

static HpWord *make_word(HpText *text, const HpShaper *shaper, const char *string, gsize length,
                         HpJoining joining, HpArena *home)
{
  HpWord *word = hp_arena_new0(home, HpWord);
  word->arena = home;
  word->shaper = shaper;
  set_text(text, word, string, length);
  take_glyphs(word, hp_shape(text, shaper, word->text, word->text_length, joining));
  measure_kerning(text, word);
  find_breaks(text, word);
  return word;
}

HpWord *hp_word_joined(HpText *text, const HpWord *word, HpJoining joining, HpArena *arena)
{
  HpWord *joined = make_word(text, word->shaper, word->key, word->length, joining, arena);
  find_hyphens(text, joined); /* at once, as below */
  return joined;
}

HpWord *hp_word_get(HpText *text, const HpShaper *shaper, const char *string, gsize length,
                    HpArena *arena)
{
  HpWordCache *cache = &text->words;
  const guint32 hash = hash_of(shaper, string, length);
  text->statistics.looked_up++;
  for (HpWord *word = cache->buckets[hash & cache->mask]; word != NULL; word = word->next)
    if (word->hash == hash && word->shaper == shaper && word->length == length &&
        memcmp(word->key, string, length) == 0)
      return word;

  const gboolean kept = has_room(cache, length);
  HpWord *word =
      make_word(text, shaper, string, length, (HpJoining){0}, kept ? cache->arena : arena);
  word->hash = hash;
  if (kept)
    keep(cache, word);
  else
    find_hyphens(text, word); /* at once: later the arena may have been rewound */
  return word;
}
