/* key(), as XSLT 1.0 has it (12.2): libxslt makes all keys of a document when it is asked for one;
   here each is made when it is asked for itself. */
#include "transform/run.h"

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/functions.h>

/* A key of a document; borrowed. */
typedef struct {
  const xmlDoc *document;
  const xmlChar *name; /* in the run's dictionary */
} Key;

static guint hash(gconstpointer data)
{
  const Key *key = data;
  return g_direct_hash(key->document) * 31 + g_direct_hash(key->name);
}

static gboolean are_equal(gconstpointer a, gconstpointer b)
{
  const Key *one = a, *other = b;
  return one->document == other->document && one->name == other->name;
}

GHashTable *hp_keys_new(void)
{
  return g_hash_table_new_full(hash, are_equal, g_free, NULL);
}

static gboolean is_nothing(const xmlXPathObject *value)
{
  return value->type == XPATH_NODESET && xmlXPathNodeSetIsEmpty(value->nodesetval);
}

/* Whether the key that is about to be asked for has not been before; with nothing to look for, none
   is. Of a tree that an instruction made and that is gone, another may have the address: it has no
   keys. */
static gboolean is_new(const HpRun *run, const xmlXPathParserContext *parser)
{
  const xmlXPathObject *name = parser->valueNr < 2 ? NULL : parser->valueTab[parser->valueNr - 2];
  if (name == NULL || name->type != XPATH_STRING || parser->context->node == NULL ||
      is_nothing(parser->value))
    return FALSE;
  const xmlDoc *document = parser->context->node->doc;
  const Key key = {document, xmlDictLookup(run->context->dict, name->stringval, -1)};
  const gboolean has_none = XSLT_IS_RES_TREE_FRAG(document) && document->_private == NULL;
  if (!has_none && g_hash_table_contains(run->keys, &key))
    return FALSE;
  g_hash_table_add(run->keys, g_memdup2(&key, sizeof key));
  return TRUE;
}

/* libxslt counts the keys of a document that are made: with none, it makes one; with all, it makes
   none of those that are missing. */
static void set_n_made(xsltTransformContext *context, xmlDoc *document, int n)
{
  xsltDocument *known =
      XSLT_IS_RES_TREE_FRAG(document) ? document->_private : xsltFindDocument(context, document);
  if (known != NULL)
    known->nbKeysComputed = n;
}

static void key_function(xmlXPathParserContext *parser, int argument_count)
{
  xsltTransformContext *context = xsltXPathGetTransformContext(parser);
  if (!is_new(context->_private, parser)) {
    xsltKeyFunction(parser, argument_count);
    return;
  }
  xmlDoc *document = parser->context->node->doc;
  set_n_made(context, document, 0);
  context->keyInitLevel++; /* as from within another, it makes the one alone */
  xsltKeyFunction(parser, argument_count);
  context->keyInitLevel--;
  if (context->keyInitLevel == 0)
    set_n_made(context, document, context->nbKeys);
}

void hp_register_key_function(HpRun *run)
{
  xmlXPathContext *context = run->context->xpathCtxt;
  xmlXPathRegisterFunc(context, (const xmlChar *)"key", NULL);
  xmlXPathRegisterFunc(context, (const xmlChar *)"key", key_function);
}
