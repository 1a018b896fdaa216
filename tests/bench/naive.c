/*
 * naive: what one gets from Pango and Cairo in an afternoon, as the yardstick of the bench.
 *
 *   naive plan.txt plan.pdf
 *
 * A PangoLayout for every paragraph and every cell, a new page when something does not fit. No
 * repeated headers, no breaking inside rows, no hyphenation, no tags. Reads what `generate --form
 * text` writes.
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>

enum { COLUMNS = 4 };
static const double column_width[COLUMNS] = {113, 170, 127, 71};
static const double page_width = 595.276, page_height = 841.89;
static const double left = 57, top = 82, bottom = 760, text_width = 481, cell_padding = 3;

typedef struct {
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoFontDescription *body, *heading, *small;
  double y;
  guint page;
  char *title;
} Document;

static PangoLayout *lay_out(Document *document, const char *text, double width,
                            const PangoFontDescription *font)
{
  PangoLayout *layout = pango_cairo_create_layout(document->cairo);
  /* One point of the page for one point of the font. */
  pango_cairo_context_set_resolution(pango_layout_get_context(layout), 72);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_font_description(layout, font);
  pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
  pango_layout_set_text(layout, text, -1);
  return layout;
}

static double height_of(PangoLayout *layout)
{
  int height;
  pango_layout_get_size(layout, NULL, &height);
  return (double)height / PANGO_SCALE;
}

static void show_at(Document *document, PangoLayout *layout, double x, double y)
{
  cairo_move_to(document->cairo, x, y);
  pango_cairo_show_layout(document->cairo, layout);
}

static void begin_page(Document *document)
{
  if (document->page++)
    cairo_show_page(document->cairo);
  g_autoptr(PangoLayout) head = lay_out(document, document->title, text_width, document->small);
  show_at(document, head, left, 42);
  g_autofree char *number = g_strdup_printf("sida %u", document->page);
  g_autoptr(PangoLayout) foot = lay_out(document, number, text_width, document->small);
  show_at(document, foot, left, page_height - 52);
  document->y = top;
}

static void make_room(Document *document, double height)
{
  if (document->y + height > bottom)
    begin_page(document);
}

static void draw_rule(Document *document)
{
  cairo_move_to(document->cairo, left, document->y);
  cairo_rel_line_to(document->cairo, text_width, 0);
  cairo_set_line_width(document->cairo, 0.5);
  cairo_stroke(document->cairo);
}

static void add_paragraph(Document *document, const char *text, const PangoFontDescription *font,
                          double after)
{
  g_autoptr(PangoLayout) layout = lay_out(document, text, text_width, font);
  make_room(document, height_of(layout));
  show_at(document, layout, left, document->y);
  document->y += height_of(layout) + after;
}

static void add_goal(Document *document, const char *text)
{
  g_autoptr(PangoLayout) layout = lay_out(document, text, text_width - 12, document->body);
  double height = height_of(layout) + 12;
  make_room(document, height);
  show_at(document, layout, left + 6, document->y + 6);
  cairo_rectangle(document->cairo, left, document->y, text_width, height);
  cairo_set_line_width(document->cairo, 0.5);
  cairo_stroke(document->cairo);
  document->y += height + 8;
}

static void add_row(Document *document, char **cells)
{
  PangoLayout *layouts[COLUMNS];
  int n_cells = 0;
  double height = 0;
  for (; n_cells < COLUMNS && cells[n_cells]; n_cells++) {
    g_strdelimit(cells[n_cells], "\v", '\n');
    layouts[n_cells] =
        lay_out(document, cells[n_cells], column_width[n_cells] - 2 * cell_padding, document->body);
    height = MAX(height, height_of(layouts[n_cells]));
  }
  make_room(document, height + 2 * cell_padding);
  double x = left;
  for (int i = 0; i < n_cells; i++) {
    show_at(document, layouts[i], x + cell_padding, document->y + cell_padding);
    g_object_unref(layouts[i]);
    x += column_width[i];
  }
  document->y += height + 2 * cell_padding;
  draw_rule(document);
}

static void add_line(Document *document, char *line)
{
  g_auto(GStrv) cells = g_strsplit(line, "\t", -1);
  if (!cells[0] || !cells[1])
    return;
  switch (cells[0][0]) {
  case 'T':
    g_free(document->title);
    document->title = g_strdup(cells[1]);
    begin_page(document);
    break;
  case 'H':
    document->y += 18;
    make_room(document, 60);
    add_paragraph(document, cells[1], document->heading, 6);
    break;
  case 'G':
    add_goal(document, cells[1]);
    break;
  case 'R':
    add_row(document, cells + 1);
    break;
  default:
    add_paragraph(document, cells[1], document->body, 6);
  }
}

static void open_document(Document *document, const char *path)
{
  document->surface = cairo_pdf_surface_create(path, page_width, page_height);
  document->cairo = cairo_create(document->surface);
  document->body = pango_font_description_from_string("Liberation Sans 9.5");
  document->heading = pango_font_description_from_string("Liberation Sans Bold 14");
  document->small = pango_font_description_from_string("Liberation Sans 8");
}

static gboolean close_document(Document *document)
{
  pango_font_description_free(document->body);
  pango_font_description_free(document->heading);
  pango_font_description_free(document->small);
  g_free(document->title);
  cairo_destroy(document->cairo);
  cairo_surface_finish(document->surface);
  gboolean ok = cairo_surface_status(document->surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(document->surface);
  return ok;
}

int main(int argc, char **argv)
{
  g_autofree char *text = NULL;
  if (argc != 3 || !g_file_get_contents(argv[1], &text, NULL, NULL)) {
    fputs("usage: naive TEXT PDF\n", stderr);
    return 2;
  }
  Document document = {.title = g_strdup("")};
  open_document(&document, argv[2]);
  for (char *line = text, *next; *line; line = next) {
    char *end = strchrnul(line, '\n');
    next = *end ? end + 1 : end;
    *end = '\0';
    add_line(&document, line);
  }
  return close_document(&document) ? 0 : 1;
}
