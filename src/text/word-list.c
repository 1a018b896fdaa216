/* Word lists of the distribution, compiled when the program was built: mapped, and walked letter by
   letter. */
#include "text/text-internal.h"

#include <string.h>

struct HpWordList {
  GMappedFile *file;
  const HpWordsHeader *header;
  const guint32 *edges;
};

/* Which list a language has, by its first subtag: those that write compounds as one word. */
static const char *list_of(const char *tag)
{
  static const char *const lists[][2] = {{"sv", "sv"}, {"nb", "nb"}, {"no", "nb"}, {"nn", "nn"}};
  const gsize length = strcspn(tag, "-");
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
    if (strlen(lists[i][0]) == length && g_ascii_strncasecmp(tag, lists[i][0], length) == 0)
      return lists[i][1];
  return NULL;
}

gboolean hp_has_compounds(const char *tag)
{
  return list_of(tag) != NULL;
}

static gboolean is_sound(const char *bytes, gsize size)
{
  const HpWordsHeader *header = (const HpWordsHeader *)(gconstpointer)bytes;
  if (size < sizeof *header || memcmp(header->magic, HP_WORDS_MAGIC, sizeof header->magic) != 0 ||
      header->byte_order != HP_WORDS_BYTE_ORDER || header->root >= header->n_edges)
    return FALSE;
  return size == sizeof *header + sizeof(guint32) * header->n_edges &&
         header->source[sizeof header->source - 1] == '\0' &&
         header->sha256[sizeof header->sha256 - 1] == '\0';
}

HpWordList *hp_word_list_read(const char *path)
{
  GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);
  if (file == NULL)
    return NULL;
  const char *bytes = g_mapped_file_get_contents(file);
  if (!is_sound(bytes, g_mapped_file_get_length(file))) {
    g_mapped_file_unref(file);
    return NULL;
  }
  HpWordList *list = g_new0(HpWordList, 1);
  list->file = file;
  list->header = (const HpWordsHeader *)(gconstpointer)bytes;
  list->edges = (const guint32 *)(gconstpointer)(bytes + sizeof *list->header);
  return list;
}

char *hp_word_list_path(const char *tag)
{
  const char *name = list_of(tag);
  if (name == NULL)
    return NULL;
  const gboolean built = g_file_test(HP_WORDS_BUILT, G_FILE_TEST_IS_DIR);
  return g_strdup_printf("%s/%s.words", built ? HP_WORDS_BUILT : HP_WORDS_INSTALLED, name);
}

HpWordList *hp_word_list_open(const char *tag)
{
  g_autofree char *path = hp_word_list_path(tag);
  return path == NULL ? NULL : hp_word_list_read(path);
}

void hp_word_list_free(HpWordList *list)
{
  if (list == NULL)
    return;
  g_mapped_file_unref(list->file);
  g_free(list);
}

guint hp_word_list_shortest_part(const HpWordList *list)
{
  return list->header->shortest_part;
}

void hp_word_list_begin(const HpWordList *list, HpWordWalk *walk)
{
  *walk = (HpWordWalk){.list = list, .node = list->header->root};
}

gboolean hp_word_walk(HpWordWalk *walk, guint8 byte)
{
  const HpWordList *list = walk->list;
  walk->flags = 0;
  for (guint32 at = walk->node; at != 0 && at < list->header->n_edges; at++) {
    const guint32 edge = list->edges[at];
    if (hp_words_edge_byte(edge) == byte) {
      walk->node = hp_words_edge_target(edge);
      walk->flags = hp_words_edge_flags(edge);
      return TRUE;
    }
    if (hp_words_edge_is_last(edge))
      break;
  }
  return FALSE;
}

char *hp_text_word_list(const char *language, char **sha256)
{
  HpWordList *list = hp_word_list_open(language);
  if (list == NULL)
    return NULL;
  char *name = g_strdup(list->header->source);
  *sha256 = g_strdup(list->header->sha256);
  hp_word_list_free(list);
  return name;
}
