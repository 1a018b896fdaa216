/* Where the regions of a page are: XSL 1.1, 6.4.13–6.4.18. */
#include "layout/page/master.h"

static HpLength margin(const HpTraits *traits, HpSide side, HpLength base)
{
  return hp_dimension_resolve(traits->margin[side], base, 0);
}

/* Margins and side regions are those of the page's start and end, which are at the right and the
   left where it is written from right to left (7.29.7). */
static HpSide left_of(const HpFo *master)
{
  return hp_side_at(master->traits, HP_START);
}

static HpSide right_of(const HpFo *master)
{
  return hp_side_at(master->traits, HP_END);
}

static HpLength paper_side(HpDimension side, HpLength otherwise)
{
  return MAX(hp_dimension_resolve(side, otherwise, otherwise), HP_POINT);
}

static void take_region_body(HpPageGeometry *geometry, const HpFo *region, const char *body)
{
  const gboolean takes_flow = g_strcmp0(hp_fo_name(region, HP_NAME_REGION_NAME), body) == 0;
  if (geometry->region_body == NULL || takes_flow)
    geometry->region_body = region;
  geometry->takes_flow = geometry->takes_flow || takes_flow;
}

static void find_regions(const HpFo *master, HpPageGeometry *geometry, const char *body)
{
  for (const HpFo *region = master->first_child; region != NULL; region = region->next) {
    switch (region->kind) {
    case HP_FO_REGION_BODY:
      take_region_body(geometry, region, body);
      break;
    case HP_FO_REGION_BEFORE:
      geometry->regions[HP_BEFORE] = region;
      break;
    case HP_FO_REGION_AFTER:
      geometry->regions[HP_AFTER] = region;
      break;
    case HP_FO_REGION_START:
      geometry->regions[HP_START] = region;
      break;
    case HP_FO_REGION_END:
      geometry->regions[HP_END] = region;
      break;
    default:
      break;
    }
  }
}

static HpLength extent_of(const HpFo *region, HpLength base)
{
  return region == NULL ? 0 : hp_dimension_resolve(region->traits->extent, base, 0);
}

/* Percentages of margins and extents refer to the page, as it lies after rotation. */
typedef struct {
  HpLength width, height;
} Base;

/* A side region with precedence takes the corner; regions before and after take it from them. */
static void place_outer_regions(HpPageGeometry *geometry, const HpFo *master, HpLength width,
                                HpLength height, Base base)
{
  const HpSide at_left = left_of(master), at_right = right_of(master);
  const HpLength before = extent_of(geometry->regions[HP_BEFORE], base.height);
  const HpLength after = extent_of(geometry->regions[HP_AFTER], base.height);
  const HpLength left = extent_of(geometry->regions[at_left], base.width);
  const HpLength right = extent_of(geometry->regions[at_right], base.width);
  const gboolean before_wins =
      geometry->regions[HP_BEFORE] != NULL && geometry->regions[HP_BEFORE]->traits->precedence;
  const gboolean after_wins =
      geometry->regions[HP_AFTER] != NULL && geometry->regions[HP_AFTER]->traits->precedence;
  const HpLength before_inset = before_wins ? 0 : left, after_inset = after_wins ? 0 : left;
  const HpLength top = before_wins ? before : 0, bottom = after_wins ? after : 0;
  geometry->outer[HP_BEFORE] =
      (HpRect){before_inset, 0, width - (before_wins ? 0 : left + right), before};
  geometry->outer[HP_AFTER] =
      (HpRect){after_inset, height - after, width - (after_wins ? 0 : left + right), after};
  geometry->outer[at_left] = (HpRect){0, top, left, height - top - bottom};
  geometry->outer[at_right] = (HpRect){width - right, top, right, height - top - bottom};
}

static void place_body(HpPageGeometry *geometry, const HpFo *master, HpLength width,
                       HpLength height, Base base)
{
  if (geometry->region_body == NULL) {
    geometry->body = geometry->content = (HpRect){0, 0, width, height};
    return;
  }
  const HpTraits *traits = geometry->region_body->traits;
  const HpLength before = margin(traits, HP_BEFORE, base.height);
  const HpLength left = margin(traits, left_of(master), base.width);
  const HpRect body = {left, before, width - left - margin(traits, right_of(master), base.width),
                       height - before - margin(traits, HP_AFTER, base.height)};
  const HpLength inner_start =
      hp_traits_border_padding(traits, hp_side_at(traits, HP_START), width);
  const HpLength inner_before = hp_traits_border_padding(traits, HP_BEFORE, width);
  geometry->body = body;
  geometry->content = (HpRect){
      body.x + inner_start, body.y + inner_before,
      MAX(HP_POINT, body.width - inner_start -
                        hp_traits_border_padding(traits, hp_side_at(traits, HP_END), width)),
      MAX(HP_POINT,
          body.height - inner_before - hp_traits_border_padding(traits, HP_AFTER, width))};
}

HpPageGeometry hp_page_geometry(const HpFo *master, const char *body)
{
  enum { A4_WIDTH = 609637, A4_HEIGHT = 862123 }; /* 210 × 297 mm */
  const HpTraits *traits = master->traits;
  HpPageGeometry geometry = {.width = paper_side(traits->page_width, A4_WIDTH),
                             .height = paper_side(traits->page_height, A4_HEIGHT),
                             .rotation = hp_rotation_of(master)};
  find_regions(master, &geometry, body);
  const HpLength left = margin(traits, left_of(master), geometry.width);
  const HpLength top = margin(traits, HP_BEFORE, geometry.height);
  geometry.page =
      (HpRect){left, top, geometry.width - left - margin(traits, right_of(master), geometry.width),
               geometry.height - top - margin(traits, HP_AFTER, geometry.height)};
  const gboolean turned = geometry.rotation % 180 != 0;
  const HpLength width = turned ? geometry.page.height : geometry.page.width;
  const HpLength height = turned ? geometry.page.width : geometry.page.height;
  const Base base =
      turned ? (Base){geometry.height, geometry.width} : (Base){geometry.width, geometry.height};
  place_outer_regions(&geometry, master, width, height, base);
  place_body(&geometry, master, width, height, base);
  return geometry;
}
