/* The profiles: to add one, add a row. */
#include "pdf/pdf.h"

static const HpPdfProfile profiles[] = {
    {.name = "ua1+a3a",
     .accessibility = {"ua-1", .part = 1},
     .archive = {"a-3a", .part = 3, .level = "A"},
     .has_limits = TRUE,
     .wants_words = TRUE},
    {.name = "ua1+a2a",
     .accessibility = {"ua-1", .part = 1},
     .archive = {"a-2a", .part = 2, .level = "A"},
     /* Those allowed are PDF/A themselves, and archives refuse them. */
     .files = HP_PDF_FILES_NONE,
     .has_limits = TRUE,
     .wants_words = TRUE},
    {.name = "ua2+a4f",
     .version = HP_PDF_2_0,
     .accessibility = {"ua-2", .part = 2, .revision = "2024"},
     .archive = {"a-4f", .part = 4, .revision = "2020", .level = "F"},
     .files = HP_PDF_FILES_SOME,
     .wants_words = TRUE},
    {.name = "ua1", .accessibility = {"ua-1", .part = 1}},
    {.name = "plain"},
};

const HpPdfProfile *hp_pdf_profile(guint index)
{
  return index < G_N_ELEMENTS(profiles) ? &profiles[index] : NULL;
}

const HpPdfProfile *hp_pdf_profile_named(const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS(profiles); i++)
    if (g_strcmp0(profiles[i].name, name) == 0)
      return &profiles[i];
  return NULL;
}

gboolean hp_pdf_profile_claims(const HpPdfProfile *profile)
{
  if (profile == NULL)
    profile = &profiles[0];
  return profile->accessibility.part != 0 || profile->archive.part != 0;
}
