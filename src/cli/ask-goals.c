/* Asks in the terminal which goals have been met, and what indicators have been measured to be. */
#include "cli/answers.h"
#include "maker/maker.h"

#include <string.h>

/* ---- What is asked about --------------------------------------------------------------------- */

static gboolean is_there(const xmlNode *part)
{
  for (; part != NULL && part->type == XML_ELEMENT_NODE; part = part->parent)
    if (hp_computed_of(part, "withdrawn") != NULL || hp_is_one_of(part, "amendments before") ||
        hp_is_in_namespace(part, HP_RESOLVED_NAMESPACE))
      return FALSE;
  return TRUE;
}

/* Whether something of it is still to be done. */
static gboolean has_open_activity(const xmlNode *objective)
{
  for (const xmlNode *at = objective; at != NULL; at = hp_next_element((xmlNode *)at, objective))
    if (hp_is_named(at, "activity") && hp_is_to_be_done(hp_computed_of(at, "progress")))
      return TRUE;
  return FALSE;
}

/* Objectives, of which there are many, when all of it is done or they have been assessed before. */
static gboolean is_asked(const xmlNode *part)
{
  if (!hp_is_in_namespace(part, HP_PLAN_NAMESPACE) ||
      !hp_is_one_of(part, "goal objective indicator") || hp_attribute(part, "id") == NULL ||
      !is_there(part))
    return FALSE;
  return !hp_is_named(part, "objective") || hp_computed_of(part, "assessed") != NULL ||
         !has_open_activity(part);
}

/* ---- What was said last ---------------------------------------------------------------------- */

static void print_part(const xmlNode *part)
{
  const char *number = hp_attribute(part, "number");
  g_autofree char *text = hp_words_in(part, "text");
  fprintf(stderr, "\n%s%s%s\n  %s\n", number == NULL ? "" : number, number == NULL ? "" : " ", text,
          hp_attribute(part, "id"));
}

/* "  2017-02-14: delvis uppnått" */
static void print_assessed(const HpAsking *asking, const xmlNode *part)
{
  const xmlNode *last = hp_computed_of(part, "assessed");
  if (last != NULL)
    fprintf(stderr, "  %s: %s\n", hp_attribute(last, "described"),
            hp_state_word(asking->words, hp_attribute(last, "result")));
}

/* "  2017-08-31: 322 familjehem" */
static void print_observed(const xmlNode *part)
{
  const xmlNode *last = hp_computed_of(part, "observed");
  const char *unit = hp_attribute(part, "unit");
  if (last != NULL)
    fprintf(stderr, "  %s: %s%s%s\n", hp_attribute(last, "described"), hp_attribute(last, "value"),
            unit == NULL ? "" : " ", unit == NULL ? "" : unit);
}

/* ---- Questions ------------------------------------------------------------------------------- */

/* "id=answer"; "" if there is nothing to say, NULL at the end of input. The caller's. */
static char *ask_what(const HpAsking *asking, const xmlNode *part, HpSaidKind kind)
{
  g_autofree char *known = hp_states_to_choose(asking->words, HP_RESULT);
  g_autofree char *prompt =
      kind == HP_SAYS_RESULT
          ? g_strdup_printf(_("Has it been met? (%s; Enter: nothing new)"), known)
          : g_strdup(_("What has been measured? (a number; Enter: nothing new)"));
  while (TRUE) {
    g_autofree char *answer = hp_answer_to(prompt);
    if (answer == NULL || *answer == '\0')
      return g_steal_pointer(&answer);
    g_autofree char *written = g_strdup_printf("%s=%s", hp_attribute(part, "id"), answer);
    if (hp_is_understood(asking, kind, written))
      return g_steal_pointer(&written);
  }
}

/* Words, or the day of a value; FALSE at the end of input. Takes what was said so far. */
static gboolean ask_more(HpSaidKind kind, char **said, char **day)
{
  *day =
      kind == HP_SAYS_VALUE
          ? hp_day_answered_to(_("On which day? (such as 2017-03-14; Enter: that of the meeting)"))
          : g_strdup("");
  if (kind == HP_SAYS_VALUE || strchr(*said, ':') != NULL)
    return *day != NULL;
  g_autofree char *words = hp_answer_to(_("Words? (Enter: none)"));
  if (words != NULL && *words != '\0') {
    char *all = g_strdup_printf("%s:%s", *said, words);
    g_free(*said);
    *said = all;
  }
  return words != NULL;
}

static gboolean ask_about(HpAsking *asking, const xmlNode *part)
{
  const HpSaidKind kind = hp_is_named(part, "indicator") ? HP_SAYS_VALUE : HP_SAYS_RESULT;
  while (TRUE) {
    g_autofree char *said = ask_what(asking, part, kind), *day = NULL;
    if (said == NULL || *said == '\0')
      return said != NULL;
    if (!ask_more(kind, &said, &day))
      return FALSE;
    const HpReportedUpdate of = {.date = day};
    if (hp_take_answer(asking, kind, said, &of))
      return TRUE;
  }
}

gboolean hp_ask_goals(HpAsking *asking)
{
  gboolean told = FALSE;
  for (const xmlNode *at = asking->root; at != NULL;
       at = hp_next_element((xmlNode *)at, asking->root)) {
    if (!is_asked(at))
      continue;
    if (!told)
      fputs(_("\nGoals and indicators:\n"), stderr);
    told = TRUE;
    print_part(at);
    print_assessed(asking, at);
    print_observed(at);
    if (!ask_about(asking, at))
      return FALSE;
  }
  return TRUE;
}
