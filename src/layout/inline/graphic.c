/* Sizes of graphics: the viewport and the picture in it (XSL 1.1, 6.6.5 and 7.15). */
#include "layout/inline/item.h"

const HpGraphic *hp_graphic_of(const HpDocumentScope *document, const HpFo *fo)
{
  g_autoptr(GError) error = NULL;
  const HpGraphic *graphic = NULL;
  if (fo->kind == HP_FO_EXTERNAL_GRAPHIC) {
    const char *source = hp_fo_name(fo, HP_NAME_SRC);
    if (source == NULL)
      return NULL;
    graphic = hp_graphics_load(document->options->graphics, source, &error);
  } else if (fo->first_child != NULL) {
    graphic = hp_graphics_load_inline(document->options->graphics, fo->first_child->node, &error);
  }
  if (error == NULL)
    return graphic;
  hp_note_cause(document->options->diagnostics, error);
  hp_report(document->options->diagnostics,
            document->options->pictures_required ? HP_ERROR : HP_WARNING, &fo->place, "%s",
            error->message);
  return graphic;
}

static gboolean is_length(HpDimension dimension)
{
  return dimension.unit == HP_UNIT_LENGTH;
}

static HpLength scaled(HpLength length, HpLength numerator, HpLength denominator)
{
  return denominator <= 0 ? length : hp_length_clamp((gint64)length * numerator / denominator);
}

/* One side of the picture: natural, given, or fitted to its viewport; 0 when it follows the other.
 */
static HpLength wanted_side(HpDimension content, HpLength natural, HpLength viewport)
{
  switch (content.unit) {
  case HP_UNIT_LENGTH:
    return hp_dimension_resolve(content, natural, natural);
  case HP_UNIT_SCALE_TO_FIT:
    return viewport > 0 ? viewport : natural;
  case HP_UNIT_SCALE_DOWN_TO_FIT:
    return viewport > 0 ? MIN(viewport, natural) : natural;
  case HP_UNIT_SCALE_UP_TO_FIT:
    return viewport > 0 ? MAX(viewport, natural) : natural;
  default:
    return 0;
  }
}

static void fit_picture(const HpTraits *traits, const HpGraphic *graphic, HpLength view_width,
                        HpLength view_height, HpGraphicSize *size)
{
  const HpLength natural_width = hp_graphic_width(graphic);
  const HpLength natural_height = hp_graphic_height(graphic);
  HpLength width = wanted_side(traits->content_width, natural_width, view_width);
  HpLength height = wanted_side(traits->content_height, natural_height, view_height);
  if (width == 0 && height == 0) {
    width = natural_width;
    height = natural_height;
  } else if (!traits->scale_non_uniform) {
    const gboolean both = width > 0 && height > 0;
    const gboolean by_height =
        both ? (gint64)width * natural_height > (gint64)height * natural_width : height > 0;
    if (by_height)
      width = scaled(natural_width, height, natural_height);
    else
      height = scaled(natural_height, width, natural_width);
  } else {
    width = width == 0 ? natural_width : width;
    height = height == 0 ? natural_height : height;
  }
  size->content_width = MIN(width, HP_MAX_FO_LENGTH);
  size->content_height = MIN(height, HP_MAX_FO_LENGTH);
}

static HpLength side(HpDimension shorthand, const HpLengthRange *range, HpLength container)
{
  if (is_length(range->optimum))
    return hp_dimension_resolve(range->optimum, container, 0);
  return is_length(shorthand) ? hp_dimension_resolve(shorthand, container, 0) : 0;
}

static HpLength shift_by_text_align(const HpInheritedTraits *traits, HpLength room)
{
  const gboolean rtl = traits->writing_mode == HP_WRITING_RL_TB;
  switch (traits->text_align) {
  case HP_ALIGN_CENTER:
    return room / 2;
  case HP_ALIGN_END:
    return rtl ? 0 : room;
  default:
    return rtl ? room : 0;
  }
}

/* Within the minimum and maximum of its range, of which the maximum wins (7.15.3, 7.15.7);
   percentages are of `container`, 0: not known. */
static HpLength within(const HpLengthRange *range, HpLength length, HpLength container)
{
  const gboolean known = container > 0;
  const HpLength most = known || range->maximum.percent == 0
                            ? hp_dimension_resolve(range->maximum, container, HP_LENGTH_MAX)
                            : HP_LENGTH_MAX;
  const HpLength least =
      known || range->minimum.percent == 0 ? hp_dimension_resolve(range->minimum, container, 0) : 0;
  return MAX(MAX(MIN(length, most), MIN(least, most)), 0);
}

/* What the picture is fitted into: of a viewport that is as large as its content, what its minimum
   and maximum make of the picture's own size. */
static HpLength view_of(const HpLengthRange *range, HpLength view, HpLength natural,
                        HpLength container)
{
  return view > 0 ? view : within(range, natural, container);
}

HpGraphicSize hp_graphic_size(const HpFo *fo, const HpGraphic *graphic, HpLength container)
{
  const HpTraits *traits = fo->traits;
  HpGraphicSize size = {0};
  const HpLengthRange *across = &traits->inline_progression_dimension;
  const HpLengthRange *down = &traits->block_progression_dimension;
  const HpLength given_width = side(traits->width, across, container);
  const HpLength given_height = side(traits->height, down, 0);
  const HpLength view_width = given_width > 0 ? within(across, given_width, container) : 0;
  const HpLength view_height = given_height > 0 ? within(down, given_height, 0) : 0;
  if (graphic == NULL)
    size = (HpGraphicSize){.content_width = wanted_side(traits->content_width, 0, view_width),
                           .content_height = wanted_side(traits->content_height, 0, view_height)};
  else
    fit_picture(traits, graphic, view_of(across, view_width, hp_graphic_width(graphic), container),
                view_of(down, view_height, hp_graphic_height(graphic), 0), &size);
  const HpLength inner_width =
      view_width > 0 ? view_width : within(across, size.content_width, container);
  const HpLength inner_height =
      view_height > 0 ? view_height : within(down, size.content_height, 0);
  const HpLength start = hp_traits_border_padding(traits, hp_side_at(traits, HP_START), container);
  const HpLength before = hp_traits_border_padding(traits, HP_BEFORE, container);
  size.width =
      inner_width + start + hp_traits_border_padding(traits, hp_side_at(traits, HP_END), container);
  size.height = inner_height + before + hp_traits_border_padding(traits, HP_AFTER, container);
  size.content =
      (HpRect){start + shift_by_text_align(&traits->inherited, inner_width - size.content_width),
               before + hp_display_shift(traits, inner_height - size.content_height),
               size.content_width, size.content_height};
  return size;
}
