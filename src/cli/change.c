/* handlingsplan change: changes a plan that has not been adopted. */
#include "cli/meeting.h"

static gboolean change_all(HpEdit *edit, const HpEditOptions *options, HpDiagnostics *diagnostics)
{
  gboolean good = TRUE;
  for (guint i = 0; i < options->parties->len && good; i++)
    good = hp_edit_add_party(edit, &g_array_index(options->parties, HpNamedParty, i), diagnostics);
  for (guint i = 0; i < options->changes->len && good; i++)
    good = hp_edit_change(edit, &g_array_index(options->changes, HpPartChange, i), diagnostics);
  return good;
}

static HpExit open_and_change(const char *path, const HpEditOptions *options)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpPlanSchema) schema = hp_schema_of_program();
  if (schema == NULL)
    return HP_EXIT_INTERNAL;
  g_autoptr(HpEdit) edit = hp_edit_open(path, schema, diagnostics);
  if (edit == NULL || !change_all(edit, options, diagnostics))
    return hp_print_diagnostics(diagnostics);
  return options->dry_run ? hp_show_difference(edit, diagnostics)
                          : hp_save_edit(edit, path, diagnostics);
}

static HpExit run(int argc, char **argv)
{
  g_autoptr(HpEditOptions) options = hp_edit_options_new();
#define CALLED(function) 0, 0, G_OPTION_ARG_CALLBACK, __extension__(gpointer) function, NULL, NULL
  const GOptionEntry entries[] = {
      {"change", CALLED(hp_take_change)},
      {"add", CALLED(hp_take_add)},
      {"add-after", CALLED(hp_take_add_after)},
      {"withdraw", CALLED(hp_take_withdraw)},
      {"move", CALLED(hp_take_move)},
      {"party", CALLED(hp_take_party)},
      {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &options->dry_run, NULL, NULL},
      {NULL}};
#undef CALLED
  if (!hp_parse_options(&hp_command_change, entries, options, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc != 2)
    return hp_usage_error(&hp_command_change, _("name one source."));
  if (options->changes->len == 0 && options->parties->len == 0)
    return hp_usage_error(&hp_command_change,
                          _("say what to change: --change, --add, --withdraw, --move, --party."));
  return open_and_change(argv[1], options);
}

const HpCommand hp_command_change = {
    .name = "change",
    .arguments = N_("SOURCE [--change ID:FIELD=WORDS]… [--add ID:WORDS]… [--withdraw ID]… "
                    "[--move ID=WHERE]… [--party ID=KIND:NAME]… [--dry-run]"),
    .summary = N_("Change a plan that has not been adopted"),
    .help = N_(
        "Changes the text of a plan before it is adopted, where it stands. Nothing else in\n"
        "the file is touched, not a blank. It is checked before it takes the place of the\n"
        "old one, and somebody else's change is never overwritten. An adopted plan is\n"
        "amended instead: see \"handlingsplan help meeting\".\n"
        "\n"
        "  --change=ID:FIELD=WORDS  what a part of the plan says. FIELD is one of\n"
        "                     text         its words (of a plan or an area its title)\n"
        "                     responsible  ids of those who are, with spaces between\n"
        "                     during, start, end, due  when: 2027-06-30, 2027-06, 2027,\n"
        "                                  2027-autumn, 2027-HT, 2027-Q3, 2027-T2, 2027-H1\n"
        "                     time         the time in words, as it is printed; alone, it is\n"
        "                                  read in the language of the plan (\"våren 2027\")\n"
        "                     What is said of one part is one change\n"
        "  --add=ID:WORDS     an activity, last in an objective, a goal or an area\n"
        "  --add=ID=NEW:WORDS with an id that you choose; --change NEW:… says more of it\n"
        "  --add-after=ID:WORDS  the same after an activity\n"
        "  --withdraw=ID      takes a part away\n"
        "  --move=ID=WHERE    an activity, to the end of WHERE, or after it, if that is one\n"
        "  --party=ID=KIND:NAME  a party (municipality, region, network, unit, role, …)\n"
        "  -n, --dry-run      show what would be changed, as a unified diff; write nothing\n"
        "\n"
        "ID may be the number printed before a part, if only one has that. Parties come\n"
        "first, then the rest in the order it is written.\n"
        "\n"
        "Examples:\n"
        "  handlingsplan change sources/plan.xml --change \"aktivitet-1:due=2027-06-30\"\n"
        "  handlingsplan change sources/plan.xml --party \"fou=unit:FoU Välfärd\" \\\n"
        "      --add \"delmal-1=utbildning:Utbilda alla\" --change utbildning:responsible=fou\n"),
    .run = run,
};
