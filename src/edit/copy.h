/* edit, private: an element as it stands in the tree, written again. */
#pragma once

#include "edit/session.h"
#include "edit/spot.h"

/* A part as it is in a resolved source (hp_edit_resolved), with a new id, and with who is
   responsible for it and when, also where that was said of the objective that it stands in. Ids in
   it are new, or left out. FALSE if it is not there then; of NULL nothing is. */
gboolean hp_write_part_anew(HpMarkup *markup, const HpEdit *edit, HpSource *resolved,
                            const char *part, const char *id, GHashTable *given);
