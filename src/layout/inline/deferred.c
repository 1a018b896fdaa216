/*
 * Lines that print a page number nobody knows yet.
 *
 * Such a line is broken with room kept for the number. Its paragraph lives as long as the document;
 * when every page is made, the line's runs are placed anew with the number's own width and take the
 * line's place in the display list.
 */
#include "layout/inline/deferred.h"

static const char *page_text(HpLayout *layout, guint page)
{
  const HpPage *made = g_ptr_array_index(layout->document.pages, page);
  return made->number;
}

const char *hp_citation_text(HpLayout *layout, const HpFo *citation)
{
  const char *id = hp_fo_name(citation, HP_NAME_REF_ID);
  const HpDestination *destination =
      id == NULL ? NULL : g_hash_table_lookup(layout->document.destinations, id);
  const gboolean last = citation->kind == HP_FO_PAGE_NUMBER_CITATION_LAST;
  if (destination == NULL || (last && !layout->document.all_known))
    return layout->document.all_known ? "" : NULL;
  return page_text(layout, last ? destination->last_page : destination->page);
}

HpDeferred *hp_deferred_line(HpLayout *layout, HpParagraphBox *paragraph, const HpLine *line,
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

static void set_citation_widths(HpLayout *layout, HpDeferred *deferred)
{
  HpLineRun *runs;
  const HpParagraphBox *paragraph = deferred->paragraph;
  const guint n = hp_paragraph_line_runs(paragraph->text, &deferred->line, HP_LINE_START,
                                         layout->page.arena, &runs);
  for (guint i = 0; i < n; i++) {
    const HpInline *item = runs[i].user;
    if (runs[i].kind != HP_RUN_OBJECT || item->kind != HP_INLINE_CITATION)
      continue;
    const char *text = hp_citation_text(layout, item->fo);
    const HpLineRun *number =
        hp_text_run(layout->document.options->text, layout->page.arena, text, item->style);
    hp_paragraph_set_object_width(paragraph->text, item->offset, number->width);
    deferred->line.width += number->width - runs[i].width;
  }
}

HpFragment *hp_deferred_fragment(HpLayout *layout, HpDeferred *deferred)
{
  layout->page.state = &deferred->state;
  set_citation_widths(layout, deferred);
  HpFragment *line = hp_line_fragment(layout, deferred->paragraph, &deferred->line, deferred->x,
                                      deferred->y, deferred->width);
  layout->page.state = NULL;
  return line;
}
