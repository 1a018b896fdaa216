/* library, private: what a context keeps, and how each call begins and ends. */
#pragma once

#include "edit/edit.h"
#include "library/handlingsplan.h"
#include "maker/maker.h"

struct HpContext {
  HpMaker *maker;
  HpPlanSchema *schema; /* of sources that are changed */

  /* What the next documents are to be. */
  char *view, *tables, *as_of, *wording, *folder; /* or NULL */
  HpProfileChoice profile;
  gboolean has_profile, strict, restricted;
  gint64 date; /* or -1 */
  char *since; /* or NULL */

  HpContextProgress progress; /* or NULL */
  gpointer progress_user;
  gint cancelled; /* atomic */

  /* Of the last document. */
  HpDiagnostics *diagnostics;
  HpDocument document;          /* of a plan */
  HpVerification *verification; /* of a PDF, or NULL */
};

/* What a call changes of its thread, to put it back. */
typedef struct {
  gpointer usual, numbers; /* locale_t */
} HpContextCall;

/* A call that reads a document: forgets the last one. Numbers in XML, XSLT and PDF are written with
   a full stop in every language: until the end of the call, in this thread. */
HpContextCall hp_call_begin(HpContext *context);
void hp_call_end(HpContextCall call);

/* An HpProgress whose user is the context. */
gboolean hp_context_report_progress(guint pages_done, guint total, gpointer context);
/* Of the profile that was asked for; NULL: none was. */
const HpProfileChoice *hp_context_profile(const HpContext *context);
/* Why there is no document: cancelled, or what the diagnostics say first. */
void hp_context_set_error(const HpContext *context, GError **error);
