/*
 * maker, private: what is put into a PDF so that it can be made again.
 *
 *   plan.xml (filtered) ─┐
 *   house.xml (filtered) ├─► attachments ─► formatter
 *   their pictures ──────┘
 *   view, stylesheets, version … ─► record, which the formatter completes
 */
#pragma once

#include "maker/job.h"

/* Of a transformed job. NULL, with diagnostics, if one of its files cannot be read. */
HpArchive *hp_archive_new(const HpJob *job, const HpMaking *making, HpProfileChoice profile);
/* Has the formatter take it along; the archive must outlive the formatting. */
void hp_archive_embed(HpArchive *archive, HpFormatOptions *options);
