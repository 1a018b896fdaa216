/* Inside the room: the steps by which two files are compared that may say the same. Each fills in
 * the difference that it finds, and is FALSE if it finds one. */
#pragma once

#include "inspect/compare/said.h"

#define HP_PLACE_TOLERANCE 0.5f /* points */
#define HP_EXCERPT 60           /* bytes of text that are shown */

/** The annotations of a file, but for signatures. */
struct HpLinks {
  GHashTable *texts;  /* address and description of each link → index of its page + 1 */
  GArray *places;     /* where each is; links.c has what it is of */
  gboolean has_other; /* annotations that are neither links nor signatures */
  guint page_of_other;
  GHashTable *fields; /* the object numbers of form fields */
  guint64 looks;      /* how often one was looked for so far */
};

/** A file as it is compared. */
typedef struct {
  HpShownPages pages;
  HpSaid said;
  HpLinks links;
} HpCompared;

/** excerpt.c: whether it stands for a picture. */
gboolean hp_shown_is_picture(gunichar character);
/** How many characters that count the word has before `offset`. */
guint hp_excerpt_into_word(const char *text, gsize offset);
/** Some words from so many characters before `offset` on, pictures as "▧"; the caller's. */
char *hp_excerpt_words(const char *text, gsize offset, guint before);
/** The characters that count on both sides of an offset, without blanks; the caller's. `middle`
    receives how many come before it. */
char *hp_excerpt_window(const char *text, gsize offset, guint *middle);

typedef enum { HP_LIKE_PLACES, HP_LIKE_CHARACTERS, HP_UNLIKE_CHARACTERS } HpLikeness;

/** characters.c: how alike what all pages show is; `page` receives the first that is not as like as
    the others. */
HpLikeness hp_compare_characters(const HpCompared *one, const HpCompared *other, guint *page);
/** Likewise of a file without a structure tree, page for page, up to the first character that
    differs: what comes after it cannot be told by them. FALSE if the other has more or fewer pages,
    or a page of it pictures. */
gboolean hp_compare_bare_characters(const HpCompared *one, const HpCompared *other,
                                    HpLikeness *likeness, HpPdfDifference *difference);

/** words.c: the words of the structure trees, which elements they are of, and what links lie on
   them. `max_page`: numbers of references up to this one are layout; 0: they count. `citations` is
   that of HpPdfLayoutWords. */
gboolean hp_compare_words(const HpCompared *one, const HpCompared *other, guint max_page,
                          GHashTable *citations, HpPdfDifference *difference);

/** elements.c: whether two places are by the element that begins there, and name, the same,
   wherever pages break; NULL: there is none. */
gboolean hp_leads_to_same(const HpSaid *one, const HpPlaceLedTo *place, const HpSaid *other,
                          const HpPlaceLedTo *other_place);
/** Which elements name which as belonging to them, where the structure is the same. */
gboolean hp_compare_references(const HpSaid *one, const HpSaid *other, HpPdfDifference *difference);

/** links.c: of the first `n_pages` pages. Free with hp_links_clear. */
void hp_links_read(HpLinks *links, HpPdfFile *file, guint n_pages);
void hp_links_clear(HpLinks *links);
/** The link that lies on something shown on a page: `on` has the one of what was shown before,
   which stays where this takes no width, and may be on an edge. FALSE if there are too many to look
   at. */
gboolean hp_link_on(HpLinks *links, guint page, const HpShown *shown, HpSaidLink *on);
/** What links say and do. */
gboolean hp_compare_links(const HpLinks *one, const HpLinks *other, HpPdfDifference *difference);
/** What each link says, which pages it is on and leads to, where pages break alike; and where
   there, where words stand alike. */
gboolean hp_compare_link_places(const HpLinks *one, const HpLinks *other, gboolean in_place,
                                HpPdfDifference *difference);
/** Where bookmarks lead to: to the same place, or to what the same element says. */
gboolean hp_compare_bookmark_places(const HpCompared *one, const HpCompared *other,
                                    gboolean in_place, HpPdfDifference *difference);

/** metadata.c: metadata but for dates of change and the program, the files inside, the catalog, and
    the bookmarks, with the pages that they lead to where `with_places`. */
gboolean hp_compare_metadata(const HpCompared *one, const HpCompared *other, gboolean with_places,
                             HpPdfDifference *difference);
/** Whether those of one say a part of what those of the other say, and nothing else. */
gboolean hp_compare_bare_metadata(const HpCompared *one, const HpCompared *other,
                                  HpPdfDifference *difference);

/** ways.c: whether who goes up from what is marked on the pages of a file, by its parent tree,
   comes to the same structure as who goes down from the root; so it is where there is none. */
gboolean hp_ways_agree(HpPdfFile *file);

/** pages.c: whether each page is turned as one of the other file; `with_places`, where words stand
    alike, it is that page, and as large. */
gboolean hp_compare_pages(const HpCompared *one, const HpCompared *other, gboolean with_places,
                          HpPdfDifference *difference);

/** bare.c: all of a file that has no structure tree. */
void hp_compare_bare(const HpCompared *one, const HpCompared *other, HpPdfDifference *difference);
