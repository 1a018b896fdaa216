/* What is done with the documents of the growth bench, and how long it takes. */
#include "steps.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_SECONDS = 120 };
#define FIRST_DAY "2017-01-01"

static double user_seconds(const struct rusage *usage)
{
  return (double)usage->ru_utime.tv_sec + (double)usage->ru_utime.tv_usec / 1e6;
}

static double own_seconds(void)
{
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return user_seconds(&usage);
}

static void become(char **arguments)
{
  const struct rlimit limit = {MOST_SECONDS, MOST_SECONDS};
  const int nowhere = open("/dev/null", O_RDWR);
  setrlimit(RLIMIT_CPU, &limit);
  dup2(nowhere, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
  execv(arguments[0], arguments);
  _exit(127);
}

/* Ends with the status that is expected of it, or it failed. */
static double command_seconds(const char **arguments, int expected)
{
  const pid_t child = fork();
  if (child == 0)
    become((char **)arguments);
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child)
    return -1;
  return WIFEXITED(status) && WEXITSTATUS(status) == expected ? user_seconds(&usage) : -1;
}

static char *in_folder(const Bench *bench, const char *name)
{
  return g_build_filename(bench->folder, name, NULL);
}

/* ---- Commands that make something of a file ------------------------------------------------- */

static double command_on(const Bench *bench, const char *command, const char *file,
                         const char *output)
{
  g_autofree char *target = in_folder(bench, output);
  g_remove(target); /* import replaces nothing */
  return command_seconds((const char *[]){bench->program, command, file, "-o", target, NULL},
                         bench->status);
}

static double format_seconds(const Bench *bench, const Step *step, const char *file)
{
  return command_on(bench, "format", file, "out.pdf");
}

static double fo_seconds(const Bench *bench, const Step *step, const char *file)
{
  return command_on(bench, "fo", file, "out.fo");
}

static double import_seconds(const Bench *bench, const Step *step, const char *file)
{
  return command_on(bench, "import", file, "imported.xml");
}

static double export_seconds(const Bench *bench, const Step *step, const char *file)
{
  return command_on(bench, "export", file, "out.xlsx");
}

static double resolved_seconds(const Bench *bench, const Step *step, const char *file)
{
  return command_on(bench, "resolve", file, "resolved.xml");
}

static double build_seconds(const Bench *bench, const Step *step, const char *file)
{
  g_autofree char *target = in_folder(bench, "out");
  return command_seconds(
      (const char *[]){bench->program, "build", file, "--always", "-o", target, NULL},
      bench->status);
}

/* Steps that are named after views. */
static double view_fo_seconds(const Bench *bench, const Step *step, const char *file)
{
  g_autofree char *target = in_folder(bench, "out.fo");
  return command_seconds(
      (const char *[]){bench->program, "fo", file, "--view", step->name, "-o", target, NULL},
      bench->status);
}

static double since_seconds(const Bench *bench, const Step *step, const char *file)
{
  g_autofree char *target = in_folder(bench, "out");
  return command_seconds((const char *[]){bench->program, "build", file, "--view", step->name,
                                          "--since", FIRST_DAY, "--always", "-o", target, NULL},
                         bench->status);
}

static double view_seconds(const Bench *bench, const Step *step, const char *file)
{
  g_autofree char *target = in_folder(bench, "out");
  return command_seconds((const char *[]){bench->program, "build", file, "--view", step->name,
                                          "--always", "-o", target, NULL},
                         bench->status);
}

/* ---- Commands on what was made before -------------------------------------------------------- */

static double show_seconds(const Bench *bench, const Step *step, const char *file)
{
  g_autofree char *made = in_folder(bench, "out/document.pdf");
  if (build_seconds(bench, step, file) < 0)
    return -1;
  return command_seconds((const char *[]){bench->program, "show", made, NULL}, 0);
}

static double verify_seconds(const Bench *bench, const Step *step, const char *file)
{
  g_autofree char *made = in_folder(bench, "out/document.pdf");
  if (build_seconds(bench, step, file) < 0)
    return -1;
  return command_seconds((const char *[]){bench->program, "verify", made, NULL}, 0);
}

/* The document as a file beside it, with other words. */
static char *write_reworded(const Bench *bench, const char *file, const char *word,
                            const char *other)
{
  g_autofree char *text = NULL, *path = in_folder(bench, "reworded.xml");
  if (!g_file_get_contents(file, &text, NULL, NULL))
    return NULL;
  g_autoptr(GString) reworded = g_string_new(text);
  g_string_replace(reworded, word, other, 0);
  return g_file_set_contents(path, reworded->str, (gssize)reworded->len, NULL)
             ? g_steal_pointer(&path)
             : NULL;
}

/* One word differs: all is compared. */
static double altered_seconds(const Bench *bench, const Step *step, const char *file)
{
  g_autofree char *made = in_folder(bench, "out/document.pdf");
  g_autofree char *other = write_reworded(bench, file, "<title>Plan<", "<title>Planen<");
  if (other == NULL || build_seconds(bench, step, file) < 0)
    return -1;
  return command_seconds((const char *[]){bench->program, "verify", made, "--source", other, NULL},
                         1);
}

/* Every activity differs. */
static double diff_seconds(const Bench *bench, const Step *step, const char *file)
{
  g_autofree char *old = write_reworded(bench, file, "Gör", "Gjorde");
  return old == NULL
             ? -1
             : command_seconds((const char *[]){bench->program, "diff", old, file, NULL}, 1);
}

static double change_seconds(const Bench *bench, const Step *step, const char *file)
{
  return command_seconds(
      (const char *[]){bench->program, "change", file, "--change", "a0:text=Annat", "-n", NULL}, 0);
}

static double meeting_seconds(const Bench *bench, const Step *step, const char *file)
{
  return command_seconds((const char *[]){bench->program, "meeting", file, "--date", "2030-01-01",
                                          "--update", "a0=complete", "-n", NULL},
                         0);
}

/* ---- In this process ------------------------------------------------------------------------- */

static double check_seconds(const Bench *bench, const Step *step, const char *file)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(file, NULL, diagnostics);
  if (source == NULL)
    return -1;
  const double start = own_seconds();
  const gboolean is_right = hp_plan_check_with(source, bench->schema, diagnostics);
  return is_right == (bench->status == 0) ? own_seconds() - start : -1;
}

static double resolve_seconds(const Bench *bench, const Step *step, const char *file)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(file, NULL, diagnostics);
  if (source == NULL)
    return -1;
  const double start = own_seconds();
  hp_source_resolve(source, NULL, NULL);
  return own_seconds() - start;
}

/* With what it was when nothing had been reported or decided. */
static double compare_seconds(const Bench *bench, const Step *step, const char *file)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(file, NULL, diagnostics);
  g_autoptr(HpSource) before = hp_source_read(file, NULL, diagnostics);
  if (source == NULL || before == NULL)
    return -1;
  hp_source_resolve(source, NULL, NULL);
  hp_source_filter(before, FIRST_DAY);
  hp_source_resolve(before, FIRST_DAY, NULL);
  const double start = own_seconds();
  hp_source_add_since(source, before, NULL);
  return own_seconds() - start;
}

/* ---- The table ------------------------------------------------------------------------------- */

#define OF(FORM) (1 << (FORM))
enum {
  FO = OF(FORM_FLOW) | OF(FORM_ROOT) | OF(FORM_FILE),
  PLAN = OF(FORM_PLAN),
  COLLECTION = OF(FORM_COLLECTION),
  SOURCE = PLAN | OF(FORM_PROPOSALS) | OF(FORM_DECISION),
  FOREIGN =
      OF(FORM_PAGE) | OF(FORM_DOCX) | OF(FORM_ODT) | OF(FORM_ODS) | OF(FORM_CSV) | OF(FORM_XLSX),
};

const Step steps[] = {
    {"format", FO, TRUE, format_seconds},
    {"check", SOURCE, TRUE, check_seconds},
    {"resolve", PLAN, TRUE, resolve_seconds},
    {"compare", PLAN, TRUE, compare_seconds},
    {"resolve", COLLECTION, TRUE, resolved_seconds},
    {"fo", SOURCE, TRUE, fo_seconds},
    {"build", SOURCE, TRUE, build_seconds},
    {"import", FOREIGN, TRUE, import_seconds},
    {"followup", PLAN, FALSE, view_fo_seconds},
    {"changes", PLAN, FALSE, since_seconds},
    {"responsible", PLAN | COLLECTION, FALSE, view_fo_seconds},
    {"timeline", PLAN, FALSE, view_fo_seconds},
    {"short", PLAN, FALSE, view_fo_seconds},
    {"overview", COLLECTION, FALSE, view_fo_seconds},
    {"html", SOURCE | COLLECTION, FALSE, view_seconds},
    {"csv", SOURCE, FALSE, view_seconds},
    {"ics", PLAN, FALSE, view_seconds},
    {"export", PLAN, FALSE, export_seconds},
    {"diff", PLAN, FALSE, diff_seconds},
    {"change", PLAN, FALSE, change_seconds},
    {"meeting", PLAN, FALSE, meeting_seconds},
    {"show", SOURCE, FALSE, show_seconds},
    {"verify", SOURCE, FALSE, verify_seconds},
    {"altered", PLAN, FALSE, altered_seconds},
    {NULL, 0, FALSE, NULL},
};

gboolean can_be_done_with(const Step *step, const Construct *construct)
{
  return (step->forms & OF(construct->form)) != 0;
}

gboolean is_done_with(const Step *step, const Construct *construct)
{
  if (!can_be_done_with(step, construct))
    return FALSE;
  g_auto(GStrv) also = g_strsplit(construct->also == NULL ? "" : construct->also, " ", 0);
  return step->is_usual || g_strv_contains((const char *const *)also, step->name);
}
