/* What a finished file says and does beside what stands on its pages.
 *
 *   << /S /URI /URI (https://…) /Next 7 0 R >>   →   <</Next<</JS(…)/S/JavaScript>>/S/URI/URI(…)>>
 *
 * Left out of it is what leads back, or depends on where lines and pages break.
 */
#include "inspect/compare/frame.h"
#include "inspect/compare/framing.h"

#include "inspect/update/update.h"

#include <math.h>
#include <string.h>

static const char *const none[] = {NULL};
/* Where actions lead to. */
static const char *const of_places[] = {"/D", "/SD", NULL};

/* ---- The document -------------------------------------------------------------------------- */

/* What is called by its name in the document, but for files and places. */
static void add_names(HpFraming *frame, qpdf_oh catalog)
{
  static const char *const apart[] = {"/EmbeddedFiles", "/Dests", NULL};
  qpdf_oh names = hp_pdf_dictionary_in(frame->qpdf, catalog, "/Names");
  if (qpdf_oh_is_dictionary(frame->qpdf, names))
    hp_framing_add_entries(frame, names, apart);
  qpdf_oh_release(frame->qpdf, names);
}

/* One bookmark after the other, and those below each: what they do but lead to a place. */
static void add_bookmarks(HpFraming *frame, qpdf_oh parent)
{
  static const char *const other[] = {"/Title", "/Dest",  "/Parent", "/First", "/C", "/Last",
                                      "/Next",  "/Count", "/Prev",   "/F",     NULL};
  qpdf_oh bookmark = qpdf_oh_get_key(frame->qpdf, parent, "/First");
  frame->depth++;
  while (qpdf_oh_is_dictionary(frame->qpdf, bookmark) && !frame->failed) {
    frame->failed = frame->left == 0 || frame->depth >= MAX_FRAME_DEPTH;
    frame->left -= frame->failed ? 0 : 1;
    g_string_append_c(frame->text, '\n');
    frame->but_for = of_places;
    hp_framing_add_entries(frame, bookmark, other);
    frame->but_for = none;
    if (frame->with_places)
      g_string_append_printf(frame->text, "%d", hp_place_led_to(frame->file, bookmark).page);
    if (frame->led_to != NULL) {
      const HpPlaceLedTo place = hp_place_led_to(frame->file, bookmark);
      g_array_append_val(frame->led_to, place);
    }
    g_string_append_c(frame->text, '{');
    if (!frame->failed)
      add_bookmarks(frame, bookmark);
    g_string_append_c(frame->text, '}');
    qpdf_oh next = qpdf_oh_get_key(frame->qpdf, bookmark, "/Next");
    qpdf_oh_release(frame->qpdf, bookmark);
    bookmark = next;
  }
  frame->depth--;
  qpdf_oh_release(frame->qpdf, bookmark);
}

/* What is open beside the pages is the reader's to choose; that nothing else is seen is not. */
static gboolean is_usual_mode(qpdf_data qpdf, qpdf_oh mode)
{
  static const char *const beside[] = {"/UseNone", "/UseOutlines", "/UseThumbs", "/UseAttachments",
                                       NULL};
  return qpdf_oh_is_null(qpdf, mode) ||
         (qpdf_oh_is_name(qpdf, mode) && g_strv_contains(beside, qpdf_oh_get_name(qpdf, mode)));
}

/* What belongs to signatures says of a file that nobody has signed what is not true. */
static void add_signing(HpFraming *frame, qpdf_oh catalog)
{
  static const char *const keys[] = {"/DSS", "/Perms"};
  if (hp_pdf_is_signed(frame->file))
    return;
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
    qpdf_oh value = qpdf_oh_get_key(frame->qpdf, catalog, keys[i]);
    if (!qpdf_oh_is_null(frame->qpdf, value))
      g_string_append(frame->text, keys[i]);
    qpdf_oh_release(frame->qpdf, value);
  }
}

static void add_outline(HpFraming *frame, qpdf_oh catalog)
{
  qpdf_oh outlines = hp_pdf_dictionary_in(frame->qpdf, catalog, "/Outlines");
  if (qpdf_oh_is_dictionary(frame->qpdf, outlines))
    add_bookmarks(frame, outlines);
  qpdf_oh_release(frame->qpdf, outlines);
}

char *hp_frame_of_document(HpPdfFile *file, gboolean with_places)
{
  HpFraming frame = hp_framing_new(file, none);
  frame.with_places = with_places;
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  static const char *const apart[] = {"/Pages",      "/StructTreeRoot", "/Outlines",   "/AF",
                                      "/Names",      "/Metadata",       "/Dests",      "/DSS",
                                      "/AcroForm",   "/Perms",          "/Extensions", "/Version",
                                      "/PageLabels", "/PageMode",       NULL};
  hp_framing_add_entries(&frame, catalog, apart);
  add_signing(&frame, catalog);
  add_names(&frame, catalog);
  qpdf_oh mode = qpdf_oh_get_key(file->qpdf, catalog, "/PageMode");
  if (!is_usual_mode(file->qpdf, mode))
    hp_framing_add_value(&frame, mode);
  qpdf_oh_release(file->qpdf, mode);
  qpdf_oh labels = qpdf_oh_get_key(file->qpdf, catalog, "/PageLabels");
  if (with_places)
    hp_framing_add_value(&frame, labels);
  qpdf_oh_release(file->qpdf, labels);
  add_outline(&frame, catalog);
  qpdf_oh_release(file->qpdf, catalog);
  return hp_framing_end(&frame);
}

char *hp_frame_of_bookmarks(HpPdfFile *file)
{
  HpFraming frame = hp_framing_new(file, none);
  frame.with_places = TRUE;
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  add_outline(&frame, catalog);
  qpdf_oh_release(file->qpdf, catalog);
  return hp_framing_end(&frame);
}

GArray *hp_frame_places_of_bookmarks(HpPdfFile *file)
{
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(HpPlaceLedTo));
  HpFraming frame = hp_framing_new(file, none);
  frame.led_to = places;
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  add_outline(&frame, catalog);
  qpdf_oh_release(file->qpdf, catalog);
  g_autofree char *text = hp_framing_end(&frame);
  return text == NULL ? NULL : g_steal_pointer(&places);
}

/* Whether an entry is not there, or is what the other file has. */
static gboolean is_lost_or_same(HpPdfFile *file, qpdf_oh catalog, HpPdfFile *other,
                                qpdf_oh other_catalog, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key(file->qpdf, catalog, key);
  qpdf_oh other_value = qpdf_oh_get_key(other->qpdf, other_catalog, key);
  g_autofree char *text = hp_framing_text(file, value);
  g_autofree char *other_text = hp_framing_text(other, other_value);
  const gboolean same =
      qpdf_oh_is_null(file->qpdf, value) || (text != NULL && g_strcmp0(text, other_text) == 0);
  qpdf_oh_release(file->qpdf, value);
  qpdf_oh_release(other->qpdf, other_value);
  return same;
}

gboolean hp_frame_has_other_intents(HpPdfFile *file, HpPdfFile *other)
{
  qpdf_oh catalog = qpdf_get_root(file->qpdf), other_catalog = qpdf_get_root(other->qpdf);
  const gboolean has = !is_lost_or_same(file, catalog, other, other_catalog, "/OutputIntents");
  qpdf_oh_release(file->qpdf, catalog);
  qpdf_oh_release(other->qpdf, other_catalog);
  return has;
}

static gboolean loses_only(HpPdfFile *file, qpdf_oh catalog, HpPdfFile *other)
{
  static const char *const same[] = {"/MarkInfo", "/PageLayout", "/PageLabels",
                                     "/ViewerPreferences"};
  qpdf_oh other_catalog = qpdf_get_root(other->qpdf);
  gboolean only = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(same); i++)
    only = only && is_lost_or_same(file, catalog, other, other_catalog, same[i]);
  qpdf_oh_release(other->qpdf, other_catalog);
  return only;
}

gboolean hp_frame_loses_only(HpPdfFile *file, HpPdfFile *other)
{
  static const char *const known[] = {
      "/Type",       "/Pages",    "/Outlines",      "/AF",
      "/Names",      "/Metadata", "/Dests",         "/Version",
      "/Extensions", "/PageMode", "/MarkInfo",      "/PageLayout",
      "/PageLabels", "/Lang",     "/OutputIntents", "/ViewerPreferences",
      NULL};
  static const char *const named[] = {"/EmbeddedFiles", "/Dests", NULL};
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  qpdf_oh names = hp_pdf_dictionary_in(file->qpdf, catalog, "/Names");
  qpdf_oh mode = qpdf_oh_get_key(file->qpdf, catalog, "/PageMode");
  const gboolean only =
      hp_pdf_has_only_keys(file->qpdf, catalog, known) && is_usual_mode(file->qpdf, mode) &&
      loses_only(file, catalog, other) &&
      (!qpdf_oh_is_dictionary(file->qpdf, names) || hp_pdf_has_only_keys(file->qpdf, names, named));
  qpdf_oh_release(file->qpdf, mode);
  qpdf_oh_release(file->qpdf, names);
  qpdf_oh_release(file->qpdf, catalog);
  return only;
}

/* ---- The structure ------------------------------------------------------------------------- */

/* Where and how large something is. */
static const char *const of_layout[] = {"/BBox", "/Width", "/Height", NULL};

/* An element that has the identifier of another one is not what that leads to. */
static void take_identifier(HpFraming *frame, qpdf_oh element)
{
  const int number = qpdf_oh_get_object_id(frame->qpdf, element);
  qpdf_oh identifier = qpdf_oh_get_key(frame->qpdf, element, "/ID");
  if (qpdf_oh_is_string(frame->qpdf, identifier) &&
      !g_hash_table_insert(frame->identifiers,
                           g_strdup(qpdf_oh_unparse_resolved(frame->qpdf, identifier)),
                           GINT_TO_POINTER(number)))
    g_string_append(frame->text, "twice");
  qpdf_oh_release(frame->qpdf, identifier);
}

/* "(cell-1)=": whether a name of the tree of identifiers leads to the element that has it, as the
   headers of a cell are looked up. */
static void add_identifiers(HpFraming *frame, qpdf_oh names)
{
  qpdf_data qpdf = frame->qpdf;
  const int n = qpdf_oh_is_array(qpdf, names) ? qpdf_oh_get_array_n_items(qpdf, names) : 0;
  frame->of_bytes = TRUE;
  for (int i = 0; i + 1 < n && !frame->failed; i += 2) {
    qpdf_oh name = qpdf_oh_get_array_item(qpdf, names, i);
    qpdf_oh element = qpdf_oh_get_array_item(qpdf, names, i + 1);
    const gpointer number =
        g_hash_table_lookup(frame->identifiers, qpdf_oh_unparse_resolved(qpdf, name));
    hp_framing_add_value(frame, name);
    g_string_append(frame->text,
                    number == GINT_TO_POINTER(qpdf_oh_get_object_id(qpdf, element)) ? "=" : "≠");
    qpdf_oh_release(qpdf, element);
    qpdf_oh_release(qpdf, name);
  }
  frame->of_bytes = FALSE;
}

static void add_kids(HpFraming *frame, qpdf_oh kids);

static void add_element(HpFraming *frame, qpdf_oh element)
{
  static const char *const other[] = {"/K", "/P", "/Pg", "/Ref", "/Type", NULL};
  if (hp_pdf_is_signature_form(frame->qpdf, element))
    return;
  g_string_append_c(frame->text, '\n');
  take_identifier(frame, element);
  hp_framing_add_entries(frame, element, other);
  qpdf_oh kids = qpdf_oh_get_key(frame->qpdf, element, "/K");
  g_string_append_c(frame->text, '{');
  add_kids(frame, kids);
  g_string_append_c(frame->text, '}');
  qpdf_oh_release(frame->qpdf, kids);
}

static gboolean is_link_reference(qpdf_data qpdf, qpdf_oh kid)
{
  if (!qpdf_oh_is_dictionary_of_type(qpdf, kid, "/OBJR", ""))
    return FALSE;
  qpdf_oh object = qpdf_oh_get_key(qpdf, kid, "/Obj");
  const gboolean is = !hp_pdf_is_signature(qpdf, object);
  qpdf_oh_release(qpdf, object);
  return is;
}

/* A link that is divided among lines is several: as many as lines break. */
static void add_kid(HpFraming *frame, qpdf_oh kid)
{
  if (qpdf_oh_is_dictionary(frame->qpdf, kid) && qpdf_oh_has_key(frame->qpdf, kid, "/S"))
    add_element(frame, kid);
  else if (is_link_reference(frame->qpdf, kid) && !hp_string_ends_with(frame->text, "&"))
    g_string_append_c(frame->text, '&');
}

static void add_kids(HpFraming *frame, qpdf_oh kids)
{
  if (frame->failed || frame->left == 0 || frame->depth == MAX_FRAME_DEPTH) {
    frame->failed = TRUE;
    return;
  }
  frame->left--;
  frame->depth++;
  const int n =
      qpdf_oh_is_array(frame->qpdf, kids) ? qpdf_oh_get_array_n_items(frame->qpdf, kids) : 0;
  for (int i = 0; i < n && !frame->failed; i++) {
    qpdf_oh kid = qpdf_oh_get_array_item(frame->qpdf, kids, i);
    add_kid(frame, kid);
    qpdf_oh_release(frame->qpdf, kid);
  }
  if (!qpdf_oh_is_array(frame->qpdf, kids))
    add_kid(frame, kids);
  frame->depth--;
}

char *hp_frame_of_structure(HpPdfFile *file)
{
  static const char *const other[] = {"/K",      "/ParentTree", "/ParentTreeNextKey",
                                      "/IDTree", "/Type",       NULL};
  g_autoptr(GHashTable) identifiers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  HpFraming frame = hp_framing_new(file, of_layout);
  frame.identifiers = identifiers;
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  qpdf_oh tree = hp_pdf_dictionary_in(file->qpdf, catalog, "/StructTreeRoot");
  if (qpdf_oh_is_dictionary(file->qpdf, tree)) {
    qpdf_oh kids = qpdf_oh_get_key(file->qpdf, tree, "/K");
    hp_framing_add_entries(&frame, tree, other);
    add_kids(&frame, kids);
    qpdf_oh_release(file->qpdf, kids);
    qpdf_oh names = hp_pdf_dictionary_in(file->qpdf, tree, "/IDTree");
    if (qpdf_oh_is_dictionary(file->qpdf, names))
      hp_framing_add_name_tree(&frame, names, add_identifiers);
    qpdf_oh_release(file->qpdf, names);
  }
  qpdf_oh_release(file->qpdf, tree);
  qpdf_oh_release(file->qpdf, catalog);
  return hp_framing_end(&frame);
}

/* ---- Pages --------------------------------------------------------------------------------- */

/* Of a page or, where it does not say, what is above it (7.7.3.4); the caller's. */
static qpdf_oh inherited(qpdf_data qpdf, qpdf_oh page, const char *key)
{
  qpdf_oh at = qpdf_oh_new_object(qpdf, page);
  for (int depth = 0; depth < MAX_FRAME_DEPTH && qpdf_oh_is_dictionary(qpdf, at) &&
                      !qpdf_oh_has_key(qpdf, at, key);
       depth++) {
    qpdf_oh parent = qpdf_oh_get_key(qpdf, at, "/Parent");
    qpdf_oh_release(qpdf, at);
    at = parent;
  }
  qpdf_oh value =
      qpdf_oh_is_dictionary(qpdf, at) ? qpdf_oh_get_key(qpdf, at, key) : qpdf_oh_new_null(qpdf);
  qpdf_oh_release(qpdf, at);
  return value;
}

/* To whole points: tools round. */
static void add_size(HpFraming *frame, qpdf_oh page)
{
  double edges[4];
  hp_pdf_read_edges(frame->qpdf, page, edges);
  for (guint i = 0; i < G_N_ELEMENTS(edges) && frame->with_places; i++)
    g_string_append_printf(frame->text, "%ld ", lround(edges[i]));
  qpdf_oh turned = inherited(frame->qpdf, page, "/Rotate");
  if (qpdf_oh_is_number(frame->qpdf, turned))
    g_string_append_printf(frame->text, "%ld",
                           lround(qpdf_oh_get_numeric_value(frame->qpdf, turned)) % 360);
  else
    g_string_append_c(frame->text, '0');
  qpdf_oh_release(frame->qpdf, turned);
}

char *hp_frame_of_page(HpPdfFile *file, guint page, gboolean with_size)
{
  static const char *const other[] = {
      "/Type",     "/Parent",  "/Contents", "/Resources",     "/Annots",       "/Group", "/Tabs",
      "/MediaBox", "/CropBox", "/Rotate",   "/StructParents", "/LastModified", NULL};
  HpFraming frame = hp_framing_new(file, none);
  qpdf_oh dictionary = qpdf_get_page_n(file->qpdf, page);
  frame.with_places = with_size;
  add_size(&frame, dictionary);
  if (hp_pdf_knocks_out(file->qpdf, dictionary))
    g_string_append(frame.text, "/K");
  if (hp_pdf_has_other_order(file->qpdf, dictionary))
    g_string_append(frame.text, "/Tabs");
  hp_framing_add_entries(&frame, dictionary, other);
  qpdf_oh_release(file->qpdf, dictionary);
  return hp_framing_end(&frame);
}

char *hp_frame_of_annotation(HpPdfFile *file, qpdf_oh annotation)
{
  static const char *const other[] = {"/Contents", "/Rect", "/QuadPoints",   "/P", "/Dest", "/SD",
                                      "/Parent",   "/NM",   "/StructParent", "/M", NULL};
  HpFraming frame = hp_framing_new(file, of_places);
  hp_framing_add_entries(&frame, annotation, other);
  return hp_framing_end(&frame);
}

gboolean hp_frames_are_same(char *one, char *other)
{
  const gboolean same = one != NULL && g_strcmp0(one, other) == 0;
  g_free(one);
  g_free(other);
  return same;
}
