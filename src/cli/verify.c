/* handlingsplan verify: builds a PDF's source again and compares. */
#include "cli/cli.h"
#include "maker/maker.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  HpPipeline *pipeline;
  HpFormatter *formatter;
  const char *source; /* or NULL: the one inside */
} Verify;

/* ---- A folder for what is inside ----------------------------------------------------------- */

static void remove_folder(const char *path, int depth)
{
  g_autoptr(GDir) folder = depth > 100 ? NULL : g_dir_open(path, 0, NULL);
  for (const char *name = folder == NULL ? NULL : g_dir_read_name(folder); name != NULL;
       name = g_dir_read_name(folder)) {
    g_autofree char *file = g_build_filename(path, name, NULL);
    if (g_file_test(file, G_FILE_TEST_IS_DIR) && !g_file_test(file, G_FILE_TEST_IS_SYMLINK))
      remove_folder(file, depth + 1);
    else
      g_remove(file);
  }
  g_rmdir(path);
}

/* ---- Building again ------------------------------------------------------------------------ */

/* The record is part of the file, and as little to be believed. */
static gboolean is_plain_word(const char *text)
{
  return text != NULL && *text != '\0' && strlen(text) < 64 &&
         text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static gint64 recorded_epoch(const HpRecord *record)
{
  const char *text = hp_record_get(record, "source-date-epoch");
  gint64 epoch = -1;
  if (text != NULL)
    g_ascii_string_to_signed(text, 10, 0, G_MAXINT32, &epoch, NULL);
  return epoch;
}

static GBytes *build_again(const Verify *verify, const HpInside *inside, const char *path,
                           const char *folder, HpArchive **archive)
{
  HpJob job = hp_job_new(path);
  GBytes *pdf = NULL;
  const char *view = hp_record_get(inside->record, "view");
  const char *tables = hp_record_get(inside->record, "tables");
  const char *as_of = hp_record_get(inside->record, "as-of");
  HpProfileChoice profile;
  const gboolean has_profile = hp_profile_named(hp_record_get(inside->record, "profile"), &profile);
  if (has_profile)
    profile.placement = g_strcmp0(hp_record_get(inside->record, "files"), "beside") == 0
                            ? HP_SOURCE_BESIDE
                            : HP_SOURCE_EMBEDDED;
  HpProgressLine line = hp_progress_line_new(inside->path);
  const HpMaking making = {.pipeline = verify->pipeline,
                           .formatter = verify->formatter,
                           .rendering = {is_plain_word(view) ? view : NULL,
                                         is_plain_word(tables) ? tables : NULL,
                                         as_of != NULL && hp_is_day(as_of) ? as_of : NULL},
                           .profile = has_profile ? &profile : NULL,
                           .source_name = hp_record_get(inside->record, "source"),
                           .graphics_folder = folder,
                           .epoch = recorded_epoch(inside->record),
                           .progress = hp_show_progress,
                           .progress_user = &line};
  if (hp_pipeline_check(verify->pipeline, &job) && hp_job_is_document(&job))
    pdf = hp_make_pdf(&making, &job, archive);
  hp_progress_line_clear(&line);
  if (pdf == NULL)
    hp_diagnostics_print(job.diagnostics, stderr);
  hp_job_clear(&job);
  return pdf;
}

/* What a newer program has made is not altered because an older one does not know it. */
static void set_build_error(const HpPipeline *pipeline, const HpRecord *record, GError **error)
{
  if (hp_is_made_elsewhere(pipeline, record))
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                _("its source cannot be built with the versions of the tools that are here"));
  else
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _("its source cannot be built again"));
}

static GBytes *build_from_inside(const Verify *verify, const HpInside *inside, HpArchive **archive,
                                 GError **error)
{
  const char *source = hp_record_get(inside->record, "source");
  if (source == NULL || hp_inside_find(inside, source) == NULL) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _("its source is not inside"));
    return NULL;
  }
  g_autofree char *folder = g_dir_make_tmp("handlingsplan-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  GBytes *pdf = NULL;
  if (hp_inside_extract(inside, folder, error)) {
    g_autofree char *path = g_build_filename(folder, source, NULL);
    pdf = build_again(verify, inside, path, folder, archive);
    if (pdf == NULL)
      set_build_error(verify->pipeline, inside->record, error);
  }
  remove_folder(folder, 0);
  return pdf;
}

static GBytes *build_from_given(const Verify *verify, const HpInside *inside, HpArchive **archive,
                                GError **error)
{
  GBytes *pdf = build_again(verify, inside, verify->source, NULL, archive);
  if (pdf == NULL)
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, _("%s cannot be built"), verify->source);
  return pdf;
}

/* ---- Telling ------------------------------------------------------------------------------- */

static HpExit print_verdict(const char *path, HpVerdict verdict, const GPtrArray *reasons)
{
  static const struct {
    const char *words;
    HpExit status;
  } told[] = {
      [HP_VERDICT_IDENTICAL] = {N_("identical"), HP_EXIT_OK},
      [HP_VERDICT_SIGNED] = {N_("identical, with appended signatures"), HP_EXIT_OK},
      [HP_VERDICT_OTHER_TOOLS] = {N_("same content, other toolchain"), HP_EXIT_OTHER_TOOLS},
      [HP_VERDICT_ALTERED] = {N_("altered"), HP_EXIT_BAD_INPUT},
  };
  printf("%s: %s\n", path, _(told[verdict].words));
  for (guint i = 0; i < reasons->len; i++)
    printf("  %s\n", (const char *)g_ptr_array_index(reasons, i));
  return told[verdict].status;
}

static gboolean judge(const Verify *verify, HpInside *inside, HpExit *status, GError **error)
{
  g_autoptr(HpArchive) archive = NULL;
  g_autoptr(GBytes) rebuilt = verify->source == NULL
                                  ? build_from_inside(verify, inside, &archive, error)
                                  : build_from_given(verify, inside, &archive, error);
  if (rebuilt == NULL)
    return FALSE;
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func(g_free);
  const HpVerdict verdict = hp_verdict(inside, rebuilt, hp_archive_record(archive), reasons);
  *status = print_verdict(inside->path, verdict, reasons);
  return TRUE;
}

/* What is wrong with the file, or kept it from being looked at. */
static void print_failure(const char *path, const GError *error)
{
  const gboolean unseen = error->domain == G_FILE_ERROR && error->code != G_FILE_ERROR_FAILED;
  printf(unseen ? _("%s: not verified: %s\n") : _("%s: altered, or not made by this program: %s\n"),
         path, error->message);
}

static HpExit verify_file(const Verify *verify, const char *path)
{
  HpInside inside;
  HpExit status = HP_EXIT_BAD_INPUT;
  g_autoptr(GError) error = NULL;
  if (!hp_inside_read(&inside, path, verify->source, &error) ||
      !judge(verify, &inside, &status, &error))
    print_failure(path, error);
  hp_inside_clear(&inside);
  return status;
}

/* What is bad weighs more than what is only made elsewhere. */
static HpExit worse(HpExit one, HpExit other)
{
  if (one == HP_EXIT_OK || other == HP_EXIT_OK)
    return MAX(one, other);
  return MIN(one, other);
}

static HpExit verify_all(const char *source, int count, char **paths)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *data_folder = hp_data_folder();
  g_autofree char *fonts = hp_data_file(data_folder, "fonts/fonts.conf");
  g_autoptr(HpFormatter) formatter = hp_formatter_new(fonts, &error);
  if (formatter == NULL) {
    fprintf(stderr, "handlingsplan: %s\n", error->message);
    return HP_EXIT_INTERNAL;
  }
  g_autoptr(HpPipeline) pipeline = hp_pipeline_new(data_folder);
  const Verify verify = {pipeline, formatter, source};
  HpExit status = HP_EXIT_OK;
  for (int i = 0; i < count; i++)
    status = worse(status, verify_file(&verify, paths[i]));
  fflush(stdout);
  fputs(
      _("This tells whether file and source belong together, not who made them; a signature tells "
        "that.\n"),
      stderr);
  return status;
}

static HpExit run(int argc, char **argv)
{
  g_autofree char *source = NULL;
  const GOptionEntry entries[] = {{"source", 0, 0, G_OPTION_ARG_FILENAME, &source, NULL, NULL},
                                  {NULL}};
  if (!hp_parse_options(&hp_command_verify, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc < 2)
    return hp_usage_error(&hp_command_verify, _("name a PDF."));
  return verify_all(source, argc - 1, argv + 1);
}

const HpCommand hp_command_verify = {
    .name = "verify",
    .arguments = N_("FILE.pdf… [--source SOURCE]"),
    .summary = N_("Build a PDF's source again and compare"),
    .help =
        N_("Takes the source out of a PDF, builds it again as it is on record (view, date),\n"
           "and says of each file:\n"
           "\n"
           "  identical                            every byte is the same\n"
           "  identical, with appended signatures  … and only signatures were added after it;\n"
           "                                       one that is seen may not cover anything\n"
           "  same content, other toolchain        other versions of the tools are installed\n"
           "                                       here, so bytes cannot be compared; what was\n"
           "                                       compared is told: words in their order,\n"
           "                                       pictures, links, and places if they are the\n"
           "                                       same; never drawings, colours, letter shapes\n"
           "  altered                              something differs; what, and on which page\n"
           "  not verified                         the file or SOURCE cannot be read or built\n"
           "\n"
           "      --source=SOURCE  build this source instead of the one inside; where the source\n"
           "                       was written beside the PDF, which has been moved since,\n"
           "                       name the one in the folder NAME-source\n"
           "\n"
           "It shows that a file and a source belong together. It does not show who made them:\n"
           "anybody can build a PDF of another source. For that, sign the PDF; whether signatures\n"
           "are valid, programs for signing tell.\n"
           "\n"
           "Exit status: 0 identical (signatures or not), 1 altered, no PDF of this program, or\n"
           "not verified, 4 same content, other toolchain. Of several files, the worst counts.\n"
           "\n"
           "Examples:\n"
           "  handlingsplan verify out/vasterbotten.pdf\n"
           "  handlingsplan verify bilaga.pdf --source sources/vasterbotten.xml\n"),
    .run = run,
};
