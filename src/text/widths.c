/* How wide a paragraph is at the least, and in one line: what tables ask of it. */
#include "text/text-internal.h"

typedef struct {
  gint64 part, line; /* the widest ones, the latter between forced breaks */
} Widest;

static Widest widest(HpParagraph *paragraph, HpBreakpointSet set, HpLength room)
{
  GArray *breaks = paragraph->text->breaks;
  hp_paragraph_breakpoints(paragraph, set, room, breaks);
  Widest widest = {0};
  gint64 part = 0, line = 0;
  for (guint i = 0; i < breaks->len; i++) {
    const HpBreakpoint *at = &g_array_index(breaks, HpBreakpoint, i);
    widest.part = MAX(widest.part, at->at_end.width - part);
    part = at->at_start.width;
    if (at->kind != HP_LINE_BREAK_FORCED)
      continue;
    widest.line = MAX(widest.line, at->at_end.width - line);
    line = part;
  }
  return widest;
}

/* There is room for what is divided only where it is overlong … */
static void measure_content(HpParagraph *paragraph)
{
  const Widest found = widest(paragraph, HP_BREAKPOINTS_HYPHENATED, paragraph->widest_word);
  paragraph->min_content = hp_length_clamp(found.part);
  paragraph->max_content = hp_length_clamp(found.line);
}

/* … or there is none. */
HpLength hp_paragraph_least_content(HpParagraph *paragraph)
{
  const HpLength unless_held = hp_paragraph_min_content(paragraph);
  const gboolean divides_overlong = paragraph->hyphenates && !paragraph->hyphenates_any;
  if (!paragraph->holds && !divides_overlong)
    return unless_held;
  if (paragraph->least_content < 0)
    paragraph->least_content =
        hp_length_clamp(widest(paragraph, HP_BREAKPOINTS_LAST_RESORT, 0).part);
  return paragraph->least_content;
}

HpLength hp_paragraph_min_content(HpParagraph *paragraph)
{
  if (paragraph->min_content < 0)
    measure_content(paragraph);
  return paragraph->min_content;
}

HpLength hp_paragraph_max_content(HpParagraph *paragraph)
{
  if (paragraph->max_content < 0)
    measure_content(paragraph);
  return paragraph->max_content;
}
