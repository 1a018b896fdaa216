/*
 * Hyphenation patterns (Liang, Word Hy-phen-a-tion by Com-put-er, 1983), read fast.
 *
 *   ".sa2m"  letters ".sam", values 0 0 2 0:  . s a m      an odd value is a place for a hyphen,
 *                                             0 0 2 0      the greatest of all patterns decides
 *
 * libhyphen builds an automaton of a dictionary, five milliseconds of work: as long as all the rest
 * of a short document. Most dictionaries are plain lists of patterns in a single-byte character
 * set. For them this table does, made in a tenth of the time; all others are left to libhyphen.
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

struct HpPatterns {
  char *file;
  char *charset;
  Pattern *slots; /* open addressing; a pattern of no letters is a free slot */
  guint mask, count;
  guint longest;
  guint left, right; /* least letters before and after a hyphen */
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

static void put(HpPatterns *patterns, Pattern pattern)
{
  guint slot = pattern.hash & patterns->mask;
  while (patterns->slots[slot].letters != 0)
    slot = (slot + 1) & patterns->mask;
  patterns->slots[slot] = pattern;
}

static void grow(HpPatterns *patterns)
{
  Pattern *old = patterns->slots;
  const guint n = patterns->slots != NULL ? patterns->mask + 1 : 0;
  const guint larger = MAX(32768, n * 2);
  patterns->slots = g_new0(Pattern, larger);
  patterns->mask = larger - 1;
  for (guint i = 0; i < n; i++)
    if (old[i].letters != 0)
      put(patterns, old[i]);
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
  if (++patterns->count * 2 > patterns->mask)
    grow(patterns);
  put(patterns, pattern);
  patterns->longest = MAX(patterns->longest, pattern.letters);
  return TRUE;
}

static gboolean read_line(HpPatterns *patterns, const char *line, gsize length)
{
  if (length == 0 || line[0] == '%' || line[0] == '#')
    return TRUE;
  if (g_str_has_prefix(line, "LEFTHYPHENMIN "))
    patterns->left = (guint)CLAMP(atoi(line + strlen("LEFTHYPHENMIN ")), 0, 16);
  else if (g_str_has_prefix(line, "RIGHTHYPHENMIN "))
    patterns->right = (guint)CLAMP(atoi(line + strlen("RIGHTHYPHENMIN ")), 0, 16);
  else if (g_ascii_isupper(line[0]))
    return FALSE; /* a keyword: compounds, levels */
  else
    return add_pattern(patterns, line, length);
  return TRUE;
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
  return patterns->count > 0;
}

HpPatterns *hp_patterns_load(const char *path)
{
  HpPatterns *patterns = g_new0(HpPatterns, 1);
  gsize size;
  grow(patterns);
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
  g_free(patterns->slots);
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

static void apply(const HpPatterns *patterns, const char *letters, guint n, guint32 hash,
                  guint8 *values)
{
  for (guint slot = hash & patterns->mask; patterns->slots[slot].letters != 0;
       slot = (slot + 1) & patterns->mask) {
    const Pattern *pattern = &patterns->slots[slot];
    const char *line = patterns->file + pattern->line;
    if (pattern->hash == hash && pattern->letters == n &&
        has_letters(line, pattern->length, letters))
      raise_values(line, pattern->length, values);
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
  g_autofree char *dotted = g_strdup_printf(".%.*s.", (int)length, word);
  g_autofree guint8 *values = g_malloc0(length + 3);
  for (guint start = 0; start < length + 2; start++) {
    guint32 hash = FIRST_HASH;
    for (guint n = 1; n <= patterns->longest && start + n <= length + 2; n++) {
      hash = next_hash(hash, dotted[start + n - 1]);
      apply(patterns, dotted + start, n, hash, values + start);
    }
  }
  gsize n = 0; /* letters */
  for (gsize i = 0; i < length; i++)
    if (!patterns->utf8 || ends_character(dotted + i + 1))
      hyphens[n++] = (char)('0' + values[i + 2]);
  for (gsize i = 0; i < n; i++)
    if (i + 1 < patterns->left || i + 1 + patterns->right > n)
      hyphens[i] = '0';
}
