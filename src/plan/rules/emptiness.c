/* What says nothing and is printed all the same: fields of a form that nobody filled in. And points
   of lists that were typed, and are no list. */
#include "plan/rules/rules.h"

#include <string.h>

/* ---- Emptiness ----------------------------------------------------------------------------- */

static gboolean is_to_say_something(const xmlNode *element)
{
  return hp_is_one_of(element,
                      "adoption blockquote box builds-on caption changes conditional-note contact "
                      "continuation cost evidence field footnote intended-result item lead line "
                      "meaning note notes p pullquote reason replaces resources response "
                      "restriction see-also short summary target-group valid");
}

/* Whether the attribute is printed, or leads to something that is. */
static gboolean says_something(const xmlAttr *attribute)
{
  static const char *const silent[] = {"id",    "lang", "form",  "kind",   "basis", "name", "base",
                                       "width", "year", "first", "marker", "align", NULL};
  return !g_strv_contains(silent, (const char *)attribute->name);
}

static gboolean is_said(const xmlNode *element)
{
  if (hp_has_words(element))
    return TRUE;
  for (const xmlNode *at = element; at != NULL; at = hp_next_element((xmlNode *)at, element))
    for (const xmlAttr *attribute = at->properties; attribute != NULL; attribute = attribute->next)
      if (says_something(attribute))
        return TRUE;
  return FALSE;
}

/* The outermost is told, not each in it. */
static void check_is_said(const HpRules *rules, const xmlNode *element)
{
  if (!is_to_say_something(element) || is_said(element) ||
      (is_to_say_something(element->parent) && !is_said(element->parent)))
    return;
  const HpPlace place = hp_place_of_node(element);
  hp_report_warning(rules->diagnostics, &place,
                    _("<%s> says nothing, yet is printed; fill it in, or take it away."),
                    (const char *)element->name);
}

/* ---- Points that were typed ---------------------------------------------------------------- */

gboolean hp_is_point_sign(gunichar sign)
{
  static const char *const signs = "•●▪◦‣■□◆➢➤►✓✔∙·○\uf0b7";
  return sign > 0x7f && g_utf8_strchr(signs, -1, sign) != NULL;
}

/* Whether a point of a list begins there, with a blank behind its mark: "• one", "- one". */
static gboolean is_mark(const char *at, gboolean *is_dash)
{
  const gunichar c = g_utf8_get_char(at);
  *is_dash = c == '-' || c == 0x2013;
  return (*is_dash || hp_is_point_sign(c)) &&
         g_unichar_isspace(g_utf8_get_char(g_utf8_next_char(at)));
}

static const char *after_blanks(const char *at)
{
  while (g_ascii_isspace(*at))
    at++;
  return at;
}

/* The first mark at the beginning of a line; a dash is one only where another line has it, too.
   NULL if there is none. */
static const char *typed_mark(const char *text)
{
  const char *first_dash = NULL;
  for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
    gboolean is_dash = FALSE;
    line = after_blanks(line);
    if (*line == '\0' || !is_mark(line, &is_dash))
      continue;
    if (!is_dash || first_dash != NULL)
      return is_dash ? first_dash : line;
    first_dash = line;
  }
  return NULL;
}

static void report_typed(const HpRules *rules, const xmlNode *element, const char *mark)
{
  const HpPlace place = hp_place_of_node(element);
  g_autofree char *sign = g_utf8_substring(mark, 0, 1);
  if (hp_is_named(element, "item"))
    hp_report_warning(rules->diagnostics, &place,
                      _("The list sets the mark of each point itself; take \"%s\" away."), sign);
  else
    hp_report_warning(rules->diagnostics, &place,
                      _("Points typed with \"%s\" run on as one text, and nobody hears that they "
                        "are a list; write <list><item>…</item></list>."),
                      sign);
}

static void check_typed_points(const HpRules *rules, const xmlNode *element)
{
  if (!hp_is_one_of(element, "text p item cell continuation note field"))
    return;
  for (const xmlNode *node = element->children; node != NULL; node = node->next) {
    const char *mark =
        node->type != XML_TEXT_NODE ||
                (node->prev != NULL && strchr((const char *)node->content, '\n') == NULL)
            ? NULL
            : typed_mark((const char *)node->content);
    if (mark == NULL)
      continue;
    report_typed(rules, element, mark);
    return;
  }
}

void hp_check_emptiness(const HpRules *rules, const xmlNode *element)
{
  check_is_said(rules, element);
  check_typed_points(rules, element);
}
