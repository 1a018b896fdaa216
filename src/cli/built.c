/* What became of a source: made here, written in a worker, read from one. */
#include "cli/built.h"

#include "cli/files-read.h"

/* status, errors, messages, file name, whether it carries its source, persons and how they are
   reached, authors, e-mail addresses, files beside it, what is attached apart; whether it is known
   what it is made of, digest and files of that, and files of the tools, none of those that were
   with the one before */
#define BUILT_FORMAT "(uua(aybayay)ayba(ayay)aayaaya(ayay)a(ayay)baya(ay(tttxx))a(ay(tttxx)))"

void hp_built_clear(HpBuilt *built)
{
  g_clear_pointer(&built->messages, g_ptr_array_unref);
  hp_document_clear(&built->document);
  *built = (HpBuilt){0};
}

static void message_free(gpointer data)
{
  HpMessage *message = data;
  g_free(message->house);
  g_free(message->text);
  g_free(message->reason);
  g_free(message);
}

static HpMessage *message_of(const HpDiagnostic *diagnostic, const char *text)
{
  const char *file = diagnostic->place.file;
  g_autofree char *name = file == NULL ? NULL : g_path_get_basename(file);
  HpMessage *message = g_new(HpMessage, 1);
  *message = (HpMessage){.house = g_strcmp0(name, "house.xml") == 0 ? g_strdup(file) : NULL,
                         .is_error = diagnostic->severity == HP_ERROR,
                         .text = g_strdup(text),
                         .reason = g_strdup(diagnostic->message)};
  return message;
}

void hp_build_here(HpMaker *maker, const HpRequest *request, HpBuilt *built)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  built->status = hp_maker_build(maker, request, &built->document, diagnostics);
  built->errors = hp_diagnostics_count(diagnostics, HP_ERROR);
  built->messages = g_ptr_array_new_with_free_func(message_free);
  const GPtrArray *sorted = hp_diagnostics_sorted(diagnostics);
  g_autoptr(GPtrArray) texts = hp_diagnostics_texts(diagnostics);
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add(built->messages,
                    message_of(g_ptr_array_index(sorted, i), g_ptr_array_index(texts, i)));
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

static GVariant *variant_of_messages(const GPtrArray *messages)
{
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE("a(aybayay)"));
  for (guint i = 0; i < messages->len; i++) {
    const HpMessage *message = g_ptr_array_index(messages, i);
    g_variant_builder_add(&builder, "(@ayb@ay@ay)",
                          g_variant_new_bytestring(message->house == NULL ? "" : message->house),
                          message->is_error, g_variant_new_bytestring(message->text),
                          g_variant_new_bytestring(message->reason));
  }
  return g_variant_builder_end(&builder);
}

GBytes *hp_built_write(const HpBuilt *built, GHashTable **tools)
{
  const HpDocument *document = &built->document;
  const HpPersonalData *named = document->personal_data;
  const HpInputs *inputs = document->inputs;
  GHashTable *new_tools = inputs == NULL || inputs->tools == *tools ? NULL : inputs->tools;
  g_autoptr(GVariant) variant = g_variant_ref_sink(g_variant_new(
      "(uu@a(aybayay)@ayb@a(ayay)@aay@aay@a(ayay)@a(ayay)b@ay@a(ay(tttxx))@a(ay(tttxx)))",
      (guint)built->status, built->errors, variant_of_messages(built->messages),
      g_variant_new_bytestring(document->file_name), document->carries_source,
      variant_of_persons(named), variant_of_strings(named == NULL ? NULL : named->authors),
      variant_of_strings(named == NULL ? NULL : named->emails), variant_of_files(document->beside),
      variant_of_files(document->apart), inputs != NULL,
      g_variant_new_bytestring(inputs == NULL ? "" : inputs->digest),
      hp_variant_of_files_read(inputs == NULL ? NULL : inputs->files),
      hp_variant_of_files_read(new_tools)));
  if (new_tools != NULL)
    *tools = new_tools;
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

static GPtrArray *messages_of_variant(GVariant *variant)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func(message_free);
  for (gsize i = 0; i < g_variant_n_children(variant); i++) {
    g_autoptr(GVariant) house = NULL, text = NULL, reason = NULL;
    HpMessage *message = g_new0(HpMessage, 1);
    g_variant_get_child(variant, i, "(@ayb@ay@ay)", &house, &message->is_error, &text, &reason);
    message->text = g_variant_dup_bytestring(text, NULL);
    message->reason = g_variant_dup_bytestring(reason, NULL);
    if (*g_variant_get_bytestring(house) != '\0')
      message->house = g_variant_dup_bytestring(house, NULL);
    g_ptr_array_add(messages, message);
  }
  return messages;
}

static void take_tools(GVariant *variant, GHashTable **tools)
{
  if (g_variant_n_children(variant) == 0)
    return;
  g_clear_pointer(tools, g_hash_table_unref);
  *tools = hp_files_read_of_variant(variant);
}

static HpInputs *inputs_of_variants(GVariant *digest, GVariant *files, GHashTable *tools)
{
  HpInputs *inputs = g_new(HpInputs, 1);
  *inputs = (HpInputs){g_variant_dup_bytestring(digest, NULL), hp_files_read_of_variant(files),
                       g_hash_table_ref(tools)};
  return inputs;
}

gboolean hp_built_read(GBytes *bytes, GBytes *file, GHashTable **tools, HpBuilt *built)
{
  g_autoptr(GVariant) variant =
      g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(BUILT_FORMAT), bytes, FALSE));
  if (!g_variant_is_normal_form(variant))
    return FALSE;
  g_autoptr(GVariant) messages = NULL, name = NULL, persons = NULL, authors = NULL;
  g_autoptr(GVariant) emails = NULL, beside = NULL, apart = NULL;
  g_autoptr(GVariant) digest = NULL, read = NULL, new_tools = NULL;
  HpDocument *document = &built->document;
  guint status = 0;
  gboolean has_inputs = FALSE;
  g_variant_get(variant,
                "(uu@a(aybayay)@ayb@a(ayay)@aay@aay@a(ayay)@a(ayay)b@ay@a(ay(tttxx))@a(ay(tttxx)))",
                &status, &built->errors, &messages, &name, &document->carries_source, &persons,
                &authors, &emails, &beside, &apart, &has_inputs, &digest, &read, &new_tools);
  take_tools(new_tools, tools);
  if (has_inputs && *tools == NULL)
    return FALSE;
  built->status = (HpBuildStatus)status;
  built->messages = messages_of_variant(messages);
  document->file_name = g_variant_dup_bytestring(name, NULL);
  document->personal_data = personal_data_of(persons, authors, emails);
  document->bytes = g_bytes_ref(file);
  document->beside = files_of_variant(beside);
  document->apart = files_of_variant(apart);
  document->inputs = has_inputs ? inputs_of_variants(digest, read, *tools) : NULL;
  return TRUE;
}
