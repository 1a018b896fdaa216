/* A calendar, from its form in XML (xCal, RFC 6321) to iCalendar (RFC 5545). */
#include "maker/write/write.h"

#include "xml/xml.h"

#include <string.h>

#define MAX_FOLDED 75 /* bytes of a line of a calendar (RFC 5545, 3.1); goes on in the next */

/* ---- Lines --------------------------------------------------------------------------------- */

/* Whether a character of UTF-8 goes on here. */
static gboolean goes_on(char byte)
{
  return (byte & 0xC0) == 0x80;
}

/* In as many lines as it takes; all but the first begin with a space. No character is parted. */
static void append_folded(GString *file, const char *line, gsize length)
{
  gsize room = MAX_FOLDED;
  while (length > room) {
    gsize end = room;
    while (goes_on(line[end]))
      end--;
    g_string_append_len(file, line, (gssize)end);
    g_string_append(file, "\r\n ");
    line += end;
    length -= end;
    room = MAX_FOLDED - 1;
  }
  g_string_append_len(file, line, (gssize)length);
  g_string_append(file, "\r\n");
}

static void append_line(GString *file, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat(name, ":", value, NULL);
  append_folded(file, line, strlen(line));
}

/* ---- Values -------------------------------------------------------------------------------- */

/* RFC 5545, 3.3.11. */
static void append_text(GString *line, const char *text)
{
  for (const char *c = text; *c != '\0'; c++) {
    if (*c == '\r')
      continue;
    if (strchr("\\;,\n", *c) != NULL)
      g_string_append_c(line, '\\');
    g_string_append_c(line, *c == '\n' ? 'n' : *c);
  }
}

/* "2017-03-14T00:00:00Z" → "20170314T000000Z" (RFC 6321, 3.6.3). */
static void append_time(GString *line, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (strchr("-:", *c) == NULL)
      g_string_append_c(line, *c);
}

static void append_value(GString *line, const xmlNode *value)
{
  xmlChar *content = xmlNodeGetContent(value);
  if (hp_is_named(value, "text"))
    append_text(line, (const char *)content);
  else if (hp_is_one_of(value, "date date-time"))
    append_time(line, (const char *)content);
  else
    g_string_append(line, (const char *)content);
  xmlFree(content);
}

/* ---- Components ---------------------------------------------------------------------------- */

/* A value of a type that is not the property's own has its type before it. Of what we write, that
   is a day where RFC 5545 expects a time. */
static void append_property(GString *file, const xmlNode *property)
{
  g_autofree char *name = g_ascii_strup((const char *)property->name, -1);
  g_autoptr(GString) line = g_string_new(name);
  gboolean first = TRUE;
  for (const xmlNode *value = property->children; value != NULL; value = value->next) {
    if (value->type != XML_ELEMENT_NODE)
      continue;
    if (first && hp_is_named(value, "date"))
      g_string_append(line, ";VALUE=DATE");
    g_string_append_c(line, first ? ':' : ',');
    append_value(line, value);
    first = FALSE;
  }
  append_folded(file, line->str, line->len);
}

static void append_component(GString *file, const xmlNode *component)
{
  g_autofree char *name = g_ascii_strup((const char *)component->name, -1);
  const xmlNode *properties = hp_child(component, "properties");
  const xmlNode *components = hp_child(component, "components");
  append_line(file, "BEGIN", name);
  for (const xmlNode *p = properties == NULL ? NULL : properties->children; p != NULL; p = p->next)
    if (p->type == XML_ELEMENT_NODE)
      append_property(file, p);
  for (const xmlNode *c = components == NULL ? NULL : components->children; c != NULL; c = c->next)
    if (c->type == XML_ELEMENT_NODE)
      append_component(file, c);
  append_line(file, "END", name);
}

GBytes *hp_calendar_write(const xmlDoc *calendar)
{
  GString *file = g_string_new(NULL);
  const xmlNode *root = xmlDocGetRootElement(calendar);
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      append_component(file, node);
  return g_string_free_to_bytes(file);
}
