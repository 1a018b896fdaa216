/* edit, private: what can be said of a part of a plan, field by field. */
#pragma once

#include "edit/edit.h"

/* How what is said of a field is written. */
typedef enum {
  HP_FIELD_ATTRIBUTE, /* of the part itself */
  HP_FIELD_WORDING,   /* the words that name the part: <title>, <text>, <name> */
  HP_FIELD_PHRASES,   /* an element for each, with attributes and words */
  HP_FIELD_REVISION,  /* a point in time, and words */
  HP_FIELD_RISKS,     /* attributes, and words in elements of their own */
  HP_FIELD_BLOCKS,    /* paragraphs in an element */
  HP_FIELD_TEXT,      /* paragraphs right in the part */
  HP_FIELD_PARTS,     /* activities of what is added */
  HP_FIELD_RESPONSIBLE,
  HP_FIELD_TIME /* of several fields, one element */
} HpFieldShape;

typedef struct {
  const char *name; /* in options */
  gsize offset;     /* in HpPartSaid */
  HpFieldShape shape;
  const char *element;    /* or the attribute that it is; of a time the element in <timeframe> */
  const char *attributes; /* of its phrases */
} HpField;

/* All of them, up to one without a name. */
extern const HpField hp_fields[];
const char *hp_field_said(const HpField *field, const HpPartSaid *said);
/* Whether something is said of it; of the first of the times: whether anything is said of them. */
gboolean hp_is_field_said(const HpField *field, const HpPartSaid *said);
/* The names of the elements that it is, in a part of that kind, with spaces between. */
const char *hp_field_elements(const HpField *field, const char *part);

/* Whether one of them is among the names. Of an attribute none is. */
gboolean hp_is_field_among(const HpField *field, const char *part, const char *names);
/* Whether all that is said of a part of that kind is of elements that may stand where they are
   written: `elements`, with spaces between. Attributes are left to the schema. */
gboolean hp_can_all_stand(const HpPartSaid *said, const char *part, const char *elements,
                          const HpPlace *place, HpDiagnostics *diagnostics);
/* What an element is called that names a part of that kind in words: "title", "text" or "name"; of
   a group those that have the words. */
const char *hp_name_of_wording(const char *part);
/* The kind of what is added. */
const char *hp_kind_added(const HpPartChange *change);
