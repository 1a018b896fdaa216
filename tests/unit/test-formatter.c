/* The whole way from formatting objects to a file, again and again in one process. */
#include "formatter/formatter.h"
#include "helpers.h"
#include "xml/xml.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

static HpFormatter *new_formatter(void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *fonts = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "fonts/fonts.conf", NULL);
  HpFormatter *formatter = hp_formatter_new(fonts, &error);
  g_assert_no_error(error);
  return formatter;
}

/* What one document says that no other does. */
typedef struct {
  char *file, *written_in, *family, *language, *country, *features, *numbers;
} Words;

static void words_free(Words *words)
{
  g_free(words->file);
  g_free(words->written_in);
  g_free(words->family);
  g_free(words->language);
  g_free(words->country);
  g_free(words->features);
  g_free(words->numbers);
  g_free(words);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Words, words_free)

static Words *words_of(int n)
{
  Words *words = g_new(Words, 1);
  *words = (Words){.file = g_strdup_printf("blad-%d.fo", n),
                   .written_in = g_strdup_printf("plan-%d.xml", n),
                   .family = g_strdup_printf("Ingen %d Sans", n),
                   .language = g_strdup_printf("q%c", 'a' + n),
                   .country = g_strdup_printf("X%c", 'A' + n),
                   .features = g_strdup_printf("ss%02d", n + 1),
                   .numbers = g_strdup_printf("(%d) 1", n)};
  return words;
}

static char *document_with(const Words *words)
{
  return g_strdup_printf(
      "<root xmlns='http://www.w3.org/1999/XSL/Format' xmlns:hpx='" HP_EXTENSION_NAMESPACE "'>"
      "<layout-master-set><simple-page-master master-name='m' page-width='300pt' "
      "page-height='400pt'><region-body/></simple-page-master></layout-master-set>"
      "<page-sequence master-reference='m' format='%s'><flow flow-name='xsl-region-body'>"
      "<block hpx:at='%s:3:7' font-family='%s' xml:lang='%s-%s' "
      "hpx:font-features='%s'>Ord</block></flow></page-sequence></root>",
      words->numbers, words->written_in, words->family, words->language, words->country,
      words->features);
}

/* The document is gone before its pages are made, and what was said of it is there afterwards. */
static void format_and_forget(HpFormatter *formatter, const Words *words)
{
  g_autofree char *text = document_with(words);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  HpSource *source = hp_source_read_memory(text, strlen(text), words->file, NULL, diagnostics);
  g_assert_nonnull(source);
  hp_source_believe_places(source);
  const HpFormatOptions options = {.profile = hp_pdf_profile_named("plain"),
                                   .release = (GDestroyNotify)hp_source_free,
                                   .release_user = source};
  g_autoptr(GBytes) pdf =
      hp_formatter_format(formatter, hp_source_document(source), &options, diagnostics);
  g_assert_nonnull(pdf);
  const HpDiagnostic *said = first_said(diagnostics);
  g_assert_nonnull(strstr(said->message, words->family));
  g_assert_cmpstr(said->place.file, ==, words->written_in);
  g_assert_cmpint(said->place.line, ==, 3);
}

static void assert_not_interned(const char *string)
{
  g_test_message("%s", string);
  g_assert_cmpuint(g_quark_try_string(string), ==, 0);
}

/* GLib's interned strings are never freed: in a server they would pile up. */
static void test_nothing_of_a_document_stays(void)
{
  g_autoptr(HpFormatter) formatter = new_formatter();
  for (int n = 0; n < 20; n++) {
    g_autoptr(Words) words = words_of(n);
    g_autofree char *tag = g_strconcat(words->language, "-", words->country, NULL);
    format_and_forget(formatter, words);
    const char *const said[] = {words->file,     words->written_in, words->family, tag,
                                words->language, words->features,   words->numbers};
    for (guint i = 0; i < G_N_ELEMENTS(said); i++)
      assert_not_interned(said[i]);
  }
}

/* ---- Styles -------------------------------------------------------------------------------- */

/* A document in 520 sizes that no other has. */
static char *document_of_sizes(int n)
{
  GString *text = g_string_new(
      "<root xmlns='http://www.w3.org/1999/XSL/Format'><layout-master-set><simple-page-master "
      "master-name='m' page-width='300pt' page-height='400pt'><region-body/></simple-page-master>"
      "</layout-master-set><page-sequence master-reference='m'><flow "
      "flow-name='xsl-region-body'><block>");
  for (int i = 0; i < 520; i++)
    g_string_append_printf(text, "<inline font-size='%d.%03dpt'>Ord</inline> ", 6 + n, i);
  g_string_append(text, "</block></flow></page-sequence></root>");
  return g_string_free(text, FALSE);
}

static GBytes *format_text(HpFormatter *formatter, const char *text)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read_memory(text, strlen(text), "x.fo", NULL, diagnostics);
  const HpFormatOptions options = {.profile = hp_pdf_profile_named("plain")};
  GBytes *pdf = hp_formatter_format(formatter, hp_source_document(source), &options, diagnostics);
  g_assert_nonnull(pdf);
  return pdf;
}

/* Bytes in use; 0 where that is not known. */
static gsize heap(void)
{
#if defined __GLIBC__ && __GLIBC_PREREQ(2, 33)
  return mallinfo2().uordblks;
#else
  return 0;
#endif
}

/* Fonts and styles of thousands of documents would pile up, and without them nothing else comes
   out. */
static void test_styles_do_not_pile_up(void)
{
  g_autoptr(HpFormatter) formatter = new_formatter();
  gsize after_two = 0;
  for (int n = 0; n < 5; n++) {
    g_autofree char *text = document_of_sizes(n);
    g_autoptr(GBytes) pdf = format_text(formatter, text);
    if (n == 1)
      after_two = heap();
    if (n < 4)
      continue;
    g_autoptr(HpFormatter) fresh = new_formatter();
    g_autoptr(GBytes) expected = format_text(fresh, text);
    g_assert_true(g_bytes_equal(pdf, expected));
  }
  g_test_message("%" G_GSIZE_FORMAT " bytes, then %" G_GSIZE_FORMAT, after_two, heap());
  g_assert_cmpuint(heap(), <=, after_two + after_two / 2);
}

/* ---- Dictionaries of hyphenation ------------------------------------------------------------- */

/* A document in a language, with words in others; `record` gets what it is made with. */
static void format_hyphenated(const char *language, HpRecord *record, HpDiagnostics *diagnostics)
{
  g_autoptr(HpFormatter) formatter = new_formatter();
  g_autofree char *text = g_strdup_printf(
      "<root xmlns='http://www.w3.org/1999/XSL/Format' xml:lang='%s' hyphenate='true'>"
      "<layout-master-set><simple-page-master master-name='m' page-width='300pt' "
      "page-height='400pt'><region-body/></simple-page-master></layout-master-set>"
      "<page-sequence master-reference='m'><flow flow-name='xsl-region-body'>"
      "<block>Ord<inline xml:lang='en'>word</inline><inline xml:lang='la'>verbum</inline>"
      "<inline xml:lang='de' hyphenate='false'>Wort</inline></block>"
      "</flow></page-sequence></root>",
      language);
  g_autoptr(HpSource) source = hp_source_read_memory(text, strlen(text), "x.fo", NULL, diagnostics);
  const HpFormatOptions options = {
      .profile = hp_pdf_profile_named("plain"), .record = record, .embed_record = TRUE};
  g_autoptr(GBytes) pdf =
      hp_formatter_format(formatter, hp_source_document(source), &options, diagnostics);
  g_assert_nonnull(pdf);
}

static gboolean is_said(HpDiagnostics *diagnostics, const char *words)
{
  const GPtrArray *said = hp_diagnostics_sorted(diagnostics);
  for (guint i = 0; i < said->len; i++)
    if (strstr(((const HpDiagnostic *)g_ptr_array_index(said, i))->message, words) != NULL)
      return TRUE;
  return FALSE;
}

/* Whichever of them are installed here. */
static void test_all_dictionaries_are_on_record(void)
{
  static const char *const languages[] = {"sv", "en", "la", "de"};
  g_autoptr(HpRecord) record = hp_record_new();
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  format_hyphenated("sv", record, diagnostics);
  for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
    g_autofree char *sha256 = NULL;
    g_autofree char *name = hp_text_dictionary(languages[i], &sha256);
    const char *recorded = name == NULL ? NULL : hp_record_part(record, "hyphenation", name);
    g_assert_cmpstr(recorded, ==, strcmp(languages[i], "de") == 0 ? NULL : sha256);
  }
}

static void test_a_missing_dictionary_is_told(void)
{
  g_autoptr(HpRecord) record = hp_record_new();
  g_autoptr(HpDiagnostics) klingon = hp_diagnostics_new(), japanese = hp_diagnostics_new();
  format_hyphenated("tlh-AQ", record, klingon);
  g_assert_true(is_said(klingon, "hyphen-tlh"));
  format_hyphenated("ja", record, japanese);
  g_assert_false(is_said(japanese, "hyphen-"));
}

/* ---- Documents before ----------------------------------------------------------------------- */

static GBytes *format_word(HpFormatter *formatter, const char *family, const char *word)
{
  g_autofree char *text = g_strdup_printf(
      "<root xmlns='http://www.w3.org/1999/XSL/Format' xml:lang='sv' font-family='%s'>"
      "<layout-master-set><simple-page-master master-name='m' page-width='300pt' "
      "page-height='400pt'><region-body/></simple-page-master></layout-master-set>"
      "<page-sequence master-reference='m'><flow flow-name='xsl-region-body'>"
      "<block>Ord %s</block></flow></page-sequence></root>",
      family, word);
  return format_text(formatter, text);
}

/* Pango remembers the font that it first took for an emoji that none has. That font may have the
   joiner in it, the selector of its variant, or the digit on its key. */
static void test_documents_before_change_nothing(void)
{
  static const char *const emoji[] = {"\U0001F9D1", "\U0001F9D1\u200D\U0001F9D1",
                                      "\U0001F9D1\uFE0F", "1\uFE0F\u20E3"};
  static const char *const families[] = {"Liberation Serif", "DejaVu Sans"};
  for (guint i = 0; i < G_N_ELEMENTS(emoji); i++) {
    g_autoptr(HpFormatter) fresh = new_formatter();
    g_autoptr(GBytes) first = format_word(fresh, "Liberation Sans", emoji[i]);
    for (guint j = 0; j < G_N_ELEMENTS(families); j++) {
      g_autoptr(HpFormatter) used = new_formatter();
      g_bytes_unref(format_word(used, families[j], emoji[i]));
      g_autoptr(GBytes) second = format_word(used, "Liberation Sans", emoji[i]);
      g_test_message("%s after %s", emoji[i], families[j]);
      g_assert_true(g_bytes_equal(first, second));
    }
  }
}

/* ---- Pages without room ---------------------------------------------------------------------- */

/* A word in two scripts ends lines where the dictionary has it and beside an ideograph: once where
   both do. Between two ends at one place a line holds nothing, and the next page begins where this
   one did. */
static void test_pages_without_room_come_to_an_end(void)
{
  g_autoptr(HpFormatter) formatter = new_formatter();
  g_bytes_unref(format_text(
      formatter,
      "<root xmlns='http://www.w3.org/1999/XSL/Format' xml:lang='sv' font-size='14pt' "
      "xmlns:hpx='https://handlingsplan.org/ns/extension'>"
      "<layout-master-set><simple-page-master master-name='m' page-width='90pt' page-height='60pt'>"
      "<region-body margin='24pt 45pt 26pt 45pt'/></simple-page-master></layout-master-set>"
      "<page-sequence master-reference='m'><flow flow-name='xsl-region-body'>"
      "<block hpx:hyphenate='overlong'><inline>xyz\u6936</inline>xxxxxx</block>"
      "</flow></page-sequence></root>"));
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/formatter/nothing-stays", test_nothing_of_a_document_stays);
  g_test_add_func("/formatter/dictionaries", test_all_dictionaries_are_on_record);
  g_test_add_func("/formatter/dictionaries/missing", test_a_missing_dictionary_is_told);
  g_test_add_func("/formatter/styles-do-not-pile-up", test_styles_do_not_pile_up);
  g_test_add_func("/formatter/documents-before", test_documents_before_change_nothing);
  g_test_add_func("/formatter/pages-without-room", test_pages_without_room_come_to_an_end);
  return g_test_run();
}
