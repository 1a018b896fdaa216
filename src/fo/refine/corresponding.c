/* What follows from several properties together: corresponding properties (5.3), borders that are
 * not there, compound lengths in order, defaults that depend on the object.
 *
 * Indents and margins (5.3.2), seen across the inline-progression-direction:
 *
 *   |<-- inherited start-indent -->|<-- margin -->|<- border ->|<- padding ->| content
 *   |<------------------------- start-indent ------------------------------->|
 *
 * A margin that is given sets the indent; an object that generates reference areas leaves the
 * inherited part out. Without a margin, the indent is what was given or inherited.
 */
#include "fo/object/object.h"
#include "fo/refine/refine.h"

#include <string.h>

/* More than any table or page has; sizes that layout allocates by. */
#define MAX_ROWS 65535       /* number-rows-spanned; cut */
#define MAX_COLUMN_COUNT 100 /* column-count; cut */
#define MAX_COUNT 1000000    /* any other count of XSL-FO; cut */

static gboolean is_region(HpFoKind kind)
{
  return kind >= HP_FO_REGION_BODY && kind <= HP_FO_REGION_END;
}

/* ---- Language ------------------------------------------------------------------------------ */

static gboolean is_none(HpSlice slice)
{
  return slice.length == 0 || hp_slice_is(slice, "none");
}

static gboolean is_given(HpSlice slice)
{
  return slice.text != NULL && !hp_slice_is(slice, "inherit");
}

static gboolean consists_of(HpSlice subtag, gsize length, GAsciiType type)
{
  for (gsize i = 0; i < subtag.length; i++)
    if ((g_ascii_table[(guchar)subtag.text[i]] & type) == 0)
      return FALSE;
  return subtag.length == length;
}

/* Where a subtag goes; NULL for one of a variant or the like. */
static HpSlice *part_of_language(HpRefinement *refinement, HpSlice subtag)
{
  if (consists_of(subtag, 4, G_ASCII_ALPHA))
    return &refinement->script;
  const gboolean is_country =
      consists_of(subtag, 2, G_ASCII_ALPHA) || consists_of(subtag, 3, G_ASCII_DIGIT);
  return is_country ? &refinement->country : NULL;
}

/* The parts of an inherited tag, where they are not given anew: "sr-Latn-RS" is a language, a
   script of four letters and a country. Whoever gives the language drops the rest. */
static void inherit_language_parts(HpRefinement *refinement, const char *tag)
{
  if (is_given(refinement->language))
    return;
  const gsize length = strcspn(tag, "-");
  refinement->language = (HpSlice){tag, length};
  for (const char *part = tag + length; *part == '-';) {
    part++;
    const HpSlice subtag = {part, strcspn(part, "-")};
    part += subtag.length;
    HpSlice *missing = part_of_language(refinement, subtag);
    if (missing != NULL && !is_given(*missing))
      *missing = subtag;
  }
}

/* "sv", "sv-SE", "sr-Latn-RS". */
static void join_language(HpRefinement *refinement)
{
  if (!is_given(refinement->language) && !is_given(refinement->country) &&
      !is_given(refinement->script))
    return;
  HpInheritedTraits *own = &refinement->traits->inherited;
  inherit_language_parts(refinement, own->language == NULL ? "" : own->language);
  if (is_none(refinement->language)) {
    own->language = NULL;
    return;
  }
  const HpSlice language = refinement->language;
  g_autoptr(GString) tag = g_string_new_len(language.text, (gssize)language.length);
  g_strdelimit(tag->str, "_", '-');
  const HpSlice parts[] = {refinement->script, refinement->country};
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    if (is_given(parts[i]) && !is_none(parts[i]))
      g_string_append_printf(tag, "-%.*s", (int)parts[i].length, parts[i].text);
  own->language = hp_refiner_intern(refinement->refiner, (HpSlice){tag->str, tag->len});
}

/* ---- Borders ------------------------------------------------------------------------------- */

/* 7.28: what wins where borders meet and collapse. */
static int border_precedence(HpFoKind kind)
{
  switch (kind) {
  case HP_FO_TABLE:
    return 6;
  case HP_FO_TABLE_CELL:
    return 5;
  case HP_FO_TABLE_COLUMN:
    return 4;
  case HP_FO_TABLE_ROW:
    return 3;
  case HP_FO_TABLE_BODY:
    return 2;
  case HP_FO_TABLE_HEADER:
    return 1;
  default:
    return 0;
  }
}

static void settle_borders(HpRefinement *refinement)
{
  for (int side = 0; side < 4; side++) {
    HpBorder *border = &refinement->traits->border[side];
    if (border->style == HP_BORDER_NONE || border->style == HP_BORDER_HIDDEN)
      border->width = 0;
    if (!refinement->border_color_given[side])
      border->color = refinement->traits->inherited.color;
    if (border->precedence < 0)
      border->precedence = border_precedence(refinement->fo->kind);
    HpPadding *padding = &refinement->traits->padding[side];
    if (padding->width.length < 0)
      padding->width.length = 0;
  }
}

/* ---- Compound lengths ---------------------------------------------------------------------- */

static gboolean is_plain(const HpDimension *dimension)
{
  return dimension->unit == HP_UNIT_LENGTH && dimension->percent == 0;
}

static gboolean is_below(const HpDimension *a, const HpDimension *b)
{
  return is_plain(a) && is_plain(b) && a->length < b->length;
}

/* minimum ≤ optimum ≤ maximum (4.3.1): what was given moves what was not; where both were given,
   the minimum and the maximum bound the optimum. A component by itself moves those that were given
   with the whole, being more precise: max-width bounds width. */
static void order(HpDimension *minimum, HpDimension *optimum, HpDimension *maximum, guint given)
{
  const gboolean whole = (given & (1u << HP_COMPONENT_WHOLE)) != 0;
  const gboolean minimum_itself = (given & (1u << HP_COMPONENT_MINIMUM)) != 0;
  const gboolean maximum_itself = (given & (1u << HP_COMPONENT_MAXIMUM)) != 0;
  const gboolean minimum_given = minimum_itself || (whole && !maximum_itself);
  const gboolean optimum_given = whole || (given & (1u << HP_COMPONENT_OPTIMUM)) != 0;
  const gboolean maximum_given = whole || maximum_itself;
  if (is_below(maximum, minimum)) {
    if (minimum_given)
      *maximum = *minimum;
    else
      *minimum = *maximum;
  }
  if (is_below(maximum, optimum)) {
    if (optimum_given && !maximum_given)
      *maximum = *optimum;
    else
      *optimum = *maximum;
  }
  if (is_below(optimum, minimum)) {
    if (minimum_given)
      *optimum = *minimum;
    else
      *minimum = *optimum;
  }
}

static void order_range(HpLengthRange *range, guint given)
{
  if (given != 0)
    order(&range->minimum, &range->optimum, &range->maximum, given);
}

static void order_space(HpSpaceTrait *space, guint given)
{
  if (given != 0)
    order(&space->minimum, &space->optimum, &space->maximum, given);
}

static void order_compounds(HpRefinement *refinement)
{
  HpTraits *traits = refinement->traits;
  order_space(&traits->space_before, refinement->space_components[HP_BEFORE]);
  order_space(&traits->space_after, refinement->space_components[HP_AFTER]);
  order_space(&traits->space_start, refinement->space_components[HP_START]);
  order_space(&traits->space_end, refinement->space_components[HP_END]);
  order_space(&traits->inherited.letter_spacing, refinement->letter_components);
  order_space(&traits->inherited.word_spacing, refinement->word_components);
  order_range(&traits->inline_progression_dimension, refinement->ipd_components);
  order_range(&traits->block_progression_dimension, refinement->bpd_components);
  order_range(&traits->inherited.leader_length, refinement->leader_components);
}

/* ---- Margins (5.3.2) ----------------------------------------------------------------------- */

static HpLength bounded(gint64 length)
{
  return (HpLength)CLAMP(length, -HP_MAX_FO_LENGTH, HP_MAX_FO_LENGTH);
}

static HpDimension sum(HpDimension a, HpDimension b)
{
  if (a.unit != HP_UNIT_LENGTH)
    a = (HpDimension){0};
  if (b.unit != HP_UNIT_LENGTH)
    b = (HpDimension){0};
  return (HpDimension){.length = bounded((gint64)a.length + b.length),
                       .percent = a.percent + b.percent};
}

static HpDimension indent_of_margin(const HpRefinement *refinement, HpSide side,
                                    HpDimension inherited)
{
  const HpTraits *traits = refinement->traits;
  HpDimension indent = sum(traits->margin[side], traits->padding[side].width);
  indent.length = bounded((gint64)indent.length + traits->border[side].width);
  if (hp_fo_object(refinement->fo->kind)->reference_area)
    return indent;
  return sum(inherited, indent);
}

/* A margin by itself wins over the space or indent that corresponds to it; one from the shorthand
   `margin` yields to it, being less precise. */
static gboolean margin_rules(const HpRefinement *refinement, HpSide side, gboolean relative_given)
{
  return refinement->margin_absolute[side] ||
         (refinement->margin_shorthand[side] && !relative_given);
}

static void indents_from_margins(HpRefinement *refinement)
{
  const HpInheritedTraits *parent = &refinement->parent->inherited;
  HpInheritedTraits *own = &refinement->traits->inherited;
  if (margin_rules(refinement, HP_START, refinement->indent_given[0] != 0))
    own->start_indent = indent_of_margin(refinement, HP_START, parent->start_indent);
  if (margin_rules(refinement, HP_END, refinement->indent_given[1] != 0))
    own->end_indent = indent_of_margin(refinement, HP_END, parent->end_indent);
}

/* Such a space stays at the edges of pages, as margins do in CSS. */
static void space_from_margin(const HpRefinement *refinement, HpSide side, HpSpaceTrait *space)
{
  if (!margin_rules(refinement, side, refinement->space_components[side] != 0))
    return;
  const HpDimension margin = sum(refinement->traits->margin[side], (HpDimension){0});
  space->minimum = space->optimum = space->maximum = margin;
  space->retain = TRUE;
}

/* Regions stand in their page by margins, which may be given as spaces and indents. */
static void margins_of_region(HpRefinement *refinement)
{
  HpTraits *traits = refinement->traits;
  const HpDimension relative[4] = {traits->space_before.optimum, traits->space_after.optimum,
                                   traits->inherited.start_indent, traits->inherited.end_indent};
  const gboolean given[4] = {refinement->space_components[HP_BEFORE] != 0,
                             refinement->space_components[HP_AFTER] != 0,
                             refinement->indent_given[0] != 0, refinement->indent_given[1] != 0};
  for (int side = 0; side < 4; side++) {
    if (given[side] && !margin_rules(refinement, side, TRUE))
      traits->margin[side] = relative[side];
  }
}

static void settle_margins(HpRefinement *refinement)
{
  HpTraits *traits = refinement->traits;
  const HpFoKind kind = refinement->fo->kind;
  if (is_region(kind) || kind == HP_FO_SIMPLE_PAGE_MASTER) {
    margins_of_region(refinement);
    return;
  }
  if (hp_fo_object(kind)->level == HP_LEVEL_INLINE) {
    space_from_margin(refinement, HP_START, &traits->space_start);
    space_from_margin(refinement, HP_END, &traits->space_end);
    return;
  }
  indents_from_margins(refinement);
  space_from_margin(refinement, HP_BEFORE, &traits->space_before);
  space_from_margin(refinement, HP_AFTER, &traits->space_after);
}

/* ---- What percentages in indents are of ----------------------------------------------------- */

static HpIndentBase base_of_given(const HpRefinement *refinement, HpSide side)
{
  const HpFoKind kind = refinement->fo->kind;
  if (margin_rules(refinement, side, TRUE))
    return hp_fo_object(kind)->reference_area ? HP_INDENT_OWN : HP_INDENT_ADDED;
  if (kind == HP_FO_LIST_ITEM_LABEL && side == HP_END)
    return HP_INDENT_LABEL_END;
  /* Most often by body-start(). */
  return kind == HP_FO_LIST_ITEM_LABEL || kind == HP_FO_LIST_ITEM_BODY ? HP_INDENT_ADDED
                                                                       : HP_INDENT_OWN;
}

static HpIndentBase indent_base(const HpRefinement *refinement, HpSide side, HpDimension indent)
{
  if (indent.percent == 0 || refinement->fo == NULL)
    return HP_INDENT_OWN;
  const gboolean itself = refinement->indent_given[side == HP_END] != 0;
  return itself || margin_rules(refinement, side, FALSE) ? base_of_given(refinement, side)
                                                         : HP_INDENT_INHERITED;
}

static void settle_indent_bases(HpRefinement *refinement)
{
  HpTraits *traits = refinement->traits;
  traits->start_indent_base = indent_base(refinement, HP_START, traits->inherited.start_indent);
  traits->end_indent_base = indent_base(refinement, HP_END, traits->inherited.end_indent);
}

/* ---- The rest ------------------------------------------------------------------------------ */

/* Replaced content (images) has its width and height by either name. */
static void settle_replaced_size(HpTraits *traits)
{
  if (traits->width.unit == HP_UNIT_AUTO)
    traits->width = traits->inline_progression_dimension.optimum;
  if (traits->height.unit == HP_UNIT_AUTO)
    traits->height = traits->block_progression_dimension.optimum;
}

static void clamp_counts(HpTraits *traits)
{
  HpInheritedTraits *text = &traits->inherited;
  traits->column_number = CLAMP(traits->column_number, 0, HP_MAX_TABLE_COLUMNS);
  traits->columns_repeated = CLAMP(traits->columns_repeated, 1, HP_MAX_TABLE_COLUMNS);
  traits->columns_spanned = CLAMP(traits->columns_spanned, 1, HP_MAX_TABLE_COLUMNS);
  traits->rows_spanned = CLAMP(traits->rows_spanned, 1, MAX_ROWS);
  traits->column_count = CLAMP(traits->column_count, 1, MAX_COLUMN_COUNT);
  traits->initial_page_number =
      CLAMP(traits->initial_page_number, HP_PAGE_NUMBER_AUTO_EVEN, MAX_COUNT);
  traits->maximum_repeats = CLAMP(traits->maximum_repeats, HP_NO_LIMIT, MAX_COUNT);
  traits->grouping_size = CLAMP(traits->grouping_size, 0, 100);
  text->orphans = CLAMP(text->orphans, 1, MAX_COUNT);
  text->widows = CLAMP(text->widows, 1, MAX_COUNT);
  text->hyphenation_push = CLAMP(text->hyphenation_push, 1, 100);
  text->hyphenation_remain = CLAMP(text->hyphenation_remain, 1, 100);
  text->hyphenation_ladder_count = CLAMP(text->hyphenation_ladder_count, HP_NO_LIMIT, MAX_COUNT);
}

static gboolean is_offset(const HpTraits *traits)
{
  return traits->top.unit == HP_UNIT_LENGTH || traits->right.unit == HP_UNIT_LENGTH ||
         traits->bottom.unit == HP_UNIT_LENGTH || traits->left.unit == HP_UNIT_LENGTH;
}

/* 7.13.5: parts of tables, of which only cells are painted whole, are not moved. */
static void settle_position(HpRefinement *refinement)
{
  HpTraits *traits = refinement->traits;
  if (!traits->position_relative)
    return;
  const HpFoKind kind = refinement->fo->kind;
  const HpLevel level = hp_fo_object(kind)->level;
  const gboolean movable = level == HP_LEVEL_BLOCK || level == HP_LEVEL_INLINE ||
                           kind == HP_FO_LIST_ITEM || kind == HP_FO_TABLE_CELL;
  traits->position_relative = movable && traits->absolute_position == HP_POSITION_AUTO;
  if (!movable && is_offset(traits))
    hp_warn_unsupported(refinement->refiner, refinement->fo, "relative-position");
}

void hp_refine_corresponding(HpRefinement *refinement)
{
  HpTraits *traits = refinement->traits;
  if (refinement->writing_mode_given && !refinement->direction_given)
    traits->inherited.direction_rtl = traits->inherited.writing_mode == HP_WRITING_RL_TB;
  join_language(refinement);
  settle_borders(refinement);
  order_compounds(refinement);
  settle_margins(refinement);
  settle_indent_bases(refinement);
  settle_replaced_size(traits);
  settle_position(refinement);
  clamp_counts(traits);
}
