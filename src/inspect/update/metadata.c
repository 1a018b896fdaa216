/* Metadata before and after signing: the same properties, however they are written (ISO 16684-1
 * lets a property be an element, an attribute, or a resource). */
#include "inspect/update/update.h"

#include "xml/xml.h"

#include <string.h>

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define DC "http://purl.org/dc/elements/1.1/"
#define MADE "http://ns.adobe.com/xap/1.0/CreateDate="
#define MAX_METADATA (4 * 1024 * 1024) /* metadata of a PDF; larger ones are not compared */
#define MAX_WRITTEN                                                                                \
  (64 * 1024 * 1024) /* bytes of the properties of a PDF, with their names; more are not compared  \
                      */

typedef struct {
  const char *namespace, *name; /* NULL: any in it */
} Property;

/* What a signing program may say, and another version of this one: numbers of the file, but not
   what was done with it (History), nor of what it is made. */
static const Property changeable[] = {{"http://ns.adobe.com/pdf/1.3/", "Producer"},
                                      {"http://ns.adobe.com/xap/1.0/", "CreatorTool"},
                                      {"http://ns.adobe.com/xap/1.0/", "ModifyDate"},
                                      {"http://ns.adobe.com/xap/1.0/", "MetadataDate"},
                                      {"http://ns.adobe.com/xap/1.0/mm/", "DocumentID"},
                                      {"http://ns.adobe.com/xap/1.0/mm/", "InstanceID"},
                                      {"http://ns.adobe.com/xap/1.0/mm/", "OriginalDocumentID"},
                                      {"http://ns.adobe.com/xap/1.0/mm/", "VersionID"},
                                      {"http://ns.adobe.com/xap/1.0/mm/", "RenditionClass"},
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

static gboolean is_rdf_element(const xmlNode *element, const char *name)
{
  return element != NULL && is_rdf(element->ns) && strcmp((const char *)element->name, name) == 0;
}

/* What is said while it is found: properties stand within others. */
typedef struct {
  GPtrArray *found;
  GString *path; /* of the properties around: namespaces and names, which of a list it is */
  gsize written;
} Properties;

/* A name may be as long as all of it, and be named anywhere. */
static gboolean is_too_much(const Properties *properties)
{
  return properties->written > MAX_WRITTEN;
}

static void add_step(Properties *properties, const xmlNs *namespace, const xmlChar *name)
{
  GString *path = properties->path;
  const gsize before = path->len;
  if (is_too_much(properties))
    return;
  g_string_append_printf(path, "%s%s%s", path->len == 0 ? "" : "/",
                         namespace == NULL ? "" : (const char *)namespace->href, name);
  properties->written += path->len - before;
}

static void add_value(Properties *properties, const char *value)
{
  properties->written += properties->path->len + strlen(value);
  if (is_too_much(properties))
    return;
  g_autofree char *trimmed = g_strstrip(g_strdup(value));
  char *zone = g_str_has_suffix(trimmed, "+00:00") ? trimmed + strlen(trimmed) - 6 : NULL;
  if (zone != NULL)
    memcpy(zone, "Z", 2); /* of a time: universal, either way */
  g_ptr_array_add(properties->found, g_strdup_printf("%s=%s", properties->path->str, trimmed));
}

/* What the metadata are about is the file itself, whether nothing says so or, of old, a number. */
static gboolean says_nothing_more(const xmlAttr *attribute, const char *value)
{
  const char *name = (const char *)attribute->name;
  return attribute->ns == NULL || strcmp((const char *)attribute->ns->prefix, "xml") == 0 ||
         (is_rdf(attribute->ns) &&
          (strcmp(name, "parseType") == 0 ||
           (strcmp(name, "about") == 0 && (*value == '\0' || g_str_has_prefix(value, "uuid:")))));
}

static void add_attributes(Properties *properties, const xmlNode *element)
{
  const gsize length = properties->path->len;
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next) {
    xmlChar *content = xmlNodeListGetString(element->doc, attribute->children, 1);
    const char *value = content == NULL ? "" : (const char *)content;
    const char *name = (const char *)attribute->name;
    const gboolean is_resource = is_rdf(attribute->ns) && strcmp(name, "resource") == 0;
    if (!says_nothing_more(attribute, value) && !is_changeable(attribute->ns, name)) {
      if (!is_resource)
        add_step(properties, attribute->ns, attribute->name);
      add_value(properties, value);
      g_string_truncate(properties->path, length);
    }
    xmlFree(content);
  }
}

/* Of a list in an order: which of them it is, the n-th; of what is said in several languages: in
   which. */
static void add_place(GString *path, const xmlNode *element, guint n)
{
  if (is_rdf_element(element, "li") && is_rdf_element(element->parent, "Seq"))
    g_string_append_printf(path, "[%u]", n);
  xmlChar *language = xmlGetNsProp(element, BAD_CAST "lang", XML_XML_NAMESPACE);
  if (language != NULL && strcmp((const char *)language, "x-default") != 0)
    g_string_append_printf(path, "@%s", language);
  xmlFree(language);
}

/* But for what stands in elements within it. */
static char *text_of(const xmlNode *element)
{
  GString *text = g_string_new(NULL);
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type != XML_ELEMENT_NODE && child->type != XML_COMMENT_NODE &&
        child->type != XML_PI_NODE) {
      xmlChar *content = xmlNodeGetContent(child);
      g_string_append(text, content == NULL ? "" : (const char *)content);
      xmlFree(content);
    }
  return g_strstrip(g_string_free(text, FALSE));
}

/* Of the n-th of some elements. Depth is bounded by reading. */
static void add_properties(Properties *properties, const xmlNode *element, guint n)
{
  static const char envelope[] = "adobe:ns:meta/";
  const gboolean is_envelope =
      element->ns != NULL && strcmp((const char *)element->ns->href, envelope) == 0;
  if (!is_envelope && is_changeable(element->ns, (const char *)element->name))
    return;
  const gsize length = properties->path->len;
  if (!is_envelope && !is_rdf(element->ns))
    add_step(properties, element->ns, element->name);
  add_place(properties->path, element, n);
  add_attributes(properties, element);
  g_autofree char *text = text_of(element);
  if (*text != '\0')
    add_value(properties, text);
  const xmlNode *child = xmlFirstElementChild((xmlNode *)element);
  for (guint i = 1; child != NULL && !is_too_much(properties); i++) {
    add_properties(properties, child, i);
    child = xmlNextElementSibling((xmlNode *)child);
  }
  g_string_truncate(properties->path, length);
}

/* "namespace name/namespace name=value", in order; NULL if it is not XML, or too much. */
static GPtrArray *properties_of(GBytes *bytes)
{
  gsize size = 0;
  const char *text = g_bytes_get_data(bytes, &size);
  g_autoptr(HpDiagnostics) unheard = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      size > MAX_METADATA ? NULL : hp_source_read_memory(text, size, "XMP", NULL, unheard);
  if (source == NULL)
    return NULL;
  g_autoptr(GString) path = g_string_new(NULL);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
  Properties properties = {found, path, 0};
  add_properties(&properties, xmlDocGetRootElement(hp_source_document(source)), 1);
  g_ptr_array_sort(found, hp_compare_strings);
  return is_too_much(&properties) ? NULL : g_steal_pointer(&found);
}

/* Of the file alone: when it was made, what kind of file it is; what programs say where they have
   lost the title. */
static gboolean is_of_the_file(const char *property)
{
  static const char *const of_file[] = {
      MADE,
      "http://ns.adobe.com/pdf/1.3/Trapped=",
      "http://ns.adobe.com/pdf/1.3/PDFVersion=",
      "http://www.aiim.org/pdfa/ns/id/",
      DC "format=application/pdf",
      DC "title=Untitled",
  };
  for (guint i = 0; i < G_N_ELEMENTS(of_file); i++)
    if (g_str_has_prefix(property, of_file[i]))
      return TRUE;
  return FALSE;
}

/* The n-th value of a property with an order, or NULL; borrowed. */
static const char *nth_value(const GPtrArray *properties, const char *name, guint n)
{
  g_autofree char *start = g_strdup_printf("%s[%u]=", name, n);
  for (guint i = 0; i < properties->len; i++)
    if (g_str_has_prefix(g_ptr_array_index(properties, i), start))
      return (const char *)g_ptr_array_index(properties, i) + strlen(start);
  return NULL;
}

/* Ghostscript knows one author: "Anna; Bo". */
static char *all_creators(const GPtrArray *properties)
{
  static const char name[] = DC "creator";
  GString *all = g_string_new(DC "creator[1]=");
  const char *creator = nth_value(properties, name, 1);
  for (guint n = 2; creator != NULL; n++) {
    g_string_append(all, creator);
    creator = nth_value(properties, name, n);
    g_string_append(all, creator == NULL ? "" : "; ");
  }
  return g_string_free(all, FALSE);
}

static gboolean claims_to_be_accessible(const char *property)
{
  return g_str_has_prefix(property, "http://www.aiim.org/pdfua/ns/id/");
}

static gboolean has_property(GPtrArray *properties, const char *property)
{
  return g_ptr_array_find_with_equal_func(properties, property, g_str_equal, NULL);
}

gboolean hp_pdf_metadata_is_part(GBytes *metadata, GBytes *whole)
{
  g_autoptr(GPtrArray) some = properties_of(metadata);
  g_autoptr(GPtrArray) all = properties_of(whole);
  gboolean is_part = some != NULL && all != NULL;
  g_autofree char *creators = is_part ? all_creators(all) : NULL;
  for (guint i = 0; is_part && i < some->len; i++) {
    const char *property = g_ptr_array_index(some, i);
    is_part = is_of_the_file(property) || strcmp(property, creators) == 0 ||
              (!claims_to_be_accessible(property) && has_property(all, property));
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
