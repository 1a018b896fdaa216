/* Adds what was reported at a meeting, and the meeting. */
#include "edit/spot.h"
#include "edit/writable.h"

#include <string.h>

/* What may be reported on. */
#define REPORTED "plan area goal objective objective-group activity"

/* ---- Is it as it should be? ------------------------------------------------------------------ */

static gboolean refuse(const HpReportedUpdate *update, HpDiagnostics *diagnostics,
                       const char *message)
{
  hp_report_error(diagnostics, &update->place, "%s: %s", update->target, message);
  return FALSE;
}

static gboolean is_coherent(const HpReportedUpdate *update, HpDiagnostics *diagnostics)
{
  const gboolean in_progress = g_strcmp0(update->progress, "in-progress") == 0;
  const gboolean needs_reason = update->rating != NULL && strcmp(update->rating, "as-planned") != 0;
  if (update->progress == NULL)
    return refuse(update, diagnostics, _("It is not said how it stands."));
  if ((update->rating != NULL || update->degree != NULL) && !in_progress)
    return refuse(update, diagnostics, _("Only what is in progress has a rating or a degree."));
  if (needs_reason && (update->words == NULL || *update->words == '\0'))
    return refuse(update, diagnostics,
                  _("What is at risk or behind needs words that say why; add them."));
  if ((strcmp(update->progress, "moved") == 0) != (update->moved_to != NULL))
    return refuse(
        update, diagnostics,
        _("What was moved, and nothing else, says where to: the id of what takes it on."));
  return TRUE;
}

static gboolean is_good(const HpEdit *edit, const HpReportedUpdate *update,
                        HpDiagnostics *diagnostics)
{
  const HpPlace *place = &update->place;
  return hp_are_writable(update->target, place, diagnostics) &&
         hp_edit_target(edit, update->target, REPORTED, place, diagnostics) != NULL &&
         is_coherent(update, diagnostics) && hp_are_writable(update->words, place, diagnostics) &&
         hp_is_party_of(edit, update->by, place, diagnostics) &&
         (update->date == NULL || hp_is_written_day(update->date, place, diagnostics)) &&
         (update->moved_to == NULL ||
          hp_edit_target(edit, update->moved_to, REPORTED, place, diagnostics) != NULL);
}

/* All of them are looked at, so that all is said at once. */
static gboolean are_good(const HpEdit *edit, const HpReportedMeeting *meeting,
                         HpDiagnostics *diagnostics)
{
  gboolean good = hp_are_writable(meeting->title, NULL, diagnostics) &&
                  hp_is_party_of(edit, meeting->body, NULL, diagnostics) &&
                  (meeting->date == NULL || hp_is_written_day(meeting->date, NULL, diagnostics));
  for (guint i = 0; i < meeting->n_updates; i++)
    good = is_good(edit, &meeting->updates[i], diagnostics) && good;
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

static const xmlNode *meeting_of_day(const HpEdit *edit, const char *date)
{
  const xmlNode *found = NULL;
  for (const xmlNode *at = next_meeting(edit, NULL); at != NULL; at = next_meeting(edit, at))
    if (hp_is_named(at, "meeting") && g_strcmp0(hp_attribute(at, "date"), date) == 0 &&
        !is_elsewhere(edit, at))
      found = at;
  return found;
}

/* The one that there is; NULL if it is to be made. FALSE, and an error, if it cannot be either. */
static gboolean find_meeting(const HpEdit *edit, const HpReportedMeeting *meeting,
                             const xmlNode **found, HpDiagnostics *diagnostics)
{
  *found =
      meeting->id == NULL ? meeting_of_day(edit, meeting->date) : hp_edit_find(edit, meeting->id);
  if (*found == NULL && meeting->date != NULL)
    return TRUE;
  const char *date = *found == NULL ? NULL : hp_attribute(*found, "date");
  if (*found == NULL)
    hp_report_error(diagnostics, NULL,
                    _("There is no meeting \"%s\" yet; give its day, so that it can be made."),
                    meeting->id);
  else if (!hp_is_one_of(*found, "meeting received"))
    hp_report_error(diagnostics, NULL, _("\"%s\" is the id of a <%s>; give the meeting another."),
                    meeting->id, (const char *)(*found)->name);
  else if (meeting->date != NULL && g_strcmp0(date, meeting->date) != 0)
    hp_report_error(diagnostics, NULL,
                    _("The meeting \"%s\" is of %s, not of %s; correct the day, or the id."),
                    meeting->id, date, meeting->date);
  else
    return TRUE;
  return FALSE;
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

static void write_update(HpMarkup *markup, const HpEdit *edit, const HpReportedUpdate *update,
                         const char *id)
{
  const xmlNode *target = hp_edit_target(edit, update->target, REPORTED, NULL, NULL);
  const gboolean is_reason = update->rating != NULL && strcmp(update->rating, "as-planned") != 0;
  hp_markup_open(markup, "update");
  hp_markup_attribute(markup, "id", id);
  hp_markup_attribute(markup, "target", hp_attribute(target, "id"));
  hp_markup_attribute(markup, "date", update->date);
  hp_markup_attribute(markup, "by", update->by);
  hp_markup_attribute(markup, "period", update->period);
  hp_markup_attribute(markup, "progress", update->progress);
  hp_markup_attribute(markup, "rating", update->rating);
  hp_markup_attribute(markup, "degree", update->degree);
  hp_markup_attribute(markup, "moved-to", update->moved_to);
  if (is_reason)
    hp_markup_words(markup, "reason", update->words);
  else
    hp_markup_paragraphs(markup, "p", update->words);
  hp_markup_close(markup, "update");
}

static void write_updates(HpMarkup *markup, const HpEdit *edit, const HpReportedMeeting *meeting,
                          const char *id)
{
  g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < meeting->n_updates; i++) {
    g_autofree char *own = hp_edit_new_id(edit, id, given);
    write_update(markup, edit, &meeting->updates[i], own);
  }
}

static void write_meeting(HpMarkup *markup, const HpEdit *edit, const HpReportedMeeting *meeting,
                          const char *id)
{
  hp_markup_open(markup, "meeting");
  hp_markup_attribute(markup, "id", id);
  hp_markup_attribute(markup, "date", meeting->date);
  hp_markup_attribute(markup, "party", meeting->body);
  hp_markup_words(markup, "title", meeting->title);
  write_updates(markup, edit, meeting, id);
  hp_markup_close(markup, "meeting");
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
  if (there == NULL && !is_last(edit, meeting, diagnostics))
    return NULL;
  g_autofree char *id = there != NULL         ? g_strdup(hp_attribute(there, "id"))
                        : meeting->id != NULL ? g_strdup(meeting->id)
                                              : hp_edit_id_of_day(edit, "meeting", meeting->date);
  const gboolean added = there == NULL ? add_meeting(edit, meeting, id, diagnostics)
                                       : add_updates(edit, there, meeting, diagnostics);
  return added ? g_steal_pointer(&id) : NULL;
}
