/* handlingsplan meeting: writes down what was reported at a meeting. */
#include "cli/meeting.h"
#include "cli/options.h"

#include <string.h>

/* ---- The source ------------------------------------------------------------------------------ */

/* The follow-up of a plan, if it has one; else the plan itself. NULL if it cannot be told. The
   caller's. */
static char *file_to_write(const char *source, HpDiagnostics *diagnostics)
{
  char *beside = hp_follow_up_beside(source, diagnostics);
  if (beside != NULL || hp_diagnostics_count(diagnostics, HP_ERROR) > 0)
    return beside;
  return g_strdup(source);
}

/* Of the source's language. */
static HpStateWords *words_of(const HpEdit *edit)
{
  const char *language = hp_edit_language(edit);
  g_autofree char *data_folder = hp_data_folder();
  g_autofree char *primary = g_strndup(language, strcspn(language, "-"));
  g_autofree char *name = g_strdup_printf("stylesheets/labels/%s.xml", primary);
  g_autofree char *labels = hp_data_file(data_folder, name);
  return hp_state_words_new(labels);
}

static HpPlanSchema *schema_of_program(void)
{
  g_autofree char *data_folder = hp_data_folder();
  g_autofree char *path = hp_data_file(data_folder, "sources/plan.rng");
  if (path != NULL)
    return hp_plan_schema_new(path);
  fprintf(stderr, "handlingsplan: %s\n",
          _("The program's schemas are not found; install it, or set HANDLINGSPLAN_DATA to "
            "the folder that has sources/plan.rng."));
  return NULL;
}

/* ---- What becomes of it ---------------------------------------------------------------------- */

/* Of what is written nowhere no line can be shown. */
static HpExit print_without_lines(HpDiagnostics *diagnostics)
{
  g_autoptr(HpDiagnostics) plain = hp_diagnostics_new();
  const GPtrArray *sorted = hp_diagnostics_sorted(diagnostics);
  for (guint i = 0; i < sorted->len; i++) {
    const HpDiagnostic *one = g_ptr_array_index(sorted, i);
    const HpPlace whole = {one->place.file, 0, 0};
    hp_report(plain, one->severity, &whole, "%s", one->message);
  }
  return hp_print_diagnostics(plain);
}

static HpExit show_difference(const HpEdit *edit, HpDiagnostics *diagnostics)
{
  g_autofree char *difference = hp_edit_difference(edit, diagnostics);
  fputs(difference, stdout);
  return print_without_lines(diagnostics);
}

static HpExit save(HpEdit *edit, const char *path, HpDiagnostics *diagnostics)
{
  if (hp_edit_save(edit, diagnostics)) {
    g_autofree char *quoted = g_shell_quote(path);
    printf("%s\n", path);
    fprintf(stderr, _("handlingsplan meeting: to make its documents: handlingsplan build %s\n"),
            strpbrk(path, " '\"\\$*?;&|<>()") == NULL ? path : quoted);
  }
  return hp_print_diagnostics(diagnostics);
}

static HpExit write_down(HpEdit *edit, const char *path, const HpMeetingOptions *options,
                         HpDiagnostics *diagnostics)
{
  g_autoptr(HpArena) arena = hp_arena_new();
  g_autoptr(HpStateWords) words = words_of(edit);
  g_autoptr(GArray) updates = hp_meeting_updates(options, words, arena, diagnostics);
  if (updates == NULL)
    return hp_print_diagnostics(diagnostics);
  const HpReportedMeeting meeting = {.id = options->id,
                                     .date = options->date,
                                     .body = options->body,
                                     .title = options->title,
                                     .updates = (const HpReportedUpdate *)updates->data,
                                     .n_updates = updates->len};
  g_autofree char *id = hp_edit_report(edit, &meeting, diagnostics);
  if (id == NULL)
    return hp_print_diagnostics(diagnostics);
  return options->dry_run ? show_difference(edit, diagnostics) : save(edit, path, diagnostics);
}

static HpExit open_and_write(const char *source, const HpMeetingOptions *options)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpPlanSchema) schema = schema_of_program();
  g_autofree char *path = schema == NULL ? NULL : file_to_write(source, diagnostics);
  if (schema == NULL)
    return HP_EXIT_INTERNAL;
  g_autoptr(HpEdit) edit = path == NULL ? NULL : hp_edit_open(path, schema, diagnostics);
  if (edit == NULL)
    return hp_print_diagnostics(diagnostics);
  return write_down(edit, path, options, diagnostics);
}

static HpExit run(int argc, char **argv)
{
  g_autoptr(HpMeetingOptions) options = hp_meeting_options_new();
  const GOptionEntry entries[] = {
      {"date", 0, 0, G_OPTION_ARG_STRING, &options->date, NULL, NULL},
      {"id", 0, 0, G_OPTION_ARG_STRING, &options->id, NULL, NULL},
      {"name", 0, 0, G_OPTION_ARG_STRING, &options->title, NULL, NULL},
      {"body", 0, 0, G_OPTION_ARG_STRING, &options->body, NULL, NULL},
      {"by", 0, 0, G_OPTION_ARG_CALLBACK, __extension__(gpointer) hp_take_by, NULL, NULL},
      {"period", 0, 0, G_OPTION_ARG_CALLBACK, __extension__(gpointer) hp_take_period, NULL, NULL},
      {"update", 0, 0, G_OPTION_ARG_CALLBACK, __extension__(gpointer) hp_take_update, NULL, NULL},
      {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &options->dry_run, NULL, NULL},
      {NULL}};
  if (!hp_parse_options(&hp_command_meeting, entries, options, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc != 2)
    return hp_usage_error(&hp_command_meeting, _("name one source."));
  if (options->date == NULL && options->id == NULL)
    return hp_usage_error(&hp_command_meeting,
                          _("say which meeting: --date, or --id of one that there is."));
  if (options->date != NULL && !hp_is_day(options->date))
    return hp_usage_error(&hp_command_meeting,
                          _("\"%s\" is no day; expected one such as 2017-03-14."), options->date);
  if (options->updates->len == 0)
    return hp_usage_error(&hp_command_meeting,
                          _("say what was reported: --update ID=PROGRESS, as often as needed."));
  return open_and_write(argv[1], options);
}

const HpCommand hp_command_meeting = {
    .name = "meeting",
    .arguments = N_("SOURCE --date DAY [--by PARTY] --update ID=PROGRESS[/RATING][:WORDS]… "
                    "[--dry-run]"),
    .summary = N_("Write down what was reported at a meeting"),
    .help =
        N_("Adds a meeting, and what was reported at it, to the follow-up of a plan: to the\n"
           "source that follows it up, if SOURCE is one or stands beside it, else to the plan\n"
           "itself. Nothing else in the file is touched, not a blank. It is checked before it\n"
           "takes the place of the old one, and somebody else's change is never overwritten.\n"
           "\n"
           "  --date=DAY       the day of the meeting (2017-03-14). If there is one on that day,\n"
           "                   it is added to; else it comes after all others\n"
           "  --id=ID          the meeting of that id, if there is one; else the id of the new\n"
           "                   one (default: made of its day, mote-2017-03-14)\n"
           "  --name=WORDS     its title (\"The county group in March\")\n"
           "  --body=PARTY     id of the party that met\n"
           "  --update=ID=PROGRESS[/RATING][/PER CENT%][:WORDS]\n"
           "                   how a part of the plan stands, by its id, or by the number printed\n"
           "                   before it, if only one part has that. PROGRESS and RATING are in\n"
           "                   the language of the plan, or as in the vocabulary: not-started,\n"
           "                   in-progress, ongoing, complete, paused, dropped, not-relevant,\n"
           "                   moved/ID (and where to); as-planned, at-risk, behind: these two\n"
           "                   with WORDS that say why\n"
           "  --by=PARTY       who reports the updates that follow (--by= : nobody in particular)\n"
           "  --period=PERIOD  what they are of, if that recurs (2017-T2, 2017-Q3, 2017-05)\n"
           "  -n, --dry-run    show what would be changed, as a unified diff; write nothing\n"
           "\n"
           "Prints the file that it has changed, and how to make its documents.\n"
           "\n"
           "Examples:\n"
           "  handlingsplan meeting sources/plan.xml --date 2017-03-14 \\\n"
           "      --update \"aktivitet-1=complete\" \\\n"
           "      --by lbu --update \"aktivitet-2=in-progress/behind:Two have not answered\"\n"
           "  handlingsplan meeting sources/plan.xml --date 2017-03-14 --dry-run \\\n"
           "      --update \"1.2=in-progress/as-planned/40%\"\n"),
    .run = run,
};
