/* Text of a content stream (ISO 32000-1, 9.4): its font, where its pen stands, what it shows. */
#include "inspect/page/interpreter.h"
#include "inspect/page/string.h"

/* ---- Showing -------------------------------------------------------------------------------- */

static void move_pen(HpInterpreter *interpreter, double x)
{
  cairo_matrix_translate(&interpreter->text, x, 0);
}

static void pen_on_page(const HpInterpreter *interpreter, double *x, double *y)
{
  *x = 0;
  *y = interpreter->state.rise;
  cairo_matrix_transform_point(&interpreter->text, x, y);
  cairo_matrix_transform_point(&interpreter->state.space, x, y);
}

/* By its shape, where those are asked: what it is said to stand for is no reason that it paints
   nothing. */
static gboolean paints_nothing(const HpInterpreter *interpreter, const HpGlyphShape *shape,
                               const char *text)
{
  if (shape != NULL)
    return hp_glyph_is_blank(shape);
  return interpreter->reader->asked != HP_SHOWN_PAINTED && hp_pdf_is_blank(g_utf8_get_char(text));
}

/* The middle of a glyph that is about to be shown, and its size. */
static void add_glyph(HpInterpreter *interpreter, double advance, const char *text, guint code)
{
  const HpGraphicsState *state = &interpreter->state;
  const HpGlyphShape *shape = hp_shown_font_shape(state->font, code);
  if (paints_nothing(interpreter, shape, text))
    return;
  cairo_matrix_t matrix;
  cairo_matrix_multiply(&matrix, &interpreter->text, &state->space);
  HpGlyphPlace place = {.x = advance / 2,
                        .y = state->rise + state->size / 4,
                        .origin_y = state->rise,
                        .up_y = state->size,
                        .along_x = state->size * state->scale,
                        .space = &state->space,
                        .font = state->font_name,
                        .shape = shape,
                        .text = hp_pdf_text_digest(text)};
  cairo_matrix_transform_point(&matrix, &place.x, &place.y);
  cairo_matrix_transform_point(&matrix, &place.origin_x, &place.origin_y);
  cairo_matrix_transform_distance(&matrix, &place.up_x, &place.up_y);
  cairo_matrix_transform_distance(&matrix, &place.along_x, &place.along_y);
  hp_painted_add_glyph(interpreter->painted, &state->paint, &place, interpreter->shown->len);
}

static void show_code(HpInterpreter *interpreter, guint code)
{
  const HpGraphicsState *state = &interpreter->state;
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
    hp_interpreter_show(interpreter, g_utf8_get_char(text), x, y, end);
}

static void show_string(HpInterpreter *interpreter, const HpPdfToken *string)
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
  /* Of half a code at the end some readers make a glyph. */
  interpreter->failed |= have > 0;
}

/* TJ: strings, and between them how far the pen moves back. */
static void show_array(HpInterpreter *interpreter)
{
  for (guint i = 0; i < interpreter->operands->len && !interpreter->failed; i++) {
    const HpPdfToken *operand = &g_array_index(interpreter->operands, HpPdfToken, i);
    if (operand->kind == HP_PDF_LITERAL || operand->kind == HP_PDF_HEXADECIMAL)
      show_string(interpreter, operand);
    else if (operand->kind == HP_PDF_NUMBER)
      move_pen(interpreter, -hp_operand_value(operand) / 1000 * interpreter->state.size *
                                interpreter->state.scale);
  }
}

static void show_text(HpInterpreter *interpreter)
{
  const HpPdfToken *literal = hp_last_operand(interpreter->operands, HP_PDF_LITERAL);
  const HpPdfToken *string =
      literal == NULL ? hp_last_operand(interpreter->operands, HP_PDF_HEXADECIMAL) : literal;
  if (string != NULL)
    show_string(interpreter, string);
}

/* ---- Where the pen stands ------------------------------------------------------------------- */

static void begin_text(HpInterpreter *interpreter)
{
  interpreter->failed = interpreter->failed || interpreter->in_text;
  interpreter->in_text = TRUE;
  cairo_matrix_init_identity(&interpreter->line);
  interpreter->text = interpreter->line;
}

static void end_text(HpInterpreter *interpreter)
{
  interpreter->failed = interpreter->failed || !interpreter->in_text;
  interpreter->in_text = FALSE;
}

static void set_text_matrix(HpInterpreter *interpreter)
{
  interpreter->text = interpreter->line = hp_operand_matrix(interpreter->operands);
}

static void move_line(HpInterpreter *interpreter, double x, double y)
{
  cairo_matrix_translate(&interpreter->line, x, y);
  interpreter->text = interpreter->line;
}

static void move_text(HpInterpreter *interpreter)
{
  move_line(interpreter, hp_operand_number(interpreter->operands, 0),
            hp_operand_number(interpreter->operands, 1));
}

static void move_text_and_set_leading(HpInterpreter *interpreter)
{
  interpreter->state.leading = -hp_operand_number(interpreter->operands, 1);
  move_text(interpreter);
}

static void next_line(HpInterpreter *interpreter)
{
  move_line(interpreter, 0, -interpreter->state.leading);
}

static void show_on_next_line(HpInterpreter *interpreter)
{
  next_line(interpreter);
  show_text(interpreter);
}

static void show_spaced(HpInterpreter *interpreter)
{
  interpreter->state.word_spacing = hp_operand_number(interpreter->operands, 0);
  interpreter->state.character_spacing = hp_operand_number(interpreter->operands, 1);
  show_on_next_line(interpreter);
}

/* ---- Its state ------------------------------------------------------------------------------ */

static void set_font(HpInterpreter *interpreter)
{
  HpPagesReader *reader = interpreter->reader;
  qpdf_data qpdf = reader->pages->file->qpdf;
  const HpPdfToken *size = hp_last_operand(interpreter->operands, HP_PDF_NUMBER);
  qpdf_oh dictionary;
  interpreter->state.font = NULL;
  if (size == NULL || !hp_interpreter_resource(interpreter, "/Font", &dictionary))
    return;
  const HpPdfToken *name = hp_last_operand(interpreter->operands, HP_PDF_NAME);
  interpreter->state.font_name = hp_shown_name_digest(name, interpreter->form);
  interpreter->state.size = hp_operand_value(size);
  const gpointer id = GINT_TO_POINTER(qpdf_oh_get_object_id(qpdf, dictionary));
  HpShownFont *font = id == NULL ? NULL : g_hash_table_lookup(reader->fonts, id);
  if (font == NULL && id != NULL) {
    font = hp_shown_font_new(reader->pages->file, dictionary, reader->pages->shapes);
    if (font != NULL)
      g_hash_table_insert(reader->fonts, id, font);
  }
  interpreter->state.font = font;
  qpdf_oh_release(qpdf, dictionary);
}

/* Text that clips what comes after it would hide it; this program writes none (9.3.6). */
static void set_text_mode(HpInterpreter *interpreter)
{
  const double mode = hp_operand_number(interpreter->operands, 0);
  interpreter->state.paint.mode = (int)mode;
  if (mode != 0 && mode != 1 && mode != 2 && mode != 3)
    interpreter->failed = TRUE;
}

/* Operators that set one number. */
static double *parameter_of(HpGraphicsState *state, const HpPdfToken *operator)
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

gboolean hp_obey_text(HpInterpreter *interpreter, const HpPdfToken *operator)
{
  static const HpAct acts[] = {
      {"BT", begin_text},    {"ET", end_text},         {"Tm", set_text_matrix},
      {"Tr", set_text_mode}, {"Td", move_text},        {"TD", move_text_and_set_leading},
      {"T*", next_line},     {"Tf", set_font},         {"TJ", show_array},
      {"Tj", show_text},     {"'", show_on_next_line}, {"\"", show_spaced}};
  if (hp_interpreter_act(interpreter, operator, acts, G_N_ELEMENTS(acts)))
    return TRUE;
  double *parameter = parameter_of(&interpreter->state, operator);
  if (parameter != NULL)
    *parameter = hp_operand_number(interpreter->operands, 0);
  else if (hp_pdf_is_word(operator, "Tz"))
    interpreter->state.scale = hp_operand_number(interpreter->operands, 0) / 100;
  else
    return FALSE;
  return TRUE;
}
