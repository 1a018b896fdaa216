/* Fonts: a private fontconfig configuration, families and what stands in for them, metrics. */
#include "text/text-internal.h"

#include <gio/gio.h>
#include <hb-ot.h>
#include <math.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

/*
 * Documents written for the standard fonts of PDF expect lines to lie where those fonts' metrics
 * files (AFM) put them; the faces that stand in have the same widths but another ascent.
 */
static const struct {
  const char *family;
  HpStandardMetrics metrics;
} standard_faces[] = {
    {"Liberation Sans", {718, 207}},
    {"Liberation Serif", {683, 217}},
    {"Liberation Mono", {629, 157}},
};

static const char last_resort[] = "Liberation Serif";

static const HpStandardMetrics *standard_metrics_of(const char *family)
{
  for (gsize i = 0; i < G_N_ELEMENTS(standard_faces); i++)
    if (strcmp(standard_faces[i].family, family) == 0)
      return &standard_faces[i].metrics;
  return NULL;
}

/* A configuration of our own, given to our font map: fontconfig's current one is a setting of the
   whole process, which may not be ours. */
FcConfig *hp_fonts_load_config(const char *file, GError **error)
{
  g_autofree char *path = g_canonicalize_filename(file, NULL);
  FcConfig *config = FcConfigCreate();
  if (FcConfigParseAndLoad(config, (const FcChar8 *)path, FcTrue) && FcConfigBuildFonts(config)) {
    const FcFontSet *set = FcConfigGetFonts(config, FcSetSystem);
    if (set != NULL && set->nfont > 0)
      return config;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                _("None of the fonts that %s lists is installed; install fonts-liberation, "
                  "fonts-lato and fonts-dejavu-core."),
                path);
  } else {
    g_set_error(
        error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
        _("The list of fonts %s cannot be read; expected a configuration file of fontconfig."),
        path);
  }
  FcConfigDestroy(config);
  return NULL;
}

/* ---- Fonts besides the list ---------------------------------------------------------------- */

static int count_of(const FcFontSet *set)
{
  return set == NULL ? 0 : set->nfont;
}

static gboolean has_family(const FcFontSet *set, int n, const FcChar8 *family)
{
  for (int i = 0; i < n; i++) {
    FcChar8 *other = NULL;
    if (FcPatternGetString(set->fonts[i], FC_FAMILY, 0, &other) == FcResultMatch &&
        FcStrCmpIgnoreCase(family, other) == 0)
      return TRUE;
  }
  return FALSE;
}

/* A name that faces have, from one on, and others had before; the caller's, or NULL. */
static char *family_known_before(const HpText *text, const FcFontSet *added, int from)
{
  const FcFontSet *listed = FcConfigGetFonts(text->config, FcSetSystem);
  for (int i = from; i < count_of(added); i++) {
    FcChar8 *family = NULL;
    if (FcPatternGetString(added->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch &&
        (has_family(listed, count_of(listed), family) || has_family(added, text->n_held, family)))
      return g_strdup((const char *)family);
  }
  return NULL;
}

void hp_text_hold_families(HpText *text)
{
  text->n_held = count_of(FcConfigGetFonts(text->config, FcSetApplication));
}

gboolean hp_text_add_font(HpText *text, const char *path, char **known, GError **error)
{
  const int before = count_of(FcConfigGetFonts(text->config, FcSetApplication));
  FcConfigAppFontAddFile(text->config, (const FcChar8 *)path);
  const FcFontSet *added = FcConfigGetFonts(text->config, FcSetApplication);
  hp_pango_config_changed(text);
  *known = family_known_before(text, added, before);
  if (count_of(added) > before)
    return TRUE;
  g_set_error(
      error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
      _("This is no font that can be used; expected a sound file of TrueType or OpenType."));
  return FALSE;
}

/* The OS/2 table: fsType at byte 8. 0 is "installable"; all others are for documents alone, or less
   than that. */
gboolean hp_font_file_may_be_passed_on(GBytes *file)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(file, &size);
  hb_blob_t *blob = hb_blob_create(data, (unsigned int)size, HB_MEMORY_MODE_READONLY, NULL, NULL);
  hb_face_t *face = hb_face_create(blob, 0);
  hb_blob_t *os2 = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
  unsigned int length = 0;
  const guint8 *bytes = (const guint8 *)hb_blob_get_data(os2, &length);
  const gboolean may = length >= 10 && bytes[8] == 0 && bytes[9] == 0;
  hb_blob_destroy(os2);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return may;
}

/* ---- What there is ------------------------------------------------------------------------- */

static void note_all(FcStrList *paths, GHashTable *files)
{
  const FcChar8 *path = NULL;
  while (paths != NULL && (path = FcStrListNext(paths)) != NULL)
    hp_files_read_note_named(files, (const char *)path);
  if (paths != NULL)
    FcStrListDone(paths);
}

char *hp_text_faces(const HpText *text, GHashTable *files)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  const FcFontSet *set = FcConfigGetFonts(text->config, FcSetSystem);
  note_all(FcConfigGetConfigFiles(text->config), files);
  note_all(FcConfigGetFontDirs(text->config), files);
  for (int i = 0; i < set->nfont; i++) {
    FcChar8 *path = NULL;
    if (FcPatternGetString(set->fonts[i], FC_FILE, 0, &path) != FcResultMatch)
      continue;
    const HpFileStamp stamp = hp_file_stamp((const char *)path);
    hp_files_read_note_named(files, (const char *)path);
    g_ptr_array_add(lines, g_strdup_printf("%s %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT,
                                           (const char *)path, stamp.size, stamp.modified));
  }
  g_ptr_array_sort(lines, hp_compare_strings);
  g_ptr_array_add(lines, NULL);
  return g_strjoinv("\n", (char **)lines->pdata);
}

/* ---- Families ------------------------------------------------------------------------------ */

/* As fontconfig compares family names: without regard to case and blanks. */
static char *folded_family(const char *name)
{
  g_autofree char *folded = g_utf8_casefold(name, -1);
  GString *compact = g_string_sized_new(strlen(folded));
  for (const char *c = folded; *c != '\0'; c++)
    if (*c != ' ')
      g_string_append_c(compact, *c);
  return g_string_free(compact, FALSE);
}

static void collect_families(HpText *text, const FcFontSet *set)
{
  for (int i = 0; i < count_of(set); i++) {
    FcChar8 *family;
    for (int n = 0; FcPatternGetString(set->fonts[i], FC_FAMILY, n, &family) == FcResultMatch; n++)
      g_hash_table_replace(text->installed, folded_family((const char *)family),
                           g_string_chunk_insert_const(text->strings, (const char *)family));
  }
}

static void collect_installed_families(HpText *text)
{
  text->installed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  collect_families(text, FcConfigGetFonts(text->config, FcSetSystem));
  collect_families(text, FcConfigGetFonts(text->config, FcSetApplication));
}

static const char *installed_family(HpText *text, const char *name)
{
  if (text->installed == NULL)
    collect_installed_families(text);
  g_autofree char *folded = folded_family(name);
  return g_hash_table_lookup(text->installed, folded);
}

/* The family that the configuration's rules put in the place of `name`; the caller's, or NULL. */
static char *family_by_rules(HpText *text, const char *name)
{
  FcPattern *pattern = FcPatternCreate();
  FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)name);
  FcConfigSubstitute(text->config, pattern, FcMatchPattern);
  FcChar8 *family = NULL;
  FcPatternGetString(pattern, FC_FAMILY, 0, &family);
  char *copy = g_strdup((const char *)family);
  FcPatternDestroy(pattern);
  return copy;
}

static const char *substituted_family(HpText *text, const char *name)
{
  g_autofree char *family = family_by_rules(text, name);
  return family == NULL ? NULL : installed_family(text, family);
}

/* A family of the kind of one that is not there: the rules name a generic one for it. */
static const char *family_of_the_kind(HpText *text, const char *name)
{
  g_autofree char *generic = name == NULL ? NULL : family_by_rules(text, name);
  const char *family = generic == NULL ? NULL : substituted_family(text, generic);
  return family == NULL ? last_resort : family;
}

typedef struct {
  const char *families, *missing;
  const HpStandardMetrics *standard;
} ResolvedFamilies;

static char *unquoted(const char *name)
{
  char *copy = g_strstrip(g_strdup(name));
  const gsize length = strlen(copy);
  if (length >= 2 && (copy[0] == '"' || copy[0] == '\'') && copy[length - 1] == copy[0]) {
    copy[length - 1] = '\0';
    memmove(copy, copy + 1, length - 1);
  }
  return g_strstrip(copy);
}

static ResolvedFamilies resolve_families(HpText *text, const char *families)
{
  ResolvedFamilies resolved = {0};
  g_auto(GStrv) names = g_strsplit(families, ",", 64);
  g_autoptr(GString) found = g_string_new(NULL);
  g_autofree char *first = NULL;
  for (char **each = names; *each != NULL; each++) {
    g_autofree char *name = unquoted(*each);
    if (*name == '\0')
      continue;
    const char *installed = installed_family(text, name);
    const char *family = installed != NULL ? installed : substituted_family(text, name);
    if (first == NULL)
      first = g_strdup(name);
    if (family == NULL)
      continue;
    if (found->len == 0 && installed == NULL)
      resolved.standard = standard_metrics_of(family);
    g_string_append_printf(found, "%s%s", found->len > 0 ? "," : "", family);
  }
  if (found->len == 0) {
    g_string_assign(found, family_of_the_kind(text, first));
    resolved.standard = standard_metrics_of(found->str);
    resolved.missing = g_string_chunk_insert_const(text->strings, first != NULL ? first : "");
  }
  resolved.families = g_string_chunk_insert_const(text->strings, found->str);
  return resolved;
}

const char *hp_fonts_resolve(HpText *text, const char *families, const char **missing,
                             const HpStandardMetrics **standard)
{
  ResolvedFamilies *resolved = g_hash_table_lookup(text->families, families);
  if (resolved == NULL) {
    resolved = g_new(ResolvedFamilies, 1);
    *resolved = resolve_families(text, families);
    g_hash_table_insert(text->families, g_string_chunk_insert_const(text->strings, families),
                        resolved);
  }
  *missing = resolved->missing;
  *standard = resolved->standard;
  return resolved->families;
}

PangoFontDescription *hp_fonts_describe(const char *families, const HpTextStyle *style)
{
  static const PangoStyle slants[] = {PANGO_STYLE_NORMAL, PANGO_STYLE_ITALIC, PANGO_STYLE_OBLIQUE};
  PangoFontDescription *description = pango_font_description_new();
  pango_font_description_set_family(description, families);
  pango_font_description_set_absolute_size(description, MAX(style->size, 1));
  pango_font_description_set_weight(description, CLAMP(style->weight, 100, 1000));
  pango_font_description_set_style(description, slants[style->slant]);
  pango_font_description_set_stretch(description,
                                     PANGO_STRETCH_NORMAL + CLAMP(style->stretch, -4, 4));
  return description;
}

/* ---- Fonts --------------------------------------------------------------------------------- */

static HpLength metric(const HpFont *font, hb_ot_metrics_tag_t tag, double missing_em)
{
  hb_position_t position;
  if (hb_ot_metrics_get_position(font->hb, tag, &position))
    return position;
  return (HpLength)lround(missing_em * font->size);
}

static HpLength thousandths(int figure, HpLength size)
{
  return (HpLength)(((gint64)figure * size + 500) / 1000);
}

/* The tables give the upper edge of lines; we give their middle. */
static HpFontMetrics measured(const HpFont *font)
{
  HpFontMetrics m = {
      .ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 0.8),
      .descent = -metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -0.2),
      .x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT, 0.5),
      .cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 0.7),
      .underline_thickness = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE, 0.05),
      .strike_thickness = metric(font, HB_OT_METRICS_TAG_STRIKEOUT_SIZE, 0.05),
  };
  m.underline_offset =
      m.underline_thickness / 2 - metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -0.1);
  m.strike_offset = metric(font, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET, 0.3) - m.strike_thickness / 2;
  if (font->standard != NULL) {
    m.ascent = thousandths(font->standard->ascent, font->size);
    m.descent = thousandths(font->standard->descent, font->size);
  }
  return m;
}

static char *name_and_file(PangoFont *pango)
{
  FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(pango));
  FcChar8 *name = NULL, *file = NULL;
  FcPatternGetString(pattern, FC_FULLNAME, 0, &name);
  FcPatternGetString(pattern, FC_FILE, 0, &file);
  g_autofree char *base = g_path_get_basename(file != NULL ? (const char *)file : "?");
  return g_strdup_printf("%s (%s)", name != NULL ? (const char *)name : "?", base);
}

static hb_blob_t *table_of(const HpFont *font, hb_tag_t tag, unsigned int *length)
{
  hb_blob_t *table = hb_face_reference_table(hb_font_get_face(font->hb), tag);
  *length = hb_blob_get_length(table);
  return table;
}

/* The head table (OpenType): fontRevision at byte 4, 16.16; checkSumAdjustment, which makes the sum
   of the whole file a constant, at byte 8. */
char *hp_font_version(const HpFont *font)
{
  unsigned int length = 0;
  hb_blob_t *head = table_of(font, HB_TAG('h', 'e', 'a', 'd'), &length);
  const guint8 *bytes = (const guint8 *)hb_blob_get_data(head, NULL);
  char *version = length < 12
                      ? g_strdup("?")
                      : g_strdup_printf("%u.%03u %02x%02x%02x%02x", bytes[4] << 8 | bytes[5],
                                        ((guint)(bytes[6] << 8 | bytes[7]) * 1000 + 32768) / 65536,
                                        bytes[8], bytes[9], bytes[10], bytes[11]);
  hb_blob_destroy(head);
  return version;
}

/* The OS/2 table: fsType at byte 8. Its lowest four bits are one choice, of which 2 is
   "restricted"; bit 9 permits bitmaps only. */
gboolean hp_font_forbids_embedding(const HpFont *font)
{
  unsigned int length = 0;
  hb_blob_t *os2 = table_of(font, HB_TAG('O', 'S', '/', '2'), &length);
  const guint8 *bytes = (const guint8 *)hb_blob_get_data(os2, NULL);
  const guint type = length < 10 ? 0 : (guint)(bytes[8] << 8 | bytes[9]);
  hb_blob_destroy(os2);
  return (type & 0xf) == 2 || (type & 0x200) != 0;
}

static guint font_key_hash(gconstpointer data)
{
  const HpFont *font = data;
  return g_direct_hash(font->pango) * 31 + g_direct_hash(font->standard);
}

static gboolean font_key_equal(gconstpointer a, gconstpointer b)
{
  const HpFont *one = a, *other = b;
  return one->pango == other->pango && one->standard == other->standard;
}

static void font_free(gpointer data)
{
  HpFont *font = data;
  g_object_unref(font->pango);
  g_free(font->name);
  g_free(font);
}

static GHashTable *font_table_new(void)
{
  return g_hash_table_new_full(font_key_hash, font_key_equal, NULL, font_free);
}

HpFont *hp_fonts_get(HpText *text, PangoFont *pango, HpLength size,
                     const HpStandardMetrics *standard)
{
  if (text->fonts == NULL)
    text->fonts = font_table_new();
  const HpFont key = {.pango = pango, .standard = standard};
  HpFont *font = g_hash_table_lookup(text->fonts, &key);
  if (font != NULL)
    return font;
  font = g_new0(HpFont, 1);
  font->pango = g_object_ref(pango);
  font->hb = pango_font_get_hb_font(pango);
  font->scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(pango));
  font->standard = standard;
  font->size = size;
  font->metrics = measured(font);
  font->name = name_and_file(pango);
  g_hash_table_add(text->fonts, font);
  return font;
}

HpFont *hp_fonts_at_size(HpText *text, HpFont *font, HpLength size)
{
  PangoFontDescription *description = pango_font_describe_with_absolute_size(font->pango);
  pango_font_description_set_absolute_size(description, MAX(size, 1));
  g_autoptr(PangoFont) pango = pango_context_load_font(hp_pango_context(text), description);
  pango_font_description_free(description);
  return hp_fonts_get(text, pango, size, font->standard);
}

gboolean hp_font_covers(HpFont *font, gunichar character)
{
  hb_codepoint_t glyph;
  if (character >= HP_COVERED_CHARACTERS)
    return hb_font_get_nominal_glyph(font->hb, character, &glyph);
  if (font->covered[character] == HP_COVERAGE_UNKNOWN)
    font->covered[character] =
        hb_font_get_nominal_glyph(font->hb, character, &glyph) ? HP_COVERAGE_YES : HP_COVERAGE_NO;
  return font->covered[character] == HP_COVERAGE_YES;
}

HpFontMetrics hp_font_metrics(const HpFont *font)
{
  return font->metrics;
}

cairo_scaled_font_t *hp_font_scaled_font(const HpFont *font)
{
  return font->scaled;
}

const char *hp_font_name(const HpFont *font)
{
  return font->name;
}

HpLength hp_font_size(const HpFont *font)
{
  return font->size;
}
