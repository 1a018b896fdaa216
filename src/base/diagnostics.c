/* What is wrong with the input: collected, sorted by place, shown with the line it is on. */
#include "base/base.h"

#include <string.h>

#define MAX_MESSAGE_BYTES 4000 /* bytes of a message; then an ellipsis */
#define MAX_SHOWN 100          /* kinds printed in groups; the others are counted */
#define MAX_LINES_OF_KIND 3    /* of each kind that are named; the others are counted */
#define MAX_LINES_SHOWN 10     /* that kinds of warnings take with what they stand on; without */
#define MAX_EXCERPT_BYTES                                                                          \
  (256 * 1024 * 1024) /* bytes of a file of which a line is shown; without */

struct HpDiagnostics {
  GPtrArray *entries;        /* of HpDiagnostic, in order of arrival until sorted */
  GHashTable *seen;          /* "file:line:column:message" and "once:key" */
  GHashTable *file_rank;     /* file name, owned → order in which it was first seen */
  guint counts[HP_NOTE + 1]; /* of each severity */
  gboolean lenient, blame_machine;
  gboolean closed; /* nothing more is taken */
};

static void diagnostic_free(gpointer data)
{
  HpDiagnostic *diagnostic = data;
  g_free(diagnostic->message);
  g_free(diagnostic);
}

HpDiagnostics *hp_diagnostics_new(void)
{
  HpDiagnostics *diagnostics = g_new0(HpDiagnostics, 1);
  diagnostics->entries = g_ptr_array_new_with_free_func(diagnostic_free);
  diagnostics->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  diagnostics->file_rank = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return diagnostics;
}

void hp_diagnostics_free(HpDiagnostics *diagnostics)
{
  if (diagnostics == NULL)
    return;
  g_ptr_array_unref(diagnostics->entries);
  g_hash_table_unref(diagnostics->seen);
  g_hash_table_unref(diagnostics->file_rank);
  g_free(diagnostics);
}

void hp_diagnostics_set_lenient(HpDiagnostics *diagnostics, gboolean lenient)
{
  diagnostics->lenient = lenient;
}

HpSeverity hp_fault_severity(const HpDiagnostics *diagnostics)
{
  return diagnostics->lenient ? HP_WARNING : HP_ERROR;
}

/* U+2028 to U+202E, U+2066 to U+2069: ends of lines and paragraphs, and what turns text around. */
static gboolean turns_text(const char *at)
{
  const guchar *bytes = (const guchar *)at;
  if (bytes[0] != 0xE2 || (bytes[1] != 0x80 && bytes[1] != 0x81))
    return FALSE;
  return bytes[1] == 0x80 ? bytes[2] >= 0xA8 && bytes[2] <= 0xAE
                          : bytes[2] >= 0xA6 && bytes[2] <= 0xA9;
}

/* What a document contains, or a file is called, must not steer the terminal it is shown on
   (ASCII's controls, U+0080 to U+009F), nor turn around what stands there. As many characters, and
   bytes. */
static void hide_controls(char *text)
{
  static const char replacement[] = "\uFFFD", inverted[] = "\u00BF";
  for (char *at = text; *at != '\0'; at++)
    if (g_ascii_iscntrl(*at) && *at != '\t')
      *at = '?';
    else if ((guchar)at[0] == 0xC2 && (guchar)at[1] >= 0x80 && (guchar)at[1] < 0xA0)
      memcpy(at, inverted, sizeof inverted - 1);
    else if (turns_text(at))
      memcpy(at, replacement, sizeof replacement - 1);
}

/* What is quoted in it may be of any length, or cut in the middle of a character. Takes the
 * message.
 */
static char *as_shown(char *message)
{
  if (strlen(message) > MAX_MESSAGE_BYTES) {
    static const char ellipsis[] = "…";
    gsize end = MAX_MESSAGE_BYTES - strlen(ellipsis);
    while (end > 0 && ((guchar)message[end] & 0xC0) == 0x80) /* within a character */
      end--;
    memcpy(&message[end], ellipsis, sizeof ellipsis);
  }
  if (!g_utf8_validate(message, -1, NULL)) {
    char *valid = g_utf8_make_valid(message, -1);
    g_free(message);
    message = valid;
  }
  hide_controls(message);
  return message;
}

/* The diagnostics' own copy of the name; every file has one. */
static const char *own_file(HpDiagnostics *diagnostics, const char *file)
{
  gpointer own = NULL;
  if (file == NULL || g_hash_table_lookup_extended(diagnostics->file_rank, file, &own, NULL))
    return own;
  char *added = g_strdup(file);
  const guint rank = g_hash_table_size(diagnostics->file_rank) + 1;
  g_hash_table_insert(diagnostics->file_rank, added, GUINT_TO_POINTER(rank));
  return added;
}

static void add(HpDiagnostics *diagnostics, HpSeverity severity, const HpPlace *place, char *given)
{
  if (diagnostics->closed) {
    g_free(given);
    return;
  }
  char *message = as_shown(given);
  const HpPlace unknown = {0};
  const HpPlace at = place == NULL ? unknown : *place;
  char *key =
      g_strdup_printf("%s:%d:%d:%s", at.file == NULL ? "" : at.file, at.line, at.column, message);
  if (!g_hash_table_add(diagnostics->seen, key)) {
    g_free(message);
    return;
  }
  HpDiagnostic *diagnostic = g_new(HpDiagnostic, 1);
  const char *file = own_file(diagnostics, at.file);
  *diagnostic = (HpDiagnostic){severity, {file, at.line, at.column}, message};
  g_ptr_array_add(diagnostics->entries, diagnostic);
  diagnostics->counts[severity]++;
}

void hp_report(HpDiagnostics *diagnostics, HpSeverity severity, const HpPlace *place,
               const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  add(diagnostics, severity, place, g_strdup_vprintf(format, arguments));
  va_end(arguments);
}

void hp_report_once(HpDiagnostics *diagnostics, HpSeverity severity, const char *key,
                    const HpPlace *place, const char *format, ...)
{
  if (!g_hash_table_add(diagnostics->seen, g_strconcat("once:", key, NULL)))
    return;
  va_list arguments;
  va_start(arguments, format);
  add(diagnostics, severity, place, g_strdup_vprintf(format, arguments));
  va_end(arguments);
}

void hp_report_last(HpDiagnostics *diagnostics, const char *format, ...)
{
  const GPtrArray *sorted = hp_diagnostics_sorted(diagnostics);
  const HpDiagnostic *last = sorted->len == 0 ? NULL : g_ptr_array_index(sorted, sorted->len - 1);
  va_list arguments;
  va_start(arguments, format);
  add(diagnostics, HP_ERROR, last == NULL ? NULL : &last->place,
      g_strdup_vprintf(format, arguments));
  va_end(arguments);
  diagnostics->closed = TRUE;
}

guint hp_diagnostics_count(const HpDiagnostics *diagnostics, HpSeverity severity)
{
  return diagnostics->counts[severity];
}

guint hp_diagnostics_count_faults(const HpDiagnostics *diagnostics)
{
  return diagnostics->counts[HP_ERROR] + diagnostics->counts[HP_WARNING];
}

static int compare_places(gconstpointer a, gconstpointer b, gpointer data)
{
  const HpDiagnostic *left = *(HpDiagnostic *const *)a, *right = *(HpDiagnostic *const *)b;
  GHashTable *rank = data;
  const guint left_file =
      left->place.file == NULL ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(rank, left->place.file));
  const guint right_file = right->place.file == NULL
                               ? 0
                               : GPOINTER_TO_UINT(g_hash_table_lookup(rank, right->place.file));
  if (left_file != right_file)
    return left_file < right_file ? -1 : 1;
  if (left->place.line != right->place.line)
    return left->place.line < right->place.line ? -1 : 1;
  return left->place.column - right->place.column;
}

const GPtrArray *hp_diagnostics_sorted(HpDiagnostics *diagnostics)
{
  g_ptr_array_sort_with_data(diagnostics->entries, compare_places, diagnostics->file_rank);
  return diagnostics->entries;
}

void hp_note_cause(HpDiagnostics *diagnostics, const GError *cause)
{
  if (g_error_matches(cause, HP_FILE_ERROR, HP_FILE_UNREADABLE) ||
      g_error_matches(cause, HP_FILE_ERROR, HP_FILE_CHANGED))
    diagnostics->blame_machine = TRUE;
}

gboolean hp_diagnostics_blame_machine(const HpDiagnostics *diagnostics)
{
  return diagnostics->blame_machine;
}

void hp_diagnostics_append(HpDiagnostics *diagnostics, HpDiagnostics *others)
{
  const GPtrArray *sorted = hp_diagnostics_sorted(others);
  diagnostics->blame_machine = diagnostics->blame_machine || others->blame_machine;
  for (guint i = 0; i < sorted->len; i++) {
    const HpDiagnostic *other = g_ptr_array_index(sorted, i);
    hp_report(diagnostics, other->severity, &other->place, "%s", other->message);
  }
  diagnostics->closed = diagnostics->closed || others->closed;
}

/* The file that excerpts are taken from, and how far into it they have come: diagnostics are shown
   in the order of their places, and a file may have a thousand of them on a line of a megabyte. */
typedef struct {
  const char *file; /* as the diagnostics have it; NULL before the first */
  GBytes *bytes;    /* NULL if it cannot be read */
  const char *text; /* of them */
  gsize length;
  int number; /* of the line that begins at `start` */
  const char *start;
  char *line; /* that line, valid; or NULL: not taken yet */
  glong line_length, column;
  const char *at; /* the character of `line` in that column */
} Excerpts;

static void open_file(Excerpts *excerpts, const char *file)
{
  g_clear_pointer(&excerpts->line, g_free);
  g_clear_pointer(&excerpts->bytes, g_bytes_unref);
  *excerpts = (Excerpts){.file = file, .number = 1};
  g_autoptr(HpGate) gate = hp_gate_new("/");
  excerpts->bytes = hp_gate_read(gate, file, file, MAX_EXCERPT_BYTES, NULL);
  if (excerpts->bytes != NULL)
    excerpts->text = g_bytes_get_data(excerpts->bytes, &excerpts->length);
  excerpts->start = excerpts->text;
}

/* FALSE if there is no such line. */
static gboolean go_to_line(Excerpts *excerpts, const char *file, int number)
{
  if (excerpts->file != file || number < excerpts->number)
    open_file(excerpts, file);
  if (excerpts->text == NULL)
    return FALSE;
  const char *end = excerpts->text + excerpts->length;
  for (; excerpts->number < number; excerpts->number++) {
    const char *newline = memchr(excerpts->start, '\n', (gsize)(end - excerpts->start));
    if (newline == NULL)
      return FALSE;
    excerpts->start = newline + 1;
    g_clear_pointer(&excerpts->line, g_free);
  }
  return TRUE;
}

static void take_line(Excerpts *excerpts)
{
  const char *end = excerpts->text + excerpts->length;
  const char *stop = memchr(excerpts->start, '\n', (gsize)(end - excerpts->start));
  g_autofree char *line =
      g_strndup(excerpts->start, (gsize)((stop == NULL ? end : stop) - excerpts->start));
  excerpts->line = g_utf8_make_valid(g_strchomp(line), -1);
  excerpts->line_length = g_utf8_strlen(excerpts->line, -1);
  excerpts->at = excerpts->line;
  excerpts->column = 0;
}

static void go_to_column(Excerpts *excerpts, glong column)
{
  excerpts->at = g_utf8_offset_to_pointer(excerpts->at, column - excerpts->column);
  excerpts->column = column;
}

/* Long lines are cut around the caret so that it stays in sight. */
static void print_excerpt(Excerpts *excerpts, const HpPlace *place, FILE *stream)
{
  enum { WIDTH = 100, BEFORE = 70 };
  if (!go_to_line(excerpts, place->file, place->line))
    return;
  if (excerpts->line == NULL)
    take_line(excerpts);
  if (excerpts->line_length == 0)
    return;
  const glong column = CLAMP(place->column - 1, 0, excerpts->line_length);
  go_to_column(excerpts, MAX(column - BEFORE, 0));
  const glong from = excerpts->column;
  g_autofree char *shown =
      g_utf8_substring(excerpts->at, 0, MIN(excerpts->line_length - from, WIDTH));
  hide_controls(shown);
  fprintf(stream, "  %s\n", shown);
  if (place->column <= 0)
    return;
  fputs("  ", stream);
  const char *character = shown;
  for (glong i = from; i < column; i++, character = g_utf8_next_char(character))
    fputc(*character == '\t' ? '\t' : ' ', stream);
  fputs("^\n", stream);
}

/* Without `excerpts`, the line it is on is not shown, and what is printed has no end yet. */
static void print_one(Excerpts *excerpts, const HpDiagnostic *diagnostic, FILE *stream)
{
  const HpPlace *place = &diagnostic->place;
  if (place->file != NULL) {
    g_autofree char *file = g_strdup(place->file);
    hide_controls(file);
    fprintf(stream, "%s:", file);
    if (place->line > 0)
      fprintf(stream, "%d:", place->line);
    if (place->line > 0 && place->column > 0)
      fprintf(stream, "%d:", place->column);
    fputc(' ', stream);
  }
  static const char *const severities[] = {
      [HP_WARNING] = N_("warning"), [HP_ERROR] = N_("error"), [HP_NOTE] = N_("note")};
  fprintf(stream, "%s: %s", _(severities[diagnostic->severity]), diagnostic->message);
  if (excerpts == NULL)
    return;
  fputc('\n', stream);
  if (place->file != NULL && place->line > 0)
    print_excerpt(excerpts, place, stream);
}

static void close_file(Excerpts *excerpts)
{
  g_free(excerpts->line);
  g_clear_pointer(&excerpts->bytes, g_bytes_unref);
}

GPtrArray *hp_diagnostics_texts(HpDiagnostics *diagnostics)
{
  const GPtrArray *sorted = hp_diagnostics_sorted(diagnostics);
  GPtrArray *texts = g_ptr_array_new_with_free_func(free);
  Excerpts excerpts = {0};
  for (guint i = 0; i < sorted->len; i++) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    print_one(&excerpts, g_ptr_array_index(sorted, i), stream);
    fclose(stream);
    g_ptr_array_add(texts, text);
  }
  close_file(&excerpts);
  return texts;
}

void hp_diagnostics_print(HpDiagnostics *diagnostics, FILE *stream)
{
  const GPtrArray *sorted = hp_diagnostics_sorted(diagnostics);
  Excerpts excerpts = {0};
  for (guint i = 0; i < sorted->len; i++)
    print_one(&excerpts, g_ptr_array_index(sorted, i), stream);
  close_file(&excerpts);
}

/* ---- By kind ------------------------------------------------------------------------------- */

/* The last character of a code point written as U+00E5. */
static const char *end_of_code_point(const char *at)
{
  at += strlen("U+");
  while (g_ascii_isxdigit(at[1]))
    at++;
  return at;
}

/* Whether words end here, as they do after what is quoted. */
static gboolean is_end_of_word(const char *at)
{
  while (g_ascii_ispunct(*at) && *at != '"' && *at != '<')
    at++;
  return *at == '\0' || g_ascii_isspace(*at);
}

/* Where the quotation ends that begins at `at`: its last character, or NULL if none begins there.
   What is quoted may have quotation marks of its own: "x="1"". */
static const char *end_of_quotation(const char *at)
{
  static const char *const closing[] = {"\"", "\u201d", "\u00bb"}; /* of ", “ or ”, and « */
  const gunichar c = g_utf8_get_char(at);
  const char *mark = c == '"'                     ? closing[0]
                     : c == 0x201c || c == 0x201d ? closing[1]
                     : c == 0xab                  ? closing[2]
                                                  : NULL;
  if (mark == NULL)
    return NULL;
  const char *end = strstr(g_utf8_next_char(at), mark);
  while (end != NULL && !is_end_of_word(end + strlen(mark)))
    end = strstr(end + strlen(mark), mark);
  return end;
}

/* The last character of the path from the root that begins at `at`, or NULL. */
static const char *end_of_path(const char *message, const char *at)
{
  if (*at != '/' || at == message || !(at[-1] == ' ' || at[-1] == '('))
    return NULL;
  return at + strcspn(at, " )") - 1;
}

/* What messages of one kind have in common: all but numbers, paths, and what stands in quotation
   marks. The caller's. */
static char *kind_of(const HpDiagnostic *diagnostic)
{
  GString *kind = g_string_new(NULL);
  g_string_append_printf(kind, "%d:", (int)diagnostic->severity);
  for (const char *at = diagnostic->message; *at != '\0'; at = g_utf8_next_char(at)) {
    const char *stop = end_of_quotation(at);
    if (stop == NULL)
      stop = end_of_path(diagnostic->message, at);
    if (stop != NULL)
      at = stop;
    else if (at[0] == 'U' && at[1] == '+' && g_ascii_isxdigit(at[2]))
      at = end_of_code_point(at);
    else if (!g_ascii_isdigit(*at))
      g_string_append_unichar(kind, g_utf8_get_char(at));
  }
  return g_string_free(kind, FALSE);
}

/* The diagnostics of each kind, in the order of the first of each: of GPtrArray of HpDiagnostic. */
static GPtrArray *kinds_of(const GPtrArray *diagnostics)
{
  GPtrArray *kinds = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  g_autoptr(GHashTable) by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < diagnostics->len; i++) {
    HpDiagnostic *diagnostic = g_ptr_array_index(diagnostics, i);
    g_autofree char *name = kind_of(diagnostic);
    GPtrArray *kind = g_hash_table_lookup(by_name, name);
    if (kind == NULL) {
      kind = g_ptr_array_new();
      g_ptr_array_add(kinds, kind);
      g_hash_table_insert(by_name, g_steal_pointer(&name), kind);
    }
    g_ptr_array_add(kind, diagnostic);
  }
  return kinds;
}

/* `line 12 ("word")`, or without what is quoted where nothing is. The caller's. */
static char *line_and_quotation(const HpDiagnostic *diagnostic)
{
  const char *at = diagnostic->message, *stop = NULL;
  while (*at != '\0' && (stop = end_of_quotation(at)) == NULL)
    at = g_utf8_next_char(at);
  if (stop == NULL)
    return g_strdup_printf(_("line %d"), diagnostic->place.line);
  g_autofree char *quoted = g_strndup(at, (gsize)(g_utf8_next_char(stop) - at));
  return g_strdup_printf(_("line %d (%s)"), diagnostic->place.line, quoted);
}

/* After the first of a kind: how many more there are, and where the next of them stand, in a line.
 */
static void print_others(const GPtrArray *kind, FILE *stream)
{
  const HpDiagnostic *first = g_ptr_array_index(kind, 0);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(lines, line_and_quotation(first));
  for (guint i = 1; i < kind->len && lines->len < MAX_LINES_OF_KIND; i++) {
    const HpDiagnostic *other = g_ptr_array_index(kind, i);
    g_autofree char *line = line_and_quotation(other);
    if (other->place.file == first->place.file && other->place.line > 0 &&
        !g_ptr_array_find_with_equal_func(lines, line, g_str_equal, NULL))
      g_ptr_array_add(lines, g_steal_pointer(&line));
  }
  g_ptr_array_remove_index(lines, 0);
  g_ptr_array_add(lines, NULL);
  g_autofree char *named = g_strjoinv(", ", (char **)lines->pdata);
  if (named[0] == '\0')
    fprintf(stream, _("  … and as many more like it: %u; -v shows them.\n"), kind->len - 1);
  else
    fprintf(stream, _("  … and as many more like it: %u, in %s; -v shows them.\n"), kind->len - 1,
            named);
}

/* Whether the lines that they stand on are shown, too: those of errors, and of a few warnings. */
static gboolean are_few(const HpDiagnostics *diagnostics, const GPtrArray *kinds)
{
  guint lines = 0;
  for (guint i = 0; i < kinds->len; i++) {
    const GPtrArray *kind = g_ptr_array_index(kinds, i);
    const HpDiagnostic *first = g_ptr_array_index(kind, 0);
    lines += 1 + (first->place.line > 0 ? 2 : 0) + (kind->len > 1);
  }
  return diagnostics->counts[HP_ERROR] > 0 || lines <= MAX_LINES_SHOWN;
}

void hp_diagnostics_print_grouped(HpDiagnostics *diagnostics, FILE *stream)
{
  g_autoptr(GPtrArray) kinds = kinds_of(hp_diagnostics_sorted(diagnostics));
  guint untold = 0;
  Excerpts excerpts = {0};
  const gboolean with_excerpts = are_few(diagnostics, kinds);
  for (guint i = 0; i < kinds->len; i++) {
    const GPtrArray *kind = g_ptr_array_index(kinds, i);
    if (i >= MAX_SHOWN) {
      untold += kind->len;
      continue;
    }
    print_one(with_excerpts ? &excerpts : NULL, g_ptr_array_index(kind, 0), stream);
    if (kind->len > 1)
      print_others(kind, stream);
    else if (!with_excerpts)
      fputc('\n', stream);
  }
  close_file(&excerpts);
  if (untold > 0)
    fprintf(stream, _("… and as many more of other kinds: %u; -v shows them.\n"), untold);
}
