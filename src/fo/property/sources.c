/* Other objects that a value may be taken from: "inherit", and the functions of 5.10.4. */
#include "fo/property/refinement.h"

#include <string.h>

/* ---- Whose traits -------------------------------------------------------------------------- */

/* Its own name, with or without a component, or a shorthand that sets it. */
static gboolean specifies_by(HpRefinement *refinement, const char *name, const HpProperty *property)
{
  const gsize length = strlen(property->name);
  if (strncmp(name, property->name, length) == 0 && (name[length] == '\0' || name[length] == '.'))
    return TRUE;
  const HpProperty *other = hp_refiner_property(refinement->refiner, name, strlen(name));
  return other != NULL && other->type == HP_TYPE_SHORTHAND &&
         hp_shorthand_sets(other->name, property->name);
}

static gboolean specifies(HpRefinement *refinement, const HpFo *fo, const HpProperty *property)
{
  for (const xmlAttr *attribute = fo->node->properties; attribute != NULL;
       attribute = attribute->next)
    if (specifies_by(refinement, (const char *)attribute->name, property))
      return TRUE;
  return FALSE;
}

const HpTraits *hp_nearest_specifying(HpRefinement *refinement, const HpProperty *property)
{
  refinement->shareable = FALSE;
  const HpFo *fo = refinement->fo == NULL ? NULL : refinement->fo->parent;
  for (; fo != NULL; fo = fo->parent) {
    /* Around a retrieved marker, attributes may be gone (detach.c); the inherited value is left. */
    if (fo->node == NULL || specifies(refinement, fo, property))
      return fo->traits;
  }
  return &refinement->refiner->vocabulary->initial;
}

static const HpTraits *traits_of_column(const HpFo *table, int number)
{
  int next = 1;
  for (const HpFo *column = table->first_child; column != NULL; column = column->next) {
    if (column->kind != HP_FO_TABLE_COLUMN)
      continue;
    if (column->traits->column_number > 0)
      next = column->traits->column_number;
    const int repeated = column->traits->columns_repeated;
    if (number >= next && number < next + repeated)
      return column->traits;
    next += repeated;
  }
  return NULL;
}

const HpTraits *hp_traits_of_table_column(HpRefinement *refinement)
{
  refinement->shareable = FALSE;
  HpRefiner *refiner = refinement->refiner;
  const HpFo *cell = hp_fo_enclosing(refinement->fo, HP_FO_TABLE_CELL);
  const HpFo *table = hp_fo_enclosing(cell, HP_FO_TABLE);
  if (table == NULL)
    return &refiner->vocabulary->initial; /* in a marker, it may be retrieved into a table */
  if (refiner->rows == NULL)
    refiner->rows = hp_rows_new();
  const HpTraits *own = cell == refinement->fo ? refinement->traits : cell->traits;
  const int number =
      own->column_number > 0 ? own->column_number : hp_column_of_cell(refiner->rows, cell);
  const HpTraits *column = traits_of_column(table, number);
  return column == NULL ? &refiner->vocabulary->initial : column;
}

/* ---- Values taken over whole --------------------------------------------------------------- */

/* "name()" or "name(property)", as one whole value. */
static gboolean is_call(HpSlice value, const char *name, const HpProperty *property)
{
  const gsize length = strlen(name);
  if (value.length < length + 2 || strncmp(value.text, name, length) != 0 ||
      value.text[length] != '(' || value.text[value.length - 1] != ')')
    return FALSE;
  const HpSlice argument =
      hp_slice_trimmed((HpSlice){value.text + length + 1, value.length - length - 2});
  return argument.length == 0 || hp_slice_is(argument, property->name);
}

static const HpTraits *source_of(HpRefinement *refinement, const HpProperty *property,
                                 HpSlice value)
{
  if (hp_slice_is(value, "inherit") || is_call(value, "from-parent", property) ||
      is_call(value, "merge-property-values", property))
    return refinement->parent;
  if (is_call(value, "inherited-property-value", property) && hp_property_inherits(property))
    return refinement->parent;
  if (is_call(value, "from-nearest-specified-value", property))
    return hp_nearest_specifying(refinement, property);
  if (is_call(value, "from-table-column", property))
    return hp_traits_of_table_column(refinement);
  return NULL;
}

static void copy_value(HpRefinement *refinement, const HpProperty *property, HpComponent component,
                       const HpTraits *source)
{
  guint8 *own = hp_property_field(refinement, property, refinement->traits);
  const guint8 *theirs = hp_property_field(refinement, property, source);
  const HpComponentField *part =
      component == HP_COMPONENT_WHOLE ? NULL : hp_component_field(property->type, component);
  if (part != NULL)
    memcpy(own + part->offset, theirs + part->offset, part->size);
  else if (property->type == HP_TYPE_BORDER_WIDTH)
    memcpy(own, theirs, sizeof(HpLength));
  else
    memcpy(own, theirs, property->size);
}

gboolean hp_take_over(HpRefinement *refinement, const HpProperty *property, HpComponent component,
                      HpSlice value)
{
  if (property->size == 0)
    return FALSE;
  const HpTraits *source = source_of(refinement, property, value);
  if (source == NULL)
    return FALSE;
  copy_value(refinement, property, component, source);
  return TRUE;
}
