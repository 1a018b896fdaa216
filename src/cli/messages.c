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

/* The option that GLib's message names, in whatever language; NULL if it names none. The caller's.
 */
static char *option_named(const char *message)
{
  g_autoptr(GRegex) option = g_regex_new("(?<![\\w-])--?[A-Za-z][\\w-]*", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  return g_regex_match(option, message, 0, &match) ? g_match_info_fetch(match, 0) : NULL;
}

static char *unknown_option_message(const char *name, const GOptionEntry *entries)
{
  HpSuggestion suggestion = {.word = name + strspn(name, "-")};
  for (; entries->long_name != NULL; entries++)
    if ((entries->flags & G_OPTION_FLAG_HIDDEN) == 0)
      hp_suggestion_consider(&suggestion, entries->long_name);
  return suggestion.best == NULL ? g_strdup_printf(_("there is no option %s"), name)
                                 : g_strdup_printf(_("there is no option %s; did you mean --%s?"),
                                                   name, suggestion.best);
}

/* Whether it begins as one that GLib has, in the language that GLib says it in: options that are
   read here have messages of their own. */
static gboolean is_of_glib(const GError *error, const char *format)
{
  const char *said = g_dgettext("glib20", format);
  return strncmp(error->message, said, strcspn(said, "%")) == 0;
}

/* GLib's messages are in English where the system has not generated a locale for the language. */
static char *option_message(const GError *error, const GOptionEntry *entries)
{
  g_autofree char *name = option_named(error->message);
  if (g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION) && name != NULL)
    return unknown_option_message(name, entries);
  if (name != NULL && is_of_glib(error, "Missing argument for %s"))
    return g_strdup_printf(_("%s lacks its value"), name);
  if (name != NULL && is_of_glib(error, "Cannot parse integer value “%s” for %s"))
    return g_strdup_printf(_("%s cannot have that value; expected a whole number"), name);
  if (error->domain == G_CONVERT_ERROR)
    return g_strdup(_("what is typed is not in the characters of your locale; use UTF-8"));
  return g_strdup(error->message);
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
  g_autofree char *message = option_message(error, entries);
  hp_usage_error(command, g_str_has_suffix(message, "?") ? "%s" : "%s.", message);
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
