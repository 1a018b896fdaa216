#include "layout/block.h"

HpResult hp_layout_table(HpLayout *layout, const HpFo *table, HpLength y,
                         const HpConstraint *constraint, const HpToken *token)
{
  (void)y, (void)constraint, (void)token;
  HpFragment *fragment = hp_fragment_new(layout, HP_FRAGMENT_BLOCK, table);
  return (HpResult){.fragment = fragment};
}
