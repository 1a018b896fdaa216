/* edit, private: what is asked of words and names before they are written. */
#pragma once

#include "edit/session.h"

/* Whether they can stand in XML; says so if not. NULL can. */
gboolean hp_are_writable(const char *words, const HpPlace *place, HpDiagnostics *diagnostics);
/* Whether it is a day; says what is expected if not. */
gboolean hp_is_written_day(const char *day, const HpPlace *place, HpDiagnostics *diagnostics);
/* Whether a party or person has that id; says which may be meant if not. NULL has no need of one.
 */
gboolean hp_is_party_of(const HpEdit *edit, const char *id, const HpPlace *place,
                        HpDiagnostics *diagnostics);
