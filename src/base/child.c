/* A process that takes on what might kill it: started, asked, and found dead. */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define STALL_SECONDS 60        /* without an answer and without using the processor */
#define LAST_WORDS 4096         /* bytes */
#define MAX_SAID 65536          /* bytes that one says that only runs; the rest is left out */
#define MAX_CHILD_FILES 64      /* files open at once in a confined child; opening fails */
#define MAX_CHILD_WRITTEN 65536 /* bytes of what a confined child says as it dies; cut */

struct HpChild {
  pid_t process;
  int channel, last_words;
};

/* ---- Starting it ---------------------------------------------------------------------------- */

/* With the signals of a new process, whatever those of this one are, and no other open file. */
static void set_out(posix_spawn_file_actions_t *actions, posix_spawnattr_t *attributes)
{
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
#ifdef __GLIBC__
  posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
#endif
  posix_spawnattr_init(attributes);
  posix_spawnattr_setsigmask(attributes, &none);
  posix_spawnattr_setsigdefault(attributes, &all);
  posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

static int spawn(HpChild *child, int channel, const char *program, char *const *arguments)
{
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, channel, STDIN_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, child->last_words, STDERR_FILENO);
  set_out(&actions, &attributes);
  const int reason =
      posix_spawn(&child->process, program, &actions, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return reason;
}

/* What a process needs to become a child; its end of the channel is the caller's. */
static gboolean open_channel(HpChild *child, int *other_end)
{
  int ends[2];
  child->last_words = memfd_create("last words", MFD_CLOEXEC);
  if (child->last_words < 0)
    return FALSE;
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    close(child->last_words);
    return FALSE;
  }
  child->channel = ends[0];
  *other_end = ends[1];
  return TRUE;
}

/* Takes it, and the other end of its channel. NULL if it has not started. */
static HpChild *started(HpChild *child, int other_end, gboolean good)
{
  close(other_end);
  if (good)
    return child;
  close(child->channel);
  close(child->last_words);
  g_free(child);
  return NULL;
}

HpChild *hp_child_start(const char *program, char *const *arguments)
{
  HpChild *child = g_new0(HpChild, 1);
  int other_end = -1;
  if (open_channel(child, &other_end))
    return started(child, other_end, spawn(child, other_end, program, arguments) == 0);
  g_free(child);
  return NULL;
}

/* In the child: what a spawned one begins with. */
static void set_out_here(int channel, int last_words)
{
  sigset_t none;
  sigemptyset(&none);
  for (int number = 1; number < NSIG; number++)
    signal(number, SIG_DFL);
  sigprocmask(SIG_SETMASK, &none, NULL);
  const int nothing = open("/dev/null", O_WRONLY);
  dup2(channel, STDIN_FILENO);
  dup2(nothing, STDOUT_FILENO);
  dup2(last_words, STDERR_FILENO);
#ifdef __GLIBC__
  closefrom(STDERR_FILENO + 1);
#endif
}

/* Libraries may have started threads unasked (Pango does, from 1.52 on): what waits for one of them
   would wait for ever in a child, which has none. */
static gboolean has_one_thread(void)
{
  g_autoptr(GDir) threads = g_dir_open("/proc/self/task", 0, NULL);
  return threads != NULL && g_dir_read_name(threads) != NULL && g_dir_read_name(threads) == NULL;
}

HpChild *hp_child_fork(int (*serve)(gpointer user), gpointer user)
{
  if (!has_one_thread())
    return NULL;
  HpChild *child = g_new0(HpChild, 1);
  int other_end = -1;
  if (!open_channel(child, &other_end)) {
    g_free(child);
    return NULL;
  }
  fflush(NULL); /* what waits to be written would be written by both */
  child->process = fork();
  if (child->process == 0) {
    set_out_here(other_end, child->last_words);
    exit(serve(user));
  }
  return started(child, other_end, child->process > 0);
}

/* ---- The channel ---------------------------------------------------------------------------- */

static gboolean send_all(int channel, gconstpointer data, gsize size)
{
  const char *at = data;
  while (size > 0) {
    const gssize sent = send(channel, at, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR)
      continue;
    if (sent < 0)
      return FALSE;
    at += sent;
    size -= (gsize)sent;
  }
  return TRUE;
}

/* ---- Asking it ------------------------------------------------------------------------------ */

gboolean hp_child_send(HpChild *child, gconstpointer data, gsize size)
{
  return send_all(child->channel, data, size);
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
static void wait_for_answer(const HpChild *child)
{
  struct pollfd channel = {.fd = child->channel, .events = POLLIN};
  gint64 before = -1, now = processor_time(child->process);
  while (now != before) {
    const int ready = poll(&channel, 1, STALL_SECONDS * 1000);
    if (ready > 0)
      return;
    if (ready < 0 && errno == EINTR)
      continue;
    before = now;
    now = processor_time(child->process);
  }
  kill(child->process, SIGXCPU);
}

/* From a child, or, in one, from who started it (`child` NULL). */
static gboolean receive_all(int channel, const HpChild *child, gpointer data, gsize size)
{
  char *at = data;
  while (size > 0) {
    if (child != NULL)
      wait_for_answer(child);
    const gssize got = recv(channel, at, size, 0);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      return FALSE;
    at += got;
    size -= (gsize)got;
  }
  return TRUE;
}

gboolean hp_child_receive(HpChild *child, gpointer data, gsize size)
{
  return receive_all(child->channel, child, data, size);
}

/* ---- Bytes, after how many they are --------------------------------------------------------- */

static gboolean send_bytes(int channel, GBytes *bytes)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data(bytes, &size);
  const guint64 length = size;
  return send_all(channel, &length, sizeof length) && send_all(channel, data, size);
}

/* A child that has no memory for what it is asked dies of that, and that is told of it. */
static GBytes *receive_bytes(int channel, const HpChild *child, guint64 most)
{
  guint64 length = 0;
  if (!receive_all(channel, child, &length, sizeof length) || length > most)
    return NULL;
  guint8 *data = child == NULL ? g_malloc(MAX(length, 1)) : g_try_malloc(MAX(length, 1));
  if (data != NULL && receive_all(channel, child, data, length))
    return g_bytes_new_take(data, length);
  g_free(data);
  return NULL;
}

gboolean hp_child_send_bytes(HpChild *child, GBytes *bytes)
{
  return send_bytes(child->channel, bytes);
}

GBytes *hp_child_receive_bytes(HpChild *child, guint64 most)
{
  return receive_bytes(child->channel, child, most);
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

/* What it was killed by, 0 where it ended by itself or somebody else has waited for it. */
static int signal_of(pid_t process)
{
  int status = 0;
  while (waitpid(process, &status, 0) < 0)
    if (errno != EINTR)
      return 0;
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

HpChildEnd hp_child_end(HpChild *child)
{
  if (child == NULL)
    return HP_CHILD_ENDED;
  close(child->channel);
  const int signal = signal_of(child->process);
  const gboolean memory = speaks_of_memory(child->last_words);
  close(child->last_words);
  g_free(child);
  switch (signal) {
  case 0:
  case SIGHUP:
  case SIGINT:
  case SIGTERM:
  case SIGPIPE:
    return HP_CHILD_ENDED;
  case SIGPROF:
  case SIGXCPU:
    return HP_CHILD_TOO_LONG;
  case SIGKILL: /* as the system does where the machine has no more */
    return HP_CHILD_TOO_LARGE;
  default:
    return memory ? HP_CHILD_TOO_LARGE : HP_CHILD_BROKE_DOWN;
  }
}

/* ---- One that only runs ---------------------------------------------------------------------- */

/* NULL if it has said nothing, or nothing that is text. */
static char *said_in(int descriptor)
{
  g_autofree char *text = g_malloc0(MAX_SAID + 1);
  const gssize length = pread(descriptor, text, MAX_SAID, 0);
  return length > 0 ? g_utf8_make_valid(text, length) : NULL;
}

static int spawn_run(pid_t *process, char *const *arguments, int said)
{
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, said, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, said, STDERR_FILENO);
  set_out(&actions, &attributes);
  const int reason = posix_spawnp(process, *arguments, &actions, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return reason;
}

int hp_child_run(char *const *arguments, char **said)
{
  pid_t process = 0;
  int status = -1;
  *said = NULL;
  const int descriptor = memfd_create("said", MFD_CLOEXEC);
  if (descriptor < 0)
    return -1;
  if (spawn_run(&process, arguments, descriptor) == 0)
    while (waitpid(process, &status, 0) < 0 && errno == EINTR)
      ;
  *said = said_in(descriptor);
  close(descriptor);
  return status >= 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* ---- In the child --------------------------------------------------------------------------- */

/* Its standard input is its end of the channel. */
gboolean hp_child_read(gpointer data, gsize size)
{
  return receive_all(STDIN_FILENO, NULL, data, size);
}

gboolean hp_child_write(gconstpointer data, gsize size)
{
  return send_all(STDIN_FILENO, data, size);
}

GBytes *hp_child_read_bytes(void)
{
  return receive_bytes(STDIN_FILENO, NULL, G_MAXSIZE);
}

gboolean hp_child_write_bytes(GBytes *bytes)
{
  return send_bytes(STDIN_FILENO, bytes);
}

void hp_child_follow_parent(void)
{
  prctl(PR_SET_PDEATHSIG, SIGKILL);
}

void hp_child_limit_time(guint milliseconds)
{
  const struct itimerval timer = {
      .it_value = {milliseconds / 1000, (suseconds_t)(milliseconds % 1000) * 1000}};
  setitimer(ITIMER_PROF, &timer, NULL);
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED TRUE
#elif defined(__has_feature)
#define IS_SANITIZED (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#else
#define IS_SANITIZED FALSE
#endif

void hp_child_limit_memory(guint64 bytes)
{
  const struct rlimit most = {bytes, bytes};
  if (!IS_SANITIZED)
    setrlimit(RLIMIT_DATA, &most);
}

static void limit(int resource, rlim_t most)
{
  const struct rlimit bounds = {most, most};
  setrlimit((__rlimit_resource_t)resource, &bounds);
}

void hp_child_confine(guint64 bytes, guint64 stack_bytes)
{
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  signal(SIGXFSZ, SIG_IGN);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, MAX_CHILD_FILES);
  limit(RLIMIT_FSIZE, MAX_CHILD_WRITTEN);
  limit(RLIMIT_STACK, stack_bytes);
  hp_child_limit_memory(bytes);
}
