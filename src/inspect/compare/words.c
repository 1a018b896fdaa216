/* The words of two structure trees, in their order, which elements they are of and which links lie
 * on them; where pages break elsewhere, without the page numbers in references. */
#include "inspect/compare/content.h"

#include <string.h>

typedef struct {
  const HpSaid *said;
  gsize at;
  guint place;           /* the one that `at` is in */
  guint bound;           /* how many of its bounds have been passed */
  guint link;            /* likewise of its links: the one on what was read is the last of these */
  guint led;             /* the one that was last compared, likewise */
  guint max_page;        /* 0: numbers of pages count, else up to this one they are layout */
  gsize kept;            /* up to here a number stands that is none of a page */
  GHashTable *citations; /* or NULL */
} Reading;

static const HpSaidPlace *place_of(const Reading *reading)
{
  return &g_array_index(reading->said->places, HpSaidPlace, reading->place);
}

/* Whether the text before a number says that it is one of a page. */
static gboolean is_cited(const Reading *reading, gsize offset)
{
  const char *text = reading->said->text->str;
  const char *end = text + offset, *start = end;
  gunichar before[HP_PDF_CITING] = {0};
  int n = HP_PDF_CITING;
  while (reading->citations != NULL && n > 0 && start > text) {
    start = g_utf8_find_prev_char(text, start);
    const gunichar character = g_utf8_get_char(start);
    if (!hp_pdf_is_blank(character) && !g_unichar_isdigit(character))
      before[--n] = character;
  }
  g_autofree char *key = g_ucs4_to_utf8(before + n, HP_PDF_CITING - n, NULL, NULL, NULL);
  return reading->citations != NULL && key != NULL &&
         g_hash_table_contains(reading->citations, key);
}

/* Whether it is part of a number that may be that of a page. */
static gboolean is_page_number(Reading *reading, gsize at, gunichar character)
{
  if (reading->max_page == 0 || !g_unichar_isdigit(character) || at < reading->kept)
    return FALSE;
  const char *text = reading->said->text->str + at;
  if (hp_may_be_page_number(text, reading->max_page) &&
      (place_of(reading)->cites || is_cited(reading, at)))
    return TRUE;
  reading->kept = at + strspn(text, "0123456789");
  return FALSE;
}

static void pass_bounds(Reading *reading, gsize offset)
{
  const GArray *bounds = reading->said->bounds;
  while (reading->bound < bounds->len && g_array_index(bounds, gsize, reading->bound) <= offset)
    reading->bound++;
}

static void pass_links(Reading *reading, gsize offset)
{
  const GArray *links = reading->said->links;
  while (reading->link < links->len &&
         g_array_index(links, HpSaidLink, reading->link).offset <= offset)
    reading->link++;
}

static HpSaidLink link_of(const Reading *reading)
{
  const HpSaidLink none = {0};
  return reading->link == 0 ? none
                            : g_array_index(reading->said->links, HpSaidLink, reading->link - 1);
}

/* Asked again only where another link begins in one of them. */
static gboolean have_same_link(Reading *one, Reading *other)
{
  const HpSaidLink link = link_of(one), other_link = link_of(other);
  if (link.says != other_link.says)
    return FALSE;
  if (one->led == one->link && other->led == other->link)
    return TRUE;
  one->led = one->link;
  other->led = other->link;
  return hp_leads_to_same(one->said, link.leads_to, other->said, other_link.leads_to);
}

/* The next character that counts, 0 at the end; `start` receives its offset. */
static gunichar next_character(Reading *reading, gsize *start)
{
  const GString *text = reading->said->text;
  const GArray *places = reading->said->places;
  while (reading->at < text->len) {
    *start = reading->at;
    while (reading->place + 1 < places->len &&
           g_array_index(places, HpSaidPlace, reading->place + 1).offset <= reading->at)
      reading->place++;
    const gunichar character = g_utf8_get_char(text->str + reading->at);
    reading->at = (gsize)(g_utf8_next_char(text->str + reading->at) - text->str);
    if (hp_pdf_is_blank(character) || is_page_number(reading, *start, character))
      continue;
    pass_bounds(reading, *start);
    pass_links(reading, *start);
    return character;
  }
  *start = text->len;
  return 0;
}

/* What differs beside the words, which are told first: once. */
static void take_difference(Reading *one, Reading *other, gsize at, HpPdfDifference *difference)
{
  const gboolean is_bookmark = at >= one->said->bookmarks;
  if (difference->content != HP_PDF_SAME_WORDS ||
      (one->bound == other->bound && have_same_link(one, other)))
    return;
  difference->content = one->bound != other->bound
                            ? is_bookmark ? HP_PDF_OTHER_METADATA : HP_PDF_OTHER_STRUCTURE
                            : HP_PDF_OTHER_LINK_PLACE;
  difference->page = one->said->places->len == 0 ? 0 : place_of(one)->page;
}

static void take_words(const Reading *one, gsize at, const Reading *other, gsize other_at,
                       HpPdfDifference *difference)
{
  const char *text = one->said->text->str, *other_text = other->said->text->str;
  const guint before =
      MAX(hp_excerpt_into_word(text, at), hp_excerpt_into_word(other_text, other_at));
  difference->page = one->said->places->len == 0 ? 0 : place_of(one)->page;
  difference->words = hp_excerpt_words(text, at, before);
  difference->other_words = hp_excerpt_words(other_text, other_at, before);
  difference->given = hp_excerpt_window(other_text, other_at, &difference->middle);
}

gboolean hp_compare_words(const HpCompared *one, const HpCompared *other, guint max_page,
                          GHashTable *citations, HpPdfDifference *difference)
{
  Reading a = {.said = &one->said, .max_page = max_page, .citations = citations};
  Reading b = {.said = &other->said, .max_page = max_page, .citations = citations};
  difference->content = HP_PDF_SAME_WORDS;
  for (;;) {
    gsize at = 0, other_at = 0;
    const gunichar character = next_character(&a, &at);
    const gunichar other_character = next_character(&b, &other_at);
    if (character == 0 && other_character == 0)
      return difference->content == HP_PDF_SAME_WORDS;
    if (character == other_character) {
      take_difference(&a, &b, at, difference);
      continue;
    }
    difference->content = hp_shown_is_picture(character) && hp_shown_is_picture(other_character)
                              ? HP_PDF_OTHER_PICTURE
                              : HP_PDF_OTHER_WORDS;
    take_words(&a, at, &b, other_at, difference);
    return FALSE;
  }
}
