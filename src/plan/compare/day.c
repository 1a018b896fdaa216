/* Finds the day that a document is compared with. */
#include "plan/first-day.h"

#include <string.h>

static gboolean is_before(const xmlNode *meeting, const char *day)
{
  const char *date = hp_attribute(meeting, "date");
  return date != NULL && (day == NULL || strcmp(date, day) < 0);
}

/* The meeting with the latest day before this one, of several the last in the file; what was
   received in between is none. */
static const xmlNode *last_meeting(const xmlNode *root, const char *day)
{
  const xmlNode *follow_up = hp_child(root, "follow-up"), *last = NULL;
  for (const xmlNode *child = follow_up == NULL ? NULL : follow_up->children; child != NULL;
       child = child->next)
    if (hp_is_named(child, "meeting") && is_before(child, day) &&
        (last == NULL || strcmp(hp_attribute(child, "date"), hp_attribute(last, "date")) >= 0))
      last = child;
  return last;
}

static char *last_day(const xmlNode *root, const char *day, char **meeting,
                      HpDiagnostics *diagnostics)
{
  const xmlNode *last = last_meeting(root, day), *adoption = hp_first_adoption(root);
  if (last != NULL)
    *meeting = g_strdup(hp_attribute(last, "id"));
  else if (adoption != NULL && is_before(adoption, day))
    last = adoption;
  if (last != NULL)
    return g_strdup(hp_attribute(last, "date"));
  const HpPlace place = {hp_place_of_node(root).file, 0, 0};
  hp_report_error(diagnostics, &place,
                  _("There is no earlier meeting here, and no earlier adoption; expected a day "
                    "such as 2017-03-14 instead of \"last\"."));
  return NULL;
}

char *hp_source_since_day(HpSource *source, const char *since, const char *day, char **meeting,
                          HpDiagnostics *diagnostics)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  *meeting = NULL;
  if (strcmp(since, "last") == 0)
    return last_day(root, day, meeting, diagnostics);
  g_autofree char *found = hp_source_day(source, since, diagnostics);
  if (found != NULL && day != NULL && strcmp(found, day) > 0) {
    const HpPlace place = {hp_place_of_node(root).file, 0, 0};
    hp_report_error(diagnostics, &place,
                    _("%s is after %s, the day that is shown; expected that one or an earlier."),
                    found, day);
    return NULL;
  }
  if (found != NULL && strcmp(found, since) != 0)
    *meeting = g_strdup(since);
  return g_steal_pointer(&found);
}
