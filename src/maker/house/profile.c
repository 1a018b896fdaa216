/* Profiles by what the house file says, and where they have the source. */
#include "maker/house/house.h"

#include <string.h>

static HpProfileChoice choice_of(const HpPdfProfile *profile)
{
  const gboolean outside = profile->files == HP_PDF_FILES_NONE;
  return (HpProfileChoice){profile, outside ? HP_SOURCE_BESIDE : HP_SOURCE_EMBEDDED};
}

gboolean hp_profile_named(const char *name, HpProfileChoice *choice)
{
  const HpPdfProfile *profile = hp_pdf_profile_named(name);
  if (profile != NULL)
    *choice = choice_of(profile);
  return profile != NULL;
}

/* ---- What there is ------------------------------------------------------------------------- */

/* "a, b or c" */
static char *alternatives(const GPtrArray *names)
{
  g_autoptr(GString) all = g_string_new(NULL);
  for (guint i = 0; i + 1 < names->len; i++)
    g_string_append_printf(all, "%s%s", i == 0 ? "" : ", ",
                           (const char *)g_ptr_array_index(names, i));
  const char *last = g_ptr_array_index(names, names->len - 1);
  return all->len == 0 ? g_strdup(last) : g_strdup_printf(_("%s or %s"), all->str, last);
}

char *hp_profile_names(void)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  const HpPdfProfile *profile = NULL;
  for (guint i = 0; (profile = hp_pdf_profile(i)) != NULL; i++)
    g_ptr_array_add(names, (gpointer)profile->name);
  return alternatives(names);
}

char *hp_standard_name(const HpPdfStandard *standard)
{
  char *name = g_strconcat("PDF/", standard->name, NULL);
  for (char *c = name; *c != '-'; c++)
    *c = g_ascii_toupper(*c);
  return name;
}

static const char *archive_name(const HpPdfProfile *profile)
{
  return profile->archive.name == NULL ? "none" : profile->archive.name;
}

static gboolean has_accessibility(const HpPdfProfile *profile, const char *name)
{
  return profile->accessibility.name != NULL && g_strcmp0(profile->accessibility.name, name) == 0;
}

/* "ua-1 with a-3a, a-2a or none" */
static char *archives_beside(const char *accessibility)
{
  g_autoptr(GPtrArray) archives = g_ptr_array_new();
  const HpPdfProfile *profile = NULL;
  for (guint i = 0; (profile = hp_pdf_profile(i)) != NULL; i++)
    if (has_accessibility(profile, accessibility))
      g_ptr_array_add(archives, (gpointer)archive_name(profile));
  g_autofree char *list = alternatives(archives);
  return g_strdup_printf(_("%s with %s"), accessibility, list);
}

/* "ua-1 with a-3a, a-2a or none, or ua-2 with a-4f" */
static char *pairs(void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  char *all = NULL;
  const HpPdfProfile *profile = NULL;
  for (guint i = 0; (profile = hp_pdf_profile(i)) != NULL; i++) {
    const char *accessibility = profile->accessibility.name;
    if (accessibility == NULL || !g_hash_table_add(seen, (gpointer)accessibility))
      continue;
    g_autofree char *before = all;
    g_autofree char *pair = archives_beside(accessibility);
    all = before == NULL ? g_steal_pointer(&pair) : g_strdup_printf(_("%s, or %s"), before, pair);
  }
  return all;
}

/* ---- The house file ------------------------------------------------------------------------ */

/* What its archives ask of the place of the source, if it is not there. */
static const char *misplaced(const HpProfileChoice *choice)
{
  const gboolean inside = choice->placement == HP_SOURCE_EMBEDDED;
  if (choice->profile->files == HP_PDF_FILES_NONE && inside)
    return _("%s has no source inside the file; write source=\"beside\", or archive=\"a-3a\".");
  if (choice->profile->files == HP_PDF_FILES_SOME && !inside)
    return _("%s has the source inside the file; write source=\"embedded\".");
  return NULL;
}

static gboolean place_source(const xmlNode *element, HpProfileChoice *choice,
                             HpDiagnostics *diagnostics)
{
  const char *source = hp_attribute(element, "source");
  choice->placement = g_strcmp0(source, "beside") == 0 ? HP_SOURCE_BESIDE
                      : g_strcmp0(source, "none") == 0 ? HP_SOURCE_NOWHERE
                                                       : HP_SOURCE_EMBEDDED;
  const char *fault = misplaced(choice);
  if (fault == NULL)
    return TRUE;
  const HpPlace place = hp_place_of_attribute(element, "source");
  g_autofree char *archive = hp_standard_name(&choice->profile->archive);
  hp_report_error(diagnostics, &place, fault, archive);
  return FALSE;
}

static gboolean choose(const xmlNode *element, HpProfileChoice *choice, HpDiagnostics *diagnostics)
{
  const char *accessibility = hp_attribute(element, "accessibility");
  const char *archive = hp_attribute(element, "archive");
  const HpPdfProfile *profile = NULL;
  for (guint i = 0; (profile = hp_pdf_profile(i)) != NULL; i++)
    if (has_accessibility(profile, accessibility) &&
        g_strcmp0(archive, archive_name(profile)) == 0) {
      *choice = choice_of(profile);
      return place_source(element, choice, diagnostics);
    }
  const HpPlace place = hp_place_of_node(element);
  g_autofree char *expected = pairs();
  hp_report_error(diagnostics, &place, _("PDF files cannot follow %s and %s at once; expected %s."),
                  accessibility, archive, expected);
  return FALSE;
}

gboolean hp_profile_of_element(const xmlNode *element, HpProfileChoice *choice,
                               HpDiagnostics *diagnostics)
{
  *choice = choice_of(hp_pdf_profile(0));
  return element == NULL || choose(element, choice, diagnostics);
}
