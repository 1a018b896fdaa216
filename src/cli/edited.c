/* What becomes of a source that has been changed: shown, or saved. */
#include "cli/commit.h"
#include "maker/maker.h"

#include <string.h>

HpPlanSchema *hp_schema_of_program(void)
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

char *hp_source_to_write(const char *source, HpDiagnostics *diagnostics)
{
  char *beside = hp_follow_up_beside(source, diagnostics);
  if (beside != NULL || hp_diagnostics_count(diagnostics, HP_ERROR) > 0)
    return beside;
  return g_strdup(source);
}

HpStateWords *hp_words_of_edit(const HpEdit *edit)
{
  const char *language = hp_edit_language(edit);
  g_autofree char *data_folder = hp_data_folder();
  g_autofree char *labels = hp_labels_file(data_folder, language);
  return hp_state_words_new(labels);
}

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

HpExit hp_show_difference(const HpEdit *edit, HpDiagnostics *diagnostics)
{
  g_autofree char *difference = hp_edit_difference(edit, diagnostics);
  fputs(difference, stdout);
  return print_without_lines(diagnostics);
}

HpExit hp_save_edit(HpEdit *edit, const char *path, const char *message, HpDiagnostics *diagnostics)
{
  g_autoptr(HpCommit) commit = hp_commit_new(path, edit);
  gboolean committed = TRUE;
  if (hp_edit_save(edit, diagnostics)) {
    g_autofree char *quoted = g_shell_quote(path);
    printf("%s\n", path);
    fprintf(stderr, _("To make its documents: handlingsplan build %s\n"),
            strpbrk(path, " '\"\\$*?;&|<>()") == NULL ? path : quoted);
    committed = commit == NULL || hp_commit_make(commit, message);
  }
  const HpExit exit = hp_print_diagnostics(diagnostics);
  return exit == HP_EXIT_OK && !committed ? HP_EXIT_BAD_INPUT : exit;
}
