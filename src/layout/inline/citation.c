/* Page numbers of other places: known once their page is made. */
#include "layout/inline/item.h"

/* The page that is being made has no number yet: its foot may cite its head. */
static const char *page_text(const HpDocumentScope *document, guint page)
{
  if (page >= document->pages->len)
    return document->all_known ? "" : NULL;
  const HpPage *made = g_ptr_array_index(document->pages, page);
  return made->number;
}

const char *hp_citation_text(const HpDocumentScope *document, const HpFo *citation)
{
  const char *id = hp_fo_name(citation, HP_NAME_REF_ID);
  const HpDestination *destination =
      id == NULL ? NULL : g_hash_table_lookup(document->destinations, id);
  const gboolean last = citation->kind == HP_FO_PAGE_NUMBER_CITATION_LAST;
  if (destination == NULL || (last && !document->all_known))
    return document->all_known ? "" : NULL;
  return page_text(document, last ? destination->last_page : destination->page);
}

HpDeferred *hp_deferred_line(const HpLayout *layout, HpParagraphBox *paragraph, const HpLine *line,
                             HpLength x, HpLength width)
{
  if (layout->document.all_known)
    return NULL;
  HpDeferred *deferred = hp_arena_new0(layout->page.arena, HpDeferred);
  deferred->paragraph = paragraph;
  deferred->line = *line;
  deferred->x = x;
  deferred->width = width;
  deferred->state = *layout->page.state;
  return deferred;
}
