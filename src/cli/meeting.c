/* handlingsplan meeting: writes down what was reported at a meeting. */
#include "cli/ask.h"
#include "cli/commit-message.h"
#include "cli/options.h"

#include <string.h>
#include <unistd.h>

/* ---- What is written --------------------------------------------------------------------------
 */

/* Before what was reported, which may be of what was added. */
static gboolean amend(HpEdit *edit, const HpEditOptions *options, HpDiagnostics *diagnostics)
{
  const HpDecidedAmendment amendment = {.date = options->date,
                                        .body = options->body,
                                        .paragraph = options->paragraph,
                                        .reason = options->reason,
                                        .diary_number = options->diary_number,
                                        .address = options->address,
                                        .words = options->decision,
                                        .in_force = options->in_force,
                                        .changes = (const HpPartChange *)options->changes->data,
                                        .n_changes = options->changes->len};
  if (options->changes->len == 0)
    return TRUE;
  g_autofree char *id = hp_edit_amend(edit, &amendment, diagnostics);
  return id != NULL;
}

static HpReportedMeeting meeting_of(const HpEditOptions *options, const GArray *updates)
{
  return (HpReportedMeeting){.id = options->id,
                             .date = options->date,
                             .body = options->body,
                             .title = options->title,
                             .is_received = options->is_received,
                             .minutes = options->minutes,
                             .present = options->present,
                             .notes = options->notes,
                             .updates =
                                 updates == NULL ? NULL : (const HpReportedUpdate *)updates->data,
                             .n_updates = updates == NULL ? 0 : updates->len};
}

static gboolean says_of_meeting(const HpEditOptions *options)
{
  return options->minutes != NULL || options->present != NULL || options->notes != NULL;
}

/* Of the commit that it may become. */
static char *message_of(const HpEdit *edit, const HpEditOptions *options, const HpStateWords *words,
                        const GArray *updates)
{
  g_autoptr(GString) lines = g_string_new(NULL);
  const gboolean amends_only = updates->len == 0 && !says_of_meeting(options);
  hp_append_changes(lines, options);
  for (guint i = 0; i < updates->len; i++)
    hp_append_report(lines, words, &g_array_index(updates, HpReportedUpdate, i));
  return hp_commit_message(edit, words, amends_only ? "commit-amendment" : hp_commit_label(options),
                           options->date == NULL ? options->id : options->date, lines->str);
}

static HpExit write_down(HpEdit *edit, const char *path, const HpEditOptions *options,
                         const HpStateWords *words, HpDiagnostics *diagnostics)
{
  g_autoptr(HpArena) arena = hp_arena_new();
  g_autoptr(GArray) updates = hp_meeting_updates(options, words, arena, diagnostics);
  if (updates == NULL)
    return hp_print_diagnostics(diagnostics);
  const HpReportedMeeting meeting = meeting_of(options, updates);
  if (!amend(edit, options, diagnostics))
    return hp_print_diagnostics(diagnostics);
  if (updates->len > 0 || says_of_meeting(options)) {
    g_autofree char *id = hp_edit_report(edit, &meeting, diagnostics);
    if (id == NULL)
      return hp_print_diagnostics(diagnostics);
  }
  if (options->dry_run)
    return hp_show_difference(edit, diagnostics);
  g_autofree char *message = message_of(edit, options, words, updates);
  return hp_save_edit(edit, path, message, diagnostics);
}

/* ---- Asked in the terminal ------------------------------------------------------------------- */

/* What is true on the day of the meeting, as a tree. NULL after errors. */
static HpSource *resolved_on_day(const char *path, const HpEditOptions *options,
                                 HpDiagnostics *diagnostics)
{
  g_autoptr(HpCommandMaker) maker = hp_command_maker();
  const HpRequest request = {.source = path,
                             .as_of = options->date == NULL ? options->id : options->date};
  g_autoptr(HpDiagnostics) found = hp_diagnostics_new();
  g_autoptr(GBytes) tree = hp_maker_resolve(maker, &request, found);
  gsize size = 0;
  const char *text = tree == NULL ? NULL : g_bytes_get_data(tree, &size);
  if (text == NULL)
    hp_diagnostics_append(diagnostics, found);
  return text == NULL ? NULL : hp_source_read_memory(text, size, path, NULL, diagnostics);
}

static HpExit say_nothing_is_written(void)
{
  fputs(_("Nothing is written.\n"), stderr);
  return HP_EXIT_OK;
}

static HpExit ask_and_write(HpEdit *edit, const char *path, HpEditOptions *options,
                            const HpStateWords *words, HpDiagnostics *diagnostics)
{
  fprintf(stderr, _("What was reported goes into %s.\n"), path);
  if (!hp_ask_day(options) || !hp_ask_sender(edit, options))
    return say_nothing_is_written();
  const HpReportedMeeting meeting = meeting_of(options, NULL);
  g_autofree char *id = hp_edit_report(edit, &meeting, diagnostics);
  g_autoptr(HpSource) resolved = id == NULL ? NULL : resolved_on_day(path, options, diagnostics);
  if (resolved == NULL)
    return hp_print_diagnostics(diagnostics);
  g_autoptr(GString) told = g_string_new(NULL);
  HpAsking asking = {.root = xmlDocGetRootElement(hp_source_document(resolved)),
                     .edit = edit,
                     .words = words,
                     .options = options,
                     .meeting = id,
                     .told = told};
  const gboolean answered = hp_ask_updates(&asking);
  if (answered && options->dry_run)
    return hp_show_difference(edit, diagnostics);
  if (!answered || !hp_ask_whether_to_write(&asking, path))
    return say_nothing_is_written();
  g_autofree char *message =
      hp_commit_message(edit, words, hp_commit_label(options),
                        options->date == NULL ? id : options->date, asking.told->str);
  return hp_save_edit(edit, path, message, diagnostics);
}

/* Whether the options say what was reported; else it is asked. */
static gboolean says_something(const HpEditOptions *options)
{
  return options->updates->len > 0 || options->changes->len > 0 || says_of_meeting(options);
}

static HpExit open_and_write(const char *source, HpEditOptions *options)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpPlanSchema) schema = hp_schema_of_program();
  g_autofree char *path = schema == NULL ? NULL : hp_source_to_write(source, diagnostics);
  if (schema == NULL)
    return HP_EXIT_INTERNAL;
  g_autoptr(HpEdit) edit = path == NULL ? NULL : hp_edit_open(path, schema, diagnostics);
  if (edit == NULL)
    return hp_print_diagnostics(diagnostics);
  g_autoptr(HpStateWords) words = hp_words_of_edit(edit);
  if (!says_something(options))
    return ask_and_write(edit, path, options, words, diagnostics);
  return write_down(edit, path, options, words, diagnostics);
}

static gboolean is_usable(const HpEditOptions *options)
{
  const gboolean says = says_something(options), asks = !says && isatty(STDIN_FILENO);
  const char *fault = NULL;
  if (options->date == NULL && options->id == NULL && !asks)
    fault = _("say which meeting: --date, or --id of one that there is.");
  else if (options->date != NULL && !hp_is_day(options->date)) {
    hp_usage_error(&hp_command_meeting, _("\"%s\" is no day; expected one such as 2017-03-14."),
                   options->date);
    return FALSE;
  } else if (options->changes->len > 0 && options->date == NULL)
    fault = _("say when that was decided: --date.");
  else if (!says && !asks)
    fault = _("say what was reported: --update ID=PROGRESS, as often as needed; in a "
              "terminal it is asked.");
  if (fault != NULL)
    hp_usage_error(&hp_command_meeting, "%s", fault);
  return fault == NULL;
}

static HpExit run(int argc, char **argv)
{
  g_autoptr(HpEditOptions) options = hp_edit_options_new();
#define SAID(value) 0, 0, G_OPTION_ARG_STRING, &options->value, NULL, NULL
#define CALLED(function) 0, 0, G_OPTION_ARG_CALLBACK, __extension__(gpointer) function, NULL, NULL
  const GOptionEntry entries[] = {
      {"date", SAID(date)},
      {"id", SAID(id)},
      {"received", 0, 0, G_OPTION_ARG_NONE, &options->is_received, NULL, NULL},
      {"name", SAID(title)},
      {"body", SAID(body)},
      {"minutes", SAID(minutes)},
      {"present", CALLED(hp_take_present)},
      {"notes", SAID(notes)},
      {"by", CALLED(hp_take_by)},
      {"period", CALLED(hp_take_period)},
      {"described", CALLED(hp_take_described)},
      {"update", CALLED(hp_take_update)},
      {"assess", CALLED(hp_take_assess)},
      {"observe", CALLED(hp_take_observe)},
      {"evidence", CALLED(hp_take_of_report)},
      {"corrects", CALLED(hp_take_of_report)},
      {"sex", CALLED(hp_take_of_report)},
      {"code", CALLED(hp_take_of_report)},
      {"source", CALLED(hp_take_of_report)},
      {"change", CALLED(hp_take_change)},
      {"add", CALLED(hp_take_add)},
      {"add-after", CALLED(hp_take_add_after)},
      {"withdraw", CALLED(hp_take_withdraw)},
      {"move", CALLED(hp_take_move)},
      {"paragraph", SAID(paragraph)},
      {"in-force", SAID(in_force)},
      {"reason", SAID(reason)},
      {"diary-number", SAID(diary_number)},
      {"address", SAID(address)},
      {"decision", SAID(decision)},
      {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &options->dry_run, NULL, NULL},
      {NULL}};
#undef SAID
#undef CALLED
  if (!hp_parse_options(&hp_command_meeting, entries, options, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc != 2)
    return hp_usage_error(&hp_command_meeting, _("name one source."));
  return is_usable(options) ? open_and_write(argv[1], options) : HP_EXIT_USAGE;
}

const HpCommand hp_command_meeting = {
    .name = "meeting",
    .arguments = N_("SOURCE [--date DAY] [--received] [--by PARTY] "
                    "[--update ID=PROGRESS[/RATING][:WORDS]]… [--assess ID=RESULT[:WORDS]]… "
                    "[--observe ID=VALUE]… [--change ID:FIELD=WORDS]… [--withdraw ID:WORDS]… "
                    "[--dry-run]"),
    .summary = N_("Write down what was reported at a meeting"),
    .help = N_(
        "Adds a meeting, and what was reported at it, to the follow-up of a plan: to the\n"
        "source that follows it up, if SOURCE is one or stands beside it, else to the plan\n"
        "itself. Nothing else in the file is touched, not a blank. It is checked before it\n"
        "takes the place of the old one, and somebody else's change is never overwritten.\n"
        "\n"
        "Without --update it asks in the terminal, one activity after the other: those that\n"
        "are late or soon due first, then goals and indicators, then the rest, each with\n"
        "what was said of it last. Enter goes on to the next, Ctrl-D ends the questions,\n"
        "and nothing is written before it has asked.\n"
        "\n"
        "  --date=DAY       the day of the meeting (2017-03-14). If there is one on that day,\n"
        "                   it is added to; else it comes after all others\n"
        "  --received       it was no meeting: reports that came in on that day, from --body\n"
        "  --id=ID          the meeting of that id, if there is one; else the id of the new\n"
        "                   one (default: made of its day, mote-2017-03-14)\n"
        "  --name=WORDS     its title (\"The county group in March\")\n"
        "  --body=PARTY     id of the party that met, or that sent it in\n"
        "  --minutes=WORDS, --present=WORDS, --notes=WORDS\n"
        "                   of a new meeting: its minutes (\"paragraph='§ 3': Minutes of the\n"
        "                   county group\"), who was present (\"party=ID\", or a name), and what\n"
        "                   was said of the plan in general\n"
        "  --update=ID=PROGRESS[/RATING][/PER CENT%][:WORDS]\n"
        "                   how a part of the plan stands, by its id, or by the number printed\n"
        "                   before it, if only one part has that. PROGRESS and RATING are in\n"
        "                   the language of the plan, or as in the vocabulary: not-started,\n"
        "                   in-progress, ongoing, complete, paused, dropped, not-relevant,\n"
        "                   moved/ID (and where to); as-planned, at-risk, behind: these two\n"
        "                   with WORDS that say why\n"
        "  --assess=ID=RESULT[:WORDS]\n"
        "                   whether a goal or an objective has been met: met, partly-met,\n"
        "                   not-met, or as the language of the plan has it\n"
        "  --observe=ID=VALUE[:WORDS]  what an indicator has been measured to be (12.5)\n"
        "  --by=PARTY, --period=PERIOD, --described=DAY\n"
        "                   of the reports that follow: who gives them; what they are of, if\n"
        "                   that recurs or was measured (2017-T2, 2017-Q3, 2017-05); and the\n"
        "                   day they describe, if not that of the meeting (--by= : nobody in\n"
        "                   particular)\n"
        "  --evidence=WORDS, --corrects=ID\n"
        "                   of the report before: what shows it (an address, or words), and\n"
        "                   the earlier report that it corrects\n"
        "  --sex=WHOM, --code=CODE, --source=ID\n"
        "                   of the value before: of whom (women, men, all), an external code,\n"
        "                   and a reference in the bibliography\n"
        "  --change=ID:FIELD=WORDS, --add=ID:WORDS, --add-after=ID:WORDS, --withdraw=ID:WORDS,\n"
        "  --move=ID=WHERE[:WORDS]\n"
        "                   what was decided to change, as in \"handlingsplan help change\";\n"
        "                   of what is withdrawn or moved the words say why. It becomes an\n"
        "                   amendment. What is moved gets a new id where it goes; where it was\n"
        "                   it is withdrawn, and says where it went\n"
        "  --paragraph=WORDS, --reason=WORDS, --in-force=DAY, --diary-number=NUMBER,\n"
        "  --address=ADDRESS, --decision=WORDS\n"
        "                   of that decision: its paragraph (\"§ 7\"), why, from when, its\n"
        "                   number, where it is on the web, and what is printed of it\n"
        "  -n, --dry-run    show what would be changed, as a unified diff; write nothing\n"
        "\n"
        "Prints the file that it has changed, and how to make its documents. Where the house\n"
        "file asks for it (<changes commit=\"git\"/>), the change becomes a commit; if git "
        "refuses,\n"
        "it stays in the file, and that is said.\n"
        "\n"
        "Examples:\n"
        "  handlingsplan meeting sources/plan.xml --date 2017-03-14\n"
        "  handlingsplan meeting sources/plan.xml --date 2017-03-14 \\\n"
        "      --update \"aktivitet-1=complete\" \\\n"
        "      --by lbu --update \"aktivitet-2=in-progress/behind:Two have not answered\"\n"
        "  handlingsplan meeting sources/plan.xml --date 2017-03-14 --dry-run \\\n"
        "      --update \"1.2=in-progress/as-planned/40%\"\n"
        "  handlingsplan meeting sources/plan.xml --received --date 2017-05-02 --body lbu \\\n"
        "      --assess \"goal-1=partly-met\" --described 2016-12-31 --observe \"homes=322\"\n"
        "  handlingsplan meeting sources/plan.xml --date 2017-06-13 --paragraph \"§ 5\" \\\n"
        "      --change aktivitet-2:due=2018-06-30 --withdraw \"aktivitet-3:Done by others\"\n"),
    .run = run,
};
