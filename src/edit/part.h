/* edit, private: what is said of a part of a plan, as elements. */
#pragma once

#include "edit/fields.h"
#include "edit/markup.h"
#include "edit/session.h"

/* Whether all that is said can be written; says what cannot. */
gboolean hp_are_sayings_good(const HpEdit *edit, const HpPartSaid *said, const HpPlace *place,
                             HpDiagnostics *diagnostics);
gboolean hp_is_addition(const HpPartChange *change);
/* Whether what is said of a part that an amendment changes, or that is added, can stand where it is
   written; says what cannot. */
gboolean hp_can_be_written(const HpEdit *edit, const HpPartChange *change,
                           HpDiagnostics *diagnostics);
/* Where, and of what, fields are written. All is borrowed. */
typedef struct {
  HpMarkup *markup;
  const HpEdit *edit;
  const char *part;  /* kind of the part that they are of */
  const char *id;    /* of what is added; or NULL */
  GHashTable *given; /* ids that have been given to what is added; or NULL */
} HpWriting;

/* The elements of a field. */
void hp_write_field(const HpWriting *writing, const HpField *field, const HpPartSaid *said);
/* All that is said, attributes first, in an element of that name, which has been opened. */
void hp_write_fields(const HpWriting *writing, const char *element, const HpPartSaid *said);
/* The id of what is added, or moved, to beside a part with the id `beside`: the one that it was
   given, or one that is made. The caller's. */
char *hp_id_of_added(const HpEdit *edit, const HpPartChange *change, const char *kind,
                     const char *beside, GHashTable *given);
/* A new part, with its id. */
void hp_write_part(HpMarkup *markup, const HpEdit *edit, const HpPartChange *change, const char *id,
                   GHashTable *given);
