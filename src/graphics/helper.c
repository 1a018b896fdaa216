/* The program that pictures are tried by, as a child process that may die of them. */
#include "graphics/trial.h"

struct HpHelper {
  char *program, *fontconfig_file;
  HpTrialLimits limits;
  HpChild *child;    /* NULL: not running */
  gboolean is_fresh; /* it has not answered yet */
  GBytes *picture;   /* the one it read last; or NULL */
};

HpHelper *hp_helper_new(const char *program, const char *fontconfig_file)
{
  HpHelper *helper = g_new0(HpHelper, 1);
  helper->program = g_strdup(program);
  helper->fontconfig_file = g_strdup(fontconfig_file);
  helper->limits = (HpTrialLimits){HP_MAX_PICTURE_SECONDS * 1000, HP_MAX_PICTURE_MEMORY};
  return helper;
}

static HpChildEnd end(HpHelper *helper)
{
  g_clear_pointer(&helper->picture, g_bytes_unref);
  return hp_child_end(g_steal_pointer(&helper->child));
}

void hp_helper_free(HpHelper *helper)
{
  if (helper == NULL)
    return;
  end(helper);
  g_free(helper->program);
  g_free(helper->fontconfig_file);
  g_free(helper);
}

void hp_helper_set_limits(HpHelper *helper, HpTrialLimits limits)
{
  end(helper);
  helper->limits = limits;
}

HpTrialLimits hp_helper_limits(const HpHelper *helper)
{
  return helper->limits;
}

const char *hp_helper_program(const HpHelper *helper)
{
  return helper->program;
}

static gboolean start(HpHelper *helper)
{
  g_autofree char *time = g_strdup_printf("%u", helper->limits.milliseconds);
  g_autofree char *memory = g_strdup_printf("%" G_GUINT64_FORMAT, helper->limits.bytes);
  char *arguments[] = {helper->program, HP_VERSION, time, memory, helper->fontconfig_file, NULL};
  helper->child = hp_child_start(helper->program, arguments);
  helper->is_fresh = TRUE;
  return helper->child != NULL;
}

static gboolean send_picture(const HpHelper *helper, GBytes *picture)
{
  const HpTrialRequest request = {.kind = HP_TRIAL_READ};
  return hp_child_send(helper->child, &request, sizeof request) &&
         hp_child_send_bytes(helper->child, picture);
}

/* FALSE: it has died. */
static gboolean converse(HpHelper *helper, GBytes *picture, const HpTrialRequest *request,
                         HpTrialAnswer *answer)
{
  if (helper->picture != picture) {
    g_clear_pointer(&helper->picture, g_bytes_unref);
    if (!send_picture(helper, picture) || !hp_child_receive(helper->child, answer, sizeof *answer))
      return FALSE;
    helper->picture = g_bytes_ref(picture);
  }
  if (request->kind == HP_TRIAL_DRAW && (!hp_child_send(helper->child, request, sizeof *request) ||
                                         !hp_child_receive(helper->child, answer, sizeof *answer)))
    return FALSE;
  helper->is_fresh = FALSE;
  return TRUE;
}

static HpTrialOutcome post_mortem(HpHelper *helper)
{
  static const HpTrialOutcome outcomes[] = {[HP_CHILD_ENDED] = HP_TRIAL_NO_HELPER,
                                            [HP_CHILD_TOO_LONG] = HP_TRIAL_TOO_LONG,
                                            [HP_CHILD_TOO_LARGE] = HP_TRIAL_TOO_LARGE,
                                            [HP_CHILD_BROKE_DOWN] = HP_TRIAL_BROKE_DOWN};
  return outcomes[end(helper)];
}

HpTrialAnswer hp_helper_ask(HpHelper *helper, GBytes *picture, const HpTrialRequest *request)
{
  HpTrialAnswer answer = {.outcome = HP_TRIAL_NO_HELPER};
  for (gboolean again = TRUE; again;) {
    if (helper->child == NULL && !start(helper))
      return answer;
    /* What it has drawn before may have cost it memory: the picture gets a fresh one, too. */
    again = !helper->is_fresh;
    if (converse(helper, picture, request, &answer))
      return answer;
    answer.outcome = post_mortem(helper);
    again &= answer.outcome != HP_TRIAL_TOO_LONG;
  }
  return answer;
}
