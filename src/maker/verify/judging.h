/* maker, private: the steps to a verdict on a PDF. `reasons` receive lines, translated. */
#pragma once

#include "maker/verify/built-again.h"
#include "maker/verify/inside.h"

/** verdict.c: a PDF compared with the one that its source gives now, which is opened if more than
   its bytes are. */
HpVerdict hp_verdict(HpInside *inside, HpBuiltAgain *again, GPtrArray *reasons);

/** A file, and what was built to compare it with. */
typedef struct {
  HpInside *inside;
  const HpBuiltAgain *again; /* its file is open */
} HpJudging;

/** on-record.c: takes the line. */
void hp_add_reason(GPtrArray *reasons, char *line);
/** Pages whose content is not the one in `record`, named in one line, `message`. Returns how many.
 */
guint hp_compare_pages_on_record(const HpInside *inside, const HpRecord *record, GPtrArray *reasons,
                                 const char *message);
/** Whether only digests of the files are on record, and not the files inside. */
gboolean hp_inside_has_digests_only(const HpInside *inside);
/** Where there are digests only: whether they are of what was built from now. */
void hp_compare_digests(const HpInside *inside, const HpRecord *made, GPtrArray *reasons);
/** Whether what its record stands in is no longer where the record says: who saves a file anew
    moves it, who changes some bytes of it does not. */
gboolean hp_inside_is_written_anew(const HpInside *inside);
/** The file as it was made, without what was appended; the caller's. NULL if it has no end. */
GBytes *hp_inside_original(const HpInside *inside);
/** Whether the file is what it was when its record was written. */
gboolean hp_inside_agrees_with_record(const HpInside *inside, GPtrArray *reasons);

/** other-tools.c: whether any differ; a line each. */
gboolean hp_tools_differ(const HpRecord *recorded, const HpRecord *made, GPtrArray *reasons);
/** Whether the words that are added to those of the source may be others. */
gboolean hp_stylesheets_differ(const HpRecord *recorded, const HpRecord *made);
gboolean hp_fonts_differ(const HpRecord *recorded, const HpRecord *made);

typedef enum { HP_SAYS_THE_SAME, HP_OTHER_BY_STYLESHEETS, HP_SAYS_OTHER } HpSameness;

/** said.c: whether the file says what its source gives, and looks so; how far that is known, or
    what differs. `lost` receives what it has none of (HpPdfLost). */
HpSameness hp_compare_what_is_said(const HpJudging *judging, guint *lost, GPtrArray *reasons);
/** What became of the colours of a file that is good; nothing if they are what they were. */
void hp_tell_colours(HpPdfColours colours, GPtrArray *reasons);

/** appended.c: of a file that begins with `original`. */
HpVerdict hp_judge_update(HpInside *inside, GBytes *original, GPtrArray *reasons);
/** Likewise where `original` is what its source gives: what was appended may change nothing. */
HpVerdict hp_judge_appended(HpInside *inside, GBytes *original, GPtrArray *reasons);
/** A signature stands over what a page shows. */
void hp_add_covered(GPtrArray *reasons, guint page);
/** Another program has written all of it anew, or appended what changes nothing. */
void hp_add_saved_anew(GPtrArray *reasons);
