/* Global variables, computed when they are asked for. libxslt computes all of them before it
   begins, and a view does not need all that it imports; none has an effect but its value (XSLT 1.0,
   11). */
#include "transform/run.h"

#include <libxml/xpathInternals.h>
#include <libxslt/documents.h>
#include <libxslt/imports.h>
#include <libxslt/variables.h>

typedef struct {
  xsltStylesheet *style;
  xsltStackElem *variables;
} Declared;

/* ---- Declaring ------------------------------------------------------------------------------- */

/* As libxslt declares it, which frees it with the others of the run. */
static void declare(xsltTransformContext *context, const xsltStackElem *variable)
{
  if (xmlHashLookup2(context->globalVars, variable->name, variable->nameURI) != NULL)
    return; /* what imports wins, and a parameter that was given */
  xsltStackElem *own = xmlMalloc(sizeof *own);
  *own = (xsltStackElem){.comp = variable->comp,
                         .name = variable->name,
                         .nameURI = variable->nameURI,
                         .select = variable->select,
                         .tree = variable->tree};
  xmlHashAddEntry2(context->globalVars, variable->name, variable->nameURI, own);
}

GArray *hp_declare_variables(HpRun *run)
{
  GArray *hidden = g_array_new(FALSE, FALSE, sizeof(Declared));
  if (run->context->globalVars == NULL)
    run->context->globalVars = xmlHashCreate(0);
  for (xsltStylesheet *style = run->context->style; style != NULL; style = xsltNextImport(style)) {
    const Declared declared = {style, style->variables};
    for (const xsltStackElem *at = style->variables; at != NULL; at = at->next)
      declare(run->context, at);
    g_array_append_val(hidden, declared);
    style->variables = NULL; /* libxslt finds none to compute */
  }
  return hidden;
}

void hp_show_variables(GArray *hidden)
{
  for (guint i = 0; i < hidden->len; i++) {
    const Declared *declared = &g_array_index(hidden, Declared, i);
    declared->style->variables = declared->variables;
  }
  g_array_unref(hidden);
}

/* ---- Computing ------------------------------------------------------------------------------- */

static gboolean is_local(const xsltTransformContext *context, const xmlChar *name,
                         const xmlChar *uri)
{
  for (int i = context->varsNr; i > MAX(context->varsBase, 0); i--) {
    const xsltStackElem *variable = context->varsTab[i - 1];
    if (variable->name == name && variable->nameURI == uri)
      return TRUE;
  }
  return FALSE;
}

static gboolean is_to_be_computed(const xsltTransformContext *context, const xmlChar *name,
                                  const xmlChar *uri)
{
  if (is_local(context, name, uri))
    return FALSE;
  const xsltStackElem *variable = xmlHashLookup2(context->globalVars, name, uri);
  return variable != NULL && !variable->computed;
}

/* 11.4: the current node is the root, and nothing is in scope that is declared where it is asked
   for. libxslt would leave what is there. */
static xmlXPathObject *computed(xsltTransformContext *context, const xmlChar *name,
                                const xmlChar *uri)
{
  const HpEvaluation before = hp_evaluation_of(context);
  hp_evaluate_for(context, context->initialContextNode);
  context->document = xsltFindDocument(context, context->initialContextDoc);
  context->varsBase = context->varsNr;
  xmlXPathObject *value = xsltXPathVariableLookup(context, name, uri);
  hp_evaluation_resume(&before, context);
  return value;
}

static xmlXPathObject *look_up(void *data, const xmlChar *name, const xmlChar *uri)
{
  xsltTransformContext *context = data;
  return is_to_be_computed(context, name, uri) ? computed(context, name, uri)
                                               : xsltXPathVariableLookup(context, name, uri);
}

void hp_register_variable_lookup(HpRun *run)
{
  xmlXPathRegisterVariableLookup(run->context->xpathCtxt, look_up, run->context);
}

/* ---- All of them ----------------------------------------------------------------------------- */

/* Each by itself: what one of them stops has not happened to the next. */
static void compute(xsltTransformContext *context, const xsltStackElem *variable)
{
  context->state = XSLT_STATE_OK;
  xmlXPathFreeObject(look_up(context, variable->name, variable->nameURI));
}

void hp_compute_variables(HpRun *run)
{
  xsltTransformContext *context = run->context;
  GArray *hidden = hp_declare_variables(run);
  context->initialContextDoc = run->input->document;
  context->initialContextNode = (xmlNode *)run->input->document;
  for (guint i = 0; i < hidden->len; i++)
    for (const xsltStackElem *at = g_array_index(hidden, Declared, i).variables; at != NULL;
         at = at->next)
      compute(context, at);
  hp_show_variables(hidden);
}
