/* handlingsplan import: starts the program that reads files of word processors and spreadsheets. */
#include "cli/complete.h"
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

/* The options are the program's own: it lists them, a line each. */
static HpExit complete(const char *program, int count, char *const *words)
{
  g_autofree char *output = NULL;
  const char *const arguments[] = {program, "--list-options", NULL};
  if (!g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                    NULL, NULL))
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
  const HpTyping typing = {&hp_command_import, (const GOptionEntry *)(gpointer)entries->data, words,
                           count};
  hp_complete(&typing);
  return HP_EXIT_USAGE;
}

static HpExit run(int argc, char **argv)
{
  g_autofree char *program = hp_own_program("import"), *data = hp_data_folder();
  g_autoptr(GError) error = NULL;
  if (program == NULL) {
    fputs(_("handlingsplan import: it was built without import; build it with libarchive.\n"),
          stderr);
    return HP_EXIT_INTERNAL;
  }
  if (argc > 1 && strcmp(argv[1], HP_COMPLETE) == 0)
    return complete(program, argc - 2, argv + 2);
  g_setenv("HANDLINGSPLAN_DATA", data, TRUE);
  g_autofree char **arguments = g_new0(char *, (gsize)argc + 1);
  memcpy(arguments, argv, sizeof *argv * (gsize)argc);
  arguments[0] = program;
  int status = 0;
  if (g_spawn_sync(NULL, arguments, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL, NULL,
                   &status, &error))
    return exit_of(status);
  fprintf(stderr, "handlingsplan import: %s\n", error->message);
  return HP_EXIT_INTERNAL;
}

const HpCommand hp_command_import = {
    .name = "import",
    .arguments = N_("FILE [-o SOURCE.xml] [--language L] [--columns A,B,…]"),
    .summary = N_("Make a plan of a Word or Excel file"),
    .help = N_(
        "Makes a source, which can be built at once, of a plan that was written in a word\n"
        "processor or a spreadsheet: .docx, .xlsx, .odt, .ods, .csv or .html. Headings make\n"
        "areas, tables with headings such as Activity, Responsible and Timeframe make\n"
        "objectives and activities; those responsible become parties, and times what can be\n"
        "reckoned with. Every word of the file is in the source. What was not understood is\n"
        "told, with its place; look through it, and then add what the file does not say.\n"
        "\n"
        "  -o, --output=SOURCE.xml  the source (default: sources/NAME.xml); one that is there\n"
        "                           is never overwritten\n"
        "      --language=L         the language of the file: sv, en, nb, nn, da or fi\n"
        "                           (default: that of messages)\n"
        "      --columns=A,B,…      what the columns are from the left, where their headings do\n"
        "                           not say it: number, area, goal, objective, activity,\n"
        "                           responsible, with, timeframe, resources, cost,\n"
        "                           target-group, intended-result, risk, indicator; - is one\n"
        "                           that only this plan has\n"
        "\n"
        "Examples:\n"
        "  handlingsplan import handlingsplan.docx\n"
        "  handlingsplan import plan.xlsx -o sources/plan.xml --language sv\n"
        "  handlingsplan import lista.csv --columns activity,responsible,timeframe\n"),
    .run = run,
};
