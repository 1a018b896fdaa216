/* Whether two files say the same, where their bytes cannot be compared: other versions of tools
 * embed fonts otherwise, or break lines and pages elsewhere.
 *
 *   pages     the same characters and pictures on each page? at the same places?
 *   reading   the words of the structure tree in their order; where pages break elsewhere, without
 *             the page numbers in references
 *   around    what is no part of the tree (running heads, repeated header rows): page for page;
 *             where pages break elsewhere, each piece must be one that the other has too, or one
 *             that may recur
 *   links     addresses and descriptions, and what they do; no other annotations but signatures;
 *             where pages break alike, where they are and which pages they lead to
 *   metadata  but for dates of change and the program
 *   bare      a file without a structure tree: pages character for character; the rest where it is
 *   frame     what is beside the pages: catalog, files inside, bookmarks, roles and languages of
 * the structure; how pages are turned and cut, and in which order they come
 */
#include "inspect/around.h"
#include "inspect/frame.h"
#include "inspect/said.h"
#include "inspect/update.h"

#include <math.h>
#include <string.h>

#define PLACE_TOLERANCE 0.5f /* points */
#define CONTEXT 60           /* bytes of text that are shown */
#define WINDOW 12            /* characters that count, before and after what differs */
#define MAX_CORNERS 64       /* numbers of the corners of a link that are compared */
#define MAX_LINKS 100000     /* links of a file that are compared */

typedef struct {
  HpShownPages pages;
  HpSaid said;
  GHashTable *links;  /* address and description of each */
  GArray *places;     /* of LinkPlace */
  gboolean has_other; /* annotations that are neither links nor signatures */
  guint page_of_other;
} Content;

typedef struct {
  guint page;
  double edges[4];
  int leads_to;               /* index of a page; -1: to none of this file */
  float corners[MAX_CORNERS]; /* of the parts that act (/QuadPoints), the first of them */
  int n_corners;
} LinkPlace;

/* ---- Characters on pages ------------------------------------------------------------------- */

static const HpShown *next_shown(const GArray *shown, guint *at)
{
  while (*at < shown->len) {
    const HpShown *one = &g_array_index(shown, HpShown, (*at)++);
    if (!hp_pdf_is_blank(one->character))
      return one;
  }
  return NULL;
}

typedef enum { SAME_PLACES, SAME_CHARACTERS, OTHER_CHARACTERS } Likeness;

static gboolean is_picture(gunichar character)
{
  return character >= HP_SHOWN_PICTURE && character <= HP_SHOWN_PICTURE + HP_MAX_SHOWN_PICTURES;
}

static Likeness compare_page(const GArray *one, const GArray *other)
{
  Likeness likeness = SAME_PLACES;
  for (guint i = 0, k = 0;;) {
    const HpShown *a = next_shown(one, &i), *b = next_shown(other, &k);
    if (a == NULL || b == NULL)
      return a == b ? likeness : OTHER_CHARACTERS;
    if (a->character != b->character)
      return OTHER_CHARACTERS;
    if (fabsf(a->x - b->x) > PLACE_TOLERANCE || fabsf(a->y - b->y) > PLACE_TOLERANCE)
      likeness = SAME_CHARACTERS;
  }
}

/* `page` receives the first that is not as like as the others. */
static Likeness compare_pages(const Content *one, const Content *other, guint *page)
{
  const GPtrArray *pages = one->pages.pages, *other_pages = other->pages.pages;
  Likeness worst = SAME_PLACES;
  for (guint i = 0; i < MIN(pages->len, other_pages->len); i++) {
    const Likeness likeness =
        compare_page(g_ptr_array_index(pages, i), g_ptr_array_index(other_pages, i));
    if (likeness > worst) {
      worst = likeness;
      *page = i;
    }
  }
  if (pages->len == other_pages->len || worst == OTHER_CHARACTERS)
    return worst;
  *page = MIN(pages->len, other_pages->len) - 1;
  return OTHER_CHARACTERS;
}

/* ---- Words in order ------------------------------------------------------------------------ */

typedef struct {
  const HpSaid *said;
  gsize at;
  guint place;           /* the one that `at` is in */
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
    if (!hp_pdf_is_blank(character) && !is_page_number(reading, *start, character))
      return character;
  }
  *start = text->len;
  return 0;
}

/* How many characters that count the word has before `offset`. */
static guint into_word(const char *text, gsize offset)
{
  const char *at = text + offset;
  guint n = 0;
  while (at > text && at[-1] != ' ' && n < CONTEXT) {
    at = g_utf8_find_prev_char(text, at);
    n += !hp_pdf_is_blank(g_utf8_get_char(at));
  }
  return n;
}

/* Some words from so many characters before `offset` on; pictures as "▧". */
static char *words_at(const char *text, gsize offset, guint before)
{
  const char *start = text + offset, *end = start;
  while (before > 0 && start > text) {
    start = g_utf8_find_prev_char(text, start);
    before -= !hp_pdf_is_blank(g_utf8_get_char(start));
  }
  while (*end != '\0' && (end - start < CONTEXT || *end != ' ') && end - start < 2 * CONTEXT)
    end = g_utf8_next_char(end);
  GString *words = g_string_new(NULL);
  for (const char *at = start; at < end; at = g_utf8_next_char(at)) {
    const gunichar character = g_utf8_get_char(at);
    if (is_picture(character))
      g_string_append(words, "▧");
    else if (character != 0xad)
      g_string_append_unichar(words, character);
  }
  return g_strchomp(g_string_free(words, FALSE));
}

/* The characters that count on both sides of an offset, without blanks. */
static char *window_at(const char *text, gsize offset, guint *middle)
{
  const char *start = text + offset;
  *middle = 0;
  while (*middle < WINDOW && start > text) {
    start = g_utf8_find_prev_char(text, start);
    *middle += !hp_pdf_is_blank(g_utf8_get_char(start));
  }
  GString *window = g_string_new(NULL);
  for (guint after = 0; *start != '\0' && after < WINDOW; start = g_utf8_next_char(start)) {
    if (hp_pdf_is_blank(g_utf8_get_char(start)))
      continue;
    g_string_append_unichar(window, g_utf8_get_char(start));
    after += start >= text + offset;
  }
  return g_string_free(window, FALSE);
}

static gboolean compare_words(const Content *one, const Content *other, guint max_page,
                              GHashTable *citations, HpPdfDifference *difference)
{
  Reading a = {.said = &one->said, .max_page = max_page, .citations = citations};
  Reading b = {.said = &other->said, .max_page = max_page, .citations = citations};
  for (;;) {
    gsize at = 0, other_at = 0;
    const gunichar character = next_character(&a, &at);
    const gunichar other_character = next_character(&b, &other_at);
    if (character == 0 && other_character == 0)
      return TRUE;
    if (character == other_character)
      continue;
    difference->content = is_picture(character) && is_picture(other_character)
                              ? HP_PDF_OTHER_PICTURE
                              : HP_PDF_OTHER_WORDS;
    difference->page = one->said.places->len == 0 ? 0 : place_of(&a)->page;
    const char *text = one->said.text->str, *other_text = other->said.text->str;
    const guint before = MAX(into_word(text, at), into_word(other_text, other_at));
    difference->words = words_at(text, at, before);
    difference->other_words = words_at(other_text, other_at, before);
    difference->given = window_at(other_text, other_at, &difference->middle);
    return FALSE;
  }
}

/* ---- Links --------------------------------------------------------------------------------- */

/* "The plan → https://www.example.org/plan"; "The plan" for a link to somewhere inside. */
static char *link_text(HpPdfFile *file, qpdf_oh annotation)
{
  qpdf_data qpdf = file->qpdf;
  g_autofree char *frame = hp_frame_of_annotation(file, annotation);
  g_autofree char *description = hp_pdf_string_in(qpdf, annotation, "/Contents");
  g_autofree char *address = NULL;
  qpdf_oh action = qpdf_oh_get_key(qpdf, annotation, "/A");
  if (qpdf_oh_is_dictionary(qpdf, action)) {
    address = hp_pdf_string_in(qpdf, action, "/URI");
    if (address == NULL)
      address = g_strdup(qpdf_oh_unparse_resolved(qpdf, action));
  }
  qpdf_oh_release(qpdf, action);
  g_autofree char *link = g_strconcat(description == NULL ? "" : description,
                                      address == NULL ? "" : " → ", address, NULL);
  return g_strdup_printf("%s\n%s", link, frame == NULL ? "" : frame);
}

static void take_corners(qpdf_data qpdf, qpdf_oh annotation, LinkPlace *place)
{
  double corners[MAX_CORNERS] = {0};
  qpdf_oh all = qpdf_oh_get_key(qpdf, annotation, "/QuadPoints");
  place->n_corners = qpdf_oh_is_array(qpdf, all) ? qpdf_oh_get_array_n_items(qpdf, all) : 0;
  qpdf_oh_release(qpdf, all);
  hp_pdf_read_numbers(qpdf, annotation, "/QuadPoints", corners, MIN(place->n_corners, MAX_CORNERS));
  for (guint i = 0; i < MAX_CORNERS; i++)
    place->corners[i] = (float)corners[i];
}

static void take_place(Content *content, guint page, qpdf_oh annotation)
{
  HpPdfFile *file = content->pages.file;
  LinkPlace place = {.page = page, .leads_to = hp_frame_page_led_to(file, annotation)};
  hp_pdf_read_numbers(file->qpdf, annotation, "/Rect", place.edges, 4);
  take_corners(file->qpdf, annotation, &place);
  if (content->places->len < MAX_LINKS)
    g_array_append_val(content->places, place);
}

static void take_annotation(Content *content, guint page, qpdf_oh annotation)
{
  qpdf_data qpdf = content->pages.file->qpdf;
  if (hp_pdf_is_signature(qpdf, annotation))
    return;
  if (qpdf_oh_is_dictionary_of_type(qpdf, annotation, "", "/Link") &&
      !qpdf_oh_has_key(qpdf, annotation, "/AP")) {
    if (g_hash_table_size(content->links) < MAX_LINKS)
      g_hash_table_insert(content->links, link_text(content->pages.file, annotation),
                          GUINT_TO_POINTER(page + 1));
    take_place(content, page, annotation);
  } else if (!content->has_other) {
    content->has_other = TRUE;
    content->page_of_other = page;
  }
}

static void take_annotations(Content *content)
{
  qpdf_data qpdf = content->pages.file->qpdf;
  for (guint i = 0; i < content->pages.pages->len; i++) {
    qpdf_oh page = qpdf_get_page_n(qpdf, i);
    qpdf_oh all = qpdf_oh_get_key(qpdf, page, "/Annots");
    const int n = qpdf_oh_is_array(qpdf, all) ? qpdf_oh_get_array_n_items(qpdf, all) : 0;
    for (int k = 0; k < n; k++) {
      qpdf_oh annotation = qpdf_oh_get_array_item(qpdf, all, k);
      take_annotation(content, i, annotation);
      qpdf_oh_release(qpdf, annotation);
    }
    qpdf_oh_release(qpdf, all);
    qpdf_oh_release(qpdf, page);
  }
}

static const char *first_missing(GHashTable *links, GHashTable *others, guint *page)
{
  const char *first = NULL;
  GHashTableIter iterator;
  gpointer link = NULL, on_page = NULL;
  g_hash_table_iter_init(&iterator, links);
  while (g_hash_table_iter_next(&iterator, &link, &on_page)) {
    if (g_hash_table_contains(others, link) || (first != NULL && strcmp(link, first) > 0))
      continue;
    first = link;
    *page = GPOINTER_TO_UINT(on_page) - 1;
  }
  return first;
}

/* What a link says of itself, without what it does. */
static char *words_of_link(const char *link)
{
  g_autofree char *line = link == NULL ? g_strdup("") : g_strndup(link, strcspn(link, "\n"));
  return words_at(line, 0, 0);
}

/* Where pages break alike, links stand where they stood, and lead where they led. */
static gboolean compare_places(const Content *one, const Content *other,
                               HpPdfDifference *difference)
{
  const guint n = MIN(one->places->len, other->places->len);
  gboolean same = TRUE;
  for (guint i = 0; i < n && same; i++) {
    const LinkPlace *a = &g_array_index(one->places, LinkPlace, i);
    const LinkPlace *b = &g_array_index(other->places, LinkPlace, i);
    same = a->page == b->page && a->leads_to == b->leads_to && a->n_corners == b->n_corners;
    for (guint k = 0; k < MAX_CORNERS; k++)
      same = same && fabsf(a->corners[k] - b->corners[k]) <= 2 * PLACE_TOLERANCE;
    for (guint k = 0; k < G_N_ELEMENTS(a->edges); k++)
      same = same && fabs(a->edges[k] - b->edges[k]) <= 2 * PLACE_TOLERANCE;
    difference->page = a->page;
  }
  if (same && one->places->len == other->places->len)
    return TRUE;
  difference->content = HP_PDF_OTHER_LINK_PLACE;
  return FALSE;
}

static gboolean compare_links(const Content *one, const Content *other, HpPdfDifference *difference)
{
  guint page = 0, other_page = 0;
  const char *added = first_missing(one->links, other->links, &page);
  const char *missing = first_missing(other->links, one->links, &other_page);
  if (added == NULL && missing == NULL && !one->has_other)
    return TRUE;
  difference->content = HP_PDF_OTHER_LINK;
  difference->page = one->has_other ? one->page_of_other : added != NULL ? page : other_page;
  difference->words = words_of_link(added);
  difference->other_words = words_of_link(missing);
  if (*difference->words != '\0' && strcmp(difference->words, difference->other_words) == 0)
    difference->content = HP_PDF_OTHER_LINK_PLACE;
  return FALSE;
}

/* ---- Metadata ------------------------------------------------------------------------------ */

static qpdf_oh key_of_trailer(qpdf_data qpdf, const char *key)
{
  qpdf_oh trailer = qpdf_get_trailer(qpdf);
  qpdf_oh value = qpdf_oh_get_key(qpdf, trailer, key);
  qpdf_oh_release(qpdf, trailer);
  return value;
}

/* PDF 2.0 files have none; a signing program may give them one. */
static gboolean has_same_info(const HpPdfStates *states)
{
  static const char *const changeable[] = {"/Creator", "/Producer", "/ModDate", NULL};
  qpdf_data one = states->original->qpdf, other = states->updated->qpdf;
  const HpPdfPair pair = {key_of_trailer(one, "/Info"), key_of_trailer(other, "/Info")};
  const gboolean same = qpdf_oh_is_dictionary(other, pair.after)
                            ? hp_pdf_states_agree(states, pair, changeable)
                            : hp_pdf_info_is_of_saving(one);
  qpdf_oh_release(one, pair.before);
  qpdf_oh_release(other, pair.after);
  return same;
}

static GBytes *metadata_of(qpdf_data qpdf)
{
  qpdf_oh catalog = qpdf_get_root(qpdf);
  qpdf_oh metadata = qpdf_oh_get_key(qpdf, catalog, "/Metadata");
  GBytes *bytes = hp_pdf_plain_bytes(qpdf, metadata);
  qpdf_oh_release(qpdf, metadata);
  qpdf_oh_release(qpdf, catalog);
  return bytes;
}

/* Takes both. What is built anew always has one. */
static gboolean are_same_frames(char *one, char *other)
{
  const gboolean same = g_strcmp0(one, other) == 0;
  g_free(one);
  g_free(other);
  return same;
}

/* Whether a file has no other files inside than the other one has; those that it should have are on
   record. */
static gboolean has_same_files(HpPdfFile *one, HpPdfFile *other)
{
  g_auto(GStrv) files = hp_frame_of_files(one);
  g_auto(GStrv) others = hp_frame_of_files(other);
  gboolean same = (files == NULL) == (others == NULL);
  for (guint i = 0; same && files != NULL && files[i] != NULL; i++)
    same = g_strv_contains((const char *const *)others, files[i]);
  return same;
}

static gboolean compare_metadata(const Content *one, const Content *other, gboolean with_places,
                                 HpPdfDifference *difference)
{
  const HpPdfStates states = {one->pages.file, other->pages.file};
  g_autoptr(GBytes) metadata = metadata_of(states.original->qpdf);
  g_autoptr(GBytes) other_metadata = metadata_of(states.updated->qpdf);
  const gboolean same_metadata = metadata == NULL || other_metadata == NULL
                                     ? metadata == other_metadata
                                     : hp_pdf_metadata_agree(metadata, other_metadata);
  if (same_metadata && has_same_info(&states) && has_same_files(states.original, states.updated) &&
      are_same_frames(hp_frame_of_document(states.original, with_places),
                      hp_frame_of_document(states.updated, with_places)))
    return TRUE;
  difference->content = HP_PDF_OTHER_METADATA;
  return FALSE;
}

/* ---- Structure and pages ------------------------------------------------------------------- */

static gboolean compare_structure(const Content *one, const Content *other,
                                  HpPdfDifference *difference)
{
  if (are_same_frames(hp_frame_of_structure(one->pages.file),
                      hp_frame_of_structure(other->pages.file)))
    return TRUE;
  difference->content = HP_PDF_OTHER_STRUCTURE;
  return FALSE;
}

/* Whether what begins on a page comes before what begins on the next; what is put at the head or
   the foot of pages comes after that. `page` receives the first that is not so. */
static gboolean are_in_order(const Content *content, guint *page)
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
static GPtrArray *frames_of_pages(const Content *content, gboolean with_size)
{
  GPtrArray *frames = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < content->pages.pages->len; i++) {
    char *frame = hp_frame_of_page(content->pages.file, i, with_size);
    g_ptr_array_add(frames, frame == NULL ? g_strdup("") : frame);
  }
  return frames;
}

/* Whether each page is turned as one of the other file; where words stand alike it is that page,
   and as large. */
static gboolean compare_frames_of_pages(const Content *one, const Content *other,
                                        gboolean with_places, HpPdfDifference *difference)
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

/* ---- Without a structure ------------------------------------------------------------------- */

/* What a page shows from the character on that differs, and a little of what comes before it. */
static char *words_shown(const GArray *shown, guint at)
{
  g_autoptr(GString) text = g_string_new(NULL);
  gsize offset = 0;
  for (guint i = at - MIN(at, CONTEXT); i < MIN(shown->len, at + 2 * CONTEXT); i++) {
    if (i == at)
      offset = text->len;
    g_string_append_unichar(text, g_array_index(shown, HpShown, i).character);
  }
  return words_at(text->str, at < shown->len ? offset : text->len,
                  into_word(text->str, at < shown->len ? offset : text->len));
}

/* Characters up to the first that differs: what comes after it cannot be told by them. A picture
   that is packed otherwise is passed over. */
static void compare_characters(const GArray *one, const GArray *other, Likeness *likeness,
                               HpPdfDifference *difference)
{
  for (guint i = 0, k = 0;;) {
    const HpShown *a = next_shown(one, &i), *b = next_shown(other, &k);
    if (a == NULL && b == NULL)
      return;
    const gboolean both = a != NULL && b != NULL;
    if (both && (fabsf(a->x - b->x) > PLACE_TOLERANCE || fabsf(a->y - b->y) > PLACE_TOLERANCE))
      *likeness = SAME_CHARACTERS;
    if (both && a->character == b->character)
      continue;
    if (both && is_picture(a->character) && is_picture(b->character)) {
      difference->lost |= HP_PDF_LOST_PICTURES;
      continue;
    }
    difference->lost |= HP_PDF_LOST_WORDS;
    difference->words = words_shown(one, a == NULL ? one->len : i - 1);
    difference->other_words = words_shown(other, b == NULL ? other->len : k - 1);
    return;
  }
}

static gboolean compare_all_characters(const Content *one, const Content *other, Likeness *likeness,
                                       HpPdfDifference *difference)
{
  *likeness = SAME_PLACES;
  const GPtrArray *pages = one->pages.pages, *others = other->pages.pages;
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

static gboolean compare_bookmarks(const Content *one, const Content *other,
                                  HpPdfDifference *difference)
{
  const char *titles = one->said.text->str + one->said.bookmarks;
  const char *others = other->said.text->str + other->said.bookmarks;
  g_autofree char *frame = hp_frame_of_bookmarks(one->pages.file);
  if (say_the_same(titles, "") && g_strcmp0(frame, "") == 0) {
    difference->lost |= say_the_same(others, "") ? 0 : HP_PDF_LOST_BOOKMARKS;
    return TRUE;
  }
  if (say_the_same(titles, others) &&
      are_same_frames(g_steal_pointer(&frame), hp_frame_of_bookmarks(other->pages.file)))
    return TRUE;
  difference->content = HP_PDF_OTHER_METADATA;
  return FALSE;
}

static gboolean has_part_of_info(qpdf_data one, qpdf_data other)
{
  static const char *const keys[] = {"/Title", "/Author", "/Subject", "/Keywords"};
  qpdf_oh info = key_of_trailer(one, "/Info"), other_info = key_of_trailer(other, "/Info");
  gboolean same = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(keys) && qpdf_oh_is_dictionary(one, info); i++) {
    g_autofree char *said = hp_pdf_string_in(one, info, keys[i]);
    g_autofree char *other_said = qpdf_oh_is_dictionary(other, other_info)
                                      ? hp_pdf_string_in(other, other_info, keys[i])
                                      : NULL;
    same = same && (said == NULL || other_said == NULL || strcmp(said, other_said) == 0);
  }
  qpdf_oh_release(one, info);
  qpdf_oh_release(other, other_info);
  return same;
}

static gboolean has_same_language(qpdf_data one, qpdf_data other)
{
  qpdf_oh catalog = qpdf_get_root(one), other_catalog = qpdf_get_root(other);
  g_autofree char *language = hp_pdf_string_in(one, catalog, "/Lang");
  g_autofree char *other_language = hp_pdf_string_in(other, other_catalog, "/Lang");
  qpdf_oh_release(one, catalog);
  qpdf_oh_release(other, other_catalog);
  return language == NULL || g_strcmp0(language, other_language) == 0;
}

/* Those that it should have are on record. */
static gboolean has_only_files_of(HpPdfFile *one, HpPdfFile *other)
{
  g_autoptr(GPtrArray) files = hp_pdf_file_attachments(one);
  g_autoptr(GPtrArray) others = hp_pdf_file_attachments(other);
  gboolean only = TRUE;
  for (guint i = 0; i < files->len && only; i++) {
    const HpPdfEmbeddedFile *file = g_ptr_array_index(files, i);
    only = FALSE;
    for (guint k = 0; k < others->len && !only; k++)
      only =
          strcmp(((const HpPdfEmbeddedFile *)g_ptr_array_index(others, k))->name, file->name) == 0;
  }
  return only;
}

static gboolean compare_bare_metadata(const Content *one, const Content *other,
                                      HpPdfDifference *difference)
{
  HpPdfFile *file = one->pages.file, *other_file = other->pages.file;
  g_autoptr(GBytes) metadata = metadata_of(file->qpdf);
  g_autoptr(GBytes) other_metadata = metadata_of(other_file->qpdf);
  const gboolean says_part =
      metadata == NULL ||
      (other_metadata != NULL && hp_pdf_metadata_is_part(metadata, other_metadata));
  if (says_part && has_part_of_info(file->qpdf, other_file->qpdf) &&
      has_same_language(file->qpdf, other_file->qpdf) && hp_frame_does_nothing(file) &&
      has_only_files_of(file, other_file))
    return TRUE;
  difference->content = HP_PDF_OTHER_METADATA;
  return FALSE;
}

static gboolean compare_bare_links(const Content *one, const Content *other, gboolean with_places,
                                   HpPdfDifference *difference)
{
  if (g_hash_table_size(one->links) == 0 && !one->has_other) {
    difference->lost |= g_hash_table_size(other->links) == 0 ? 0 : HP_PDF_LOST_LINKS;
    return TRUE;
  }
  return compare_links(one, other, difference) &&
         (!with_places || compare_places(one, other, difference));
}

static void compare_bare(const Content *one, const Content *other, HpPdfDifference *difference)
{
  Likeness likeness;
  difference->lost = HP_PDF_LOST_STRUCTURE;
  const gboolean same_pages = compare_all_characters(one, other, &likeness, difference);
  const guint page = difference->page;
  if (!same_pages || !compare_bookmarks(one, other, difference) ||
      !compare_bare_metadata(one, other, difference) ||
      !compare_bare_links(one, other, likeness == SAME_PLACES, difference) ||
      !compare_frames_of_pages(one, other, likeness == SAME_PLACES, difference))
    return;
  difference->page = page;
  difference->content = likeness == SAME_PLACES ? HP_PDF_SAME_PLACES : HP_PDF_SAME_WORDS;
}

/* ---- The whole ----------------------------------------------------------------------------- */

static gboolean content_read(Content *content, HpPdfFile *file, GHashTable *pictures, guint *page)
{
  *content = (Content){.links = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                       .places = g_array_new(FALSE, FALSE, sizeof(LinkPlace))};
  const gboolean shown = hp_shown_pages_read(&content->pages, file, pictures, HP_SHOWN_ALONE, page);
  if (shown)
    *page = 0;
  take_annotations(content);
  return hp_said_read(&content->said, &content->pages) && shown;
}

static void content_clear(Content *content)
{
  hp_shown_pages_clear(&content->pages);
  hp_said_clear(&content->said);
  g_hash_table_unref(content->links);
  g_array_unref(content->places);
}

static void compare(const Content *one, const Content *other, const HpPdfLayoutWords *layout,
                    HpPdfDifference *difference)
{
  if (!one->said.has_structure && other->said.has_structure) {
    compare_bare(one, other, difference);
    return;
  }
  const Likeness likeness = compare_pages(one, other, &difference->page);
  const gboolean breaks_elsewhere = likeness == OTHER_CHARACTERS;
  const guint page = difference->page;
  const HpAround around = {&one->pages, &one->said}, other_around = {&other->pages, &other->said};
  const guint max_page = MAX(one->pages.pages->len, other->pages.pages->len);
  if (!compare_words(one, other, breaks_elsewhere ? max_page : 0, layout->citations, difference) ||
      !compare_links(one, other, difference) ||
      !compare_metadata(one, other, !breaks_elsewhere, difference) ||
      !compare_structure(one, other, difference) ||
      !compare_frames_of_pages(one, other, likeness == SAME_PLACES, difference))
    return;
  if (likeness == SAME_PLACES && !compare_places(one, other, difference))
    return;
  if (breaks_elsewhere && !hp_around_agrees(&around, &other_around, layout->recurring, difference))
    return;
  difference->page = page;
  difference->content = likeness == SAME_PLACES ? HP_PDF_SAME_PLACES : HP_PDF_SAME_WORDS;
}

HpPdfDifference hp_pdf_file_compare_content(HpPdfFile *file, HpPdfFile *other,
                                            const HpPdfLayoutWords *layout)
{
  static const HpPdfLayoutWords unknown = {NULL, NULL};
  g_autoptr(GHashTable) pictures = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  HpPdfDifference difference = {.content = HP_PDF_UNREADABLE};
  Content one, another;
  guint page = 0;
  const gboolean read = content_read(&one, file, pictures, &difference.page);
  const gboolean read_other = content_read(&another, other, pictures, &page);
  if (read && read_other)
    compare(&one, &another, layout == NULL ? &unknown : layout, &difference);
  content_clear(&one);
  content_clear(&another);
  return difference;
}

void hp_pdf_difference_clear(HpPdfDifference *difference)
{
  g_clear_pointer(&difference->words, g_free);
  g_clear_pointer(&difference->other_words, g_free);
  g_clear_pointer(&difference->given, g_free);
}
