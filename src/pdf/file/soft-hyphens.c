/* Second names of fonts, for hyphens that the formatter put in. */
#include "pdf/file/soft-hyphens.h"

#include <string.h>

typedef struct {
  guint font, second; /* object numbers */
} Pair;

struct HpSoftHyphens {
  GHashTable *names; /* "f-0-0" → itself */
  GArray *pairs;     /* of Pair, in the order of the file */
};

HpSoftHyphens *hp_soft_hyphens_new(void)
{
  HpSoftHyphens *hyphens = g_new(HpSoftHyphens, 1);
  hyphens->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  hyphens->pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
  return hyphens;
}

void hp_soft_hyphens_free(HpSoftHyphens *hyphens)
{
  if (hyphens == NULL)
    return;
  g_hash_table_unref(hyphens->names);
  g_array_unref(hyphens->pairs);
  g_free(hyphens);
}

void hp_soft_hyphens_note(HpSoftHyphens *hyphens, const char *name, gsize length)
{
  g_autofree char *copy = g_strndup(name, length);
  if (!g_hash_table_contains(hyphens->names, copy))
    g_hash_table_add(hyphens->names, g_steal_pointer(&copy));
}

static guint second_of(HpSoftHyphens *hyphens, HpPdfWriter *writer, guint font)
{
  for (guint i = 0; i < hyphens->pairs->len; i++) {
    const Pair *pair = &g_array_index(hyphens->pairs, Pair, i);
    if (pair->font == font)
      return pair->second;
  }
  const Pair pair = {font, hp_pdf_writer_reserve(writer)};
  g_array_append_val(hyphens->pairs, pair);
  return pair.second;
}

/* A font among resources is "/f-0-0 7 0 R"; Cairo names them all alike. */
char *hp_soft_hyphens_add_names(HpSoftHyphens *hyphens, HpPdfWriter *writer, const char *text)
{
  const char *copied = text, *at = text;
  GString *out = NULL;
  while (g_hash_table_size(hyphens->names) > 0 && (at = strstr(at, "/f-")) != NULL) {
    const char *name = at + 1;
    const gsize length = strcspn(name, " /<>[]()");
    char *after = NULL;
    const guint64 font = g_ascii_strtoull(name + length, &after, 10);
    g_autofree char *key = g_strndup(name, length);
    at = name + length;
    if (font == 0 || font > G_MAXINT || !g_str_has_prefix(after, " 0 R") ||
        !g_hash_table_contains(hyphens->names, key))
      continue;
    if (out == NULL)
      out = g_string_new(NULL);
    at = after + strlen(" 0 R");
    g_string_append_len(out, copied, at - copied);
    g_string_append_printf(out, " /%sh %u 0 R", key, second_of(hyphens, writer, (guint)font));
    copied = at;
  }
  if (out == NULL)
    return NULL;
  g_string_append(out, copied);
  return g_string_free(out, FALSE);
}

gboolean hp_soft_hyphens_next(const HpSoftHyphens *hyphens, guint index, guint *font, guint *second)
{
  if (index >= hyphens->pairs->len)
    return FALSE;
  const Pair *pair = &g_array_index(hyphens->pairs, Pair, index);
  *font = pair->font;
  *second = pair->second;
  return TRUE;
}

static gboolean contains(const char *line, const char *line_end, const char *word)
{
  return memmem(line, (gsize)(line_end - line), word, strlen(word)) != NULL;
}

/* Between "beginbfchar" and "endbfchar" a line is "<code> <text>"; whatever the text, it becomes
   U+00AD. */
void hp_soft_hyphens_append_map(GString *out, const char *map, gsize size)
{
  const char *end = map + size;
  gboolean among_characters = FALSE;
  while (map < end) {
    const char *line_end = memchr(map, '\n', (gsize)(end - map));
    line_end = line_end == NULL ? end : line_end + 1;
    if (contains(map, line_end, "endbfchar"))
      among_characters = FALSE;
    const char *text = memmem(map, (gsize)(line_end - map), "> <", 3);
    if (among_characters && text != NULL)
      g_string_append_printf(out, "%.*s> <00ad>\n", (int)(text - map), map);
    else
      g_string_append_len(out, map, line_end - map);
    if (contains(map, line_end, "beginbfchar"))
      among_characters = TRUE;
    map = line_end;
  }
}
