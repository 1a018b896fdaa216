/* Says of each document that its files are complete, or why it was not made; and of all together.
 */
#include "cli/tell.h"

#include "cli/root.h"

#include <string.h>

HpTelling hp_telling_new(HpOutputs *outputs, gboolean verbose)
{
  return (HpTelling){.outputs = outputs,
                     .verbose = verbose,
                     .told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                     .failed = g_ptr_array_new_with_free_func(g_free)};
}

void hp_telling_clear(HpTelling *telling)
{
  g_hash_table_unref(telling->told);
  g_ptr_array_unref(telling->failed);
}

/* ---- Persons ------------------------------------------------------------------------------- */

static void print_persons(const GPtrArray *persons)
{
  for (guint i = 0; i < persons->len; i++) {
    const HpPerson *person = g_ptr_array_index(persons, i);
    fprintf(stderr, "  %s%s%s\n", person->name, person->reached == NULL ? "" : ", ",
            person->reached == NULL ? "" : person->reached);
  }
}

static void print_each(const GPtrArray *texts, const char *heading, const char *source)
{
  if (texts->len > 0)
    fprintf(stderr, heading, source);
  for (guint i = 0; i < texts->len; i++)
    fprintf(stderr, "  %s\n", (const char *)g_ptr_array_index(texts, i));
}

/* Whoever publishes the file should know whom it names. */
static void list_personal_data(const char *source, const HpDocument *document)
{
  const HpPersonalData *named = document->personal_data;
  if (!document->carries_source)
    fprintf(stderr, _("%s: the document does not carry its source.\n"), source);
  if (named->persons->len == 0 && named->authors->len == 0 && named->emails->len == 0)
    fprintf(stderr, _("%s: there are no names marked as persons', and no e-mail addresses.\n"),
            source);
  if (named->persons->len > 0)
    fprintf(stderr,
            _("%s: these persons are named, with phone and address where they are given:\n"),
            source);
  print_persons(named->persons);
  print_each(named->authors, _("%s: these authors are referred to:\n"), source);
  print_each(named->emails, _("%s: these e-mail addresses are in it:\n"), source);
  fputs(_("Names in running text and in pictures are not looked for.\n"), stderr);
}

/* What is true of a source or its house is so for each of its documents: it is told once. TRUE if
   it has not been. */
static gboolean tell_once(HpTelling *telling, const char *text)
{
  const gboolean is_new = g_hash_table_add(telling->told, g_strdup(text));
  if (is_new)
    fputs(text, stderr);
  return is_new;
}

/* One line, so that nobody is published unawares. */
static void count_persons(HpTelling *telling, const char *source, const HpDocument *document)
{
  const guint n = document->personal_data->persons->len;
  g_autofree char *line =
      g_strdup_printf(_("%s: persons named in it: %u; -v lists them.\n"), source, n);
  if (n > 0)
    tell_once(telling, line);
}

/* ---- Faults -------------------------------------------------------------------------------- */

/* Takes the reason. */
static void note_failure(HpTelling *telling, const HpTask *task, HpExit status, char *reason)
{
  const char *end = task->view == NULL ? "" : ")", *begin = task->view == NULL ? "" : " (";
  telling->worst = MAX(telling->worst, status);
  g_ptr_array_add(telling->failed,
                  g_strdup_printf("%s%s%s%s: %s", task->source, begin,
                                  task->view == NULL ? "" : task->view, end, reason));
  g_free(reason);
}

static void print_error(const HpTask *task, const char *message)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  const HpPlace place = {.file = task->source};
  hp_report_error(diagnostics, &place, "%s", message);
  hp_diagnostics_print(diagnostics, stderr);
}

static char *told_already(const HpTask *task, const char *house)
{
  return strcmp(house, task->source) == 0
             ? g_strdup(_("The file has errors, which have been told."))
             : g_strdup_printf(_("Its house file, %s, has errors, which have been told."), house);
}

/* Those of a house once, whichever document came first. The first error, in a line; the caller's.
   NULL if there is none. */
static char *print_messages(HpTelling *telling, const HpTask *task)
{
  g_autofree char *reason = NULL, *already = NULL;
  for (guint i = 0; i < task->built.messages->len; i++) {
    const HpMessage *message = g_ptr_array_index(task->built.messages, i);
    const gboolean is_known = !tell_once(telling, message->text) && message->house != NULL;
    if (message->is_error && !is_known && reason == NULL)
      reason = g_strdup(message->reason);
    if (message->is_error && is_known && already == NULL)
      already = told_already(task, message->house);
  }
  if (already != NULL)
    print_error(task, already);
  return reason != NULL ? g_steal_pointer(&reason) : g_steal_pointer(&already);
}

/* What stands there after an error is easily taken for what was asked for. */
static void tell_of_earlier(const HpTelling *telling, const HpDocument *document)
{
  g_autofree char *path = hp_outputs_path(telling->outputs, document->file_name);
  if (g_file_test(path, G_FILE_TEST_EXISTS) &&
      !hp_outputs_has(telling->outputs, document->file_name))
    fprintf(stderr, _("handlingsplan: %s is still that of an earlier build.\n"), path);
}

/* Takes the reason. */
static void tell_failure(HpTelling *telling, const HpTask *task, char *reason)
{
  const HpBuilt *built = &task->built;
  if (built->status != HP_BUILD_PASSED_OVER && built->errors > 0)
    tell_of_earlier(telling, &built->document);
  if (reason == NULL)
    reason = g_strdup(_("The program does not say why, which is a fault of the program."));
  note_failure(telling, task, built->errors > 0 ? HP_EXIT_BAD_INPUT : HP_EXIT_INTERNAL, reason);
}

static void tell_death(HpTelling *telling, const HpTask *task)
{
  static const char *const words[] = {
      [HP_CHILD_ENDED] = N_("the process that made it was ended"),
      [HP_CHILD_TOO_LONG] = N_("it takes too long"),
      [HP_CHILD_TOO_LARGE] = N_("it takes more memory than there is"),
      [HP_CHILD_BROKE_DOWN] = N_("the program broke down over it, which is a fault of the program"),
  };
  g_autofree char *message =
      g_strdup_printf(_("No document was made: %s."), _(words[task->reason]));
  print_error(task, message);
  note_failure(telling, task,
               task->reason == HP_CHILD_BROKE_DOWN ? HP_EXIT_INTERNAL : HP_EXIT_BAD_INPUT,
               g_steal_pointer(&message));
}

/* ---- Files --------------------------------------------------------------------------------- */

static void print_path(HpTelling *telling, const char *name)
{
  g_autofree char *path = hp_outputs_path(telling->outputs, name);
  printf("%s\n", path);
  fflush(stdout); /* whoever is killed has told what is there */
}

/* What lies in folders goes beside one of the others, and is not told. */
static void print_paths(HpTelling *telling, const HpDocument *document)
{
  print_path(telling, document->file_name);
  for (guint i = 0; document->apart != NULL && i < document->apart->len; i++) {
    const HpDocumentFile *file = g_ptr_array_index(document->apart, i);
    if (strchr(file->name, '/') == NULL)
      print_path(telling, file->name);
  }
}

/* Takes the path. */
static void tell_lost(HpTelling *telling, const HpTask *task, char *path)
{
  fprintf(stderr, _("handlingsplan: %s has just been written for another source; rename one.\n"),
          path);
  note_failure(telling, task, HP_EXIT_BAD_INPUT,
               g_strdup_printf(_("%s is another source's, too."), path));
  g_free(path);
}

static void tell_files(HpTelling *telling, const HpTask *task)
{
  char *lost = task->fault == NULL ? hp_outputs_lost(telling->outputs, task) : NULL;
  if (lost != NULL) {
    tell_lost(telling, task, lost);
    return;
  }
  if (task->fault != NULL) {
    fprintf(stderr, "handlingsplan: %s\n", task->fault);
    note_failure(telling, task, HP_EXIT_BAD_INPUT, g_strdup(task->fault));
    return;
  }
  telling->written++;
  print_paths(telling, &task->built.document);
}

/* ---- Each and all -------------------------------------------------------------------------- */

/* Who named it among others may wonder where its document is. */
static void tell_passed(const HpTelling *telling, const HpTask *task)
{
  g_autofree char *root = telling->tells_passed ? hp_root_name(task->source) : NULL;
  if (root != NULL)
    fprintf(stderr, _("%s: passed over; it begins with <%s>, of which no documents are made.\n"),
            task->source, root);
}

static void tell_up_to_date(HpTelling *telling, const HpTask *task)
{
  if (task->known->made->len == 0) {
    tell_passed(telling, task);
    return;
  }
  telling->documents++;
  char *lost = hp_outputs_lost(telling->outputs, task);
  if (lost != NULL)
    tell_lost(telling, task, lost);
  else
    telling->up_to_date++;
}

void hp_tell(HpTask *task, gpointer user)
{
  HpTelling *telling = user;
  const HpBuilt *built = &task->built;
  if (task->state == HP_TASK_UP_TO_DATE) {
    tell_up_to_date(telling, task);
    return;
  }
  if (!task->alive) {
    telling->documents++;
    tell_death(telling, task);
    return;
  }
  if (built->status == HP_BUILD_DONE && telling->verbose)
    list_personal_data(task->source, &built->document);
  else if (built->status == HP_BUILD_DONE)
    count_persons(telling, task->source, &built->document);
  g_autofree char *reason = print_messages(telling, task);
  if (built->status == HP_BUILD_PASSED_OVER && built->errors == 0) {
    tell_passed(telling, task);
    return;
  }
  telling->documents++;
  if (built->status == HP_BUILD_DONE && built->errors == 0)
    tell_files(telling, task);
  else
    tell_failure(telling, task, g_steal_pointer(&reason));
}

void hp_tell_summary(HpTelling *telling)
{
  if (telling->tells_passed && telling->documents == 0) {
    fputs(_("handlingsplan: none of the files named is a document; name a plan, a follow-up, "
            "proposals, a decision or a collection.\n"),
          stderr);
    telling->worst = MAX(telling->worst, HP_EXIT_BAD_INPUT);
  }
  if (telling->documents > 0 && telling->up_to_date == telling->documents)
    fprintf(stderr, _("handlingsplan: all is up to date.\n"));
  if (telling->failed->len == 0 || telling->documents < 2)
    return;
  fprintf(stderr, _("handlingsplan: %u of %u documents were not made:\n"), telling->failed->len,
          telling->documents);
  for (guint i = 0; i < telling->failed->len; i++)
    fprintf(stderr, "  %s\n", (const char *)g_ptr_array_index(telling->failed, i));
}
