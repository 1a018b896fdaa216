/*
 * What may leave the house: the source as it is built and as it is embedded in what is built.
 *
 *   as written                         filtered
 *   <?editor …?> <!-- not sure -->     –
 *   <internal>Ask Anna.</internal>     –
 *   <meeting date="2024-10-01"> …      – (if that is after the day rendered)
 *   <xi:include href="a/b.xml"/>       (reading has put the included element here)
 *   in a/b.xml: src="c.svg"            src="a/c.svg", when it is written
 */
#include "plan/rules.h"
#include "plan/source.h"

#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <string.h>

/* ---- Leaving out --------------------------------------------------------------------------- */

/* Dates are of equal length: the order of their bytes is the order of time. */
static gboolean is_after(const char *date, const char *as_of)
{
  return date != NULL && as_of != NULL && strcmp(date, as_of) > 0;
}

static gboolean is_later(const xmlNode *element, const char *as_of)
{
  if (as_of == NULL)
    return FALSE;
  if (hp_is_one_of(element, "meeting received"))
    return is_after(hp_attribute(element, "date"), as_of);
  if (hp_is_named(element, "adoption"))
    return is_after(hp_attribute(element, "date"), as_of);
  const xmlNode *decided = hp_is_named(element, "amendment") ? hp_child(element, "decided") : NULL;
  return decided != NULL && is_after(hp_attribute(decided, "date"), as_of);
}

/* What held only things that were later, and must hold something. */
static gboolean is_emptied(const xmlNode *element)
{
  return hp_is_one_of(element, "amendments follow-up") &&
         xmlFirstElementChild((xmlNode *)element) == NULL;
}

static gboolean is_kept(const xmlNode *node, const char *as_of)
{
  switch (node->type) {
  case XML_COMMENT_NODE:
    return FALSE;
  case XML_PI_NODE:
    return strcmp((const char *)node->name, "xml-model") == 0;
  case XML_ELEMENT_NODE:
    return !hp_is_named(node, "internal") && !is_later(node, as_of);
  default:
    return TRUE;
  }
}

static gboolean is_text(const xmlNode *node)
{
  return node != NULL && (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE);
}

/* Text is one node, as it will be when it is read again; between two stretches of white space that
   nothing separates any more, one is enough. */
static void join_text(xmlNode *first)
{
  if (first->type == XML_CDATA_SECTION_NODE) {
    first->type = XML_TEXT_NODE;
    first->name = xmlStringText;
  }
  while (is_text(first->next)) {
    xmlNode *second = first->next;
    if (!xmlIsBlankNode(first) || !xmlIsBlankNode(second))
      xmlNodeAddContent(first, second->content);
    xmlUnlinkNode(second);
    xmlFreeNode(second);
  }
}

/* As deep as elements are nested, which reading bounds. */
static void filter_below(xmlNode *parent, const char *as_of)
{
  xmlNode *child = parent->children;
  while (child != NULL) {
    xmlNode *next = child->next;
    const gboolean kept = is_kept(child, as_of);
    if (kept && child->type == XML_ELEMENT_NODE)
      filter_below(child, as_of);
    if (!kept || (as_of != NULL && is_emptied(child))) {
      xmlUnlinkNode(child);
      xmlFreeNode(child);
    }
    child = next;
  }
  for (child = parent->children; child != NULL; child = child->next)
    if (is_text(child))
      join_text(child);
}

void hp_source_filter(HpSource *source, const char *as_of)
{
  xmlDoc *document = hp_source_document(source);
  /* Entities have been expanded; what declares them may say things that nobody refers to. */
  xmlDtd *subset = xmlGetIntSubset(document);
  if (subset != NULL) {
    xmlUnlinkNode((xmlNode *)subset);
    xmlFreeDtd(subset);
    document->intSubset = NULL;
  }
  filter_below((xmlNode *)document, as_of);
}

/* ---- Which day it is rendered as of -------------------------------------------------------- */

static const xmlNode *next_in_document(const xmlNode *node)
{
  if (node->children != NULL)
    return node->children;
  while (node != NULL && node->next == NULL)
    node = node->parent;
  return node == NULL ? NULL : node->next;
}

/* The day of a meeting; those there are go into `known`. */
static const char *day_of_meeting(const xmlNode *root, const char *id, GString *known)
{
  for (const xmlNode *node = root; node != NULL; node = next_in_document(node)) {
    if (node->type != XML_ELEMENT_NODE || !hp_is_one_of(node, "meeting received"))
      continue;
    const char *own = hp_attribute(node, "id"), *date = hp_attribute(node, "date");
    if (own == NULL || date == NULL)
      continue;
    if (strcmp(own, id) == 0)
      return date;
    g_string_append_printf(known, "%s%s (%s)", known->len == 0 ? "" : ", ", own, date);
  }
  return NULL;
}

/* The first of the days on which it was decided; NULL if it has none. */
static const char *first_adoption(const xmlNode *root)
{
  const xmlNode *head = hp_child(root, "head");
  const char *first = NULL;
  for (const xmlNode *child = head == NULL ? NULL : head->children; child != NULL;
       child = child->next) {
    if (child->type != XML_ELEMENT_NODE || !hp_is_one_of(child, "adoption decided"))
      continue;
    const char *date = hp_attribute(child, "date");
    if (date != NULL && (first == NULL || is_after(first, date)))
      first = date;
  }
  return first;
}

char *hp_source_day(HpSource *source, const char *as_of, HpDiagnostics *diagnostics)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  const HpPlace place = {hp_place_of_node(root).file, 0, 0};
  g_autoptr(GString) known = g_string_new(NULL);
  const char *day = g_ascii_isdigit(*as_of) ? as_of : day_of_meeting(root, as_of, known);
  if (day == NULL && known->len > 0)
    hp_report_error(diagnostics, &place,
                    _("There is no meeting \"%s\" here; expected a day or one of %s."), as_of,
                    known->str);
  else if (day == NULL)
    hp_report_error(diagnostics, &place,
                    _("There are no meetings here; expected a day such as 2017-03-14 instead of "
                      "\"%s\"."),
                    as_of);
  if (day == NULL)
    return NULL;
  const char *first = first_adoption(root);
  if (first == NULL || !is_after(first, day))
    return g_strdup(day);
  hp_report_error(diagnostics, &place,
                  _("As of %s there is nothing to show: it was decided on %s; expected that day or "
                    "a later one."),
                  day, first);
  return NULL;
}

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

/* The name as it is called from the folder of the document: "a/c.svg" for "c.svg" in a/b.xml. The
   caller's; NULL if the file lies elsewhere. */
static char *name_from_document(const xmlNode *element, const char *name)
{
  const HpPlace root = hp_place_of_node(xmlDocGetRootElement(element->doc));
  const HpPlace place = hp_place_of_node(element);
  g_autofree char *plain = g_uri_unescape_string(name, NULL);
  g_autofree char *from = g_path_get_dirname(place.file == NULL ? "." : place.file);
  g_autofree char *folder = g_path_get_dirname(root.file == NULL ? "." : root.file);
  g_autofree char *absolute_from = g_canonicalize_filename(from, NULL);
  g_autofree char *absolute_folder = g_canonicalize_filename(folder, NULL);
  g_autofree char *path = g_canonicalize_filename(plain == NULL ? name : plain, absolute_from);
  g_autofree char *prefix = g_strconcat(absolute_folder, "/", NULL);
  return g_str_has_prefix(path, prefix) ? g_strdup(path + strlen(prefix)) : NULL;
}

static void add_file(xmlNode *element, const char *name, gpointer user)
{
  GPtrArray *files = user;
  char *relative = name_from_document(element, name);
  if (relative == NULL || g_ptr_array_find_with_equal_func(files, relative, g_str_equal, NULL))
    g_free(relative);
  else
    g_ptr_array_add(files, relative);
}

GPtrArray *hp_source_files(HpSource *source)
{
  GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
  xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  if (root != NULL)
    each_file(root, add_file, files);
  return files;
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

/* Elements of the main file keep what they say. */
static void rename_file(xmlNode *element, const char *name, gpointer user)
{
  GArray *renamed = user;
  const HpPlace root = hp_place_of_node(xmlDocGetRootElement(element->doc));
  if (g_strcmp0(hp_place_of_node(element).file, root.file) == 0)
    return;
  g_autofree char *relative = name_from_document(element, name);
  if (relative == NULL)
    return;
  const Renamed old = {element, g_strdup(name)};
  g_array_append_val(renamed, old);
  g_autofree char *uri = g_uri_escape_string(relative, "/", TRUE);
  xmlSetProp(element, (const xmlChar *)"src", (const xmlChar *)uri);
}

GBytes *hp_source_write(HpSource *source)
{
  xmlDoc *document = hp_source_document(source);
  g_autoptr(GArray) renamed = g_array_new(FALSE, FALSE, sizeof(Renamed));
  g_array_set_clear_func(renamed, renamed_clear);
  each_file(xmlDocGetRootElement(document), rename_file, renamed);
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
