/**
 * pdf: pages as a finished PDF file in memory or on disk.
 *
 * Cairo writes the pages; its file is read with qpdf's C API and finished: outline, destinations,
 * link annotations, page labels, language, title, metadata, attachments (ISO 32000-1; XMP is ISO
 * 16684-1), marked content and the structure tree of the formatting objects. The same input gives
 * the same bytes: dates come from the options, the file identifier from the content.
 *
 * A file with title, language, alternative texts and glyphs for all characters says that it
 * conforms to its profile; any other is tagged but says nothing.
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

/** What the file is to conform to, and says so. */
typedef enum {
  HP_PROFILE_UA1_A3A, /* PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) */
  HP_PROFILE_UA1_A2A, /* PDF/UA-1 and PDF/A-2a (ISO 19005-2), which has no attachments */
  HP_PROFILE_UA2_A4F, /* PDF/UA-2 (ISO 14289-2) and PDF/A-4f (ISO 19005-4): PDF 2.0 */
  HP_PROFILE_UA1,
  HP_PROFILE_PLAIN /* tagged as the others are, but says nothing */
} HpPdfProfile;

typedef struct {
  const char *title, *language, *subject; /* NULLs are left out */
  const char *const *authors;             /* ends with a NULL; or NULL */
  const char *identifier, *publisher;     /* or NULL */
  const char *issued;                     /* "2024", "2024-03" or "2024-03-14"; or NULL */
  gint64 date; /* seconds since 1970, UTC: creation and modification; 0: not known, left out */
  const HpPdfAttachment *attachments;
  guint n_attachments;
  const HpPdfRecord *record; /* or NULL */
  HpPdfProfile profile;
  /* What the document lacks for its profile is reported here, if not NULL: as warnings, and then
     the file does not say that it conforms; or, where that is required, as errors, and then there
     is no file. */
  HpDiagnostics *diagnostics;
  gboolean profile_required;
  const HpPlace *fonts_place; /* where the document's fonts are chosen, if not in it, or NULL */
} HpPdfOptions;

/** The whole file, as bytes; not tagged if `tree` is NULL. NULL and an error if Cairo or qpdf
 * fails; NULL without one if the diagnostics have errors. Releases each page once it is painted. */
GBytes *hp_pdf_write(HpPages *pages, const HpFoTree *tree, const HpPdfOptions *options,
                     GError **error);

G_END_DECLS
