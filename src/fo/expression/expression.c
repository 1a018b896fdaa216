/* The expression language of section 5.9: a lexer and a recursive-descent evaluator in one. */
#include "fo/expression/expression.h"

#include <math.h>
#include <string.h>

/* Deeper nesting of parentheses and functions than anybody writes by hand. */
#define MAX_POWER 8             /* lengths multiplied with each other; warning */
#define MAX_EXPRESSION_DEPTH 32 /* parentheses and function calls in each other; warning */

typedef struct {
  const HpScope *scope;
  double percent_base; /* the scope's, or 255 inside a colour function */
  const char *at, *end;
  int depth;
  char *reason;
} Parser;

static gboolean additive(Parser *parser, HpValue *value);

/* ---- Lexing -------------------------------------------------------------------------------- */

static gboolean is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static gboolean is_letter(char c)
{
  return g_ascii_isalpha(c) || c == '_' || (c & 0x80) != 0;
}

static gboolean is_name_character(char c)
{
  return is_letter(c) || is_digit(c) || c == '-' || c == '.';
}

static void skip_space(Parser *parser)
{
  while (parser->at < parser->end && hp_is_space(*parser->at))
    parser->at++;
}

static char peek(Parser *parser)
{
  skip_space(parser);
  return parser->at < parser->end ? *parser->at : '\0';
}

static gboolean accept(Parser *parser, char c)
{
  if (peek(parser) != c)
    return FALSE;
  parser->at++;
  return TRUE;
}

/* A word that stands as an operator: "div", "mod". */
static gboolean accept_word(Parser *parser, const char *word)
{
  skip_space(parser);
  const gsize length = strlen(word);
  if ((gsize)(parser->end - parser->at) < length || memcmp(parser->at, word, length) != 0)
    return FALSE;
  if (parser->at + length < parser->end && is_name_character(parser->at[length]))
    return FALSE;
  parser->at += length;
  return TRUE;
}

static HpSlice take_while(Parser *parser, gboolean (*belongs)(char))
{
  const char *start = parser->at;
  while (parser->at < parser->end && belongs(*parser->at))
    parser->at++;
  return (HpSlice){start, (gsize)(parser->at - start)};
}

static gboolean fail(Parser *parser, char *reason)
{
  if (parser->reason == NULL)
    parser->reason = reason;
  else
    g_free(reason);
  return FALSE;
}

/* ---- Primaries ----------------------------------------------------------------------------- */

static const struct {
  const char *name;
  double points;
} units[] = {
    {"pt", 1},      {"mm", 72 / 25.4}, {"cm", 72 / 2.54}, {"in", 72},
    {"pc", 12},     {"px", 1}, /* 72 pixels to the inch, as FOP has it unless told otherwise */
    {"mpt", 0.001},
};

static gboolean apply_unit(Parser *parser, HpSlice unit, HpValue *value)
{
  value->power = 1;
  if (hp_slice_is(unit, "em")) {
    value->number *= parser->scope->em;
    return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS(units); i++)
    if (hp_slice_is(unit, units[i].name)) {
      value->number *= units[i].points;
      return TRUE;
    }
  return fail(parser, g_strdup_printf(_("there is no unit \"%.*s\""), (int)unit.length, unit.text));
}

static void apply_percent(Parser *parser, HpValue *value)
{
  const double base = parser->percent_base;
  value->power = 1;
  if (isnan(base)) {
    value->percent = value->number;
    value->number = 0;
  } else
    value->number = value->number * base / 100;
}

/* Digits with at most one point: the C library's own parser would obey exponents and "inf". */
static double take_number(Parser *parser)
{
  double number = 0, weight = 1;
  gboolean fraction = FALSE;
  for (; parser->at < parser->end; parser->at++) {
    const char c = *parser->at;
    if (is_digit(c)) {
      number = number * 10 + (c - '0');
      weight *= fraction ? 10 : 1;
    } else if (c == '.' && !fraction)
      fraction = TRUE;
    else
      break;
  }
  return number / weight;
}

static gboolean number_with_unit(Parser *parser, HpValue *value)
{
  const char *start = parser->at;
  *value = (HpValue){.kind = HP_VALUE_NUMERIC, .number = take_number(parser)};
  if (!isfinite(value->number))
    return fail(parser, g_strdup_printf(_("the number %.20s… is too big"), start));
  if (parser->at < parser->end && *parser->at == '%') {
    parser->at++;
    apply_percent(parser, value);
    return TRUE;
  }
  const HpSlice unit = take_while(parser, is_letter);
  return unit.length == 0 || apply_unit(parser, unit, value);
}

static gboolean quoted_string(Parser *parser, HpValue *value)
{
  const char quote = *parser->at++;
  const char *start = parser->at;
  const char *stop = memchr(start, quote, (gsize)(parser->end - start));
  if (stop == NULL)
    return fail(parser, g_strdup(_("a quotation mark is missing at the end")));
  *value = (HpValue){.kind = HP_VALUE_STRING, .text = start, .length = (gsize)(stop - start)};
  parser->at = stop + 1;
  return TRUE;
}

static gboolean is_hex(char c)
{
  return g_ascii_isxdigit(c) || c == '#';
}

/* In rgb-icc a name such as #CMYK stands where a colour might: it is a string then. */
static gboolean hash(Parser *parser, HpValue *value)
{
  HpSlice digits = take_while(parser, is_hex);
  *value = (HpValue){.kind = HP_VALUE_COLOR};
  if (parser->at == parser->end || !is_name_character(*parser->at)) {
    if (hp_color_by_hex(digits, &value->color))
      return TRUE;
    return fail(parser, g_strdup(_("a colour has 3 or 6 digits after the \"#\"")));
  }
  take_while(parser, is_name_character);
  *value = (HpValue){
      .kind = HP_VALUE_STRING, .text = digits.text, .length = (gsize)(parser->at - digits.text)};
  return TRUE;
}

static gboolean call(Parser *parser, HpSlice name, HpValue *value)
{
  HpValue arguments[HP_MAX_ARGUMENTS];
  int count = 0;
  const double base = parser->percent_base;
  if (hp_slice_is(name, "rgb") || hp_slice_is(name, "rgb-icc"))
    parser->percent_base = 255;
  gboolean right = TRUE;
  while (right && peek(parser) != ')') {
    if (count == HP_MAX_ARGUMENTS)
      right = fail(parser,
                   g_strdup_printf(_("a function has more than %d arguments"), HP_MAX_ARGUMENTS));
    else
      right = additive(parser, &arguments[count++]);
    if (!right || !accept(parser, ','))
      break;
  }
  parser->percent_base = base;
  if (!right)
    return FALSE;
  if (!accept(parser, ')'))
    return fail(parser, g_strdup(_("a closing parenthesis is missing")));
  char *reason = NULL;
  if (hp_call_function(parser->scope, name, arguments, count, value, &reason))
    return TRUE;
  return fail(parser, reason);
}

static gboolean name_or_call(Parser *parser, HpValue *value)
{
  const HpSlice name = take_while(parser, is_name_character);
  if (parser->at < parser->end && *parser->at == '(') {
    parser->at++;
    return call(parser, name, value);
  }
  *value = (HpValue){.kind = HP_VALUE_KEYWORD, .text = name.text, .length = name.length};
  return TRUE;
}

static gboolean parenthesised(Parser *parser, HpValue *value)
{
  parser->at++;
  if (!additive(parser, value))
    return FALSE;
  return accept(parser, ')') || fail(parser, g_strdup(_("a closing parenthesis is missing")));
}

static gboolean primary(Parser *parser, HpValue *value)
{
  const char c = peek(parser);
  if (is_digit(c) || c == '.')
    return number_with_unit(parser, value);
  if (c == '(')
    return parenthesised(parser, value);
  if (c == '#')
    return hash(parser, value);
  if (c == '"' || c == '\'')
    return quoted_string(parser, value);
  if (is_letter(c))
    return name_or_call(parser, value);
  if (c == '\0')
    return fail(parser, g_strdup(_("something is missing at the end")));
  return fail(parser, g_strdup_printf(_("\"%c\" is unexpected"), c));
}

/* ---- Operators ----------------------------------------------------------------------------- */

static gboolean need_numerics(Parser *parser, const HpValue *left, const HpValue *right)
{
  if (left->kind == HP_VALUE_NUMERIC && right->kind == HP_VALUE_NUMERIC)
    return TRUE;
  return fail(parser, g_strdup(_("only numbers and lengths can be calculated with")));
}

static gboolean is_plain(const HpValue *value)
{
  return value->percent == 0 && value->columns == 0;
}

static gboolean is_zero(const HpValue *value)
{
  return value->number == 0 && is_plain(value);
}

static gboolean unary(Parser *parser, HpValue *value)
{
  if (++parser->depth > MAX_EXPRESSION_DEPTH)
    return fail(parser, g_strdup_printf(_("it is nested more than %d deep"), MAX_EXPRESSION_DEPTH));
  const gboolean negative = accept(parser, '-');
  if (!negative)
    accept(parser, '+');
  const gboolean right =
      negative && peek(parser) == '-' ? unary(parser, value) : primary(parser, value);
  parser->depth--;
  if (!right || !negative)
    return right;
  if (value->kind != HP_VALUE_NUMERIC)
    return need_numerics(parser, value, value);
  value->number = -value->number;
  value->percent = -value->percent;
  value->columns = -value->columns;
  return TRUE;
}

/* Powers of a unit on the way to a number (0) or a length (1): 5.9.5. */
static gboolean has_sane_power(Parser *parser, const HpValue *value)
{
  return ABS(value->power) <= MAX_POWER ||
         fail(parser, g_strdup_printf(_("more than %d lengths are multiplied"), MAX_POWER));
}

static gboolean multiply(Parser *parser, HpValue *left, HpValue right)
{
  if (!need_numerics(parser, left, &right))
    return FALSE;
  if (!is_plain(&right)) {
    const HpValue swapped = right;
    right = *left;
    *left = swapped;
  }
  if (!is_plain(&right) || (!is_plain(left) && right.power != 0))
    return fail(parser, g_strdup(_("two lengths cannot be multiplied here, where one hangs on what "
                                   "is around")));
  left->number *= right.number;
  left->percent *= right.number;
  left->columns *= right.number;
  left->power += right.power;
  return has_sane_power(parser, left);
}

static gboolean divide(Parser *parser, HpValue *left, HpValue right)
{
  if (!need_numerics(parser, left, &right))
    return FALSE;
  if (!is_plain(&right) || right.number == 0 || (!is_plain(left) && right.power != 0))
    return fail(parser, g_strdup(_("the divisor must be a number other than 0")));
  left->number /= right.number;
  left->percent /= right.number;
  left->columns /= right.number;
  left->power -= right.power;
  return has_sane_power(parser, left);
}

static gboolean modulo(Parser *parser, HpValue *left, HpValue right)
{
  if (!need_numerics(parser, left, &right))
    return FALSE;
  if (!is_plain(left) || !is_plain(&right) || right.number == 0 || left->power != right.power)
    return fail(parser, g_strdup(_("\"mod\" needs two numbers, or two lengths, the last not 0")));
  left->number = fmod(left->number, right.number);
  return TRUE;
}

static gboolean multiplicative(Parser *parser, HpValue *value)
{
  if (!unary(parser, value))
    return FALSE;
  for (;;) {
    gboolean (*operation)(Parser *, HpValue *, HpValue) = NULL;
    if (accept(parser, '*'))
      operation = multiply;
    else if (accept_word(parser, "div"))
      operation = divide;
    else if (accept_word(parser, "mod"))
      operation = modulo;
    else
      return TRUE;
    HpValue right;
    if (!unary(parser, &right) || !operation(parser, value, right))
      return FALSE;
  }
}

static gboolean add(Parser *parser, HpValue *left, const HpValue *right, int sign)
{
  if (!need_numerics(parser, left, right))
    return FALSE;
  if (left->power != right->power && !is_zero(left) && !is_zero(right))
    return fail(parser, g_strdup(_("a number and a length cannot be added")));
  left->power = MAX(left->power, right->power);
  left->number += sign * right->number;
  left->percent += sign * right->percent;
  left->columns += sign * right->columns;
  return TRUE;
}

static gboolean additive(Parser *parser, HpValue *value)
{
  if (!multiplicative(parser, value))
    return FALSE;
  for (;;) {
    const int sign = accept(parser, '+') ? 1 : accept(parser, '-') ? -1 : 0;
    if (sign == 0)
      return TRUE;
    HpValue right;
    if (!multiplicative(parser, &right) || !add(parser, value, &right, sign))
      return FALSE;
  }
}

gboolean hp_expression_evaluate(const HpScope *scope, HpSlice expression, HpValue *value,
                                char **reason)
{
  Parser parser = {.scope = scope,
                   .percent_base = scope->percent_base,
                   .at = expression.text,
                   .end = expression.text + expression.length};
  gboolean right = additive(&parser, value);
  if (right && value->kind == HP_VALUE_NUMERIC && (value->power < 0 || value->power > 1))
    right = fail(&parser, g_strdup(_("the result is neither a number nor a length")));
  if (right && peek(&parser) != '\0')
    right = fail(&parser, g_strdup_printf(_("\"%.*s\" is too much"),
                                          (int)MIN(parser.end - parser.at, 40), parser.at));
  if (right && value->kind == HP_VALUE_NUMERIC &&
      (!isfinite(value->number) || !isfinite(value->percent) || !isfinite(value->columns)))
    right = fail(&parser, g_strdup(_("the result is too big")));
  *reason = parser.reason;
  return right;
}
