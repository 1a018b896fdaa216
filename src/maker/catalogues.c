/* Which languages there are labels in: the rows of stylesheets/labels/catalogues.xml, read and
 * checked. */
#include "maker/catalogues.h"

#include "maker/job.h"

#include <string.h>

static void catalogue_free(gpointer data)
{
  HpCatalogue *catalogue = data;
  g_free(catalogue->language);
  g_strfreev(catalogue->also);
  g_free(catalogue->read_by);
  g_free(catalogue);
}

void hp_catalogues_free(HpCatalogues *catalogues)
{
  if (catalogues == NULL)
    return;
  g_ptr_array_unref(catalogues->rows);
  g_free(catalogues->default_language);
  g_free(catalogues);
}

static HpCatalogue *catalogue_of(const xmlNode *row)
{
  HpCatalogue *catalogue = g_new(HpCatalogue, 1);
  const char *also = hp_attribute(row, "also");
  g_autofree char *others = also == NULL ? NULL : hp_collapsed(also);
  *catalogue = (HpCatalogue){
      .language = g_strdup(hp_attribute_in(row, (const char *)XML_XML_NAMESPACE, "lang")),
      .also = others == NULL ? NULL : g_strsplit(others, " ", -1),
      .read_by = g_strdup(hp_attribute(row, "read-by"))};
  return catalogue;
}

static int compare_languages(gconstpointer a, gconstpointer b)
{
  return strcmp((*(HpCatalogue *const *)a)->language, (*(HpCatalogue *const *)b)->language);
}

HpCatalogues *hp_catalogues_read(const char *data_folder, HpDiagnostics *diagnostics)
{
  HpCatalogues *catalogues = g_new0(HpCatalogues, 1);
  catalogues->rows = g_ptr_array_new_with_free_func(catalogue_free);
  g_autofree char *path = hp_data_file(data_folder, "stylesheets/labels/catalogues.xml");
  g_autofree char *schema = hp_data_file(data_folder, "sources/labels.rng");
  g_autoptr(HpSource) list =
      path == NULL || schema == NULL ? NULL : hp_source_read(path, NULL, diagnostics);
  if (list == NULL || !hp_plan_check(list, schema, diagnostics))
    return catalogues;
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(list));
  catalogues->default_language = g_strdup(hp_attribute(root, "default"));
  for (const xmlNode *row = root->children; row != NULL; row = row->next)
    if (hp_is_named(row, "catalogue"))
      g_ptr_array_add(catalogues->rows, catalogue_of(row));
  g_ptr_array_sort(catalogues->rows, compare_languages);
  return catalogues;
}

char *hp_primary_language(const char *language)
{
  gsize length = 0;
  while (g_ascii_isalpha(language[length]))
    length++;
  return g_ascii_strdown(language, (gssize)length);
}

const HpCatalogue *hp_catalogues_find(const HpCatalogues *catalogues, const char *language)
{
  g_autofree char *primary = hp_primary_language(language);
  for (guint i = 0; i < catalogues->rows->len; i++) {
    const HpCatalogue *row = g_ptr_array_index(catalogues->rows, i);
    if (strcmp(row->language, primary) == 0 ||
        (row->also != NULL && g_strv_contains((const char *const *)row->also, primary)))
      return row;
  }
  return NULL;
}

char *hp_catalogues_languages(const HpCatalogues *catalogues)
{
  GString *languages = g_string_new(NULL);
  for (guint i = 0; i < catalogues->rows->len; i++) {
    const HpCatalogue *row = g_ptr_array_index(catalogues->rows, i);
    g_string_append_printf(languages, "%s%s", i == 0 ? "" : ", ", row->language);
  }
  return g_string_free(languages, FALSE);
}
