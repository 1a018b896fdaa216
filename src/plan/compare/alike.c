/* Tells whether two elements say the same. */
#include "plan/compare/alike.h"
#include "plan/compare/comparable.h"

#include <string.h>

/* Beside what the plan says. */
static gboolean is_computed(const xmlNode *element)
{
  return hp_is_in_namespace(element, HP_RESOLVED_NAMESPACE) &&
         !hp_is_in_namespace(element->parent, HP_RESOLVED_NAMESPACE);
}

gboolean hp_is_said(const xmlNode *node)
{
  switch (node->type) {
  case XML_TEXT_NODE:
  case XML_CDATA_SECTION_NODE:
    return TRUE;
  case XML_ELEMENT_NODE:
    return !hp_is_named(node, "internal") && !is_computed(node) && !hp_is_part(node);
  default:
    return FALSE;
  }
}

/* ---- Words --------------------------------------------------------------------------------- */

static gboolean has_words_itself(const xmlNode *element)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE && !xmlIsBlankNode(child))
      return TRUE;
  return FALSE;
}

/* A line's end is a space, several are one, and those at the ends of an element are none. The
   caller's. */
static char *collapsed(const xmlNode *text)
{
  GString *words = g_string_new(NULL);
  for (const char *at = (const char *)text->content; *at != '\0'; at++)
    if (!g_ascii_isspace(*at))
      g_string_append_c(words, *at);
    else if (words->len == 0 ? text->prev != NULL : words->str[words->len - 1] != ' ')
      g_string_append_c(words, ' ');
  if (text->next == NULL && words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate(words, words->len - 1);
  return g_string_free(words, FALSE);
}

static gboolean words_alike(const xmlNode *a, const xmlNode *b)
{
  if (strcmp((const char *)a->content, (const char *)b->content) == 0)
    return TRUE;
  g_autofree char *one = collapsed(a), *other = collapsed(b);
  return strcmp(one, other) == 0;
}

/* ---- Elements ------------------------------------------------------------------------------ */

static gboolean counts(const xmlAttr *attribute)
{
  return attribute->ns == NULL && strcmp((const char *)attribute->name, "id") != 0;
}

static guint attributes_of(const xmlNode *element)
{
  guint n = 0;
  for (const xmlAttr *one = element->properties; one != NULL; one = one->next)
    n += counts(one);
  return n;
}

static gboolean attributes_alike(const xmlNode *a, const xmlNode *b)
{
  for (const xmlAttr *one = a->properties; one != NULL; one = one->next) {
    const char *name = (const char *)one->name;
    if (counts(one) && g_strcmp0(hp_attribute(a, name), hp_attribute(b, name)) != 0)
      return FALSE;
  }
  return attributes_of(a) == attributes_of(b);
}

/* Where elements stand alone, what is between them is how it was written. */
static const xmlNode *next_said(const xmlNode *node, gboolean among_words)
{
  while (node != NULL && !(hp_is_said(node) && (among_words || node->type == XML_ELEMENT_NODE)))
    node = node->next;
  return node;
}

/* As deep as elements are nested, which reading bounds. */
static gboolean nodes_alike(const xmlNode *a, const xmlNode *b)
{
  if (a->type != XML_ELEMENT_NODE || b->type != XML_ELEMENT_NODE)
    return a->type != XML_ELEMENT_NODE && b->type != XML_ELEMENT_NODE && words_alike(a, b);
  if (!xmlStrEqual(a->name, b->name) || !attributes_alike(a, b))
    return FALSE;
  const gboolean among_words = has_words_itself(a) || has_words_itself(b);
  const xmlNode *one = next_said(a->children, among_words),
                *other = next_said(b->children, among_words);
  while (one != NULL && other != NULL && nodes_alike(one, other)) {
    one = next_said(one->next, among_words);
    other = next_said(other->next, among_words);
  }
  return one == NULL && other == NULL;
}

gboolean hp_elements_alike(const xmlNode *a, const xmlNode *b)
{
  return a == b || (a != NULL && b != NULL && nodes_alike(a, b));
}
