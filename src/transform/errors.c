/* libxslt's errors as diagnostics: at the plan's place for xsl:message, at the instruction's else.
 */
#include "transform/run.h"

#include <libxml/xpath.h>
#include <stdarg.h>
#include <string.h>

static gboolean is_message(const xmlNode *instruction)
{
  return hp_is_named(instruction, "message") &&
         hp_is_in_namespace(instruction, "http://www.w3.org/1999/XSL/Transform");
}

static gboolean terminates(const xmlNode *message)
{
  return g_strcmp0(hp_attribute(message, "terminate"), "yes") == 0;
}

const char *hp_full_stop_after(const char *text)
{
  const gsize length = strlen(text);
  return length > 0 && strchr(".!?", text[length - 1]) != NULL ? "" : ".";
}

static HpPlace place_in_plan(const HpRun *run)
{
  const HpPlace nowhere = {0};
  const xmlNode *node = run->context->node;
  return node == NULL || node->type == XML_NAMESPACE_DECL ? nowhere : hp_place_of_node(node);
}

static void report_message(HpRun *run, const char *text)
{
  const HpPlace place = place_in_plan(run);
  hp_report(run->diagnostics, terminates(run->context->inst) ? HP_ERROR : HP_WARNING, &place, "%s",
            text);
}

static void report_runtime_error(HpRun *run, const char *text)
{
  const HpPlace in_plan = place_in_plan(run);
  const HpPlace place = run->context->inst == NULL ? in_plan : hp_place_of_node(run->context->inst);
  if (in_plan.file == NULL || in_plan.line == 0 || run->context->inst == NULL)
    hp_report_error(run->diagnostics, &place, _("The stylesheet fails: %s%s"), text,
                    hp_full_stop_after(text));
  else
    hp_report_error(run->diagnostics, &place, _("The stylesheet fails at %s:%d:%d: %s%s"),
                    in_plan.file, in_plan.line, in_plan.column, text, hp_full_stop_after(text));
}

/* libxslt writes a line of its own about where it is; we know better. */
static gboolean is_heading(const char *line)
{
  static const char *const beginnings[] = {
      "runtime error",       "compilation error", "error: file",
      "xmlXPathCompOpEval:", "XPath error",       "XPath evaluation"};
  for (guint i = 0; i < G_N_ELEMENTS(beginnings); i++)
    if (g_str_has_prefix(line, beginnings[i]))
      return TRUE;
  return strstr(line, ": file ") != NULL && strstr(line, " line ") != NULL;
}

static void report_line(HpRun *run, char *line)
{
  g_strstrip(line);
  if (*line == '\0')
    return;
  if (is_message(run->context->inst))
    report_message(run, line);
  else if (!is_heading(line))
    report_runtime_error(run, line);
}

/* A message is its whole text; the errors of libxslt are lines. */
static gboolean is_complete(const HpRun *run)
{
  return hp_string_ends_with(run->error_text, "\n");
}

void hp_on_transform_error(void *user, const char *format, ...)
{
  HpRun *run = user;
  va_list arguments;
  va_start(arguments, format);
  g_string_append_vprintf(run->error_text, format, arguments);
  va_end(arguments);
  if (!is_complete(run))
    return;
  if (is_message(run->context->inst)) {
    g_strdelimit(run->error_text->str, "\n", ' ');
    report_line(run, run->error_text->str);
  } else {
    g_auto(GStrv) lines = g_strsplit(run->error_text->str, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
      report_line(run, lines[i]);
  }
  g_string_truncate(run->error_text, 0);
}

/* libxml2 hands these over as numbers only, with the expression. */
char *hp_xpath_message(const xmlError *error)
{
  static const struct {
    int code;
    const char *text;
  } texts[] = {
      {XPATH_NUMBER_ERROR, N_("a number is wrong")},
      {XPATH_UNFINISHED_LITERAL_ERROR, N_("a string is not ended")},
      {XPATH_VARIABLE_REF_ERROR, N_("a name was expected after \"$\"")},
      {XPATH_UNDEF_VARIABLE_ERROR, N_("the variable is not defined")},
      {XPATH_INVALID_PREDICATE_ERROR, N_("a predicate is wrong")},
      {XPATH_EXPR_ERROR, N_("it is not an expression of XPath 1.0")},
      {XPATH_UNCLOSED_ERROR, N_("a parenthesis or bracket is not closed")},
      {XPATH_UNKNOWN_FUNC_ERROR, N_("the function is not known")},
      {XPATH_INVALID_OPERAND, N_("an operand is wrong")},
      {XPATH_INVALID_TYPE, N_("a value is of the wrong type")},
      {XPATH_INVALID_ARITY, N_("the function was given too many or too few arguments")},
      {XPATH_UNDEF_PREFIX_ERROR, N_("a namespace prefix is not declared")},
      {XPATH_OP_LIMIT_EXCEEDED, N_("it takes too many steps")},
      {XPATH_RECURSION_LIMIT_EXCEEDED, N_("it is nested too deep")},
  };
  const int code = error->code - XML_XPATH_EXPRESSION_OK + XPATH_EXPRESSION_OK;
  const char *expression = error->str1 == NULL ? "" : error->str1;
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    if (code == texts[i].code)
      return g_strdup_printf(_("%s in the expression \"%s\""), _(texts[i].text), expression);
  g_autofree char *text = g_strchomp(g_strdup(error->message == NULL ? "?" : error->message));
  return g_strdup_printf(_("%s in the expression \"%s\""), text, expression);
}

#if LIBXML_VERSION >= 21200
void hp_on_xpath_error(void *user, const xmlError *error)
#else
void hp_on_xpath_error(void *user, xmlError *error)
#endif
{
  HpRun *run = user;
  g_autofree char *message = hp_xpath_message(error);
  report_runtime_error(run, message);
}
