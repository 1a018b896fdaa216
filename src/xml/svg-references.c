/*
 * Whether an SVG shows what is in another file.
 *
 * librsvg is given bytes and no address, so that it opens nothing: what stands elsewhere would be
 * missing without a word. A picture is one file; what it shows is embedded in it (data:), and goes
 * with it into the PDF's attachments.
 */
#include "xml/xml.h"

#include <string.h>

#define BLANKS " \t\r\n"

/* Addresses inside the file, or in themselves. */
static gboolean is_elsewhere(const char *uri)
{
  uri += strspn(uri, BLANKS);
  return *uri != '\0' && *uri != '#' && g_ascii_strncasecmp(uri, "data:", 5) != 0;
}

static gboolean shows_its_href(const char *element)
{
  static const char *const names[] = {"image",   "feImage",        "use",
                                      "tref",    "linearGradient", "radialGradient",
                                      "pattern", "include",        NULL};
  return g_strv_contains(names, element);
}

static gboolean is_painting(const char *declaration)
{
  declaration += strspn(declaration, BLANKS);
  g_autofree char *written = g_strndup(declaration, strcspn(declaration, BLANKS ":"));
  g_autofree char *name = g_ascii_strdown(written, -1);
  return hp_is_word_of(name, "fill stroke mask clip-path filter marker marker-start marker-mid "
                             "marker-end");
}

/* The first file that CSS paints, cuts or marks with: "fill: url(x.svg#a)". That of a @font-face is
   none: fonts are the program's. */
static char *painted_with(const char *css)
{
  const char *declaration = css;
  for (const char *at = css; at != NULL && *at != '\0'; at++) {
    if (strchr(";{}", *at) != NULL)
      declaration = at + 1;
    if (g_ascii_strncasecmp(at, "url(", strlen("url(")) != 0)
      continue;
    const char *address = at + strlen("url(");
    address += strspn(address, BLANKS "\"'");
    if (is_elsewhere(address) && is_painting(declaration))
      return g_strndup(address, strcspn(address, "\"')"));
  }
  return NULL;
}

/* What the attribute shows: href, or xlink:href, of whatever namespace, or a property. */
static char *shown_by_attribute(const xmlAttr *attribute, gboolean shows_href)
{
  const char *name = (const char *)attribute->name;
  xmlChar *content = xmlNodeGetContent((const xmlNode *)attribute);
  g_autofree char *value = g_strdup(content == NULL ? "" : (const char *)content);
  xmlFree(content);
  if (strcmp(name, "href") == 0)
    return shows_href ? g_steal_pointer(&value) : NULL;
  if (strcmp(name, "style") == 0)
    return painted_with(value);
  g_autofree char *declaration = g_strconcat(name, ":", value, NULL);
  return painted_with(declaration);
}

static char *shown_by_attributes(const xmlNode *element)
{
  const gboolean shows_href = shows_its_href((const char *)element->name);
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next) {
    g_autofree char *found = shown_by_attribute(attribute, shows_href);
    if (found != NULL && is_elsewhere(found))
      return g_steal_pointer(&found);
  }
  return NULL;
}

/* "='x'" and " url("x")": x. */
static char *address_in(const char *at)
{
  at += strspn(at, BLANKS "=");
  if (g_ascii_strncasecmp(at, "url(", strlen("url(")) == 0)
    at += strlen("url(");
  at += strspn(at, "\"' ");
  return g_strndup(at, strcspn(at, "\"');"));
}

/* What comes after `before` up to a quote: href='x'. */
static char *quoted_after(const char *text, const char *before)
{
  const char *at = text == NULL ? NULL : strstr(text, before);
  return at == NULL ? NULL : address_in(at + strlen(before));
}

/* Fonts of the network that a style sheet asks for were never fetched; another file could be. */
static gboolean is_of_network(const char *uri)
{
  const char *scheme = g_uri_peek_scheme(uri);
  return scheme != NULL && strcmp(scheme, "file") != 0;
}

/* Of all that are imported, in whatever case (CSS 2.1, 4.1.3), the first that is a file. */
static char *imported_file(const char *css)
{
  static const char import[] = "@import";
  for (const char *at = css; *at != '\0'; at++) {
    if (g_ascii_strncasecmp(at, import, strlen(import)) != 0)
      continue;
    g_autofree char *imported = address_in(at + strlen(import));
    if (!is_of_network(imported))
      return g_steal_pointer(&imported);
  }
  return NULL;
}

/* The text of a style sheet is one, whatever stands between its parts, as librsvg reads it. */
static char *shown_by_style(const xmlNode *style)
{
  g_autofree char *css = hp_own_text(style);
  char *imported = imported_file(css);
  return imported == NULL ? painted_with(css) : imported;
}

static char *shown_by_element(const xmlNode *element)
{
  char *found = shown_by_attributes(element);
  return found == NULL && hp_is_named(element, "style") ? shown_by_style(element) : found;
}

static char *shown_by(const xmlNode *node)
{
  switch (node->type) {
  case XML_ELEMENT_NODE:
    return shown_by_element(node);
  case XML_PI_NODE:
    return strcmp((const char *)node->name, "xml-stylesheet") == 0
               ? quoted_after((const char *)node->content, "href")
               : NULL;
  default:
    return NULL;
  }
}

char *hp_svg_reference(GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  g_autoptr(HpDiagnostics) faults = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read_memory(data, size, "svg", NULL, faults);
  const xmlNode *document = source == NULL ? NULL : (const xmlNode *)hp_source_document(source);
  const xmlNode *first = document == NULL ? NULL : document->children;
  for (const xmlNode *node = first; node != NULL; node = hp_next_node(node, document)) {
    g_autofree char *reference = shown_by(node);
    if (reference != NULL && is_elsewhere(reference))
      return g_steal_pointer(&reference);
  }
  return NULL;
}
