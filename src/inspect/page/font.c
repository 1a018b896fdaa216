/* Fonts of a finished file: their maps to Unicode, and how wide their glyphs are.
 *
 *   simple     code (1 byte)  ── /ToUnicode ──► text      /FirstChar, /Widths ──► width
 *   composite  code (2 bytes) ── /ToUnicode ──► text      /W, /DW of the descendant ──► width
 */
#include "inspect/page/font.h"

#include "pdf-syntax/pdf-syntax.h"

#define MAX_CODE_DIGITS 64 /* hexadecimal digits that one code may stand for */
#define UNKNOWN "\357\277\275"

struct HpShownFont {
  guint code_size;
  GHashTable *texts;  /* code → char *, in `chunk` */
  GHashTable *widths; /* code → a place in `numbers` + 1 */
  GArray *numbers;    /* of double: thousandths of an em */
  double other_width; /* of codes that have none */
  HpGlyphFace *face;  /* or NULL */
  GStringChunk *chunk;
  guint *budget;
};

void hp_shown_font_free(HpShownFont *font)
{
  if (font == NULL)
    return;
  g_hash_table_unref(font->texts);
  g_hash_table_unref(font->widths);
  g_array_unref(font->numbers);
  g_string_chunk_free(font->chunk);
  g_free(font);
}

guint hp_shown_font_code_size(const HpShownFont *font)
{
  return font->code_size;
}

const char *hp_shown_font_text(const HpShownFont *font, guint code)
{
  const char *text = g_hash_table_lookup(font->texts, GUINT_TO_POINTER(code));
  return text == NULL ? UNKNOWN : text;
}

const HpGlyphShape *hp_shown_font_shape(const HpShownFont *font, guint code)
{
  return font->face == NULL ? NULL : hp_glyph_face_shape(font->face, code);
}

double hp_shown_font_width(const HpShownFont *font, guint code)
{
  const guint place = GPOINTER_TO_UINT(g_hash_table_lookup(font->widths, GUINT_TO_POINTER(code)));
  return place == 0 ? font->other_width : g_array_index(font->numbers, double, place - 1);
}

static gboolean spend(HpShownFont *font)
{
  if (*font->budget == 0)
    return FALSE;
  (*font->budget)--;
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
static void add_text(HpShownFont *font, guint code, const Map *map, guint more)
{
  gunichar2 units[MAX_CODE_DIGITS / 4] = {0};
  gsize n = 0;
  const char *digits = map->token.text;
  for (gsize i = 0; i + 4 <= map->token.length && n < G_N_ELEMENTS(units); i += 4, n++)
    for (gsize digit = 0; digit < 4; digit++)
      units[n] = (gunichar2)(units[n] << 4 | (g_ascii_xdigit_value(digits[i + digit]) & 0xf));
  if (n == 0 || !spend(font))
    return;
  units[n - 1] = (gunichar2)(units[n - 1] + more);
  g_autofree char *text = g_utf16_to_utf8(units, (glong)n, NULL, NULL, NULL);
  if (text != NULL)
    g_hash_table_insert(font->texts, GUINT_TO_POINTER(code),
                        g_string_chunk_insert_const(font->chunk, text));
}

/* "<first> <last> <text>" or "<first> <last> [<text> <text> …]" */
static void read_range(HpShownFont *font, Map *map)
{
  const guint first = code_of(map);
  if (!next_token(map))
    return;
  const guint last = code_of(map);
  if (!next_token(map))
    return;
  if (!is_bracket(map, '[')) {
    for (guint code = first; code <= last; code++)
      add_text(font, code, map, code - first);
    return;
  }
  for (guint code = first; next_token(map) && !is_bracket(map, ']'); code++)
    if (code <= last)
      add_text(font, code, map, 0);
}

static void read_map(HpShownFont *font, GBytes *bytes)
{
  gsize size = 0;
  const char *text = g_bytes_get_data(bytes, &size);
  Map map = {.at = text, .end = text + size};
  gboolean characters = FALSE, ranges = FALSE;
  while (next_token(&map) && *font->budget > 0) {
    const HpPdfToken *token = &map.token;
    if (hp_pdf_is_word(token, "beginbfchar") || hp_pdf_is_word(token, "endbfchar")) {
      characters = *token->text == 'b';
    } else if (hp_pdf_is_word(token, "beginbfrange") || hp_pdf_is_word(token, "endbfrange")) {
      ranges = *token->text == 'b';
    } else if (token->kind == HP_PDF_HEXADECIMAL && characters) {
      const guint code = code_of(&map);
      if (next_token(&map))
        add_text(font, code, &map, 0);
    } else if (token->kind == HP_PDF_HEXADECIMAL && ranges) {
      read_range(font, &map);
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

static double number_in_array(qpdf_data qpdf, qpdf_oh array, int index)
{
  qpdf_oh item = qpdf_oh_get_array_item(qpdf, array, index);
  const double number = number_of(qpdf, item);
  qpdf_oh_release(qpdf, item);
  return number;
}

static int length_of(qpdf_data qpdf, qpdf_oh array)
{
  return qpdf_oh_is_array(qpdf, array) ? qpdf_oh_get_array_n_items(qpdf, array) : 0;
}

static void add_width(HpShownFont *font, int code, double width)
{
  g_array_append_val(font->numbers, width);
  g_hash_table_insert(font->widths, GINT_TO_POINTER(code), GUINT_TO_POINTER(font->numbers->len));
}

static void add_widths(HpShownFont *font, qpdf_data qpdf, int first, qpdf_oh array)
{
  const int n = length_of(qpdf, array);
  for (int i = 0; i < n && spend(font); i++)
    add_width(font, first + i, number_in_array(qpdf, array, i));
}

static double number_under(qpdf_data qpdf, qpdf_oh dictionary, const char *key, double otherwise)
{
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  const double number = qpdf_oh_is_number(qpdf, value) ? number_of(qpdf, value) : otherwise;
  qpdf_oh_release(qpdf, value);
  return number;
}

static void read_simple_widths(HpShownFont *font, qpdf_data qpdf, qpdf_oh dictionary)
{
  qpdf_oh widths = qpdf_oh_get_key(qpdf, dictionary, "/Widths");
  qpdf_oh descriptor = hp_pdf_dictionary_in(qpdf, dictionary, "/FontDescriptor");
  add_widths(font, qpdf, (int)number_under(qpdf, dictionary, "/FirstChar", 0), widths);
  if (qpdf_oh_is_dictionary(qpdf, descriptor))
    font->other_width = number_under(qpdf, descriptor, "/MissingWidth", 0);
  qpdf_oh_release(qpdf, descriptor);
  qpdf_oh_release(qpdf, widths);
}

/* "first [width width …]" or "first last width". Returns where the next begins. */
static int read_run(HpShownFont *font, qpdf_data qpdf, qpdf_oh all, int at)
{
  const int first = (int)number_in_array(qpdf, all, at);
  qpdf_oh next = qpdf_oh_get_array_item(qpdf, all, at + 1);
  const gboolean is_list = qpdf_oh_is_array(qpdf, next);
  if (is_list)
    add_widths(font, qpdf, first, next);
  qpdf_oh_release(qpdf, next);
  if (is_list)
    return at + 2;
  const int last = (int)number_in_array(qpdf, all, at + 1);
  const double width = number_in_array(qpdf, all, at + 2);
  for (int code = first; code <= last && spend(font); code++)
    add_width(font, code, width);
  return at + 3;
}

static void read_composite_widths(HpShownFont *font, qpdf_data qpdf, qpdf_oh dictionary)
{
  qpdf_oh fonts = qpdf_oh_get_key(qpdf, dictionary, "/DescendantFonts");
  qpdf_oh descendant =
      length_of(qpdf, fonts) > 0 ? qpdf_oh_get_array_item(qpdf, fonts, 0) : qpdf_oh_new_null(qpdf);
  qpdf_oh all = qpdf_oh_is_dictionary(qpdf, descendant) ? qpdf_oh_get_key(qpdf, descendant, "/W")
                                                        : qpdf_oh_new_null(qpdf);
  if (qpdf_oh_is_dictionary(qpdf, descendant))
    font->other_width = number_under(qpdf, descendant, "/DW", 1000);
  for (int i = 0; i + 1 < length_of(qpdf, all) && *font->budget > 0;)
    i = read_run(font, qpdf, all, i);
  qpdf_oh_release(qpdf, all);
  qpdf_oh_release(qpdf, descendant);
  qpdf_oh_release(qpdf, fonts);
}

HpShownFont *hp_shown_font_new(qpdf_data qpdf, qpdf_oh dictionary, HpGlyphShapes *shapes,
                               guint *budget)
{
  HpShownFont *font = g_new(HpShownFont, 1);
  *font = (HpShownFont){.code_size = 1,
                        .texts = g_hash_table_new(NULL, NULL),
                        .widths = g_hash_table_new(NULL, NULL),
                        .numbers = g_array_new(FALSE, FALSE, sizeof(double)),
                        .chunk = g_string_chunk_new(512),
                        .budget = budget};
  if (shapes != NULL)
    font->face = hp_glyph_shapes_add_face(shapes, qpdf, dictionary);
  if (qpdf_oh_is_dictionary(qpdf, dictionary)) {
    qpdf_oh map = qpdf_oh_get_key(qpdf, dictionary, "/ToUnicode");
    g_autoptr(GBytes) bytes = hp_pdf_saved_bytes(qpdf, map);
    const gboolean is_composite = qpdf_oh_has_key(qpdf, dictionary, "/DescendantFonts");
    if (is_composite)
      font->code_size = hp_composite_code_size(qpdf, dictionary) == 1 ? 1 : 2;
    if (bytes != NULL)
      read_map(font, bytes);
    if (is_composite)
      read_composite_widths(font, qpdf, dictionary);
    else
      read_simple_widths(font, qpdf, dictionary);
    qpdf_oh_release(qpdf, map);
  }
  if (*budget > 0)
    return font;
  hp_shown_font_free(font);
  return NULL;
}
