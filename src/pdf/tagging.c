/* Marked content page by page, then the tree over it. */
#include "pdf/tagging.h"

#include "pdf/content.h"
#include "pdf/structure.h"

typedef struct {
  HpStructure *structure;
  guint page;
} Sequences;

static void begin_sequence(GString *out, guint key, gpointer user)
{
  const Sequences *sequences = user;
  hp_structure_begin_sequence(sequences->structure, sequences->page, key, out);
}

static GArray *keys_of(const HpStructure *structure, const GArray *owners)
{
  GArray *keys = g_array_sized_new(FALSE, FALSE, sizeof(guint), owners->len);
  for (guint i = 0; i < owners->len; i++) {
    const guint key = hp_structure_key(structure, g_array_index(owners, HpOwner, i));
    g_array_append_val(keys, key);
  }
  return keys;
}

static gboolean tag_page(HpPdfDocument *document, HpCairoFile *file, const GArray *owners,
                         guint page, GString *tagged, GError **error)
{
  gsize size = 0;
  g_autofree char *content = hp_cairo_file_take_content(file, page, &size, error);
  if (content == NULL)
    return FALSE;
  Sequences sequences = {document->structure, page};
  g_autoptr(GArray) keys = keys_of(document->structure, owners);
  const HpOwner nobody = {HP_ARTIFACT_LAYOUT, 0};
  g_string_truncate(tagged, 0);
  const HpMarking marking = {
      .keys = (const guint *)(const void *)keys->data,
      .n_keys = keys->len,
      .default_key = hp_structure_key(document->structure, nobody),
      .begin = begin_sequence,
      .user = &sequences,
      .hyphens = document->hyphens,
  };
  if (!hp_pdf_mark_content(content, size, &marking, tagged, error))
    return FALSE;
  const guint number = hp_cairo_file_content(file, page);
  hp_pdf_writer_stream(document->writer, number, "", tagged->str, tagged->len, TRUE);
  hp_pdf_add_page_digest(document, page, tagged->str, tagged->len);
  g_string_append_printf(document->page_entries[page], " /StructParents %u", page);
  return TRUE;
}

gboolean hp_pdf_tag_pages(HpPdfDocument *document, HpCairoFile *file, const HpPainted *painted,
                          GError **error)
{
  g_autoptr(GString) tagged = g_string_new(NULL);
  for (guint page = 0; page < document->n_pages; page++)
    if (!tag_page(document, file, g_ptr_array_index(painted->owners, page), page, tagged, error))
      return FALSE;
  return TRUE;
}

void hp_pdf_add_structure(HpPdfDocument *document)
{
  const guint root = hp_structure_write(document->structure, document);
  g_string_append_printf(document->catalog, " /StructTreeRoot %u 0 R /MarkInfo << /Marked true >>",
                         root);
}
