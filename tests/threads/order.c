/*
 * Tells the thread sanitizer in what order GLib makes things happen: GLib itself is not
 * instrumented, so that what one thread hands to another by its queues, or makes once for all,
 * would look like a race. Linked into the test where it is built with the sanitizer; the functions
 * go before GLib's.
 */
#include <dlfcn.h>
#include <glib.h>

void __tsan_acquire(void *address);
void __tsan_release(void *address);

/* ---- Queues -------------------------------------------------------------------------------- */

void g_async_queue_push(GAsyncQueue *queue, gpointer data)
{
  void (*push)(GAsyncQueue *, gpointer);
  *(void **)&push = dlsym(RTLD_NEXT, "g_async_queue_push");
  __tsan_release(queue);
  push(queue, data);
}

gpointer g_async_queue_pop(GAsyncQueue *queue)
{
  gpointer (*pop)(GAsyncQueue *);
  *(void **)&pop = dlsym(RTLD_NEXT, "g_async_queue_pop");
  const gpointer data = pop(queue);
  __tsan_acquire(queue);
  return data;
}

/* ---- Once ---------------------------------------------------------------------------------- */

typedef struct {
  GOnce *once;
  GThreadFunc make;
  gpointer user;
} Making;

static gpointer make_and_release(gpointer user)
{
  const Making *making = user;
  const gpointer made = making->make(making->user);
  __tsan_release(making->once);
  return made;
}

gpointer g_once_impl(GOnce *once, GThreadFunc make, gpointer user)
{
  gpointer (*call)(GOnce *, GThreadFunc, gpointer);
  *(void **)&call = dlsym(RTLD_NEXT, "g_once_impl");
  Making making = {once, make, user};
  const gpointer made = call(once, make_and_release, &making);
  __tsan_acquire(once);
  return made;
}
