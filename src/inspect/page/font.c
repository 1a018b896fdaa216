/* Fonts of a finished file: their maps to Unicode, and how wide their glyphs are.
 *
 *   simple     code (1 byte)  ── /ToUnicode ──► text      /FirstChar, /Widths ──► width
 *   composite  code (2 bytes) ── /ToUnicode ──► text      /W, /DW of the descendant ──► width
 */
#include "inspect/page/font.h"

#include "pdf-syntax/pdf-syntax.h"

#include <math.h>

#define MAX_CODES 2000000  /* codes in the fonts of a file; not verified */
#define MAX_CODE_DIGITS 64 /* hexadecimal digits that one code may stand for */
#define UNKNOWN "\357\277\275"

/* What is read of a font once, however often the pages of its file are. */
typedef struct {
  guint code_size;
  GHashTable *texts;  /* code → char *, in `chunk` */
  GHashTable *widths; /* code → a place in `numbers` + 1 */
  GArray *numbers;    /* of double: thousandths of an em */
  double other_width; /* of codes that have none */
  gboolean uncertain; /* readers may take other widths */
  GStringChunk *chunk;
  guint *budget;
} Codes;

/* The fonts of a file. */
typedef struct {
  GHashTable *codes; /* object number → Codes */
  guint budget;      /* codes that may still be read */
} Fonts;

struct HpShownFont {
  const Codes *codes; /* the file's */
  HpGlyphFace *face;  /* or NULL */
};

static void codes_free(gpointer data)
{
  Codes *codes = data;
  g_hash_table_unref(codes->texts);
  g_hash_table_unref(codes->widths);
  g_array_unref(codes->numbers);
  g_string_chunk_free(codes->chunk);
  g_free(codes);
}

static void fonts_free(gpointer data)
{
  Fonts *fonts = data;
  g_hash_table_unref(fonts->codes);
  g_free(fonts);
}

void hp_shown_font_free(HpShownFont *font)
{
  g_free(font);
}

guint hp_shown_font_code_size(const HpShownFont *font)
{
  return font->codes->code_size;
}

const char *hp_shown_font_text(const HpShownFont *font, guint code)
{
  const char *text = g_hash_table_lookup(font->codes->texts, GUINT_TO_POINTER(code));
  return text == NULL ? UNKNOWN : text;
}

const HpGlyphShape *hp_shown_font_shape(const HpShownFont *font, guint code)
{
  return font->face == NULL ? NULL : hp_glyph_face_shape(font->face, code);
}

double hp_shown_font_width(const HpShownFont *font, guint code)
{
  const guint place =
      GPOINTER_TO_UINT(g_hash_table_lookup(font->codes->widths, GUINT_TO_POINTER(code)));
  return place == 0 ? font->codes->other_width
                    : g_array_index(font->codes->numbers, double, place - 1);
}

static gboolean spend(Codes *codes)
{
  if (*codes->budget == 0)
    return FALSE;
  (*codes->budget)--;
  return TRUE;
}

/* ---- Maps to Unicode ----------------------------------------------------------------------- */

typedef struct {
  const char *at, *end;
  HpPdfToken token; /* "beginbfchar", "<0041>", "[" */
} Map;

static gboolean next_token(Map *map)
{
  const char *after = hp_pdf_token(map->at, map->end, &map->token);
  if (after == NULL)
    return FALSE;
  map->at = after;
  return TRUE;
}

static gboolean is_bracket(const Map *map, char bracket)
{
  return map->token.kind == HP_PDF_BRACKET && *map->token.start == bracket;
}

static guint code_of(const Map *map)
{
  guint code = 0;
  for (gsize i = 0; i < map->token.length && g_ascii_isxdigit(map->token.text[i]); i++)
    code = (code << 4 | (guint)g_ascii_xdigit_value(map->token.text[i])) & 0xffff;
  return code;
}

/* UTF-16BE in hexadecimal digits, its last unit raised by `more`. */
static void add_text(Codes *codes, guint code, const Map *map, guint more)
{
  gunichar2 units[MAX_CODE_DIGITS / 4] = {0};
  gsize n = 0;
  const char *digits = map->token.text;
  for (gsize i = 0; i + 4 <= map->token.length && n < G_N_ELEMENTS(units); i += 4, n++)
    for (gsize digit = 0; digit < 4; digit++)
      units[n] = (gunichar2)(units[n] << 4 | (g_ascii_xdigit_value(digits[i + digit]) & 0xf));
  if (!spend(codes) || n == 0)
    return;
  units[n - 1] = (gunichar2)(units[n - 1] + more);
  g_autofree char *text = g_utf16_to_utf8(units, (glong)n, NULL, NULL, NULL);
  if (text != NULL)
    g_hash_table_insert(codes->texts, GUINT_TO_POINTER(code),
                        g_string_chunk_insert_const(codes->chunk, text));
}

/* "<first> <last> <text>" or "<first> <last> [<text> <text> …]" */
static void read_range(Codes *codes, Map *map)
{
  const guint first = code_of(map);
  if (!next_token(map))
    return;
  const guint last = code_of(map);
  if (!next_token(map))
    return;
  if (!is_bracket(map, '[')) {
    for (guint code = first; code <= last; code++)
      add_text(codes, code, map, code - first);
    return;
  }
  for (guint code = first; next_token(map) && !is_bracket(map, ']'); code++)
    if (code <= last)
      add_text(codes, code, map, 0);
}

static void read_map(Codes *codes, GBytes *bytes)
{
  Map map = {0};
  map.at = hp_pdf_text_of_bytes(bytes, &map.end);
  gboolean characters = FALSE, ranges = FALSE;
  while (next_token(&map) && *codes->budget > 0) {
    const HpPdfToken *token = &map.token;
    if (hp_pdf_is_word(token, "beginbfchar") || hp_pdf_is_word(token, "endbfchar")) {
      characters = *token->text == 'b';
    } else if (hp_pdf_is_word(token, "beginbfrange") || hp_pdf_is_word(token, "endbfrange")) {
      ranges = *token->text == 'b';
    } else if (token->kind == HP_PDF_HEXADECIMAL && characters) {
      const guint code = code_of(&map);
      if (next_token(&map))
        add_text(codes, code, &map, 0);
    } else if (token->kind == HP_PDF_HEXADECIMAL && ranges) {
      read_range(codes, &map);
    }
  }
}

/* ---- Widths -------------------------------------------------------------------------------- */

static double number_of(qpdf_data qpdf, qpdf_oh object)
{
  return qpdf_oh_is_number(qpdf, object)
             ? CLAMP(qpdf_oh_get_numeric_value(qpdf, object), -100000, 100000)
             : 0;
}

static double number_in_array(Codes *codes, qpdf_data qpdf, qpdf_oh array, int index)
{
  qpdf_oh item = qpdf_oh_get_array_item(qpdf, array, index);
  const double number = number_of(qpdf, item);
  codes->uncertain |= !qpdf_oh_is_number(qpdf, item);
  qpdf_oh_release(qpdf, item);
  return number;
}

/* -1 if it is none. */
static int code_in_array(Codes *codes, qpdf_data qpdf, qpdf_oh array, int index)
{
  qpdf_oh item = qpdf_oh_get_array_item(qpdf, array, index);
  const int code = qpdf_oh_is_integer(qpdf, item) ? qpdf_oh_get_int_value_as_int(qpdf, item) : -1;
  codes->uncertain |= code < 0 || code > 0xffff;
  qpdf_oh_release(qpdf, item);
  return CLAMP(code, -1, 0xffff);
}

static int length_of(qpdf_data qpdf, qpdf_oh array)
{
  return qpdf_oh_is_array(qpdf, array) ? qpdf_oh_get_array_n_items(qpdf, array) : 0;
}

/* Where a code has several, some readers take the first, and some the last. */
static void add_width(Codes *codes, int code, double width)
{
  const guint place = GPOINTER_TO_UINT(g_hash_table_lookup(codes->widths, GINT_TO_POINTER(code)));
  codes->uncertain |= place > 0 && g_array_index(codes->numbers, double, place - 1) != width;
  g_array_append_val(codes->numbers, width);
  g_hash_table_insert(codes->widths, GINT_TO_POINTER(code), GUINT_TO_POINTER(codes->numbers->len));
}

static void add_widths(Codes *codes, qpdf_data qpdf, int first, qpdf_oh array)
{
  const int n = length_of(qpdf, array);
  for (int i = 0; i < n && spend(codes); i++)
    add_width(codes, first + i, number_in_array(codes, qpdf, array, i));
}

static double number_under(qpdf_data qpdf, qpdf_oh dictionary, const char *key, double otherwise)
{
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  const double number = qpdf_oh_is_number(qpdf, value) ? number_of(qpdf, value) : otherwise;
  qpdf_oh_release(qpdf, value);
  return number;
}

/* Those of all codes from the first to the last: where they are missing, readers take those of the
   font's program, or others. */
static void read_simple_widths(Codes *codes, qpdf_data qpdf, qpdf_oh dictionary)
{
  qpdf_oh widths = qpdf_oh_get_key(qpdf, dictionary, "/Widths");
  qpdf_oh descriptor = hp_pdf_dictionary_in(qpdf, dictionary, "/FontDescriptor");
  const double first = number_under(qpdf, dictionary, "/FirstChar", -1);
  const double last = number_under(qpdf, dictionary, "/LastChar", -1);
  codes->uncertain |= first < 0 || last > 255 || first != floor(first) ||
                      last - first + 1 != length_of(qpdf, widths);
  add_widths(codes, qpdf, (int)first, widths);
  if (qpdf_oh_is_dictionary(qpdf, descriptor))
    codes->other_width = number_under(qpdf, descriptor, "/MissingWidth", 0);
  qpdf_oh_release(qpdf, descriptor);
  qpdf_oh_release(qpdf, widths);
}

/* "first [width width …]" or "first last width". Returns where the next begins. */
static int read_run(Codes *codes, qpdf_data qpdf, qpdf_oh all, int at)
{
  const int first = code_in_array(codes, qpdf, all, at);
  qpdf_oh next = qpdf_oh_get_array_item(qpdf, all, at + 1);
  const gboolean is_list = qpdf_oh_is_array(qpdf, next);
  if (is_list)
    add_widths(codes, qpdf, first, next);
  qpdf_oh_release(qpdf, next);
  if (is_list)
    return at + 2;
  const int last = code_in_array(codes, qpdf, all, at + 1);
  const double width = number_in_array(codes, qpdf, all, at + 2);
  for (int code = first; code <= last && spend(codes); code++)
    add_width(codes, code, width);
  return at + 3;
}

static void read_composite_widths(Codes *codes, qpdf_data qpdf, qpdf_oh dictionary)
{
  qpdf_oh fonts = qpdf_oh_get_key(qpdf, dictionary, "/DescendantFonts");
  qpdf_oh descendant =
      length_of(qpdf, fonts) > 0 ? qpdf_oh_get_array_item(qpdf, fonts, 0) : qpdf_oh_new_null(qpdf);
  qpdf_oh all = qpdf_oh_is_dictionary(qpdf, descendant) ? qpdf_oh_get_key(qpdf, descendant, "/W")
                                                        : qpdf_oh_new_null(qpdf);
  if (qpdf_oh_is_dictionary(qpdf, descendant))
    codes->other_width = number_under(qpdf, descendant, "/DW", 1000);
  codes->uncertain |= codes->other_width != floor(codes->other_width);
  for (int i = 0; i < length_of(qpdf, all) && *codes->budget > 0 && !codes->uncertain;)
    i = read_run(codes, qpdf, all, i);
  qpdf_oh_release(qpdf, all);
  qpdf_oh_release(qpdf, descendant);
  qpdf_oh_release(qpdf, fonts);
}

/* ---- Fonts --------------------------------------------------------------------------------- */

static void read_codes(Codes *codes, qpdf_data qpdf, qpdf_oh dictionary)
{
  qpdf_oh map = qpdf_oh_get_key(qpdf, dictionary, "/ToUnicode");
  g_autoptr(GBytes) bytes = hp_pdf_saved_bytes(qpdf, map);
  const gboolean is_composite = qpdf_oh_has_key(qpdf, dictionary, "/DescendantFonts");
  if (is_composite)
    codes->code_size = hp_composite_code_size(qpdf, dictionary) == 1 ? 1 : 2;
  if (bytes != NULL)
    read_map(codes, bytes);
  if (is_composite)
    read_composite_widths(codes, qpdf, dictionary);
  else
    read_simple_widths(codes, qpdf, dictionary);
  qpdf_oh_release(qpdf, map);
}

static Fonts *fonts_of(HpPdfFile *file)
{
  static const char key[] = "fonts";
  Fonts *fonts = g_datalist_get_data(&file->kept, key);
  if (fonts != NULL)
    return fonts;
  fonts = g_new(Fonts, 1);
  *fonts = (Fonts){g_hash_table_new_full(NULL, NULL, NULL, codes_free), MAX_CODES};
  g_datalist_set_data_full(&file->kept, key, fonts, fonts_free);
  return fonts;
}

/* NULL if readers may make several things of it, or once so many have been read: of the font in
   which that happens nothing is known, nor of any after it. */
static const Codes *codes_of(HpPdfFile *file, qpdf_oh dictionary)
{
  Fonts *fonts = fonts_of(file);
  const gpointer id = GINT_TO_POINTER(qpdf_oh_get_object_id(file->qpdf, dictionary));
  Codes *codes = g_hash_table_lookup(fonts->codes, id);
  if (codes != NULL)
    return codes->uncertain ? NULL : codes;
  if (fonts->budget == 0)
    return NULL;
  codes = g_new(Codes, 1);
  *codes = (Codes){.code_size = 1,
                   .texts = g_hash_table_new(NULL, NULL),
                   .widths = g_hash_table_new(NULL, NULL),
                   .numbers = g_array_new(FALSE, FALSE, sizeof(double)),
                   .chunk = g_string_chunk_new(512),
                   .budget = &fonts->budget};
  if (qpdf_oh_is_dictionary(file->qpdf, dictionary))
    read_codes(codes, file->qpdf, dictionary);
  if (fonts->budget == 0) {
    codes_free(codes);
    return NULL;
  }
  g_hash_table_insert(fonts->codes, id, codes);
  return codes->uncertain ? NULL : codes;
}

HpShownFont *hp_shown_font_new(HpPdfFile *file, qpdf_oh dictionary, HpGlyphShapes *shapes)
{
  const Codes *codes = codes_of(file, dictionary);
  if (codes == NULL)
    return NULL;
  HpShownFont *font = g_new(HpShownFont, 1);
  *font = (HpShownFont){
      codes, shapes == NULL ? NULL : hp_glyph_shapes_add_face(shapes, file->qpdf, dictionary)};
  return font;
}
