/* Where the regions of a page are: XSL 1.1, 6.4.13–6.4.18. */
#include "layout/page/master.h"

static HpLength margin(const HpTraits *traits, HpSide side, HpLength base)
{
  return hp_dimension_resolve(traits->margin[side], base, 0);
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
static void place_outer_regions(HpPageGeometry *geometry, HpLength width, HpLength height,
                                Base base)
{
  const HpLength before = extent_of(geometry->regions[HP_BEFORE], base.height);
  const HpLength after = extent_of(geometry->regions[HP_AFTER], base.height);
  const HpLength start = extent_of(geometry->regions[HP_START], base.width);
  const HpLength end = extent_of(geometry->regions[HP_END], base.width);
  const gboolean before_wins =
      geometry->regions[HP_BEFORE] != NULL && geometry->regions[HP_BEFORE]->traits->precedence;
  const gboolean after_wins =
      geometry->regions[HP_AFTER] != NULL && geometry->regions[HP_AFTER]->traits->precedence;
  const HpLength before_inset = before_wins ? 0 : start, after_inset = after_wins ? 0 : start;
  const HpLength top = before_wins ? before : 0, bottom = after_wins ? after : 0;
  geometry->outer[HP_BEFORE] =
      (HpRect){before_inset, 0, width - (before_wins ? 0 : start + end), before};
  geometry->outer[HP_AFTER] =
      (HpRect){after_inset, height - after, width - (after_wins ? 0 : start + end), after};
  geometry->outer[HP_START] = (HpRect){0, top, start, height - top - bottom};
  geometry->outer[HP_END] = (HpRect){width - end, top, end, height - top - bottom};
}

static void place_body(HpPageGeometry *geometry, HpLength width, HpLength height, Base base)
{
  if (geometry->region_body == NULL) {
    geometry->body = geometry->content = (HpRect){0, 0, width, height};
    return;
  }
  const HpTraits *traits = geometry->region_body->traits;
  const HpLength before = margin(traits, HP_BEFORE, base.height);
  const HpLength start = margin(traits, HP_START, base.width);
  const HpRect body = {start, before, width - start - margin(traits, HP_END, base.width),
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
  const HpLength left = margin(traits, HP_START, geometry.width);
  const HpLength top = margin(traits, HP_BEFORE, geometry.height);
  geometry.page =
      (HpRect){left, top, geometry.width - left - margin(traits, HP_END, geometry.width),
               geometry.height - top - margin(traits, HP_AFTER, geometry.height)};
  const gboolean turned = geometry.rotation % 180 != 0;
  const HpLength width = turned ? geometry.page.height : geometry.page.width;
  const HpLength height = turned ? geometry.page.width : geometry.page.height;
  const Base base =
      turned ? (Base){geometry.height, geometry.width} : (Base){geometry.width, geometry.height};
  place_outer_regions(&geometry, width, height, base);
  place_body(&geometry, width, height, base);
  return geometry;
}
