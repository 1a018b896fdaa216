/* Whom a document names: who publishes it should know. */
#include "plan/plan.h"

#include <string.h>

static void add_once(GPtrArray *names, const char *text, gsize length)
{
  char *name = g_strndup(text, length);
  g_strstrip(name);
  if (*name == '\0' || g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
    g_free(name);
  else
    g_ptr_array_add(names, name);
}

static gboolean is_in_address(char character)
{
  return g_ascii_isalnum(character) || (character & 0x80) != 0 ||
         strchr("._%+-", character) != NULL;
}

/* Whatever looks like name@host.se. */
static void add_addresses(GPtrArray *names, const char *text)
{
  for (const char *at = strchr(text, '@'); at != NULL; at = strchr(at + 1, '@')) {
    const char *start = at, *end = at + 1;
    while (start > text && is_in_address(start[-1]))
      start--;
    while (*end != '\0' && is_in_address(*end))
      end++;
    while (end > at && end[-1] == '.')
      end--;
    if (start < at && memchr(at, '.', (gsize)(end - at)) != NULL)
      add_once(names, start, (gsize)(end - start));
  }
}

/* ---- Names --------------------------------------------------------------------------------- */

static void add_content(GPtrArray *names, const xmlNode *element)
{
  xmlChar *content = xmlNodeGetContent(element);
  add_once(names, (const char *)content, strlen((const char *)content));
  xmlFree(content);
}

static gboolean is_organisations_name(const xmlNode *element)
{
  return (hp_is_one_of(element, "name short") && hp_is_named(element->parent, "party")) ||
         hp_is_one_of(element, "expansion publisher owner unit");
}

/* Some of them are authors too. */
static void add_organisations(const xmlNode *element, GPtrArray *names)
{
  if (is_organisations_name(element))
    add_content(names, element);
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      add_organisations(child, names);
}

static gboolean is_persons_name(const xmlNode *element, const GPtrArray *organisations)
{
  if (hp_is_named(element, "name"))
    return hp_is_one_of(element->parent, "person contact signatory");
  if (!hp_is_one_of(element, "author present"))
    return FALSE;
  xmlChar *content = xmlNodeGetContent(element);
  g_strstrip((char *)content);
  const gboolean is_organisation =
      g_ptr_array_find_with_equal_func((GPtrArray *)organisations, content, g_str_equal, NULL);
  xmlFree(content);
  return !is_organisation;
}

static void add_persons(const xmlNode *element, const GPtrArray *organisations, GPtrArray *names)
{
  if (is_persons_name(element, organisations))
    add_content(names, element);
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next)
    if (attribute->children != NULL && attribute->children->content != NULL)
      add_addresses(names, (const char *)attribute->children->content);
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      add_persons(child, organisations, names);
    else if (child->type == XML_TEXT_NODE)
      add_addresses(names, (const char *)child->content);
}

GPtrArray *hp_source_personal_data(HpSource *source)
{
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_autoptr(GPtrArray) organisations = g_ptr_array_new_with_free_func(g_free);
  if (root != NULL) {
    add_organisations(root, organisations);
    add_persons(root, organisations, names);
  }
  return names;
}
