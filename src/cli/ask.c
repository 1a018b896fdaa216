/*
 * Asks in the terminal what was reported at a meeting, one activity after the other: those that are
 * due first, each with what was said of it last.
 *
 * Prompts go to standard error, so that standard output has what the command always writes there.
 * The end of input (Ctrl-D) ends the questions; nothing is written unless that is said.
 */
#include "cli/answers.h"
#include "maker/maker.h"

#include <string.h>

/* An activity that is asked about. All is the tree's. */
typedef struct {
  const xmlNode *activity;
  guint urgency; /* 0 is asked first */
} Question;

enum { LATE, SHOULD_HAVE_BEGUN, SOON, NOT_DUE };

/* ---- What is asked about --------------------------------------------------------------------- */

/* What is done with, or gone, is not asked about. */
static gboolean is_live(const xmlNode *activity)
{
  return hp_computed_of(activity, "withdrawn") == NULL &&
         hp_is_to_be_done(hp_computed_of(activity, "progress"));
}

/* One that is done for now has a next time. */
static gboolean is_asked(const xmlNode *activity)
{
  return is_live(activity) ||
         (hp_computed_of(activity, "occurrence") != NULL &&
          (hp_computed_of(activity, "late") != NULL || hp_computed_of(activity, "soon") != NULL));
}

static guint urgency_of(const xmlNode *activity)
{
  if (hp_computed_of(activity, "late") != NULL)
    return LATE;
  if (hp_computed_of(activity, "should-have-begun") != NULL)
    return SHOULD_HAVE_BEGUN;
  return hp_computed_of(activity, "soon") != NULL ? SOON : NOT_DUE;
}

/* By urgency, and in that in the order of the plan; of Question. */
static GArray *questions_of(const xmlNode *root)
{
  GArray *questions = g_array_new(FALSE, FALSE, sizeof(Question));
  for (guint urgency = LATE; urgency <= NOT_DUE; urgency++)
    for (const xmlNode *at = root; at != NULL; at = hp_next_element((xmlNode *)at, root)) {
      const Question question = {at, urgency};
      if (hp_is_named(at, "activity") && hp_is_in_namespace(at, HP_PLAN_NAMESPACE) &&
          is_asked(at) && urgency_of(at) == urgency)
        g_array_append_val(questions, question);
    }
  return questions;
}

/* ---- What is said of it ---------------------------------------------------------------------- */

static char *name_of(const xmlNode *root, const char *party)
{
  const xmlNode *element = hp_element_with_id(root, party);
  char *name = hp_words_in(element, "abbreviation");
  if (*name != '\0')
    return name;
  g_free(name);
  return hp_words_in(element, "name");
}

/* "  LBU, 2017-06-13: pågår, efter plan – Två kommuner har inte svarat." */
static void print_said(const HpAsking *asking, const xmlNode *said)
{
  const char *entry = hp_attribute(said, "entry"), *rating = hp_attribute(said, "rating");
  const char *by = hp_attribute(said, "by");
  if (entry == NULL)
    return;
  g_autofree char *words = hp_words_in(hp_element_with_id(asking->root, entry), "reason p");
  g_autofree char *name = by == NULL ? g_strdup("") : name_of(asking->root, by);
  fprintf(stderr, "  %s%s%s: %s%s%s%s%s\n", name, *name == '\0' ? "" : ", ",
          hp_attribute(said, "described"),
          hp_state_word(asking->words, hp_attribute(said, "state")), rating == NULL ? "" : ", ",
          rating == NULL ? "" : hp_state_word(asking->words, rating), *words == '\0' ? "" : " – ",
          words);
}

static void print_last_said(const HpAsking *asking, const xmlNode *activity)
{
  const xmlNode *progress = hp_computed_of(activity, "progress");
  const xmlNode *party = progress->children;
  gboolean told = FALSE;
  for (; party != NULL; party = party->next)
    if (hp_is_named(party, "party") && hp_attribute(party, "by") != NULL) {
      print_said(asking, party);
      told = TRUE;
    }
  if (told)
    return;
  print_said(asking, progress);
  if (hp_attribute(progress, "entry") == NULL)
    fprintf(stderr, "  %s\n", hp_state_word(asking->words, hp_attribute(progress, "state")));
}

static void print_due(const Question *question)
{
  static const char *const names[] = {"late", "should-have-begun", "soon"};
  static const char *const words[] = {N_("  late: it should have been done by %s\n"),
                                      N_("  it should have begun by %s\n"),
                                      N_("  soon: it is to be done by %s\n")};
  if (question->urgency == NOT_DUE)
    return;
  const xmlNode *due = hp_computed_of(question->activity, names[question->urgency]);
  const char *by = hp_attribute(due, "by");
  if (by != NULL)
    fprintf(stderr, _(words[question->urgency]), by);
}

/* The number of an activity, or of the objective that it stands in. */
static const char *number_of(const xmlNode *activity)
{
  const char *own = hp_attribute(activity, "number");
  const char *around = hp_attribute(activity->parent, "number");
  return own != NULL ? own : around != NULL ? around : "";
}

static void print_question(const HpAsking *asking, const Question *question, guint number,
                           guint count)
{
  const xmlNode *activity = question->activity;
  g_autofree char *text = hp_words_in(activity, "text");
  const char *printed = number_of(activity);
  fprintf(stderr, "\n(%u/%u) %s%s%s\n  %s\n", number, count, printed, *printed == '\0' ? "" : " ",
          text, hp_attribute(activity, "id"));
  print_due(question);
  print_last_said(asking, activity);
}

/* ---- What is answered ------------------------------------------------------------------------ */

/* The first time that has passed and is not done, else the next one; NULL: it does not recur. */
static const char *period_of(const xmlNode *activity)
{
  const char *next = NULL;
  for (const xmlNode *at = hp_computed_of(activity, "occurrence"); at != NULL; at = at->next) {
    if (!hp_is_named(at, "occurrence"))
      continue;
    if (hp_attribute(at, "next") != NULL)
      return next == NULL ? hp_attribute(at, "period") : next;
    if (next == NULL && g_strcmp0(hp_attribute(at, "state"), "complete") != 0)
      next = hp_attribute(at, "period");
  }
  return next;
}

/* "id=pågår", or NULL at the end of input; "" if there is nothing to say. The caller's. */
static char *ask_state(const HpAsking *asking, const xmlNode *activity)
{
  g_autofree char *known = hp_states_to_choose(asking->words, HP_PROGRESS);
  while (TRUE) {
    g_autofree char *answer = hp_answer_to(_("How does it stand? (Enter: nothing new)"));
    if (answer == NULL || *answer == '\0')
      return g_steal_pointer(&answer);
    if (strcmp(answer, "?") == 0) {
      fprintf(stderr, "  %s\n", known);
      continue;
    }
    g_autofree char *written = g_strdup_printf("%s=%s", hp_attribute(activity, "id"), answer);
    if (hp_is_understood(asking, HP_SAYS_PROGRESS, written))
      return g_steal_pointer(&written);
  }
}

/* Of what is in progress, where it has not been said. NULL at the end of input. Takes the text. */
static char *ask_rating(const HpAsking *asking, char *written)
{
  g_autoptr(HpArena) arena = hp_arena_new();
  g_autoptr(HpDiagnostics) ignored = hp_diagnostics_new();
  HpReportedUpdate update = {0};
  g_autofree char *known = hp_states_to_choose(asking->words, HP_RATING);
  g_autofree char *prompt = g_strdup_printf(_("Rating? (%s; Enter: none)"), known);
  hp_read_report(&update, HP_SAYS_PROGRESS, written, asking->words, arena, ignored);
  if (g_strcmp0(update.progress, "in-progress") != 0 || update.rating != NULL ||
      update.words != NULL)
    return written;
  while (TRUE) {
    g_autofree char *answer = hp_answer_to(prompt);
    if (answer == NULL || *answer == '\0') {
      if (answer == NULL)
        g_clear_pointer(&written, g_free);
      return written;
    }
    char *rated = g_strdup_printf("%s/%s", written, answer);
    if (hp_is_understood(asking, HP_SAYS_PROGRESS, rated)) {
      g_free(written);
      return rated;
    }
    g_free(rated);
  }
}

/* The same of words, which some ratings need. */
static char *ask_words(const HpAsking *asking, char *written)
{
  g_autoptr(HpArena) arena = hp_arena_new();
  g_autoptr(HpDiagnostics) ignored = hp_diagnostics_new();
  HpReportedUpdate update = {0};
  hp_read_report(&update, HP_SAYS_PROGRESS, written, asking->words, arena, ignored);
  const gboolean needed =
      g_strcmp0(update.rating, "at-risk") == 0 || g_strcmp0(update.rating, "behind") == 0;
  if (update.words != NULL)
    return written;
  g_autofree char *answer = NULL;
  do {
    g_free(answer);
    answer = hp_answer_to(needed ? _("Why?") : _("Words? (Enter: none)"));
  } while (answer != NULL && needed && *answer == '\0');
  char *said = answer == NULL    ? NULL
               : *answer == '\0' ? g_strdup(written)
                                 : g_strdup_printf("%s:%s", written, answer);
  g_free(written);
  return said;
}

/* Of what recurs: which time. NULL at the end of input. The caller's. */
static char *ask_period(const xmlNode *activity)
{
  const char *usual = period_of(activity);
  if (usual == NULL)
    return g_strdup("");
  g_autofree char *prompt = g_strdup_printf(_("Which period? (Enter: %s)"), usual);
  char *answer = hp_answer_to(prompt);
  if (answer == NULL || *answer != '\0')
    return answer;
  g_free(answer);
  return g_strdup(usual);
}

/* FALSE at the end of input: what was begun is not taken. */
static gboolean ask_about(HpAsking *asking, const xmlNode *activity)
{
  while (TRUE) {
    char *written = ask_state(asking, activity);
    if (written == NULL || *written == '\0') {
      const gboolean ended = written == NULL;
      g_free(written);
      return !ended;
    }
    written = ask_rating(asking, written);
    if (written != NULL)
      written = ask_words(asking, written);
    g_autofree char *said = written, *period = said == NULL ? NULL : ask_period(activity);
    if (period == NULL)
      return FALSE;
    const HpReportedUpdate of = {.period = period};
    if (hp_take_answer(asking, HP_SAYS_PROGRESS, said, &of))
      return TRUE;
  }
}

/* Goals and indicators come between what is due and the rest. FALSE at the end of input. */
static gboolean ask_what_is_not_due(HpAsking *asking, gboolean is_first)
{
  if (!is_first)
    return TRUE;
  if (!hp_ask_goals(asking))
    return FALSE;
  fputs(_("\nNothing else is due. The rest follow; Ctrl-D ends the questions.\n"), stderr);
  return TRUE;
}

static void ask_all(HpAsking *asking)
{
  g_autoptr(GArray) questions = questions_of(asking->root);
  guint urgency = LATE;
  for (guint i = 0; i < questions->len; i++) {
    const Question *question = &g_array_index(questions, Question, i);
    if (question->urgency == NOT_DUE && !ask_what_is_not_due(asking, urgency != NOT_DUE))
      return;
    urgency = question->urgency;
    print_question(asking, question, i + 1, questions->len);
    if (!ask_about(asking, question->activity))
      return;
  }
  if (urgency != NOT_DUE)
    hp_ask_goals(asking);
}

/* ---- Around it ------------------------------------------------------------------------------- */

gboolean hp_ask_day(HpEditOptions *options)
{
  while (options->date == NULL && options->id == NULL) {
    g_autofree char *day = hp_day_answered_to(
        options->is_received ? _("The day it was received (such as 2017-03-14)?")
                             : _("The day of the meeting (such as 2017-03-14)?"));
    if (day == NULL)
      return FALSE;
    if (*day != '\0')
      options->date = g_steal_pointer(&day);
  }
  return TRUE;
}

gboolean hp_ask_sender(const HpEdit *edit, HpEditOptions *options)
{
  while (options->is_received && options->id == NULL && options->body == NULL) {
    g_autofree char *party = hp_answer_to(_("From whom? (id of a party; Enter: it is not said)"));
    if (party == NULL || *party == '\0')
      return party != NULL;
    const xmlNode *found = hp_element_with_id(hp_edit_root(edit), party);
    if (found != NULL && hp_is_one_of(found, "party person"))
      options->body = g_steal_pointer(&party);
    else
      fprintf(stderr, _("There is no party \"%s\".\n"), party);
  }
  return TRUE;
}

gboolean hp_ask_updates(HpAsking *asking)
{
  fputs(
      _("Answer with one of the words below, or Enter; \"?\" shows them again. More can be said at "
        "once, as in --update: PROGRESS/RATING/40%:WORDS.\n"),
      stderr);
  g_autofree char *known = hp_states_to_choose(asking->words, HP_PROGRESS);
  fprintf(stderr, "  %s\n", known);
  ask_all(asking);
  return asking->answers > 0;
}

gboolean hp_ask_whether_to_write(const HpAsking *asking, const char *path)
{
  g_autofree char *prompt =
      g_strdup_printf(_("Write what was answered (%u) into %s? (y/n)"), asking->answers, path);
  fputc('\n', stderr);
  g_autofree char *answer = hp_answer_to(prompt);
  /* TRANSLATORS: the first letter of the word for yes. */
  const char *yes = _("y");
  return answer != NULL &&
         (g_ascii_strncasecmp(answer, yes, 1) == 0 || g_ascii_strncasecmp(answer, "y", 1) == 0);
}
