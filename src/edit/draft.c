/* Changes a plan that has not been adopted. */
#include "edit/change.h"
#include "edit/part.h"

static gboolean is_open(const HpEdit *edit, HpDiagnostics *diagnostics)
{
  const xmlNode *adoption = hp_edit_adoption(edit);
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
    return hp_change_part(edit, change, diagnostics);
  case HP_PART_WITHDRAWN:
    return hp_withdraw_part(edit, change, diagnostics);
  case HP_PART_MOVED:
    return hp_move_part(edit, change, diagnostics);
  case HP_PART_REPLACED:
    return hp_replace_party(edit, change, diagnostics);
  case HP_PART_ADDED:
  case HP_PART_ADDED_AFTER:
  default:
    return hp_can_be_written(edit, change, diagnostics) && hp_add_part(edit, change, diagnostics);
  }
}
