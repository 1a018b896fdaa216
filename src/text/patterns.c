/*
 * Hyphenation patterns (Liang, Word Hy-phen-a-tion by Com-put-er, 1983), read fast.
 *
 *   ".sa2m"  letters ".sam", values 0 0 2 0:  . s a m      an odd value is a place for a hyphen,
 *                                             0 0 2 0      the greatest of all patterns decides
 *
 * libhyphen builds an automaton of a dictionary, five milliseconds of work (German: seven seconds),
 * a quarter of what a short document takes in all. A table of the patterns is made in half a
 * millisecond. Only dictionaries that change the spelling at a hyphen are left to libhyphen.
 *
 * The points are the same where a dictionary was prepared for libhyphen (sv, en). Where it was not
 * (nb, de), libhyphen misses patterns that end within longer ones: "barnever-net", not
 * "barne-ver-net".
 */
#include "text/text-internal.h"

#include <string.h>

enum { LONGEST_PATTERN = 100 };

/** A pattern's letters are those of its line without the digits. */
typedef struct {
  guint32 hash;
  guint32 line; /* where it stands in the file */
  guint8 letters, length;
} Pattern;

typedef struct {
  Pattern *slots; /* open addressing; a pattern of no letters is a free slot */
  guint mask, count;
  guint longest;
} Table;

/** Some dictionaries have two levels: the first finds where a compound is joined, the second
    hyphenates its members. */
struct HpPatterns {
  char *file;
  char *charset;
  Table levels[2];
  guint n_levels;
  guint left, right;                   /* least letters before and after a hyphen */
  guint compound_left, compound_right; /* the same where members of a compound meet */
  gboolean utf8;
};

static guint32 next_hash(guint32 hash, char letter)
{
  return (hash ^ (guint8)letter) * 16777619u;
}

#define FIRST_HASH 2166136261u

static gboolean is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/* ---- Reading -----------------------------------------------------------------------------------
 */

static void put(Table *table, Pattern pattern)
{
  guint slot = pattern.hash & table->mask;
  while (table->slots[slot].letters != 0)
    slot = (slot + 1) & table->mask;
  table->slots[slot] = pattern;
}

static void grow(Table *table)
{
  Pattern *old = table->slots;
  const guint n = old != NULL ? table->mask + 1 : 0;
  const guint larger = MAX(32768, n * 2);
  table->slots = g_new0(Pattern, larger);
  table->mask = larger - 1;
  for (guint i = 0; i < n; i++)
    if (old[i].letters != 0)
      put(table, old[i]);
  g_free(old);
}

/* FALSE if the line has more than letters and digits: libhyphen must see to the dictionary. */
static gboolean add_pattern(HpPatterns *patterns, const char *line, gsize length)
{
  Pattern pattern = {.hash = FIRST_HASH, .line = (guint32)(line - patterns->file)};
  if (length > LONGEST_PATTERN)
    return FALSE;
  pattern.length = (guint8)length;
  for (gsize i = 0; i < length; i++) {
    if (strchr("/^{}=,", line[i]) != NULL)
      return FALSE;
    if (line[i] == '\'' || line[i] == '-')
      return TRUE; /* words are looked up in runs of letters */
    if (is_digit(line[i]))
      continue;
    pattern.hash = next_hash(pattern.hash, line[i]);
    pattern.letters++;
  }
  if (pattern.letters == 0)
    return TRUE;
  Table *table = &patterns->levels[patterns->n_levels - 1];
  if (++table->count * 2 > table->mask)
    grow(table);
  put(table, pattern);
  table->longest = MAX(table->longest, pattern.letters);
  return TRUE;
}

static gboolean add_level(HpPatterns *patterns)
{
  if (patterns->n_levels == G_N_ELEMENTS(patterns->levels))
    return FALSE;
  grow(&patterns->levels[patterns->n_levels++]);
  return TRUE;
}

/* FALSE if the line is not "NAME number". */
static gboolean read_number(const char *line, const char *name, guint *number)
{
  if (!g_str_has_prefix(line, name))
    return FALSE;
  *number = (guint)CLAMP(atoi(line + strlen(name)), 0, 16);
  return TRUE;
}

static gboolean read_line(HpPatterns *patterns, const char *line, gsize length)
{
  if (length == 0 || line[0] == '%' || line[0] == '#')
    return TRUE;
  if (!g_ascii_isupper(line[0]))
    return add_pattern(patterns, line, length);
  if (g_str_has_prefix(line, "NEXTLEVEL"))
    return add_level(patterns);
  return g_str_has_prefix(line, "NOHYPHEN") || /* of signs, which are not looked up */
         read_number(line, "LEFTHYPHENMIN", &patterns->left) ||
         read_number(line, "RIGHTHYPHENMIN", &patterns->right) ||
         read_number(line, "COMPOUNDLEFTHYPHENMIN", &patterns->compound_left) ||
         read_number(line, "COMPOUNDRIGHTHYPHENMIN", &patterns->compound_right);
}

static gboolean read_file(HpPatterns *patterns, gsize size)
{
  const char *end = patterns->file + size;
  for (const char *line = patterns->file, *next; line < end; line = next) {
    const char *stop = memchr(line, '\n', (gsize)(end - line));
    stop = stop != NULL ? stop : end;
    next = stop + 1;
    while (stop > line && (stop[-1] == '\r' || stop[-1] == ' '))
      stop--;
    if (patterns->charset == NULL)
      patterns->charset = g_strndup(line, (gsize)(stop - line));
    else if (!read_line(patterns, line, (gsize)(stop - line)))
      return FALSE;
  }
  patterns->utf8 = patterns->charset != NULL && g_ascii_strcasecmp(patterns->charset, "UTF-8") == 0;
  return patterns->levels[0].count > 0;
}

HpPatterns *hp_patterns_load(const char *path)
{
  HpPatterns *patterns = g_new0(HpPatterns, 1);
  gsize size;
  add_level(patterns);
  if (g_file_get_contents(path, &patterns->file, &size, NULL) && size < G_MAXINT32 &&
      read_file(patterns, size))
    return patterns;
  hp_patterns_free(patterns);
  return NULL;
}

void hp_patterns_free(HpPatterns *patterns)
{
  if (patterns == NULL)
    return;
  g_free(patterns->file);
  g_free(patterns->charset);
  g_free(patterns->levels[0].slots);
  g_free(patterns->levels[1].slots);
  g_free(patterns);
}

const char *hp_patterns_charset(const HpPatterns *patterns)
{
  return patterns->charset;
}

/* ---- Hyphenating -------------------------------------------------------------------------------
 */

static gboolean has_letters(const char *line, guint length, const char *letters)
{
  for (guint i = 0; i < length; i++)
    if (!is_digit(line[i]) && line[i] != *letters++)
      return FALSE;
  return TRUE;
}

/* values[i] is that of the place before letters[i]. */
static void raise_values(const char *line, guint length, guint8 *values)
{
  for (guint i = 0; i < length; i++) {
    if (is_digit(line[i]))
      *values = MAX(*values, (guint8)(line[i] - '0'));
    else
      values++;
  }
}

static void apply(const HpPatterns *patterns, const Table *table, const char *letters, guint n,
                  guint32 hash, guint8 *values)
{
  for (guint slot = hash & table->mask; table->slots[slot].letters != 0;
       slot = (slot + 1) & table->mask) {
    const Pattern *pattern = &table->slots[slot];
    const char *line = patterns->file + pattern->line;
    if (pattern->hash == hash && pattern->letters == n &&
        has_letters(line, pattern->length, letters))
      raise_values(line, pattern->length, values);
  }
}

/* Sets values[i] to that of the place after byte i. */
static void find_values(const HpPatterns *patterns, const Table *table, const char *word,
                        gsize length, guint8 *values)
{
  g_autofree char *dotted = g_strdup_printf(".%.*s.", (int)length, word);
  g_autofree guint8 *raised = g_malloc0(length + 3);
  for (guint start = 0; start < length + 2; start++) {
    guint32 hash = FIRST_HASH;
    for (guint n = 1; n <= table->longest && start + n <= length + 2; n++) {
      hash = next_hash(hash, dotted[start + n - 1]);
      apply(patterns, table, dotted + start, n, hash, raised + start);
    }
  }
  memcpy(values, raised + 2, length);
}

static void forbid_near_ends(guint8 *values, gsize n, guint left, guint right)
{
  for (gsize i = 0; i < n; i++)
    if (i + 1 < left || i + 1 + right > n)
      values[i] = 0;
}

/* The members of a compound, each with the values of the second level. */
static void find_values_of_members(const HpPatterns *patterns, const char *word, gsize length,
                                   guint8 *values)
{
  gsize begin = 0;
  for (gsize i = 0; i < length; i++) {
    const gboolean joint = (values[i] & 1) != 0 && i + 1 < length;
    if (!joint && i + 1 < length)
      continue;
    const gsize n = i + 1 - begin;
    const guint8 at_joint = values[i];
    find_values(patterns, &patterns->levels[1], word + begin, n, values + begin);
    forbid_near_ends(values + begin, n, begin > 0 ? patterns->compound_left : 0,
                     joint ? patterns->compound_right : 0);
    values[i] = at_joint;
    begin = i + 1;
  }
}

/* Whether the byte after `c` starts another character. */
static gboolean ends_character(const char *c)
{
  return ((guint8)c[1] & 0xC0) != 0x80;
}

void hp_patterns_hyphenate(const HpPatterns *patterns, const char *word, gsize length,
                           char *hyphens)
{
  g_autofree guint8 *values = g_malloc0(length + 1);
  find_values(patterns, &patterns->levels[0], word, length, values);
  if (patterns->n_levels > 1)
    find_values_of_members(patterns, word, length, values);
  gsize n = 0; /* letters */
  for (gsize i = 0; i < length; i++)
    if (!patterns->utf8 || i + 1 == length || ends_character(word + i))
      values[n++] = values[i];
  forbid_near_ends(values, n, patterns->left, patterns->right);
  for (gsize i = 0; i < n; i++)
    hyphens[i] = (char)('0' + values[i]);
}
