/* Where ids are. */
#include "layout/page/freeze.h"

static void add(HpDocumentScope *document, HpDestination destination)
{
  HpDestination *copy = hp_arena_copy(document->arena, &destination, sizeof destination);
  g_hash_table_insert(document->destinations, (gpointer)copy->id, copy);
}

gboolean hp_extend_id(HpLayout *layout, const char *id)
{
  HpDestination *known = g_hash_table_lookup(layout->document.destinations, id);
  const HpPageState *page = layout->page.state;
  if (known != NULL && page != NULL)
    known->last_page = MAX(known->last_page, page->index);
  return known != NULL;
}

void hp_register_id(HpLayout *layout, const char *id, HpLength x, HpLength y)
{
  const HpPageState *page = layout->page.state;
  if (page != NULL && !hp_extend_id(layout, id))
    add(&layout->document, (HpDestination){id, page->index, page->index, x, y});
}

void hp_register_pages(HpDocumentScope *document, const char *id, guint first, guint last)
{
  if (id != NULL && !g_hash_table_contains(document->destinations, id))
    add(document, (HpDestination){id, first, last, 0, 0});
}
