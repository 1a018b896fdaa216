/* Adds an amendment: what has been decided to change in a plan that was adopted. */
#include "edit/says.h"
#include "edit/spot.h"
#include "edit/writable.h"

#include <string.h>

/* ---- Is it as it should be? ------------------------------------------------------------------ */

static gboolean says_something(const HpPartSaid *said)
{
  return said->text != NULL || said->responsible != NULL || hp_says_time(said);
}

static gboolean is_good(const HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics)
{
  static const char *const kinds[] = {HP_PARTS_CHANGED, HP_PARTS_HOLDING, "activity",
                                      HP_PARTS_WITHDRAWN};
  const HpPlace *place = &change->place;
  if (change->kind == HP_PART_MOVED) {
    hp_report_error(diagnostics, place,
                    _("%s: what was adopted is not moved; withdraw it, add another, and report "
                      "it as moved to that."),
                    change->target);
    return FALSE;
  }
  if (hp_edit_target(edit, change->target, kinds[change->kind], place, diagnostics) == NULL ||
      !hp_are_writable(change->words, place, diagnostics))
    return FALSE;
  const gboolean adds = change->kind == HP_PART_ADDED || change->kind == HP_PART_ADDED_AFTER;
  if ((change->kind == HP_PART_CHANGED && !says_something(&change->said)) ||
      (adds && change->said.text == NULL))
    return hp_refuse_silence(change, diagnostics);
  return hp_are_sayings_good(edit, &change->said, place, diagnostics);
}

static gboolean is_decided(const HpEdit *edit, const HpDecidedAmendment *amendment,
                           HpDiagnostics *diagnostics)
{
  gboolean good =
      hp_is_written_day(amendment->date, NULL, diagnostics) &&
      (amendment->in_force == NULL || hp_is_written_day(amendment->in_force, NULL, diagnostics)) &&
      hp_is_party_of(edit, amendment->body, NULL, diagnostics) &&
      hp_are_writable(amendment->paragraph, NULL, diagnostics) &&
      hp_are_writable(amendment->reason, NULL, diagnostics);
  for (guint i = 0; i < amendment->n_changes; i++)
    good = is_good(edit, &amendment->changes[i], diagnostics) && good;
  if (hp_child(hp_child(hp_edit_root(edit), "head"), "adoption") != NULL)
    return good;
  const HpPlace place = hp_place_of_node(hp_edit_root(edit));
  hp_report_error(diagnostics, &place,
                  _("The plan has not been adopted, so nothing in it is amended: change its text "
                    "(\"handlingsplan change\")."));
  return FALSE;
}

/* ---- Writing --------------------------------------------------------------------------------- */

static const char *id_meant(const HpEdit *edit, const HpPartChange *change, const char *kinds)
{
  const HpPlace nowhere = {0};
  return hp_attribute(hp_edit_target(edit, change->target, kinds, &nowhere, NULL), "id");
}

static void write_change(HpMarkup *markup, const HpEdit *edit, const HpPartChange *change)
{
  const char *id = id_meant(edit, change, HP_PARTS_CHANGED);
  hp_markup_open(markup, "change");
  hp_markup_attribute(markup, "target", id);
  hp_markup_words(markup, hp_name_of_wording(hp_edit_find(edit, id)), change->said.text);
  hp_write_responsible(markup, &change->said);
  hp_write_timeframe(markup, edit, &change->said);
  hp_markup_close(markup, "change");
}

static void write_add(HpMarkup *markup, const HpEdit *edit, const HpPartChange *change,
                      GHashTable *given)
{
  const gboolean after = change->kind == HP_PART_ADDED_AFTER;
  const char *beside = id_meant(edit, change, after ? "activity" : HP_PARTS_HOLDING);
  hp_markup_open(markup, "add");
  hp_markup_attribute(markup, after ? "after" : "into", beside);
  g_autofree char *id =
      change->id == NULL ? hp_edit_id_beside(edit, "activity", beside, given) : NULL;
  hp_write_activity(markup, edit, change, id == NULL ? change->id : id);
  hp_markup_close(markup, "add");
}

static void write_withdraw(HpMarkup *markup, const HpEdit *edit, const HpPartChange *change)
{
  hp_markup_begin_line(markup, "withdraw");
  hp_markup_attribute(markup, "target", id_meant(edit, change, HP_PARTS_WITHDRAWN));
  hp_markup_end_line(markup, "withdraw", change->words);
}

static void write_amendment(HpMarkup *markup, const HpEdit *edit,
                            const HpDecidedAmendment *amendment, const char *id)
{
  hp_markup_open(markup, "amendment");
  hp_markup_attribute(markup, "id", id);
  hp_markup_attribute(markup, "in-force", amendment->in_force);
  hp_markup_open(markup, "decided");
  hp_markup_attribute(markup, "party", amendment->body);
  hp_markup_attribute(markup, "date", amendment->date);
  hp_markup_attribute(markup, "paragraph", amendment->paragraph);
  hp_markup_close(markup, "decided");
  hp_markup_words(markup, "reason", amendment->reason);
  g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < amendment->n_changes; i++) {
    const HpPartChange *change = &amendment->changes[i];
    if (change->kind == HP_PART_CHANGED)
      write_change(markup, edit, change);
    else if (change->kind == HP_PART_WITHDRAWN)
      write_withdraw(markup, edit, change);
    else
      write_add(markup, edit, change, given);
  }
  hp_markup_close(markup, "amendment");
}

/* Where amendments stand: in the plan, in a follow-up of its own, or in neither yet. */
static gboolean find_spot(HpEdit *edit, HpSpot *spot, gboolean *is_new, HpDiagnostics *diagnostics)
{
  const xmlNode *root = hp_edit_root(edit);
  const xmlNode *there = edit->is_follow_up ? NULL : hp_child(root, "amendments");
  *is_new = there == NULL;
  if (there != NULL)
    return hp_spot_find(edit, there, "", spot, diagnostics);
  if (!edit->is_follow_up)
    return hp_spot_find(edit, root, "follow-up bibliography glossary", spot, diagnostics);
  *is_new = !hp_spot_find_in_root(edit, "amendments", spot, diagnostics);
  return !*is_new || hp_spot_find(edit, NULL, "meeting received include", spot, diagnostics);
}

char *hp_edit_amend(HpEdit *edit, const HpDecidedAmendment *amendment, HpDiagnostics *diagnostics)
{
  gboolean is_new = FALSE;
  g_auto(HpSpot) spot = {0};
  if (!is_decided(edit, amendment, diagnostics) || !find_spot(edit, &spot, &is_new, diagnostics))
    return NULL;
  g_autofree char *id = amendment->id != NULL
                            ? g_strdup(amendment->id)
                            : hp_edit_id_of_day(edit, "amendment", amendment->date);
  g_auto(HpMarkup) markup = hp_markup_new(&spot.layout, spot.prefix);
  if (is_new)
    hp_markup_open(&markup, "amendments");
  write_amendment(&markup, edit, amendment, id);
  if (is_new)
    hp_markup_close(&markup, "amendments");
  return hp_spot_add(edit, &spot, &markup, diagnostics) ? g_steal_pointer(&id) : NULL;
}
