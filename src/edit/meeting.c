/* Adds what was reported at a meeting, and the meeting. */
#include "edit/entry.h"
#include "edit/phrase.h"
#include "edit/spot.h"
#include "edit/writable.h"

#include <string.h>

/* ---- Is it as it should be? ------------------------------------------------------------------ */

/* What was received was not decided, and nobody was present. */
static gboolean is_whole(const HpReportedMeeting *meeting, HpDiagnostics *diagnostics)
{
  if (!meeting->is_received ||
      (meeting->minutes == NULL && meeting->present == NULL && meeting->notes == NULL))
    return TRUE;
  hp_report_error(
      diagnostics, NULL,
      _("What was received outside a meeting has no minutes, nobody present and no notes; "
        "leave them out, or say that it was a meeting."));
  return FALSE;
}

/* All of them are looked at, so that all is said at once. */
static gboolean are_good(const HpEdit *edit, const HpReportedMeeting *meeting,
                         HpDiagnostics *diagnostics)
{
  gboolean good = hp_are_writable(meeting->title, NULL, diagnostics) &&
                  hp_is_party_of(edit, meeting->body, NULL, diagnostics) &&
                  hp_are_phrases_good(meeting->minutes, HP_ACT, NULL, diagnostics) &&
                  hp_are_phrases_good(meeting->present, "party", NULL, diagnostics) &&
                  hp_are_writable(meeting->notes, NULL, diagnostics) &&
                  (meeting->date == NULL || hp_is_written_day(meeting->date, NULL, diagnostics)) &&
                  is_whole(meeting, diagnostics);
  for (guint i = 0; i < meeting->n_updates; i++)
    good = hp_is_entry_good(edit, &meeting->updates[i], diagnostics) && good;
  return good;
}

/* ---- Which meeting --------------------------------------------------------------------------- */

/* What is written in the file of a plan that has a follow-up of its own is as it was adopted. */
static gboolean is_elsewhere(const HpEdit *edit, const xmlNode *element)
{
  const HpPlace plan = hp_place_of_node(hp_edit_root(edit)), place = hp_place_of_node(element);
  return edit->is_follow_up && g_strcmp0(plan.file, place.file) == 0;
}

/* The meetings of a source, one after the other, and what was received between them. */
static const xmlNode *next_meeting(const HpEdit *edit, const xmlNode *after)
{
  const xmlNode *follow_up = hp_child(hp_edit_root(edit), "follow-up");
  const xmlNode *at = after != NULL ? after->next : follow_up != NULL ? follow_up->children : NULL;
  while (at != NULL && !(at->type == XML_ELEMENT_NODE && hp_is_one_of(at, "meeting received")))
    at = at->next;
  return at;
}

static const char *name_of(const HpReportedMeeting *meeting)
{
  return meeting->is_received ? "received" : "meeting";
}

/* What was received from another is another; from whom it is not said, it is of that day. */
static gboolean is_that_of_day(const xmlNode *at, const HpReportedMeeting *meeting)
{
  const char *from = hp_attribute(at, "party");
  return hp_is_named(at, name_of(meeting)) &&
         g_strcmp0(hp_attribute(at, "date"), meeting->date) == 0 &&
         (!meeting->is_received || g_strcmp0(from, meeting->body) == 0);
}

static const xmlNode *meeting_of_day(const HpEdit *edit, const HpReportedMeeting *meeting)
{
  const xmlNode *found = NULL;
  for (const xmlNode *at = next_meeting(edit, NULL); at != NULL; at = next_meeting(edit, at))
    if (is_that_of_day(at, meeting) && !is_elsewhere(edit, at))
      found = at;
  return found;
}

/* The one that there is; NULL if it is to be made. FALSE, and an error, if it cannot be either. */
static gboolean find_meeting(const HpEdit *edit, const HpReportedMeeting *meeting,
                             const xmlNode **found, HpDiagnostics *diagnostics)
{
  *found = meeting->id == NULL ? meeting_of_day(edit, meeting) : hp_edit_find(edit, meeting->id);
  if (*found == NULL && meeting->date != NULL)
    return TRUE;
  const char *date = *found == NULL ? NULL : hp_attribute(*found, "date");
  if (*found == NULL)
    hp_report_error(diagnostics, NULL,
                    _("There is no meeting \"%s\" yet; give its day, so that it can be made."),
                    meeting->id);
  else if (!hp_is_one_of(*found, "meeting received"))
    hp_report_error(diagnostics, NULL, _("\"%s\" is the id of <%s>; give the meeting another."),
                    meeting->id, (const char *)(*found)->name);
  else if (meeting->date != NULL && g_strcmp0(date, meeting->date) != 0)
    hp_report_error(diagnostics, NULL,
                    _("The meeting \"%s\" is of %s, not of %s; correct the day, or the id."),
                    meeting->id, date, meeting->date);
  else
    return TRUE;
  return FALSE;
}

/* What there is stays as it was said. */
static gboolean is_said_anew(const HpReportedMeeting *meeting, const xmlNode *there,
                             HpDiagnostics *diagnostics)
{
  if (meeting->minutes == NULL && meeting->present == NULL && meeting->notes == NULL)
    return FALSE;
  const HpPlace place = hp_place_of_node(there);
  hp_report_error(diagnostics, &place,
                  _("\"%s\" is there already; its minutes, who was present and the notes are "
                    "changed in the file itself."),
                  hp_attribute(there, "id"));
  return TRUE;
}

/* Meetings stand in the order of time. */
static gboolean is_last(const HpEdit *edit, const HpReportedMeeting *meeting,
                        HpDiagnostics *diagnostics)
{
  for (const xmlNode *at = next_meeting(edit, NULL); at != NULL; at = next_meeting(edit, at)) {
    const char *date = hp_attribute(at, "date");
    if (date == NULL || strcmp(date, meeting->date) <= 0)
      continue;
    const HpPlace place = hp_place_of_attribute(at, "date");
    hp_report_error(diagnostics, &place,
                    _("\"%s\" is of %s, after %s; a new meeting comes after all others. Correct "
                      "its day, or give the id of the meeting that was meant."),
                    hp_attribute(at, "id"), date, meeting->date);
    return FALSE;
  }
  return TRUE;
}

/* ---- Writing --------------------------------------------------------------------------------- */

static void write_updates(HpMarkup *markup, const HpEdit *edit, const HpReportedMeeting *meeting,
                          const char *id)
{
  g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < meeting->n_updates; i++) {
    g_autofree char *own = hp_edit_new_id(edit, id, given);
    hp_write_entry(markup, edit, &meeting->updates[i], own);
  }
}

static void write_meeting(HpMarkup *markup, const HpEdit *edit, const HpReportedMeeting *meeting,
                          const char *id)
{
  const char *name = name_of(meeting);
  hp_markup_open(markup, name);
  hp_markup_attribute(markup, "id", id);
  hp_markup_attribute(markup, "date", meeting->date);
  hp_markup_attribute(markup, "party", meeting->body);
  hp_markup_words(markup, "title", meeting->title);
  hp_write_phrases(markup, "minutes", meeting->minutes, HP_ACT);
  hp_write_phrases(markup, "present", meeting->present, "party");
  if (meeting->notes != NULL) {
    hp_markup_open(markup, "notes");
    hp_markup_blocks(markup, "p", meeting->notes);
    hp_markup_close(markup, "notes");
  }
  write_updates(markup, edit, meeting, id);
  hp_markup_close(markup, name);
}

static gboolean add_updates(HpEdit *edit, const xmlNode *there, const HpReportedMeeting *meeting,
                            HpDiagnostics *diagnostics)
{
  g_auto(HpSpot) spot = {0};
  if (!hp_spot_find(edit, there, "internal", &spot, diagnostics))
    return FALSE;
  g_auto(HpMarkup) markup = hp_markup_new(&spot.layout, spot.prefix);
  write_updates(&markup, edit, meeting, hp_attribute(there, "id"));
  return hp_spot_add(edit, &spot, &markup, diagnostics);
}

/* Where the plan has no place for meetings yet, that is made with it. */
static gboolean add_meeting(HpEdit *edit, const HpReportedMeeting *meeting, const char *id,
                            HpDiagnostics *diagnostics)
{
  const xmlNode *root = hp_edit_root(edit);
  const xmlNode *follow_up = edit->is_follow_up ? NULL : hp_child(root, "follow-up");
  const gboolean in_plan = follow_up == NULL && !edit->is_follow_up;
  g_auto(HpSpot) spot = {0};
  if (!hp_spot_find(edit, in_plan ? root : follow_up, in_plan ? "bibliography glossary" : "", &spot,
                    diagnostics))
    return FALSE;
  g_auto(HpMarkup) markup = hp_markup_new(&spot.layout, spot.prefix);
  if (in_plan)
    hp_markup_open(&markup, "follow-up");
  write_meeting(&markup, edit, meeting, id);
  if (in_plan)
    hp_markup_close(&markup, "follow-up");
  return hp_spot_add(edit, &spot, &markup, diagnostics);
}

char *hp_edit_report(HpEdit *edit, const HpReportedMeeting *meeting, HpDiagnostics *diagnostics)
{
  const xmlNode *there = NULL;
  if (!are_good(edit, meeting, diagnostics) || !find_meeting(edit, meeting, &there, diagnostics))
    return NULL;
  if (there == NULL ? !is_last(edit, meeting, diagnostics)
                    : is_said_anew(meeting, there, diagnostics))
    return NULL;
  g_autofree char *id = there != NULL ? g_strdup(hp_attribute(there, "id"))
                        : meeting->id != NULL
                            ? g_strdup(meeting->id)
                            : hp_edit_id_of_day(edit, name_of(meeting), meeting->date);
  const gboolean added = there == NULL ? add_meeting(edit, meeting, id, diagnostics)
                                       : add_updates(edit, there, meeting, diagnostics);
  return added ? g_steal_pointer(&id) : NULL;
}
