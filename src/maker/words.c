/* The words that a document is made of: what a file that is verified is held to where its tools are
   others. */
#include "maker/job.h"
#include "xml/xml.h"

#include <string.h>

HpSourceWords *hp_source_words_new(void)
{
  HpSourceWords *words = g_new(HpSourceWords, 1);
  *words = (HpSourceWords){g_string_new("\n"),
                           g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                           g_string_new("\n")};
  return words;
}

void hp_source_words_free(HpSourceWords *words)
{
  if (words == NULL)
    return;
  g_string_free(words->recurring, TRUE);
  g_hash_table_unref(words->citations);
  g_string_free(words->source, TRUE);
  g_free(words);
}

static void add_without_blanks(GString *string, const xmlChar *text)
{
  if (text == NULL || !g_utf8_validate((const char *)text, -1, NULL))
    return;
  for (const char *at = (const char *)text; *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar character = g_utf8_get_char(at);
    if (!hp_pdf_is_blank(character))
      g_string_append_unichar(string, character);
  }
}

/* A line of its own. */
static void add_line(GString *lines, const xmlChar *text)
{
  const gsize before = lines->len;
  add_without_blanks(lines, text);
  if (lines->len > before)
    g_string_append_c(lines, '\n');
}

static void add_attributes(GString *lines, const xmlNode *element)
{
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next)
    if (attribute->children != NULL)
      add_line(lines, attribute->children->content);
}

static void add_texts(GString *lines, const xmlNode *top, gboolean attributes)
{
  for (const xmlNode *node = top; node != NULL; node = hp_next_node(node, top))
    if (hp_is_text(node))
      add_line(lines, node->content);
    else if (attributes && node->type == XML_ELEMENT_NODE)
      add_attributes(lines, node);
}

static gboolean is_fo(const xmlNode *node, const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && hp_is_in_namespace(node, HP_FO_NAMESPACE) &&
         g_strv_contains(names, (const char *)node->name);
}

/* Whether what it holds may stand on any page, or again on each. */
static gboolean recurs(const xmlNode *node)
{
  static const char *const names[] = {"static-content", "marker", "table-header", "table-footer",
                                      NULL};
  return is_fo(node, names);
}

static gboolean cites_page(const xmlNode *node)
{
  static const char *const names[] = {"page-number-citation", "page-number-citation-last",
                                      "page-number", NULL};
  return is_fo(node, names);
}

/* The last characters of what stands before the number. */
static void add_citation(HpSourceWords *words, const char *before)
{
  gunichar last[HP_PDF_CITING] = {0};
  int n = HP_PDF_CITING;
  for (const char *at = before + strlen(before); n > 0 && at > before;) {
    at = g_utf8_find_prev_char(before, at);
    if (!g_unichar_isdigit(g_utf8_get_char(at)))
      last[--n] = g_utf8_get_char(at);
  }
  g_hash_table_add(words->citations, g_ucs4_to_utf8(last + n, HP_PDF_CITING - n, NULL, NULL, NULL));
}

/* In document order, which is that of the structure tree. */
static void take_citations(HpSourceWords *words, const xmlNode *root)
{
  g_autoptr(GString) before = g_string_new(NULL);
  for (const xmlNode *node = root; node != NULL;) {
    if (hp_is_text(node))
      add_without_blanks(before, node->content);
    else if (cites_page(node))
      add_citation(words, before->str);
    node = recurs(node) ? hp_next_node_outside(node, root) : hp_next_node(node, root);
  }
}

void hp_source_words_take_source(HpSourceWords *words, const xmlDoc *source)
{
  add_texts(words->source, xmlDocGetRootElement(source), TRUE);
}

void hp_source_words_take_fo(HpSourceWords *words, const xmlDoc *fo)
{
  const xmlNode *root = xmlDocGetRootElement(fo);
  for (const xmlNode *node = root; node != NULL;) {
    if (!recurs(node)) {
      node = hp_next_node(node, root);
      continue;
    }
    add_texts(words->recurring, node, FALSE);
    node = hp_next_node_outside(node, root);
  }
  take_citations(words, root);
}
