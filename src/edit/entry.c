/* Writes an entry of what was reported: how a part stands, whether it was met, what was measured.
 */
#include "edit/entry.h"

#include "edit/phrase.h"
#include "edit/writable.h"

#include <string.h>

#define EVIDENCE "href source"

/* The three kinds of entries. */
typedef struct {
  const char *name;    /* of the element */
  const char *targets; /* what it can be of */
} EntryKind;

static const EntryKind kinds[] = {{"update", "plan area goal objective objective-group activity"},
                                  {"assessment", "goal objective"},
                                  {"observation", "indicator"}};

static const EntryKind *kind_of(const HpReportedUpdate *update)
{
  return &kinds[update->result != NULL ? 1 : update->value != NULL ? 2 : 0];
}

/* ---- Is it as it should be? ------------------------------------------------------------------ */

static gboolean refuse(const HpReportedUpdate *update, HpDiagnostics *diagnostics,
                       const char *message)
{
  hp_report_error(diagnostics, &update->place, "%s: %s", update->target, message);
  return FALSE;
}

static gboolean has_one_kind(const HpReportedUpdate *update, HpDiagnostics *diagnostics)
{
  const guint said =
      (update->progress != NULL) + (update->result != NULL) + (update->value != NULL);
  if (said == 0)
    return refuse(update, diagnostics, _("It is not said how it stands."));
  if (said > 1)
    return refuse(update, diagnostics,
                  _("Its progress, whether it was met and what was measured are three reports; "
                    "give each by itself."));
  return TRUE;
}

static gboolean needs_reason(const HpReportedUpdate *update)
{
  return update->rating != NULL && strcmp(update->rating, "as-planned") != 0;
}

static gboolean is_coherent(const HpReportedUpdate *update, HpDiagnostics *diagnostics)
{
  const gboolean in_progress = g_strcmp0(update->progress, "in-progress") == 0;
  if ((update->rating != NULL || update->degree != NULL) && !in_progress)
    return refuse(update, diagnostics, _("Only what is in progress has a rating or a degree."));
  if (needs_reason(update) && (update->words == NULL || *update->words == '\0'))
    return refuse(update, diagnostics,
                  _("What is at risk or behind needs words that say why; add them."));
  if ((g_strcmp0(update->progress, "moved") == 0) != (update->moved_to != NULL))
    return refuse(
        update, diagnostics,
        _("What was moved, and nothing else, says where to: the id of what takes it on."));
  if ((update->sex != NULL || update->code != NULL || update->source != NULL) &&
      update->value == NULL)
    return refuse(update, diagnostics,
                  _("Only what was measured says of whom, a code or a source; the rest has "
                    "evidence."));
  if (update->evidence != NULL && update->value != NULL)
    return refuse(update, diagnostics,
                  _("What was measured has a source, of the bibliography, instead of evidence."));
  return TRUE;
}

/* That an earlier entry is of the same kind and target the rules say. */
static gboolean is_earlier(const HpEdit *edit, const HpReportedUpdate *update,
                           HpDiagnostics *diagnostics)
{
  return update->corrects == NULL || hp_edit_target(edit, update->corrects, kind_of(update)->name,
                                                    &update->place, diagnostics) != NULL;
}

static gboolean are_words_good(const HpReportedUpdate *update, HpDiagnostics *diagnostics)
{
  const HpPlace *place = &update->place;
  return hp_are_writable(update->words, place, diagnostics) &&
         hp_are_writable(update->value, place, diagnostics) &&
         hp_are_writable(update->code, place, diagnostics) &&
         hp_are_phrases_good(update->evidence, EVIDENCE, place, diagnostics);
}

gboolean hp_is_entry_good(const HpEdit *edit, const HpReportedUpdate *update,
                          HpDiagnostics *diagnostics)
{
  const HpPlace *place = &update->place;
  return hp_are_writable(update->target, place, diagnostics) && has_one_kind(update, diagnostics) &&
         hp_edit_target(edit, update->target, kind_of(update)->targets, place, diagnostics) !=
             NULL &&
         is_coherent(update, diagnostics) && are_words_good(update, diagnostics) &&
         hp_is_party_of(edit, update->by, place, diagnostics) &&
         (update->date == NULL || hp_is_written_day(update->date, place, diagnostics)) &&
         is_earlier(edit, update, diagnostics) &&
         (update->source == NULL ||
          hp_edit_target(edit, update->source, "reference", place, diagnostics) != NULL) &&
         (update->moved_to == NULL ||
          hp_edit_target(edit, update->moved_to, kinds[0].targets, place, diagnostics) != NULL);
}

/* ---- Writing --------------------------------------------------------------------------------- */

/* The first paragraph says why, where that is asked for; the rest is said besides. */
static void write_words(HpMarkup *markup, const HpReportedUpdate *update)
{
  g_auto(GStrv) paragraphs = hp_paragraphs_of(update->words);
  if (!needs_reason(update) || paragraphs[0] == NULL) {
    hp_markup_blocks(markup, "p", update->words);
    return;
  }
  g_autofree char *rest = g_strjoinv("\n\n", paragraphs + 1);
  hp_markup_words(markup, "reason", paragraphs[0]);
  hp_markup_blocks(markup, "p", rest);
}

/* An address is enough. */
static void write_evidence(HpMarkup *markup, const char *evidence)
{
  g_auto(GStrv) each = hp_paragraphs_of(evidence);
  for (guint i = 0; each[i] != NULL; i++) {
    const gboolean is_address =
        g_str_has_prefix(each[i], "https://") || g_str_has_prefix(each[i], "http://");
    g_autofree char *phrase = g_strconcat(is_address ? "href=" : "", each[i], NULL);
    hp_write_phrases(markup, "evidence", phrase, EVIDENCE);
  }
}

static void write_attributes(HpMarkup *markup, const HpReportedUpdate *update)
{
  const char *const attributes[][2] = {
      {"date", update->date},         {"by", update->by},
      {"period", update->period},     {"corrects", update->corrects},
      {"progress", update->progress}, {"rating", update->rating},
      {"degree", update->degree},     {"moved-to", update->moved_to},
      {"result", update->result},     {"value", update->value},
      {"sex", update->sex},           {"code", update->code},
      {"source", update->source}};
  for (guint i = 0; i < G_N_ELEMENTS(attributes); i++)
    hp_markup_attribute(markup, attributes[i][0], attributes[i][1]);
}

void hp_write_entry(HpMarkup *markup, const HpEdit *edit, const HpReportedUpdate *update,
                    const char *id)
{
  const EntryKind *kind = kind_of(update);
  const xmlNode *target = hp_edit_target(edit, update->target, kind->targets, NULL, NULL);
  const gboolean is_line = update->value != NULL; /* where blanks would be words */
  (is_line ? hp_markup_begin_line : hp_markup_open)(markup, kind->name);
  hp_markup_attribute(markup, "id", id);
  hp_markup_attribute(markup, "target", hp_attribute(target, "id"));
  write_attributes(markup, update);
  if (is_line) {
    hp_markup_end_line(markup, kind->name, update->words);
    return;
  }
  write_words(markup, update);
  write_evidence(markup, update->evidence);
  hp_markup_close(markup, kind->name);
}
