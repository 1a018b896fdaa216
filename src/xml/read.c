/* A document: its file, and the files that it includes. */
#include "xml/source.h"

static xmlDict *shared_or_new(xmlDict *names)
{
  if (names == NULL)
    return xmlDictCreate();
  xmlDictReference(names);
  return names;
}

/* What libxml2 makes once for the process: by one thread only. */
static gpointer prepare_libxml2(gpointer unused)
{
  xmlInitParser();
  return NULL;
}

static HpSource *read_document(const char *bytes, gsize size, const char *name, HpGate *gate,
                               xmlDict *names, HpDiagnostics *diagnostics)
{
  static GOnce once = G_ONCE_INIT;
  g_once(&once, prepare_libxml2, NULL);
  HpReading reading = {.places = hp_arena_new(),
                       .names = shared_or_new(names),
                       .gate = gate,
                       .diagnostics = diagnostics,
                       .open_files = g_ptr_array_new_with_free_func(g_free)};
  char *canonical_name = hp_gate_resolve(gate, name, name, NULL);
  if (canonical_name != NULL)
    g_ptr_array_add(reading.open_files, canonical_name);
  const guint errors_before = hp_diagnostics_count(diagnostics, HP_ERROR);
  xmlDoc *document = hp_parse(&reading, bytes, size, name);
  if (document != NULL)
    hp_include_all(&reading, document);
  xmlDictFree(reading.names);
  g_ptr_array_unref(reading.open_files);
  if (hp_diagnostics_count(diagnostics, HP_ERROR) > errors_before) {
    g_clear_pointer(&document, xmlFreeDoc);
    hp_arena_free(reading.places);
    return NULL;
  }
  HpSource *source = g_new(HpSource, 1);
  *source = (HpSource){.owners = 1,
                       .document = document,
                       .places = reading.places,
                       .file = g_strdup(name),
                       .gate = hp_gate_ref(gate)};
  return source;
}

HpSource *hp_source_read_memory(const char *text, gsize size, const char *name, const char *root,
                                HpDiagnostics *diagnostics)
{
  g_autoptr(HpGate) gate = hp_gate_new(root);
  if (size <= HP_MAX_SOURCE_BYTES)
    return read_document(text, size, name, gate, NULL, diagnostics);
  const HpPlace place = {name, 0, 0};
  hp_report_error(diagnostics, &place,
                  _("The document is larger than %d MB; divide it into several."),
                  HP_MAX_SOURCE_BYTES / (1024 * 1024));
  return NULL;
}

/* `bytes` NULL: they could not be read. Takes both. */
static HpSource *read_bytes(GBytes *bytes, GError *error, const char *path, HpGate *gate,
                            xmlDict *names, HpDiagnostics *diagnostics)
{
  if (bytes == NULL) {
    hp_report_unread(diagnostics, NULL, path, error);
    g_error_free(error);
    return NULL;
  }
  gsize size = 0;
  const char *text = g_bytes_get_data(bytes, &size);
  HpSource *source = read_document(text == NULL ? "" : text, size, path, gate, names, diagnostics);
  g_bytes_unref(bytes);
  return source;
}

HpSource *hp_source_read_through(const char *path, HpGate *gate, xmlDict *names,
                                 HpDiagnostics *diagnostics)
{
  GError *error = NULL;
  GBytes *bytes = hp_gate_read(gate, path, path, HP_MAX_SOURCE_BYTES, &error);
  return read_bytes(bytes, error, path, gate, names, diagnostics);
}

HpSource *hp_source_read(const char *path, const char *root, HpDiagnostics *diagnostics)
{
  g_autofree char *folder = g_path_get_dirname(path);
  g_autoptr(HpGate) gate = hp_gate_new(root == NULL ? folder : root);
  GError *error = NULL;
  hp_gate_note(gate, path);
  GBytes *bytes = hp_read_file(path, HP_MAX_SOURCE_BYTES, &error);
  return read_bytes(bytes, error, path, gate, NULL, diagnostics);
}

GHashTable *hp_source_files_read(const HpSource *source)
{
  return hp_gate_files_read(source->gate);
}

xmlDoc *hp_source_steal_document(HpSource *source)
{
  return g_steal_pointer(&source->document);
}

xmlDoc *hp_source_document(HpSource *source)
{
  return source->document;
}

void hp_source_free(HpSource *source)
{
  if (source == NULL || --source->owners > 0)
    return;
  if (source->document != NULL)
    xmlFreeDoc(source->document);
  if (source->original == NULL)
    hp_arena_free(source->places);
  hp_source_free(source->original);
  g_free(source->file);
  hp_gate_free(source->gate);
  g_free(source);
}
