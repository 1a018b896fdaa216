/* The places of attributes and text: nobody keeps them, so they are found again in the file. */
#include "xml/source.h"

#include <string.h>

/* The file that the place is in, and the offset of the place in it. */
static gboolean open_at(const HpPlace *place, HpSourceText *text, gsize *offset)
{
  if (place->file == NULL || place->line < 1 || place->column < 1)
    return FALSE;
  g_autoptr(HpGate) gate = hp_gate_new("/");
  g_autoptr(GBytes) bytes = hp_gate_read(gate, place->file, place->file, HP_MAX_SOURCE_BYTES, NULL);
  gsize size = 0;
  const char *data = bytes == NULL ? NULL : g_bytes_get_data(bytes, &size);
  g_autoptr(HpDiagnostics) ignored = hp_diagnostics_new();
  if (data == NULL || !hp_source_text_init(text, data, size, place->file, ignored))
    return FALSE;
  if (hp_source_text_offset(text, place, offset))
    return TRUE;
  hp_source_text_clear(text);
  return FALSE;
}

/* In the start tag that begins at `tag`: the attribute's name, or NULL. */
static const char *find_attribute(const char *tag, const char *name)
{
  const gsize length = strlen(name);
  const char *at = tag + strcspn(tag, " \t\r\n/>");
  while (*at != '\0' && *at != '>') {
    if (*at == '"' || *at == '\'') {
      at = strchr(at + 1, *at);
      if (at == NULL)
        return NULL;
    } else if (strncmp(at, name, length) == 0 && g_ascii_isspace(at[-1]) &&
               strchr(" \t\r\n=", at[length]) != NULL)
      return at;
    at++;
  }
  return NULL;
}

HpPlace hp_place_of_attribute(const xmlNode *element, const char *name)
{
  HpPlace place = hp_place_of_node(element);
  HpSourceText text;
  gsize offset = 0;
  if (!open_at(&place, &text, &offset))
    return place;
  const char *found = find_attribute(text.text + offset, name);
  if (found != NULL)
    place = hp_source_text_place(&text, (gsize)(found - text.text));
  hp_source_text_clear(&text);
  return place;
}

/* ---- Text ---------------------------------------------------------------------------------- */

static const char *after(const char *at, const char *opening, const char *end)
{
  const char *found = strstr(at + strlen(opening), end);
  return found == NULL ? at + strlen(at) : found + strlen(end);
}

/* Past the tag that begins there, the values in which ">" may stand with it. */
static const char *after_tag(const char *at)
{
  while (*at != '\0' && *at != '>') {
    const char *end = *at == '"' || *at == '\'' ? strchr(at + 1, *at) : at;
    at = end == NULL ? at + strlen(at) : end + 1;
  }
  return *at == '>' ? at + 1 : at;
}

/* Past what begins with "<" there. */
static const char *after_markup(const char *at)
{
  if (g_str_has_prefix(at, "<!--"))
    return after(at, "<!--", "-->");
  if (g_str_has_prefix(at, "<![CDATA["))
    return after(at, "<![CDATA[", "]]>");
  if (g_str_has_prefix(at, "<?"))
    return after(at, "<?", "?>");
  return after_tag(at);
}

/* By how much the elements around are more after that. */
static int depth_of(const char *at, const char *end)
{
  if (at[1] == '!' || at[1] == '?')
    return 0;
  if (at[1] == '/')
    return -1;
  return end[-1] == '>' && end[-2] == '/' ? 0 : 1;
}

/* Past the element that begins there, its end tag with it. */
static const char *after_element(const char *at)
{
  int depth = 0;
  do {
    const char *end = after_markup(at);
    depth += depth_of(at, end);
    at = end;
    if (depth > 0)
      at += strcspn(at, "<");
  } while (depth > 0 && *at != '\0');
  return at;
}

/* The beginning of a text, up to where the file may have written it differently. The caller's. */
static char *beginning(const char *content)
{
  enum { ENOUGH = 40 };
  content += strspn(content, " \t\r\n");
  return g_strndup(content, MIN(strcspn(content, "\r\n<>&\"'"), ENOUGH));
}

/* Where the words stand between the elements from there up to the end of what they are in; where
   they are written as something else, by number or as an entity, the first that stands there. NULL
   if nothing does. */
static const char *find_words(const char *at, const char *words)
{
  const char *first = NULL;
  while (*at != '\0' && !g_str_has_prefix(at, "</")) {
    if (g_str_has_prefix(at, "<![CDATA["))
      at += strlen("<![CDATA[");
    else if (*at == '<')
      at = after_element(at);
    else {
      first = first == NULL && !g_ascii_isspace(*at) ? at : first;
      if (*words != '\0' && g_str_has_prefix(at, words))
        return at;
      at++;
    }
  }
  return first;
}

/* The last element before a text that is written in the same file as it; NULL if none is. */
static const xmlNode *element_before(const xmlNode *text, const HpPlace *parent)
{
  const xmlNode *before = text->prev;
  while (before != NULL && (before->type != XML_ELEMENT_NODE ||
                            g_strcmp0(hp_place_of_node(before).file, parent->file) != 0))
    before = before->prev;
  return before;
}

HpPlace hp_place_of_text(const xmlNode *node)
{
  const HpPlace parent = hp_place_of_node(node);
  const xmlNode *before = element_before(node, &parent);
  const HpPlace from = before == NULL ? parent : hp_place_of_node(before);
  HpSourceText text;
  gsize offset = 0;
  if (!open_at(&from, &text, &offset))
    return parent;
  const char *start = text.text + offset;
  g_autofree char *words = beginning((const char *)node->content);
  const char *found =
      find_words(before == NULL ? after_markup(start) : after_element(start), words);
  const HpPlace place =
      found == NULL ? parent : hp_source_text_place(&text, (gsize)(found - text.text));
  hp_source_text_clear(&text);
  return place;
}
