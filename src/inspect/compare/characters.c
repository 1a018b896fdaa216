/* The characters and pictures of pages: the same, at the same places? */
#include "inspect/compare/content.h"

#include <math.h>

static const HpShown *next_shown(const GArray *shown, guint *at)
{
  while (*at < shown->len) {
    const HpShown *one = &g_array_index(shown, HpShown, (*at)++);
    if (!hp_pdf_is_blank(one->character))
      return one;
  }
  return NULL;
}

static HpLikeness compare_page(const GArray *one, const GArray *other)
{
  HpLikeness likeness = HP_LIKE_PLACES;
  for (guint i = 0, k = 0;;) {
    const HpShown *a = next_shown(one, &i), *b = next_shown(other, &k);
    if (a == NULL || b == NULL)
      return a == b ? likeness : HP_UNLIKE_CHARACTERS;
    if (a->character != b->character)
      return HP_UNLIKE_CHARACTERS;
    if (fabsf(a->x - b->x) > HP_PLACE_TOLERANCE || fabsf(a->y - b->y) > HP_PLACE_TOLERANCE)
      likeness = HP_LIKE_CHARACTERS;
  }
}

HpLikeness hp_compare_characters(const HpCompared *one, const HpCompared *other, guint *page)
{
  const GPtrArray *pages = one->pages.pages, *other_pages = other->pages.pages;
  HpLikeness worst = HP_LIKE_PLACES;
  for (guint i = 0; i < MIN(pages->len, other_pages->len); i++) {
    const HpLikeness likeness =
        compare_page(g_ptr_array_index(pages, i), g_ptr_array_index(other_pages, i));
    if (likeness > worst) {
      worst = likeness;
      *page = i;
    }
  }
  if (pages->len == other_pages->len || worst == HP_UNLIKE_CHARACTERS)
    return worst;
  *page = MIN(pages->len, other_pages->len) - 1;
  return HP_UNLIKE_CHARACTERS;
}

/* ---- Without a structure ------------------------------------------------------------------- */

/* What a page shows from the character on that differs, and a little of what comes before it. */
static char *words_shown(const GArray *shown, guint at)
{
  g_autoptr(GString) text = g_string_new(NULL);
  gsize offset = 0;
  for (guint i = at - MIN(at, HP_EXCERPT); i < MIN(shown->len, at + 2 * HP_EXCERPT); i++) {
    if (i == at)
      offset = text->len;
    g_string_append_unichar(text, g_array_index(shown, HpShown, i).character);
  }
  return hp_excerpt_words(text->str, at < shown->len ? offset : text->len,
                          hp_excerpt_into_word(text->str, at < shown->len ? offset : text->len));
}

/* Characters up to the first that differs: what comes after it cannot be told by them. A picture
   that is packed otherwise is passed over. */
static void compare_characters(const GArray *one, const GArray *other, HpLikeness *likeness,
                               HpPdfDifference *difference)
{
  for (guint i = 0, k = 0;;) {
    const HpShown *a = next_shown(one, &i), *b = next_shown(other, &k);
    if (a == NULL && b == NULL)
      return;
    const gboolean both = a != NULL && b != NULL;
    if (both &&
        (fabsf(a->x - b->x) > HP_PLACE_TOLERANCE || fabsf(a->y - b->y) > HP_PLACE_TOLERANCE))
      *likeness = HP_LIKE_CHARACTERS;
    if (both && a->character == b->character)
      continue;
    if (both && hp_shown_is_picture(a->character) && hp_shown_is_picture(b->character)) {
      difference->lost |= HP_PDF_LOST_PICTURES;
      continue;
    }
    difference->lost |= HP_PDF_LOST_WORDS;
    difference->words = words_shown(one, a == NULL ? one->len : i - 1);
    difference->other_words = words_shown(other, b == NULL ? other->len : k - 1);
    return;
  }
}

static guint count_pictures(const GArray *shown)
{
  guint n = 0;
  for (guint i = 0; i < shown->len; i++)
    n += hp_shown_is_picture(g_array_index(shown, HpShown, i).character) ? 1 : 0;
  return n;
}

gboolean hp_compare_bare_characters(const HpCompared *one, const HpCompared *other,
                                    HpLikeness *likeness, HpPdfDifference *difference)
{
  *likeness = HP_LIKE_PLACES;
  const GPtrArray *pages = one->pages.pages, *others = other->pages.pages;
  for (guint i = 0; i < MIN(pages->len, others->len); i++) {
    if (count_pictures(g_ptr_array_index(pages, i)) == count_pictures(g_ptr_array_index(others, i)))
      continue;
    difference->page = i;
    difference->content = HP_PDF_OTHER_PICTURE;
    return FALSE;
  }
  for (guint i = 0; i < MIN(pages->len, others->len) && difference->words == NULL; i++) {
    difference->page = i;
    compare_characters(g_ptr_array_index(pages, i), g_ptr_array_index(others, i), likeness,
                       difference);
  }
  if (pages->len == others->len)
    return TRUE;
  difference->content = HP_PDF_OTHER_PAGE;
  return FALSE;
}
