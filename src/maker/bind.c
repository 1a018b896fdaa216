/*
 * Puts what is attached behind the document that it is attached to: one XSL-FO of both.
 *
 *   root                                   root
 *    ├ layout-master-set: pages             ├ layout-master-set: pages, bilaga-1.pages
 *    ├ bookmark-tree                        ├ bookmark-tree: …, bilaga-1 ─ its own
 *    └ page-sequence #document       ──►    ├ page-sequence #document
 *                                           └ page-sequence-wrapper #bilaga-1, a Part
 *   root (bilaga-1)                             └ page-sequence #bilaga-1.document
 *    └ page-sequence #document
 *
 * Ids and names of masters get the attachment's id before them, so that each document is as it
 * would be alone; what it inherits from its root, it inherits from the wrapper (XSL 1.1, 6.4.6).
 */
#include "maker/attached.h"

#include <string.h>

/* ---- Names --------------------------------------------------------------------------------- */

/* Attributes that name something in the document (5.9 and 6.4: masters; 7.30.8 and others: ids). */
static const char *const naming[] = {"id",          "ref-id",           "internal-destination",
                                     "master-name", "master-reference", "flow-map-name",
                                     "index-key",   "ref-index-key",    "flow-map-reference",
                                     NULL};

static void prefix_name(xmlAttr *attribute, const char *prefix)
{
  if (attribute->ns != NULL || !g_strv_contains(naming, (const char *)attribute->name))
    return;
  const char *name = hp_attribute(attribute->parent, (const char *)attribute->name);
  g_autofree char *prefixed = g_strconcat(prefix, ".", name, NULL);
  xmlSetProp(attribute->parent, attribute->name, (const xmlChar *)prefixed);
}

/* ---- Files --------------------------------------------------------------------------------- */

/* "url('pictures/a.svg')" of a source in the folder plans becomes "url('plans/pictures/a.svg')". */
static void move_file(xmlAttr *attribute, const char *folder)
{
  const char *name = (const char *)attribute->name;
  const char *value = hp_attribute(attribute->parent, name);
  if (attribute->ns != NULL || value == NULL ||
      (strcmp(name, "src") != 0 && strcmp(name, "background-image") != 0) ||
      !g_str_has_prefix(value, "url("))
    return;
  const char *file = value + strlen("url(");
  file += strspn(file, "'\" ");
  g_autofree char *scheme = g_uri_parse_scheme(file);
  if (scheme != NULL || *file == '/' || *file == '#')
    return;
  g_autofree char *start = g_strndup(value, (gsize)(file - value));
  g_autofree char *uri = g_uri_escape_string(folder, "/", TRUE);
  g_autofree char *moved = g_strconcat(start, uri, "/", file, NULL);
  xmlSetProp(attribute->parent, attribute->name, (const xmlChar *)moved);
}

static void rename_all(xmlNode *root, const HpAttached *attached)
{
  g_autofree char *folder = g_path_get_dirname(attached->name);
  const gboolean moves = strcmp(folder, ".") != 0;
  for (xmlNode *element = root; element != NULL; element = hp_next_element(element, root))
    for (xmlAttr *attribute = element->properties, *next; attribute != NULL; attribute = next) {
      next = attribute->next;
      prefix_name(attribute, attached->id);
      if (moves)
        move_file(attribute, folder);
    }
}

/* ---- Parts of the document ----------------------------------------------------------------- */

/* The last, since it is in the wrapper that the last page-sequence is. */
static xmlNode *last_sequence(xmlNode *around)
{
  for (xmlNode *child = around->last; child != NULL; child = child->prev) {
    if (hp_is_named(child, "page-sequence"))
      return child;
    if (hp_is_named(child, "page-sequence-wrapper"))
      return last_sequence(child);
  }
  return NULL;
}

static void set_unless_set(xmlNode *element, const char *name, const char *value)
{
  if (element != NULL && hp_attribute(element, name) == NULL)
    xmlNewProp(element, (const xmlChar *)name, (const xmlChar *)value);
}

static gboolean prints_both_sides(const HpJob *job)
{
  const xmlNode *house = hp_house_root(job->house);
  const xmlNode *paper = house == NULL ? NULL : hp_child(house, "paper");
  return paper != NULL && g_strcmp0(hp_attribute(paper, "sides"), "double") == 0;
}

/* A copy, since names are in the dictionary of the stylesheet that made them. */
static void copy_below(const xmlNode *node, xmlNode *parent)
{
  xmlAddChild(parent, xmlDocCopyNode((xmlNode *)node, parent->doc, 1));
}

static void copy_children(const xmlNode *from, const xmlNode *to)
{
  for (const xmlNode *child = from == NULL ? NULL : from->children; child != NULL && to != NULL;
       child = child->next)
    copy_below(child, (xmlNode *)to);
}

/* The stylesheet of the whole makes an entry for each attachment; below it comes what that has. */
static void bind_bookmarks(const xmlNode *whole, const xmlNode *part, const HpAttached *attached)
{
  const xmlNode *tree = hp_child(whole, "bookmark-tree");
  const xmlNode *own = hp_child(part, "bookmark-tree");
  for (xmlNode *entry = tree == NULL ? NULL : tree->children; entry != NULL; entry = entry->next)
    if (g_strcmp0(hp_attribute(entry, "internal-destination"), attached->id) == 0) {
      copy_children(own, entry);
      return;
    }
}

static void drop(const xmlNode *child)
{
  if (child == NULL)
    return;
  xmlUnlinkNode((xmlNode *)child);
  xmlFreeNode((xmlNode *)child);
}

/* The root becomes the wrapper. */
static void wrap(xmlNode *root, const HpAttached *attached)
{
  static const char *const of_whole[] = {"layout-master-set", "declarations", "bookmark-tree"};
  for (guint i = 0; i < G_N_ELEMENTS(of_whole); i++)
    drop(hp_child(root, of_whole[i]));
  xmlNodeSetName(root, (const xmlChar *)"page-sequence-wrapper");
  xmlSetProp(root, (const xmlChar *)"id", (const xmlChar *)attached->id);
  set_unless_set(root, "role", "Part");
}

/* Each begins at its own page 1; on a sheet of its own where sheets have two sides (7.27.6). */
static void number_pages(xmlNode *whole, xmlNode *part, const HpAttached *attached)
{
  if (!prints_both_sides(&attached->job))
    set_unless_set(last_sequence(whole), "force-page-count", "no-force");
  xmlNode *first = xmlFirstElementChild(part);
  while (first != NULL && hp_is_named(first, "page-sequence-wrapper"))
    first = xmlFirstElementChild(first);
  set_unless_set(first, "initial-page-number", "1");
}

void hp_bind(xmlDoc *whole, xmlDoc *part, const HpAttached *attached)
{
  xmlNode *root = xmlDocGetRootElement(whole), *own = xmlDocGetRootElement(part);
  rename_all(own, attached);
  copy_children(hp_child(own, "layout-master-set"), hp_child(root, "layout-master-set"));
  bind_bookmarks(root, own, attached);
  wrap(own, attached);
  number_pages(root, own, attached);
  copy_below(own, root);
  xmlFreeDoc(part);
}
