/* The program that reads and draws pictures before they are drawn in earnest, and may die of them:
 * as they are drawn there (graphic.c, onto a PDF), under limits. */
#include "graphics/graphic.h"
#include "graphics/trial.h"
#include "text/text.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <string.h>
#include <time.h>

#define MAX_TRY_STACK (4 * 1024 * 1024)    /* bytes of stack, half of what threads have; it fails */
#define MAX_PICTURE_PDF (64 * 1024 * 1024) /* bytes that one drawing adds to a PDF; refused */

/* What it is told when it is started, and what it has read. */
typedef struct {
  HpTrialLimits limits;
  const char *fontconfig_file;
  HpText *text; /* NULL until a picture may need it */
  HpGraphic *graphic;
  gboolean complained; /* whether a library has said that it was called wrongly */
} Trying;

static guint64 processor_time(void)
{
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (guint64)time.tv_sec * G_USEC_PER_SEC + (guint64)time.tv_nsec / 1000;
}

/* Of what librsvg asks of Pango and Cairo, with sizes beyond all measure: what comes of it is not
   known, and in earnest it would be said on standard error. */
static void note_complaint(const char *domain, GLogLevelFlags level, const char *message,
                           gpointer user)
{
  Trying *trying = user;
  trying->complained = trying->complained || (level & G_LOG_LEVEL_CRITICAL) != 0;
}

/* ---- Reading -------------------------------------------------------------------------------- */

/* What has no such word, in ASCII and without entities that could make it, has no text. */
static gboolean may_have_text(GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  return memchr(data, '\0', size) != NULL || memmem(data, size, "text", 4) != NULL ||
         memmem(data, size, "ENTITY", 6) != NULL || memmem(data, size, "encoding", 8) != NULL;
}

/* Loading the fonts takes longer than most pictures. */
static gboolean load_fonts(Trying *trying)
{
  if (trying->text == NULL)
    trying->text = hp_text_new(trying->fontconfig_file, NULL);
  return trying->text != NULL;
}

static HpTrialOutcome read_picture(Trying *trying, GBytes *bytes)
{
  g_clear_pointer(&trying->graphic, hp_graphic_free);
  trying->graphic = hp_graphic_from_svg(bytes, "", NULL);
  if (trying->graphic == NULL)
    return HP_TRIAL_FAILED;
  trying->graphic->fonts = trying->text == NULL ? NULL : hp_text_font_map(trying->text);
  return HP_TRIAL_SURVIVED;
}

/* ---- Drawing -------------------------------------------------------------------------------- */

static cairo_status_t count_bytes(void *closure, const unsigned char *data, unsigned int length)
{
  gsize *count = closure;
  *count += length;
  return *count > MAX_PICTURE_PDF ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

/* So that it fills the surface, which is high where the picture is wide. */
static void turn(cairo_t *cairo, double width)
{
  cairo_translate(cairo, 0, width);
  cairo_rotate(cairo, -G_PI_2);
}

static HpTrialOutcome draw_picture(const Trying *trying, const HpTrialRequest *request)
{
  const double width = request->width, height = request->height;
  gsize count = 0;
  if (trying->graphic == NULL)
    return HP_TRIAL_FAILED;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
      count_bytes, &count, request->turned ? height : width, request->turned ? width : height);
  cairo_t *cairo = cairo_create(surface);
  if (request->turned)
    turn(cairo, width);
  const gboolean drawn = hp_graphic_draw(trying->graphic, cairo, 0, 0, width, height);
  cairo_show_page(cairo);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  const cairo_status_t status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  return drawn && status == CAIRO_STATUS_SUCCESS ? HP_TRIAL_SURVIVED : HP_TRIAL_FAILED;
}

/* ---- Questions and answers ------------------------------------------------------------------ */

static gboolean answer_reading(Trying *trying, HpTrialAnswer *answer)
{
  g_autoptr(GBytes) bytes = hp_child_read_bytes();
  if (bytes == NULL || (may_have_text(bytes) && !load_fonts(trying)))
    return FALSE;
  hp_child_limit_time(trying->limits.milliseconds);
  answer->outcome = read_picture(trying, bytes);
  return TRUE;
}

static gboolean answer_one(Trying *trying)
{
  HpTrialRequest request;
  HpTrialAnswer answer = {0};
  if (!hp_child_read(&request, sizeof request))
    return FALSE;
  const guint64 before = processor_time();
  if (request.kind == HP_TRIAL_READ) {
    if (!answer_reading(trying, &answer))
      return FALSE;
  } else {
    hp_child_limit_time(trying->limits.milliseconds);
    answer.outcome = draw_picture(trying, &request);
  }
  hp_child_limit_time(0);
  if (trying->complained)
    answer.outcome = HP_TRIAL_FAILED;
  trying->complained = FALSE;
  answer.microseconds = processor_time() - before;
  return hp_child_write(&answer, sizeof answer);
}

/* As in the command: Pango asks for a list of fonts, and need not load the system's. */
static void spare_system_fonts(void)
{
  FcConfig *empty = FcConfigCreate();
  FcConfigSetCurrent(empty);
  FcConfigDestroy(empty);
}

/* try-picture VERSION MILLISECONDS BYTES FONTCONFIG-FILE, with a socket as standard input. */
int main(int argc, char **argv)
{
  if (argc < 4 || strcmp(argv[1], HP_VERSION) != 0)
    return 1;
  Trying trying = {.limits = {.milliseconds = (guint)g_ascii_strtoull(argv[2], NULL, 10),
                              .bytes = g_ascii_strtoull(argv[3], NULL, 10)},
                   .fontconfig_file = argv[4]};
  /* Threads of librsvg would each have a stack and a heap of their own. */
  g_setenv("RAYON_NUM_THREADS", "1", TRUE);
  hp_child_confine(trying.limits.bytes, MAX_TRY_STACK);
  spare_system_fonts();
  g_log_set_default_handler(note_complaint, &trying);
  while (answer_one(&trying))
    ;
  return 0;
}
