/* Shows what has been changed in a source, as the lines that differ. */
#include "edit/session.h"

#include <string.h>

#define CONTEXT 3 /* lines around a difference */
#define MAX_PAIRS                                                                                  \
  4000000 /* pairs of lines compared with each other; else all are told as changed */

/* Two texts as lines, and what they do not have in common at both ends. */
typedef struct {
  GPtrArray *before, *after; /* of char *, with their line ends */
  guint first;               /* so many are alike at the beginning */
  guint old_end, new_end;    /* after that, up to here, something differs */
} Compared;

static GPtrArray *lines_of(const char *text, gsize size)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
  for (gsize at = 0; at < size;) {
    const char *end = memchr(text + at, '\n', size - at);
    const gsize length = end == NULL ? size - at : (gsize)(end - text) + 1 - at;
    g_ptr_array_add(lines, g_strndup(text + at, length));
    at += length;
  }
  return lines;
}

static gboolean alike(const Compared *compared, guint old_line, guint new_line)
{
  return strcmp(g_ptr_array_index(compared->before, old_line),
                g_ptr_array_index(compared->after, new_line)) == 0;
}

static void trim(Compared *compared)
{
  compared->old_end = compared->before->len;
  compared->new_end = compared->after->len;
  while (compared->first < compared->old_end && compared->first < compared->new_end &&
         alike(compared, compared->first, compared->first))
    compared->first++;
  while (compared->old_end > compared->first && compared->new_end > compared->first &&
         alike(compared, compared->old_end - 1, compared->new_end - 1)) {
    compared->old_end--;
    compared->new_end--;
  }
}

/* How long a common subsequence of the lines from (i, j) on is at most, row by row. */
static guint *common(const Compared *compared, guint rows, guint columns)
{
  guint *table = g_new0(guint, (gsize)(rows + 1) * (columns + 1));
  for (guint i = rows; i-- > 0;)
    for (guint j = columns; j-- > 0;) {
      const guint *below = table + (gsize)(i + 1) * (columns + 1), *row = below - (columns + 1);
      table[(gsize)i * (columns + 1) + j] =
          alike(compared, compared->first + i, compared->first + j) ? below[j + 1] + 1
                                                                    : MAX(below[j], row[j + 1]);
    }
  return table;
}

/* '=' for a line of both, '-' of the old one, '+' of the new one, in order. */
static char *script_of(const Compared *compared)
{
  const guint rows = compared->old_end - compared->first;
  const guint columns = compared->new_end - compared->first;
  const gboolean too_many = (guint64)rows * columns > MAX_PAIRS;
  g_autofree guint *table = too_many ? NULL : common(compared, rows, columns);
  GString *script = g_string_new(NULL);
  for (guint i = 0; i < compared->first; i++)
    g_string_append_c(script, '=');
  for (guint i = 0, j = 0; i < rows || j < columns;) {
    const guint *row = table + (gsize)i * (columns + 1), *below = row + columns + 1;
    if (table != NULL && i < rows && j < columns &&
        alike(compared, compared->first + i, compared->first + j)) {
      g_string_append_c(script, '=');
      i++, j++;
    } else if (i < rows && (j == columns || table == NULL || below[j] >= row[j + 1])) {
      g_string_append_c(script, '-');
      i++;
    } else {
      g_string_append_c(script, '+');
      j++;
    }
  }
  for (guint i = compared->old_end; i < compared->before->len; i++)
    g_string_append_c(script, '=');
  return g_string_free(script, FALSE);
}

/* Where what was added begins with the line that comes after it, it may as well begin one later: an
   element is told from its start tag to its end tag. */
static void slide(char *script, const GPtrArray *after)
{
  guint line = 0;
  for (gsize from = 0, to = 0; script[from] != '\0'; from = to) {
    to = from + 1;
    line += script[from] == '=';
    if (script[from] != '+')
      continue;
    to = from + strspn(script + from, "+");
    const guint added = (guint)(to - from);
    while (script[to] == '=' &&
           strcmp(g_ptr_array_index(after, line), g_ptr_array_index(after, line + added)) == 0) {
      script[from++] = '=';
      script[to++] = '+';
      line++;
    }
    line += added;
  }
}

/* ---- Hunks ----------------------------------------------------------------------------------- */

static void append_line(GString *out, char sign, const char *line)
{
  g_string_append_printf(out, "%c%s", sign, line);
  if (!g_str_has_suffix(line, "\n"))
    g_string_append(out, "\n\\ No newline at end of file\n");
}

/* From one change to the last that is no further from the one before than two contexts. */
static gsize end_of_hunk(const char *script, gsize from)
{
  gsize last = from;
  for (gsize at = from; script[at] != '\0' && at - last <= 2 * CONTEXT; at++)
    if (script[at] != '=')
      last = at;
  return MIN(last + 1 + CONTEXT, strlen(script));
}

static void append_hunk(GString *out, const Compared *compared, const char *script, gsize from,
                        gsize to, guint old_line, guint new_line)
{
  g_autoptr(GString) lines = g_string_new(NULL);
  guint old_at = old_line, new_at = new_line;
  for (gsize at = from; at < to; at++)
    if (script[at] == '+')
      append_line(lines, '+', g_ptr_array_index(compared->after, new_at++));
    else {
      append_line(lines, script[at] == '=' ? ' ' : '-',
                  g_ptr_array_index(compared->before, old_at++));
      new_at += script[at] == '=';
    }
  const guint old_count = old_at - old_line, new_count = new_at - new_line;
  g_string_append_printf(out, "@@ -%u,%u +%u,%u @@\n%s", old_line + (old_count > 0), old_count,
                         new_line + (new_count > 0), new_count, lines->str);
}

static void append_hunks(GString *out, const Compared *compared, const char *script)
{
  guint old_line = 0, new_line = 0;
  gsize done = 0;
  for (gsize at = strcspn(script, "-+"); script[at] != '\0';
       at = done + strcspn(script + done, "-+")) {
    const gsize from = MAX(done, at > CONTEXT ? at - CONTEXT : 0), to = end_of_hunk(script, at);
    old_line += (guint)(from - done);
    new_line += (guint)(from - done);
    append_hunk(out, compared, script, from, to, old_line, new_line);
    for (gsize i = from; i < to; i++) {
      old_line += script[i] != '+';
      new_line += script[i] != '-';
    }
    done = to;
  }
}

static void append_difference(GString *out, const HpChangedFile *file, HpDiagnostics *diagnostics)
{
  g_autoptr(HpWritten) before = hp_written_new(file->before, file->name, diagnostics);
  g_autoptr(HpWritten) after = hp_written_new(file->now, file->name, diagnostics);
  gsize old_size = 0, new_size = 0;
  if (before == NULL || after == NULL)
    return;
  const char *old_text = hp_written_text(before, &old_size);
  const char *new_text = hp_written_text(after, &new_size);
  g_autoptr(GPtrArray) old_lines = lines_of(old_text, old_size);
  g_autoptr(GPtrArray) new_lines = lines_of(new_text, new_size);
  Compared compared = {.before = old_lines, .after = new_lines};
  trim(&compared);
  g_autofree char *script = script_of(&compared);
  slide(script, new_lines);
  g_string_append_printf(out, "--- %s\n+++ %s\n", file->name, file->name);
  append_hunks(out, &compared, script);
}

char *hp_edit_difference(const HpEdit *edit, HpDiagnostics *diagnostics)
{
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < edit->changed->len; i++)
    append_difference(out, g_ptr_array_index(edit->changed, i), diagnostics);
  return g_string_free(out, FALSE);
}
