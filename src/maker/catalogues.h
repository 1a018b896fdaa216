/* maker, private: the languages that there are labels in, a row each of
 * stylesheets/labels/catalogues.xml. */
#pragma once

#include "base/base.h"

typedef struct {
  char *language;
  char **also;   /* other languages that have the same words; NULL for none */
  char *read_by; /* who has read it and speaks the language; NULL: nobody */
} HpCatalogue;

typedef struct {
  GPtrArray *rows;        /* of HpCatalogue, in the order of their languages */
  char *default_language; /* what documents in other languages get; NULL if there are no rows */
} HpCatalogues;

/* None, with diagnostics, if the list is not as its schema says. The caller's. */
HpCatalogues *hp_catalogues_read(const char *data_folder, HpDiagnostics *diagnostics);
void hp_catalogues_free(HpCatalogues *catalogues);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpCatalogues, hp_catalogues_free)

/* That of a language ("nb-NO"), its own or one that has the same words; NULL if there is none. */
const HpCatalogue *hp_catalogues_find(const HpCatalogues *catalogues, const char *language);
/* "nb" of "nb-NO"; the caller's. */
char *hp_primary_language(const char *language);
/* "en, fi, sv"; the caller's. */
char *hp_catalogues_languages(const HpCatalogues *catalogues);
