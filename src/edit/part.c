/* Writes what is said of a part of a plan, field by field. */
#include "edit/part.h"

#include "edit/order.h"
#include "edit/phrase.h"
#include "edit/says.h"
#include "edit/writable.h"

#include <string.h>

/* ---- Are they good? -------------------------------------------------------------------------- */

static gboolean is_good(const HpEdit *edit, const HpField *field, const HpPartSaid *said,
                        const HpPlace *place, HpDiagnostics *diagnostics)
{
  const char *value = hp_field_said(field, said);
  if (value == NULL || *value == '\0')
    return TRUE;
  if (!hp_are_writable(value, place, diagnostics))
    return FALSE;
  switch (field->shape) {
  case HP_FIELD_PHRASES:
  case HP_FIELD_RISKS:
    return hp_are_phrases_good(value, field->attributes, place, diagnostics);
  case HP_FIELD_REVISION:
    return hp_is_revision_good(value, place, diagnostics);
  case HP_FIELD_RESPONSIBLE:
    return hp_is_responsible_good(edit, value, place, diagnostics);
  case HP_FIELD_TIME:
    return hp_is_time_good(field, value, place, diagnostics);
  default:
    return TRUE;
  }
}

gboolean hp_are_sayings_good(const HpEdit *edit, const HpPartSaid *said, const HpPlace *place,
                             HpDiagnostics *diagnostics)
{
  gboolean good = TRUE;
  for (const HpField *field = hp_fields; field->name != NULL; field++)
    good = is_good(edit, field, said, place, diagnostics) && good;
  return good;
}

/* ---- Elements -------------------------------------------------------------------------------- */

/* New parts in what is added, with these words, a paragraph each. */
static void write_parts(const HpWriting *writing, const char *kind, const char *words)
{
  HpMarkup *markup = writing->markup;
  g_auto(GStrv) each = hp_paragraphs_of(words);
  for (guint i = 0; each[i] != NULL; i++) {
    g_autofree char *id = hp_edit_id_beside(writing->edit, kind, writing->id, writing->given);
    hp_markup_open(markup, kind);
    hp_markup_attribute(markup, "id", id);
    hp_markup_words(markup, "text", each[i]);
    hp_markup_close(markup, kind);
  }
}

static void write_blocks(HpMarkup *markup, const char *name, const char *words)
{
  hp_markup_open(markup, name);
  hp_markup_blocks(markup, "p", words);
  hp_markup_close(markup, name);
}

static void write_wording(const HpWriting *writing, const char *words)
{
  const char *name = hp_name_of_wording(writing->part);
  if (strcmp(name, "objective") == 0)
    write_parts(writing, name, words);
  else
    hp_markup_words(writing->markup, name, words);
}

void hp_write_field(const HpWriting *writing, const HpField *field, const HpPartSaid *said)
{
  HpMarkup *markup = writing->markup;
  const char *value = hp_field_said(field, said);
  const gboolean is_section = strcmp(writing->part, "section") == 0;
  if (field->shape == HP_FIELD_TIME)
    hp_write_timeframe(markup, writing->edit, said);
  else if (value == NULL || *value == '\0')
    return;
  else if (field->shape == HP_FIELD_WORDING)
    write_wording(writing, value);
  else if (field->shape == HP_FIELD_PHRASES)
    hp_write_phrases(markup, field->element, value, field->attributes);
  else if (field->shape == HP_FIELD_REVISION)
    hp_write_revision(markup, field->element, value);
  else if (field->shape == HP_FIELD_RISKS)
    hp_write_risks(markup, value, field->attributes);
  else if (field->shape == HP_FIELD_BLOCKS)
    write_blocks(markup, field->element, value);
  else if (field->shape == HP_FIELD_TEXT)
    hp_markup_blocks(markup, is_section ? "p" : "continuation", value);
  else if (field->shape == HP_FIELD_PARTS)
    write_parts(writing, field->element, value);
  else if (field->shape == HP_FIELD_RESPONSIBLE)
    hp_write_responsible(markup, value);
}

static void write_attributes(HpMarkup *markup, const HpPartSaid *said)
{
  for (const HpField *field = hp_fields; field->name != NULL; field++)
    if (field->shape == HP_FIELD_ATTRIBUTE)
      hp_markup_attribute(markup, field->element, hp_field_said(field, said));
}

void hp_write_fields(const HpWriting *writing, const char *element, const HpPartSaid *said)
{
  g_auto(GStrv) order = hp_order_in(element);
  write_attributes(writing->markup, said);
  for (guint i = 0; order != NULL && order[i] != NULL; i++)
    for (const HpField *field = hp_fields; field->name != NULL; field++)
      if (hp_is_field_said(field, said) && hp_is_field_among(field, writing->part, order[i]))
        hp_write_field(writing, field, said);
}

gboolean hp_is_addition(const HpPartChange *change)
{
  return change->kind == HP_PART_ADDED || change->kind == HP_PART_ADDED_AFTER;
}

gboolean hp_can_be_written(const HpEdit *edit, const HpPartChange *change,
                           HpDiagnostics *diagnostics)
{
  const gboolean changes = change->kind == HP_PART_CHANGED;
  if (!changes && !hp_is_addition(change))
    return TRUE;
  const xmlNode *target =
      changes ? hp_edit_target(edit, change->target, HP_PARTS_CHANGED, NULL, NULL) : NULL;
  const char *part = changes ? (const char *)target->name : hp_kind_added(change);
  g_auto(GStrv) order = hp_order_in(changes ? "change" : part);
  g_autofree char *elements = order == NULL ? g_strdup("") : g_strjoinv(" ", order);
  return hp_can_all_stand(&change->said, part, elements, &change->place, diagnostics);
}

char *hp_id_of_added(const HpEdit *edit, const HpPartChange *change, const char *kind,
                     const char *beside, GHashTable *given)
{
  return change->id != NULL ? g_strdup(change->id) : hp_edit_id_beside(edit, kind, beside, given);
}

void hp_write_part(HpMarkup *markup, const HpEdit *edit, const HpPartChange *change, const char *id,
                   GHashTable *given)
{
  const char *kind = hp_kind_added(change);
  const HpWriting writing = {markup, edit, kind, id, given};
  hp_markup_open(markup, kind);
  hp_markup_attribute(markup, "id", id);
  hp_write_fields(&writing, kind, &change->said);
  hp_markup_close(markup, kind);
}
