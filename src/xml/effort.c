/* Ends the parsing of a file that costs libxml2 more than its size tells: it looks for a name among
 * all others of its hash, which does not grow for ever, and for the end of a text from the start,
 * each time that an entity is added to it. */
#include "xml/source.h"

#include <string.h>

#define MAX_NAMES 100000               /* different names in a document; error */
#define MAX_ADDED_TO (4 * 1024 * 1024) /* KiB of text that references are added to; error */

gboolean hp_names_bounded(xmlDict *names)
{
  return xmlDictSize(names) <= MAX_NAMES;
}

gboolean hp_references_bounded(guint64 *added_to, const xmlNode *parent)
{
  const xmlNode *last = parent == NULL ? NULL : parent->last;
  if (last != NULL && last->type == XML_TEXT_NODE && last->content != NULL)
    *added_to += strlen((const char *)last->content);
  return *added_to / 1024 <= MAX_ADDED_TO;
}
