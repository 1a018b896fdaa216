/* The structure tree, walked for its words.
 *
 *   Document ── H1 ── 0          page 1: … /H1 <</MCID 0>> BDC … EMC …
 *            ├─ P ─┬─ 1                  … /P <</MCID 1>> BDC … EMC
 *            │     └─ MCR (page 2, 0)
 *            └─ Figure, /Alt
 */
#include "inspect/compare/content.h"

#include "inspect/update/update.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ELEMENT_DEPTH 400 /* structure elements in each other; not verified */
#define MAX_ELEMENTS 2000000  /* structure elements of a file; not verified */
#define MAX_SAID_BYTES                                                                             \
  (128 * 1024 * 1024)     /* bytes of the words of a file's structure; not verified */
#define MAX_PAGE_DIGITS 6 /* of a number that may be that of a page; longer ones are words */
#define LINE_HEIGHT 1     /* in points: what is further away vertically is on another line */

typedef struct {
  HpSaid *said;
  const HpShownPages *pages;
  HpLinks *links;
  qpdf_data qpdf;
  GPtrArray
      *sequences; /* for each page: MCID + 1 → where it begins + 1, of those not yet reached */
  GHashTable *bookmarks; /* their objects' numbers */
  guint elements;
  int depth;
  guint page;
  gboolean cites, failed;
} Walk;

/* ---- Words --------------------------------------------------------------------------------- */

static void add_place(Walk *walk)
{
  const HpSaidPlace place = {walk->said->text->len, walk->page, walk->cites};
  g_array_append_val(walk->said->places, place);
}

/* Words end where a line or an element does; not where a word was divided. */
static void end_word(GString *text)
{
  if (text->len > 0 && !hp_string_ends_with(text, " ") && !hp_string_ends_with(text, "\302\255"))
    g_string_append_c(text, ' ');
}

static void add_link_on(Walk *walk, const HpShown *shown)
{
  GArray *links = walk->said->links;
  const HpSaidLink before =
      links->len == 0 ? (HpSaidLink){0} : g_array_index(links, HpSaidLink, links->len - 1);
  HpSaidLink link = before;
  if (!hp_link_on(walk->links, walk->page, shown, &link))
    walk->failed = TRUE;
  link.offset = walk->said->text->len;
  if (link.says != before.says || link.leads_to != before.leads_to)
    g_array_append_val(links, link);
}

static void add_start(Walk *walk, const HpShown *shown)
{
  const HpSaidStart start = {walk->page, shown->x, shown->y};
  g_array_append_val(walk->said->starts, start);
}

static void add_sequence(Walk *walk, gint64 sequence)
{
  GString *text = walk->said->text;
  GHashTable *beginnings = g_ptr_array_index(walk->sequences, walk->page);
  const GArray *shown = g_ptr_array_index(walk->pages->pages, walk->page);
  const gpointer key = GINT_TO_POINTER((gint32)sequence + 1);
  const guint begin = GPOINTER_TO_UINT(g_hash_table_lookup(beginnings, key));
  g_hash_table_remove(beginnings, key);
  add_place(walk);
  const HpShown *before = NULL;
  gboolean is_begun = FALSE;
  for (guint i = begin - 1; begin != 0 && i < shown->len; i++) {
    const HpShown *one = &g_array_index(shown, HpShown, i);
    if (one->sequence != sequence)
      break;
    if (before != NULL && fabsf(one->y - before->y) > LINE_HEIGHT)
      end_word(text);
    if (!hp_pdf_is_blank(one->character)) {
      if (!is_begun)
        add_start(walk, one);
      is_begun = TRUE;
      add_link_on(walk, one);
    }
    g_string_append_unichar(text, one->character == '\n' ? ' ' : one->character);
    before = one;
  }
}

static void add_words_of(Walk *walk, qpdf_oh element, const char *key)
{
  g_autofree char *words = hp_pdf_string_in(walk->qpdf, element, key);
  if (words == NULL)
    return;
  end_word(walk->said->text);
  add_place(walk);
  g_string_append(walk->said->text, words);
  end_word(walk->said->text);
}

/* Where an element or a bookmark begins or ends. */
static void add_bound(Walk *walk)
{
  const gsize offset = walk->said->text->len;
  g_array_append_val(walk->said->bounds, offset);
}

/* ---- Elements ------------------------------------------------------------------------------ */

static void walk_kids(Walk *walk, qpdf_oh kids);

static gboolean is_one_of(const char *role, const char *const *roles)
{
  return role != NULL && g_strv_contains(roles, role);
}

static char *role_of(qpdf_data qpdf, qpdf_oh element)
{
  qpdf_oh role = qpdf_oh_get_key(qpdf, element, "/S");
  char *name = qpdf_oh_is_name(qpdf, role) ? g_strdup(qpdf_oh_get_name(qpdf, role)) : NULL;
  qpdf_oh_release(qpdf, role);
  return name;
}

static void take_page(Walk *walk, qpdf_oh dictionary)
{
  qpdf_oh page = qpdf_oh_get_key(walk->qpdf, dictionary, "/Pg");
  const int index =
      hp_pdf_page_of_object(walk->pages->file, qpdf_oh_get_object_id(walk->qpdf, page));
  if (index >= 0 && (guint)index < walk->sequences->len)
    walk->page = (guint)index;
  qpdf_oh_release(walk->qpdf, page);
}

static void add_reference(Walk *walk, guint index, qpdf_oh other)
{
  const HpSaidReference reference = {index, qpdf_oh_get_object_id(walk->qpdf, other)};
  g_array_append_val(walk->said->references, reference);
}

static void take_references(Walk *walk, guint index, qpdf_oh element)
{
  qpdf_oh all = qpdf_oh_get_key(walk->qpdf, element, "/Ref");
  const gboolean are_many = qpdf_oh_is_array(walk->qpdf, all);
  const int n = are_many ? qpdf_oh_get_array_n_items(walk->qpdf, all) : 0;
  walk->elements += (guint)n; /* one array may be that of many */
  for (int i = 0; i < n && walk->elements < MAX_ELEMENTS; i++) {
    qpdf_oh other = qpdf_oh_get_array_item(walk->qpdf, all, i);
    add_reference(walk, index, other);
    qpdf_oh_release(walk->qpdf, other);
  }
  if (!are_many && !qpdf_oh_is_null(walk->qpdf, all))
    add_reference(walk, index, all);
  qpdf_oh_release(walk->qpdf, all);
}

/* Its index among all. */
static guint begin_element(Walk *walk, qpdf_oh element)
{
  HpSaid *said = walk->said;
  const guint index = said->elements->len;
  const HpSaidElement new = {qpdf_oh_get_object_id(walk->qpdf, element), said->starts->len};
  g_array_append_val(said->elements, new);
  g_hash_table_insert(said->numbers, GINT_TO_POINTER(new.number), GUINT_TO_POINTER(index + 1));
  take_references(walk, index, element);
  return index;
}

static void end_element(HpSaid *said, guint index)
{
  HpSaidElement *element = &g_array_index(said->elements, HpSaidElement, index);
  if (element->start == said->starts->len) {
    element->start = G_MAXUINT;
    return;
  }
  const guint page = g_array_index(said->starts, HpSaidStart, element->start).page;
  g_array_append_val((GArray *)g_ptr_array_index(said->on_pages, page), index);
}

/* What may be repeated at the top of pages. */
static void add_title(HpSaid *said, gsize from)
{
  for (const char *at = said->text->str + from; *at != '\0'; at = g_utf8_next_char(at))
    if (!hp_pdf_is_blank(g_utf8_get_char(at)))
      g_string_append_unichar(said->titles, g_utf8_get_char(at));
  g_string_append_c(said->titles, '\n');
}

static void walk_element(Walk *walk, qpdf_oh element)
{
  static const char *const cite[] = {"/Link", "/Reference", "/TOCI", NULL};
  static const char *const repeat[] = {"/TH", "/H1", "/H2",    "/H3", "/H4",
                                       "/H5", "/H6", "/Title", NULL};
  g_autofree char *role = role_of(walk->qpdf, element);
  if (hp_pdf_is_signature_form(walk->qpdf, element))
    return;
  const gsize begin = walk->said->text->len;
  const guint page = walk->page;
  const gboolean cites = walk->cites;
  const guint index = begin_element(walk, element);
  add_bound(walk);
  take_page(walk, element);
  walk->cites = cites || is_one_of(role, cite);
  add_words_of(walk, element, "/Alt");
  add_words_of(walk, element, "/ActualText");
  add_words_of(walk, element, "/E");
  qpdf_oh kids = qpdf_oh_get_key(walk->qpdf, element, "/K");
  walk_kids(walk, kids);
  qpdf_oh_release(walk->qpdf, kids);
  add_bound(walk);
  end_element(walk->said, index);
  if (is_one_of(role, repeat))
    add_title(walk->said, begin);
  walk->cites = cites;
  walk->page = page;
}

static gboolean is_of_type(qpdf_data qpdf, qpdf_oh dictionary, const char *type)
{
  return qpdf_oh_is_dictionary_of_type(qpdf, dictionary, type, "");
}

static void walk_reference(Walk *walk, qpdf_oh reference)
{
  qpdf_oh number = qpdf_oh_get_key(walk->qpdf, reference, "/MCID");
  const guint page = walk->page;
  take_page(walk, reference);
  if (qpdf_oh_is_integer(walk->qpdf, number))
    add_sequence(walk, qpdf_oh_get_int_value(walk->qpdf, number));
  walk->page = page;
  qpdf_oh_release(walk->qpdf, number);
}

static void walk_kid(Walk *walk, qpdf_oh kid)
{
  if (qpdf_oh_is_integer(walk->qpdf, kid))
    add_sequence(walk, qpdf_oh_get_int_value(walk->qpdf, kid));
  else if (!qpdf_oh_is_dictionary(walk->qpdf, kid) || is_of_type(walk->qpdf, kid, "/OBJR"))
    return;
  else if (is_of_type(walk->qpdf, kid, "/MCR"))
    walk_reference(walk, kid);
  else {
    end_word(walk->said->text);
    walk_element(walk, kid);
    end_word(walk->said->text);
  }
}

static void walk_kids(Walk *walk, qpdf_oh kids)
{
  if (walk->depth == MAX_ELEMENT_DEPTH || walk->elements >= MAX_ELEMENTS ||
      walk->said->text->len + walk->said->titles->len > MAX_SAID_BYTES) {
    walk->failed = TRUE;
    return;
  }
  walk->depth++;
  walk->elements++;
  const int n =
      qpdf_oh_is_array(walk->qpdf, kids) ? qpdf_oh_get_array_n_items(walk->qpdf, kids) : 0;
  for (int i = 0; i < n && !walk->failed; i++) {
    qpdf_oh kid = qpdf_oh_get_array_item(walk->qpdf, kids, i);
    walk_kid(walk, kid);
    qpdf_oh_release(walk->qpdf, kid);
  }
  if (!qpdf_oh_is_array(walk->qpdf, kids))
    walk_kid(walk, kids);
  walk->depth--;
}

/* ---- Pages --------------------------------------------------------------------------------- */

/* Where each sequence of a page begins. */
static GHashTable *beginnings_of(const GArray *shown)
{
  GHashTable *beginnings = g_hash_table_new(NULL, NULL);
  gint32 before = HP_SHOWN_NO_SEQUENCE;
  for (guint i = 0; i < shown->len; i++) {
    const gint32 sequence = g_array_index(shown, HpShown, i).sequence;
    const gpointer key = GINT_TO_POINTER(sequence + 1);
    if (sequence >= 0 && sequence != before && !g_hash_table_contains(beginnings, key))
      g_hash_table_insert(beginnings, key, GUINT_TO_POINTER(i + 1));
    before = sequence;
  }
  return beginnings;
}

static void find_sequences(Walk *walk)
{
  for (guint i = 0; i < walk->pages->pages->len; i++) {
    g_ptr_array_add(walk->sequences, beginnings_of(g_ptr_array_index(walk->pages->pages, i)));
    g_ptr_array_add(walk->said->on_pages, g_array_new(FALSE, FALSE, sizeof(guint)));
  }
}

/* ---- Bookmarks ----------------------------------------------------------------------------- */

static void walk_bookmarks(Walk *walk, qpdf_oh parent);

static void walk_bookmark(Walk *walk, qpdf_oh bookmark)
{
  add_bound(walk);
  add_words_of(walk, bookmark, "/Title");
  walk_bookmarks(walk, bookmark);
  add_bound(walk);
}

/* Each once: one that comes again leads round in a circle. FALSE after the last. */
static gboolean take_bookmark(Walk *walk, qpdf_oh bookmark)
{
  const int number = qpdf_oh_get_object_id(walk->qpdf, bookmark);
  if (!qpdf_oh_is_dictionary(walk->qpdf, bookmark))
    return FALSE;
  if (number != 0 && !g_hash_table_add(walk->bookmarks, GINT_TO_POINTER(number)))
    walk->failed = TRUE;
  return !walk->failed;
}

/* One after the other, and those below each. */
static void walk_bookmarks(Walk *walk, qpdf_oh parent)
{
  qpdf_oh bookmark = qpdf_oh_get_key(walk->qpdf, parent, "/First");
  if (walk->depth == MAX_ELEMENT_DEPTH)
    walk->failed = TRUE;
  walk->depth++;
  while (!walk->failed && take_bookmark(walk, bookmark)) {
    if (++walk->elements >= MAX_ELEMENTS || walk->said->text->len > MAX_SAID_BYTES)
      walk->failed = TRUE;
    walk_bookmark(walk, bookmark);
    qpdf_oh next = qpdf_oh_get_key(walk->qpdf, bookmark, "/Next");
    qpdf_oh_release(walk->qpdf, bookmark);
    bookmark = next;
  }
  walk->depth--;
  qpdf_oh_release(walk->qpdf, bookmark);
}

static void walk_outline(Walk *walk, qpdf_oh root)
{
  qpdf_oh outline = qpdf_oh_get_key(walk->qpdf, root, "/Outlines");
  if (qpdf_oh_is_dictionary(walk->qpdf, outline) && !walk->failed)
    walk_bookmarks(walk, outline);
  qpdf_oh_release(walk->qpdf, outline);
}

/* ---- The whole ----------------------------------------------------------------------------- */

static gboolean has_reached_all(const Walk *walk)
{
  for (guint i = 0; i < walk->sequences->len; i++)
    if (g_hash_table_size(g_ptr_array_index(walk->sequences, i)) > 0)
      return FALSE;
  return TRUE;
}

gboolean hp_said_read(HpSaid *said, const HpShownPages *pages, HpLinks *links)
{
  *said = (HpSaid){.text = g_string_new(NULL),
                   .places = g_array_new(FALSE, FALSE, sizeof(HpSaidPlace)),
                   .bounds = g_array_new(FALSE, FALSE, sizeof(gsize)),
                   .links = g_array_new(FALSE, FALSE, sizeof(HpSaidLink)),
                   .starts = g_array_new(FALSE, FALSE, sizeof(HpSaidStart)),
                   .elements = g_array_new(FALSE, FALSE, sizeof(HpSaidElement)),
                   .on_pages = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref),
                   .numbers = g_hash_table_new(NULL, NULL),
                   .references = g_array_new(FALSE, FALSE, sizeof(HpSaidReference)),
                   .titles = g_string_new("\n")};
  qpdf_data qpdf = pages->file->qpdf;
  Walk walk = {.said = said,
               .pages = pages,
               .links = links,
               .qpdf = qpdf,
               .sequences = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref),
               .bookmarks = g_hash_table_new(NULL, NULL),
               .failed = pages->pages->len == 0};
  find_sequences(&walk);
  qpdf_oh root = qpdf_get_root(qpdf);
  qpdf_oh tree = qpdf_oh_get_key(qpdf, root, "/StructTreeRoot");
  qpdf_oh kids = qpdf_oh_is_dictionary(qpdf, tree) ? qpdf_oh_get_key(qpdf, tree, "/K")
                                                   : qpdf_oh_new_null(qpdf);
  said->has_structure = !qpdf_oh_is_null(qpdf, tree);
  if (!walk.failed)
    walk_kids(&walk, kids);
  walk.failed = walk.failed || (said->has_structure && !has_reached_all(&walk));
  said->bookmarks = said->text->len;
  walk_outline(&walk, root);
  qpdf_oh_release(qpdf, kids);
  qpdf_oh_release(qpdf, tree);
  qpdf_oh_release(qpdf, root);
  g_hash_table_unref(walk.bookmarks);
  g_ptr_array_unref(walk.sequences);
  return !walk.failed;
}

void hp_said_clear(HpSaid *said)
{
  g_string_free(said->text, TRUE);
  g_array_unref(said->places);
  g_array_unref(said->bounds);
  g_array_unref(said->links);
  g_array_unref(said->starts);
  g_array_unref(said->elements);
  g_ptr_array_unref(said->on_pages);
  g_hash_table_unref(said->numbers);
  g_array_unref(said->references);
  g_string_free(said->titles, TRUE);
}

gboolean hp_may_be_page_number(const char *text, guint n_pages)
{
  return strspn(text, "0123456789") <= MAX_PAGE_DIGITS && strtoul(text, NULL, 10) <= n_pages;
}
