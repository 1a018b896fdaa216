/* The characters and pictures that the pages of a file show, and where. */
#include "inspect/page/interpreter.h"

#define MAX_SIGHT_WORK                                                                             \
  1000000000 /* comparisons of glyphs with areas of a file; whether the rest is seen is not known  \
              */
#define MAX_SHOWN_BYTES                                                                            \
  (32 * 1024 * 1024) /* characters that the pages of a file show; not verified */

#define MAX_APART                                                                                  \
  5000 /* soft masks and patterns that the pages of a file set, each once; not verified */

static const HpGraphicsState initial = {.space = {1, 0, 0, 1, 0, 0}, .scale = 1};

/* All that one code stands for. */
static void set_sight(guint index, HpPdfSight sight, gpointer user)
{
  GArray *shown = user;
  if (index >= shown->len)
    return;
  const HpShown first = g_array_index(shown, HpShown, index);
  for (guint i = index; i < shown->len; i++) {
    HpShown *one = &g_array_index(shown, HpShown, i);
    if (one->x != first.x || one->end != first.end || one->y != first.y)
      break;
    one->sight = sight;
  }
}

static void find_unseen(HpInterpreter *interpreter, qpdf_oh page)
{
  double edges[4];
  hp_pdf_read_edges(interpreter->reader->pages->file->qpdf, page, edges);
  hp_painted_find_unseen(interpreter->painted, edges, set_sight, interpreter->shown);
}

static gboolean read_page(HpPagesReader *reader, guint index, GArray *shown)
{
  qpdf_data qpdf = reader->pages->file->qpdf;
  qpdf_oh page = qpdf_get_page_n(qpdf, index);
  qpdf_oh contents = qpdf_oh_get_key(qpdf, page, "/Contents");
  HpInterpreter interpreter = {.reader = reader,
                               .shown = shown,
                               .states = g_array_new(FALSE, FALSE, sizeof(HpGraphicsState)),
                               .open = g_array_new(FALSE, FALSE, sizeof(HpMarkedSequence)),
                               .operands = g_array_new(FALSE, FALSE, sizeof(HpPdfToken)),
                               .state = initial,
                               .base = initial.space,
                               .painted = hp_painted_new(&reader->work),
                               .resources = qpdf_oh_get_key(qpdf, page, "/Resources")};
  g_autoptr(GBytes) bytes = hp_pdf_saved_bytes(qpdf, contents);
  interpreter.state.paint = hp_paint_initial;
  if (qpdf_oh_has_key(qpdf, page, "/Group"))
    hp_interpreter_enter_group(&interpreter, page);
  if (bytes != NULL)
    hp_interpret(&interpreter, bytes);
  if (reader->asked == HP_SHOWN_SIGHTS)
    find_unseen(&interpreter, page);
  if (reader->asked == HP_SHOWN_PAINTED)
    g_ptr_array_add(reader->pages->painted, interpreter.painted);
  else
    hp_painted_free(interpreter.painted);
  const gboolean read = bytes != NULL && !interpreter.failed;
  g_array_unref(interpreter.states);
  g_array_unref(interpreter.open);
  g_array_unref(interpreter.operands);
  qpdf_oh_release(qpdf, interpreter.resources);
  qpdf_oh_release(qpdf, contents);
  qpdf_oh_release(qpdf, page);
  return read;
}

/* A copy, which the file may add to: others are compared with the same. */
static GHashTable *pictures_of(const HpShownPages *other)
{
  GHashTable *pictures = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iterator;
  gpointer digest = NULL, index = NULL;
  if (other != NULL)
    g_hash_table_iter_init(&iterator, other->pictures);
  while (other != NULL && g_hash_table_iter_next(&iterator, &digest, &index))
    g_hash_table_insert(pictures, g_strdup(digest), index);
  return pictures;
}

gboolean hp_shown_pages_read(HpShownPages *pages, HpPdfFile *file, const HpShownPages *other,
                             HpShownAsked asked, guint *unreadable)
{
  *pages = (HpShownPages){file, pictures_of(other),
                          g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref),
                          g_ptr_array_new_with_free_func((GDestroyNotify)hp_painted_free),
                          asked == HP_SHOWN_PAINTED ? hp_glyph_shapes_new() : NULL};
  HpPagesReader reader = {
      .pages = pages,
      .fonts = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)hp_shown_font_free),
      .known = g_hash_table_new(NULL, NULL),
      .digests = g_hash_table_new_full(NULL, NULL, NULL, g_free),
      .bytes = HP_MAX_PDF_STREAM,
      .apart = MAX_APART,
      .characters = MAX_SHOWN_BYTES,
      .asked = asked,
      .work = MAX_SIGHT_WORK};
  gboolean read = TRUE;
  for (guint i = 0; i < hp_pdf_file_n_pages(file) && read; i++) {
    GArray *shown = g_array_new(FALSE, FALSE, sizeof(HpShown));
    g_ptr_array_add(pages->pages, shown);
    read = read_page(&reader, i, shown);
    *unreadable = i;
  }
  g_hash_table_unref(reader.fonts);
  g_hash_table_unref(reader.known);
  g_hash_table_unref(reader.digests);
  return read;
}

void hp_shown_pages_clear(HpShownPages *pages)
{
  g_clear_pointer(&pages->pictures, g_hash_table_unref);
  g_clear_pointer(&pages->pages, g_ptr_array_unref);
  g_clear_pointer(&pages->painted, g_ptr_array_unref);
  g_clear_pointer(&pages->shapes, hp_glyph_shapes_free);
}
