/*
 * unfinished: loaded before a program (LD_PRELOAD), ends it where Cairo has written its pages.
 *
 * What the program takes then, against what it takes as it is, tells what finishing the file costs:
 * the content of each page marked with its owners, structure, links, attachments, digests. The
 * marks that say in Cairo's pages whose each part is belong to that, so they are not painted: they
 * alone reset the clip.
 */
#include <cairo.h>
#include <dlfcn.h>
#include <unistd.h>

static _Thread_local int in_mark;

void cairo_reset_clip(cairo_t *cairo)
{
  in_mark = 1;
}

void cairo_fill(cairo_t *cairo)
{
  static void (*fill)(cairo_t *);
  if (fill == NULL)
    *(void **)&fill = dlsym(RTLD_NEXT, "cairo_fill");
  if (in_mark)
    cairo_new_path(cairo);
  else
    fill(cairo);
  in_mark = 0;
}

void cairo_surface_finish(cairo_surface_t *surface)
{
  void (*finish)(cairo_surface_t *);
  *(void **)&finish = dlsym(RTLD_NEXT, "cairo_surface_finish");
  const int is_file = cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_PDF;
  finish(surface);
  if (is_file)
    _exit(0);
}
