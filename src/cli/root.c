/* What kind of source a file is: the root element of what documents are made of. */
#include "cli/root.h"

#include "xml/xml.h"

static gboolean is_document(const xmlNode *root)
{
  return hp_is_in_namespace(root, HP_PLAN_NAMESPACE) &&
         hp_is_one_of(root, "plan follow-up proposals decision collection");
}

gboolean hp_is_no_document(const char *path)
{
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(path, NULL, untold);
  return source != NULL && !is_document(xmlDocGetRootElement(hp_source_document(source)));
}

char *hp_root_name(const char *path)
{
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(path, NULL, untold);
  const xmlNode *root = source == NULL ? NULL : xmlDocGetRootElement(hp_source_document(source));
  return root == NULL ? NULL : g_strdup((const char *)root->name);
}

char *hp_root_of(const char *path, char **language, HpDiagnostics *diagnostics)
{
  g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
  const xmlNode *root = source == NULL ? NULL : xmlDocGetRootElement(hp_source_document(source));
  const HpPlace place = {path, 0, 0};
  if (root == NULL)
    return NULL;
  if (is_document(root)) {
    *language = g_strdup(hp_attribute_in(root, (const char *)XML_XML_NAMESPACE, "lang"));
    return g_strdup(hp_is_named(root, "follow-up") ? "plan" : (const char *)root->name);
  }
  hp_report_error(diagnostics, &place,
                  _("This begins with <%s>, of which no documents are made; expected a plan, its "
                    "follow-up, proposals, a decision or a collection."),
                  (const char *)root->name);
  return NULL;
}
