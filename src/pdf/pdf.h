/**
 * pdf: pages as a finished PDF file in memory or on disk.
 *
 * Cairo writes the pages; its file is read with qpdf's C API and finished: outline, destinations,
 * link annotations, page labels, language, title, metadata, attachments (ISO 32000-1; XMP is ISO
 * 16684-1), marked content and the structure tree of the formatting objects. The same input gives
 * the same bytes: dates come from the options, the file identifier from the content.
 *
 * A file with title, language, alternative texts and glyphs for all characters says that it
 * conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3); any other is tagged but says
 * nothing.
 */
#pragma once

#include "layout/layout.h"

G_BEGIN_DECLS

/** What an attached file is to the document (AFRelationship). */
typedef enum {
  HP_PDF_UNSPECIFIED,
  HP_PDF_SOURCE,
  HP_PDF_DATA,
  HP_PDF_SUPPLEMENT,
} HpPdfRelationship;

/** A file inside the file. All is borrowed for the call. */
typedef struct {
  const char *name;        /* as a reader saves it; may have folders: "pictures/stairs.svg" */
  const char *description; /* or NULL */
  const char *media_type;  /* "text/xml" */
  HpPdfRelationship relationship;
  GBytes *bytes;
} HpPdfAttachment;

/** SHA-256 of parts of the file, in hexadecimal digits. */
typedef struct {
  guint n_pages;
  const char *const *pages; /* of each page's content stream, inflated; NULL where not tagged */
  gsize size;               /* how many bytes precede the record … */
  const char *sha256;       /* … and their digest */
} HpPdfDigests;

/** A last attachment, which may tell what the rest of the file is. */
typedef struct {
  HpPdfAttachment attachment; /* its bytes are NULL */
  /* Is told of each page, in order, before its display list is freed. */
  void (*note_page)(const HpPage *page, gpointer user);
  GBytes *(*make)(const HpPdfDigests *digests, gpointer user);
  gpointer user;
  gboolean embedded; /* FALSE: it is made, and stays outside the file */
} HpPdfRecord;

typedef struct {
  const char *title, *language, *author, *subject; /* NULLs are left out */
  gint64 date; /* seconds since 1970, UTC: creation and modification; 0: not known, left out */
  const HpPdfAttachment *attachments;
  guint n_attachments;
  const HpPdfRecord *record; /* or NULL */
} HpPdfOptions;

/** The whole file, as bytes; not tagged if `tree` is NULL. NULL and an error if Cairo or qpdf
 * fails. Releases each page once it is painted. */
GBytes *hp_pdf_write(HpPages *pages, const HpFoTree *tree, const HpPdfOptions *options,
                     GError **error);

G_END_DECLS
