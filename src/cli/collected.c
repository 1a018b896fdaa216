/* Finds what a collection of the sources in a folder names. */
#include "cli/collected.h"

#include "cli/options.h"
#include "xml/xml.h"

typedef struct {
  char *file;       /* its name */
  gboolean is_plan; /* or a list of proposals */
} Collectable;

static void collectable_free(gpointer data)
{
  Collectable *one = data;
  g_free(one->file);
  g_free(one);
}

/* Takes down a source; a follow-up stands for its plan. */
static void look_at(GPtrArray *found, GHashTable *followed, const char *path)
{
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new(); /* "check" tells it */
  g_autoptr(HpSource) source = hp_source_read(path, NULL, untold);
  const xmlNode *root = source == NULL ? NULL : xmlDocGetRootElement(hp_source_document(source));
  if (root == NULL || !hp_is_in_namespace(root, HP_PLAN_NAMESPACE) ||
      !hp_is_one_of(root, "plan follow-up proposals"))
    return;
  const char *of = hp_is_named(root, "follow-up") ? hp_attribute(root, "of") : NULL;
  if (hp_is_named(root, "follow-up") && of == NULL)
    return;
  if (of != NULL)
    g_hash_table_add(followed, g_strdup(of));
  Collectable *one = g_new(Collectable, 1);
  *one = (Collectable){g_path_get_basename(path), !hp_is_named(root, "proposals")};
  g_ptr_array_add(found, one);
}

static char *lines_of(const GPtrArray *found, GHashTable *followed)
{
  GString *lines = g_string_new(NULL);
  for (guint i = 0; i < found->len; i++) {
    const Collectable *one = g_ptr_array_index(found, i);
    g_autofree char *uri = g_uri_escape_string(one->file, NULL, TRUE);
    g_autofree char *written = hp_escaped_for_xml(uri, -1);
    if (!g_hash_table_contains(followed, one->file))
      g_string_append_printf(lines, "  <collected %s=\"%s\"/>\n",
                             one->is_plan ? "plan" : "proposals", written);
  }
  return g_string_free(lines, FALSE);
}

char *hp_collected_in(const HpCommand *command, char *folder)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(collectable_free);
  g_autoptr(GHashTable) followed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) sources = hp_list_sources(command, 1, &folder);
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    look_at(found, followed, g_ptr_array_index(sources, i));
  if (found->len > 0)
    return lines_of(found, followed);
  if (sources != NULL)
    hp_usage_error(command, _("there is no plan in \"%s\" to collect."), folder);
  return NULL;
}
