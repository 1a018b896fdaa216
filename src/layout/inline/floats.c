/*
 * Where floats are cited. In a paragraph it is a place in its text, where nothing is printed; where
 * a paragraph may yet begin, the floats wait for it, and are its own from its first line on.
 */
#include "layout/inline/collector.h"

void hp_collector_add_float(HpInlineCollector *collector, const HpFo *fo)
{
  HpFloatPlace *place = hp_arena_new0(collector->arena, HpFloatPlace);
  place->fo = fo;
  if (collector->paragraph != NULL)
    place->byte = hp_paragraph_length(collector->paragraph->text);
  if (collector->floats == NULL)
    collector->next_float = &collector->floats;
  *collector->next_float = place;
  collector->next_float = &place->next;
}

void hp_collector_release_floats(HpInlineCollector *collector)
{
  for (const HpFloatPlace *place = collector->floats; place != NULL; place = place->next) {
    const HpBlockChild child = {NULL, place->fo};
    g_array_append_val(collector->children, child);
  }
  collector->floats = NULL;
}

static void append_anchor(HpLayout *layout, HpFragment *line, const HpFo *fo)
{
  HpFragment *anchor = hp_fragment_new(layout->page.arena, HP_FRAGMENT_INLINE, fo);
  anchor->rect = (HpRect){line->rect.x, line->rect.y, 0, line->rect.height};
  anchor->is_first = anchor->is_last = anchor->is_anchor = TRUE;
  hp_fragment_append(line, anchor);
}

gboolean hp_line_cites(const HpLine *line, const HpFloatPlace *place)
{
  return place->byte >= line->start && (place->byte < line->next || line->last);
}

void hp_append_float_anchors(HpLayout *layout, HpFragment *fragment,
                             const HpParagraphBox *paragraph, const HpLine *line)
{
  for (const HpFloatPlace *place = paragraph->floats; place != NULL; place = place->next)
    if (hp_line_cites(line, place))
      append_anchor(layout, fragment, place->fo);
}
