/* What the labels of a list look like (ISO 32000-1, table 347; ISO 32000-2, table 382). */
#include "pdf/structure/tree.h"

#include <string.h>

static const HpFo *first_text(const HpFo *fo)
{
  if (fo->kind == HP_FO_TEXT)
    return fo;
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next) {
    const HpFo *text = first_text(child);
    if (text != NULL)
      return text;
  }
  return NULL;
}

/* NULL if no item has one. */
static const HpElement *first_label(const HpStructure *structure, const HpElement *list)
{
  for (guint item = list->first_child; item != 0; item = hp_element(structure, item)->next)
    for (guint part = hp_element(structure, item)->first_child; part != 0;
         part = hp_element(structure, part)->next)
      if (hp_element(structure, part)->role == HP_ROLE_LBL)
        return hp_element(structure, part);
  return NULL;
}

static const char *bullet(gunichar character)
{
  switch (character) {
  case 0x2022:
  case 0x25cf:
    return "Disc";
  case 0x25e6:
  case 0x25cb:
    return "Circle";
  case 0x25aa:
  case 0x25a0:
    return "Square";
  default:
    return NULL;
  }
}

/* "a)", "B.", "iv.": NULL for anything longer. A list that begins with i counts in Roman numerals.
 */
static const char *letters(const char *label, gsize length)
{
  gsize end = 0, numerals = 0;
  for (; end < length && g_ascii_isalpha(label[end]); end++)
    numerals += strchr("ivxIVX", label[end]) != NULL;
  if (end < length && g_unichar_isalpha(g_utf8_get_char(label + end)))
    return NULL;
  const gboolean lower = g_ascii_islower(label[0]);
  if (end == 1 && length == 1 && label[0] == 'o')
    return "Circle";
  if (numerals == end)
    return lower ? "LowerRoman" : "UpperRoman";
  return end == 1 ? (lower ? "LowerAlpha" : "UpperAlpha") : NULL;
}

static const char *numbering_of(const char *label, gsize length)
{
  const gunichar first = length == 0 ? 0 : g_utf8_get_char(label);
  if (g_unichar_isdigit(first))
    return "Decimal";
  return first < 0x80 && g_ascii_isalpha((char)first) ? letters(label, length) : bullet(first);
}

/* PDF 1.7 has no word for other labels, which are none of a series. */
static const char *other_numbering(const HpStructure *structure, const char *label, gsize length)
{
  if (structure->version == HP_PDF_1_7)
    return "None";
  return length > 0 && g_unichar_isalpha(g_utf8_get_char(label)) ? "Description" : "Unordered";
}

const char *hp_structure_list_numbering(const HpStructure *structure, const HpElement *list)
{
  const HpElement *element = first_label(structure, list);
  if (element == NULL || element->fo == NULL)
    return structure->version == HP_PDF_1_7 ? "None" : "Unordered";
  const HpFo *text = first_text(element->fo);
  const char *label = text == NULL ? "" : text->text;
  gsize length = text == NULL ? 0 : text->text_length;
  while (length > 0 && (g_ascii_isspace(label[0]) || label[0] == '(')) {
    label++;
    length--;
  }
  while (length > 0 && g_ascii_isspace(label[length - 1]))
    length--;
  const char *numbering = numbering_of(label, length);
  return numbering != NULL ? numbering : other_numbering(structure, label, length);
}
