/* Word's styles: which make headings, which items of lists, which are bold (ECMA-376, part
 * 1, 17.7).
 */
#include "import/readers.h"

#include "xml/xml.h"

#include <stdlib.h>
#include <string.h>

#define MAX_STYLES_BASED 20 /* styles that a style is based on in turn; the rest says nothing */

gboolean hp_docx_is_on(const xmlNode *property)
{
  const char *value = hp_any_attribute(property, "val");
  return value == NULL ||
         (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "none") != 0);
}

HpDocxSaid hp_docx_said(const xmlNode *properties, const char *names)
{
  HpDocxSaid said = HP_DOCX_NOT_SAID;
  for (const xmlNode *child = properties == NULL ? NULL : properties->children; child != NULL;
       child = child->next)
    if (hp_is_one_of(child, names))
      said = MAX(said, hp_docx_is_on(child) ? HP_DOCX_ON : HP_DOCX_OFF);
  return said;
}

static const char *value_of(const xmlNode *parent, const char *name)
{
  const xmlNode *child = hp_child(parent, name);
  return child == NULL ? NULL : hp_any_attribute(child, "val");
}

/* The built-in styles have the same names in every language: "heading 1", "Title", "List Bullet 2".
 */
static int number_after(const char *called, const char *name)
{
  const gsize length = strlen(name);
  return called != NULL && g_ascii_strncasecmp(called, name, length) == 0
             ? MAX(1, atoi(called + length))
             : 0;
}

static int heading_of(const xmlNode *style, const char *called)
{
  const xmlNode *properties = hp_child(style, "pPr");
  const xmlNode *outline = properties == NULL ? NULL : hp_child(properties, "outlineLvl");
  const int number = number_after(called, "heading ");
  if (called != NULL && g_ascii_strcasecmp(called, "title") == 0)
    return 0;
  if (number > 0)
    return MIN(number, 9);
  return outline == NULL || hp_number_in(outline, "val", 9, 9) == 9
             ? -1
             : (int)hp_number_in(outline, "val", 0, 8) + 1;
}

static int item_of(const xmlNode *style, const char *called)
{
  const xmlNode *properties = hp_child(style, "pPr");
  const xmlNode *list = properties == NULL ? NULL : hp_child(properties, "numPr");
  const xmlNode *number = list == NULL ? NULL : hp_child(list, "numId");
  const int bullet = MAX(number_after(called, "List Bullet"), number_after(called, "List Number"));
  if (bullet > 0)
    return MIN(bullet, 9) - 1;
  if (number == NULL || !hp_docx_is_on(number))
    return -1;
  const xmlNode *depth = hp_child(list, "ilvl");
  return depth == NULL ? 0 : (int)hp_number_in(depth, "val", 0, 8);
}

/* What a style says, where none has that is based on it. */
static HpDocxSaid said_first(HpDocxSaid before, const xmlNode *run, const char *names)
{
  return before != HP_DOCX_NOT_SAID ? before : hp_docx_said(run, names);
}

/* What it says itself, and what it is based on says of the rest. */
static void resolve(GHashTable *elements, const xmlNode *style, HpDocxStyle *resolved)
{
  *resolved = (HpDocxStyle){.heading = -1, .item = -1};
  HpDocxSaid bold = HP_DOCX_NOT_SAID, struck = HP_DOCX_NOT_SAID, hidden = HP_DOCX_NOT_SAID;
  for (guint i = 0; style != NULL && i < MAX_STYLES_BASED; i++) {
    const char *called = value_of(style, "name"), *based_on = value_of(style, "basedOn");
    const xmlNode *run = hp_child(style, "rPr");
    resolved->is_contents = resolved->is_contents || number_after(called, "toc ") > 0;
    if (resolved->heading < 0)
      resolved->heading = heading_of(style, called);
    if (resolved->item < 0)
      resolved->item = item_of(style, called);
    bold = said_first(bold, run, "b");
    struck = said_first(struck, run, "strike dstrike");
    hidden = said_first(hidden, run, "vanish");
    style = based_on == NULL ? NULL : g_hash_table_lookup(elements, based_on);
  }
  resolved->is_bold = bold == HP_DOCX_ON;
  resolved->is_struck = struck == HP_DOCX_ON;
  resolved->is_hidden = hidden == HP_DOCX_ON;
}

GHashTable *hp_docx_styles(const xmlDoc *part)
{
  GHashTable *styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) elements = g_hash_table_new(g_str_hash, g_str_equal);
  const xmlNode *root = part == NULL ? NULL : xmlDocGetRootElement(part);
  for (xmlNode *style = root == NULL ? NULL : root->children; style != NULL; style = style->next) {
    const char *id = hp_is_named(style, "style") ? hp_any_attribute(style, "styleId") : NULL;
    if (id != NULL)
      g_hash_table_insert(elements, (gpointer)id, style);
  }
  GHashTableIter iterator;
  gpointer id = NULL, style = NULL;
  g_hash_table_iter_init(&iterator, elements);
  while (g_hash_table_iter_next(&iterator, &id, &style)) {
    HpDocxStyle *resolved = g_new(HpDocxStyle, 1);
    resolve(elements, style, resolved);
    g_hash_table_insert(styles, g_strdup(id), resolved);
  }
  return styles;
}
