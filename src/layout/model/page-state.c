/* What is asked of the page being made. */
#include "layout/model/page-state.h"

HpLength hp_page_set_reference_height(HpPageState *page, HpLength height)
{
  const HpLength before = page->reference_height;
  page->reference_height = height;
  return before;
}

gboolean hp_page_is_odd(const HpPageState *page)
{
  return page->number % 2 != 0;
}

gboolean hp_page_satisfies_break(const HpPageState *page, HpBreak wanted)
{
  switch (wanted) {
  case HP_BREAK_PAGE:
    return page->column == 0;
  case HP_BREAK_EVEN_PAGE:
    return page->column == 0 && !hp_page_is_odd(page);
  case HP_BREAK_ODD_PAGE:
    return page->column == 0 && hp_page_is_odd(page);
  default:
    return TRUE;
  }
}
