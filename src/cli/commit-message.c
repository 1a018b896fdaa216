/* Says what a commit of a change is, in the language of the source. */
#include "cli/commit-message.h"

#include "cli/answers.h"

/* What the plan is called, in short if it says how; the caller's. */
static char *title_of(const HpEdit *edit)
{
  const xmlNode *head = hp_child(hp_edit_root(edit), "head");
  char *title = hp_words_in(head, "short-title");
  if (*title != '\0')
    return title;
  g_free(title);
  return hp_words_in(head, "title");
}

char *hp_commit_message(const HpEdit *edit, const HpStateWords *words, const char *label,
                        const char *day, const char *lines)
{
  g_autofree char *title = title_of(edit);
  g_autofree char *subject = hp_label_filled(words, label, day == NULL ? "" : day, title);
  return *lines == '\0' ? g_steal_pointer(&subject) : g_strdup_printf("%s\n\n%s", subject, lines);
}

const char *hp_commit_label(const HpEditOptions *options)
{
  return options->is_received ? "commit-received" : "commit-meeting";
}

void hp_append_report(GString *lines, const HpStateWords *words, const HpReportedUpdate *update)
{
  const char *state = update->progress != NULL ? update->progress : update->result;
  g_string_append_printf(lines, "%s: %s", update->target,
                         state == NULL ? update->value : hp_state_word(words, state));
  if (update->rating != NULL)
    g_string_append_printf(lines, ", %s", hp_state_word(words, update->rating));
  if (update->by != NULL)
    g_string_append_printf(lines, " (%s)", update->by);
  g_string_append_c(lines, '\n');
}

static void append_change(GString *lines, const HpPartChange *change)
{
  g_autofree char *said = hp_part_fields_said(&change->said);
  switch (change->kind) {
  case HP_PART_CHANGED:
    g_string_append_printf(lines, "%s: %s\n", change->target, said);
    break;
  case HP_PART_WITHDRAWN:
    g_string_append_printf(lines, "- %s\n", change->target);
    break;
  case HP_PART_MOVED:
  case HP_PART_REPLACED:
    g_string_append_printf(lines, "%s > %s\n", change->target, change->into);
    break;
  case HP_PART_ADDED:
  case HP_PART_ADDED_AFTER:
  default:
    g_string_append_printf(lines, "+ %s: %s\n", change->target, change->said.text);
    break;
  }
}

void hp_append_changes(GString *lines, const HpEditOptions *options)
{
  for (guint i = 0; i < options->parties->len; i++) {
    const HpNamedParty *party = &g_array_index(options->parties, HpNamedParty, i);
    g_string_append_printf(lines, "+ %s: %s\n", party->id, party->name);
  }
  for (guint i = 0; i < options->changes->len; i++)
    append_change(lines, &g_array_index(options->changes, HpPartChange, i));
}
