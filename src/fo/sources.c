/* Other objects that a value may be taken from: "inherit", and the functions of 5.10.4. */
#include "fo/internal.h"

#include <stddef.h>
#include <string.h>

/* ---- Whose traits -------------------------------------------------------------------------- */

static gboolean specifies(const HpFo *fo, const HpProperty *property)
{
  const gsize length = strlen(property->name);
  for (const xmlAttr *attribute = fo->node->properties; attribute != NULL;
       attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    if (strncmp(name, property->name, length) == 0 && (name[length] == '\0' || name[length] == '.'))
      return TRUE;
  }
  return FALSE;
}

const HpTraits *hp_nearest_specifying(HpRefinement *refinement, const HpProperty *property)
{
  refinement->shareable = FALSE;
  const HpFo *fo = refinement->fo == NULL ? NULL : refinement->fo->parent;
  for (; fo != NULL; fo = fo->parent) {
    /* Around a retrieved marker, attributes may be gone (detach.c); the inherited value is left. */
    if (fo->node == NULL || specifies(fo, property))
      return fo->traits;
  }
  return hp_refiner_initial(refinement->refiner);
}

static const HpFo *enclosing(const HpFo *fo, HpFoKind kind)
{
  while (fo != NULL && fo->kind != kind)
    fo = fo->parent;
  return fo;
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
  const HpTraits *initial = hp_refiner_initial(refinement->refiner);
  const HpFo *cell = enclosing(refinement->fo, HP_FO_TABLE_CELL);
  const HpFo *table = enclosing(cell, HP_FO_TABLE);
  if (table == NULL)
    return initial; /* in a marker, it may be retrieved into a table */
  const HpTraits *own = cell == refinement->fo ? refinement->traits : cell->traits;
  const int number = own->column_number > 0
                         ? own->column_number
                         : hp_column_of_cell(hp_refiner_rows(refinement->refiner), cell);
  const HpTraits *column = traits_of_column(table, number);
  return column == NULL ? initial : column;
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

/* Properties whose trait has more than one field. */
#define FIELD(field) offsetof(HpTraits, field), sizeof(((HpTraits *)0)->field)
static const struct {
  HpPropertyParser parse;
  guint16 offset, size;
} more_fields[] = {
    {hp_parse_line_height, FIELD(inherited.line_height_is_factor)},
    {hp_parse_line_height, FIELD(inherited.line_height_factor)},
    {hp_parse_line_height, FIELD(inherited.line_height_retain)},
    {hp_parse_letter_spacing, FIELD(inherited.letter_spacing_normal)},
    {hp_parse_word_spacing, FIELD(inherited.word_spacing_normal)},
    {hp_parse_border_separation, FIELD(inherited.border_separation_block)},
    {hp_parse_alignment_adjust, FIELD(alignment_adjust_length)},
    {hp_parse_baseline_shift, FIELD(baseline_shift_length)},
    {hp_parse_text_decoration, FIELD(decoration_color)},
    {hp_parse_clear, FIELD(clear_end)},
};

static void copy_more(HpTraits *traits, const HpTraits *source, HpPropertyParser parse)
{
  for (guint i = 0; parse != NULL && i < G_N_ELEMENTS(more_fields); i++)
    if (more_fields[i].parse == parse)
      memcpy((guint8 *)traits + more_fields[i].offset,
             (const guint8 *)source + more_fields[i].offset, more_fields[i].size);
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
  copy_more(refinement->traits, source, property->parse);
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
