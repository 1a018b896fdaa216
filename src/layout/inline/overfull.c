/* Lines with something in them that is wider than the column. */
#include "layout/inline/item.h"

#define OBJECT_REPLACEMENT 0xfffc /* stands in the text for a picture, a leader … */

static gboolean ends_word(const char *at)
{
  const gunichar character = g_utf8_get_char(at);
  return character == OBJECT_REPLACEMENT || g_unichar_isspace(character);
}

/* The longest run of text between white space: what could not be broken to fit. The caller's. */
static char *longest_word(const char *text, gsize length)
{
  const char *const end = text + length, *longest = text;
  glong most = 0;
  for (const char *at = text; at < end;) {
    const char *start = at;
    while (at < end && !ends_word(at))
      at = g_utf8_next_char(at);
    const glong characters = g_utf8_strlen(start, at - start);
    if (characters > most) {
      most = characters;
      longest = start;
    }
    if (at < end)
      at = g_utf8_next_char(at);
  }
  return g_utf8_substring(longest, 0, most);
}

/* The object in the line that is wider than all of its room, or NULL. */
static const HpInline *object_too_wide(HpLayout *layout, const HpParagraphBox *paragraph,
                                       const HpLine *line)
{
  HpLineRun *runs;
  const guint n =
      hp_paragraph_line_runs(paragraph->text, line, HP_LINE_START, layout->page.arena, &runs);
  for (guint i = 0; i < n; i++)
    if (runs[i].kind == HP_RUN_OBJECT && runs[i].width > line->room)
      return runs[i].user;
  return NULL;
}

static void warn_of_object(HpDiagnostics *diagnostics, const HpPlace *place, double excess)
{
  hp_report_warning(diagnostics, place,
                    _("A picture or other object makes its line %.1f pt wider than the column; "
                      "make it narrower, or make the column wider."),
                    excess);
}

static void warn_of_word(HpDiagnostics *diagnostics, const HpPlace *place, const char *word,
                         double excess)
{
  hp_report_warning(diagnostics, place,
                    _("\"%s\" makes its line %.1f pt wider than the column; let it be "
                      "hyphenated, or make the column wider."),
                    word, excess);
}

void hp_warn_overfull(HpLayout *layout, const HpParagraphBox *paragraph, const HpLine *line)
{
  if (line->width - line->room < HP_LEAST_EXCESS_TOLD)
    return;
  HpDiagnostics *diagnostics = layout->document.options->diagnostics;
  const double excess = hp_length_to_points(line->width - line->room);
  const HpInline *object = object_too_wide(layout, paragraph, line);
  const char *text = hp_paragraph_text(paragraph->text);
  g_autofree char *word = longest_word(text + line->start, line->end - line->start);
  const char *picture = object == NULL ? NULL : hp_fo_name(object->fo, HP_NAME_SRC);
  if (picture != NULL && !g_str_has_prefix(picture, "data:"))
    hp_report_warning(diagnostics, &object->fo->place,
                      _("The picture \"%s\" makes its line %.1f pt wider than the column; make "
                        "it narrower, or make the column wider."),
                      picture, excess);
  else if (object != NULL || *word == '\0')
    warn_of_object(diagnostics, object == NULL ? &paragraph->block->place : &object->fo->place,
                   excess);
  else
    warn_of_word(diagnostics, &paragraph->block->place, word, excess);
}

/* ---- Words that were torn -------------------------------------------------------------------- */

/* The word that a place in a text is in. The caller's. */
static char *word_around(const char *text, gsize place)
{
  const char *start = text + place, *end = start;
  while (start > text && !ends_word(g_utf8_prev_char(start)))
    start = g_utf8_prev_char(start);
  while (*end != '\0' && !ends_word(end))
    end = g_utf8_next_char(end);
  return g_strndup(start, (gsize)(end - start));
}

void hp_note_torn_word(HpLayout *layout, const HpParagraphBox *paragraph, const HpLine *line)
{
  g_autofree char *word = word_around(hp_paragraph_text(paragraph->text), line->end);
  g_autofree char *key = g_strconcat("torn:", word, NULL);
  hp_report_note_once(
      layout->document.options->diagnostics, key, &paragraph->block->place,
      _("\"%s\" is wider than its column and has no place to be divided at, so that "
        "it was divided anywhere; put soft hyphens (U+00AD) into it, write another "
        "word, or make the column wider."),
      word);
}

/* ---- What was laid out as a trial ------------------------------------------------------------ */

typedef struct {
  HpLength left, right;
  const HpFragment *widest;
} Reach;

/* Moved by relative-position: it was placed there. */
static gboolean is_moved(const HpFragment *fragment, const HpFo *block)
{
  for (const HpFo *fo = fragment->fo; fo != NULL && fo != block; fo = fo->parent)
    if (fo->traits != NULL && fo->traits->position_relative)
      return TRUE;
  return FALSE;
}

static void reach_over(Reach *reach, const HpFragment *line)
{
  for (const HpFragment *child = line->first_child; child != NULL; child = child->next) {
    const gboolean box = child->kind == HP_FRAGMENT_INLINE && child->first_child != NULL;
    if ((!box && child->kind != HP_FRAGMENT_GLYPHS && child->kind != HP_FRAGMENT_REFERENCE) ||
        is_moved(child, line->fo))
      continue;
    reach->left = MIN(reach->left, child->rect.x);
    reach->right = MAX(reach->right, child->rect.x + child->rect.width);
    if (reach->widest == NULL || child->rect.width > reach->widest->rect.width)
      reach->widest = child;
  }
}

void hp_warn_untold(HpLayout *layout, const HpFragment *line)
{
  if (line->told || line->first_child == NULL)
    return;
  const HpRect rect = line->rect;
  Reach reach = {G_MAXINT32, G_MININT32, NULL};
  reach_over(&reach, line);
  if (reach.widest == NULL)
    return;
  const HpInheritedTraits *traits = &line->fo->traits->inherited;
  const HpLength hanging =
      MIN(hp_dimension_resolve(traits->text_indent, rect.width, 0), 0) +
      MIN(hp_dimension_resolve(traits->last_line_end_indent, rect.width, 0), 0);
  const gint64 excess = (gint64)reach.right - reach.left - MAX(rect.width, 0) + hanging;
  if (excess < HP_LEAST_EXCESS_TOLD)
    return;
  HpDiagnostics *diagnostics = layout->document.options->diagnostics;
  const double points = hp_length_to_points(hp_length_clamp(excess));
  if (reach.widest->kind != HP_FRAGMENT_GLYPHS) {
    warn_of_object(diagnostics, &reach.widest->fo->place, points);
    return;
  }
  const HpLineRun *run = reach.widest->run;
  g_autofree char *word = longest_word(run->text, run->text_length);
  warn_of_word(diagnostics, &line->fo->place, word, points);
}
