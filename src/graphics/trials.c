/* What is known of pictures that were tried, so that each is tried once. */
#include "graphics/trial.h"

#define MAX_TRIALS_KEPT 10000 /* pictures known from one document to the next */

/* At one size. */
typedef struct {
  gboolean is_known;
  double width, height;
  HpTrialAnswer answer;
} TriedSize;

struct HpTrial {
  HpTrialOutcome reading;
  TriedSize survived[2], failed[2]; /* the last ones; upright, and turned */
};

struct HpPictureTrials {
  HpHelper *helper;
  GHashTable *by_digest; /* char * → HpTrial */
};

static char *default_program(void)
{
  const char *folder = g_getenv("HANDLINGSPLAN_HELPERS");
  return g_build_filename(folder == NULL || *folder == '\0' ? HP_INSTALLED_HELPERS : folder,
                          HP_TRY_PROGRAM, NULL);
}

HpPictureTrials *hp_picture_trials_new(const char *program, const char *fontconfig_file)
{
  g_autofree char *path = program == NULL ? default_program() : g_strdup(program);
  HpPictureTrials *trials = g_new0(HpPictureTrials, 1);
  trials->helper = hp_helper_new(path, fontconfig_file);
  trials->by_digest = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  return trials;
}

void hp_picture_trials_free(HpPictureTrials *trials)
{
  if (trials == NULL)
    return;
  hp_helper_free(trials->helper);
  g_hash_table_unref(trials->by_digest);
  g_free(trials);
}

void hp_picture_trials_set_limits(HpPictureTrials *trials, HpTrialLimits limits)
{
  hp_helper_set_limits(trials->helper, limits);
}

void hp_picture_trials_forget_many(HpPictureTrials *trials)
{
  if (g_hash_table_size(trials->by_digest) > MAX_TRIALS_KEPT)
    g_hash_table_remove_all(trials->by_digest);
}

/* ---- Messages ------------------------------------------------------------------------------- */

static void set_error(const HpPictureTrials *trials, HpTrialOutcome outcome, const char *name,
                      GError **error)
{
  const HpTrialLimits limits = hp_helper_limits(trials->helper);
  if (outcome == HP_TRIAL_TOO_LONG)
    g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_TOO_BIG,
                _("The picture \"%s\" takes more than %g seconds to draw; simplify it: filters, "
                  "masks, patterns and long texts cost most."),
                name, limits.milliseconds / 1000.0);
  else if (outcome == HP_TRIAL_TOO_LARGE || outcome == HP_TRIAL_FAILED)
    g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_TOO_BIG,
                _("The picture \"%s\" cannot be drawn in %u MiB of memory; simplify it, or save it "
                  "as PNG."),
                name, (guint)(limits.bytes >> 20));
  else if (outcome == HP_TRIAL_BROKE_DOWN)
    g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_BROKEN,
                _("The picture \"%s\" cannot be drawn: librsvg breaks down over it; simplify it, "
                  "or save it as PNG."),
                name);
  else
    g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_UNSUPPORTED,
                _("The picture \"%s\" is not drawn, since the program that tries SVG first, %s, "
                  "does not run; install handlingsplan anew."),
                name, hp_helper_program(trials->helper));
}

/* ---- Reading -------------------------------------------------------------------------------- */

HpTrial *hp_trials_read(HpPictureTrials *trials, GBytes *picture, const char *name, GError **error)
{
  if (trials == NULL) {
    g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_UNSUPPORTED,
                _("The picture \"%s\" is SVG, which is not drawn here."), name);
    return NULL;
  }
  g_autofree char *digest = hp_sha256_of_bytes(picture);
  HpTrial *trial = g_hash_table_lookup(trials->by_digest, digest);
  if (trial == NULL) {
    const HpTrialRequest request = {.kind = HP_TRIAL_READ};
    trial = g_new0(HpTrial, 1);
    trial->reading = hp_helper_ask(trials->helper, picture, &request).outcome;
    g_hash_table_insert(trials->by_digest, g_steal_pointer(&digest), trial);
  }
  /* What is no SVG at all is told by whoever reads it next, better. */
  if (trial->reading == HP_TRIAL_SURVIVED || trial->reading == HP_TRIAL_FAILED)
    return trial;
  set_error(trials, trial->reading, name, error);
  return NULL;
}

/* ---- Drawing -------------------------------------------------------------------------------- */

static gboolean covers(const TriedSize *larger, double width, double height)
{
  return larger->is_known && larger->width >= width && larger->height >= height;
}

static gboolean is_covered_by(const TriedSize *smaller, double width, double height)
{
  return smaller->is_known && smaller->width <= width && smaller->height <= height;
}

/* What was survived is survived smaller, too, and what was not is not survived larger. */
static const TriedSize *known(const HpTrial *trial, const HpTrialDrawing *drawing)
{
  const TriedSize *survived = &trial->survived[drawing->turned];
  const TriedSize *failed = &trial->failed[drawing->turned];
  if (covers(survived, drawing->width, drawing->height))
    return survived;
  return is_covered_by(failed, drawing->width, drawing->height) ? failed : NULL;
}

static const TriedSize *try_size(HpPictureTrials *trials, HpTrial *trial,
                                 const HpTrialDrawing *drawing)
{
  const HpTrialRequest request = {.kind = HP_TRIAL_DRAW,
                                  .turned = (guint64)drawing->turned,
                                  .width = drawing->width,
                                  .height = drawing->height};
  const HpTrialAnswer answer = hp_helper_ask(trials->helper, drawing->bytes, &request);
  TriedSize *size = answer.outcome == HP_TRIAL_SURVIVED ? &trial->survived[drawing->turned]
                                                        : &trial->failed[drawing->turned];
  *size = (TriedSize){TRUE, drawing->width, drawing->height, answer};
  return size;
}

gboolean hp_trials_draw(HpPictureTrials *trials, HpTrial *trial, const HpTrialDrawing *drawing,
                        guint64 *microseconds, GError **error)
{
  const TriedSize *size = known(trial, drawing);
  if (size == NULL)
    size = try_size(trials, trial, drawing);
  *microseconds = size->answer.microseconds;
  if (size->answer.outcome == HP_TRIAL_SURVIVED)
    return TRUE;
  set_error(trials, size->answer.outcome, drawing->name, error);
  return FALSE;
}
