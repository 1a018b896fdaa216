/* Which files were read, as others get to know it. */
#include "cli/files-read.h"

GVariant *hp_variant_of_stamp(HpFileStamp stamp)
{
  return g_variant_new(HP_STAMP_FORMAT, stamp.device, stamp.inode, stamp.size, stamp.modified,
                       stamp.changed);
}

HpFileStamp hp_stamp_of_variant(GVariant *variant)
{
  HpFileStamp stamp;
  g_variant_get(variant, HP_STAMP_FORMAT, &stamp.device, &stamp.inode, &stamp.size, &stamp.modified,
                &stamp.changed);
  return stamp;
}

GVariant *hp_variant_of_files_read(GHashTable *files)
{
  GVariantBuilder builder;
  GHashTableIter iterator;
  gpointer path = NULL, stamp = NULL;
  g_variant_builder_init(&builder, G_VARIANT_TYPE(HP_FILES_READ_FORMAT));
  if (files == NULL)
    return g_variant_builder_end(&builder);
  g_hash_table_iter_init(&iterator, files);
  while (g_hash_table_iter_next(&iterator, &path, &stamp))
    g_variant_builder_add(&builder, "(@ay@" HP_STAMP_FORMAT ")", g_variant_new_bytestring(path),
                          hp_variant_of_stamp(*(const HpFileStamp *)stamp));
  return g_variant_builder_end(&builder);
}

GHashTable *hp_files_read_of_variant(GVariant *variant)
{
  GHashTable *files = hp_files_read_new();
  for (gsize i = 0; i < g_variant_n_children(variant); i++) {
    g_autoptr(GVariant) path = NULL, stamp = NULL;
    g_variant_get_child(variant, i, "(@ay@" HP_STAMP_FORMAT ")", &path, &stamp);
    hp_files_read_note(files, g_variant_get_bytestring(path), hp_stamp_of_variant(stamp));
  }
  return files;
}
