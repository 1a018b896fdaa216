/* fo: what the files of this room share. */
#pragma once

#include "fo/fo.h"

#include <libxml/tree.h>

/* ---- Objects (objects.c) ------------------------------------------------------------------- */

/* Where an object may stand when a content model says %block; or %inline;. */
typedef enum {
  HP_LEVEL_NONE,   /* only where named */
  HP_LEVEL_BLOCK,  /* %block; */
  HP_LEVEL_INLINE, /* %inline; */
  HP_LEVEL_EITHER, /* both: fo:wrapper and the like, out-of-line objects, change bars */
} HpLevel;

typedef struct {
  const char *name; /* with its prefix: "fo:block" */
  HpLevel level;
  gboolean reference_area; /* generates reference areas: its margins forget inherited indents */
  const char *model;       /* see objects.c */
  HpFoName required;       /* a name it must carry; HP_NAME_COUNT for none */
  const char *unsupported; /* what is said of it, untranslated; NULL if it is supported */
} HpFoObject;

const HpFoObject *hp_fo_object(HpFoKind kind);

enum { HP_MODEL_STEPS = 8 };

/* A set of kinds. */
typedef struct {
  guint64 bits[2];
} HpKindSet;

/* One step of a content model: any of `kinds`, as often as it says. */
typedef struct {
  HpKindSet kinds;
  gboolean required, repeated, lenient; /* lenient: only warned about where it is missing */
} HpModelStep;

typedef struct {
  HpModelStep steps[HP_MODEL_STEPS];
  int count;
  gboolean text;
} HpModel;

/* Compiled once for each tree. */
typedef struct {
  GHashTable *kinds; /* local name → HpFoKind */
  HpModel models[HP_FO_KIND_COUNT];
} HpGrammar;

HpGrammar *hp_grammar_new(void);
void hp_grammar_free(HpGrammar *grammar);
/* The kind of that local name, or HP_FO_KIND_COUNT. */
HpFoKind hp_grammar_kind(const HpGrammar *grammar, const char *name);
gboolean hp_kind_set_has(const HpKindSet *set, HpFoKind kind);

/* What may stand in an object: "any number of fo:table-column, then …"; the caller's (expected.c).
 */
char *hp_model_in_words(HpFoKind kind, gboolean with_markers);
/* The alternatives of one step, however often they may stand: "fo:table-row or fo:table-cell". */
char *hp_step_in_words(HpFoKind kind, int step);

/* How far the children of one object have come in its content model. */
typedef struct {
  const HpFo *fo;
  const HpModel *model;
  int step;     /* the step the last child belonged to */
  guint seen;   /* bit for each step that had a child */
  gboolean lax; /* out of order already: said once */
} HpNesting;

void hp_nesting_begin(HpNesting *nesting, const HpGrammar *grammar, const HpFo *fo);
/* FALSE if the child may not stand there: reported. */
gboolean hp_nesting_child(HpNesting *nesting, HpDiagnostics *diagnostics, const HpFo *child);
void hp_nesting_end(const HpNesting *nesting, HpDiagnostics *diagnostics);
/* Rules about ancestors: markers in flows, retrieve-markers in static content … */
void hp_check_ancestors(const HpFo *fo, HpDiagnostics *diagnostics);

/* ---- Suggestions (suggest.c) --------------------------------------------------------------- */

/* A suggestion for `word`; none is looked for once very many faults were reported. */
HpSuggestion hp_suggestion_for(const char *word, const HpDiagnostics *diagnostics);

/* ---- Slices (slice.c) ------------------------------------------------------------------------ */

/* Part of a string, which outlives it; not terminated. */
typedef struct {
  const char *text;
  gsize length;
} HpSlice;

/* White space of XML. */
static inline gboolean hp_is_space(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
/* Without white space at both ends. */
HpSlice hp_slice_trimmed(HpSlice slice);
HpSlice hp_slice_trim(const char *text);
/* Without the quotation marks around it, if there are any. */
HpSlice hp_slice_unquoted(HpSlice slice);
/* The part of a URI value that is the URI: without url( ) and quotation marks. */
HpSlice hp_slice_of_uri(HpSlice text);
gboolean hp_slice_is(HpSlice slice, const char *word);
/* Cuts the next item off a list separated by white space (parentheses and quotes kept whole). */
gboolean hp_slice_next(HpSlice *rest, HpSlice *item);

/* ---- Values and expressions (expression.c) ------------------------------------------------- */

typedef struct HpRefinement HpRefinement;
typedef struct HpProperty HpProperty;

typedef enum { HP_VALUE_NUMERIC, HP_VALUE_COLOR, HP_VALUE_KEYWORD, HP_VALUE_STRING } HpValueKind;

/* What an expression of 5.9 evaluates to. A numeric is number + percent/100 × the property's base +
   columns × proportional unit; number is in points if power is 1. */
typedef struct {
  HpValueKind kind;
  double number, percent, columns;
  int power;
  HpColor color;
  const char *text; /* keyword or string: a slice, not terminated */
  gsize length;
} HpValue;

/* Evaluates the whole slice. FALSE if it is wrong: `reason` says why (translated, to be freed). */
gboolean hp_expression_evaluate(HpRefinement *refinement, HpSlice expression, HpValue *value,
                                char **reason);
/* The value an object has for a property, as an expression sees it. */
gboolean hp_value_of_trait(const HpRefinement *refinement, const HpTraits *traits,
                           const HpProperty *property, HpValue *value);
/* Calls a function of 5.10 (functions.c). On failure, *reason says why. */
enum { HP_ARGUMENTS = 16 };
gboolean hp_call_function(HpRefinement *refinement, HpSlice name, const HpValue *arguments,
                          int count, HpValue *value, char **reason);

/* columns.c: where cells of a table under construction stand. */
typedef struct HpRows HpRows;
HpRows *hp_rows_new(void);
void hp_rows_free(HpRows *rows);
int hp_column_of_cell(HpRows *rows, const HpFo *cell);

/* sources.c: the traits of others. Never NULL: initial traits where there is none. */
const HpTraits *hp_nearest_specifying(HpRefinement *refinement, const HpProperty *property);
const HpTraits *hp_traits_of_table_column(HpRefinement *refinement);

/* color.c */
gboolean hp_color_by_name(HpSlice name, HpColor *color);
gboolean hp_color_by_hex(HpSlice hex, HpColor *color); /* with the "#" */

/* ---- Properties (properties.c) ------------------------------------------------------------- */

typedef enum {
  HP_TYPE_IGNORED,      /* known, of no consequence on paper */
  HP_TYPE_UNSUPPORTED,  /* known, not done: said once, unless the value is the initial one */
  HP_TYPE_NAME,         /* a string of the object itself: `offset` is the HpFoName */
  HP_TYPE_ENUM,         /* int: a keyword */
  HP_TYPE_INTEGER,      /* int: a number, or a keyword */
  HP_TYPE_LENGTH,       /* HpLength */
  HP_TYPE_LINE_WIDTH,   /* HpLength: thin, medium, thick too */
  HP_TYPE_BORDER_WIDTH, /* the same with .length and .conditionality */
  HP_TYPE_DIMENSION,    /* HpDimension; keywords are HpUnits */
  HP_TYPE_RANGE,        /* HpLengthRange */
  HP_TYPE_SPACE,        /* HpSpaceTrait */
  HP_TYPE_PADDING,      /* HpPadding */
  HP_TYPE_KEEP,         /* HpKeep */
  HP_TYPE_COLOR,        /* HpColor */
  HP_TYPE_STRING,       /* interned */
  HP_TYPE_URI,          /* interned, without url( ) */
  HP_TYPE_CHARACTER,    /* gunichar */
  HP_TYPE_OTHER,        /* `parse` does it; inherits by copying `size` bytes */
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

struct HpProperty {
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
};

/* Where a component lies in a compound value, and what it is. */
typedef struct {
  HpPropertyType type; /* of the compound */
  HpComponent component;
  guint16 offset, size;
  enum { HP_PART_DIMENSION, HP_PART_WIDTH, HP_PART_PRECEDENCE, HP_PART_RETAIN, HP_PART_KEEP } part;
  gboolean main; /* set by a value without component */
} HpComponentField;

/* NULL if values of that type have no such component. With HP_COMPONENT_WHOLE: the first main one.
 */
const HpComponentField *hp_component_field(HpPropertyType type, HpComponent component);
extern const HpComponentField hp_component_fields[]; /* ends with part size 0 */

/* In the order of evaluation. Ends with a NULL name. */
extern const HpProperty hp_properties[];
guint hp_property_count(void);
gboolean hp_property_inherits(const HpProperty *property);
/* The component of that name that values of the type have, or HP_COMPONENT_COUNT. */
HpComponent hp_component_by_name(const HpProperty *property, const char *name);
const char *hp_keyword_name(const HpKeyword *keywords, int value);

/* ---- Refinement (refine.c) ----------------------------------------------------------------- */

/* An attribute of an object, its property found. */
typedef struct {
  const HpProperty *property;
  HpComponent component;
  const char *value;
} HpSpecified;

typedef struct HpRefiner HpRefiner;

/* One object on its way to its traits. */
struct HpRefinement {
  HpRefiner *refiner;
  HpDiagnostics *diagnostics;
  const HpFo *fo;
  const HpTraits *parent; /* what it inherits from */
  HpTraits *traits;       /* set one by one */
  const HpProperty *property;
  const HpProperty *written; /* what its author wrote: the property, or the shorthand of it */
  HpComponent component;
  HpSlice value;
  double em;           /* points */
  double percent_base; /* points; NAN: keep percentages for layout */
  gboolean shareable;  /* depends on nothing but kind, parent traits and attributes */
  gboolean faulty;     /* something was reported */
  /* What was specified, where the formulas of 5.3 ask for it; by HpSide. */
  gboolean margin_absolute[4], margin_shorthand[4], border_color_given[4];
  guint indent_given[2];
  guint space_components[4]; /* bits (1 << HpComponent), of space-before, -after, -start, -end */
  guint ipd_components, bpd_components, leader_components, letter_components, word_components;
  guint direction_given, writing_mode_given;
  HpSlice language, country, script;
};

HpRefiner *hp_refiner_new(HpArena *arena, HpDiagnostics *diagnostics);
void hp_refiner_free(HpRefiner *refiner);
/** Attribute names are known by address: after their document is gone, none is. */
void hp_refiner_forget_names(HpRefiner *refiner);
void hp_refiner_set_diagnostics(HpRefiner *refiner, HpDiagnostics *diagnostics);
/* The traits of an object whose parent, kind and node are set. If `names` is given, the names of
   the object go there (NULL if it has none), and unknown properties are reported. */
const HpTraits *hp_refine(HpRefiner *refiner, const HpFo *fo, const HpTraits *parent,
                          const char ***names);
const char *hp_refiner_intern(HpRefiner *refiner, HpSlice string);
/* Lives as long as the attribute and the refiner. */
const char *hp_refiner_attribute_value(HpRefiner *refiner, const xmlAttr *attribute);
HpRows *hp_refiner_rows(HpRefiner *refiner); /* made when first asked for */
const HpTraits *hp_refiner_initial(const HpRefiner *refiner);
/* The place of the attribute that gives the object that property (by itself, as a component or as a
   shorthand), or of the object where that cannot be found out. For messages: it reads the file
   again, and only so often. */
HpPlace hp_refiner_place(HpRefiner *refiner, const HpFo *fo, const char *property);
const HpProperty *hp_refiner_property(const HpRefiner *refiner, const char *name, gsize length);
/* The place of a property's part in `traits` under construction or of others. */
gpointer hp_property_field(const HpRefinement *refinement, const HpProperty *property,
                           const HpTraits *traits);
HpSide hp_side_of(HpSided sided, HpWritingMode mode);
/* Applies one more value, as a shorthand does; FALSE if it was not right (silent if `quiet`). */
gboolean hp_refine_apply(HpRefinement *refinement, const HpProperty *property,
                         HpComponent component, HpSlice value);
gboolean hp_refine_apply_named(HpRefinement *refinement, const char *name, HpSlice value);
/* Warns that the value at hand is not right; returns FALSE. */
gboolean hp_refine_bad_value(HpRefinement *refinement, const char *expected);
/* Evaluates; a wrong value is reported with what was expected instead. */
gboolean hp_refine_evaluate(HpRefinement *refinement, HpSlice text, HpValue *value,
                            const char *expected);

/* sources.c: does what "inherit" and the like say, if the whole value is that; else FALSE. */
gboolean hp_take_over(HpRefinement *refinement, const HpProperty *property, HpComponent component,
                      HpSlice value);

/* parse.c: values to traits by type; FALSE if not right (reported). */
gboolean hp_parse_value(HpRefinement *refinement, HpComponent component, HpSlice text);
gboolean hp_value_to_dimension(const HpValue *value, const HpKeyword *keywords,
                               HpDimension *dimension);
gboolean hp_value_is_keyword(const HpValue *value, const HpKeyword *keywords, int *found);
/* Within ±HP_FO_LENGTH_LIMIT. */
HpLength hp_bounded_length(double points);
/* Warns where the value is beyond `limit` points, and will be cut. */
void hp_warn_of_size(HpRefinement *refinement, const HpValue *value, double limit);
gboolean hp_value_to_length(const HpValue *value, HpLength *length);
gboolean hp_parse_dimension(HpRefinement *refinement, HpSlice text, const HpKeyword *keywords,
                            HpDimension *dimension);

/* special.c, shorthand.c: parsers of the table. */
/* clang-format off */
#define HP_PARSERS(X)                                                                              \
  X(font_size) X(font_weight) X(font_family) X(line_height) X(letter_spacing) X(word_spacing)      \
  X(language) X(country) X(script) X(text_decoration) X(alignment_adjust) X(baseline_shift)        \
  X(background_position_horizontal) X(background_position_vertical) X(reference_orientation)       \
  X(border_separation) X(min_width) X(max_width) X(min_height) X(max_height) X(clear) X(margin)    \
  X(padding) X(border) X(border_width) X(border_style) X(border_color) X(border_side)              \
  X(background) X(background_position) X(font) X(white_space) X(page_break_before)                 \
  X(page_break_after) X(page_break_inside) X(position) X(vertical_align) X(size) X(xml_lang)       \
  X(border_spacing)
/* clang-format on */
#define HP_DECLARE_PARSER(name)                                                                    \
  gboolean hp_parse_##name(HpRefinement *refinement, HpComponent component, HpSlice value);
HP_PARSERS(HP_DECLARE_PARSER)
#undef HP_DECLARE_PARSER

/* corresponding.c: the formulas of 5.3, once all properties are evaluated. */
void hp_refine_corresponding(HpRefinement *refinement);

/* ---- The tree (tree.c and friends) --------------------------------------------------------- */

struct HpFoTree {
  HpArena *arena;
  HpGrammar *grammar;
  HpRefiner *refiner;
  HpDiagnostics *diagnostics; /* while building */
  HpFo *root;
  GHashTable *ids; /* id → const HpFo* */
  guint size;
  HpFoMetadata metadata;
  xmlDoc *kept;          /* owner of the dictionary of `kept_nodes`; NULL where there are none */
  GPtrArray *kept_nodes; /* of xmlNode*: see detach.c; NULL unless detached */
};

/* What an object points to must exist (references.c). */
void hp_check_references(HpFoTree *tree);
void hp_read_metadata(HpFoTree *tree, const xmlNode *packet);
/* Fills what the XMP left open from fo:title and the language of the first pages. */
void hp_complete_metadata(HpFoTree *tree);
