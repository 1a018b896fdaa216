/* From pages to the finished file: paint, read what Cairo wrote, add what it cannot, write. */
#include "pdf/pdf.h"

#include "pdf/content/surface.h"
#include "pdf/content/tagging.h"
#include "pdf/document/claims.h"
#include "pdf/document/document.h"
#include "pdf/file/cairo-file.h"

#include <gio/gio.h>

/* New objects are numbered after Cairo's, which keep their numbers. */
static void use_numbers_of(HpPdfOutput *output, const HpCairoFile *file)
{
  output->writer = hp_pdf_writer_new(output->version, hp_cairo_file_size(file));
  for (guint i = 0; i < output->n_pages; i++)
    output->page_objects[i] = hp_cairo_file_page(file, i);
}

typedef struct {
  HpPdfDocument *document;
  HpClaims *claims;
  HpTagger *tagger; /* or NULL */
} Finish;

/* FALSE, perhaps without an error, if there is to be no file. */
static gboolean add_structure(const Finish *finish, HpCairoFile *file, GError **error)
{
  HpPdfDocument *document = finish->document;
  const HpPdfOptions *options = document->options;
  if (!hp_tagger_write(finish->tagger, file, error))
    return FALSE;
  document->conforms = hp_claims_hold(finish->claims);
  if (options->diagnostics != NULL && hp_diagnostics_count(options->diagnostics, HP_ERROR) > 0)
    return FALSE;
  hp_structure_write(document->structure, document->output, options->language);
  hp_pdf_write_destinations(document);
  hp_pdf_add_output_intent(document);
  return TRUE;
}

static GBytes *finish_file(const Finish *finish, HpCairoFile *file, GError **error)
{
  HpPdfDocument *document = finish->document;
  use_numbers_of(document->output, file);
  hp_pdf_add_outline(document);
  hp_pdf_add_links(document);
  hp_pdf_add_page_labels(document);
  hp_pdf_add_attachments(document);
  if (document->structure != NULL && !add_structure(finish, file, error))
    return NULL;
  const guint info = hp_pdf_add_metadata(document);
  if (!hp_cairo_file_copy(file, document->output, error))
    return NULL;
  hp_pdf_write_record(document);
  return hp_pdf_writer_finish(document->output->writer, hp_cairo_file_catalog(file), info, error);
}

/* What is asked of display lists later on. */
static void note_page(const HpPaintedPage *painted, gpointer user)
{
  const Finish *finish = user;
  const HpPdfDocument *document = finish->document;
  const HpPdfRecord *record = document->options->record;
  if (finish->tagger != NULL) {
    hp_tagger_add(finish->tagger, painted);
    hp_structure_note_page(document->structure, painted->page, painted->index);
  }
  hp_claims_note_page(finish->claims, painted->page);
  if (record != NULL)
    record->note_page(painted->page, record->user);
}

static GBytes *write_file(HpPages *pages, Finish *finish, GError **error)
{
  const guint n_pages = finish->document->output->n_pages;
  const HpPageListener listener = {note_page, finish};
  g_autoptr(GByteArray) bytes = hp_pdf_paint_pages(pages, finish->tagger != NULL, &listener, error);
  if (bytes == NULL)
    return NULL;
  g_autoptr(HpCairoFile) file = hp_cairo_file_new(bytes, error);
  if (file == NULL)
    return NULL;
  if (hp_cairo_file_n_pages(file) == n_pages)
    return finish_file(finish, file, error);
  g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, _("Cairo wrote %u pages; expected %u."),
              hp_cairo_file_n_pages(file), n_pages);
  return NULL;
}

static GBytes *write_document(HpPages *pages, HpPdfDocument *document, GError **error)
{
  HpStructure *structure = document->structure;
  char **digests = document->options->record == NULL ? NULL : document->page_digests;
  g_autoptr(HpTagger) tagger =
      structure == NULL ? NULL : hp_tagger_new(structure, document->output, digests);
  g_autoptr(HpClaims) claims = hp_claims_new(document);
  Finish finish = {document, claims, tagger};
  return write_file(pages, &finish, error);
}

GBytes *hp_pdf_write(HpPages *pages, const HpFoTree *tree, const HpPdfOptions *options,
                     GError **error)
{
  if (hp_pages_count(pages) == 0) {
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("The document has no pages."));
    return NULL;
  }
  const HpPdfProfile *profile = options->profile == NULL ? hp_pdf_profile(0) : options->profile;
  const guint n_pages = hp_pages_count(pages);
  g_autoptr(HpPdfOutput) output = hp_pdf_output_new(profile->version, n_pages);
  g_autoptr(HpTargets) targets = hp_targets_new();
  g_auto(GStrv) digests = g_new0(char *, n_pages + 1);
  g_autoptr(HpStructure) structure =
      tree == NULL ? NULL : hp_structure_new(tree, pages, profile->version, options->diagnostics);
  HpPdfDocument document = {.pages = pages,
                            .tree = tree,
                            .options = options,
                            .profile = profile,
                            .output = output,
                            .structure = structure,
                            .targets = targets,
                            .page_digests = digests};
  return write_document(pages, &document, error);
}
