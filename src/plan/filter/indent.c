/*
 * Lays out elements in one way, however they were typed: what was added later and is left out again
 * leaves no trace, even if its author laid out all that is around it anew. Words keep their lines.
 *
 *   <follow-up>  <meeting id="a"><title>In         <follow-up>
 *         autumn</title></meeting>                   <meeting id="a">
 *   <!-- the new one -->                               <title>In
 *                                                        autumn</title>
 *   </follow-up>                                     </meeting>
 *                                                  </follow-up>
 */
#include "plan/filter/indent.h"

#include <stdlib.h>
#include <string.h>

#define MAX_INDENTED 100 /* elements in each other that are indented further; then as the last */
#define LINE_BYTES (1 + 2 * MAX_INDENTED + 1)

/* Sorted. A test holds this to the schema. What is not here holds words. */
static const char *const holders[] = {"activity",   "add",          "address",
                                      "amendment",  "amendments",   "appeal",
                                      "area",       "assessment",   "attachment",
                                      "back-cover", "basis",        "bibliography",
                                      "blockquote", "box",          "change",
                                      "changes",    "cite",         "closing",
                                      "collected",  "collection",   "column",
                                      "columns",    "consequence",  "consultation",
                                      "contact",    "cover",        "decision",
                                      "definition", "description",  "due",
                                      "duration",   "during",       "end",
                                      "fields",     "figure",       "follow-up",
                                      "funding",    "glossary",     "goal",
                                      "head",       "heading-row",  "imprint",
                                      "indicator",  "introduction", "labels",
                                      "list",       "meeting",      "member",
                                      "notes",      "objective",    "objective-group",
                                      "open",       "own",          "parties",
                                      "party",      "person",       "place",
                                      "plan",       "proposal",     "proposals",
                                      "received",   "recurs",       "reference",
                                      "repeat",     "reporting",    "risk",
                                      "row",        "ruling",       "rulings",
                                      "same",       "section",      "short-version",
                                      "signatory",  "signatures",   "start",
                                      "start-by",   "summary",      "table",
                                      "taken-up",   "topic",        "update"};

static gboolean is_blank(const xmlNode *node)
{
  return node->type == XML_TEXT_NODE && xmlIsBlankNode(node);
}

static int compare_name(const void *name, const void *holder)
{
  return strcmp(name, *(const char *const *)holder);
}

static gboolean is_holder(const xmlNode *element)
{
  return bsearch(element->name, holders, G_N_ELEMENTS(holders), sizeof *holders, compare_name) !=
         NULL;
}

/* There are words where they should not be only in what was not checked. */
static gboolean holds_elements_only(const xmlNode *element)
{
  if (!is_holder(element))
    return FALSE;
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type != XML_ELEMENT_NODE && !is_blank(child))
      return FALSE;
  return TRUE;
}

static void remove_white_space(xmlNode *element)
{
  xmlNode *child = element->children;
  while (child != NULL) {
    xmlNode *next = child->next;
    if (child->type == XML_TEXT_NODE) {
      xmlUnlinkNode(child);
      xmlFreeNode(child);
    }
    child = next;
  }
}

/* "\n" and the indentation of what stands this deep. */
static gsize write_line(char line[LINE_BYTES], int depth)
{
  const int indent = 2 * MIN(depth, MAX_INDENTED);
  g_snprintf(line, LINE_BYTES, "\n%*s", indent, "");
  return 1 + (gsize)indent;
}

static xmlNode *new_line(const xmlNode *element, int depth)
{
  char line[LINE_BYTES];
  const gsize length = write_line(line, depth);
  return xmlNewDocTextLen(element->doc, (const xmlChar *)line, (int)length);
}

/* White space that breaks lines among words. */
static void indent_words(xmlNode *text, int depth)
{
  const char *at = (const char *)text->content, *end = NULL;
  if (at == NULL || strchr(at, '\n') == NULL)
    return;
  g_autoptr(GString) words = g_string_new(NULL);
  char line[LINE_BYTES];
  for (; *at != '\0'; at = end) {
    const gsize space = strspn(at, " \t\r\n");
    end = at + (space > 0 ? space : strcspn(at, " \t\r\n"));
    const gboolean breaks = memchr(at, '\n', space) != NULL;
    const gboolean closes = *end == '\0' && text->next == NULL;
    if (breaks)
      g_string_append_len(words, line, (gssize)write_line(line, closes ? depth : depth + 1));
    else
      g_string_append_len(words, at, end - at);
  }
  xmlNodeSetContent(text, (const xmlChar *)words->str);
}

static void indent(xmlNode *element, int depth);

static void indent_below(xmlNode *element, int depth)
{
  for (xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE)
      indent_words(child, depth);
    else if (child->type == XML_ELEMENT_NODE)
      indent(child, is_holder(child) ? depth + 1 : depth);
}

static void lay_out(xmlNode *element, int depth)
{
  remove_white_space(element);
  for (xmlNode *child = element->children; child != NULL; child = child->next) {
    xmlAddPrevSibling(child, new_line(element, depth + 1));
    indent(child, depth + 1);
  }
  if (element->children != NULL)
    xmlAddChild(element, new_line(element, depth));
}

/* As deep as elements are nested, which reading bounds. */
static void indent(xmlNode *element, int depth)
{
  if (holds_elements_only(element))
    lay_out(element, depth);
  else
    indent_below(element, depth);
}

void hp_indent(xmlNode *root)
{
  indent(root, 0);
}
