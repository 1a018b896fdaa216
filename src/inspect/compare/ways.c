/* The structure tree the other way (ISO 32000-1, 14.7.4.4): some programs begin at a page, and go
 * up from what is marked there; others begin at the root.
 *
 *   StructTreeRoot ── /K ──► P ── /K ──► page 2, MCID 1      down
 *        ▲                   ▲
 *        └─────── /P ────────┴── /ParentTree [2][1] ◄── page 2, /StructParents 2      up
 */
#include "inspect/compare/content.h"

#include "inspect/update/update.h"

#define MAX_WAY_DEPTH 400      /* structure elements in each other, on the way up; not verified */
#define MAX_WAY_VALUES 4000000 /* values of structure and parent tree of a file; not verified */

typedef struct {
  HpPdfFile *file;
  qpdf_data qpdf;
  GHashTable *sequences;   /* page and MCID → number of its element, of those on the way down that
                              were not yet found on the way up */
  GHashTable *annotations; /* number of an annotation → likewise */
  GHashTable *owners; /* key of the parent tree + 1 → index + 1 of a page that has it, or minus the
                         number of an annotation that does */
  guint left;
  int depth;
  gboolean failed;
} Ways;

/* An element, as its kids know it. */
typedef struct {
  int number; /* of its object */
  int page;   /* index; -1: it names none */
} Parent;

static int number_in(qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  const int number = qpdf_oh_is_dictionary(qpdf, value) ? qpdf_oh_get_object_id(qpdf, value) : 0;
  qpdf_oh_release(qpdf, value);
  return number;
}

/* ---- Down ----------------------------------------------------------------------------------- */

static void walk_kids(Ways *ways, Parent parent, qpdf_oh dictionary);

static gint64 sequence_key(int page, int number)
{
  return ((gint64)page << 32) | number;
}

static void add_reached(Ways *ways, GHashTable *reached, gint64 key, int element)
{
  if (!g_hash_table_insert(reached, g_memdup2(&key, sizeof key), GINT_TO_POINTER(element)))
    ways->failed = TRUE;
}

static void take_sequence(Ways *ways, Parent parent, qpdf_oh number)
{
  const int sequence = qpdf_oh_is_integer(ways->qpdf, number)
                           ? qpdf_oh_get_int_value_as_int(ways->qpdf, number)
                           : -1;
  if (sequence < 0 || parent.page < 0)
    ways->failed = TRUE;
  else
    add_reached(ways, ways->sequences, sequence_key(parent.page, sequence), parent.number);
}

static void take_reference(Ways *ways, Parent parent, qpdf_oh reference)
{
  if (qpdf_oh_has_key(ways->qpdf, reference, "/Pg"))
    parent.page = hp_pdf_page_of_object(ways->file, number_in(ways->qpdf, reference, "/Pg"));
  qpdf_oh number = qpdf_oh_get_key(ways->qpdf, reference, "/MCID");
  take_sequence(ways, parent, number);
  qpdf_oh_release(ways->qpdf, number);
  ways->failed = ways->failed || qpdf_oh_has_key(ways->qpdf, reference, "/Stm");
}

/* What leads back to another element than it came from is another tree for who goes up. */
static void walk_element(Ways *ways, int parent, qpdf_oh element)
{
  if (hp_pdf_is_signature_form(ways->qpdf, element))
    return;
  const Parent this = {qpdf_oh_get_object_id(ways->qpdf, element),
                       hp_pdf_page_of_object(ways->file, number_in(ways->qpdf, element, "/Pg"))};
  if (this.number == 0 || number_in(ways->qpdf, element, "/P") != parent)
    ways->failed = TRUE;
  else
    walk_kids(ways, this, element);
}

static void walk_kid(Ways *ways, Parent parent, qpdf_oh kid)
{
  qpdf_data qpdf = ways->qpdf;
  const gboolean is_element = qpdf_oh_is_dictionary(qpdf, kid) && qpdf_oh_has_key(qpdf, kid, "/S");
  if (qpdf_oh_is_null(qpdf, kid))
    return;
  if (qpdf_oh_is_integer(qpdf, kid))
    take_sequence(ways, parent, kid);
  else if (qpdf_oh_is_dictionary_of_type(qpdf, kid, "/MCR", "") && !is_element)
    take_reference(ways, parent, kid);
  else if (qpdf_oh_is_dictionary_of_type(qpdf, kid, "/OBJR", "") && !is_element)
    add_reached(ways, ways->annotations, number_in(qpdf, kid, "/Obj"), parent.number);
  else if (is_element && !qpdf_oh_has_key(qpdf, kid, "/MCID"))
    walk_element(ways, parent.number, kid);
  else
    ways->failed = TRUE;
}

static void walk_kids(Ways *ways, Parent parent, qpdf_oh dictionary)
{
  qpdf_oh kids = qpdf_oh_get_key(ways->qpdf, dictionary, "/K");
  const gboolean are_many = qpdf_oh_is_array(ways->qpdf, kids);
  const int n = are_many ? qpdf_oh_get_array_n_items(ways->qpdf, kids) : 0;
  ways->failed = ways->failed || ways->depth == MAX_WAY_DEPTH || ways->left <= (guint)n;
  ways->left -= ways->failed ? 0 : (guint)n + 1;
  ways->depth++;
  for (int i = 0; i < n && !ways->failed; i++) {
    qpdf_oh kid = qpdf_oh_get_array_item(ways->qpdf, kids, i);
    walk_kid(ways, parent, kid);
    qpdf_oh_release(ways->qpdf, kid);
  }
  if (!are_many && !ways->failed)
    walk_kid(ways, parent, kids);
  ways->depth--;
  qpdf_oh_release(ways->qpdf, kids);
}

/* ---- Who has which key ---------------------------------------------------------------------- */

static void take_owner(Ways *ways, qpdf_oh dictionary, const char *key, int owner)
{
  qpdf_oh value = qpdf_oh_get_key(ways->qpdf, dictionary, key);
  const int number =
      qpdf_oh_is_integer(ways->qpdf, value) ? qpdf_oh_get_int_value_as_int(ways->qpdf, value) : -1;
  if (!qpdf_oh_is_null(ways->qpdf, value) &&
      (owner == 0 || number < 0 || number == G_MAXINT ||
       !g_hash_table_insert(ways->owners, GINT_TO_POINTER(number + 1), GINT_TO_POINTER(owner))))
    ways->failed = TRUE;
  qpdf_oh_release(ways->qpdf, value);
}

/* `known` receives their numbers. */
static void take_annotations(Ways *ways, qpdf_oh page, GHashTable *known)
{
  qpdf_oh all = qpdf_oh_get_key(ways->qpdf, page, "/Annots");
  const int n = qpdf_oh_is_array(ways->qpdf, all) ? qpdf_oh_get_array_n_items(ways->qpdf, all) : 0;
  for (int i = 0; i < n; i++) {
    qpdf_oh annotation = qpdf_oh_get_array_item(ways->qpdf, all, i);
    const int number = qpdf_oh_get_object_id(ways->qpdf, annotation);
    if (qpdf_oh_is_dictionary(ways->qpdf, annotation))
      take_owner(ways, annotation, "/StructParent", -number);
    g_hash_table_add(known, GINT_TO_POINTER(number));
    qpdf_oh_release(ways->qpdf, annotation);
  }
  qpdf_oh_release(ways->qpdf, all);
}

static gboolean has_key_of_parent_tree(qpdf_data qpdf, qpdf_oh object)
{
  qpdf_oh dictionary = qpdf_oh_is_stream(qpdf, object) ? qpdf_oh_get_dict(qpdf, object)
                                                       : qpdf_oh_new_object(qpdf, object);
  const gboolean has = qpdf_oh_is_dictionary(qpdf, dictionary) &&
                       !hp_pdf_is_signature(qpdf, dictionary) &&
                       (qpdf_oh_has_key(qpdf, dictionary, "/StructParents") ||
                        qpdf_oh_has_key(qpdf, dictionary, "/StructParent"));
  qpdf_oh_release(qpdf, dictionary);
  return has;
}

/* What this program writes has no structure inside of what a page draws more than once. */
static void find_other_owners(Ways *ways, GHashTable *known)
{
  const int n = hp_pdf_n_objects(ways->file);
  for (int number = 1; number <= n && !ways->failed; number++) {
    if (hp_pdf_page_of_object(ways->file, number) >= 0 ||
        g_hash_table_contains(known, GINT_TO_POINTER(number)))
      continue;
    qpdf_oh object = qpdf_get_object_by_id(ways->qpdf, number, 0);
    ways->failed = has_key_of_parent_tree(ways->qpdf, object);
    qpdf_oh_release(ways->qpdf, object);
  }
}

static void find_owners(Ways *ways)
{
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < ways->file->n_pages; i++) {
    qpdf_oh page = qpdf_get_page_n(ways->qpdf, i);
    take_owner(ways, page, "/StructParents", (int)i + 1);
    take_annotations(ways, page, known);
    qpdf_oh_release(ways->qpdf, page);
  }
  find_other_owners(ways, known);
}

/* ---- Up -------------------------------------------------------------------------------------- */

static gboolean is_nothing(qpdf_data qpdf, qpdf_oh value)
{
  return qpdf_oh_is_null(qpdf, value) || hp_pdf_is_signature_form(qpdf, value) ||
         (qpdf_oh_is_array(qpdf, value) && qpdf_oh_get_array_n_items(qpdf, value) == 0);
}

static void meet(Ways *ways, GHashTable *reached, gint64 key, qpdf_oh element)
{
  const int number = GPOINTER_TO_INT(g_hash_table_lookup(reached, &key));
  if (number == 0 || !qpdf_oh_is_dictionary(ways->qpdf, element) ||
      qpdf_oh_get_object_id(ways->qpdf, element) != number)
    ways->failed = TRUE;
  g_hash_table_remove(reached, &key);
}

static void meet_page(Ways *ways, int page, qpdf_oh elements)
{
  const int n =
      qpdf_oh_is_array(ways->qpdf, elements) ? qpdf_oh_get_array_n_items(ways->qpdf, elements) : 0;
  ways->failed = ways->failed || ways->left <= (guint)n;
  for (int i = 0; i < n && !ways->failed; i++) {
    qpdf_oh element = qpdf_oh_get_array_item(ways->qpdf, elements, i);
    ways->left--;
    if (!qpdf_oh_is_null(ways->qpdf, element))
      meet(ways, ways->sequences, sequence_key(page, i), element);
    qpdf_oh_release(ways->qpdf, element);
  }
}

static void find_parent(int key, qpdf_oh value, gpointer user)
{
  Ways *ways = user;
  const int owner = GPOINTER_TO_INT(g_hash_table_lookup(ways->owners, GINT_TO_POINTER(key + 1)));
  const gint64 annotation = -(gint64)owner;
  if (owner > 0 && qpdf_oh_is_array(ways->qpdf, value))
    meet_page(ways, owner - 1, value);
  else if (owner < 0 && g_hash_table_contains(ways->annotations, &annotation))
    meet(ways, ways->annotations, annotation, value);
  else if (!is_nothing(ways->qpdf, value))
    ways->failed = TRUE;
}

/* ---- Both ------------------------------------------------------------------------------------ */

static void walk(Ways *ways, qpdf_oh root)
{
  const Parent top = {qpdf_oh_get_object_id(ways->qpdf, root), -1};
  walk_kids(ways, top, root);
  find_owners(ways);
  qpdf_oh parents = qpdf_oh_get_key(ways->qpdf, root, "/ParentTree");
  ways->failed = ways->failed || !hp_pdf_read_number_tree(ways->qpdf, parents, find_parent, ways) ||
                 ways->failed || g_hash_table_size(ways->sequences) > 0 ||
                 g_hash_table_size(ways->annotations) > 0;
  qpdf_oh_release(ways->qpdf, parents);
}

gboolean hp_ways_agree(HpPdfFile *file)
{
  g_autoptr(GHashTable) sequences =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GHashTable) annotations =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GHashTable) owners = g_hash_table_new(NULL, NULL);
  Ways ways = {file, file->qpdf, sequences, annotations, owners, MAX_WAY_VALUES, 0, FALSE};
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  qpdf_oh root = hp_pdf_dictionary_in(file->qpdf, catalog, "/StructTreeRoot");
  if (qpdf_oh_is_dictionary(file->qpdf, root))
    walk(&ways, root);
  qpdf_oh_release(file->qpdf, root);
  qpdf_oh_release(file->qpdf, catalog);
  return !ways.failed;
}
