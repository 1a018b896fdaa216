/* The links of two files: what they say and do, and where they are; no other annotations but
 * signatures. */
#include "inspect/compare/content.h"

#include "inspect/compare/frame.h"

#include <math.h>
#include <string.h>

#define MAX_CORNERS 64   /* numbers of the corners of a link that are compared */
#define MAX_LINKS 100000 /* links of a file that are compared */
#define MAX_LOOKS                                                                                  \
  400000000           /* how often it is asked whether a link lies on something; not verified */
#define NO_WIDTH 0.1f /* points: what is narrower may be on the edge of a link */

typedef struct {
  guint page;
  guint64 says; /* a digest */
  double edges[4];
  HpPlaceLedTo leads_to;
  float corners[MAX_CORNERS]; /* of the parts that act (/QuadPoints), the first of them */
  int n_corners;
} LinkPlace;

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
    if (address == NULL && !hp_pdf_has_name(qpdf, action, "/S", "/GoTo"))
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

static void take_place(HpLinks *links, HpPdfFile *file, guint page, qpdf_oh annotation,
                       const char *text)
{
  LinkPlace place = {.page = page,
                     .says = hp_pdf_text_digest(text),
                     .leads_to = hp_place_led_to(file, annotation)};
  hp_pdf_read_numbers(file->qpdf, annotation, "/Rect", place.edges, 4);
  take_corners(file->qpdf, annotation, &place);
  if (links->places->len < MAX_LINKS)
    g_array_append_val(links->places, place);
}

static GHashTable *read_fields(qpdf_data qpdf)
{
  GHashTable *numbers = g_hash_table_new(NULL, NULL);
  qpdf_oh catalog = qpdf_get_root(qpdf);
  qpdf_oh form = hp_pdf_dictionary_in(qpdf, catalog, "/AcroForm");
  qpdf_oh fields = qpdf_oh_is_dictionary(qpdf, form) ? qpdf_oh_get_key(qpdf, form, "/Fields")
                                                     : qpdf_oh_new_null(qpdf);
  const int n = qpdf_oh_is_array(qpdf, fields) ? qpdf_oh_get_array_n_items(qpdf, fields) : 0;
  for (int i = 0; i < n; i++) {
    qpdf_oh field = qpdf_oh_get_array_item(qpdf, fields, i);
    g_hash_table_add(numbers, GINT_TO_POINTER(qpdf_oh_get_object_id(qpdf, field)));
    qpdf_oh_release(qpdf, field);
  }
  qpdf_oh_release(qpdf, fields);
  qpdf_oh_release(qpdf, form);
  qpdf_oh_release(qpdf, catalog);
  return numbers;
}

static gboolean is_signed_field(const HpLinks *links, qpdf_data qpdf, qpdf_oh field)
{
  if (!qpdf_oh_is_dictionary(qpdf, field))
    return FALSE;
  qpdf_oh value = hp_pdf_dictionary_in(qpdf, field, "/V");
  const gpointer number = GINT_TO_POINTER(qpdf_oh_get_object_id(qpdf, field));
  const gboolean is = number != NULL && qpdf_oh_is_dictionary(qpdf, value) &&
                      g_hash_table_contains(links->fields, number);
  qpdf_oh_release(qpdf, value);
  return is;
}

/* One that is seen says something only where programs find who has signed: of others nobody is
   told, whatever they show. */
static gboolean is_passed_over(const HpLinks *links, qpdf_data qpdf, qpdf_oh annotation)
{
  double edges[4];
  if (!hp_pdf_is_signature(qpdf, annotation))
    return FALSE;
  if (!hp_pdf_signature_place(qpdf, annotation, edges))
    return TRUE;
  qpdf_oh parent = hp_pdf_dictionary_in(qpdf, annotation, "/Parent");
  const gboolean passed =
      is_signed_field(links, qpdf, annotation) || is_signed_field(links, qpdf, parent);
  qpdf_oh_release(qpdf, parent);
  return passed;
}

static void take_annotation(HpLinks *links, HpPdfFile *file, guint page, qpdf_oh annotation)
{
  qpdf_data qpdf = file->qpdf;
  if (is_passed_over(links, qpdf, annotation))
    return;
  if (qpdf_oh_is_dictionary_of_type(qpdf, annotation, "", "/Link") &&
      !qpdf_oh_has_key(qpdf, annotation, "/AP")) {
    char *text = link_text(file, annotation);
    take_place(links, file, page, annotation, text);
    if (g_hash_table_size(links->texts) < MAX_LINKS)
      g_hash_table_insert(links->texts, text, GUINT_TO_POINTER(page + 1));
    else
      g_free(text);
  } else if (!links->has_other) {
    links->has_other = TRUE;
    links->page_of_other = page;
  }
}

void hp_links_read(HpLinks *links, HpPdfFile *file, guint n_pages)
{
  qpdf_data qpdf = file->qpdf;
  *links = (HpLinks){.texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                     .fields = read_fields(qpdf),
                     .places = g_array_new(FALSE, FALSE, sizeof(LinkPlace))};
  for (guint i = 0; i < n_pages; i++) {
    qpdf_oh page = qpdf_get_page_n(qpdf, i);
    qpdf_oh all = qpdf_oh_get_key(qpdf, page, "/Annots");
    const int n = qpdf_oh_is_array(qpdf, all) ? qpdf_oh_get_array_n_items(qpdf, all) : 0;
    for (int k = 0; k < n; k++) {
      qpdf_oh annotation = qpdf_oh_get_array_item(qpdf, all, k);
      take_annotation(links, file, i, annotation);
      qpdf_oh_release(qpdf, annotation);
    }
    qpdf_oh_release(qpdf, all);
    qpdf_oh_release(qpdf, page);
  }
}

void hp_links_clear(HpLinks *links)
{
  g_hash_table_unref(links->texts);
  g_array_unref(links->places);
  g_hash_table_unref(links->fields);
}

/* The first on that page, or behind it: they are in the order of pages. */
static guint first_of_page(const GArray *places, guint page)
{
  guint begin = 0, end = places->len;
  while (begin < end) {
    const guint middle = begin + (end - begin) / 2;
    if (g_array_index(places, LinkPlace, middle).page < page)
      begin = middle + 1;
    else
      end = middle;
  }
  return begin;
}

static gboolean lies_on(const LinkPlace *place, double x, double y)
{
  const double *edges = place->edges;
  return x >= MIN(edges[0], edges[2]) && x <= MAX(edges[0], edges[2]) &&
         y >= MIN(edges[1], edges[3]) && y <= MAX(edges[1], edges[3]);
}

gboolean hp_link_on(HpLinks *links, guint page, const HpShown *shown, HpSaidLink *on)
{
  const double x = (shown->x + shown->end) / 2;
  HpSaidLink found = {0};
  if (fabsf(shown->end - shown->x) < NO_WIDTH || hp_shown_is_picture(shown->character))
    return TRUE;
  for (guint i = first_of_page(links->places, page); i < links->places->len; i++) {
    const LinkPlace *place = &g_array_index(links->places, LinkPlace, i);
    if (place->page != page)
      break;
    links->looks++;
    if (lies_on(place, x, shown->y))
      found = (HpSaidLink){.says = place->says, .leads_to = &place->leads_to};
  }
  *on = found;
  return links->looks <= MAX_LOOKS;
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
  return hp_excerpt_words(line, 0, 0);
}

static gboolean lies_at_same_place(const LinkPlace *one, const LinkPlace *other)
{
  gboolean same = one->n_corners == other->n_corners &&
                  hp_is_same_place_led_to(&one->leads_to, &other->leads_to, 2 * HP_PLACE_TOLERANCE);
  for (guint i = 0; i < MAX_CORNERS; i++)
    same = same && fabsf(one->corners[i] - other->corners[i]) <= 2 * HP_PLACE_TOLERANCE;
  for (guint i = 0; i < G_N_ELEMENTS(one->edges); i++)
    same = same && fabs(one->edges[i] - other->edges[i]) <= 2 * HP_PLACE_TOLERANCE;
  return same;
}

gboolean hp_compare_link_places(const HpLinks *one, const HpLinks *other, gboolean in_place,
                                HpPdfDifference *difference)
{
  const guint n = MIN(one->places->len, other->places->len);
  gboolean same = TRUE;
  for (guint i = 0; i < n && same; i++) {
    const LinkPlace *a = &g_array_index(one->places, LinkPlace, i);
    const LinkPlace *b = &g_array_index(other->places, LinkPlace, i);
    same = a->page == b->page && a->says == b->says && a->leads_to.page == b->leads_to.page &&
           (!in_place || lies_at_same_place(a, b));
    difference->page = a->page;
  }
  if (same && one->places->len == other->places->len)
    return TRUE;
  difference->content = HP_PDF_OTHER_LINK_PLACE;
  return FALSE;
}

gboolean hp_compare_bookmark_places(const HpCompared *one, const HpCompared *other,
                                    gboolean in_place, HpPdfDifference *difference)
{
  g_autoptr(GArray) places = hp_frame_places_of_bookmarks(one->pages.file);
  g_autoptr(GArray) others = hp_frame_places_of_bookmarks(other->pages.file);
  gboolean same = places != NULL && others != NULL && places->len == others->len;
  for (guint i = 0; same && i < places->len; i++) {
    const HpPlaceLedTo *a = &g_array_index(places, HpPlaceLedTo, i);
    const HpPlaceLedTo *b = &g_array_index(others, HpPlaceLedTo, i);
    same = (!in_place || hp_is_same_place_led_to(a, b, 2 * HP_PLACE_TOLERANCE)) &&
           (!one->said.has_structure || hp_leads_to_same(&one->said, a, &other->said, b));
  }
  if (!same)
    difference->content = HP_PDF_OTHER_METADATA;
  return same;
}

gboolean hp_compare_links(const HpLinks *one, const HpLinks *other, HpPdfDifference *difference)
{
  guint page = 0, other_page = 0;
  const char *added = first_missing(one->texts, other->texts, &page);
  const char *missing = first_missing(other->texts, one->texts, &other_page);
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
