#include "pdf-syntax/pdf-syntax.h"

/* Each token as its kind and what it says. */
static void assert_tokens(const char *text, gsize size, const char *expected)
{
  static const char kinds[] = {
      [HP_PDF_NUMBER] = 'n', [HP_PDF_LITERAL] = 's', [HP_PDF_HEXADECIMAL] = 'x',
      [HP_PDF_NAME] = '/',   [HP_PDF_WORD] = 'w',    [HP_PDF_BRACKET] = 'b'};
  g_autoptr(GString) found = g_string_new(NULL);
  /* Of its own size, so that reading past it is noticed. */
  g_autofree char *copy = g_memdup2(text, size);
  const char *at = copy, *end = copy + size;
  for (HpPdfToken token; (at = hp_pdf_token(at, end, &token)) != NULL;)
    g_string_append_printf(found, "%s%c:%.*s", found->len == 0 ? "" : " ", kinds[token.kind],
                           (int)token.length, token.text);
  g_assert_cmpstr(found->str, ==, expected);
}

#define ASSERT_TOKENS(text, expected) assert_tokens(text, sizeof(text) - 1, expected)

static void test_operands_and_operators(void)
{
  ASSERT_TOKENS("/P <</MCID 0>>BDC\nq 1 0 -.5 +1 0 0 cm",
                "/:P b:<< /:MCID n:0 b:>> w:BDC w:q n:1 n:0 n:-.5 n:+1 n:0 n:0 w:cm");
  ASSERT_TOKENS("[(a)-20<0041>]TJ T* (b)' f*", "b:[ s:a n:-20 x:0041 b:] w:TJ w:T* s:b w:' w:f*");
  ASSERT_TOKENS("% (\n1 > }\0{", "b: ( n:1 b:> b:} b:{");
  ASSERT_TOKENS(" \n", "");
}

static void test_strings(void)
{
  ASSERT_TOKENS("(a(b)c)Tj", "s:a(b)c w:Tj");
  ASSERT_TOKENS("(\\)\\()Tj", "s:\\)\\( w:Tj");
  ASSERT_TOKENS("<00 4", "x:00 4");
  ASSERT_TOKENS("(a(b)", "s:a(b)");
  ASSERT_TOKENS("(\\", "s:\\");
  ASSERT_TOKENS("(", "s:");
  ASSERT_TOKENS("/", "/:");
}

static void test_numbers(void)
{
  g_assert_cmpfloat(hp_pdf_number("-0.25 3", 7), ==, -0.25);
  g_assert_cmpfloat(hp_pdf_number("12", 1), ==, 1);
  g_assert_cmpfloat(hp_pdf_number("1e30", 4), ==, 1e7);
  g_assert_cmpfloat(hp_pdf_number("-", 1), ==, 0);
}

/* "abc", deflated. */
static void test_inflating_is_bounded(void)
{
  static const guint8 deflated[] = {0x78, 0x9c, 0x4b, 0x4c, 0x4a, 0x06,
                                    0x00, 0x02, 0x4d, 0x01, 0x27};
  g_autoptr(GBytes) bytes = g_bytes_new_static(deflated, sizeof deflated);
  g_autoptr(GBytes) inflated = hp_inflate(bytes, 3);
  g_assert_nonnull(inflated);
  g_assert_cmpmem(g_bytes_get_data(inflated, NULL), g_bytes_get_size(inflated), "abc", 3);
  g_assert_null(hp_inflate(bytes, 2));
  g_autoptr(GBytes) cut = g_bytes_new_static(deflated, sizeof deflated - 1);
  g_assert_null(hp_inflate(cut, 3));
}

static gboolean unpacks_to(const char *file, gsize more)
{
  const gsize size = strlen(file);
  return hp_unpacks_to_at_most(file, size, size + more);
}

static void test_what_a_file_unpacks_to(void)
{
  static const char digits[] = "stream\n789c4b4c4a0600 024d0127>\nendstream";
  static const char unended[] = "stream\n789c4b4c4a060002 4d0127\nendstream";
  g_autofree char *twice = g_strconcat(digits, "\n", digits, NULL);
  g_assert_true(unpacks_to("<< /Filter [/FlateDecode] >> stream\nnone\nendstream", 0));
  g_assert_true(unpacks_to(digits, 3));
  g_assert_false(unpacks_to(digits, 2));
  g_assert_false(unpacks_to(unended, 2));
  g_assert_true(unpacks_to(twice, 6));
  g_assert_false(unpacks_to(twice, 5));
  g_assert_false(hp_unpacks_to_at_most("%PDF", 4, 3));
}

/* However they are written. */
static void test_filters_are_measured(void)
{
  static const struct {
    const char *text;
    gboolean measured;
  } cases[] = {
      {"<< /Filter /FlateDecode >>", TRUE},
      {"<< /Filter [/FlateDecode] >>", TRUE},
      {"<< /Filter null /Type /Sig /Filter /Adobe.PPKLite >>", TRUE},
      {"<< /Filter [ /ASCIIHexDecode /FlateDecode ] >>", TRUE},
      {"<< /Filter [ /AHx % digits\n /Fl ] >>", TRUE},
      {"<< /Filter [/FlateDecode/DCTDecode] >>", TRUE},
      {"<< /Filter [/Crypt /FlateDecode null] >>", TRUE},
      {"<< /Filter /ASCII85Decode >>", TRUE},
      {"/Filters 7 0 R /A#46ilter 7 0 R /Filter", TRUE},
      {"<< /Filter [ /FlateDecode /FlateDecode ] >>", FALSE},
      {"<< /Filter%\n[/Fl%\n/Fl] >>", FALSE},
      {"<< /F#69lter [/FlateDecode /FlateDecode] >>", FALSE},
      {"<< /Filter [/Fl#61teDecode /Flate#44ecode] >>", FALSE},
      {"<< /#46#69#6C#74#65#72 [/Fl /Fl] >>", FALSE},
      {"<< /Filter [/FlateDecode /ASCIIHexDecode /FlateDecode] >>", FALSE},
      {"<< /Filter [/ASCIIHexDecode /ASCIIHexDecode /FlateDecode] >>", FALSE},
      {"<< /Filter [/ASCII85Decode /FlateDecode] >>", FALSE},
      {"<< /Filter 7 0 R >>", FALSE},
      {"<< /Filter [/FlateDecode 7 0 R] >>", FALSE},
      {"<< /Filter /LZWDecode >>", FALSE},
      {"<< /Filter [/R#4c] >>", FALSE},
      {"<< /Filter [/FlateDecode", FALSE},
      {"trailer << /Encrypted 4 0 R >>", TRUE},
      {"trailer << /Encrypt 4 0 R >>", FALSE},
      {"trailer << /#45ncryp#74<< >> >>", FALSE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].text);
    g_assert_cmpint(hp_filters_are_measured(cases[i].text, strlen(cases[i].text)), ==,
                    cases[i].measured);
  }
}

/* Behind what is passed over, however much it is. */
static void test_filters_far_from_their_key(void)
{
  static const char *const values[] = {"[/Fl /Fl]", "/LZWDecode", "7 0 R"};
  for (guint length = 1000; length < 1040; length++) {
    g_autofree char *space = g_strnfill(length, ' ');
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
      g_autofree char *spaced = g_strconcat("/Filter ", space, values[i], " >>", NULL);
      g_autofree char *commented = g_strconcat("/Filter %", space, "\n", values[i], " >>", NULL);
      g_assert_false(hp_filters_are_measured(spaced, strlen(spaced)));
      g_assert_false(hp_filters_are_measured(commented, strlen(commented)));
    }
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/pdf-syntax/unpacked", test_what_a_file_unpacks_to);
  g_test_add_func("/pdf-syntax/filters/written", test_filters_are_measured);
  g_test_add_func("/pdf-syntax/filters/far", test_filters_far_from_their_key);
  g_test_add_func("/pdf-syntax/operands-and-operators", test_operands_and_operators);
  g_test_add_func("/pdf-syntax/strings", test_strings);
  g_test_add_func("/pdf-syntax/numbers", test_numbers);
  g_test_add_func("/pdf-syntax/inflating", test_inflating_is_bounded);
  return g_test_run();
}
