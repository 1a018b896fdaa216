/* Finds where something new is to stand in a file, and puts it there. */
#include "edit/spot.h"

#include <string.h>

void hp_spot_clear(HpSpot *spot)
{
  g_clear_pointer(&spot->written, hp_written_free);
  hp_extent_clear(&spot->parent);
  hp_layout_clear(&spot->layout);
  g_clear_pointer(&spot->prefix, g_free);
  g_clear_pointer(&spot->name, g_free);
}

/* ---- The parent ------------------------------------------------------------------------------ */

static gboolean refuse_unwritten(const xmlNode *parent, const HpPlace *place,
                                 HpDiagnostics *diagnostics)
{
  hp_report_error(diagnostics, place,
                  _("This <%s> does not stand here itself: an entity brings it. Write it out, so "
                    "that it can be changed."),
                  (const char *)parent->name);
  return FALSE;
}

static gboolean is_called(const HpElementExtent *extent, const xmlNode *element)
{
  return strcmp(hp_extent_local_name(extent), (const char *)element->name) == 0;
}

static gboolean find_parent(HpEdit *edit, const xmlNode *parent, HpSpot *spot,
                            HpDiagnostics *diagnostics)
{
  const HpPlace place = parent == NULL ? (HpPlace){edit->path, 0, 0} : hp_place_of_node(parent);
  gsize size = 0, start = 0;
  spot->name = g_strdup(place.file);
  spot->written = hp_edit_written(edit, spot->name, diagnostics);
  if (spot->written == NULL)
    return FALSE;
  const char *text = hp_written_text(spot->written, &size);
  if (parent == NULL)
    return hp_extent_of_root(text, size, &spot->parent);
  if (hp_written_offset(spot->written, &place, &start) &&
      hp_extent_at(text, size, start, &spot->parent) && is_called(&spot->parent, parent))
    return TRUE;
  return refuse_unwritten(parent, &place, diagnostics);
}

/* ---- The place in it ------------------------------------------------------------------------- */

/* The index of the first child named like one of them; the number of children if none is. In the
   tree, where what was included stands in the place of the xi:include. */
static guint first_later(const xmlNode *parent, const char *later, const GArray *children)
{
  guint index = 0;
  for (const xmlNode *child = parent == NULL ? NULL : parent->children; child != NULL;
       child = child->next) {
    if (child->type != XML_ELEMENT_NODE)
      continue;
    if (hp_is_one_of(child, later))
      return MIN(index, children->len);
    index++;
  }
  for (index = 0; parent == NULL && index < children->len; index++)
    if (hp_is_word_of(hp_extent_local_name(&g_array_index(children, HpElementExtent, index)),
                      later))
      return index;
  return children->len;
}

/* After all that stands in it, comments too; before the blanks at its end. */
static gsize end_of_content(const char *text, const HpElementExtent *parent)
{
  gsize at = parent->content_end;
  while (at > parent->content && strchr(" \t\r\n", text[at - 1]) != NULL)
    at--;
  return at;
}

/* Before the child with that index, of those that the parent has. */
static void take_place(HpSpot *spot, const GArray *children, guint next)
{
  gsize size = 0;
  const char *text = hp_written_text(spot->written, &size);
  const char *colon = strchr(spot->parent.name, ':');
  spot->prefix =
      g_strndup(spot->parent.name, colon == NULL ? 0 : (gsize)(colon - spot->parent.name) + 1);
  spot->layout = hp_layout_in(text, size, &spot->parent, children);
  if (next == children->len)
    spot->at = end_of_content(text, &spot->parent);
  else
    spot->at =
        next == 0 ? spot->parent.content : g_array_index(children, HpElementExtent, next - 1).end;
}

GArray *hp_spot_children(const HpSpot *spot)
{
  gsize size = 0;
  const char *text = hp_written_text(spot->written, &size);
  return hp_extents_in(text, size, &spot->parent);
}

gboolean hp_spot_find(HpEdit *edit, const xmlNode *parent, const char *later, HpSpot *spot,
                      HpDiagnostics *diagnostics)
{
  *spot = (HpSpot){0};
  if (!find_parent(edit, parent, spot, diagnostics))
    return FALSE;
  g_autoptr(GArray) children = hp_spot_children(spot);
  take_place(spot, children, first_later(parent, later, children));
  return TRUE;
}

/* Makes the child the parent. */
static void go_into(HpSpot *spot, HpElementExtent *child)
{
  hp_extent_clear(&spot->parent);
  spot->parent = *child;
  child->name = NULL;
}

gboolean hp_spot_find_in_root(HpEdit *edit, const char *part, HpSpot *spot,
                              HpDiagnostics *diagnostics)
{
  *spot = (HpSpot){0};
  if (!find_parent(edit, NULL, spot, diagnostics))
    return FALSE;
  g_autoptr(GArray) parts = hp_spot_children(spot);
  for (guint i = 0; i < parts->len; i++) {
    HpElementExtent *child = &g_array_index(parts, HpElementExtent, i);
    if (strcmp(hp_extent_local_name(child), part) != 0)
      continue;
    go_into(spot, child);
    g_autoptr(GArray) children = hp_spot_children(spot);
    take_place(spot, children, children->len);
    return TRUE;
  }
  hp_spot_clear(spot);
  return FALSE;
}

gboolean hp_spot_find_after(HpEdit *edit, const xmlNode *sibling, HpSpot *spot,
                            HpDiagnostics *diagnostics)
{
  const HpPlace place = hp_place_of_node(sibling), parent = hp_place_of_node(sibling->parent);
  gsize start = 0;
  if (g_strcmp0(place.file, parent.file) != 0)
    return refuse_unwritten(sibling, &place, diagnostics);
  if (!hp_spot_find(edit, sibling->parent, "", spot, diagnostics))
    return FALSE;
  g_autoptr(GArray) children = hp_spot_children(spot);
  hp_written_offset(spot->written, &place, &start);
  for (guint i = 0; i < children->len; i++) {
    const HpElementExtent *child = &g_array_index(children, HpElementExtent, i);
    if (child->start != start)
      continue;
    spot->at = child->end;
    return TRUE;
  }
  return refuse_unwritten(sibling, &place, diagnostics);
}

gsize hp_start_with_line(const char *text, gsize start)
{
  gsize at = start;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t'))
    at--;
  if (at > 0 && text[at - 1] == '\n')
    return at - (at > 1 && text[at - 2] == '\r' ? 2 : 1);
  return at > 0 && text[at - 1] == '\r' ? at - 1 : start;
}

void hp_spot_removal(const HpSpot *spot, GArray *replacements)
{
  gsize size = 0;
  const char *text = hp_written_text(spot->written, &size);
  hp_replacements_add(replacements, hp_start_with_line(text, spot->parent.start), spot->parent.end,
                      g_strdup(""));
}

void hp_spot_replacement(const HpSpot *spot, const char *added, GArray *replacements)
{
  const HpElementExtent *parent = &spot->parent;
  const HpIndentation *layout = &spot->layout;
  GString *text = g_string_new(parent->is_empty ? ">" : "");
  g_string_append(text, added);
  if (parent->content == parent->content_end)
    g_string_append_printf(text, "%s%s", layout->line_end, layout->outer);
  if (parent->is_empty)
    g_string_append_printf(text, "</%s>", parent->name);
  /* In the place of "/>", where that is all there was. */
  hp_replacements_add(replacements, spot->at, parent->is_empty ? parent->end : spot->at,
                      g_string_free(text, FALSE));
}

gboolean hp_spot_add(HpEdit *edit, const HpSpot *spot, const HpMarkup *markup,
                     HpDiagnostics *diagnostics)
{
  g_autoptr(GArray) replacements = hp_replacements_new();
  hp_spot_replacement(spot, markup->text->str, replacements);
  return hp_edit_replace(edit, spot->written, spot->name, replacements, diagnostics);
}
