/* Itemising: parts of one style, font, script, language and bidi level, for the whole paragraph. */
#include "text/text-internal.h"

#include <string.h>

/* Letters and punctuation that any Latin font sets from left to right in one run. */
static gboolean is_simple_character(gunichar c)
{
  return (c >= 0x20 && c < 0x250 && c != 0x7F) || (c >= 0x2010 && c <= 0x2027) ||
         (c >= 0x2030 && c <= 0x205E) || c == 0x20AC || c == '\n' || c == 0x2028;
}

static gboolean is_always_covered(gunichar c)
{
  return c == HP_SOFT_HYPHEN || c == '\n' || c == 0x2028 || c == 0xA0;
}

static gboolean span_is_simple(const HpParagraph *paragraph, const HpTextSpan *span)
{
  if (span->object != NULL)
    return TRUE;
  if (span->style == NULL)
    return FALSE;
  HpFont *font = span->style->font;
  const char *end = paragraph->string + span->end;
  for (const char *c = paragraph->string + span->start; c < end; c = g_utf8_next_char(c)) {
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
  for (guint i = 0; i < paragraph->n_spans; i++)
    if (!span_is_simple(paragraph, &paragraph->spans[i]))
      return FALSE;
  return TRUE;
}

/* A mark, soft hyphen or joiner has no case, and belongs to the letter before it. */
static gboolean goes_along(gunichar character)
{
  return g_unichar_ismark(character) || g_unichar_type(character) == G_UNICODE_FORMAT;
}

/* Where the part from `start` ends whose letters are all small, or all not. */
static gsize end_of_case(const HpParagraph *paragraph, gsize start, gsize end, gboolean *small)
{
  const char *c = paragraph->string + start;
  *small = g_unichar_islower(g_utf8_get_char(c));
  while (c < paragraph->string + end &&
         (goes_along(g_utf8_get_char(c)) || g_unichar_islower(g_utf8_get_char(c)) == *small))
    c = g_utf8_next_char(c);
  return (gsize)(c - paragraph->string);
}

/* Goes on with the last run where nothing tells them apart. */
static void append_or_extend(GArray *runs, HpTextRun run)
{
  HpTextRun *last = runs->len == 0 ? NULL : &g_array_index(runs, HpTextRun, runs->len - 1);
  if (last != NULL && last->end == run.start && last->span == run.span &&
      last->shaper == run.shaper && last->level == run.level)
    last->end = run.end;
  else
    g_array_append_val(runs, run);
}

/* Adds a run; synthesised small capitals make several of it. */
static void append_run(HpParagraph *paragraph, GArray *runs, HpTextRun run)
{
  const HpTextStyleRef *style = run.span->style;
  if (run.shaper == NULL || !style->style.small_caps || run.shaper->key.small_caps) {
    append_or_extend(runs, run);
    return;
  }
  const gsize end = run.end;
  HpShaper *shaper = run.shaper;
  while (run.start < end) {
    gboolean small;
    run.end = end_of_case(paragraph, run.start, end, &small);
    run.shaper = small ? hp_shaper_for_small_letters(paragraph->text, style, shaper) : shaper;
    append_or_extend(runs, run);
    run.start = run.end;
  }
}

static void itemise_simple(HpParagraph *paragraph, GArray *runs)
{
  for (guint i = 0; i < paragraph->n_spans; i++) {
    const HpTextSpan *span = &paragraph->spans[i];
    append_run(paragraph, runs,
               (HpTextRun){.start = span->start,
                           .end = span->end,
                           .span = span,
                           .shaper = span->object != NULL ? NULL : span->style->latin});
  }
}

/* ---- With Pango ------------------------------------------------------------------------------ */

static void insert_attribute(PangoAttrList *list, PangoAttribute *attribute, const HpTextSpan *span)
{
  attribute->start_index = (guint)span->start;
  attribute->end_index = (guint)span->end;
  pango_attr_list_insert(list, attribute);
}

static PangoAttrList *span_attributes(const HpParagraph *paragraph)
{
  PangoAttrList *list = pango_attr_list_new();
  for (guint i = 0; i < paragraph->n_spans; i++) {
    const HpTextSpan *span = &paragraph->spans[i];
    if (span->style == NULL)
      continue;
    insert_attribute(list, pango_attr_font_desc_new(span->style->description), span);
    insert_attribute(list, pango_attr_language_new(span->style->pango_language), span);
  }
  return list;
}

/* Joiners and what selects a variant show nothing: a font may have them, and none of the text. */
static gboolean is_shown(gunichar character)
{
  return g_unichar_type(character) != G_UNICODE_FORMAT &&
         (character < 0xfe00 || character > 0xfe0f);
}

/* Where the part from `start` ends that the font has all of, or nothing of. */
static gsize end_of_covered(const HpParagraph *paragraph, gsize start, gsize end, HpFont *font,
                            gboolean *covered)
{
  const char *c = paragraph->string + start;
  gboolean any = FALSE;
  *covered = FALSE;
  for (; c < paragraph->string + end; c = g_utf8_next_char(c)) {
    const gunichar character = g_utf8_get_char(c);
    if (!is_shown(character))
      continue;
    const gboolean covers = hp_font_covers(font, character);
    if (any && covers != *covered)
      break;
    *covered = covers;
    any = TRUE;
  }
  return (gsize)(c - paragraph->string);
}

static HpShaper *shaper_of(HpParagraph *paragraph, const HpTextStyleRef *style, HpFont *font,
                           const PangoAnalysis *analysis)
{
  const guint32 script = g_unicode_script_to_iso15924((GUnicodeScript)analysis->script);
  const hb_script_t hb_script = hb_script_from_iso15924_tag(script);
  return hp_shaper_for_style(paragraph->text, style, font,
                             hb_script == HB_SCRIPT_COMMON ? HB_SCRIPT_LATIN : hb_script,
                             (analysis->level & 1) != 0);
}

/* For a character that no font has, Pango takes the font of the text that first asked for it, and
   remembers that: from one document to the next. It is the text's own. */
static void append_text(HpParagraph *paragraph, GArray *runs, const PangoAnalysis *analysis,
                        HpTextRun run)
{
  const HpTextStyleRef *style = run.span->style;
  HpFont *own = style->font, *font = own;
  if (analysis->font != NULL && analysis->font != own->pango)
    font = hp_fonts_get(paragraph->text, analysis->font, style->style.size, NULL);
  for (const gsize end = run.end; run.start < end; run.start = run.end) {
    gboolean covered = TRUE;
    run.end = font == own ? end : end_of_covered(paragraph, run.start, end, font, &covered);
    run.shaper = shaper_of(paragraph, style, covered ? font : own, analysis);
    append_run(paragraph, runs, run);
  }
}

/* Pango joins spans whose attributes are equal; we need them apart. */
static void append_pango_run(HpParagraph *paragraph, GArray *runs, const PangoItem *pango,
                             guint *span_index)
{
  gsize start = (gsize)pango->offset;
  const gsize end = start + (gsize)pango->length;
  while (start < end && *span_index < paragraph->n_spans) {
    const HpTextSpan *span = &paragraph->spans[*span_index];
    const gsize stop = MIN(end, span->end);
    const HpTextRun run = {
        .start = start, .end = stop, .span = span, .level = pango->analysis.level};
    if (span->object != NULL || span->style == NULL)
      append_run(paragraph, runs, run);
    else
      append_text(paragraph, runs, &pango->analysis, run);
    if (stop == span->end)
      (*span_index)++;
    start = stop;
  }
}

static void itemise_with_pango(HpParagraph *paragraph, GArray *runs)
{
  PangoAttrList *attributes = span_attributes(paragraph);
  const PangoDirection direction =
      paragraph->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  GList *list =
      pango_itemize_with_base_dir(hp_pango_context(paragraph->text), direction, paragraph->string,
                                  0, (int)paragraph->length, attributes, NULL);
  guint span = 0;
  for (GList *each = list; each != NULL; each = each->next)
    append_pango_run(paragraph, runs, each->data, &span);
  g_list_free_full(list, (GDestroyNotify)pango_item_free);
  pango_attr_list_unref(attributes);
}

void hp_itemise(HpParagraph *paragraph, GArray *runs)
{
  g_array_set_size(runs, 0);
  if (paragraph->length == 0)
    return;
  if (paragraph->one_font || is_simple(paragraph))
    itemise_simple(paragraph, runs);
  else
    itemise_with_pango(paragraph, runs);
}
