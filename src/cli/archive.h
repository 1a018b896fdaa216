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

typedef struct HpArchive HpArchive;

/* Of a transformed job. NULL, with diagnostics, if one of its files cannot be read. */
HpArchive *hp_archive_new(const HpJob *job, const char *view);
void hp_archive_free(HpArchive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpArchive, hp_archive_free)

/* Has the formatter take it along; the archive must outlive the formatting. */
void hp_archive_embed(HpArchive *archive, HpFormatOptions *options);
/* Writes attachments and record into a folder beside a PDF. Says what failed. */
gboolean hp_archive_write(const HpArchive *archive, const char *folder);
