/* "See above" of a cell: it names what stated it last; and a dash, which says nothing. */
#include "import/build.h"

#include "xml/xml.h"

#include <string.h>

static const char *const see_above[] = {"se ovan",        "som ovan",
                                        "samma som ovan", "dito",
                                        "ditto",          "see above",
                                        "as above",       "se over",
                                        "som over",       "se ovenfor",
                                        "som ovenfor",    "ks yllä",
                                        "kts edellä",     "kts yllä",
                                        "ks edellä",      "sama kuin yllä",
                                        "ibid",           "d:o",
                                        "samma",          "samma som föregående",
                                        "se föregående",  "se raden ovan",
                                        "enligt ovan",    "same as above",
                                        "samme som over", "samme som ovenfor"};

/* One mark, or two of the small signs that are typed for it, with dashes beside: -"-, '', ,, */
static gboolean is_ditto_mark(const char *text)
{
  guint strokes = 0;
  for (; *text != '\0'; text = g_utf8_next_char(text)) {
    const gunichar c = g_utf8_get_char(text);
    if (g_utf8_strchr("\"”“″〃", -1, c) != NULL)
      strokes += 2;
    else if (g_utf8_strchr(",'’´", -1, c) != NULL)
      strokes++;
    else if (!g_unichar_isspace(c) && g_utf8_strchr("-–—.", -1, c) == NULL)
      return FALSE;
  }
  return strokes >= 2;
}

gboolean hp_says_above(const char *text)
{
  if (is_ditto_mark(text))
    return TRUE;
  g_autofree char *lower = g_utf8_strdown(text, -1);
  g_strdelimit(g_strstrip(lower), ".", ' ');
  g_autofree char *words = hp_collapsed(lower);
  for (guint i = 0; i < G_N_ELEMENTS(see_above); i++)
    if (strcmp(words, see_above[i]) == 0)
      return TRUE;
  return FALSE;
}

gboolean hp_cell_is_dash(const HpOfficeCell *cell)
{
  g_autofree char *text = hp_office_cell_text(cell);
  g_autofree char *key = hp_key_of_words(text);
  return *text != '\0' && *key == '\0' && !hp_says_above(text);
}

/* What stated something of a kind last; NULL: nothing has yet. */
static const xmlNode **last_of(HpImporting *building, const char *kind)
{
  return strcmp(kind, "timeframe") == 0 ? &building->last_timeframe : &building->last_responsible;
}

void hp_remember_stated(HpImporting *building, const xmlNode *parent, const char *kind)
{
  if (hp_child(parent, kind) != NULL && hp_attribute(parent, "id") != NULL)
    *last_of(building, kind) = parent;
}

gboolean hp_append_as_above(HpImporting *building, xmlNode *parent, const char *kind,
                            const char *text)
{
  const xmlNode *stated = *last_of(building, kind);
  if (!hp_says_above(text) || stated == NULL)
    return FALSE;
  if (stated == parent)
    return TRUE;
  xmlNode *element = hp_append(parent, kind, NULL);
  xmlNewProp(element, (const xmlChar *)"same-as", (const xmlChar *)hp_attribute(stated, "id"));
  return TRUE;
}
