/**
 * pdf, for finished files: what is inside one, and whether it is still what it was.
 *
 * The files come from anywhere. What they say about sizes is not believed: reading is bounded, and
 * whatever is wrong with one is an error that can be told.
 */
#pragma once

#include "pdf/pdf.h"

G_BEGIN_DECLS

#define HP_PDF_MAX_BYTES (512 * 1024 * 1024)  /* a file that is read */
#define HP_PDF_MAX_STREAM (256 * 1024 * 1024) /* a stream in it, inflated */

typedef struct HpPdfFile HpPdfFile;

/** NULL and an error if it is no PDF, is damaged, or needs too much memory. */
HpPdfFile *hp_pdf_file_open(GBytes *bytes, GError **error);
void hp_pdf_file_free(HpPdfFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPdfFile, hp_pdf_file_free)

guint hp_pdf_file_n_pages(const HpPdfFile *file);
/** SHA-256 of a page's content as HpPdfDigests has it; the caller's. NULL if it cannot be read. */
char *hp_pdf_file_page_digest(HpPdfFile *file, guint page);

typedef struct {
  char *name, *description; /* description may be NULL */
  GBytes *bytes;            /* NULL if they cannot be read */
} HpPdfEmbeddedFile;

/** The files associated with the document, in its order; of HpPdfEmbeddedFile. */
GPtrArray *hp_pdf_file_attachments(HpPdfFile *file);

typedef enum {
  HP_PDF_UPDATE_SIGNED,  /* signatures were added, and nothing else */
  HP_PDF_UPDATE_NOTHING, /* something was added, but no signature */
  HP_PDF_UPDATE_PAGE,    /* a page says something else */
  HP_PDF_UPDATE_OTHER    /* something else was changed */
} HpPdfUpdate;

/** What has been appended to `original` (ISO 32000-1, 7.5.6) to make it `updated`. `page` receives
    the index of the first page that is changed. */
HpPdfUpdate hp_pdf_file_compare(HpPdfFile *original, HpPdfFile *updated, guint *page);

G_END_DECLS
