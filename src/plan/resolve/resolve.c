/*
 * Puts what is true of a plan on a day beside what it says.
 *
 *   <plan>                                   <plan r:as-of="2017-03-14">
 *     <activity>                               <activity>
 *       <timeframe> <during year="2017"/>        <timeframe> <during year="2017"/>
 *                                                <r:time earliest-start="2017-01-01" …/>
 */
#include "plan/first-day.h"
#include "plan/membership.h"
#include "plan/resolve/activity.h"
#include "plan/resolve/amend.h"
#include "plan/resolve/chart.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/deadlines.h"
#include "plan/resolve/ids.h"
#include "plan/resolve/measures.h"
#include "plan/resolve/party-lists.h"
#include "plan/resolve/positions.h"
#include "plan/resolve/proposals.h"
#include "plan/resolve/sums.h"
#include "plan/resolve/wording.h"
#include "plan/status.h"

/* ---- The parts ----------------------------------------------------------------------------- */

/* What of a part is computed, by its name. */
typedef struct {
  const char *name;
  gboolean is_target;   /* reports may be of it */
  gboolean is_assessed; /* assessments, too */
  gboolean has_costs;
} PartKind;

/* NULL: none that anything is computed of. */
static const PartKind *kind_of(const xmlNode *element)
{
  static const PartKind kinds[] = {
      {"activity", .has_costs = TRUE},
      {"objective", .is_target = TRUE, .is_assessed = TRUE, .has_costs = TRUE},
      {"objective-group", .is_target = TRUE, .has_costs = TRUE},
      {"goal", .is_target = TRUE, .is_assessed = TRUE},
      {"area", .is_target = TRUE},
      {"indicator"}};
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (hp_is_named(element, kinds[i].name))
      return &kinds[i];
  return NULL;
}

/* What is computed of a part once all that is in it is, which adds up to `sums` (NULL: nobody
   asks). */
static void add_computed(const HpResolution *resolution, xmlNode *part, const PartKind *kind,
                         const HpTally *sums)
{
  if (hp_is_named(part, "indicator")) {
    hp_add_observed(part, resolution->reports);
    hp_add_value_chart(part);
  }
  if (kind->is_target)
    hp_resolve_target(resolution, part);
  if (kind->is_assessed)
    hp_add_assessed(part, resolution->reports);
  if (sums != NULL)
    hp_tally_write(sums, part);
}

static gboolean has_sum(const xmlNode *part)
{
  return hp_is_named(part, "area") && hp_is_one_of(part->parent, "plan area");
}

static void resolve_below(HpResolution *resolution, xmlNode *parent, HpTally *sums);

/* Costs are counted before those of what is in it, as they come. */
static void resolve_counted(HpResolution *resolution, xmlNode *part, const PartKind *kind,
                            HpTally *sums)
{
  if (sums != NULL && kind->has_costs)
    hp_tally_add_costs(sums, part);
  resolve_below(resolution, part, sums);
  if (!hp_is_named(part, "activity"))
    return;
  hp_resolve_activity(resolution, part);
  if (sums != NULL)
    hp_tally_add_activity(sums, part);
}

/* What is in it is counted in its own sums, and these in `sums` (NULL: in none); what is withdrawn
   in none. */
static void resolve_part(HpResolution *resolution, xmlNode *part, const PartKind *kind,
                         HpTally *sums)
{
  const xmlNode *withdrawn = resolution->withdrawn;
  if (hp_computed_child(part, "withdrawn") != NULL)
    resolution->withdrawn = part;
  g_autoptr(HpTally) own = has_sum(part) ? hp_tally_new() : NULL;
  HpTally *within = own != NULL ? own : sums;
  resolve_counted(resolution, part, kind, resolution->withdrawn == NULL ? within : NULL);
  add_computed(resolution, part, kind, own);
  if (own != NULL && sums != NULL)
    hp_tally_add(sums, own);
  resolution->withdrawn = withdrawn;
}

/* As deep as elements are nested, which reading bounds. */
static void resolve_below(HpResolution *resolution, xmlNode *parent, HpTally *sums)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE || hp_is_named(child, "amendments") ||
        hp_is_named(child, "follow-up") || hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      continue;
    const PartKind *kind = kind_of(child);
    if (kind == NULL)
      resolve_below(resolution, child, sums);
    else
      resolve_part(resolution, child, kind, sums);
  }
}

/* ---- The document -------------------------------------------------------------------------- */

static HpDays validity_of(const xmlNode *root)
{
  const xmlNode *head = hp_child(root, "head");
  const xmlNode *valid = head == NULL ? NULL : hp_child(head, "valid");
  if (valid == NULL)
    return (HpDays){HP_NO_DAY, HP_NO_DAY};
  return (HpDays){hp_day_from_text(hp_attribute(valid, "from")),
                  hp_day_from_text(hp_attribute(valid, "to"))};
}

void hp_source_resolve(HpSource *source, const char *as_of, const xmlNode *house)
{
  xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  const char *text = as_of == NULL ? hp_latest_day(root) : as_of;
  const HpDay day = hp_day_from_text(text);
  G_GNUC_UNUSED g_autoptr(HpComputedCache) cache = hp_computed_begin(root->doc);
  hp_computed_mark(root, "status", hp_status_on(root, text));
  if (text != NULL)
    hp_computed_mark(root, "as-of", text);
  hp_work_in_amendments(root, day); /* which `text` may have gone with */
  g_autoptr(GHashTable) ids = hp_ids_below(root);
  g_autoptr(GArray) bars = g_array_new(FALSE, FALSE, sizeof(HpBar));
  g_autoptr(HpPartyLists) party_lists = hp_party_lists_new(ids, day);
  g_autoptr(HpParties) parties = hp_parties_new(ids);
  HpResolution resolution = {.ids = ids,
                             .parties = parties,
                             .bars = bars,
                             .party_lists = party_lists,
                             .seasons = hp_seasons_of_house(house),
                             .day = day,
                             .valid = validity_of(root),
                             .withdrawn = hp_computed_child(root, "withdrawn") ? root : NULL,
                             .has_dated_members = hp_has_dated_members(root)};
  g_autoptr(HpReports) reports = hp_reports_new(root, day, &resolution.seasons);
  const HpReporting reporting = hp_reporting_on(root, resolution.valid, day, &resolution.seasons);
  g_autoptr(HpSilence) silence = hp_silence_new(root, day, &reporting);
  resolution.soon_until = hp_soon_until(day, &reporting, house);
  resolution.silence = silence;
  resolution.reports = reports;
  g_autoptr(HpTally) sums = hp_tally_new();
  resolve_below(&resolution, root, resolution.withdrawn == NULL ? sums : NULL);
  hp_resolve_target(&resolution, root);
  if (hp_is_named(root, "decision"))
    hp_add_deadlines(root, (HpDays){day, resolution.soon_until});
  hp_add_positions(root);
  if (hp_is_named(root, "proposals"))
    hp_add_proposal_lists(root);
  if (!hp_is_named(root, "plan"))
    return;
  hp_computed_mark(root, "wording", "consolidated");
  const xmlNode *follow_up = hp_child(root, "follow-up");
  if (follow_up != NULL && hp_attribute(follow_up, "fictitious") != NULL)
    hp_computed_mark(root, "fictitious", "yes");
  hp_tally_write(sums, root);
  hp_add_reporting(root, silence);
  hp_add_charts(root, bars, resolution.valid, day, &resolution.seasons);
  hp_party_lists_write(party_lists);
}

void hp_source_put_back_adopted(HpSource *source)
{
  xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  if (!hp_is_named(root, "plan"))
    return;
  hp_put_back_adopted(root);
  hp_computed_mark(root, "wording", "adopted");
}
