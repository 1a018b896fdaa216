/* An inline-container: a reference area in a line. */
#include "layout/inline/item.h"

HpFragment *hp_inline_container_area(HpLayout *layout, const HpInline *item)
{
  const HpTraits *traits = item->fo->traits;
  const HpLength container = item->container;
  const HpLength width =
      hp_dimension_resolve(traits->inline_progression_dimension.optimum, container, container);
  const HpConstraint constraint = {
      .inline_size = width, .container = width, .limit = HP_LENGTH_MAX, .trial = TRUE};
  HpFragment *area = layout->lay_out_contents(layout, item->fo, &constraint, NULL).fragment;
  hp_fragment_set_edges(area, traits, container, TRUE, TRUE);
  const HpLength natural = area->rect.height;
  const HpLength height =
      hp_dimension_resolve(traits->block_progression_dimension.optimum, natural, natural);
  area->rect = (HpRect){0, 0, width + area->edge[HP_START] + area->edge[HP_END],
                        height + area->edge[HP_BEFORE] + area->edge[HP_AFTER]};
  return area;
}
