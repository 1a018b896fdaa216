/* edit, private: an entry of what was reported, as an element. */
#pragma once

#include "edit/markup.h"
#include "edit/session.h"

/* The act by which something was decided, or put down: attributes of a phrase. */
#define HP_ACT "party date paragraph diary-number href"

/* Whether it can be written; says what is wrong if not. */
gboolean hp_is_entry_good(const HpEdit *edit, const HpReportedUpdate *update,
                          HpDiagnostics *diagnostics);
/* An <update>, <assessment> or <observation>, with its id. */
void hp_write_entry(HpMarkup *markup, const HpEdit *edit, const HpReportedUpdate *update,
                    const char *id);
