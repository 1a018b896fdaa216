/* What layout asks of the page being made. */
#include "layout/page/page.h"

HpLength hp_page_width(const HpPageState *page)
{
  return page->width;
}

HpLength hp_page_height(const HpPageState *page)
{
  return page->height;
}

HpLength hp_page_reference_height(const HpPageState *page)
{
  return page->reference_height;
}

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

const char *hp_page_number(const HpPageState *page)
{
  return page->number_text;
}

gboolean hp_page_satisfies_break(const HpLayout *layout, HpBreak wanted)
{
  const HpPageState *page = layout->page.state;
  switch (wanted) {
  case HP_BREAK_PAGE:
    return page->column == 0;
  case HP_BREAK_EVEN_PAGE:
    return page->column == 0 && page->number % 2 == 0;
  case HP_BREAK_ODD_PAGE:
    return page->column == 0 && page->number % 2 != 0;
  default:
    return TRUE;
  }
}

void hp_register_id(HpLayout *layout, const char *id, HpLength x, HpLength y)
{
  if (layout->page.state == NULL)
    return;
  HpDestination *known = g_hash_table_lookup(layout->document.destinations, id);
  if (known != NULL) {
    known->last_page = layout->page.state->index;
    return;
  }
  HpDestination *destination = hp_arena_new0(layout->document.arena, HpDestination);
  *destination = (HpDestination){id, layout->page.state->index, layout->page.state->index, x, y};
  g_hash_table_insert(layout->document.destinations, (gpointer)id, destination);
}
