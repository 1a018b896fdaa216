/* handlingsplan format: anybody's XSL-FO to PDF. */
#include "cli/options.h"
#include "xml/xml.h"

#include <string.h>

typedef struct {
  char *output; /* a path, or "-" */
  char *areas;  /* where the area tree goes, or NULL */
  char *folder; /* all that pictures may be in, or NULL */
  HpProfileChoice profile;
  gboolean has_profile; /* what was asked for must be reached */
  gboolean strict, verbose;
} FormatOptions;

static GBytes *format_document(HpMaker *maker, HpFoRequest *request, HpDiagnostics *diagnostics)
{
  HpProgressLine line = hp_progress_line_new(request->path);
  request->progress = hp_show_progress;
  request->progress_user = &line;
  GBytes *pdf = hp_maker_format(maker, request, diagnostics);
  hp_progress_line_clear(&line);
  return pdf;
}

static GBytes *format_standard_input(HpMaker *maker, HpFoRequest *request,
                                     HpDiagnostics *diagnostics)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GByteArray) bytes = hp_read_standard_input(HP_MAX_SOURCE_BYTES, &error);
  const HpPlace place = {"<stdin>", 0, 0};
  if (bytes == NULL) {
    hp_report_error(diagnostics, &place, _("The file cannot be read: %s."), error->message);
    return NULL;
  }
  request->text = bytes->data == NULL ? "" : (const char *)bytes->data;
  request->size = bytes->len;
  request->path = place.file;
  request->folder = ".";
  request->name = "stdin.fo";
  return format_document(maker, request, diagnostics);
}

static HpExit write_results(const FormatOptions *options, GBytes *pdf, const GString *areas)
{
  gsize size = 0;
  const char *bytes = g_bytes_get_data(pdf, &size);
  if (areas != NULL && !hp_write_output(options->areas, areas->str, areas->len))
    return HP_EXIT_BAD_INPUT;
  if (options->output != NULL && !hp_write_output(options->output, bytes, size))
    return HP_EXIT_BAD_INPUT;
  return HP_EXIT_OK;
}

static HpExit format_file(const char *path, const FormatOptions *options)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpCommandMaker) maker = hp_command_maker();
  if (!hp_load_fonts(maker))
    return HP_EXIT_INTERNAL;
  g_autoptr(GString) areas = options->areas == NULL ? NULL : g_string_new(NULL);
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *name = g_path_get_basename(path);
  HpFoRequest request = {.path = path,
                         .folder = folder,
                         .pictures_folder = options->folder,
                         .name = name,
                         .profile = options->has_profile ? &options->profile : NULL,
                         .strict = options->strict,
                         .date = MAX(hp_source_date_epoch(), 0),
                         .areas = areas};
  g_autoptr(GBytes) pdf = strcmp(path, "-") == 0
                              ? format_standard_input(maker, &request, diagnostics)
                              : format_document(maker, &request, diagnostics);
  const HpExit status = options->verbose ? hp_print_diagnostics(diagnostics)
                                         : hp_print_diagnostics_grouped(diagnostics);
  if (status != HP_EXIT_OK || pdf == NULL)
    return status != HP_EXIT_OK ? status : HP_EXIT_INTERNAL;
  return write_results(options, pdf, areas);
}

static char *default_output(const char *path)
{
  return strcmp(path, "-") == 0 ? g_strdup("-") : hp_with_suffix(path, ".pdf");
}

static gboolean take_areas(const char *name, const char *value, gpointer user, GError **error)
{
  FormatOptions *options = user;
  g_free(options->areas);
  options->areas = g_strdup(value == NULL ? "-" : value);
  return TRUE;
}

/* "--areas x.fo" with nothing else: the value was meant as the document. */
static char *take_document(int argc, char **argv, FormatOptions *options)
{
  if (argc == 2)
    return g_strdup(argv[1]);
  if (argc > 2 || options->areas == NULL || strcmp(options->areas, "-") == 0)
    return NULL;
  char *document = options->areas;
  options->areas = g_strdup("-");
  return document;
}

static HpExit run(int argc, char **argv)
{
  FormatOptions options = {0};
  g_autofree char *profile = NULL;
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, NULL, NULL},
      {"profile", 0, 0, G_OPTION_ARG_STRING, &profile, NULL, NULL},
      {"strict", 0, 0, G_OPTION_ARG_NONE, &options.strict, NULL, NULL},
      {"verbose", 'v', 0, G_OPTION_ARG_NONE, &options.verbose, NULL, NULL},
      {"folder", 0, 0, G_OPTION_ARG_FILENAME, &options.folder, NULL, NULL},
      {"areas", 0, G_OPTION_FLAG_OPTIONAL_ARG | G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK,
       __extension__(gpointer) take_areas, NULL, NULL},
      {NULL}};
  HpExit status = HP_EXIT_USAGE;
  gboolean good = hp_parse_options(&hp_command_format, entries, &options, &argc, &argv);
  if (good && profile != NULL)
    good = options.has_profile = hp_profile_option(&hp_command_format, profile, &options.profile);
  if (good && options.folder != NULL && !g_file_test(options.folder, G_FILE_TEST_IS_DIR)) {
    hp_usage_error(&hp_command_format, _("there is no folder \"%s\"."), options.folder);
    good = FALSE;
  }
  good = good && hp_file_option(&hp_command_format, options.output, ".pdf");
  if (good) {
    g_autofree char *document = take_document(argc, argv, &options);
    if (document != NULL && options.output == NULL && options.areas == NULL)
      options.output = default_output(document);
    status = document != NULL
                 ? format_file(document, &options)
                 : hp_usage_error(&hp_command_format, _("name one file of XSL-FO, or \"-\"."));
  }
  g_free(options.output);
  g_free(options.areas);
  g_free(options.folder);
  return status;
}

const HpCommand hp_command_format = {
    .name = "format",
    .arguments = N_("FILE.fo [-o FILE.pdf] [--profile PROFILE] [--folder FOLDER] [--strict] [-v] "
                    "[--areas[=FILE]]"),
    .summary = N_("Format XSL-FO into a PDF"),
    .help =
        N_("Formats a document of XSL-FO (XSL 1.1), whoever made it.\n"
           "\n"
           "  -o, --output=FILE  write the PDF there (default: FILE.pdf beside FILE.fo)\n"
           "      --profile=PROFILE  the standards that the PDF must conform to (\"handlingsplan\n"
           "                     help build\" has them); where they want files inside, FILE.fo\n"
           "                     is there. Without it, a document that lacks a title, a\n"
           "                     language or texts for its pictures gives a PDF that does not\n"
           "                     say that it conforms; any other says ua1+a3a.\n"
           "      --strict       faults that other formatters go on after (properties that are\n"
           "                     not in XSL, ids that are not unique, objects in another order)\n"
           "                     are errors, and no PDF is written\n"
           "  -v, --verbose      all warnings, not only the first three of each kind\n"
           "      --areas[=FILE] write the areas of the pages as XML (default: to standard\n"
           "                     output), and the PDF only if -o is given\n"
           "      --folder=FOLDER  read pictures only from this folder and those in it (default:\n"
           "                     any file that you may read)\n"
           "\n"
           "\"-\" is standard input or output. Images are looked for beside FILE.fo.\n"
           "\n"
           "Examples:\n"
           "  handlingsplan format report.fo\n"
           "  handlingsplan format report.fo -o out/report.pdf\n"
           "  handlingsplan format manual/fo/book.fo --folder manual\n"
           "  xsltproc my.xsl my.xml | handlingsplan format - -o my.pdf\n"
           "  handlingsplan format report.fo --areas=report-areas.xml\n"),
    .run = run,
};
