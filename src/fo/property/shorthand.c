/* Shorthands (7.31): each sets other properties, which more precise ones may set again. */
#include "fo/property/refinement.h"

#include <string.h>

static const HpSlice NONE = {"none", 4};

static HpSlice slice(const char *text)
{
  return (HpSlice){text, strlen(text)};
}

static gboolean set(HpRefinement *refinement, const char *name, HpSlice value)
{
  return hp_refine_apply_named(refinement, name, value);
}

/* The value splits into words separated by white space; more than `most` is wrong. */
static int split(HpSlice text, HpSlice *words, int most)
{
  int count = 0;
  HpSlice word;
  while (hp_slice_next(&text, &word)) {
    if (count == most)
      return most + 1;
    words[count++] = word;
  }
  return count;
}

/* What may stand for the whole value, and is meant for each property that the shorthand sets. */
static gboolean is_taken_over(HpSlice text)
{
  return hp_slice_is(text, "inherit") || hp_slice_is(text, "from-parent()") ||
         hp_slice_is(text, "from-nearest-specified-value()");
}

/* ---- Four sides ---------------------------------------------------------------------------- */

enum { TOP, RIGHT, BOTTOM, LEFT };

/* One to four values for top, right, bottom, left: the missing ones are those opposite. */
static gboolean split_sides(HpRefinement *refinement, HpSlice text, HpSlice sides[4])
{
  const int count = split(text, sides, 4);
  if (count == 0 || count > 4)
    return hp_refine_bad_value(refinement, _("one to four values"));
  if (count < 2)
    sides[RIGHT] = sides[TOP];
  if (count < 3)
    sides[BOTTOM] = sides[TOP];
  if (count < 4)
    sides[LEFT] = sides[RIGHT];
  return TRUE;
}

static gboolean set_sides(HpRefinement *refinement, const char *const names[4], HpSlice text)
{
  HpSlice sides[4];
  if (!split_sides(refinement, text, sides))
    return FALSE;
  gboolean right = TRUE;
  for (int side = 0; side < 4; side++)
    right = set(refinement, names[side], sides[side]) && right;
  return right;
}

gboolean hp_parse_margin(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  static const char *const names[4] = {"margin-top", "margin-right", "margin-bottom",
                                       "margin-left"};
  const gboolean right = set_sides(refinement, names, text);
  for (int side = 0; side < 4; side++) {
    refinement->margin_shorthand[side] = refinement->margin_absolute[side];
    refinement->margin_absolute[side] = FALSE;
  }
  return right;
}

gboolean hp_parse_padding(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  static const char *const names[4] = {"padding-top", "padding-right", "padding-bottom",
                                       "padding-left"};
  return set_sides(refinement, names, text);
}

gboolean hp_parse_border_width(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  static const char *const names[4] = {"border-top-width", "border-right-width",
                                       "border-bottom-width", "border-left-width"};
  return set_sides(refinement, names, text);
}

gboolean hp_parse_border_style(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  static const char *const names[4] = {"border-top-style", "border-right-style",
                                       "border-bottom-style", "border-left-style"};
  return set_sides(refinement, names, text);
}

gboolean hp_parse_border_color(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  static const char *const names[4] = {"border-top-color", "border-right-color",
                                       "border-bottom-color", "border-left-color"};
  return set_sides(refinement, names, text);
}

/* ---- Borders ------------------------------------------------------------------------------- */

static gboolean is_color(HpSlice word)
{
  HpColor color;
  return word.text[0] == '#' || hp_color_by_name(word, &color) ||
         hp_slice_is(word, "currentColor") ||
         (word.length > 3 && strncmp(word.text, "rgb", 3) == 0) ||
         (word.length > 5 && strncmp(word.text, "cmyk(", 5) == 0) ||
         (word.length > 12 && strncmp(word.text, "system-color", 12) == 0);
}

static gboolean is_border_style(HpSlice word)
{
  static const char *const styles[] = {"none",   "hidden", "dotted", "dashed", "solid",
                                       "double", "groove", "ridge",  "inset",  "outset"};
  for (guint i = 0; i < G_N_ELEMENTS(styles); i++)
    if (hp_slice_is(word, styles[i]))
      return TRUE;
  return FALSE;
}

enum { WIDTH, STYLE, COLOR, BORDER_PARTS };

static int part_of_border(HpSlice word)
{
  return is_border_style(word) ? STYLE : is_color(word) ? COLOR : WIDTH;
}

/* Width, style and colour in any order, each at most once. */
static gboolean split_border(HpSlice text, HpSlice parts[BORDER_PARTS])
{
  HpSlice words[BORDER_PARTS];
  const int count = split(text, words, BORDER_PARTS);
  if (count == 0 || count > BORDER_PARTS)
    return FALSE;
  gboolean named[BORDER_PARTS] = {FALSE};
  for (int i = 0; i < count; i++) {
    const int part = part_of_border(words[i]);
    if (named[part] || is_taken_over(words[i]))
      return FALSE;
    named[part] = TRUE;
    parts[part] = words[i];
  }
  return TRUE;
}

/* What is not named gets its initial value. The style comes last: without it, a border of which
   another part is wrong is none. */
static gboolean set_border(HpRefinement *refinement, const char *side, HpSlice text)
{
  static const char *const names[BORDER_PARTS] = {"width", "style", "color"};
  static const int order[BORDER_PARTS] = {WIDTH, COLOR, STYLE};
  HpSlice parts[BORDER_PARTS] = {slice("medium"), NONE, slice("currentColor")};
  if (is_taken_over(text))
    parts[WIDTH] = parts[STYLE] = parts[COLOR] = text;
  else if (!split_border(text, parts))
    return hp_refine_bad_value(refinement, _("a width, a style and a colour"));
  for (int i = 0; i < BORDER_PARTS; i++) {
    char name[64];
    g_snprintf(name, sizeof name, "border-%s-%s", side, names[order[i]]);
    if (!set(refinement, name, parts[order[i]]))
      return FALSE;
  }
  return TRUE;
}

gboolean hp_parse_border(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  static const char *const sides[] = {"top", "right", "bottom", "left"};
  gboolean right = TRUE;
  for (int side = 0; side < 4 && right; side++)
    right = set_border(refinement, sides[side], text);
  return right;
}

gboolean hp_parse_border_side(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  return set_border(refinement, refinement->property->name + strlen("border-"), text);
}

gboolean hp_parse_border_spacing(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  HpSlice words[2];
  const int count = split(text, words, 2);
  if (count == 0 || count > 2)
    return hp_refine_bad_value(refinement, _("one or two lengths"));
  return set(refinement, "border-separation.inline-progression-direction", words[0]) &&
         set(refinement, "border-separation.block-progression-direction", words[count - 1]);
}

/* ---- Background ---------------------------------------------------------------------------- */

static gboolean is_vertical_word(HpSlice word)
{
  return hp_slice_is(word, "top") || hp_slice_is(word, "bottom");
}

static gboolean is_horizontal_word(HpSlice word)
{
  return hp_slice_is(word, "left") || hp_slice_is(word, "right");
}

static gboolean set_background_position(HpRefinement *refinement, HpSlice first, HpSlice second)
{
  if (is_vertical_word(first) || is_horizontal_word(second)) {
    const HpSlice swapped = first;
    first = second;
    second = swapped;
  }
  return set(refinement, "background-position-horizontal", first) &&
         set(refinement, "background-position-vertical", second);
}

gboolean hp_parse_background_position(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  HpSlice words[2];
  const int count = split(text, words, 2);
  if (count == 0 || count > 2)
    return hp_refine_bad_value(refinement, _("one or two positions"));
  return set_background_position(refinement, words[0], count == 2 ? words[1] : slice("center"));
}

static gboolean take_over_background(HpRefinement *refinement, HpSlice text)
{
  return set(refinement, "background-color", text) && set(refinement, "background-image", text) &&
         set(refinement, "background-repeat", text) &&
         set(refinement, "background-position-horizontal", text) &&
         set(refinement, "background-position-vertical", text);
}

gboolean hp_parse_background(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  if (is_taken_over(text))
    return take_over_background(refinement, text);
  HpSlice words[8], positions[2];
  int position_count = 0;
  const int count = split(text, words, 8);
  gboolean right = count <= 8;
  for (int i = 0; i < count && right; i++) {
    const HpSlice word = words[i];
    if (g_ascii_strncasecmp(word.text, "url(", 4) == 0 || hp_slice_is(word, "none"))
      right = set(refinement, "background-image", word);
    else if (is_color(word))
      right = set(refinement, "background-color", word);
    else if (strncmp(word.text, "repeat", 6) == 0 || strncmp(word.text, "no-repeat", 9) == 0)
      right = set(refinement, "background-repeat", word);
    else if (hp_slice_is(word, "scroll") || hp_slice_is(word, "fixed"))
      continue;
    else if (position_count < 2 && !is_taken_over(word))
      positions[position_count++] = word;
    else
      right = FALSE;
  }
  if (!right)
    return hp_refine_bad_value(refinement, _("a colour, an image, how it repeats and where"));
  return position_count == 0 ||
         set_background_position(refinement, positions[0],
                                 position_count == 2 ? positions[1] : slice("center"));
}

/* ---- Fonts --------------------------------------------------------------------------------- */

static const char *property_of_font_word(HpSlice word)
{
  static const char *const weights[] = {"bold", "bolder", "lighter", "100", "200", "300",
                                        "400",  "500",    "600",     "700", "800", "900"};
  for (guint i = 0; i < G_N_ELEMENTS(weights); i++)
    if (hp_slice_is(word, weights[i]))
      return "font-weight";
  if (hp_slice_is(word, "italic") || hp_slice_is(word, "oblique") || hp_slice_is(word, "backslant"))
    return "font-style";
  return hp_slice_is(word, "small-caps") ? "font-variant" : NULL;
}

/* Takes "/line-height" off after the size, with or without white space around the slash. */
static HpSlice take_line_height(HpSlice *size, HpSlice *rest)
{
  HpSlice height = slice("normal");
  const char *slash = memchr(size->text, '/', size->length);
  if (slash != NULL) {
    height = (HpSlice){slash + 1, size->length - (gsize)(slash - size->text) - 1};
    size->length = (gsize)(slash - size->text);
    if (height.length == 0)
      hp_slice_next(rest, &height);
    return height;
  }
  *rest = hp_slice_trimmed(*rest);
  if (rest->length == 0 || rest->text[0] != '/')
    return height;
  *rest = (HpSlice){rest->text + 1, rest->length - 1};
  hp_slice_next(rest, &height);
  return height;
}

/* [style | variant | weight]* size[/line-height] family[, family]* */
static gboolean set_font(HpRefinement *refinement, HpSlice text)
{
  static const char *const reset[] = {"font-style", "font-variant", "font-weight"};
  for (guint i = 0; i < G_N_ELEMENTS(reset); i++)
    set(refinement, reset[i], slice("normal"));
  HpSlice size;
  gboolean found = FALSE;
  while ((found = hp_slice_next(&text, &size))) {
    if (hp_slice_is(size, "normal"))
      continue;
    const char *property = property_of_font_word(size);
    if (property == NULL)
      break;
    set(refinement, property, size);
  }
  const HpSlice height = found ? take_line_height(&size, &text) : NONE;
  if (!found || hp_slice_trimmed(text).length == 0)
    return hp_refine_bad_value(refinement, _("a size and the names of font families"));
  return set(refinement, "font-size", size) && set(refinement, "line-height", height) &&
         set(refinement, "font-family", hp_slice_trimmed(text));
}

static gboolean take_over_font(HpRefinement *refinement, HpSlice text)
{
  static const char *const names[] = {"font-size",   "font-style",  "font-variant",
                                      "font-weight", "line-height", "font-family"};
  gboolean right = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    right = set(refinement, names[i], text) && right;
  return right;
}

gboolean hp_parse_font(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  if (is_taken_over(text))
    return take_over_font(refinement, text);
  /* A value that is wrong further on must have changed nothing. */
  HpInheritedTraits *own = &refinement->traits->inherited;
  const HpInheritedTraits before = *own;
  const gboolean right = set_font(refinement, text);
  if (!right)
    *own = before;
  return right;
}

static HpSlice next_subtag(HpSlice *tag)
{
  const char *hyphen = tag->length == 0 ? NULL : memchr(tag->text, '-', tag->length);
  const gsize length = hyphen == NULL ? tag->length : (gsize)(hyphen - tag->text);
  const HpSlice subtag = {tag->text, length};
  const gsize used = hyphen == NULL ? length : length + 1;
  *tag = (HpSlice){tag->text + used, tag->length - used};
  return subtag;
}

/* "sr-Latn-RS" sets language, script and country; a tag with more in it is kept whole. */
gboolean hp_parse_xml_lang(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  HpSlice rest = text;
  const HpSlice language = next_subtag(&rest);
  HpSlice country = next_subtag(&rest), script = NONE;
  if (country.length == 4 && g_ascii_isalpha(country.text[0])) {
    script = country;
    country = next_subtag(&rest);
  }
  const gboolean simple = rest.length == 0 && country.length <= 3;
  refinement->language = simple ? language : text;
  refinement->script = simple ? script : NONE;
  refinement->country = simple && country.length > 0 ? country : NONE;
  return TRUE;
}

/* ---- Shorthands of one keyword ------------------------------------------------------------- */

static void apply_settings(HpRefinement *refinement, HpSlice settings)
{
  HpSlice setting;
  while (hp_slice_next(&settings, &setting)) {
    const char *equals = memchr(setting.text, '=', setting.length);
    g_autofree char *name = g_strndup(setting.text, (gsize)(equals - setting.text));
    set(refinement, name, (HpSlice){equals + 1, setting.length - strlen(name) - 1});
  }
}

gboolean hp_parse_expansion(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  g_autofree char *known = NULL;
  const char *settings = hp_expansion_of(refinement->property->name, text, &known);
  if (settings == NULL)
    return hp_refine_bad_value(refinement, known);
  apply_settings(refinement, slice(settings));
  return TRUE;
}

gboolean hp_parse_vertical_align(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  const char first = text.length == 0 ? '\0' : text.text[0];
  if (!g_ascii_isdigit(first) && strchr("-+.(", first) == NULL)
    return hp_parse_expansion(refinement, component, text);
  return set(refinement, "alignment-baseline", slice("baseline")) &&
         set(refinement, "alignment-adjust", text);
}

/* "auto", "landscape", "portrait", or a width and a height. The paper that is meant is A4. */
gboolean hp_parse_size(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  HpSlice words[2];
  const int count = split(text, words, 2);
  if (count == 0 || count > 2)
    return hp_refine_bad_value(refinement, _("a width and a height"));
  if (count == 1 && g_ascii_isalpha(words[0].text[0]))
    return hp_parse_expansion(refinement, component, words[0]);
  return set(refinement, "page-width", words[0]) &&
         set(refinement, "page-height", words[count - 1]);
}
