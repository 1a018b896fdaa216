/* One object on its way to its traits: what each value is, and where it goes.
 *
 *   field, expansions ◄── sources (whose traits) ◄── trait-value ◄── trait-functions
 *        ▲
 *      parse (values by type) ◄── apply ◄── special, shorthand ◄── properties (the table)
 *
 * The trait-functions are handed to expressions. A shorthand applies other properties: that way
 * back down goes through the table, by `parse`.
 */
#pragma once

#include "fo/expression/expression.h"
#include "fo/property/refiner.h"

struct HpRefinement {
  HpRefiner *refiner;
  const HpFo *fo;         /* NULL for the initial traits */
  const HpTraits *parent; /* what it inherits from */
  HpTraits *traits;       /* set one by one */
  const HpProperty *property;
  const HpProperty *written; /* what its author wrote: the property, or the shorthand of it */
  HpSlice value;
  HpScope scope;      /* of its expressions */
  gboolean shareable; /* depends on nothing but kind, parent traits and attributes */
  gboolean faulty;    /* something was reported */
  /* What was specified, where the formulas of 5.3 ask for it; by HpSide. */
  gboolean margin_absolute[4], margin_shorthand[4], border_color_given[4];
  guint indent_given[2];
  guint space_components[4]; /* bits (1 << HpComponent), of space-before, -after, -start, -end */
  guint ipd_components, bpd_components, leader_components, letter_components, word_components;
  guint direction_given, writing_mode_given;
  HpSlice language, country, script;
};

/* ---- field.c ------------------------------------------------------------------------------- */

HpSide hp_side_of_property(const HpRefinement *refinement, const HpProperty *property);
/* The place of a property's part in `traits` under construction or of others. */
gpointer hp_property_field(const HpRefinement *refinement, const HpProperty *property,
                           const HpTraits *traits);

/* ---- sources.c: other objects that a value may be taken from --------------------------------- */

/* Never NULL: initial traits where there is none. */
const HpTraits *hp_nearest_specifying(HpRefinement *refinement, const HpProperty *property);
const HpTraits *hp_traits_of_table_column(HpRefinement *refinement);
/* Does what "inherit" and the like say, if the whole value is that; else FALSE. */
gboolean hp_take_over(HpRefinement *refinement, const HpProperty *property, HpComponent component,
                      HpSlice value);

/* ---- trait-value.c and trait-functions.c ----------------------------------------------------- */

/* The value an object has for a property, as an expression sees it. */
gboolean hp_value_of_trait(const HpRefinement *refinement, const HpTraits *traits,
                           const HpProperty *property, HpValue *value);
extern const HpFunction hp_trait_functions[]; /* for a scope; the asker is the refinement */

/* ---- bad-value.c: what is said of values ----------------------------------------------------- */

/* Warns that the value at hand is not right; returns FALSE. */
gboolean hp_refine_bad_value(HpRefinement *refinement, const char *expected);
/* The same of the word `value` in it, which is none of `keywords` nor what is expected besides. */
gboolean hp_refine_bad_keyword(HpRefinement *refinement, const HpKeyword *keywords, HpSlice value,
                               const char *besides);
/* Warns where the value is beyond `limit` points, and will be cut. */
void hp_warn_of_size(HpRefinement *refinement, const HpValue *value, double limit);
/* The same for lengths, which need a unit too. */
void hp_warn_of_unit_and_size(HpRefinement *refinement, const HpValue *value);

/* ---- parse.c: values to traits by type; FALSE if not right (reported) --------------------------
 */

/* Evaluates; a wrong value is reported with what was expected instead. */
gboolean hp_refine_evaluate(HpRefinement *refinement, HpSlice text, HpValue *value,
                            const char *expected);
gboolean hp_parse_value(HpRefinement *refinement, HpComponent component, HpSlice text);
gboolean hp_value_is_keyword(const HpValue *value, const HpKeyword *keywords, int *found);
gboolean hp_value_to_length(const HpValue *value, HpLength *length);
gboolean hp_parse_dimension(HpRefinement *refinement, HpSlice text, const HpKeyword *keywords,
                            HpDimension *dimension);

/* ---- apply.c ------------------------------------------------------------------------------- */

/* Applies one more value, as a shorthand does; FALSE if it was not right. */
gboolean hp_refine_apply(HpRefinement *refinement, const HpProperty *property,
                         HpComponent component, HpSlice value);
gboolean hp_refine_apply_named(HpRefinement *refinement, const char *name, HpSlice value);

/* ---- expansions.c -------------------------------------------------------------------------- */

/* The settings that a word of a shorthand stands for: "break-before=page". NULL: it is none of its
   words, which `known` receives; the caller's. */
const char *hp_expansion_of(const char *shorthand, HpSlice word, char **known);
/* Whether the shorthand sets that property, both by name. */
gboolean hp_shorthand_sets(const char *shorthand, const char *property);

/* ---- special.c and shorthand.c: parsers of the table ------------------------------------------
 */

/* clang-format off */
#define HP_PARSERS(X)                                                                              \
  X(font_size) X(font_weight) X(font_family) X(line_height) X(letter_spacing) X(word_spacing)      \
  X(language) X(country) X(script) X(text_decoration) X(alignment_adjust) X(baseline_shift)        \
  X(background_position_horizontal) X(background_position_vertical) X(reference_orientation)       \
  X(border_separation) X(min_width) X(max_width) X(min_height) X(max_height) X(margin)             \
  X(padding) X(border) X(border_width) X(border_style) X(border_color) X(border_side)              \
  X(background) X(background_position) X(font) X(vertical_align) X(size) X(xml_lang)               \
  X(border_spacing) X(expansion)
/* clang-format on */
#define HP_DECLARE_PARSER(name)                                                                    \
  gboolean hp_parse_##name(HpRefinement *refinement, HpComponent component, HpSlice value);
HP_PARSERS(HP_DECLARE_PARSER)
#undef HP_DECLARE_PARSER
