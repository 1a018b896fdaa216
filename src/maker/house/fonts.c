/* The fonts that a house has of its own: fonts/ beside the house file, for its documents alone. */
#include "maker/house/house.h"

#include "maker/job.h"
#include "text/text.h"

#include <string.h>

#define MAX_HOUSE_FONTS 64                       /* files of fonts of a house; error */
#define MAX_HOUSE_FONT_BYTES (32 * 1024 * 1024)  /* bytes of a font of a house; error */
#define MAX_HOUSE_FONTS_BYTES (96 * 1024 * 1024) /* bytes of all fonts of a house; error */

static const char *const endings[] = {".ttf", ".otf", ".ttc", NULL};
/* What comes out of kits for the web, and of other times. */
static const char *const other_endings[] = {".woff", ".woff2", ".eot", ".pfb", ".pfa", NULL};

static void font_free(gpointer data)
{
  HpHouseFont *font = data;
  g_free(font->name);
  g_free(font->path);
  g_clear_pointer(&font->bytes, g_bytes_unref);
  g_free(font);
}

/* ---- Reading --------------------------------------------------------------------------------- */

static void warn_of_others(HpHouse *house, const char *folder, HpDiagnostics *diagnostics)
{
  g_autoptr(GPtrArray) names = hp_house_files(house, folder, other_endings);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);
    const HpPlace place = {path, 0, 0};
    hp_report_warning(diagnostics, &place,
                      _("This font is not used: it is none of the kinds that go into a PDF as they "
                        "are; put its .ttf or .otf here."));
  }
}

static HpHouseFont *read_font(HpHouse *house, const char *folder, const char *name,
                              HpDiagnostics *diagnostics)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autoptr(GError) error = NULL;
  const HpPlace place = {path, 0, 0};
  hp_files_read_note_named(house->beside, path);
  GBytes *bytes = hp_gate_read(house->gate, path, name, MAX_HOUSE_FONT_BYTES, &error);
  if (bytes == NULL) {
    hp_note_cause(diagnostics, error);
    hp_report_error(diagnostics, &place, "%s", error->message);
    return NULL;
  }
  HpHouseFont *font = g_new(HpHouseFont, 1);
  *font = (HpHouseFont){.name = g_strconcat(HP_HOUSE_FONTS "/", name, NULL),
                        .path = hp_gate_resolve(house->gate, path, name, NULL),
                        .bytes = bytes,
                        .may_go_along = hp_font_file_may_be_passed_on(bytes)};
  return font;
}

static gboolean refuse_many(const char *folder, HpDiagnostics *diagnostics)
{
  const HpPlace place = {folder, 0, 0};
  hp_report_error(diagnostics, &place,
                  _("A house may have at most %d fonts, of %d MB together; leave those that its "
                    "documents use."),
                  MAX_HOUSE_FONTS, MAX_HOUSE_FONTS_BYTES / (1024 * 1024));
  return FALSE;
}

static gboolean read_fonts(HpHouse *house, const char *folder, HpDiagnostics *diagnostics)
{
  g_autoptr(GPtrArray) names = hp_house_files(house, folder, endings);
  gsize all = 0;
  gboolean good = TRUE;
  warn_of_others(house, folder, diagnostics);
  if (names->len > MAX_HOUSE_FONTS)
    return refuse_many(folder, diagnostics);
  for (guint i = 0; i < names->len; i++) {
    HpHouseFont *font = read_font(house, folder, g_ptr_array_index(names, i), diagnostics);
    good = good && font != NULL;
    if (font == NULL)
      continue;
    g_ptr_array_add(house->fonts, font);
    all += g_bytes_get_size(font->bytes);
    if (all > MAX_HOUSE_FONTS_BYTES)
      return refuse_many(folder, diagnostics);
  }
  return good;
}

static gboolean read_all_fonts(HpHouse *house, HpDiagnostics *diagnostics)
{
  if (house->fonts != NULL)
    return house->fonts_good;
  const guint errors = hp_diagnostics_count(diagnostics, HP_ERROR);
  const guint before = hp_diagnostics_count_faults(diagnostics);
  house->fonts = g_ptr_array_new_with_free_func(font_free);
  g_autofree char *folder = hp_house_folder(house, HP_HOUSE_FONTS, diagnostics);
  house->fonts_good = folder == NULL ? hp_diagnostics_count(diagnostics, HP_ERROR) == errors
                                     : read_fonts(house, folder, diagnostics);
  house->told |= hp_diagnostics_count_faults(diagnostics) > before;
  return house->fonts_good;
}

/* ---- The formatter --------------------------------------------------------------------------- */

/* `message` is the warning where a font of that family is taken that was there before; `known`
   receives whether one is. */
static gboolean add_font(HpFormatter *formatter, const HpHouseFont *font, const char *message,
                         gboolean *known, HpDiagnostics *diagnostics)
{
  const HpPlace place = {font->path, 0, 0};
  g_autofree char *family = NULL;
  g_autoptr(GError) error = NULL;
  if (!hp_formatter_add_font(formatter, font->path, &family, &error)) {
    hp_report_error(diagnostics, &place, "%s", error->message);
    return FALSE;
  }
  *known = family != NULL;
  if (*known)
    hp_report_warning(diagnostics, &place, message, family);
  return TRUE;
}

static gboolean add_first_font(HpFormatter *formatter, HpHouseFont *font,
                               HpDiagnostics *diagnostics)
{
  return add_font(formatter, font,
                  _("The program has fonts of the family \"%s\" itself, and takes those; leave "
                    "this one out, or use one of another name."),
                  &font->is_program_s, diagnostics);
}

static HpFormatter *new_formatter(const HpMaker *maker, HpDiagnostics *diagnostics)
{
  g_autoptr(GError) error = NULL;
  HpFormatter *formatter = hp_maker_formatter(maker, &error);
  if (formatter == NULL)
    hp_report_error(diagnostics, NULL, "%s", error->message);
  return formatter;
}

/* A formatter of its own keeps its fonts from all other documents. */
static HpFormatter *formatter_of(HpHouse *house, const HpMaker *maker, HpDiagnostics *diagnostics)
{
  g_autoptr(HpFormatter) formatter = new_formatter(maker, diagnostics);
  gboolean good = TRUE;
  if (formatter == NULL)
    return NULL;
  for (guint i = 0; i < house->fonts->len; i++)
    good = add_first_font(formatter, g_ptr_array_index(house->fonts, i), diagnostics) && good;
  return good ? g_steal_pointer(&formatter) : NULL;
}

HpFormatter *hp_house_formatter(HpHouse *house, const HpMaker *maker, HpDiagnostics *diagnostics)
{
  if (!read_all_fonts(house, diagnostics))
    return NULL;
  if (house->fonts->len == 0)
    return maker->formatter;
  const guint before = hp_diagnostics_count_faults(diagnostics);
  if (house->formatter == NULL)
    house->formatter = formatter_of(house, maker, diagnostics);
  house->fonts_good = house->formatter != NULL;
  house->told |= hp_diagnostics_count_faults(diagnostics) > before;
  return house->formatter;
}

/* ---- Of several houses ----------------------------------------------------------------------- */

static gboolean is_font_of(const HpHouse *house, const HpHouseFont *font)
{
  for (guint i = 0; i < house->fonts->len; i++) {
    const HpHouseFont *other = g_ptr_array_index(house->fonts, i);
    if (g_bytes_equal(other->bytes, font->bytes))
      return TRUE;
  }
  return FALSE;
}

static gboolean is_added(const GPtrArray *houses, guint n, const HpHouseFont *font)
{
  for (guint i = 0; i < n; i++)
    if (is_font_of(g_ptr_array_index(houses, i), font))
      return TRUE;
  return FALSE;
}

static gboolean add_font_beside(HpFormatter *formatter, const HpHouseFont *font,
                                HpDiagnostics *diagnostics)
{
  gboolean known;
  return add_font(formatter, font,
                  _("Another house of this document has other fonts of the family \"%s\", and "
                    "those are taken; use one of another name."),
                  &known, diagnostics);
}

HpFormatter *hp_houses_formatter(const GPtrArray *houses, const HpMaker *maker,
                                 HpDiagnostics *diagnostics)
{
  g_autoptr(HpFormatter) formatter = new_formatter(maker, diagnostics);
  gboolean good = TRUE;
  if (formatter == NULL)
    return NULL;
  for (guint h = 0; h < houses->len; h++) {
    const HpHouse *house = g_ptr_array_index(houses, h);
    for (guint i = 0; i < house->fonts->len; i++) {
      const HpHouseFont *font = g_ptr_array_index(house->fonts, i);
      if (!font->is_program_s && !is_added(houses, h, font))
        good = add_font_beside(formatter, font, diagnostics) && good;
    }
    hp_formatter_hold_families(formatter);
  }
  return good ? g_steal_pointer(&formatter) : NULL;
}
