/*
 * cli, private: documents made by another process of this program, so that one that it dies of
 * costs no other.
 *
 *   this process                      handlingsplan build --worker …
 *                        ◄────────      an empty answer: it is ready
 *     HpAsked            ────────►      builds it as this one would
 *                        ◄────────      pages done, from time to time
 *     HpBuilt            ◄────────      … what became of it
 *     end of file        ◄────────      … or it has died
 *
 * A worker keeps stylesheets, fonts and houses from document to document, and is replaced only when
 * it has died. It writes no file: whoever asks has the documents, and may ask several workers.
 *
 * The first ones are forked, where this process has no threads yet, and have what it has prepared:
 * schema, modules of stylesheets, fonts. Others, and those that replace them, are started anew
 * (18 ms).
 */
#pragma once

#include "cli/built.h"

typedef struct HpWorker HpWorker;

/* Forks one, to which the maker is as it is prepared; where a library has started a thread, it is
   started anew. `argv` are those of the build command, argv[0] its name: one that is started so
   obeys the same options. NULL if it does not start. */
HpWorker *hp_worker_new(HpMaker *maker, const HpRequest *request, char *const *argv);
void hp_worker_free(HpWorker *worker);
/* What differs from document to document; NULL as in HpRequest. */
typedef struct {
  const char *source, *view, *known;
} HpAsked;

/* Builds a document. FALSE if the worker died of it, and of what; it is replaced with the next.
   `progress` gets the pages done from time to time. */
gboolean hp_worker_build(HpWorker *worker, const HpAsked *asked, HpProgress progress, gpointer user,
                         HpBuilt *built, HpChildEnd *end);

/* The worker's part: builds what it is asked for until it is asked no more. */
HpExit hp_worker_serve(HpMaker *maker, const HpRequest *request);
