/* How wide an object is, and how wide its content: indents, borders, padding. */
#include "layout/flow/stack.h"

HpExtent hp_block_extent(const HpFo *fo, const HpConstraint *constraint)
{
  const HpTraits *traits = fo->traits;
  const HpLength start = hp_indent_of(fo, HP_START, constraint);
  const HpLength end = hp_indent_of(fo, HP_END, constraint);
  const HpLength before = hp_traits_border_padding(traits, HP_START, constraint->container);
  const HpLength after = hp_traits_border_padding(traits, HP_END, constraint->container);
  const HpLength content = constraint->inline_size - start - end;
  const gboolean rtl = traits->inherited.writing_mode == HP_WRITING_RL_TB;
  const HpLength content_x = rtl ? end : start;
  return (HpExtent){content_x - (rtl ? after : before), content + before + after, content_x,
                    content};
}
