/* The command: finds the subcommand and hands over. */
#include "cli/complete.h"
#include "cli/options.h"

#include <fontconfig/fontconfig.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MEMORY_AHEAD (32 << 20) /* bytes of addresses: more than most documents take */
#define LARGE_BLOCK (1 << 20)   /* bytes of a block that goes back to the system once it is freed */

static const HpCommand *const commands[] = {
    &hp_command_build,  &hp_command_check,  &hp_command_explain, &hp_command_diff,
    &hp_command_format, &hp_command_fo,     &hp_command_resolve, &hp_command_new,
    &hp_command_import, &hp_command_export, &hp_command_meeting, &hp_command_change,
    &hp_command_verify, &hp_command_show,   &hp_command_views};

static const HpCommand *find_command(const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
    if (strcmp(commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

static void print_overview(FILE *stream)
{
  fputs(_("handlingsplan turns an XML action plan into a printable, accessible PDF.\n"), stream);
  fputs(_("\nUsage:\n"), stream);
  for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
    fprintf(stream, "  handlingsplan %s %s\n      %s\n", commands[i]->name,
            _(commands[i]->arguments), _(commands[i]->summary));
  fprintf(stream, _("  handlingsplan help COMMAND\n      %s\n  handlingsplan --version\n"),
          _("Explain a command, with examples"));
  fputs(_("\nTo begin:\n"
          "  handlingsplan new skolvagar                    a plan, beside it the schemas\n"
          "  handlingsplan build sources/skolvagar.xml      its PDF, in the folder out\n"
          "  handlingsplan explain activity                 what may be written there\n"),
        stream);
}

static HpExit say_unknown_command(const char *name)
{
  HpSuggestion suggestion = {.word = name};
  for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
    hp_suggestion_consider(&suggestion, commands[i]->name);
  if (suggestion.best != NULL)
    fprintf(stderr, _("handlingsplan: there is no command \"%s\"; did you mean \"%s\"?\n"), name,
            suggestion.best);
  else
    fprintf(stderr, _("handlingsplan: there is no command \"%s\".\n"), name);
  fputs(_("Try \"handlingsplan help\".\n"), stderr);
  return HP_EXIT_USAGE;
}

/* A line "@profiles@" stands for all that there are, as far in as it is. */
static void print_text(const char *help)
{
  const char *mark = strstr(help, "@profiles@\n"), *line = mark;
  if (mark == NULL) {
    fputs(help, stdout);
    return;
  }
  while (line > help && line[-1] == ' ')
    line--;
  g_autofree char *indent = g_strndup(line, (gsize)(mark - line));
  printf("%.*s", (int)(line - help), help);
  hp_print_profiles(indent);
  fputs(strchr(mark, '\n') + 1, stdout);
}

static void print_help(const HpCommand *command)
{
  printf(_("Usage: handlingsplan %s %s\n\n"), command->name, _(command->arguments));
  print_text(_(command->help));
}

static gboolean is_help(const char *argument)
{
  return strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0;
}

static HpExit run_help(int argc, char **argv)
{
  if (argc < 2 || is_help(argv[1]) || strcmp(argv[1], "help") == 0) {
    print_overview(stdout);
    return HP_EXIT_OK;
  }
  const HpCommand *command = find_command(argv[1]);
  if (command == NULL)
    return say_unknown_command(argv[1]);
  print_help(command);
  return HP_EXIT_OK;
}

static gboolean asks_for_help(int argc, char **argv)
{
  for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
    if (is_help(argv[i]))
      return TRUE;
  return FALSE;
}

/* The names of commands, which help takes, too. */
static void offer_commands(const char *typed, gboolean with_others)
{
  for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
    hp_offer(typed, "", commands[i]->name, _(commands[i]->summary));
  if (with_others) {
    hp_offer(typed, "", "help", _("Explain a command, with examples"));
    hp_offer(typed, "", "--help", "");
    hp_offer(typed, "", "--version", "");
  }
  puts(":nothing");
}

/* Hidden: asked by shells (complete.h). argv[0] is "complete". */
static HpExit run_complete(int argc, char **argv)
{
  const char *typed = argc > 1 ? argv[argc - 1] : "";
  const gboolean is_help = argc > 2 && strcmp(argv[1], "help") == 0;
  const HpCommand *command = argc > 2 ? find_command(argv[1]) : NULL;
  if (argc <= 2 || is_help)
    offer_commands(typed, !is_help);
  if (command == NULL)
    return HP_EXIT_OK;
  g_autofree char **words = g_new0(char *, (gsize)argc + 1);
  words[0] = argv[1];
  words[1] = (char *)HP_COMPLETE;
  memcpy(words + 2, argv + 2, sizeof *argv * (gsize)(argc - 2));
  command->run(argc, words);
  return HP_EXIT_OK;
}

static HpExit run_command(int argc, char **argv)
{
  if (argc == 0) {
    print_overview(stderr);
    return HP_EXIT_USAGE;
  }
  if (is_help(argv[0]) || strcmp(argv[0], "help") == 0)
    return run_help(argc, argv);
  if (strcmp(argv[0], "--version") == 0) {
    printf("handlingsplan %s\n", HP_VERSION);
    return HP_EXIT_OK;
  }
  if (strcmp(argv[0], "complete") == 0)
    return run_complete(argc, argv);
  const HpCommand *command = find_command(argv[0]);
  if (command == NULL)
    return say_unknown_command(argv[0]);
  if (asks_for_help(argc, argv)) {
    print_help(command);
    return HP_EXIT_OK;
  }
  return command->run(argc, argv);
}

/* Formatters have fonts of their own. An empty list as the process's spares Pango, which asks for
   one, to load the system's (8 ms). */
static void spare_system_fonts(void)
{
  FcConfig *empty = FcConfigCreate();
  FcConfigSetCurrent(empty);
  FcConfigDestroy(empty);
}

/* Memory comes from the system as it is touched, 4 KB at a time. Addresses that are taken ahead as
   one piece may be filled with large pages instead, which takes a tenth less time for a small plan.
 */
static void ask_for_large_pages(void)
{
  mallopt(M_TOP_PAD, MEMORY_AHEAD);
  mallopt(M_TRIM_THRESHOLD, 2 * MEMORY_AHEAD);
  mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK);
  char *const end = sbrk(0);
  g_free(g_malloc(LARGE_BLOCK / 2));
  madvise(end, (gsize)((char *)sbrk(0) - end), MADV_HUGEPAGE);
}

int main(int argc, char **argv)
{
  ask_for_large_pages();
  spare_system_fonts();
  hp_use_locale();
  signal(SIGXFSZ, SIG_IGN); /* past a limit of files, writing fails, which is told */
  const HpExit status = run_command(argc - 1, argv + 1);
  return status == HP_EXIT_OK && !hp_flush_standard_output() ? HP_EXIT_BAD_INPUT : status;
}
