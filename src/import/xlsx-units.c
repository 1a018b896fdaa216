/* What a format of Excel puts around a number: "0\" tkr\"", "0.0%", "#,##0\\ [$kr-41D]" (ECMA-376,
   part 1, 18.8.31). */
#include "import/readers.h"

#include <string.h>

static const char digits[] = "0#?";

const char *hp_xlsx_after_literal(const char *code)
{
  if (*code == '"' || *code == '[') {
    const char *end = strchr(code + 1, *code == '"' ? '"' : ']');
    return end == NULL ? code + strlen(code) : end + 1;
  }
  return strchr("\\_*", *code) != NULL && code[1] != '\0' ? g_utf8_next_char(code + 1) : code;
}

/* The currency in "[$kr-41D]". */
static void append_currency(GString *words, const char *bracket, const char *after)
{
  if (!g_str_has_prefix(bracket, "[$"))
    return;
  const gsize length = MIN(strcspn(bracket + 2, "-]"), (gsize)(after - bracket));
  g_string_append_len(words, bracket + 2, (gssize)length);
}

/* One sign of a code, which is no digit, and what it prints. Behind it. */
static const char *read_sign(HpXlsxUnit *unit, GString *words, const char *code)
{
  const char *after = hp_xlsx_after_literal(code);
  if (*code == '[')
    append_currency(words, code, after);
  else if (*code == '"' && after - code >= 2)
    g_string_append_len(words, code + 1, after - code - 2);
  else if (*code == '\\')
    g_string_append_len(words, code + 1, after - code - 1);
  else if (*code == '_')
    g_string_append_c(words, ' ');
  else if (strchr("% $€£", *code) != NULL || (guchar)*code >= 0x80)
    g_string_append_len(words, code, g_utf8_next_char(code) - code);
  unit->is_percent = unit->is_percent || *code == '%';
  return after == code ? g_utf8_next_char(code) : after;
}

/* Its digits: how many stand behind the point, and how many thousands are left out ("0,"). Behind
   them. */
static const char *read_digits(HpXlsxUnit *unit, const char *code)
{
  const gsize length = strspn(code, "0#?,. ");
  gsize end = length;
  while (end > 0 && strchr(digits, code[end - 1]) == NULL && code[end - 1] != ',')
    end--;
  for (gsize i = end; i > 0 && code[i - 1] == ','; i--)
    unit->thousands++;
  const char *point = memchr(code, '.', end);
  for (const char *at = point; at != NULL && at < code + end; at++)
    unit->decimals += strchr(digits, *at) != NULL ? 1 : 0;
  return code + end;
}

static gboolean has_letters(const GString *words)
{
  for (const char *at = words->str; *at != '\0'; at = g_utf8_next_char(at))
    if (g_unichar_isalpha(g_utf8_get_char(at)) || strchr("%$", *at) != NULL || (guchar)*at >= 0x80)
      return TRUE;
  return FALSE;
}

HpXlsxUnit *hp_xlsx_unit(const char *code)
{
  g_autoptr(GString) before = g_string_new(NULL), after = g_string_new(NULL);
  HpXlsxUnit *unit = g_new0(HpXlsxUnit, 1);
  gboolean has_digits = FALSE, is_other = !g_utf8_validate(code, -1, NULL);
  while (*code != '\0' && *code != ';' && !is_other) {
    const gboolean are_digits = strchr(digits, *code) != NULL;
    const gboolean has_condition =
        *code == '[' && code[1] != '\0' && strchr("<>=", code[1]) != NULL;
    is_other = (are_digits && has_digits) || has_condition || strchr("@eE/", *code) != NULL;
    has_digits = has_digits || are_digits;
    code =
        are_digits ? read_digits(unit, code) : read_sign(unit, has_digits ? after : before, code);
  }
  if (has_digits && !is_other &&
      (has_letters(before) || has_letters(after) || unit->thousands > 0)) {
    unit->before = g_strdup(before->str);
    unit->after = g_strdup(after->str);
    return unit;
  }
  hp_xlsx_unit_free(unit);
  return NULL;
}

void hp_xlsx_unit_free(gpointer data)
{
  HpXlsxUnit *unit = data;
  if (unit == NULL)
    return;
  g_free(unit->before);
  g_free(unit->after);
  g_free(unit);
}

char *hp_xlsx_with_unit(const HpXlsxUnit *unit, const char *value)
{
  enum { SURE_DECIMALS = 15, SURE_THOUSANDS = 5 };
  char *end = NULL, shown[G_ASCII_DTOSTR_BUF_SIZE * 2], form[8];
  double number = g_ascii_strtod(value, &end) * (unit->is_percent ? 100 : 1);
  if (*value == '\0' || *end != '\0' || !(number < 1e15 && number > -1e15))
    return g_strdup(value);
  for (guint i = 0; i < MIN(unit->thousands, SURE_THOUSANDS); i++)
    number /= 1000;
  g_snprintf(form, sizeof form, "%%.%uf", MIN(unit->decimals, SURE_DECIMALS));
  g_ascii_formatd(shown, sizeof shown, form, number);
  /* What is behind the point and says nothing: "1.50" is 1.5. */
  for (gsize n = strlen(shown); strchr(shown, '.') != NULL && strchr("0.", shown[n - 1]) != NULL;)
    shown[--n] = '\0';
  return g_strconcat(unit->before, shown, unit->after, NULL);
}
