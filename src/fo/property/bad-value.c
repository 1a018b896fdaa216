/* What is said of values that are not right, or not quite. */
#include "fo/property/refinement.h"

#include <math.h>

#define MAX_SHOWN_VALUE 100 /* bytes of a wrong value in a message; then an ellipsis */

/* Bytes of a value to quote: whole characters, not too many. */
static int shown_length(HpSlice value)
{
  if (value.length <= MAX_SHOWN_VALUE)
    return (int)value.length;
  int length = MAX_SHOWN_VALUE;
  while (length > 0 && ((guchar)value.text[length] & 0xc0) == 0x80)
    length--;
  return length;
}

static HpPlace place_of_value(const HpRefinement *refinement)
{
  if (refinement->fo == NULL)
    return (HpPlace){NULL, 0, 0};
  return hp_refiner_place(refinement->refiner, refinement->fo, refinement->written->name);
}

static gboolean bad_value(HpRefinement *refinement, const char *expected, const char *meant)
{
  const char *object = refinement->fo == NULL ? "" : hp_fo_kind_name(refinement->fo->kind);
  const HpPlace place = place_of_value(refinement);
  const int length = shown_length(refinement->value);
  refinement->faulty = TRUE;
  if (meant != NULL)
    hp_report_warning(refinement->refiner->diagnostics, &place,
                      _("The value \"%.*s\" of the property %s of %s is ignored; did you mean "
                        "\"%s\"? Expected %s."),
                      length, refinement->value.text, refinement->written->name, object, meant,
                      expected);
  else
    hp_report_warning(refinement->refiner->diagnostics, &place,
                      _("The value \"%.*s\" of the property %s of %s is ignored; expected %s."),
                      length, refinement->value.text, refinement->written->name, object, expected);
  return FALSE;
}

gboolean hp_refine_bad_value(HpRefinement *refinement, const char *expected)
{
  return bad_value(refinement, expected, NULL);
}

gboolean hp_refine_bad_keyword(HpRefinement *refinement, const HpKeyword *keywords, HpSlice value,
                               const char *besides)
{
  g_autofree char *word = g_strndup(value.text, (gsize)shown_length(value));
  HpSuggestion suggestion = hp_suggestion_for(word, refinement->refiner->diagnostics);
  g_autoptr(GString) expected = g_string_new(besides);
  for (const HpKeyword *keyword = keywords; keyword != NULL && keyword->name != NULL; keyword++) {
    hp_suggestion_consider(&suggestion, keyword->name);
    g_string_append_printf(expected, "%s%s", expected->len > 0 ? ", " : "", keyword->name);
  }
  if (besides == NULL && keywords != NULL && keywords[0].name != NULL && keywords[1].name != NULL) {
    g_autofree char *one = g_strdup_printf(_("one of: %s"), expected->str);
    return bad_value(refinement, one, suggestion.best);
  }
  return bad_value(refinement, expected->str, suggestion.best);
}

void hp_warn_of_size(HpRefinement *refinement, const HpValue *value, double limit)
{
  if (value->kind != HP_VALUE_NUMERIC || fabs(value->number) <= limit)
    return;
  const HpPlace place = place_of_value(refinement);
  hp_report_warning(refinement->refiner->diagnostics, &place,
                    _("The value \"%.*s\" of the property %s is too big, and is taken for %gpt; "
                      "give a smaller one."),
                    shown_length(refinement->value), refinement->value.text,
                    refinement->written->name, value->number < 0 ? -limit : limit);
}

/* A bare number is taken for pixels, as other formatters do. */
void hp_warn_of_unit_and_size(HpRefinement *refinement, const HpValue *value)
{
  hp_warn_of_size(refinement, value, hp_length_to_points(HP_MAX_FO_LENGTH));
  if (value->kind != HP_VALUE_NUMERIC || value->power != 0 || value->number == 0)
    return;
  const HpPlace place = place_of_value(refinement);
  hp_report_warning(refinement->refiner->diagnostics, &place,
                    _("The value \"%.*s\" of the property %s has no unit, and is taken for pixels; "
                      "add a unit, such as pt."),
                    shown_length(refinement->value), refinement->value.text,
                    refinement->written->name);
}
