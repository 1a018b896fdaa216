/* What was built again for the file that was verified last. */
#include "maker/verify/built-again.h"
#include "maker/verify/inside.h"

#include <string.h>

HpBuiltAgain *hp_built_again_new(char *digest)
{
  HpBuiltAgain *built = g_new0(HpBuiltAgain, 1);
  built->inside = digest;
  built->words = hp_source_words_new();
  return built;
}

void hp_built_again_free(HpBuiltAgain *built)
{
  if (built == NULL)
    return;
  hp_pdf_file_free(built->file);
  g_free(built->inside);
  hp_document_clear(&built->document);
  hp_source_words_free(built->words);
  g_free(built);
}

char *hp_inside_digest(const HpInside *inside)
{
  g_autoptr(HpSha256) sum = hp_sha256_new();
  for (guint i = 0; i < inside->attachments->len; i++) {
    const HpPdfEmbeddedFile *file = g_ptr_array_index(inside->attachments, i);
    gsize size = 0;
    gconstpointer data = file->bytes == NULL ? NULL : g_bytes_get_data(file->bytes, &size);
    if (file->bytes == NULL)
      return NULL;
    g_autofree char *heading = g_strdup_printf("%s\n%" G_GSIZE_FORMAT "\n", file->name, size);
    hp_sha256_add(sum, heading, strlen(heading));
    hp_sha256_add(sum, data, size);
  }
  return hp_sha256_take_text(sum);
}

HpBuiltAgain *hp_built_again(const HpMaker *maker, const char *digest)
{
  HpBuiltAgain *built = maker->built_again;
  return built != NULL && g_strcmp0(built->inside, digest) == 0 ? built : NULL;
}

void hp_built_again_keep(HpMaker *maker, HpBuiltAgain *built)
{
  hp_built_again_free(maker->built_again);
  maker->built_again = built;
}
