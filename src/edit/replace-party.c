/* Names one party wherever a plan names another, and takes that away. */
#include "edit/change.h"
#include "edit/spot.h"

#include <string.h>

/* The attributes that name parties. */
#define NAMING "party with by to part-of person each actor addressee concerned consulted"

/* ---- One attribute --------------------------------------------------------------------------- */

/* The ids with the one in the place of the other, each once; the caller's. */
static char *replaced_in(const char *ids, const char *old, const char *new)
{
  g_auto(GStrv) words = hp_words_of(ids);
  g_autoptr(GPtrArray) kept = g_ptr_array_new();
  for (guint i = 0; words[i] != NULL; i++) {
    const char *id = strcmp(words[i], old) == 0 ? new : words[i];
    if (!g_ptr_array_find_with_equal_func(kept, id, g_str_equal, NULL))
      g_ptr_array_add(kept, (gpointer)id);
  }
  g_ptr_array_add(kept, NULL);
  return g_strjoinv(" ", (char **)kept->pdata);
}

static gboolean names(const xmlAttr *attribute, const char *party)
{
  const char *ids = hp_attribute(attribute->parent, (const char *)attribute->name);
  return attribute->ns == NULL && hp_is_word_of((const char *)attribute->name, NAMING) &&
         ids != NULL && hp_is_word_of(party, ids);
}

/* FALSE, and an error, if the element is not written there by itself. */
static gboolean replace_in(HpEdit *edit, const xmlAttr *attribute, const HpPartChange *change,
                           GPtrArray *files, HpDiagnostics *diagnostics)
{
  const xmlNode *element = attribute->parent;
  const char *name = (const char *)attribute->name;
  g_auto(HpSpot) spot = {0};
  gsize size = 0;
  HpAttributeExtent at;
  if (!hp_spot_find(edit, element, "", &spot, diagnostics))
    return FALSE;
  const char *text = hp_written_text(spot.written, &size);
  HpFileChange *file = hp_file_change_in(files, edit, spot.name, diagnostics);
  if (file == NULL || !hp_attribute_extent(text, size, &spot.parent, name, &at))
    return FALSE;
  hp_replacements_add(file->replacements, at.value, at.value_end,
                      replaced_in(hp_attribute(element, name), change->target, change->into));
  return TRUE;
}

/* ---- Said beside it already ------------------------------------------------------------------ */

/* Whether it would say no more than the other, which it stands beside. */
static gboolean says_no_more(const xmlNode *element, const xmlNode *other,
                             const HpPartChange *change)
{
  if (other == element || other->type != XML_ELEMENT_NODE ||
      !xmlStrEqual(element->name, other->name))
    return FALSE;
  for (const xmlAttr *one = element->properties; one != NULL; one = one->next) {
    const char *name = (const char *)one->name, *value = hp_attribute(element, name);
    g_autofree char *replaced = names(one, change->target)
                                    ? replaced_in(value, change->target, change->into)
                                    : g_strdup(value);
    if (g_strcmp0(replaced, hp_attribute(other, name)) != 0)
      return FALSE;
  }
  return TRUE;
}

/* Of elements that do no more than name a party: "kommun-a" below each other, twice. */
static gboolean is_said_beside(const xmlNode *element, const HpPartChange *change)
{
  const char *party = hp_attribute(element, "party");
  if (element->children != NULL || party == NULL || !hp_is_word_of(change->target, party))
    return FALSE;
  for (const xmlNode *other = element->parent->children; other != NULL; other = other->next)
    if (says_no_more(element, other, change))
      return TRUE;
  return FALSE;
}

/* ---- All of them ----------------------------------------------------------------------------- */

static gboolean take_away(HpEdit *edit, const xmlNode *element, GPtrArray *files,
                          HpDiagnostics *diagnostics)
{
  g_auto(HpSpot) spot = {0};
  if (!hp_spot_find(edit, element, "", &spot, diagnostics))
    return FALSE;
  HpFileChange *file = hp_file_change_in(files, edit, spot.name, diagnostics);
  if (file == NULL)
    return FALSE;
  hp_spot_removal(&spot, file->replacements);
  return TRUE;
}

static gboolean replace_in_element(HpEdit *edit, const xmlNode *element, const HpPartChange *change,
                                   GPtrArray *files, HpDiagnostics *diagnostics)
{
  if (is_said_beside(element, change))
    return take_away(edit, element, files, diagnostics);
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next)
    if (names(attribute, change->target) &&
        !replace_in(edit, attribute, change, files, diagnostics))
      return FALSE;
  return TRUE;
}

/* Not where it is said of itself: that goes with it. */
static gboolean collect(HpEdit *edit, const xmlNode *party, const HpPartChange *change,
                        GPtrArray *files, HpDiagnostics *diagnostics)
{
  const xmlNode *root = hp_edit_root(edit);
  for (const xmlNode *at = root; at != NULL; at = hp_next_element((xmlNode *)at, root)) {
    if (at == party || at->parent == party)
      continue;
    if (!replace_in_element(edit, at, change, files, diagnostics))
      return FALSE;
  }
  return TRUE;
}

gboolean hp_replace_party(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics)
{
  const HpPlace *place = &change->place;
  const xmlNode *party = hp_edit_target(edit, change->target, "party person", place, diagnostics);
  const xmlNode *other =
      party == NULL ? NULL : hp_edit_target(edit, change->into, "party person", place, diagnostics);
  if (other == NULL)
    return FALSE;
  if (other == party) {
    hp_report_error(diagnostics, place, _("%s cannot be replaced by itself."), change->target);
    return FALSE;
  }
  g_autoptr(GPtrArray) files = hp_file_changes_new();
  if (!collect(edit, party, change, files, diagnostics) ||
      !take_away(edit, party, files, diagnostics))
    return FALSE;
  return hp_edit_replace_in_files(edit, files, diagnostics);
}
