/* The outline of fo:bookmark-tree (ISO 32000-1, 12.3.3). */
#include "pdf/document/document.h"
#include "pdf/file/values.h"

/* How many items a reader shows below one: its children, and theirs where they are open. */
static guint visible_below(const HpBookmark *parent)
{
  guint n = 0;
  for (const HpBookmark *child = parent; child != NULL; child = child->next)
    n += 1 + (child->open ? visible_below(child->first_child) : 0);
  return n;
}

static void append_target(HpPdfDocument *document, const HpBookmark *bookmark)
{
  GString *out = document->output->scratch;
  if (bookmark->uri != NULL) {
    g_string_append(out, " /A << /S /URI /URI ");
    hp_pdf_append_uri(out, bookmark->uri);
    g_string_append(out, " >>");
  } else {
    hp_pdf_append_destination(document, out, bookmark->target_id);
  }
}

typedef struct {
  guint first, last, shown; /* object numbers, and how many items are visible */
} Siblings;

static Siblings write_siblings(HpPdfDocument *document, const HpBookmark *first, guint parent);

static void write_item(HpPdfDocument *document, const HpBookmark *bookmark, guint number,
                       guint parent, guint previous, guint next)
{
  const Siblings children = write_siblings(document, bookmark->first_child, number);
  GString *out = document->output->scratch;
  g_string_append(out, "<< /Title ");
  hp_pdf_append_text(out, bookmark->title);
  g_string_append_printf(out, " /Parent %u 0 R", parent);
  if (previous != 0)
    g_string_append_printf(out, " /Prev %u 0 R", previous);
  if (next != 0)
    g_string_append_printf(out, " /Next %u 0 R", next);
  if (children.first != 0)
    g_string_append_printf(out, " /First %u 0 R /Last %u 0 R /Count %s%u", children.first,
                           children.last, bookmark->open ? "" : "-", children.shown);
  append_target(document, bookmark);
  g_string_append(out, " >>");
  hp_pdf_write_scratch(document->output, number);
}

static Siblings write_siblings(HpPdfDocument *document, const HpBookmark *first, guint parent)
{
  Siblings siblings = {.shown = visible_below(first)};
  guint previous = 0, number = first == NULL ? 0 : hp_pdf_writer_reserve(document->output->writer);
  siblings.first = number;
  for (const HpBookmark *bookmark = first; bookmark != NULL; bookmark = bookmark->next) {
    const guint next = bookmark->next == NULL ? 0 : hp_pdf_writer_reserve(document->output->writer);
    write_item(document, bookmark, number, parent, previous, next);
    siblings.last = number;
    previous = number;
    number = next;
  }
  return siblings;
}

void hp_pdf_add_outline(HpPdfDocument *document)
{
  const HpBookmark *bookmarks = hp_pages_bookmarks(document->pages);
  if (bookmarks == NULL)
    return;
  const guint outline = hp_pdf_writer_reserve(document->output->writer);
  const Siblings top = write_siblings(document, bookmarks, outline);
  g_string_append_printf(document->output->scratch,
                         "<< /Type /Outlines /First %u 0 R /Last %u 0 R /Count %u >>", top.first,
                         top.last, top.shown);
  hp_pdf_write_scratch(document->output, outline);
  g_string_append_printf(document->output->catalog, " /Outlines %u 0 R /PageMode /UseOutlines",
                         outline);
}
