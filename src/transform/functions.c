/* The extension functions of a run: this program's own, and EXSLT's without clock and dice. */
#include "transform/run.h"

#include <libexslt/exslt.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/extra.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/upluralrules.h>

static HpRun *run_of(xmlXPathParserContext *parser)
{
  return xsltXPathGetTransformContext(parser)->_private;
}

/* ---- hpx:resolve --------------------------------------------------------------------------- */

/* From one folder to a file, both canonical: "../style/x.png". The caller's. */
static char *relative_path(const char *folder, const char *file)
{
  g_auto(GStrv) from = g_strsplit(folder, "/", -1), to = g_strsplit(file, "/", -1);
  guint shared = 0;
  while (from[shared] != NULL && to[shared] != NULL && strcmp(from[shared], to[shared]) == 0)
    shared++;
  GString *path = g_string_new(NULL);
  for (guint i = shared; from[i] != NULL; i++)
    g_string_append(path, "../");
  for (guint i = shared; to[i] != NULL; i++)
    g_string_append_printf(path, "%s%s", to[i], to[i + 1] == NULL ? "" : "/");
  return g_string_free(path, FALSE);
}

static char *real_folder_of(const char *file)
{
  g_autofree char *folder = file == NULL ? NULL : g_path_get_dirname(file);
  return folder == NULL ? NULL : realpath(folder, NULL);
}

/* Of the main document: what its first element says may be of another file that was joined to it.
 */
static char *main_folder_of(const HpRun *run)
{
  const char *uri = (const char *)run->context->initialContextDoc->URL;
  g_autofree char *file = uri == NULL ? NULL : hp_path_of_uri(uri, ".", NULL);
  return real_folder_of(file);
}

/* Addresses and absolute paths stay as they are. */
static char *resolve(const HpRun *run, const xmlNode *node, const char *name)
{
  g_autofree char *scheme = g_uri_parse_scheme(name);
  if (scheme != NULL || g_path_is_absolute(name) || node == NULL)
    return g_strdup(name);
  char *from = real_folder_of(hp_place_of_node(node).file), *main_folder = main_folder_of(run);
  g_autofree char *file = from == NULL ? NULL : hp_path_of_uri(name, from, NULL);
  g_autofree char *path =
      file == NULL || main_folder == NULL ? NULL : relative_path(main_folder, file);
  free(from);
  free(main_folder);
  return path == NULL ? g_strdup(name) : hp_uri_of_path(path);
}

static void resolve_function(xmlXPathParserContext *parser, int argument_count)
{
  if (argument_count != 1) {
    xmlXPathSetArityError(parser);
    return;
  }
  xmlChar *name = xmlXPathPopString(parser);
  if (name == NULL)
    return;
  g_autofree char *path = resolve(run_of(parser), parser->context->node, (const char *)name);
  xmlXPathReturnString(parser, xmlStrdup((const xmlChar *)path));
  xmlFree(name);
}

/* ---- hpx:plural-category ------------------------------------------------------------------- */

/* "one", "few", … by the rules of a language (CLDR); "other" of one that ICU does not know. The
   caller's. */
static char *plural_category(const char *language, double number)
{
  UErrorCode status = U_ZERO_ERROR;
  UPluralRules *rules = uplrules_open(language, &status);
  UChar keyword[16] = {0};
  uplrules_select(rules, number, keyword, G_N_ELEMENTS(keyword) - 1, &status);
  uplrules_close(rules);
  return U_FAILURE(status) ? g_strdup("other") : g_utf16_to_utf8(keyword, -1, NULL, NULL, NULL);
}

static void plural_category_function(xmlXPathParserContext *parser, int argument_count)
{
  if (argument_count != 2) {
    xmlXPathSetArityError(parser);
    return;
  }
  const double number = xmlXPathPopNumber(parser);
  xmlChar *language = xmlXPathPopString(parser);
  if (language == NULL)
    return;
  g_autofree char *category = plural_category((const char *)language, number);
  xmlXPathReturnString(parser, xmlStrdup((const xmlChar *)category));
  xmlFree(language);
}

/* ---- hpx:fill ------------------------------------------------------------------------------ */

enum { N_FILLERS = 3 }; /* {a}, {b} and {c} */

static const xmlNode *content_of(const xmlXPathObject *object)
{
  const xmlNodeSet *nodes = object->type == XPATH_XSLT_TREE ? object->nodesetval : NULL;
  return nodes == NULL || nodes->nodeNr == 0 ? NULL : nodes->nodeTab[0]->children;
}

static gboolean has_elements(const xmlXPathObject *object)
{
  for (const xmlNode *node = content_of(object); node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      return TRUE;
  return FALSE;
}

static void append_text(xmlNode *parent, const char *text, gsize length)
{
  if (length > 0)
    xmlAddChild(parent, xmlNewDocTextLen(parent->doc, (const xmlChar *)text, (int)length));
}

static void append_filler(xmlNode *parent, xmlXPathObject *filler)
{
  if (!has_elements(filler)) {
    xmlChar *text = xmlXPathCastToString(filler);
    append_text(parent, (const char *)text, strlen((const char *)text));
    xmlFree(text);
    return;
  }
  for (const xmlNode *node = content_of(filler); node != NULL; node = node->next)
    xmlAddChild(parent, xmlDocCopyNode((xmlNode *)node, parent->doc, 1));
}

/* "{b}" → the second; NULL for what is none of them. */
static xmlXPathObject *filler_at(const char *brace, const char *end, xmlXPathObject *const *fillers)
{
  const int index = end - brace == 2 ? brace[1] - 'a' : N_FILLERS;
  return index >= 0 && index < N_FILLERS ? fillers[index] : NULL;
}

static void fill(xmlNode *parent, const char *pattern, xmlXPathObject *const *fillers)
{
  const char *at = pattern, *brace = strchr(pattern, '{'), *end = NULL;
  for (; brace != NULL && (end = strchr(brace, '}')) != NULL; brace = strchr(at, '{')) {
    append_text(parent, at, (gsize)(brace - at));
    xmlXPathObject *filler = filler_at(brace, end, fillers);
    if (filler != NULL)
      append_filler(parent, filler);
    at = end + 1;
  }
  append_text(parent, at, strlen(at));
}

/* The nodes that a pattern with its blanks filled in is. */
static xmlXPathObject *filled(xsltTransformContext *context, const char *pattern,
                              xmlXPathObject *const *fillers)
{
  xmlXPathObject *result = xmlXPathNewNodeSet(NULL);
  xmlDoc *fragment = xsltCreateRVT(context);
  xsltRegisterLocalRVT(context, fragment);
  fill((xmlNode *)fragment, pattern, fillers);
  for (xmlNode *node = fragment->children; node != NULL; node = node->next)
    xmlXPathNodeSetAddUnique(result->nodesetval, node);
  return result;
}

static void fill_function(xmlXPathParserContext *parser, int argument_count)
{
  if (argument_count != 1 + N_FILLERS) {
    xmlXPathSetArityError(parser);
    return;
  }
  xmlXPathObject *fillers[N_FILLERS];
  for (guint i = N_FILLERS; i > 0; i--)
    fillers[i - 1] = valuePop(parser);
  xmlChar *pattern = xmlXPathPopString(parser);
  valuePush(parser, filled(run_of(parser)->context, (const char *)pattern, fillers));
  for (guint i = 0; i < N_FILLERS; i++)
    xmlXPathFreeObject(fillers[i]);
  xmlFree(pattern);
}

/* ---- EXSLT --------------------------------------------------------------------------------- */

static const xmlNode *first_element_in(const xmlDoc *tree)
{
  const xmlNode *node = tree->children;
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->next;
  return node;
}

/* Numbers the elements of a tree that a variable holds, as libxslt does those of the documents that
   are read: without that, libxml2 goes through all siblings to know which of two comes first. An
   element has its number, below zero, as its content. */
static void number_elements(xmlDoc *tree)
{
  const xmlNode *first = first_element_in(tree);
  if (first != NULL && first->content == NULL)
    xmlXPathOrderDocElems(tree);
}

/* exsl:node-set(), which is the first to look at what a variable holds as nodes. */
static void node_set_function(xmlXPathParserContext *parser, int argument_count)
{
  const xmlXPathObject *value = argument_count == 1 ? parser->value : NULL;
  const gboolean is_tree = value != NULL && value->type == XPATH_XSLT_TREE;
  const xmlNodeSet *trees = is_tree ? value->nodesetval : NULL;
  for (int i = 0; trees != NULL && i < trees->nodeNr; i++)
    number_elements(trees->nodeTab[i]->doc);
  xsltFunctionNodeSet(parser, argument_count);
}

static void refuse(xmlXPathParserContext *parser, const char *why)
{
  xsltTransformContext *context = xsltXPathGetTransformContext(parser);
  xsltTransformError(context, NULL, context->inst, "%s", why);
  parser->error = XPATH_EXPR_ERROR;
}

static void refuse_dice(xmlXPathParserContext *parser, int argument_count)
{
  refuse(parser, _("A stylesheet must not throw dice: the same plan gives the same file.\n"));
}

/* date:year() and its kin take today when they are given nothing. */
static void call_without_clock(xmlXPathParserContext *parser, int argument_count)
{
  xmlXPathFunction function = NULL;
  if (argument_count > 0)
    *(void **)&function = g_hash_table_lookup(run_of(parser)->functions, parser->context->function);
  if (function == NULL)
    refuse(parser, _("A stylesheet must not read the clock: the same plan gives the same file; "
                     "give the function a date.\n"));
  else
    function(parser, argument_count);
}

static void register_dates(HpRun *run)
{
  static const char *const names[] = {"add",
                                      "add-duration",
                                      "date",
                                      "date-time",
                                      "day-abbreviation",
                                      "day-in-month",
                                      "day-in-week",
                                      "day-in-year",
                                      "day-name",
                                      "day-of-week-in-month",
                                      "difference",
                                      "duration",
                                      "hour-in-day",
                                      "leap-year",
                                      "minute-in-hour",
                                      "month-name",
                                      "month-in-year",
                                      "seconds",
                                      "month-abbreviation",
                                      "sum",
                                      "time",
                                      "week-in-year",
                                      "week-in-month",
                                      "second-in-minute",
                                      "year"};
  xmlXPathContext *scratch = xmlXPathNewContext(NULL);
  exsltDateXpathCtxtRegister(scratch, (const xmlChar *)"date");
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    xmlXPathFunction function =
        xmlXPathFunctionLookupNS(scratch, (const xmlChar *)names[i], EXSLT_DATE_NAMESPACE);
    if (function == NULL)
      continue;
    g_hash_table_insert(run->functions, (gpointer)names[i], *(void **)&function);
    xsltRegisterExtFunction(run->context, (const xmlChar *)names[i], EXSLT_DATE_NAMESPACE,
                            call_without_clock);
  }
  xmlXPathFreeContext(scratch);
}

void hp_register_functions(HpRun *run)
{
  xsltTransformContext *context = run->context;
  xsltRegisterExtFunction(context, (const xmlChar *)"resolve",
                          (const xmlChar *)HP_EXTENSION_NAMESPACE, resolve_function);
  xsltRegisterExtFunction(context, (const xmlChar *)"plural-category",
                          (const xmlChar *)HP_EXTENSION_NAMESPACE, plural_category_function);
  xsltRegisterExtFunction(context, (const xmlChar *)"fill", (const xmlChar *)HP_EXTENSION_NAMESPACE,
                          fill_function);
  xsltRegisterExtFunction(context, (const xmlChar *)"node-set", EXSLT_COMMON_NAMESPACE,
                          node_set_function);
  xsltRegisterExtFunction(context, (const xmlChar *)"random", EXSLT_MATH_NAMESPACE, refuse_dice);
  register_dates(run);
}
