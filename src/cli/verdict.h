/* cli, private: a PDF compared with the one that its source gives now. */
#pragma once

#include "cli/inside.h"

typedef enum {
  HP_VERDICT_IDENTICAL,
  HP_VERDICT_SIGNED,      /* identical, and signatures appended */
  HP_VERDICT_OTHER_TOOLS, /* unaltered since it was made, and its source gives the same words */
  HP_VERDICT_ALTERED
} HpVerdict;

/* `reasons` receives lines that say what differs, translated. `made` is the record of `rebuilt`. */
HpVerdict hp_verdict(HpInside *inside, GBytes *rebuilt, const HpRecord *made, GPtrArray *reasons);
