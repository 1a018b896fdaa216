/* Operators of content streams, and the operands that belong to them (ISO 32000-1, annex A).
 *
 *   n  a number    s  a string    d  a name    p  a name or a dictionary
 *   r  an array of numbers        t  an array of strings and numbers
 *   *  numbers, and maybe a name after them
 */
#include "inspect/page/operands.h"

#include "inspect/file/file.h"

#include <math.h>
#include <string.h>

#define ANY HP_OPERATOR_ANYWHERE
#define PAGE HP_OPERATOR_OF_PAGE
#define BEGIN HP_OPERATOR_BEGINS
#define PATH HP_OPERATOR_OF_PATH
#define PAINT HP_OPERATOR_PAINTS
#define END HP_OPERATOR_ENDS_TEXT

static const HpOperator operators[] = {
    {"q", "", PAGE},    {"Q", "", PAGE},       {"cm", "nnnnnn", PAGE}, {"w", "n", ANY},
    {"J", "n", ANY},    {"j", "n", ANY},       {"M", "n", ANY},        {"d", "rn", ANY},
    {"ri", "d", ANY},   {"i", "n", ANY},       {"gs", "d", ANY},       {"m", "nn", BEGIN},
    {"l", "nn", PATH},  {"c", "nnnnnn", PATH}, {"v", "nnnn", PATH},    {"y", "nnnn", PATH},
    {"h", "", PATH},    {"re", "nnnn", BEGIN}, {"S", "", PAINT},       {"s", "", PAINT},
    {"f", "", PAINT},   {"F", "", PAINT},      {"f*", "", PAINT},      {"B", "", PAINT},
    {"B*", "", PAINT},  {"b", "", PAINT},      {"b*", "", PAINT},      {"n", "", PAINT},
    {"W", "", PATH},    {"W*", "", PATH},      {"BT", "", PAGE},       {"ET", "", END},
    {"Tc", "n", ANY},   {"Tw", "n", ANY},      {"Tz", "n", ANY},       {"TL", "n", ANY},
    {"Tf", "dn", ANY},  {"Tr", "n", ANY},      {"Ts", "n", ANY},       {"Td", "nn", ANY},
    {"TD", "nn", ANY},  {"Tm", "nnnnnn", ANY}, {"T*", "", ANY},        {"Tj", "s", ANY},
    {"TJ", "t", ANY},   {"'", "s", ANY},       {"\"", "nns", ANY},     {"CS", "d", ANY},
    {"cs", "d", ANY},   {"SC", "*", ANY},      {"SCN", "*", ANY},      {"sc", "*", ANY},
    {"scn", "*", ANY},  {"G", "n", ANY},       {"g", "n", ANY},        {"RG", "nnn", ANY},
    {"rg", "nnn", ANY}, {"K", "nnnn", ANY},    {"k", "nnnn", ANY},     {"sh", "d", PAGE},
    {"Do", "d", PAGE},  {"BI", "", PAGE},      {"MP", "d", ANY},       {"DP", "dp", ANY},
    {"BMC", "d", ANY},  {"BDC", "dp", ANY},    {"EMC", "", ANY},       {"BX", "", ANY},
    {"EX", "", ANY}};

static const HpPdfToken *operand_at(const GArray *operands, guint i)
{
  return i < operands->len ? &g_array_index(operands, HpPdfToken, i) : NULL;
}

/* "12", "-.5", "3.": readers do not agree on anything else, nor on what is longer or greater. */
static gboolean is_number(const HpPdfToken *operand)
{
  enum { FIGURES = 30, GREATEST = 1000000 };
  if (operand->kind != HP_PDF_NUMBER || operand->length > FIGURES ||
      fabs(hp_pdf_number(operand->text, operand->length)) > GREATEST)
    return FALSE;
  gsize i = *operand->text == '-' || *operand->text == '+' ? 1 : 0;
  guint digits = 0, points = 0;
  for (; i < operand->length; i++)
    if (g_ascii_isdigit(operand->text[i]))
      digits++;
    else if (operand->text[i] == '.')
      points++;
    else
      return FALSE;
  return digits > 0 && points <= 1;
}

/* Without "#": what that stands for has other names. */
static gboolean is_name(const HpPdfToken *operand)
{
  return operand->kind == HP_PDF_NAME && memchr(operand->text, '#', operand->length) == NULL;
}

static gboolean is_digit(char c)
{
  return g_ascii_isxdigit(c) || (c != '\0' && strchr(" \t\r\n\f", c) != NULL);
}

/* Of other characters in a hexadecimal string, and of ends of lines in a literal one, readers make
   several things. */
static gboolean is_string(const HpPdfToken *operand)
{
  if (operand->kind == HP_PDF_LITERAL)
    return memchr(operand->text, '\r', operand->length) == NULL;
  gboolean all = operand->kind == HP_PDF_HEXADECIMAL;
  for (gsize i = 0; i < operand->length && all; i++)
    all = is_digit(operand->text[i]);
  return all;
}

gboolean hp_operand_is_plain(const HpPdfToken *operand)
{
  return is_number(operand) || is_string(operand) || is_name(operand);
}

static gboolean is_bracket(const HpPdfToken *operand, const char *bracket)
{
  return operand->kind == HP_PDF_BRACKET && hp_pdf_is_word(operand, bracket);
}

/* Whether numbers, strings and names stand in it, or arrays of such. `at` goes to what ends it. */
static gboolean is_dictionary(const GArray *operands, guint *at)
{
  const HpPdfToken *operand = operand_at(operands, *at);
  gboolean in_array = FALSE;
  if (operand == NULL || !is_bracket(operand, "<<"))
    return FALSE;
  while ((operand = operand_at(operands, ++*at)) != NULL)
    if (!in_array && is_bracket(operand, ">>"))
      return TRUE;
    else if (is_bracket(operand, in_array ? "]" : "["))
      in_array = !in_array;
    else if (!hp_operand_is_plain(operand))
      return FALSE;
  return FALSE;
}

static gboolean is_array(const GArray *operands, guint *at, gboolean with_strings)
{
  const HpPdfToken *operand = operand_at(operands, *at);
  if (operand == NULL || !is_bracket(operand, "["))
    return FALSE;
  do
    operand = operand_at(operands, ++*at);
  while (operand != NULL && (is_number(operand) || (with_strings && is_string(operand))));
  return operand != NULL && is_bracket(operand, "]");
}

static gboolean fits(const GArray *operands, guint *at, char kind)
{
  const HpPdfToken *operand = operand_at(operands, *at);
  if (operand == NULL)
    return FALSE;
  switch (kind) {
  case 'n':
    return is_number(operand);
  case 's':
    return is_string(operand);
  case 'd':
    return is_name(operand);
  case 'r':
    return is_array(operands, at, FALSE);
  case 't':
    return is_array(operands, at, TRUE);
  default:
    return is_name(operand) || is_dictionary(operands, at);
  }
}

static gboolean are_colour(const GArray *operands)
{
  for (guint i = 0; i < operands->len; i++) {
    const HpPdfToken *operand = operand_at(operands, i);
    if (!is_number(operand) && (!is_name(operand) || i + 1 < operands->len))
      return FALSE;
  }
  return operands->len > 0;
}

const HpOperator *hp_operator_named(const HpPdfToken *name)
{
  for (guint i = 0; i < G_N_ELEMENTS(operators); i++)
    if (hp_pdf_is_word(name, operators[i].name))
      return &operators[i];
  return NULL;
}

gboolean hp_shown_operands_fit(const HpOperator *called, const GArray *operands)
{
  const char *kinds = called->operands;
  if (*kinds == '*')
    return are_colour(operands);
  guint at = 0;
  for (; *kinds != '\0'; kinds++, at++)
    if (!fits(operands, &at, *kinds))
      return FALSE;
  return at == operands->len;
}

guint64 hp_shown_name_digest(const HpPdfToken *name, guint64 form)
{
  return hp_pdf_digest(name->text, name->length, form);
}

double hp_operand_value(const HpPdfToken *operand)
{
  return operand->kind == HP_PDF_NUMBER ? hp_pdf_number(operand->text, operand->length) : 0;
}

double hp_operand_number(const GArray *operands, guint n)
{
  const HpPdfToken *operand = operand_at(operands, n);
  return operand == NULL ? 0 : hp_operand_value(operand);
}

cairo_matrix_t hp_operand_matrix(const GArray *operands)
{
  return (cairo_matrix_t){hp_operand_number(operands, 0), hp_operand_number(operands, 1),
                          hp_operand_number(operands, 2), hp_operand_number(operands, 3),
                          hp_operand_number(operands, 4), hp_operand_number(operands, 5)};
}

const HpPdfToken *hp_last_operand(const GArray *operands, HpPdfTokenKind kind)
{
  for (guint i = operands->len; i-- > 0;)
    if (operand_at(operands, i)->kind == kind)
      return operand_at(operands, i);
  return NULL;
}
