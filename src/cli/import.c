/* handlingsplan import: starts the program that reads files of word processors and spreadsheets. */
#include "cli/complete.h"
#include "cli/fill-in.h"
#include "cli/programs.h"

#include <string.h>
#include <sys/wait.h>

static HpExit exit_of(int status)
{
  if (WIFEXITED(status))
    return (HpExit)WEXITSTATUS(status);
  fputs(_("handlingsplan import: the file takes too long or too much memory to read; nothing was "
          "written.\n"),
        stderr);
  return HP_EXIT_BAD_INPUT;
}

/* Those of the program are its own: it lists them, a line each. */
static HpExit complete(int count, char *const *words)
{
  g_autofree char *program = hp_own_program("import"), *output = NULL;
  const char *const arguments[] = {program, "--list-options", NULL};
  if (program == NULL || !g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                                       &output, NULL, NULL, NULL))
    return HP_EXIT_USAGE;
  g_autoptr(GArray) entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
  g_auto(GStrv) lines = g_strsplit(output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    char *value = strchr(lines[i], '=');
    const GOptionEntry entry = {lines[i], value == NULL ? '\0' : value[1], 0,
                                value == NULL ? G_OPTION_ARG_NONE : G_OPTION_ARG_STRING};
    if (*lines[i] == '\0')
      continue;
    if (value != NULL)
      *value = '\0';
    g_array_append_val(entries, entry);
  }
  hp_add_fill_in_options(entries);
  const HpTyping typing = {&hp_command_import, (const GOptionEntry *)(gpointer)entries->data, words,
                           count};
  hp_complete(&typing);
  return HP_EXIT_USAGE;
}

HpExit hp_run_import(char *const *given, char **printed)
{
  g_autofree char *program = hp_own_program("import"), *data = hp_data_folder();
  g_autoptr(GError) error = NULL;
  if (program == NULL) {
    fputs(_("handlingsplan import: it was built without import; build it with libarchive.\n"),
          stderr);
    return HP_EXIT_INTERNAL;
  }
  g_setenv("HANDLINGSPLAN_DATA", data, TRUE);
  const gsize n = g_strv_length((char **)given);
  g_autofree char **arguments = g_new0(char *, n + 2);
  arguments[0] = program;
  memcpy(arguments + 1, given, sizeof *given * n);
  int status = 0;
  if (g_spawn_sync(NULL, arguments, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, printed, NULL,
                   &status, &error))
    return exit_of(status);
  fprintf(stderr, "handlingsplan import: %s\n", error->message);
  return HP_EXIT_INTERNAL;
}

static HpExit run(int argc, char **argv)
{
  if (argc > 1 && strcmp(argv[1], HP_COMPLETE) == 0)
    return complete(argc - 2, argv + 2);
  return hp_is_filling_in(argc, argv) ? hp_fill_in(argc, argv) : hp_run_import(argv + 1, NULL);
}

const HpCommand hp_command_import = {
    .name = "import",
    .arguments = N_("FILE [-o SOURCE.xml] [--owner NAME] [--language L] [--columns A,B,…] | "
                    "FORM.xlsx --into SOURCE --meeting DAY [--dry-run]"),
    .summary = N_("Make a plan of a Word or Excel file"),
    .help = N_(
        "Makes a source, which can be built at once, of a plan that was written in a word\n"
        "processor or a spreadsheet: .docx, .xlsx, .odt, .ods, .csv or .html. Headings make\n"
        "areas, tables with headings such as Activity, Responsible and Timeframe make\n"
        "objectives and activities, and so do, where there are none, headings with lines such\n"
        "as \"Responsible: …\" below; those responsible become parties, and times what can be\n"
        "reckoned with. Every word of the file is in the source. What was not understood is\n"
        "told, a line each, by its place in the file, and last how much there is; look\n"
        "through it, and then add what the file does not say.\n"
        "\n"
        "  -o, --output=SOURCE.xml  the source (default: sources/NAME.xml); one that is there\n"
        "                           is never overwritten\n"
        "      --owner=NAME         whose plan it is; if nobody says it, the source has a place\n"
        "                           for it, which a warning tells of until it is filled in\n"
        "      --language=L         the language of the file: sv, en, fi, nb, nn, da or se\n"
        "                           (default: the one that its words are in, which is told)\n"
        "      --columns=A,B,…      what the columns are from the left, where their headings do\n"
        "                           not say it: number, area, goal, objective, activity,\n"
        "                           responsible, with, timeframe, resources, cost,\n"
        "                           target-group, intended-result, risk, indicator; - is one\n"
        "                           that only this plan has\n"
        "\n"
        "With --into it reads a form that \"export\" has made and somebody has filled in: what is\n"
        "new goes into the follow-up of the plan as updates of a meeting, as \"meeting\" writes\n"
        "them; of a party's sheet as that party's. What does not fit – another word than those\n"
        "in the list, a changed id or text, a row that has been reported on since – is told by\n"
        "its cell, all of it, and then nothing is written. Saved as .ods or .csv it\n"
        "will do, too.\n"
        "\n"
        "      --into=SOURCE        the plan, or its follow-up\n"
        "      --meeting=DAY        the day of the meeting (2026-10-01), or the id of one that\n"
        "                           there is\n"
        "  -n, --dry-run            show what would be changed, as a unified diff; write nothing\n"
        "\n"
        "Examples:\n"
        "  handlingsplan import handlingsplan.docx\n"
        "  handlingsplan import plan.xlsx -o sources/plan.xml --language sv\n"
        "  handlingsplan import lista.csv --columns activity,responsible,timeframe\n"
        "  handlingsplan import mote.xlsx --into sources/plan.xml --meeting 2026-10-01 -n\n"),
    .run = run,
};
