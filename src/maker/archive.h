/*
 * maker, private: what is put into a PDF, or beside it, so that it can be made again.
 *
 *   plan.xml (filtered) ──┐
 *   house.xml (filtered)  ├─► attachments ─► formatter
 *   their pictures        │
 *   of what is attached ──┘
 *     the same, or the finished file
 *   view, stylesheets, version … ─► record, which the formatter completes
 */
#pragma once

#include "maker/job.h"

typedef struct HpArchive HpArchive;

/* Of a filtered job, and of what is attached. Pictures and finished files come through the gate.
   NULL, with diagnostics, if one of its files cannot be read. */
HpArchive *hp_archive_new(HpJob *job, HpMaker *maker, HpProfileChoice profile, HpGate *gate);
void hp_archive_free(HpArchive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpArchive, hp_archive_free)
/* What is on record of it before it is formatted; the archive's. */
const HpRecord *hp_archive_record(const HpArchive *archive);
/* Has the formatter take it along; the archive must outlive the formatting. */
void hp_archive_embed(HpArchive *archive, HpFormatOptions *options);
/* Gives the document what it holds, once it has been formatted. */
void hp_archive_finish(HpArchive *archive, HpDocument *document);
