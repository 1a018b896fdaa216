/* handlingsplan-import: from Word and Excel into a plan. The command starts it as `handlingsplan
 * import`. */
#include "import/import.h"
#include "plan/plan.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

enum { OK = 0, BAD_INPUT = 1, USAGE = 2 };

#define MAX_IMPORT_SECONDS 120 /* seconds of the processor that an import takes; it is ended */

#define MAX_IMPORT_MEMORY                                                                          \
  (1024 * 1024 * 1024) /* bytes of memory that an import takes more of; it is ended */

typedef struct {
  char *output, *language, *columns, *owner;
} Arguments;

static int say_usage(const char *format, const char *what)
{
  fputs("handlingsplan import: ", stderr);
  fprintf(stderr, format, what);
  fputs(_("\nTry \"handlingsplan help import\".\n"), stderr);
  return USAGE;
}

static void print_told(const HpOfficeText *document, const char *path)
{
  for (guint i = 0; i < document->told->len; i++) {
    const HpImportNote *told = g_ptr_array_index(document->told, i);
    g_autofree char *message = g_strdelimit(g_strdup(told->message), "\n\r", ' ');
    if (told->place == NULL)
      fprintf(stderr, "%s: %s: %s\n", path, _("note"), message);
    else
      fprintf(stderr, "%s:%s: %s: %s\n", path, told->place, _("note"), message);
  }
}

/* What there is in the source, on one line, last. */
static void print_count(const HpImportCount *count, const HpOfficeText *document, const char *path)
{
  fprintf(stderr, _("%s: areas: %u, objectives: %u, activities: %u, parties: %u"), path,
          count->areas, count->objectives, count->activities, count->parties);
  fprintf(stderr,
          _("; of those responsible %u of %u are parties, of the times %u of %u are "
            "understood; notes: %u\n"),
          count->responsible, count->responsible + count->other_responsible, count->times,
          count->times + count->other_times, document->told->len);
}

static gboolean write_source(const char *path, const char *source, GError **error)
{
  g_autofree char *folder = g_path_get_dirname(path);
  if (g_mkdir_with_parents(folder, 0777) != 0) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", folder, g_strerror(errno));
    return FALSE;
  }
  g_autoptr(HpOutputFile) file = hp_output_file_new(path, error);
  return file != NULL && hp_output_file_write(file, source, strlen(source), error) &&
         hp_output_file_commit(file, error);
}

/* Whether what was made is a plan that can be built; what a check says of it otherwise. */
static gboolean is_sound(const char *source, const char *path, const char *schema)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) read = hp_source_read_memory(source, strlen(source), path, NULL, diagnostics);
  if (read != NULL)
    hp_plan_check(read, schema, diagnostics);
  if (hp_diagnostics_count(diagnostics, HP_ERROR) == 0)
    return TRUE;
  hp_diagnostics_print(diagnostics, stderr);
  return FALSE;
}

/* The file's name without its ending. */
static char *stem_of(const char *path)
{
  g_autofree char *base = g_path_get_basename(path);
  char *dot = strrchr(base, '.');
  if (dot != NULL && dot != base)
    *dot = '\0';
  return g_steal_pointer(&base);
}

static char *default_output(const char *name)
{
  g_autofree char *file = g_strconcat(name, ".xml", NULL);
  return g_build_filename("sources", file, NULL);
}

static char **columns_given(const char *columns, const char **unknown)
{
  char **kinds = columns == NULL ? NULL : g_strsplit(columns, ",", -1);
  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    if (strcmp(g_strstrip(kinds[i]), "-") != 0 && !hp_is_column_kind(kinds[i]))
      *unknown = kinds[i];
  return kinds;
}

/* As it is asked for; or as the file tells, and that is told. The caller's. */
static char *language_of(HpOfficeText *document, const char *given)
{
  if (given != NULL)
    return g_strdup(given);
  char *language = hp_language_of_document(document);
  if (language == NULL)
    language = g_strdup(hp_message_language());
  hp_office_tell(document, NULL,
                 _("Its language was taken to be \"%s\"; if it is not, say it with "
                   "--language."),
                 language);
  return language;
}

static gboolean has_other_ending(const char *path)
{
  g_autofree char *base = g_path_get_basename(path);
  return strchr(base, '.') != NULL && !g_str_has_suffix(base, ".xml") && strcmp(base, ".") != 0 &&
         strcmp(base, "..") != 0;
}

static int say_wrong_name(const char *output)
{
  g_autofree char *message = g_strdup_printf(
      _("\"%s\" is no name for what is written there; end it with %s."), output, ".xml");
  return say_usage("%s", message);
}

static int import_file(const char *path, const Arguments *arguments, const char *schema)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *stem = stem_of(path), *name = hp_import_name(stem);
  g_autofree char *output =
      arguments->output == NULL ? default_output(name) : g_strdup(arguments->output);
  const char *unknown = NULL;
  g_auto(GStrv) columns = columns_given(arguments->columns, &unknown);
  if (unknown != NULL) {
    g_autofree char *kinds = hp_column_kinds();
    fprintf(stderr,
            _("handlingsplan import: there is no column \"%s\"; expected one of: %s, or -.\n"),
            unknown, kinds);
    return USAGE;
  }
  if (has_other_ending(output))
    return say_wrong_name(output);
  if (g_file_test(output, G_FILE_TEST_EXISTS) && strcmp(output, "/dev/null") != 0) {
    fprintf(stderr, _("handlingsplan: %s is there already; choose another name.\n"), output);
    return BAD_INPUT;
  }
  g_autoptr(GBytes) bytes = hp_read_file(path, HP_MAX_IMPORTED_BYTES, &error);
  g_autoptr(HpOfficeText) document = bytes == NULL ? NULL : hp_office_read(bytes, path, &error);
  if (document != NULL)
    hp_office_leave_hidden(document);
  g_autofree char *language = document == NULL ? NULL : language_of(document, arguments->language);
  const HpImportOptions options = {name, language, stem, columns, arguments->owner};
  HpImportCount count = {0};
  g_autofree char *source =
      document == NULL ? NULL : hp_plan_of_document(document, &options, &count, &error);
  if (document != NULL)
    print_told(document, path);
  if (source != NULL && is_sound(source, output, schema) && write_source(output, source, &error)) {
    print_count(&count, document, path);
    printf("%s\n", output);
    return OK;
  }
  if (error != NULL)
    fprintf(stderr, "%s: %s: %s\n", path, _("error"), error->message);
  return BAD_INPUT;
}

/* For the command, which knows what was to be filled in. */
static int print_cells(const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = hp_read_file(path, HP_MAX_IMPORTED_BYTES, &error);
  g_autoptr(HpOfficeText) document = bytes == NULL ? NULL : hp_office_read(bytes, path, &error);
  if (document == NULL) {
    fprintf(stderr, "%s: %s: %s\n", path, _("error"), error->message);
    return BAD_INPUT;
  }
  g_autofree char *cells = hp_cells_of_document(document);
  return fputs(cells, stdout) < 0 || fflush(stdout) != 0 ? BAD_INPUT : OK;
}

static char *schema_path(void)
{
  const char *data = g_getenv("HANDLINGSPLAN_DATA");
  return data == NULL ? NULL : g_build_filename(data, "sources", "plan.rng", NULL);
}

/* For shells that ask what may come: "output=o", with the letter, if it has one; a line each. */
static int list_options(const GOptionEntry *entries)
{
  for (; entries->long_name != NULL; entries++)
    if ((entries->flags & G_OPTION_FLAG_HIDDEN) == 0)
      printf("%s%s%.1s\n", entries->long_name, entries->arg == G_OPTION_ARG_NONE ? "" : "=",
             &entries->short_name);
  return OK;
}

int main(int argc, char **argv)
{
  hp_use_locale();
  hp_child_limit_time(MAX_IMPORT_SECONDS * 1000);
  hp_child_limit_memory(MAX_IMPORT_MEMORY);
  g_autofree char *output = NULL, *language = NULL, *columns = NULL, *owner = NULL;
  g_autofree char *schema = schema_path();
  gboolean cells = FALSE;
  const GOptionEntry entries[] = {
      {"cells", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &cells, NULL, NULL},
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL},
      {"language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL},
      {"owner", 0, 0, G_OPTION_ARG_STRING, &owner, NULL, NULL},
      {"columns", 0, 0, G_OPTION_ARG_STRING, &columns, NULL, NULL},
      {NULL}};
  if (argc == 2 && strcmp(argv[1], "--list-options") == 0)
    return list_options(entries);
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_autoptr(GError) error = NULL;
  g_option_context_set_help_enabled(context, FALSE);
  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, &argc, &argv, &error))
    return say_usage("%s.", error->message);
  if (argc != 2)
    return say_usage("%s", _("name one file."));
  if (schema == NULL)
    return say_usage("%s", _("start it as \"handlingsplan import\"."));
  const Arguments arguments = {output, language, columns, owner};
  return cells ? print_cells(argv[1]) : import_file(argv[1], &arguments, schema);
}
