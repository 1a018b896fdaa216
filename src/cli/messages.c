/* What the command says on standard error: diagnostics, usage, progress. */
#include "cli/complete.h"

#include <stdarg.h>
#include <string.h>
#include <unistd.h>

static HpExit exit_of(const HpDiagnostics *diagnostics)
{
  return hp_diagnostics_count(diagnostics, HP_ERROR) > 0 ? HP_EXIT_BAD_INPUT : HP_EXIT_OK;
}

HpExit hp_print_diagnostics(HpDiagnostics *diagnostics)
{
  hp_diagnostics_print(diagnostics, stderr);
  return exit_of(diagnostics);
}

HpExit hp_print_diagnostics_grouped(HpDiagnostics *diagnostics)
{
  hp_diagnostics_print_grouped(diagnostics, stderr);
  return exit_of(diagnostics);
}

HpExit hp_usage_error(const HpCommand *command, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  fprintf(stderr, "handlingsplan %s: %s\n", command->name, message);
  fprintf(stderr, _("Try \"handlingsplan help %s\".\n"), command->name);
  return HP_EXIT_USAGE;
}

gboolean hp_parse_options(const HpCommand *command, const GOptionEntry *entries, gpointer user,
                          int *argc, char ***argv)
{
  if (*argc > 1 && strcmp((*argv)[1], HP_COMPLETE) == 0) {
    const HpTyping typing = {command, entries, *argv + 2, *argc - 2};
    hp_complete(&typing);
    return FALSE;
  }
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_autoptr(GError) error = NULL;
  g_option_context_set_help_enabled(context, FALSE);
  GOptionGroup *group = g_option_group_new("main", "", "", user, NULL);
  g_option_group_add_entries(group, entries);
  g_option_context_set_main_group(context, group);
  if (g_option_context_parse(context, argc, argv, &error))
    return TRUE;
  hp_usage_error(command, "%s.", error->message);
  return FALSE;
}

HpProgressLine hp_progress_line_new(const char *name)
{
  return (HpProgressLine){.name = name, .started = g_get_monotonic_time()};
}

void hp_progress_line_clear(HpProgressLine *line)
{
  if (line->visible)
    fputs("\r\033[K", stderr);
  line->visible = FALSE;
}

gboolean hp_show_progress(guint pages_done, guint total, gpointer user)
{
  HpProgressLine *line = user;
  const gint64 now = g_get_monotonic_time();
  if (pages_done == 0 || now - line->started < G_USEC_PER_SEC ||
      now - line->shown < G_USEC_PER_SEC / 10 || !isatty(STDERR_FILENO))
    return TRUE;
  line->shown = now;
  line->visible = TRUE;
  fputs("\r\033[K", stderr);
  if (total > 0)
    fprintf(stderr, _("%s: page %u of %u"), line->name, pages_done, total);
  else
    fprintf(stderr, _("%s: page %u"), line->name, pages_done);
  return TRUE;
}
