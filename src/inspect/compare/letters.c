/* What letters look like, wherever they stand. */
#include "inspect/compare/letters.h"

/* Whether both have painted glyphs for the same text, in the same order. */
static gboolean have_same_texts(const HpPainted *one, const HpPainted *other)
{
  gboolean same = one->glyphs->len == other->glyphs->len;
  for (guint i = 0; i < one->glyphs->len && same; i++)
    same = g_array_index(one->glyphs, HpPaintedGlyph, i).text ==
           g_array_index(other->glyphs, HpPaintedGlyph, i).text;
  return same;
}

gboolean hp_have_same_texts(const HpShownPages *one, const HpShownPages *other)
{
  gboolean same = TRUE;
  for (guint i = 0; i < one->painted->len && same; i++)
    same =
        have_same_texts(g_ptr_array_index(one->painted, i), g_ptr_array_index(other->painted, i));
  return same;
}

/* text → GPtrArray of HpGlyphShape: all that it looks like in a file. */
static GHashTable *shapes_by_text(const HpShownPages *pages)
{
  GHashTable *all = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < pages->painted->len; i++) {
    const HpPainted *painted = g_ptr_array_index(pages->painted, i);
    for (guint k = 0; k < painted->glyphs->len; k++) {
      const HpPaintedGlyph *glyph = &g_array_index(painted->glyphs, HpPaintedGlyph, k);
      GPtrArray *shapes = g_hash_table_lookup(all, GSIZE_TO_POINTER(glyph->text));
      if (shapes == NULL) {
        shapes = g_ptr_array_new();
        g_hash_table_insert(all, GSIZE_TO_POINTER(glyph->text), shapes);
      }
      if (glyph->shape != NULL && !g_ptr_array_find(shapes, glyph->shape, NULL))
        g_ptr_array_add(shapes, (gpointer)glyph->shape);
    }
  }
  return all;
}

static gboolean is_like_one_of(const HpGlyphShape *shape, const GPtrArray *shapes)
{
  for (guint i = 0; i < shapes->len; i++)
    if (hp_glyphs_are_alike(shape, g_ptr_array_index(shapes, i)))
      return TRUE;
  return FALSE;
}

HpPdfLooks hp_compare_letters(const HpShownPages *one, const HpShownPages *other, guint *page)
{
  g_autoptr(GHashTable) shapes = shapes_by_text(other);
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
  HpPdfLooks looks = HP_PDF_SAME_LETTERS;
  for (guint i = 0; i < one->painted->len; i++) {
    const HpPainted *painted = g_ptr_array_index(one->painted, i);
    for (guint k = 0; k < painted->glyphs->len; k++) {
      const HpPaintedGlyph *glyph = &g_array_index(painted->glyphs, HpPaintedGlyph, k);
      const GPtrArray *others = g_hash_table_lookup(shapes, GSIZE_TO_POINTER(glyph->text));
      if (glyph->shape == NULL || others == NULL) {
        looks = HP_PDF_UNKNOWN_LETTERS;
      } else if (!g_hash_table_contains(known, glyph->shape)) {
        if (!is_like_one_of(glyph->shape, others)) {
          *page = i;
          return HP_PDF_OTHER_LETTERS;
        }
        g_hash_table_add(known, (gpointer)glyph->shape);
      }
    }
  }
  return looks;
}
