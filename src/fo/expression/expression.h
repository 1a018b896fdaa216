/* The expression language of sections 5.9 and 5.10. It knows nothing of objects and properties:
 * what asks for those are functions that the caller hands in.
 *
 *   slice, color ◄── functions (of numbers and colours) ◄── expression
 */
#pragma once

#include "fo/expression/slice.h"

typedef enum { HP_VALUE_NUMERIC, HP_VALUE_COLOR, HP_VALUE_KEYWORD, HP_VALUE_STRING } HpValueKind;

/* What an expression evaluates to. A numeric is number + percent/100 × the property's base +
   columns × proportional unit; number is in points if power is 1. */
typedef struct {
  HpValueKind kind;
  double number, percent, columns;
  int power;
  HpColor color;
  const char *text; /* keyword or string: a slice, not terminated */
  gsize length;
} HpValue;

static inline HpValue hp_value_numeric(double number, int power)
{
  return (HpValue){.kind = HP_VALUE_NUMERIC, .number = number, .power = power};
}

/* What a function is called with. */
typedef struct {
  gpointer asker; /* the scope's */
  const HpValue *arguments;
  int count;
  HpValue *value; /* where the result goes */
  char **reason;  /* where it is said why there is none: translated, to be freed */
} HpCall;

typedef struct {
  const char *name; /* NULL ends a list */
  int least, most;  /* arguments */
  int numbers;      /* how many of them, from the first, must be numbers */
  gboolean (*call)(const HpCall *call);
  double (*of_number)(double number); /* instead of `call`: of one number in whatever unit */
} HpFunction;

/* What an expression is evaluated in. */
typedef struct {
  double em;                        /* points */
  double percent_base;              /* points; NAN: keep percentages for layout */
  const HpFunction *functions;      /* besides those of numbers and colours */
  gpointer asker;                   /* handed to `functions` */
  const HpDiagnostics *diagnostics; /* how many faults there are: see hp_suggestion_for() */
} HpScope;

/* Evaluates the whole slice. FALSE if it is wrong: `reason` says why (translated, to be freed). */
gboolean hp_expression_evaluate(const HpScope *scope, HpSlice expression, HpValue *value,
                                char **reason);

/* ---- functions.c --------------------------------------------------------------------------- */

#define HP_MAX_ARGUMENTS 16 /* arguments of a function; warning */
/* Calls the function of that name. On failure, *reason says why. */
gboolean hp_call_function(const HpScope *scope, HpSlice name, const HpValue *arguments, int count,
                          HpValue *value, char **reason);
/* FALSE, with that reason. */
gboolean hp_call_fail(const HpCall *call, const char *reason);

/* ---- color.c ------------------------------------------------------------------------------- */

gboolean hp_color_by_name(HpSlice name, HpColor *color);
gboolean hp_color_by_hex(HpSlice hex, HpColor *color); /* with the "#" */
