/*
 * XInclude, of files inside the source tree only: libxml2's own would read them without noting
 * places, and through a loader that is the same for the whole process.
 *
 * Supported: href to a file (parse="xml", the default, or "text"), and fallback. An included
 * document takes the place of its xi:include; relative names in it stay relative to the main file.
 * What an attribute names is read the same way, and stays a document of its own.
 */
#include "xml/source.h"

#include <string.h>

#define XINCLUDE_NAMESPACE "http://www.w3.org/2001/XInclude"
#define XINCLUDE_OLD_NAMESPACE "http://www.w3.org/2003/XInclude"

static gboolean is_xinclude(const xmlNode *node, const char *name)
{
  return hp_is_named(node, name) && (hp_is_in_namespace(node, XINCLUDE_NAMESPACE) ||
                                     hp_is_in_namespace(node, XINCLUDE_OLD_NAMESPACE));
}

/* The path that an include's href names, relative to the file it stands in; NULL if it is no file.
   The caller's. */
static char *path_of_href(const char *href, const char *including_file)
{
  g_autofree char *scheme = g_uri_parse_scheme(href);
  if (scheme != NULL || strchr(href, '#') != NULL)
    return NULL;
  g_autofree char *folder = g_path_get_dirname(including_file);
  return hp_path_of_uri(href, folder, NULL);
}

static gboolean is_open(const HpReading *reading, const char *canonical)
{
  for (guint i = 0; i < reading->open_files->len; i++)
    if (strcmp(g_ptr_array_index(reading->open_files, i), canonical) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the file may be included here; says why not. */
static gboolean may_include(const HpReading *reading, const char *path, const char *canonical,
                            const HpPlace *place)
{
  HpDiagnostics *diagnostics = reading->diagnostics;
  if (is_open(reading, canonical))
    hp_report_error(diagnostics, place, _("\"%s\" includes itself; take this xi:include away."),
                    path);
  else if (reading->open_files->len > HP_MAX_INCLUDE_DEPTH)
    hp_report_error(diagnostics, place,
                    _("Files include each other more than %d deep; include them in fewer steps."),
                    HP_MAX_INCLUDE_DEPTH);
  else if (reading->files_read >= HP_MAX_INCLUDED_FILES)
    hp_report_error(diagnostics, place, _("More than %d files are included; join some of them."),
                    HP_MAX_INCLUDED_FILES);
  else if (reading->bytes_read > HP_MAX_INCLUDED_BYTES)
    hp_report_error(
        diagnostics, place,
        _("The included files are larger than %d MB together; include fewer or shorter ones."),
        HP_MAX_INCLUDED_BYTES / (1024 * 1024));
  else
    return TRUE;
  return FALSE;
}

static void replace_node(xmlNode *old, xmlNode *new)
{
  if (new != NULL)
    xmlReplaceNode(old, new);
  else
    xmlUnlinkNode(old);
  xmlFreeNode(old);
}

/* Puts the root element of `included` where `element` stands, places and all. */
static xmlNode *take_root(xmlNode *element, xmlDoc *included)
{
  xmlNode *root = xmlDocGetRootElement(included);
  xmlUnlinkNode(root);
  xmlSetTreeDoc(root, element->doc);
  replace_node(element, root);
  /* The namespace of xml:lang is its document's. */
  xmlReconciliateNs(root->doc, root);
  return root;
}

static void include_elements(HpReading *reading, xmlNode *top);

static void include_xml(HpReading *reading, xmlNode *element, const char *bytes, gsize size,
                        const char *path)
{
  xmlDoc *included = hp_parse(reading, bytes, size, path);
  if (included == NULL)
    return;
  /* Entities of the included document were expanded by the parser: nothing refers to them. */
  xmlNode *root = take_root(element, included);
  xmlFreeDoc(included);
  include_elements(reading, root);
}

static void include_text(HpReading *reading, xmlNode *element, const char *bytes, gsize size,
                         const char *path)
{
  HpSourceText text;
  if (!hp_source_text_init(&text, bytes, size, path, reading->diagnostics))
    return;
  replace_node(element, xmlNewDocTextLen(element->doc, (const xmlChar *)text.text, (int)text.size));
  hp_source_text_clear(&text);
}

static gboolean use_fallback(HpReading *reading, xmlNode *element)
{
  for (xmlNode *child = element->children; child != NULL; child = child->next) {
    if (!is_xinclude(child, "fallback"))
      continue;
    xmlNode *content = child->children;
    while (content != NULL) {
      xmlNode *next = content->next;
      /* Text may become one with what stands before, and be no more. */
      xmlNode *placed = xmlAddPrevSibling(element, content);
      if (placed->type == XML_ELEMENT_NODE) {
        /* Namespaces that the include declares go with it. */
        xmlReconciliateNs(placed->doc, placed);
        include_elements(reading, placed);
      }
      content = next;
    }
    replace_node(element, NULL);
    return TRUE;
  }
  return FALSE;
}

/* Takes the canonical path. */
static void include_file(HpReading *reading, xmlNode *element, const char *path, char *canonical,
                         const HpPlace *place)
{
  const char *parse = hp_attribute(element, "parse");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = hp_gate_read(reading->gate, path, path, HP_MAX_SOURCE_BYTES, &error);
  gsize size = 0;
  const char *text = bytes == NULL ? NULL : g_bytes_get_data(bytes, &size);
  g_ptr_array_add(reading->open_files, canonical);
  reading->files_read++;
  reading->bytes_read += size;
  if (bytes == NULL)
    hp_report_unread(reading->diagnostics, place, path, error);
  else if (g_strcmp0(parse, "text") == 0)
    include_text(reading, element, text == NULL ? "" : text, size, path);
  else
    include_xml(reading, element, text == NULL ? "" : text, size, path);
  g_ptr_array_remove_index(reading->open_files, reading->open_files->len - 1);
}

static void report_unfound(const HpReading *reading, const HpPlace *place, const char *path,
                           const GError *error)
{
  if (g_error_matches(error, HP_FILE_ERROR, HP_FILE_MISSING))
    hp_report_error(
        reading->diagnostics, place,
        _("There is no file \"%s\" to include; correct its name, or put the file there."), path);
  else if (g_error_matches(error, HP_FILE_ERROR, HP_FILE_OUTSIDE))
    hp_report_error(reading->diagnostics, place,
                    _("\"%s\" lies outside the source folder; only files in it or below it may be "
                      "included."),
                    path);
  else
    hp_report_unread(reading->diagnostics, place, path, error);
}

static void include_one(HpReading *reading, xmlNode *element)
{
  const HpPlace place = hp_place_of_node(element);
  const char *href = hp_attribute(element, "href");
  const char *pointer = hp_attribute(element, "xpointer");
  g_autofree char *path = href == NULL ? NULL : path_of_href(href, place.file);
  if (path == NULL || pointer != NULL) {
    hp_report_error(reading->diagnostics, &place,
                    _("\"%s\" is not a whole file in the source folder; xi:include takes the name "
                      "of one as href, and no xpointer."),
                    href == NULL ? "" : href);
    return;
  }
  g_autoptr(GError) error = NULL;
  g_autofree char *canonical = hp_gate_resolve(reading->gate, path, path, &error);
  const gboolean missing = g_error_matches(error, HP_FILE_ERROR, HP_FILE_MISSING) ||
                           g_error_matches(error, HP_FILE_ERROR, HP_FILE_MISNAMED);
  if (missing)
    hp_gate_note(reading->gate, path);
  if (missing && use_fallback(reading, element))
    return;
  if (canonical == NULL)
    report_unfound(reading, &place, path, error);
  else if (may_include(reading, path, canonical, &place))
    include_file(reading, element, path, g_steal_pointer(&canonical), &place);
}

/* `top` and what is below it; includes of the same document are resolved in document order. */
static void include_elements(HpReading *reading, xmlNode *top)
{
  if (is_xinclude(top, "include")) {
    include_one(reading, top);
    return;
  }
  xmlNode *child = top->children;
  while (child != NULL) {
    xmlNode *next = child->next;
    if (child->type == XML_ELEMENT_NODE)
      include_elements(reading, child);
    child = next;
  }
}

static gboolean has_one_root(const xmlDoc *document)
{
  guint elements = 0, words = 0;
  for (const xmlNode *node = document->children; node != NULL; node = node->next) {
    elements += node->type == XML_ELEMENT_NODE;
    words += node->type == XML_TEXT_NODE;
  }
  return elements == 1 && words == 0;
}

/* A document may be an include; what takes its place must be one, too (XInclude 1.0, 4.5). */
void hp_include_all(HpReading *reading, xmlDoc *document)
{
  xmlNode *root = xmlDocGetRootElement(document);
  if (root == NULL)
    return;
  const HpPlace place = hp_place_of_node(root);
  include_elements(reading, root);
  if (!has_one_root(document))
    hp_report_error(reading->diagnostics, &place,
                    _("What is included here is the whole document, and must be one element: "
                      "include a file of XML, or put this xi:include into an element."));
}

/* ---- Documents that attributes name -------------------------------------------------------- */

static void report_unread_named(const HpReading *reading, const char *path, const HpPlace *place,
                                const GError *error)
{
  if (error == NULL)
    hp_report_error(reading->diagnostics, place,
                    _("\"%s\" is this file itself; expected another one."), path);
  else if (g_error_matches(error, HP_FILE_ERROR, HP_FILE_OUTSIDE))
    hp_report_error(reading->diagnostics, place,
                    _("\"%s\" lies outside the source folder; only files in it or below it may be "
                      "named."),
                    path);
  else
    hp_report_unread(reading->diagnostics, place, path, error);
}

static xmlDoc *read_named(HpReading *reading, const char *path, const HpPlace *place)
{
  g_autoptr(GError) error = NULL;
  char *canonical = hp_gate_resolve(reading->gate, path, path, &error);
  g_autoptr(GBytes) bytes =
      canonical == NULL || is_open(reading, canonical)
          ? NULL
          : hp_gate_read(reading->gate, path, path, HP_MAX_SOURCE_BYTES, &error);
  if (canonical != NULL)
    g_ptr_array_add(reading->open_files, canonical);
  if (bytes == NULL) {
    report_unread_named(reading, path, place, error);
    return NULL;
  }
  gsize size = 0;
  const char *text = g_bytes_get_data(bytes, &size);
  xmlDoc *document = hp_parse(reading, text == NULL ? "" : text, size, path);
  if (document != NULL)
    hp_include_all(reading, document);
  return document;
}

xmlDoc *hp_source_read_named(HpSource *source, const xmlNode *element, const char *attribute,
                             HpDiagnostics *diagnostics)
{
  const HpPlace place = hp_place_of_attribute(element, attribute);
  const char *name = hp_attribute(element, attribute);
  g_autofree char *path = name == NULL ? NULL : path_of_href(name, place.file);
  if (path == NULL) {
    hp_report_error(diagnostics, &place,
                    _("\"%s\" is no file in the source folder; expected the name of one, as seen "
                      "from this file."),
                    name == NULL ? "" : name);
    return NULL;
  }
  g_autoptr(GPtrArray) open_files = g_ptr_array_new_with_free_func(g_free);
  char *own = hp_gate_resolve(source->gate, source->file, source->file, NULL);
  if (own != NULL)
    g_ptr_array_add(open_files, own);
  HpReading reading = {.places = source->places,
                       .names = source->document->dict,
                       .gate = source->gate,
                       .diagnostics = diagnostics,
                       .open_files = open_files};
  const guint errors_before = hp_diagnostics_count(diagnostics, HP_ERROR);
  xmlDoc *document = read_named(&reading, path, &place);
  if (hp_diagnostics_count(diagnostics, HP_ERROR) > errors_before)
    g_clear_pointer(&document, xmlFreeDoc);
  return document;
}
