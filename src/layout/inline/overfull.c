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

/* Nobody sees less. */
#define LEAST_EXCESS_TOLD (HP_POINT / 2)

void hp_warn_overfull(HpLayout *layout, const HpParagraphBox *paragraph, const HpLine *line)
{
  if (line->width - line->room < LEAST_EXCESS_TOLD)
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
    hp_report_warning(diagnostics, object == NULL ? &paragraph->block->place : &object->fo->place,
                      _("A picture or other object makes its line %.1f pt wider than the column; "
                        "make it narrower, or make the column wider."),
                      excess);
  else
    hp_report_warning(diagnostics, &paragraph->block->place,
                      _("\"%s\" makes its line %.1f pt wider than the column; let it be "
                        "hyphenated, or make the column wider."),
                      word, excess);
}
