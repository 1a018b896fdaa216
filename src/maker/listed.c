/* What can be made of a source, and in which languages: of the program, and of its house. */
#include "maker/catalogues.h"
#include "maker/house/house.h"
#include "maker/job.h"

#include <string.h>

/* ---- Views ----------------------------------------------------------------------------------- */

static HpListedView listed(const HpView *view, const char *language, const char *house)
{
  const char *title = g_hash_table_lookup(view->titles, language);
  return (HpListedView){.name = view->name,
                        .root = view->root,
                        .output = hp_output_name(view->output),
                        .title = title == NULL ? view->first_title : title,
                        .house = house};
}

static gboolean has_view(const GPtrArray *views, const HpView *like)
{
  const HpView *found = hp_views_find(views, like->name, like->root);
  return found != NULL && strcmp(found->root, like->root) == 0;
}

static int compare_listed(gconstpointer a, gconstpointer b)
{
  const HpListedView *one = a, *other = b;
  const int names = strcmp(one->name, other->name);
  return names != 0 ? names : strcmp(one->root, other->root);
}

GArray *hp_maker_list_views(HpMaker *maker, const char *source, const char *language,
                            HpDiagnostics *diagnostics)
{
  GArray *list = g_array_new(FALSE, FALSE, sizeof(HpListedView));
  const HpHouse *house = source == NULL ? NULL : hp_maker_house(maker, source, diagnostics);
  const GPtrArray *own = house == NULL ? NULL : house->views;
  hp_diagnostics_append(diagnostics, maker->view_faults);
  for (guint i = 0; i < maker->views->len; i++) {
    const HpView *view = g_ptr_array_index(maker->views, i);
    const HpListedView one = listed(view, language, NULL);
    if (!has_view(own, view))
      g_array_append_val(list, one);
  }
  for (guint i = 0; own != NULL && i < own->len; i++) {
    const HpView *view = g_ptr_array_index(own, i);
    HpListedView one = listed(view, language, house->path);
    one.replaces = has_view(maker->views, view);
    g_array_append_val(list, one);
  }
  g_array_sort(list, compare_listed);
  return list;
}

/* ---- Languages ------------------------------------------------------------------------------- */

/* What a house has in a language that the program has not. */
static void add_of_house(HpMaker *maker, const char *source, const char *language, GArray *list,
                         HpDiagnostics *diagnostics)
{
  HpHouse *house = hp_maker_house(maker, source, diagnostics);
  const HpHouseLabels *labels =
      house == NULL ? NULL : hp_house_labels(house, maker, language, diagnostics);
  if (labels == NULL || labels->labels == NULL || !labels->is_new)
    return;
  const HpListedCatalogue one = {g_intern_string(labels->language), labels->is_read};
  g_array_append_val(list, one);
}

GArray *hp_maker_list_catalogues(HpMaker *maker, const char *source, const char *language,
                                 HpDiagnostics *diagnostics)
{
  g_autoptr(HpCatalogues) catalogues = hp_catalogues_read(maker->data_folder, diagnostics);
  GArray *list = g_array_new(FALSE, FALSE, sizeof(HpListedCatalogue));
  const HpCatalogue *wanted = language == NULL ? NULL : hp_catalogues_find(catalogues, language);
  for (guint i = 0; i < catalogues->rows->len; i++) {
    const HpCatalogue *row = g_ptr_array_index(catalogues->rows, i);
    if (language != NULL && row != wanted)
      continue;
    const HpListedCatalogue one = {g_intern_string(row->language), row->read_by != NULL};
    g_array_append_val(list, one);
  }
  if (source != NULL && language != NULL)
    add_of_house(maker, source, language, list, diagnostics);
  return list;
}
