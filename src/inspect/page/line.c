/* Lines: how wide they are, and how far their corners reach. */
#include "inspect/page/painted-parts.h"

#include <math.h>

#define LEAST_WIDTH 0.1 /* points: thinner lines are as wide as a dot of the reader's */

typedef struct {
  double x, y;
} Way;

double hp_paint_pen_width(const HpPaintPen *pen, double x, double y)
{
  return hypot(pen->xx * x + pen->yx * y, pen->xy * x + pen->yy * y);
}

/* Of a circle that is as large. */
static double mean_width(const HpPaintPen *pen)
{
  return sqrt(fabs(pen->xx * pen->yy - pen->xy * pen->yx));
}

static gboolean is_round(const HpPaintPen *pen)
{
  const double width = mean_width(pen);
  return fabs(hp_paint_pen_width(pen, 1, 0) - width) <= width / 1000 &&
         fabs(hp_paint_pen_width(pen, 0, 1) - width) <= width / 1000;
}

/* Has an area reach so far around a point as well. */
static void extend(HpPaintShape *area, double x, double y, double reach_x, double reach_y)
{
  area->left = MIN(area->left, x - reach_x);
  area->right = MAX(area->right, x + reach_x);
  area->bottom = MIN(area->bottom, y - reach_y);
  area->top = MAX(area->top, y + reach_y);
}

/* One part of a path while it is gone along: where it is, and which way it came and began. */
typedef struct {
  Way at, start, way, first_way;
} AlongPath;

static gboolean is_way(Way way)
{
  return way.x != 0 || way.y != 0;
}

/* The tip of a corner may be far from it (8.4.3.5). */
static void add_corner(HpPaintShape *area, const HpPaintLine *line, Way at, Way from, Way to)
{
  const double lengths = hypot(from.x, from.y) * hypot(to.x, to.y);
  if (line->join != 0 || lengths == 0)
    return;
  if (!is_round(area->pen)) {
    const double reach = MAX(line->miter, 1) / 2;
    extend(area, at.x, at.y, reach * hp_paint_pen_width(area->pen, 1, 0),
           reach * hp_paint_pen_width(area->pen, 0, 1));
    return;
  }
  const double turn = (from.x * to.x + from.y * to.y) / lengths;
  const double half_sine = sqrt(MAX(1 + turn, 0) / 2);
  const Way out = {from.x / hypot(from.x, from.y) - to.x / hypot(to.x, to.y),
                   from.y / hypot(from.x, from.y) - to.y / hypot(to.x, to.y)};
  const double length = hypot(out.x, out.y);
  if (half_sine * line->miter < 1 || length == 0)
    return;
  const double reach = area->line_width / 2 / half_sine;
  extend(area, at.x + out.x / length * reach, at.y + out.y / length * reach, 0, 0);
}

/* Along a line or a curve, which leaves and comes in those ways. */
static void go_on(AlongPath *along, HpPaintShape *area, const HpPaintLine *line, Way to, Way leaves,
                  Way comes)
{
  if (is_way(along->way))
    add_corner(area, line, along->at, along->way, leaves);
  if (!is_way(along->first_way))
    along->first_way = leaves;
  if (is_way(comes))
    along->way = comes;
  along->at = to;
}

static void go_straight(AlongPath *along, HpPaintShape *area, const HpPaintLine *line, Way to)
{
  const Way way = {to.x - along->at.x, to.y - along->at.y};
  if (is_way(way))
    go_on(along, area, line, to, way, way);
}

/* Of points in each other's place a curve goes past them. */
static Way first_way_of(const Way *points, int from, int step)
{
  Way way = {0, 0};
  for (int i = 1; i < 4 && !is_way(way); i++)
    way = (Way){(points[from + i * step].x - points[from].x) * step,
                (points[from + i * step].y - points[from].y) * step};
  return way;
}

static Way point_of(const cairo_path_data_t *data, int i)
{
  return (Way){data[i].point.x, data[i].point.y};
}

static void add_corners(HpPaintShape *area, const HpPaintLine *line)
{
  const cairo_path_t *path = area->path;
  AlongPath along = {0};
  for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
    const cairo_path_data_t *data = &path->data[i];
    switch (data->header.type) {
    case CAIRO_PATH_MOVE_TO:
      along = (AlongPath){.at = point_of(data, 1), .start = point_of(data, 1)};
      break;
    case CAIRO_PATH_LINE_TO:
      go_straight(&along, area, line, point_of(data, 1));
      break;
    case CAIRO_PATH_CURVE_TO: {
      const Way points[] = {along.at, point_of(data, 1), point_of(data, 2), point_of(data, 3)};
      go_on(&along, area, line, points[3], first_way_of(points, 0, 1), first_way_of(points, 3, -1));
      break;
    }
    case CAIRO_PATH_CLOSE_PATH:
      go_straight(&along, area, line, along.start);
      add_corner(area, line, along.start, along.way, along.first_way);
      break;
    }
  }
}

gboolean hp_painted_is_in_stroke(HpPainted *painted, const HpPaintShape *area, double x, double y)
{
  const gboolean thin = mean_width(area->pen) < area->line_width; /* too much so for a matrix */
  cairo_save(painted->cairo);
  if (!thin)
    cairo_set_matrix(painted->cairo, area->pen);
  cairo_set_line_width(painted->cairo, thin ? area->line_width : 1);
  cairo_device_to_user(painted->cairo, &x, &y);
  const gboolean is = cairo_in_stroke(painted->cairo, x, y);
  cairo_restore(painted->cairo);
  return is;
}

HpPaintShape hp_painted_area_of_line(HpPainted *painted, const HpPaintLine *line,
                                     const HpPaintPen *pen)
{
  enum { SQUARE = 2 };
  HpPaintShape area = {.pen = pen, .line_width = MAX(mean_width(pen), LEAST_WIDTH)};
  const double half = (line->cap == SQUARE ? G_SQRT2 : 1) / 2;
  cairo_path_extents(painted->cairo, &area.left, &area.bottom, &area.right, &area.top);
  area.path = cairo_copy_path(painted->cairo);
  add_corners(&area, line);
  const double x = half * MAX(hp_paint_pen_width(pen, 1, 0), LEAST_WIDTH);
  const double y = half * MAX(hp_paint_pen_width(pen, 0, 1), LEAST_WIDTH);
  extend(&area, area.left, area.bottom, x, y);
  extend(&area, area.right, area.top, x, y);
  return area;
}
