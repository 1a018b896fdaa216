/* Takes elements out of a document, and tells which ids are named in it. */
#include "plan/filter/leave-out.h"

#include <string.h>

/* ---- Names --------------------------------------------------------------------------------- */

static void add_words(GHashTable *names, const char *text)
{
  while (*(text += strspn(text, " ")) != '\0') {
    const gsize length = strcspn(text, " ");
    g_hash_table_add(names, g_strndup(text, length));
    text += length;
  }
}

/* Which attributes name ids, the rules know; one that merely looks like it keeps what could go. */
void hp_note_names(xmlNode *root, GHashTable *names)
{
  for (xmlNode *element = root; element != NULL; element = hp_next_element(element, root))
    for (const xmlAttr *attribute = element->properties; attribute != NULL;
         attribute = attribute->next)
      if (attribute->ns == NULL && strcmp((const char *)attribute->name, "id") != 0 &&
          attribute->children != NULL && attribute->children->content != NULL)
        add_words(names, (const char *)attribute->children->content);
}

/* ---- Leaving out --------------------------------------------------------------------------- */

/* A document's root stays, whatever is left in it. */
static gboolean must_hold_something(const xmlNode *element)
{
  return element->parent->type == XML_ELEMENT_NODE &&
         hp_is_one_of(element, "amendments bibliography follow-up glossary parties");
}

void hp_leave_out(xmlNode *element)
{
  xmlNode *around = element->parent;
  xmlUnlinkNode(element);
  xmlFreeNode(element);
  if (must_hold_something(around) && xmlFirstElementChild(around) == NULL)
    hp_leave_out(around);
}
