/*
 * plan, private: a RELAX NG schema as patterns, and what is left of a pattern after something.
 *
 * libxml2 decides whether a document is valid. Where it is not, this explains: a pattern tells at
 * every point which elements and attributes could come next, which libxml2 does not. The method is
 * James Clark's derivatives ("An algorithm for RELAX NG validation"), with two liberties, since
 * nothing is decided here: elements of one name in one place are taken together, and a wrong value
 * can be passed over.
 */
#pragma once

#include "plan/plan.h"

typedef enum {
  HP_PATTERN_NOT_ALLOWED,
  HP_PATTERN_EMPTY,
  HP_PATTERN_TEXT,
  HP_PATTERN_CHOICE,
  HP_PATTERN_GROUP,
  HP_PATTERN_INTERLEAVE,
  HP_PATTERN_ONE_OR_MORE,
  HP_PATTERN_ELEMENT,
  HP_PATTERN_ATTRIBUTE,
  HP_PATTERN_DATA,
  HP_PATTERN_VALUE,
  HP_PATTERN_LIST,
} HpPatternKind;

/* Interned: equal patterns are one. */
typedef struct HpPattern HpPattern;
struct HpPattern {
  HpPatternKind kind;
  const HpPattern *left, *right; /* right only of choice, group, interleave */
  const xmlNode *node;           /* in the schema: element, attribute, data, value */
  const char *namespace, *name;  /* of element and attribute; name NULL for any */
};

/* A schema, as patterns. */
typedef struct HpSchema HpSchema;

/* Borrows the document of the schema. */
HpSchema *hp_schema_new(const xmlDoc *document);
void hp_schema_free(HpSchema *schema);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpSchema, hp_schema_free)

const xmlDoc *hp_schema_document(const HpSchema *schema);
const HpPattern *hp_schema_start(HpSchema *schema);
/* What is inside an element or attribute. */
const HpPattern *hp_pattern_content(HpSchema *schema, const HpPattern *pattern);
const HpPattern *hp_pattern_choice(HpSchema *schema, const HpPattern *a, const HpPattern *b);

/* ---- What is left of a pattern after … ----------------------------------------------------- */

/* … an attribute; `value` NULL: whatever its value. */
const HpPattern *hp_pattern_after_attribute(HpSchema *schema, const HpPattern *pattern,
                                            const char *namespace, const char *name,
                                            const char *value);
/* … the last attribute; with `lenient`, missing attributes are passed over. */
const HpPattern *hp_pattern_after_start_tag(HpSchema *schema, const HpPattern *pattern,
                                            gboolean lenient);
/* … a child element. The element patterns that matched are added to `matched`, if it is not NULL.*/
const HpPattern *hp_pattern_after_element(HpSchema *schema, const HpPattern *pattern,
                                          const char *namespace, const char *name,
                                          GPtrArray *matched);
/* … words, as many as there are. */
const HpPattern *hp_pattern_after_text(HpSchema *schema, const HpPattern *pattern);

/* ---- Questions ----------------------------------------------------------------------------- */

gboolean hp_pattern_is_nullable(const HpPattern *pattern);
gboolean hp_pattern_allows_text(const HpPattern *pattern);
/* Whether it is about characters of some type (data, value, list) rather than any text. */
gboolean hp_pattern_has_data(const HpPattern *pattern);
gboolean hp_pattern_matches_value(HpSchema *schema, const HpPattern *pattern, const char *value);
/* Whether the characters are of the type that the data pattern names. */
gboolean hp_data_matches(const xmlNode *data, const char *value);

/* The patterns of elements that may come next, or that occur anywhere; of attributes; of data and
   values. Each once, in the order of the schema. */
void hp_pattern_next_elements(const HpPattern *pattern, GPtrArray *found);
void hp_pattern_all_elements(const HpPattern *pattern, GPtrArray *found);
void hp_pattern_required_attributes(const HpPattern *pattern, GPtrArray *found);
void hp_pattern_attributes(const HpPattern *pattern, GPtrArray *found);
void hp_pattern_values(const HpPattern *pattern, GPtrArray *found);
