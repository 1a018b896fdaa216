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

/* Width, style and colour in any order; what is not named gets its initial value. */
static gboolean set_border(HpRefinement *refinement, const char *side, HpSlice text)
{
  HpSlice words[3], width = slice("medium"), style = NONE, color = {0};
  const int count = split(text, words, 3);
  if (count == 0 || count > 3)
    return hp_refine_bad_value(refinement, _("a width, a style and a colour"));
  const gboolean inherit = count == 1 && hp_slice_is(words[0], "inherit");
  if (inherit)
    width = style = color = words[0];
  for (int i = 0; i < count && !inherit; i++) {
    if (is_border_style(words[i]))
      style = words[i];
    else if (is_color(words[i]))
      color = words[i];
    else
      width = words[i];
  }
  char name[64];
  g_snprintf(name, sizeof name, "border-%s-style", side);
  gboolean right = set(refinement, name, style);
  g_snprintf(name, sizeof name, "border-%s-width", side);
  right = set(refinement, name, width) && right;
  g_snprintf(name, sizeof name, "border-%s-color", side);
  return (color.length == 0 || set(refinement, name, color)) && right;
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

gboolean hp_parse_background(HpRefinement *refinement, HpComponent component, HpSlice text)
{
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
    else if (hp_slice_is(word, "inherit"))
      right =
          set(refinement, "background-color", word) && set(refinement, "background-image", word);
    else if (position_count < 2)
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

/* "size" or "size/line-height". */
static gboolean set_font_size(HpRefinement *refinement, HpSlice word)
{
  const char *slash = memchr(word.text, '/', word.length);
  if (slash == NULL)
    return set(refinement, "font-size", word);
  const HpSlice size = {word.text, (gsize)(slash - word.text)};
  const HpSlice height = {slash + 1, word.length - size.length - 1};
  return set(refinement, "font-size", size) && set(refinement, "line-height", height);
}

/* [style | variant | weight]* size[/line-height] family[, family]* */
gboolean hp_parse_font(HpRefinement *refinement, HpComponent component, HpSlice text)
{
  if (hp_slice_is(text, "inherit"))
    return TRUE;
  static const char *const reset[] = {"font-style", "font-variant", "font-weight", "line-height"};
  for (guint i = 0; i < G_N_ELEMENTS(reset); i++)
    set(refinement, reset[i], slice("normal"));
  HpSlice word;
  const char *property = NULL;
  gboolean right = FALSE;
  while ((right = hp_slice_next(&text, &word))) {
    if (hp_slice_is(word, "normal"))
      continue;
    property = property_of_font_word(word);
    if (property == NULL)
      break;
    set(refinement, property, word);
  }
  if (!right || text.length == 0)
    return hp_refine_bad_value(refinement, _("a size and the names of font families"));
  return set_font_size(refinement, word) && set(refinement, "font-family", text);
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

static const struct {
  const char *property, *word;
  const char *settings; /* "property=value …" */
} expansions[] = {
    {"white-space", "normal",
     "linefeed-treatment=treat-as-space white-space-collapse=true "
     "white-space-treatment=ignore-if-surrounding-linefeed wrap-option=wrap"},
    {"white-space", "pre",
     "linefeed-treatment=preserve white-space-collapse=false "
     "white-space-treatment=preserve wrap-option=no-wrap"},
    {"white-space", "nowrap",
     "linefeed-treatment=treat-as-space white-space-collapse=true "
     "white-space-treatment=ignore-if-surrounding-linefeed wrap-option=no-wrap"},
    {"white-space", "inherit", ""},
    {"page-break-before", "auto", "break-before=auto"},
    {"page-break-before", "always", "break-before=page"},
    {"page-break-before", "avoid", "keep-with-previous.within-page=always"},
    {"page-break-before", "left", "break-before=even-page"},
    {"page-break-before", "right", "break-before=odd-page"},
    {"page-break-before", "inherit", "break-before=inherit"},
    {"page-break-after", "auto", "break-after=auto"},
    {"page-break-after", "always", "break-after=page"},
    {"page-break-after", "avoid", "keep-with-next.within-page=always"},
    {"page-break-after", "left", "break-after=even-page"},
    {"page-break-after", "right", "break-after=odd-page"},
    {"page-break-after", "inherit", "break-after=inherit"},
    {"page-break-inside", "auto", "keep-together=auto"},
    {"page-break-inside", "avoid", "keep-together=always"},
    {"page-break-inside", "inherit", "keep-together=inherit"},
    {"position", "static", "relative-position=static absolute-position=auto"},
    {"position", "relative", "relative-position=relative absolute-position=auto"},
    {"position", "absolute", "relative-position=static absolute-position=absolute"},
    {"position", "fixed", "relative-position=static absolute-position=fixed"},
    {"position", "inherit", "relative-position=inherit absolute-position=inherit"},
    {"vertical-align", "baseline",
     "alignment-baseline=baseline alignment-adjust=auto baseline-shift=baseline"},
    {"vertical-align", "top",
     "alignment-baseline=before-edge alignment-adjust=auto baseline-shift=baseline"},
    {"vertical-align", "text-top",
     "alignment-baseline=text-before-edge alignment-adjust=auto baseline-shift=baseline"},
    {"vertical-align", "middle",
     "alignment-baseline=middle alignment-adjust=auto baseline-shift=baseline"},
    {"vertical-align", "bottom",
     "alignment-baseline=after-edge alignment-adjust=auto baseline-shift=baseline"},
    {"vertical-align", "text-bottom",
     "alignment-baseline=text-after-edge alignment-adjust=auto baseline-shift=baseline"},
    {"vertical-align", "sub",
     "alignment-baseline=baseline alignment-adjust=auto baseline-shift=sub"},
    {"vertical-align", "super",
     "alignment-baseline=baseline alignment-adjust=auto baseline-shift=super"},
    {"vertical-align", "inherit",
     "alignment-baseline=inherit alignment-adjust=inherit baseline-shift=inherit"},
    {"size", "auto", "page-width=auto page-height=auto"},
    {"size", "landscape", "page-width=297mm page-height=210mm"},
    {"size", "portrait", "page-width=210mm page-height=297mm"},
};

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
  g_autoptr(GString) known = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(expansions); i++) {
    if (strcmp(expansions[i].property, refinement->property->name) != 0)
      continue;
    if (hp_slice_is(text, expansions[i].word)) {
      apply_settings(refinement, slice(expansions[i].settings));
      return TRUE;
    }
    g_string_append_printf(known, "%s%s", known->len > 0 ? ", " : "", expansions[i].word);
  }
  return hp_refine_bad_value(refinement, known->str);
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
