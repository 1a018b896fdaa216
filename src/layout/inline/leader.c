/* Leaders: space, rules, dots, repeated content (XSL 1.1, 6.6.9). */
#include "layout/inline/item.h"

#define MAX_LEADER_DEPTH 20   /* objects in objects that a leader repeats; others: a warning */
#define MAX_LEADER_BYTES 1000 /* bytes that a leader repeats; what comes after: a warning */

static HpFragment *glyph_fragment(HpLayout *layout, const HpInline *item, const HpLineRun *run,
                                  HpLength x, HpLength baseline)
{
  const HpFontMetrics metrics = hp_font_metrics(item->font);
  HpFragment *glyphs = hp_fragment_new(layout->page.arena, HP_FRAGMENT_GLYPHS, item->fo);
  glyphs->run = run;
  glyphs->baseline = baseline;
  glyphs->rect =
      (HpRect){x, baseline - metrics.ascent, run->width, metrics.ascent + metrics.descent};
  glyphs->color = item->fo->traits->inherited.color;
  glyphs->artifact = TRUE;
  return glyphs;
}

/* Where the pattern begins so that leaders above one another line up. */
static HpLength aligned_start(const HpInline *item, HpLength x, HpLength step)
{
  if (item->fo->traits->inherited.leader_alignment == HP_LEADER_ALIGN_NONE || step <= 0)
    return 0;
  const HpLength over = x % step;
  return over == 0 ? 0 : step - over;
}

static void append_pattern(HpLayout *layout, HpFragment *line, const HpInline *item,
                           const char *unit, HpLength x, HpLength width, HpLength baseline)
{
  HpText *text = layout->document.options->text;
  const HpLineRun *one = hp_text_run(text, layout->page.arena, unit, item->style);
  const HpLength given =
      hp_dimension_resolve(item->fo->traits->inherited.leader_pattern_width, width, 0);
  const HpLength step = MAX(one->width, given);
  if (step <= 0)
    return;
  const HpLength first = aligned_start(item, x, step);
  const guint repeats = first > width ? 0 : (guint)((width - first) / step);
  if (repeats == 0)
    return;
  HpLineRun *all = hp_arena_copy(layout->page.arena, one, sizeof *one);
  const guint glyphs = one->n_glyphs, clusters = one->n_clusters;
  guint16 *glyph = hp_arena_array(layout->page.arena, guint16, glyphs * repeats);
  HpLength *glyph_x = hp_arena_array(layout->page.arena, HpLength, glyphs * repeats);
  HpCluster *cluster = hp_arena_array(layout->page.arena, HpCluster, clusters * repeats);
  GString *string = g_string_new(NULL);
  for (guint i = 0; i < repeats; i++) {
    for (guint j = 0; j < glyphs; j++) {
      glyph[i * glyphs + j] = one->glyphs[j];
      glyph_x[i * glyphs + j] = (HpLength)i * step + one->glyph_x[j];
    }
    for (guint j = 0; j < clusters; j++)
      cluster[i * clusters + j] = one->clusters[j];
    g_string_append_len(string, one->text, (gssize)one->text_length);
  }
  all->n_glyphs = glyphs * repeats;
  all->n_clusters = clusters * repeats;
  all->glyphs = glyph;
  all->glyph_x = glyph_x;
  all->glyph_y = NULL;
  all->clusters = cluster;
  all->text = hp_arena_strndup(layout->page.arena, string->str, string->len);
  all->text_length = string->len;
  all->width = (HpLength)repeats * step;
  g_string_free(string, TRUE);
  hp_fragment_append(line, glyph_fragment(layout, item, all, x + first, baseline));
}

static void append_rule(HpLayout *layout, HpFragment *line, const HpInline *item, HpLength x,
                        HpLength width, HpLength baseline)
{
  const HpInheritedTraits *traits = &item->fo->traits->inherited;
  if (traits->rule_style == HP_BORDER_NONE || traits->rule_thickness <= 0)
    return;
  HpFragment *rule = hp_fragment_new(layout->page.arena, HP_FRAGMENT_RULE, item->fo);
  rule->rect = (HpRect){x, baseline - traits->rule_thickness, width, traits->rule_thickness};
  rule->color = traits->color;
  rule->rule_style = traits->rule_style;
  rule->artifact = TRUE;
  hp_fragment_append(line, rule);
}

/** FALSE: not all of it. */
static gboolean gather_text(const HpFo *fo, GString *string, guint depth)
{
  gboolean whole = depth <= MAX_LEADER_DEPTH;
  if (whole && fo->kind == HP_FO_TEXT) {
    const gsize fits = MIN(fo->text_length, MAX_LEADER_BYTES - string->len);
    whole = fits == fo->text_length;
    g_string_append_len(string, fo->text, (gssize)fits);
  }
  for (const HpFo *child = fo->first_child; whole && child != NULL; child = child->next)
    whole = gather_text(child, string, depth + 1);
  return whole;
}

static void tell_left_out(HpLayout *layout, const HpFo *leader)
{
  g_autofree char *key = g_strdup_printf("leader:%u", leader->index);
  hp_report_warning_once(layout->document.options->diagnostics, key, &leader->place,
                         _("What this fo:leader is to repeat is longer than %d bytes, or lies "
                           "deeper than %d objects; the rest is left out. Shorten it."),
                         MAX_LEADER_BYTES, MAX_LEADER_DEPTH);
}

static char *content_of(HpLayout *layout, const HpFo *leader)
{
  GString *string = g_string_new(NULL);
  if (!gather_text(leader, string, 0)) {
    const char *end;
    tell_left_out(layout, leader);
    g_utf8_validate_len(string->str, string->len, &end);
    g_string_truncate(string, (gsize)(end - string->str));
  }
  return g_string_free(string, FALSE);
}

void hp_append_leader(HpLayout *layout, HpFragment *line, const HpInline *item, HpLength x,
                      HpLength width, HpLength baseline)
{
  switch (item->fo->traits->inherited.leader_pattern) {
  case HP_LEADER_RULE:
    append_rule(layout, line, item, x, width, baseline);
    return;
  case HP_LEADER_DOTS:
    append_pattern(layout, line, item, ".", x, width, baseline);
    return;
  case HP_LEADER_USE_CONTENT: {
    g_autofree char *content = content_of(layout, item->fo);
    if (content[0] != '\0')
      append_pattern(layout, line, item, content, x, width, baseline);
    return;
  }
  default:
    return;
  }
}
