/*
 * Puts what is true of a plan on a day beside what it says.
 *
 *   <plan>                                   <plan r:as-of="2017-03-14">
 *     <activity>                               <activity>
 *       <timeframe> <during year="2017"/>        <timeframe> <during year="2017"/>
 *                                                <r:time earliest-start="2017-01-01" …/>
 */
#include "plan/first-day.h"
#include "plan/resolve/activity.h"
#include "plan/resolve/amend.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/ids.h"
#include "plan/resolve/party-lists.h"
#include "plan/resolve/sums.h"

#include <string.h>

/* ---- The parts ----------------------------------------------------------------------------- */

/* As deep as elements are nested, which reading bounds. */
static void resolve_below(HpResolution *resolution, xmlNode *parent)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE || hp_is_one_of(child, "amendments follow-up"))
      continue;
    if (hp_is_named(child, "activity"))
      hp_resolve_activity(resolution, child);
    else
      resolve_below(resolution, child);
    if (hp_is_one_of(child, "area goal objective objective-group"))
      hp_resolve_target(resolution, child);
    if (hp_is_named(child, "area") && hp_is_named(parent, "plan"))
      hp_add_sums(child);
  }
}

/* ---- The day ------------------------------------------------------------------------------- */

/* Of something that is of a day: a meeting, what was received, an adoption, a decision. */
static const char *day_of(const xmlNode *element)
{
  if (element->type != XML_ELEMENT_NODE)
    return NULL;
  return hp_is_named(element, "decided") ? hp_attribute(element, "date") : hp_own_day(element);
}

/* Dates are of equal length: the order of their bytes is the order of time. */
static const char *latest_day(const xmlNode *root)
{
  static const char *const parts[] = {"head", "amendments", "follow-up"};
  const char *latest = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
    const xmlNode *part = hp_child(root, parts[i]);
    for (const xmlNode *child = part == NULL ? NULL : part->children; child != NULL;
         child = child->next) {
      const char *day = day_of(child);
      if (day != NULL && (latest == NULL || strcmp(day, latest) > 0))
        latest = day;
    }
  }
  return latest;
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
  const char *text = as_of == NULL ? latest_day(root) : as_of;
  const HpDay day = hp_day_from_text(text);
  xmlNs *namespace = hp_computed_declare(root);
  if (text != NULL)
    xmlNewNsProp(root, namespace, (const xmlChar *)"as-of", (const xmlChar *)text);
  hp_work_in_amendments(root, day); /* which `text` may have gone with */
  g_autoptr(GHashTable) ids = hp_ids_below(root);
  HpResolution resolution = {
      .ids = ids, .seasons = hp_seasons_of_house(house), .day = day, .valid = validity_of(root)};
  g_autoptr(HpReports) reports = hp_reports_new(root, day, &resolution.seasons);
  resolution.reports = reports;
  resolve_below(&resolution, root);
  hp_resolve_target(&resolution, root);
  if (!hp_is_named(root, "plan"))
    return;
  hp_add_sums(root);
  hp_add_party_lists(root, ids);
}
