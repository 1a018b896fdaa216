/* A content stream, interpreted: its operators, one after the other.
 *
 *   q Q cm      where the page's space lies      text.c       the font, the pen, what is shown
 *   Do          a picture, or a form with        sequence.c   which sequence it belongs to
 *               more of the same                 painted.c    what is painted, on what
 *   gs scn      what is painted apart: a soft    inline.c     a picture in the stream itself
 *               mask, a tile of a pattern
 */
#include "inspect/page/inline.h"
#include "inspect/page/interpreter.h"
#include "inspect/page/picture.h"

#include <math.h>
#include <string.h>

#define MAX_FORM_DEPTH 8    /* form XObjects in each other; not verified */
#define MAX_STATES 200      /* q within q; not verified */
#define MAX_OPERANDS 100000 /* operands of one operator; not verified */

static gboolean spend(HpPagesReader *reader, gsize bytes)
{
  if (bytes > reader->bytes)
    return FALSE;
  reader->bytes -= bytes;
  return TRUE;
}

/* ---- Pictures and forms --------------------------------------------------------------------- */

static void show_picture(HpInterpreter *interpreter, qpdf_oh image)
{
  HpPagesReader *reader = interpreter->reader;
  qpdf_data qpdf = reader->pages->file->qpdf;
  const gpointer id = GINT_TO_POINTER(qpdf_oh_get_object_id(qpdf, image));
  gpointer character = g_hash_table_lookup(reader->known, id);
  if (character == NULL) {
    character =
        GUINT_TO_POINTER(hp_shown_picture(reader->pages->file, image, reader->pages->pictures));
    g_hash_table_insert(reader->known, id, character);
  }
  if (character == NULL) {
    interpreter->failed = TRUE;
    return;
  }
  hp_painted_add_picture(interpreter->painted, &interpreter->state.paint, &interpreter->state.space,
                         hp_shown_picture_kind(qpdf, image),
                         interpreter->is_apart ? GPOINTER_TO_UINT(character) : 0);
  double x = 0, y = 0, end = 1, end_y = 0;
  cairo_matrix_transform_point(&interpreter->state.space, &x, &y);
  cairo_matrix_transform_point(&interpreter->state.space, &end, &end_y);
  hp_interpreter_show(interpreter, GPOINTER_TO_UINT(character), x, y, end);
}

/* FALSE if it has one that is none. */
static gboolean read_matrix(qpdf_data qpdf, qpdf_oh dictionary, cairo_matrix_t *matrix)
{
  double values[6] = {1, 0, 0, 1, 0, 0};
  const gboolean has = hp_pdf_has_numbers(qpdf, dictionary, "/Matrix", 6);
  hp_pdf_read_numbers(qpdf, dictionary, "/Matrix", values, 6);
  cairo_matrix_init(matrix, values[0], values[1], values[2], values[3], values[4], values[5]);
  return has || !qpdf_oh_has_key(qpdf, dictionary, "/Matrix");
}

/* Its edges clip: without them some readers show nothing of it. A group is painted as a whole. This
   program writes none in which parts hide what they do not cover: something that lets all through
   would hide words. */
static void begin_form(HpInterpreter *inner, qpdf_oh dictionary)
{
  qpdf_data qpdf = inner->reader->pages->file->qpdf;
  HpPaint *paint = &inner->state.paint;
  cairo_matrix_t matrix;
  double edges[4] = {0};
  inner->failed |= !read_matrix(qpdf, dictionary, &matrix) ||
                   !hp_pdf_has_numbers(qpdf, dictionary, "/BBox", 4) ||
                   hp_pdf_knocks_out(qpdf, dictionary);
  cairo_matrix_multiply(&inner->state.space, &matrix, &inner->state.space);
  inner->base = inner->state.space;
  hp_pdf_read_numbers(qpdf, dictionary, "/BBox", edges, 4);
  hp_painted_clip(inner->painted, paint, &inner->state.space, edges);
  if (qpdf_oh_has_key(qpdf, dictionary, "/Group")) {
    hp_paint_begin_group(paint);
    hp_interpreter_enter_group(inner, dictionary);
  }
}

static guint64 name_in_form(const HpInterpreter *interpreter)
{
  return hp_shown_name_digest(hp_last_operand(interpreter->operands, HP_PDF_NAME),
                              interpreter->form);
}

static void show_form(HpInterpreter *interpreter, qpdf_oh form)
{
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  g_autoptr(GBytes) bytes = hp_pdf_saved_bytes(qpdf, form);
  if (bytes == NULL || interpreter->depth == MAX_FORM_DEPTH) {
    interpreter->failed = TRUE;
    return;
  }
  qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, form);
  qpdf_oh resources = qpdf_oh_get_key(qpdf, dictionary, "/Resources");
  HpInterpreter inner = *interpreter;
  begin_form(&inner, dictionary);
  inner.operands = g_array_new(FALSE, FALSE, sizeof(HpPdfToken));
  inner.states = g_array_new(FALSE, FALSE, sizeof(HpGraphicsState));
  inner.resources = resources;
  inner.depth++;
  inner.form = name_in_form(interpreter);
  inner.in_text = inner.in_path = FALSE;
  const guint open = interpreter->open->len;
  hp_interpret(&inner, bytes);
  g_array_set_size(interpreter->open, MIN(open, interpreter->open->len));
  interpreter->failed = inner.failed || interpreter->open->len < open;
  g_array_unref(inner.states);
  g_array_unref(inner.operands);
  qpdf_oh_release(qpdf, resources);
  qpdf_oh_release(qpdf, dictionary);
}

static void paint_object(HpInterpreter *interpreter)
{
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  qpdf_oh object;
  if (!hp_interpreter_resource(interpreter, "/XObject", &object))
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

/* ---- The graphics state --------------------------------------------------------------------- */

static void save_state(HpInterpreter *interpreter)
{
  if (interpreter->states->len == MAX_STATES)
    interpreter->failed = TRUE;
  else
    g_array_append_val(interpreter->states, interpreter->state);
}

static void restore_state(HpInterpreter *interpreter)
{
  GArray *states = interpreter->states;
  if (states->len == 0) {
    interpreter->failed = TRUE;
    return;
  }
  interpreter->state = g_array_index(states, HpGraphicsState, states->len - 1);
  g_array_set_size(states, states->len - 1);
}

static void transform(HpInterpreter *interpreter)
{
  const cairo_matrix_t matrix = hp_operand_matrix(interpreter->operands);
  cairo_matrix_multiply(&interpreter->state.space, &matrix, &interpreter->state.space);
}

/* How far curves may be from what they should be, letters among them (10.6.2): most readers smooth
   what is within a dot. */
static void set_flatness(HpInterpreter *interpreter)
{
  interpreter->failed |= hp_operand_number(interpreter->operands, 0) > 1;
}

/* "[3 1] 0 d": lengths of dashes and gaps, and where in them a line begins. */
static void set_dash(HpInterpreter *interpreter)
{
  HpPaintLine *line = &interpreter->state.paint.line;
  const guint n = interpreter->operands->len - 3;
  if (n > HP_MAX_DASHES) {
    interpreter->failed = TRUE;
    return;
  }
  for (guint i = 0; i < n; i++)
    line->dashes[i] = (float)hp_operand_number(interpreter->operands, i + 1);
  line->n_dashes = n;
  line->phase = n == 0 ? 0 : (float)hp_operand_number(interpreter->operands, n + 2);
}

/* What is made of what it paints: opacity or luminosity, on which ground, by which function. */
static guint64 kind_of_mask(qpdf_data qpdf, qpdf_oh mask)
{
  static const char *const keys[] = {"/S", "/BC", "/TR"};
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
    qpdf_oh value = qpdf_oh_get_key(qpdf, mask, keys[i]);
    g_string_append(text, qpdf_oh_unparse_resolved(qpdf, value));
    qpdf_oh_release(qpdf, value);
  }
  return hp_pdf_text_digest(text->str);
}

/* With the state that a page begins with: what was set before it makes it no other. */
static void show_apart(HpInterpreter *interpreter, const HpPaintApart *one, qpdf_oh content)
{
  HpInterpreter apart = *interpreter;
  apart.painted = one->painted;
  apart.is_apart = TRUE;
  apart.shown = g_array_new(FALSE, FALSE, sizeof(HpShown));
  apart.state = (HpGraphicsState){.space = one->space, .scale = 1, .paint = hp_paint_initial};
  show_form(&apart, content);
  interpreter->failed = interpreter->failed || apart.failed;
  g_array_unref(apart.shown);
}

/* Each is painted once, and there are not any number of them: a page may set one without end. */
static guint add_apart(HpInterpreter *interpreter, HpPaintApart *apart, qpdf_oh content)
{
  if (interpreter->reader->apart == 0) {
    interpreter->failed = TRUE;
    return 0;
  }
  interpreter->reader->apart--;
  apart->painted = hp_painted_new(&interpreter->reader->work);
  if (qpdf_oh_is_stream(interpreter->reader->pages->file->qpdf, content))
    show_apart(interpreter, apart, content);
  const guint added = hp_painted_add_apart(interpreter->painted, apart);
  interpreter->failed |= added == 0;
  return added;
}

/* Its group is painted apart: words in it are none of the page. What is no dictionary has no group,
   and is another mask than those that say something else. */
static void set_mask(HpInterpreter *interpreter, qpdf_oh mask)
{
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  HpPaint *paint = &interpreter->state.paint;
  const gboolean has_group = qpdf_oh_is_dictionary(qpdf, mask);
  qpdf_oh group = has_group ? qpdf_oh_get_key(qpdf, mask, "/G") : qpdf_oh_new_null(qpdf);
  HpPaintApart one = {.kind = has_group ? kind_of_mask(qpdf, mask) : paint->mask,
                      .within = (guint)paint->group_mask,
                      .object = qpdf_oh_get_object_id(qpdf, group),
                      .space = interpreter->state.space};
  interpreter->failed |= has_group && !qpdf_oh_is_stream(qpdf, group);
  paint->mask = hp_painted_find_apart(interpreter->painted, &one);
  if (paint->mask == 0)
    paint->mask = add_apart(interpreter, &one, group);
  qpdf_oh_release(qpdf, group);
}

static void set_graphics_state(HpInterpreter *interpreter)
{
  /* Its dictionary is read each time, which takes as long as so many bytes. */
  enum { LEAST_BYTES = 1024 };
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  HpPaint *paint = &interpreter->state.paint;
  qpdf_oh set;
  if (!hp_interpreter_resource(interpreter, "/ExtGState", &set))
    return;
  interpreter->failed |= !spend(interpreter->reader, LEAST_BYTES) ||
                         !hp_paint_set(paint, qpdf, set, name_in_form(interpreter)) ||
                         !hp_paint_leaves_inks(qpdf, set, &interpreter->reader->bytes);
  qpdf_oh mask = qpdf_oh_get_key(qpdf, set, "/SMask");
  if (interpreter->reader->asked == HP_SHOWN_PAINTED && !interpreter->failed &&
      !qpdf_oh_is_null(qpdf, mask) && paint->mask != 0)
    set_mask(interpreter, mask);
  qpdf_oh_release(qpdf, mask);
  qpdf_oh_release(qpdf, set);
}

/* ---- Operators ------------------------------------------------------------------------------ */

static guint64 digest_once(HpPagesReader *reader, qpdf_oh resource)
{
  HpPdfFile *file = reader->pages->file;
  const gpointer id = GINT_TO_POINTER(qpdf_oh_get_object_id(file->qpdf, resource));
  guint64 *known = id == NULL ? NULL : g_hash_table_lookup(reader->digests, id);
  if (known != NULL)
    return *known;
  const guint64 digest = hp_shown_value_digest(file, resource);
  if (id != NULL)
    g_hash_table_insert(reader->digests, id, g_memdup2(&digest, sizeof digest));
  return digest;
}

static gboolean is_tiles(qpdf_data qpdf, qpdf_oh pattern)
{
  if (!qpdf_oh_is_stream(qpdf, pattern))
    return FALSE;
  qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, pattern);
  double type = 0;
  const gboolean is = hp_pdf_read_number(qpdf, dictionary, "/PatternType", &type) && type == 1;
  qpdf_oh_release(qpdf, dictionary);
  return is;
}

/* FALSE if it is a pattern that this program does not write: one painted in the colour that is set
   with it, or of which more is said. */
static gboolean read_tiles(qpdf_data qpdf, qpdf_oh dictionary, const cairo_matrix_t *base,
                           HpPaintTiles *tiles)
{
  static const char *const written[] = {
      "/Type",   "/PatternType", "/PaintType", "/TilingType", "/BBox",        "/XStep", "/YStep",
      "/Matrix", "/Resources",   "/Length",    "/Filter",     "/DecodeParms", NULL};
  cairo_matrix_t matrix;
  double paint_type = 0;
  const gboolean has_all = read_matrix(qpdf, dictionary, &matrix) &&
                           hp_pdf_read_number(qpdf, dictionary, "/XStep", &tiles->right[0]) &&
                           hp_pdf_read_number(qpdf, dictionary, "/YStep", &tiles->up[1]) &&
                           hp_pdf_read_number(qpdf, dictionary, "/TilingType", &tiles->type) &&
                           hp_pdf_read_number(qpdf, dictionary, "/PaintType", &paint_type);
  cairo_matrix_multiply(&matrix, &matrix, base);
  cairo_matrix_transform_distance(&matrix, &tiles->right[0], &tiles->right[1]);
  cairo_matrix_transform_distance(&matrix, &tiles->up[0], &tiles->up[1]);
  return has_all && paint_type == 1 && hp_pdf_has_only_keys(qpdf, dictionary, written);
}

/* By what one of them paints, whatever words say it, and how the others lie. */
static guint tiles_of(HpInterpreter *interpreter, qpdf_oh pattern)
{
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  HpPaintApart one = {.object = qpdf_oh_get_object_id(qpdf, pattern), .space = interpreter->base};
  const guint known = hp_painted_find_apart(interpreter->painted, &one);
  if (known > 0)
    return known;
  qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, pattern);
  interpreter->failed |= !read_tiles(qpdf, dictionary, &one.space, &one.tiles);
  qpdf_oh_release(qpdf, dictionary);
  return interpreter->failed ? 0 : add_apart(interpreter, &one, pattern);
}

/* Of a pattern that is painted as "sh" would paint it where `base` is, which is moved there; null
   if it is none such. The caller's. */
static qpdf_oh shading_of(qpdf_data qpdf, qpdf_oh pattern, cairo_matrix_t *base)
{
  static const char *const written[] = {"/Type", "/PatternType", "/Matrix", "/Shading", NULL};
  cairo_matrix_t matrix;
  double type = 0;
  if (!qpdf_oh_is_dictionary(qpdf, pattern) || !hp_pdf_has_only_keys(qpdf, pattern, written) ||
      !hp_pdf_read_number(qpdf, pattern, "/PatternType", &type) || type != 2 ||
      !read_matrix(qpdf, pattern, &matrix))
    return qpdf_oh_new_null(qpdf);
  qpdf_oh shading = hp_pdf_dictionary_in(qpdf, pattern, "/Shading");
  if (qpdf_oh_is_dictionary(qpdf, shading) && !qpdf_oh_has_key(qpdf, shading, "/Background")) {
    cairo_matrix_multiply(base, &matrix, base);
    return shading;
  }
  qpdf_oh_release(qpdf, shading);
  return qpdf_oh_new_null(qpdf);
}

/* [/Pattern]: not one that has a colour besides. */
static gboolean is_space_of_patterns(qpdf_data qpdf, qpdf_oh space)
{
  if (!qpdf_oh_is_array(qpdf, space) || qpdf_oh_get_array_n_items(qpdf, space) != 1)
    return FALSE;
  qpdf_oh kind = qpdf_oh_get_array_item(qpdf, space, 0);
  const gboolean is = hp_pdf_is_name(qpdf, kind, "/Pattern");
  qpdf_oh_release(qpdf, kind);
  return is;
}

static void take_digest(HpInterpreter *interpreter, qpdf_oh resource, HpPaintOperator *asked)
{
  asked->named = digest_once(interpreter->reader, resource);
  interpreter->failed |= asked->named == 0;
}

static void take_pattern(HpInterpreter *interpreter, qpdf_oh pattern, HpPaintOperator *asked)
{
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  if (is_tiles(qpdf, pattern)) {
    asked->named = hp_pdf_text_digest("tiles");
    asked->tiles = tiles_of(interpreter, pattern);
    return;
  }
  qpdf_oh shading = shading_of(qpdf, pattern, &asked->base);
  const gboolean is_shading = qpdf_oh_is_dictionary(qpdf, shading);
  take_digest(interpreter, is_shading ? shading : pattern, asked);
  /* What is none has the digest of no shading, be it one that stands where none should. */
  if (!is_shading)
    asked->named = hp_pdf_digest(&asked->named, sizeof asked->named, hp_pdf_text_digest("pattern"));
  qpdf_oh_release(qpdf, shading);
}

/* What a name stands for, however it is called; what it is called where it stands for nothing. */
static void take_resource(HpInterpreter *interpreter, HpPaintOperator *asked)
{
  const gboolean is_shading = strcmp(asked->name, "sh") == 0;
  const gboolean is_space = g_ascii_strcasecmp(asked->name, "cs") == 0;
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  const HpPdfToken *name = hp_last_operand(interpreter->operands, HP_PDF_NAME);
  qpdf_oh resource;
  asked->named = name_in_form(interpreter);
  if (!hp_interpreter_resource(interpreter,
                               is_shading ? "/Shading"
                               : is_space ? "/ColorSpace"
                                          : "/Pattern",
                               &resource))
    return;
  const gboolean is_there = !qpdf_oh_is_null(qpdf, resource);
  if (is_space)
    asked->of_patterns =
        is_there ? is_space_of_patterns(qpdf, resource) : hp_pdf_is_word(name, "Pattern");
  if (is_there && interpreter->reader->asked == HP_SHOWN_PAINTED) {
    if (is_shading || is_space)
      take_digest(interpreter, resource, asked);
    else
      take_pattern(interpreter, resource, asked);
  }
  qpdf_oh_release(qpdf, resource);
}

/* Of a colour, a space of colours or a shading; that of a device is one wherever it is named. */
static void take_name(HpInterpreter *interpreter, HpPaintOperator *asked)
{
  const HpPdfToken *name = hp_last_operand(interpreter->operands, HP_PDF_NAME);
  if (name == NULL)
    return;
  if (g_ascii_strcasecmp(asked->name, "cs") == 0)
    asked->space_parts = hp_parts_of_device(name->text, name->length);
  if (asked->space_parts == 0)
    take_resource(interpreter, asked);
}

static void paint(HpInterpreter *interpreter, const HpPdfToken *operator)
{
  char name[4] = "";
  double numbers[6] = {0};
  const guint n = MIN(interpreter->operands->len, G_N_ELEMENTS(numbers));
  guint given = 0;
  for (guint i = 0; i < n; i++)
    if (g_array_index(interpreter->operands, HpPdfToken, i).kind == HP_PDF_NUMBER)
      numbers[given++] = hp_operand_number(interpreter->operands, i);
  if (operator->length >= sizeof name)
    return;
  memcpy(name, operator->text, operator->length);
  HpPaintOperator asked = {.name = name, .numbers = numbers, .n = given, .base = interpreter->base};
  take_name(interpreter, &asked);
  hp_painted_obey(interpreter->painted, &interpreter->state.paint, &interpreter->state.space,
                  &asked);
}

/* Of operators where they may not stand readers make several things: of a path in text, of a state
   that is kept in it or within a path, of what clips, or goes on with, a path that has not begun:
   for some nothing is seen after that, for others all is. Colours that are set within one are those
   that it is painted with, for all of them. */
static gboolean may_stand(HpInterpreter *interpreter, HpOperatorPlace place)
{
  const gboolean begins = place == HP_OPERATOR_BEGINS, goes_on = place == HP_OPERATOR_OF_PATH;
  const gboolean paints = place == HP_OPERATOR_PAINTS, is_of_page = place == HP_OPERATOR_OF_PAGE;
  if (interpreter->in_text && (begins || paints || is_of_page))
    return FALSE;
  if (interpreter->in_path && (is_of_page || place == HP_OPERATOR_ENDS_TEXT))
    return FALSE;
  if (!interpreter->in_path && goes_on)
    return FALSE;
  interpreter->in_path = begins || (interpreter->in_path && !paints);
  return TRUE;
}

static gboolean is_right(HpInterpreter *interpreter, const HpPdfToken *name)
{
  const HpOperator *called = hp_operator_named(name);
  return called != NULL && may_stand(interpreter, called->place) &&
         hp_shown_operands_fit(called, interpreter->operands);
}

static void obey(HpInterpreter *interpreter, const HpPdfToken *operator)
{
  static const HpAct acts[] = {
      {"q", save_state},   {"Q", restore_state}, {"cm", transform},         {"d", set_dash},
      {"i", set_flatness}, {"Do", paint_object}, {"gs", set_graphics_state}};
  if (!hp_obey_text(interpreter, operator) && !hp_obey_sequence(interpreter, operator) &&
      !hp_interpreter_act(interpreter, operator, acts, G_N_ELEMENTS(acts)))
    paint(interpreter, operator);
}

/* Whether what colours of devices are is said elsewhere (8.6.5.6), or a space has the name of one,
   which some readers then take for it; this program has no use for either. */
static gboolean has_other_devices(const HpInterpreter *interpreter)
{
  static const char *const keys[] = {
      "/DefaultGray", "/DefaultRGB", "/DefaultCMYK", "/DeviceGray", "/DeviceRGB",
      "/DeviceCMYK",  NULL};
  qpdf_data qpdf = interpreter->reader->pages->file->qpdf;
  if (!qpdf_oh_is_dictionary(qpdf, interpreter->resources))
    return FALSE;
  qpdf_oh spaces = qpdf_oh_get_key(qpdf, interpreter->resources, "/ColorSpace");
  const gboolean has =
      qpdf_oh_is_dictionary(qpdf, spaces) && hp_pdf_has_any_key(qpdf, spaces, keys);
  qpdf_oh_release(qpdf, spaces);
  return has;
}

/* Returns where the picture ends that begins at `at`. */
static const char *show_inline(HpInterpreter *interpreter, const char *at, const char *end)
{
  /* It becomes an object, which takes as long as so many bytes. */
  enum { LEAST_BYTES = 32 * 1024 };
  HpPdfFile *file = interpreter->reader->pages->file;
  qpdf_oh image;
  if (!spend(interpreter->reader, LEAST_BYTES))
    return NULL;
  const char *after = hp_inline_picture(file->qpdf, interpreter->resources, at, end, &image);
  if (after == NULL)
    return NULL;
  show_picture(interpreter, image);
  qpdf_oh_release(file->qpdf, image);
  return after;
}

void hp_interpret(HpInterpreter *interpreter, GBytes *bytes)
{
  /* A form with nothing in it takes as long as one of so many: there may be forms without end. */
  enum { LEAST_BYTES = 4096 };
  const char *end = NULL, *at = hp_pdf_text_of_bytes(bytes, &end);
  HpPagesReader *reader = interpreter->reader;
  if (!spend(reader, LEAST_BYTES + g_bytes_get_size(bytes)) || has_other_devices(interpreter)) {
    interpreter->failed = TRUE;
    return;
  }
  HpPdfToken token;
  while (!interpreter->failed && (at = hp_pdf_next_token(at, end, &token)) != NULL) {
    if (token.kind == HP_PDF_WORD && !is_right(interpreter, &token)) {
      interpreter->failed = TRUE;
    } else if (hp_pdf_is_word(&token, "BI") && token.kind == HP_PDF_WORD) {
      at = show_inline(interpreter, at, end);
      interpreter->failed |= at == NULL;
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
