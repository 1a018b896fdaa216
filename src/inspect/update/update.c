/* What was appended to a file: signatures that cover nothing, or something else (ISO
 * 32000-1, 7.5.6).
 *
 * An update may bring objects with new numbers, and give old ones new contents. Of the old ones,
 * signing changes only these, and in no other way:
 *
 *   catalog      + /AcroForm, with signature fields only; /DSS /Perms /Extensions /Version
 *   page         /Annots … + widgets of signature fields, where no words are; + /Tabs
 *   Info, XMP    the day of change, and the program that made it
 *   structure    + Form elements, with entries in the parent tree
 *
 * and the file still says what it said.
 */
#include "inspect/update/update.h"

#include "inspect/page/painted-parts.h"
#include "inspect/page/shown.h"

#include <math.h>
#include <string.h>

#define WHITE 0.98 /* of each part of a colour: lighter ones are no more than paper */
#define THIN 2.0   /* points: what is narrower is a line */

typedef struct {
  HpPdfStates states;
  int catalog, info, metadata, parent_tree;
  guint signatures;
  gboolean structure_changed;
} Comparison;

static qpdf_data before_of(const Comparison *comparison)
{
  return comparison->states.original->qpdf;
}

static qpdf_data after_of(const Comparison *comparison)
{
  return comparison->states.updated->qpdf;
}

/* ---- Equal objects ------------------------------------------------------------------------- */

static char *text_of(qpdf_data qpdf, qpdf_oh object)
{
  return g_strdup(qpdf_oh_unparse_resolved(qpdf, object));
}

static gboolean is_equal_stream(const Comparison *comparison, HpPdfPair pair)
{
  qpdf_data original = before_of(comparison), updated = after_of(comparison);
  qpdf_oh first = qpdf_oh_get_dict(original, pair.before);
  qpdf_oh second = qpdf_oh_get_dict(updated, pair.after);
  g_autofree char *before = text_of(original, first);
  g_autofree char *after = text_of(updated, second);
  g_autoptr(GBytes) data = hp_pdf_raw_bytes(original, pair.before);
  g_autoptr(GBytes) new_data = hp_pdf_raw_bytes(updated, pair.after);
  qpdf_oh_release(original, first);
  qpdf_oh_release(updated, second);
  return strcmp(before, after) == 0 && data != NULL && new_data != NULL &&
         g_bytes_equal(data, new_data);
}

/* A number that was free is as good as a new one. */
static gboolean is_equal(const Comparison *comparison, HpPdfPair pair)
{
  qpdf_data original = before_of(comparison), updated = after_of(comparison);
  if (qpdf_oh_is_null(original, pair.before))
    return TRUE;
  if (qpdf_oh_is_stream(original, pair.before) && qpdf_oh_is_stream(updated, pair.after))
    return is_equal_stream(comparison, pair);
  if (qpdf_oh_is_stream(original, pair.before) || qpdf_oh_is_stream(updated, pair.after))
    return FALSE;
  g_autofree char *before = text_of(original, pair.before);
  g_autofree char *after = text_of(updated, pair.after);
  return strcmp(before, after) == 0;
}

/* ---- Signatures ---------------------------------------------------------------------------- */

/* The annotations there were, and after them signatures. */
static gboolean only_signatures_added(const Comparison *comparison, HpPdfPair page)
{
  qpdf_data original = before_of(comparison), updated = after_of(comparison);
  qpdf_oh before = qpdf_oh_get_key(original, page.before, "/Annots");
  qpdf_oh after = qpdf_oh_get_key(updated, page.after, "/Annots");
  const int n =
      qpdf_oh_is_array(original, before) ? qpdf_oh_get_array_n_items(original, before) : 0;
  const int n_new =
      qpdf_oh_is_array(updated, after) ? qpdf_oh_get_array_n_items(updated, after) : 0;
  gboolean good = n_new >= n;
  for (int i = 0; i < n_new && good; i++) {
    qpdf_oh annotation = qpdf_oh_get_array_item(updated, after, i);
    if (i < n) {
      qpdf_oh old = qpdf_oh_get_array_item(original, before, i);
      good = qpdf_oh_get_object_id(original, old) == qpdf_oh_get_object_id(updated, annotation);
      qpdf_oh_release(original, old);
    } else {
      good = hp_pdf_is_signature(updated, annotation);
    }
    qpdf_oh_release(updated, annotation);
  }
  qpdf_oh_release(original, before);
  qpdf_oh_release(updated, after);
  return good;
}

/* ---- What may change ----------------------------------------------------------------------- */

static gboolean is_catalog_signed(Comparison *comparison, HpPdfPair catalog)
{
  static const char *const added[] = {"/AcroForm",   "/DSS",     "/Perms",
                                      "/Extensions", "/Version", NULL};
  qpdf_oh form = hp_pdf_dictionary_in(after_of(comparison), catalog.after, "/AcroForm");
  const gboolean good =
      hp_pdf_is_form_of_signatures(after_of(comparison), form, &comparison->signatures);
  qpdf_oh_release(after_of(comparison), form);
  return good && hp_pdf_states_agree(&comparison->states, catalog, added);
}

static gboolean is_page_signed(Comparison *comparison, HpPdfPair page)
{
  static const char *const changed[] = {"/Annots", "/Tabs", NULL};
  return hp_pdf_states_agree(&comparison->states, page, changed) &&
         !hp_pdf_has_other_order(after_of(comparison), page.after) &&
         only_signatures_added(comparison, page);
}

static gboolean is_metadata_updated(const Comparison *comparison, HpPdfPair metadata)
{
  g_autoptr(GBytes) before = hp_pdf_unpacked_bytes(before_of(comparison), metadata.before, NULL);
  g_autoptr(GBytes) after = hp_pdf_unpacked_bytes(after_of(comparison), metadata.after, NULL);
  return before != NULL && after != NULL && hp_pdf_metadata_agree(before, after);
}

static gboolean is_parent_tree_signed(const Comparison *comparison)
{
  qpdf_data original = before_of(comparison), updated = after_of(comparison);
  qpdf_oh catalog = qpdf_get_root(original), new_catalog = qpdf_get_root(updated);
  const HpPdfPair roots = {hp_pdf_dictionary_in(original, catalog, "/StructTreeRoot"),
                           hp_pdf_dictionary_in(updated, new_catalog, "/StructTreeRoot")};
  const gboolean grew = hp_pdf_parents_grew(&comparison->states, roots);
  qpdf_oh_release(original, roots.before);
  qpdf_oh_release(original, catalog);
  qpdf_oh_release(updated, roots.after);
  qpdf_oh_release(updated, new_catalog);
  return grew;
}

static gboolean may_differ(Comparison *comparison, int number, HpPdfPair pair)
{
  static const char *const of_info[] = {"/ModDate", "/Producer", NULL};
  if (number == comparison->catalog)
    return is_catalog_signed(comparison, pair);
  if (number == comparison->info)
    return hp_pdf_states_agree(&comparison->states, pair, of_info);
  if (number == comparison->metadata)
    return is_metadata_updated(comparison, pair);
  if (hp_pdf_page_of_object(comparison->states.original, number) >= 0)
    return is_page_signed(comparison, pair);
  comparison->structure_changed = TRUE;
  if (number == comparison->parent_tree)
    return is_parent_tree_signed(comparison);
  return hp_pdf_structure_grew(&comparison->states, pair);
}

/* ---- Numbers of objects -------------------------------------------------------------------- */

static int number_in(qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  const int number = qpdf_oh_get_object_id(qpdf, value);
  qpdf_oh_release(qpdf, value);
  return number;
}

static int number_in_trailer(qpdf_data qpdf, const char *key)
{
  qpdf_oh trailer = qpdf_get_trailer(qpdf);
  const int number = number_in(qpdf, trailer, key);
  qpdf_oh_release(qpdf, trailer);
  return number;
}

static int size_in_trailer(qpdf_data qpdf)
{
  qpdf_oh trailer = qpdf_get_trailer(qpdf);
  const int size = hp_pdf_integer_in(qpdf, trailer, "/Size", 0);
  qpdf_oh_release(qpdf, trailer);
  return size;
}

static void find_objects(Comparison *comparison)
{
  qpdf_data qpdf = before_of(comparison);
  qpdf_oh root = qpdf_get_root(qpdf);
  qpdf_oh tree = hp_pdf_dictionary_in(qpdf, root, "/StructTreeRoot");
  comparison->catalog = number_in_trailer(qpdf, "/Root");
  comparison->info = number_in_trailer(qpdf, "/Info");
  comparison->metadata = number_in(qpdf, root, "/Metadata");
  if (qpdf_oh_is_dictionary(qpdf, tree))
    comparison->parent_tree = number_in(qpdf, tree, "/ParentTree");
  qpdf_oh_release(qpdf, tree);
  qpdf_oh_release(qpdf, root);
}

/* 0, or the number of an object that is not what it was. */
static int first_changed_object(Comparison *comparison)
{
  qpdf_data original = before_of(comparison), updated = after_of(comparison);
  const int size = size_in_trailer(original);
  /* More objects than bytes are none that anybody wrote. */
  int changed = (gsize)MAX(size, 0) > g_bytes_get_size(comparison->states.original->bytes);
  for (int number = 1; number < size && changed == 0; number++) {
    const HpPdfPair pair = {qpdf_get_object_by_id(original, number, 0),
                            qpdf_get_object_by_id(updated, number, 0)};
    if (!is_equal(comparison, pair) && !may_differ(comparison, number, pair))
      changed = number;
    qpdf_oh_release(original, pair.before);
    qpdf_oh_release(updated, pair.after);
  }
  return changed;
}

/* What is not allowed to readers, those that read aloud among them, is said there. */
static gboolean is_encrypted(qpdf_data qpdf)
{
  qpdf_oh trailer = qpdf_get_trailer(qpdf);
  const gboolean is = qpdf_oh_has_key(qpdf, trailer, "/Encrypt");
  qpdf_oh_release(qpdf, trailer);
  return is;
}

static gboolean has_same_trailer(const Comparison *comparison)
{
  qpdf_data updated = after_of(comparison);
  const int info = number_in_trailer(updated, "/Info");
  return comparison->catalog == number_in_trailer(updated, "/Root") && !is_encrypted(updated) &&
         (comparison->info == info || (comparison->info == 0 && hp_pdf_info_is_of_saving(updated)));
}

/* ---- Pages --------------------------------------------------------------------------------- */

static gboolean first_changed_page(const HpPdfStates *states, guint *page)
{
  for (guint i = 0; i < states->original->n_pages; i++) {
    g_autofree char *before = hp_pdf_file_page_digest(states->original, i);
    g_autofree char *after = hp_pdf_file_page_digest(states->updated, i);
    *page = i;
    if (g_strcmp0(before, after) != 0)
      return TRUE;
  }
  return FALSE;
}

typedef struct {
  double left, bottom, right, top;
} Rectangle;

/* Where a glyph is painted: what it is as wide as, from below its line to above it; around its
   middle if it does not stand upright. */
static Rectangle box_of_glyph(const HpPaintedGlyph *glyph, const GArray *shown)
{
  const double half = glyph->size / 2;
  if (glyph->index >= shown->len || fabs(glyph->up_x) > fabs(glyph->up_y) / 10)
    return (Rectangle){glyph->x - half, glyph->y - half, glyph->x + half, glyph->y + half};
  const HpShown *one = &g_array_index(shown, HpShown, glyph->index);
  return (Rectangle){MIN(one->x, one->end), one->y - half / 2, MAX(one->x, one->end),
                     one->y + half * 1.5};
}

static gboolean overlap(const Rectangle *one, const Rectangle *other)
{
  return one->left < other->right && other->left < one->right && one->bottom < other->top &&
         other->bottom < one->top;
}

/* A line to sign on is none, nor is a ground that the signature lies in, nor white paper. */
static gboolean is_something(const HpPaintedShape *shape, const Rectangle *rectangle)
{
  const HpPaintShape *area = &shape->area;
  const HpPaintColour *colour = &shape->colour;
  const gboolean known = colour->known && hp_paint_is_plain(shape);
  const gboolean white = known && MIN(MIN(colour->red, colour->green), colour->blue) > WHITE;
  const gboolean thin = MIN(area->right - area->left, area->top - area->bottom) < THIN;
  const gboolean around = area->left <= rectangle->left && area->right >= rectangle->right &&
                          area->bottom <= rectangle->bottom && area->top >= rectangle->top;
  return shape->alpha > 0 && !white && !thin && !(around && area->line_width == 0 && known);
}

/* Whether a page shows words, a picture or an area there, or a part of them. */
static gboolean shows_something_in(const HpShownPages *pages, guint page,
                                   const Rectangle *rectangle)
{
  const GArray *shown = g_ptr_array_index(pages->pages, page);
  const HpPainted *painted = g_ptr_array_index(pages->painted, page);
  for (guint i = 0; i < painted->glyphs->len; i++) {
    const Rectangle box = box_of_glyph(&g_array_index(painted->glyphs, HpPaintedGlyph, i), shown);
    if (overlap(&box, rectangle))
      return TRUE;
  }
  for (guint i = 0; i < painted->areas->len; i++) {
    const HpPaintedShape *shape = &g_array_index(painted->areas, HpPaintedShape, i);
    const Rectangle box = {shape->area.left, shape->area.bottom, shape->area.right,
                           shape->area.top};
    if (is_something(shape, rectangle) && overlap(&box, rectangle))
      return TRUE;
  }
  return painted->incomplete;
}

/* `pages` NULL: whether there is any that is seen. */
static gboolean has_covering_signature(qpdf_data qpdf, guint page, const HpShownPages *pages)
{
  gboolean covers = FALSE;
  qpdf_oh dictionary = qpdf_get_page_n(qpdf, page);
  qpdf_oh all = qpdf_oh_get_key(qpdf, dictionary, "/Annots");
  const int n = qpdf_oh_is_array(qpdf, all) ? qpdf_oh_get_array_n_items(qpdf, all) : 0;
  for (int i = 0; i < n && !covers; i++) {
    qpdf_oh annotation = qpdf_oh_get_array_item(qpdf, all, i);
    double edges[4];
    covers =
        hp_pdf_is_signature(qpdf, annotation) && hp_pdf_signature_place(qpdf, annotation, edges);
    const Rectangle rectangle = {edges[0], edges[1], edges[2], edges[3]};
    covers = covers && (pages == NULL || shows_something_in(pages, page, &rectangle));
    qpdf_oh_release(qpdf, annotation);
  }
  qpdf_oh_release(qpdf, all);
  qpdf_oh_release(qpdf, dictionary);
  return covers;
}

gboolean hp_pdf_file_has_seen_signature(HpPdfFile *file)
{
  gboolean seen = FALSE;
  for (guint i = 0; i < file->n_pages && !seen; i++)
    seen = has_covering_signature(file->qpdf, i, NULL);
  return seen;
}

gboolean hp_pdf_file_is_covered(HpPdfFile *file, guint *page)
{
  if (!hp_pdf_file_has_seen_signature(file))
    return FALSE;
  HpShownPages pages;
  gboolean covered = !hp_shown_pages_read(&pages, file, NULL, HP_SHOWN_PAINTED, page);
  for (guint i = 0; i < pages.pages->len && !covered; i++) {
    covered = has_covering_signature(file->qpdf, i, &pages);
    *page = i;
  }
  hp_shown_pages_clear(&pages);
  return covered;
}

/* ---- The whole ----------------------------------------------------------------------------- */

static HpPdfUpdate judge_objects(Comparison *comparison, guint *page)
{
  if (!has_same_trailer(comparison))
    return HP_PDF_UPDATE_OTHER;
  const int changed = first_changed_object(comparison);
  if (changed == 0)
    return comparison->signatures > 0 ? HP_PDF_UPDATE_SIGNED : HP_PDF_UPDATE_NOTHING;
  if (changed == comparison->info || changed == comparison->metadata)
    return HP_PDF_UPDATE_METADATA;
  const int index = hp_pdf_page_of_object(comparison->states.original, changed);
  if (index < 0)
    return HP_PDF_UPDATE_OTHER;
  *page = (guint)index;
  return HP_PDF_UPDATE_PAGE;
}

HpPdfUpdate hp_pdf_file_compare(HpPdfFile *original, HpPdfFile *updated, guint *page)
{
  Comparison comparison = {.states = {.original = original, .updated = updated}};
  find_objects(&comparison);
  HpPdfUpdate update = HP_PDF_UPDATE_PAGE;
  if (original->n_pages != updated->n_pages)
    update = HP_PDF_UPDATE_OTHER;
  else if (!first_changed_page(&comparison.states, page))
    update = judge_objects(&comparison, page);
  if (update != HP_PDF_UPDATE_SIGNED)
    return update;
  if (hp_pdf_file_is_covered(updated, page))
    return HP_PDF_UPDATE_COVERED;
  if (!comparison.structure_changed)
    return HP_PDF_UPDATE_SIGNED;
  HpPdfDifference difference = hp_pdf_file_compare_content(original, updated, NULL);
  const gboolean same = difference.content == HP_PDF_SAME_PLACES;
  *page = difference.page;
  hp_pdf_difference_clear(&difference);
  return same ? HP_PDF_UPDATE_SIGNED : HP_PDF_UPDATE_PAGE;
}
