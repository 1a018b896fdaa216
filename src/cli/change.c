/* handlingsplan change: changes a plan that has not been adopted. */
#include "cli/commit-message.h"

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
  if (options->dry_run)
    return hp_show_difference(edit, diagnostics);
  g_autoptr(GString) lines = g_string_new(NULL);
  g_autoptr(HpStateWords) words = hp_words_of_edit(edit);
  hp_append_changes(lines, options);
  g_autofree char *message = hp_commit_message(edit, words, "commit-change", NULL, lines->str);
  return hp_save_edit(edit, path, message, diagnostics);
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
      {"replace-party", CALLED(hp_take_replace_party)},
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
                    "[--move ID=WHERE]… [--party ID=KIND:NAME]… [--replace-party ID=OTHER]… "
                    "[--dry-run]"),
    .summary = N_("Change a plan that has not been adopted"),
    .help = N_(
        "Changes the text of a plan before it is adopted, where it stands. Nothing else in\n"
        "the file is touched, not a blank. It is checked before it takes the place of the\n"
        "old one, and somebody else's change is never overwritten. An adopted plan is\n"
        "amended instead: see \"handlingsplan help meeting\".\n"
        "\n"
        "  --change=ID:FIELD=WORDS  what a part of the plan says; no WORDS take it away. What is\n"
        "                     said of one part is one change. FIELD is one of these, or what\n"
        "                     people call it (titel, ansvarig):\n"
        "     text            its words; of a plan, an area or a section its title, of a party\n"
        "                     its name\n"
        "     responsible     ids of those who are, with spaces between, each with role=lead,\n"
        "                     role=partner, with=ID, each-member=yes or conditional=yes after\n"
        "                     it; or, after a colon, words\n"
        "     during, start, start-by, end, due   when: 2027-06-30, 2027-06, 2027,\n"
        "                     2027-autumn, 2027-HT, 2027-Q3, 2027-T2, 2027-H1\n"
        "     recurs, duration, open   \"month interval=2\", \"3-5 year\", yes\n"
        "     time            the time in words, as it is printed; alone, it is read in the\n"
        "                     language of the plan (\"våren 2027\")\n"
        "     same-time-as, time-conditional   ID; yes\n"
        "     number, priority, conditional, pilot, every\n"
        "     paragraphs, intended-result, target-group, resources\n"
        "     cost            \"year=2027 amount=50000 currency=SEK funded-by=R: training\"\n"
        "     risk            \"likelihood=high impact=low response='More time': turnover\"\n"
        "     derives-from, field   \"kind=law: the Act\"; \"budget: words\"\n"
        "     unit, direction, code, baseline, target   of an indicator: \"310 period=2016\"\n"
        "     owner, prepared-by, prepared-with   of a plan: ID; or, after a colon, words\n"
        "     document-type, subtitle, short-title, diary-number, summary, conditional-note,\n"
        "     status, issued, valid, next-revision   of a plan, too: \"2027-06-30: words\",\n"
        "                     \"from=2024-01-01\", \"2027-HT: words\"\n"
        "     short, introduction, layout   of an area\n"
        "     kind, part-of, identifier, abbreviation, member, email, phone, web   of a party\n"
        "     Of what there may be several, each has an option, or an empty line before it\n"
        "  --add=ID:WORDS     an activity, last in an objective, a goal or an area\n"
        "  --add=ID=NEW:WORDS with an id that you choose; --change NEW:… says more of it\n"
        "  --add=ID/KIND:WORDS  something else: area, goal, objective, objective-group,\n"
        "                     indicator. An objective has activities: --change NEW:activities=…;\n"
        "                     the WORDS of a group are its objectives\n"
        "  --add-after=ID:WORDS  the same after what is of its kind\n"
        "  --withdraw=ID      takes a part, or a party, away\n"
        "  --move=ID=WHERE    a part, to the end of WHERE, or after it, if that is of its kind\n"
        "  --party=ID=KIND:NAME  a new party (municipality, region, network, unit, role, …)\n"
        "  --replace-party=ID=OTHER  names another party wherever that one is named, and takes\n"
        "                     that one away\n"
        "  -n, --dry-run      show what would be changed, as a unified diff; write nothing\n"
        "\n"
        "ID may be the number printed before a part, if only one has that. Parties come\n"
        "first, then the rest in the order it is written.\n"
        "Where the house file asks for it (<changes commit=\"git\"/>), the change becomes a "
        "commit.\n"
        "\n"
        "Examples:\n"
        "  handlingsplan change sources/plan.xml --change \"aktivitet-1:due=2027-06-30\"\n"
        "  handlingsplan change sources/plan.xml --party \"fou=unit:FoU Välfärd\" \\\n"
        "      --add \"delmal-1=utbildning:Utbilda alla\" --change utbildning:responsible=fou\n"
        "  handlingsplan change sources/plan.xml --move aktivitet-4=delmal-2 \\\n"
        "      --add \"omrade-1/objective=delmal-9:Alla vet\" --change "
        "\"delmal-9:activities=Utbilda\"\n"),
    .run = run,
};
