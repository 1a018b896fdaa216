/* maker, private: the source that was read and checked last, kept for its other views. */
#pragma once

#include "maker/maker.h"

typedef struct {
  char *path;
  HpSource *source;    /* as it was checked */
  HpDiagnostics *told; /* what was said of it */
  gboolean elsewhere;  /* it is checked with another file only */
} HpChecked;

/* Takes all but the path. */
HpChecked *hp_checked_new(const char *path, HpSource *source, HpDiagnostics *told,
                          gboolean elsewhere);
void hp_checked_free(HpChecked *checked);
/* Whether it is of that path, and all files that were read for it are still the same ones. */
gboolean hp_checked_is(const HpChecked *checked, const char *path);
