/* The content models of objects.c in words: what may stand where, for messages. */
#include "fo/object/object.h"

#include <string.h>

/* "fo:block", or what a class of objects is called. */
static char *word_in_words(const char *word)
{
  if (strcmp(word, "#text") == 0)
    return g_strdup(_("text"));
  if (strcmp(word, "%block") == 0)
    return g_strdup(_("block-level objects such as fo:block"));
  if (strcmp(word, "%inline") == 0)
    return g_strdup(_("inline-level objects such as fo:inline"));
  if (strcmp(word, "foreign") == 0)
    return g_strdup(_("element of another vocabulary, such as SVG"));
  return g_strconcat("fo:", word, NULL);
}

/* "a|b|c" → "a, b or c". */
static char *alternatives_in_words(const char *alternatives)
{
  g_auto(GStrv) words = g_strsplit(alternatives, "|", -1);
  const guint count = g_strv_length(words);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < count; i++) {
    g_autofree char *word = word_in_words(words[i]);
    g_string_append(text, i == 0 ? "" : i + 1 < count ? ", " : _(" or "));
    g_string_append(text, word);
  }
  return g_string_free(text, FALSE);
}

/* What stands before the alternatives of a step with that sign; see objects.c. */
static const char *number_of(const char *step)
{
  if (strchr("#%", *step) != NULL)
    return "%s"; /* of a class, any number */
  switch (step[strlen(step) - 1]) {
  case '!':
    return _("one %s");
  case '?':
    return _("at most one %s");
  case '*':
    return _("any number of %s");
  default:
    return _("one or more %s");
  }
}

static char *step_in_words(const char *step)
{
  g_autofree char *alternatives = g_strndup(step, strlen(step) - 1);
  g_autofree char *objects = alternatives_in_words(alternatives);
  g_auto(GStrv) around = g_strsplit(number_of(step), "%s", 2);
  return g_strjoinv(objects, around);
}

char *hp_model_in_words(HpFoKind kind, gboolean with_markers)
{
  g_auto(GStrv) steps = g_strsplit(hp_fo_object(kind)->model, " ", -1);
  GString *text = g_string_new(NULL);
  for (char **step = steps; *step != NULL; step++) {
    if (**step == '\0' || (!with_markers && strcmp(*step, "marker*") == 0))
      continue;
    g_autofree char *words = step_in_words(*step);
    g_string_append(text, text->len == 0 ? "" : _(", then "));
    g_string_append(text, words);
  }
  if (text->len == 0)
    g_string_append(text, _("nothing"));
  return g_string_free(text, FALSE);
}

char *hp_step_in_words(HpFoKind kind, int step)
{
  g_auto(GStrv) steps = g_strsplit(hp_fo_object(kind)->model, " ", -1);
  g_autofree char *alternatives = g_strndup(steps[step], strlen(steps[step]) - 1);
  return alternatives_in_words(alternatives);
}
