/* Completes a command that is typed: which of its options may come, or whose value it is. */
#include "cli/complete.h"

#include <string.h>

void hp_offer(const char *typed, const char *head, const char *word, const char *meaning)
{
  if (!g_str_has_prefix(word, typed))
    return;
  g_autofree char *line = g_strdelimit(g_strdup(meaning == NULL ? "" : meaning), "\t\n\r", ' ');
  printf("%s%s\t%s\n", head, word, line);
}

/* ---- What options mean ---------------------------------------------------------------------- */

/* Where the help of a command explains the option: after "--name" or "--name=VALUE". */
static const char *explanation_in(const char *help, const char *name)
{
  g_autofree char *option = g_strconcat("--", name, NULL);
  for (const char *at = strstr(help, option); at != NULL; at = strstr(at + 1, option)) {
    const char *after = at + strlen(option), *line = at;
    while (line > help && line[-1] != '\n')
      line--;
    if (line[strspn(line, " ")] != '-' || g_ascii_isalnum(*after) || *after == '-')
      continue;
    return after;
  }
  return NULL;
}

/* The lines of the help that explain an option, as one; the caller's. */
static char *explanation_of(const HpCommand *command, const char *name)
{
  const char *at = explanation_in(_(command->help), name);
  if (at == NULL)
    return g_strdup("");
  g_auto(GStrv) lines = g_strsplit(at, "\n", 4);
  /* Beside the option, or below it, where it is long. */
  const char *beside = strstr(lines[0], "  ");
  g_autoptr(GString) text = g_string_new(beside == NULL ? "" : beside);
  for (guint i = 1; i < 3 && lines[i] != NULL; i++) {
    const char *line = lines[i] + strspn(lines[i], " ");
    if (line - lines[i] < 6 || *line == '-')
      break;
    g_string_append_printf(text, " %s", line);
  }
  return g_strstrip(g_strdup(text->str));
}

/* What an option means, in a few words; the caller's. */
static char *meaning_of(const HpCommand *command, const char *name)
{
  g_autofree char *text = explanation_of(command, name);
  return g_strstrip(g_strndup(text, strcspn(text, ",.:;(")));
}

static void offer_options(const HpTyping *typing, const char *typed)
{
  for (const GOptionEntry *entry = typing->entries; entry->long_name != NULL; entry++) {
    if ((entry->flags & G_OPTION_FLAG_HIDDEN) != 0)
      continue;
    const gboolean may_stop = (entry->flags & G_OPTION_FLAG_OPTIONAL_ARG) != 0;
    const gboolean has_value = entry->arg != G_OPTION_ARG_NONE && !may_stop;
    g_autofree char *word = g_strconcat("--", entry->long_name, has_value ? "=" : "", NULL);
    g_autofree char *meaning = meaning_of(typing->command, entry->long_name);
    hp_offer(typed, "", word, meaning);
  }
  hp_offer(typed, "", "--help", _(typing->command->summary));
}

/* ---- Where the typed word is ---------------------------------------------------------------- */

/* The option that a word is, up to its "=", or that its one letter stands for; NULL if it is none.
 */
static const GOptionEntry *option_in(const HpTyping *typing, const char *word)
{
  const gboolean is_long = g_str_has_prefix(word, "--");
  const gsize length = is_long ? strcspn(word + 2, "=") : 0;
  for (const GOptionEntry *entry = typing->entries; entry->long_name != NULL; entry++) {
    if (is_long && strlen(entry->long_name) == length &&
        strncmp(entry->long_name, word + 2, length) == 0)
      return entry;
    if (!is_long && word[0] == '-' && word[1] != '\0' && word[2] == '\0' &&
        entry->short_name == word[1])
      return entry;
  }
  return NULL;
}

/* The option whose value comes after that word; NULL if none does. */
static const GOptionEntry *waiting_after(const HpTyping *typing, const char *word)
{
  const GOptionEntry *entry = word[0] == '-' ? option_in(typing, word) : NULL;
  if (entry == NULL || entry->arg == G_OPTION_ARG_NONE || strchr(word, '=') != NULL ||
      (entry->flags & G_OPTION_FLAG_OPTIONAL_ARG) != 0)
    return NULL;
  return entry;
}

/* The first file among the arguments; NULL if there is none. */
static const char *named_source(const HpTyping *typing)
{
  for (int i = 0; i + 1 < typing->count; i++) {
    if (typing->words[i][0] == '-') {
      i += waiting_after(typing, typing->words[i]) != NULL;
      continue;
    }
    if (g_file_test(typing->words[i], G_FILE_TEST_IS_REGULAR))
      return typing->words[i];
  }
  return NULL;
}

static gboolean are_options_over(const HpTyping *typing)
{
  for (int i = 0; i + 1 < typing->count; i++)
    if (strcmp(typing->words[i], "--") == 0)
      return TRUE;
  return FALSE;
}

void hp_complete(const HpTyping *typing)
{
  if (typing->count < 1)
    return;
  const char *typed = typing->words[typing->count - 1], *equals = strchr(typed, '=');
  const char *before = typing->count > 1 ? typing->words[typing->count - 2] : "";
  const char *source = named_source(typing);
  const gboolean is_option = typed[0] == '-' && !are_options_over(typing);
  const GOptionEntry *waiting = waiting_after(typing, before);
  if (waiting != NULL) {
    hp_offer_values(typing, waiting->long_name, "", typed, source);
  } else if (is_option && equals != NULL) {
    g_autofree char *head = g_strndup(typed, (gsize)(equals + 1 - typed));
    const GOptionEntry *option = option_in(typing, typed);
    if (option != NULL)
      hp_offer_values(typing, option->long_name, head, equals + 1, source);
  } else if (is_option) {
    offer_options(typing, typed);
    puts(":nothing");
  } else
    hp_offer_values(typing, NULL, "", typed, source);
}
