/* What became of a source: made here, written in a worker, read from one. */
#include "cli/built.h"

#include <stdlib.h>

/* status, errors, messages, file name, whether it carries its source, persons and how they are
   reached, authors, e-mail addresses, PDF, files beside it, and what is attached apart */
#define BUILT_FORMAT "(uuayayba(ayay)aayaayaya(ayay)a(ayay))"

void hp_built_clear(HpBuilt *built)
{
  g_free(built->messages);
  hp_document_clear(&built->document);
  *built = (HpBuilt){0};
}

static char *printed(HpDiagnostics *diagnostics)
{
  char *text = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&text, &size);
  hp_diagnostics_print(diagnostics, stream);
  fclose(stream);
  char *copy = g_strdup(text);
  free(text);
  return copy;
}

void hp_build_here(HpMaker *maker, const HpRequest *request, HpBuilt *built)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  built->status = hp_maker_build(maker, request, &built->document, diagnostics);
  built->errors = hp_diagnostics_count(diagnostics, HP_ERROR);
  built->messages = printed(diagnostics);
}

/* ---- Writing ------------------------------------------------------------------------------- */

static GVariant *variant_of_bytes(GBytes *bytes)
{
  return bytes == NULL ? g_variant_new_from_data(G_VARIANT_TYPE_BYTESTRING, "", 0, TRUE, NULL, NULL)
                       : g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

static GVariant *variant_of_strings(const GPtrArray *strings)
{
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE_BYTESTRING_ARRAY);
  for (guint i = 0; strings != NULL && i < strings->len; i++)
    g_variant_builder_add_value(&builder, g_variant_new_bytestring(g_ptr_array_index(strings, i)));
  return g_variant_builder_end(&builder);
}

static GVariant *variant_of_files(const GPtrArray *files)
{
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE("a(ayay)"));
  for (guint i = 0; files != NULL && i < files->len; i++) {
    const HpDocumentFile *file = g_ptr_array_index(files, i);
    g_variant_builder_add(&builder, "(@ay@ay)", g_variant_new_bytestring(file->name),
                          variant_of_bytes(file->bytes));
  }
  return g_variant_builder_end(&builder);
}

static GVariant *variant_of_persons(const HpPersonalData *named)
{
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE("a(ayay)"));
  for (guint i = 0; named != NULL && i < named->persons->len; i++) {
    const HpPerson *person = g_ptr_array_index(named->persons, i);
    g_variant_builder_add(&builder, "(@ay@ay)", g_variant_new_bytestring(person->name),
                          g_variant_new_bytestring(person->reached == NULL ? "" : person->reached));
  }
  return g_variant_builder_end(&builder);
}

GBytes *hp_built_write(const HpBuilt *built)
{
  const HpDocument *document = &built->document;
  const HpPersonalData *named = document->personal_data;
  g_autoptr(GVariant) variant = g_variant_ref_sink(g_variant_new(
      "(uu@ay@ayb@a(ayay)@aay@aay@ay@a(ayay)@a(ayay))", (guint)built->status, built->errors,
      g_variant_new_bytestring(built->messages), g_variant_new_bytestring(document->file_name),
      document->carries_source, variant_of_persons(named),
      variant_of_strings(named == NULL ? NULL : named->authors),
      variant_of_strings(named == NULL ? NULL : named->emails), variant_of_bytes(document->pdf),
      variant_of_files(document->beside), variant_of_files(document->apart)));
  return g_variant_get_data_as_bytes(variant);
}

/* ---- Reading ------------------------------------------------------------------------------- */

static GPtrArray *strings_of_variant(GVariant *variant)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func(g_free);
  for (gsize i = 0; i < g_variant_n_children(variant); i++) {
    g_autoptr(GVariant) child = g_variant_get_child_value(variant, i);
    g_ptr_array_add(strings, g_variant_dup_bytestring(child, NULL));
  }
  return strings;
}

static HpPersonalData *personal_data_of(GVariant *persons, GVariant *authors, GVariant *emails)
{
  HpPersonalData *named = hp_personal_data_new();
  for (gsize i = 0; i < g_variant_n_children(persons); i++) {
    g_autoptr(GVariant) name = NULL, reached = NULL;
    g_variant_get_child(persons, i, "(@ay@ay)", &name, &reached);
    const char *how = g_variant_get_bytestring(reached);
    hp_personal_data_add_person(named, g_variant_get_bytestring(name), *how == '\0' ? NULL : how);
  }
  g_ptr_array_unref(named->authors);
  g_ptr_array_unref(named->emails);
  named->authors = strings_of_variant(authors);
  named->emails = strings_of_variant(emails);
  return named;
}

static GPtrArray *files_of_variant(GVariant *variant)
{
  GPtrArray *files = hp_document_files_new();
  for (gsize i = 0; i < g_variant_n_children(variant); i++) {
    g_autoptr(GVariant) name = NULL, bytes = NULL;
    g_variant_get_child(variant, i, "(@ay@ay)", &name, &bytes);
    hp_document_files_add(files, g_variant_get_bytestring(name),
                          g_variant_get_data_as_bytes(bytes));
  }
  return files;
}

gboolean hp_built_read(GBytes *bytes, HpBuilt *built)
{
  g_autoptr(GVariant) variant =
      g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(BUILT_FORMAT), bytes, FALSE));
  if (!g_variant_is_normal_form(variant))
    return FALSE;
  g_autoptr(GVariant) messages = NULL, name = NULL, persons = NULL, authors = NULL;
  g_autoptr(GVariant) emails = NULL, pdf = NULL, beside = NULL, apart = NULL;
  guint status = 0;
  g_variant_get(variant, "(uu@ay@ayb@a(ayay)@aay@aay@ay@a(ayay)@a(ayay))", &status, &built->errors,
                &messages, &name, &built->document.carries_source, &persons, &authors, &emails,
                &pdf, &beside, &apart);
  built->status = (HpBuildStatus)status;
  built->messages = g_variant_dup_bytestring(messages, NULL);
  built->document.file_name = g_variant_dup_bytestring(name, NULL);
  built->document.personal_data = personal_data_of(persons, authors, emails);
  built->document.pdf = g_variant_get_data_as_bytes(pdf);
  built->document.beside = files_of_variant(beside);
  built->document.apart = files_of_variant(apart);
  return TRUE;
}
