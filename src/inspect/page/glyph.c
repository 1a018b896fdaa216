/* What the glyphs of the fonts inside a finished file look like: drawn by FreeType, unhinted, as
 * dots.
 *
 *   code ──/CIDToGIDMap, /Encoding, cmap──► glyph of the program ──outline──► 48 × 48 dots an em
 *
 * Programs that write a file anew cut fonts down, order and encode their glyphs otherwise, turn
 * TrueType into Type 1 and round its outlines: none of that shows in the dots. What they do not
 * agree on is which glyph a code leads to where a font has several maps: those must agree.
 */
#include "inspect/page/glyph.h"

#include "pdf-syntax/pdf-syntax.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_FONT_FORMATS_H
#include FT_OUTLINE_H
#include <string.h>

#define EM_DOTS 48
#define MAX_DOTS (4 * EM_DOTS)       /* a glyph's width and height; it is not known */
#define MAX_SHAPE_BYTES (64 << 20)   /* dots of the glyphs of a file; others are not known */
#define MAX_PROGRAM_BYTES (64 << 20) /* a font program inside a file; it is not read */
#define SAME_DOT 80                  /* of 255: how much of a dot may be covered less or more */

struct HpGlyphShape {
  int left, bottom, width, height; /* in dots */
  guint8 *dots;                    /* rows from the top; how much of each is covered */
  char *digest;
};

struct HpGlyphShapes {
  FT_Library library; /* NULL if there is none */
  GPtrArray *faces;   /* of HpGlyphFace */
  gsize left;         /* bytes of dots that may still be kept */
};

struct HpGlyphFace {
  HpGlyphShapes *shapes;
  FT_Face face;
  GBytes *program;
  GBytes *glyph_of_cid; /* composite: /CIDToGIDMap, or NULL: they are the same */
  GHashTable *names;    /* simple: code → char *, of /Differences */
  gboolean is_composite, is_win_ansi;
  GHashTable *by_code; /* code → HpGlyphShape, or NULL: not known */
};

/* ---- Shapes -------------------------------------------------------------------------------- */

static void shape_free(gpointer data)
{
  HpGlyphShape *shape = data;
  if (shape == NULL)
    return;
  g_free(shape->dots);
  g_free(shape->digest);
  g_free(shape);
}

/* To whole dots outwards. */
static FT_BBox box_of(FT_Outline *outline)
{
  FT_BBox box;
  FT_Outline_Get_CBox(outline, &box);
  box.xMin = box.xMin >> 6;
  box.yMin = box.yMin >> 6;
  box.xMax = (box.xMax + 63) >> 6;
  box.yMax = (box.yMax + 63) >> 6;
  return box;
}

/* NULL if it is too large, or cannot be drawn. */
static HpGlyphShape *shape_of_outline(HpGlyphShapes *shapes, FT_Outline *outline)
{
  const FT_BBox box = box_of(outline);
  const glong width = box.xMax - box.xMin, height = box.yMax - box.yMin;
  if (width < 0 || height < 0 || width > MAX_DOTS || height > MAX_DOTS ||
      labs(box.xMin) > MAX_DOTS || labs(box.yMin) > MAX_DOTS ||
      (gsize)(width * height) > shapes->left)
    return NULL;
  shapes->left -= (gsize)(width * height);
  HpGlyphShape *shape = g_new0(HpGlyphShape, 1);
  *shape = (HpGlyphShape){
      (int)box.xMin, (int)box.yMin, (int)width, (int)height, g_malloc0((gsize)(width * height) + 1),
      NULL};
  FT_Bitmap bitmap = {.rows = (unsigned)height,
                      .width = (unsigned)width,
                      .pitch = (int)width,
                      .buffer = shape->dots,
                      .num_grays = 256,
                      .pixel_mode = FT_PIXEL_MODE_GRAY};
  FT_Outline_Translate(outline, -box.xMin * 64, -box.yMin * 64);
  if (width > 0 && height > 0 && FT_Outline_Get_Bitmap(shapes->library, outline, &bitmap) != 0) {
    shape_free(shape);
    return NULL;
  }
  shape->digest = hp_sha256_of(shape->dots, (gsize)(width * height));
  return shape;
}

static HpGlyphShape *shape_of_glyph(HpGlyphFace *face, guint glyph)
{
  enum { FLAGS = FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP | FT_LOAD_IGNORE_TRANSFORM };
  if (FT_Load_Glyph(face->face, glyph, FLAGS) != 0 ||
      face->face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
    return NULL;
  return shape_of_outline(face->shapes, &face->face->glyph->outline);
}

gboolean hp_glyph_is_blank(const HpGlyphShape *shape)
{
  return shape->width == 0 || shape->height == 0;
}

static int dot_at(const HpGlyphShape *shape, int x, int y)
{
  const int column = x - shape->left, row = shape->height - 1 - (y - shape->bottom);
  if (column < 0 || column >= shape->width || row < 0 || row >= shape->height)
    return 0;
  return shape->dots[row * shape->width + column];
}

gboolean hp_glyphs_are_alike(const HpGlyphShape *one, const HpGlyphShape *other)
{
  if (one->left == other->left && one->bottom == other->bottom && one->width == other->width &&
      strcmp(one->digest, other->digest) == 0)
    return TRUE;
  const int right = MAX(one->left + one->width, other->left + other->width);
  const int top = MAX(one->bottom + one->height, other->bottom + other->height);
  for (int y = MIN(one->bottom, other->bottom); y < top; y++)
    for (int x = MIN(one->left, other->left); x < right; x++)
      if (ABS(dot_at(one, x, y) - dot_at(other, x, y)) > SAME_DOT)
        return FALSE;
  return TRUE;
}

/* ---- Codes of simple fonts ----------------------------------------------------------------- */

/* WinAnsiEncoding (annex D.2) is Windows code page 1252. */
static gunichar win_ansi(guint code)
{
  static const guint16 others[] = {0x20ac, 0x2022, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                   0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x2022, 0x017d, 0x2022,
                                   0x2022, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                   0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x2022, 0x017e, 0x0178};
  return code >= 0x80 && code < 0x80 + G_N_ELEMENTS(others) ? others[code - 0x80] : code;
}

/* The glyph in one of the maps of the program; 0 if it has none. */
static guint glyph_in(const HpGlyphFace *face, FT_CharMap map, guint code)
{
  if (FT_Set_Charmap(face->face, map) != 0)
    return 0;
  guint glyph = 0;
  switch (map->encoding) {
  case FT_ENCODING_UNICODE:
    return FT_Get_Char_Index(face->face, face->is_win_ansi ? win_ansi(code) : code);
  case FT_ENCODING_MS_SYMBOL:
    glyph = FT_Get_Char_Index(face->face, 0xf000 + code);
    return glyph == 0 ? FT_Get_Char_Index(face->face, code) : glyph;
  case FT_ENCODING_APPLE_ROMAN: /* whose other half has another order */
    return face->is_win_ansi && code >= 0x80 ? 0 : FT_Get_Char_Index(face->face, code);
  case FT_ENCODING_ADOBE_CUSTOM:
  case FT_ENCODING_ADOBE_STANDARD:
  case FT_ENCODING_ADOBE_LATIN_1:
    return face->is_win_ansi ? 0 : FT_Get_Char_Index(face->face, code);
  default:
    return 0;
  }
}

/* Where Type 1 has no encoding beside it, its own counts, and not what its names stand for. */
static gboolean counts(const HpGlyphFace *face, FT_CharMap map)
{
  return face->is_win_ansi || FT_IS_SFNT(face->face) || map->encoding != FT_ENCODING_UNICODE;
}

/* Where the maps of a font have no glyph, readers look for one by name, or take the code for its
   number. */
static gboolean may_be_another(const HpGlyphFace *face, guint glyph)
{
  return glyph == 0 && FT_IS_SFNT(face->face) &&
         (FT_HAS_GLYPH_NAMES(face->face) || face->face->num_charmaps == 0);
}

/* FALSE if its maps disagree. */
static gboolean find_by_maps(const HpGlyphFace *face, guint code, guint *glyph)
{
  *glyph = 0;
  for (int i = 0; i < face->face->num_charmaps; i++) {
    const guint one =
        counts(face, face->face->charmaps[i]) ? glyph_in(face, face->face->charmaps[i], code) : 0;
    if (one != 0 && *glyph != 0 && one != *glyph)
      return FALSE;
    *glyph = MAX(*glyph, one);
  }
  return !may_be_another(face, *glyph);
}

/* Of names, too, readers look in the maps of TrueType first, for the letters that they stand for
   (9.6.6.4). In other fonts, they make do with another glyph where one of that name is missing. */
static gboolean find_by_name(const HpGlyphFace *face, const char *name, guint *glyph)
{
  if (FT_IS_SFNT(face->face) || !FT_HAS_GLYPH_NAMES(face->face))
    return FALSE;
  *glyph = FT_Get_Name_Index(face->face, name);
  return *glyph != 0 || strcmp(name, ".notdef") == 0;
}

/* FALSE if it is not certain. */
static gboolean find_simple(const HpGlyphFace *face, guint code, guint *glyph)
{
  const char *name = g_hash_table_lookup(face->names, GUINT_TO_POINTER(code));
  return name == NULL ? find_by_maps(face, code, glyph) : find_by_name(face, name, glyph);
}

/* ---- Codes of composite fonts --------------------------------------------------------------- */

static gboolean has_word(GBytes *map, const char *word)
{
  const char *end = NULL, *at = hp_pdf_text_of_bytes(map, &end);
  HpPdfToken token;
  while ((at = hp_pdf_token(at, end, &token)) != NULL)
    if (hp_pdf_is_word(&token, word))
      return TRUE;
  return FALSE;
}

/* Whether what comes after the only place of a word in a CMap are these tokens. */
static gboolean is_followed(GBytes *map, const char *word, const char *const *tokens)
{
  const char *end = NULL, *at = hp_pdf_text_of_bytes(map, &end);
  HpPdfToken token;
  guint found = 0;
  while ((at = hp_pdf_token(at, end, &token)) != NULL) {
    if (!hp_pdf_is_word(&token, word))
      continue;
    found++;
    for (guint i = 0; tokens[i] != NULL; i++)
      if ((at = hp_pdf_token(at, end, &token)) == NULL || token.length != strlen(tokens[i]) ||
          g_ascii_strncasecmp(token.text, tokens[i], token.length) != 0)
        return FALSE;
  }
  return found == 1;
}

/* Ghostscript's OneByteIdentityH, written horizontally. */
static gboolean is_identity_of_bytes(GBytes *map)
{
  static const char *const space[] = {"00", "ff", "endcodespacerange", NULL};
  static const char *const range[] = {"00", "ff", "0", "endcidrange", NULL};
  static const char *const mode[] = {"0", "def", NULL};
  return is_followed(map, "begincodespacerange", space) &&
         is_followed(map, "begincidrange", range) && is_followed(map, "WMode", mode) &&
         !has_word(map, "begincidchar") && !has_word(map, "usecmap");
}

/* Whether what is beside a CMap says nothing that some readers go by, and not by the map: that it
   is written vertically, or goes on from another (9.7.5.3). */
static gboolean is_plain_map(qpdf_data qpdf, qpdf_oh stream)
{
  qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, stream);
  qpdf_oh mode = qpdf_oh_get_key(qpdf, dictionary, "/WMode");
  const gboolean plain =
      !qpdf_oh_has_key(qpdf, dictionary, "/UseCMap") &&
      (qpdf_oh_is_null(qpdf, mode) ||
       (qpdf_oh_is_integer(qpdf, mode) && qpdf_oh_get_int_value_as_int(qpdf, mode) == 0));
  qpdf_oh_release(qpdf, mode);
  qpdf_oh_release(qpdf, dictionary);
  return plain;
}

guint hp_composite_code_size(qpdf_data qpdf, qpdf_oh dictionary)
{
  if (hp_pdf_has_name(qpdf, dictionary, "/Encoding", "/Identity-H"))
    return 2;
  qpdf_oh encoding = qpdf_oh_get_key(qpdf, dictionary, "/Encoding");
  g_autoptr(GBytes) map = hp_pdf_saved_bytes(qpdf, encoding);
  const gboolean known = map != NULL && is_plain_map(qpdf, encoding) && is_identity_of_bytes(map);
  qpdf_oh_release(qpdf, encoding);
  return known ? 1 : 0;
}

/* Glyphs of TrueType are called by their numbers, through a map or not. Of other programs readers
   pass over a map (9.7.4.2), and find CIDs within OpenType in several ways. */
static gboolean has_plain_numbers(const HpGlyphFace *face)
{
  const gboolean is_true_type = strcmp(FT_Get_Font_Format(face->face), "TrueType") == 0;
  return is_true_type ||
         (face->glyph_of_cid == NULL && !(FT_IS_SFNT(face->face) && FT_IS_CID_KEYED(face->face)));
}

static guint find_composite(const HpGlyphFace *face, guint code)
{
  if (face->glyph_of_cid == NULL)
    return code;
  gsize size = 0;
  const guint8 *map = g_bytes_get_data(face->glyph_of_cid, &size);
  return 2 * (gsize)code + 1 < size ? (guint)map[2 * code] << 8 | map[2 * code + 1] : 0;
}

const HpGlyphShape *hp_glyph_face_shape(HpGlyphFace *face, guint code)
{
  gpointer shape = NULL;
  if (g_hash_table_lookup_extended(face->by_code, GUINT_TO_POINTER(code), NULL, &shape))
    return shape;
  guint glyph = 0;
  gboolean certain = TRUE;
  if (face->is_composite)
    glyph = find_composite(face, code);
  else
    certain = find_simple(face, code, &glyph);
  shape = certain ? shape_of_glyph(face, glyph) : NULL;
  g_hash_table_insert(face->by_code, GUINT_TO_POINTER(code), shape);
  return shape;
}

/* ---- Faces --------------------------------------------------------------------------------- */

static void face_free(gpointer data)
{
  HpGlyphFace *face = data;
  if (face->face != NULL)
    FT_Done_Face(face->face);
  g_clear_pointer(&face->program, g_bytes_unref);
  g_clear_pointer(&face->glyph_of_cid, g_bytes_unref);
  g_hash_table_unref(face->names);
  g_hash_table_unref(face->by_code);
  g_free(face);
}

HpGlyphShapes *hp_glyph_shapes_new(void)
{
  HpGlyphShapes *shapes = g_new0(HpGlyphShapes, 1);
  shapes->faces = g_ptr_array_new_with_free_func(face_free);
  shapes->left = MAX_SHAPE_BYTES;
  if (FT_Init_FreeType(&shapes->library) != 0)
    shapes->library = NULL;
  return shapes;
}

void hp_glyph_shapes_free(HpGlyphShapes *shapes)
{
  if (shapes == NULL)
    return;
  g_ptr_array_unref(shapes->faces);
  if (shapes->library != NULL)
    FT_Done_FreeType(shapes->library);
  g_free(shapes);
}

/* The program of a simple font, or of a composite one's descendant; NULL if it is not inside, or
   readers may take another one. */
static GBytes *program_of(qpdf_data qpdf, qpdf_oh font)
{
  static const char *const keys[] = {"/FontFile", "/FontFile2", "/FontFile3"};
  GBytes *program = NULL;
  guint n = 0;
  qpdf_oh descriptor = hp_pdf_dictionary_in(qpdf, font, "/FontDescriptor");
  for (guint i = 0; i < G_N_ELEMENTS(keys) && qpdf_oh_is_dictionary(qpdf, descriptor); i++) {
    qpdf_oh stream = qpdf_oh_get_key(qpdf, descriptor, keys[i]);
    n += qpdf_oh_is_null(qpdf, stream) ? 0 : 1;
    if (n == 1 && program == NULL)
      program = hp_pdf_saved_bytes(qpdf, stream);
    qpdf_oh_release(qpdf, stream);
  }
  qpdf_oh_release(qpdf, descriptor);
  if (n > 1)
    g_clear_pointer(&program, g_bytes_unref);
  return program;
}

static gboolean open_program(HpGlyphFace *face)
{
  gsize size = 0;
  const FT_Byte *data = g_bytes_get_data(face->program, &size);
  return size <= MAX_PROGRAM_BYTES &&
         FT_New_Memory_Face(face->shapes->library, data, (FT_Long)size, 0, &face->face) == 0 &&
         FT_IS_SCALABLE(face->face) && FT_Set_Char_Size(face->face, 0, EM_DOTS * 64, 72, 72) == 0;
}

/* "[39 /quotesingle 96 /grave]" */
static void read_differences(HpGlyphFace *face, qpdf_data qpdf, qpdf_oh encoding)
{
  qpdf_oh all = qpdf_oh_get_key(qpdf, encoding, "/Differences");
  const int n = qpdf_oh_is_array(qpdf, all) ? qpdf_oh_get_array_n_items(qpdf, all) : 0;
  guint code = 0;
  for (int i = 0; i < n && i <= 512; i++) {
    qpdf_oh item = qpdf_oh_get_array_item(qpdf, all, i);
    if (qpdf_oh_is_integer(qpdf, item))
      code = (guint)CLAMP(qpdf_oh_get_int_value_as_int(qpdf, item), 0, 255);
    else if (qpdf_oh_is_name(qpdf, item))
      g_hash_table_insert(face->names, GUINT_TO_POINTER(code++),
                          g_strdup(qpdf_oh_get_name(qpdf, item) + 1));
    qpdf_oh_release(qpdf, item);
  }
  qpdf_oh_release(qpdf, all);
}

/* FALSE if it is one that is not known here. */
static gboolean read_encoding(HpGlyphFace *face, qpdf_data qpdf, qpdf_oh font)
{
  qpdf_oh encoding = qpdf_oh_get_key(qpdf, font, "/Encoding");
  const gboolean is_dictionary = qpdf_oh_is_dictionary(qpdf, encoding);
  qpdf_oh base = is_dictionary ? qpdf_oh_get_key(qpdf, encoding, "/BaseEncoding")
                               : qpdf_oh_new_object(qpdf, encoding);
  face->is_win_ansi = hp_pdf_is_name(qpdf, base, "/WinAnsiEncoding");
  const gboolean known = face->is_win_ansi || qpdf_oh_is_null(qpdf, base);
  if (is_dictionary)
    read_differences(face, qpdf, encoding);
  qpdf_oh_release(qpdf, base);
  qpdf_oh_release(qpdf, encoding);
  return known;
}

/* FALSE if its codes are no plain numbers of glyphs, or there is more than one descendant. */
static gboolean read_descendant(HpGlyphFace *face, qpdf_data qpdf, qpdf_oh font)
{
  qpdf_oh all = qpdf_oh_get_key(qpdf, font, "/DescendantFonts");
  const gboolean alone = qpdf_oh_is_array(qpdf, all) && qpdf_oh_get_array_n_items(qpdf, all) == 1;
  qpdf_oh one = alone ? qpdf_oh_get_array_item(qpdf, all, 0) : qpdf_oh_new_null(qpdf);
  gboolean known = qpdf_oh_is_dictionary(qpdf, one) && hp_composite_code_size(qpdf, font) > 0;
  if (known) {
    qpdf_oh map = qpdf_oh_get_key(qpdf, one, "/CIDToGIDMap");
    face->program = program_of(qpdf, one);
    face->glyph_of_cid = hp_pdf_saved_bytes(qpdf, map);
    known =
        face->glyph_of_cid != NULL
            ? hp_pdf_has_name(qpdf, one, "/Subtype", "/CIDFontType2")
            : qpdf_oh_is_null(qpdf, map) || hp_pdf_has_name(qpdf, one, "/CIDToGIDMap", "/Identity");
    qpdf_oh_release(qpdf, map);
  }
  qpdf_oh_release(qpdf, one);
  qpdf_oh_release(qpdf, all);
  return known;
}

/* Of others (Type 3) a program does not count: their glyphs are drawn by content. */
static gboolean is_simple(qpdf_data qpdf, qpdf_oh font)
{
  static const char *const types[] = {"/TrueType", "/Type1", "/MMType1"};
  gboolean is = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(types); i++)
    is = is || hp_pdf_has_name(qpdf, font, "/Subtype", types[i]);
  return is;
}

HpGlyphFace *hp_glyph_shapes_add_face(HpGlyphShapes *shapes, qpdf_data qpdf, qpdf_oh dictionary)
{
  if (shapes->library == NULL || !qpdf_oh_is_dictionary(qpdf, dictionary))
    return NULL;
  HpGlyphFace *face = g_new0(HpGlyphFace, 1);
  face->shapes = shapes;
  face->names = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  face->by_code = g_hash_table_new_full(NULL, NULL, NULL, shape_free);
  face->is_composite = hp_pdf_has_name(qpdf, dictionary, "/Subtype", "/Type0");
  if (is_simple(qpdf, dictionary))
    face->program = program_of(qpdf, dictionary);
  const gboolean known = face->is_composite ? read_descendant(face, qpdf, dictionary)
                                            : read_encoding(face, qpdf, dictionary);
  g_ptr_array_add(shapes->faces, face);
  return known && face->program != NULL && open_program(face) &&
                 (!face->is_composite || has_plain_numbers(face))
             ? face
             : NULL;
}
