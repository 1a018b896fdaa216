/*
 * What may leave the house, as of a day: the source as it is built, and embedded in what is built.
 *
 *   as written                         filtered
 *   <?editor …?> <!-- not sure -->     –
 *   <internal>Ask Anna.</internal>     –
 *   <meeting date="2024-10-01"> …      – (if that is after the day rendered)
 */
#include "plan/first-day.h"
#include "plan/status.h"

#include <libxml/parserInternals.h>
#include <string.h>

/* ---- Leaving out --------------------------------------------------------------------------- */

/* Dates are of equal length: the order of their bytes is the order of time. */
static gboolean is_after(const char *date, const char *as_of)
{
  return date != NULL && as_of != NULL && strcmp(date, as_of) > 0;
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
    return !hp_is_named(node, "internal") && !is_after(hp_own_day(node), as_of) &&
           !is_after(hp_day_of_act(node), as_of);
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

/* What the source says of its own status is of some day. Of another one, or with a follow-up that
   knows more, it goes where it is not true and the adoptions tell what is. */
static void drop_untrue_status(xmlNode *root, const char *as_of)
{
  const char *status = hp_attribute(root, "status");
  const char *day = as_of != NULL ? as_of : hp_latest_day(root);
  if (status != NULL && hp_first_adoption(root) != NULL &&
      strcmp(status, hp_status_on(root, day)) != 0)
    xmlUnsetProp(root, (const xmlChar *)"status");
}

/* The rulings of a decision are proposed until it is made. */
static void propose_rulings(xmlNode *root, const char *as_of)
{
  xmlNode *rulings = (xmlNode *)hp_child(root, "rulings");
  if (as_of != NULL && rulings != NULL && strcmp(hp_status_on(root, as_of), "proposed") == 0)
    xmlSetProp(rulings, (const xmlChar *)"kind", (const xmlChar *)"proposed");
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
  drop_untrue_status(xmlDocGetRootElement(document), as_of);
  propose_rulings(xmlDocGetRootElement(document), as_of);
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
  return g_strdup(day);
}
