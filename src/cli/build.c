/* handlingsplan build: sources to PDFs. A source with an error does not stop the others. */
#include "cli/options.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder; /* where the PDFs go */
  char *data_folder;
  char *view, *tables, *as_of; /* as in HpRendering */
  gboolean verbose;
  HpProfileChoice profile;
  gboolean has_profile; /* else the house's */
  HpPipeline *pipeline;
  HpFormatter *formatter;
  GHashTable *written; /* paths of PDFs, so that none takes the place of another */
} Build;

/* As the house's pattern has it: out/vasterbotten.pdf; out/vasterbotten-short.pdf for a view that
   is not the document itself. */
static char *output_path(const Build *build, const HpJob *job)
{
  g_autofree char *file = g_path_get_basename(job->path);
  g_autofree char *stem = hp_with_suffix(file, "");
  const gboolean whole = build->view == NULL || g_strcmp0(build->view, job->kind) == 0;
  const HpFileNameValues values = {.source = stem,
                                   .view = whole ? NULL : build->view,
                                   .as_of = job->as_of,
                                   .language = job->language};
  g_autofree char *pattern = hp_house_file_name_pattern(job->house);
  g_autofree char *name = hp_fill_file_name(pattern, &values);
  g_autofree char *with_suffix = g_strconcat(name, ".pdf", NULL);
  return g_build_filename(build->folder, with_suffix, NULL);
}

/* Whoever publishes the file should know whom it names. */
static void list_personal_data(const HpJob *job, const HpArchive *archive)
{
  const GPtrArray *names = hp_archive_personal_data(archive);
  if (hp_archive_placement(archive) == HP_SOURCE_NOWHERE) {
    fprintf(stderr, _("%s: the PDF does not carry its source.\n"), job->path);
    return;
  }
  if (names->len == 0)
    fprintf(stderr,
            _("%s: the source that goes with the PDF has no names marked as persons', and no "
              "e-mail addresses.\n"),
            job->path);
  else
    fprintf(stderr,
            _("%s: the source that goes with the PDF has these names of persons and e-mail "
              "addresses:\n"),
            job->path);
  for (guint i = 0; i < names->len; i++)
    fprintf(stderr, "  %s\n", (const char *)g_ptr_array_index(names, i));
  fputs(_("Names in running text and in pictures are not looked for.\n"), stderr);
}

static GBytes *format_job(const Build *build, HpJob *job, HpArchive **archive)
{
  HpProgressLine line = hp_progress_line_new(job->path);
  const HpMaking making = {.pipeline = build->pipeline,
                           .formatter = build->formatter,
                           .rendering = {build->view, build->tables, build->as_of},
                           .profile = build->has_profile ? &build->profile : NULL,
                           .epoch = hp_source_date_epoch(),
                           .progress = hp_show_progress,
                           .progress_user = &line};
  GBytes *pdf = hp_make_pdf(&making, job, archive);
  hp_progress_line_clear(&line);
  if (pdf != NULL && build->verbose)
    list_personal_data(job, *archive);
  return pdf;
}

static gboolean write_file(const char *folder, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname(path);
  if (g_mkdir_with_parents(parent, 0777) != 0) {
    fprintf(stderr, _("handlingsplan: the folder \"%s\" cannot be made: %s\n"), parent,
            g_strerror(errno));
    return FALSE;
  }
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  return hp_write_output(path, data, size);
}

/* Attachments and record into the folder beside the PDF, if that is where they go. */
static gboolean write_beside(const HpArchive *archive, const char *pdf)
{
  const GArray *files = hp_archive_beside(archive);
  if (files == NULL)
    return TRUE;
  g_autofree char *folder = hp_with_suffix(pdf, HP_BESIDE_SUFFIX);
  for (guint i = 0; i < files->len; i++) {
    const HpPdfAttachment *file = &g_array_index(files, HpPdfAttachment, i);
    if (!write_file(folder, file->name, file->bytes))
      return FALSE;
  }
  g_autoptr(GBytes) record = hp_record_write(hp_archive_record(archive));
  return write_file(folder, HP_RECORD_NAME, record);
}

static HpExit write_pdf(const Build *build, const HpJob *job, GBytes *pdf, const HpArchive *archive)
{
  g_autofree char *path = output_path(build, job);
  if (g_mkdir_with_parents(build->folder, 0777) != 0) {
    fprintf(stderr, _("handlingsplan: the folder \"%s\" cannot be made: %s\n"), build->folder,
            g_strerror(errno));
    return HP_EXIT_BAD_INPUT;
  }
  if (g_hash_table_contains(build->written, path)) {
    fprintf(stderr, _("handlingsplan: %s has just been written for another source; rename one.\n"),
            path);
    return HP_EXIT_BAD_INPUT;
  }
  gsize size = 0;
  const char *bytes = g_bytes_get_data(pdf, &size);
  if (!write_beside(archive, path) || !hp_write_output(path, bytes, size))
    return HP_EXIT_BAD_INPUT;
  printf("%s\n", path);
  g_hash_table_add(build->written, g_steal_pointer(&path));
  return HP_EXIT_OK;
}

/* What stands there after an error is easily taken for what was asked for. */
static void tell_of_earlier(const Build *build, const HpJob *job)
{
  g_autofree char *path = output_path(build, job);
  if (g_file_test(path, G_FILE_TEST_EXISTS) && !g_hash_table_contains(build->written, path))
    fprintf(stderr, _("handlingsplan: %s is still that of an earlier build.\n"), path);
}

/* Parts of plans and house files in a folder are passed over; named, they are an error. */
static HpExit build_source(const Build *build, const char *path, gboolean named)
{
  HpJob job = hp_job_new(path);
  g_autoptr(GBytes) pdf = NULL;
  g_autoptr(HpArchive) archive = NULL;
  gboolean passed_over = FALSE;
  if (hp_pipeline_check(build->pipeline, &job)) {
    passed_over = !named && !hp_job_is_document(&job);
    if (!passed_over && hp_job_require_document(&job))
      pdf = format_job(build, &job, &archive);
  }
  HpExit status = hp_print_diagnostics(job.diagnostics);
  if (status == HP_EXIT_OK && !passed_over)
    status = pdf == NULL ? HP_EXIT_INTERNAL : write_pdf(build, &job, pdf, archive);
  else if (!passed_over)
    tell_of_earlier(build, &job);
  hp_job_clear(&job);
  return status;
}

static HpExit build_all(Build *build, const GPtrArray *sources, gboolean named)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *fonts = hp_data_file(build->data_folder, "fonts/fonts.conf");
  build->formatter = hp_formatter_new(fonts, &error);
  if (build->formatter == NULL) {
    fprintf(stderr, "handlingsplan: %s\n", error->message);
    return HP_EXIT_INTERNAL;
  }
  HpExit worst = HP_EXIT_OK;
  for (guint i = 0; i < sources->len; i++) {
    const HpExit status = build_source(build, g_ptr_array_index(sources, i), named);
    worst = MAX(worst, status);
  }
  return worst;
}

static void build_clear(Build *build)
{
  g_free(build->folder);
  g_free(build->data_folder);
  g_free(build->view);
  g_free(build->tables);
  g_free(build->as_of);
  hp_pipeline_free(build->pipeline);
  hp_formatter_free(build->formatter);
  g_clear_pointer(&build->written, g_hash_table_unref);
}

static HpExit run_build(Build *build, int argc, char **argv)
{
  build->data_folder = hp_data_folder();
  if (build->view != NULL && !hp_view_exists(&hp_command_build, build->data_folder, build->view))
    return HP_EXIT_USAGE;
  if (!hp_tables_option(&hp_command_build, build->tables) ||
      !hp_as_of_option(&hp_command_build, build->as_of))
    return HP_EXIT_USAGE;
  g_autoptr(GPtrArray) sources = hp_list_sources(&hp_command_build, argc - 1, argv + 1);
  if (sources == NULL)
    return HP_EXIT_USAGE;
  if (build->folder == NULL)
    build->folder = g_strdup("out");
  build->pipeline = hp_pipeline_new(build->data_folder);
  build->written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const gboolean named = argc > 1 && !g_file_test(argv[1], G_FILE_TEST_IS_DIR);
  return build_all(build, sources, named);
}

static HpExit run(int argc, char **argv)
{
  Build build = {0};
  g_autofree char *profile = NULL;
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &build.folder, NULL, NULL},
      {"view", 0, 0, G_OPTION_ARG_STRING, &build.view, NULL, NULL},
      {"tables", 0, 0, G_OPTION_ARG_STRING, &build.tables, NULL, NULL},
      {"as-of", 0, 0, G_OPTION_ARG_STRING, &build.as_of, NULL, NULL},
      {"profile", 0, 0, G_OPTION_ARG_STRING, &profile, NULL, NULL},
      {"verbose", 'v', 0, G_OPTION_ARG_NONE, &build.verbose, NULL, NULL},
      {NULL}};
  HpExit status = HP_EXIT_USAGE;
  gboolean good = hp_parse_options(&hp_command_build, entries, NULL, &argc, &argv);
  if (good && profile != NULL)
    good = build.has_profile = hp_profile_option(&hp_command_build, profile, &build.profile);
  if (good)
    status = run_build(&build, argc, argv);
  build_clear(&build);
  return status;
}

const HpCommand hp_command_build = {
    .name = "build",
    .arguments = N_("[SOURCE…] [-o FOLDER] [--view VIEW] [--as-of DAY] [--tables plain] "
                    "[--profile PROFILE] [-v]"),
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
           "      --tables=plain   repeat in each row what it shares with others, for screen\n"
           "                       readers that lose count after cells that span rows\n"
           "                       (default: what the house file says, else spans)\n"
           "      --profile=PROFILE  which standards the PDF follows (default: what the house\n"
           "                       file says, else ua1+a3a); what does not conform is not\n"
           "                       written, and the reason told:\n"
           "                         ua1+a3a  PDF/UA-1 and PDF/A-3a, the source inside\n"
           "                         ua1+a2a  PDF/UA-1 and PDF/A-2a, the source beside the PDF\n"
           "                                  in a folder NAME-source, for archives that\n"
           "                                  refuse files with attachments\n"
           "                         ua2+a4f  PDF/UA-2 and PDF/A-4f: PDF 2.0, for archives\n"
           "                                  that take it; the source inside\n"
           "                         ua1      PDF/UA-1 alone\n"
           "                         plain    tagged, but without a claim to conform\n"
           "  -v, --verbose        list the personal names and e-mail addresses in the source\n"
           "                       that the PDF carries inside\n"
           "\n"
           "The PDF carries its source inside, without comments and <internal> notes, so that\n"
           "\"handlingsplan verify\" can build it again and compare.\n"
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
