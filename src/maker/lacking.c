/* Tells what the program lacks for a document: words in its language, a stylesheet. */
#include "maker/job.h"

#include <string.h>

static int compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The languages that there are labels in, "en, sv"; the caller's. */
static char *languages_of_labels(const HpMaker *maker)
{
  static const char suffix[] = ".xml", other[] = "catalogues.xml";
  g_autofree char *path = g_build_filename(maker->data_folder, "stylesheets", "labels", NULL);
  g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
  g_autoptr(GPtrArray) languages = g_ptr_array_new_with_free_func(g_free);
  const char *name = NULL;
  while (folder != NULL && (name = g_dir_read_name(folder)) != NULL)
    if (g_str_has_suffix(name, suffix) && strcmp(name, other) != 0 && *name != '.')
      g_ptr_array_add(languages, g_strndup(name, strlen(name) - strlen(suffix)));
  g_ptr_array_sort(languages, compare_names);
  g_ptr_array_add(languages, NULL);
  return g_strjoinv(", ", (char **)languages->pdata);
}

/* "nb" of "nb-NO"; NULL if it is no language. The caller's. */
static char *primary_of(const char *language)
{
  gsize length = 0;
  while (g_ascii_isalpha(language[length]))
    length++;
  return length == 0 ? NULL : g_ascii_strdown(language, (gssize)length);
}

void hp_job_tell_lacking_labels(const HpJob *job, const HpMaker *maker)
{
  g_autofree char *language = primary_of(job->language);
  if (language == NULL)
    return;
  g_autofree char *name = g_strdup_printf("stylesheets/labels/%s.xml", language);
  g_autofree char *path = hp_data_file(maker->data_folder, name);
  if (path != NULL)
    return;
  const HpPlace place =
      hp_place_of_attribute(xmlDocGetRootElement(hp_source_document(job->source)), "xml:lang");
  g_autofree char *languages = languages_of_labels(maker);
  hp_report_warning(
      job->diagnostics, &place,
      _("The program has no labels in \"%s\", so that the words which it adds are in "
        "another language; it has them in: %s. A file %s, named in catalogues.xml beside it, "
        "adds it."),
      job->language, languages, name);
}

static void tell_lacking_view(const HpJob *job, const HpPlace *place, const char *view)
{
  hp_report_warning(job->diagnostics, place,
                    _("A <%s> can be checked, but not built: there is no view \"%s\"."), job->kind,
                    view);
}

void hp_job_tell_lacking_views(const HpJob *job, const HpMaker *maker)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(job->source));
  if (!hp_maker_has_view(maker, job->kind)) {
    const HpPlace place = hp_place_of_node(root);
    tell_lacking_view(job, &place, job->kind);
  }
  for (const xmlNode *child = root->children; child != NULL; child = child->next) {
    const char *view = hp_is_named(child, "attachment") ? hp_attribute(child, "view") : NULL;
    if (view == NULL || hp_maker_has_view(maker, view))
      continue;
    const HpPlace place = hp_place_of_attribute(child, "view");
    tell_lacking_view(job, &place, view);
  }
}
