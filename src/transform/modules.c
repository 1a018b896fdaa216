/*
 * Files that many stylesheets are made of, or read while they run, each read once.
 *
 *   table.xsl ──read──► tree ──without what no stylesheet sees──► kept ──copy──► followup.xsl's
 *                                                                      └─copy──► timeline.xsl's
 *
 * libxslt writes into what it is given: so each gets a copy.
 */
#include "transform/run.h"

#include <libxslt/xslt.h>
#include <stdlib.h>

struct HpModules {
  char *folder;          /* canonical; NULL: there is none. Of no other is anything kept */
  GHashTable *modules;   /* canonical path → HpSource, stripped */
  GHashTable *documents; /* the same of what is no stylesheet */
};

static GHashTable *new_table(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)hp_source_free);
}

HpModules *hp_modules_new(const char *folder)
{
  HpModules *modules = g_new(HpModules, 1);
  char *canonical = folder == NULL ? NULL : realpath(folder, NULL);
  *modules = (HpModules){canonical, new_table(), new_table()};
  return modules;
}

void hp_modules_free(HpModules *modules)
{
  if (modules == NULL)
    return;
  g_hash_table_unref(modules->modules);
  g_hash_table_unref(modules->documents);
  free(modules->folder);
  g_free(modules);
}

/* ---- What no stylesheet sees ----------------------------------------------------------------- */

static gboolean preserves_space(const xmlNode *text)
{
  const xmlNode *element = text->parent;
  return xmlNodeGetSpacePreserve(text) == 1 ||
         (hp_is_named(element, "text") &&
          hp_is_in_namespace(element, (const char *)XSLT_NAMESPACE));
}

/* XSLT 1.0, 3.4: white space in a stylesheet goes, but in xsl:text, and where xml:space keeps it;
   7.4: comments in it do nothing. A comment that parts two texts stays, lest they become one. */
static gboolean is_unseen(const xmlNode *node)
{
  if (node->type == XML_COMMENT_NODE)
    return !hp_is_text(node->prev) || !hp_is_text(node->next);
  return hp_is_text(node) && xmlIsBlankNode(node) && !preserves_space(node);
}

static void strip(xmlDoc *document)
{
  for (xmlNode *node = document->children, *next = NULL; node != NULL; node = next) {
    next = hp_next_node(node, (const xmlNode *)document);
    if (!is_unseen(node))
      continue;
    xmlUnlinkNode(node);
    xmlFreeNode(node);
  }
}

/* ---- Reading --------------------------------------------------------------------------------- */

static HpSource *read_kept(HpModules *modules, const char *canonical, const char *path,
                           const HpModuleReader *reader)
{
  GHashTable *kept = reader->is_module ? modules->modules : modules->documents;
  HpSource *source = g_hash_table_lookup(kept, canonical);
  if (source != NULL)
    return source;
  source = hp_source_read_through(path, reader->gate, NULL, reader->diagnostics);
  if (source == NULL)
    return NULL;
  if (reader->is_module)
    strip(hp_source_document(source));
  g_hash_table_insert(kept, g_strdup(canonical), source);
  return source;
}

gboolean hp_modules_read(HpModules *modules, const char *path, const HpModuleReader *reader,
                         xmlDoc **document)
{
  if (modules == NULL || modules->folder == NULL)
    return FALSE;
  g_autofree char *canonical = hp_gate_resolve(reader->gate, path, path, NULL);
  if (canonical == NULL || !hp_path_is_inside(canonical, modules->folder))
    return FALSE;
  HpSource *source = read_kept(modules, canonical, path, reader);
  *document = source == NULL ? NULL : hp_document_copy(hp_source_document(source), reader->names);
  return TRUE;
}
