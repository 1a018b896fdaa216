/* Adds an amendment: what has been decided to change in a plan that was adopted. */
#include "edit/change.h"
#include "edit/copy.h"
#include "edit/order.h"
#include "edit/part.h"
#include "edit/says.h"
#include "edit/spot.h"
#include "edit/writable.h"

#include <string.h>

/* ---- Is it as it should be? ------------------------------------------------------------------ */

static gboolean says_something(const HpPartSaid *said)
{
  for (const HpField *field = hp_fields; field->name != NULL; field++)
    if (hp_is_field_said(field, said))
      return TRUE;
  return FALSE;
}

static const char *kinds_beside(const HpPartChange *change)
{
  const char *kind = hp_kind_added(change);
  return change->kind == HP_PART_ADDED_AFTER ? hp_neighbours_of(kind) : hp_holders_of(kind);
}

/* What takes nothing's place cannot be written. */
static gboolean takes_nothing_away(const HpPartChange *change, HpDiagnostics *diagnostics)
{
  for (const HpField *field = hp_fields; field->name != NULL; field++) {
    const char *said = hp_field_said(field, &change->said);
    if (said == NULL || *said != '\0')
      continue;
    hp_report_error(diagnostics, &change->place,
                    _("%s: an amendment says what comes in the place of something; %s cannot "
                      "become nothing."),
                    change->target, field->name);
    return FALSE;
  }
  return TRUE;
}

/* What stands in it is known by its id, and would need others. */
static gboolean is_movable(const HpEdit *edit, const HpPartChange *change,
                           HpDiagnostics *diagnostics)
{
  const xmlNode *part = NULL, *into = NULL;
  if (!hp_find_moved(edit, change, &part, &into, diagnostics))
    return FALSE;
  if (hp_is_one_of(part, "activity indicator"))
    return TRUE;
  hp_report_error(diagnostics, &change->place,
                  _("%s: of what was adopted activities and indicators are moved; withdraw this "
                    "<%s>, and add another."),
                  change->target, (const char *)part->name);
  return FALSE;
}

/* What the same amendment adds before, and that something else is added to or after; else NULL. */
static const HpPartChange *added_before(const HpDecidedAmendment *amendment,
                                        const HpPartChange *change)
{
  const char *kinds = kinds_beside(change);
  for (const HpPartChange *one = amendment->changes; kinds != NULL && one < change; one++)
    if (hp_is_addition(one) && one->id != NULL && strcmp(one->id, change->target) == 0 &&
        hp_is_word_of(hp_kind_added(one), kinds))
      return one;
  return NULL;
}

static gboolean has_target(const HpEdit *edit, const HpDecidedAmendment *amendment,
                           const HpPartChange *change, HpDiagnostics *diagnostics)
{
  const HpPlace *place = &change->place;
  if (hp_is_addition(change) && added_before(amendment, change) != NULL)
    return TRUE;
  if (change->kind == HP_PART_MOVED)
    return is_movable(edit, change, diagnostics);
  if (hp_is_addition(change))
    return hp_edit_beside(edit, change, diagnostics) != NULL;
  if (change->kind != HP_PART_REPLACED)
    return hp_edit_target(edit, change->target,
                          change->kind == HP_PART_CHANGED ? HP_PARTS_CHANGED : HP_PARTS_PLACED,
                          place, diagnostics) != NULL;
  hp_report_error(diagnostics, place,
                  _("%s: who was adopted is not replaced everywhere; change who is responsible, "
                    "part by part."),
                  change->target);
  return FALSE;
}

static gboolean is_good(const HpEdit *edit, const HpDecidedAmendment *amendment,
                        const HpPartChange *change, HpDiagnostics *diagnostics)
{
  const HpPlace *place = &change->place;
  if (!has_target(edit, amendment, change, diagnostics) ||
      !hp_are_writable(change->words, place, diagnostics) ||
      !takes_nothing_away(change, diagnostics))
    return FALSE;
  if ((change->kind == HP_PART_CHANGED && !says_something(&change->said)) ||
      (hp_is_addition(change) && change->said.text == NULL))
    return hp_refuse_silence(change, diagnostics);
  return hp_are_sayings_good(edit, &change->said, place, diagnostics) &&
         hp_can_be_written(edit, change, diagnostics);
}

static gboolean is_decided(const HpEdit *edit, const HpDecidedAmendment *amendment,
                           HpDiagnostics *diagnostics)
{
  gboolean good =
      hp_is_written_day(amendment->date, NULL, diagnostics) &&
      (amendment->in_force == NULL || hp_is_written_day(amendment->in_force, NULL, diagnostics)) &&
      hp_is_party_of(edit, amendment->body, NULL, diagnostics) &&
      hp_are_writable(amendment->paragraph, NULL, diagnostics) &&
      hp_are_writable(amendment->diary_number, NULL, diagnostics) &&
      hp_are_writable(amendment->address, NULL, diagnostics) &&
      hp_are_writable(amendment->words, NULL, diagnostics) &&
      hp_are_writable(amendment->reason, NULL, diagnostics);
  for (guint i = 0; i < amendment->n_changes; i++)
    good = is_good(edit, amendment, &amendment->changes[i], diagnostics) && good;
  if (hp_edit_adoption(edit) != NULL)
    return good;
  const HpPlace place = hp_place_of_node(hp_edit_root(edit));
  hp_report_error(diagnostics, &place,
                  _("The plan has not been adopted, so nothing in it is amended: change its text "
                    "(\"handlingsplan change\")."));
  return FALSE;
}

/* ---- Writing --------------------------------------------------------------------------------- */

/* Where an amendment is written. */
typedef struct {
  HpMarkup *markup;
  const HpEdit *edit;
  const HpDecidedAmendment *amendment;
  GHashTable *given; /* ids */
  HpSource *on_day;  /* resolved on the day of the decision, if something is moved; else NULL */
} Deciding;

static void write_change(const Deciding *deciding, const HpPartChange *change)
{
  const xmlNode *target =
      hp_edit_target(deciding->edit, change->target, HP_PARTS_CHANGED, NULL, NULL);
  const HpWriting writing = {deciding->markup, deciding->edit, (const char *)target->name, NULL,
                             deciding->given};
  hp_markup_open(deciding->markup, "change");
  hp_markup_attribute(deciding->markup, "target", hp_attribute(target, "id"));
  hp_write_fields(&writing, "change", &change->said);
  hp_markup_close(deciding->markup, "change");
}

static void write_add(const Deciding *deciding, const HpPartChange *change)
{
  const char *kind = hp_kind_added(change);
  const gboolean after = change->kind == HP_PART_ADDED_AFTER;
  const HpPartChange *added = added_before(deciding->amendment, change);
  const char *beside =
      added != NULL ? added->id : hp_attribute(hp_edit_beside(deciding->edit, change, NULL), "id");
  hp_markup_open(deciding->markup, "add");
  hp_markup_attribute(deciding->markup, after ? "after" : "into", beside);
  g_autofree char *id = hp_id_of_added(deciding->edit, change, kind, beside, deciding->given);
  hp_write_part(deciding->markup, deciding->edit, change, id, deciding->given);
  hp_markup_close(deciding->markup, "add");
}

static void write_withdraw(const Deciding *deciding, const HpPartChange *change)
{
  const xmlNode *target =
      hp_edit_target(deciding->edit, change->target, HP_PARTS_PLACED, NULL, NULL);
  hp_markup_begin_line(deciding->markup, "withdraw");
  hp_markup_attribute(deciding->markup, "target", hp_attribute(target, "id"));
  hp_markup_end_line(deciding->markup, "withdraw", change->words);
}

/* What was adopted stays where it was adopted: it is withdrawn there, with a word of where it went,
   and added where it goes, under an id of its own. FALSE if it is not there on that day. */
static gboolean write_move(const Deciding *deciding, const HpPartChange *change)
{
  HpMarkup *markup = deciding->markup;
  const xmlNode *part = NULL, *into = NULL;
  hp_find_moved(deciding->edit, change, &part, &into, NULL);
  const char *kind = (const char *)part->name, *beside = hp_attribute(into, "id");
  const char *own = hp_attribute(part, "id");
  g_autofree char *id = hp_id_of_added(deciding->edit, change, kind, beside, deciding->given);
  g_autofree char *leads = g_strdup_printf("to=\"%s\"", id);
  hp_markup_open(markup, "add");
  hp_markup_attribute(markup, hp_stands_after(kind, into) ? "after" : "into", beside);
  if (!hp_write_part_anew(markup, deciding->edit, deciding->on_day, own, id, deciding->given))
    return FALSE;
  hp_markup_close(markup, "add");
  hp_markup_begin_line(markup, "withdraw");
  hp_markup_attribute(markup, "target", own);
  if (change->words == NULL)
    hp_markup_inline(markup, "ref", leads);
  hp_markup_end_line(markup, "withdraw", change->words);
  return TRUE;
}

static gboolean write_one(const Deciding *deciding, const HpPartChange *change,
                          HpDiagnostics *diagnostics)
{
  if (change->kind == HP_PART_CHANGED)
    write_change(deciding, change);
  else if (change->kind == HP_PART_WITHDRAWN)
    write_withdraw(deciding, change);
  else if (change->kind != HP_PART_MOVED)
    write_add(deciding, change);
  else if (!write_move(deciding, change)) {
    hp_report_error(diagnostics, &change->place,
                    _("%s is not in the plan on %s, so it is not moved then."), change->target,
                    deciding->amendment->date);
    return FALSE;
  }
  return TRUE;
}

static gboolean moves_something(const HpDecidedAmendment *amendment)
{
  for (guint i = 0; i < amendment->n_changes; i++)
    if (amendment->changes[i].kind == HP_PART_MOVED)
      return TRUE;
  return FALSE;
}

static gboolean write_amendment(HpMarkup *markup, const HpEdit *edit,
                                const HpDecidedAmendment *amendment, const char *id,
                                HpDiagnostics *diagnostics)
{
  hp_markup_open(markup, "amendment");
  hp_markup_attribute(markup, "id", id);
  hp_markup_attribute(markup, "in-force", amendment->in_force);
  hp_markup_begin_line(markup, "decided");
  hp_markup_attribute(markup, "party", amendment->body);
  hp_markup_attribute(markup, "date", amendment->date);
  hp_markup_attribute(markup, "paragraph", amendment->paragraph);
  hp_markup_attribute(markup, "diary-number", amendment->diary_number);
  hp_markup_attribute(markup, "href", amendment->address);
  hp_markup_end_line(markup, "decided", amendment->words);
  hp_markup_words(markup, "reason", amendment->reason);
  g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(HpSource) on_day =
      moves_something(amendment) ? hp_edit_resolved(edit, amendment->date) : NULL;
  const Deciding deciding = {markup, edit, amendment, given, on_day};
  gboolean good = TRUE;
  for (guint i = 0; i < amendment->n_changes; i++)
    good = write_one(&deciding, &amendment->changes[i], diagnostics) && good;
  hp_markup_close(markup, "amendment");
  return good;
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
  if (!write_amendment(&markup, edit, amendment, id, diagnostics))
    return NULL;
  if (is_new)
    hp_markup_close(&markup, "amendments");
  return hp_spot_add(edit, &spot, &markup, diagnostics) ? g_steal_pointer(&id) : NULL;
}
