/* Inside the room: the file that is being finished.
 *
 *   Cairo's bytes ──qpdf──► objects ──┬─ copied ──────────────► HpPdfWriter ──► file
 *                                     ├─ pages + their entries ─┤
 *   steps (outline, links, labels,    └─ catalog + its entries ─┤
 *   metadata …) ──► new objects ────────────────────────────────┘
 *
 * A tagged file has besides the content streams rewritten (content/) and a structure tree.
 *
 * A step writes its own objects at once and leaves what refers to them among the entries of the
 * catalog or of a page. */
#pragma once

#include "pdf/file/writer.h"
#include "pdf/pdf.h"

typedef struct HpCairoFile HpCairoFile;

typedef struct {
  const HpPages *pages;
  const HpFoTree *tree; /* or NULL */
  const HpPdfOptions *options;
  HpPdfVersion version;
  HpPdfWriter *writer;
  guint n_pages;
  guint *page_objects;           /* the object number of each page */
  GString **page_entries;        /* what is added to each page's dictionary */
  GString *catalog;              /* what is added to the document catalog */
  struct HpStructure *structure; /* or NULL: the file is not tagged */
  struct HpClaims *claims;       /* whether it may say that it conforms to its profile */
  struct HpSoftHyphens *hyphens;
  GString *scratch;    /* for building one object */
  char **page_digests; /* if there is to be a record; NULL where there is none */
  guint record_number; /* the object number of its stream */
  gboolean has_attachments;
  struct HpTargets *targets; /* what links and outline lead to */
  gboolean conforms;         /* … which it then says */
} HpPdfDocument;

/** Writes what stands in `scratch` as an object and empties it. */
void hp_pdf_write_scratch(HpPdfDocument *document, guint number);

/* The steps. */
void hp_pdf_add_outline(HpPdfDocument *document);
void hp_pdf_add_links(HpPdfDocument *document);
void hp_pdf_add_page_labels(HpPdfDocument *document);
/** document/destinations.c: appends the entry of a link or an outline item that leads to an object
   with that id; FALSE and nothing if there is none. */
gboolean hp_pdf_append_destination(HpPdfDocument *document, GString *out, const char *id);
/** The same of a place that has no id, in an element of that index. */
void hp_pdf_append_place_destination(HpPdfDocument *document, GString *out,
                                     const HpDestination *place, guint element);
/** Writes what those entries refer to, once the structure tree stands. */
void hp_pdf_write_destinations(HpPdfDocument *document);
typedef struct HpTargets HpTargets;
HpTargets *hp_targets_new(void);
void hp_targets_free(HpTargets *targets);
/** Output intent: what the colours mean. */
void hp_pdf_add_output_intent(HpPdfDocument *document);
/** Metadata stream, language, viewer preferences; the claim to conform, if it may be made. Returns
 * the number of the Info dictionary, or 0: PDF 2.0 has none. */
guint hp_pdf_add_metadata(HpPdfDocument *document);
/** Files inside the file. */
void hp_pdf_add_attachments(HpPdfDocument *document);
void hp_pdf_add_page_digest(HpPdfDocument *document, guint page, const char *content, gsize size);
/** The record, when everything else has been written. */
void hp_pdf_write_record(HpPdfDocument *document);

/** document/claims.c: whether the document has all that its profile asks of its author: title,
   language, alternative texts, glyphs for all characters, fonts that permit embedding. */
typedef struct HpClaims HpClaims;
HpClaims *hp_claims_new(const HpPdfDocument *document);
void hp_claims_free(HpClaims *claims);
/** Looks at the display list of a page. */
void hp_claims_note_page(HpClaims *claims, const HpPage *page);
/** After all pages; has reported then what is missing. */
gboolean hp_claims_hold(HpClaims *claims);

/** file/cairo-file.c: what Cairo wrote, read with qpdf. */
HpCairoFile *hp_cairo_file_new(const GByteArray *bytes, GError **error);
void hp_cairo_file_free(HpCairoFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpCairoFile, hp_cairo_file_free)
/** The highest object number. */
guint hp_cairo_file_size(const HpCairoFile *file);
guint hp_cairo_file_n_pages(const HpCairoFile *file);
guint hp_cairo_file_page(const HpCairoFile *file, guint index);
guint hp_cairo_file_catalog(const HpCairoFile *file);
/** In what Cairo wrote of one page: the number of the object that is the page's content stream (0
    if it is not found), and where its compressed bytes start. */
guint hp_cairo_content(const guint8 *bytes, gsize size, gsize *start);
/** The content stream will not be copied, as another takes its place. Fails if `number` is not its.
 */
gboolean hp_cairo_file_drop_content(HpCairoFile *file, guint index, guint number, GError **error);
/** Copies every object that is still of use, the catalog and the pages with their entries. */
gboolean hp_cairo_file_copy(HpCairoFile *file, HpPdfDocument *document, GError **error);
