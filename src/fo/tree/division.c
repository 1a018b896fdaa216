/* How a document says that its words are divided: hpx:words in fo:declarations. */
#include "fo/tree/tree.h"

#include "xml/xml.h"

#include <string.h>

/* Letters, with a "|" between two of them. */
static gboolean is_division(const char *word)
{
  gboolean after_letter = FALSE;
  for (const char *c = word; *c != '\0'; c = g_utf8_next_char(c)) {
    const gboolean letter = g_unichar_isalpha(g_utf8_get_char(c));
    if (!letter && (*c != '|' || !after_letter))
      return FALSE;
    after_letter = letter;
  }
  return after_letter;
}

static void append_divisions(HpFoTree *tree, const xmlNode *node, char **words, GString *kept)
{
  const HpPlace place = hp_place_of_node(node);
  for (char **word = words; *word != NULL; word++) {
    if (is_division(*word))
      g_string_append_printf(kept, "%s%s", kept->len > 0 ? " " : "", *word);
    else if (**word != '\0')
      hp_report_warning(tree->diagnostics, &place,
                        _("\"%s\" tells nothing of how a word is divided; write its letters, with "
                          "| where it may be."),
                        *word);
  }
}

gboolean hp_read_divisions(HpFoTree *tree, const xmlNode *node)
{
  if (!hp_is_named(node, "words") || !hp_is_in_namespace(node, HP_EXTENSION_NAMESPACE))
    return FALSE;
  xmlChar *text = xmlNodeGetContent(node);
  g_auto(GStrv) words = g_strsplit_set((const char *)text, " \t\r\n", -1);
  xmlFree(text);
  g_autoptr(GString) kept = g_string_new(NULL);
  append_divisions(tree, node, words, kept);
  const char *language = hp_attribute_in(node, (const char *)XML_XML_NAMESPACE, "lang");
  HpFoDivisions *divisions = hp_arena_new0(tree->arena, HpFoDivisions);
  divisions->language = language == NULL ? NULL : hp_arena_strdup(tree->arena, language);
  divisions->words = hp_arena_strdup(tree->arena, kept->str);
  divisions->next = tree->divisions;
  tree->divisions = divisions;
  return TRUE;
}

/* Those that say no language are in the document's. */
const HpFoDivisions *hp_fo_tree_divisions(const HpFoTree *tree)
{
  return tree->divisions;
}
