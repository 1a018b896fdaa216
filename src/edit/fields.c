/* Knows what can be said of a part of a plan, field by field. */
#include "edit/fields.h"

#include "edit/order.h"

#include <string.h>

#define OF(member) offsetof(HpPartSaid, member)
const HpField hp_fields[] = {
    {"text", OF(text), HP_FIELD_WORDING, NULL, NULL},
    {"number", OF(number), HP_FIELD_ATTRIBUTE, "number", NULL},
    {"priority", OF(priority), HP_FIELD_ATTRIBUTE, "priority", NULL},
    {"conditional", OF(conditional), HP_FIELD_ATTRIBUTE, "conditional", NULL},
    {"pilot", OF(pilot), HP_FIELD_ATTRIBUTE, "pilot", NULL},
    {"every", OF(every), HP_FIELD_ATTRIBUTE, "every", NULL},
    {"layout", OF(layout), HP_FIELD_ATTRIBUTE, "layout", NULL},
    {"status", OF(status), HP_FIELD_ATTRIBUTE, "status", NULL},
    {"unit", OF(unit), HP_FIELD_ATTRIBUTE, "unit", NULL},
    {"direction", OF(direction), HP_FIELD_ATTRIBUTE, "direction", NULL},
    {"code", OF(code), HP_FIELD_ATTRIBUTE, "code", NULL},
    {"kind", OF(kind), HP_FIELD_ATTRIBUTE, "kind", NULL},
    {"part-of", OF(part_of), HP_FIELD_ATTRIBUTE, "part-of", NULL},
    {"identifier", OF(identifier), HP_FIELD_ATTRIBUTE, "identifier", NULL},
    {"document-type", OF(document_type), HP_FIELD_PHRASES, "document-type", ""},
    {"subtitle", OF(subtitle), HP_FIELD_PHRASES, "subtitle", ""},
    {"short-title", OF(short_title), HP_FIELD_PHRASES, "short-title", ""},
    {"owner", OF(owners), HP_FIELD_PHRASES, "owner", "party="},
    {"prepared-by", OF(prepared_by), HP_FIELD_PHRASES, "prepared-by", "party="},
    {"prepared-with", OF(prepared_with), HP_FIELD_PHRASES, "prepared-with", "party="},
    {"diary-number", OF(diary_numbers), HP_FIELD_PHRASES, "diary-number", ""},
    {"issued", OF(issued), HP_FIELD_REVISION, "issued", NULL},
    {"valid", OF(valid), HP_FIELD_PHRASES, "valid", "from to"},
    {"next-revision", OF(next_revision), HP_FIELD_REVISION, "next-revision", NULL},
    {"summary", OF(summary), HP_FIELD_BLOCKS, "summary", NULL},
    {"conditional-note", OF(conditional_note), HP_FIELD_PHRASES, "conditional-note", ""},
    {"short", OF(short_text), HP_FIELD_PHRASES, "short", ""},
    {"introduction", OF(introduction), HP_FIELD_BLOCKS, "introduction", NULL},
    {"paragraphs", OF(paragraphs), HP_FIELD_TEXT, NULL, NULL},
    {"activities", OF(activities), HP_FIELD_PARTS, "activity", NULL},
    {"responsible", OF(responsible), HP_FIELD_RESPONSIBLE, "responsible", NULL},
    {"during", OF(during), HP_FIELD_TIME, "during", NULL},
    {"start", OF(start), HP_FIELD_TIME, "start", NULL},
    {"start-by", OF(start_by), HP_FIELD_TIME, "start-by", NULL},
    {"end", OF(end), HP_FIELD_TIME, "end", NULL},
    {"due", OF(due), HP_FIELD_TIME, "due", NULL},
    {"recurs", OF(recurs), HP_FIELD_TIME, "recurs", "every= interval times"},
    {"duration", OF(duration), HP_FIELD_TIME, "duration", "min max unit each"},
    {"open", OF(open), HP_FIELD_TIME, "open", NULL},
    {"time-conditional", OF(time_conditional), HP_FIELD_TIME, NULL, NULL},
    {"same-time-as", OF(same_time_as), HP_FIELD_TIME, NULL, NULL},
    {"time", OF(time_words), HP_FIELD_TIME, NULL, NULL},
    {"intended-result", OF(intended_result), HP_FIELD_PHRASES, "intended-result", ""},
    {"target-group", OF(target_groups), HP_FIELD_PHRASES, "target-group", ""},
    {"resources", OF(resources), HP_FIELD_PHRASES, "resources", ""},
    {"cost", OF(costs), HP_FIELD_PHRASES, "cost", "year amount currency funded-by"},
    {"risk", OF(risks), HP_FIELD_RISKS, "risk", "likelihood impact response"},
    {"derives-from", OF(derives_from), HP_FIELD_PHRASES, "derives-from",
     "kind source numbers basis"},
    {"field", OF(own_fields), HP_FIELD_PHRASES, "field", "name="},
    {"baseline", OF(baseline), HP_FIELD_PHRASES, "baseline", "value= period"},
    {"target", OF(targets), HP_FIELD_PHRASES, "target", "value= period"},
    {"abbreviation", OF(abbreviation), HP_FIELD_PHRASES, "abbreviation", ""},
    {"member", OF(members), HP_FIELD_PHRASES, "member", "party= from to"},
    {"email", OF(email), HP_FIELD_PHRASES, "email", ""},
    {"phone", OF(phone), HP_FIELD_PHRASES, "phone", ""},
    {"web", OF(web), HP_FIELD_PHRASES, "web", ""},
    {NULL, 0, 0, NULL, NULL}};
#undef OF

/* ---- The table ------------------------------------------------------------------------------- */

/* Of char *, borrowed; the caller's. */
static GPtrArray *all_names(void)
{
  GPtrArray *names = g_ptr_array_new();
  for (const HpField *field = hp_fields; field->name != NULL; field++)
    g_ptr_array_add(names, (gpointer)field->name);
  return names;
}

static const HpField *field_named(const char *name)
{
  for (const HpField *field = hp_fields; field->name != NULL; field++)
    if (strcmp(field->name, name) == 0)
      return field;
  return NULL;
}

/* By its name, or by what people call it: "titel" of a plan is its text. */
static const HpField *field_called(const char *name)
{
  const HpField *field = field_named(name);
  if (field != NULL)
    return field;
  g_autoptr(GPtrArray) names = all_names();
  const char *meant = hp_word_meant(name, names);
  return meant == NULL ? NULL : field_named(meant);
}

static gboolean repeats(const HpField *field)
{
  return field->shape != HP_FIELD_ATTRIBUTE && field->shape != HP_FIELD_TIME &&
         field->shape != HP_FIELD_WORDING;
}

gboolean hp_say_of_part(HpPartSaid *said, const char *field, const char *words, HpArena *arena)
{
  const HpField *found = field_called(field);
  if (found == NULL)
    return FALSE;
  const char **value = (const char **)(gpointer)((char *)said + found->offset);
  g_autofree char *all =
      *value != NULL && repeats(found) ? g_strconcat(*value, "\n\n", words, NULL) : g_strdup(words);
  *value = hp_arena_strdup(arena, all);
  return TRUE;
}

static char *names_of(const HpPartSaid *said)
{
  GString *names = g_string_new(NULL);
  for (const HpField *field = hp_fields; field->name != NULL; field++)
    if (said == NULL || hp_field_said(field, said) != NULL)
      g_string_append_printf(names, "%s%s", names->len == 0 ? "" : ", ", field->name);
  return g_string_free(names, FALSE);
}

char *hp_part_fields(void)
{
  return names_of(NULL);
}

const char *hp_part_field_meant(const char *said)
{
  g_autoptr(GPtrArray) names = all_names();
  return hp_name_meant(said, names);
}

char *hp_part_fields_said(const HpPartSaid *said)
{
  return names_of(said);
}

const char *hp_field_said(const HpField *field, const HpPartSaid *said)
{
  return *(const char *const *)(gconstpointer)((const char *)said + field->offset);
}

static gboolean says_time(const HpPartSaid *said)
{
  for (const HpField *field = hp_fields; field->name != NULL; field++)
    if (field->shape == HP_FIELD_TIME && hp_field_said(field, said) != NULL)
      return TRUE;
  return FALSE;
}

/* The times are one element: the first of them stands for all. */
gboolean hp_is_field_said(const HpField *field, const HpPartSaid *said)
{
  if (field->shape != HP_FIELD_TIME)
    return hp_field_said(field, said) != NULL;
  return strcmp(field->name, "during") == 0 && says_time(said);
}

const char *hp_name_of_wording(const char *part)
{
  if (hp_is_word_of(part, "plan area section"))
    return "title";
  if (hp_is_word_of(part, "party person"))
    return "name";
  return strcmp(part, "objective-group") == 0 ? "objective" : "text";
}

const char *hp_field_elements(const HpField *field, const char *part)
{
  const gboolean is_section = strcmp(part, "section") == 0;
  switch (field->shape) {
  case HP_FIELD_WORDING:
    return hp_name_of_wording(part);
  case HP_FIELD_TEXT:
    return is_section ? HP_BLOCKS : "continuation list";
  case HP_FIELD_TIME:
    return "timeframe";
  default:
    return field->element;
  }
}

gboolean hp_is_field_among(const HpField *field, const char *part, const char *names)
{
  g_auto(GStrv) elements =
      field->shape == HP_FIELD_ATTRIBUTE ? NULL : hp_words_of(hp_field_elements(field, part));
  for (guint i = 0; elements != NULL && elements[i] != NULL; i++)
    if (hp_is_word_of(elements[i], names))
      return TRUE;
  return FALSE;
}

/* Whether what is said of it can stand there. Attributes are left to the schema. */
static gboolean can_stand(const HpField *field, const char *part, const char *all)
{
  return field->shape == HP_FIELD_ATTRIBUTE || hp_is_field_among(field, part, all);
}

/* "text, time, responsible": all but attributes. The caller's. */
static char *names_that_can_stand(const char *part, const char *all)
{
  GString *names = g_string_new(NULL);
  for (const HpField *field = hp_fields; field->name != NULL; field++)
    if (field->shape != HP_FIELD_ATTRIBUTE && can_stand(field, part, all) &&
        (field->shape != HP_FIELD_TIME || strcmp(field->name, "time") == 0))
      g_string_append_printf(names, "%s%s", names->len == 0 ? "" : ", ", field->name);
  return g_string_free(names, FALSE);
}

gboolean hp_can_all_stand(const HpPartSaid *said, const char *part, const char *elements,
                          const HpPlace *place, HpDiagnostics *diagnostics)
{
  for (const HpField *field = hp_fields; field->name != NULL; field++) {
    if (!hp_is_field_said(field, said) || can_stand(field, part, elements))
      continue;
    g_autofree char *names = names_that_can_stand(part, elements);
    hp_report_error(diagnostics, place,
                    _("<%s> has no \"%s\" that could be changed here; of what stands in it can be "
                      "changed: %s."),
                    part, field->shape == HP_FIELD_TIME ? "time" : field->name, names);
    return FALSE;
  }
  return TRUE;
}

const char *hp_kind_added(const HpPartChange *change)
{
  return change->what == NULL ? "activity" : change->what;
}
