/* Static content: headers, footers and side regions of a page. */
#include "layout/page/sequence.h"

#include "layout/flow/flow.h"

const HpFo *hp_static_content(const HpFoTree *tree, const HpFo *sequence, const char *region)
{
  if (region == NULL)
    return NULL;
  for (const HpFo *child = sequence->first_child; child != NULL; child = child->next)
    if (child->kind == HP_FO_STATIC_CONTENT &&
        g_strcmp0(hp_region_of_flow(tree, sequence, child), region) == 0)
      return child;
  return NULL;
}

static void append_content(HpLayout *layout, const HpFo *content, HpFragment *region)
{
  const HpTraits *traits = region->fo->traits;
  const gboolean turned = region->rotation % 180 != 0;
  const HpLength across = region->rect.width - region->edge[HP_START] - region->edge[HP_END];
  const HpLength along = region->rect.height - region->edge[HP_BEFORE] - region->edge[HP_AFTER];
  const HpLength inline_size = turned ? along : across, block_size = turned ? across : along;
  const HpConstraint constraint = {.inline_size = inline_size,
                                   .container = inline_size,
                                   .limit = HP_LENGTH_MAX,
                                   .must_place = TRUE};
  hp_page_set_reference_height(layout->page.state, block_size);
  HpFragment *area = hp_layout_contents(layout, content, &constraint, NULL).fragment;
  hp_fragment_shift_content(area, hp_display_shift(traits, block_size - area->rect.height));
  hp_fragment_append(region, area);
}

HpFragment *hp_region_fragment(HpLayout *layout, const HpFo *sequence, const HpFo *region,
                               HpRect rect)
{
  HpFragment *fragment = hp_fragment_new(layout->page.arena, HP_FRAGMENT_REFERENCE, region);
  hp_fragment_set_edges(fragment, region->traits, rect.width, TRUE, TRUE);
  fragment->rect = rect;
  fragment->rotation = hp_rotation_of(region);
  fragment->clips = region->traits->overflow == HP_OVERFLOW_HIDDEN;
  fragment->is_first = fragment->is_last = TRUE;
  const HpFo *content =
      hp_static_content(layout->document.tree, sequence, hp_fo_name(region, HP_NAME_REGION_NAME));
  if (content != NULL)
    append_content(layout, content, fragment);
  return fragment;
}
