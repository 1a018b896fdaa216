/* Refinement (section 5): from the attributes of objects to their traits.
 *
 *   attributes, corresponding ◄── refine
 */
#pragma once

#include "fo/property/refinement.h"

/* An attribute of an object, its property found. */
typedef struct {
  const HpProperty *property;
  HpComponent component;
  const char *value;
} HpSpecified;

/* ---- attributes.c -------------------------------------------------------------------------- */

#define HP_MAX_ATTRIBUTES 256 /* properties of an object; the rest are left out, with a warning */
/* The values that make traits go to `specified`, in the order of the table: how many there are.
   Those that name the object go to `names`, if asked for; unknown properties are reported then. */
int hp_collect_attributes(HpRefiner *refiner, const HpFo *fo, HpSpecified *specified,
                          const char ***names);

/* ---- corresponding.c ------------------------------------------------------------------------ */

/* The formulas of 5.3, once all properties are evaluated. */
void hp_refine_corresponding(HpRefinement *refinement);

/* ---- refine.c ------------------------------------------------------------------------------- */

/* The vocabulary is borrowed. */
HpRefiner *hp_refiner_new(const HpFoVocabulary *vocabulary, HpArena *arena,
                          HpDiagnostics *diagnostics);
void hp_refiner_free(HpRefiner *refiner);
/* Attribute names are known by address: after their document is gone, none is. */
void hp_refiner_forget_names(HpRefiner *refiner);
void hp_refiner_set_diagnostics(HpRefiner *refiner, HpDiagnostics *diagnostics);
/* The traits of an object whose parent, kind and node are set. If `names` is given, the names of
   the object go there (NULL if it has none), and unknown properties are reported. */
const HpTraits *hp_refine(HpRefiner *refiner, const HpFo *fo, const HpTraits *parent,
                          const char ***names);
