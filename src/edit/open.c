/* Opens a source for changes, makes them in the text of its files, and checks what comes of it. */
#include "edit/session.h"

#include <stdlib.h>
#include <string.h>

static void changed_file_free(HpChangedFile *file)
{
  g_free(file->name);
  g_free(file->canonical);
  g_bytes_unref(file->before);
  g_bytes_unref(file->now);
  g_free(file);
}

/* ---- Reading --------------------------------------------------------------------------------- */

/* The file may be a link, and what it leads to lies elsewhere. */
static HpGate *gate_around(const char *path)
{
  g_autofree char *folder = g_path_get_dirname(path);
  HpGate *gate = hp_gate_new(folder);
  char *real = realpath(path, NULL);
  g_autofree char *real_folder = real == NULL ? NULL : g_path_get_dirname(real);
  if (real_folder != NULL)
    hp_gate_open_folder(gate, real_folder);
  free(real);
  hp_gate_keep(gate);
  return gate;
}

static gboolean is_plan(const HpEdit *edit, HpSource *source, HpDiagnostics *diagnostics)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  if (hp_is_one_of(root, "plan follow-up") && hp_is_in_namespace(root, HP_PLAN_NAMESPACE))
    return TRUE;
  const HpPlace place = hp_place_of_node(root);
  hp_report_error(diagnostics, &place,
                  _("%s begins with <%s>; only plans, and follow-ups of them, are changed here."),
                  edit->path, (const char *)root->name);
  return FALSE;
}

/* NULL, and errors, if it is no good. */
static HpSource *read_checked(HpEdit *edit, HpDiagnostics *diagnostics)
{
  g_autoptr(HpSource) source = hp_source_read_through(edit->path, edit->gate, NULL, diagnostics);
  if (source == NULL || !is_plan(edit, source, diagnostics))
    return NULL;
  edit->is_follow_up = hp_is_named(xmlDocGetRootElement(hp_source_document(source)), "follow-up");
  return hp_plan_check_with(source, edit->schema, diagnostics) ? g_steal_pointer(&source) : NULL;
}

static void tell_errors(HpDiagnostics *found, HpDiagnostics *diagnostics)
{
  const GPtrArray *sorted = hp_diagnostics_sorted(found);
  for (guint i = 0; i < sorted->len; i++) {
    const HpDiagnostic *one = g_ptr_array_index(sorted, i);
    if (one->severity == HP_ERROR)
      hp_report_error(diagnostics, &one->place, "%s", one->message);
  }
}

HpEdit *hp_edit_open(const char *path, HpPlanSchema *schema, HpDiagnostics *diagnostics)
{
  g_autoptr(HpDiagnostics) found = hp_diagnostics_new();
  HpEdit *edit = g_new0(HpEdit, 1);
  edit->path = g_strdup(path);
  edit->schema = schema;
  edit->gate = gate_around(path);
  edit->changed = g_ptr_array_new_with_free_func((GDestroyNotify)changed_file_free);
  edit->source = read_checked(edit, found);
  if (edit->source != NULL)
    return edit;
  const HpPlace whole = {path, 0, 0};
  tell_errors(found, diagnostics);
  hp_report_error(diagnostics, &whole,
                  _("The source has errors as it is; correct them before it is changed."));
  hp_edit_free(edit);
  return NULL;
}

void hp_edit_free(HpEdit *edit)
{
  if (edit == NULL)
    return;
  hp_source_free(edit->source);
  hp_gate_free(edit->gate);
  g_ptr_array_unref(edit->changed);
  g_free(edit->path);
  g_free(edit);
}

const xmlNode *hp_edit_root(const HpEdit *edit)
{
  return xmlDocGetRootElement(hp_source_document(edit->source));
}

const char *hp_edit_language(const HpEdit *edit)
{
  const char *language =
      hp_attribute_in(hp_edit_root(edit), (const char *)XML_XML_NAMESPACE, "lang");
  return language == NULL ? "" : language;
}

const xmlNode *hp_edit_adoption(const HpEdit *edit)
{
  const xmlNode *head = hp_child(hp_edit_root(edit), "head");
  return head == NULL ? NULL : hp_child(head, "adoption");
}

HpWritten *hp_edit_written(const HpEdit *edit, const char *name, HpDiagnostics *diagnostics)
{
  const HpPlace place = {name, 0, 0};
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = hp_gate_read(edit->gate, name, name, HP_MAX_SOURCE_BYTES, &error);
  if (bytes != NULL)
    return hp_written_new(bytes, name, diagnostics);
  hp_note_cause(diagnostics, error);
  hp_report_error(diagnostics, &place, "%s", error->message);
  return NULL;
}

/* ---- A change -------------------------------------------------------------------------------- */

/* From which line to which something new stands. */
typedef struct {
  const char *file;
  int first, last;
} NewLines;

static int lines_in(const char *text, gsize size)
{
  int lines = 0;
  for (gsize i = 0; i < size; i++)
    lines += text[i] == '\n';
  return lines;
}

static NewLines new_lines(const HpWritten *written, const char *name, const GArray *replacements)
{
  gsize size = 0;
  const char *text = hp_written_text(written, &size);
  const HpReplacement *first = &g_array_index(replacements, HpReplacement, 0);
  const HpReplacement *last = &g_array_index(replacements, HpReplacement, replacements->len - 1);
  NewLines lines = {name, lines_in(text, first->from) + 1, lines_in(text, last->to) + 1};
  for (guint i = 0; i < replacements->len; i++) {
    const HpReplacement *one = &g_array_index(replacements, HpReplacement, i);
    lines.last += lines_in(one->text, strlen(one->text));
  }
  return lines;
}

static gboolean is_new(const HpDiagnostic *diagnostic, const GArray *lines)
{
  for (guint i = 0; i < lines->len; i++) {
    const NewLines *some = &g_array_index(lines, NewLines, i);
    if (g_strcmp0(diagnostic->place.file, some->file) == 0 &&
        diagnostic->place.line >= some->first && diagnostic->place.line <= some->last)
      return TRUE;
  }
  return FALSE;
}

/* Errors are of what is not written anywhere; so they are told of the file. Of what is warned of
   only what is new is news. */
static void tell_of_change(HpDiagnostics *found, const GArray *lines, HpDiagnostics *diagnostics)
{
  const HpPlace whole = {g_array_index(lines, NewLines, 0).file, 0, 0};
  const GPtrArray *sorted = hp_diagnostics_sorted(found);
  const gboolean refused = hp_diagnostics_count(found, HP_ERROR) > 0;
  for (guint i = 0; i < sorted->len; i++) {
    const HpDiagnostic *one = g_ptr_array_index(sorted, i);
    if (one->severity == HP_ERROR)
      hp_report_error(diagnostics, &whole, _("With this change: %s"), one->message);
    else if (!refused && is_new(one, lines))
      hp_report_warning(diagnostics, &one->place, "%s", one->message);
  }
}

static void note_changed(HpEdit *edit, const char *name, const char *canonical, GBytes *before,
                         GBytes *now)
{
  for (guint i = 0; i < edit->changed->len; i++) {
    HpChangedFile *known = g_ptr_array_index(edit->changed, i);
    if (strcmp(known->canonical, canonical) == 0) {
      g_bytes_unref(known->now);
      known->now = g_bytes_ref(now);
      return;
    }
  }
  HpChangedFile *file = g_new(HpChangedFile, 1);
  *file =
      (HpChangedFile){g_strdup(name), g_strdup(canonical), g_bytes_ref(before), g_bytes_ref(now)};
  g_ptr_array_add(edit->changed, file);
}

/* The last first, so that those before stand where they stood. NULL after errors. */
static GBytes *replaced(GBytes *before, const char *name, const GArray *replacements,
                        HpDiagnostics *diagnostics)
{
  GBytes *bytes = g_bytes_ref(before);
  for (guint i = replacements->len; i > 0 && bytes != NULL; i--) {
    const HpReplacement *one = &g_array_index(replacements, HpReplacement, i - 1);
    g_autoptr(HpWritten) written = hp_written_new(bytes, name, diagnostics);
    g_bytes_unref(bytes);
    bytes = written == NULL
                ? NULL
                : hp_written_replace(written, one->from, one->to, one->text, diagnostics);
  }
  return bytes;
}

/* A file on its way to what it will be. */
typedef struct {
  char *canonical;
  GBytes *before, *now;
} Replaced;

static void replaced_clear(Replaced *one)
{
  g_free(one->canonical);
  g_clear_pointer(&one->before, g_bytes_unref);
  g_clear_pointer(&one->now, g_bytes_unref);
}

/* FALSE, and errors, if it cannot be written so. */
static gboolean replace_in_file(HpEdit *edit, const HpFileChange *change, Replaced *one,
                                HpDiagnostics *diagnostics)
{
  const char *name = change->name;
  one->canonical = hp_gate_resolve(edit->gate, name, name, NULL);
  if (one->canonical != NULL)
    one->before = hp_gate_read(edit->gate, name, name, HP_MAX_SOURCE_BYTES, NULL);
  if (one->before != NULL)
    one->now = replaced(one->before, name, change->replacements, diagnostics);
  return one->now != NULL;
}

/* Reads what it has become. FALSE, and the gate as it was, if that is no good. */
static gboolean take_on(HpEdit *edit, const GArray *files, const GArray *lines,
                        HpDiagnostics *diagnostics)
{
  g_autoptr(HpDiagnostics) found = hp_diagnostics_new();
  for (guint i = 0; i < files->len; i++) {
    const Replaced *one = &g_array_index(files, Replaced, i);
    hp_gate_put(edit->gate, one->canonical, one->now);
  }
  HpSource *source = read_checked(edit, found);
  tell_of_change(found, lines, diagnostics);
  for (guint i = 0; source == NULL && i < files->len; i++) {
    const Replaced *one = &g_array_index(files, Replaced, i);
    hp_gate_put(edit->gate, one->canonical, one->before);
  }
  if (source == NULL)
    return FALSE;
  hp_source_free(edit->source);
  edit->source = source;
  return TRUE;
}

gboolean hp_edit_replace_in_files(HpEdit *edit, GPtrArray *changes, HpDiagnostics *diagnostics)
{
  g_autoptr(GArray) files = g_array_new(FALSE, TRUE, sizeof(Replaced));
  g_autoptr(GArray) lines = g_array_new(FALSE, TRUE, sizeof(NewLines));
  g_array_set_clear_func(files, (GDestroyNotify)replaced_clear);
  for (guint i = 0; i < changes->len; i++) {
    const HpFileChange *change = g_ptr_array_index(changes, i);
    hp_replacements_sort(change->replacements);
    const NewLines some = new_lines(change->written, change->name, change->replacements);
    g_array_set_size(files, i + 1);
    if (!replace_in_file(edit, change, &g_array_index(files, Replaced, i), diagnostics))
      return FALSE;
    g_array_append_val(lines, some);
  }
  if (!take_on(edit, files, lines, diagnostics))
    return FALSE;
  for (guint i = 0; i < changes->len; i++) {
    const HpFileChange *change = g_ptr_array_index(changes, i);
    const Replaced *one = &g_array_index(files, Replaced, i);
    note_changed(edit, change->name, one->canonical, one->before, one->now);
  }
  return TRUE;
}

gboolean hp_edit_replace(HpEdit *edit, HpWritten *written, const char *name, GArray *replacements,
                         HpDiagnostics *diagnostics)
{
  g_autofree char *called = g_strdup(name); /* it may be the source's */
  HpFileChange change = {called, written, replacements};
  g_autoptr(GPtrArray) changes = g_ptr_array_new();
  g_ptr_array_add(changes, &change);
  return hp_edit_replace_in_files(edit, changes, diagnostics);
}

HpSource *hp_edit_resolved(const HpEdit *edit, const char *day)
{
  g_autoptr(HpDiagnostics) ignored = hp_diagnostics_new();
  HpSource *source = hp_source_read_through(edit->path, edit->gate, NULL, ignored);
  if (source == NULL || !hp_plan_check_with(source, edit->schema, ignored)) {
    hp_source_free(source);
    return NULL;
  }
  hp_source_filter(source, day);
  hp_source_resolve(source, day, NULL);
  return source;
}
