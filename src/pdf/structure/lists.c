/* What the labels of a list look like (ISO 32000-1, table 347; ISO 32000-2, table 382). */
#include "pdf/structure/tree.h"

#include <string.h>

/** A label, or its beginning, in the tree. */
typedef struct {
  const char *start;
  gsize length;
} Words;

static Words own_words(const HpFo *fo)
{
  if (fo->kind == HP_FO_TEXT)
    return (Words){fo->text, fo->text_length};
  const char *character = fo->kind == HP_FO_CHARACTER ? hp_fo_name(fo, HP_NAME_CHARACTER) : NULL;
  return character == NULL ? (Words){"", 0} : (Words){character, strlen(character)};
}

/* Without what stands around a number: the space may be one that does not break. */
static Words trimmed(Words words)
{
  while (words.length > 0) {
    const gunichar first = g_utf8_get_char(words.start);
    if (first != '(' && !g_unichar_isspace(first))
      break;
    const gsize bytes = (gsize)(g_utf8_next_char(words.start) - words.start);
    words.start += bytes;
    words.length -= bytes;
  }
  while (words.length > 0 && g_ascii_isspace(words.start[words.length - 1]))
    words.length--;
  return words;
}

/* The first that are not white space. */
static Words first_words(const HpFo *fo)
{
  Words words = trimmed(own_words(fo));
  for (const HpFo *child = fo->first_child; child != NULL && words.length == 0; child = child->next)
    words = first_words(child);
  return words;
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
  const Words label = first_words(element->fo);
  const char *numbering = numbering_of(label.start, label.length);
  return numbering != NULL ? numbering : other_numbering(structure, label.start, label.length);
}
