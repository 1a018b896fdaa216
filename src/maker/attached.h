/*
 * maker, private: what is attached to a decision, and made with it.
 *
 *   memo.xml ────────────────────────────────► XSL-FO ─┐
 *    ├ attachment: plan.xml, as of a day ────► XSL-FO ─┼ hp_bind ─► one XSL-FO, a Part each
 *    ├ attachment: decision.xml ─────────────► XSL-FO ─┘
 *    │  └ its own attachment …
 *    └ attachment: remissvar.pdf ────────────► goes into the file as it is
 *
 * Each source is a job of its own, below the one it is attached to. Sources and house files are
 * called in the file as from the folder of the whole's source, so that all can be built again.
 */
#pragma once

#include "maker/job.h"

/* Freed with the job it is attached to. */
struct HpAttached {
  char *id;                   /* of its element, in what it is attached to */
  char *name;                 /* of its file, as from the folder of the whole's source */
  char *path;                 /* of its file */
  gboolean is_finished;       /* a file as it is, and no source */
  HpPlace place;              /* of its element */
  char *view, *as_of, *party; /* NULL where the element does not say */
  char *number;               /* "1"; "1.2": the second of the first's own */
  guint n_pages;              /* of what has been made apart; 0: not known */
  char *case_number;          /* of the matter; NULL if that has none */
  HpRequest request;
  HpJob job; /* of a source */
};

/* Reads what is attached to a job's source, which has been filtered, and filters it in turn; and
   so on; what a collection names (collected.h). FALSE if something is wrong. */
gboolean hp_job_attach(HpJob *job, HpMaker *maker);

/* Calls it for a job and all that are attached, down to the last, outermost first. */
typedef void (*HpJobVisit)(HpJob *job, gpointer user);
void hp_job_for_each(HpJob *job, HpJobVisit visit, gpointer user);

/* The source by the name of which others go into the file, as much of it as any of its uses
   needs; the caller's. NULL, with diagnostics, if it cannot be read any more. */
GBytes *hp_job_source_called(HpJob *whole, const HpMaker *maker, const char *name);

/* Puts the XSL-FO of what is attached behind that of the whole, as a Part whose id is the
   attachment's; `part` is freed. */
void hp_bind(xmlDoc *whole, xmlDoc *part, const HpAttached *attached);
