/* Changes the text of a plan that has not been adopted. */
#include "edit/says.h"
#include "edit/spot.h"
#include "edit/writable.h"

#include <string.h>

/* ---- Where it is ----------------------------------------------------------------------------- */

/* What comes after activities, in what holds them. */
static const char *after_activities(const xmlNode *parent)
{
  if (hp_is_named(parent, "area"))
    return "area closing internal";
  if (hp_is_named(parent, "goal"))
    return "internal";
  return "responsible timeframe intended-result target-group resources cost risk derives-from "
         "indicator field internal";
}

/* The element itself, as the parent of what is looked for. */
static GArray *children_in(const HpSpot *spot)
{
  gsize size = 0;
  const char *text = hp_written_text(spot->written, &size);
  return hp_extents_in(text, size, &spot->parent);
}

/* From the line break before it: what is left is as if it had not been there. */
static gsize start_with_line(const char *text, gsize start)
{
  gsize at = start;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t'))
    at--;
  if (at > 0 && text[at - 1] == '\n')
    return at - (at > 1 && text[at - 2] == '\r' ? 2 : 1);
  return at > 0 && text[at - 1] == '\r' ? at - 1 : start;
}

/* ---- What it says ---------------------------------------------------------------------------- */

/* The words between the tags; there is one element for them. */
static gboolean replace_words(const HpSpot *spot, const xmlNode *part, const char *words,
                              GArray *replacements, HpDiagnostics *diagnostics)
{
  const char *name = hp_name_of_wording(part);
  g_autoptr(GArray) children = children_in(spot);
  const HpElementExtent *found = NULL;
  for (guint i = 0; i < children->len; i++) {
    const HpElementExtent *child = &g_array_index(children, HpElementExtent, i);
    if (strcmp(hp_extent_local_name(child), name) != 0)
      continue;
    const HpPlace place = hp_place_of_node(part);
    if (found != NULL) {
      hp_report_error(
          diagnostics, &place,
          _("This <%s> has several <%s>; it is not known which of them is meant. Change "
            "the file itself."),
          (const char *)part->name, name);
      return FALSE;
    }
    found = child;
  }
  if (found == NULL)
    return FALSE;
  char *escaped = hp_markup_escaped(words);
  if (found->is_empty) {
    char *text = g_strdup_printf(">%s</%s>", escaped, found->name);
    g_free(escaped);
    escaped = text;
  }
  hp_replacements_add(replacements, found->content,
                      found->is_empty ? found->end : found->content_end, escaped);
  return TRUE;
}

/* The elements of that name give way to others: the first to all of them. Where there are none,
   they come before the first that is named like one of `later`. */
static gboolean replace_elements(HpEdit *edit, const HpSpot *spot, const xmlNode *part,
                                 const char *name, const char *later, const HpMarkup *markup,
                                 GArray *replacements, HpDiagnostics *diagnostics)
{
  gsize size = 0, skipped = strlen(spot->layout.line_end) + strlen(spot->layout.indent);
  const char *text = hp_written_text(spot->written, &size);
  g_autoptr(GArray) children = children_in(spot);
  gboolean replaced = FALSE;
  for (guint i = 0; i < children->len; i++) {
    const HpElementExtent *child = &g_array_index(children, HpElementExtent, i);
    if (strcmp(hp_extent_local_name(child), name) != 0)
      continue;
    hp_replacements_add(replacements, replaced ? start_with_line(text, child->start) : child->start,
                        child->end, g_strdup(replaced ? "" : markup->text->str + skipped));
    replaced = TRUE;
  }
  if (replaced)
    return TRUE;
  g_auto(HpSpot) place = {0};
  if (!hp_spot_find(edit, part, later, &place, diagnostics))
    return FALSE;
  hp_spot_replacement(&place, markup->text->str, replacements);
  return TRUE;
}

#define AFTER_TIMEFRAME                                                                            \
  "intended-result target-group resources cost risk derives-from indicator field internal"

static gboolean collect_changes(HpEdit *edit, const HpSpot *spot, const xmlNode *part,
                                const HpPartSaid *said, GArray *replacements,
                                HpDiagnostics *diagnostics)
{
  g_auto(HpMarkup) responsible = hp_markup_new(&spot->layout, spot->prefix);
  g_auto(HpMarkup) timeframe = hp_markup_new(&spot->layout, spot->prefix);
  hp_write_responsible(&responsible, said);
  hp_write_timeframe(&timeframe, edit, said);
  if (said->text != NULL && !replace_words(spot, part, said->text, replacements, diagnostics))
    return FALSE;
  if (said->responsible != NULL &&
      !replace_elements(edit, spot, part, "responsible", "timeframe " AFTER_TIMEFRAME, &responsible,
                        replacements, diagnostics))
    return FALSE;
  return !hp_says_time(said) || replace_elements(edit, spot, part, "timeframe", AFTER_TIMEFRAME,
                                                 &timeframe, replacements, diagnostics);
}

static gboolean change_part(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics)
{
  const xmlNode *part =
      hp_edit_target(edit, change->target, HP_PARTS_CHANGED, &change->place, diagnostics);
  g_auto(HpSpot) spot = {0};
  if (part == NULL || !hp_spot_find(edit, part, "", &spot, diagnostics))
    return FALSE;
  g_autoptr(GArray) replacements = hp_replacements_new();
  if (!collect_changes(edit, &spot, part, &change->said, replacements, diagnostics))
    return FALSE;
  if (replacements->len > 0)
    return hp_edit_replace(edit, spot.written, spot.name, replacements, diagnostics);
  return hp_refuse_silence(change, diagnostics);
}

/* ---- What comes, goes and moves -------------------------------------------------------------- */

static gboolean add_activity(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics)
{
  const gboolean after = change->kind == HP_PART_ADDED_AFTER;
  const xmlNode *beside = hp_edit_target(
      edit, change->target, after ? "activity" : HP_PARTS_HOLDING, &change->place, diagnostics);
  g_auto(HpSpot) spot = {0};
  if (beside == NULL ||
      (after ? !hp_spot_find_after(edit, beside, &spot, diagnostics)
             : !hp_spot_find(edit, beside, after_activities(beside), &spot, diagnostics)))
    return FALSE;
  if (change->said.text == NULL)
    return hp_refuse_silence(change, diagnostics);
  g_autofree char *id = change->id != NULL
                            ? g_strdup(change->id)
                            : hp_edit_id_beside(edit, "activity", hp_attribute(beside, "id"), NULL);
  g_auto(HpMarkup) markup = hp_markup_new(&spot.layout, spot.prefix);
  hp_write_activity(&markup, edit, change, id);
  return hp_spot_add(edit, &spot, &markup, diagnostics);
}

static gboolean withdraw(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics)
{
  const xmlNode *part =
      hp_edit_target(edit, change->target, HP_PARTS_WITHDRAWN, &change->place, diagnostics);
  g_auto(HpSpot) spot = {0};
  gsize size = 0;
  if (part == NULL || !hp_spot_find(edit, part, "", &spot, diagnostics))
    return FALSE;
  const char *text = hp_written_text(spot.written, &size);
  g_autoptr(GArray) replacements = hp_replacements_new();
  hp_replacements_add(replacements, start_with_line(text, spot.parent.start), spot.parent.end,
                      g_strdup(""));
  return hp_edit_replace(edit, spot.written, spot.name, replacements, diagnostics);
}

/* Where one begins, what is only added comes before what goes. */
static int compare_places(gconstpointer a, gconstpointer b)
{
  const HpReplacement *one = a, *other = b;
  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  return one->to < other->to ? -1 : one->to > other->to;
}

/* What it says goes along, byte for byte; the indentation of its first line is that of its new
   place. */
static gboolean move_to(HpEdit *edit, const HpSpot *from, const HpSpot *to,
                        HpDiagnostics *diagnostics)
{
  gsize size = 0;
  const char *text = hp_written_text(from->written, &size);
  const HpElementExtent *moved = &from->parent;
  g_autofree char *own = g_strndup(text + moved->start, moved->end - moved->start);
  g_autofree char *added = g_strconcat(to->layout.line_end, to->layout.indent, own, NULL);
  g_autoptr(GArray) replacements = hp_replacements_new();
  hp_replacements_add(replacements, start_with_line(text, moved->start), moved->end, g_strdup(""));
  hp_spot_replacement(to, added, replacements);
  g_array_sort(replacements, compare_places);
  return hp_edit_replace(edit, from->written, from->name, replacements, diagnostics);
}

static gboolean move(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics)
{
  const HpPlace *place = &change->place;
  const xmlNode *part = hp_edit_target(edit, change->target, "activity", place, diagnostics);
  const xmlNode *into =
      part == NULL
          ? NULL
          : hp_edit_target(edit, change->into, HP_PARTS_HOLDING " activity", place, diagnostics);
  if (into == NULL || part == into)
    return FALSE;
  g_auto(HpSpot) from = {0}, to = {0};
  const gboolean after = hp_is_named(into, "activity");
  if (!hp_spot_find(edit, part, "", &from, diagnostics) ||
      (after ? !hp_spot_find_after(edit, into, &to, diagnostics)
             : !hp_spot_find(edit, into, after_activities(into), &to, diagnostics)))
    return FALSE;
  if (strcmp(from.name, to.name) == 0)
    return move_to(edit, &from, &to, diagnostics);
  hp_report_error(diagnostics, place,
                  _("%s stands in %s and %s in %s; move it in the files themselves."),
                  change->target, from.name, change->into, to.name);
  return FALSE;
}

/* ---- All of them ----------------------------------------------------------------------------- */

static gboolean is_open(const HpEdit *edit, HpDiagnostics *diagnostics)
{
  const xmlNode *head = hp_child(hp_edit_root(edit), "head");
  const xmlNode *adoption = head == NULL ? NULL : hp_child(head, "adoption");
  if (adoption == NULL)
    return TRUE;
  const HpPlace place = hp_place_of_node(adoption);
  hp_report_error(diagnostics, &place,
                  _("The plan has been adopted, so its text stays as it was decided: amend it "
                    "(\"handlingsplan meeting\")."));
  return FALSE;
}

gboolean hp_edit_change(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics)
{
  if (!is_open(edit, diagnostics) ||
      !hp_are_sayings_good(edit, &change->said, &change->place, diagnostics))
    return FALSE;
  switch (change->kind) {
  case HP_PART_CHANGED:
    return change_part(edit, change, diagnostics);
  case HP_PART_WITHDRAWN:
    return withdraw(edit, change, diagnostics);
  case HP_PART_MOVED:
    return move(edit, change, diagnostics);
  case HP_PART_ADDED:
  case HP_PART_ADDED_AFTER:
  default:
    return add_activity(edit, change, diagnostics);
  }
}
