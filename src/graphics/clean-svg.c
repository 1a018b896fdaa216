/*
 * SVG without what is not drawn: comments, titles, metadata, scripts, and what programs for drawing
 * add for themselves, as the path that a file was exported to.
 */
#include "graphics/metadata.h"
#include "xml/xml.h"

#include <string.h>

#define SVG_NAMESPACE "http://www.w3.org/2000/svg"
#define XLINK_NAMESPACE "http://www.w3.org/1999/xlink"

typedef struct {
  HpCleanUri clean_uri;
  gpointer user;
  /* What the style sheets in the picture select by, and must then stay: */
  gboolean counts_elements;
  GHashTable *attributes; /* of their names */
} Cleaning;

static gboolean is_of_svg(const xmlNs *ns)
{
  return ns == NULL || strcmp((const char *)ns->href, SVG_NAMESPACE) == 0;
}

static gboolean is_drawn(const xmlNode *node)
{
  switch (node->type) {
  case XML_COMMENT_NODE:
    return FALSE;
  case XML_PI_NODE:
    return strcmp((const char *)node->name, "xml-stylesheet") == 0;
  case XML_ELEMENT_NODE:
    return is_of_svg(node->ns) && !hp_is_one_of(node, "desc metadata script title");
  default:
    return TRUE;
  }
}

/* ---- Attributes ---------------------------------------------------------------------------- */

static gboolean is_needed(const xmlAttr *attribute, const Cleaning *cleaning)
{
  const char *name = (const char *)attribute->name;
  if (attribute->ns == NULL)
    return !g_str_has_prefix(name, "data-") || g_hash_table_contains(cleaning->attributes, name);
  if (strcmp((const char *)attribute->ns->href, XLINK_NAMESPACE) == 0)
    return strcmp(name, "href") == 0;
  return strcmp((const char *)attribute->ns->href, (const char *)XML_XML_NAMESPACE) == 0 &&
         strcmp(name, "base") != 0;
}

/* Pictures in the picture. */
static gboolean clean_href(xmlAttr *attribute, HpCleanUri clean_uri, gpointer user)
{
  const xmlNode *text = attribute->children;
  if (strcmp((const char *)attribute->name, "href") != 0 || text == NULL || text->content == NULL)
    return FALSE;
  g_autofree char *uri = clean_uri((const char *)text->content, user);
  if (uri == NULL)
    return FALSE;
  xmlNodeSetContent(attribute->children, (const xmlChar *)uri);
  return TRUE;
}

static gboolean clean_attributes(xmlNode *element, const Cleaning *cleaning)
{
  gboolean changed = FALSE;
  xmlAttr *attribute = element->properties;
  while (attribute != NULL) {
    xmlAttr *next = attribute->next;
    if (is_needed(attribute, cleaning)) {
      changed = clean_href(attribute, cleaning->clean_uri, cleaning->user) || changed;
    } else {
      xmlRemoveProp(attribute);
      changed = TRUE;
    }
    attribute = next;
  }
  return changed;
}

/* ---- Style --------------------------------------------------------------------------------- */

/* Where a comment of CSS begins that is in no string; NULL if there is none. */
static char *comment_in(char *style)
{
  char quote = '\0';
  for (char *at = style; *at != '\0'; at++)
    if (at[0] == '\\' && at[1] != '\0') /* whatever comes after it means nothing */
      at++;
    else if (quote != '\0')
      quote = *at == quote ? '\0' : quote;
    else if (*at == '"' || *at == '\'')
      quote = *at;
    else if (at[0] == '/' && at[1] == '*')
      return at;
  return NULL;
}

/* A space takes a comment's place, as it separates. Elements in a style sheet are none of it. */
static gboolean clean_style(xmlNode *style)
{
  g_autofree char *text = hp_own_text(style);
  char *rest = text, *comment = comment_in(rest);
  g_autoptr(GString) clean = g_string_new(NULL);
  const gboolean found = comment != NULL;
  for (; comment != NULL; comment = comment_in(rest)) {
    const char *end = strstr(comment + 2, "*/");
    g_string_append_len(clean, rest, comment - rest);
    g_string_append_c(clean, ' ');
    rest = end == NULL ? comment + strlen(comment) : (char *)end + 2;
  }
  g_string_append(clean, rest);
  if (found) {
    xmlNodeSetContent(style, NULL);
    xmlNodeAddContent(style, (const xmlChar *)clean->str);
  }
  return found;
}

/* ---- The tree ------------------------------------------------------------------------------ */

/* Whether a style sheet selects by where among others an element stands. */
static gboolean counts_elements(const char *style)
{
  return strstr(style, "-child") != NULL || strstr(style, "-of-type") != NULL ||
         strpbrk(style, "+~") != NULL;
}

static gboolean empty(xmlNode *element)
{
  const gboolean changed = element->children != NULL || element->properties != NULL;
  xmlNodeSetContent(element, NULL);
  while (element->properties != NULL)
    xmlRemoveProp(element->properties);
  return changed;
}

/* An element that others are counted from stays without what is in it. */
static gboolean remove_undrawn(xmlNode *node, const Cleaning *cleaning)
{
  if (node->type == XML_ELEMENT_NODE && is_of_svg(node->ns) && cleaning->counts_elements)
    return empty(node);
  xmlUnlinkNode(node);
  xmlFreeNode(node);
  return TRUE;
}

static gboolean clean_below(xmlNode *parent, const Cleaning *cleaning)
{
  gboolean changed = FALSE;
  xmlNode *child = parent->children;
  while (child != NULL) {
    xmlNode *next = child->next;
    if (!is_drawn(child)) {
      changed = remove_undrawn(child, cleaning) || changed;
    } else if (child->type == XML_ELEMENT_NODE) {
      changed = clean_attributes(child, cleaning) || changed;
      changed = clean_below(child, cleaning) || changed;
      changed = (hp_is_named(child, "style") && clean_style(child)) || changed;
    }
    child = next;
  }
  return changed;
}

/* The names of attributes that a style sheet selects by: [data-k="1"], [ data-k ]. */
static void collect_attributes(const char *style, GHashTable *attributes)
{
  for (const char *at = style; (at = strchr(at, '[')) != NULL;) {
    at++;
    at += strspn(at, " \t\r\n\f*|");
    const gsize length = strcspn(at, "]=~|^$* \t\r\n\f");
    g_hash_table_add(attributes, g_strndup(at, length));
    at += length;
  }
}

static void read_styles(const xmlNode *parent, Cleaning *cleaning)
{
  for (const xmlNode *child = parent->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE)
      continue;
    read_styles(child, cleaning);
    if (!hp_is_named(child, "style"))
      continue;
    g_autofree char *text = hp_own_text(child);
    cleaning->counts_elements = cleaning->counts_elements || counts_elements(text);
    collect_attributes(text, cleaning->attributes);
  }
}

gboolean hp_clean_svg(xmlDoc *document, HpCleanUri clean_uri, gpointer user)
{
  xmlNode *root = xmlDocGetRootElement(document);
  xmlDtd *subset = xmlGetIntSubset(document);
  /* Other markup than SVG: whoever would draw it says what is wrong with it. */
  if (root == NULL || !is_drawn(root))
    return FALSE;
  const gboolean declares = subset != NULL;
  if (declares) {
    xmlUnlinkNode((xmlNode *)subset);
    xmlFreeDtd(subset);
    document->intSubset = NULL;
  }
  g_autoptr(GHashTable) attributes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Cleaning cleaning = {clean_uri, user, FALSE, attributes};
  read_styles((xmlNode *)document, &cleaning);
  const gboolean changed = clean_below((xmlNode *)document, &cleaning) || declares;
  const gboolean dropped = hp_drop_namespaces(root);
  return changed || dropped;
}
