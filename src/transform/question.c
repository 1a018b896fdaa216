/* Questions to the process that runs foreign stylesheets, and its answers, as bytes and back. */
#include "transform/question.h"

#define FILES_FORMAT "a(ayay)"
#define QUESTION_FORMAT "(ayay" FILES_FORMAT FILES_FORMAT "aayayay)"
#define ANSWER_FORMAT "(aya(uayiiay))"

/* ---- Files --------------------------------------------------------------------------------- */

static void known_file_free(gpointer data)
{
  HpKnownFile *file = data;
  g_free(file->path);
  g_bytes_unref(file->bytes);
  g_free(file);
}

GPtrArray *hp_known_files_new(void)
{
  return g_ptr_array_new_with_free_func(known_file_free);
}

void hp_known_files_add(GPtrArray *files, const char *path, GBytes *bytes)
{
  HpKnownFile *file = g_new(HpKnownFile, 1);
  *file = (HpKnownFile){g_strdup(path), bytes};
  g_ptr_array_add(files, file);
}

/* ---- Values -------------------------------------------------------------------------------- */

static GVariant *variant_of_bytes(GBytes *bytes)
{
  return g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

static GVariant *variant_of_files(const GPtrArray *files)
{
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE(FILES_FORMAT));
  for (guint i = 0; i < files->len; i++) {
    const HpKnownFile *file = g_ptr_array_index(files, i);
    g_variant_builder_add(&builder, "(@ay@ay)", g_variant_new_bytestring(file->path),
                          variant_of_bytes(file->bytes));
  }
  return g_variant_builder_end(&builder);
}

static GPtrArray *files_of_variant(GVariant *variant)
{
  GPtrArray *files = hp_known_files_new();
  for (gsize i = 0; i < g_variant_n_children(variant); i++) {
    g_autoptr(GVariant) path = NULL, bytes = NULL;
    g_variant_get_child(variant, i, "(@ay@ay)", &path, &bytes);
    hp_known_files_add(files, g_variant_get_bytestring(path), g_variant_get_data_as_bytes(bytes));
  }
  return files;
}

/* NULL if they are not what the format says. */
static GVariant *variant_read(GBytes *bytes, const char *format)
{
  GVariant *variant =
      g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(format), bytes, FALSE));
  if (!g_variant_is_normal_form(variant))
    g_clear_pointer(&variant, g_variant_unref);
  return variant;
}

/* ---- Questions ----------------------------------------------------------------------------- */

void hp_question_clear(HpQuestion *question)
{
  g_free(question->stylesheet);
  g_free(question->program_folder);
  g_clear_pointer(&question->files, g_ptr_array_unref);
  g_clear_pointer(&question->documents, g_ptr_array_unref);
  g_strfreev(question->parameters);
  g_free(question->uri);
  g_clear_pointer(&question->document, g_bytes_unref);
}

GBytes *hp_question_write(const HpQuestion *question)
{
  g_autoptr(GVariant) variant = g_variant_ref_sink(
      g_variant_new("(@ay@ay@" FILES_FORMAT "@" FILES_FORMAT "@aay@ay@ay)",
                    g_variant_new_bytestring(question->stylesheet),
                    g_variant_new_bytestring(question->program_folder),
                    variant_of_files(question->files), variant_of_files(question->documents),
                    g_variant_new_bytestring_array((const char *const *)question->parameters, -1),
                    g_variant_new_bytestring(question->uri), variant_of_bytes(question->document)));
  return g_variant_get_data_as_bytes(variant);
}

gboolean hp_question_read(GBytes *bytes, HpQuestion *question)
{
  g_autoptr(GVariant) variant = variant_read(bytes, QUESTION_FORMAT);
  g_autoptr(GVariant) stylesheet = NULL, folder = NULL, files = NULL, documents = NULL;
  g_autoptr(GVariant) parameters = NULL, uri = NULL, document = NULL;
  if (variant == NULL)
    return FALSE;
  g_variant_get(variant, "(@ay@ay@" FILES_FORMAT "@" FILES_FORMAT "@aay@ay@ay)", &stylesheet,
                &folder, &files, &documents, &parameters, &uri, &document);
  *question = (HpQuestion){.stylesheet = g_variant_dup_bytestring(stylesheet, NULL),
                           .program_folder = g_variant_dup_bytestring(folder, NULL),
                           .files = files_of_variant(files),
                           .documents = files_of_variant(documents),
                           .parameters = g_variant_dup_bytestring_array(parameters, NULL),
                           .uri = g_variant_dup_bytestring(uri, NULL),
                           .document = g_variant_get_data_as_bytes(document)};
  return TRUE;
}

/* ---- Answers ------------------------------------------------------------------------------- */

void hp_answer_clear(HpAnswer *answer)
{
  g_clear_pointer(&answer->result, g_bytes_unref);
  g_clear_pointer(&answer->diagnostics, hp_diagnostics_free);
}

GBytes *hp_answer_write(const HpAnswer *answer)
{
  const GPtrArray *sorted = hp_diagnostics_sorted(answer->diagnostics);
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE("a(uayiiay)"));
  for (guint i = 0; i < sorted->len; i++) {
    const HpDiagnostic *one = g_ptr_array_index(sorted, i);
    const char *file = one->place.file == NULL ? "" : one->place.file;
    g_variant_builder_add(&builder, "(u@ayii@ay)", (guint)one->severity,
                          g_variant_new_bytestring(file), one->place.line, one->place.column,
                          g_variant_new_bytestring(one->message));
  }
  g_autoptr(GVariant) variant = g_variant_ref_sink(g_variant_new(
      "(@ay@a(uayiiay))", variant_of_bytes(answer->result), g_variant_builder_end(&builder)));
  return g_variant_get_data_as_bytes(variant);
}

static void read_diagnostic(GVariant *one, HpDiagnostics *diagnostics)
{
  g_autoptr(GVariant) file = NULL, message = NULL;
  guint severity = 0;
  HpPlace place = {0};
  g_variant_get(one, "(u@ayii@ay)", &severity, &file, &place.line, &place.column, &message);
  place.file = g_variant_get_bytestring(file);
  if (*place.file == '\0')
    place.file = NULL;
  hp_report(diagnostics, (HpSeverity)MIN(severity, HP_NOTE), &place, "%s",
            g_variant_get_bytestring(message));
}

gboolean hp_answer_read(GBytes *bytes, HpAnswer *answer)
{
  g_autoptr(GVariant) variant = variant_read(bytes, ANSWER_FORMAT);
  g_autoptr(GVariant) result = NULL, diagnostics = NULL;
  if (variant == NULL)
    return FALSE;
  g_variant_get(variant, "(@ay@a(uayiiay))", &result, &diagnostics);
  answer->result = g_variant_get_data_as_bytes(result);
  answer->diagnostics = hp_diagnostics_new();
  for (gsize i = 0; i < g_variant_n_children(diagnostics); i++) {
    g_autoptr(GVariant) one = g_variant_get_child_value(diagnostics, i);
    read_diagnostic(one, answer->diagnostics);
  }
  return TRUE;
}
