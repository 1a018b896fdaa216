/* Changes what parts of a plan that has not been adopted say, where it stands. */
#include "edit/change.h"

#include "edit/order.h"
#include "edit/part.h"
#include "edit/says.h"
#include "edit/spot.h"

#include <string.h>

/* A part whose file is being changed. */
typedef struct {
  HpEdit *edit;
  const xmlNode *part;
  const xmlNode *facts; /* the element that has what is said of it: of a plan its head */
  HpSpot spot;          /* in `facts` */
  GArray *replacements;
} Changing;

static const char *name_of(const xmlNode *element)
{
  return (const char *)element->name;
}

/* ---- Words ----------------------------------------------------------------------------------- */

static gboolean refuse_words(const Changing *changing, const char *name, HpDiagnostics *diagnostics)
{
  const HpPlace place = hp_place_of_node(changing->part);
  hp_report_error(diagnostics, &place,
                  _("This <%s> has several <%s>; it is not known which of them is meant. Change "
                    "the file itself."),
                  name_of(changing->part), name);
  return FALSE;
}

/* The words between the tags; there is one element for them. */
static gboolean replace_words(const Changing *changing, const char *words,
                              HpDiagnostics *diagnostics)
{
  const char *name = hp_name_of_wording(name_of(changing->part));
  g_autoptr(GArray) children = hp_spot_children(&changing->spot);
  const HpElementExtent *found = NULL;
  for (guint i = 0; i < children->len; i++) {
    const HpElementExtent *child = &g_array_index(children, HpElementExtent, i);
    if (strcmp(hp_extent_local_name(child), name) != 0)
      continue;
    if (found != NULL)
      return refuse_words(changing, name, diagnostics);
    found = child;
  }
  if (found == NULL)
    return refuse_words(changing, name, diagnostics);
  char *escaped = hp_markup_escaped(words);
  if (found->is_empty) {
    char *text = g_strdup_printf(">%s</%s>", escaped, found->name);
    g_free(escaped);
    escaped = text;
  }
  hp_replacements_add(changing->replacements, found->content,
                      found->is_empty ? found->end : found->content_end, escaped);
  return TRUE;
}

/* ---- Elements -------------------------------------------------------------------------------- */

/* The elements of those names give way to others: the first to all of them. Where there are none,
   they come before the first that comes later. */
static gboolean replace_elements(const Changing *changing, const char *names,
                                 const HpMarkup *markup, HpDiagnostics *diagnostics)
{
  const HpSpot *spot = &changing->spot;
  gsize size = 0;
  const gsize skipped = strlen(spot->layout.line_end) + strlen(spot->layout.indent);
  const char *text = hp_written_text(spot->written, &size), *added = markup->text->str;
  g_autoptr(GArray) children = hp_spot_children(spot);
  gboolean gone = *added == '\0', replaced = gone;
  for (guint i = 0; i < children->len; i++) {
    const HpElementExtent *child = &g_array_index(children, HpElementExtent, i);
    if (!hp_is_word_of(hp_extent_local_name(child), names))
      continue;
    hp_replacements_add(changing->replacements,
                        replaced ? hp_start_with_line(text, child->start) : child->start,
                        child->end, g_strdup(replaced ? "" : added + skipped));
    replaced = TRUE;
  }
  if (replaced)
    return TRUE;
  g_auto(HpSpot) place = {0};
  g_auto(GStrv) first = hp_words_of(names);
  g_autofree char *later = hp_later_in(name_of(changing->facts), first[0]);
  if (!hp_spot_find(changing->edit, changing->facts, later, &place, diagnostics))
    return FALSE;
  hp_spot_replacement(&place, added, changing->replacements);
  return TRUE;
}

/* ---- Attributes ------------------------------------------------------------------------------ */

/* What is no longer so is not said. */
static gboolean takes_away(const char *value)
{
  return hp_is_word_of(value, "none no") || *value == '\0';
}

static void replace_attribute(const Changing *changing, const HpElementExtent *element,
                              const char *name, const char *value)
{
  gsize size = 0;
  const char *text = hp_written_text(changing->spot.written, &size);
  HpAttributeExtent at;
  const gboolean there = hp_attribute_extent(text, size, element, name, &at);
  g_autofree char *escaped = hp_markup_escaped_value(value);
  if (takes_away(value) && there)
    hp_replacements_add(changing->replacements, at.start, at.end, g_strdup(""));
  else if (!takes_away(value) && there)
    hp_replacements_add(changing->replacements, at.value, at.value_end, g_steal_pointer(&escaped));
  else if (!takes_away(value))
    hp_replacements_add(changing->replacements, at.end, at.end,
                        g_strdup_printf(" %s=\"%s\"", name, escaped));
}

static gboolean replace_attributes(const Changing *changing, const HpPartSaid *said,
                                   HpDiagnostics *diagnostics)
{
  g_auto(HpSpot) own = {0};
  if (!hp_spot_find(changing->edit, changing->part, "", &own, diagnostics))
    return FALSE;
  for (const HpField *field = hp_fields; field->name != NULL; field++)
    if (field->shape == HP_FIELD_ATTRIBUTE && hp_field_said(field, said) != NULL)
      replace_attribute(changing, &own.parent, field->element, hp_field_said(field, said));
  return TRUE;
}

/* ---- All that is said ------------------------------------------------------------------------ */

static gboolean replace_field(const Changing *changing, const HpField *field,
                              const HpPartSaid *said, HpDiagnostics *diagnostics)
{
  const HpSpot *spot = &changing->spot;
  const char *part = name_of(changing->part);
  if (field->shape == HP_FIELD_WORDING)
    return replace_words(changing, hp_field_said(field, said), diagnostics);
  g_auto(HpMarkup) markup = hp_markup_new(&spot->layout, spot->prefix);
  const HpWriting writing = {&markup, changing->edit, part, NULL, NULL};
  hp_write_field(&writing, field, said);
  return replace_elements(changing, hp_field_elements(field, part), &markup, diagnostics);
}

/* What may stand in a part, with spaces between. What is a part itself is added and moved. The
   caller's. */
static char *changeable_in(const char *element)
{
  g_auto(GStrv) order = hp_order_in(element);
  GString *all = g_string_new(NULL);
  for (guint i = 0; order != NULL && order[i] != NULL; i++)
    if (!hp_is_word_of("activity", order[i]))
      g_string_append_printf(all, "%s ", order[i]);
  return g_string_free(all, FALSE);
}

/* In the order of the file, so that what is added in one place stands in the right one. */
static gboolean replace_fields(const Changing *changing, const HpPartSaid *said,
                               HpDiagnostics *diagnostics)
{
  g_auto(GStrv) order = hp_order_in(name_of(changing->facts));
  const char *part = name_of(changing->part);
  const HpPlace place = hp_place_of_node(changing->part);
  g_autofree char *all = changeable_in(name_of(changing->facts));
  if (!hp_can_all_stand(said, part, all, &place, diagnostics))
    return FALSE;
  for (guint i = 0; order != NULL && order[i] != NULL; i++)
    for (const HpField *field = hp_fields; field->name != NULL; field++)
      if (hp_is_field_said(field, said) && hp_is_field_among(field, part, order[i]) &&
          !replace_field(changing, field, said, diagnostics))
        return FALSE;
  return replace_attributes(changing, said, diagnostics);
}

gboolean hp_change_part(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics)
{
  const xmlNode *part = hp_edit_target(edit, change->target, HP_PARTS_CHANGED " party person",
                                       &change->place, diagnostics);
  if (part == NULL)
    return FALSE;
  g_autoptr(GArray) replacements = hp_replacements_new();
  const xmlNode *facts = hp_is_named(part, "plan") ? hp_child(part, "head") : part;
  Changing changing = {.edit = edit, .part = part, .facts = facts, .replacements = replacements};
  const gboolean done = hp_spot_find(edit, facts, "", &changing.spot, diagnostics) &&
                        replace_fields(&changing, &change->said, diagnostics);
  const gboolean changed =
      done &&
      (replacements->len > 0 ? hp_edit_replace(edit, changing.spot.written, changing.spot.name,
                                               replacements, diagnostics)
                             : hp_refuse_silence(change, diagnostics));
  hp_spot_clear(&changing.spot);
  return changed;
}
