/* Where an expression is evaluated: for which node, among how many, with which names. */
#include "transform/run.h"

#include <libxml/xpathInternals.h>

HpEvaluation hp_evaluation_of(const xsltTransformContext *context)
{
  const xmlXPathContext *xpath = context->xpathCtxt;
  return (HpEvaluation){
      .node = context->node,
      .instruction = context->inst,
      .document = context->document,
      .variables = context->varsBase,
      .xpath_node = xpath->node,
      .xpath_document = xpath->doc,
      .size = xpath->contextSize,
      .position = xpath->proximityPosition,
      .namespaces = xpath->namespaces,
      .n_namespaces = xpath->nsNr,
  };
}

void hp_evaluation_resume(const HpEvaluation *evaluation, xsltTransformContext *context)
{
  xmlXPathContext *xpath = context->xpathCtxt;
  context->node = evaluation->node;
  context->inst = evaluation->instruction;
  context->document = evaluation->document;
  context->varsBase = evaluation->variables;
  xpath->node = evaluation->xpath_node;
  xpath->doc = evaluation->xpath_document;
  xpath->contextSize = evaluation->size;
  xpath->proximityPosition = evaluation->position;
  xpath->namespaces = evaluation->namespaces;
  xpath->nsNr = evaluation->n_namespaces;
}

void hp_evaluate_for(xsltTransformContext *context, xmlNode *node)
{
  xmlXPathContext *xpath = context->xpathCtxt;
  context->node = xpath->node = node;
  xpath->doc = node->doc;
  xpath->contextSize = xpath->proximityPosition = 1;
}
