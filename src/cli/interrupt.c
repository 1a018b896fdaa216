/* What is left undone when the user stops the program, or the system does. */
#include "cli/cli.h"

#include <signal.h>
#include <unistd.h>

struct HpInterruptGuard {
  GThread *thread;
  void (*tidy)(gconstpointer);
  gconstpointer user;
  sigset_t signals, before;
};

/* Tidies, and ends the process as the signal would have ended it. SIGUSR1 ends the guard. */
static gpointer watch(gpointer data)
{
  const HpInterruptGuard *guard = data;
  int signal_number = 0;
  if (sigwait(&guard->signals, &signal_number) != 0 || signal_number == SIGUSR1)
    return NULL;
  guard->tidy(guard->user);
  signal(signal_number, SIG_DFL);
  pthread_sigmask(SIG_SETMASK, &guard->before, NULL);
  raise(signal_number);
  return NULL;
}

HpInterruptGuard *hp_interrupt_guard_new(void (*tidy)(gconstpointer), gconstpointer user)
{
  static const int numbers[] = {SIGHUP, SIGINT, SIGTERM, SIGUSR1};
  HpInterruptGuard *guard = g_new0(HpInterruptGuard, 1);
  guard->tidy = tidy;
  guard->user = user;
  sigemptyset(&guard->signals);
  for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
    sigaddset(&guard->signals, numbers[i]);
  pthread_sigmask(SIG_BLOCK, &guard->signals, &guard->before);
  guard->thread = g_thread_new("interrupt", watch, guard);
  return guard;
}

static void remove_scratch(gconstpointer scratch)
{
  hp_scratch_remove(scratch);
}

HpInterruptGuard *hp_interrupt_guard_of_scratch(const HpScratch *scratch)
{
  return hp_interrupt_guard_new(remove_scratch, scratch);
}

void hp_interrupt_guard_free(HpInterruptGuard *guard)
{
  if (guard == NULL)
    return;
  kill(getpid(), SIGUSR1);
  g_thread_join(guard->thread);
  pthread_sigmask(SIG_SETMASK, &guard->before, NULL);
  g_free(guard);
}
