/* A file without a structure tree, as programs leave it that write one anew from its pages: pages
 * character for character; the rest where it is. */
#include "inspect/compare/content.h"

#include "inspect/compare/frame.h"

#include <string.h>

/* Blanks apart. */
static gboolean say_the_same(const char *one, const char *other)
{
  for (;;) {
    while (*one != '\0' && hp_pdf_is_blank(g_utf8_get_char(one)))
      one = g_utf8_next_char(one);
    while (*other != '\0' && hp_pdf_is_blank(g_utf8_get_char(other)))
      other = g_utf8_next_char(other);
    if (*one == '\0' || g_utf8_get_char(one) != g_utf8_get_char(other))
      return *one == *other;
    one = g_utf8_next_char(one);
    other = g_utf8_next_char(other);
  }
}

static gboolean compare_bookmarks(const HpCompared *one, const HpCompared *other,
                                  gboolean with_places, HpPdfDifference *difference)
{
  const char *titles = one->said.text->str + one->said.bookmarks;
  const char *others = other->said.text->str + other->said.bookmarks;
  g_autofree char *frame = hp_frame_of_bookmarks(one->pages.file);
  if (say_the_same(titles, "") && g_strcmp0(frame, "") == 0) {
    difference->lost |= say_the_same(others, "") ? 0 : HP_PDF_LOST_BOOKMARKS;
    return TRUE;
  }
  if (say_the_same(titles, others) &&
      hp_frames_are_same(g_steal_pointer(&frame), hp_frame_of_bookmarks(other->pages.file)))
    return !with_places || hp_compare_bookmark_places(one, other, TRUE, difference);
  difference->content = HP_PDF_OTHER_METADATA;
  return FALSE;
}

static gboolean compare_bare_links(const HpCompared *one, const HpCompared *other,
                                   gboolean with_places, HpPdfDifference *difference)
{
  if (g_hash_table_size(one->links.texts) == 0 && !one->links.has_other) {
    difference->lost |= g_hash_table_size(other->links.texts) == 0 ? 0 : HP_PDF_LOST_LINKS;
    return TRUE;
  }
  return hp_compare_links(&one->links, &other->links, difference) &&
         hp_compare_link_places(&one->links, &other->links, with_places, difference);
}

void hp_compare_bare(const HpCompared *one, const HpCompared *other, HpPdfDifference *difference)
{
  HpLikeness likeness;
  difference->lost = HP_PDF_LOST_STRUCTURE;
  const gboolean same_pages = hp_compare_bare_characters(one, other, &likeness, difference);
  const guint page = difference->page;
  if (!same_pages || !compare_bookmarks(one, other, likeness == HP_LIKE_PLACES, difference) ||
      !hp_compare_bare_metadata(one, other, difference) ||
      !compare_bare_links(one, other, likeness == HP_LIKE_PLACES, difference) ||
      !hp_compare_pages(one, other, likeness == HP_LIKE_PLACES, difference))
    return;
  if (hp_frame_has_other_intents(one->pages.file, other->pages.file))
    difference->lost |= HP_PDF_LOST_INTENT;
  difference->page = page;
  difference->content = likeness == HP_LIKE_PLACES ? HP_PDF_SAME_PLACES : HP_PDF_SAME_WORDS;
}
