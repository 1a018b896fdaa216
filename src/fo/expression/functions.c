/* The functions of section 5.10 that need nothing but their arguments: of numbers and colours. */
#include "fo/expression/expression.h"

#include <math.h>
#include <string.h>

gboolean hp_call_fail(const HpCall *call, const char *reason)
{
  *call->reason = g_strdup(reason);
  return FALSE;
}

static gboolean are_numeric(const HpCall *call, int count)
{
  for (int i = 0; i < count; i++)
    if (call->arguments[i].kind != HP_VALUE_NUMERIC)
      return hp_call_fail(call, _("the function wants numbers"));
  return TRUE;
}

static gboolean give_color(const HpCall *call, HpColor color)
{
  *call->value = (HpValue){.kind = HP_VALUE_COLOR, .color = color};
  return TRUE;
}

/* ---- Numbers ------------------------------------------------------------------------------- */

static double round_half_up(double number)
{
  return floor(number + 0.5);
}

/* Of the one part that there is: of a sum of parts, the function is not the sum of each. */
static gboolean apply_to_number(const HpCall *call, double (*of_number)(double number))
{
  HpValue value = call->arguments[0];
  double *part = value.percent != 0   ? &value.percent
                 : value.columns != 0 ? &value.columns
                                      : &value.number;
  const int parts = (value.number != 0) + (value.percent != 0) + (value.columns != 0);
  if (parts > 1)
    return hp_call_fail(call, _("the function wants numbers"));
  *part = of_number(*part);
  *call->value = value;
  return TRUE;
}

/* Lengths and percentages cannot be told apart by size before layout: they are refused. */
static gboolean comparable(const HpCall *call)
{
  const HpValue *a = &call->arguments[0], *b = &call->arguments[1];
  const gboolean lengths = a->percent == 0 && b->percent == 0 && a->power == b->power;
  const gboolean percents = a->number == 0 && b->number == 0 && a->power == b->power;
  if (a->columns != 0 || b->columns != 0 || (!lengths && !percents))
    return hp_call_fail(call,
                        _("only two lengths, two percentages or two numbers can be compared"));
  return TRUE;
}

static gboolean extreme(const HpCall *call, gboolean greatest)
{
  if (!comparable(call))
    return FALSE;
  const HpValue *a = &call->arguments[0], *b = &call->arguments[1];
  const gboolean first_is_greater = a->number + a->percent > b->number + b->percent;
  *call->value = first_is_greater == greatest ? *a : *b;
  return TRUE;
}

static gboolean min_of(const HpCall *call)
{
  return extreme(call, FALSE);
}

static gboolean max_of(const HpCall *call)
{
  return extreme(call, TRUE);
}

static gboolean proportional_column_width(const HpCall *call)
{
  *call->value =
      (HpValue){.kind = HP_VALUE_NUMERIC, .power = 1, .columns = MAX(call->arguments[0].number, 0)};
  return TRUE;
}

/* ---- Colours ------------------------------------------------------------------------------- */

static guint8 channel(double number)
{
  return (guint8)CLAMP(round_half_up(number), 0, 255);
}

static gboolean rgb(const HpCall *call)
{
  const HpValue *a = call->arguments;
  return give_color(
      call, (HpColor){channel(a[0].number), channel(a[1].number), channel(a[2].number), 255});
}

static gboolean cmyk(const HpCall *call)
{
  double part[4];
  for (int i = 0; i < 4; i++) {
    const HpValue *a = &call->arguments[i];
    part[i] = CLAMP(a->percent != 0 ? a->percent / 100 : a->number, 0, 1);
  }
  const double light = 255 * (1 - part[3]);
  return give_color(call, (HpColor){channel(light * (1 - part[0])), channel(light * (1 - part[1])),
                                    channel(light * (1 - part[2])), 255});
}

/* What words stand on (CSS 2, 18.2). */
static gboolean is_ground(const HpValue *name)
{
  static const char *const grounds[] = {
      "ActiveCaption",  "AppWorkspace", "Background", "ButtonFace", "Highlight", "InactiveCaption",
      "InfoBackground", "Menu",         "Scrollbar",  "ThreeDFace", "Window"};
  for (guint i = 0; i < G_N_ELEMENTS(grounds); i++)
    if (strlen(grounds[i]) == name->length &&
        g_ascii_strncasecmp(grounds[i], name->text, name->length) == 0)
      return TRUE;
  return FALSE;
}

/* There is no system on paper: black on white. */
static gboolean system_color(const HpCall *call)
{
  const HpValue *name = &call->arguments[0];
  if (name->kind != HP_VALUE_KEYWORD && name->kind != HP_VALUE_STRING)
    return hp_call_fail(call, _("the function wants the name of a colour"));
  const guint8 level = is_ground(name) ? 255 : 0;
  return give_color(call, (HpColor){level, level, level, 255});
}

/* ---- The table ----------------------------------------------------------------------------- */

static const HpFunction functions[] = {
    {"floor", 1, 1, 1, .of_number = floor},
    {"ceiling", 1, 1, 1, .of_number = ceil},
    {"round", 1, 1, 1, .of_number = round_half_up},
    {"abs", 1, 1, 1, .of_number = fabs},
    {"min", 2, 2, 2, min_of},
    {"max", 2, 2, 2, max_of},
    {"rgb", 3, 3, 3, rgb},
    {"rgb-icc", 4, HP_MAX_ARGUMENTS, 3,
     rgb}, /* the first three: the colour for those without ICC */
    {"cmyk", 4, 4, 4, cmyk},
    {"system-color", 1, 1, 0, system_color},
    {"proportional-column-width", 1, 1, 1, proportional_column_width},
    {NULL},
};

static const HpFunction *find(const HpFunction *list, HpSlice name)
{
  for (; list != NULL && list->name != NULL; list++)
    if (hp_slice_is(name, list->name))
      return list;
  return NULL;
}

static void consider_all(HpSuggestion *suggestion, const HpFunction *list)
{
  for (; list != NULL && list->name != NULL; list++)
    hp_suggestion_consider(suggestion, list->name);
}

static char *no_such_function(const HpScope *scope, HpSlice name)
{
  g_autofree char *wanted = g_strndup(name.text, name.length);
  HpSuggestion suggestion = hp_suggestion_for(wanted, scope->diagnostics);
  consider_all(&suggestion, functions);
  consider_all(&suggestion, scope->functions);
  if (suggestion.best == NULL)
    return g_strdup_printf(_("there is no function %s( )"), wanted);
  return g_strdup_printf(_("there is no function %s( ); did you mean %s( )?"), wanted,
                         suggestion.best);
}

gboolean hp_call_function(const HpScope *scope, HpSlice name, const HpValue *arguments, int count,
                          HpValue *value, char **reason)
{
  const HpFunction *function = find(functions, name);
  if (function == NULL)
    function = find(scope->functions, name);
  if (function == NULL) {
    *reason = no_such_function(scope, name);
    return FALSE;
  }
  if (count < function->least || count > function->most) {
    *reason = g_strdup_printf(_("%s( ) has the wrong number of arguments"), function->name);
    return FALSE;
  }
  const HpCall call = {scope->asker, arguments, count, value, reason};
  if (!are_numeric(&call, function->numbers))
    return FALSE;
  if (function->of_number == NULL)
    return function->call(&call);
  return apply_to_number(&call, function->of_number);
}
