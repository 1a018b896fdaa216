/* cli, private: questions in the terminal, and what becomes of their answers. */
#pragma once

#include "cli/ask.h"

/* The computed child of that name of a part of the resolved tree; NULL if it has none. */
const xmlNode *hp_computed_of(const xmlNode *part, const char *name);
/* Whether that of which this is the computed progress is still to be done. Of NULL nothing is. */
gboolean hp_is_to_be_done(const xmlNode *progress);
/* The words of its children of those names, on one line; the caller's. */
char *hp_words_in(const xmlNode *element, const char *names);

/* Without the blanks around it; NULL at the end of input. The caller's. */
char *hp_answer_to(const char *prompt);
/* The same of a day: asked until it is one, or "". */
char *hp_day_answered_to(const char *prompt);
/* Whether an answer means something; says what may be answered if not. */
gboolean hp_is_understood(const HpAsking *asking, HpSaidKind kind, const char *written);
/* Puts an answer into the source, of the period and the day of `of`. FALSE, and it is said why, if
   it cannot be. */
gboolean hp_take_answer(HpAsking *asking, HpSaidKind kind, const char *said,
                        const HpReportedUpdate *of);

/* Whether goals and objectives have been met, and what indicators were measured to be. FALSE at the
   end of input. */
gboolean hp_ask_goals(HpAsking *asking);
