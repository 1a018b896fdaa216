/* Where the trait of a property lies. */
#include "fo/property/refinement.h"

#include <stddef.h>

static HpSide side_of(HpSided sided, HpWritingMode mode)
{
  static const HpSide absolute[3][4] = {
      /* top, bottom, left, right */
      [HP_WRITING_LR_TB] = {HP_BEFORE, HP_AFTER, HP_START, HP_END},
      [HP_WRITING_RL_TB] = {HP_BEFORE, HP_AFTER, HP_END, HP_START},
      [HP_WRITING_TB_RL] = {HP_START, HP_END, HP_AFTER, HP_BEFORE},
  };
  if (sided <= HP_SIDED_END)
    return (HpSide)(sided - HP_SIDED_BEFORE);
  return absolute[mode][sided - HP_SIDED_TOP];
}

static gboolean is_margin(const HpProperty *property)
{
  return property->offset == offsetof(HpTraits, margin[0]) && property->sided != HP_SIDED_NOT;
}

/* A region's margins lie in its page: it is the page's writing mode that tells their sides. */
HpSide hp_side_of_property(const HpRefinement *refinement, const HpProperty *property)
{
  const HpFo *fo = refinement->fo;
  const gboolean of_region =
      fo != NULL && fo->kind >= HP_FO_REGION_BODY && fo->kind <= HP_FO_REGION_END;
  const HpTraits *traits =
      of_region && is_margin(property) ? refinement->parent : refinement->traits;
  return side_of(property->sided, traits->inherited.writing_mode);
}

gpointer hp_property_field(const HpRefinement *refinement, const HpProperty *property,
                           const HpTraits *traits)
{
  gsize offset = property->offset;
  if (property->sided != HP_SIDED_NOT)
    offset += (gsize)property->stride * hp_side_of_property(refinement, property);
  return (guint8 *)traits + offset;
}
