/*
 * Loads a dictionary of libhyphen in a fiftieth of the time that it takes itself for a large one
 * (German: 279 000 states, three seconds, nearly all of them spent in one small hash table).
 *
 *     charset, least lengths, levels ──libhyphen──► HyphenDict without patterns
 *     patterns, level by level       ──here───────► its states
 *
 * The states of a level are the beginnings of its patterns: a trie. What has been read and goes on
 * in no pattern falls back to the longest end of it that does (Aho and Corasick).
 */
#include "text/text-internal.h"

#include <string.h>

/* libhyphen reads no longer lines at once. */
#define MAX_PATTERN_BYTES 98 /* bytes of a pattern; libhyphen itself loads the dictionary */

typedef struct {
  char letter;
  guint target; /* a state */
  guint next;   /* edge of the same state; 0: none */
} TrieEdge;

typedef struct {
  guint first_edge, n_edges; /* 0: none */
  int fallback;
  char *match;
} TrieState;

typedef struct {
  GArray *states, *edges; /* the first edge is none */
} Trie;

static TrieState *state_at(const Trie *trie, guint i)
{
  return &g_array_index(trie->states, TrieState, i);
}

static guint add_state(Trie *trie)
{
  const TrieState state = {0};
  g_array_append_val(trie->states, state);
  return trie->states->len - 1;
}

static Trie trie_new(void)
{
  Trie trie = {g_array_new(FALSE, FALSE, sizeof(TrieState)),
               g_array_new(FALSE, FALSE, sizeof(TrieEdge))};
  const TrieEdge none = {0};
  g_array_append_val(trie.edges, none);
  add_state(&trie);
  return trie;
}

static void trie_clear(Trie *trie)
{
  g_array_unref(trie->states);
  g_array_unref(trie->edges);
}

/* 0 where there is none: no edge leads back to the beginning. */
static guint next_state(const Trie *trie, guint state, char letter)
{
  guint i = state_at(trie, state)->first_edge;
  while (i != 0 && g_array_index(trie->edges, TrieEdge, i).letter != letter)
    i = g_array_index(trie->edges, TrieEdge, i).next;
  return i == 0 ? 0 : g_array_index(trie->edges, TrieEdge, i).target;
}

static guint next_state_or_new(Trie *trie, guint state, char letter)
{
  const guint known = next_state(trie, state, letter);
  if (known != 0)
    return known;
  const guint added = add_state(trie);
  TrieState *from = state_at(trie, state);
  const TrieEdge edge = {letter, added, from->first_edge};
  from->first_edge = trie->edges->len;
  from->n_edges++;
  g_array_append_val(trie->edges, edge);
  return added;
}

/* "a1bc2": after "abc", the digits "1002" belong to the last places. */
static void add_pattern(Trie *trie, const char *line, gsize length)
{
  char digits[MAX_PATTERN_BYTES + 2] = "0";
  gsize n = 0;
  guint state = 0;
  for (gsize i = 0; i < length; i++) {
    if (g_ascii_isdigit(line[i])) {
      digits[n] = line[i];
      continue;
    }
    state = next_state_or_new(trie, state, line[i]);
    digits[++n] = '0';
  }
  digits[n + 1] = '\0';
  TrieState *last = state_at(trie, state);
  g_free(last->match);
  last->match = g_strdup(digits + strspn(digits, "0"));
}

/* ---- Fallbacks ----------------------------------------------------------------------------- */

static int fallback_after(const Trie *trie, int fallback, char letter)
{
  for (; fallback >= 0; fallback = state_at(trie, (guint)fallback)->fallback) {
    const guint next = next_state(trie, (guint)fallback, letter);
    if (next != 0)
      return (int)next;
  }
  return 0;
}

/* Shorter beginnings first: a fallback is shorter than what falls back to it. */
static void find_fallbacks(const Trie *trie)
{
  g_autofree guint *queue = g_new(guint, trie->states->len);
  guint n = 1;
  queue[0] = 0;
  state_at(trie, 0)->fallback = -1;
  for (guint i = 0; i < n; i++) {
    const TrieState *from = state_at(trie, queue[i]);
    for (guint e = from->first_edge; e != 0; e = g_array_index(trie->edges, TrieEdge, e).next) {
      const TrieEdge *edge = &g_array_index(trie->edges, TrieEdge, e);
      state_at(trie, edge->target)->fallback = fallback_after(trie, from->fallback, edge->letter);
      queue[n++] = edge->target;
    }
  }
}

/* ---- As libhyphen has them ----------------------------------------------------------------- */

static HyphenTrans *transitions(const Trie *trie, const TrieState *state)
{
  HyphenTrans *all = g_new(HyphenTrans, state->n_edges), *at = all;
  for (guint e = state->first_edge; e != 0; e = g_array_index(trie->edges, TrieEdge, e).next) {
    const TrieEdge *edge = &g_array_index(trie->edges, TrieEdge, e);
    *at++ = (HyphenTrans){edge->letter, (int)edge->target};
  }
  return all;
}

/* hnj_hyphen_free() frees all of it one by one. */
static void set_states(HyphenDict *level, const Trie *trie)
{
  free(level->states);
  level->num_states = (int)trie->states->len;
  level->states = g_new0(HyphenState, trie->states->len);
  for (guint i = 0; i < trie->states->len; i++) {
    const TrieState *state = state_at(trie, i);
    level->states[i] = (HyphenState){.match = state->match,
                                     .fallback_state = state->fallback,
                                     .num_trans = (int)state->n_edges,
                                     .trans = transitions(trie, state)};
  }
}

/* ---- The file ------------------------------------------------------------------------------ */

/* What is to be known besides patterns, and the patterns of each level. */
typedef struct {
  GString *settings;
  Trie levels[2];
  guint level;
} DictionaryLines;

static gboolean is_setting(const char *line, gsize length)
{
  static const char *const settings[] = {"LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN",
                                         "COMPOUNDRIGHTHYPHENMIN", "NOHYPHEN"};
  for (guint i = 0; i < G_N_ELEMENTS(settings); i++)
    if (length > strlen(settings[i]) && memcmp(line, settings[i], strlen(settings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* FALSE if it is more than a pattern: one that changes the spelling. */
static gboolean read_line(DictionaryLines *reading, const char *line, gsize length)
{
  const gboolean next_level = length >= 9 && memcmp(line, "NEXTLEVEL", 9) == 0;
  if (reading->settings->len == 0 || next_level || is_setting(line, length)) {
    g_string_append_len(reading->settings, line, (gssize)length);
    g_string_append_c(reading->settings, '\n');
    reading->level += next_level;
    return reading->level < G_N_ELEMENTS(reading->levels);
  }
  if (length == 0 || line[0] == '%' || line[0] == '#')
    return TRUE;
  if (length > MAX_PATTERN_BYTES || memchr(line, '/', length) != NULL)
    return FALSE;
  add_pattern(&reading->levels[reading->level], line, length);
  return TRUE;
}

static gboolean read_lines(DictionaryLines *reading, const char *text)
{
  while (*text != '\0') {
    const gsize length = strcspn(text, "\n");
    const gsize ended = strcspn(text, " \t\r\n");
    const gboolean setting = reading->settings->len == 0 || is_setting(text, length);
    if (!read_line(reading, text, setting ? strcspn(text, "\r\n") : ended))
      return FALSE;
    text += length + (text[length] == '\n');
  }
  return TRUE;
}

/* Where a file names no levels, libhyphen puts one for hyphens and apostrophes before its own. */
static HyphenDict *with_states(const DictionaryLines *reading)
{
  FILE *file = fmemopen(reading->settings->str, reading->settings->len, "r");
  HyphenDict *dictionary = file == NULL ? NULL : hnj_hyphen_load_file(file);
  if (file != NULL)
    fclose(file);
  if (dictionary == NULL)
    return NULL;
  HyphenDict *level = reading->level == 0 ? dictionary->nextlevel : dictionary;
  for (guint i = 0; i <= reading->level && level != NULL; i++, level = level->nextlevel) {
    find_fallbacks(&reading->levels[i]);
    set_states(level, &reading->levels[i]);
  }
  return dictionary;
}

HyphenDict *hp_dictionary_load(const char *path)
{
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL))
    return NULL;
  DictionaryLines reading = {g_string_new(NULL), {trie_new(), trie_new()}, 0};
  HyphenDict *dictionary = NULL;
  if (read_lines(&reading, text))
    dictionary = with_states(&reading);
  const gboolean kept = dictionary != NULL;
  for (guint level = 0; level < G_N_ELEMENTS(reading.levels); level++) {
    for (guint i = 0; i < reading.levels[level].states->len; i++)
      if (!kept || level > reading.level)
        g_free(state_at(&reading.levels[level], i)->match);
    trie_clear(&reading.levels[level]);
  }
  g_string_free(reading.settings, TRUE);
  return kept ? dictionary : hnj_hyphen_load(path);
}
