/*
 * Is it a valid plan? libxml2 decides; where it says no, the walk along the patterns says why, and
 * libxml2's own words are shown only if that finds nothing.
 */
#include "plan/explain.h"
#include "plan/rules.h"

#include <libxml/relaxng.h>
#include <libxml/xmlschemastypes.h>

/* ---- libxml2's RELAX NG -------------------------------------------------------------------- */

#if LIBXML_VERSION >= 21200
typedef const xmlError Error;
#else
typedef xmlError Error;
#endif

static void on_error(void *user, Error *error)
{
  HpDiagnostics *diagnostics = user;
  const HpPlace place =
      error->node == NULL ? (HpPlace){error->file, error->line, 0} : hp_place_of_node(error->node);
  g_autofree char *text = g_strchomp(g_strdup(error->message));
  hp_report_error(diagnostics, &place, "%s", text);
}

static gboolean is_valid(xmlRelaxNG *compiled, const xmlDoc *document, HpDiagnostics *found)
{
  xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt(compiled);
  xmlRelaxNGSetValidStructuredErrors(context, on_error, found);
  const gboolean valid = xmlRelaxNGValidateDoc(context, (xmlDoc *)document) == 0;
  xmlRelaxNGFreeValidCtxt(context);
  return valid;
}

/* The types of data that it makes once, when they are first asked for: by one thread only. */
static gpointer prepare_types(gpointer unused)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  xmlSchemaInitTypes();
  xmlRelaxNGInitTypes();
  G_GNUC_END_IGNORE_DEPRECATIONS
  return NULL;
}

static xmlRelaxNG *compile(xmlDoc *schema, HpDiagnostics *diagnostics)
{
  static GOnce once = G_ONCE_INIT;
  g_once(&once, prepare_types, NULL);
  xmlRelaxNGParserCtxt *context = xmlRelaxNGNewDocParserCtxt(schema);
  xmlRelaxNGSetParserStructuredErrors(context, on_error, diagnostics);
  xmlRelaxNG *compiled = xmlRelaxNGParse(context);
  xmlRelaxNGFreeParserCtxt(context);
  return compiled;
}

/* ---- Checking ------------------------------------------------------------------------------ */

static gboolean follows_schema(const xmlDoc *document, const xmlDoc *schema_document,
                               xmlRelaxNG *compiled, HpDiagnostics *diagnostics)
{
  g_autoptr(HpDiagnostics) words_of_libxml2 = hp_diagnostics_new();
  if (is_valid(compiled, document, words_of_libxml2))
    return TRUE;
  g_autoptr(HpSchema) schema = hp_schema_new(schema_document);
  if (!hp_explain(schema, document, diagnostics))
    hp_diagnostics_append(diagnostics, words_of_libxml2);
  if (hp_diagnostics_count(diagnostics, HP_ERROR) == 0) {
    const HpPlace place = hp_place_of_node(xmlDocGetRootElement((xmlDoc *)document));
    hp_report_error(diagnostics, &place, _("The document does not follow its schema."));
  }
  return FALSE;
}

static gboolean check_schema(const xmlDoc *document, const char *schema_path,
                             HpDiagnostics *diagnostics)
{
  g_autoptr(HpSource) schema = hp_source_read(schema_path, NULL, diagnostics);
  if (schema == NULL)
    return FALSE;
  /* Compiling rewrites the tree it is given. */
  xmlDoc *copy = xmlCopyDoc(hp_source_document(schema), 1);
  xmlRelaxNG *compiled = compile(copy, diagnostics);
  if (compiled == NULL) {
    const HpPlace place = {schema_path, 0, 0};
    hp_report_error(diagnostics, &place, _("This is not a RELAX NG schema."));
    xmlFreeDoc(copy);
    return FALSE;
  }
  const gboolean follows =
      follows_schema(document, hp_source_document(schema), compiled, diagnostics);
  xmlRelaxNGFree(compiled);
  xmlFreeDoc(copy);
  return follows;
}

gboolean hp_plan_check(HpSource *source, const char *schema_path, HpDiagnostics *diagnostics)
{
  const guint errors_before = hp_diagnostics_count(diagnostics, HP_ERROR);
  const xmlDoc *document = hp_source_document(source);
  const gboolean follows = check_schema(document, schema_path, diagnostics);
  hp_check_rules(document, follows, diagnostics);
  return hp_diagnostics_count(diagnostics, HP_ERROR) == errors_before;
}
