/* Tables: the grid, the widths of columns, which collapsed border wins. */
#include "layout/table/grid.h"

#include <libxml/parser.h>
#include <string.h>

typedef struct {
  xmlDoc *document;
  HpDiagnostics *diagnostics;
  HpFoTree *tree;
  HpLayoutOptions options;
  HpLayout layout;
  const HpTableGrid *grid;
} Fixture;

static const HpFo *find_table(const HpFo *fo)
{
  if (fo == NULL || fo->kind == HP_FO_TABLE)
    return fo;
  const HpFo *found = NULL;
  for (const HpFo *child = fo->first_child; child != NULL && found == NULL; child = child->next)
    found = find_table(child);
  return found;
}

/* The grid of `<fo:table ATTRIBUTES>CONTENT</fo:table>`. */
static Fixture *fixture_new(const char *attributes, const char *content)
{
  Fixture *fixture = g_new0(Fixture, 1);
  g_autofree char *xml = g_strdup_printf(
      "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:layout-master-set>"
      "<fo:simple-page-master master-name='p' page-width='100pt' page-height='100pt'>"
      "<fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
      "<fo:page-sequence master-reference='p'><fo:flow flow-name='xsl-region-body'>"
      "<fo:table table-layout='fixed' %s>%s</fo:table></fo:flow></fo:page-sequence></fo:root>",
      attributes, content);
  fixture->document = xmlReadMemory(xml, (int)strlen(xml), "table.fo", NULL, XML_PARSE_NONET);
  fixture->diagnostics = hp_diagnostics_new();
  fixture->tree = hp_fo_tree_new(fixture->document, fixture->diagnostics);
  if (fixture->tree == NULL)
    hp_diagnostics_print(fixture->diagnostics, stderr);
  g_assert_nonnull(fixture->tree);
  fixture->options.diagnostics = fixture->diagnostics;
  fixture->layout.document.tree = fixture->tree;
  fixture->layout.document.options = &fixture->options;
  fixture->layout.sequence.arena = hp_arena_new();
  fixture->layout.page.arena = hp_arena_new();
  fixture->layout.sequence.grids = g_hash_table_new(NULL, NULL);
  fixture->grid = hp_table_grid(&fixture->layout, find_table(hp_fo_tree_root(fixture->tree)));
  return fixture;
}

static void fixture_free(Fixture *fixture)
{
  hp_arena_free(fixture->layout.sequence.arena);
  hp_arena_free(fixture->layout.page.arena);
  g_hash_table_unref(fixture->layout.sequence.grids);
  hp_fo_tree_free(fixture->tree);
  hp_diagnostics_free(fixture->diagnostics);
  xmlFreeDoc(fixture->document);
  g_free(fixture);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fixture, fixture_free)

#define CELL(attributes) "<fo:table-cell " attributes "><fo:block/></fo:table-cell>"
#define ROW(cells) "<fo:table-row>" cells "</fo:table-row>"
#define BODY(rows) "<fo:table-body>" rows "</fo:table-body>"

/* The body as a picture: a letter for each cell in order, "." for missing ones. */
static void assert_slots(const Fixture *fixture, const char *expected)
{
  const HpTableGrid *grid = fixture->grid;
  const HpGridSection *body = &grid->sections[HP_SECTION_BODY];
  g_autoptr(GString) picture = g_string_new(NULL);
  for (guint row = 0; row < body->n_rows; row++) {
    for (guint column = 0; column < grid->n_columns; column++) {
      const HpGridCell *cell = hp_grid_slot(grid, HP_SECTION_BODY, row, column);
      g_string_append_c(picture, cell == NULL ? '.' : (char)('A' + (cell - body->cells)));
    }
    g_string_append_c(picture, row + 1 < body->n_rows ? '/' : '\0');
  }
  g_assert_cmpstr(picture->str, ==, expected);
}

static guint warnings(const Fixture *fixture)
{
  return hp_diagnostics_count(fixture->diagnostics, HP_WARNING);
}

/* ---- The grid ------------------------------------------------------------------------------ */

static void test_spans(void)
{
  g_autoptr(Fixture) fixture =
      fixture_new("", BODY(ROW(CELL("number-rows-spanned='2'") CELL("number-columns-spanned='2'"))
                               ROW(CELL("") CELL("")) ROW(CELL("column-number='2'"))));
  assert_slots(fixture, "ABB/ACD/.E.");
  g_assert_cmpuint(warnings(fixture), ==, 0);
}

static void test_loose_cells(void)
{
  g_autoptr(Fixture) fixture =
      fixture_new("", BODY(CELL("") CELL("ends-row='true'") CELL("") CELL("starts-row='true'")));
  assert_slots(fixture, "AB/C./D.");
}

static void test_span_past_end(void)
{
  g_autoptr(Fixture) fixture =
      fixture_new("", BODY(ROW(CELL("number-rows-spanned='9'") CELL("")) ROW(CELL("")))
                          BODY(ROW(CELL("") CELL(""))));
  assert_slots(fixture, "AB/AC/DE");
  g_assert_cmpuint(warnings(fixture), ==, 1);
}

static void test_overlap(void)
{
  g_autoptr(Fixture) fixture =
      fixture_new("", BODY(ROW(CELL("") CELL("number-rows-spanned='2'"))
                               ROW(CELL("number-columns-spanned='2'") CELL("column-number='2'"))));
  assert_slots(fixture, "AB./CBD");
  g_assert_cmpuint(warnings(fixture), ==, 2);
}

static void test_limits(void)
{
  g_autoptr(Fixture) wide = fixture_new(
      "", BODY(ROW(CELL("number-columns-spanned='2000000'") CELL("column-number='1999999999'"))));
  g_assert_cmpuint(wide->grid->n_columns, ==, HP_MAX_TABLE_COLUMNS);
  g_assert_cmpuint(warnings(wide), >=, 1);
  g_autoptr(Fixture) tall = fixture_new("", BODY(ROW(CELL("number-rows-spanned='2000000000'"))));
  g_assert_cmpuint(tall->grid->sections[HP_SECTION_BODY].n_rows, ==, 1);
}

/* ---- Columns ------------------------------------------------------------------------------- */

static void assert_lines(Fixture *fixture, HpLength available, const char *expected)
{
  const HpTableColumns columns =
      hp_table_columns(&fixture->layout, fixture->grid, available, available);
  g_autoptr(GString) lines = g_string_new(NULL);
  for (guint i = 1; i <= fixture->grid->n_columns; i++)
    g_string_append_printf(lines, "%s%d", i > 1 ? " " : "", columns.lines[i] / HP_POINT);
  g_assert_cmpstr(lines->str, ==, expected);
}

static void test_column_widths(void)
{
  g_autoptr(Fixture) fixture = fixture_new(
      "", "<fo:table-column column-width='20pt'/><fo:table-column column-width='10%'/>"
          "<fo:table-column column-width='proportional-column-width(3)'/><fo:table-column/>" BODY(
              ROW(CELL(""))));
  assert_lines(fixture, 200 * HP_POINT, "20 40 160 200");
}

static void test_first_row_widths(void)
{
  g_autoptr(Fixture) fixture =
      fixture_new("width='100pt'", BODY(ROW(CELL("") CELL("width='70pt'") CELL(""))));
  assert_lines(fixture, 300 * HP_POINT, "15 85 100");
}

static void test_columns_wider_than_table(void)
{
  g_autoptr(Fixture) fixture =
      fixture_new("width='50pt'", "<fo:table-column column-width='40pt' "
                                  "number-columns-repeated='2'/>" BODY(ROW(CELL(""))));
  assert_lines(fixture, 300 * HP_POINT, "40 80");
}

/* ---- Collapsed borders --------------------------------------------------------------------- */

typedef struct {
  const char *upper, *lower; /* attributes of two cells, one above the other */
  HpBorderStyle style;
  int width;
} Conflict;

static void test_conflicts(void)
{
  static const Conflict conflicts[] = {
      {"", "", HP_BORDER_NONE, 0},
      {"border-bottom='1pt solid red'", "", HP_BORDER_SOLID, 1},
      {"border-bottom='1pt double red'", "border-top='2pt dotted red'", HP_BORDER_DOTTED, 2},
      {"border-bottom='2pt solid red'", "border-top='2pt double red'", HP_BORDER_DOUBLE, 2},
      {"border-bottom='2pt dashed red'", "border-top='2pt ridge red'", HP_BORDER_DASHED, 2},
      {"border-bottom='9pt solid red'", "border-top='1pt hidden red'", HP_BORDER_NONE, 0},
  };
  const HpRowSide above = {HP_SECTION_BODY, 0, FALSE}, below = {HP_SECTION_BODY, 1, FALSE};
  for (guint i = 0; i < G_N_ELEMENTS(conflicts); i++) {
    g_autofree char *content =
        g_strdup_printf("<fo:table-body>" ROW(CELL("%s")) ROW(CELL("%s")) "</fo:table-body>",
                        conflicts[i].upper, conflicts[i].lower);
    g_autoptr(Fixture) fixture = fixture_new("", content);
    const HpBorder border = hp_table_row_edge(fixture->grid, &above, &below, 0, FALSE);
    g_assert_cmpint(border.style, ==, conflicts[i].style);
    g_assert_cmpint(border.width, ==, conflicts[i].width * HP_POINT);
  }
}

/* Of borders that differ in colour only, the cell's is taken, then the row's, then the table's. */
static void test_conflict_by_element(void)
{
  g_autoptr(Fixture) fixture = fixture_new(
      "border='1pt solid rgb(1,0,0)'",
      "<fo:table-body border='1pt solid rgb(2,0,0)'><fo:table-row border='1pt solid "
      "rgb(3,0,0)'>" CELL("border='1pt solid rgb(4,0,0)'") "</fo:table-row><fo:table-row>" CELL(
          "") "</fo:table-row></fo:table-body>");
  const HpRowSide first = {HP_SECTION_BODY, 0, FALSE}, last = {HP_SECTION_BODY, 1, FALSE};
  g_assert_cmpint(hp_table_row_edge(fixture->grid, NULL, &first, 0, FALSE).color.red, ==, 4);
  g_assert_cmpint(hp_table_row_edge(fixture->grid, &last, NULL, 0, FALSE).color.red, ==, 2);
  g_assert_cmpint(hp_table_column_edge(fixture->grid, HP_SECTION_BODY, 0, 0).color.red, ==, 4);
  g_assert_cmpint(hp_table_column_edge(fixture->grid, HP_SECTION_BODY, 1, 0).color.red, ==, 2);
}

static void test_precedence(void)
{
  const char *content = BODY(ROW(CELL("border-bottom='3pt solid red'")) ROW(
      CELL("border-top='1pt dotted red' border-before-precedence='9'")));
  const HpRowSide above = {HP_SECTION_BODY, 0, FALSE}, below = {HP_SECTION_BODY, 1, FALSE};
  g_autoptr(Fixture) plain = fixture_new("border-collapse='collapse'", content);
  g_autoptr(Fixture) ranked = fixture_new("border-collapse='collapse-with-precedence'", content);
  g_assert_cmpint(hp_table_row_edge(plain->grid, &above, &below, 0, FALSE).style, ==,
                  HP_BORDER_SOLID);
  g_assert_cmpint(hp_table_row_edge(ranked->grid, &above, &below, 0, FALSE).style, ==,
                  HP_BORDER_DOTTED);
}

/* At a break the table's own border is there only if it is retained; that of a whole row is. */
static void test_breaks(void)
{
  const char *rows = BODY(ROW(CELL("border-bottom='1pt solid red'")) ROW(CELL("")));
  g_autoptr(Fixture) discarded = fixture_new("border='5pt solid black'", rows);
  g_autoptr(Fixture) retained =
      fixture_new("border='5pt solid black' border-after-width.conditionality='retain'", rows);
  const HpRowSide whole = {HP_SECTION_BODY, 0, FALSE}, broken = {HP_SECTION_BODY, 0, TRUE};
  g_assert_cmpint(hp_table_row_edge(discarded->grid, &whole, NULL, 0, TRUE).width, ==, HP_POINT);
  g_assert_cmpint(hp_table_row_edge(discarded->grid, &broken, NULL, 0, TRUE).width, ==, 0);
  g_assert_cmpint(hp_table_row_edge(retained->grid, &broken, NULL, 0, TRUE).width, ==,
                  5 * HP_POINT);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/table/grid/spans", test_spans);
  g_test_add_func("/table/grid/loose-cells", test_loose_cells);
  g_test_add_func("/table/grid/span-past-end", test_span_past_end);
  g_test_add_func("/table/grid/overlap", test_overlap);
  g_test_add_func("/table/grid/limits", test_limits);
  g_test_add_func("/table/columns/widths", test_column_widths);
  g_test_add_func("/table/columns/first-row", test_first_row_widths);
  g_test_add_func("/table/columns/wider-than-table", test_columns_wider_than_table);
  g_test_add_func("/table/borders/conflicts", test_conflicts);
  g_test_add_func("/table/borders/by-element", test_conflict_by_element);
  g_test_add_func("/table/borders/precedence", test_precedence);
  g_test_add_func("/table/borders/breaks", test_breaks);
  return g_test_run();
}
