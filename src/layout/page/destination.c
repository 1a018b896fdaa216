/* Where ids are. */
#include "layout/page/freeze.h"

static void add(HpDocumentScope *document, HpDestination destination)
{
  HpDestination *copy = hp_arena_copy(document->arena, &destination, sizeof destination);
  g_hash_table_insert(document->destinations, (gpointer)copy->id, copy);
}

void hp_register_id(HpLayout *layout, const char *id, HpLength x, HpLength y)
{
  const HpPageState *page = layout->page.state;
  if (page == NULL)
    return;
  HpDestination *known = g_hash_table_lookup(layout->document.destinations, id);
  if (known != NULL)
    known->last_page = page->index;
  else
    add(&layout->document, (HpDestination){id, page->index, page->index, x, y});
}

void hp_register_pages(HpDocumentScope *document, const char *id, guint first, guint last)
{
  if (id != NULL && !g_hash_table_contains(document->destinations, id))
    add(document, (HpDestination){id, first, last, 0, 0});
}
