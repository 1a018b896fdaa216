/* handlingsplan check: what is wrong with sources, without building them. */
#include "cli/options.h"

static guint number_of(const HpDiagnostics *diagnostics)
{
  return hp_diagnostics_count_faults(diagnostics) + hp_diagnostics_count(diagnostics, HP_NOTE);
}

/* Whether it is said for the first time. A file may be called by several names. */
static gboolean is_news(const HpDiagnostic *one, HpDiagnostics *told)
{
  const guint before = number_of(told);
  g_autofree char *file =
      one->place.file == NULL ? NULL : g_canonicalize_filename(one->place.file, NULL);
  const HpPlace place = {file, one->place.line, one->place.column};
  hp_report(told, one->severity, &place, "%s", one->message);
  return number_of(told) > before;
}

/* What is found in a plan is found again with each follow-up of it: `told` has what has been. */
static HpExit check_source(HpMaker *maker, const HpRequest *request, HpDiagnostics *told)
{
  g_autoptr(HpDiagnostics) found = hp_diagnostics_new(), untold = hp_diagnostics_new();
  hp_maker_check(maker, request, found);
  const GPtrArray *sorted = hp_diagnostics_sorted(found);
  const char *known = NULL; /* a file whose errors have been told */
  for (guint i = 0; i < sorted->len; i++) {
    const HpDiagnostic *one = g_ptr_array_index(sorted, i);
    if (is_news(one, told))
      hp_report(untold, one->severity, &one->place, "%s", one->message);
    else if (one->severity == HP_ERROR && known == NULL)
      known = one->place.file;
  }
  const HpPlace whole = {request->source, 0, 0};
  if (known != NULL && hp_diagnostics_count(untold, HP_ERROR) == 0)
    hp_report(untold, HP_NOTE, &whole,
              _("What is wrong here has been told above: it is in \"%s\"."), known);
  return hp_print_diagnostics(untold);
}

static HpExit run(int argc, char **argv)
{
  const GOptionEntry entries[] = {{NULL}};
  if (!hp_parse_options(&hp_command_check, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  g_autoptr(GPtrArray) sources = hp_list_sources(&hp_command_check, argc - 1, argv + 1);
  if (sources == NULL)
    return HP_EXIT_USAGE;
  g_autoptr(HpCommandMaker) maker = hp_command_maker();
  g_autoptr(HpDiagnostics) told = hp_diagnostics_new();
  const gboolean among = argc != 2 || g_file_test(argv[1], G_FILE_TEST_IS_DIR);
  HpExit worst = HP_EXIT_OK;
  for (guint i = 0; i < sources->len; i++) {
    const HpRequest request = {.source = g_ptr_array_index(sources, i), .parts_pass = among};
    const HpExit status = check_source(maker, &request, told);
    worst = MAX(worst, status);
  }
  return worst;
}

const HpCommand hp_command_check = {
    .name = "check",
    .arguments = N_("[SOURCE…]"),
    .summary = N_("Check sources without building them"),
    .help = N_("Checks plans, their parts and house files: whether they are well-formed, follow\n"
               "the schema, and hold together (ids, references, dates, images). All errors are\n"
               "shown at once, with file:line:column. Nothing is written.\n"
               "\n"
               "SOURCE is a file or a folder; without any, the folder \"sources\".\n"
               "\n"
               "Examples:\n"
               "  handlingsplan check\n"
               "  handlingsplan check sources/vasterbotten.xml\n"),
    .run = run,
};
