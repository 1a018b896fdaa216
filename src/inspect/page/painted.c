/* What a page has painted: areas with their colours, clips, glyphs, in the order of painting. */
#include "inspect/page/painted-parts.h"

#include <math.h>
#include <string.h>

#define MAX_AREAS 200000 /* areas painted on a page; not looked at whether text is seen there */
#define MAX_PARTS_APART                                                                            \
  500000 /* areas, clips and glyphs in the soft masks and tiles of a page; not verified */
#define MAX_GLYPHS 1000000 /* glyphs of a page; it is not known whether the others are seen */
#define MAX_POINTS                                                                                 \
  2000000            /* points of the paths of a page; what else is drawn counts as nothing        \
                      */
#define FARTHEST 1e6 /* points: nothing of a page is further away */

const HpPaint hp_paint_initial = {.fill = {0, 0, 0, TRUE, 0, 1},
                                  .stroke = {0, 0, 0, TRUE, 0, 1},
                                  .fill_space = {1, 0},
                                  .stroke_space = {1, 0},
                                  .line = {.width = 1, .miter = 10},
                                  .alpha = 1,
                                  .stroke_alpha = 1,
                                  .group_alpha = 1};

static void clear_paint(gpointer data)
{
  cairo_path_destroy(((HpPaintedShape *)data)->area.path);
}

static void clear_clip(gpointer data)
{
  cairo_path_destroy(((HpPaintClip *)data)->area.path);
}

static void clear_apart(gpointer data)
{
  hp_painted_free(((HpPaintApart *)data)->painted);
}

HpPainted *hp_painted_new(guint64 *work)
{
  HpPainted *painted = g_new0(HpPainted, 1);
  painted->surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
  painted->cairo = cairo_create(painted->surface);
  painted->areas = g_array_new(FALSE, FALSE, sizeof(HpPaintedShape));
  painted->clips_all = g_array_new(FALSE, FALSE, sizeof(HpPaintClip));
  painted->glyphs = g_array_new(FALSE, FALSE, sizeof(HpPaintedGlyph));
  painted->apart = g_array_new(FALSE, FALSE, sizeof(HpPaintApart));
  painted->spaces = g_ptr_array_new_with_free_func(g_free);
  painted->outlines = g_ptr_array_new_with_free_func(g_free);
  painted->work = work;
  g_array_set_clear_func(painted->areas, clear_paint);
  g_array_set_clear_func(painted->clips_all, clear_clip);
  g_array_set_clear_func(painted->apart, clear_apart);
  return painted;
}

void hp_painted_free(HpPainted *painted)
{
  g_array_unref(painted->areas);
  g_array_unref(painted->clips_all);
  g_array_unref(painted->glyphs);
  g_array_unref(painted->apart);
  g_ptr_array_unref(painted->spaces);
  g_ptr_array_unref(painted->outlines);
  cairo_destroy(painted->cairo);
  cairo_surface_destroy(painted->surface);
  g_free(painted);
}

/* ---- Paths --------------------------------------------------------------------------------- */

/* Transforms a point in place. */
static void to_page(const cairo_matrix_t *space, double point[2])
{
  cairo_matrix_transform_point(space, &point[0], &point[1]);
  for (int i = 0; i < 2; i++)
    point[i] = isfinite(point[i]) ? CLAMP(point[i], -FARTHEST, FARTHEST) : 0;
}

static void move_to(HpPainted *painted, const cairo_matrix_t *space, const double *numbers)
{
  double point[2] = {numbers[0], numbers[1]};
  to_page(space, point);
  cairo_move_to(painted->cairo, point[0], point[1]);
  painted->x = painted->start_x = numbers[0];
  painted->y = painted->start_y = numbers[1];
}

static void line_to(HpPainted *painted, const cairo_matrix_t *space, const double *numbers)
{
  double point[2] = {numbers[0], numbers[1]};
  to_page(space, point);
  cairo_line_to(painted->cairo, point[0], point[1]);
  painted->x = numbers[0];
  painted->y = numbers[1];
}

/* Of six numbers. */
static void curve_to(HpPainted *painted, const cairo_matrix_t *space, const double *numbers)
{
  double points[3][2];
  memcpy(points, numbers, sizeof points);
  for (int i = 0; i < 3; i++)
    to_page(space, points[i]);
  cairo_curve_to(painted->cairo, points[0][0], points[0][1], points[1][0], points[1][1],
                 points[2][0], points[2][1]);
  painted->x = numbers[4];
  painted->y = numbers[5];
}

/* A path goes on from where the part of it began. */
static void close_path(HpPainted *painted)
{
  cairo_close_path(painted->cairo);
  painted->x = painted->start_x;
  painted->y = painted->start_y;
}

/* x, y, width, height */
static void add_rectangle(HpPainted *painted, const cairo_matrix_t *space, const double *numbers)
{
  const double x = numbers[0], y = numbers[1], right = x + numbers[2], top = y + numbers[3];
  move_to(painted, space, (const double[]){x, y});
  line_to(painted, space, (const double[]){right, y});
  line_to(painted, space, (const double[]){right, top});
  line_to(painted, space, (const double[]){x, top});
  close_path(painted);
}

/* Which corner of an area a point is, going around it; 4: none. */
static guint corner_of(const HpPaintShape *area, double x, double y)
{
  const gboolean left = fabs(x - area->left) < 0.01, right = fabs(x - area->right) < 0.01;
  const gboolean bottom = fabs(y - area->bottom) < 0.01, top = fabs(y - area->top) < 0.01;
  if ((!left && !right) || (!bottom && !top))
    return 4;
  return bottom ? (left ? 0 : 1) : (left ? 3 : 2);
}

/* Whether it is one rectangle with the page's directions, gone around once: then its bounds are all
   there is to it. Where it is narrower than that can be told, its corners may be any. */
static gboolean is_rectangle(const cairo_path_t *path, const HpPaintShape *area)
{
  guint corners[5], n = 0;
  for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
    const cairo_path_data_t *data = &path->data[i];
    if (data->header.type == CAIRO_PATH_CURVE_TO)
      return FALSE;
    if (data->header.type == CAIRO_PATH_CLOSE_PATH)
      continue;
    if (data->header.type == CAIRO_PATH_MOVE_TO && n > 0) {
      if (i + data->header.length < path->num_data)
        return FALSE;
      continue;
    }
    const guint corner = corner_of(area, data[1].point.x, data[1].point.y);
    if (corner == 4 || n == G_N_ELEMENTS(corners))
      return FALSE;
    corners[n++] = corner;
  }
  if (n < 4)
    return FALSE;
  const guint step = (corners[1] + 4 - corners[0]) % 4;
  for (guint i = 1; i < n; i++)
    if ((corners[i] + 4 - corners[i - 1]) % 4 != step)
      return FALSE;
  return step == 1 || step == 3;
}

/* The area that the current path encloses. */
static HpPaintShape area_of_path(HpPainted *painted, gboolean even_odd)
{
  HpPaintShape area = {.even_odd = even_odd};
  cairo_path_extents(painted->cairo, &area.left, &area.bottom, &area.right, &area.top);
  area.path = cairo_copy_path(painted->cairo);
  if (is_rectangle(area.path, &area)) {
    cairo_path_destroy(area.path);
    area.path = NULL;
  }
  return area;
}

/* ---- Where points are ----------------------------------------------------------------------- */

gboolean hp_painted_contains(HpPainted *painted, const HpPaintShape *area, double x, double y)
{
  if (x < area->left || x > area->right || y < area->bottom || y > area->top)
    return FALSE;
  if (area->path == NULL)
    return TRUE;
  const guint64 cost = (guint64)area->path->num_data;
  *painted->work -= MIN(cost, *painted->work);
  cairo_new_path(painted->cairo);
  cairo_append_path(painted->cairo, area->path);
  cairo_set_fill_rule(painted->cairo,
                      area->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
  return area->line_width > 0 ? hp_painted_is_in_stroke(painted, area, x, y)
                              : cairo_in_fill(painted->cairo, x, y);
}

/* ---- Clips --------------------------------------------------------------------------------- */

static void add_clip(HpPainted *painted, HpPaint *paint, gboolean even_odd)
{
  if (painted->clips_all->len == MAX_AREAS) {
    painted->incomplete = TRUE;
    return;
  }
  const HpPaintClip clip = {area_of_path(painted, even_odd), paint->clip};
  g_array_append_val(painted->clips_all, clip);
  paint->clip = painted->clips_all->len;
}

void hp_painted_clip(HpPainted *painted, HpPaint *paint, const cairo_matrix_t *space,
                     const double edges[4])
{
  cairo_new_path(painted->cairo);
  add_rectangle(painted, space,
                (const double[]){edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]});
  add_clip(painted, paint, FALSE);
  cairo_new_path(painted->cairo);
}

gboolean hp_painted_is_clipped(HpPainted *painted, guint clip, double x, double y)
{
  while (clip > 0 && *painted->work > 0) {
    const HpPaintClip *one = &g_array_index(painted->clips_all, HpPaintClip, clip - 1);
    (*painted->work)--;
    if (!hp_painted_contains(painted, &one->area, x, y))
      return TRUE;
    clip = one->parent;
  }
  return FALSE;
}

/* ---- Painting ------------------------------------------------------------------------------ */

static guint mask_of(const HpPaint *paint)
{
  return (guint)(paint->mask != 0 ? paint->mask : paint->group_mask);
}

static guint64 blend_of(const HpPaint *paint)
{
  return paint->blend == 0 ? paint->group_blend
                           : hp_pdf_digest(&paint->blend, sizeof paint->blend, paint->group_blend);
}

gboolean hp_paint_is_plain(const HpPaintedShape *shape)
{
  return shape->mask == 0 && shape->blend == 0;
}

static void add_shape(HpPainted *painted, HpPaintedShape shape)
{
  if (painted->areas->len < MAX_AREAS) {
    g_array_append_val(painted->areas, shape);
    return;
  }
  painted->incomplete = TRUE;
  cairo_path_destroy(shape.area.path);
}

static HpPaintedShape shape_of(const HpPaint *paint, HpPaintShape area, HpPaintColour colour,
                               double alpha)
{
  return (HpPaintedShape){.area = area,
                          .colour = colour,
                          .line = paint->line,
                          .alpha = alpha * paint->group_alpha,
                          .clip = paint->clip,
                          .mask = mask_of(paint),
                          .blend = blend_of(paint),
                          .group_space = paint->group_space};
}

static void add_area(HpPainted *painted, const HpPaint *paint, HpPaintShape area,
                     HpPaintColour colour, double alpha)
{
  add_shape(painted, shape_of(paint, area, colour, alpha));
}

/* That something lies in, kept for as long as what is painted. */
static const cairo_matrix_t *keep_space(HpPainted *painted, const cairo_matrix_t *space)
{
  const guint n = painted->spaces->len;
  const cairo_matrix_t *last = n == 0 ? NULL : g_ptr_array_index(painted->spaces, n - 1);
  if (last != NULL && memcmp(last, space, sizeof *space) == 0)
    return last;
  if (n == MAX_AREAS) {
    painted->incomplete = TRUE;
    return last;
  }
  g_ptr_array_add(painted->spaces, g_memdup2(space, sizeof *space));
  return g_ptr_array_index(painted->spaces, n);
}

/* That lines are drawn with there. */
static const HpPaintPen *keep_pen(HpPainted *painted, const HpPaint *paint,
                                  const cairo_matrix_t *space)
{
  const double width = paint->line.width;
  const HpPaintPen pen = {
      space->xx * width, space->yx * width, space->xy * width, space->yy * width, 0, 0};
  return keep_space(painted, &pen);
}

static void fill_path(HpPainted *painted, const HpPaint *paint, gboolean even_odd)
{
  add_area(painted, paint, area_of_path(painted, even_odd), paint->fill, paint->alpha);
}

/* Its dashes as long as they are on the page. */
static void stroke_path(HpPainted *painted, const HpPaint *paint, const cairo_matrix_t *space)
{
  HpPaint drawn = *paint;
  const float scale = (float)sqrt(fabs(space->xx * space->yy - space->xy * space->yx));
  for (guint i = 0; i < drawn.line.n_dashes; i++)
    drawn.line.dashes[i] *= scale;
  drawn.line.phase *= scale;
  const HpPaintShape area =
      hp_painted_area_of_line(painted, &paint->line, keep_pen(painted, paint, space));
  add_area(painted, &drawn, area, paint->stroke, paint->stroke_alpha);
}

void hp_painted_add_picture(HpPainted *painted, const HpPaint *paint, const cairo_matrix_t *space,
                            HpPaintPicture kind, guint which)
{
  cairo_new_path(painted->cairo);
  add_rectangle(painted, space, (const double[]){0, 0, 1, 1});
  const HpPaintColour colour = kind == HP_PAINT_STENCIL ? paint->fill : (HpPaintColour){0};
  HpPaintShape area = area_of_path(painted, FALSE);
  memcpy(area.sides, (const double[]){space->xx, space->yx, space->xy, space->yy},
         sizeof area.sides);
  area.through = kind != HP_PAINT_OPAQUE;
  HpPaintedShape shape = shape_of(paint, area, colour, paint->alpha);
  shape.picture = which;
  add_shape(painted, shape);
  cairo_new_path(painted->cairo);
}

static HpPaintShape copy_of(HpPainted *painted, const HpPaintShape *area)
{
  HpPaintShape copy = *area;
  if (area->path == NULL)
    return copy;
  painted->points += (guint)area->path->num_data;
  cairo_new_path(painted->cairo);
  cairo_append_path(painted->cairo, area->path);
  copy.path = cairo_copy_path(painted->cairo);
  cairo_new_path(painted->cairo);
  return copy;
}

/* A shading fills all that is not clipped: as who fills the last clip with it. */
static void fill_page(HpPainted *painted, const HpPaint *paint, const cairo_matrix_t *space,
                      guint64 named)
{
  if (painted->points >= MAX_POINTS) {
    painted->incomplete = TRUE;
    return;
  }
  HpPaint within = *paint;
  HpPaintShape area = {.left = -FARTHEST, .bottom = -FARTHEST, .right = FARTHEST, .top = FARTHEST};
  if (paint->clip > 0) {
    const HpPaintClip *last = &g_array_index(painted->clips_all, HpPaintClip, paint->clip - 1);
    area = copy_of(painted, &last->area);
    within.clip = last->parent;
  }
  add_area(painted, &within, area,
           (HpPaintColour){.named = named, .space = keep_space(painted, space)}, paint->alpha);
}

/* "f*", "B", "s", …: what is done with the path, and that it ends. */
static gboolean paint_path(HpPainted *painted, HpPaint *paint, const cairo_matrix_t *space,
                           const char *name)
{
  static const char *const fills[] = {"f", "F", "f*", "B", "B*", "b", "b*", NULL};
  static const char *const strokes[] = {"S", "s", "B", "B*", "b", "b*", NULL};
  const gboolean filled = g_strv_contains(fills, name), stroked = g_strv_contains(strokes, name);
  if (!filled && !stroked && strcmp(name, "n") != 0)
    return FALSE;
  if (*name == 's' || *name == 'b')
    cairo_close_path(painted->cairo);
  if (filled)
    fill_path(painted, paint, name[1] == '*');
  if (stroked)
    stroke_path(painted, paint, space);
  if (painted->clips)
    add_clip(painted, paint, painted->clips_even_odd);
  painted->clips = FALSE;
  cairo_new_path(painted->cairo);
  return TRUE;
}

/* ---- Operators ----------------------------------------------------------------------------- */

static HpPaintColour colour_of(const double *numbers, guint n)
{
  switch (n) {
  case 1:
    return (HpPaintColour){numbers[0], numbers[0], numbers[0], TRUE, 0, n};
  case 3:
    return (HpPaintColour){numbers[0], numbers[1], numbers[2], TRUE, 0, n};
  case 4: {
    const double white = 1 - numbers[3];
    return (HpPaintColour){
        (1 - numbers[0]) * white, (1 - numbers[1]) * white, (1 - numbers[2]) * white, TRUE, 0, n};
  }
  default: /* of spaces of their own */
    return (HpPaintColour){numbers[0], numbers[1], numbers[2], FALSE, 0, n};
  }
}

/* A pattern is one only where those are asked for: elsewhere readers make several things of it. */
static guint64 name_of_colour(const HpPaintSpace *space, const HpPaintOperator *asked)
{
  if (asked->named == 0)
    return space->named;
  return space->of_patterns ? asked->named
                            : hp_pdf_digest(&asked->named, sizeof asked->named, space->named);
}

/* In the space that was chosen before; a pattern, if it has a name. */
static HpPaintColour colour_in(HpPainted *painted, const HpPaintSpace *space,
                               const HpPaintOperator *asked)
{
  HpPaintColour colour = colour_of(asked->numbers, asked->n);
  if (asked->named != 0 && asked->tiles == 0)
    colour.space = keep_space(painted, &asked->base);
  colour.named = name_of_colour(space, asked);
  colour.tiles = asked->tiles;
  colour.known = colour.known && colour.named == 0 && asked->n == space->parts;
  return colour;
}

/* "cs": black, to begin with, in those of devices. */
static void choose_space(HpPaintSpace *space, HpPaintColour *colour, const HpPaintOperator *asked)
{
  *space = (HpPaintSpace){asked->space_parts, asked->named, asked->of_patterns};
  *colour =
      (HpPaintColour){.known = space->parts > 0, .named = space->named, .parts = space->parts};
}

/* "g", "rg", "k": in a device's space. */
static void set_device_colour(HpPaintSpace *space, HpPaintColour *colour,
                              const HpPaintOperator *asked)
{
  *space = (HpPaintSpace){asked->n, 0, FALSE};
  *colour = colour_of(asked->numbers, asked->n);
}

static gboolean set_colour(HpPainted *painted, HpPaint *paint, const HpPaintOperator *asked)
{
  static const char *const devices[] = {"g", "rg", "k", "G", "RG", "K", NULL};
  static const char *const others[] = {"sc", "scn", "SC", "SCN", NULL};
  static const char *const spaces[] = {"cs", "CS", NULL};
  const gboolean strokes = g_ascii_isupper(*asked->name);
  HpPaintSpace *space = strokes ? &paint->stroke_space : &paint->fill_space;
  HpPaintColour *colour = strokes ? &paint->stroke : &paint->fill;
  if (g_strv_contains(devices, asked->name))
    set_device_colour(space, colour, asked);
  else if (g_strv_contains(others, asked->name))
    *colour = colour_in(painted, space, asked);
  else if (g_strv_contains(spaces, asked->name))
    choose_space(space, colour, asked);
  else
    return FALSE;
  return TRUE;
}

/* How lines are. */
static gboolean set_line(HpPaint *paint, const HpPaintOperator *asked)
{
  const struct {
    const char *name;
    double *value;
  } all[] = {{"w", &paint->line.width},
             {"J", &paint->line.cap},
             {"j", &paint->line.join},
             {"M", &paint->line.miter}};
  for (guint i = 0; i < G_N_ELEMENTS(all); i++)
    if (strcmp(asked->name, all[i].name) == 0 && asked->n > 0) {
      *all[i].value = asked->numbers[0];
      return TRUE;
    }
  return FALSE;
}

static gboolean add_to_path(HpPainted *painted, const cairo_matrix_t *space, const char *name,
                            const double *numbers, guint n)
{
  static const char *const all[] = {"m", "l", "c", "v", "y", "re", "h", NULL};
  if (painted->points >= MAX_POINTS) {
    painted->incomplete = TRUE;
    return g_strv_contains(all, name);
  }
  painted->points += g_strv_contains(all, name) ? n : 0;
  if (strcmp(name, "m") == 0 && n >= 2)
    move_to(painted, space, numbers);
  else if (strcmp(name, "l") == 0 && n >= 2)
    line_to(painted, space, numbers);
  else if (strcmp(name, "c") == 0 && n >= 6)
    curve_to(painted, space, numbers);
  else if (strcmp(name, "v") == 0 && n >= 4)
    curve_to(
        painted, space,
        (const double[]){painted->x, painted->y, numbers[0], numbers[1], numbers[2], numbers[3]});
  else if (strcmp(name, "y") == 0 && n >= 4)
    curve_to(
        painted, space,
        (const double[]){numbers[0], numbers[1], numbers[2], numbers[3], numbers[2], numbers[3]});
  else if (strcmp(name, "re") == 0 && n >= 4)
    add_rectangle(painted, space, numbers);
  else if (strcmp(name, "h") == 0)
    close_path(painted);
  else
    return FALSE;
  return TRUE;
}

gboolean hp_painted_obey(HpPainted *painted, HpPaint *paint, const cairo_matrix_t *space,
                         const HpPaintOperator *asked)
{
  const char *name = asked->name;
  if (add_to_path(painted, space, name, asked->numbers, asked->n) ||
      set_colour(painted, paint, asked) || set_line(paint, asked) ||
      paint_path(painted, paint, space, name))
    return TRUE;
  if (*name == 'W') {
    painted->clips = TRUE;
    painted->clips_even_odd = name[1] == '*';
  } else if (strcmp(name, "sh") == 0) {
    fill_page(painted, paint, space, asked->named);
  } else {
    return FALSE;
  }
  return TRUE;
}

static void take_opacity(qpdf_data qpdf, qpdf_oh dictionary, const char *key, double *opacity)
{
  if (hp_pdf_read_number(qpdf, dictionary, key, opacity))
    *opacity = CLAMP(*opacity, 0, 1);
}

/* A digest of what it says under a key, or is called itself; 0 for what is usual. */
static void take_effect(qpdf_data qpdf, qpdf_oh dictionary, const char *key, guint64 name,
                        guint64 *effect)
{
  static const char *const usual[] = {"/None", "/Normal", "/Compatible", NULL};
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  if (qpdf_oh_is_name(qpdf, value)) {
    const char *word = qpdf_oh_get_name(qpdf, value);
    *effect = g_strv_contains(usual, word) ? 0 : hp_pdf_text_digest(word);
  } else if (!qpdf_oh_is_null(qpdf, value)) {
    *effect = name;
  }
  qpdf_oh_release(qpdf, value);
}

gboolean hp_paint_set(HpPaint *paint, qpdf_data qpdf, qpdf_oh dictionary, guint64 name)
{
  static const char *const written[] = {"/Type", "/ca", "/CA",  "/SMask", "/BM",
                                        "/AIS",  "/BG", "/UCR", "/TR",    NULL};
  if (!qpdf_oh_is_dictionary(qpdf, dictionary))
    return FALSE;
  take_opacity(qpdf, dictionary, "/ca", &paint->alpha);
  take_opacity(qpdf, dictionary, "/CA", &paint->stroke_alpha);
  take_effect(qpdf, dictionary, "/SMask", name, &paint->mask);
  take_effect(qpdf, dictionary, "/BM", name, &paint->blend);
  return hp_pdf_has_only_keys(qpdf, dictionary, written);
}

void hp_paint_begin_group(HpPaint *paint)
{
  paint->group_alpha *= paint->alpha;
  paint->group_mask = mask_of(paint);
  paint->group_blend = blend_of(paint);
  paint->alpha = paint->stroke_alpha = 1;
  paint->mask = paint->blend = 0;
}

static gboolean is_same_apart(const HpPaintApart *one, const HpPaintApart *other)
{
  const cairo_matrix_t *a = &one->space, *b = &other->space;
  return one->object == other->object && one->kind == other->kind && one->within == other->within &&
         a->xx == b->xx && a->yx == b->yx && a->xy == b->xy && a->yy == b->yy && a->x0 == b->x0 &&
         a->y0 == b->y0;
}

/* Among the last ones only: a page may set any number of them any number of times. */
guint hp_painted_find_apart(const HpPainted *painted, const HpPaintApart *apart)
{
  enum { LAST = 64 };
  const guint n = painted->apart->len;
  for (guint i = n; i > n - MIN(n, LAST); i--)
    if (is_same_apart(&g_array_index(painted->apart, HpPaintApart, i - 1), apart))
      return i;
  return 0;
}

guint hp_painted_add_apart(HpPainted *painted, const HpPaintApart *apart)
{
  const HpPainted *in = apart->painted;
  painted->parts_apart += in->areas->len + in->clips_all->len + in->glyphs->len + in->parts_apart;
  g_array_append_val(painted->apart, *apart);
  return painted->parts_apart > MAX_PARTS_APART ? 0 : painted->apart->len;
}

/* ---- Glyphs -------------------------------------------------------------------------------- */

static const HpPaintOutline *outline_of(HpPainted *painted, const HpPaint *paint,
                                        const cairo_matrix_t *space)
{
  if (paint->mode != 1 && paint->mode != 2)
    return NULL;
  HpPaintOutline *outline = g_new(HpPaintOutline, 1);
  *outline = (HpPaintOutline){paint->stroke, keep_pen(painted, paint, space)};
  g_ptr_array_add(painted->outlines, outline);
  return outline;
}

void hp_painted_add_glyph(HpPainted *painted, const HpPaint *paint, const HpGlyphPlace *place,
                          guint index)
{
  if (painted->glyphs->len == MAX_GLYPHS) {
    painted->incomplete = TRUE;
    return;
  }
  const HpPaintedGlyph glyph = {.x = place->x,
                                .y = place->y,
                                .origin_x = place->origin_x,
                                .origin_y = place->origin_y,
                                .size = hypot(place->up_x, place->up_y),
                                .up_x = place->up_x / 8,
                                .up_y = place->up_y / 8,
                                .along_x = place->along_x,
                                .along_y = place->along_y,
                                .colour = paint->fill,
                                .outline = outline_of(painted, paint, place->space),
                                .mode = paint->mode,
                                .alpha = paint->alpha * paint->group_alpha,
                                .clip = paint->clip,
                                .index = index,
                                .mask = mask_of(paint),
                                .blend = blend_of(paint),
                                .group_space = paint->group_space,
                                .before = painted->areas->len,
                                .font = place->font,
                                .text = place->text,
                                .shape = place->shape};
  g_array_append_val(painted->glyphs, glyph);
}
