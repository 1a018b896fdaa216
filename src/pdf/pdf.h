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

/* ---- Finished files (inspect/) ------------------------------------------------------------- */

/* What is inside one, and whether it is still what it was. The files come from anywhere: what they
   say about sizes is not believed, reading is bounded, and whatever is wrong with one is an error
   that can be told. */

#define HP_PDF_MAX_BYTES (512 * 1024 * 1024)  /* a file that is read */
#define HP_PDF_MAX_STREAM (256 * 1024 * 1024) /* a stream in it, inflated */

typedef struct HpPdfFile HpPdfFile;

/** NULL and an error if it is no PDF, is damaged, or needs too much memory. */
HpPdfFile *hp_pdf_file_open(GBytes *bytes, GError **error);
void hp_pdf_file_free(HpPdfFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPdfFile, hp_pdf_file_free)

guint hp_pdf_file_n_pages(const HpPdfFile *file);
/** Whether the end of a file (its cross-reference stream, its identifier) is still the one that
   this program wrote for what stands before it, by whatever version of its tools. */
gboolean hp_pdf_has_own_end(GBytes *bytes);
/** SHA-256 of a page's content as HpPdfDigests has it; the caller's. NULL if it cannot be read. */
char *hp_pdf_file_page_digest(HpPdfFile *file, guint page);

typedef struct {
  char *name, *description; /* description may be NULL */
  GBytes *bytes;            /* NULL if they cannot be read */
} HpPdfEmbeddedFile;

/** The files associated with the document, in its order; of HpPdfEmbeddedFile. */
GPtrArray *hp_pdf_file_attachments(HpPdfFile *file);

typedef enum {
  HP_PDF_UPDATE_SIGNED,   /* signatures were added, and nothing else */
  HP_PDF_UPDATE_NOTHING,  /* something was added, but no signature */
  HP_PDF_UPDATE_PAGE,     /* a page says something else */
  HP_PDF_UPDATE_COVERED,  /* a visible signature stands over what a page shows */
  HP_PDF_UPDATE_METADATA, /* the metadata say something else */
  HP_PDF_UPDATE_OTHER     /* something else was changed */
} HpPdfUpdate;

/** What has been appended to `original` (ISO 32000-1, 7.5.6) to make it `updated`. `page` receives
    the index of the first page that is changed. */
HpPdfUpdate hp_pdf_file_compare(HpPdfFile *original, HpPdfFile *updated, guint *page);

typedef enum {
  HP_PDF_SAME_PLACES,    /* the pages show the same characters and pictures at the same places */
  HP_PDF_SAME_WORDS,     /* the same in the same order, but lines or pages break elsewhere */
  HP_PDF_OTHER_WORDS,    /* some words differ, … */
  HP_PDF_OTHER_PICTURE,  /* … or a picture … */
  HP_PDF_OTHER_LINK,     /* … or a link, or there is an annotation that is no link */
  HP_PDF_OTHER_METADATA, /* … or what is said of the document, or done when it is opened */
  HP_PDF_UNREADABLE      /* a page, or the structure, cannot be read */
} HpPdfContent;

/** Free with hp_pdf_difference_clear. */
typedef struct {
  HpPdfContent content;
  guint page;                /* of the first file: where something is first different */
  char *words, *other_words; /* there and in the other; NULL where that says nothing */
} HpPdfDifference;

/**
 * What two files say to a reader, whatever bytes say it: the words of the structure tree with their
 * alternative texts, what stands around them on the pages, pictures, links, bookmarks, metadata.
 * Not compared are drawings, colours and the shapes of letters.
 */
HpPdfDifference hp_pdf_file_compare_content(HpPdfFile *file, HpPdfFile *other);
void hp_pdf_difference_clear(HpPdfDifference *difference);

G_END_DECLS
