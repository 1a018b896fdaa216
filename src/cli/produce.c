/* Makes documents, several at once, and hands them over in their order. */
#include "cli/produce.h"

#include <unistd.h>

#define WAIT 100000 /* microseconds between looks at how far it is */

typedef struct {
  const HpProduction *production;
  char *surroundings;
  gint64 looked; /* nanoseconds since 1970: before any file was */
  GPtrArray *due;
  guint next; /* among those */
  GMutex lock, maker_lock;
  GCond done;
} Round;

/* ---- What is to be made -------------------------------------------------------------------- */

static void look_up(Round *round, HpTask *task, GHashTable *seen)
{
  const HpProduction *production = round->production;
  g_autofree char *folder = hp_outputs_path(production->outputs, "");
  const HpJournalEntry *entry = hp_journal_find(production->journal, task->key);
  if (production->always || entry == NULL || !hp_journal_has_files(entry, folder))
    return;
  if (entry->made->len == 0 && !production->request->parts_pass)
    return; /* it is no document, which is an error now */
  task->known = entry;
  if (!hp_journal_is_fresh(entry, round->surroundings, seen))
    return;
  task->state = HP_TASK_UP_TO_DATE;
  hp_outputs_claim_known(production->outputs, task);
}

static void look_up_all(Round *round)
{
  g_autoptr(GHashTable) seen = hp_files_read_new();
  for (guint i = 0; i < round->production->tasks->len; i++) {
    HpTask *task = g_ptr_array_index(round->production->tasks, i);
    look_up(round, task, seen);
    if (task->state == HP_TASK_WAITING)
      g_ptr_array_add(round->due, task);
  }
}

/* ---- Keeping what was made ----------------------------------------------------------------- */

static HpJournalEntry *entry_of(const Round *round, const HpTask *task)
{
  const HpInputs *inputs = task->built.document.inputs;
  return inputs == NULL ? NULL : hp_journal_entry_new(inputs, round->surroundings, round->looked);
}

/* It is what it was, though not of the same files. */
static void keep_known(const Round *round, HpTask *task)
{
  HpJournalEntry *entry = entry_of(round, task);
  g_ptr_array_unref(entry->made);
  entry->made = g_ptr_array_ref(task->known->made);
  hp_journal_append(round->production->journal, task->key, entry);
  task->known = entry;
  task->state = HP_TASK_UP_TO_DATE;
  hp_outputs_claim_known(round->production->outputs, task);
}

static void keep(const Round *round, HpTask *task)
{
  const HpProduction *production = round->production;
  task->state = HP_TASK_BUILT;
  if (!task->alive)
    return;
  HpJournalEntry *entry = entry_of(round, task);
  const HpBuilt *built = &task->built;
  if (built->status == HP_BUILD_UP_TO_DATE) {
    keep_known(round, task);
  } else if (built->status == HP_BUILD_DONE && built->errors == 0) {
    hp_outputs_write(production->outputs, task, production->journal, g_steal_pointer(&entry));
  } else if (built->status == HP_BUILD_PASSED_OVER && built->errors == 0 && entry != NULL) {
    hp_journal_append(production->journal, task->key, g_steal_pointer(&entry));
  }
  hp_journal_entry_free(entry);
}

/* ---- Making -------------------------------------------------------------------------------- */

static const char *digest_known(const HpTask *task)
{
  return task->known == NULL || task->known->made->len == 0 ? NULL : task->known->digest;
}

static HpRequest request_of(const Round *round, const HpTask *task)
{
  HpRequest request = *round->production->request;
  request.source = task->source;
  request.view = task->view;
  request.known = digest_known(task);
  return request;
}

static void make_here(const Round *round, HpTask *task)
{
  HpProgressLine line = hp_progress_line_new(task->source);
  HpRequest request = request_of(round, task);
  request.progress = hp_show_progress;
  request.progress_user = &line;
  hp_build_here(round->production->maker, &request, &task->built);
  task->alive = TRUE;
  hp_progress_line_clear(&line);
}

static gboolean note_progress(guint pages_done, guint total, gpointer user)
{
  HpTask *task = user;
  g_atomic_int_set(&task->pages_done, (gint)pages_done);
  return TRUE;
}

/* Where there can be no worker, this process does it all. */
static void make_without_worker(Round *round, HpTask *task)
{
  g_mutex_lock(&round->maker_lock);
  if (hp_load_fonts(round->production->maker))
    make_here(round, task);
  g_mutex_unlock(&round->maker_lock);
}

static void make_elsewhere(HpTask *task, HpWorker *worker)
{
  const HpAsked asked = {task->source, task->view, digest_known(task)};
  task->alive = hp_worker_build(worker, &asked, note_progress, task, &task->built, &task->reason);
}

static HpTask *next_due(Round *round)
{
  g_mutex_lock(&round->lock);
  HpTask *task =
      round->next < round->due->len ? g_ptr_array_index(round->due, round->next++) : NULL;
  g_mutex_unlock(&round->lock);
  return task;
}

static void finish(Round *round, HpTask *task)
{
  HpTask made = *task;
  keep(round, &made);
  g_mutex_lock(&round->lock);
  *task = made;
  g_cond_signal(&round->done);
  g_mutex_unlock(&round->lock);
}

typedef struct {
  Round *round;
  HpWorker *worker; /* NULL: there can be none */
  GThread *thread;
} Team;

/* One that replaces a worker belongs to the thread that started it, and ends with that. */
static gpointer work(gpointer data)
{
  Team *team = data;
  HpTask *task = NULL;
  while ((task = next_due(team->round)) != NULL) {
    if (team->worker != NULL)
      make_elsewhere(task, team->worker);
    else
      make_without_worker(team->round, task);
    finish(team->round, task);
  }
  g_clear_pointer(&team->worker, hp_worker_free);
  return NULL;
}

/* ---- Telling ------------------------------------------------------------------------------- */

static void show(HpProgressLine *line, const HpTask *task, guint done, guint all)
{
  const gint64 now = g_get_monotonic_time();
  if (now - line->started < G_USEC_PER_SEC || !isatty(STDERR_FILENO))
    return;
  line->visible = TRUE;
  fprintf(stderr, "\r\033[K");
  fprintf(stderr, _("%u of %u documents; %s: page %u"), done, all, task->source,
          (guint)g_atomic_int_get(&task->pages_done));
}

static void wait_for(Round *round, const HpTask *task, HpProgressLine *line)
{
  g_mutex_lock(&round->lock);
  while (task->state == HP_TASK_WAITING) {
    show(line, task, task->number, round->production->tasks->len);
    g_cond_wait_until(&round->done, &round->lock, g_get_monotonic_time() + WAIT);
  }
  g_mutex_unlock(&round->lock);
}

static void tell_all(Round *round, HpTell tell, gpointer user)
{
  HpProgressLine line = hp_progress_line_new(NULL);
  for (guint i = 0; i < round->production->tasks->len; i++) {
    HpTask *task = g_ptr_array_index(round->production->tasks, i);
    wait_for(round, task, &line);
    hp_progress_line_clear(&line);
    tell(task, user);
    hp_built_clear(&task->built);
  }
}

/* ---- The whole ----------------------------------------------------------------------------- */

static gboolean make_one(Round *round)
{
  if (round->due->len == 0)
    return TRUE;
  if (!hp_load_fonts(round->production->maker))
    return FALSE;
  make_here(round, g_ptr_array_index(round->due, 0));
  keep(round, g_ptr_array_index(round->due, 0));
  return TRUE;
}

static gboolean prepare(const Round *round)
{
  g_autofree HpRequest *requests = g_new(HpRequest, round->due->len);
  for (guint i = 0; i < round->due->len; i++)
    requests[i] = request_of(round, g_ptr_array_index(round->due, i));
  return hp_prepare(round->production->maker, requests, round->due->len);
}

/* All workers before the first thread: they are forked. */
static gboolean make_many(Round *round, HpTell tell, gpointer user)
{
  const HpProduction *production = round->production;
  const guint n = MIN(MAX(production->jobs, 1), round->due->len);
  if (!prepare(round))
    return FALSE;
  g_autofree Team *teams = g_new(Team, n);
  for (guint i = 0; i < n; i++)
    teams[i] = (Team){
        round, hp_worker_new(production->maker, production->request, production->given), NULL};
  for (guint i = 0; i < n; i++)
    teams[i].thread = g_thread_new("worker", work, &teams[i]);
  tell_all(round, tell, user);
  for (guint i = 0; i < n; i++)
    g_thread_join(teams[i].thread);
  return TRUE;
}

/* Of several documents each may end the process that makes it, and costs only itself. One alone
   costs nobody else anything, its pictures are tried by another process anyway, and a worker would
   make it wait for a second start (18 ms). */
gboolean hp_produce(const HpProduction *production, HpTell tell, gpointer user)
{
  Round round = {.production = production,
                 .surroundings = hp_maker_surroundings(production->maker),
                 .looked = g_get_real_time() * 1000,
                 .due = g_ptr_array_new()};
  g_mutex_init(&round.lock);
  g_mutex_init(&round.maker_lock);
  g_cond_init(&round.done);
  look_up_all(&round);
  const gboolean many = round.due->len > 1;
  const gboolean good = many ? make_many(&round, tell, user) : make_one(&round);
  if (good && !many)
    tell_all(&round, tell, user);
  g_ptr_array_unref(round.due);
  g_free(round.surroundings);
  g_mutex_clear(&round.lock);
  g_mutex_clear(&round.maker_lock);
  g_cond_clear(&round.done);
  return good;
}
