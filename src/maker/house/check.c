/* What is wrong with a house file's profile, and in the folders beside it, before a document meets
   it. */
#include "maker/house/house.h"

#include "maker/job.h"

#include <string.h>

/* Each catalogue is called by its language. */
static gboolean check_labels(HpHouse *house, const HpMaker *maker, HpDiagnostics *diagnostics)
{
  static const char ending[] = ".xml";
  static const char *const endings[] = {ending, NULL};
  g_autofree char *folder = hp_house_folder(house, HP_HOUSE_LABELS, diagnostics);
  g_autoptr(GPtrArray) names = folder == NULL ? NULL : hp_house_files(house, folder, endings);
  gboolean good = TRUE;
  for (guint i = 0; names != NULL && i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    g_autofree char *language = g_strndup(name, strlen(name) - strlen(ending));
    good = hp_house_labels(house, maker, language, diagnostics)->good && good;
  }
  return good;
}

static gboolean check_fonts(HpHouse *house, HpMaker *maker, HpDiagnostics *diagnostics)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = hp_house_folder(house, HP_HOUSE_FONTS, diagnostics);
  if (folder == NULL) /* most; to list the program's fonts takes longer than all other checks */
    return TRUE;
  if (hp_maker_load_fonts(maker, &error))
    return hp_house_formatter(house, maker, diagnostics) != NULL;
  hp_report_error(diagnostics, NULL, "%s", error->message);
  return FALSE;
}

/* A document may still ask for another; most do not. */
static gboolean check_profile(HpHouse *house, HpDiagnostics *diagnostics)
{
  if (hp_diagnostics_count(house->profile_faults, HP_ERROR) == 0)
    return TRUE;
  if (!house->profile_faults_told)
    hp_diagnostics_append(diagnostics, house->profile_faults);
  house->profile_faults_told = TRUE;
  return FALSE;
}

gboolean hp_house_check_beside(HpHouse *house, HpMaker *maker, HpDiagnostics *diagnostics)
{
  if (house->checked_beside)
    return TRUE;
  house->checked_beside = TRUE;
  const gboolean labels = check_labels(house, maker, diagnostics);
  const gboolean fonts = check_fonts(house, maker, diagnostics);
  const gboolean profile = check_profile(house, diagnostics);
  return hp_house_check_views(house, maker, diagnostics) && labels && fonts && profile;
}
