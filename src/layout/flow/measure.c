/* Widths that content asks for: min-content (nothing broken that cannot be) and max-content. */
#include "layout/flow/flow.h"

#include "layout/inline/inline.h"
#include "layout/table/table.h"

static void widen(HpMeasure *measure, HpMeasure by)
{
  measure->minimum = MAX(measure->minimum, by.minimum);
  measure->maximum = MAX(measure->maximum, by.maximum);
  measure->least = MAX(measure->least, by.least);
}

static HpMeasure add_to_all(HpMeasure measure, gint64 extra)
{
  return (HpMeasure){.minimum = hp_length_clamp(measure.minimum + extra),
                     .maximum = hp_length_clamp(measure.maximum + extra),
                     .least = hp_length_clamp(measure.least + extra)};
}

/* Start- and end-indent reach from the reference area, so only lengths can be counted here. */
static HpLength indents(const HpFo *fo)
{
  const HpInheritedTraits *traits = &fo->traits->inherited;
  return hp_dimension_resolve(traits->start_indent, 0, 0) +
         hp_dimension_resolve(traits->end_indent, 0, 0);
}

static HpMeasure measure_paragraph(HpParagraphBox *paragraph)
{
  const HpInheritedTraits *traits = &paragraph->block->traits->inherited;
  const HpLength indent = paragraph->is_first ? hp_dimension_resolve(traits->text_indent, 0, 0) : 0;
  const HpMeasure text = {.minimum = hp_paragraph_min_content(paragraph->text),
                          .maximum = hp_paragraph_max_content(paragraph->text),
                          .least = hp_paragraph_least_content(paragraph->text)};
  return add_to_all(text, (gint64)indent + indents(paragraph->block));
}

static HpMeasure measure_container(HpLayout *layout, const HpFo *fo, HpLength container)
{
  const HpDimension width = fo->traits->inline_progression_dimension.optimum;
  const gint64 edges = (gint64)hp_traits_border_padding(fo->traits, HP_START, container) +
                       hp_traits_border_padding(fo->traits, HP_END, container);
  if (width.unit == HP_UNIT_LENGTH && width.percent == 0)
    return add_to_all((HpMeasure){width.length, width.length, width.length}, edges);
  return add_to_all(hp_measure_contents(layout, fo, container), edges);
}

HpMeasure hp_measure_block_level(HpLayout *layout, const HpFo *fo, HpLength container)
{
  switch (fo->kind) {
  case HP_FO_LIST_ITEM: {
    HpMeasure measure = {0};
    for (const HpFo *part = fo->first_child; part != NULL; part = part->next)
      widen(&measure, hp_measure_contents(layout, part, container));
    return measure;
  }
  case HP_FO_TABLE:
    return add_to_all(hp_table_measure(layout, fo, container), indents(fo));
  case HP_FO_BLOCK_CONTAINER:
    return measure_container(layout, fo, container);
  case HP_FO_FLOAT:
    if (hp_fo_floating(fo) == HP_FLOAT_BEFORE)
      return (HpMeasure){0};
    return hp_measure_contents(layout, fo, container);
  default:
    return hp_measure_contents(layout, fo, container);
  }
}

HpMeasure hp_measure_contents(HpLayout *layout, const HpFo *fo, HpLength container)
{
  HpMeasure measure = {0};
  const HpBlockChildren *children = hp_block_children(layout, fo, container);
  for (guint i = 0; i < children->n; i++) {
    const HpBlockChild *child = &children->items[i];
    widen(&measure, child->paragraph != NULL
                        ? measure_paragraph(child->paragraph)
                        : hp_measure_block_level(layout, child->fo, container));
    for (const HpFloatPlace *place = child->paragraph == NULL ? NULL : child->paragraph->floats;
         place != NULL; place = place->next)
      widen(&measure, hp_measure_block_level(layout, place->fo, container));
  }
  return measure;
}
