/* Makes the resolved tree of a collection of what is true of its plans, one after the other. */
#include "plan/collection/extract.h"
#include "plan/collection/participants.h"
#include "plan/collection/taken-up.h"
#include "plan/first-day.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/ids.h"
#include "plan/resolve/positions.h"
#include "plan/resolve/sums.h"

struct HpPlanCollection {
  xmlNode *root;
  HpComputedCache *cache;
  HpParticipants *participants;
  HpTally *sums;
  guint plans;
  gboolean is_fictitious;
};

HpPlanCollection *hp_collection_new(HpSource *source, gboolean tells_responsibilities)
{
  HpPlanCollection *collection = g_new0(HpPlanCollection, 1);
  collection->root = xmlDocGetRootElement(hp_source_document(source));
  collection->cache = hp_computed_begin(collection->root->doc);
  collection->participants = hp_participants_new(collection->root, tells_responsibilities);
  collection->sums = hp_tally_new();
  return collection;
}

static void add_plan(HpPlanCollection *collection, xmlNode *collected, const xmlNode *plan)
{
  g_autoptr(GHashTable) ids = hp_ids_below(plan);
  const guint number = ++collection->plans;
  xmlNode *facts = hp_extract_plan(collected, plan, ids);
  hp_computed_set_number(facts, "number", number);
  hp_add_derivations(facts, plan);
  hp_participants_add(collection->participants, plan, hp_attribute(collected, "plan"), number, ids);
  hp_tally_add_written(collection->sums, hp_computed_child(plan, "sum"));
  if (hp_attribute(facts, "fictitious") != NULL)
    collection->is_fictitious = TRUE;
}

void hp_collection_add(HpPlanCollection *collection, const xmlNode *collected, HpSource *resolved)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(resolved));
  if (hp_is_named(root, "plan"))
    add_plan(collection, (xmlNode *)collected, root);
  else
    hp_extract_proposals((xmlNode *)collected, root);
}

void hp_collection_leave_out(const xmlNode *collected)
{
  hp_computed_add((xmlNode *)collected, "left-out");
}

void hp_collection_finish(HpPlanCollection *collection, const char *as_of)
{
  xmlNode *root = collection->root;
  hp_participants_finish(collection->participants);
  hp_find_taken_up(root);
  hp_add_positions(root);
  hp_tally_write(collection->sums, root);
  if (as_of != NULL)
    hp_computed_mark(root, "as-of", as_of);
  if (collection->is_fictitious)
    hp_computed_mark(root, "fictitious", "yes");
}

void hp_collection_free(HpPlanCollection *collection)
{
  if (collection == NULL)
    return;
  hp_participants_free(collection->participants);
  hp_tally_free(collection->sums);
  hp_computed_end(collection->cache);
  g_free(collection);
}

const char *hp_source_latest_day(HpSource *source)
{
  return hp_latest_day(xmlDocGetRootElement(hp_source_document(source)));
}
