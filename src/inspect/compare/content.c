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
 *   links     addresses and descriptions, what they do, and on which words they lie; no other
 *             annotations but signatures; where pages break alike, where they are and where they
 *             lead to
 *   elements  where links and bookmarks lead to, by what begins there, wherever pages break; which
 *             elements belong to each other
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

/* `other`: what it is compared with; NULL: this is what others are compared with. */
static gboolean read_compared(HpCompared *compared, HpPdfFile *file, const HpCompared *other,
                              guint *page)
{
  const gboolean shown = hp_shown_pages_read(
      &compared->pages, file, other == NULL ? NULL : &other->pages, HP_SHOWN_ALONE, page);
  if (shown)
    *page = 0;
  hp_links_read(&compared->links, file, compared->pages.pages->len);
  return hp_said_read(&compared->said, &compared->pages, &compared->links) && shown;
}

static void clear_compared(HpCompared *compared)
{
  hp_shown_pages_clear(&compared->pages);
  hp_said_clear(&compared->said);
  hp_links_clear(&compared->links);
}

typedef struct {
  HpCompared compared;
  gboolean read;
} Kept;

static void kept_free(gpointer data)
{
  Kept *kept = data;
  clear_compared(&kept->compared);
  g_free(kept);
}

/* Of a file that others are compared with: read once. */
static const Kept *kept_of(HpPdfFile *file)
{
  static const char key[] = "compared";
  Kept *kept = g_datalist_get_data(&file->kept, key);
  guint page = 0;
  if (kept != NULL)
    return kept;
  kept = g_new0(Kept, 1);
  kept->read = read_compared(&kept->compared, file, NULL, &page);
  g_datalist_set_data_full(&file->kept, key, kept, kept_free);
  return kept;
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
                        difference)) {
    /* Rather that it says something else, wherever it is. */
    if (difference->content == HP_PDF_OTHER_LINK_PLACE)
      hp_compare_links(&one->links, &other->links, difference);
    return;
  }
  if (!hp_compare_links(&one->links, &other->links, difference) ||
      !hp_compare_metadata(one, other, !breaks_elsewhere, difference) ||
      !compare_structure(one, other, difference) ||
      !hp_compare_references(&one->said, &other->said, difference) ||
      !hp_compare_pages(one, other, likeness == HP_LIKE_PLACES, difference))
    return;
  const gboolean in_place = likeness == HP_LIKE_PLACES;
  if ((in_place && !hp_compare_link_places(&one->links, &other->links, TRUE, difference)) ||
      !hp_compare_bookmark_places(one, other, in_place, difference))
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
  const Kept *there = kept_of(other);
  HpPdfDifference difference = {.content = HP_PDF_UNREADABLE};
  HpCompared one = {0};
  if (read_compared(&one, file, &there->compared, &difference.page) && there->read)
    compare(&one, &there->compared, layout == NULL ? &unknown : layout, &difference);
  clear_compared(&one);
  return difference;
}

void hp_pdf_difference_clear(HpPdfDifference *difference)
{
  g_clear_pointer(&difference->words, g_free);
  g_clear_pointer(&difference->other_words, g_free);
  g_clear_pointer(&difference->given, g_free);
}
