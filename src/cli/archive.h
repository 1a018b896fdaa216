/*
 * cli, private: what is put into a PDF so that it can be made again.
 *
 *   plan.xml (filtered) ─┐
 *   house.xml (filtered) ├─► attachments ─► formatter
 *   their pictures ──────┘
 *   view, stylesheets, version … ─► record, which the formatter completes
 */
#pragma once

#include "cli/pipeline.h"
#include "cli/profile.h"

typedef struct HpArchive HpArchive;

/* With what, and as what, a PDF is made. */
typedef struct {
  HpPipeline *pipeline;
  HpFormatter *formatter;
  HpRendering rendering;
  const HpProfileChoice *profile; /* NULL: the house's */
  const char *source_name;        /* what the source is called inside; NULL: like its file */
  const char *graphics_folder;    /* pictures elsewhere are refused; NULL: none is */
  const char *shown_as;           /* what progress is said of; NULL: the source */
  gint64 epoch;                   /* SOURCE_DATE_EPOCH, or -1: the date is the source's */
} HpMaking;

/* Of a transformed job. NULL, with diagnostics, if one of its files cannot be read. */
HpArchive *hp_archive_new(const HpJob *job, const HpMaking *making, HpProfileChoice profile);
void hp_archive_free(HpArchive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpArchive, hp_archive_free)

/* Where the source goes. */
HpSourcePlacement hp_archive_placement(const HpArchive *archive);
/* The personal names and e-mail addresses in what goes there, pictures not looked into; of char *,
   each once. Borrowed. */
const GPtrArray *hp_archive_personal_data(const HpArchive *archive);
/* Whether what is on record was made with another version of this program, its stylesheets or
   fonts. */
gboolean hp_is_made_elsewhere(const HpRecord *recorded);
/* Has the formatter take it along; the archive must outlive the formatting. */
void hp_archive_embed(HpArchive *archive, HpFormatOptions *options);
/* What is on record; complete once it has been formatted. Borrowed. */
const HpRecord *hp_archive_record(const HpArchive *archive);
/* Writes attachments and record into the folder beside the PDF, if that is where they go. Says what
   failed. */
gboolean hp_archive_write_beside(const HpArchive *archive, const char *pdf);

/* The PDF of a checked job, whose source is released, and (if not NULL) what was put into it. NULL
   if there was an error, which the job's diagnostics have. */
GBytes *hp_make_pdf(const HpMaking *making, HpJob *job, HpArchive **archive);
