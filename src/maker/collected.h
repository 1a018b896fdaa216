/*
 * maker, private: the plans that a collection names.
 *
 *   county.xml ─► read, filtered ─┬─────────────────────────────────► resolved collection ─► XSLT
 *    ├ a.xml ──► read, checked, filtered ──► bytes ─► as of the day ──┤ what is true of it
 *    ├ b.xml ──► …                            │                       │
 *    └ c.xml     with errors: left out        └► digest, on record ◄──┘
 *
 * The day is the one that is asked for, else the latest that any of them has: it is known when all
 * have been read. What goes into the file is their digests: they are others' documents, each
 * archived by itself, and an overview tells little of them.
 */
#pragma once

#include "maker/job.h"

/* Reads what a collection names, which has been filtered, and resolves it: from then on its tree is
   what the stylesheets get. FALSE if something is wrong with the collection itself, or it was
   cancelled. What has errors is warned of, and left out. */
gboolean hp_job_collect(HpJob *job, HpMaker *maker);
