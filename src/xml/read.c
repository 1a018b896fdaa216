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

static HpSource *read_document(const char *bytes, gsize size, const char *name, const char *root,
                               xmlDict *names, HpDiagnostics *diagnostics)
{
  static GOnce once = G_ONCE_INIT;
  g_once(&once, prepare_libxml2, NULL);
  g_autofree char *folder = root == NULL ? NULL : realpath(root, NULL);
  HpReading reading = {.places = hp_arena_new(),
                       .names = shared_or_new(names),
                       .root = folder,
                       .diagnostics = diagnostics,
                       .open_files = g_ptr_array_new_with_free_func(free)};
  char *canonical_name = realpath(name, NULL);
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
  *source = (HpSource){document, reading.places, g_strdup(name), g_steal_pointer(&folder)};
  return source;
}

static HpSource *read_bounded(const char *text, gsize size, const char *name, const char *root,
                              xmlDict *names, HpDiagnostics *diagnostics)
{
  if (size <= HP_MAX_SOURCE_BYTES)
    return read_document(text, size, name, root, names, diagnostics);
  const HpPlace place = {name, 0, 0};
  hp_report_error(diagnostics, &place,
                  _("The document is larger than %d MB; divide it into several."),
                  HP_MAX_SOURCE_BYTES / (1024 * 1024));
  return NULL;
}

HpSource *hp_source_read_memory(const char *text, gsize size, const char *name, const char *root,
                                HpDiagnostics *diagnostics)
{
  return read_bounded(text, size, name, root, NULL, diagnostics);
}

HpSource *hp_source_read_with_names(const char *path, const char *root, xmlDict *names,
                                    HpDiagnostics *diagnostics)
{
  gsize size = 0;
  g_autofree char *bytes = hp_read_bytes(path, &size, NULL, diagnostics);
  if (bytes == NULL)
    return NULL;
  g_autofree char *folder = g_path_get_dirname(path);
  return read_bounded(bytes, size, path, root == NULL ? folder : root, names, diagnostics);
}

HpSource *hp_source_read(const char *path, const char *root, HpDiagnostics *diagnostics)
{
  return hp_source_read_with_names(path, root, NULL, diagnostics);
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
  if (source == NULL)
    return;
  if (source->document != NULL)
    xmlFreeDoc(source->document);
  hp_arena_free(source->places);
  g_free(source->file);
  free(source->root); /* of realpath */
  g_free(source);
}
