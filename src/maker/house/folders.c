/* The folders beside a house file: where they are, what is in them, whether it is still that. */
#include "maker/house/house.h"

gboolean hp_house_is_fresh_beside(const HpHouse *house)
{
  GHashTableIter iterator;
  gpointer path = NULL, stamp = NULL;
  g_hash_table_iter_init(&iterator, house->beside);
  while (g_hash_table_iter_next(&iterator, &path, &stamp)) {
    HpFileStamp now = hp_file_stamp(path);
    now.changed = ((const HpFileStamp *)stamp)->changed;
    if (!hp_file_stamps_equal(now, *(const HpFileStamp *)stamp))
      return FALSE;
  }
  return TRUE;
}

char *hp_house_folder(HpHouse *house, const char *name, HpDiagnostics *diagnostics)
{
  g_autofree char *around = g_path_get_dirname(house->path);
  g_autofree char *path = g_build_filename(around, name, NULL);
  g_autoptr(GError) error = NULL;
  hp_files_read_note_named(house->beside, path);
  if (!g_file_test(path, G_FILE_TEST_IS_DIR))
    return NULL;
  char *canonical = hp_gate_resolve(house->gate, path, path, &error);
  const HpPlace place = {path, 0, 0};
  if (canonical == NULL)
    hp_report_error(diagnostics, &place,
                    _("A house's folder \"%s\" has to stand beside its house file; this is a link "
                      "that leads elsewhere."),
                    name);
  return canonical;
}

static gboolean ends_in_one_of(const char *name, const char *const *endings)
{
  g_autofree char *lower = g_ascii_strdown(name, -1);
  for (guint i = 0; endings[i] != NULL; i++)
    if (*name != '.' && g_str_has_suffix(lower, endings[i]))
      return TRUE;
  return FALSE;
}

GPtrArray *hp_house_files(HpHouse *house, const char *folder, const char *const *endings)
{
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
  hp_files_read_note_named(house->beside, folder);
  for (const char *name = NULL; files != NULL && (name = g_dir_read_name(files)) != NULL;)
    if (ends_in_one_of(name, endings))
      g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, hp_compare_strings);
  return names;
}

GBytes *hp_without_comments(HpSource *source, HpBelongs belongs, gconstpointer user)
{
  g_autoptr(HpSource) copy = hp_source_copy(source);
  const xmlNode *document = (const xmlNode *)hp_source_document(copy);
  for (xmlNode *node = document->children, *next = NULL; node != NULL; node = next) {
    const gboolean goes = node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE ||
                          (belongs != NULL && !belongs(node, user));
    next = goes ? hp_next_node_outside(node, document) : hp_next_node(node, document);
    if (!goes)
      continue;
    xmlUnlinkNode(node);
    xmlFreeNode(node);
  }
  return hp_source_write(copy);
}
