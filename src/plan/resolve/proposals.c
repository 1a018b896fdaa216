/*
 * Finds by whom, to whom and in which plans proposals are told.
 *
 *   <proposal id="p3" addressee="state"/>       <index of="addressee">
 *   <proposal id="p4" addressee="state"/>         <entry party="state"> <run first="p3" last="p5"/>
 *   <proposal id="p5" addressee="state"/>         <entry>               <run first="p6"/>
 *   <proposal id="p6"/>
 */
#include "plan/resolve/proposals.h"

#include <stdlib.h>

static GPtrArray *elements_named(xmlNode *root, const char *names)
{
  GPtrArray *found = g_ptr_array_new();
  for (xmlNode *element = root; element != NULL; element = hp_next_element(element, root))
    if (hp_is_one_of(element, names) && !hp_is_in_namespace(element, HP_RESOLVED_NAMESPACE))
      g_ptr_array_add(found, element);
  return found;
}

/* ---- Indexes ------------------------------------------------------------------------------- */

static int position_of(const xmlNode *element)
{
  const char *position = hp_attribute_in(element, HP_RESOLVED_NAMESPACE, "position");
  return position == NULL ? 0 : atoi(position);
}

static int compare_positions(gconstpointer a, gconstpointer b)
{
  return position_of(*(xmlNode *const *)a) - position_of(*(xmlNode *const *)b);
}

/* Party → indexes of the proposals that name it there, in order; "": of those that name nobody. */
static GHashTable *lists_by(const GPtrArray *proposals, const char *attribute)
{
  GHashTable *lists =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  for (guint i = 0; i < proposals->len; i++) {
    const char *named = hp_attribute(g_ptr_array_index(proposals, i), attribute);
    g_auto(GStrv) parties = hp_words_of(named == NULL ? "" : named);
    const char *const nobody[] = {"", NULL};
    const char *const *party = parties[0] == NULL ? nobody : (const char *const *)parties;
    for (; *party != NULL; party++) {
      GArray *list = g_hash_table_lookup(lists, *party);
      if (list == NULL) {
        list = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(lists, g_strdup(*party), list);
      }
      g_array_append_val(list, i);
    }
  }
  return lists;
}

static const char *id_in(const GPtrArray *proposals, guint index)
{
  return hp_attribute(g_ptr_array_index(proposals, index), "id");
}

/* How many from there on follow one upon the other. */
static guint length_of_run(const GArray *list, guint from)
{
  guint length = 1;
  while (from + length < list->len &&
         g_array_index(list, guint, from + length) == g_array_index(list, guint, from) + length)
    length++;
  return length;
}

/* Two are said one by one. */
static void add_runs(xmlNode *entry, const GPtrArray *proposals, const GArray *list)
{
  for (guint i = 0, step = 1; i < list->len; i += step) {
    const guint first = g_array_index(list, guint, i), length = length_of_run(list, i);
    xmlNode *run = hp_computed_add(entry, "run");
    hp_computed_set(run, "first", id_in(proposals, first));
    step = length > 2 ? length : 1;
    if (step > 1)
      hp_computed_set(run, "last", id_in(proposals, first + length - 1));
  }
}

static void add_entry(xmlNode *index, const char *party, const GPtrArray *proposals,
                      GHashTable *lists)
{
  const GArray *list = g_hash_table_lookup(lists, party == NULL ? "" : party);
  if (list == NULL)
    return;
  xmlNode *entry = hp_computed_add(index, "entry");
  hp_computed_set(entry, "party", party);
  add_runs(entry, proposals, list);
}

static void add_index(xmlNode *root, const GPtrArray *proposals, const GPtrArray *parties,
                      const char *attribute)
{
  g_autoptr(GHashTable) lists = lists_by(proposals, attribute);
  xmlNode *index = hp_computed_add(root, "index");
  hp_computed_set(index, "of", attribute);
  for (guint i = 0; i < parties->len; i++)
    add_entry(index, hp_attribute(g_ptr_array_index(parties, i), "id"), proposals, lists);
  add_entry(index, NULL, proposals, lists);
}

/* ---- Plans --------------------------------------------------------------------------------- */

static void add_taken_up(GHashTable *numbered, const xmlNode *place, const char *position)
{
  g_auto(GStrv) numbers = hp_words_of(hp_attribute(place, "numbers"));
  for (guint i = 0; numbers[i] != NULL; i++) {
    xmlNode *proposal = g_hash_table_lookup(numbered, numbers[i]);
    if (proposal != NULL)
      hp_computed_set(hp_computed_add(proposal, "taken-up"), "place", position);
  }
}

static void add_all_taken_up(const GPtrArray *proposals, const GPtrArray *places)
{
  g_autoptr(GHashTable) numbered = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < proposals->len; i++)
    g_hash_table_insert(numbered, (gpointer)hp_attribute(g_ptr_array_index(proposals, i), "number"),
                        g_ptr_array_index(proposals, i));
  for (guint i = 0; i < places->len; i++) {
    g_autofree char *position = g_strdup_printf("%u", i + 1);
    hp_computed_mark(g_ptr_array_index(places, i), "position", position);
    add_taken_up(numbered, g_ptr_array_index(places, i), position);
  }
}

/* ---- All of it ----------------------------------------------------------------------------- */

void hp_add_proposal_lists(xmlNode *root)
{
  g_autoptr(GPtrArray) proposals = elements_named(root, "proposal");
  g_autoptr(GPtrArray) parties = elements_named(root, "party person");
  g_autoptr(GPtrArray) places = elements_named(root, "place");
  g_ptr_array_sort(parties, compare_positions);
  add_all_taken_up(proposals, places);
  add_index(root, proposals, parties, "addressee");
  add_index(root, proposals, parties, "actor");
}
