/* One document in both versions of PDF: the same tree, under the names of either. */
#include "formatter/formatter.h"
#include "read-pdf.h"

#include <libxml/parser.h>

#define PAGES                                                                                      \
  "<layout-master-set><simple-page-master master-name='m' page-width='300pt' page-height='400pt'>" \
  "<region-body/></simple-page-master></layout-master-set>"
#define METADATA                                                                                   \
  "<declarations><x:xmpmeta xmlns:x='adobe:ns:meta/' xmlns:dc='http://purl.org/dc/elements/1.1/'>" \
  "<dc:title>Mål</dc:title></x:xmpmeta></declarations>"
#define DOCUMENT(flow)                                                                             \
  "<root xmlns='http://www.w3.org/1999/XSL/Format' xml:lang='sv' font-family='Liberation "         \
  "Sans'>" PAGES METADATA                                                                          \
  "<bookmark-tree><bookmark internal-destination='aims'><bookmark-title>Mål"                      \
  "</bookmark-title></bookmark></bookmark-tree><page-sequence master-reference='m'>"               \
  "<flow flow-name='xsl-region-body'>" flow "</flow></page-sequence></root>"

/* NULL if it is refused; then `messages` tells why. */
static GBytes *format_with(const char *fo, const char *profile, guint n_attachments,
                           GString *messages)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *fonts = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "fonts/fonts.conf", NULL);
  g_autoptr(HpFormatter) formatter = hp_formatter_new(fonts, &error);
  g_assert_no_error(error);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  xmlDoc *document = xmlParseMemory(fo, (int)strlen(fo));
  g_assert_nonnull(document);
  g_autoptr(GBytes) inside = g_bytes_new_static("x", 1);
  const HpPdfAttachment attachment = {
      .name = "x.txt", .media_type = "text/plain", .relationship = HP_PDF_SOURCE, .bytes = inside};
  const HpFormatOptions options = {.profile = hp_pdf_profile_named(profile),
                                   .profile_required = TRUE,
                                   .attachments = &attachment,
                                   .n_attachments = n_attachments,
                                   .date = 1700000000};
  GBytes *pdf = hp_formatter_format(formatter, document, &options, diagnostics);
  const GPtrArray *all = hp_diagnostics_sorted(diagnostics);
  for (guint i = 0; i < all->len; i++)
    g_string_append_printf(messages, "%s\n",
                           ((const HpDiagnostic *)g_ptr_array_index(all, i))->message);
  xmlFreeDoc(document);
  return pdf;
}

static GBytes *format(const char *fo, const char *profile, GString *messages)
{
  return format_with(fo, profile, 1, messages);
}

typedef struct {
  GBytes *pdf; /* which qpdf reads as it goes */
  qpdf_data qpdf;
} Made;

static Made make(const char *fo, const char *profile)
{
  g_autoptr(GString) messages = g_string_new(NULL);
  GBytes *pdf = format(fo, profile, messages);
  g_assert_cmpstr(messages->str, ==, "");
  g_assert_nonnull(pdf);
  return (Made){pdf, open_pdf(pdf)};
}

static void unmake(Made *made)
{
  qpdf_cleanup(&made->qpdf);
  g_bytes_unref(made->pdf);
}

#define AT(made, path) in_catalog((made).qpdf, "/StructTreeRoot/K/0" path)

/* The object that a reference or entry is, as qpdf writes references: "12 0 R". */
static char *object_at(const Made *made, const char *path)
{
  g_auto(GStrv) keys = g_strsplit(path + 1, "/", -1);
  qpdf_oh at = qpdf_get_root(made->qpdf);
  for (char **key = keys; *key != NULL; key++) {
    g_autofree char *name = g_strconcat("/", *key, NULL);
    at = qpdf_oh_is_array(made->qpdf, at) ? qpdf_oh_get_array_item(made->qpdf, at, atoi(*key))
                                          : qpdf_oh_get_key(made->qpdf, at, name);
  }
  return g_strdup_printf("%d 0 R", qpdf_oh_get_object_id(made->qpdf, at));
}

static void assert_same_object(const Made *made, const char *path, const char *other)
{
  g_autofree char *one = object_at(made, path), *two = object_at(made, other);
  g_assert_cmpstr(one, !=, "0 0 R");
  g_assert_cmpstr(one, ==, two);
}

/* ---- The file ------------------------------------------------------------------------------ */

static const char least[] = DOCUMENT("<block role='H1' id='aims'>Mål</block>");

static void test_file(void)
{
  Made old = make(least, "ua1+a3a"), new = make(least, "ua2+a4f");
  g_assert_cmpint(memcmp(g_bytes_get_data(old.pdf, NULL), "%PDF-1.7\n%", 10), ==, 0);
  g_assert_cmpint(memcmp(g_bytes_get_data(new.pdf, NULL), "%PDF-2.0\n%", 10), ==, 0);
  qpdf_oh trailer = qpdf_get_trailer(new.qpdf);
  g_assert_false(qpdf_oh_has_key(new.qpdf, trailer, "/Info"));
  g_assert_true(qpdf_oh_has_key(new.qpdf, trailer, "/ID"));
  g_assert_true(says(new.pdf, "<pdfuaid:part>2</pdfuaid:part>\n<pdfuaid:rev>2024</pdfuaid:rev>\n"
                              "<pdfaid:part>4</pdfaid:part>\n<pdfaid:rev>2020</pdfaid:rev>\n"
                              "<pdfaid:conformance>F</pdfaid:conformance>"));
  /* PDF/UA-2 wants what is inside described. */
  g_assert_cmpstr(in_catalog(new.qpdf, "/AF/0/Desc"), ==, "x.txt");
  g_assert_cmpstr(in_catalog(old.qpdf, "/AF/0/Desc"), ==, "null");
  unmake(&old);
  unmake(&new);
}

/* Without files inside it is PDF/A-4, which has no letter. */
/* "<pdfaid:part>3</pdfaid:part>", or none of it. */
static void assert_property(GBytes *pdf, const char *name, const char *value)
{
  g_autofree char *start = g_strdup_printf("<%s>", name);
  g_autofree char *all = g_strdup_printf("<%s>%s</%s>", name, value, name);
  g_assert_true(says(pdf, value == NULL ? start : all) == (value != NULL));
}

static void assert_claims(GBytes *pdf, const char *prefix, const HpPdfStandard *standard)
{
  g_autofree char *part_name = g_strconcat(prefix, ":part", NULL);
  g_autofree char *revision_name = g_strconcat(prefix, ":rev", NULL);
  g_autofree char *level_name = g_strconcat(prefix, ":conformance", NULL);
  g_autofree char *part = standard->part == 0 ? NULL : g_strdup_printf("%d", standard->part);
  assert_property(pdf, part_name, part);
  assert_property(pdf, revision_name, standard->revision);
  assert_property(pdf, level_name, standard->level);
}

/* Each row of the table comes out as it stands there. */
static void test_claims(void)
{
  const HpPdfProfile *profile = NULL;
  for (guint i = 0; (profile = hp_pdf_profile(i)) != NULL; i++) {
    g_assert_true(hp_pdf_profile_named(profile->name) == profile);
    g_autoptr(GString) messages = g_string_new(NULL);
    const guint n_attachments = profile->files == HP_PDF_FILES_NONE ? 0 : 1;
    g_autoptr(GBytes) pdf = format_with(least, profile->name, n_attachments, messages);
    g_assert_cmpstr(messages->str, ==, "");
    g_assert_true(says(pdf, profile->version == HP_PDF_1_7 ? "%PDF-1.7\n" : "%PDF-2.0\n"));
    assert_claims(pdf, "pdfuaid", &profile->accessibility);
    assert_claims(pdf, "pdfaid", &profile->archive);
  }
  g_assert_null(hp_pdf_profile_named("ua9"));
  g_assert_true(hp_pdf_profile_claims(NULL));
  g_assert_false(hp_pdf_profile_claims(hp_pdf_profile_named("plain")));
}

static void test_no_attachments(void)
{
  g_autoptr(GString) messages = g_string_new(NULL);
  g_autoptr(GBytes) pdf = format_with(least, "ua2+a4f", 0, messages);
  g_assert_true(says(pdf, "<pdfaid:part>4</pdfaid:part>"));
  g_assert_false(says(pdf, "<pdfaid:conformance>"));
}

/* Readers of pages and readers of structure are both told where to go. */
static void test_destinations(void)
{
  Made old = make(least, "ua1+a3a"), new = make(least, "ua2+a4f");
  g_assert_true(g_str_has_prefix(in_catalog(old.qpdf, "/Outlines/First/Dest/1"), "/XYZ"));
  g_assert_cmpstr(in_catalog(new.qpdf, "/Outlines/First/A/S"), ==, "/GoTo");
  assert_same_object(&new, "/Outlines/First/A/D/0", "/Pages/Kids/0");
  assert_same_object(&new, "/Outlines/First/A/SD/0", "/StructTreeRoot/K/0/K/0");
  unmake(&old);
  unmake(&new);
}

/* What has no element of its own is in one, or begins one. */
static void test_destinations_inside(void)
{
#define LEADING_TO(flow) "<block>0<basic-link internal-destination='x'>1</basic-link></block>" flow
  static const char *const flows[] = {
      DOCUMENT(LEADING_TO("<table table-layout='fixed' width='100pt' id='aims'><table-body>"
                          "<table-row><table-cell><block id='x'><inline role='Strong'>a</inline> b"
                          "</block></table-cell></table-row></table-body></table>")),
      DOCUMENT(LEADING_TO("<block-container id='aims'><block-container id='x'><block role='H1'>a"
                          "</block><block>b</block></block-container></block-container>")),
      DOCUMENT(LEADING_TO("<block id='aims'>a <inline id='x'>b <inline role='Strong'>c</inline>"
                          "</inline></block>")),
      DOCUMENT(LEADING_TO("<block id='aims'>a <inline id='x'>b</inline></block>"))};
  static const char *const elements[] = {"/TD", "/H1", "/Strong", "/P"};
  for (gsize i = 0; i < G_N_ELEMENTS(flows); i++) {
    Made made = make(flows[i], "ua2+a4f");
    g_assert_cmpstr(in_page(made.qpdf, 0, "/Annots/0/A/SD/0/S"), ==, elements[i]);
    unmake(&made);
  }
}

/* ---- Names --------------------------------------------------------------------------------- */

static const char named[] =
    DOCUMENT("<block role='Title' id='aims'>Plan</block>"
             "<block>Det är <inline role='Em'>inte</inline> <inline role='strong'>klart</inline>"
             " <inline role='Sub'>a</inline></block>"
             "<block role='Aside'><block>Fakta</block><block>till</block></block>"
             "<block role='BlockQuote'><block>Ja</block><block>Nej</block></block>");

static void test_names(void)
{
  Made old = make(named, "ua1+a3a"), new = make(named, "ua2+a4f");
  g_assert_cmpstr(AT(old, "/K/0/S"), ==, "/H1");
  g_assert_cmpstr(AT(new, "/K/0/S"), ==, "/Title");
  g_assert_cmpstr(AT(old, "/K/1/K/1/S"), ==, "/Span");
  g_assert_cmpstr(AT(new, "/K/1/K/1/S"), ==, "/Em");
  g_assert_cmpstr(AT(new, "/K/1/K/3/S"), ==, "/Strong");
  g_assert_cmpstr(AT(new, "/K/1/K/5/S"), ==, "/Sub");
  g_assert_cmpstr(AT(old, "/K/2/S"), ==, "/Div");
  g_assert_cmpstr(AT(new, "/K/2/S"), ==, "/Aside");
  g_assert_cmpstr(AT(old, "/K/3/S"), ==, "/BlockQuote");
  g_assert_cmpstr(AT(new, "/K/3/S"), ==, "/BlockQuote");
  /* A type that PDF 2.0 does not have itself is in the namespace of PDF 1.7. */
  g_assert_cmpstr(AT(old, "/K/3/NS"), ==, "null");
  g_assert_cmpstr(AT(new, "/NS/NS"), ==, "http://iso.org/pdf2/ssn");
  g_assert_cmpstr(AT(new, "/K/2/NS/NS"), ==, "http://iso.org/pdf2/ssn");
  g_assert_cmpstr(AT(new, "/K/3/NS/NS"), ==, "http://iso.org/pdf/ssn");
  g_assert_cmpstr(in_catalog(old.qpdf, "/StructTreeRoot/RoleMap"), ==, "null");
  g_assert_cmpstr(in_catalog(new.qpdf, "/StructTreeRoot/RoleMap/Title"), ==, "/H1");
  assert_same_object(&new, "/StructTreeRoot/Namespaces/1", "/StructTreeRoot/K/0/K/3/NS");
  unmake(&old);
  unmake(&new);
}

/* The title is the one heading of the first level where it is a heading, and the levels follow it.
 */
static void test_levels(void)
{
  static const char levels[] = DOCUMENT(
      "<block role='H1' id='aims'>Före</block><block role='Title'>Plan</block>"
      "<block role='H1'>Ett</block><block role='H2'>Två</block><block role='H3'>Tre</block>"
      "<block role='Title'>Bilaga</block><block role='H1'>Ett</block>");
  static const char *const older[] = {"/H1", "/H1", "/H2", "/H3", "/H4", "/H1", "/H2"};
  static const char *const newer[] = {"/H1", "/Title", "/H1", "/H2", "/H3", "/Title", "/H1"};
  Made old = make(levels, "ua1+a3a"), new = make(levels, "ua2+a4f");
  for (gsize i = 0; i < G_N_ELEMENTS(older); i++) {
    g_autofree char *key = g_strdup_printf("/StructTreeRoot/K/0/K/%zu/S", i);
    g_assert_cmpstr(in_catalog(old.qpdf, key), ==, older[i]);
    g_assert_cmpstr(in_catalog(new.qpdf, key), ==, newer[i]);
  }
  unmake(&old);
  unmake(&new);
}

/* ---- What refers to what ------------------------------------------------------------------- */

static const char referring[] = DOCUMENT(
    "<block role='TOC'><block role='TOCI'><basic-link internal-destination='aims'>Mål "
    "<page-number-citation ref-id='aims'/></basic-link></block></block>"
    "<block-container id='aims'><block role='H1'>Mål</block></block-container>"
    "<block>En<footnote><inline>1</inline><footnote-body id='note'><block>Not</block>"
    "</footnote-body></footnote></block>"
    "<block>Två<inline role='Reference'><basic-link internal-destination='note'>1</basic-link>"
    "</inline></block>");

static void test_references(void)
{
  Made old = make(referring, "ua1+a3a"), new = make(referring, "ua2+a4f");
  g_assert_cmpstr(AT(old, "/K/0/K/0/K/0/S"), ==, "/Reference");
  g_assert_cmpstr(AT(old, "/K/0/K/0/Ref"), ==, "null");
  assert_same_object(&new, "/StructTreeRoot/K/0/K/0/K/0/Ref/0", "/StructTreeRoot/K/0/K/1");
  g_assert_cmpstr(AT(old, "/K/2/K/2/S"), ==, "/Note");
  g_assert_cmpstr(AT(new, "/K/2/K/2/S"), ==, "/FENote");
  g_assert_cmpstr(AT(new, "/K/2/K/2/A/NoteType"), ==, "/Footnote");
  /* Both that cite it, and back from each. */
  assert_same_object(&new, "/StructTreeRoot/K/0/K/2/K/2/Ref/0", "/StructTreeRoot/K/0/K/2/K/1");
  assert_same_object(&new, "/StructTreeRoot/K/0/K/2/K/2/Ref/1", "/StructTreeRoot/K/0/K/3/K/1");
  assert_same_object(&new, "/StructTreeRoot/K/0/K/3/K/1/Ref/0", "/StructTreeRoot/K/0/K/2/K/2");
  /* The container has no element; what it begins with has. */
  assert_same_object(&new, "/Outlines/First/A/SD/0", "/StructTreeRoot/K/0/K/1");
  unmake(&old);
  unmake(&new);
}

/* ---- Captions ------------------------------------------------------------------------------ */

#define TABLE                                                                                      \
  "<table table-layout='fixed' width='100pt'><table-body><table-row><table-cell><block>a</block>"  \
  "</table-cell></table-row></table-body></table>"
#define CAPTION "<block role='Caption'>Text</block>"
#define FIGURE                                                                                     \
  "<block><instream-foreign-object xmlns:hpx='https://handlingsplan.org/ns/extension' "            \
  "hpx:alt='x'><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"                      \
  "<rect width='9' height='9'/></svg></instream-foreign-object></block>"

static void test_captions(void)
{
  Made made =
      make(DOCUMENT("<block id='aims'>" CAPTION "</block>" TABLE TABLE CAPTION
                    "<block>nu</block>" FIGURE CAPTION CAPTION FIGURE "<block>då</block>" CAPTION),
           "ua1+a3a");
  g_assert_cmpstr(AT(made, "/K/0/S"), ==, "/Table");
  g_assert_cmpstr(AT(made, "/K/0/K/0/S"), ==, "/Caption");
  g_assert_cmpstr(AT(made, "/K/0/K/1/S"), ==, "/TBody");
  g_assert_cmpstr(AT(made, "/K/1/K/0/S"), ==, "/TBody");
  g_assert_cmpstr(AT(made, "/K/1/K/1/S"), ==, "/Caption");
  g_assert_cmpstr(AT(made, "/K/3/S"), ==, "/Sect");
  g_assert_cmpstr(AT(made, "/K/3/K/0/K/0/S"), ==, "/Figure");
  g_assert_cmpstr(AT(made, "/K/3/K/1/S"), ==, "/Caption");
  g_assert_cmpstr(AT(made, "/K/4/S"), ==, "/Sect");
  g_assert_cmpstr(AT(made, "/K/4/K/0/S"), ==, "/Caption");
  g_assert_cmpstr(AT(made, "/K/4/K/1/K/0/S"), ==, "/Figure");
  /* Of nothing. */
  g_assert_cmpstr(AT(made, "/K/6/S"), ==, "/P");
  unmake(&made);
}

/* ---- Lists --------------------------------------------------------------------------------- */

static void assert_numbering(const char *label, const char *old_value, const char *new_value)
{
  g_autofree char *fo = g_strdup_printf(
      DOCUMENT("<block id='aims'>x</block><list-block><list-item><list-item-label end-indent="
               "'label-end()'><block>%s</block></list-item-label><list-item-body start-indent="
               "'body-start()'><block>Ord</block></list-item-body></list-item></list-block>"),
      label);
  Made old = make(fo, "ua1+a3a"), new = make(fo, "ua2+a4f");
  g_assert_cmpstr(AT(old, "/K/1/A/ListNumbering"), ==, old_value);
  g_assert_cmpstr(AT(new, "/K/1/A/ListNumbering"), ==, new_value);
  unmake(&old);
  unmake(&new);
}

static void test_lists(void)
{
  assert_numbering("1.", "/Decimal", "/Decimal");
  assert_numbering("(a)", "/LowerAlpha", "/LowerAlpha");
  assert_numbering("B.", "/UpperAlpha", "/UpperAlpha");
  assert_numbering("i", "/LowerRoman", "/LowerRoman");
  assert_numbering("IV.", "/UpperRoman", "/UpperRoman");
  assert_numbering("•", "/Disc", "/Disc");
  /* PDF 2.0 has words for labels that do not count. */
  assert_numbering("–", "/None", "/Unordered");
  assert_numbering("Mål", "/None", "/Description");
}

/* ---- What cannot conform ------------------------------------------------------------------- */

static void assert_refused(const char *fo, const char *profile, const char *words)
{
  g_autoptr(GString) messages = g_string_new(NULL);
  g_autoptr(GBytes) pdf = format(fo, profile, messages);
  g_assert_null(pdf);
  g_assert_nonnull(strstr(messages->str, words));
}

static void test_refusals(void)
{
#define SAYING(words) DOCUMENT("<block id='aims'>" words "</block>")
  static const char private_use[] = SAYING("a&#xf001;"),
                    no_language[] = SAYING("a <inline xml:lang='svenska språket'>b</inline>");
  assert_refused(private_use, "ua1+a3a", "U+F001 is a character of private use");
  assert_refused(private_use, "ua2+a4f", "U+F001 is a character of private use");
  assert_refused(no_language, "ua1", "\"svenska språket\" names no language");
  g_autofree char *words = g_strnfill(40000, 'x');
  g_autofree char *long_text = g_strdup_printf(
      SAYING("<instream-foreign-object xmlns:hpx='https://handlingsplan.org/ns/extension'"
             " hpx:alt='%s'><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
             "<rect width='9' height='9'/></svg></instream-foreign-object>"),
      words);
  assert_refused(long_text, "ua1+a2a", "is too long for PDF/A");
  g_autofree char *long_address =
      g_strdup_printf(SAYING("<basic-link external-destination='http://%s'>a</basic-link>"), words);
  assert_refused(long_address, "ua1+a3a", "is too long for PDF/A");
  /* These profiles set no limit, and PDF/UA-1 says nothing of private use. */
  Made made = make(long_text, "ua2+a4f"), other = make(private_use, "ua1");
  unmake(&made);
  unmake(&other);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/pdf-versions/file", test_file);
  g_test_add_func("/pdf-versions/claims", test_claims);
  g_test_add_func("/pdf-versions/no-attachments", test_no_attachments);
  g_test_add_func("/pdf-versions/destinations", test_destinations);
  g_test_add_func("/pdf-versions/destinations-inside", test_destinations_inside);
  g_test_add_func("/pdf-versions/names", test_names);
  g_test_add_func("/pdf-versions/levels", test_levels);
  g_test_add_func("/pdf-versions/references", test_references);
  g_test_add_func("/pdf-versions/captions", test_captions);
  g_test_add_func("/pdf-versions/lists", test_lists);
  g_test_add_func("/pdf-versions/refusals", test_refusals);
  return g_test_run();
}
