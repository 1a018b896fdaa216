/* What a property is (section 7): its row in the table, and the components of compound values. */
#pragma once

#include "fo/expression/slice.h"
#include "fo/fo.h"

typedef struct HpRefinement HpRefinement;

typedef enum {
  HP_TYPE_IGNORED,      /* known, of no consequence on paper */
  HP_TYPE_UNSUPPORTED,  /* known, not done: said once, unless the value is the initial one or
                           among the keywords */
  HP_TYPE_NAME,         /* a string of the object itself: `offset` is the HpFoName */
  HP_TYPE_ENUM,         /* int: a keyword */
  HP_TYPE_INTEGER,      /* int: a number, or a keyword */
  HP_TYPE_LENGTH,       /* HpLength */
  HP_TYPE_BORDER_WIDTH, /* HpLength: thin, medium, thick too; .length and .conditionality */
  HP_TYPE_DIMENSION,    /* HpDimension; keywords are HpUnits */
  HP_TYPE_RANGE,        /* HpLengthRange */
  HP_TYPE_SPACE,        /* HpSpaceTrait */
  HP_TYPE_PADDING,      /* HpPadding */
  HP_TYPE_KEEP,         /* HpKeep */
  HP_TYPE_COLOR,        /* HpColor */
  HP_TYPE_STRING,       /* interned */
  HP_TYPE_URI,          /* interned, without url( ) */
  HP_TYPE_CHARACTER,    /* gunichar */
  HP_TYPE_OTHER,        /* `parse` does it; "inherit" copies `size` bytes */
  HP_TYPE_SHORTHAND,    /* `parse` sets several */
} HpPropertyType;

typedef enum {
  HP_COMPONENT_WHOLE,
  HP_COMPONENT_MINIMUM,
  HP_COMPONENT_OPTIMUM,
  HP_COMPONENT_MAXIMUM,
  HP_COMPONENT_PRECEDENCE,
  HP_COMPONENT_CONDITIONALITY,
  HP_COMPONENT_LENGTH,
  HP_COMPONENT_WITHIN_LINE,
  HP_COMPONENT_WITHIN_COLUMN,
  HP_COMPONENT_WITHIN_PAGE,
  HP_COMPONENT_INLINE,
  HP_COMPONENT_BLOCK,
  HP_COMPONENT_COUNT
} HpComponent;

/* Sides a property speaks of: relative ones as HpSide, absolute ones through the writing mode. */
typedef enum {
  HP_SIDED_NOT,
  HP_SIDED_BEFORE,
  HP_SIDED_AFTER,
  HP_SIDED_START,
  HP_SIDED_END,
  HP_SIDED_TOP,
  HP_SIDED_BOTTOM,
  HP_SIDED_LEFT,
  HP_SIDED_RIGHT
} HpSided;

typedef struct {
  const char *name; /* NULL ends a list */
  int value;
} HpKeyword;

/* TRUE if the value was right; else nothing was set and an error was reported. */
typedef gboolean (*HpPropertyParser)(HpRefinement *refinement, HpComponent component,
                                     HpSlice value);

typedef struct {
  const char *name;
  HpPropertyType type;
  guint16 offset; /* into HpTraits; of the before side if `sided`. Below sizeof(HpInheritedTraits):
                     the property inherits. */
  guint16 size;
  HpSided sided;
  guint16 stride; /* bytes from one side to the next */
  const HpKeyword *keywords;
  const char *initial; /* as an expression; NULL if all zero bits say it */
  HpPropertyParser parse;
  guint components; /* of HP_TYPE_OTHER: bits (1 << HpComponent) it may be specified by */
} HpProperty;

/* Where a component lies in a compound value, and what it is. */
typedef struct {
  HpPropertyType type; /* of the compound */
  HpComponent component;
  guint16 offset, size;
  enum { HP_PART_DIMENSION, HP_PART_WIDTH, HP_PART_PRECEDENCE, HP_PART_RETAIN, HP_PART_KEEP } part;
  gboolean main; /* set by a value without component */
} HpComponentField;

/* component.c: NULL if values of that type have no such component. With HP_COMPONENT_WHOLE: the
 * first main one.
 */
const HpComponentField *hp_component_field(HpPropertyType type, HpComponent component);
extern const HpComponentField hp_component_fields[]; /* ends with part size 0 */

/* properties.c: in the order of evaluation. Ends with a NULL name. */
extern const HpProperty hp_properties[];
gboolean hp_property_inherits(const HpProperty *property);
/* The component of that name that values of the type have, or HP_COMPONENT_COUNT. */
HpComponent hp_component_by_name(const HpProperty *property, const char *name);
const char *hp_keyword_name(const HpKeyword *keywords, int value);
