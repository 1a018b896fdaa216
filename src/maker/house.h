/*
 * maker, private: a house file, read and checked once.
 *
 *   house.xml ──read──► tree ──check──► (schema, rules)
 *                         ├─► file names, profile, where fonts are chosen
 *                         ├─filter─► bytes, pictures, personal data: what goes into a PDF
 *                         └─► stylesheets, which find it as document($house)
 */
#pragma once

#include "maker/maker.h"
#include "plan/plan.h"

typedef struct {
  char *path;      /* as it was called first */
  char *canonical; /* without links; the same if it is not there */
  HpFileStamp stamp;
  HpSource *source; /* its tree, filtered; NULL if it could not be read */
  gboolean good;    /* without errors */
  char *file_name_pattern;
  HpPlace fonts_place; /* where fonts are chosen; no file if they are not */
  HpProfileChoice profile;
  HpDiagnostics *profile_faults; /* why that is none; they matter where no other is asked for */
  gboolean profile_faults_told;
  gboolean told;       /* something has been said about it */
  GBytes *filtered;    /* NULL, as are the next two, if it could not be read */
  GPtrArray *pictures; /* of char *, named as from its folder */
  HpPersonalData *personal_data;
} HpHouse;

/* Reads and checks it. Faults are told; there is always a house, as good as it goes. */
HpHouse *hp_house_read(const char *path, HpPlanSchema *schema, HpDiagnostics *diagnostics);
/* The same of one that was read (and is taken), or could not be (NULL). */
HpHouse *hp_house_new(const char *path, HpSource *source, HpPlanSchema *schema,
                      HpDiagnostics *diagnostics);
/* Whether the file is still the one that was read. */
gboolean hp_house_is_fresh(const HpHouse *house);
void hp_house_free(HpHouse *house);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpHouse, hp_house_free)

/* The caller's. */
char *hp_canonical_path(const char *path);

/* What a house's <profile> asks for; NULL: the usual. FALSE after an error. */
gboolean hp_profile_of_element(const xmlNode *element, HpProfileChoice *choice,
                               HpDiagnostics *diagnostics);

/* What a file-name pattern may name; NULL or empty where there is nothing to say. */
typedef struct {
  const char *source, *view, *as_of, *language, *wording, *party, *since, *attachment;
} HpFileNameValues;

/* "{source}[-{view}]" filled in: [groups] with an empty {name} are left out; the caller's. */
char *hp_fill_file_name(const char *pattern, const HpFileNameValues *values);
/* What a file in the folder of another is called where that is called so; the caller's. */
char *hp_name_beside(const char *called, const char *name);

/* The pattern where no house says another. */
#define HP_USUAL_FILE_NAME "{source}[-{view}][-{party}][-{wording}][-{since}][-{bilaga}][-{as-of}]"
