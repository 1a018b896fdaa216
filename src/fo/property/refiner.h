/* What the refinement of all objects of one tree shares. Made and freed by refine/refine.c. */
#pragma once

#include "fo/object/object.h"
#include "fo/property/property.h"

typedef struct HpRows HpRows;

/* Trees of several threads may read one. */
struct HpFoVocabulary {
  HpArena *arena;
  HpGrammar *grammar;
  GHashTable *properties; /* name → HpProperty */
  GHashTable *strings;    /* those of the initial traits */
  HpTraits initial;
};

typedef struct {
  HpArena *arena;
  HpDiagnostics *diagnostics;
  const HpFoVocabulary *vocabulary;
  GHashTable *strings; /* those that the vocabulary has not */
  HpRows *rows;        /* made when first asked for */
  int places_found;    /* of attributes: each took a reading of the file */

  /* refine/attributes.c */
  GHashTable *meanings; /* address of an attribute's name → what it means */
  /* refine/refine.c */
  GHashTable *by_source;  /* kind, parent, values → traits */
  GHashTable *by_content; /* traits → the same */
  GByteArray *key;
} HpRefiner;

const HpProperty *hp_refiner_property(const HpRefiner *refiner, const char *name, gsize length);
const char *hp_refiner_intern(HpRefiner *refiner, HpSlice string);
/* Lives as long as the attribute and the refiner. */
const char *hp_refiner_attribute_value(HpRefiner *refiner, const xmlAttr *attribute);
/* The place of the attribute that gives the object that property (by itself, as a component or as a
   shorthand), or of the object where that cannot be found out. For messages: it reads the file
   again, and only so often. */
HpPlace hp_refiner_place(HpRefiner *refiner, const HpFo *fo, const char *property);
/* Warns, once for each property, that it would change what is seen were it supported. */
void hp_warn_unsupported(const HpRefiner *refiner, const HpFo *fo, const char *property);

/* ---- columns.c: where cells of a table under construction stand ------------------------------ */

HpRows *hp_rows_new(void);
void hp_rows_free(HpRows *rows);
int hp_column_of_cell(HpRows *rows, const HpFo *cell);
