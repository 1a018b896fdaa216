/* handlingsplan build: sources to PDFs. A source with an error does not stop the others. */
#include "cli/options.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder; /* where the PDFs go */
  gboolean verbose;
  HpRequest request; /* of each source */
  HpMaker *maker;
  GHashTable *written; /* paths of PDFs, so that none takes the place of another */
} Build;

/* Whoever publishes the file should know whom it names. */
static void list_personal_data(const char *source, const HpDocument *document)
{
  const GPtrArray *names = document->personal_data;
  if (document->placement == HP_SOURCE_NOWHERE) {
    fprintf(stderr, _("%s: the PDF does not carry its source.\n"), source);
    return;
  }
  if (names->len == 0)
    fprintf(stderr,
            _("%s: the source that goes with the PDF has no names marked as persons', and no "
              "e-mail addresses.\n"),
            source);
  else
    fprintf(stderr,
            _("%s: the source that goes with the PDF has these names of persons and e-mail "
              "addresses:\n"),
            source);
  for (guint i = 0; i < names->len; i++)
    fprintf(stderr, "  %s\n", (const char *)g_ptr_array_index(names, i));
  fputs(_("Names in running text and in pictures are not looked for.\n"), stderr);
}

/* ---- Writing ------------------------------------------------------------------------------- */

static gboolean make_folder(const char *folder)
{
  if (g_mkdir_with_parents(folder, 0777) == 0)
    return TRUE;
  fprintf(stderr, _("handlingsplan: the folder \"%s\" cannot be made: %s\n"), folder,
          g_strerror(errno));
  return FALSE;
}

static gboolean write_file(const char *path, GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  return hp_write_output(path, data, size);
}

static gboolean write_beside(const HpDocument *document, const char *pdf)
{
  g_autofree char *folder = hp_with_suffix(pdf, HP_BESIDE_SUFFIX);
  for (guint i = 0; i < document->beside->len; i++) {
    const HpDocumentFile *file = g_ptr_array_index(document->beside, i);
    g_autofree char *path = g_build_filename(folder, file->name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    if (!make_folder(parent) || !write_file(path, file->bytes))
      return FALSE;
  }
  return TRUE;
}

static HpExit write_document(const Build *build, const HpDocument *document)
{
  g_autofree char *path = g_build_filename(build->folder, document->file_name, NULL);
  if (!make_folder(build->folder))
    return HP_EXIT_BAD_INPUT;
  if (g_hash_table_contains(build->written, path)) {
    fprintf(stderr, _("handlingsplan: %s has just been written for another source; rename one.\n"),
            path);
    return HP_EXIT_BAD_INPUT;
  }
  if (!write_beside(document, path) || !write_file(path, document->pdf))
    return HP_EXIT_BAD_INPUT;
  printf("%s\n", path);
  g_hash_table_add(build->written, g_steal_pointer(&path));
  return HP_EXIT_OK;
}

/* What stands there after an error is easily taken for what was asked for. */
static void tell_of_earlier(const Build *build, const HpDocument *document)
{
  g_autofree char *path = g_build_filename(build->folder, document->file_name, NULL);
  if (g_file_test(path, G_FILE_TEST_EXISTS) && !g_hash_table_contains(build->written, path))
    fprintf(stderr, _("handlingsplan: %s is still that of an earlier build.\n"), path);
}

/* ---- Building ------------------------------------------------------------------------------ */

static HpExit finish(const Build *build, HpBuildStatus status, const HpDocument *document,
                     HpDiagnostics *diagnostics)
{
  const HpExit told = hp_print_diagnostics(diagnostics);
  if (status == HP_BUILD_PASSED_OVER)
    return told;
  if (status == HP_BUILD_DONE && told == HP_EXIT_OK)
    return write_document(build, document);
  if (told == HP_EXIT_OK)
    return HP_EXIT_INTERNAL;
  tell_of_earlier(build, document);
  return told;
}

static HpExit build_source(const Build *build, const char *path)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  HpProgressLine line = hp_progress_line_new(path);
  HpRequest request = build->request;
  request.source = path;
  request.progress = hp_show_progress;
  request.progress_user = &line;
  HpDocument document;
  const HpBuildStatus status = hp_maker_build(build->maker, &request, &document, diagnostics);
  hp_progress_line_clear(&line);
  if (status == HP_BUILD_DONE && build->verbose)
    list_personal_data(path, &document);
  const HpExit done = finish(build, status, &document, diagnostics);
  hp_document_clear(&document);
  return done;
}

static HpExit build_all(Build *build, const GPtrArray *sources)
{
  if (!hp_load_fonts(build->maker))
    return HP_EXIT_INTERNAL;
  HpExit worst = HP_EXIT_OK;
  for (guint i = 0; i < sources->len; i++) {
    const HpExit status = build_source(build, g_ptr_array_index(sources, i));
    worst = MAX(worst, status);
  }
  return worst;
}

static HpExit run_build(Build *build, int argc, char **argv)
{
  build->maker = hp_command_maker();
  if (!hp_request_options(&hp_command_build, build->maker, &build->request))
    return HP_EXIT_USAGE;
  g_autoptr(GPtrArray) sources = hp_list_sources(&hp_command_build, argc - 1, argv + 1);
  if (sources == NULL)
    return HP_EXIT_USAGE;
  if (build->folder == NULL)
    build->folder = g_strdup("out");
  const gint64 epoch = hp_source_date_epoch();
  build->request.has_epoch = epoch >= 0;
  build->request.epoch = epoch;
  /* Parts of plans and house files in a folder are passed over; named, they are an error. */
  build->request.parts_pass = argc == 1 || g_file_test(argv[1], G_FILE_TEST_IS_DIR);
  build->written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return build_all(build, sources);
}

static HpExit run(int argc, char **argv)
{
  Build build = {0};
  HpProfileChoice choice;
  g_autofree char *profile = NULL, *view = NULL, *tables = NULL, *as_of = NULL, *wording = NULL;
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &build.folder, NULL, NULL},
      {"view", 0, 0, G_OPTION_ARG_STRING, &view, NULL, NULL},
      {"tables", 0, 0, G_OPTION_ARG_STRING, &tables, NULL, NULL},
      {"as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, NULL, NULL},
      {"wording", 0, 0, G_OPTION_ARG_STRING, &wording, NULL, NULL},
      {"profile", 0, 0, G_OPTION_ARG_STRING, &profile, NULL, NULL},
      {"verbose", 'v', 0, G_OPTION_ARG_NONE, &build.verbose, NULL, NULL},
      {NULL}};
  HpExit status = HP_EXIT_USAGE;
  gboolean good = hp_parse_options(&hp_command_build, entries, NULL, &argc, &argv);
  if (good && profile != NULL)
    good = hp_profile_option(&hp_command_build, profile, &choice);
  build.request = (HpRequest){.view = view,
                              .tables = tables,
                              .as_of = as_of,
                              .wording = wording,
                              .profile = profile == NULL ? NULL : &choice};
  if (good)
    status = run_build(&build, argc, argv);
  g_free(build.folder);
  hp_maker_free(build.maker);
  g_clear_pointer(&build.written, g_hash_table_unref);
  return status;
}

const HpCommand hp_command_build = {
    .name = "build",
    .arguments = N_("[SOURCE…] [-o FOLDER] [--view VIEW] [--as-of DAY] "
                    "[--wording consolidated] [--tables plain] [--profile PROFILE] [-v]"),
    .summary = N_("Build PDFs from plans"),
    .help =
        N_("Checks sources and builds their PDFs. A source with errors gives none, and the\n"
           "others are built all the same. Each PDF's path is printed when it is complete.\n"
           "\n"
           "  -o, --output=FOLDER  where the PDFs go (default: out)\n"
           "      --view=VIEW      what to make of the source (default: the whole document)\n"
           "      --as-of=DAY      as it was on a day (2017-03-14) or after a meeting (its id):\n"
           "                       without what was decided and reported later, which is not\n"
           "                       in the source inside either; the PDF is NAME-DAY.pdf\n"
           "      --wording=consolidated  with the amendments that are in force worked into the\n"
           "                       text; the PDF is NAME-consolidated.pdf (default: the text as\n"
           "                       it was adopted, and a list of them)\n"
           "      --tables=plain   repeat in each row what it shares with others, for screen\n"
           "                       readers that lose count after cells that span rows\n"
           "                       (default: what the house file says, else spans)\n"
           "      --profile=PROFILE  which standards the PDF follows (default: what the house\n"
           "                       file says, else ua1+a3a); what does not conform is not\n"
           "                       written, and the reason told:\n"
           "                         @profiles@\n"
           "  -v, --verbose        list the personal names and e-mail addresses in the source\n"
           "                       that the PDF carries inside\n"
           "\n"
           "The PDF carries its source inside, or has it beside itself in a folder NAME-source,\n"
           "without comments and <internal> notes, so that \"handlingsplan verify\" can build it\n"
           "again and compare.\n"
           "\n"
           "SOURCE is a file or a folder; without any, every plan in the folder \"sources\".\n"
           "Logo, colours and fonts come from house.xml beside the source, else from\n"
           "sources/house.xml, else from the one that comes with the program.\n"
           "\n"
           "Examples:\n"
           "  handlingsplan build\n"
           "  handlingsplan build sources/vasterbotten.xml -o /tmp\n"
           "  handlingsplan build sources/vasterbotten.xml --as-of 2018-12-31\n"),
    .run = run,
};
