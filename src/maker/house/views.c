/* The views that a house has of its own: the rows of views/views.xml beside the house file. */
#include "maker/house/house.h"

#include "maker/job.h"

#include <string.h>

#define TABLE "views.xml"

/* A view that comes twice would be one of them by chance. */
static gboolean are_different(const HpHouse *house, HpDiagnostics *diagnostics)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(house->views_table));
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  gboolean different = TRUE;
  for (const xmlNode *row = root->children; row != NULL; row = row->next) {
    if (!hp_is_named(row, "view"))
      continue;
    const char *name = hp_attribute(row, "name"), *of = hp_attribute(row, "for");
    const HpPlace place = hp_place_of_node(row);
    if (g_hash_table_add(seen, g_strconcat(name, "\n", of, NULL)))
      continue;
    hp_report_error(diagnostics, &place,
                    _("There is another view \"%s\" of <%s> here; rename one."), name, of);
    different = FALSE;
  }
  return different;
}

static gboolean take_views(HpHouse *house, const HpMaker *maker, HpDiagnostics *diagnostics)
{
  house->views = hp_views_of(house->views_table, maker->data_folder, diagnostics);
  for (guint i = 0; house->views != NULL && i < house->views->len; i++)
    ((HpView *)g_ptr_array_index(house->views, i))->is_of_house = TRUE;
  return house->views != NULL && are_different(house, diagnostics);
}

gboolean hp_house_read_views(HpHouse *house, const HpMaker *maker, HpDiagnostics *diagnostics)
{
  const guint before = hp_diagnostics_count(diagnostics, HP_ERROR);
  house->views_folder = hp_house_folder(house, HP_HOUSE_VIEWS, diagnostics);
  if (house->views_folder == NULL)
    return hp_diagnostics_count(diagnostics, HP_ERROR) == before;
  g_autofree char *path = g_build_filename(house->views_folder, TABLE, NULL);
  hp_files_read_note_named(house->beside, path);
  if (!g_file_test(path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_autoptr(HpGate) gate = hp_gate_new(house->views_folder);
  house->views_table = hp_source_read_through(path, gate, NULL, diagnostics);
  hp_files_read_add(house->beside, hp_gate_files_read(gate));
  return house->views_table != NULL && take_views(house, maker, diagnostics);
}

/* ---- What goes into a PDF -------------------------------------------------------------------- */

static gboolean is_wanted(const xmlNode *row, const GPtrArray *views)
{
  for (guint i = 0; i < views->len; i++) {
    const HpView *view = g_ptr_array_index(views, i);
    if (strcmp(view->name, hp_attribute(row, "name")) == 0 &&
        strcmp(view->root, hp_attribute(row, "for")) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean belongs(const xmlNode *node, gconstpointer views)
{
  return !hp_is_named(node, "view") || is_wanted(node, views);
}

GBytes *hp_house_views_table(const HpHouse *house, const GPtrArray *views)
{
  return hp_without_comments(house->views_table, belongs, views);
}
