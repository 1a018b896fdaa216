/* Runs a compiled stylesheet, bounded and with no way out. */
#include "transform/foreign.h"
#include "transform/run.h"

#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>

/* What is not in the scheme of the program's stylesheets is on the network. */
static int is_of_program(xsltSecurityPrefs *preferences, xsltTransformContext *context,
                         const char *uri)
{
  return hp_name_in_scheme(uri) != NULL;
}

/* What is read comes through the gate of the loader. */
static xsltSecurityPrefs *new_security(void)
{
  xsltSecurityPrefs *preferences = xsltNewSecurityPrefs();
  xsltSetSecurityPrefs(preferences, XSLT_SECPREF_READ_FILE, xsltSecurityAllow);
  xsltSetSecurityPrefs(preferences, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
  xsltSetSecurityPrefs(preferences, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
  xsltSetSecurityPrefs(preferences, XSLT_SECPREF_READ_NETWORK, is_of_program);
  xsltSetSecurityPrefs(preferences, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
  return preferences;
}

static xsltTransformContext *new_context(HpRun *run, xmlDoc *document, xsltSecurityPrefs *security)
{
  xsltTransformContext *context = xsltNewTransformContext(run->stylesheet->style, document);
  run->context = context;
  context->_private = run;
  context->maxTemplateDepth = HP_MAX_TEMPLATE_DEPTH;
  context->maxTemplateVars = HP_MAX_TEMPLATE_VARIABLES;
  context->opLimit = HP_MAX_XPATH_STEPS;
  context->xpathCtxt->opLimit = HP_MAX_XPATH_STEPS;
  context->xpathCtxt->error = hp_on_xpath_error;
  context->xpathCtxt->userData = run;
  xsltSetTransformErrorFunc(context, run, hp_on_transform_error);
  xsltSetCtxtSecurityPrefs(security, context);
  hp_modules_lend(run->stylesheet->modules, context);
  hp_register_functions(run);
  hp_register_key_function(run);
  hp_register_variable_lookup(run);
  return context;
}

static void set_parameters(xsltTransformContext *context, const char *const *parameters)
{
  for (guint i = 0; parameters != NULL && parameters[i] != NULL; i += 2)
    xsltQuoteOneUserParam(context, (const xmlChar *)parameters[i],
                          (const xmlChar *)parameters[i + 1]);
}

static xmlDoc *transform(HpRun *run)
{
  xmlDoc *document = run->input->document;
  const guint errors_before = hp_diagnostics_count(run->diagnostics, HP_ERROR);
  xsltSecurityPrefs *security = new_security();
  xsltTransformContext *context = new_context(run, document, security);
  set_parameters(context, run->input->parameters);
  GArray *hidden = hp_declare_variables(run);
  hp_run_begin(run);
  xmlDoc *result =
      xsltApplyStylesheetUser(run->stylesheet->style, document, NULL, NULL, NULL, context);
  hp_run_end();
  hp_show_variables(hidden);
  const gboolean reported = hp_diagnostics_count(run->diagnostics, HP_ERROR) > errors_before;
  const gboolean failed = result == NULL || context->state != XSLT_STATE_OK;
  if (failed && !reported) {
    const HpPlace place = context->inst == NULL ? (HpPlace){0} : hp_place_of_node(context->inst);
    hp_report_error(run->diagnostics, &place, _("The stylesheet was stopped."));
  }
  if ((failed || reported) && result != NULL)
    g_clear_pointer(&result, xmlFreeDoc);
  hp_modules_take_back(run->stylesheet->modules, context);
  xsltFreeTransformContext(context);
  xsltFreeSecurityPrefs(security);
  return result;
}

static HpGate *gate_of(const HpStylesheet *stylesheet, const char *const *folders)
{
  if (stylesheet->folder == NULL)
    return hp_gate_ref(stylesheet->gate);
  HpGate *gate = hp_gate_new(stylesheet->folder);
  for (guint i = 0; folders != NULL && folders[i] != NULL; i++)
    hp_gate_open_folder(gate, folders[i]);
  return gate;
}

static HpRun run_of(HpStylesheet *stylesheet, const HpTransformInput *input,
                    HpDiagnostics *diagnostics)
{
  return (HpRun){
      .stylesheet = stylesheet,
      .input = input,
      .gate = gate_of(stylesheet, input->readable_folders),
      .sources = g_ptr_array_new_with_free_func((GDestroyNotify)hp_source_free),
      .functions = g_hash_table_new(g_str_hash, g_str_equal),
      .keys = hp_keys_new(),
      .error_text = g_string_new(NULL),
      .diagnostics = diagnostics,
  };
}

static void run_clear(HpRun *run)
{
  hp_gate_free(run->gate);
  g_ptr_array_unref(run->sources);
  g_hash_table_unref(run->functions);
  g_hash_table_unref(run->keys);
  g_string_free(run->error_text, TRUE);
}

xmlDoc *hp_stylesheet_apply(HpStylesheet *stylesheet, const HpTransformInput *input,
                            HpDiagnostics *diagnostics)
{
  HpRun run = run_of(stylesheet, input, diagnostics);
  xmlDoc *result = transform(&run);
  run_clear(&run);
  return result;
}

/* ---- Without a document ---------------------------------------------------------------------- */

/* A run that is to tell nothing but what is missing. */
typedef struct {
  const xsltTransformContext *context;
  HpDiagnostics *told;
} Trial;

/* What is wrong whatever the document: what does not exist. */
static gboolean is_wrong_anyhow(const xmlError *error)
{
  return error->code == XML_XPATH_UNDEF_VARIABLE_ERROR ||
         error->code == XML_XPATH_UNKNOWN_FUNC_ERROR;
}

#if LIBXML_VERSION >= 21200
static void note_missing(void *user, const xmlError *error)
#else
static void note_missing(void *user, xmlError *error)
#endif
{
  const Trial *trial = user;
  if (!is_wrong_anyhow(error) || trial->context->inst == NULL)
    return;
  const HpPlace place = hp_place_of_node(trial->context->inst);
  g_autofree char *message = hp_xpath_message(error);
  hp_report_error(trial->told, &place, _("The stylesheet fails: %s%s"), message, ".");
}

static void ignore(void *user, const char *format, ...)
{
}

void hp_stylesheet_try_variables(HpStylesheet *stylesheet, HpDiagnostics *diagnostics)
{
  xmlDoc *document = xmlNewDoc(NULL);
  const HpTransformInput input = {.document = document};
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new();
  HpRun run = run_of(stylesheet, &input, untold);
  xmlDocSetRootElement(document, xmlNewNode(NULL, (const xmlChar *)"nothing"));
  xsltSecurityPrefs *security = new_security();
  xsltTransformContext *context = new_context(&run, document, security);
  Trial trial = {context, diagnostics};
  context->xpathCtxt->error = note_missing;
  context->xpathCtxt->userData = &trial;
  xsltSetTransformErrorFunc(context, NULL, ignore);
  hp_run_begin(&run);
  hp_compute_variables(&run);
  hp_run_end();
  hp_modules_take_back(stylesheet->modules, context);
  xsltFreeTransformContext(context);
  xsltFreeSecurityPrefs(security);
  xmlFreeDoc(document);
  run_clear(&run);
}
