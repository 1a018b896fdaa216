/* Loaded before librsvg: whoever makes a document and draws a picture 201 wide aborts, 202 reckons
 * for ever, 203 takes memory until there is none. The limits are lower than the program's own, so
 * that it does not take long. The helper that tries pictures is left alone. */
#include <dlfcn.h>
#include <errno.h>
#include <glib.h>
#include <librsvg/rsvg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>

static volatile int forever = 1;

static void reckon_for_ever(void)
{
  const struct itimerval timer = {.it_value = {.tv_usec = 20000}};
  setitimer(ITIMER_PROF, &timer, NULL);
  while (forever)
    ;
}

static void take_all_memory(void)
{
  const struct rlimit most = {64 << 20, 64 << 20};
  gpointer last = NULL;
  setrlimit(RLIMIT_DATA, &most);
  for (gpointer more; (more = malloc(1 << 20)) != NULL; last = more)
    memset(more, 1, 1 << 20);
  free(last); /* what the last words take */
  memset(g_malloc(1 << 30), 1, 1 << 30);
}

gboolean rsvg_handle_render_document(RsvgHandle *handle, cairo_t *cairo,
                                     const RsvgRectangle *viewport, GError **error)
{
  typedef gboolean (*Render)(RsvgHandle *, cairo_t *, const RsvgRectangle *, GError **);
  Render render = NULL;
  *(void **)&render = dlsym(RTLD_NEXT, "rsvg_handle_render_document");
  const int width = (int)viewport->width;
  if (strcmp(program_invocation_short_name, "handlingsplan") != 0)
    return render(handle, cairo, viewport, error);
  if (width == 201)
    abort();
  if (width == 202)
    reckon_for_ever();
  if (width == 203)
    take_all_memory();
  return render(handle, cairo, viewport, error);
}
