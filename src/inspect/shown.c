/* The characters and pictures that a page shows, and where: its content stream, interpreted.
 *
 *   BDC … EMC   which sequence            q Q cm        where the page's space lies
 *   Tf          the font: codes → text    Tm Td … Tj    where the pen stands
 *   Do          a picture, or a form with more of the same
 *   rg re f W   what is painted, on what: painted.h
 */
#include "inspect/shown.h"

#include "inspect/painted.h"
#include "inspect/shown-font.h"
#include "inspect/shown-operands.h"
#include "inspect/shown-picture.h"
#include "inspect/shown-string.h"
#include "pdf-syntax/pdf-syntax.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#define MAX_FORM_DEPTH 8    /* form XObjects in each other; not verified */
#define MAX_STATES 200      /* q within q; not verified */
#define MAX_SEQUENCES 200   /* BDC within BDC; not verified */
#define MAX_OPERANDS 100000 /* operands of one operator; not verified */
#define MAX_CODES 2000000   /* codes in the fonts of a file; not verified */
#define MAX_SIGHT_WORK                                                                             \
  1000000000 /* comparisons of glyphs with areas of a file; whether the rest is seen is not known  \
              */
#define MAX_SHOWN_BYTES                                                                            \
  (32 * 1024 * 1024) /* characters that the pages of a file show; not verified */

typedef struct {
  cairo_matrix_t space; /* to the page's */
  const HpShownFont *font;
  double size, character_spacing, word_spacing, scale, leading, rise;
  guint font_name; /* a digest of it: for which of the page's it is */
  HpPaint paint;
} State;

/* What lasts from page to page. */
typedef struct {
  HpShownPages *pages;
  GHashTable *fonts; /* object number → HpShownFont */
  GHashTable *known; /* object number of a picture → character */
  guint codes;       /* how many the fonts may still have */
  gsize bytes;       /* of content that may still be read */
  guint characters;  /* that may still be shown */
  HpShownAsked asked;
  guint64 work; /* of looking */
} Reader;

typedef struct {
  Reader *reader;
  GArray *shown;    /* of HpShown */
  GArray *states;   /* of State, those under the current one */
  GArray *open;     /* of gint32: sequences */
  GArray *operands; /* of HpPdfToken */
  State state;
  HpPainted *painted;
  cairo_matrix_t text, line;
  qpdf_oh resources;
  guint
      form; /* a digest of the names of the forms around, whose resources have names of their own */
  int depth;
  gboolean in_text, failed;
} Interpreter;

/* ---- Operands ------------------------------------------------------------------------------ */

static double value_of(const HpPdfToken *operand)
{
  return operand->kind == HP_PDF_NUMBER ? hp_pdf_number(operand->text, operand->length) : 0;
}

/* The n-th number among the operands; 0 if there is none. */
static double number(const Interpreter *interpreter, guint n)
{
  if (n >= interpreter->operands->len)
    return 0;
  return value_of(&g_array_index(interpreter->operands, HpPdfToken, n));
}

static const HpPdfToken *last_operand(const Interpreter *interpreter, HpPdfTokenKind kind)
{
  for (guint i = interpreter->operands->len; i-- > 0;) {
    const HpPdfToken *operand = &g_array_index(interpreter->operands, HpPdfToken, i);
    if (operand->kind == kind)
      return operand;
  }
  return NULL;
}

/* ---- Text ---------------------------------------------------------------------------------- */

static gint32 sequence_of(const Interpreter *interpreter)
{
  const GArray *open = interpreter->open;
  return open->len == 0 ? HP_SHOWN_NO_SEQUENCE : g_array_index(open, gint32, open->len - 1);
}

static void show(Interpreter *interpreter, gunichar character, double x, double y, double end)
{
  if (interpreter->reader->characters == 0) {
    interpreter->failed = TRUE;
    return;
  }
  interpreter->reader->characters--;
  const HpShown shown = {character,  (float)x, (float)y, (float)end, sequence_of(interpreter),
                         HP_PDF_SEEN};
  g_array_append_val(interpreter->shown, shown);
}

static void move_pen(Interpreter *interpreter, double x)
{
  cairo_matrix_translate(&interpreter->text, x, 0);
}

static void pen_on_page(const Interpreter *interpreter, double *x, double *y)
{
  *x = 0;
  *y = interpreter->state.rise;
  cairo_matrix_transform_point(&interpreter->text, x, y);
  cairo_matrix_transform_point(&interpreter->state.space, x, y);
}

/* The middle of a glyph that is about to be shown, and its size. Blanks paint none. */
static void add_glyph(Interpreter *interpreter, double advance, const char *text, guint code)
{
  const State *state = &interpreter->state;
  const HpGlyphShape *shape = hp_shown_font_shape(state->font, code);
  if (shape == NULL ? hp_pdf_is_blank(g_utf8_get_char(text)) : hp_glyph_is_blank(shape))
    return;
  cairo_matrix_t matrix;
  cairo_matrix_multiply(&matrix, &interpreter->text, &state->space);
  HpGlyphPlace place = {.x = advance / 2,
                        .y = state->rise + state->size / 4,
                        .up_y = state->size,
                        .along_x = state->size * state->scale,
                        .font = state->font_name,
                        .shape = shape,
                        .text = g_str_hash(text)};
  cairo_matrix_transform_point(&matrix, &place.x, &place.y);
  cairo_matrix_transform_distance(&matrix, &place.up_x, &place.up_y);
  cairo_matrix_transform_distance(&matrix, &place.along_x, &place.along_y);
  hp_painted_add_glyph(interpreter->painted, &state->paint, &place, interpreter->shown->len);
}

static void show_code(Interpreter *interpreter, guint code)
{
  const State *state = &interpreter->state;
  double x = 0, y = 0, end = 0, end_y = 0;
  pen_on_page(interpreter, &x, &y);
  double advance = hp_shown_font_width(state->font, code) / 1000 * state->size;
  if (code == ' ' && hp_shown_font_code_size(state->font) == 1)
    advance += state->word_spacing;
  const char *text = hp_shown_font_text(state->font, code);
  add_glyph(interpreter, advance * state->scale, text, code);
  move_pen(interpreter, (advance + state->character_spacing) * state->scale);
  pen_on_page(interpreter, &end, &end_y);
  for (; *text != '\0' && !interpreter->failed; text = g_utf8_next_char(text))
    show(interpreter, g_utf8_get_char(text), x, y, end);
}

static void show_string(Interpreter *interpreter, const HpPdfToken *string)
{
  if (interpreter->state.font == NULL || !interpreter->in_text) {
    interpreter->failed = TRUE;
    return;
  }
  const char *at = string->text;
  const guint size = hp_shown_font_code_size(interpreter->state.font);
  guint code = 0, have = 0;
  for (int byte = 0; !interpreter->failed && (byte = hp_shown_string_byte(string, &at)) >= 0;) {
    code = code << 8 | (guint)byte;
    if (++have < size)
      continue;
    show_code(interpreter, code);
    code = have = 0;
  }
}

/* TJ: strings, and between them how far the pen moves back. */
static void show_array(Interpreter *interpreter)
{
  for (guint i = 0; i < interpreter->operands->len && !interpreter->failed; i++) {
    const HpPdfToken *operand = &g_array_index(interpreter->operands, HpPdfToken, i);
    if (operand->kind == HP_PDF_LITERAL || operand->kind == HP_PDF_HEXADECIMAL)
      show_string(interpreter, operand);
    else if (operand->kind == HP_PDF_NUMBER)
      move_pen(interpreter,
               -value_of(operand) / 1000 * interpreter->state.size * interpreter->state.scale);
  }
}

static void move_line(Interpreter *interpreter, double x, double y)
{
  cairo_matrix_translate(&interpreter->line, x, y);
  interpreter->text = interpreter->line;
}

/* The resource of that kind ("/XObject") that the last operand names; the caller's. FALSE if it is
   no name. */
static gboolean named_resource(const Interpreter *interpreter, const char *kind, qpdf_oh *resource)
{
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  const HpPdfToken *name = last_operand(interpreter, HP_PDF_NAME);
  if (name == NULL)
    return FALSE;
  g_autofree char *key = g_strdup_printf("/%.*s", (int)MIN(name->length, 100), name->text);
  qpdf_oh all = qpdf_oh_get_key(qpdf, interpreter->resources, kind);
  *resource =
      qpdf_oh_is_dictionary(qpdf, all) ? qpdf_oh_get_key(qpdf, all, key) : qpdf_oh_new_null(qpdf);
  qpdf_oh_release(qpdf, all);
  return TRUE;
}

static void set_font(Interpreter *interpreter)
{
  Reader *reader = interpreter->reader;
  qpdf_data qpdf = reader->pages->file->qpdf;
  const HpPdfToken *size = last_operand(interpreter, HP_PDF_NUMBER);
  qpdf_oh dictionary;
  interpreter->state.font = NULL;
  if (size == NULL || !named_resource(interpreter, "/Font", &dictionary))
    return;
  const HpPdfToken *name = last_operand(interpreter, HP_PDF_NAME);
  interpreter->state.font_name = hp_shown_name_digest(name) ^ interpreter->form;
  interpreter->state.size = value_of(size);
  const gpointer id = GINT_TO_POINTER(qpdf_oh_get_object_id(qpdf, dictionary));
  HpShownFont *font = id == NULL ? NULL : g_hash_table_lookup(reader->fonts, id);
  if (font == NULL && id != NULL) {
    font = hp_shown_font_new(qpdf, dictionary, reader->pages->shapes, &reader->codes);
    if (font != NULL)
      g_hash_table_insert(reader->fonts, id, font);
  }
  interpreter->state.font = font;
  qpdf_oh_release(qpdf, dictionary);
}

/* ---- Pictures and forms -------------------------------------------------------------------- */

static void show_picture(Interpreter *interpreter, qpdf_oh image)
{
  Reader *reader = interpreter->reader;
  qpdf_data qpdf = reader->pages->file->qpdf;
  const gpointer id = GINT_TO_POINTER(qpdf_oh_get_object_id(qpdf, image));
  gpointer character = g_hash_table_lookup(reader->known, id);
  if (character == NULL) {
    character = GUINT_TO_POINTER(hp_shown_picture(qpdf, image, reader->pages->pictures));
    g_hash_table_insert(reader->known, id, character);
  }
  if (character == NULL) {
    interpreter->failed = TRUE;
    return;
  }
  hp_painted_add_picture(interpreter->painted, &interpreter->state.paint, &interpreter->state.space,
                         hp_shown_picture_kind(qpdf, image));
  double x = 0, y = 0, end = 1, end_y = 0;
  cairo_matrix_transform_point(&interpreter->state.space, &x, &y);
  cairo_matrix_transform_point(&interpreter->state.space, &end, &end_y);
  show(interpreter, GPOINTER_TO_UINT(character), x, y, end);
}

static void interpret(Interpreter *interpreter, GBytes *bytes);

static void read_matrix(qpdf_data qpdf, qpdf_oh dictionary, cairo_matrix_t *matrix)
{
  double values[6] = {1, 0, 0, 1, 0, 0};
  hp_pdf_read_numbers(qpdf, dictionary, "/Matrix", values, 6);
  cairo_matrix_init(matrix, values[0], values[1], values[2], values[3], values[4], values[5]);
}

/* Its edges clip; a group is painted as a whole. */
static void begin_form(Interpreter *inner, qpdf_oh dictionary)
{
  qpdf_data qpdf = inner->reader->pages->file->qpdf;
  HpPaint *paint = &inner->state.paint;
  double edges[4] = {0};
  if (hp_pdf_read_numbers(qpdf, dictionary, "/BBox", edges, 4))
    hp_painted_clip(inner->painted, paint, &inner->state.space, edges);
  if (qpdf_oh_has_key(qpdf, dictionary, "/Group"))
    hp_paint_begin_group(paint);
}

static guint form_name(const Interpreter *interpreter)
{
  return hp_shown_name_digest(last_operand(interpreter, HP_PDF_NAME));
}

static void show_form(Interpreter *interpreter, qpdf_oh form)
{
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  g_autoptr(GBytes) bytes = hp_pdf_saved_bytes(qpdf, form);
  if (bytes == NULL || interpreter->depth == MAX_FORM_DEPTH) {
    interpreter->failed = TRUE;
    return;
  }
  qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, form);
  qpdf_oh resources = qpdf_oh_get_key(qpdf, dictionary, "/Resources");
  Interpreter inner = *interpreter;
  cairo_matrix_t matrix;
  read_matrix(qpdf, dictionary, &matrix);
  cairo_matrix_multiply(&inner.state.space, &matrix, &inner.state.space);
  begin_form(&inner, dictionary);
  inner.operands = g_array_new(FALSE, FALSE, sizeof(HpPdfToken));
  inner.states = g_array_new(FALSE, FALSE, sizeof(State));
  inner.resources = resources;
  inner.depth++;
  inner.form = (inner.form + 1) * 33 ^ form_name(interpreter);
  inner.in_text = FALSE;
  const guint open = interpreter->open->len;
  interpret(&inner, bytes);
  g_array_set_size(interpreter->open, MIN(open, interpreter->open->len));
  interpreter->failed = inner.failed || interpreter->open->len < open;
  g_array_unref(inner.states);
  g_array_unref(inner.operands);
  qpdf_oh_release(qpdf, resources);
  qpdf_oh_release(qpdf, dictionary);
}

static void paint_object(Interpreter *interpreter)
{
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  qpdf_oh object;
  if (!named_resource(interpreter, "/XObject", &object))
    return;
  if (!qpdf_oh_is_stream(qpdf, object)) {
    interpreter->failed = TRUE;
  } else {
    qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, object);
    const gboolean is_form = hp_pdf_has_name(qpdf, dictionary, "/Subtype", "/Form");
    qpdf_oh_release(qpdf, dictionary);
    if (is_form)
      show_form(interpreter, object);
    else
      show_picture(interpreter, object);
  }
  qpdf_oh_release(qpdf, object);
}

/* ---- Operators ----------------------------------------------------------------------------- */

/* Whether a sequence's properties have something else read aloud than is shown (14.9), or stand
   elsewhere. */
static gboolean is_read_otherwise(const GArray *operands)
{
  static const char *const keys[] = {"ActualText", "Alt", "E", "Lang"};
  if (operands->len == 2 && g_array_index(operands, HpPdfToken, 1).kind == HP_PDF_NAME)
    return TRUE;
  for (guint i = 1; i < operands->len; i++) {
    const HpPdfToken *operand = &g_array_index(operands, HpPdfToken, i);
    for (guint k = 0; k < G_N_ELEMENTS(keys) && operand->kind == HP_PDF_NAME; k++)
      if (hp_pdf_is_word(operand, keys[k]) &&
          (k > 0 || i + 1 == operands->len ||
           !hp_shown_is_soft_hyphen(&g_array_index(operands, HpPdfToken, i + 1))))
        return TRUE;
  }
  return FALSE;
}

/* "/P <</MCID 0>>": the number, that of the sequence around it, or none for an artifact. */
static void begin_sequence(Interpreter *interpreter)
{
  gint32 sequence = sequence_of(interpreter);
  const GArray *operands = interpreter->operands;
  for (guint i = 0; i < operands->len; i++) {
    const HpPdfToken *operand = &g_array_index(operands, HpPdfToken, i);
    if (operand->kind == HP_PDF_NAME && i == 0 && hp_pdf_is_word(operand, "Artifact"))
      sequence = HP_SHOWN_NO_SEQUENCE;
    else if (operand->kind == HP_PDF_NAME && hp_pdf_is_word(operand, "MCID") &&
             i + 1 < operands->len)
      sequence = (gint32)number(interpreter, i + 1);
  }
  if (interpreter->open->len == MAX_SEQUENCES || is_read_otherwise(operands))
    interpreter->failed = TRUE;
  else
    g_array_append_val(interpreter->open, sequence);
}

static void end_sequence(Interpreter *interpreter)
{
  if (interpreter->open->len == 0)
    interpreter->failed = TRUE;
  else
    g_array_set_size(interpreter->open, interpreter->open->len - 1);
}

static void save_state(Interpreter *interpreter)
{
  if (interpreter->states->len == MAX_STATES)
    interpreter->failed = TRUE;
  else
    g_array_append_val(interpreter->states, interpreter->state);
}

static void restore_state(Interpreter *interpreter)
{
  GArray *states = interpreter->states;
  if (states->len == 0) {
    interpreter->failed = TRUE;
    return;
  }
  interpreter->state = g_array_index(states, State, states->len - 1);
  g_array_set_size(states, states->len - 1);
}

static cairo_matrix_t matrix_of_operands(const Interpreter *interpreter)
{
  return (cairo_matrix_t){number(interpreter, 0), number(interpreter, 1), number(interpreter, 2),
                          number(interpreter, 3), number(interpreter, 4), number(interpreter, 5)};
}

static void transform(Interpreter *interpreter)
{
  const cairo_matrix_t matrix = matrix_of_operands(interpreter);
  cairo_matrix_multiply(&interpreter->state.space, &matrix, &interpreter->state.space);
}

static void begin_text(Interpreter *interpreter)
{
  interpreter->failed = interpreter->failed || interpreter->in_text;
  interpreter->in_text = TRUE;
  cairo_matrix_init_identity(&interpreter->line);
  interpreter->text = interpreter->line;
}

static void end_text(Interpreter *interpreter)
{
  interpreter->failed = interpreter->failed || !interpreter->in_text;
  interpreter->in_text = FALSE;
}

static void set_text_matrix(Interpreter *interpreter)
{
  interpreter->text = interpreter->line = matrix_of_operands(interpreter);
}

static void move_text(Interpreter *interpreter)
{
  move_line(interpreter, number(interpreter, 0), number(interpreter, 1));
}

static void move_text_and_set_leading(Interpreter *interpreter)
{
  interpreter->state.leading = -number(interpreter, 1);
  move_text(interpreter);
}

static void next_line(Interpreter *interpreter)
{
  move_line(interpreter, 0, -interpreter->state.leading);
}

static void show_text(Interpreter *interpreter)
{
  const HpPdfToken *literal = last_operand(interpreter, HP_PDF_LITERAL);
  const HpPdfToken *string =
      literal == NULL ? last_operand(interpreter, HP_PDF_HEXADECIMAL) : literal;
  if (string != NULL)
    show_string(interpreter, string);
}

static void show_on_next_line(Interpreter *interpreter)
{
  next_line(interpreter);
  show_text(interpreter);
}

static void show_spaced(Interpreter *interpreter)
{
  interpreter->state.word_spacing = number(interpreter, 0);
  interpreter->state.character_spacing = number(interpreter, 1);
  show_on_next_line(interpreter);
}

/* What an inline image shows cannot be compared; this program writes none. */
static void refuse(Interpreter *interpreter)
{
  interpreter->failed = TRUE;
}

/* What is made of what it paints: opacity or luminosity, on which ground, by which function. */
static guint kind_of_mask(qpdf_data qpdf, qpdf_oh mask)
{
  static const char *const keys[] = {"/S", "/BC", "/TR"};
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
    qpdf_oh value = qpdf_oh_get_key(qpdf, mask, keys[i]);
    g_string_append(text, qpdf_oh_unparse_resolved(qpdf, value));
    qpdf_oh_release(qpdf, value);
  }
  return g_str_hash(text->str);
}

static void show_apart(Interpreter *interpreter, HpPainted *painted, qpdf_oh mask)
{
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  qpdf_oh group = qpdf_oh_get_key(qpdf, mask, "/G");
  Interpreter apart = *interpreter;
  apart.painted = painted;
  apart.shown = g_array_new(FALSE, FALSE, sizeof(HpShown));
  apart.state.paint = hp_paint_initial;
  show_form(&apart, group);
  interpreter->failed = interpreter->failed || apart.failed;
  g_array_unref(apart.shown);
  qpdf_oh_release(qpdf, group);
}

/* Its group is painted apart: words in it are none of the page. What is no dictionary has no group,
   and is another mask than those that say something else. */
static void set_mask(Interpreter *interpreter, qpdf_oh mask)
{
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  HpPaint *paint = &interpreter->state.paint;
  HpPainted *painted = hp_painted_new(&interpreter->reader->work);
  guint kind = paint->mask;
  if (qpdf_oh_is_dictionary(qpdf, mask)) {
    show_apart(interpreter, painted, mask);
    kind = kind_of_mask(qpdf, mask);
  }
  paint->mask = hp_painted_add_mask(interpreter->painted, painted, kind, paint->group_mask);
}

static void set_graphics_state(Interpreter *interpreter)
{
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  HpPaint *paint = &interpreter->state.paint;
  qpdf_oh set;
  if (!named_resource(interpreter, "/ExtGState", &set))
    return;
  const guint name = hp_shown_name_digest(last_operand(interpreter, HP_PDF_NAME));
  interpreter->failed |= !hp_paint_set(paint, qpdf, set, name ^ interpreter->form);
  qpdf_oh mask = qpdf_oh_get_key(qpdf, set, "/SMask");
  if (interpreter->reader->asked == HP_SHOWN_PAINTED && !interpreter->failed &&
      !qpdf_oh_is_null(qpdf, mask) && paint->mask != 0)
    set_mask(interpreter, mask);
  qpdf_oh_release(qpdf, mask);
  qpdf_oh_release(qpdf, set);
}

static void paint(Interpreter *interpreter, const HpPdfToken *operator)
{
  char name[4] = "";
  double numbers[6] = {0};
  const guint n = MIN(interpreter->operands->len, G_N_ELEMENTS(numbers));
  guint given = 0;
  for (guint i = 0; i < n; i++)
    if (g_array_index(interpreter->operands, HpPdfToken, i).kind == HP_PDF_NUMBER)
      numbers[given++] = number(interpreter, i);
  if (operator->length >= sizeof name)
    return;
  memcpy(name, operator->text, operator->length);
  const HpPdfToken *named = last_operand(interpreter, HP_PDF_NAME);
  const HpPaintOperator asked = {
      name, numbers, given, named == NULL ? 0 : hp_shown_name_digest(named), interpreter->form};
  hp_painted_obey(interpreter->painted, &interpreter->state.paint, &interpreter->state.space,
                  &asked);
}

/* Text that clips what comes after it would hide it; this program writes none (9.3.6). */
static void set_text_mode(Interpreter *interpreter)
{
  const double mode = number(interpreter, 0);
  interpreter->state.paint.mode = (int)mode;
  if (mode != 0 && mode != 1 && mode != 2 && mode != 3)
    interpreter->failed = TRUE;
}

/* Lengths of dashes and gaps, to hundredths, and where in them a line begins. */
static void set_dash(Interpreter *interpreter)
{
  const cairo_matrix_t *space = &interpreter->state.space;
  const double scale = sqrt(fabs(space->xx * space->yy - space->xy * space->yx));
  guint digest = 0;
  for (guint i = 0; i < interpreter->operands->len; i++) {
    const HpPdfToken *operand = &g_array_index(interpreter->operands, HpPdfToken, i);
    if (operand->kind == HP_PDF_NUMBER)
      digest = digest * 31 + (guint)lround(value_of(operand) * scale * 100) + 1;
  }
  interpreter->state.paint.line.dash = interpreter->operands->len == 3 ? 0 : digest;
}

/* Operators that set one number. */
static double *parameter_of(State *state, const HpPdfToken *operator)
{
  const struct {
    const char *name;
    double *value;
  } all[] = {{"Tc", &state->character_spacing},
             {"Tw", &state->word_spacing},
             {"TL", &state->leading},
             {"Ts", &state->rise}};
  for (guint i = 0; i < G_N_ELEMENTS(all); i++)
    if (hp_pdf_is_word(operator, all[i].name))
      return all[i].value;
  return NULL;
}

static void obey(Interpreter *interpreter, const HpPdfToken *operator)
{
  static const struct {
    const char *name;
    void (*act)(Interpreter *interpreter);
  } all[] = {{"BDC", begin_sequence},
             {"BMC", begin_sequence},
             {"EMC", end_sequence},
             {"q", save_state},
             {"Q", restore_state},
             {"cm", transform},
             {"BT", begin_text},
             {"ET", end_text},
             {"Tm", set_text_matrix},
             {"Tr", set_text_mode},
             {"d", set_dash},
             {"Td", move_text},
             {"TD", move_text_and_set_leading},
             {"T*", next_line},
             {"Tf", set_font},
             {"TJ", show_array},
             {"Tj", show_text},
             {"'", show_on_next_line},
             {"\"", show_spaced},
             {"Do", paint_object},
             {"BI", refuse},
             {"gs", set_graphics_state}};
  for (guint i = 0; i < G_N_ELEMENTS(all); i++)
    if (hp_pdf_is_word(operator, all[i].name)) {
      all[i].act(interpreter);
      return;
    }
  double *parameter = parameter_of(&interpreter->state, operator);
  if (parameter != NULL)
    *parameter = number(interpreter, 0);
  else if (hp_pdf_is_word(operator, "Tz"))
    interpreter->state.scale = number(interpreter, 0) / 100;
  else
    paint(interpreter, operator);
}

static void interpret(Interpreter *interpreter, GBytes *bytes)
{
  gsize size = 0;
  const char *at = g_bytes_get_data(bytes, &size), *end = at + size;
  Reader *reader = interpreter->reader;
  if (size > reader->bytes) {
    interpreter->failed = TRUE;
    return;
  }
  reader->bytes -= size;
  HpPdfToken token;
  while (!interpreter->failed && (at = hp_pdf_token(at, end, &token)) != NULL) {
    if (token.kind == HP_PDF_BRACKET && *token.start == '%')
      continue;
    if (token.kind == HP_PDF_WORD && !hp_shown_operands_fit(&token, interpreter->operands)) {
      interpreter->failed = TRUE;
    } else if (token.kind == HP_PDF_WORD) {
      obey(interpreter, &token);
      g_array_set_size(interpreter->operands, 0);
    } else if (interpreter->operands->len < MAX_OPERANDS) {
      g_array_append_val(interpreter->operands, token);
    } else {
      interpreter->failed = TRUE;
    }
  }
}

/* ---- Pages --------------------------------------------------------------------------------- */

static const State initial = {.space = {1, 0, 0, 1, 0, 0}, .scale = 1};

/* All that one code stands for. */
static void set_sight(guint index, HpPdfSight sight, gpointer user)
{
  GArray *shown = user;
  if (index >= shown->len)
    return;
  const HpShown first = g_array_index(shown, HpShown, index);
  for (guint i = index; i < shown->len; i++) {
    HpShown *one = &g_array_index(shown, HpShown, i);
    if (one->x != first.x || one->end != first.end || one->y != first.y)
      break;
    one->sight = sight;
  }
}

static void find_unseen(Interpreter *interpreter, qpdf_oh page)
{
  double edges[4];
  hp_pdf_read_edges(interpreter->reader->pages->file->qpdf, page, edges);
  hp_painted_find_unseen(interpreter->painted, edges, set_sight, interpreter->shown);
}

static gboolean read_page(Reader *reader, guint index, GArray *shown)
{
  qpdf_data qpdf = reader->pages->file->qpdf;
  qpdf_oh page = qpdf_get_page_n(qpdf, index);
  qpdf_oh contents = qpdf_oh_get_key(qpdf, page, "/Contents");
  Interpreter interpreter = {.reader = reader,
                             .shown = shown,
                             .states = g_array_new(FALSE, FALSE, sizeof(State)),
                             .open = g_array_new(FALSE, FALSE, sizeof(gint32)),
                             .operands = g_array_new(FALSE, FALSE, sizeof(HpPdfToken)),
                             .state = initial,
                             .painted = hp_painted_new(&reader->work),
                             .resources = qpdf_oh_get_key(qpdf, page, "/Resources")};
  g_autoptr(GBytes) bytes = hp_pdf_saved_bytes(qpdf, contents);
  interpreter.state.paint = hp_paint_initial;
  if (bytes != NULL)
    interpret(&interpreter, bytes);
  if (reader->asked == HP_SHOWN_SIGHTS)
    find_unseen(&interpreter, page);
  if (reader->asked == HP_SHOWN_PAINTED)
    g_ptr_array_add(reader->pages->painted, interpreter.painted);
  else
    hp_painted_free(interpreter.painted);
  const gboolean read = bytes != NULL && !interpreter.failed;
  g_array_unref(interpreter.states);
  g_array_unref(interpreter.open);
  g_array_unref(interpreter.operands);
  qpdf_oh_release(qpdf, interpreter.resources);
  qpdf_oh_release(qpdf, contents);
  qpdf_oh_release(qpdf, page);
  return read;
}

gboolean hp_shown_pages_read(HpShownPages *pages, HpPdfFile *file, GHashTable *pictures,
                             HpShownAsked asked, guint *unreadable)
{
  *pages =
      (HpShownPages){file, pictures, g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref),
                     g_ptr_array_new_with_free_func((GDestroyNotify)hp_painted_free),
                     asked == HP_SHOWN_PAINTED ? hp_glyph_shapes_new() : NULL};
  Reader reader = {.pages = pages,
                   .fonts =
                       g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)hp_shown_font_free),
                   .known = g_hash_table_new(NULL, NULL),
                   .codes = MAX_CODES,
                   .bytes = HP_MAX_PDF_STREAM,
                   .characters = MAX_SHOWN_BYTES,
                   .asked = asked,
                   .work = MAX_SIGHT_WORK};
  gboolean read = TRUE;
  for (guint i = 0; i < hp_pdf_file_n_pages(file) && read; i++) {
    GArray *shown = g_array_new(FALSE, FALSE, sizeof(HpShown));
    g_ptr_array_add(pages->pages, shown);
    read = read_page(&reader, i, shown);
    *unreadable = i;
  }
  g_hash_table_unref(reader.fonts);
  g_hash_table_unref(reader.known);
  return read;
}

void hp_shown_pages_clear(HpShownPages *pages)
{
  g_clear_pointer(&pages->pages, g_ptr_array_unref);
  g_clear_pointer(&pages->painted, g_ptr_array_unref);
  g_clear_pointer(&pages->shapes, hp_glyph_shapes_free);
}
