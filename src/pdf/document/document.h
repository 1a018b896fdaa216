/* Inside the room: the document that is being finished, and the steps that write what it says of
 * itself beside its pages and their structure. */
#pragma once

#include "pdf/file/output.h"
#include "pdf/pdf.h"
#include "pdf/structure/structure.h"

typedef struct HpTargets HpTargets;

typedef struct {
  const HpPages *pages;
  const HpFoTree *tree; /* or NULL */
  const HpPdfOptions *options;
  const HpPdfProfile *profile;
  HpPdfOutput *output;
  HpStructure *structure; /* or NULL: the file is not tagged */
  HpTargets *targets;     /* what links and outline lead to */
  char **page_digests;    /* if there is to be a record; NULL where there is none */
  guint record_number;    /* the object number of its stream */
  gboolean has_attachments;
  gboolean conforms; /* to its profile, which it then says */
} HpPdfDocument;

HpTargets *hp_targets_new(void);
void hp_targets_free(HpTargets *targets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpTargets, hp_targets_free)

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
/** Output intent: what the colours mean. */
void hp_pdf_add_output_intent(HpPdfDocument *document);
/** Metadata stream, language, viewer preferences; the claim to conform, if it may be made. Returns
 * the number of the Info dictionary, or 0: PDF 2.0 has none. */
guint hp_pdf_add_metadata(HpPdfDocument *document);
/** Files inside the file. */
void hp_pdf_add_attachments(HpPdfDocument *document);
/** The record, when everything else has been written. */
void hp_pdf_write_record(HpPdfDocument *document);
