/* compile-words LIST.dic OUT: a word list of Hunspell's (LIST.dic with LIST.aff beside it) into the
 * file that words-file.h describes. Run when the program is built: what it makes is as free as the
 * list is, and is not passed on with the program's source.
 *
 * Of the list it takes the words that compounds are made of, in all their inflected forms: which
 * those are is said by the flags that the list has for it. Prefixes are left out: they begin no
 * compounds. */
#include "base/base.h"
#include "text/words-file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  SHORTEST_PART = 3, /* letters of a part; the list may say more */
  SHORTEST_NAME = 4, /* letters of a name that begins compounds */
  SHORTEST_STEM = 4, /* letters of a word that may begin a compound although the list is silent */
  LETTERS_KEPT = 48, /* letters of a word */
};

/* ---- The rules of a list -----------------------------------------------------------------------
 */

/* "SFX v a s/WXZ a": words that end in `condition` lose `strip` and get `add`. */
typedef struct {
  const char *strip, *add, *flags, *condition; /* in the text of the rules */
  glong items;                                 /* of the condition, each for a letter */
} Suffix;

typedef struct {
  guint compound_min;
  char any, begin, within, end; /* flags of words in compounds; 0: none is said */
  char only_in_compound, needs_affix, forbidden, not_suggested;
  GArray *suffixes[256]; /* of Suffix, by flag */
} ListRules;

/* One item of a condition, "a", "." or "[^ae]", against a letter; `*item` goes on to the next. */
static gboolean item_matches(const char **item, gunichar letter)
{
  const char *c = *item;
  if (*c != '[') {
    *item = g_utf8_next_char(c);
    return *c == '.' || g_utf8_get_char(c) == letter;
  }
  const gboolean negated = c[1] == '^';
  gboolean found = FALSE;
  for (c += negated ? 2 : 1; *c != '\0' && *c != ']'; c = g_utf8_next_char(c))
    found |= g_utf8_get_char(c) == letter;
  *item = *c == ']' ? c + 1 : c;
  return found != negated;
}

static glong items_in(const char *condition)
{
  glong n = 0;
  for (const char *item = condition; *item != '\0'; n++)
    item_matches(&item, 0);
  return n;
}

static void read_suffix(ListRules *rules, char **fields, guint n)
{
  if (n < 4)
    return;
  char *slash = strchr(fields[3], '/');
  if (slash != NULL)
    *slash = '\0';
  const Suffix suffix = {.strip = strcmp(fields[2], "0") == 0 ? "" : fields[2],
                         .add = strcmp(fields[3], "0") == 0 ? "" : fields[3],
                         .flags = slash != NULL ? slash + 1 : "",
                         .condition = n > 4 ? fields[4] : ".",
                         .items = items_in(n > 4 ? fields[4] : ".")};
  GArray **all = &rules->suffixes[(guint8)fields[1][0]];
  if (*all == NULL)
    *all = g_array_new(FALSE, FALSE, sizeof(Suffix));
  g_array_append_val(*all, suffix);
}

static void read_rule(ListRules *rules, char **fields, guint n)
{
  const struct {
    const char *name;
    char *flag;
  } flags[] = {{"COMPOUNDFLAG", &rules->any},
               {"COMPOUNDBEGIN", &rules->begin},
               {"COMPOUNDMIDDLE", &rules->within},
               {"COMPOUNDEND", &rules->end},
               {"ONLYINCOMPOUND", &rules->only_in_compound},
               {"NEEDAFFIX", &rules->needs_affix},
               {"FORBIDDENWORD", &rules->forbidden},
               {"NOSUGGEST", &rules->not_suggested}};
  if (n < 2)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS(flags); i++)
    if (strcmp(fields[0], flags[i].name) == 0)
      *flags[i].flag = fields[1][0];
  if (strcmp(fields[0], "COMPOUNDMIN") == 0)
    rules->compound_min = (guint)atoi(fields[1]);
  /* A heading, "SFX v N 2", has a count where a rule has what it adds. */
  else if (strcmp(fields[0], "SFX") == 0 && !(n == 4 && strspn(fields[3], "0123456789") > 0))
    read_suffix(rules, fields, n);
}

/* The fields of a line, without those that are empty. */
static guint split(char *line, char **fields, guint most)
{
  guint n = 0;
  for (char *field = strtok(line, " \t\r"); field != NULL && n < most;
       field = strtok(NULL, " \t\r"))
    fields[n++] = field;
  return n;
}

static void read_rules(ListRules *rules, char *text)
{
  char *next = NULL;
  for (char *line = text; line != NULL; line = next) {
    next = strchr(line, '\n');
    if (next != NULL)
      *next++ = '\0';
    char *fields[6];
    const guint n = split(line, fields, G_N_ELEMENTS(fields));
    if (n > 0 && fields[0][0] != '#')
      read_rule(rules, fields, n);
  }
}

static void free_rules(ListRules *rules)
{
  for (guint i = 0; i < G_N_ELEMENTS(rules->suffixes); i++)
    g_clear_pointer(&rules->suffixes[i], g_array_unref);
}

/* ---- Words -------------------------------------------------------------------------------------
 */

typedef struct {
  char *word;
  guint flags;
} ListedWord;

static void clear_entry(gpointer data)
{
  g_free(((ListedWord *)data)->word);
}

static gboolean has(const char *flags, char flag)
{
  return flag != '\0' && strchr(flags, flag) != NULL;
}

static void keep(GArray *entries, const char *word, guint flags)
{
  glong letters = 0;
  for (const char *c = word; *c != '\0'; c = g_utf8_next_char(c), letters++)
    if (!g_unichar_isalpha(g_utf8_get_char(c)))
      return;
  /* A name begins compounds, and is none of their other parts. */
  if (g_unichar_isupper(g_utf8_get_char(word)))
    flags = letters >= SHORTEST_NAME && (flags & (HP_WORD_BEGINS | HP_WORD_STANDS)) != 0
                ? HP_WORD_BEGINS
                : 0;
  if (letters < SHORTEST_STEM)
    flags &= ~(guint)HP_WORD_STANDS;
  if (flags == 0 || letters < SHORTEST_PART || letters > LETTERS_KEPT)
    return;
  const ListedWord entry = {g_utf8_strdown(word, -1), flags};
  g_array_append_val(entries, entry);
}

static guint part_of_compound(const ListRules *rules, const char *flags)
{
  if (has(flags, rules->any))
    return HP_WORD_BEGINS | HP_WORD_WITHIN | HP_WORD_ENDS;
  return (has(flags, rules->begin) ? HP_WORD_BEGINS : 0) |
         (has(flags, rules->within) ? HP_WORD_BEGINS | HP_WORD_WITHIN : 0) |
         (has(flags, rules->end) ? HP_WORD_ENDS : 0);
}

static gboolean meets(const char *word, const Suffix *suffix)
{
  const char *letter = word + strlen(word);
  for (glong i = 0; i < suffix->items; i++) {
    if (letter == word)
      return FALSE;
    letter = g_utf8_prev_char(letter);
  }
  for (const char *item = suffix->condition; *item != '\0'; letter = g_utf8_next_char(letter))
    if (!item_matches(&item, g_utf8_get_char(letter)))
      return FALSE;
  return TRUE;
}

/* An inflected form ends compounds as its stem does, but if it is one that only begins them. */
static void keep_form(const ListRules *rules, GArray *entries, const char *word, const char *flags,
                      const Suffix *suffix)
{
  if (!g_str_has_suffix(word, suffix->strip) || !meets(word, suffix))
    return;
  g_autofree char *stem = g_strndup(word, strlen(word) - strlen(suffix->strip));
  g_autofree char *form = g_strconcat(stem, suffix->add, NULL);
  guint part = part_of_compound(rules, suffix->flags);
  if (part == 0 && suffix->flags[0] == '\0')
    part = part_of_compound(rules, flags) & HP_WORD_ENDS;
  keep(entries, form, part);
}

static void keep_word(const ListRules *rules, GArray *entries, const char *word, const char *flags)
{
  if (has(flags, rules->forbidden))
    return;
  const gboolean stands = !has(flags, rules->only_in_compound) && !has(flags, rules->needs_affix) &&
                          !has(flags, rules->not_suggested);
  keep(entries, word, part_of_compound(rules, flags) | (stands ? HP_WORD_STANDS : 0));
  for (const char *flag = flags; *flag != '\0'; flag++) {
    const GArray *suffixes = rules->suffixes[(guint8)*flag];
    for (guint i = 0; suffixes != NULL && i < suffixes->len; i++)
      keep_form(rules, entries, word, flags, &g_array_index(suffixes, Suffix, i));
  }
}

/* Its first line tells how many there are. */
static void read_words(const ListRules *rules, GArray *entries, char *text)
{
  char *next = strchr(text, '\n');
  for (char *line = next != NULL ? next + 1 : NULL; line != NULL; line = next) {
    next = strchr(line, '\n');
    if (next != NULL)
      *next++ = '\0';
    line[strcspn(line, "\t\r")] = '\0';
    char *slash = strchr(line, '/');
    if (slash != NULL)
      *slash = '\0';
    if (*line != '\0')
      keep_word(rules, entries, line, slash != NULL ? slash + 1 : "");
  }
}

static int compare_entries(gconstpointer a, gconstpointer b)
{
  return strcmp(((const ListedWord *)a)->word, ((const ListedWord *)b)->word);
}

/* ---- The automaton -----------------------------------------------------------------------------
 */

/* Words come in order, so that a node is complete when a word leaves it for good; of equal nodes
   one is written (Daciuk and others, Incremental Construction of Minimal Acyclic Finite-State
   Automata, 2000). */
typedef struct {
  GArray *edges;                      /* guint32: as written */
  GHashTable *nodes;                  /* GBytes of a node → its first edge */
  GArray *path[LETTERS_KEPT * 4 + 1]; /* guint32: the edges so far of the nodes on the way to the
                                         last word */
} Automaton;

static guint32 written(Automaton *automaton, GArray *node)
{
  if (node->len == 0)
    return 0;
  g_array_index(node, guint32, node->len - 1) |= hp_words_edge(0, TRUE, 0, 0);
  GBytes *key = g_bytes_new(node->data, sizeof(guint32) * node->len);
  guint32 at = GPOINTER_TO_UINT(g_hash_table_lookup(automaton->nodes, key));
  if (at == 0) {
    at = automaton->edges->len;
    g_array_append_vals(automaton->edges, node->data, node->len);
    g_hash_table_insert(automaton->nodes, key, GUINT_TO_POINTER(at));
  } else {
    g_bytes_unref(key);
  }
  g_array_set_size(node, 0);
  return at;
}

static void complete(Automaton *automaton, gsize from, gsize depth)
{
  for (gsize d = from; d > depth; d--) {
    GArray *above = automaton->path[d - 1];
    g_array_index(above, guint32, above->len - 1) |=
        hp_words_edge(0, FALSE, 0, written(automaton, automaton->path[d]));
  }
}

static gsize common_length(const char *a, const char *b)
{
  gsize n = 0;
  while (a[n] != '\0' && a[n] == b[n])
    n++;
  return n;
}

static guint32 build(Automaton *automaton, const GArray *entries)
{
  const guint32 none = 0;
  g_array_append_val(automaton->edges, none);
  const char *last = "";
  for (guint i = 0; i < entries->len;) {
    const char *word = g_array_index(entries, ListedWord, i).word;
    guint flags = 0;
    for (; i < entries->len && strcmp(g_array_index(entries, ListedWord, i).word, word) == 0; i++)
      flags |= g_array_index(entries, ListedWord, i).flags;
    const gsize length = strlen(word), common = common_length(last, word);
    complete(automaton, strlen(last), common);
    for (gsize d = common; d < length; d++) {
      const guint32 edge = hp_words_edge((guint8)word[d], FALSE, d + 1 == length ? flags : 0, 0);
      g_array_append_val(automaton->path[d], edge);
    }
    last = word;
  }
  complete(automaton, strlen(last), 0);
  return written(automaton, automaton->path[0]);
}

/* ---- The file ----------------------------------------------------------------------------------
 */

static gboolean write_file(const char *path, const HpWordsHeader *header, const GArray *edges)
{
  g_autoptr(GByteArray) file = g_byte_array_new();
  g_byte_array_append(file, (const guint8 *)header, sizeof *header);
  g_byte_array_append(file, (const guint8 *)edges->data, (guint)sizeof(guint32) * edges->len);
  return g_file_set_contents(path, (const char *)file->data, (gssize)file->len, NULL);
}

static gboolean compile(const ListRules *rules, GArray *entries, HpWordsHeader *header,
                        const char *path)
{
  Automaton automaton = {
      .edges = g_array_new(FALSE, FALSE, sizeof(guint32)),
      .nodes =
          g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL),
  };
  for (guint i = 0; i < G_N_ELEMENTS(automaton.path); i++)
    automaton.path[i] = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_array_sort(entries, compare_entries);
  header->root = build(&automaton, entries);
  header->n_edges = automaton.edges->len;
  header->shortest_part = MAX(SHORTEST_PART, rules->compound_min);
  const gboolean fits = automaton.edges->len < HP_WORDS_MOST_EDGES;
  if (!fits)
    fprintf(stderr, "compile-words: %u edges are more than the file can have\n",
            automaton.edges->len);
  const gboolean done = fits && write_file(path, header, automaton.edges);
  for (guint i = 0; i < G_N_ELEMENTS(automaton.path); i++)
    g_array_unref(automaton.path[i]);
  g_hash_table_unref(automaton.nodes);
  g_array_unref(automaton.edges);
  return done;
}

/* In UTF-8; a list that is not is in Latin 1. The digest is of what is on the disk. */
static char *read_file(const char *path, HpSha256 *digest)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;
  if (!g_file_get_contents(path, &bytes, &size, NULL))
    return NULL;
  hp_sha256_add(digest, bytes, size);
  if (g_utf8_validate(bytes, (gssize)size, NULL))
    return g_steal_pointer(&bytes);
  return g_convert(bytes, (gssize)size, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}

static gboolean compile_list(const char *list, const char *out)
{
  g_autoptr(HpSha256) digest = hp_sha256_new();
  g_autofree char *stem = g_strndup(list, strlen(list) - strlen(".dic"));
  g_autofree char *affix = g_strconcat(stem, ".aff", NULL);
  g_autofree char *suffixes = read_file(affix, digest);
  g_autofree char *words = read_file(list, digest);
  if (words == NULL || suffixes == NULL) {
    fprintf(stderr, "compile-words: %s and %s cannot be read\n", list, affix);
    return FALSE;
  }
  HpWordsHeader header = {.magic = HP_WORDS_MAGIC, .byte_order = HP_WORDS_BYTE_ORDER};
  g_autofree char *name = g_path_get_basename(list);
  g_strlcpy(header.source, name, sizeof header.source);
  g_autofree char *sha256 = hp_sha256_take_text(digest);
  g_strlcpy(header.sha256, sha256, sizeof header.sha256);
  ListRules rules = {0};
  read_rules(&rules, suffixes);
  g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(ListedWord));
  g_array_set_clear_func(entries, clear_entry);
  read_words(&rules, entries, words);
  const gboolean done = compile(&rules, entries, &header, out);
  free_rules(&rules);
  return done;
}

int main(int argc, char **argv)
{
  if (argc != 3 || !g_str_has_suffix(argv[1], ".dic")) {
    fprintf(stderr, "usage: compile-words LIST.dic OUT\n");
    return 2;
  }
  return compile_list(argv[1], argv[2]) ? 0 : 1;
}
