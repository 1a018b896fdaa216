/* edit, private: the changes of a plan that has not been adopted. */
#pragma once

#include "edit/session.h"

/* What a part says. */
gboolean hp_change_part(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics);
/* A part that comes, goes, or goes elsewhere. */
gboolean hp_add_part(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics);
gboolean hp_withdraw_part(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics);
gboolean hp_move_part(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics);
/* Names one party where another was named, and takes that away. */
gboolean hp_replace_party(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics);

/* What something is added to, or after. NULL, and an error, if it cannot be there. */
const xmlNode *hp_edit_beside(const HpEdit *edit, const HpPartChange *change,
                              HpDiagnostics *diagnostics);
/* What is moved, and what it goes into, or after. FALSE, and an error, if it cannot be. */
gboolean hp_find_moved(const HpEdit *edit, const HpPartChange *change, const xmlNode **part,
                       const xmlNode **into, HpDiagnostics *diagnostics);
/* Whether it stands beside that, and not in it. */
gboolean hp_stands_after(const char *kind, const xmlNode *beside);
