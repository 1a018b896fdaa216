/* Number trees (ISO 32000-1, 7.9.7): keys in order, in leaves that say where theirs begin and end.
 * Some programs search one by what is said, others read all of it: where that comes to the same. */
#include "inspect/file/file.h"

#define MAX_NUMBER_DEPTH 20     /* nodes in nodes of a number tree; not verified */
#define MAX_NUMBER_KEYS 1000000 /* nodes and entries of a number tree; not verified */

typedef struct {
  qpdf_data qpdf;
  HpPdfFoundNumber found;
  gpointer user;
  gint64 last; /* the key that came before; -1: none did */
  guint left;
  int depth;
} NumberTree;

/* Whether a key is greater than all before it; `first` receives it where there was none. */
static gboolean take_key(NumberTree *tree, qpdf_oh key, gint64 *first)
{
  const gint64 number =
      qpdf_oh_is_integer(tree->qpdf, key) ? qpdf_oh_get_int_value(tree->qpdf, key) : -1;
  if (number <= tree->last || number >= G_MAXINT)
    return FALSE;
  tree->last = number;
  *first = *first < 0 ? number : *first;
  return TRUE;
}

static gboolean read_entries(NumberTree *tree, qpdf_oh entries, gint64 *first)
{
  const int n = qpdf_oh_get_array_n_items(tree->qpdf, entries);
  gboolean good = n % 2 == 0;
  for (int i = 0; i + 1 < n && good; i += 2) {
    qpdf_oh key = qpdf_oh_get_array_item(tree->qpdf, entries, i);
    qpdf_oh value = qpdf_oh_get_array_item(tree->qpdf, entries, i + 1);
    good = tree->left > 0 && take_key(tree, key, first);
    if (good)
      tree->found((int)tree->last, value, tree->user);
    tree->left -= good ? 1 : 0;
    qpdf_oh_release(tree->qpdf, value);
    qpdf_oh_release(tree->qpdf, key);
  }
  return good;
}

static gboolean is_limit(qpdf_data qpdf, qpdf_oh limits, int index, gint64 key)
{
  qpdf_oh limit = qpdf_oh_get_array_item(qpdf, limits, index);
  const gboolean is = qpdf_oh_is_integer(qpdf, limit) && qpdf_oh_get_int_value(qpdf, limit) == key;
  qpdf_oh_release(qpdf, limit);
  return is;
}

/* Of all nodes but the root, which may be without. */
static gboolean has_limits(const NumberTree *tree, qpdf_oh node, gint64 first)
{
  qpdf_oh limits = qpdf_oh_get_key(tree->qpdf, node, "/Limits");
  const gboolean has = qpdf_oh_is_null(tree->qpdf, limits)
                           ? tree->depth == 0
                           : qpdf_oh_is_array(tree->qpdf, limits) &&
                                 qpdf_oh_get_array_n_items(tree->qpdf, limits) == 2 &&
                                 is_limit(tree->qpdf, limits, 0, first) &&
                                 is_limit(tree->qpdf, limits, 1, tree->last);
  qpdf_oh_release(tree->qpdf, limits);
  return has;
}

static gboolean read_node(NumberTree *tree, qpdf_oh node, gint64 *first);

static gboolean read_kids(NumberTree *tree, qpdf_oh kids, gint64 *first)
{
  const int n = qpdf_oh_get_array_n_items(tree->qpdf, kids);
  gboolean good = tree->depth < MAX_NUMBER_DEPTH;
  tree->depth++;
  for (int i = 0; i < n && good; i++) {
    qpdf_oh kid = qpdf_oh_get_array_item(tree->qpdf, kids, i);
    gint64 begin = -1;
    good = tree->left > 0 && read_node(tree, kid, &begin);
    tree->left -= good ? 1 : 0;
    *first = *first < 0 ? begin : *first;
    qpdf_oh_release(tree->qpdf, kid);
  }
  tree->depth--;
  return good;
}

static gboolean read_node(NumberTree *tree, qpdf_oh node, gint64 *first)
{
  if (!qpdf_oh_is_dictionary(tree->qpdf, node))
    return FALSE;
  qpdf_oh entries = qpdf_oh_get_key(tree->qpdf, node, "/Nums");
  qpdf_oh kids = qpdf_oh_get_key(tree->qpdf, node, "/Kids");
  gboolean good = FALSE;
  if (qpdf_oh_is_array(tree->qpdf, entries) && qpdf_oh_is_null(tree->qpdf, kids))
    good = read_entries(tree, entries, first);
  else if (qpdf_oh_is_array(tree->qpdf, kids) && qpdf_oh_is_null(tree->qpdf, entries))
    good = read_kids(tree, kids, first);
  qpdf_oh_release(tree->qpdf, kids);
  qpdf_oh_release(tree->qpdf, entries);
  return good && has_limits(tree, node, *first);
}

gboolean hp_pdf_read_number_tree(qpdf_data qpdf, qpdf_oh root, HpPdfFoundNumber found,
                                 gpointer user)
{
  NumberTree tree = {qpdf, found, user, -1, MAX_NUMBER_KEYS, 0};
  gint64 first = -1;
  return qpdf_oh_is_null(qpdf, root) || read_node(&tree, root, &first);
}
