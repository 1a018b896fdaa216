/* Which flow goes to which region: XSL 1.1, 6.4.19-6.4.24. */
#include "layout/page/master.h"

static const HpFo *map_of(const HpFoTree *tree, const HpFo *sequence)
{
  const char *name = hp_fo_name(sequence, HP_NAME_FLOW_MAP_REFERENCE);
  const HpFo *masters = hp_fo_child_of_kind(hp_fo_tree_root(tree), HP_FO_LAYOUT_MASTER_SET);
  if (name == NULL || masters == NULL)
    return NULL;
  for (const HpFo *map = masters->first_child; map != NULL; map = map->next)
    /* flow-map-name is kept with the names of the masters. */
    if (map->kind == HP_FO_FLOW_MAP && g_strcmp0(hp_fo_name(map, HP_NAME_MASTER_NAME), name) == 0)
      return map;
  return NULL;
}

static gboolean lists(const HpFo *sources, const char *flow)
{
  for (const HpFo *source = sources->first_child; source != NULL; source = source->next)
    if (g_strcmp0(hp_fo_name(source, HP_NAME_FLOW_NAME), flow) == 0)
      return TRUE;
  return FALSE;
}

/* Several targets would share a flow out among them; it goes to the first. */
static const char *first_target(const HpFo *assignment)
{
  const HpFo *targets = hp_fo_child_of_kind(assignment, HP_FO_FLOW_TARGET_LIST);
  return targets == NULL ? NULL : hp_fo_name(targets->first_child, HP_NAME_REGION_NAME);
}

const char *hp_region_of_flow(const HpFoTree *tree, const HpFo *sequence, const HpFo *flow)
{
  const char *name = hp_fo_name(flow, HP_NAME_FLOW_NAME);
  const HpFo *map = map_of(tree, sequence);
  if (map == NULL)
    return name;
  for (const HpFo *assignment = map->first_child; assignment != NULL;
       assignment = assignment->next) {
    const HpFo *sources = hp_fo_child_of_kind(assignment, HP_FO_FLOW_SOURCE_LIST);
    if (sources != NULL && lists(sources, name) && first_target(assignment) != NULL)
      return first_target(assignment);
  }
  return name;
}
