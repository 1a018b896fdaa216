/* One value to its trait, and what the formulas of 5.3 will ask for. */
#include "fo/property/refinement.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

/* ---- What was given ------------------------------------------------------------------------ */

static void set_all(HpLengthRange *range, HpDimension dimension)
{
  range->minimum = range->optimum = range->maximum = dimension;
}

/* width and height are the progression dimensions by other names (5.3.3). */
static void note_width(HpRefinement *refinement, gboolean horizontal, HpDimension dimension)
{
  HpTraits *traits = refinement->traits;
  if (horizontal != (traits->inherited.writing_mode == HP_WRITING_TB_RL)) {
    set_all(&traits->inline_progression_dimension, dimension);
    refinement->ipd_components |= 1u << HP_COMPONENT_WHOLE;
  } else {
    set_all(&traits->block_progression_dimension, dimension);
    refinement->bpd_components |= 1u << HP_COMPONENT_WHOLE;
  }
}

/* Properties whose specified components are kept in a mask of the refinement. */
static const struct {
  guint16 trait, mask;
} masks[] = {
    {offsetof(HpTraits, space_before), offsetof(HpRefinement, space_components[HP_BEFORE])},
    {offsetof(HpTraits, space_after), offsetof(HpRefinement, space_components[HP_AFTER])},
    {offsetof(HpTraits, space_start), offsetof(HpRefinement, space_components[HP_START])},
    {offsetof(HpTraits, space_end), offsetof(HpRefinement, space_components[HP_END])},
    {offsetof(HpTraits, inline_progression_dimension), offsetof(HpRefinement, ipd_components)},
    {offsetof(HpTraits, block_progression_dimension), offsetof(HpRefinement, bpd_components)},
    {offsetof(HpTraits, inherited.leader_length), offsetof(HpRefinement, leader_components)},
    {offsetof(HpTraits, inherited.start_indent), offsetof(HpRefinement, indent_given[0])},
    {offsetof(HpTraits, inherited.end_indent), offsetof(HpRefinement, indent_given[1])},
    {offsetof(HpTraits, inherited.writing_mode), offsetof(HpRefinement, writing_mode_given)},
    {offsetof(HpTraits, inherited.direction_rtl), offsetof(HpRefinement, direction_given)},
};

/* Remembers what the formulas of corresponding.c ask for. */
static void note_given(HpRefinement *refinement, const HpProperty *property, HpComponent component)
{
  for (guint i = 0; i < G_N_ELEMENTS(masks); i++)
    if (masks[i].trait == property->offset)
      *(guint *)((guint8 *)refinement + masks[i].mask) |= 1u << component;
  switch (property->offset) {
  case offsetof(HpTraits, border[0].color):
    refinement->border_color_given[hp_side_of_property(refinement, property)] = TRUE;
    break;
  case offsetof(HpTraits, margin[0]):
    refinement->margin_absolute[hp_side_of_property(refinement, property)] = TRUE;
    break;
  case offsetof(HpTraits, width):
    note_width(refinement, TRUE, refinement->traits->width);
    break;
  case offsetof(HpTraits, height):
    note_width(refinement, FALSE, refinement->traits->height);
    break;
  default:
    break;
  }
}

/* ---- Applying values ----------------------------------------------------------------------- */

gboolean hp_refine_apply(HpRefinement *refinement, const HpProperty *property,
                         HpComponent component, HpSlice value)
{
  const HpProperty *outer_property = refinement->property, *outer_written = refinement->written;
  const HpSlice outer_value = refinement->value;
  refinement->property = property;
  if (outer_written == NULL)
    refinement->written = property;
  refinement->value = value;
  refinement->scope.em = hp_length_to_points(refinement->traits->inherited.font_size);
  refinement->scope.percent_base = NAN;
  const gboolean right = hp_take_over(refinement, property, component, value) ||
                         hp_parse_value(refinement, component, value);
  if (right && property->size > 0 && property->type != HP_TYPE_NAME)
    note_given(refinement, property, component);
  refinement->property = outer_property;
  refinement->written = outer_written;
  refinement->value = outer_value;
  return right;
}

gboolean hp_refine_apply_named(HpRefinement *refinement, const char *name, HpSlice value)
{
  const char *dot = strchr(name, '.');
  const gsize length = dot == NULL ? strlen(name) : (gsize)(dot - name);
  const HpProperty *property = hp_refiner_property(refinement->refiner, name, length);
  const HpComponent component =
      dot == NULL ? HP_COMPONENT_WHOLE : hp_component_by_name(property, dot + 1);
  return hp_refine_apply(refinement, property, component, value);
}
