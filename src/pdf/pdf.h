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
#include "pdf-syntax/pdf-syntax.h"

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

/** A standard that a file says it conforms to. */
typedef struct {
  const char *name;     /* "ua-1", "a-3a"; NULL: none */
  int part;             /* of ISO 14289 or 19005 */
  const char *revision; /* its year, where the file says it, or NULL */
  const char *level;    /* of ISO 19005: "A", or NULL */
} HpPdfStandard;

/** Whether files may be inside the file. */
typedef enum { HP_PDF_FILES_ANY, HP_PDF_FILES_NONE, HP_PDF_FILES_SOME } HpPdfFiles;

/** What a file is to conform to, and says so: a row of the table in document/profile.c. */
typedef struct {
  const char *name; /* "ua1+a3a" */
  HpPdfVersion version;
  HpPdfStandard accessibility; /* ISO 14289, PDF/UA … */
  HpPdfStandard archive;       /* … and ISO 19005, PDF/A */
  HpPdfFiles files;
  gboolean has_limits;  /* of sizes (ISO 19005-3, 6.1.13) */
  gboolean wants_words; /* for characters of private use, which say nothing to who does not see
                           their glyphs */
} HpPdfProfile;

/** From 0 on, the usual one first; NULL after the last. */
const HpPdfProfile *hp_pdf_profile(guint index);
/** "ua1+a3a", "ua1+a2a" … "plain"; NULL if there is none of that name. */
const HpPdfProfile *hp_pdf_profile_named(const char *name);
/** Whether files say that they conform to it (NULL: the usual one). Those of "plain" do not, but
   are tagged all the same. */
gboolean hp_pdf_profile_claims(const HpPdfProfile *profile);

typedef struct {
  const char *title, *language, *subject; /* NULLs are left out */
  const char *const *authors;             /* ends with a NULL; or NULL */
  const char *identifier, *publisher;     /* or NULL */
  const char *issued;                     /* "2024", "2024-03" or "2024-03-14"; or NULL */
  gint64 date; /* seconds since 1970, UTC: creation and modification; 0: not known, left out */
  const HpPdfAttachment *attachments;
  guint n_attachments;
  const HpPdfRecord *record;   /* or NULL */
  const HpPdfProfile *profile; /* NULL: the usual one */
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
