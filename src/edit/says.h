/* edit, private: what is to be said of a part of a plan, as elements. */
#pragma once

#include "edit/markup.h"
#include "edit/session.h"

/* What may be changed, withdrawn, and have activities in it. */
#define HP_PARTS_CHANGED "plan area goal objective objective-group activity indicator section"
#define HP_PARTS_WITHDRAWN "area goal objective objective-group activity indicator"
#define HP_PARTS_HOLDING "area goal objective objective-group"

/* Says that nothing is said. FALSE. */
gboolean hp_refuse_silence(const HpPartChange *change, HpDiagnostics *diagnostics);
/* Whether all that is said can be written; says what cannot. */
gboolean hp_are_sayings_good(const HpEdit *edit, const HpPartSaid *said, const HpPlace *place,
                             HpDiagnostics *diagnostics);
/* Whether it is said when, and by whom. */
gboolean hp_says_time(const HpPartSaid *said);
/* The elements that say by whom, and when; nothing where it is not said. Words alone are read as
   times in the language of the source. */
void hp_write_responsible(HpMarkup *markup, const HpPartSaid *said);
void hp_write_timeframe(HpMarkup *markup, const HpEdit *edit, const HpPartSaid *said);
/* A new activity, with its id. */
void hp_write_activity(HpMarkup *markup, const HpEdit *edit, const HpPartChange *change,
                       const char *id);
/* What the element is called that names a part in words: "title" or "text"; borrowed. */
const char *hp_name_of_wording(const xmlNode *part);
