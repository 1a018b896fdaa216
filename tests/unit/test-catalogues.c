/* The catalogues of labels against what ICU knows of their languages (CLDR). */
#include "helpers.h"
#include "xml/xml.h"

#include <libxml/xpath.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ulocdata.h>
#include <unicode/unum.h>

/* Where a language is set otherwise than CLDR has it, and why. */
static const struct {
  const char *language, *label, *why;
} ours[] = {
    {"da", "quote", "Dansk Sprognævn has the same mark on both sides first"},
    {"se", "date", "CLDR has the month in the nominative, and the day behind the year"},
};

/* English is that of Europe: the day before the month. */
static const char *locale_of(const char *language)
{
  return g_str_equal(language, "en") ? "en_GB" : language;
}

static gboolean is_ours(const char *language, const char *label)
{
  for (guint i = 0; i < G_N_ELEMENTS(ours); i++)
    if (g_str_equal(ours[i].language, language) && g_str_equal(ours[i].label, label))
      return TRUE;
  return FALSE;
}

/* ---- A catalogue --------------------------------------------------------------------------- */

typedef struct {
  const char *language;
  HpSource *source;
} Catalogue;

/* The words of a label in a form, else in none; the caller's. */
static char *label(const Catalogue *catalogue, const char *id, const char *form)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(catalogue->source)), *plain = NULL,
                *formed = NULL;
  for (const xmlNode *node = root->children; node != NULL; node = node->next) {
    if (!hp_is_named(node, "label") || g_strcmp0(hp_attribute(node, "id"), id) != 0)
      continue;
    const char *its_form = hp_attribute(node, "form");
    if (its_form == NULL)
      plain = node;
    else if (g_strcmp0(its_form, form) == 0)
      formed = node;
  }
  g_assert_nonnull(plain);
  xmlChar *words = xmlNodeGetContent(formed == NULL ? plain : formed);
  char *copy = g_strdup((const char *)words);
  xmlFree(words);
  return copy;
}

/* With what is filled in for {a}, {b} and {c}; the caller's. */
static char *filled(const Catalogue *catalogue, const char *id, const char *a, const char *b,
                    const char *c)
{
  g_autofree char *words = label(catalogue, id, NULL);
  GString *text = g_string_new(words);
  g_string_replace(text, "{a}", a, 0);
  g_string_replace(text, "{b}", b, 0);
  g_string_replace(text, "{c}", c, 0);
  return g_string_free(text, FALSE);
}

static char *utf8(const UChar *text)
{
  return g_utf16_to_utf8(text, -1, NULL, NULL, NULL);
}

/* Whatever space stands between figures. */
static void assert_same(const char *ours_is, const UChar *icu)
{
  g_autofree char *theirs = utf8(icu);
  g_autoptr(GString) a = g_string_new(ours_is), b = g_string_new(theirs);
  g_string_replace(a, "\u00a0", " ", 0);
  g_string_replace(b, "\u00a0", " ", 0);
  g_string_replace(b, "\u202f", " ", 0);
  g_assert_cmpstr(a->str, ==, b->str);
}

/* ---- What is compared ---------------------------------------------------------------------- */

static void check_months(const Catalogue *catalogue)
{
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format =
      udat_open(UDAT_NONE, UDAT_LONG, locale_of(catalogue->language), u"UTC", -1, NULL, 0, &status);
  for (int32_t month = 0; month < 12; month++) {
    UChar name[64] = {0};
    g_autofree char *id = g_strdup_printf("month-%d", month + 1);
    g_autofree char *alone = label(catalogue, id, NULL), *in_date = label(catalogue, id, "date");
    udat_getSymbols(format, UDAT_STANDALONE_MONTHS, month, name, 63, &status);
    assert_same(alone, name);
    udat_getSymbols(format, UDAT_MONTHS, month, name, 63, &status);
    if (!is_ours(catalogue->language, "date"))
      assert_same(in_date, name);
  }
  g_assert_true(U_SUCCESS(status));
  udat_close(format);
}

/* 14 March 2017 */
static void check_date(const Catalogue *catalogue)
{
  if (is_ours(catalogue->language, "date"))
    return;
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format =
      udat_open(UDAT_NONE, UDAT_LONG, locale_of(catalogue->language), u"UTC", -1, NULL, 0, &status);
  UChar text[128] = {0};
  udat_format(format, 1489449600000.0, text, 127, NULL, &status);
  g_assert_true(U_SUCCESS(status));
  udat_close(format);
  g_autofree char *month = label(catalogue, "month-3", "date");
  g_autofree char *date = filled(catalogue, "date", "14", month, "2017");
  assert_same(date, text);
}

/* 1 450 000,5 and 50 % */
static void check_numbers(const Catalogue *catalogue)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar text[64] = {0};
  UNumberFormat *format =
      unum_open(UNUM_DECIMAL, NULL, 0, locale_of(catalogue->language), NULL, &status);
  unum_formatDouble(format, 1450000.5, text, 63, NULL, &status);
  g_autofree char *thousands = label(catalogue, "thousands-separator", NULL),
                  *point = label(catalogue, "decimal-point", NULL);
  g_autofree char *number = g_strconcat("1", thousands, "450", thousands, "000", point, "5", NULL);
  assert_same(number, text);
  unum_close(format);
  format = unum_open(UNUM_PERCENT, NULL, 0, locale_of(catalogue->language), NULL, &status);
  unum_formatDouble(format, 0.5, text, 63, NULL, &status);
  g_assert_true(U_SUCCESS(status));
  g_autofree char *percent = filled(catalogue, "percent", "50", "", "");
  assert_same(percent, text);
  unum_close(format);
}

static void check_quotation_marks(const Catalogue *catalogue)
{
  if (is_ours(catalogue->language, "quote"))
    return;
  static const ULocaleDataDelimiterType types[] = {ULOCDATA_QUOTATION_START,
                                                   ULOCDATA_QUOTATION_END};
  static const char *const ids[] = {"quote-before", "quote-after"};
  UErrorCode status = U_ZERO_ERROR;
  ULocaleData *data = ulocdata_open(locale_of(catalogue->language), &status);
  for (guint i = 0; i < G_N_ELEMENTS(types); i++) {
    UChar mark[16] = {0};
    ulocdata_getDelimiter(data, types[i], mark, 15, &status);
    g_autofree char *words = label(catalogue, ids[i], NULL);
    assert_same(words, mark);
  }
  g_assert_true(U_SUCCESS(status));
  ulocdata_close(data);
}

static void check_catalogue(gconstpointer language)
{
  g_autofree char *name = g_strdup_printf("stylesheets/labels/%s.xml", (const char *)language);
  g_autofree char *path = g_build_filename(g_getenv("HP_SOURCE_ROOT"), name, NULL);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
  g_assert_nonnull(source);
  const Catalogue catalogue = {language, source};
  check_months(&catalogue);
  check_date(&catalogue);
  check_numbers(&catalogue);
  check_quotation_marks(&catalogue);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  static const char *const languages[] = {"sv", "en", "fi", "se", "nb", "nn", "da"};
  for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
    g_autofree char *test = g_strdup_printf("/catalogues/%s", languages[i]);
    g_test_add_data_func(test, languages[i], check_catalogue);
  }
  return g_test_run();
}
