/* handlingsplan build: sources to documents. One with an error does not stop the others. */
#include "cli/depfile.h"
#include "cli/list.h"
#include "cli/produce.h"
#include "cli/tell.h"

#include <string.h>

typedef struct {
  char *folder; /* where the documents go */
  char *depfile;
  gboolean verbose, always, list, all_views, is_worker, tells_passed;
  gint jobs;         /* 0: as many as there are processors */
  HpRequest request; /* of each document, but for its source and view */
  char **views;      /* that are asked for; NULL: the whole */
  HpMaker *maker;
} Build;

static gboolean are_options_good(const Build *build)
{
  if (build->views != NULL && build->all_views)
    hp_usage_error(&hp_command_build, _("--all-views leaves nothing to --view; give one of them."));
  else if (build->jobs < 0)
    hp_usage_error(&hp_command_build, _("-j wants the number of documents that are made at once."));
  else if (!hp_folder_option(&hp_command_build, "-o", build->folder))
    return FALSE;
  else
    return hp_request_options(&hp_command_build, &build->request);
  return FALSE;
}

static HpExit produce(const Build *build, GPtrArray *tasks, char *const *given)
{
  HpOutputs *outputs = hp_outputs_new(build->folder);
  HpJournal *journal = hp_journal_read(build->folder);
  HpTelling telling = hp_telling_new(outputs, build->verbose);
  telling.tells_passed = build->tells_passed;
  const HpProduction production = {.maker = build->maker,
                                   .request = &build->request,
                                   .tasks = tasks,
                                   .outputs = outputs,
                                   .journal = journal,
                                   .given = given,
                                   .jobs = build->jobs > 0 ? (guint)build->jobs
                                                           : g_get_num_processors(),
                                   .always = build->always || build->verbose};
  HpExit status = HP_EXIT_INTERNAL;
  if (hp_produce(&production, hp_tell, &telling)) {
    hp_tell_summary(&telling);
    status = telling.worst;
    if (build->depfile != NULL && !hp_write_depfile(build->depfile, tasks, journal, outputs))
      status = MAX(status, HP_EXIT_BAD_INPUT);
  }
  hp_telling_clear(&telling);
  hp_journal_free(journal);
  hp_outputs_free(outputs);
  return status;
}

static HpExit build_all(Build *build, const GPtrArray *sources, char *const *given)
{
  const HpTaskChoice choice = {.command = &hp_command_build,
                               .maker = build->maker,
                               .request = &build->request,
                               .views = build->views,
                               .all_views = build->all_views};
  g_autoptr(GPtrArray) tasks = hp_tasks_new(&choice, sources);
  if (tasks == NULL)
    return HP_EXIT_USAGE;
  if (build->folder == NULL)
    build->folder = g_strdup("out");
  const HpListed listed = {build->folder, build->always};
  return build->list ? hp_list_commands(tasks, &build->request, &listed)
                     : produce(build, tasks, given);
}

static HpExit run_build(Build *build, int argc, char **argv, char *const *given)
{
  build->maker = hp_command_maker();
  if (!are_options_good(build))
    return HP_EXIT_USAGE;
  const gint64 epoch = hp_source_date_epoch();
  build->request.has_epoch = epoch >= 0;
  build->request.epoch = epoch;
  build->request.tells_inputs = TRUE;
  build->request.several_views =
      build->all_views || (build->views != NULL && g_strv_length(build->views) > 1);
  /* Parts of plans and house files are passed over in a folder, and among others, as a shell's star
     names them, where it is told; named alone, they are an error. */
  build->tells_passed = argc > 2;
  build->request.parts_pass = argc != 2 || g_file_test(argv[1], G_FILE_TEST_IS_DIR);
  if (build->is_worker)
    return hp_worker_serve(build->maker, &build->request);
  g_autoptr(GPtrArray) sources = hp_list_sources(&hp_command_build, argc - 1, argv + 1);
  return sources == NULL ? HP_EXIT_USAGE : build_all(build, sources, given);
}

/* "-j4" as "-j" and "4", which make's users write. The array is the caller's. */
static char **with_jobs_apart(int *argc, char **argv)
{
  GPtrArray *words = g_ptr_array_new();
  gboolean options = TRUE;
  for (int i = 0; i < *argc; i++) {
    options = options && strcmp(argv[i], "--") != 0;
    const gboolean joined =
        options && g_str_has_prefix(argv[i], "-j") && g_ascii_isdigit(argv[i][2]);
    g_ptr_array_add(words, joined ? (gpointer) "-j" : argv[i]);
    if (joined)
      g_ptr_array_add(words, argv[i] + 2);
  }
  *argc = (int)words->len;
  g_ptr_array_add(words, NULL);
  return (char **)g_ptr_array_free(words, FALSE);
}

static HpExit run(int argc, char **argv)
{
  Build build = {0};
  HpProfileChoice choice;
  g_autofree char *profile = NULL, *view = NULL, *tables = NULL, *as_of = NULL, *wording = NULL;
  g_autofree char *attachment = NULL, *case_number = NULL, *since = NULL, *party = NULL;
  gboolean restricted = FALSE, apart = FALSE;
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &build.folder, NULL, NULL},
      {"view", 0, 0, G_OPTION_ARG_STRING, &view, NULL, NULL},
      {"tables", 0, 0, G_OPTION_ARG_STRING, &tables, NULL, NULL},
      {"as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, NULL, NULL},
      {"since", 0, 0, G_OPTION_ARG_STRING, &since, NULL, NULL},
      {"party", 0, 0, G_OPTION_ARG_STRING, &party, NULL, NULL},
      {"wording", 0, 0, G_OPTION_ARG_STRING, &wording, NULL, NULL},
      {"attachment", 0, 0, G_OPTION_ARG_STRING, &attachment, NULL, NULL},
      {"case", 0, 0, G_OPTION_ARG_STRING, &case_number, NULL, NULL},
      {"apart", 0, 0, G_OPTION_ARG_NONE, &apart, NULL, NULL},
      {"profile", 0, 0, G_OPTION_ARG_STRING, &profile, NULL, NULL},
      {"restricted", 0, 0, G_OPTION_ARG_NONE, &restricted, NULL, NULL},
      {"all-views", 0, 0, G_OPTION_ARG_NONE, &build.all_views, NULL, NULL},
      {"always", 0, 0, G_OPTION_ARG_NONE, &build.always, NULL, NULL},
      {"jobs", 'j', 0, G_OPTION_ARG_INT, &build.jobs, NULL, NULL},
      {"list", 0, 0, G_OPTION_ARG_NONE, &build.list, NULL, NULL},
      {"depfile", 0, 0, G_OPTION_ARG_FILENAME, &build.depfile, NULL, NULL},
      {"verbose", 'v', 0, G_OPTION_ARG_NONE, &build.verbose, NULL, NULL},
      {"worker", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &build.is_worker, NULL, NULL},
      {NULL}};
  HpExit status = HP_EXIT_USAGE;
  g_autofree char **words = with_jobs_apart(&argc, argv);
  g_autofree char **given = g_memdup2(words, sizeof *words * (gsize)(argc + 1));
  argv = words;
  gboolean good = hp_parse_options(&hp_command_build, entries, NULL, &argc, &argv);
  if (good && profile != NULL)
    good = hp_profile_option(&hp_command_build, profile, &choice);
  build.views = view == NULL ? NULL : g_strsplit(view, ",", -1);
  build.request = (HpRequest){.tables = tables,
                              .as_of = as_of,
                              .wording = wording,
                              .since = since,
                              .party = party,
                              .attachment = attachment,
                              .case_number = case_number,
                              .apart = apart,
                              .profile = profile == NULL ? NULL : &choice,
                              .restricted = restricted};
  if (good)
    status = run_build(&build, argc, argv, given);
  g_free(build.folder);
  g_free(build.depfile);
  g_strfreev(build.views);
  hp_maker_end(build.maker);
  return status;
}

const HpCommand hp_command_build = {
    .name = "build",
    .arguments = N_(
        "[SOURCE…] [-o FOLDER] [--view VIEW[,VIEW…] | --all-views] [--as-of DAY] [--since DAY] "
        "[--party ID] [--wording consolidated|marked] [--tables plain] [--attachment NUMBER "
        "[--case NUMBER]] "
        "[--apart] [--profile PROFILE] [--restricted] [-j N] [--always] [--list] [--depfile FILE] "
        "[-v]"),
    .summary = N_("Build PDFs from plans"),
    .help = N_(
        "Checks sources and builds their PDFs. A source with errors gives none, and the\n"
        "others are built all the same. Each PDF's path is printed when it is complete.\n"
        "What is up to date is not made again: the output folder remembers what each PDF\n"
        "was made of.\n"
        "\n"
        "  -o, --output=FOLDER  where the PDFs go (default: out)\n"
        "      --view=VIEW      what to make of the source (default: the whole document);\n"
        "                       several: --view plan,followup\n"
        "      --all-views      every view that there is of a source\n"
        "      --as-of=DAY      as it was on a day (2017-03-14) or after a meeting (its id):\n"
        "                       without what was decided and reported later, which is not\n"
        "                       in the source inside either; the PDF is NAME-DAY.pdf\n"
        "      --since=DAY      tells what is new since a day, a meeting, or \"last\", the "
        "meeting\n"
        "                       before, in views that do (followup, where it is the usual)\n"
        "      --party=ID       for that party alone, in views that have a part for each\n"
        "                       (responsible); the PDF is NAME-responsible-ID.pdf\n"
        "      --wording=consolidated  with the amendments that are in force worked into the\n"
        "                       text; the PDF is NAME-consolidated.pdf (default: the text as\n"
        "                       it was adopted, and a list of them)\n"
        "      --wording=marked  the same, with what has changed marked: old words struck out,\n"
        "                       new ones underlined, in tables what was there below what is\n"
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
        "  -j, --jobs=N         how many to make at once (default: one a processor)\n"
        "      --always         make also what is up to date\n"
        "      --list           print a command for each document instead, for GNU parallel or\n"
        "                       an array of jobs\n"
        "      --depfile=FILE   write what each PDF was made of, as make and ninja read it\n"
        "  -v, --verbose        list the persons that are named, with phone and address, and\n"
        "                       the e-mail addresses; makes all again for it\n"
        "\n"
        "The PDF carries its source inside, or has it beside itself in a folder NAME-source,\n"
        "without comments, <internal> notes and persons whom nothing in it refers to, so that\n"
        "\"handlingsplan verify\" can build it again and compare.\n"
        "\n"
        "SOURCE is a file or a folder; without any, every plan in the folder \"sources\".\n"
        "Logo, colours and fonts come from house.xml beside the source, else from\n"
        "sources/house.xml, else from the one that comes with the program; views, words\n"
        "and fonts of the house's own from the folders views, labels and fonts beside it.\n"
        "\n"
        "Examples:\n"
        "  handlingsplan build\n"
        "  handlingsplan build sources/vasterbotten.xml -o /tmp\n"
        "  handlingsplan build sources/vasterbotten.xml --as-of 2018-12-31\n"
        "  handlingsplan build sources/exempel-uppfoljning.xml --view followup --as-of "
        "exempel-mote-3\n"
        "  handlingsplan build sources -j 4 --all-views\n"
        "  handlingsplan build sources/exempel-uppfoljning.xml --view responsible --party lbu\n"
        "  handlingsplan build sources/vasterbotten.xml --attachment 1 --case \"RUN 2026/123\"\n"),
    .run = run,
};
