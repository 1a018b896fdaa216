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
#include "plan/resolve/sums.h"
#include "plan/resolve/wording.h"
#include "plan/status.h"

/* ---- The parts ----------------------------------------------------------------------------- */

/* What is computed of a part once all that is in it is. */
static void resolve_part(const HpResolution *resolution, xmlNode *part)
{
  if (hp_is_named(part, "indicator")) {
    hp_add_observed(part, resolution->reports);
    hp_add_value_chart(part);
  }
  if (hp_is_one_of(part, "area goal objective objective-group"))
    hp_resolve_target(resolution, part);
  if (hp_is_one_of(part, "goal objective"))
    hp_add_assessed(part, resolution->reports);
  if (hp_is_named(part, "area") && hp_is_one_of(part->parent, "plan area"))
    hp_add_sums(part);
}

/* As deep as elements are nested, which reading bounds. */
static void resolve_below(HpResolution *resolution, xmlNode *parent)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE || hp_is_one_of(child, "amendments follow-up") ||
        hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      continue;
    resolve_below(resolution, child);
    if (hp_is_named(child, "activity"))
      hp_resolve_activity(resolution, child);
    resolve_part(resolution, child);
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
  hp_computed_mark(root, "status", hp_status_on(root, text));
  if (text != NULL)
    hp_computed_mark(root, "as-of", text);
  hp_work_in_amendments(root, day); /* which `text` may have gone with */
  g_autoptr(GHashTable) ids = hp_ids_below(root);
  g_autoptr(GArray) bars = g_array_new(FALSE, FALSE, sizeof(HpBar));
  g_autoptr(HpPartyLists) party_lists = hp_party_lists_new(ids, day);
  HpResolution resolution = {.ids = ids,
                             .bars = bars,
                             .party_lists = party_lists,
                             .seasons = hp_seasons_of_house(house),
                             .day = day,
                             .valid = validity_of(root),
                             .has_dated_members = hp_has_dated_members(root)};
  g_autoptr(HpReports) reports = hp_reports_new(root, day, &resolution.seasons);
  const HpReporting reporting = hp_reporting_on(root, resolution.valid, day, &resolution.seasons);
  g_autoptr(HpSilence) silence = hp_silence_new(root, day, &reporting);
  resolution.soon_until = hp_soon_until(day, &reporting, house);
  resolution.silence = silence;
  resolution.reports = reports;
  resolve_below(&resolution, root);
  hp_resolve_target(&resolution, root);
  if (hp_is_named(root, "decision"))
    hp_add_deadlines(root, (HpDays){day, resolution.soon_until});
  hp_add_positions(root);
  if (!hp_is_named(root, "plan"))
    return;
  hp_computed_mark(root, "wording", "consolidated");
  hp_add_sums(root);
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
