/* The functions of section 5.10. */
#include "fo/internal.h"

#include <math.h>
#include <string.h>

/* What a function is called with. */
typedef struct {
  HpRefinement *refinement;
  const HpValue *arguments;
  int count;
  HpValue *value; /* where the result goes */
  char **reason;
} Call;

typedef gboolean (*Function)(const Call *call);

static gboolean fail(const Call *call, const char *reason)
{
  *call->reason = g_strdup(reason);
  return FALSE;
}

static gboolean are_numeric(const Call *call, int count)
{
  for (int i = 0; i < count; i++)
    if (call->arguments[i].kind != HP_VALUE_NUMERIC)
      return fail(call, _("the function wants numbers"));
  return TRUE;
}

static gboolean give_color(const Call *call, HpColor color)
{
  *call->value = (HpValue){.kind = HP_VALUE_COLOR, .color = color};
  return TRUE;
}

/* ---- Numbers ------------------------------------------------------------------------------- */

static gboolean with_number(const Call *call, double (*function)(double))
{
  *call->value = call->arguments[0];
  call->value->number = function(call->value->number);
  return TRUE;
}

static double round_half_up(double number)
{
  return floor(number + 0.5);
}

static gboolean floor_of(const Call *call)
{
  return with_number(call, floor);
}

static gboolean ceiling_of(const Call *call)
{
  return with_number(call, ceil);
}

static gboolean round_of(const Call *call)
{
  return with_number(call, round_half_up);
}

static gboolean abs_of(const Call *call)
{
  return with_number(call, fabs);
}

/* Lengths and percentages cannot be told apart by size before layout: they are refused. */
static gboolean comparable(const Call *call)
{
  const HpValue *a = &call->arguments[0], *b = &call->arguments[1];
  const gboolean lengths = a->percent == 0 && b->percent == 0 && a->power == b->power;
  const gboolean percents = a->number == 0 && b->number == 0 && a->power == b->power;
  if (a->columns != 0 || b->columns != 0 || (!lengths && !percents))
    return fail(call, _("only two lengths, two percentages or two numbers can be compared"));
  return TRUE;
}

static gboolean extreme(const Call *call, gboolean greatest)
{
  if (!comparable(call))
    return FALSE;
  const HpValue *a = &call->arguments[0], *b = &call->arguments[1];
  const gboolean first_is_greater = a->number + a->percent > b->number + b->percent;
  *call->value = first_is_greater == greatest ? *a : *b;
  return TRUE;
}

static gboolean min_of(const Call *call)
{
  return extreme(call, FALSE);
}

static gboolean max_of(const Call *call)
{
  return extreme(call, TRUE);
}

static gboolean proportional_column_width(const Call *call)
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

static gboolean rgb(const Call *call)
{
  const HpValue *a = call->arguments;
  return give_color(
      call, (HpColor){channel(a[0].number), channel(a[1].number), channel(a[2].number), 255});
}

static gboolean cmyk(const Call *call)
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

/* There is no system on paper: black on white. */
static gboolean system_color(const Call *call)
{
  const HpValue *name = &call->arguments[0];
  const gboolean white = g_strstr_len(name->text, (gssize)name->length, "ackground") != NULL ||
                         g_strstr_len(name->text, (gssize)name->length, "indow") != NULL;
  const guint8 level = white && name->length <= strlen("background") ? 255 : 0;
  return give_color(call, (HpColor){level, level, level, 255});
}

/* ---- Properties of other objects ----------------------------------------------------------- */

static const HpProperty *named_property(const Call *call)
{
  if (call->count == 0)
    return call->refinement->property;
  const HpValue *name = &call->arguments[0];
  if (name->kind != HP_VALUE_KEYWORD && name->kind != HP_VALUE_STRING)
    return NULL;
  return hp_refiner_property(call->refinement->refiner, name->text, name->length);
}

static gboolean value_in(const Call *call, const HpTraits *traits)
{
  const HpProperty *property = named_property(call);
  if (property == NULL)
    return fail(call, _("the function wants the name of a property"));
  if (!hp_value_of_trait(call->refinement, traits, property, call->value))
    return fail(call, _("that property cannot be asked for in an expression"));
  return TRUE;
}

static gboolean from_parent(const Call *call)
{
  return value_in(call, call->refinement->parent);
}

static gboolean inherited_property_value(const Call *call)
{
  const HpProperty *property = named_property(call);
  if (property != NULL && !hp_property_inherits(property))
    return fail(call, _("that property is not inherited"));
  return value_in(call, call->refinement->parent);
}

static gboolean from_nearest_specified_value(const Call *call)
{
  const HpProperty *property = named_property(call);
  if (property == NULL)
    return value_in(call, call->refinement->parent);
  return value_in(call, hp_nearest_specifying(call->refinement, property));
}

static gboolean from_table_column(const Call *call)
{
  return value_in(call, hp_traits_of_table_column(call->refinement));
}

/* ---- Lists --------------------------------------------------------------------------------- */

/* The traits of the list item around, whose indents the label and the body reckon from. */
static const HpTraits *list_item_traits(HpRefinement *refinement)
{
  const HpFo *parent = refinement->fo == NULL ? NULL : refinement->fo->parent;
  if (parent == NULL || parent->kind == HP_FO_LIST_ITEM)
    return refinement->parent;
  refinement->shareable = FALSE;
  for (const HpFo *fo = parent; fo != NULL; fo = fo->parent)
    if (fo->kind == HP_FO_LIST_ITEM && fo->traits != NULL)
      return fo->traits;
  return refinement->parent;
}

static HpDimension body_start_of(const HpTraits *item, const HpTraits *own)
{
  HpDimension start = item->inherited.start_indent;
  const HpDimension distance = own->inherited.provisional_distance_between_starts;
  start.length = hp_length_clamp((gint64)start.length + distance.length);
  start.percent += distance.percent;
  return start;
}

static HpValue numeric(double points, double percent)
{
  return (HpValue){.kind = HP_VALUE_NUMERIC, .power = 1, .number = points, .percent = percent};
}

static gboolean body_start(const Call *call)
{
  const HpDimension start =
      body_start_of(list_item_traits(call->refinement), call->refinement->traits);
  *call->value = numeric(hp_length_to_points(start.length), (double)start.percent);
  return TRUE;
}

static gboolean label_end(const Call *call)
{
  const HpTraits *own = call->refinement->traits;
  const HpDimension start = body_start_of(list_item_traits(call->refinement), own);
  const HpDimension gap = own->inherited.provisional_label_separation;
  *call->value = numeric(hp_length_to_points(gap.length) - hp_length_to_points(start.length),
                         100 + (double)gap.percent - (double)start.percent);
  return TRUE;
}

/* ---- The table ----------------------------------------------------------------------------- */

static const struct {
  const char *name;
  int least, most; /* arguments */
  int numbers;     /* how many of them must be numbers */
  Function function;
} functions[] = {
    {"floor", 1, 1, 1, floor_of},
    {"ceiling", 1, 1, 1, ceiling_of},
    {"round", 1, 1, 1, round_of},
    {"abs", 1, 1, 1, abs_of},
    {"min", 2, 2, 2, min_of},
    {"max", 2, 2, 2, max_of},
    {"rgb", 3, 3, 3, rgb},
    {"rgb-icc", 4, HP_ARGUMENTS, 3, rgb}, /* the first three: the colour for those without ICC */
    {"cmyk", 4, 4, 4, cmyk},
    {"system-color", 1, 1, 0, system_color},
    {"proportional-column-width", 1, 1, 1, proportional_column_width},
    {"body-start", 0, 0, 0, body_start},
    {"label-end", 0, 0, 0, label_end},
    {"from-parent", 0, 1, 0, from_parent},
    {"inherited-property-value", 0, 1, 0, inherited_property_value},
    {"from-nearest-specified-value", 0, 1, 0, from_nearest_specified_value},
    {"from-table-column", 0, 1, 0, from_table_column},
    {"from-page-master-region", 0, 1, 0, from_parent},
    {"merge-property-values", 0, 1, 0, from_parent},
};

static char *no_such_function(const HpRefinement *refinement, HpSlice name)
{
  g_autofree char *wanted = g_strndup(name.text, name.length);
  HpSuggestion suggestion = hp_suggestion_for(wanted, refinement->diagnostics);
  for (guint i = 0; i < G_N_ELEMENTS(functions); i++)
    hp_suggestion_consider(&suggestion, functions[i].name);
  if (suggestion.best == NULL)
    return g_strdup_printf(_("there is no function %s( )"), wanted);
  return g_strdup_printf(_("there is no function %s( ); did you mean %s( )?"), wanted,
                         suggestion.best);
}

gboolean hp_call_function(HpRefinement *refinement, HpSlice name, const HpValue *arguments,
                          int count, HpValue *value, char **reason)
{
  const Call call = {refinement, arguments, count, value, reason};
  for (guint i = 0; i < G_N_ELEMENTS(functions); i++) {
    if (!hp_slice_is(name, functions[i].name))
      continue;
    if (count >= functions[i].least && count <= functions[i].most)
      return are_numeric(&call, functions[i].numbers) && functions[i].function(&call);
    *reason = g_strdup_printf(_("%s( ) has the wrong number of arguments"), functions[i].name);
    return FALSE;
  }
  *reason = no_such_function(refinement, name);
  return FALSE;
}
