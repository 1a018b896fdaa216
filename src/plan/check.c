/*
 * Is it a valid plan? libxml2 decides; where it says no, the walk along the patterns says why, and
 * libxml2's own words are shown only if that finds nothing.
 */
#include "plan/follow-up.h"
#include "plan/rules/rules.h"
#include "plan/schema/explain.h"
#include "plan/taken-up.h"

#include <libxml/relaxng.h>
#include <libxml/xmlschemastypes.h>
#include <string.h>

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

/* Takes the context. */
static xmlRelaxNG *compile(xmlRelaxNGParserCtxt *context, HpDiagnostics *diagnostics)
{
  xmlRelaxNGSetParserStructuredErrors(context, on_error, diagnostics);
  xmlRelaxNG *compiled = xmlRelaxNGParse(context);
  xmlRelaxNGFreeParserCtxt(context);
  return compiled;
}

/* What stands after the documentation that begins at `start`: it holds text alone. */
static const char *end_of_documentation(const char *start)
{
  static const char end_tag[] = "</a:documentation>";
  const char *tag = strchr(start, '>');
  if (tag == NULL || tag[-1] == '/')
    return tag == NULL ? NULL : tag + 1;
  const char *end = strstr(tag, end_tag);
  return end == NULL ? NULL : end + strlen(end_tag);
}

/* The text of a schema as libxml2 needs it: more than half of ours is for people. */
static GString *without_documentation(const char *text, gsize size)
{
  GString *left = g_string_sized_new(size);
  const char *at = text;
  for (const char *found = strstr(at, "<a:documentation"); found != NULL;
       found = strstr(at, "<a:documentation")) {
    const char *end = end_of_documentation(found);
    if (end == NULL)
      break;
    g_string_append_len(left, at, found - at);
    at = end;
  }
  return g_string_append_len(left, at, text + size - at);
}

/* Without a tree that says where things are written: one is for those who explain. NULL if
   something is wrong with it. */
static xmlRelaxNG *compile_text(const char *path)
{
  g_autoptr(GBytes) bytes = hp_read_file(path, HP_MAX_SOURCE_BYTES, NULL);
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new();
  gsize size = 0;
  const char *data = bytes == NULL ? NULL : g_bytes_get_data(bytes, &size);
  if (data == NULL)
    return NULL;
  g_autofree char *text = g_strndup(data, size); /* as far as it is text */
  g_autoptr(GString) needed = without_documentation(text, strlen(text));
  return compile(xmlRelaxNGNewMemParserCtxt(needed->str, (int)needed->len), untold);
}

struct HpPlanSchema {
  char *path;
  HpSource *source;   /* as it was read; NULL until it is to be explained, or if it cannot be had */
  HpSchema *patterns; /* made of the source; NULL until then */
  xmlRelaxNG *compiled; /* as libxml2 has it; NULL until it is asked for */
};

HpPlanSchema *hp_plan_schema_new(const char *path)
{
  HpPlanSchema *schema = g_new0(HpPlanSchema, 1);
  schema->path = g_strdup(path);
  return schema;
}

static void forget(HpPlanSchema *schema)
{
  g_clear_pointer(&schema->compiled, xmlRelaxNGFree);
  g_clear_pointer(&schema->patterns, hp_schema_free);
  g_clear_pointer(&schema->source, hp_source_free);
}

void hp_plan_schema_free(HpPlanSchema *schema)
{
  if (schema == NULL)
    return;
  forget(schema);
  g_free(schema->path);
  g_free(schema);
}

static gboolean read_source(HpPlanSchema *schema, HpDiagnostics *diagnostics)
{
  if (schema->source == NULL)
    schema->source = hp_source_read(schema->path, NULL, diagnostics);
  return schema->source != NULL;
}

/* NULL if it cannot be read; borrowed. */
static HpSchema *patterns_of(HpPlanSchema *schema, HpDiagnostics *diagnostics)
{
  if (schema->patterns == NULL && read_source(schema, diagnostics))
    schema->patterns = hp_schema_new(hp_source_document(schema->source));
  return schema->patterns;
}

/* So that what is wrong is told at its place. */
static gboolean compile_source(HpPlanSchema *schema, HpDiagnostics *diagnostics)
{
  if (!read_source(schema, diagnostics))
    return FALSE;
  xmlDoc *document = hp_source_document(schema->source);
  schema->compiled = compile(xmlRelaxNGNewDocParserCtxt(document), diagnostics);
  if (schema->compiled != NULL)
    return TRUE;
  const HpPlace place = {schema->path, 0, 0};
  hp_report_error(diagnostics, &place, _("This is not a RELAX NG schema."));
  return FALSE;
}

/* The first time; it takes longer than validating most plans. */
static gboolean read_schema(HpPlanSchema *schema, HpDiagnostics *diagnostics)
{
  static GOnce once = G_ONCE_INIT;
  if (schema->compiled != NULL)
    return TRUE;
  forget(schema);
  g_once(&once, prepare_types, NULL);
  schema->compiled = compile_text(schema->path);
  return schema->compiled != NULL || compile_source(schema, diagnostics);
}

void hp_plan_schema_prepare(HpPlanSchema *schema)
{
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new();
  read_schema(schema, untold);
}

/* ---- What it is ---------------------------------------------------------------------------- */

#define OWN_NAMESPACES "https://handlingsplan.org/ns/" /* begin so */

gboolean hp_plan_is_checked_elsewhere(HpSource *source, HpPlanSchema *schema)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new();
  if (root == NULL || root->ns == NULL ||
      !g_str_has_prefix((const char *)root->ns->href, OWN_NAMESPACES) ||
      hp_is_one_of(root, "plan follow-up proposals decision collection"))
    return FALSE;
  if (!hp_is_in_namespace(root, HP_PLAN_NAMESPACE))
    return TRUE;
  HpSchema *patterns = patterns_of(schema, untold);
  return patterns != NULL && hp_schema_has_inside(patterns, root);
}

/* ---- Checking ------------------------------------------------------------------------------ */

static gboolean follows_schema(const xmlDoc *document, HpPlanSchema *schema,
                               HpDiagnostics *diagnostics)
{
  g_autoptr(HpDiagnostics) words_of_libxml2 = hp_diagnostics_new();
  if (is_valid(schema->compiled, document, words_of_libxml2))
    return TRUE;
  HpSchema *patterns = patterns_of(schema, diagnostics);
  if (patterns == NULL)
    return FALSE;
  if (!hp_explain(patterns, document, diagnostics))
    hp_diagnostics_append(diagnostics, words_of_libxml2);
  if (hp_diagnostics_count(diagnostics, HP_ERROR) == 0) {
    const HpPlace place = hp_place_of_node(xmlDocGetRootElement((xmlDoc *)document));
    hp_report_error(diagnostics, &place, _("The document does not follow its schema."));
  }
  return FALSE;
}

/* Each of the two by itself, as it was written, before they are one. */
static gboolean join_follow_up(HpSource *source, HpPlanSchema *schema, HpDiagnostics *diagnostics)
{
  xmlDoc *plan = hp_plan_of_follow_up(source, diagnostics);
  if (plan == NULL)
    return FALSE;
  const gboolean follows = follows_schema(plan, schema, diagnostics);
  hp_join_follow_up(source, plan, diagnostics);
  return follows;
}

gboolean hp_plan_check_with(HpSource *source, HpPlanSchema *schema, HpDiagnostics *diagnostics)
{
  const guint errors_before = hp_diagnostics_count(diagnostics, HP_ERROR);
  const gboolean has_schema = read_schema(schema, diagnostics);
  gboolean follows = has_schema && follows_schema(hp_source_document(source), schema, diagnostics);
  const gboolean joined = has_schema && hp_is_follow_up(source);
  if (joined)
    follows = join_follow_up(source, schema, diagnostics) && follows;
  if (follows && hp_names_plans(source))
    follows = hp_read_taken_up(source, diagnostics);
  hp_check_rules(hp_source_document(source), follows, joined, diagnostics);
  return hp_diagnostics_count(diagnostics, HP_ERROR) == errors_before;
}

gboolean hp_plan_check(HpSource *source, const char *schema_path, HpDiagnostics *diagnostics)
{
  g_autoptr(HpPlanSchema) schema = hp_plan_schema_new(schema_path);
  return hp_plan_check_with(source, schema, diagnostics);
}
