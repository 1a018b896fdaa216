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
  gboolean
      is_read_elsewhere;  /* a style sheet is, by librsvg: nobody knows here what it selects by */
  GHashTable *attributes; /* of their names; with "|" before those of any namespace */
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

/* ---- Style --------------------------------------------------------------------------------- */

/* Where a comment of CSS begins that is in no string, which ends with its line at the latest; NULL
   if there is none. */
static const char *comment_in(const char *style)
{
  char quote = '\0';
  for (const char *at = style; *at != '\0'; at++)
    if (at[0] == '\\' && at[1] != '\0') /* whatever comes after it means nothing */
      at++;
    else if (quote != '\0')
      quote = *at == quote || *at == '\n' || *at == '\r' || *at == '\f' ? '\0' : quote;
    else if (*at == '"' || *at == '\'')
      quote = *at;
    else if (at[0] == '/' && at[1] == '*')
      return at;
  return NULL;
}

/* CSS with a space in each comment's place, as it separates; NULL if there are none. */
static char *without_comments(const char *style)
{
  const char *rest = style, *comment = comment_in(rest);
  if (comment == NULL)
    return NULL;
  GString *clean = g_string_new(NULL);
  for (; comment != NULL; comment = comment_in(rest)) {
    const char *end = strstr(comment + 2, "*/");
    g_string_append_len(clean, rest, comment - rest);
    g_string_append_c(clean, ' ');
    rest = end == NULL ? comment + strlen(comment) : end + 2;
  }
  g_string_append(clean, rest);
  return g_string_free(clean, FALSE);
}

/* Elements in a style sheet are none of it. */
static gboolean clean_style(xmlNode *style)
{
  g_autofree char *text = hp_own_text(style);
  g_autofree char *clean = without_comments(text);
  if (clean == NULL)
    return FALSE;
  xmlNodeSetContent(style, NULL);
  xmlNodeAddContent(style, (const xmlChar *)clean);
  return TRUE;
}

static gboolean clean_style_attribute(xmlAttr *attribute)
{
  xmlNode *text = attribute->children;
  if (attribute->ns != NULL || strcmp((const char *)attribute->name, "style") != 0 ||
      text == NULL || text->content == NULL)
    return FALSE;
  g_autofree char *clean = without_comments((const char *)text->content);
  if (clean == NULL)
    return FALSE;
  xmlNodeSetContent(text, (const xmlChar *)clean);
  return TRUE;
}

/* ---- What style sheets select by ---------------------------------------------------------------
 */

static void append_escaped(GString *css, const char **at)
{
  const char *c = *at + 1;
  gunichar number = 0;
  guint digits = 0;
  for (; digits < 6 && g_ascii_isxdigit(*c); digits++, c++)
    number = number * 16 + (gunichar)g_ascii_xdigit_value(*c);
  if (digits == 0)
    g_string_append_c(css, g_ascii_tolower(*c));
  else if (number > 0 && g_unichar_validate(number))
    g_string_append_unichar(css, number < 128 ? (gunichar)g_ascii_tolower((char)number) : number);
  *at = digits == 0 ? c : c - 1;
  if (digits > 0 && *c != '\0' && strchr(" \t\r\n\f", *c) != NULL)
    *at = c;
}

/* In one spelling: without comments, escapes and capitals. */
static char *plain_css(const char *style)
{
  g_autofree char *clean = without_comments(style);
  GString *css = g_string_new(NULL);
  for (const char *at = clean == NULL ? style : clean; *at != '\0'; at++)
    if (at[0] == '\\' && at[1] != '\0')
      append_escaped(css, &at);
    else
      g_string_append_c(css, g_ascii_tolower(*at));
  return g_string_free(css, FALSE);
}

/* Whether a style sheet selects by where among others an element stands, or by what is in it. */
static gboolean counts_elements(const char *css)
{
  return strstr(css, "-child") != NULL || strstr(css, "-of-type") != NULL ||
         strstr(css, ":empty") != NULL || strpbrk(css, "+~") != NULL;
}

/* The names of attributes that a style sheet selects by: [data-k="1"], [ data-k ], [*|k], [x|k]. */
static void collect_attributes(const char *css, GHashTable *attributes)
{
  for (const char *at = css; (at = strchr(at, '[')) != NULL;) {
    static const char ends[] = "]=~|^$* \t\r\n\f";
    at++;
    at += strspn(at, " \t\r\n\f");
    const char *bar = at + (*at == '*' ? 1 : strcspn(at, ends));
    const gboolean in_namespace = bar[0] == '|' && bar[1] != '=';
    if (in_namespace)
      at = bar + 1;
    const gsize length = strcspn(at, ends);
    g_autofree char *name = g_strndup(at, length);
    if (in_namespace)
      g_hash_table_add(attributes, g_strconcat("|", name, NULL));
    g_hash_table_add(attributes, g_steal_pointer(&name));
    at += length;
  }
}

static void read_styles(const xmlNode *parent, Cleaning *cleaning)
{
  for (const xmlNode *child = parent->children; child != NULL; child = child->next) {
    if (child->type == XML_PI_NODE && is_drawn(child))
      cleaning->is_read_elsewhere = TRUE;
    if (child->type != XML_ELEMENT_NODE)
      continue;
    read_styles(child, cleaning);
    if (!hp_is_named(child, "style"))
      continue;
    g_autofree char *text = hp_own_text(child);
    g_autofree char *css = plain_css(text);
    cleaning->is_read_elsewhere = cleaning->is_read_elsewhere || strstr(css, "@import") != NULL;
    cleaning->counts_elements = cleaning->counts_elements || counts_elements(css);
    collect_attributes(css, cleaning->attributes);
  }
  cleaning->counts_elements = cleaning->counts_elements || cleaning->is_read_elsewhere;
}

/* ---- Attributes ---------------------------------------------------------------------------- */

static gboolean is_selected_by(const Cleaning *cleaning, const char *before, const char *name)
{
  g_autofree char *written = g_strconcat(before, name, NULL);
  g_autofree char *lower = g_ascii_strdown(written, -1);
  return g_hash_table_contains(cleaning->attributes, lower);
}

static gboolean is_needed(const xmlAttr *attribute, const Cleaning *cleaning)
{
  const char *name = (const char *)attribute->name;
  const char *space = attribute->ns == NULL ? NULL : (const char *)attribute->ns->href;
  if (space == NULL)
    return !g_str_has_prefix(name, "data-") || cleaning->is_read_elsewhere ||
           is_selected_by(cleaning, "", name);
  if (strcmp(space, XLINK_NAMESPACE) == 0 && strcmp(name, "href") == 0)
    return TRUE;
  if (strcmp(space, (const char *)XML_XML_NAMESPACE) == 0)
    return strcmp(name, "base") != 0;
  return is_selected_by(cleaning, "|", name);
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
      changed = clean_style_attribute(attribute) || changed;
    } else {
      xmlRemoveProp(attribute);
      changed = TRUE;
    }
    attribute = next;
  }
  return changed;
}

/* ---- The tree ------------------------------------------------------------------------------ */

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
  Cleaning cleaning = {clean_uri, user, FALSE, FALSE, attributes};
  read_styles((xmlNode *)document, &cleaning);
  const gboolean changed = clean_below((xmlNode *)document, &cleaning) || declares;
  const gboolean dropped = hp_drop_namespaces(root);
  return changed || dropped;
}
