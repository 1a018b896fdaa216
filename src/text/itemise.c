/* Itemising: parts of one style, font, script, language and bidi level, for the whole paragraph. */
#include "text/text-internal.h"

#include <string.h>

/* Letters and punctuation that any Latin font sets from left to right in one item. */
static gboolean is_simple_character(gunichar c)
{
  return (c >= 0x20 && c < 0x250 && c != 0x7F) || (c >= 0x2010 && c <= 0x2027) ||
         (c >= 0x2030 && c <= 0x205E) || c == 0x20AC || c == '\n' || c == 0x2028;
}

static gboolean is_always_covered(gunichar c)
{
  return c == HP_SOFT_HYPHEN || c == '\n' || c == 0x2028 || c == 0xA0;
}

static gboolean segment_is_simple(const HpParagraph *paragraph, const HpSegment *segment)
{
  if (segment->object != NULL)
    return TRUE;
  if (segment->style == NULL)
    return FALSE;
  HpFont *font = segment->style->font;
  const char *end = paragraph->string + segment->end;
  for (const char *c = paragraph->string + segment->start; c < end; c = g_utf8_next_char(c)) {
    const gunichar u = g_utf8_get_char(c);
    if (!is_simple_character(u) || (!is_always_covered(u) && !hp_font_covers(font, u)))
      return FALSE;
  }
  return TRUE;
}

static gboolean is_simple(const HpParagraph *paragraph)
{
  if (paragraph->right_to_left)
    return FALSE;
  for (guint i = 0; i < paragraph->n_segments; i++)
    if (!segment_is_simple(paragraph, &paragraph->segments[i]))
      return FALSE;
  return TRUE;
}

/* Where the part from `start` ends whose letters are all small, or all not. */
static gsize end_of_case(const HpParagraph *paragraph, gsize start, gsize end, gboolean *small)
{
  const char *c = paragraph->string + start;
  *small = g_unichar_islower(g_utf8_get_char(c));
  while (c < paragraph->string + end && g_unichar_islower(g_utf8_get_char(c)) == *small)
    c = g_utf8_next_char(c);
  return (gsize)(c - paragraph->string);
}

/* Adds an item; synthesised small capitals make several of it. */
static void append_item(HpParagraph *paragraph, GArray *items, HpItem item)
{
  const HpTextStyleRef *style = item.segment->style;
  if (item.shaper == NULL || !style->style.small_caps || item.shaper->key.small_caps) {
    g_array_append_val(items, item);
    return;
  }
  const gsize end = item.end;
  HpShaper *shaper = item.shaper;
  while (item.start < end) {
    gboolean small;
    item.end = end_of_case(paragraph, item.start, end, &small);
    item.shaper = small ? hp_shaper_for_small_letters(paragraph->text, style, shaper) : shaper;
    g_array_append_val(items, item);
    item.start = item.end;
  }
}

static void itemise_simple(HpParagraph *paragraph, GArray *items)
{
  for (guint i = 0; i < paragraph->n_segments; i++) {
    const HpSegment *segment = &paragraph->segments[i];
    append_item(paragraph, items,
                (HpItem){.start = segment->start,
                         .end = segment->end,
                         .segment = segment,
                         .shaper = segment->object != NULL ? NULL : segment->style->latin});
  }
}

/* ---- With Pango ------------------------------------------------------------------------------ */

static void insert_attribute(PangoAttrList *list, PangoAttribute *attribute,
                             const HpSegment *segment)
{
  attribute->start_index = (guint)segment->start;
  attribute->end_index = (guint)segment->end;
  pango_attr_list_insert(list, attribute);
}

static PangoAttrList *segment_attributes(const HpParagraph *paragraph)
{
  PangoAttrList *list = pango_attr_list_new();
  for (guint i = 0; i < paragraph->n_segments; i++) {
    const HpSegment *segment = &paragraph->segments[i];
    if (segment->style == NULL)
      continue;
    insert_attribute(list, pango_attr_font_desc_new(segment->style->description), segment);
    insert_attribute(list, pango_attr_language_new(segment->style->pango_language), segment);
  }
  return list;
}

static HpShaper *shaper_of(HpParagraph *paragraph, const HpSegment *segment,
                           const PangoAnalysis *analysis)
{
  const HpTextStyleRef *style = segment->style;
  if (segment->object != NULL || style == NULL)
    return NULL;
  HpFont *font = style->font;
  if (analysis->font != NULL && analysis->font != font->pango)
    font = hp_fonts_get(paragraph->text, analysis->font, style->style.size, NULL);
  const guint32 script = g_unicode_script_to_iso15924((GUnicodeScript)analysis->script);
  const hb_script_t hb_script = hb_script_from_iso15924_tag(script);
  return hp_shaper_for_style(paragraph->text, style, font,
                             hb_script == HB_SCRIPT_COMMON ? HB_SCRIPT_LATIN : hb_script,
                             (analysis->level & 1) != 0);
}

/* Pango joins segments whose attributes are equal; we need them apart. */
static void append_pango_item(HpParagraph *paragraph, GArray *items, const PangoItem *pango,
                              guint *segment_index)
{
  gsize start = (gsize)pango->offset;
  const gsize end = start + (gsize)pango->length;
  while (start < end && *segment_index < paragraph->n_segments) {
    const HpSegment *segment = &paragraph->segments[*segment_index];
    const gsize stop = MIN(end, segment->end);
    append_item(paragraph, items,
                (HpItem){.start = start,
                         .end = stop,
                         .segment = segment,
                         .level = pango->analysis.level,
                         .shaper = shaper_of(paragraph, segment, &pango->analysis)});
    if (stop == segment->end)
      (*segment_index)++;
    start = stop;
  }
}

static void itemise_with_pango(HpParagraph *paragraph, GArray *items)
{
  PangoAttrList *attributes = segment_attributes(paragraph);
  const PangoDirection direction =
      paragraph->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  GList *list = pango_itemize_with_base_dir(paragraph->text->context, direction, paragraph->string,
                                            0, (int)paragraph->length, attributes, NULL);
  guint segment = 0;
  for (GList *each = list; each != NULL; each = each->next)
    append_pango_item(paragraph, items, each->data, &segment);
  g_list_free_full(list, (GDestroyNotify)pango_item_free);
  pango_attr_list_unref(attributes);
}

void hp_itemise(HpParagraph *paragraph, GArray *items)
{
  g_array_set_size(items, 0);
  if (paragraph->length == 0)
    return;
  if (paragraph->one_font || is_simple(paragraph))
    itemise_simple(paragraph, items);
  else
    itemise_with_pango(paragraph, items);
}
