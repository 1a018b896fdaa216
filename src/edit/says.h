/* edit, private: what is to be said of a part of a plan, as elements. */
#pragma once

#include "edit/fields.h"
#include "edit/markup.h"
#include "edit/session.h"

/* What may say something else. */
#define HP_PARTS_CHANGED "plan " HP_PARTS_PLACED " section"

/* Says that nothing is said. FALSE. */
gboolean hp_refuse_silence(const HpPartChange *change, HpDiagnostics *diagnostics);
/* Whether these can be read; says why if not. */
gboolean hp_is_time_good(const HpField *field, const char *value, const HpPlace *place,
                         HpDiagnostics *diagnostics);
gboolean hp_is_revision_good(const char *value, const HpPlace *place, HpDiagnostics *diagnostics);
gboolean hp_is_responsible_good(const HpEdit *edit, const char *value, const HpPlace *place,
                                HpDiagnostics *diagnostics);

/* Elements of what can be read. Words alone are read as times in the language of the source. */
void hp_write_timeframe(HpMarkup *markup, const HpEdit *edit, const HpPartSaid *said);
void hp_write_revision(HpMarkup *markup, const char *name, const char *value);
void hp_write_responsible(HpMarkup *markup, const char *value);
void hp_write_risks(HpMarkup *markup, const char *value, const char *attributes);
