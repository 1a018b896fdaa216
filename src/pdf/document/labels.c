/* Page labels (ISO 32000-1, 12.4.2): the page numbers that the document prints, so that a reader's
 * "go to page iv" finds it. Runs of consecutive numbers become ranges. */
#include "pdf/document/document.h"
#include "pdf/file/values.h"

#include <string.h>

typedef struct {
  char style; /* D, r, R, a, A; or 0: the prefix is all of it */
  gsize prefix_length;
  guint value;
} Label;

/* ---- From values to numerals and back ------------------------------------------------------ */

/* a … z, aa … zz, aaa …: not as XSL counts (… z, aa, ab), so labels past z fall apart into ranges
 */
static void append_letters(GString *out, guint value, char first)
{
  for (guint i = 0; i <= (value - 1) / 26; i++)
    g_string_append_c(out, (char)(first + (char)((value - 1) % 26)));
}

static char *numeral(char style, guint value)
{
  GString *out = g_string_new(NULL);
  if (style == 'D')
    g_string_append_printf(out, "%u", value);
  else if (style == 'r' || style == 'R')
    hp_append_roman(out, value, style == 'R');
  else
    append_letters(out, value, style);
  return g_string_free(out, FALSE);
}

static gboolean is_numeral(const char *text, char style, guint value)
{
  g_autofree char *expected = numeral(style, value);
  return strcmp(text, expected) == 0;
}

static guint roman_value(const char *text, char style)
{
  static const char *const letters[] = {"ivxlcdm", "IVXLCDM"};
  static const guint values[] = {1, 5, 10, 50, 100, 500, 1000};
  guint sum = 0, previous = G_MAXUINT;
  for (; *text != '\0'; text++) {
    const char *letter = strchr(letters[style == 'R'], *text);
    if (letter == NULL || sum > 10000)
      return 0;
    const guint value = values[letter - letters[style == 'R']];
    sum += value;
    if (previous < value)
      sum -= 2 * previous;
    previous = value;
  }
  return sum;
}

/* "17", "A-17": digits at the end, after any prefix. */
static Label parse_decimal(const char *text)
{
  gsize prefix = strlen(text);
  while (prefix > 0 && g_ascii_isdigit(text[prefix - 1]))
    prefix--;
  while (text[prefix] == '0' && text[prefix + 1] != '\0')
    prefix++;
  const gsize digits = strlen(text + prefix);
  if (digits == 0 || digits > 8)
    return (Label){0, strlen(text), 0};
  const guint value = (guint)g_ascii_strtoull(text + prefix, NULL, 10);
  return value == 0 ? (Label){0, strlen(text), 0} : (Label){'D', prefix, value};
}

static Label parse(const char *text)
{
  static const char roman_styles[] = "rR", letter_styles[] = "aA";
  for (const char *style = roman_styles; *style != '\0'; style++) {
    const guint value = roman_value(text, *style);
    if (value > 0 && is_numeral(text, *style, value))
      return (Label){*style, 0, value};
  }
  for (const char *style = letter_styles; *style != '\0'; style++)
    if (text[0] >= *style && text[0] < *style + 26 && text[1] == '\0')
      return (Label){*style, 0, (guint)(text[0] - *style) + 1};
  return parse_decimal(text);
}

/* ---- Ranges -------------------------------------------------------------------------------- */

/* "c" after "b" is a letter, "c" after "xcix" a number. */
static gboolean follows(const char *text, const char *previous, const Label *label)
{
  if (label->style == 0 || strncmp(text, previous, label->prefix_length) != 0 ||
      strlen(text) <= label->prefix_length)
    return FALSE;
  return is_numeral(text + label->prefix_length, label->style, label->value + 1);
}

static void append_range(GString *out, guint page, const char *text, const Label *label)
{
  g_string_append_printf(out, " %u <<", page);
  if (label->style != 0)
    g_string_append_printf(out, " /S /%c", label->style);
  if (label->value > 1)
    g_string_append_printf(out, " /St %u", label->value);
  if (label->prefix_length > 0) {
    g_autofree char *prefix = g_strndup(text, label->prefix_length);
    g_string_append(out, " /P ");
    hp_pdf_append_text(out, prefix);
  }
  g_string_append(out, " >>");
}

void hp_pdf_add_page_labels(HpPdfDocument *document)
{
  g_string_append(document->output->catalog, " /PageLabels << /Nums [");
  Label label = {0};
  const char *previous = "";
  for (guint i = 0; i < document->output->n_pages; i++) {
    const char *number = hp_pages_get(document->pages, i)->number;
    const char *text = number == NULL ? "" : number;
    if (i > 0 && follows(text, previous, &label)) {
      label.value++;
    } else {
      label = parse(text);
      append_range(document->output->catalog, i, text, &label);
    }
    previous = text;
  }
  g_string_append(document->output->catalog, " ] >>");
}
