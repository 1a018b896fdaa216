/* A finished document and the files that go beside it. */
#include "maker/maker.h"

static void document_file_free(gpointer data)
{
  HpDocumentFile *file = data;
  g_free(file->name);
  g_bytes_unref(file->bytes);
  g_free(file);
}

GPtrArray *hp_document_files_new(void)
{
  return g_ptr_array_new_with_free_func(document_file_free);
}

void hp_document_files_add(GPtrArray *files, const char *name, GBytes *bytes)
{
  HpDocumentFile *file = g_new(HpDocumentFile, 1);
  *file = (HpDocumentFile){g_strdup(name), bytes};
  g_ptr_array_add(files, file);
}

static void inputs_free(HpInputs *inputs)
{
  if (inputs == NULL)
    return;
  g_free(inputs->digest);
  g_hash_table_unref(inputs->files);
  g_hash_table_unref(inputs->tools);
  g_free(inputs);
}

void hp_document_clear(HpDocument *document)
{
  g_free(document->file_name);
  g_clear_pointer(&document->bytes, g_bytes_unref);
  hp_record_free(document->record);
  hp_personal_data_free(document->personal_data);
  g_clear_pointer(&document->beside, g_ptr_array_unref);
  g_clear_pointer(&document->apart, g_ptr_array_unref);
  inputs_free(document->inputs);
  *document = (HpDocument){0};
}
