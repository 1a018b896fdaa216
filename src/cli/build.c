/* handlingsplan build: sources to PDFs. A source with an error does not stop the others. */
#include "cli/worker.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder; /* where the PDFs go */
  gboolean verbose;
  HpRequest request; /* of each source */
  HpMaker *maker;
  HpWorker *worker; /* makes them; NULL: this process does */
  gboolean is_worker;
  GHashTable *written; /* paths of PDFs, so that none takes the place of another */
} Build;

static void print_persons(const GPtrArray *persons)
{
  for (guint i = 0; i < persons->len; i++) {
    const HpPerson *person = g_ptr_array_index(persons, i);
    fprintf(stderr, "  %s%s%s\n", person->name, person->reached == NULL ? "" : ", ",
            person->reached == NULL ? "" : person->reached);
  }
}

static void print_each(const GPtrArray *texts, const char *heading, const char *source)
{
  if (texts->len > 0)
    fprintf(stderr, heading, source);
  for (guint i = 0; i < texts->len; i++)
    fprintf(stderr, "  %s\n", (const char *)g_ptr_array_index(texts, i));
}

/* Whoever publishes the file should know whom it names. */
static void list_personal_data(const char *source, const HpDocument *document)
{
  const HpPersonalData *named = document->personal_data;
  if (!document->carries_source)
    fprintf(stderr, _("%s: the PDF does not carry its source.\n"), source);
  if (named->persons->len == 0 && named->authors->len == 0 && named->emails->len == 0)
    fprintf(stderr, _("%s: there are no names marked as persons', and no e-mail addresses.\n"),
            source);
  if (named->persons->len > 0)
    fprintf(stderr,
            _("%s: these persons are named, with phone and address where they are given:\n"),
            source);
  print_persons(named->persons);
  print_each(named->authors, _("%s: these authors are referred to:\n"), source);
  print_each(named->emails, _("%s: these e-mail addresses are in it:\n"), source);
  fputs(_("Names in running text and in pictures are not looked for.\n"), stderr);
}

/* One line, so that nobody is published unawares. */
static void count_persons(const char *source, const HpDocument *document)
{
  const guint n = document->personal_data->persons->len;
  if (n > 0)
    fprintf(stderr, _("%s: persons named in it: %u; -v lists them.\n"), source, n);
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

/* Whether nothing that this run has written would be lost. */
static gboolean is_new(const Build *build, const char *path)
{
  if (!g_hash_table_contains(build->written, path))
    return TRUE;
  fprintf(stderr, _("handlingsplan: %s has just been written for another source; rename one.\n"),
          path);
  return FALSE;
}

/* Takes the path. */
static void tell_written(const Build *build, char *path)
{
  printf("%s\n", path);
  g_hash_table_add(build->written, path);
}

/* What lies in folders goes beside one of the others, and is not told. */
static gboolean write_apart(const Build *build, const HpDocument *document)
{
  for (guint i = 0; document->apart != NULL && i < document->apart->len; i++) {
    const HpDocumentFile *file = g_ptr_array_index(document->apart, i);
    g_autofree char *path = g_build_filename(build->folder, file->name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    const gboolean is_beside = strchr(file->name, '/') != NULL;
    if ((!is_beside && !is_new(build, path)) || !make_folder(parent) ||
        !write_file(path, file->bytes))
      return FALSE;
    if (!is_beside)
      tell_written(build, g_steal_pointer(&path));
  }
  return TRUE;
}

static HpExit write_document(const Build *build, const HpDocument *document)
{
  g_autofree char *path = g_build_filename(build->folder, document->file_name, NULL);
  if (!make_folder(build->folder) || !is_new(build, path) || !write_beside(document, path) ||
      !write_file(path, document->pdf))
    return HP_EXIT_BAD_INPUT;
  tell_written(build, g_steal_pointer(&path));
  return write_apart(build, document) ? HP_EXIT_OK : HP_EXIT_BAD_INPUT;
}

/* What stands there after an error is easily taken for what was asked for. */
static void tell_of_earlier(const Build *build, const HpDocument *document)
{
  g_autofree char *path = g_build_filename(build->folder, document->file_name, NULL);
  if (g_file_test(path, G_FILE_TEST_EXISTS) && !g_hash_table_contains(build->written, path))
    fprintf(stderr, _("handlingsplan: %s is still that of an earlier build.\n"), path);
}

/* ---- Building ------------------------------------------------------------------------------ */

static HpExit finish(const Build *build, const HpBuilt *built)
{
  const HpExit told = built->errors > 0 ? HP_EXIT_BAD_INPUT : HP_EXIT_OK;
  fputs(built->messages, stderr);
  if (built->status == HP_BUILD_PASSED_OVER)
    return told;
  if (built->status == HP_BUILD_DONE && told == HP_EXIT_OK)
    return write_document(build, &built->document);
  if (told == HP_EXIT_OK)
    return HP_EXIT_INTERNAL;
  tell_of_earlier(build, &built->document);
  return told;
}

static HpExit tell_of_death(const char *path, HpChildEnd reason)
{
  static const char *const words[] = {
      [HP_CHILD_ENDED] = N_("the process that made it was ended"),
      [HP_CHILD_TOO_LONG] = N_("it takes too long"),
      [HP_CHILD_TOO_LARGE] = N_("it takes more memory than there is"),
      [HP_CHILD_BROKE_DOWN] = N_("the program broke down over it, which is a fault of the program"),
  };
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  const HpPlace place = {.file = path};
  hp_report_error(diagnostics, &place, _("No document was made: %s."), _(words[reason]));
  hp_diagnostics_print(diagnostics, stderr);
  return reason == HP_CHILD_BROKE_DOWN ? HP_EXIT_INTERNAL : HP_EXIT_BAD_INPUT;
}

static void build_here(const Build *build, const char *path, HpProgressLine *line, HpBuilt *built)
{
  HpRequest request = build->request;
  request.source = path;
  request.progress = hp_show_progress;
  request.progress_user = line;
  hp_build_here(build->maker, &request, built);
}

static HpExit build_source(const Build *build, const char *path)
{
  HpProgressLine line = hp_progress_line_new(path);
  HpBuilt built = {0};
  HpChildEnd reason = HP_CHILD_ENDED;
  gboolean alive = TRUE;
  if (build->worker == NULL)
    build_here(build, path, &line, &built);
  else
    alive = hp_worker_build(build->worker, path, &line, &built, &reason);
  hp_progress_line_clear(&line);
  if (!alive)
    return tell_of_death(path, reason);
  if (built.status == HP_BUILD_DONE)
    (build->verbose ? list_personal_data : count_persons)(path, &built.document);
  const HpExit done = finish(build, &built);
  hp_built_clear(&built);
  return done;
}

static HpExit build_all(Build *build, const GPtrArray *sources)
{
  if (build->worker == NULL && !hp_load_fonts(build->maker))
    return HP_EXIT_INTERNAL;
  HpExit worst = HP_EXIT_OK;
  for (guint i = 0; i < sources->len; i++) {
    const HpExit status = build_source(build, g_ptr_array_index(sources, i));
    worst = MAX(worst, status);
  }
  return worst;
}

/* Of several sources each may end the process that makes it, and costs only itself. One alone costs
   nobody else anything, its pictures are tried by another process anyway, and a worker would make
   it wait for a second start (18 ms). Where there can be no worker, this process does it all. */
static HpWorker *worker_for(const GPtrArray *sources, char *const *given)
{
  return sources->len > 1 ? hp_worker_new((int)g_strv_length((char **)given), given) : NULL;
}

static HpExit run_build(Build *build, int argc, char **argv, char *const *given)
{
  build->maker = hp_command_maker();
  if (!hp_request_options(&hp_command_build, build->maker, &build->request))
    return HP_EXIT_USAGE;
  const gint64 epoch = hp_source_date_epoch();
  build->request.has_epoch = epoch >= 0;
  build->request.epoch = epoch;
  /* Parts of plans and house files in a folder are passed over; named, they are an error. */
  build->request.parts_pass = argc == 1 || g_file_test(argv[1], G_FILE_TEST_IS_DIR);
  if (build->is_worker)
    return hp_worker_serve(build->maker, &build->request);
  g_autoptr(GPtrArray) sources = hp_list_sources(&hp_command_build, argc - 1, argv + 1);
  if (sources == NULL)
    return HP_EXIT_USAGE;
  if (build->folder == NULL)
    build->folder = g_strdup("out");
  build->worker = worker_for(sources, given);
  build->written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return build_all(build, sources);
}

static HpExit run(int argc, char **argv)
{
  Build build = {0};
  HpProfileChoice choice;
  g_autofree char *profile = NULL, *view = NULL, *tables = NULL, *as_of = NULL, *wording = NULL;
  g_autofree char *attachment = NULL, *case_number = NULL, *since = NULL;
  gboolean restricted = FALSE, apart = FALSE;
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &build.folder, NULL, NULL},
      {"view", 0, 0, G_OPTION_ARG_STRING, &view, NULL, NULL},
      {"tables", 0, 0, G_OPTION_ARG_STRING, &tables, NULL, NULL},
      {"as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, NULL, NULL},
      {"since", 0, 0, G_OPTION_ARG_STRING, &since, NULL, NULL},
      {"wording", 0, 0, G_OPTION_ARG_STRING, &wording, NULL, NULL},
      {"attachment", 0, 0, G_OPTION_ARG_STRING, &attachment, NULL, NULL},
      {"case", 0, 0, G_OPTION_ARG_STRING, &case_number, NULL, NULL},
      {"apart", 0, 0, G_OPTION_ARG_NONE, &apart, NULL, NULL},
      {"profile", 0, 0, G_OPTION_ARG_STRING, &profile, NULL, NULL},
      {"restricted", 0, 0, G_OPTION_ARG_NONE, &restricted, NULL, NULL},
      {"verbose", 'v', 0, G_OPTION_ARG_NONE, &build.verbose, NULL, NULL},
      {"worker", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &build.is_worker, NULL, NULL},
      {NULL}};
  HpExit status = HP_EXIT_USAGE;
  g_autofree char **given = g_memdup2(argv, sizeof *argv * (gsize)(argc + 1));
  gboolean good = hp_parse_options(&hp_command_build, entries, NULL, &argc, &argv);
  if (good && profile != NULL)
    good = hp_profile_option(&hp_command_build, profile, &choice);
  build.request = (HpRequest){.view = view,
                              .tables = tables,
                              .as_of = as_of,
                              .wording = wording,
                              .since = since,
                              .attachment = attachment,
                              .case_number = case_number,
                              .apart = apart,
                              .profile = profile == NULL ? NULL : &choice,
                              .restricted = restricted};
  if (good)
    status = run_build(&build, argc, argv, given);
  g_free(build.folder);
  hp_worker_free(build.worker);
  hp_maker_free(build.maker);
  g_clear_pointer(&build.written, g_hash_table_unref);
  return status;
}

const HpCommand hp_command_build = {
    .name = "build",
    .arguments =
        N_("[SOURCE…] [-o FOLDER] [--view VIEW] [--as-of DAY] [--since DAY] "
           "[--wording consolidated] [--tables plain] [--attachment NUMBER [--case NUMBER]] "
           "[--apart] [--profile PROFILE] [--restricted] [-v]"),
    .summary = N_("Build PDFs from plans"),
    .help = N_(
        "Checks sources and builds their PDFs. A source with errors gives none, and the\n"
        "others are built all the same. Each PDF's path is printed when it is complete.\n"
        "\n"
        "  -o, --output=FOLDER  where the PDFs go (default: out)\n"
        "      --view=VIEW      what to make of the source (default: the whole document)\n"
        "      --as-of=DAY      as it was on a day (2017-03-14) or after a meeting (its id):\n"
        "                       without what was decided and reported later, which is not\n"
        "                       in the source inside either; the PDF is NAME-DAY.pdf\n"
        "      --since=DAY      tells what is new since a day, a meeting, or \"last\", the "
        "meeting\n"
        "                       before, in views that do (followup, where it is the usual)\n"
        "      --wording=consolidated  with the amendments that are in force worked into the\n"
        "                       text; the PDF is NAME-consolidated.pdf (default: the text as\n"
        "                       it was adopted, and a list of them)\n"
        "      --tables=plain   repeat in each row what it shares with others, for screen\n"
        "                       readers that lose count after cells that span rows\n"
        "                       (default: what the house file says, else spans)\n"
        "      --attachment=NUMBER  as attachment NUMBER of a matter that is kept elsewhere, with\n"
        "                       that on its first page and at the foot of each, and no cover\n"
        "      --case=NUMBER    the registry number of that matter\n"
        "      --apart          what is attached to a decision becomes files of its own, with\n"
        "                       the same numbers and pages, instead of parts of its PDF\n"
        "      --profile=PROFILE  which standards the PDF follows (default: what the house\n"
        "                       file says, else ua1+a3a); what does not conform is not\n"
        "                       written, and the reason told:\n"
        "                         @profiles@\n"
        "      --restricted     let a source go with its PDF although it has a <restriction>;\n"
        "                       else such a PDF has a digest of it only\n"
        "  -v, --verbose        list the persons that are named, with phone and address, and\n"
        "                       the e-mail addresses\n"
        "\n"
        "The PDF carries its source inside, or has it beside itself in a folder NAME-source,\n"
        "without comments, <internal> notes and persons whom nothing in it refers to, so that\n"
        "\"handlingsplan verify\" can build it again and compare.\n"
        "\n"
        "SOURCE is a file or a folder; without any, every plan in the folder \"sources\".\n"
        "Logo, colours and fonts come from house.xml beside the source, else from\n"
        "sources/house.xml, else from the one that comes with the program.\n"
        "\n"
        "Examples:\n"
        "  handlingsplan build\n"
        "  handlingsplan build sources/vasterbotten.xml -o /tmp\n"
        "  handlingsplan build sources/vasterbotten.xml --as-of 2018-12-31\n"
        "  handlingsplan build sources/uppfoljning.xml --view followup --as-of mote-3\n"
        "  handlingsplan build sources/vasterbotten.xml --attachment 1 --case \"RUN 2026/123\"\n"),
    .run = run,
};
