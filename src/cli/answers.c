/* Questions in the terminal, their answers, and the source that those are put into. */
#include "cli/answers.h"
#include "cli/commit-message.h"

#include <string.h>

/* ---- What there is in the tree --------------------------------------------------------------- */

const xmlNode *hp_computed_of(const xmlNode *activity, const char *name)
{
  const xmlNode *child = hp_child(activity, name);
  while (child != NULL &&
         !(hp_is_named(child, name) && hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE)))
    child = child->next;
  return child;
}

gboolean hp_is_to_be_done(const xmlNode *progress)
{
  const char *state = progress == NULL ? NULL : hp_attribute(progress, "state");
  return state != NULL && !hp_is_word_of(state, "complete dropped moved not-relevant");
}

char *hp_words_in(const xmlNode *element, const char *names)
{
  g_autoptr(GString) all = g_string_new(NULL);
  for (const xmlNode *child = element == NULL ? NULL : element->children; child != NULL;
       child = child->next) {
    if (child->type != XML_ELEMENT_NODE || !hp_is_one_of(child, names))
      continue;
    xmlChar *words = xmlNodeGetContent(child);
    g_string_append_printf(all, " %s", (const char *)words);
    xmlFree(words);
  }
  return hp_collapsed(all->str);
}

/* ---- Questions ------------------------------------------------------------------------------- */

/* A line; NULL at the end of input, which a terminal goes on after. The caller's. */
static char *read_line(void)
{
  GString *line = g_string_new(NULL);
  int c = 0;
  while ((c = getc(stdin)) != EOF && c != '\n')
    g_string_append_c(line, (char)c);
  if (c == EOF)
    clearerr(stdin);
  return g_string_free(line, c == EOF && line->len == 0);
}

char *hp_answer_to(const char *prompt)
{
  while (TRUE) {
    fprintf(stderr, "%s ", prompt);
    g_autofree char *line = read_line();
    if (line == NULL) {
      fputc('\n', stderr);
      return NULL;
    }
    if (g_utf8_validate(line, -1, NULL))
      return g_strdup(g_strstrip(line));
    fputs(_("That is not UTF-8; set the terminal to it.\n"), stderr);
  }
}

char *hp_day_answered_to(const char *prompt)
{
  while (TRUE) {
    g_autofree char *day = hp_answer_to(prompt);
    if (day == NULL || *day == '\0' || hp_is_day(day))
      return g_steal_pointer(&day);
    fprintf(stderr, _("\"%s\" is no day; expected one such as 2017-03-14."), day);
    fputc('\n', stderr);
  }
}

/* ---- Answers --------------------------------------------------------------------------------- */

/* Warnings too: the lines that they are of are written nowhere yet. */
static void tell(HpDiagnostics *diagnostics)
{
  const GPtrArray *said = hp_diagnostics_sorted(diagnostics);
  for (guint i = 0; i < said->len; i++)
    fprintf(stderr, "  %s\n", ((const HpDiagnostic *)g_ptr_array_index(said, i))->message);
}

gboolean hp_is_understood(const HpAsking *asking, HpSaidKind kind, const char *written)
{
  g_autoptr(HpArena) arena = hp_arena_new();
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  HpReportedUpdate update = {0};
  if (hp_read_report(&update, kind, written, asking->words, arena, diagnostics))
    return TRUE;
  tell(diagnostics);
  return FALSE;
}

gboolean hp_take_answer(HpAsking *asking, HpSaidKind kind, const char *said,
                        const HpReportedUpdate *of)
{
  const HpEditOptions *options = asking->options;
  g_autoptr(HpArena) arena = hp_arena_new();
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  HpReportedUpdate update = {
      .by = options->by,
      .period = of->period == NULL || *of->period == '\0' ? options->period : of->period,
      .date = of->date == NULL || *of->date == '\0' ? options->described : of->date};
  hp_read_report(&update, kind, said, asking->words, arena, diagnostics);
  const HpReportedMeeting meeting = {.id = asking->meeting, .updates = &update, .n_updates = 1};
  g_autofree char *id = hp_edit_report(asking->edit, &meeting, diagnostics);
  tell(diagnostics);
  if (id == NULL)
    return FALSE;
  asking->answers++;
  hp_append_report(asking->told, asking->words, &update);
  return TRUE;
}
