/*
 * Inside the room: pictures tried in another process before they are drawn in this one.
 *
 *   this process                        try-picture, under limits
 *     HpTrialRequest, bytes  ────────►    read, or draw at a size
 *     HpTrialAnswer          ◄────────    survived …
 *     end of file            ◄────────    … or did not
 *
 * The other way would be to make the whole document in a process of its own, which notes the
 * picture it is at, and to make it again without that one where it dies. That costs every document
 * a start (18 ms of the processor, with fonts; the helper costs 11, and only where there is SVG), a
 * document of 300 pages half a second for each bad picture in it, and it bounds the document's
 * memory and time, which are a hundred times a picture's. And a library has no process for
 * documents.
 */
#pragma once

#include "graphics/graphics.h"

typedef enum { HP_TRIAL_READ, HP_TRIAL_DRAW } HpTrialKind;

/** One of them, and for HP_TRIAL_READ the bytes of the picture after it. HP_TRIAL_DRAW is of the
    picture read last, `width` × `height` points, on a page that is turned or not. */
typedef struct {
  guint64 kind, turned;
  double width, height;
} HpTrialRequest;

typedef enum {
  HP_TRIAL_SURVIVED,
  HP_TRIAL_FAILED,   /* drawing it says that it cannot be drawn */
  HP_TRIAL_TOO_LONG, /* these never come as an answer */
  HP_TRIAL_TOO_LARGE,
  HP_TRIAL_BROKE_DOWN,
  HP_TRIAL_NO_HELPER,
} HpTrialOutcome;

typedef struct {
  guint64 outcome;
  guint64 microseconds; /* of the processor */
} HpTrialAnswer;

/* ---- The other process: helper.c ------------------------------------------------------------ */

typedef struct HpHelper HpHelper;

/** Started with the first question, and again after it has died. */
HpHelper *hp_helper_new(const char *program, const char *fontconfig_file);
void hp_helper_free(HpHelper *helper);
void hp_helper_set_limits(HpHelper *helper, HpTrialLimits limits);
HpTrialLimits hp_helper_limits(const HpHelper *helper);
const char *hp_helper_program(const HpHelper *helper);
/** What becomes of a picture: read, and for HP_TRIAL_DRAW drawn, by the helper. */
HpTrialAnswer hp_helper_ask(HpHelper *helper, GBytes *picture, const HpTrialRequest *request);

/* ---- What is known of a picture: trials.c --------------------------------------------------- */

/** Owned by the trials; known by the picture's digest. */
typedef struct HpTrial HpTrial;

/** NULL, and why, if the picture cannot even be read within the limits. */
HpTrial *hp_trials_read(HpPictureTrials *trials, GBytes *picture, const char *name, GError **error);
/** A picture, as it is drawn. */
typedef struct {
  GBytes *bytes;
  const char *name;
  double width, height; /* in points */
  gboolean turned;
} HpTrialDrawing;
/** FALSE, and why, if it cannot be drawn so within the limits. Else how long it takes. */
gboolean hp_trials_draw(HpPictureTrials *trials, HpTrial *trial, const HpTrialDrawing *drawing,
                        guint64 *microseconds, GError **error);
