/* How far inlines stand above or below their line's baseline: XSL 1.1, 7.14. */
#include "layout/inline/item.h"

/* Height of a named baseline above the alphabetic one (7.14). */
static HpLength baseline_height(HpBaseline baseline, HpFontMetrics metrics)
{
  switch (baseline) {
  case HP_BASELINE_BEFORE_EDGE:
  case HP_BASELINE_TEXT_BEFORE_EDGE:
    return metrics.ascent;
  case HP_BASELINE_AFTER_EDGE:
  case HP_BASELINE_TEXT_AFTER_EDGE:
  case HP_BASELINE_IDEOGRAPHIC:
    return -metrics.descent;
  case HP_BASELINE_MIDDLE:
    return metrics.x_height / 2;
  case HP_BASELINE_CENTRAL:
    return (metrics.ascent - metrics.descent) / 2;
  case HP_BASELINE_MATHEMATICAL:
    return metrics.ascent / 2;
  case HP_BASELINE_HANGING:
    return (HpLength)((gint64)metrics.ascent * 8 / 10);
  default:
    return 0;
  }
}

static HpBaseline dominant_of(const HpTraits *traits)
{
  const HpBaseline dominant = traits->dominant_baseline;
  return dominant == HP_BASELINE_NO_CHANGE || dominant == HP_BASELINE_RESET_SIZE ? HP_BASELINE_AUTO
                                                                                 : dominant;
}

/* The dominant baseline of the inline: its own, or that of what is around it. */
static HpBaseline dominant_baseline(const HpInline *item)
{
  for (; item != NULL; item = item->parent) {
    const HpBaseline dominant = dominant_of(item->fo->traits);
    if (dominant != HP_BASELINE_AUTO)
      return dominant;
  }
  return HP_BASELINE_ALPHABETIC;
}

/* The baseline that an inline aligns to: what it asks for, or that which rules where it stands. */
static HpBaseline baseline_of(const HpInline *item)
{
  const HpBaseline own = item->fo->traits->alignment_baseline;
  return own != HP_BASELINE_AUTO && own != HP_BASELINE_BASELINE ? own
                                                                : dominant_baseline(item->parent);
}

static HpLength shifted(const HpTraits *traits, HpFontMetrics parent, HpLength parent_line_height)
{
  switch (traits->baseline_shift) {
  case HP_SHIFT_SUPER:
    return parent.x_height;
  case HP_SHIFT_SUB:
    return -parent.x_height / 2;
  case HP_SHIFT_LENGTH:
    return hp_dimension_resolve(traits->baseline_shift_length, parent_line_height, 0);
  default:
    return 0;
  }
}

static const HpFo *parent_of(const HpFo *block, const HpInline *parent)
{
  return parent == NULL ? block : parent->fo;
}

static HpFontMetrics parent_metrics(const HpDocumentScope *document, const HpFo *block,
                                    const HpInline *parent)
{
  if (parent != NULL && parent->font != NULL)
    return hp_font_metrics(parent->font);
  const HpTextStyleRef *style = hp_style_of(document, parent_of(block, parent));
  return hp_font_metrics(hp_text_style_font(document->options->text, style));
}

static void count_shift(const HpFo *block, HpInline *item)
{
  const gboolean disregard = block->traits->inherited.line_height_shift_disregard;
  item->counted_shift = disregard ? 0 : item->shift;
}

/* A positive length moves the point below the dominant baseline: what is aligned stands higher. */
static HpLength adjusted(const HpInline *item, HpLength dominant, HpLength base)
{
  return dominant - hp_dimension_resolve(item->fo->traits->alignment_adjust_length, base, 0);
}

static HpLength text_alignment_point(const HpInline *item, HpBaseline baseline)
{
  const HpTraits *traits = item->fo->traits;
  const HpFontMetrics metrics = hp_font_metrics(item->font);
  const HpLength base = item->fo->kind == HP_FO_CHARACTER ? traits->inherited.font_size
                                                          : hp_traits_line_height(traits);
  switch (traits->alignment_adjust) {
  case HP_BASELINE_AUTO:
    return baseline_height(baseline, metrics);
  case HP_BASELINE_BASELINE:
    return baseline_height(dominant_baseline(item), metrics);
  case HP_BASELINE_LENGTH:
    return adjusted(item, baseline_height(dominant_baseline(item), metrics), base);
  default:
    return baseline_height(traits->alignment_adjust, metrics);
  }
}

void hp_align_text(const HpDocumentScope *document, const HpFo *block, HpInline *item)
{
  const HpTraits *traits = item->fo->traits;
  const HpFontMetrics parent = parent_metrics(document, block, item->parent);
  const HpLength line_height = hp_traits_line_height(parent_of(block, item->parent)->traits);
  item->shift =
      (item->parent == NULL ? 0 : item->parent->shift) + shifted(traits, parent, line_height);
  const HpBaseline baseline = baseline_of(item);
  if (baseline != HP_BASELINE_ALPHABETIC || traits->alignment_adjust != HP_BASELINE_AUTO)
    item->shift += baseline_height(baseline, parent) - text_alignment_point(item, baseline);
  count_shift(block, item);
}

/* A box has its alignment point at its foot, middle or head, as the baseline it aligns to. */
static HpLength box_alignment_point(const HpInline *item, HpBaseline baseline)
{
  const HpTraits *traits = item->fo->traits;
  HpBaseline point = traits->alignment_adjust;
  if (point == HP_BASELINE_LENGTH)
    return adjusted(item, 0,
                    item->kind == HP_INLINE_GRAPHIC ? item->height : hp_traits_line_height(traits));
  if (point == HP_BASELINE_AUTO || point == HP_BASELINE_BASELINE)
    point = baseline;
  switch (point) {
  case HP_BASELINE_BEFORE_EDGE:
  case HP_BASELINE_TEXT_BEFORE_EDGE:
    return item->height;
  case HP_BASELINE_HANGING:
    return (HpLength)((gint64)item->height * 8 / 10);
  case HP_BASELINE_MIDDLE:
  case HP_BASELINE_CENTRAL:
  case HP_BASELINE_MATHEMATICAL:
    return item->height / 2;
  default:
    return 0;
  }
}

void hp_align_box(const HpDocumentScope *document, const HpFo *block, HpInline *item)
{
  const HpTraits *traits = item->fo->traits;
  const HpFontMetrics parent = parent_metrics(document, block, item->parent);
  const HpLength line_height = hp_traits_line_height(parent_of(block, item->parent)->traits);
  const HpBaseline baseline = baseline_of(item);
  const HpLength foot = (item->parent == NULL ? 0 : item->parent->shift) +
                        shifted(traits, parent, line_height) + baseline_height(baseline, parent) -
                        box_alignment_point(item, baseline);
  item->shift = item->counted_shift = foot;
  item->ascent = item->height;
  item->descent = 0;
}
