/* Prints the commands that make documents, one each. */
#include "cli/list.h"

#include "cli/root.h"

#include <stdio.h>
#include <string.h>

#define PROGRAM "/proc/self/exe"

static void append_word(GString *line, const char *word)
{
  g_autofree char *quoted = g_shell_quote(word);
  g_string_append_printf(line, " %s", quoted);
}

static void append_option(GString *line, const char *option, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf(line, " --%s", option);
  append_word(line, value);
}

/* The caller's. */
static char *profile_of(const HpRequest *request)
{
  return request->profile == NULL ? NULL : g_strdup(request->profile->profile->name);
}

static void append_options(GString *line, const HpRequest *request)
{
  g_autofree char *profile = profile_of(request);
  append_option(line, "as-of", request->as_of);
  append_option(line, "since", request->since);
  append_option(line, "party", request->party);
  append_option(line, "wording", request->wording);
  append_option(line, "tables", request->tables);
  append_option(line, "attachment", request->attachment);
  append_option(line, "case", request->case_number);
  append_option(line, "profile", profile);
  if (request->apart)
    g_string_append(line, " --apart");
  if (request->restricted)
    g_string_append(line, " --restricted");
}

/* Those who run them take a line for a command. */
static gboolean is_of_one_line(const char *source, HpDiagnostics *diagnostics)
{
  const HpPlace place = {source, 0, 0};
  if (strchr(source, '\n') == NULL)
    return TRUE;
  hp_report_error(diagnostics, &place,
                  _("The name of the file has a line break, and no command of one line can say it; "
                    "rename it."));
  return FALSE;
}

static void print_command(const HpTask *task, const char *program, const HpRequest *request,
                          const HpListed *listed)
{
  g_autoptr(GString) line = g_string_new(NULL);
  append_word(line, program == NULL ? "handlingsplan" : program);
  g_string_append(line, " build");
  append_option(line, "output", listed->folder);
  append_options(line, request);
  if (listed->always)
    g_string_append(line, " --always");
  append_option(line, "view", task->view);
  g_string_append(line, " --");
  append_word(line, task->source);
  printf("%s\n", line->str + 1);
}

HpExit hp_list_commands(const GPtrArray *tasks, const HpRequest *request, const HpListed *listed)
{
  g_autofree char *program = g_file_read_link(PROGRAM, NULL);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  for (guint i = 0; i < tasks->len; i++) {
    const HpTask *task = g_ptr_array_index(tasks, i);
    if (request->parts_pass && hp_is_no_document(task->source))
      continue;
    if (is_of_one_line(task->source, diagnostics))
      print_command(task, program, request, listed);
  }
  return hp_print_diagnostics(diagnostics);
}
