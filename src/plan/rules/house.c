/* A house's colours must be readable: WCAG 2.1, success criterion 1.4.3, asks for 4.5:1, and 1.4.11
   for 3:1 of lines that carry meaning; and links must stand out by more than their hue, for which
   3:1 beside the text will do (1.4.1, G183). */
#include "plan/rules/rules.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Text, and what it may stand on. */
static const char *const texts[] = {"text", "muted", "accent", "good", "caution", "alert", "link"};
static const char *const grounds[] = {"page", "surface", "accent-surface"};

/* Text on a tint of its own. */
static const char *const tints[][2] = {
    {"text", "good-surface"}, {"text", "caution-surface"},    {"text", "alert-surface"},
    {"good", "good-surface"}, {"caution", "caution-surface"}, {"alert", "alert-surface"},
};

enum { LEAST_OF_TEXT = 45, LEAST_OF_LINES = 30 }; /* tenths */

/* Relative luminance of "#rrggbb"; negative if it is none: the rules are also told of what the
   schema refuses. */
static double luminance(const char *color)
{
  if (color == NULL || *color != '#' || strlen(color) != 7 ||
      strspn(color + 1, "0123456789abcdefABCDEF") != 6)
    return -1;
  const guint64 value = g_ascii_strtoull(color + 1, NULL, 16);
  return hp_relative_luminance((value >> 16 & 0xff) / 255.0, (value >> 8 & 0xff) / 255.0,
                               (value & 0xff) / 255.0);
}

/* {names} that the program fills in when it names a file; the house schema documents them. */
static const char *const file_name_parts[] = {"{source}", "{view}",   "{party}", "{wording}",
                                              "{since}",  "{bilaga}", "{as-of}", "{language}"};

static gboolean is_file_name_part(const char *text, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS(file_name_parts); i++)
    if (strlen(file_name_parts[i]) == length && strncmp(file_name_parts[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

typedef enum { HAS_SOURCE, LACKS_SOURCE, BRACKETS_APART } Shape;

/* What stands in brackets may be left out, {source} with it. */
static Shape shape_of(const char *pattern)
{
  gboolean inside = FALSE, has_source = FALSE;
  for (; *pattern != '\0'; pattern++) {
    if (*pattern == (inside ? '[' : ']'))
      return BRACKETS_APART;
    if (*pattern == '[' || *pattern == ']')
      inside = !inside;
    has_source = has_source || (!inside && g_str_has_prefix(pattern, "{source}"));
  }
  if (inside)
    return BRACKETS_APART;
  return has_source ? HAS_SOURCE : LACKS_SOURCE;
}

static void check_brackets(const HpRules *rules, const xmlNode *element, const char *pattern)
{
  const Shape shape = shape_of(pattern);
  if (shape == HAS_SOURCE)
    return;
  const HpPlace place = hp_place_of_attribute(element, "pattern");
  hp_report_error(rules->diagnostics, &place,
                  shape == BRACKETS_APART
                      ? _("[ and ] in a file name do not go together; expected one ] after each "
                          "[, and no [ ] inside another.")
                      : _("A file could be left without a name; write {source} outside all [ ]."));
}

static void check_file_name(const HpRules *rules, const xmlNode *element)
{
  const char *pattern = hp_attribute(element, "pattern");
  if (pattern != NULL)
    check_brackets(rules, element, pattern);
  const char *open = pattern == NULL ? NULL : strchr(pattern, '{');
  for (; open != NULL; open = strchr(open + 1, '{')) {
    const char *close = strchr(open, '}');
    const gsize length = close == NULL ? strlen(open) : (gsize)(close - open + 1);
    if (is_file_name_part(open, length))
      continue;
    const HpPlace place = hp_place_of_attribute(element, "pattern");
    hp_report_error(rules->diagnostics, &place,
                    _("\"%.*s\" is not known in a file name; expected {source}, {view}, {party}, "
                      "{wording}, {since}, {bilaga}, {as-of} or "
                      "{language}."),
                    (int)MIN(length, 40), open);
  }
}

/* Contrast of two colours of the house in tenths, rounded down; G_MAXINT if one is not given. */
static int contrast_of(const xmlNode *colours, const char *one, const char *other)
{
  const double a = luminance(hp_attribute(colours, one));
  const double b = luminance(hp_attribute(colours, other));
  if (a < 0 || b < 0)
    return G_MAXINT;
  return (int)floor((MAX(a, b) + 0.05) / (MIN(a, b) + 0.05) * 10);
}

static void check_contrast(const HpRules *rules, const xmlNode *colours, const char *text,
                           const char *ground, int least)
{
  const int contrast = contrast_of(colours, text, ground);
  if (contrast >= least)
    return;
  const HpPlace place = hp_place_of_attribute(colours, text);
  hp_report_error(rules->diagnostics, &place,
                  _("%s (%s) on %s (%s) has a contrast of %d.%d:1; expected at least %d.%d:1; "
                    "make one darker or the other lighter."),
                  text, hp_attribute(colours, text), ground, hp_attribute(colours, ground),
                  contrast / 10, contrast % 10, least / 10, least % 10);
}

static void check_links_stand_out(const HpRules *rules, const xmlNode *colours)
{
  const int contrast = contrast_of(colours, "link", "text");
  if (contrast >= 30)
    return;
  const HpPlace place = hp_place_of_attribute(colours, "link");
  hp_report_error(rules->diagnostics, &place,
                  _("link (%s) beside text (%s) has a contrast of %d.%d:1; expected at least 3:1; "
                    "make it lighter, or leave it out, and links are underlined."),
                  hp_attribute(colours, "link"), hp_attribute(colours, "text"), contrast / 10,
                  contrast % 10);
}

/* What is in a language is for the documents in it. */
static void check_language(const HpRules *rules, const xmlNode *element)
{
  const char *said = hp_attribute_in(element, (const char *)XML_XML_NAMESPACE, "lang");
  const char *instead = said == NULL ? NULL : hp_language_instead_of(said);
  if (instead == NULL)
    return;
  const HpPlace place = hp_place_of_attribute(element, "xml:lang");
  hp_report_warning(
      rules->diagnostics, &place,
      _("\"%s\" is not the tag of a language, so that no document has this; did you mean "
        "\"%s\"?"),
      said, instead);
}

void hp_check_house(const HpRules *rules, const xmlNode *element)
{
  check_language(rules, element);
  if (hp_is_named(element, "file-name"))
    check_file_name(rules, element);
  if (!hp_is_named(element, "colours"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS(grounds); j++)
      check_contrast(rules, element, texts[i], grounds[j], LEAST_OF_TEXT);
  check_contrast(rules, element, "on-accent", "accent", LEAST_OF_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS(tints); i++)
    check_contrast(rules, element, tints[i][0], tints[i][1], LEAST_OF_TEXT);
  for (guint j = 0; j < G_N_ELEMENTS(grounds); j++)
    check_contrast(rules, element, "rule-strong", grounds[j], LEAST_OF_LINES);
  check_links_stand_out(rules, element);
}
