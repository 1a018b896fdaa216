/* Which number a page-sequence begins with, and how many pages it must have: XSL 1.1, 7.26.2-3. */
#include "layout/page/master.h"

int hp_first_page_number(const HpFo *sequence, int next)
{
  const int given = sequence->traits->initial_page_number;
  switch (given) {
  case HP_PAGE_NUMBER_AUTO:
    return next;
  case HP_PAGE_NUMBER_AUTO_ODD:
    return next % 2 != 0 ? next : next + 1;
  case HP_PAGE_NUMBER_AUTO_EVEN:
    return next % 2 == 0 ? next : next + 1;
  default:
    return MAX(given, 1);
  }
}

gboolean hp_blank_must_follow(const HpFo *sequence, const HpFo *following, int count, int next)
{
  const int last = next - 1;
  switch (sequence->traits->force_page_count) {
  case HP_FORCE_EVEN:
    return count % 2 != 0;
  case HP_FORCE_ODD:
    return count % 2 == 0;
  case HP_FORCE_END_ON_EVEN:
    return last % 2 != 0;
  case HP_FORCE_END_ON_ODD:
    return last % 2 == 0;
  case HP_FORCE_NO_FORCE:
    return FALSE;
  default:
    break;
  }
  if (following == NULL || following->traits->initial_page_number == HP_PAGE_NUMBER_AUTO)
    return FALSE;
  return hp_first_page_number(following, next) % 2 != next % 2;
}
