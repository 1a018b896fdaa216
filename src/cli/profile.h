/* cli, private: which standards the PDF is to follow, and where its source goes. */
#pragma once

#include "cli/cli.h"

/* plan.pdf has its source in the folder plan-source. */
#define HP_BESIDE_SUFFIX "-source"

typedef enum { HP_SOURCE_EMBEDDED, HP_SOURCE_BESIDE, HP_SOURCE_NOWHERE } HpSourcePlacement;

typedef struct {
  HpPdfProfile profile;
  HpSourcePlacement placement;
} HpProfileChoice;

/* "ua1+a3a", "ua1+a2a", "ua2+a4f", "ua1" or "plain"; FALSE if there is no such profile. */
gboolean hp_profile_named(const char *name, HpProfileChoice *choice);
const char *hp_profile_name(HpPdfProfile profile);
/* The same for --profile; says which there are if there is no such. */
gboolean hp_profile_option(const HpCommand *command, const char *name, HpProfileChoice *choice);
/* What a house file that has been checked asks for. NULL: the default. FALSE after an error. */
gboolean hp_profile_of_house(const char *path, HpProfileChoice *choice, HpDiagnostics *diagnostics);
