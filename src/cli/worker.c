/* Another process that makes documents: asked here, and its own part. */
#include "cli/worker.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define MAX_DOCUMENT_SECONDS 600 /* seconds of the processor for one of several sources; error */
#define MAX_DOCUMENT_MEMORY 75   /* percent of the memory for one of several sources; error */
#define PROGRESS_INTERVAL 100000 /* microseconds */
#define PROGRAM "/proc/self/exe" /* this one, even if it has been replaced by a newer */

struct HpWorker {
  char **arguments;
  HpChild *child; /* NULL: not running */
};

/* What comes from a worker begins with this; then `size` bytes of HpBuilt, if that is not 0. */
typedef struct {
  guint64 size;
  guint32 pages_done, total;
} WorkerAnswer;

/* ---- Asking ---------------------------------------------------------------------------------- */

static HpChildEnd end(HpWorker *worker)
{
  return hp_child_end(g_steal_pointer(&worker->child));
}

static gboolean start(HpWorker *worker)
{
  WorkerAnswer ready;
  worker->child = hp_child_start(PROGRAM, worker->arguments);
  if (worker->child == NULL)
    return FALSE;
  if (hp_child_receive(worker->child, &ready, sizeof ready))
    return TRUE;
  end(worker);
  return FALSE;
}

void hp_worker_free(HpWorker *worker)
{
  if (worker == NULL)
    return;
  end(worker);
  g_strfreev(worker->arguments);
  g_free(worker);
}

HpWorker *hp_worker_new(int argc, char *const *argv)
{
  HpWorker *worker = g_new0(HpWorker, 1);
  GPtrArray *arguments = g_ptr_array_new();
  g_ptr_array_add(arguments, g_strdup("handlingsplan"));
  g_ptr_array_add(arguments, g_strdup(argv[0]));
  g_ptr_array_add(arguments, g_strdup("--worker"));
  for (int i = 1; i < argc; i++)
    g_ptr_array_add(arguments, g_strdup(argv[i]));
  g_ptr_array_add(arguments, NULL);
  worker->arguments = (char **)g_ptr_array_free(arguments, FALSE);
  if (start(worker))
    return worker;
  hp_worker_free(worker);
  return NULL;
}

static gboolean receive_built(HpWorker *worker, gsize size, HpBuilt *built)
{
  guint8 *data = g_try_malloc(size);
  if (data == NULL || !hp_child_receive(worker->child, data, size)) {
    g_free(data);
    return FALSE;
  }
  g_autoptr(GBytes) bytes = g_bytes_new_take(data, size);
  return hp_built_read(bytes, built);
}

static GBytes *bytes_of_asked(const HpAsked *asked)
{
  const char *const parts[] = {asked->source, asked->view, asked->known};
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE_BYTESTRING_ARRAY);
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    g_variant_builder_add_value(&builder,
                                g_variant_new_bytestring(parts[i] == NULL ? "" : parts[i]));
  g_autoptr(GVariant) variant = g_variant_ref_sink(g_variant_builder_end(&builder));
  return g_variant_get_data_as_bytes(variant);
}

static gboolean send_asked(HpChild *child, const HpAsked *asked)
{
  g_autoptr(GBytes) bytes = bytes_of_asked(asked);
  gsize size = 0;
  gconstpointer data = g_bytes_get_data(bytes, &size);
  const guint64 length = size;
  return hp_child_send(child, &length, sizeof length) && hp_child_send(child, data, size);
}

static gboolean converse(HpWorker *worker, const HpAsked *asked, HpProgress progress, gpointer user,
                         HpBuilt *built)
{
  WorkerAnswer answer = {0};
  if (!send_asked(worker->child, asked))
    return FALSE;
  while (hp_child_receive(worker->child, &answer, sizeof answer)) {
    if (answer.size > 0)
      return receive_built(worker, answer.size, built);
    progress(answer.pages_done, answer.total, user);
  }
  return FALSE;
}

gboolean hp_worker_build(HpWorker *worker, const HpAsked *asked, HpProgress progress, gpointer user,
                         HpBuilt *built, HpChildEnd *reason)
{
  *reason = HP_CHILD_ENDED;
  if (worker->child == NULL && !start(worker))
    return FALSE;
  if (converse(worker, asked, progress, user, built))
    return TRUE;
  *reason = end(worker);
  return FALSE;
}

/* ---- The worker's part ----------------------------------------------------------------------- */

static gboolean send_progress(guint pages_done, guint total, gpointer user)
{
  gint64 *sent = user;
  const gint64 now = g_get_monotonic_time();
  if (now - *sent < PROGRESS_INTERVAL)
    return TRUE;
  *sent = now;
  const WorkerAnswer answer = {.pages_done = pages_done, .total = total};
  return hp_child_write(&answer, sizeof answer);
}

static gboolean send_built(const HpBuilt *built)
{
  g_autoptr(GBytes) bytes = hp_built_write(built);
  gsize size = 0;
  gconstpointer data = g_bytes_get_data(bytes, &size);
  const WorkerAnswer answer = {.size = size};
  return hp_child_write(&answer, sizeof answer) && hp_child_write(data, size);
}

/* NULL: nothing more is asked. */
static GVariant *receive_asked(void)
{
  guint64 length = 0;
  if (!hp_child_read(&length, sizeof length))
    return NULL;
  g_autofree guint8 *data = g_malloc(length);
  if (!hp_child_read(data, length))
    return NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_take(g_steal_pointer(&data), length);
  return g_variant_ref_sink(
      g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING_ARRAY, bytes, FALSE));
}

static const char *or_null(const char *text)
{
  return text == NULL || *text == '\0' ? NULL : text;
}

/* Faults of house files are told with each document: others may be told of another's first. */
static gboolean serve_one(HpMaker *maker, const HpRequest *request)
{
  g_autoptr(GVariant) asked = receive_asked();
  g_autofree const char **parts =
      asked == NULL ? NULL : g_variant_get_bytestring_array(asked, NULL);
  if (parts == NULL || g_strv_length((char **)(gpointer)parts) != 3)
    return FALSE;
  gint64 progress_sent = g_get_monotonic_time();
  HpRequest one = *request;
  one.source = parts[0];
  one.view = or_null(parts[1]);
  one.known = or_null(parts[2]);
  one.progress = send_progress;
  one.progress_user = &progress_sent;
  HpBuilt built = {0};
  hp_child_limit_time(MAX_DOCUMENT_SECONDS * 1000);
  hp_build_here(maker, &one, &built);
  hp_maker_forget_told(maker);
  hp_child_limit_time(0);
  const gboolean sent = send_built(&built);
  hp_built_clear(&built);
  return sent;
}

/* Where the machine has no more memory, the system ends this process, not another. */
static void offer_itself(void)
{
  const int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (score < 0)
    return;
  (void)!write(score, "1000", 4);
  close(score);
}

HpExit hp_worker_serve(HpMaker *maker, const HpRequest *request)
{
  const guint64 memory = (guint64)sysconf(_SC_PHYS_PAGES) * (guint64)sysconf(_SC_PAGESIZE);
  offer_itself();
  hp_child_follow_parent();
  hp_child_limit_memory(memory / 100 * MAX_DOCUMENT_MEMORY);
  const WorkerAnswer ready = {0};
  if (!hp_load_fonts(maker) || !hp_child_write(&ready, sizeof ready))
    return HP_EXIT_INTERNAL;
  while (serve_one(maker, request))
    ;
  return HP_EXIT_OK;
}
