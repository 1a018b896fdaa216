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
  HpChild *child;    /* NULL: not running */
  GHashTable *tools; /* what it has said that its documents are made with; NULL: nothing yet */
};

/* What comes from a worker begins with this; then, where it is built, the bytes of HpBuilt, and its
   file, which is none of those: they are looked through one by one. */
typedef struct {
  guint32 is_built, pages_done, total;
} WorkerAnswer;

/* ---- Asking ---------------------------------------------------------------------------------- */

static HpChildEnd end(HpWorker *worker)
{
  g_clear_pointer(&worker->tools, g_hash_table_unref);
  return hp_child_end(g_steal_pointer(&worker->child));
}

/* Takes the child that the worker is. */
static gboolean begin(HpWorker *worker, HpChild *child)
{
  WorkerAnswer ready;
  worker->child = child;
  if (child == NULL)
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

typedef struct {
  HpMaker *maker;
  const HpRequest *request;
} Service;

static int serve(gpointer data)
{
  const Service *service = data;
  const int status = hp_worker_serve(service->maker, service->request);
  hp_maker_end(service->maker);
  return status;
}

static char **arguments_of(char *const *argv)
{
  g_autoptr(GStrvBuilder) arguments = g_strv_builder_new();
  g_strv_builder_add_many(arguments, "handlingsplan", argv[0], "--worker", NULL);
  g_strv_builder_addv(arguments, (const char **)(argv + 1));
  return g_strv_builder_end(arguments);
}

HpWorker *hp_worker_new(HpMaker *maker, const HpRequest *request, char *const *argv)
{
  HpWorker *worker = g_new0(HpWorker, 1);
  Service service = {maker, request};
  worker->arguments = arguments_of(argv);
  HpChild *child = hp_child_fork(serve, &service);
  if (begin(worker, child != NULL ? child : hp_child_start(PROGRAM, worker->arguments)))
    return worker;
  hp_worker_free(worker);
  return NULL;
}

static gboolean receive_built(HpWorker *worker, HpBuilt *built)
{
  g_autoptr(GBytes) bytes = hp_child_receive_bytes(worker->child, G_MAXSIZE);
  g_autoptr(GBytes) file = bytes == NULL ? NULL : hp_child_receive_bytes(worker->child, G_MAXSIZE);
  return file != NULL && hp_built_read(bytes, file, &worker->tools, built);
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
  return hp_child_send_bytes(child, bytes);
}

static gboolean converse(HpWorker *worker, const HpAsked *asked, HpProgress progress, gpointer user,
                         HpBuilt *built)
{
  WorkerAnswer answer = {0};
  if (!send_asked(worker->child, asked))
    return FALSE;
  while (hp_child_receive(worker->child, &answer, sizeof answer)) {
    if (answer.is_built)
      return receive_built(worker, built);
    progress(answer.pages_done, answer.total, user);
  }
  return FALSE;
}

gboolean hp_worker_build(HpWorker *worker, const HpAsked *asked, HpProgress progress, gpointer user,
                         HpBuilt *built, HpChildEnd *reason)
{
  *reason = HP_CHILD_ENDED;
  if (worker->child == NULL && !begin(worker, hp_child_start(PROGRAM, worker->arguments)))
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

static gboolean send_built(const HpBuilt *built, GHashTable **tools)
{
  g_autoptr(GBytes) bytes = hp_built_write(built, tools);
  g_autoptr(GBytes) file =
      built->document.bytes == NULL ? g_bytes_new(NULL, 0) : g_bytes_ref(built->document.bytes);
  const WorkerAnswer answer = {.is_built = TRUE};
  return hp_child_write(&answer, sizeof answer) && hp_child_write_bytes(bytes) &&
         hp_child_write_bytes(file);
}

/* NULL: nothing more is asked. */
static GVariant *receive_asked(void)
{
  g_autoptr(GBytes) bytes = hp_child_read_bytes();
  return bytes == NULL ? NULL
                       : g_variant_ref_sink(g_variant_new_from_bytes(
                             G_VARIANT_TYPE_BYTESTRING_ARRAY, bytes, FALSE));
}

static const char *or_null(const char *text)
{
  return text == NULL || *text == '\0' ? NULL : text;
}

/* Faults of house files are told with each document: others may be told of another's first. */
static gboolean serve_one(HpMaker *maker, const HpRequest *request, GHashTable **tools)
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
  const gboolean sent = send_built(&built, tools);
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
  GHashTable *tools = NULL; /* as they were told last; the maker's */
  if (!hp_load_fonts(maker) || !hp_child_write(&ready, sizeof ready))
    return HP_EXIT_INTERNAL;
  while (serve_one(maker, request, &tools))
    ;
  return HP_EXIT_OK;
}
