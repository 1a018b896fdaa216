/*
 * Files that many stylesheets are made of, or read while they run, each read once.
 *
 *   table.xsl ──read──► tree ──without what no stylesheet sees──► kept ──copy──► followup.xsl's
 *                                                                      └─copy──► timeline.xsl's
 *
 * libxslt writes into stylesheets: so each gets a copy; what they only read is lent to their runs.
 * It compiles all of a stylesheet, and a view uses a third of the templates that it imports. So the
 * copy of a template is its parameters and an instruction; when that is run, the rest takes its
 * place, compiled:
 *
 *   <xsl:template name="fill">               <xsl:template name="fill">
 *     <xsl:param name="pattern"/>              <xsl:param name="pattern"/>
 *     <xsl:if/>                         ──►    <xsl:variable name="name" select="…"/> …
 *   </xsl:template>                          </xsl:template>
 */
#include "transform/module-copy.h"
#include "transform/run.h"

#include <libxslt/xslt.h>
#include <stdlib.h>

struct HpModules {
  char *folder;         /* canonical; NULL: there is none. Of no other is anything kept */
  xmlDict *names;       /* of all of them, and of the stylesheets that take copies */
  GHashTable *files;    /* canonical path → HpSource, stripped */
  GPtrArray *documents; /* of xmlDoc, those of them that stylesheets read: runs only look at them */
};

HpModules *hp_modules_new(const char *folder)
{
  HpModules *modules = g_new(HpModules, 1);
  char *canonical = folder == NULL ? NULL : realpath(folder, NULL);
  *modules = (HpModules){
      canonical, xmlDictCreate(),
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)hp_source_free),
      g_ptr_array_new()};
  return modules;
}

void hp_modules_free(HpModules *modules)
{
  if (modules == NULL)
    return;
  g_ptr_array_unref(modules->documents);
  g_hash_table_unref(modules->files);
  xmlDictFree(modules->names);
  free(modules->folder);
  g_free(modules);
}

xmlDict *hp_modules_names(const HpModules *modules)
{
  return modules->names;
}

/* ---- What no stylesheet sees ----------------------------------------------------------------- */

static gboolean preserves_space(const xmlNode *text)
{
  const xmlNode *element = text->parent;
  return xmlNodeGetSpacePreserve(text) == 1 ||
         (hp_is_named(element, "text") &&
          hp_is_in_namespace(element, (const char *)XSLT_NAMESPACE));
}

/* XSLT 1.0, 3.4: white space in a stylesheet goes, but in xsl:text, and where xml:space keeps it.
   So it does in what the program's stylesheets read: they strip it of all. */
static gboolean is_unseen_space(const xmlNode *node)
{
  return hp_is_text(node) && xmlIsBlankNode(node) && !preserves_space(node);
}

/* 7.4: it does nothing. Nor does a stylesheet of the program ask for those of what it reads. */
static gboolean is_remark(const xmlNode *node)
{
  return node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE;
}

static void drop(xmlDoc *document, gboolean (*is_unseen)(const xmlNode *node))
{
  for (xmlNode *node = document->children, *next = NULL; node != NULL; node = next) {
    next = hp_next_node(node, (const xmlNode *)document);
    if (!is_unseen(node))
      continue;
    xmlUnlinkNode(node);
    xmlFreeNode(node);
  }
}

/* Into the dictionary: libxslt takes the texts of stylesheets for shared, and copies share them. */
static void share_text(xmlNode *text, xmlDict *names)
{
  const xmlChar *shared = xmlDictLookup(names, text->content, -1);
  if (shared == text->content)
    return;
  xmlNodeSetContent(text, NULL);
  text->content = (xmlChar *)shared;
}

static void share_texts(xmlDoc *document)
{
  for (xmlNode *node = document->children; node != NULL;
       node = hp_next_node(node, (const xmlNode *)document))
    if (hp_is_text(node))
      share_text(node, document->dict);
}

/* White space first: what stands between a comment and an element is white space alone. */
static void strip(xmlDoc *document)
{
  drop(document, is_unseen_space);
  drop(document, is_remark);
  share_texts(document);
}

/* ---- Reading --------------------------------------------------------------------------------- */

static gboolean is_instruction(const xmlNode *node, const char *name)
{
  return hp_is_named(node, name) && hp_is_in_namespace(node, (const char *)XSLT_NAMESPACE);
}

static HpSource *read_kept(HpModules *modules, const char *canonical, const char *path,
                           const HpModuleReader *reader)
{
  HpSource *source = g_hash_table_lookup(modules->files, canonical);
  if (source != NULL)
    return source;
  source = hp_source_read_through(path, reader->gate, modules->names, reader->diagnostics);
  if (source == NULL)
    return NULL;
  strip(hp_source_document(source));
  g_hash_table_insert(modules->files, g_strdup(canonical), source);
  return source;
}

/* What there was before is passed over, with what it is made of. */
static HpSource *prepare_one(HpModules *modules, const char *path, HpGate *gate)
{
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new();
  g_autofree char *canonical = hp_gate_resolve(gate, path, path, NULL);
  const HpModuleReader reader = {.gate = gate, .diagnostics = untold};
  if (canonical == NULL || modules->folder == NULL ||
      !hp_path_is_inside(canonical, modules->folder) ||
      g_hash_table_contains(modules->files, canonical))
    return NULL;
  return read_kept(modules, canonical, path, &reader);
}

static void prepare_with_imported(HpModules *modules, const char *path, HpGate *gate)
{
  HpSource *source = prepare_one(modules, path, gate);
  if (source == NULL)
    return;
  g_autofree char *folder = g_path_get_dirname(path);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  for (const xmlNode *child = root->children; child != NULL; child = child->next) {
    if (!is_instruction(child, "import") && !is_instruction(child, "include"))
      continue;
    const char *href = hp_attribute(child, "href");
    g_autofree char *imported = href == NULL ? NULL : g_build_filename(folder, href, NULL);
    if (imported != NULL)
      prepare_with_imported(modules, imported, gate);
  }
}

void hp_modules_prepare(HpModules *modules, const char *path)
{
  g_autoptr(HpGate) gate = modules->folder == NULL ? NULL : hp_gate_new(modules->folder);
  if (gate != NULL)
    prepare_with_imported(modules, path, gate);
}

void hp_modules_prepare_folder(HpModules *modules, const char *folder)
{
  g_autoptr(HpGate) gate = hp_gate_new(folder);
  g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
  const char *name = NULL;
  while (files != NULL && (name = g_dir_read_name(files)) != NULL) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_str_has_suffix(name, ".xsl"))
      prepare_one(modules, path, gate);
  }
}

/* ---- Copying --------------------------------------------------------------------------------- */

static void append_copies(HpModuleCopy *copy, xmlNode *parent, const xmlNode *first,
                          const xmlNode *end)
{
  for (const xmlNode *from = first; from != end; from = from->next)
    hp_module_copy_all(copy, from, parent);
}

/* What stands after the parameters of a template; NULL if there is nothing. */
static xmlNode *rest_of(const xmlNode *template)
{
  xmlNode *node = template->children;
  while (node != NULL && is_instruction(node, "param"))
    node = node->next;
  return node;
}

/* What is declared inside would have to be read with the whole of the stylesheet. */
static gboolean may_be_left_out(const xmlNode *template, const xmlNode *rest)
{
  gboolean has_elements = FALSE;
  for (const xmlNode *node = rest; node != NULL; node = hp_next_node(node, template)) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    if (node->nsDef != NULL)
      return FALSE;
    has_elements = TRUE;
  }
  return template->nsDef == NULL && has_elements;
}

static void append_instruction(xmlNode *template, xmlNode *original, const HpModuleReader *reader)
{
  xmlNode *instruction = xmlNewChild(template, template->ns, BAD_CAST "if", NULL);
  instruction->psvi = (void *)reader->stand_in;
  instruction->line = original->line;
  instruction->_private = original->_private;
  g_hash_table_insert(reader->left_out, instruction, original);
}

static void append_template(HpModuleCopy *copy, xmlNode *root, xmlNode *original,
                            const HpModuleReader *reader)
{
  xmlNode *rest = rest_of(original);
  if (!may_be_left_out(original, rest)) {
    hp_module_copy_all(copy, original, root);
    return;
  }
  xmlNode *template = hp_module_copy_element(copy, original, root);
  append_copies(copy, template, original->children, rest);
  append_instruction(template, original, reader);
}

/* Nothing in it yet. */
static xmlDoc *new_document(const xmlDoc *module, xmlDict *names)
{
  xmlDoc *copy = xmlCopyDoc((xmlDoc *)module, 0);
  copy->dict = names;
  xmlDictReference(names);
  return copy;
}

static xmlDoc *copy_stylesheet(const xmlDoc *module, const HpModuleReader *reader)
{
  xmlDoc *document = new_document(module, reader->names);
  g_autoptr(HpModuleCopy) copy = hp_module_copy_new(document);
  xmlNode *original = xmlDocGetRootElement(module);
  xmlNode *root = hp_module_copy_element(copy, original, (xmlNode *)document);
  for (xmlNode *child = original->children; child != NULL; child = child->next)
    if (is_instruction(child, "template"))
      append_template(copy, root, child, reader);
    else
      hp_module_copy_all(copy, child, root);
  return document;
}

void hp_append_left_out(xmlNode *template, const xmlNode *original)
{
  g_autoptr(HpModuleCopy) copy = hp_module_copy_new(template->doc);
  hp_module_copy_goes_on(copy, original->parent, template->parent);
  append_copies(copy, template, rest_of(original), NULL);
}

/* Neither libxslt nor a stylesheet changes it: it has no white space to strip. */
static xmlDoc *lend(HpModules *modules, xmlDoc *kept)
{
  if (!g_ptr_array_find(modules->documents, kept, NULL))
    g_ptr_array_add(modules->documents, kept);
  return kept;
}

gboolean hp_modules_read(HpModules *modules, const char *path, const char *canonical,
                         const HpModuleReader *reader, xmlDoc **document)
{
  if (modules == NULL || modules->folder == NULL || canonical == NULL ||
      !hp_path_is_inside(canonical, modules->folder))
    return FALSE;
  HpSource *source = read_kept(modules, canonical, path, reader);
  xmlDoc *kept = source == NULL ? NULL : hp_source_document(source);
  if (kept != NULL && reader->left_out != NULL)
    *document = copy_stylesheet(kept, reader);
  else
    *document = kept == NULL ? NULL : lend(modules, kept);
  return TRUE;
}

/* ---- Lending --------------------------------------------------------------------------------- */

void hp_modules_lend(const HpModules *modules, xsltTransformContext *context)
{
  for (guint i = 0; modules != NULL && i < modules->documents->len; i++)
    xsltNewDocument(context, g_ptr_array_index(modules->documents, i));
}

void hp_modules_take_back(const HpModules *modules, xsltTransformContext *context)
{
  for (xsltDocument *at = context->docList; modules != NULL && at != NULL; at = at->next)
    if (g_ptr_array_find(modules->documents, at->doc, NULL))
      at->main = TRUE; /* which libxslt does not free */
}
