/* From pages to the finished file: paint, read what Cairo wrote, add what it cannot, write. */
#include "pdf/pdf.h"

#include "pdf/document.h"
#include "pdf/soft-hyphens.h"
#include "pdf/structure.h"
#include "pdf/surface.h"
#include "pdf/syntax.h"
#include "pdf/tagging.h"

#include <gio/gio.h>

void hp_pdf_write_scratch(HpPdfDocument *document, guint number)
{
  hp_pdf_writer_object(document->writer, number, document->scratch->str, document->scratch->len);
  g_string_truncate(document->scratch, 0);
}

static void document_open(HpPdfDocument *document, const HpCairoFile *file)
{
  document->n_pages = hp_cairo_file_n_pages(file);
  document->writer = hp_pdf_writer_new(document->version, hp_cairo_file_size(file));
  document->page_objects = g_new(guint, document->n_pages);
  document->page_entries = g_new(GString *, document->n_pages);
  document->page_digests = g_new0(char *, document->n_pages + 1);
  for (guint i = 0; i < document->n_pages; i++) {
    document->page_objects[i] = hp_cairo_file_page(file, i);
    document->page_entries[i] = g_string_new(NULL);
  }
  document->hyphens = hp_soft_hyphens_new();
  document->targets = hp_targets_new();
  document->catalog = g_string_new(NULL);
  document->scratch = g_string_new(NULL);
}

static void document_close(HpPdfDocument *document)
{
  for (guint i = 0; i < document->n_pages; i++) {
    g_string_free(document->page_entries[i], TRUE);
    g_free(document->page_digests[i]);
  }
  g_free(document->page_digests);
  g_free(document->page_entries);
  g_free(document->page_objects);
  g_string_free(document->catalog, TRUE);
  g_string_free(document->scratch, TRUE);
  hp_soft_hyphens_free(document->hyphens);
  hp_targets_free(document->targets);
  hp_pdf_writer_free(document->writer);
}

static GBytes *finish(HpPdfDocument *document, HpCairoFile *file, const HpPainted *painted,
                      GError **error)
{
  hp_pdf_add_outline(document);
  hp_pdf_add_links(document);
  hp_pdf_add_page_labels(document);
  hp_pdf_add_attachments(document);
  if (document->structure != NULL) {
    if (!hp_pdf_tag_pages(document, file, painted, error))
      return NULL;
    document->conforms = hp_claims_hold(document->claims);
    if (document->options->diagnostics != NULL &&
        hp_diagnostics_count(document->options->diagnostics, HP_ERROR) > 0)
      return NULL;
    hp_pdf_add_structure(document);
    hp_pdf_write_destinations(document);
    hp_pdf_add_output_intent(document);
  }
  const guint info = hp_pdf_add_metadata(document);
  if (!hp_cairo_file_copy(file, document, error))
    return NULL;
  hp_pdf_write_record(document);
  return hp_pdf_writer_finish(document->writer, hp_cairo_file_catalog(file), info, error);
}

/* What is asked of display lists later on. */
static void note_page(const HpPage *page, guint index, gpointer user)
{
  HpPdfDocument *document = user;
  const HpPdfRecord *record = document->options->record;
  hp_claims_note_page(document->claims, page);
  if (document->structure != NULL)
    hp_structure_note_figures(document->structure, page, index);
  if (record != NULL)
    record->note_page(page, record->user);
}

static GBytes *write_document(HpPdfDocument *document, HpPages *pages, GError **error)
{
  const HpPageListener listener = {note_page, document};
  g_autoptr(HpPainted) painted =
      hp_pdf_paint_pages(pages, document->structure != NULL, &listener, error);
  if (painted == NULL)
    return NULL;
  g_autoptr(HpCairoFile) file = hp_cairo_file_new(painted->bytes, error);
  if (file == NULL)
    return NULL;
  if (hp_cairo_file_n_pages(file) != hp_pages_count(pages)) {
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, _("Cairo wrote %u pages; expected %u."),
                hp_cairo_file_n_pages(file), hp_pages_count(pages));
    return NULL;
  }
  document_open(document, file);
  GBytes *bytes = finish(document, file, painted, error);
  document_close(document);
  return bytes;
}

GBytes *hp_pdf_write(HpPages *pages, const HpFoTree *tree, const HpPdfOptions *options,
                     GError **error)
{
  if (hp_pages_count(pages) == 0) {
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("The document has no pages."));
    return NULL;
  }
  const HpPdfVersion version = options->profile == HP_PROFILE_UA2_A4F ? HP_PDF_2_0 : HP_PDF_1_7;
  HpPdfDocument document = {.pages = pages, .tree = tree, .options = options, .version = version};
  if (tree != NULL)
    document.structure = hp_structure_new(tree, version);
  document.claims = hp_claims_new(&document);
  GBytes *bytes = write_document(&document, pages, error);
  hp_claims_free(document.claims);
  hp_structure_free(document.structure);
  return bytes;
}
