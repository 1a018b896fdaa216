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

/* The beginning of a text, up to where the file may have written it differently. The caller's. */
static char *beginning(const char *content)
{
  enum { ENOUGH = 40 };
  content += strspn(content, " \t\r\n");
  return g_strndup(content, MIN(strcspn(content, "\r\n<>&\"'"), ENOUGH));
}

HpPlace hp_place_of_text(const xmlNode *node)
{
  const xmlNode *before = node->prev;
  while (before != NULL && before->type != XML_ELEMENT_NODE)
    before = before->prev;
  HpPlace place = hp_place_of_node(before == NULL ? node : before);
  g_autofree char *words = beginning((const char *)node->content);
  HpSourceText text;
  gsize offset = 0;
  if (*words == '\0' || !open_at(&place, &text, &offset))
    return hp_place_of_node(node);
  const char *found = strstr(text.text + offset, words);
  place = found == NULL ? hp_place_of_node(node)
                        : hp_source_text_place(&text, (gsize)(found - text.text));
  hp_source_text_clear(&text);
  return place;
}
