/*
 * Refuses elements with too many attributes before libxml2 sees them: it compares each with all
 * others, and finds the place of each by going through those before it.
 */
#include "xml/source.h"

#include <string.h>

/* Namespace declarations are counted in. No document has so many: schemas have a few dozen, XSL 1.1
   has some 350 properties. */
#define MAX_ELEMENT_ATTRIBUTES 500 /* attributes of an element; error */

enum { SHORTEST_ATTRIBUTE = sizeof " a=''" - 1 };

/* Of the tag that begins at `tag`. */
static guint count_attributes(const char *tag, const char *end)
{
  guint count = 0;
  for (const char *c = tag; c < end && *c != '>'; c++) {
    if (*c != '"' && *c != '\'')
      continue;
    count++;
    c = memchr(c + 1, *c, (gsize)(end - c - 1));
    if (c == NULL)
      break;
  }
  return count;
}

static gboolean begins_element(const char *tag, const char *end)
{
  return tag + 1 < end && strchr("!?/", tag[1]) == NULL;
}

gboolean hp_attributes_bounded(HpSourceText *text, HpDiagnostics *diagnostics)
{
  const char *end = text->text + text->size;
  const char *tag = memchr(text->text, '<', text->size);
  while (tag != NULL) {
    const char *next = memchr(tag + 1, '<', (gsize)(end - tag - 1));
    const char *stop = next == NULL ? end : next;
    if (stop - tag > MAX_ELEMENT_ATTRIBUTES * SHORTEST_ATTRIBUTE && begins_element(tag, stop) &&
        count_attributes(tag, stop) > MAX_ELEMENT_ATTRIBUTES) {
      const HpPlace place = hp_source_text_place(text, (gsize)(tag - text->text));
      hp_report_error(diagnostics, &place,
                      _("An element has %d attributes at most, and this one has more; take some "
                        "away."),
                      MAX_ELEMENT_ATTRIBUTES);
      return FALSE;
    }
    tag = next;
  }
  return TRUE;
}
