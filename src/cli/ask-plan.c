/* Asks in the terminal what a plan that is begun is called, whose it is, and how it is built up. */
#include "cli/answers.h"
#include "cli/scaffold.h"

#include <string.h>

/* The answer, or where that is only Enter, what is shown as usual. NULL at the end of input. */
static const char *asked(const char *question, const char *usual, GPtrArray *answers)
{
  g_autofree char *prompt = g_strdup_printf("%s [%s]:", question, usual);
  char *answer = hp_answer_to(prompt);
  if (answer != NULL && *answer == '\0') {
    g_free(answer);
    answer = g_strdup(usual);
  }
  if (answer != NULL)
    g_ptr_array_add(answers, answer);
  return answer;
}

/* "skolvagar-2026" → "Skolvagar 2026"; the caller's. */
static char *title_of_name(const char *name)
{
  char *title = g_strdelimit(g_strdup(name), "-_", ' ');
  *title = g_ascii_toupper(*title);
  return title;
}

static const char *asked_shape(GPtrArray *answers)
{
  const HpPlanShape *shape = NULL;
  fputs(_("How is it built up?\n"), stderr);
  for (guint i = 0; (shape = hp_plan_shape(i)) != NULL; i++)
    fprintf(stderr, "  %u  %-10s  %s\n", i + 1, shape->name, _(shape->meaning));
  while (TRUE) {
    const char *answer = asked(_("Shape"), "1", answers);
    if (answer == NULL)
      return NULL;
    shape = hp_plan_shape_called(answer);
    if (shape != NULL)
      return shape->name;
    fputs(_("That is none of them; answer with its number or its name.\n"), stderr);
  }
}

gboolean hp_ask_for_plan(HpScaffold *scaffold, GPtrArray *answers)
{
  g_autofree char *title = title_of_name(scaffold->name);
  g_autofree char *owner = hp_scaffold_owner(scaffold->language);
  fputs(_("Enter takes what stands in brackets; Ctrl-D leaves everything as it was.\n"), stderr);
  scaffold->title = asked(_("Title of the plan"), title, answers);
  if (scaffold->title != NULL)
    scaffold->owner = asked(_("Whose it is"), owner, answers);
  if (scaffold->owner != NULL)
    scaffold->shape = asked_shape(answers);
  /* Nobody has been named: the template's is to be replaced. */
  if (g_strcmp0(scaffold->owner, owner) == 0)
    scaffold->owner = NULL;
  return scaffold->shape != NULL;
}
