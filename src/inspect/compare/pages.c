/* How the pages of two files are turned and cut, and in which order they come. */
#include "inspect/compare/content.h"

#include "inspect/compare/frame.h"

#include <string.h>

/* Whether what begins on a page comes before what begins on the next; what is put at the head or
   the foot of pages comes after that. `page` receives the first that is not so. */
static gboolean are_in_order(const HpCompared *content, guint *page)
{
  const GArray *places = content->said.places;
  const guint n = content->pages.pages->len;
  g_autofree gsize *first = g_new0(gsize, n + 1);
  for (guint i = places->len; i-- > 0;) {
    const HpSaidPlace *place = &g_array_index(places, HpSaidPlace, i);
    if (place->page < n)
      first[place->page] = place->offset + 1;
  }
  gsize before = 0;
  for (guint i = 0; i < n; i++) {
    *page = i;
    if (first[i] != 0 && first[i] < before)
      return FALSE;
    before = MAX(before, first[i]);
  }
  return TRUE;
}

/* Of char *: "" for a page that is nested too deep. */
static GPtrArray *frames_of_pages(const HpCompared *content, gboolean with_size)
{
  GPtrArray *frames = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < content->pages.pages->len; i++) {
    char *frame = hp_frame_of_page(content->pages.file, i, with_size);
    g_ptr_array_add(frames, frame == NULL ? g_strdup("") : frame);
  }
  return frames;
}

gboolean hp_compare_pages(const HpCompared *one, const HpCompared *other, gboolean with_places,
                          HpPdfDifference *difference)
{
  g_autoptr(GPtrArray) frames = frames_of_pages(one, with_places);
  g_autoptr(GPtrArray) others = frames_of_pages(other, with_places);
  g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
  gboolean same = TRUE;
  for (guint i = 0; i < others->len; i++)
    g_hash_table_add(known, g_ptr_array_index(others, i));
  for (guint i = 0; i < frames->len && same; i++) {
    const char *frame = g_ptr_array_index(frames, i);
    same = with_places && i < others->len ? strcmp(frame, g_ptr_array_index(others, i)) == 0
                                          : g_hash_table_contains(known, frame);
    difference->page = i;
  }
  guint page = 0, other_page = 0;
  if (same && one->said.has_structure && !are_in_order(one, &page) &&
      are_in_order(other, &other_page)) {
    difference->page = page;
    same = FALSE;
  }
  if (!same)
    difference->content = HP_PDF_OTHER_PAGE;
  return same;
}
