/* Profiles by name, and by what the house file says. */
#include "maker/house.h"

#include <string.h>

static const struct {
  const char *name, *accessibility, *archive; /* the latter two as in the house file */
  HpProfileChoice choice;
} profiles[] = {
    {"ua1+a3a", "ua-1", "a-3a", {HP_PROFILE_UA1_A3A, HP_SOURCE_EMBEDDED}},
    /* Archives that take A-2a refuse attachments. */
    {"ua1+a2a", "ua-1", "a-2a", {HP_PROFILE_UA1_A2A, HP_SOURCE_BESIDE}},
    {"ua2+a4f", "ua-2", "a-4f", {HP_PROFILE_UA2_A4F, HP_SOURCE_EMBEDDED}},
    {"ua1", "ua-1", "none", {HP_PROFILE_UA1, HP_SOURCE_EMBEDDED}},
    {"plain", NULL, NULL, {HP_PROFILE_PLAIN, HP_SOURCE_EMBEDDED}},
};

gboolean hp_profile_named(const char *name, HpProfileChoice *choice)
{
  for (guint i = 0; i < G_N_ELEMENTS(profiles); i++)
    if (g_strcmp0(profiles[i].name, name) == 0) {
      *choice = profiles[i].choice;
      return TRUE;
    }
  return FALSE;
}

const char *hp_profile_name(HpPdfProfile profile)
{
  for (guint i = 0; i < G_N_ELEMENTS(profiles); i++)
    if (profiles[i].choice.profile == profile)
      return profiles[i].name;
  return "";
}

/* ---- The house file ------------------------------------------------------------------------ */

/* What its archives ask of the place of the source, if it is not there. */
static const char *misplaced(const HpProfileChoice *choice)
{
  if (choice->profile == HP_PROFILE_UA1_A2A && choice->placement == HP_SOURCE_EMBEDDED)
    return _("PDF/A-2a has no source inside the file; write source=\"beside\", or "
             "archive=\"a-3a\".");
  if (choice->profile == HP_PROFILE_UA2_A4F && choice->placement != HP_SOURCE_EMBEDDED)
    return _("PDF/A-4f has the source inside the file; write source=\"embedded\".");
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
  hp_report_error(diagnostics, &place, "%s", fault);
  return FALSE;
}

static gboolean choose(const xmlNode *element, HpProfileChoice *choice, HpDiagnostics *diagnostics)
{
  const char *accessibility = hp_attribute(element, "accessibility");
  const char *archive = hp_attribute(element, "archive");
  for (guint i = 0; i < G_N_ELEMENTS(profiles); i++)
    if (profiles[i].archive != NULL && g_strcmp0(accessibility, profiles[i].accessibility) == 0 &&
        g_strcmp0(archive, profiles[i].archive) == 0) {
      *choice = profiles[i].choice;
      return place_source(element, choice, diagnostics);
    }
  const HpPlace place = hp_place_of_node(element);
  hp_report_error(diagnostics, &place,
                  _("PDF files cannot follow %s and %s at once; expected ua-1 with a-3a, a-2a or "
                    "none, or ua-2 with a-4f."),
                  accessibility, archive);
  return FALSE;
}

gboolean hp_profile_of_element(const xmlNode *element, HpProfileChoice *choice,
                               HpDiagnostics *diagnostics)
{
  *choice = profiles[0].choice;
  return element == NULL || choose(element, choice, diagnostics);
}
