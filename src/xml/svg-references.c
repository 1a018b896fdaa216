/*
 * Whether an SVG shows what is in another file.
 *
 * librsvg is given bytes and no address, so that it opens nothing: what stands elsewhere would be
 * missing without a word. A picture is one file; what it shows is embedded in it (data:), and goes
 * with it into the PDF's attachments.
 */
#include "xml/xml.h"

#include <libxml/xmlreader.h>
#include <string.h>

/* Addresses inside the file, or in themselves. */
static gboolean is_elsewhere(const char *uri)
{
  uri += strspn(uri, " \t\r\n");
  return *uri != '\0' && *uri != '#' && g_ascii_strncasecmp(uri, "data:", 5) != 0;
}

static gboolean shows_its_href(const char *element)
{
  static const char *const names[] = {"image",   "feImage",        "use",
                                      "tref",    "linearGradient", "radialGradient",
                                      "pattern", "include",        NULL};
  return g_strv_contains(names, element);
}

/* href, or xlink:href, of whatever namespace. */
static char *href_of(xmlTextReader *reader)
{
  char *found = NULL;
  if (!shows_its_href((const char *)xmlTextReaderConstLocalName(reader)))
    return NULL;
  while (found == NULL && xmlTextReaderMoveToNextAttribute(reader) == 1)
    if (strcmp((const char *)xmlTextReaderConstLocalName(reader), "href") == 0)
      found = g_strdup((const char *)xmlTextReaderConstValue(reader));
  xmlTextReaderMoveToElement(reader);
  return found;
}

/* What comes after `before` up to a quote: href='x' or @import url("x"). */
static char *quoted_after(const char *text, const char *before)
{
  const char *at = text == NULL ? NULL : strstr(text, before);
  if (at == NULL)
    return NULL;
  at += strlen(before);
  at += strspn(at, " \t\r\n=");
  if (g_str_has_prefix(at, "url("))
    at += strlen("url(");
  at += strspn(at, "\"' ");
  return g_strndup(at, strcspn(at, "\"');"));
}

/* Fonts of the network that a style sheet asks for were never fetched; another file could be. */
static char *imported_file(xmlTextReader *reader)
{
  g_autofree char *imported =
      quoted_after((const char *)xmlTextReaderConstValue(reader), "@import");
  g_autofree char *scheme = imported == NULL ? NULL : g_uri_parse_scheme(imported);
  return scheme == NULL ? g_steal_pointer(&imported) : NULL;
}

static char *address_at(xmlTextReader *reader)
{
  switch (xmlTextReaderNodeType(reader)) {
  case XML_READER_TYPE_ELEMENT:
    return href_of(reader);
  case XML_READER_TYPE_TEXT:
  case XML_READER_TYPE_CDATA:
    return imported_file(reader);
  case XML_READER_TYPE_PROCESSING_INSTRUCTION:
    return strcmp((const char *)xmlTextReaderConstName(reader), "xml-stylesheet") == 0
               ? quoted_after((const char *)xmlTextReaderConstValue(reader), "href")
               : NULL;
  default:
    return NULL;
  }
}

char *hp_svg_reference(GBytes *bytes)
{
  enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  xmlTextReader *reader = xmlReaderForMemory(data, (int)size, NULL, NULL, OPTIONS);
  char *reference = NULL;
  while (reader != NULL && reference == NULL && xmlTextReaderRead(reader) == 1) {
    reference = address_at(reader);
    if (reference != NULL && !is_elsewhere(reference))
      g_clear_pointer(&reference, g_free);
  }
  if (reader != NULL)
    xmlFreeTextReader(reader);
  return reference;
}
