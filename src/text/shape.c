/* Shaping with HarfBuzz, and the little facts of a shaper that words share. */
#include "text/text-internal.h"

#include <hb-ot.h>
#include <string.h>

/* ---- Shapers ------------------------------------------------------------------------------- */

static guint key_hash(gconstpointer data)
{
  const HpShaperKey *k = data;
  guint hash = g_direct_hash(k->font) * 31 + g_direct_hash(k->features);
  hash = hash * 31 + g_direct_hash(k->language) + k->script;
  hash = hash * 31 + (guint)k->letter_spacing + k->hyphen;
  return hash * 8 + (guint)(k->right_to_left * 4 + k->small_caps * 2 + k->upper_case);
}

static gboolean key_equal(gconstpointer a, gconstpointer b)
{
  const HpShaperKey *one = a, *other = b;
  return one->font == other->font && one->features == other->features &&
         one->language == other->language && one->script == other->script &&
         one->letter_spacing == other->letter_spacing && one->hyphen == other->hyphen &&
         one->right_to_left == other->right_to_left && one->small_caps == other->small_caps &&
         one->upper_case == other->upper_case;
}

static void add_feature(GArray *features, const char *string)
{
  hb_feature_t feature;
  if (hb_feature_from_string(string, -1, &feature))
    g_array_append_val(features, feature);
}

static void collect_features(HpShaper *shaper)
{
  GArray *features = g_array_new(FALSE, FALSE, sizeof(hb_feature_t));
  if (shaper->key.letter_spacing != 0) {
    add_feature(features, "liga=0");
    add_feature(features, "clig=0");
  }
  if (shaper->key.small_caps)
    add_feature(features, "smcp=1");
  if (shaper->key.features != NULL) {
    g_auto(GStrv) names = g_strsplit(shaper->key.features, ",", 64);
    for (char **name = names; *name != NULL; name++)
      add_feature(features, g_strstrip(*name));
  }
  shaper->n_features = features->len;
  shaper->features = (hb_feature_t *)g_array_free(features, FALSE);
}

static void measure_shaper(HpText *text, HpShaper *shaper)
{
  const gunichar hyphen =
      hp_font_covers(shaper->key.font, shaper->key.hyphen) ? shaper->key.hyphen : '-';
  shaper->hyphen_length = (gsize)g_unichar_to_utf8(hyphen, shaper->hyphen_text);
  const HpShaped *space = hp_shape(text, shaper, " ", 1, (HpJoining){0});
  shaper->space_width = space->width;
  shaper->space_glyph = space->glyphs->len > 0 ? g_array_index(space->glyphs, guint16, 0) : 0;
}

static void shaper_free(gpointer data)
{
  HpShaper *shaper = data;
  g_hash_table_destroy(shaper->kern_before_space);
  g_hash_table_destroy(shaper->kern_after_space);
  g_hash_table_destroy(shaper->width_with_hyphen);
  g_free(shaper->features);
  g_free(shaper);
}

static HpShaper *shaper_with(HpText *text, const HpShaperKey *key)
{
  if (text->shapers == NULL)
    text->shapers = g_hash_table_new_full(key_hash, key_equal, NULL, shaper_free);
  HpShaper *shaper = g_hash_table_lookup(text->shapers, key);
  if (shaper != NULL)
    return shaper;
  shaper = g_new0(HpShaper, 1);
  shaper->key = *key;
  shaper->language = hb_language_from_string(key->language != NULL ? key->language : "en", -1);
  shaper->kern_before_space = g_hash_table_new(NULL, NULL);
  shaper->kern_after_space = g_hash_table_new(NULL, NULL);
  shaper->width_with_hyphen = g_hash_table_new(NULL, NULL);
  collect_features(shaper);
  measure_shaper(text, shaper);
  g_hash_table_insert(text->shapers, &shaper->key, shaper);
  return shaper;
}

static gboolean has_small_capitals(const HpFont *font)
{
  const hb_tag_t wanted[] = {HB_TAG('s', 'm', 'c', 'p'), HB_TAG_NONE};
  hb_set_t *found = hb_set_create();
  hb_ot_layout_collect_features(hb_font_get_face(font->hb), HB_OT_TAG_GSUB, NULL, NULL, wanted,
                                found);
  const gboolean has = !hb_set_is_empty(found);
  hb_set_destroy(found);
  return has;
}

HpShaper *hp_shaper_for_style(HpText *text, const HpTextStyleRef *style, HpFont *font,
                              hb_script_t script, gboolean right_to_left)
{
  const HpShaperKey key = {
      .font = font,
      .features = style->style.features,
      .language = style->style.language,
      .script = script,
      .letter_spacing = style->style.letter_spacing,
      .hyphen = style->style.hyphenation_character,
      .right_to_left = right_to_left,
      .small_caps = style->style.small_caps && has_small_capitals(font),
  };
  return shaper_with(text, &key);
}

HpShaper *hp_shaper_for_small_letters(HpText *text, const HpTextStyleRef *style, HpShaper *shaper)
{
  if (!style->style.small_caps || shaper->key.small_caps)
    return shaper;
  HpShaperKey key = shaper->key;
  if (key.font->small == NULL)
    key.font->small = hp_fonts_at_size(text, key.font, key.font->size / 5 * 4);
  key.font = key.font->small;
  key.upper_case = TRUE;
  return shaper_with(text, &key);
}

/* ---- Shaping ------------------------------------------------------------------------------- */

/* "ß" and "ﬁ" have no capital of their own: two stand for them. */
static void add_capitals(hb_buffer_t *buffer, const char *c, guint cluster)
{
  const gunichar small = g_utf8_get_char(c), capital = g_unichar_toupper(small);
  if (capital != small || !g_unichar_islower(small)) {
    hb_buffer_add(buffer, capital, cluster);
    return;
  }
  g_autofree char *capitals = g_utf8_strup(c, g_utf8_next_char(c) - c);
  for (const char *each = capitals; *each != '\0'; each = g_utf8_next_char(each))
    hb_buffer_add(buffer, g_utf8_get_char(each), cluster);
}

/* What letters join with; an item of no length is nothing but its context. */
static void add_context(hb_buffer_t *buffer, gunichar letter, gboolean before)
{
  char utf8[6];
  const int length = letter == 0 ? 0 : g_unichar_to_utf8(letter, utf8);
  if (length > 0)
    hb_buffer_add_utf8(buffer, utf8, length, before ? (guint)length : 0, 0);
}

static void fill_buffer(HpText *text, const HpShaper *shaper, const char *string, gsize length,
                        HpJoining joining)
{
  hb_buffer_t *buffer = text->buffer;
  hb_buffer_clear_contents(buffer);
  add_context(buffer, joining.before, TRUE);
  if (shaper->key.upper_case) {
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    for (const char *c = string; c < string + length; c = g_utf8_next_char(c))
      add_capitals(buffer, c, (guint)(c - string));
  } else {
    hb_buffer_add_utf8(buffer, string, (int)length, 0, (int)length);
  }
  add_context(buffer, joining.after, FALSE);
  hb_buffer_set_direction(buffer, shaper->key.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, shaper->key.script);
  hb_buffer_set_language(buffer, shaper->language);
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
}

static void reset_shaped(HpShaped *shaped)
{
  g_array_set_size(shaped->pens, 0);
  g_array_set_size(shaped->clusters, 0);
  shaped->width = 0;
  shaped->raised = FALSE;
}

/* Adds a cluster; one too long for its counts goes into several. */
static void append_cluster(HpShaped *shaped, gsize bytes, guint glyphs, gint64 pen)
{
  do {
    const HpCluster part = {(guint8)MIN(bytes, 255), (guint8)MIN(glyphs, 255)};
    const HpLength at = hp_length_clamp(pen);
    g_array_append_val(shaped->clusters, part);
    g_array_append_val(shaped->pens, at);
    bytes -= part.bytes;
    glyphs -= part.glyphs;
  } while (bytes > 0 || glyphs > 0);
}

/* Room for `n` glyphs, which set_glyph() fills; one call a glyph to append it would take as long as
   all else that is done with what HarfBuzz gives. */
static void make_room_for_glyphs(HpShaped *shaped, guint n)
{
  g_array_set_size(shaped->glyphs, n);
  g_array_set_size(shaped->x, n);
  g_array_set_size(shaped->y, n);
}

static void set_glyph(HpShaped *shaped, guint index, const hb_glyph_info_t *info,
                      const hb_glyph_position_t *position, gint64 pen)
{
  const guint16 glyph = info->codepoint <= G_MAXUINT16 ? (guint16)info->codepoint : 0;
  const HpLength y = -position->y_offset;
  g_array_index(shaped->glyphs, guint16, index) = glyph;
  g_array_index(shaped->x, HpLength, index) = hp_length_clamp(pen + position->x_offset);
  g_array_index(shaped->y, HpLength, index) = y;
  shaped->raised |= y != 0;
}

/* Left to right: the order of the glyphs is that of the text. */
static void take_left_to_right(HpShaped *shaped, const hb_glyph_info_t *info,
                               const hb_glyph_position_t *position, guint n, gsize length,
                               HpLength letter_spacing)
{
  gint64 pen = 0;
  for (guint first = 0, end; first < n; first = end) {
    const gint64 start = pen;
    for (end = first; end < n && info[end].cluster == info[first].cluster; end++) {
      set_glyph(shaped, end, &info[end], &position[end], pen);
      pen += position[end].x_advance;
    }
    const gsize from = first == 0 ? 0 : info[first].cluster;
    const gsize to = end < n ? info[end].cluster : length;
    append_cluster(shaped, to - from, end - first, start);
    if (end < n)
      pen += letter_spacing;
  }
  shaped->width = hp_length_clamp(pen);
}

/* Right to left: HarfBuzz gives the glyphs from the left, we keep them in the order of the text. */
static void take_right_to_left(HpShaped *shaped, const hb_glyph_info_t *info,
                               const hb_glyph_position_t *position, guint n, gsize length,
                               HpLength letter_spacing)
{
  gint64 pen = 0;
  for (guint i = 0; i < n; i++) {
    pen += position[i].x_advance;
    if (i + 1 < n && info[i + 1].cluster != info[i].cluster)
      pen += letter_spacing;
  }
  shaped->width = hp_length_clamp(pen);
  gsize from = 0;
  guint set = 0;
  for (guint last = n; last > 0;) {
    guint first = last;
    while (first > 0 && info[first - 1].cluster == info[last - 1].cluster) {
      first--;
      pen -= position[first].x_advance;
      set_glyph(shaped, set++, &info[first], &position[first], pen);
    }
    const gsize to = first > 0 ? info[first - 1].cluster : length;
    append_cluster(shaped, to - from, last - first, pen);
    pen -= first > 0 ? letter_spacing : 0;
    from = to;
    last = first;
  }
}

const HpShaped *hp_shape(HpText *text, const HpShaper *shaper, const char *string, gsize length,
                         HpJoining joining)
{
  HpShaped *shaped = &text->shaped;
  reset_shaped(shaped);
  text->statistics.shaped++;
  fill_buffer(text, shaper, string, length, joining);
  hb_shape(shaper->key.font->hb, text->buffer, shaper->features, shaper->n_features);
  guint n = 0;
  const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(text->buffer, &n);
  const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(text->buffer, &n);
  make_room_for_glyphs(shaped, n);
  if (shaper->key.right_to_left)
    take_right_to_left(shaped, info, position, n, length, shaper->key.letter_spacing);
  else
    take_left_to_right(shaped, info, position, n, length, shaper->key.letter_spacing);
  return shaped;
}

HpLength hp_shape_width(HpText *text, const HpShaper *shaper, const char *string, gsize length)
{
  return hp_shape(text, shaper, string, length, (HpJoining){0})->width;
}

/* ---- What a glyph does to its neighbour ------------------------------------------------------ */

static gboolean remembered(GHashTable *table, guint16 glyph, HpLength *length)
{
  gpointer found;
  if (!g_hash_table_lookup_extended(table, GUINT_TO_POINTER(glyph), NULL, &found))
    return FALSE;
  *length = GPOINTER_TO_INT(found);
  return TRUE;
}

static HpLength remember(GHashTable *table, guint16 glyph, HpLength length)
{
  g_hash_table_insert(table, GUINT_TO_POINTER(glyph), GINT_TO_POINTER(length));
  return length;
}

/* Width of `before`, the cluster and `after` together. */
static HpLength width_between(HpText *text, const HpShaper *shaper, const char *before,
                              const char *cluster, gsize length, const char *after)
{
  g_autofree char *string = g_strdup_printf("%s%.*s%s", before, (int)length, cluster, after);
  return hp_shape_width(text, shaper, string, strlen(string));
}

/* By how much more or less than apart a space and the cluster are wide together. */
static HpLength kern_with_space(HpText *text, const HpShaper *shaper, const char *before,
                                const char *cluster, gsize length, const char *after)
{
  return width_between(text, shaper, before, cluster, length, after) -
         hp_shape_width(text, shaper, cluster, length) - shaper->space_width -
         shaper->key.letter_spacing;
}

HpLength hp_shaper_kern_before_space(HpText *text, const HpShaper *shaper, guint16 glyph,
                                     const char *cluster, gsize length)
{
  HpLength kern;
  if (remembered(shaper->kern_before_space, glyph, &kern))
    return kern;
  kern = kern_with_space(text, shaper, "", cluster, length, " ");
  return remember(shaper->kern_before_space, glyph, kern);
}

HpLength hp_shaper_kern_after_space(HpText *text, const HpShaper *shaper, guint16 glyph,
                                    const char *cluster, gsize length)
{
  HpLength kern;
  if (remembered(shaper->kern_after_space, glyph, &kern))
    return kern;
  kern = kern_with_space(text, shaper, " ", cluster, length, "");
  return remember(shaper->kern_after_space, glyph, kern);
}

HpLength hp_shaper_width_with_hyphen(HpText *text, const HpShaper *shaper, guint16 glyph,
                                     const char *cluster, gsize length)
{
  HpLength width;
  if (remembered(shaper->width_with_hyphen, glyph, &width))
    return width;
  width = width_between(text, shaper, "", cluster, length, shaper->hyphen_text);
  return remember(shaper->width_with_hyphen, glyph, width);
}
