/* Adds parts to a plan that has not been adopted, moves them and takes them away. */
#include "edit/change.h"
#include "edit/order.h"
#include "edit/part.h"
#include "edit/says.h"
#include "edit/spot.h"

#include <string.h>

static gboolean refuse_kind(const HpPartChange *change, HpDiagnostics *diagnostics)
{
  hp_report_error(diagnostics, &change->place, _("%s: <%s> cannot be added; expected one of: %s."),
                  change->target, change->what, HP_PARTS_PLACED);
  return FALSE;
}

const xmlNode *hp_edit_beside(const HpEdit *edit, const HpPartChange *change,
                              HpDiagnostics *diagnostics)
{
  const char *kind = hp_kind_added(change);
  const gboolean after = change->kind == HP_PART_ADDED_AFTER;
  if (hp_holders_of(kind) == NULL) {
    refuse_kind(change, diagnostics);
    return NULL;
  }
  return hp_edit_target(edit, change->target, after ? hp_neighbours_of(kind) : hp_holders_of(kind),
                        &change->place, diagnostics);
}

/* An area may stand in an area, and after one: there it is after, where it stands in the same. */
gboolean hp_stands_after(const char *kind, const xmlNode *beside)
{
  return !hp_is_one_of(beside, hp_holders_of(kind));
}

static gboolean find_spot(HpEdit *edit, const char *kind, const xmlNode *beside, gboolean after,
                          HpSpot *spot, HpDiagnostics *diagnostics)
{
  g_autofree char *later = hp_later_in((const char *)beside->name, kind);
  return after ? hp_spot_find_after(edit, beside, spot, diagnostics)
               : hp_spot_find(edit, beside, later, spot, diagnostics);
}

gboolean hp_add_part(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics)
{
  const char *kind = hp_kind_added(change);
  const gboolean after = change->kind == HP_PART_ADDED_AFTER;
  const xmlNode *beside = hp_edit_beside(edit, change, diagnostics);
  g_auto(HpSpot) spot = {0};
  if (beside == NULL || !find_spot(edit, kind, beside, after, &spot, diagnostics))
    return FALSE;
  if (change->said.text == NULL)
    return hp_refuse_silence(change, diagnostics);
  g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *id = hp_id_of_added(edit, change, kind, hp_attribute(beside, "id"), given);
  g_auto(HpMarkup) markup = hp_markup_new(&spot.layout, spot.prefix);
  hp_write_part(&markup, edit, change, id, given);
  return hp_spot_add(edit, &spot, &markup, diagnostics);
}

gboolean hp_withdraw_part(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics)
{
  const xmlNode *part = hp_edit_target(edit, change->target, HP_PARTS_PLACED " party person",
                                       &change->place, diagnostics);
  g_auto(HpSpot) spot = {0};
  if (part == NULL || !hp_spot_find(edit, part, "", &spot, diagnostics))
    return FALSE;
  g_autoptr(GArray) replacements = hp_replacements_new();
  hp_spot_removal(&spot, replacements);
  return hp_edit_replace(edit, spot.written, spot.name, replacements, diagnostics);
}

/* ---- Moving ---------------------------------------------------------------------------------- */

gboolean hp_find_moved(const HpEdit *edit, const HpPartChange *change, const xmlNode **part,
                       const xmlNode **into, HpDiagnostics *diagnostics)
{
  const HpPlace *place = &change->place;
  *part = hp_edit_target(edit, change->target, HP_PARTS_PLACED, place, diagnostics);
  const char *kind = *part == NULL ? NULL : (const char *)(*part)->name;
  g_autofree char *kinds =
      kind == NULL ? NULL : g_strjoin(" ", hp_holders_of(kind), hp_neighbours_of(kind), NULL);
  *into = kinds == NULL ? NULL : hp_edit_target(edit, change->into, kinds, place, diagnostics);
  for (const xmlNode *at = *into; at != NULL; at = at->parent)
    if (at == *part) {
      hp_report_error(diagnostics, place, _("%s cannot go into itself, or after itself."),
                      change->target);
      return FALSE;
    }
  return *into != NULL;
}

/* What it says goes along, byte for byte; the indentation of its first line is that of its new
   place. */
static gboolean move_to(HpEdit *edit, const HpSpot *from, const HpSpot *to,
                        HpDiagnostics *diagnostics)
{
  gsize size = 0;
  const char *text = hp_written_text(from->written, &size);
  const HpElementExtent *moved = &from->parent;
  g_autofree char *own = g_strndup(text + moved->start, moved->end - moved->start);
  g_autofree char *added = g_strconcat(to->layout.line_end, to->layout.indent, own, NULL);
  g_autoptr(GPtrArray) changes = hp_file_changes_new();
  HpFileChange *leaves = hp_file_change_in(changes, edit, from->name, diagnostics);
  HpFileChange *comes =
      leaves == NULL ? NULL : hp_file_change_in(changes, edit, to->name, diagnostics);
  if (comes == NULL)
    return FALSE;
  hp_spot_removal(from, leaves->replacements);
  hp_spot_replacement(to, added, comes->replacements);
  return hp_edit_replace_in_files(edit, changes, diagnostics);
}

gboolean hp_move_part(HpEdit *edit, const HpPartChange *change, HpDiagnostics *diagnostics)
{
  const xmlNode *part = NULL, *into = NULL;
  if (!hp_find_moved(edit, change, &part, &into, diagnostics))
    return FALSE;
  const char *kind = (const char *)part->name;
  g_auto(HpSpot) from = {0}, to = {0};
  if (!hp_spot_find(edit, part, "", &from, diagnostics) ||
      !find_spot(edit, kind, into, hp_stands_after(kind, into), &to, diagnostics))
    return FALSE;
  if (strcmp(from.prefix, to.prefix) == 0)
    return move_to(edit, &from, &to, diagnostics);
  hp_report_error(diagnostics, &change->place,
                  _("Elements are called otherwise in %s than in %s; move %s in the files "
                    "themselves."),
                  from.name, to.name, change->target);
  return FALSE;
}
