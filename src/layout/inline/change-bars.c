/*
 * Which changes reach into a line (XSL 1.1, 6.13.2). A place in the document is the index of an
 * object; that of text is the object that it comes after or begins with:
 *
 *     <fo:block>one two <fo:change-bar-begin …/>three four</fo:block>
 *               9                    10                                index
 *     line 1:   one two three    from 9 to 10
 *     line 2:   four             from 10 to 10
 */
#include "layout/inline/item.h"

typedef struct {
  guint32 first, last;
} Places;

/* What a marker holds stands where it is retrieved. */
static guint32 place_of(const HpFo *fo)
{
  guint32 place = fo->index;
  for (; fo != NULL; fo = fo->parent)
    if (fo->kind == HP_FO_RETRIEVE_MARKER || fo->kind == HP_FO_RETRIEVE_TABLE_MARKER)
      place = fo->index;
  return place;
}

/* A change from which everything was taken away: it is seen at the line that it stands in. */
static gboolean is_empty_change(const HpParagraphBox *paragraph, guint i)
{
  const HpBarEnd *end = &paragraph->bar_ends[i];
  return end->bar->kind == HP_FO_CHANGE_BAR_BEGIN && i + 1 < paragraph->n_bar_ends &&
         end[1].byte == end->byte && end[1].bar->kind == HP_FO_CHANGE_BAR_END;
}

/* How many there are before `byte`: there may be thousands, and each line asks. */
static guint count_before(const HpParagraphBox *paragraph, gsize byte)
{
  guint low = 0, high = paragraph->n_bar_ends;
  while (low < high) {
    const guint middle = low + (high - low) / 2;
    if (paragraph->bar_ends[middle].byte < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static Places places_of_line(const HpParagraphBox *paragraph, const HpLine *line)
{
  Places places;
  places.first = places.last =
      place_of(paragraph->start == NULL ? paragraph->block : paragraph->start);
  const HpBarEnd *ends = paragraph->bar_ends;
  guint i = count_before(paragraph, line->start);
  const guint end = line->last ? paragraph->n_bar_ends : count_before(paragraph, line->next);
  if (i > 0)
    places.first = ends[i - 1].bar->index;
  for (; i < end && ends[i].byte == line->start && !is_empty_change(paragraph, i); i++)
    places.first = ends[i].bar->index;
  places.last = i < end ? ends[end - 1].bar->index : places.first;
  return places;
}

const HpChangeRegion *const *
hp_change_regions_of_line(HpLayout *layout, const HpParagraphBox *paragraph, const HpLine *line)
{
  const Places places = places_of_line(paragraph, line);
  const HpFo *holder = hp_fo_enclosing(paragraph->block, HP_FO_STATIC_CONTENT);
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  hp_append_change_regions_at(found, layout->document.tree, holder, places.first, places.last);
  if (found->len == 0)
    return NULL;
  g_ptr_array_add(found, NULL);
  return hp_arena_copy(layout->page.arena, found->pdata, sizeof(gpointer) * found->len);
}
