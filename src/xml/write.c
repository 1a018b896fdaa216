/*
 * A document as one file, with the files that it shows named from where that file is.
 *
 *   <xi:include href="a/b.xml"/>       (reading has put the included element here)
 *   in a/b.xml: src="c.svg"            src="a/c.svg"
 */
#include "xml/source.h"

#include <string.h>

/* ---- Files that it names ------------------------------------------------------------------- */

/* Calls back for every element that names a file to be shown; `attachment` names a source. */
typedef void (*FileCallback)(xmlNode *element, const char *name, gpointer user);

static void each_file(xmlNode *element, FileCallback callback, gpointer user)
{
  const char *name = hp_attribute(element, "src");
  if (name != NULL && *name != '\0' && !hp_is_named(element, "attachment"))
    callback(element, name, user);
  for (xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      each_file(child, callback, user);
}

char *hp_path_from_node(const xmlNode *element, const char *name)
{
  const HpPlace place = hp_place_of_node(element);
  g_autofree char *folder = g_path_get_dirname(place.file == NULL ? "." : place.file);
  g_autofree char *absolute = g_canonicalize_filename(folder, NULL);
  return hp_path_of_uri(name, absolute, NULL);
}

/* The name as it is called from the folder of the document: "a/c.svg" for "c.svg" in a/b.xml. The
   caller's; NULL if the file lies elsewhere. */
static char *name_from_document(const HpSource *source, const xmlNode *element, const char *name)
{
  g_autofree char *folder = g_path_get_dirname(source->file);
  g_autofree char *absolute_folder = g_canonicalize_filename(folder, NULL);
  g_autofree char *path = hp_path_from_node(element, name);
  g_autofree char *prefix = g_strconcat(absolute_folder, "/", NULL);
  return path != NULL && g_str_has_prefix(path, prefix) ? g_strdup(path + strlen(prefix)) : NULL;
}

typedef struct {
  const HpSource *source;
  GPtrArray *names;
} Files;

static void add_file(xmlNode *element, const char *name, gpointer user)
{
  const Files *files = user;
  char *relative = name_from_document(files->source, element, name);
  if (relative == NULL ||
      g_ptr_array_find_with_equal_func(files->names, relative, g_str_equal, NULL))
    g_free(relative);
  else
    g_ptr_array_add(files->names, relative);
}

GPtrArray *hp_source_files(HpSource *source)
{
  Files files = {source, g_ptr_array_new_with_free_func(g_free)};
  xmlNode *root = xmlDocGetRootElement(source->document);
  if (root != NULL)
    each_file(root, add_file, &files);
  return files.names;
}

/* ---- Writing ------------------------------------------------------------------------------- */

typedef struct {
  xmlNode *element;
  char *name;
} Renamed;

static void renamed_clear(gpointer data)
{
  Renamed *renamed = data;
  g_free(renamed->name);
}

typedef struct {
  const HpSource *source;
  GArray *renamed; /* of Renamed */
} Renaming;

/* Elements of the main file keep what they say. */
static void rename_file(xmlNode *element, const char *name, gpointer user)
{
  const Renaming *renaming = user;
  if (g_strcmp0(hp_place_of_node(element).file, renaming->source->file) == 0)
    return;
  g_autofree char *relative = name_from_document(renaming->source, element, name);
  if (relative == NULL)
    return;
  const Renamed old = {element, g_strdup(name)};
  g_array_append_val(renaming->renamed, old);
  g_autofree char *uri = g_uri_escape_string(relative, "/", TRUE);
  xmlSetProp(element, (const xmlChar *)"src", (const xmlChar *)uri);
}

GBytes *hp_source_write(HpSource *source)
{
  xmlDoc *document = hp_source_document(source);
  g_autoptr(GArray) renamed = g_array_new(FALSE, FALSE, sizeof(Renamed));
  g_array_set_clear_func(renamed, renamed_clear);
  Renaming renaming = {source, renamed};
  each_file(xmlDocGetRootElement(document), rename_file, &renaming);
  xmlChar *text = NULL;
  int size = 0;
  xmlDocDumpMemoryEnc(document, &text, &size, "UTF-8");
  for (guint i = 0; i < renamed->len; i++) {
    const Renamed *old = &g_array_index(renamed, Renamed, i);
    xmlSetProp(old->element, (const xmlChar *)"src", (const xmlChar *)old->name);
  }
  GBytes *bytes = g_bytes_new(text, (gsize)MAX(size, 0));
  xmlFree(text);
  return bytes;
}
