/* The characters of a paragraph: white space (7.16.7–7.16.12) and text-transform. */
#include "layout/inline/collector.h"

#include <string.h>

void hp_collector_open_paragraph(HpInlineCollector *collector)
{
  if (collector->paragraph != NULL)
    return;
  HpParagraphBox *paragraph = hp_arena_new0(collector->arena, HpParagraphBox);
  paragraph->block = collector->block;
  paragraph->is_first = collector->first;
  paragraph->deferred = collector->deferred;
  paragraph->text =
      hp_paragraph_new(collector->layout->document.options->text, collector->arena,
                       collector->block->traits->inherited.writing_mode == HP_WRITING_RL_TB);
  collector->paragraph = paragraph;
  collector->next_number = &paragraph->numbers;
  paragraph->start = collector->at;
  collector->held = 0;
  collector->line_start = TRUE;
  collector->in_word = FALSE;
  collector->visible = FALSE;
}

void hp_collector_release_anchors(HpInlineCollector *collector)
{
  for (HpInline *item = collector->anchors; item != NULL; item = item->next) {
    const HpObject object = {.kind = HP_OBJECT_ANCHOR, .opens = TRUE, .user = item};
    item->offset = hp_paragraph_add_object(collector->paragraph->text, &object, item->style);
  }
  collector->anchors = NULL;
}

void hp_collector_release_space(HpInlineCollector *collector)
{
  for (; collector->held > 0; collector->held--)
    hp_paragraph_add_text(collector->paragraph->text, " ", 1, collector->held_item->style,
                          (gpointer)collector->held_item);
  hp_collector_release_anchors(collector);
}

static void hold_space(HpInlineCollector *collector, const HpInheritedTraits *traits,
                       const HpInline *item)
{
  collector->in_word = FALSE;
  const HpWhiteSpaceTreatment treatment = traits->white_space_treatment;
  const gboolean after_linefeed_ignored = treatment == HP_WS_IGNORE_IF_AFTER_LINEFEED ||
                                          treatment == HP_WS_IGNORE_IF_SURROUNDING_LINEFEED;
  if (treatment == HP_WS_IGNORE || (collector->line_start && after_linefeed_ignored))
    return;
  if (traits->white_space_collapse && collector->held > 0)
    return;
  if (collector->held > 0 && collector->held_item != item)
    hp_collector_release_space(collector);
  collector->held++;
  collector->held_item = item;
}

static void print_linefeed(HpInlineCollector *collector, const HpInheritedTraits *traits,
                           const HpInline *item)
{
  const HpWhiteSpaceTreatment treatment = traits->white_space_treatment;
  if (treatment == HP_WS_IGNORE_IF_BEFORE_LINEFEED ||
      treatment == HP_WS_IGNORE_IF_SURROUNDING_LINEFEED)
    collector->held = 0;
  hp_collector_release_space(collector);
  hp_paragraph_add_text(collector->paragraph->text, "\n", 1, item->style, (gpointer)item);
  collector->line_start = TRUE;
  collector->visible = TRUE;
}

/* A soft hyphen, a joiner or a mark of direction parts no word; a zero width space does. */
static gboolean is_unseen(gunichar character)
{
  return g_unichar_type(character) == G_UNICODE_FORMAT && character != 0x200B;
}

/* An apostrophe and an accent belong to the word that they stand in. */
static gboolean is_in_word(gunichar character, gboolean in_word)
{
  const gboolean joins = character == '\'' || character == 0x2019 || g_unichar_ismark(character) ||
                         is_unseen(character);
  return g_unichar_isalnum(character) || (in_word && joins);
}

void hp_collector_print(HpInlineCollector *collector, const char *text, gsize length,
                        const HpInline *item)
{
  hp_collector_release_space(collector);
  hp_paragraph_add_text(collector->paragraph->text, text, length, item->style, (gpointer)item);
  const char *last = g_utf8_find_prev_char(text, text + length);
  collector->in_word = last != NULL && is_in_word(g_utf8_get_char(last), collector->in_word);
  collector->line_start = FALSE;
  collector->visible = TRUE;
}

static void treat_linefeed(HpInlineCollector *collector, const HpInheritedTraits *traits,
                           const HpInline *item)
{
  switch (traits->linefeed_treatment) {
  case HP_LF_IGNORE:
    return;
  case HP_LF_PRESERVE:
    print_linefeed(collector, traits, item);
    return;
  case HP_LF_TREAT_AS_ZERO_WIDTH_SPACE:
    hp_collector_print(collector, "\xe2\x80\x8b", 3, item);
    return;
  default:
    hold_space(collector, traits, item);
  }
}

static char *capitalized(const char *text, gsize length, gboolean in_word)
{
  GString *words = g_string_sized_new(length);
  for (const char *c = text; c < text + length; c = g_utf8_next_char(c)) {
    const gunichar character = g_utf8_get_char(c);
    g_string_append_unichar(words, in_word ? character : g_unichar_totitle(character));
    in_word = is_in_word(character, in_word);
  }
  return g_string_free(words, FALSE);
}

static char *transformed(const char *text, gsize length, HpTextTransform transform,
                         gboolean in_word)
{
  if (transform == HP_TRANSFORM_UPPERCASE)
    return g_utf8_strup(text, (gssize)length);
  if (transform == HP_TRANSFORM_LOWERCASE)
    return g_utf8_strdown(text, (gssize)length);
  return capitalized(text, length, in_word);
}

static gboolean is_white_space(char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

/* The white space between block-level neighbours makes no paragraph. */
static gboolean vanishes(const HpInheritedTraits *traits, const char *text, gsize length)
{
  if (traits->linefeed_treatment == HP_LF_PRESERVE ||
      traits->white_space_treatment == HP_WS_PRESERVE)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!is_white_space(text[i]) && text[i] != '\n')
      return FALSE;
  return TRUE;
}

char *hp_collector_transformed(const HpInlineCollector *collector, const char *text, gsize length,
                               const HpTraits *traits)
{
  const HpTextTransform transform = traits->inherited.text_transform;
  return transform == HP_TRANSFORM_NONE ? NULL
                                        : transformed(text, length, transform, collector->in_word);
}

void hp_collector_add_text(HpInlineCollector *collector, const char *text, gsize length,
                           const HpTraits *traits, const HpInline *item)
{
  const HpInheritedTraits *inherited = &traits->inherited;
  g_autofree char *changed = hp_collector_transformed(collector, text, length, traits);
  if (changed != NULL) {
    text = changed;
    length = strlen(changed);
  }
  if (collector->paragraph == NULL && vanishes(inherited, text, length))
    return;
  hp_collector_open_paragraph(collector);
  const char *end = text + length;
  while (text < end) {
    const char *start = text;
    while (text < end && !is_white_space(*text) && *text != '\n')
      text++;
    if (text > start)
      hp_collector_print(collector, start, (gsize)(text - start), item);
    for (; text < end && (is_white_space(*text) || *text == '\n'); text++)
      if (*text == '\n')
        treat_linefeed(collector, inherited, item);
      else
        hold_space(collector, inherited, item);
  }
}
