/* Finds the line endings and the indentation that stand around a place. */
#include "edit/layout.h"

#include <string.h>

#define USUAL_UNIT "  "

void hp_layout_clear(HpIndentation *layout)
{
  g_free(layout->indent);
  g_free(layout->outer);
  g_free(layout->unit);
  *layout = (HpIndentation){0};
}

static gboolean is_line_end(char c)
{
  return c == '\n' || c == '\r';
}

/* The blanks of the line that the offset is on, up to what comes after them; the caller's. */
static char *indent_at(const char *text, gsize offset)
{
  gsize line = offset;
  while (line > 0 && !is_line_end(text[line - 1]))
    line--;
  return g_strndup(text + line, MIN(strspn(text + line, " \t"), offset - line));
}

/* Whether only blanks come before it on its line. */
static gboolean begins_line(const char *text, gsize offset)
{
  while (offset > 0 && (text[offset - 1] == ' ' || text[offset - 1] == '\t'))
    offset--;
  return offset == 0 || is_line_end(text[offset - 1]);
}

/* The line ending nearest before the offset, else after it. */
static const char *line_end_around(const char *text, gsize size, gsize offset)
{
  gsize at = offset;
  while (at > 0 && !is_line_end(text[at - 1]))
    at--;
  if (at > 1 && text[at - 1] == '\n' && text[at - 2] == '\r')
    return "\r\n";
  if (at > 0)
    return text[at - 1] == '\n' ? "\n" : "\r";
  for (at = offset; at < size && !is_line_end(text[at]); at++)
    ;
  if (at == size || text[at] == '\n')
    return "\n";
  return text[at + 1] == '\n' ? "\r\n" : "\r";
}

/* The last child that begins a line; NULL if none does. */
static const HpElementExtent *child_on_own_line(const char *text, const GArray *children)
{
  for (guint i = children->len; i > 0; i--) {
    const HpElementExtent *child = &g_array_index(children, HpElementExtent, i - 1);
    if (begins_line(text, child->start))
      return child;
  }
  return NULL;
}

/* By how much the one is indented more than the other; NULL if it is not. The caller's. */
static char *step(const char *outer, const char *inner)
{
  return g_str_has_prefix(inner, outer) ? g_strdup(inner + strlen(outer)) : NULL;
}

/* As the children of the root are indented. */
static char *unit_of_file(const char *text, gsize size)
{
  g_auto(HpElementExtent) root = {0};
  if (!hp_extent_of_root(text, size, &root))
    return g_strdup(USUAL_UNIT);
  g_autoptr(GArray) children = hp_extents_in(text, size, &root);
  const HpElementExtent *child = child_on_own_line(text, children);
  g_autofree char *outer = indent_at(text, root.start);
  g_autofree char *inner = child == NULL ? NULL : indent_at(text, child->start);
  char *unit = inner == NULL ? NULL : step(outer, inner);
  return unit == NULL ? g_strdup(USUAL_UNIT) : unit;
}

HpIndentation hp_layout_in(const char *text, gsize size, const HpElementExtent *parent,
                           const GArray *children)
{
  const HpElementExtent *child = child_on_own_line(text, children);
  HpIndentation layout = {.line_end = line_end_around(text, size, parent->content),
                          .outer = indent_at(text, parent->start)};
  if (child == NULL && (children->len > 0 || !begins_line(text, parent->start)))
    return (HpIndentation){"", g_strdup(""), (g_free(layout.outer), g_strdup("")), g_strdup("")};
  if (child != NULL) {
    layout.indent = indent_at(text, child->start);
    layout.unit = step(layout.outer, layout.indent);
  }
  if (layout.unit == NULL)
    layout.unit = unit_of_file(text, size);
  if (layout.indent == NULL)
    layout.indent = g_strconcat(layout.outer, layout.unit, NULL);
  return layout;
}
