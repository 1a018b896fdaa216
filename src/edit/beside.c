/* Finds the follow-up of a plan among the files beside it. */
#include "edit/edit.h"

#include <string.h>

/* The XML files of a folder, in the order of their names. */
static GPtrArray *files_of(const char *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) listing = g_dir_open(folder, 0, NULL);
  const char *name = NULL;
  while (listing != NULL && (name = g_dir_read_name(listing)) != NULL)
    if (g_str_has_suffix(name, ".xml") && *name != '.')
      g_ptr_array_add(files, strcmp(folder, ".") == 0 ? g_strdup(name)
                                                      : g_build_filename(folder, name, NULL));
  g_ptr_array_sort(files, hp_compare_strings);
  return files;
}

/* Whether the file is a follow-up of the plan that is really at `plan`. What is wrong with it does
   not matter, but that it cannot be read does: it may be one. */
static gboolean is_of(const char *path, const char *plan, HpGate *gate, HpDiagnostics *diagnostics)
{
  g_autoptr(HpDiagnostics) found = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read_through(path, gate, NULL, found);
  if (hp_diagnostics_blame_machine(found))
    hp_diagnostics_append(diagnostics, found);
  const xmlNode *root = source == NULL ? NULL : xmlDocGetRootElement(hp_source_document(source));
  const char *of = root == NULL ? NULL : hp_attribute(root, "of");
  if (of == NULL || !hp_is_named(root, "follow-up") || !hp_is_in_namespace(root, HP_PLAN_NAMESPACE))
    return FALSE;
  g_autofree char *named = hp_path_from_node(root, of);
  g_autofree char *real = named == NULL ? NULL : hp_gate_resolve(gate, named, named, NULL);
  return g_strcmp0(real, plan) == 0;
}

char *hp_follow_up_beside(const char *plan, HpDiagnostics *diagnostics)
{
  g_autofree char *folder = g_path_get_dirname(plan);
  g_autoptr(HpGate) gate = hp_gate_new(folder);
  /* One that is a link out of its folder, or not there, has none here. */
  g_autofree char *real = hp_gate_resolve(gate, plan, plan, NULL);
  g_autoptr(GPtrArray) files = real == NULL ? NULL : files_of(folder);
  g_autofree char *found = NULL;
  for (guint i = 0; files != NULL && i < files->len; i++) {
    const char *path = g_ptr_array_index(files, i);
    if (!is_of(path, real, gate, diagnostics))
      continue;
    if (found != NULL) {
      const HpPlace place = {plan, 0, 0};
      hp_report_error(diagnostics, &place,
                      _("The plan has several follow-ups, %s and %s; name the one that is meant "
                        "instead of the plan."),
                      found, path);
      return NULL;
    }
    found = g_strdup(path);
  }
  return hp_diagnostics_count(diagnostics, HP_ERROR) > 0 ? NULL : g_steal_pointer(&found);
}
