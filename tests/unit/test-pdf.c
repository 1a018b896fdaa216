#include "hand-made-pages.h"
#include "pdf/pdf.h"
#include "read-pdf.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <unistd.h>

typedef struct {
  HpFont font;
  HpPages *pages;
  HpPdfOptions options;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data)
{
  fixture->font = font_new("Liberation Serif", 12);
  fixture->pages = pages_new();
  static const char *const authors[] = {"Länet", "Staden", NULL};
  fixture->options = (HpPdfOptions){.title = "Mål & medel",
                                    .language = "sv-SE",
                                    .authors = authors,
                                    .identifier = "RS 2024/0123",
                                    .issued = "mars 2024",
                                    .date = 1700000000};
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
  cairo_scaled_font_destroy(fixture->font.scaled_font);
  hp_pages_free(fixture->pages);
}

static GBytes *write_pdf(Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GBytes *pdf = hp_pdf_write(fixture->pages, NULL, &fixture->options, &error);
  g_assert_no_error(error);
  return pdf;
}

/* ---- Reading back -------------------------------------------------------------------------- */

static char *extract_text(GBytes *pdf)
{
  g_autofree char *program = g_find_program_in_path("pdftotext");
  if (program == NULL)
    return NULL;
  g_autofree char *path = g_build_filename(g_get_tmp_dir(), "hp-pdf-XXXXXX", NULL);
  close(g_mkstemp(path));
  gsize size = 0;
  const char *data = g_bytes_get_data(pdf, &size);
  g_assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
  const char *const argv[] = {program, "-layout", path, "-", NULL};
  char *text = NULL;
  g_assert_true(g_spawn_sync(NULL, (char **)argv, NULL, 0, NULL, NULL, &text, NULL, NULL, NULL));
  g_unlink(path);
  return text;
}

static gboolean page_says(qpdf_data qpdf, guint page, const char *words)
{
  unsigned char *content = NULL;
  size_t size = 0;
  qpdf_oh_get_page_content_data(qpdf, qpdf_get_page_n(qpdf, page), &content, &size);
  const gboolean found = memmem(content, size, words, strlen(words)) != NULL;
  free(content);
  return found;
}

/* ---- Tests --------------------------------------------------------------------------------- */

static void test_text_is_there(Fixture *fixture, gconstpointer data)
{
  HpPage *page = add_page(fixture->pages, 300, 200, "1");
  add_text(fixture->pages, page, &fixture->font, 20, 40, "First line of text");
  add_text(fixture->pages, page, &fixture->font, 20, 60, "second line");
  add_page(fixture->pages, 200, 300, "2");
  g_autoptr(GBytes) pdf = write_pdf(fixture);
  qpdf_data qpdf = open_pdf(pdf);
  g_assert_cmpint(qpdf_get_num_pages(qpdf), ==, 2);
  g_assert_cmpstr(in_page(qpdf, 0, "/MediaBox"), ==, "[ 0 0 300 200 ]");
  g_assert_cmpstr(in_page(qpdf, 1, "/MediaBox"), ==, "[ 0 0 200 300 ]");
  qpdf_cleanup(&qpdf);
  g_autofree char *text = extract_text(pdf);
  if (text == NULL) {
    g_test_skip("pdftotext is not there");
    return;
  }
  g_assert_nonnull(strstr(text, "First line of text\n"));
  g_assert_nonnull(strstr(text, "second line\n"));
}

/* Glyphs in the order of the text, each left of the one before. */
static void test_right_to_left_text(Fixture *fixture, gconstpointer data)
{
  HpPage *page = add_page(fixture->pages, 300, 200, "1");
  HpDraw *draw = add_text(fixture->pages, page, &fixture->font, 20, 40, "NI");
  HpLength *positions = (HpLength *)draw->glyphs.glyph_x;
  positions[0] = hp_points_to_length(4);
  positions[1] = 0;
  draw->glyphs.right_to_left = TRUE;
  g_autoptr(GBytes) pdf = write_pdf(fixture);
  g_autofree char *text = extract_text(pdf);
  if (text == NULL)
    g_test_skip("pdftotext is not there");
  else
    g_assert_nonnull(strstr(text, "IN\n"));
}

/* One glyph for two letters: the letters are found, and nothing is wrapped around the glyph. */
static void test_ligatures_are_letters(Fixture *fixture, gconstpointer data)
{
  HpPage *page = add_page(fixture->pages, 300, 200, "1");
  HpDraw *draw = add_text(fixture->pages, page, &fixture->font, 20, 40, "\xef\xac\x81n");
  HpCluster *clusters = (HpCluster *)draw->glyphs.clusters;
  clusters[0].bytes = 2;
  draw->glyphs.text = "fin";
  draw->glyphs.text_length = 3;
  g_autoptr(GBytes) pdf = write_pdf(fixture);
  qpdf_data qpdf = open_pdf(pdf);
  g_assert_false(page_says(qpdf, 0, "ActualText"));
  qpdf_cleanup(&qpdf);
  g_autofree char *text = extract_text(pdf);
  if (text == NULL)
    g_test_skip("pdftotext is not there");
  else
    g_assert_nonnull(strstr(text, "fin\n"));
}

/* Where a blank is alone – between two links, at the end of a line – and what it covers, rounded,
   is a point, Cairo would leave it out. Clipped is what stands before 20 and beyond 200 pt. */
static void test_blanks_alone_are_there(Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    double x, y;
    gboolean turned;
  } blanks[] = {
      {" ", 100, 100, FALSE},       {" ", 100.3, 100, FALSE},      {" ", 100, 100.3, FALSE},
      {" ", 100.3, 100.3, FALSE},   {"  ", 100, 100, FALSE},       {"   ", 100.3, 100, FALSE},
      {"\u00a0", 100, 100, FALSE},  {"\u2003", 99.999, 50, FALSE}, {" ", 100, -100, TRUE},
      {"  ", 100.3, -100.3, TRUE},  {"  ", 100, -100, TRUE},       {" ", 200, 100, FALSE},
      {" ", 199.999, 100.3, FALSE}, {" ", 100, 200, FALSE},        {" ", 20, 100, FALSE},
      {" ", 20, 20, FALSE},         {" ", 200, 20, FALSE},         {"  ", 20, -200, TRUE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(blanks); i++) {
    HpPage *page = add_page(fixture->pages, 300, 300, "1");
    add_draw(page, HP_DRAW_PUSH_CLIP, rect_of(20, 20, 180, 180));
    HpDraw *turn = add_draw(page, HP_DRAW_PUSH_TRANSFORM, (HpRect){0});
    turn->transform.xx = turn->transform.yy = blanks[i].turned ? 0 : 1;
    turn->transform.yx = blanks[i].turned ? 1 : 0;
    turn->transform.xy = -turn->transform.yx;
    add_text(fixture->pages, page, &fixture->font, blanks[i].x, blanks[i].y, blanks[i].text);
  }
  g_autoptr(GBytes) pdf = write_pdf(fixture);
  qpdf_data qpdf = open_pdf(pdf);
  for (guint i = 0; i < G_N_ELEMENTS(blanks); i++)
    if (!page_says(qpdf, i, "BT"))
      g_error("\"%s\" at %g, %g is left out", blanks[i].text, blanks[i].x, blanks[i].y);
  qpdf_cleanup(&qpdf);
}

static void test_metadata(Fixture *fixture, gconstpointer data)
{
  add_page(fixture->pages, 300, 200, "1");
  g_autoptr(GBytes) pdf = write_pdf(fixture);
  qpdf_data qpdf = open_pdf(pdf);
  qpdf_oh trailer = qpdf_get_trailer(qpdf);
  g_assert_cmpstr(value_at(qpdf, trailer, "/Info/Title"), ==, "Mål & medel");
  g_assert_cmpstr(value_at(qpdf, trailer, "/Info/Author"), ==, "Länet; Staden");
  g_assert_cmpstr(value_at(qpdf, trailer, "/Info/CreationDate"), ==, "D:20231114221320Z");
  g_assert_cmpstr(in_catalog(qpdf, "/Lang"), ==, "sv-SE");
  g_assert_cmpstr(in_catalog(qpdf, "/ViewerPreferences/DisplayDocTitle"), ==, "true");
  qpdf_cleanup(&qpdf);
  g_assert_true(says(pdf, "<rdf:li xml:lang=\"x-default\">Mål &amp; medel</rdf:li>"));
  g_assert_true(says(pdf, "<xmp:CreateDate>2023-11-14T22:13:20Z</xmp:CreateDate>"));
  g_assert_true(says(pdf, "<rdf:li>Länet</rdf:li>\n<rdf:li>Staden</rdf:li>"));
  g_assert_true(says(pdf, "<dc:identifier>RS 2024/0123</dc:identifier>"));
  g_assert_false(says(pdf, "dc:date")); /* not as XMP writes dates */
}

/* What is no day would make a file of PDF/A that is none. */
static void test_only_days_there_are(Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *issued;
    gboolean is_kept;
  } cases[] = {{"2024", TRUE},        {"2024-02", TRUE},     {"2024-02-29", TRUE},
               {"0000", FALSE},       {"2024-13", FALSE},    {"2024-00-10", FALSE},
               {"2020-13-45", FALSE}, {"2023-02-29", FALSE}, {"2024-3-14", FALSE}};
  add_page(fixture->pages, 300, 200, "1");
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    fixture->options.issued = cases[i].issued;
    g_autoptr(GBytes) pdf = write_pdf(fixture);
    g_assert_cmpint(says(pdf, "<dc:date>"), ==, cases[i].is_kept);
  }
}

static void test_same_bytes_again(Fixture *fixture, gconstpointer data)
{
  HpPage *page = add_page(fixture->pages, 300, 200, "1");
  add_text(fixture->pages, page, &fixture->font, 20, 40, "The same every time");
  g_autoptr(GBytes) first = write_pdf(fixture);
  g_usleep(1100 * 1000); /* past a second of the clock */
  g_autoptr(GBytes) second = write_pdf(fixture);
  g_assert_true(g_bytes_equal(first, second));
}

static void test_outline(Fixture *fixture, gconstpointer data)
{
  add_page(fixture->pages, 300, 200, "1");
  add_page(fixture->pages, 300, 200, "2");
  add_destination(fixture->pages, "a", 0, 10, 20);
  add_destination(fixture->pages, "b", 1, 30.5, 40.25);
  HpBookmark grandchild = {.title = "Åtgärd", .target_id = "nowhere"};
  HpBookmark child = {.title = "Mål (1)", .target_id = "b", .first_child = &grandchild};
  HpBookmark second = {.title = "Webb", .uri = "https://example.org/å?b=(c)"};
  HpBookmark first = {
      .title = "Område", .target_id = "a", .open = TRUE, .first_child = &child, .next = &second};
  fixture->pages->bookmarks = &first;
  g_autoptr(GBytes) pdf = write_pdf(fixture);
  qpdf_data qpdf = open_pdf(pdf);
  g_assert_cmpstr(in_catalog(qpdf, "/PageMode"), ==, "/UseOutlines");
  g_assert_cmpstr(in_catalog(qpdf, "/Outlines/Count"), ==, "3");
  g_assert_cmpstr(in_catalog(qpdf, "/Outlines/First/Title"), ==, "Område");
  g_assert_cmpstr(in_catalog(qpdf, "/Outlines/First/Count"), ==, "1");
  g_assert_cmpstr(in_catalog(qpdf, "/Outlines/First/First/Title"), ==, "Mål (1)");
  g_assert_cmpstr(in_catalog(qpdf, "/Outlines/First/First/Count"), ==, "-1");
  g_assert_cmpstr(in_catalog(qpdf, "/Outlines/First/First/First/Title"), ==, "Åtgärd");
  g_assert_cmpstr(in_catalog(qpdf, "/Outlines/First/First/Dest/2"), ==, "30.5");
  g_assert_cmpstr(in_catalog(qpdf, "/Outlines/First/First/Dest/3"), ==, "159.75");
  g_assert_cmpstr(in_catalog(qpdf, "/Outlines/First/Next/A/URI"), ==,
                  "https://example.org/%C3%A5?b=(c)");
  g_assert_cmpstr(in_catalog(qpdf, "/Outlines/Last/Prev/Title"), ==, "Område");
  qpdf_cleanup(&qpdf);
}

static void test_links(Fixture *fixture, gconstpointer data)
{
  HpPage *page = add_page(fixture->pages, 300, 200, "1");
  add_page(fixture->pages, 300, 400, "2");
  add_destination(fixture->pages, "forward", 1, 0, 100);
  const HpFo text = {.kind = HP_FO_TEXT, .text = " se\n  sidan två ", .text_length = 16};
  const HpFo link = {.kind = HP_FO_BASIC_LINK, .first_child = &text, .last_child = &text};
  add_link(page, rect_of(10, 20, 30, 10), &link)->target = "forward";
  add_link(page, rect_of(40, 20, 15, 10), &link)->target = "forward"; /* the same line */
  add_link(page, rect_of(10, 40, 30, 10), &link)->target = "forward";
  add_link(page, rect_of(10, 60, 30, 10), NULL)->uri = "https://example.org/";
  add_link(page, rect_of(10, 80, 30, 10), &link)->target = "nowhere";
  g_autoptr(GBytes) pdf = write_pdf(fixture);
  qpdf_data qpdf = open_pdf(pdf);
  qpdf_oh annotations = qpdf_oh_get_key(qpdf, qpdf_get_page_n(qpdf, 0), "/Annots");
  g_assert_cmpint(qpdf_oh_get_array_n_items(qpdf, annotations), ==, 3);
  g_assert_cmpstr(in_page(qpdf, 0, "/Annots/0/Rect"), ==, "[ 10 170 55 180 ]");
  g_assert_cmpstr(in_page(qpdf, 0, "/Annots/0/Contents"), ==, "se sidan två");
  g_assert_cmpstr(in_page(qpdf, 0, "/Annots/0/F"), ==, "4");
  g_assert_cmpstr(in_page(qpdf, 0, "/Annots/0/Dest/3"), ==, "300");
  g_assert_cmpstr(in_page(qpdf, 0, "/Annots/0/Dest/0/MediaBox"), ==, "[ 0 0 300 400 ]");
  g_assert_cmpstr(in_page(qpdf, 0, "/Annots/1/Rect"), ==, "[ 10 150 40 160 ]");
  g_assert_cmpstr(in_page(qpdf, 0, "/Annots/2/A/URI"), ==, "https://example.org/");
  g_assert_cmpstr(in_page(qpdf, 0, "/Tabs"), ==, "/S");
  g_assert_cmpstr(in_page(qpdf, 1, "/Annots"), ==, "null");
  qpdf_cleanup(&qpdf);
}

static void test_page_labels(Fixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = {"i",    "ii", "iii", "1", "2", "A-9",
                                        "A-10", "X.", "a",   "b", "c", "IX"};
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
    add_page(fixture->pages, 100, 100, numbers[i]);
  g_autoptr(GBytes) pdf = write_pdf(fixture);
  qpdf_data qpdf = open_pdf(pdf);
  g_assert_cmpstr(in_catalog(qpdf, "/PageLabels/Nums"), ==,
                  "[ 0 << /S /r >> 3 << /S /D >> 5 << /P (A-) /S /D /St 9 >> 7 << /P (X.) >> "
                  "8 << /S /a >> 11 << /S /R /St 9 >> ]");
  qpdf_cleanup(&qpdf);
}

static void test_attachments(Fixture *fixture, gconstpointer data)
{
  add_page(fixture->pages, 300, 200, "1");
  g_autoptr(GBytes) plan = g_bytes_new_static("<plan/>", 7);
  const HpPdfAttachment attachments[] = {
      {"åtgärder.xml", "The plan", "text/xml", HP_PDF_SOURCE, plan},
      {"a.csv", NULL, "text/csv", HP_PDF_DATA, plan},
  };
  fixture->options.attachments = attachments;
  fixture->options.n_attachments = G_N_ELEMENTS(attachments);
  g_autoptr(GBytes) pdf = write_pdf(fixture);
  qpdf_data qpdf = open_pdf(pdf);
  g_assert_cmpstr(in_catalog(qpdf, "/AF/0/UF"), ==, "åtgärder.xml");
  g_assert_cmpstr(in_catalog(qpdf, "/AF/0/AFRelationship"), ==, "/Source");
  g_assert_cmpstr(in_catalog(qpdf, "/AF/1/AFRelationship"), ==, "/Data");
  g_assert_cmpstr(in_catalog(qpdf, "/Names/EmbeddedFiles/Names/3/UF"), ==, "a.csv");
  qpdf_oh file = qpdf_oh_get_key(
      qpdf, qpdf_oh_get_array_item(qpdf, qpdf_oh_get_key(qpdf, qpdf_get_root(qpdf), "/AF"), 0),
      "/EF");
  unsigned char *bytes = NULL;
  size_t size = 0;
  qpdf_oh stream = qpdf_oh_get_key(qpdf, file, "/UF");
  qpdf_oh_get_stream_data(qpdf, stream, qpdf_dl_all, NULL, &bytes, &size);
  g_assert_cmpmem(bytes, size, "<plan/>", 7);
  g_assert_cmpstr(value_at(qpdf, qpdf_oh_get_dict(qpdf, stream), "/Subtype"), ==, "/text#2fxml");
  free(bytes);
  qpdf_cleanup(&qpdf);
}

/* More objects than one object stream holds. */
static void test_many_objects(Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 150; i++) {
    HpPage *page = add_page(fixture->pages, 100, 100, "1");
    add_link(page, rect_of(0, 0, 1, 1), NULL)->uri = "https://example.org/";
    add_link(page, rect_of(0, 9, 1, 1), NULL)->uri = "https://example.org/";
  }
  g_autoptr(GBytes) pdf = write_pdf(fixture);
  qpdf_data qpdf = open_pdf(pdf);
  g_assert_cmpint(qpdf_get_num_pages(qpdf), ==, 150);
  g_assert_cmpstr(in_page(qpdf, 149, "/Annots/1/Rect"), ==, "[ 0 90 1 91 ]");
  g_assert_cmpint(qpdf_check_pdf(qpdf), ==, QPDF_SUCCESS);
  qpdf_cleanup(&qpdf);
}

static void test_no_pages_is_an_error(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_assert_null(hp_pdf_write(fixture->pages, NULL, &fixture->options, &error));
  g_assert_nonnull(error);
}

/* ---- Structure ----------------------------------------------------------------------------- */

static const char tagged_document[] =
    "<root xmlns='http://www.w3.org/1999/XSL/Format' language='sv'>"
    "<layout-master-set><simple-page-master master-name='m' page-width='300pt'"
    " page-height='200pt'><region-body/></simple-page-master></layout-master-set>"
    "<page-sequence master-reference='m'><flow flow-name='xsl-region-body'>"
    "<block role='H1'>Mål</block>"
    "<block>Se <basic-link external-destination='http://x/'>webben</basic-link> nu</block>"
    "<table table-layout='fixed' width='100pt'><table-column column-width='50pt'/>"
    "<table-column column-width='50pt'/>"
    "<table-header><table-cell><block>A</block></table-cell>"
    "<table-cell><block>B</block></table-cell></table-header>"
    "<table-body><table-row><table-cell number-columns-spanned='2'><block language='en'>C</block>"
    "</table-cell></table-row><table-row><table-cell column-number='2' number-rows-spanned='3'>"
    "<block>D</block></table-cell></table-row></table-body></table>"
    "<block role='artifact'><basic-link external-destination='http://y/'>upp</basic-link></block>"
    "</flow></page-sequence></root>";

/* The nth object of a kind, in document order. */
static const HpFo *nth(const HpFo *fo, HpFoKind kind, int *n)
{
  if (fo->kind == kind && (*n)-- == 0)
    return fo;
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next) {
    const HpFo *found = nth(child, kind, n);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static const HpFo *find(const HpFoTree *tree, HpFoKind kind, int n)
{
  return nth(hp_fo_tree_root(tree), kind, &n);
}

static void add_owned(Fixture *fixture, HpPage *page, double y, const char *text, const HpFo *owner)
{
  add_text(fixture->pages, page, &fixture->font, 10, y, text)->owner.object = owner->index;
}

/* The first word of the paragraph on one page, the rest on the next; a header that is no content.
 */
static void paint_tagged_document(Fixture *fixture, const HpFoTree *tree)
{
  const HpFo *link = find(tree, HP_FO_BASIC_LINK, 0);
  HpPage *first = add_page(fixture->pages, 300, 200, "1");
  add_text(fixture->pages, first, &fixture->font, 10, 10, "Head")->owner.type = HP_ARTIFACT_HEADER;
  add_owned(fixture, first, 30, "Mal", find(tree, HP_FO_BLOCK, 0));
  add_owned(fixture, first, 50, "Se ", find(tree, HP_FO_BLOCK, 1));
  HpPage *second = add_page(fixture->pages, 300, 200, "2");
  add_owned(fixture, second, 10, "webben", link);
  add_link(second, rect_of(10, 0, 0, 12), link)->uri = "x"; /* its id */
  add_link(second, rect_of(10, 0, 50, 12), link)->uri = "x";
  add_link(second, rect_of(10, 100, 50, 12), find(tree, HP_FO_BASIC_LINK, 1))->uri = "y";
  add_owned(fixture, second, 10, " nu", find(tree, HP_FO_BLOCK, 1));
  add_owned(fixture, second, 30, "A", find(tree, HP_FO_BLOCK, 2));
  add_owned(fixture, second, 50, "C", find(tree, HP_FO_BLOCK, 4));
}

/* From a hyphen that shows U+00AD to the text that is extracted, without replacement text. */
static void test_inserted_hyphen_is_soft(Fixture *fixture, gconstpointer data)
{
  xmlDoc *document = xmlParseMemory(tagged_document, sizeof tagged_document - 1);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpFoTree) tree = hp_fo_tree_new(document, diagnostics);
  HpPage *page = add_page(fixture->pages, 300, 200, "1");
  add_owned(fixture, page, 10, "a-b", find(tree, HP_FO_BLOCK, 0));
  add_owned(fixture, page, 30, "ab-", find(tree, HP_FO_BLOCK, 0));
  HpDraw *draw = (HpDraw *)&page->draws[1];
  ((HpCluster *)draw->glyphs.clusters)[2].bytes = 2;
  draw->glyphs.text = "ab\u00ad";
  draw->glyphs.text_length = 4;
  g_autoptr(GBytes) pdf = hp_pdf_write(fixture->pages, tree, &fixture->options, NULL);
  g_autofree char *text = extract_text(pdf);
  if (text == NULL) {
    g_test_skip("pdftotext is not there");
  } else {
    g_assert_nonnull(strstr(text, "a-b\n"));
    g_assert_nonnull(strstr(text, "ab\u00ad\n"));
  }
  qpdf_data qpdf = open_pdf(pdf);
  g_assert_false(page_says(qpdf, 0, "ActualText"));
  qpdf_cleanup(&qpdf);
  xmlFreeDoc(document);
}

static void assert_claims(GBytes *pdf, gboolean expected)
{
  g_assert_cmpint(says(pdf, "<pdfuaid:part>1</pdfuaid:part>"), ==, expected);
}

/* Without a title, or with a character that no font has, the file says nothing of conformance. */
static void test_claims_need_all_they_ask(Fixture *fixture, gconstpointer data)
{
  xmlDoc *document = xmlParseMemory(tagged_document, sizeof tagged_document - 1);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpFoTree) tree = hp_fo_tree_new(document, diagnostics);
  paint_tagged_document(fixture, tree);
  HpPdfOptions untitled = fixture->options;
  untitled.title = NULL;
  g_autoptr(GBytes) without_title = hp_pdf_write(fixture->pages, tree, &untitled, NULL);
  assert_claims(without_title, FALSE);
  const HpPage *page = hp_pages_get(fixture->pages, 0);
  ((guint16 *)page->draws[1].glyphs.glyphs)[0] = 0;
  g_autoptr(GBytes) missing = hp_pdf_write(fixture->pages, tree, &fixture->options, NULL);
  assert_claims(missing, FALSE);
  xmlFreeDoc(document);
}

static void test_structure(Fixture *fixture, gconstpointer data)
{
  xmlDoc *document = xmlParseMemory(tagged_document, sizeof tagged_document - 1);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpFoTree) tree = hp_fo_tree_new(document, diagnostics);
  g_assert_nonnull(tree);
  paint_tagged_document(fixture, tree);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = hp_pdf_write(fixture->pages, tree, &fixture->options, &error);
  g_assert_no_error(error);
  qpdf_data qpdf = open_pdf(pdf);
#define AT(path) in_catalog(qpdf, "/StructTreeRoot/K/0" path)
  g_assert_cmpstr(AT("/S"), ==, "/Document");
  g_assert_cmpstr(AT("/K/0/S"), ==, "/H1");
  g_assert_cmpstr(AT("/K/0/K"), ==, "[ 0 ]");
  /* Own content, link, own content; what is on another page than the first says so. */
  g_assert_cmpstr(AT("/K/1/S"), ==, "/P");
  g_assert_cmpstr(AT("/K/1/K/0"), ==, "1");
  g_assert_cmpstr(AT("/K/1/K/1/S"), ==, "/Link");
  g_assert_cmpstr(AT("/K/1/K/1/K/0"), ==, "0");
  g_assert_cmpstr(AT("/K/1/K/1/K/1/Obj/A/URI"), ==, "x");
  g_assert_cmpstr(AT("/K/1/K/2/MCID"), ==, "1");
  g_assert_cmpstr(AT("/K/2/S"), ==, "/Table");
  g_assert_cmpstr(AT("/K/2/K/0/K/0/S"), ==, "/TR");
  g_assert_cmpstr(AT("/K/2/K/0/K/0/K/1/S"), ==, "/TH"); /* nothing painted, but a cell */
  g_assert_cmpstr(AT("/K/2/K/0/K/0/K/0/A/Scope"), ==, "/Column");
  g_assert_cmpstr(AT("/K/2/K/1/S"), ==, "/TBody");
  g_assert_cmpstr(AT("/K/2/K/1/K/0/K/0/A/ColSpan"), ==, "2");
  g_assert_cmpstr(AT("/K/2/K/1/K/0/K/0/K/0/Lang"), ==, "en");
  /* Cells that span make counting unsafe: all name their headers. */
  g_assert_cmpstr(AT("/K/2/K/0/K/0/K/0/ID"), ==, "cell-00000007");
  g_assert_cmpstr(AT("/K/2/K/1/K/0/K/0/A/Headers"), ==, "[ (cell-00000007) (cell-00000008) ]");
  g_assert_cmpstr(in_catalog(qpdf, "/StructTreeRoot/IDTree/Kids/0/Limits"), ==,
                  "[ (cell-00000007) (cell-00000008) ]");
  /* A row that lacks a cell has an empty one there; none reaches below the table. */
  g_assert_cmpstr(AT("/K/2/K/1/K/1/K/0/K"), ==, "[ ]");
  g_assert_cmpstr(AT("/K/2/K/1/K/1/K/1/A"), ==, "<< /Headers [ (cell-00000008) ] /O /Table >>");
  g_assert_cmpstr(in_page(qpdf, 1, "/StructParents"), ==, "1");
  g_assert_cmpstr(in_page(qpdf, 1, "/Annots/0/StructParent"), ==, "2");
  /* Two pages and a link; the other is no content and has no element that could hold it. */
  g_assert_cmpstr(in_catalog(qpdf, "/StructTreeRoot/ParentTreeNextKey"), ==, "3");
  g_assert_cmpstr(in_catalog(qpdf, "/StructTreeRoot/ParentTree/Nums/5/S"), ==, "/Link");
  g_assert_cmpstr(in_catalog(qpdf, "/StructTreeRoot/ParentTree/Nums/3/0/S"), ==, "/Link");
  g_assert_cmpstr(in_catalog(qpdf, "/MarkInfo/Marked"), ==, "true");
  g_assert_cmpstr(in_catalog(qpdf, "/OutputIntents/0/S"), ==, "/GTS_PDFA1");
  assert_claims(pdf, TRUE);
  qpdf_cleanup(&qpdf);
  xmlFreeDoc(document);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)
  ADD("/pdf/text", test_text_is_there);
  ADD("/pdf/right-to-left", test_right_to_left_text);
  ADD("/pdf/ligatures", test_ligatures_are_letters);
  ADD("/pdf/blanks", test_blanks_alone_are_there);
  ADD("/pdf/metadata", test_metadata);
  ADD("/pdf/only-days", test_only_days_there_are);
  ADD("/pdf/same-bytes", test_same_bytes_again);
  ADD("/pdf/outline", test_outline);
  ADD("/pdf/links", test_links);
  ADD("/pdf/page-labels", test_page_labels);
  ADD("/pdf/attachments", test_attachments);
  ADD("/pdf/many-objects", test_many_objects);
  ADD("/pdf/soft-hyphens", test_inserted_hyphen_is_soft);
  ADD("/pdf/structure", test_structure);
  ADD("/pdf/claims", test_claims_need_all_they_ask);
  ADD("/pdf/no-pages", test_no_pages_is_an_error);
  return g_test_run();
}
