/* The area tree as XML, for tests and for people who want to see why. Lengths in points, relative
   to the page. */
#include "layout/page/freeze.h"

#include <string.h>

static void append_rect(GString *xml, HpRect rect)
{
  g_string_append_printf(xml, " x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"",
                         hp_length_to_points(rect.x), hp_length_to_points(rect.y),
                         hp_length_to_points(rect.width), hp_length_to_points(rect.height));
}

static void append_escaped(GString *xml, const char *text, gsize length)
{
  g_autofree char *escaped = hp_escaped_for_xml(text, (gssize)length);
  g_string_append(xml, escaped);
}

static void append_attribute(GString *xml, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf(xml, " %s=\"", name);
  append_escaped(xml, value, strlen(value));
  g_string_append_c(xml, '"');
}

static const char *element_name(const HpFragment *fragment)
{
  switch (fragment->kind) {
  case HP_FRAGMENT_BLOCK:
    return "block";
  case HP_FRAGMENT_REFERENCE:
    return "reference";
  case HP_FRAGMENT_LINE:
    return "line";
  case HP_FRAGMENT_INLINE:
    return "inline";
  case HP_FRAGMENT_GLYPHS:
    return "text";
  case HP_FRAGMENT_GRAPHIC:
    return "graphic";
  case HP_FRAGMENT_RULE:
    return "rule";
  }
  return "area";
}

static void append_start(GString *xml, const HpFragment *fragment, HpRect rect, HpLength dy)
{
  g_string_append_printf(xml, "<%s", element_name(fragment));
  if (fragment->fo != NULL && fragment->kind != HP_FRAGMENT_LINE) {
    append_attribute(xml, "fo", hp_fo_kind_name(fragment->fo->kind));
    append_attribute(xml, "id", hp_fo_own_id(fragment->fo));
  }
  append_rect(xml, rect);
  if (fragment->kind == HP_FRAGMENT_LINE || fragment->kind == HP_FRAGMENT_GLYPHS)
    g_string_append_printf(xml, " baseline=\"%.2f\"", hp_length_to_points(fragment->baseline + dy));
  if (fragment->kind <= HP_FRAGMENT_REFERENCE && !fragment->is_first)
    g_string_append(xml, " continued=\"true\"");
  if (fragment->kind <= HP_FRAGMENT_REFERENCE && !fragment->is_last)
    g_string_append(xml, " continues=\"true\"");
  if (fragment->artifact)
    g_string_append(xml, " artifact=\"true\"");
  if (fragment->rotation != 0)
    g_string_append_printf(xml, " rotation=\"%d\"", fragment->rotation);
}

static void append_area(GString *xml, const HpFragment *fragment, HpLength dx, HpLength dy,
                        int depth)
{
  if (fragment->is_fixed)
    dx = dy = 0;
  const HpOffset at = hp_offset_by((HpOffset){dx, dy}, fragment->offset);
  dx = at.x;
  dy = at.y;
  HpRect rect = fragment->rect;
  rect.x += dx;
  rect.y += dy;
  g_string_append_printf(xml, "%*s", 2 * depth, "");
  append_start(xml, fragment, rect, dy);
  if (fragment->kind == HP_FRAGMENT_GLYPHS) {
    append_attribute(xml, "font", hp_font_name(fragment->run->font));
    g_string_append_printf(xml, " size=\"%.2f\">",
                           hp_length_to_points(hp_font_size(fragment->run->font)));
    append_escaped(xml, fragment->run->text, fragment->run->text_length);
    g_string_append(xml, "</text>\n");
    return;
  }
  if (fragment->first_child == NULL) {
    g_string_append(xml, "/>\n");
    return;
  }
  g_string_append(xml, ">\n");
  if (fragment->kind == HP_FRAGMENT_REFERENCE) {
    dx = rect.x + fragment->edge[HP_START];
    dy = rect.y + fragment->edge[HP_BEFORE];
  }
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    append_area(xml, child, dx, dy, depth + 1);
  g_string_append_printf(xml, "%*s</%s>\n", 2 * depth, "", element_name(fragment));
}

void hp_write_page_areas(GString *xml, const HpPageState *page, const HpFragment *fragment)
{
  g_string_append(xml, "  <page");
  append_attribute(xml, "number", page->number_text);
  g_string_append_printf(xml, " width=\"%.2f\" height=\"%.2f\">\n",
                         hp_length_to_points(page->width), hp_length_to_points(page->height));
  append_area(xml, fragment, 0, 0, 2);
  g_string_append(xml, "  </page>\n");
}
