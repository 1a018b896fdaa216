/* The structure tree before and after signing (ISO 32000-1, 14.7): a visible field becomes a Form
 * element, which the tree above it and the parent tree name.
 *
 *   StructTreeRoot ── /K ── Document ── /K [ … what there was …  Form ]
 *                  └─ /ParentTree     … what there was …, another key → Form
 */
#include "inspect/update/update.h"

#include <string.h>

#define MAX_TIMES_WRITTEN                                                                          \
  16 /* times the size of a file that its parent tree is written out; the signature changes it */

static int length_of(qpdf_data qpdf, qpdf_oh array)
{
  return qpdf_oh_is_array(qpdf, array) ? qpdf_oh_get_array_n_items(qpdf, array) : 0;
}

static char *item_text(qpdf_data qpdf, qpdf_oh array, int index)
{
  qpdf_oh item = qpdf_oh_get_array_item(qpdf, array, index);
  char *text = g_strdup(qpdf_oh_unparse(qpdf, item));
  qpdf_oh_release(qpdf, item);
  return text;
}

/* Whether a kid is the widget of a signature, and no words; and is seen, where the element has
   words in its place (14.9.3). */
static gboolean is_reference_to_signature(qpdf_data qpdf, qpdf_oh kid, gboolean seen)
{
  if (!qpdf_oh_is_dictionary_of_type(qpdf, kid, "/OBJR", ""))
    return FALSE;
  qpdf_oh object = qpdf_oh_get_key(qpdf, kid, "/Obj");
  double edges[4];
  const gboolean is =
      hp_pdf_is_signature(qpdf, object) && (!seen || hp_pdf_signature_place(qpdf, object, edges));
  qpdf_oh_release(qpdf, object);
  return is;
}

static gboolean refers_to_signatures(qpdf_data qpdf, qpdf_oh kids, gboolean seen)
{
  if (!qpdf_oh_is_array(qpdf, kids))
    return (qpdf_oh_is_null(qpdf, kids) && !seen) || is_reference_to_signature(qpdf, kids, seen);
  gboolean all = TRUE;
  for (int i = 0; i < qpdf_oh_get_array_n_items(qpdf, kids) && all; i++) {
    qpdf_oh kid = qpdf_oh_get_array_item(qpdf, kids, i);
    all = is_reference_to_signature(qpdf, kid, seen);
    qpdf_oh_release(qpdf, kid);
  }
  return all;
}

/* A Form element as signing programs write it: it has read aloud no words but its own name. */
gboolean hp_pdf_is_signature_form(qpdf_data qpdf, qpdf_oh element)
{
  if (!qpdf_oh_is_dictionary(qpdf, element) || !hp_pdf_has_name(qpdf, element, "/S", "/Form"))
    return FALSE;
  qpdf_oh kids = qpdf_oh_get_key(qpdf, element, "/K");
  const gboolean is = refers_to_signatures(qpdf, kids, qpdf_oh_has_key(qpdf, element, "/Alt")) &&
                      !qpdf_oh_has_key(qpdf, element, "/ActualText") &&
                      !qpdf_oh_has_key(qpdf, element, "/E");
  qpdf_oh_release(qpdf, kids);
  return is;
}

static gboolean is_form_at(qpdf_data qpdf, qpdf_oh array, int index)
{
  qpdf_oh item = qpdf_oh_get_array_item(qpdf, array, index);
  const gboolean is = hp_pdf_is_signature_form(qpdf, item);
  qpdf_oh_release(qpdf, item);
  return is;
}

/* The kids there were in their order, and Form elements among them. */
static gboolean kids_grew(const HpPdfStates *states, HpPdfPair pair)
{
  qpdf_data original = states->original->qpdf, updated = states->updated->qpdf;
  qpdf_oh before = qpdf_oh_get_key(original, pair.before, "/K");
  qpdf_oh after = qpdf_oh_get_key(updated, pair.after, "/K");
  const int n = length_of(original, before), n_new = length_of(updated, after);
  int next = 0;
  gboolean good = TRUE;
  for (int i = 0; i < n_new && good; i++) {
    g_autofree char *old = next < n ? item_text(original, before, next) : NULL;
    g_autofree char *new = item_text(updated, after, i);
    if (g_strcmp0(old, new) == 0)
      next++;
    else
      good = is_form_at(updated, after, i);
  }
  qpdf_oh_release(original, before);
  qpdf_oh_release(updated, after);
  return good && next == n;
}

/* ---- The parent tree ----------------------------------------------------------------------- */

typedef struct {
  HpPdfFile *file;
  GHashTable *values; /* key + 1 → text of its value, resolved where that is an array */
  gsize size;         /* bytes of these */
} Parents;

/* One array may be the value of many keys. */
static gboolean are_too_many(const Parents *parents)
{
  return parents->size > MAX_TIMES_WRITTEN * g_bytes_get_size(parents->file->bytes);
}

static void add_parent(int key, qpdf_oh value, gpointer user)
{
  Parents *parents = user;
  qpdf_data qpdf = parents->file->qpdf;
  if (are_too_many(parents))
    return;
  const char *text = qpdf_oh_is_array(qpdf, value) ? qpdf_oh_unparse_resolved(qpdf, value)
                                                   : qpdf_oh_unparse(qpdf, value);
  parents->size += strlen(text);
  g_hash_table_insert(parents->values, GINT_TO_POINTER(key + 1), g_strdup(text));
}

/* NULL if programs may find something else in it. */
static GHashTable *parents_of(HpPdfFile *file, qpdf_oh root)
{
  qpdf_data qpdf = file->qpdf;
  Parents parents = {file, g_hash_table_new_full(NULL, NULL, NULL, g_free), 0};
  qpdf_oh tree = qpdf_oh_get_key(qpdf, root, "/ParentTree");
  if (!hp_pdf_read_number_tree(qpdf, tree, add_parent, &parents) || are_too_many(&parents))
    g_clear_pointer(&parents.values, g_hash_table_unref);
  qpdf_oh_release(qpdf, tree);
  return parents.values;
}

gboolean hp_pdf_parents_grew(const HpPdfStates *states, HpPdfPair roots)
{
  g_autoptr(GHashTable) before = parents_of(states->original, roots.before);
  g_autoptr(GHashTable) after = parents_of(states->updated, roots.after);
  if (before == NULL || after == NULL)
    return FALSE;
  GHashTableIter iterator;
  gpointer key = NULL, value = NULL;
  g_hash_table_iter_init(&iterator, before);
  while (g_hash_table_iter_next(&iterator, &key, &value))
    if (g_strcmp0(value, g_hash_table_lookup(after, key)) != 0)
      return FALSE;
  return TRUE;
}

/* ---- The whole ----------------------------------------------------------------------------- */

/* Roles of its own names give what there was no other meaning. */
static gboolean is_empty_role_map(qpdf_data qpdf, qpdf_oh root)
{
  qpdf_oh map = qpdf_oh_get_key(qpdf, root, "/RoleMap");
  const gboolean is =
      qpdf_oh_is_null(qpdf, map) || strcmp(qpdf_oh_unparse(qpdf, map), "<< >>") == 0;
  qpdf_oh_release(qpdf, map);
  return is;
}

static gboolean root_grew(HpPdfStates *states, HpPdfPair pair)
{
  static const char *const grows[] = {"/K", "/ParentTree", "/ParentTreeNextKey", NULL};
  static const char *const grows_with_map[] = {"/K", "/ParentTree", "/ParentTreeNextKey",
                                               "/RoleMap", NULL};
  return hp_pdf_states_agree(states, pair,
                             is_empty_role_map(states->updated->qpdf, pair.after) ? grows_with_map
                                                                                  : grows) &&
         kids_grew(states, pair) && hp_pdf_parents_grew(states, pair);
}

gboolean hp_pdf_structure_grew(HpPdfStates *states, HpPdfPair pair)
{
  static const char *const grows[] = {"/K", NULL};
  qpdf_data original = states->original->qpdf;
  if (qpdf_oh_is_dictionary_of_type(original, pair.before, "/StructTreeRoot", ""))
    return root_grew(states, pair);
  return qpdf_oh_is_dictionary(original, pair.before) &&
         qpdf_oh_has_key(original, pair.before, "/S") &&
         qpdf_oh_has_key(original, pair.before, "/K") && hp_pdf_states_agree(states, pair, grows) &&
         kids_grew(states, pair);
}
