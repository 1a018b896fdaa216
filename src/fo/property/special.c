/* Properties whose values are like no other's. */
#include "fo/property/refinement.h"

#include <math.h>
#include <string.h>

#define MAX_FONT_SIZE 4096 /* points of a font-size; warning, and cut */

/* Points: what repeats along a line is kept shorter than other lengths, since it adds up. */
#define MAX_SPACING 1024 /* points between letters or words; cut */

static HpInheritedTraits *text_traits(HpRefinement *refinement)
{
  return &refinement->traits->inherited;
}

static double parent_font_size(const HpRefinement *refinement)
{
  return hp_length_to_points(refinement->parent->inherited.font_size);
}

/* ---- 7.9 fonts ----------------------------------------------------------------------------- */

static const HpKeyword font_sizes[] = {/* in lengths, from a medium of 12pt, each step × 1.2 */
                                       {"xx-small", 7111},  {"x-small", 8533}, {"small", 10240},
                                       {"medium", 12288},   {"large", 14746},  {"x-large", 17695},
                                       {"xx-large", 21234}, {NULL, 0}};

/* The entry of the table of sizes that is closest: what "larger" and "smaller" step from (7.9.4).
 */
static double closest_table_size(double points)
{
  if (points <= 0)
    return 12;
  const double below = 12 * pow(1.2, floor(log(points / 12) / log(1.2) + 1e-9));
  return points - below <= below * 1.2 - points ? below : below * 1.2;
}

gboolean hp_parse_font_size(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  const char *expected = _("a size such as 10pt, 90%, larger or medium");
  const double parent = parent_font_size(refinement);
  refinement->scope.em = parent;
  refinement->scope.percent_base = parent;
  HpValue value;
  if (!hp_refine_evaluate(refinement, text, &value, expected))
    return FALSE;
  HpLength *size = &text_traits(refinement)->font_size;
  if (hp_value_is_keyword(&value, font_sizes, size))
    return TRUE;
  const HpSlice word = {value.text, value.length};
  if (value.kind == HP_VALUE_KEYWORD && hp_slice_is(word, "larger"))
    value =
        (HpValue){.kind = HP_VALUE_NUMERIC, .number = closest_table_size(parent) * 1.2, .power = 1};
  else if (value.kind == HP_VALUE_KEYWORD && hp_slice_is(word, "smaller"))
    value =
        (HpValue){.kind = HP_VALUE_NUMERIC, .number = closest_table_size(parent) / 1.2, .power = 1};
  HpLength length;
  if (!hp_value_to_length(&value, &length) || length < 0)
    return hp_refine_bad_value(refinement, expected);
  hp_warn_of_size(refinement, &value, MAX_FONT_SIZE);
  *size = MIN(length, MAX_FONT_SIZE * HP_POINT);
  return TRUE;
}

static int bolder(int weight)
{
  return weight < 400 ? 400 : weight < 600 ? 700 : 900;
}

static int lighter(int weight)
{
  return weight < 600 ? 100 : weight < 800 ? 400 : 700;
}

gboolean hp_parse_font_weight(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  const int parent = refinement->parent->inherited.font_weight;
  const HpKeyword weights[] = {{"normal", 400},
                               {"bold", 700},
                               {"bolder", bolder(parent)},
                               {"lighter", lighter(parent)},
                               {NULL, 0}};
  const char *expected = _("normal, bold, bolder, lighter or a number from 100 to 900");
  HpValue value;
  if (!hp_refine_evaluate(refinement, text, &value, expected))
    return FALSE;
  int *weight = &text_traits(refinement)->font_weight;
  if (hp_value_is_keyword(&value, weights, weight))
    return TRUE;
  if (value.kind != HP_VALUE_NUMERIC || value.power != 0 || value.number < 1 || value.number > 1000)
    return hp_refine_bad_value(refinement, expected);
  *weight = CLAMP((int)value.number, 100, 900);
  return TRUE;
}

/* One family name: without quotation marks, runs of white space made one. */
static void append_family(GString *families, HpSlice name)
{
  name = hp_slice_of_uri(hp_slice_trimmed(name));
  if (name.length == 0)
    return;
  if (families->len > 0)
    g_string_append_c(families, ',');
  HpSlice word;
  for (gboolean first = TRUE; hp_slice_next(&name, &word); first = FALSE) {
    if (!first)
      g_string_append_c(families, ' ');
    g_string_append_len(families, word.text, (gssize)word.length);
  }
}

gboolean hp_parse_font_family(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  g_autoptr(GString) families = g_string_new(NULL);
  const char *end = text.text + text.length;
  for (const char *start = text.text; start <= end;) {
    const char *comma = memchr(start, ',', (gsize)(end - start));
    const char *stop = comma == NULL ? end : comma;
    append_family(families, (HpSlice){start, (gsize)(stop - start)});
    start = stop + 1;
  }
  if (families->len == 0)
    return hp_refine_bad_value(refinement, _("the names of font families"));
  text_traits(refinement)->font_family =
      hp_refiner_intern(refinement->refiner, (HpSlice){families->str, families->len});
  return TRUE;
}

/* ---- 7.10 language ------------------------------------------------------------------------- */

gboolean hp_parse_language(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  refinement->language = text;
  return TRUE;
}

gboolean hp_parse_country(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  refinement->country = text;
  return TRUE;
}

gboolean hp_parse_script(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  refinement->script = text;
  return TRUE;
}

/* ---- 7.16 and 7.17 lines and characters ---------------------------------------------------- */

static gboolean parse_line_height_optimum(HpRefinement *refinement, HpSlice text)
{
  const char *expected = _("normal, a number, a percentage or a length such as 14pt");
  HpInheritedTraits *own = text_traits(refinement);
  refinement->scope.percent_base = hp_length_to_points(own->font_size);
  const gboolean normal = hp_slice_is(text, "normal");
  HpValue value = {.kind = HP_VALUE_NUMERIC, .number = 1.2};
  if (!normal && !hp_refine_evaluate(refinement, text, &value, expected))
    return FALSE;
  if (value.kind != HP_VALUE_NUMERIC || value.columns != 0 || value.number < 0)
    return hp_refine_bad_value(refinement, expected);
  own->line_height_is_factor = value.power == 0;
  own->line_height_factor = value.power == 0 ? value.number : 0;
  own->line_height = (HpDimension){0};
  if (value.power != 0)
    own->line_height.length = hp_bounded_length(value.number);
  return TRUE;
}

gboolean hp_parse_line_height(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  if (component == HP_COMPONENT_CONDITIONALITY && hp_slice_is(text, "discard"))
    hp_warn_unsupported(refinement->refiner, refinement->fo, "line-height.conditionality");
  if (component != HP_COMPONENT_WHOLE && component != HP_COMPONENT_OPTIMUM)
    return TRUE; /* lines are set at their optimum height */
  return parse_line_height_optimum(refinement, text);
}

static gboolean parse_spacing_part(HpRefinement *refinement, HpSpaceTrait *spacing,
                                   HpComponent component, HpSlice text)
{
  HpDimension dimension;
  if (component == HP_COMPONENT_CONDITIONALITY) {
    spacing->retain = hp_slice_is(text, "retain");
    return TRUE;
  }
  if (component == HP_COMPONENT_PRECEDENCE) {
    spacing->precedence = hp_slice_is(text, "force") ? HP_PRECEDENCE_FORCE : 0;
    return TRUE;
  }
  if (!hp_parse_dimension(refinement, text, NULL, &dimension))
    return FALSE;
  dimension.length = CLAMP(dimension.length, -MAX_SPACING * HP_POINT, MAX_SPACING * HP_POINT);
  if (component == HP_COMPONENT_MINIMUM)
    spacing->minimum = dimension;
  else if (component == HP_COMPONENT_MAXIMUM)
    spacing->maximum = dimension;
  else
    spacing->optimum = dimension;
  if (component == HP_COMPONENT_WHOLE)
    spacing->minimum = spacing->maximum = dimension;
  return TRUE;
}

static gboolean parse_spacing(HpRefinement *refinement, HpSpaceTrait *spacing,
                              HpComponent component, HpSlice text)
{
  if (!hp_slice_is(text, "normal"))
    return parse_spacing_part(refinement, spacing, component, text);
  *spacing = (HpSpaceTrait){0};
  return TRUE;
}

gboolean hp_parse_letter_spacing(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  refinement->letter_components |= 1u << component;
  return parse_spacing(refinement, &text_traits(refinement)->letter_spacing, component, text);
}

gboolean hp_parse_word_spacing(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  refinement->word_components |= 1u << component;
  return parse_spacing(refinement, &text_traits(refinement)->word_spacing, component, text);
}

static void set_decorations(HpColor decoration[HP_DECORATIONS], guint bits, HpColor color)
{
  for (HpDecoration line = 0; line < HP_DECORATIONS; line++)
    if (bits & (1u << line))
      decoration[line] = color;
}

/* Not inherited, but what ancestors are decorated with goes on through their content (7.17.4). */
gboolean hp_parse_text_decoration(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  static const struct {
    const char *word;
    guint added, removed; /* bits (1 << HpDecoration) */
  } words[] = {
      {"none", 0, ~0u},
      {"underline", 1 << HP_UNDERLINE, 0},
      {"no-underline", 0, 1 << HP_UNDERLINE},
      {"overline", 1 << HP_OVERLINE, 0},
      {"no-overline", 0, 1 << HP_OVERLINE},
      {"line-through", 1 << HP_LINE_THROUGH, 0},
      {"no-line-through", 0, 1 << HP_LINE_THROUGH},
      {"blink", 0, 0}, /* paper does not */
      {"no-blink", 0, 0},
  };
  HpTraits *traits = refinement->traits;
  HpSlice word;
  while (hp_slice_next(&text, &word)) {
    guint i = 0;
    while (i < G_N_ELEMENTS(words) && !hp_slice_is(word, words[i].word))
      i++;
    if (i == G_N_ELEMENTS(words))
      return hp_refine_bad_value(refinement, "none, underline, overline, line-through");
    set_decorations(traits->decoration, words[i].removed, (HpColor){0});
    set_decorations(traits->decoration, words[i].added, traits->inherited.color);
  }
  return TRUE;
}

/* ---- 7.14 area alignment ------------------------------------------------------------------- */

gboolean hp_parse_alignment_adjust(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  HpTraits *traits = refinement->traits;
  const HpProperty *property = refinement->property;
  for (const HpKeyword *keyword = property->keywords; keyword->name != NULL; keyword++)
    if (hp_slice_is(text, keyword->name)) {
      traits->alignment_adjust = (HpBaseline)keyword->value;
      traits->alignment_adjust_length = (HpDimension){0};
      return TRUE;
    }
  HpDimension length;
  if (!hp_parse_dimension(refinement, text, NULL, &length))
    return FALSE;
  traits->alignment_adjust = HP_BASELINE_LENGTH;
  traits->alignment_adjust_length = length;
  return TRUE;
}

gboolean hp_parse_baseline_shift(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  static const struct {
    const char *word;
    HpBaselineShift shift;
  } words[] = {{"baseline", HP_SHIFT_BASELINE}, {"sub", HP_SHIFT_SUB}, {"super", HP_SHIFT_SUPER}};
  HpTraits *traits = refinement->traits;
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (hp_slice_is(text, words[i].word)) {
      traits->baseline_shift = words[i].shift;
      traits->baseline_shift_length = (HpDimension){0};
      return TRUE;
    }
  HpDimension length;
  if (!hp_parse_dimension(refinement, text, NULL, &length))
    return FALSE;
  traits->baseline_shift = HP_SHIFT_LENGTH;
  traits->baseline_shift_length = length;
  return TRUE;
}

/* ---- 7.8 background ------------------------------------------------------------------------ */

static gboolean parse_position(HpRefinement *refinement, HpSlice text, const char *least,
                               const char *most, HpDimension *position)
{
  const struct {
    const char *word;
    float percent;
  } words[] = {{least, 0}, {"center", 50}, {most, 100}};
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (hp_slice_is(text, words[i].word)) {
      *position = (HpDimension){.percent = words[i].percent};
      return TRUE;
    }
  return hp_parse_dimension(refinement, text, NULL, position);
}

gboolean hp_parse_background_position_horizontal(HpRefinement *refinement, HpComponent component,
                                                 HpSlice text)
{
  return parse_position(refinement, text, "left", "right", &refinement->traits->background_x);
}

gboolean hp_parse_background_position_vertical(HpRefinement *refinement, HpComponent component,
                                               HpSlice text)
{
  return parse_position(refinement, text, "top", "bottom", &refinement->traits->background_y);
}

/* ---- The rest ------------------------------------------------------------------------------ */

gboolean hp_parse_reference_orientation(HpRefinement *refinement, HpComponent component,
                                        HpSlice text)
{
  const char *expected = "0, 90, 180, 270, -90, -180, -270";
  HpValue value;
  if (!hp_refine_evaluate(refinement, text, &value, expected))
    return FALSE;
  if (value.kind != HP_VALUE_NUMERIC || value.power != 0 || fmod(value.number, 90) != 0 ||
      fabs(value.number) > 270)
    return hp_refine_bad_value(refinement, expected);
  text_traits(refinement)->reference_orientation = ((int)value.number + 360) % 360;
  return TRUE;
}

gboolean hp_parse_border_separation(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  HpInheritedTraits *own = text_traits(refinement);
  HpDimension separation;
  if (!hp_parse_dimension(refinement, text, NULL, &separation))
    return FALSE;
  if (separation.percent != 0 || separation.length < 0)
    return hp_refine_bad_value(refinement, _("a length such as 10pt"));
  if (component != HP_COMPONENT_BLOCK)
    own->border_separation_inline = separation.length;
  if (component != HP_COMPONENT_INLINE)
    own->border_separation_block = separation.length;
  return TRUE;
}

/* ---- 7.31 min- and max-width and -height --------------------------------------------------- */

static HpLengthRange *range_of(HpRefinement *refinement, gboolean horizontal)
{
  HpTraits *traits = refinement->traits;
  const gboolean vertical_lines = traits->inherited.writing_mode == HP_WRITING_TB_RL;
  return horizontal != vertical_lines ? &traits->inline_progression_dimension
                                      : &traits->block_progression_dimension;
}

static gboolean parse_limit(HpRefinement *refinement, HpSlice text, gboolean horizontal,
                            gboolean most)
{
  static const HpKeyword keywords[] = {{"none", HP_UNIT_AUTO}, {"auto", HP_UNIT_AUTO}, {NULL, 0}};
  HpLengthRange *range = range_of(refinement, horizontal);
  guint *components = range == &refinement->traits->inline_progression_dimension
                          ? &refinement->ipd_components
                          : &refinement->bpd_components;
  if (!hp_parse_dimension(refinement, text, keywords, most ? &range->maximum : &range->minimum))
    return FALSE;
  *components |= 1u << (most ? HP_COMPONENT_MAXIMUM : HP_COMPONENT_MINIMUM);
  return TRUE;
}

gboolean hp_parse_min_width(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  return parse_limit(refinement, text, TRUE, FALSE);
}

gboolean hp_parse_max_width(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  return parse_limit(refinement, text, TRUE, TRUE);
}

gboolean hp_parse_min_height(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  return parse_limit(refinement, text, FALSE, FALSE);
}

gboolean hp_parse_max_height(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  return parse_limit(refinement, text, FALSE, TRUE);
}
