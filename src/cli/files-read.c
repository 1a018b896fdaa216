/* Which files were read, as others get to know it. */
#include "cli/files-read.h"

#include <string.h>

/* Five numbers of 64 bits are the same bytes in both. Documents are made of a hundred files, and to
   take a variant apart number by number costs more than to read what it was written in. */
G_STATIC_ASSERT(sizeof(HpFileStamp) == 5 * sizeof(guint64));

GVariant *hp_variant_of_stamp(HpFileStamp stamp)
{
  g_autoptr(GBytes) bytes = g_bytes_new(&stamp, sizeof stamp);
  return g_variant_new_from_bytes(G_VARIANT_TYPE(HP_STAMP_FORMAT), bytes, TRUE);
}

HpFileStamp hp_stamp_of_variant(GVariant *variant)
{
  HpFileStamp stamp = {0};
  if (g_variant_get_size(variant) == sizeof stamp)
    memcpy(&stamp, g_variant_get_data(variant), sizeof stamp);
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
    g_autoptr(GVariant) file = g_variant_get_child_value(variant, i);
    g_autoptr(GVariant) path = g_variant_get_child_value(file, 0);
    g_autoptr(GVariant) stamp = g_variant_get_child_value(file, 1);
    hp_files_read_note(files, g_variant_get_bytestring(path), hp_stamp_of_variant(stamp));
  }
  return files;
}
