/*
 * Lines that print a page number nobody knows yet.
 *
 * Such a line is broken with room kept for the number. Its paragraph lives as long as the document;
 * when every page is made, the line's runs are placed anew with the number's own width and take the
 * line's place in the display list.
 */
#include "layout/inline/item.h"

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
    const char *text = hp_citation_text(&layout->document, item->fo);
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
