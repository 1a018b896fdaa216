/* Metadata before and after signing: the same properties, however they are written (ISO 16684-1
 * lets a property be an element, an attribute, or a resource). */
#include "inspect/update/update.h"

#include "xml/xml.h"

#include <string.h>

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define MADE "http://ns.adobe.com/xap/1.0/CreateDate="
#define MAX_METADATA (4 * 1024 * 1024) /* metadata of a PDF; larger ones are not compared */

typedef struct {
  const char *namespace, *name; /* NULL: any in it */
} Property;

/* What a signing program may say, and another version of this one. */
static const Property changeable[] = {{"http://ns.adobe.com/pdf/1.3/", "Producer"},
                                      {"http://ns.adobe.com/xap/1.0/", "CreatorTool"},
                                      {"http://ns.adobe.com/xap/1.0/", "ModifyDate"},
                                      {"http://ns.adobe.com/xap/1.0/", "MetadataDate"},
                                      {"http://ns.adobe.com/xap/1.0/mm/", NULL},
                                      {"adobe:ns:meta/", NULL}};

static gboolean is_changeable(const xmlNs *namespace, const char *name)
{
  for (guint i = 0; namespace != NULL && i < G_N_ELEMENTS(changeable); i++)
    if (strcmp((const char *)namespace->href, changeable[i].namespace) == 0 &&
        (changeable[i].name == NULL || strcmp(name, changeable[i].name) == 0))
      return TRUE;
  return FALSE;
}

static gboolean is_rdf(const xmlNs *namespace)
{
  return namespace != NULL && strcmp((const char *)namespace->href, RDF) == 0;
}

static void add_property(GPtrArray *found, const xmlNs *namespace, const xmlChar *name,
                         const char *value)
{
  if (namespace == NULL || is_changeable(namespace, (const char *)name))
    return;
  g_autofree char *trimmed = g_strstrip(g_strdup(value));
  char *zone = g_str_has_suffix(trimmed, "+00:00") ? trimmed + strlen(trimmed) - 6 : NULL;
  if (zone != NULL)
    memcpy(zone, "Z", 2); /* of a time: universal, either way */
  g_ptr_array_add(found, g_strdup_printf("%s%s=%s", namespace->href, name, trimmed));
}

static void add_attributes(GPtrArray *found, const xmlNode *element, const xmlNode *property)
{
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next) {
    xmlChar *value = xmlNodeListGetString(element->doc, attribute->children, 1);
    const gboolean is_resource = is_rdf(attribute->ns) && property != NULL &&
                                 strcmp((const char *)attribute->name, "resource") == 0;
    if (is_resource)
      add_property(found, property->ns, property->name, (const char *)value);
    else if (attribute->ns != NULL && !is_rdf(attribute->ns) &&
             strcmp((const char *)attribute->ns->prefix, "xml") != 0)
      add_property(found, attribute->ns, attribute->name, value == NULL ? "" : (const char *)value);
    xmlFree(value);
  }
}

/* `property` is the nearest element around that is none of RDF's own. Depth is bounded by
   reading. */
static void add_properties(GPtrArray *found, const xmlNode *element, const xmlNode *property)
{
  if (!is_rdf(element->ns))
    property = element;
  add_attributes(found, element, property);
  const xmlNode *child = xmlFirstElementChild((xmlNode *)element);
  for (; child != NULL; child = xmlNextElementSibling((xmlNode *)child))
    add_properties(found, child, property);
  if (property == NULL || xmlFirstElementChild((xmlNode *)element) != NULL)
    return;
  xmlChar *text = xmlNodeGetContent(element);
  if (text != NULL && *text != '\0')
    add_property(found, property->ns, property->name, (const char *)text);
  xmlFree(text);
}

/* "namespace name=value", in order; NULL if it is not XML. */
static GPtrArray *properties_of(GBytes *bytes)
{
  gsize size = 0;
  const char *text = g_bytes_get_data(bytes, &size);
  g_autoptr(HpDiagnostics) unheard = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      size > MAX_METADATA ? NULL : hp_source_read_memory(text, size, "XMP", NULL, unheard);
  if (source == NULL)
    return NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
  add_properties(found, xmlDocGetRootElement(hp_source_document(source)), NULL);
  g_ptr_array_sort(found, hp_compare_strings);
  return found;
}

/* Of Dublin Core: what is said of the document, and not of its file. */
static gboolean is_description(const char *property)
{
  return g_str_has_prefix(property, "http://purl.org/dc/elements/1.1/");
}

/* What programs say where they have lost the title. */
static gboolean says_nothing(const char *property)
{
  return strcmp(property, "http://purl.org/dc/elements/1.1/title=Untitled") == 0;
}

static gboolean claims_to_be_accessible(const char *property)
{
  return g_str_has_prefix(property, "http://www.aiim.org/pdfua/ns/id/");
}

gboolean hp_pdf_metadata_is_part(GBytes *metadata, GBytes *whole)
{
  g_autoptr(GPtrArray) some = properties_of(metadata);
  g_autoptr(GPtrArray) all = properties_of(whole);
  gboolean is_part = some != NULL && all != NULL;
  for (guint i = 0; is_part && i < some->len; i++) {
    const char *property = g_ptr_array_index(some, i);
    is_part = !claims_to_be_accessible(property) &&
              (!is_description(property) || says_nothing(property) ||
               g_ptr_array_find_with_equal_func(all, property, g_str_equal, NULL));
  }
  return is_part;
}

/* Who saves a file may say when it was made, if the file does not. */
static gboolean says_when_made(const GPtrArray *properties)
{
  for (guint i = 0; i < properties->len; i++)
    if (g_str_has_prefix(g_ptr_array_index(properties, i), MADE))
      return TRUE;
  return FALSE;
}

static void forget_when_made(GPtrArray *properties)
{
  for (guint i = properties->len; i > 0; i--)
    if (g_str_has_prefix(g_ptr_array_index(properties, i - 1), MADE))
      g_ptr_array_remove_index(properties, i - 1);
}

gboolean hp_pdf_metadata_agree(GBytes *before, GBytes *after)
{
  if (g_bytes_equal(before, after))
    return TRUE;
  g_autoptr(GPtrArray) old = properties_of(before);
  g_autoptr(GPtrArray) new = properties_of(after);
  if (old == NULL || new == NULL)
    return FALSE;
  if (!says_when_made(old) || !says_when_made(new)) {
    forget_when_made(old);
    forget_when_made(new);
  }
  if (old->len != new->len)
    return FALSE;
  for (guint i = 0; i < old->len; i++)
    if (strcmp(g_ptr_array_index(old, i), g_ptr_array_index(new, i)) != 0)
      return FALSE;
  return TRUE;
}
