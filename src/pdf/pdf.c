/* From pages to the finished file: paint, read what Cairo wrote, add what it cannot, write. */
#include "pdf/pdf.h"

#include "pdf/content/soft-hyphens.h"
#include "pdf/content/surface.h"
#include "pdf/content/tagging.h"
#include "pdf/document.h"
#include "pdf/file/syntax.h"
#include "pdf/structure/structure.h"

#include <gio/gio.h>

void hp_pdf_write_scratch(HpPdfDocument *document, guint number)
{
  hp_pdf_writer_object(document->writer, number, document->scratch->str, document->scratch->len);
  g_string_truncate(document->scratch, 0);
}

static void document_open(HpPdfDocument *document)
{
  document->n_pages = hp_pages_count(document->pages);
  document->page_objects = g_new0(guint, document->n_pages);
  document->page_entries = g_new(GString *, document->n_pages);
  document->page_digests = g_new0(char *, document->n_pages + 1);
  for (guint i = 0; i < document->n_pages; i++)
    document->page_entries[i] = g_string_new(NULL);
  document->hyphens = hp_soft_hyphens_new();
  document->targets = hp_targets_new();
  document->catalog = g_string_new(NULL);
  document->scratch = g_string_new(NULL);
}

/* New objects are numbered after Cairo's, which keep their numbers. */
static void use_numbers_of(HpPdfDocument *document, const HpCairoFile *file)
{
  document->writer = hp_pdf_writer_new(document->version, hp_cairo_file_size(file));
  for (guint i = 0; i < document->n_pages; i++)
    document->page_objects[i] = hp_cairo_file_page(file, i);
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

static GBytes *finish(HpPdfDocument *document, HpCairoFile *file, HpTagger *tagger, GError **error)
{
  use_numbers_of(document, file);
  hp_pdf_add_outline(document);
  hp_pdf_add_links(document);
  hp_pdf_add_page_labels(document);
  hp_pdf_add_attachments(document);
  if (document->structure != NULL) {
    if (!hp_tagger_write(tagger, file, error))
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

typedef struct {
  HpPdfDocument *document;
  HpTagger *tagger; /* or NULL */
} Painting;

/* What is asked of display lists later on. */
static void note_page(const HpPaintedPage *painted, gpointer user)
{
  const Painting *painting = user;
  HpPdfDocument *document = painting->document;
  const HpPdfRecord *record = document->options->record;
  if (painting->tagger != NULL) {
    hp_tagger_add(painting->tagger, painted);
    hp_structure_note_page(document->structure, painted->page, painted->index);
  }
  hp_claims_note_page(document->claims, painted->page);
  if (record != NULL)
    record->note_page(painted->page, record->user);
}

static GBytes *write_document(HpPdfDocument *document, HpPages *pages, GError **error)
{
  const gboolean tagged = document->structure != NULL;
  g_autoptr(HpTagger) tagger = tagged ? hp_tagger_new(document) : NULL;
  Painting painting = {document, tagger};
  const HpPageListener listener = {note_page, &painting};
  g_autoptr(GByteArray) bytes = hp_pdf_paint_pages(pages, tagged, &listener, error);
  if (bytes == NULL)
    return NULL;
  g_autoptr(HpCairoFile) file = hp_cairo_file_new(bytes, error);
  if (file == NULL)
    return NULL;
  if (hp_cairo_file_n_pages(file) == document->n_pages)
    return finish(document, file, tagger, error);
  g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, _("Cairo wrote %u pages; expected %u."),
              hp_cairo_file_n_pages(file), document->n_pages);
  return NULL;
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
    document.structure = hp_structure_new(tree, version, options->diagnostics);
  document.claims = hp_claims_new(&document);
  document_open(&document);
  GBytes *bytes = write_document(&document, pages, error);
  document_close(&document);
  hp_claims_free(document.claims);
  hp_structure_free(document.structure);
  return bytes;
}
