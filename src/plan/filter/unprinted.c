/*
 * Leaves out whom and what a document does not print, before it is made and goes into its PDF.
 *
 *   parties that nothing names                         gone
 *   how to reach those that are named: phone, address  gone, and a person's e-mail: only a contact
 *                                                      is printed with them
 *   what a view names as not printed, as who was present  gone
 */
#include "plan/filter/indent.h"
#include "plan/filter/leave-out.h"

#include <string.h>

/* ---- What is not printed of anybody -------------------------------------------------------- */

static gboolean is_party(const xmlNode *element)
{
  return hp_is_one_of(element, "party person") && hp_is_named(element->parent, "parties");
}

static gboolean is_never_printed(const xmlNode *element)
{
  const xmlNode *around = element->parent;
  if (around->type != XML_ELEMENT_NODE || !is_party(around))
    return FALSE;
  return hp_is_one_of(element, "phone address") ||
         (hp_is_named(element, "email") && hp_is_named(around, "person"));
}

/* Whether there was something to drop. */
static gboolean drop_details(xmlNode *root, const char *unprinted)
{
  gboolean any = FALSE;
  xmlNode *element = root;
  while (element != NULL) {
    const gboolean goes =
        element != root &&
        ((unprinted != NULL && hp_is_one_of(element, unprinted)) || is_never_printed(element));
    xmlNode *next = goes ? hp_next_element_outside(element, root) : hp_next_element(element, root);
    if (goes)
      hp_leave_out(element);
    any = any || goes;
    element = next;
  }
  return any;
}

/* ---- Who is not named ---------------------------------------------------------------------- */

static void note_outside_parties(xmlNode *root, GHashTable *names)
{
  for (xmlNode *child = xmlFirstElementChild(root); child != NULL;
       child = xmlNextElementSibling(child))
    if (!hp_is_named(child, "parties"))
      hp_note_names(child, names);
}

/* Moves those that are named from `unnamed`, by id, to `named`. */
static void take_named(GHashTable *unnamed, GHashTable *names, GQueue *named)
{
  GHashTableIter iter;
  gpointer name = NULL;
  g_hash_table_iter_init(&iter, names);
  while (g_hash_table_iter_next(&iter, &name, NULL)) {
    xmlNode *party = g_hash_table_lookup(unnamed, name);
    if (party == NULL)
      continue;
    g_queue_push_tail(named, party);
    g_hash_table_remove(unnamed, name);
  }
}

static GHashTable *new_names(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* Whoever is named names others: what it is part of, its members. */
static void keep_named(xmlNode *root, GHashTable *unnamed)
{
  g_autoptr(GHashTable) names = new_names();
  GQueue named = G_QUEUE_INIT;
  note_outside_parties(root, names);
  take_named(unnamed, names, &named);
  while (!g_queue_is_empty(&named)) {
    g_autoptr(GHashTable) others = new_names();
    hp_note_names(g_queue_pop_head(&named), others);
    take_named(unnamed, others, &named);
  }
}

/* Whether there was somebody to drop. */
static gboolean drop_unnamed(xmlNode *root)
{
  g_autoptr(GHashTable) unnamed = g_hash_table_new(g_str_hash, g_str_equal);
  for (xmlNode *element = root; element != NULL; element = hp_next_element(element, root))
    if (element != root && is_party(element) && hp_attribute(element, "id") != NULL)
      g_hash_table_insert(unnamed, (gpointer)hp_attribute(element, "id"), element);
  keep_named(root, unnamed);
  GHashTableIter iter;
  gpointer party = NULL;
  g_hash_table_iter_init(&iter, unnamed);
  while (g_hash_table_iter_next(&iter, NULL, &party))
    hp_leave_out(party);
  return g_hash_table_size(unnamed) > 0;
}

void hp_source_drop_unprinted(HpSource *source, const char *unprinted)
{
  xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  const gboolean is_about_parties = hp_is_named(root, "collection");
  gboolean any = drop_details(root, unprinted);
  any = (!is_about_parties && drop_unnamed(root)) || any;
  if (any)
    hp_indent(root);
}
