/* The process that pictures are tried in: started, asked, and found dead. */
#include "graphics/trial.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define STALL_SECONDS 60 /* without an answer and without using the processor */
#define LAST_WORDS 4096  /* bytes */

struct HpHelper {
  char *program, *fontconfig_file;
  HpTrialLimits limits;
  pid_t process; /* 0: not running */
  int channel, last_words;
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

/* What it was killed by, 0 where it ended by itself or somebody else has waited for it. */
static int end(HpHelper *helper)
{
  int status = 0;
  if (helper->process == 0)
    return 0;
  close(helper->channel);
  close(helper->last_words);
  g_clear_pointer(&helper->picture, g_bytes_unref);
  while (waitpid(helper->process, &status, 0) < 0 && errno == EINTR)
    ;
  helper->process = 0;
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
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

/* ---- Starting it ---------------------------------------------------------------------------- */

/* With the signals of a new process, whatever those of this one are. */
static int spawn(HpHelper *helper, int channel, int last_words)
{
  g_autofree char *time = g_strdup_printf("%u", helper->limits.milliseconds);
  g_autofree char *memory = g_strdup_printf("%" G_GUINT64_FORMAT, helper->limits.bytes);
  char *arguments[] = {helper->program, HP_VERSION, time, memory, helper->fontconfig_file, NULL};
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, channel, STDIN_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, last_words, STDERR_FILENO);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  const int reason =
      posix_spawn(&helper->process, helper->program, &actions, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return reason;
}

static gboolean start(HpHelper *helper)
{
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return FALSE;
  const int last_words = memfd_create("last words", MFD_CLOEXEC);
  const gboolean started = last_words >= 0 && spawn(helper, ends[1], last_words) == 0;
  close(ends[1]);
  if (started) {
    helper->channel = ends[0];
    helper->last_words = last_words;
    helper->is_fresh = TRUE;
    return TRUE;
  }
  helper->process = 0;
  close(ends[0]);
  if (last_words >= 0)
    close(last_words);
  return FALSE;
}

/* ---- Asking it ------------------------------------------------------------------------------ */

static gboolean send_all(const HpHelper *helper, gconstpointer data, gsize size)
{
  const char *at = data;
  while (size > 0) {
    const gssize sent = send(helper->channel, at, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR)
      continue;
    if (sent < 0)
      return FALSE;
    at += sent;
    size -= (gsize)sent;
  }
  return TRUE;
}

static gint64 processor_time(pid_t process)
{
  clockid_t clock;
  struct timespec time;
  if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &time) != 0)
    return 0;
  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Its limit is one of processor time, which a busy machine does not change; what neither answers
   nor reckons waits for something that will not come. */
static void wait_for_answer(const HpHelper *helper)
{
  struct pollfd channel = {.fd = helper->channel, .events = POLLIN};
  gint64 before = -1, now = processor_time(helper->process);
  while (now != before) {
    const int ready = poll(&channel, 1, STALL_SECONDS * 1000);
    if (ready > 0)
      return;
    if (ready < 0 && errno == EINTR)
      continue;
    before = now;
    now = processor_time(helper->process);
  }
  kill(helper->process, SIGKILL);
}

static gboolean receive(const HpHelper *helper, HpTrialAnswer *answer)
{
  wait_for_answer(helper);
  gssize got = 0;
  do
    got = recv(helper->channel, answer, sizeof *answer, MSG_WAITALL);
  while (got < 0 && errno == EINTR);
  return got == sizeof *answer;
}

static gboolean send_picture(const HpHelper *helper, GBytes *picture)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data(picture, &size);
  const HpTrialRequest request = {.kind = HP_TRIAL_READ, .size = size};
  return send_all(helper, &request, sizeof request) && send_all(helper, data, size);
}

/* FALSE: it has died. */
static gboolean converse(HpHelper *helper, GBytes *picture, const HpTrialRequest *request,
                         HpTrialAnswer *answer)
{
  if (helper->picture != picture) {
    g_clear_pointer(&helper->picture, g_bytes_unref);
    if (!send_picture(helper, picture) || !receive(helper, answer))
      return FALSE;
    helper->picture = g_bytes_ref(picture);
  }
  if (request->kind == HP_TRIAL_DRAW &&
      (!send_all(helper, request, sizeof *request) || !receive(helper, answer)))
    return FALSE;
  helper->is_fresh = FALSE;
  return TRUE;
}

/* ---- What it died of ------------------------------------------------------------------------ */

/* GLib, Rust and C++ all end the process where there is no memory, and say so. */
static gboolean speaks_of_memory(int last_words)
{
  char text[LAST_WORDS + 1];
  const gssize length = pread(last_words, text, LAST_WORDS, 0);
  text[MAX(length, 0)] = '\0';
  return strstr(text, "alloc") != NULL;
}

static HpTrialOutcome post_mortem(HpHelper *helper)
{
  const gboolean memory = speaks_of_memory(helper->last_words);
  switch (end(helper)) {
  case 0:
    return HP_TRIAL_NO_HELPER;
  case SIGPROF:
  case SIGKILL:
    return HP_TRIAL_TOO_LONG;
  default:
    return memory ? HP_TRIAL_TOO_LARGE : HP_TRIAL_BROKE_DOWN;
  }
}

HpTrialAnswer hp_helper_ask(HpHelper *helper, GBytes *picture, const HpTrialRequest *request)
{
  HpTrialAnswer answer = {.outcome = HP_TRIAL_NO_HELPER};
  for (gboolean again = TRUE; again;) {
    if (helper->process == 0 && !start(helper))
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
