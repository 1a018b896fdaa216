/* key(), as XSLT 1.0 has it (12.2). libxslt makes all keys of a document when it is asked for one,
   and looks through all nodes that have a value when it adds one more; here each is made when it is
   asked for itself. Patterns that are keys have libxslt's. */
#include "transform/run.h"

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/imports.h>
#include <string.h>

/* A run's keys: document → name → value → Nodes. */

/* Those that have a value. */
typedef struct {
  xmlNodeSet *set;
  GHashTable *known; /* the same, where a further definition of the key has added some; or NULL */
} Nodes;

/* The nodes themselves are not looked at, as xmlXPathFreeNodeSet() would: of a tree that an
   instruction has made they went with its variable. None of them is a namespace, which a set has of
   its own. */
static void nodes_free(Nodes *nodes)
{
  xmlFree(nodes->set->nodeTab);
  xmlFree(nodes->set);
  g_clear_pointer(&nodes->known, g_hash_table_unref);
  g_free(nodes);
}

GHashTable *hp_keys_new(void)
{
  return g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
}

/* ---- Making a key ---------------------------------------------------------------------------- */

static Nodes *nodes_of(GHashTable *values, const char *value)
{
  Nodes *nodes = g_hash_table_lookup(values, value);
  if (nodes == NULL) {
    nodes = g_new0(Nodes, 1);
    nodes->set = xmlXPathNodeSetCreate(NULL);
    g_hash_table_insert(values, g_strdup(value), nodes);
  }
  return nodes;
}

/* One definition comes to its nodes one after the other; another may come to the same. */
static gboolean has(Nodes *nodes, const xmlNode *node, gboolean is_first_definition)
{
  const xmlNodeSet *set = nodes->set;
  if (is_first_definition)
    return set->nodeNr > 0 && set->nodeTab[set->nodeNr - 1] == node;
  if (nodes->known == NULL) {
    nodes->known = g_hash_table_new(NULL, NULL);
    for (int i = 0; i < set->nodeNr; i++)
      g_hash_table_add(nodes->known, set->nodeTab[i]);
  }
  return !g_hash_table_add(nodes->known, (gpointer)node);
}

static void add(GHashTable *values, xmlChar *value, xmlNode *node, gboolean is_first_definition)
{
  Nodes *nodes = nodes_of(values, (const char *)value);
  if (!has(nodes, node, is_first_definition))
    xmlXPathNodeSetAddUnique(nodes->set, node);
  xmlFree(value);
}

/* NULL when it could not be evaluated, which ends the run. */
static xmlXPathObject *evaluated(xsltTransformContext *context, xmlXPathCompExpr *expression,
                                 xmlNode *node)
{
  hp_evaluate_for(context, node);
  xmlXPathObject *result = xmlXPathCompiledEval(expression, context->xpathCtxt);
  if (result == NULL)
    context->state = XSLT_STATE_STOPPED;
  return result;
}

static void add_values_of(GHashTable *values, const xsltKeyDef *definition,
                          xsltTransformContext *context, xmlNode *node,
                          gboolean is_first_definition)
{
  xmlXPathObject *use = evaluated(context, definition->usecomp, node);
  if (use == NULL)
    return;
  const xmlNodeSet *users = use->type == XPATH_NODESET ? use->nodesetval : NULL;
  for (int i = 0; users != NULL && i < users->nodeNr; i++)
    add(values, xmlXPathCastNodeToString(users->nodeTab[i]), node, is_first_definition);
  if (use->type != XPATH_NODESET)
    add(values, xmlXPathCastToString(use), node, is_first_definition);
  xmlXPathFreeObject(use);
}

static void add_definition(GHashTable *values, const xsltKeyDef *definition,
                           xsltTransformContext *context, xmlDoc *document,
                           gboolean is_first_definition)
{
  xmlXPathContext *xpath = context->xpathCtxt;
  xpath->namespaces = definition->nsList;
  xpath->nsNr = definition->nsNr;
  context->inst = definition->inst;
  xmlXPathObject *matched = evaluated(context, definition->comp, (xmlNode *)document);
  const xmlNodeSet *nodes =
      matched == NULL || matched->type != XPATH_NODESET ? NULL : matched->nodesetval;
  for (int i = 0; nodes != NULL && i < nodes->nodeNr && context->state == XSLT_STATE_OK; i++)
    if (nodes->nodeTab[i]->type != XML_NAMESPACE_DECL)
      add_values_of(values, definition, context, nodes->nodeTab[i], is_first_definition);
  xmlXPathFreeObject(matched);
}

static gboolean defines(const xsltKeyDef *definition, const char *name, const char *uri)
{
  return definition->comp != NULL && definition->usecomp != NULL &&
         strcmp((const char *)definition->name, name) == 0 &&
         g_strcmp0((const char *)definition->nameURI, uri) == 0;
}

static void add_definitions(GHashTable *values, xsltTransformContext *context, xmlDoc *document,
                            const char *name, const char *uri)
{
  gboolean is_first = TRUE;
  for (xsltStylesheet *style = context->style; style != NULL; style = xsltNextImport(style))
    for (const xsltKeyDef *definition = style->keys; definition != NULL;
         definition = definition->next)
      if (defines(definition, name, uri)) {
        add_definition(values, definition, context, document, is_first);
        is_first = FALSE;
      }
}

/* In the middle of an expression. */
static void make(GHashTable *values, xsltTransformContext *context, xmlDoc *document,
                 const char *name, const char *uri)
{
  const HpEvaluation before = hp_evaluation_of(context);
  add_definitions(values, context, document, name, uri);
  hp_evaluation_resume(&before, context);
}

/* ---- Asking one ------------------------------------------------------------------------------ */

/* Those of a document. A tree that an instruction has made may have the address of one that is
   gone: libxslt has written nothing on it yet. */
static GHashTable *keys_of(HpRun *run, xmlDoc *document)
{
  const gboolean is_new = XSLT_IS_RES_TREE_FRAG(document) && document->_private == NULL;
  GHashTable *keys = is_new ? NULL : g_hash_table_lookup(run->keys, document);
  if (keys != NULL)
    return keys;
  if (is_new)
    document->_private = xsltNewDocument(run->context, document);
  keys = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
  g_hash_table_insert(run->keys, document, keys);
  return keys;
}

/* Value → Nodes; a key that asks for itself has what it has had by then. */
static GHashTable *values_of(HpRun *run, xmlDoc *document, const char *name, const char *uri)
{
  GHashTable *keys = keys_of(run, document);
  const xmlChar *known_as = xmlDictQLookup(run->context->dict, (const xmlChar *)uri,
                                           (const xmlChar *)name); /* the same for the same */
  GHashTable *values = g_hash_table_lookup(keys, known_as);
  if (values != NULL)
    return values;
  values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)nodes_free);
  g_hash_table_insert(keys, (gpointer)known_as, values);
  make(values, run->context, document, name, uri);
  return values;
}

static xmlNodeSet *merge_nodes_of(xmlNodeSet *found, GHashTable *values, xmlChar *value,
                                  GHashTable *known)
{
  const Nodes *nodes = g_hash_table_lookup(values, value);
  xmlFree(value);
  if (nodes != NULL && known == NULL)
    return xmlXPathNodeSetMerge(found, nodes->set);
  for (int i = 0; nodes != NULL && i < nodes->set->nodeNr; i++)
    if (g_hash_table_add(known, nodes->set->nodeTab[i]))
      xmlXPathNodeSetAddUnique(found, nodes->set->nodeTab[i]);
  return found;
}

/* Of a set of nodes each has a value to look for. */
static xmlNodeSet *found(GHashTable *values, xmlXPathObject *sought)
{
  const xmlNodeSet *set =
      sought->type == XPATH_NODESET || sought->type == XPATH_XSLT_TREE ? sought->nodesetval : NULL;
  if (sought->type != XPATH_NODESET && sought->type != XPATH_XSLT_TREE)
    return merge_nodes_of(NULL, values, xmlXPathCastToString(sought), NULL);
  xmlNodeSet *nodes = xmlXPathNodeSetCreate(NULL);
  g_autoptr(GHashTable) known =
      set != NULL && set->nodeNr > 1 ? g_hash_table_new(NULL, NULL) : NULL;
  for (int i = 0; set != NULL && i < set->nodeNr; i++)
    nodes = merge_nodes_of(nodes, values, xmlXPathCastNodeToString(set->nodeTab[i]), known);
  return nodes;
}

static xmlDoc *document_of(const xmlXPathContext *context)
{
  const xmlNode *node = context->node;
  return node == NULL || node->type == XML_NAMESPACE_DECL ? context->doc : node->doc;
}

static gboolean is_nothing(const xmlXPathObject *value)
{
  return value->type == XPATH_NODESET && xmlXPathNodeSetIsEmpty(value->nodesetval);
}

/* The key is not made where there is nothing to look for. */
static xmlNodeSet *look_up(xmlXPathParserContext *parser, const char *name, xmlXPathObject *sought)
{
  HpRun *run = xsltXPathGetTransformContext(parser)->_private;
  const char *colon = strchr(name, ':');
  g_autofree char *prefix = colon == NULL ? NULL : g_strndup(name, (gsize)(colon - name));
  const char *uri = prefix == NULL
                        ? NULL
                        : (const char *)xmlXPathNsLookup(parser->context, (const xmlChar *)prefix);
  if (prefix != NULL && uri == NULL)
    xmlXPathErr(parser, XPATH_UNDEF_PREFIX_ERROR);
  xmlDoc *document = document_of(parser->context);
  if (document == NULL || is_nothing(sought) || parser->error != XPATH_EXPRESSION_OK)
    return xmlXPathNodeSetCreate(NULL);
  return found(values_of(run, document, colon == NULL ? name : colon + 1, uri), sought);
}

static void key_function(xmlXPathParserContext *parser, int argument_count)
{
  if (argument_count != 2) {
    xmlXPathSetArityError(parser);
    return;
  }
  xmlXPathObject *sought = valuePop(parser);
  xmlChar *name = xmlXPathPopString(parser);
  if (name != NULL && sought != NULL)
    valuePush(parser, xmlXPathWrapNodeSet(look_up(parser, (const char *)name, sought)));
  xmlFree(name);
  xmlXPathFreeObject(sought);
}

void hp_register_key_function(HpRun *run)
{
  xmlXPathContext *context = run->context->xpathCtxt;
  xmlXPathRegisterFunc(context, (const xmlChar *)"key", NULL);
  xmlXPathRegisterFunc(context, (const xmlChar *)"key", key_function);
}
