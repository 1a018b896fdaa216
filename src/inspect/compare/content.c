/* Whether two files say the same, where their bytes cannot be compared: other versions of tools
 * embed fonts otherwise, or break lines and pages elsewhere.
 *
 *   pages     the same characters and pictures on each page? at the same places?
 *   reading   the words of the structure tree in their order; where pages break elsewhere, without
 *             the page numbers in references
 *   ways      the way up from pages to the structure tree leads where the way down comes from
 *   around    what is no part of the tree (running heads, repeated header rows): page for page;
 *             where pages break elsewhere, each piece must be one that the other has too, or one
 *             that may recur
 *   links     addresses and descriptions, and what they do; no other annotations but signatures;
 *             where pages break alike, where they are and where they lead to
 *   metadata  but for dates of change and the program
 *   bare      a file without a structure tree: pages character for character; the rest where it is
 *   frame     what is beside the pages: catalog, files inside, bookmarks, roles and languages of
 * the structure; how pages are turned and cut, and in which order they come
 */
#include "inspect/compare/content.h"

#include "inspect/compare/around.h"
#include "inspect/compare/frame.h"

static gboolean compare_structure(const HpCompared *one, const HpCompared *other,
                                  HpPdfDifference *difference)
{
  if (hp_frames_are_same(hp_frame_of_structure(one->pages.file),
                         hp_frame_of_structure(other->pages.file)))
    return TRUE;
  difference->content = HP_PDF_OTHER_STRUCTURE;
  return FALSE;
}

static gboolean read_compared(HpCompared *compared, HpPdfFile *file, GHashTable *pictures,
                              guint *page)
{
  const gboolean shown =
      hp_shown_pages_read(&compared->pages, file, pictures, HP_SHOWN_ALONE, page);
  if (shown)
    *page = 0;
  hp_links_read(&compared->links, file, compared->pages.pages->len);
  return hp_said_read(&compared->said, &compared->pages) && shown;
}

static void clear_compared(HpCompared *compared)
{
  hp_shown_pages_clear(&compared->pages);
  hp_said_clear(&compared->said);
  hp_links_clear(&compared->links);
}

static void compare(const HpCompared *one, const HpCompared *other, const HpPdfLayoutWords *layout,
                    HpPdfDifference *difference)
{
  if (!one->said.has_structure && other->said.has_structure) {
    hp_compare_bare(one, other, difference);
    return;
  }
  if (!hp_ways_agree(one->pages.file)) {
    difference->content = HP_PDF_AMBIGUOUS_STRUCTURE;
    return;
  }
  const HpLikeness likeness = hp_compare_characters(one, other, &difference->page);
  const gboolean breaks_elsewhere = likeness == HP_UNLIKE_CHARACTERS;
  const guint page = difference->page;
  const HpAround around = {&one->pages, &one->said}, other_around = {&other->pages, &other->said};
  const guint max_page = MAX(one->pages.pages->len, other->pages.pages->len);
  if (!hp_compare_words(one, other, breaks_elsewhere ? max_page : 0, layout->citations,
                        difference) ||
      !hp_compare_links(&one->links, &other->links, difference) ||
      !hp_compare_metadata(one, other, !breaks_elsewhere, difference) ||
      !compare_structure(one, other, difference) ||
      !hp_compare_pages(one, other, likeness == HP_LIKE_PLACES, difference))
    return;
  if (likeness == HP_LIKE_PLACES &&
      (!hp_compare_link_places(&one->links, &other->links, difference) ||
       !hp_compare_bookmark_places(one, other, difference)))
    return;
  if (breaks_elsewhere && !hp_around_agrees(&around, &other_around, layout->recurring, difference))
    return;
  difference->page = page;
  difference->content = likeness == HP_LIKE_PLACES ? HP_PDF_SAME_PLACES : HP_PDF_SAME_WORDS;
}

HpPdfDifference hp_pdf_file_compare_content(HpPdfFile *file, HpPdfFile *other,
                                            const HpPdfLayoutWords *layout)
{
  static const HpPdfLayoutWords unknown = {NULL, NULL};
  g_autoptr(GHashTable) pictures = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  HpPdfDifference difference = {.content = HP_PDF_UNREADABLE};
  HpCompared one = {0}, another = {0};
  guint page = 0;
  const gboolean read = read_compared(&one, file, pictures, &difference.page);
  const gboolean read_other = read_compared(&another, other, pictures, &page);
  if (read && read_other)
    compare(&one, &another, layout == NULL ? &unknown : layout, &difference);
  clear_compared(&one);
  clear_compared(&another);
  return difference;
}

void hp_pdf_difference_clear(HpPdfDifference *difference)
{
  g_clear_pointer(&difference->words, g_free);
  g_clear_pointer(&difference->other_words, g_free);
  g_clear_pointer(&difference->given, g_free);
}
