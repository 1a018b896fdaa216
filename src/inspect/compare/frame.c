/* What a finished file says and does beside what stands on its pages.
 *
 *   << /S /URI /URI (https://…) /Next 7 0 R >>   →   <</Next<</JS(…)/S/JavaScript>>/S/URI/URI(…)>>
 *
 * Left out of it is what leads back, or depends on where lines and pages break.
 */
#include "inspect/compare/frame.h"

#include "inspect/update/update.h"

#include <math.h>
#include <string.h>

#define MAX_FRAME_DEPTH 400 /* values or elements in each other; not verified */
#define MAX_FRAME_VALUES                                                                           \
  4000000 /* values of a file that are written as text, and more for long ones; not verified */

typedef struct {
  HpPdfFile *file;
  qpdf_data qpdf;
  GString *text;
  const char *const *but_for; /* keys that are left out, wherever they stand */
  guint left;
  int depth;
  gboolean with_places, failed;
  gboolean of_bytes;       /* strings are those of hp_pdf_has_bytes */
  GArray *led_to;          /* of HpPlaceLedTo: receives those of bookmarks; may be NULL */
  GHashTable *identifiers; /* of structure elements → the numbers of their objects; may be NULL */
} Framing;

static const char *const none[] = {NULL};
/* Where actions lead to. */
static const char *const of_places[] = {"/D", "/SD", NULL};

static Framing frame_new(HpPdfFile *file, const char *const *but_for)
{
  return (Framing){.file = file,
                   .qpdf = file->qpdf,
                   .text = g_string_new(NULL),
                   .but_for = but_for,
                   .left = MAX_FRAME_VALUES};
}

static char *frame_end(Framing *frame)
{
  return g_string_free(frame->text, frame->failed);
}

/* ---- Values -------------------------------------------------------------------------------- */

static void add_value(Framing *frame, qpdf_oh value);

static void add_entries(Framing *frame, qpdf_oh dictionary, const char *const *but_for)
{
  g_autoptr(GPtrArray) keys = hp_pdf_keys_of(frame->qpdf, dictionary);
  g_string_append(frame->text, "<<");
  for (guint i = 0; i < keys->len && !frame->failed; i++) {
    const char *key = g_ptr_array_index(keys, i);
    if (g_strv_contains(but_for, key) || g_strv_contains(frame->but_for, key))
      continue;
    qpdf_oh value = qpdf_oh_get_key(frame->qpdf, dictionary, key);
    if (!hp_pdf_is_empty(frame->qpdf, value)) {
      g_string_append(frame->text, key);
      frame->of_bytes = hp_pdf_has_bytes(key);
      add_value(frame, value);
      frame->of_bytes = FALSE;
    }
    qpdf_oh_release(frame->qpdf, value);
  }
  g_string_append(frame->text, ">>");
}

static void add_items(Framing *frame, qpdf_oh array)
{
  const int n = qpdf_oh_get_array_n_items(frame->qpdf, array);
  g_string_append_c(frame->text, '[');
  for (int i = 0; i < n && !frame->failed; i++) {
    qpdf_oh item = qpdf_oh_get_array_item(frame->qpdf, array, i);
    add_value(frame, item);
    qpdf_oh_release(frame->qpdf, item);
  }
  g_string_append_c(frame->text, ']');
}

/* One value may be in many: each time it costs what it is long. */
static void charge(Framing *frame, gsize size)
{
  enum { BYTES_A_VALUE = 64 };
  frame->left -= (guint)MIN(size / BYTES_A_VALUE, frame->left);
}

static void add_stream(Framing *frame, qpdf_oh stream)
{
  g_autoptr(GBytes) bytes = hp_pdf_unpacked_bytes(frame->qpdf, stream, NULL);
  g_autofree char *digest = bytes == NULL ? NULL : hp_sha256_of_bytes(bytes);
  charge(frame, bytes == NULL ? 0 : g_bytes_get_size(bytes));
  g_string_append_printf(frame->text, "(%s)", digest == NULL ? "" : digest);
}

static gboolean is_page(qpdf_data qpdf, qpdf_oh value)
{
  return qpdf_oh_is_dictionary_of_type(qpdf, value, "/Page", "") ||
         qpdf_oh_is_dictionary_of_type(qpdf, value, "/StructElem", "");
}

static void add_scalar(Framing *frame, qpdf_oh value)
{
  const gsize before = frame->text->len;
  if (qpdf_oh_is_number(frame->qpdf, value))
    g_string_append_printf(frame->text, " %.2f", qpdf_oh_get_numeric_value(frame->qpdf, value));
  else if (qpdf_oh_is_string(frame->qpdf, value) && !frame->of_bytes)
    g_string_append_printf(frame->text, "(%s)", qpdf_oh_get_utf8_value(frame->qpdf, value));
  else
    g_string_append(frame->text, qpdf_oh_unparse_resolved(frame->qpdf, value));
  charge(frame, frame->text->len - before);
}

static void add_value(Framing *frame, qpdf_oh value)
{
  if (frame->failed || frame->left == 0 || frame->depth == MAX_FRAME_DEPTH) {
    frame->failed = TRUE;
    return;
  }
  frame->left--;
  frame->depth++;
  if (qpdf_oh_is_stream(frame->qpdf, value))
    add_stream(frame, value);
  else if (is_page(frame->qpdf, value))
    g_string_append(frame->text, "*");
  else if (qpdf_oh_is_dictionary(frame->qpdf, value))
    add_entries(frame, value, none);
  else if (qpdf_oh_is_array(frame->qpdf, value))
    add_items(frame, value);
  else
    add_scalar(frame, value);
  frame->depth--;
}

/* The caller's; NULL if it is nested too deep. */
static char *text_of_value(HpPdfFile *file, qpdf_oh value)
{
  Framing frame = frame_new(file, none);
  add_value(&frame, value);
  return frame_end(&frame);
}

/* ---- The document -------------------------------------------------------------------------- */

/* Its size (7.11.4), as far as that is not what it is: bytes are compared elsewhere. */
static void add_other_size(Framing *frame, qpdf_oh parameters, qpdf_oh stream)
{
  g_autoptr(GBytes) bytes = hp_pdf_saved_bytes(frame->qpdf, stream);
  qpdf_oh size = qpdf_oh_get_key(frame->qpdf, parameters, "/Size");
  if (qpdf_oh_is_integer(frame->qpdf, size) && bytes != NULL &&
      qpdf_oh_get_int_value(frame->qpdf, size) != (long long)g_bytes_get_size(bytes))
    add_value(frame, size);
  qpdf_oh_release(frame->qpdf, size);
}

/* Of the bytes of a file inside: what kind of file they are, when it was changed. */
static void add_kind_of_file(Framing *frame, qpdf_oh stream)
{
  static const char *const apart[] = {"/Length", "/Filter", "/DecodeParms", "/DL", "/Params", NULL};
  static const char *const of_bytes[] = {"/Size", "/CheckSum", NULL};
  if (!qpdf_oh_is_stream(frame->qpdf, stream))
    return;
  qpdf_oh dictionary = qpdf_oh_get_dict(frame->qpdf, stream);
  qpdf_oh parameters = hp_pdf_dictionary_in(frame->qpdf, dictionary, "/Params");
  add_entries(frame, dictionary, apart);
  if (qpdf_oh_is_dictionary(frame->qpdf, parameters)) {
    add_entries(frame, parameters, of_bytes);
    add_other_size(frame, parameters, stream);
  }
  qpdf_oh_release(frame->qpdf, parameters);
  qpdf_oh_release(frame->qpdf, dictionary);
}

/* Of a file inside: what it is said to be, and whether there is one of it only. */
static void add_file(Framing *frame, qpdf_oh specification)
{
  static const char *const other[] = {"/EF", NULL};
  if (!qpdf_oh_is_dictionary(frame->qpdf, specification)) {
    frame->failed = TRUE;
    return;
  }
  qpdf_oh files = hp_pdf_dictionary_in(frame->qpdf, specification, "/EF");
  g_autoptr(GPtrArray) keys = qpdf_oh_is_dictionary(frame->qpdf, files)
                                  ? hp_pdf_keys_of(frame->qpdf, files)
                                  : g_ptr_array_new_with_free_func(g_free);
  int first = 0;
  for (guint i = 0; i < keys->len; i++) {
    qpdf_oh stream = qpdf_oh_get_key(frame->qpdf, files, g_ptr_array_index(keys, i));
    const int number = qpdf_oh_get_object_id(frame->qpdf, stream);
    first = i == 0 ? number : first;
    g_string_append(frame->text, number == first ? "=" : "≠");
    if (i == 0)
      add_kind_of_file(frame, stream);
    qpdf_oh_release(frame->qpdf, stream);
  }
  add_entries(frame, specification, other);
  qpdf_oh_release(frame->qpdf, files);
}

static void add_files(Framing *frame, qpdf_oh array, int step)
{
  const int n =
      qpdf_oh_is_array(frame->qpdf, array) ? qpdf_oh_get_array_n_items(frame->qpdf, array) : 0;
  for (int i = step - 1; i < n && !frame->failed; i += step) {
    qpdf_oh item = qpdf_oh_get_array_item(frame->qpdf, array, i);
    g_string_append_printf(frame->text, "\nfile %d ", qpdf_oh_get_object_id(frame->qpdf, item));
    add_file(frame, item);
    qpdf_oh_release(frame->qpdf, item);
  }
}

/* Numbers of objects are those of the file: what is in the list is compared with what is named. */
static char *files_in(HpPdfFile *file, qpdf_oh array)
{
  Framing frame = frame_new(file, none);
  add_files(&frame, array, 1);
  return frame_end(&frame);
}

/* What the array of names and values of a leaf adds. */
typedef void (*AddNames)(Framing *frame, qpdf_oh names);

/* What they are called in the tree, which some programs show. */
static void add_keys(Framing *frame, qpdf_oh names)
{
  const int n =
      qpdf_oh_is_array(frame->qpdf, names) ? qpdf_oh_get_array_n_items(frame->qpdf, names) : 0;
  for (int i = 0; i < n && !frame->failed; i += 2) {
    qpdf_oh key = qpdf_oh_get_array_item(frame->qpdf, names, i);
    add_value(frame, key);
    g_string_append_c(frame->text, '\n');
    qpdf_oh_release(frame->qpdf, key);
  }
}

static void add_named_files(Framing *frame, qpdf_oh names)
{
  add_files(frame, names, 2);
}

/* All leaves of a name tree (7.9.6). */
static void add_name_tree(Framing *frame, qpdf_oh node, AddNames add)
{
  if (frame->failed || frame->left == 0 || frame->depth == MAX_FRAME_DEPTH) {
    frame->failed = TRUE;
    return;
  }
  frame->left--;
  frame->depth++;
  qpdf_oh names = qpdf_oh_get_key(frame->qpdf, node, "/Names");
  qpdf_oh kids = qpdf_oh_get_key(frame->qpdf, node, "/Kids");
  add(frame, names);
  const int n =
      qpdf_oh_is_array(frame->qpdf, kids) ? qpdf_oh_get_array_n_items(frame->qpdf, kids) : 0;
  for (int i = 0; i < n && !frame->failed; i++) {
    qpdf_oh kid = qpdf_oh_get_array_item(frame->qpdf, kids, i);
    if (qpdf_oh_is_dictionary(frame->qpdf, kid))
      add_name_tree(frame, kid, add);
    qpdf_oh_release(frame->qpdf, kid);
  }
  frame->depth--;
  qpdf_oh_release(frame->qpdf, kids);
  qpdf_oh_release(frame->qpdf, names);
}

/* "file 12 <<…" without the number. */
static GPtrArray *without_numbers(const char *files)
{
  GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
  g_auto(GStrv) lines = g_strsplit(files, "\nfile ", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0') /* before the first there is nothing */
      g_ptr_array_add(all, g_strdup(*line + strspn(*line, " 0123456789")));
  g_ptr_array_add(all, NULL);
  return all;
}

/* The dictionary under one key of the dictionary under another. */
static qpdf_oh dictionary_at(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *next)
{
  qpdf_oh outer = hp_pdf_dictionary_in(qpdf, dictionary, key);
  qpdf_oh inner = qpdf_oh_is_dictionary(qpdf, outer) ? hp_pdf_dictionary_in(qpdf, outer, next)
                                                     : qpdf_oh_new_null(qpdf);
  qpdf_oh_release(qpdf, outer);
  return inner;
}

/* The caller's; NULL if it is nested too deep. */
static char *files_by_name(HpPdfFile *file, qpdf_oh catalog, AddNames add)
{
  Framing frame = frame_new(file, none);
  qpdf_oh tree = dictionary_at(file->qpdf, catalog, "/Names", "/EmbeddedFiles");
  if (qpdf_oh_is_dictionary(file->qpdf, tree))
    add_name_tree(&frame, tree, add);
  qpdf_oh_release(file->qpdf, tree);
  return frame_end(&frame);
}

char *hp_frame_of_keys_of_files(HpPdfFile *file)
{
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  char *keys = files_by_name(file, catalog, add_keys);
  qpdf_oh_release(file->qpdf, catalog);
  return keys;
}

char **hp_frame_of_files(HpPdfFile *file)
{
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  qpdf_oh associated = qpdf_oh_get_key(file->qpdf, catalog, "/AF");
  g_autofree char *known = files_in(file, associated);
  g_autofree char *named = files_by_name(file, catalog, add_named_files);
  qpdf_oh_release(file->qpdf, associated);
  qpdf_oh_release(file->qpdf, catalog);
  if (known == NULL)
    return NULL;
  GPtrArray *all = without_numbers(known);
  if (g_strcmp0(known, named) != 0)
    g_ptr_array_insert(all, 0, g_strdup("others by name"));
  return (char **)g_ptr_array_free(all, FALSE);
}

char **hp_frame_of_files_by_name(HpPdfFile *file)
{
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  g_autofree char *named = files_by_name(file, catalog, add_named_files);
  qpdf_oh_release(file->qpdf, catalog);
  return named == NULL ? NULL : (char **)g_ptr_array_free(without_numbers(named), FALSE);
}

/* What is called by its name in the document, but for files and places. */
static void add_names(Framing *frame, qpdf_oh catalog)
{
  static const char *const apart[] = {"/EmbeddedFiles", "/Dests", NULL};
  qpdf_oh names = hp_pdf_dictionary_in(frame->qpdf, catalog, "/Names");
  if (qpdf_oh_is_dictionary(frame->qpdf, names))
    add_entries(frame, names, apart);
  qpdf_oh_release(frame->qpdf, names);
}

/* One bookmark after the other, and those below each: what they do but lead to a place. */
static void add_bookmarks(Framing *frame, qpdf_oh parent)
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
    add_entries(frame, bookmark, other);
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
static void add_signing(Framing *frame, qpdf_oh catalog)
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

static void add_outline(Framing *frame, qpdf_oh catalog)
{
  qpdf_oh outlines = hp_pdf_dictionary_in(frame->qpdf, catalog, "/Outlines");
  if (qpdf_oh_is_dictionary(frame->qpdf, outlines))
    add_bookmarks(frame, outlines);
  qpdf_oh_release(frame->qpdf, outlines);
}

char *hp_frame_of_document(HpPdfFile *file, gboolean with_places)
{
  Framing frame = frame_new(file, none);
  frame.with_places = with_places;
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  static const char *const apart[] = {"/Pages",      "/StructTreeRoot", "/Outlines",   "/AF",
                                      "/Names",      "/Metadata",       "/Dests",      "/DSS",
                                      "/AcroForm",   "/Perms",          "/Extensions", "/Version",
                                      "/PageLabels", "/PageMode",       NULL};
  add_entries(&frame, catalog, apart);
  add_signing(&frame, catalog);
  add_names(&frame, catalog);
  qpdf_oh mode = qpdf_oh_get_key(file->qpdf, catalog, "/PageMode");
  if (!is_usual_mode(file->qpdf, mode))
    add_value(&frame, mode);
  qpdf_oh_release(file->qpdf, mode);
  qpdf_oh labels = qpdf_oh_get_key(file->qpdf, catalog, "/PageLabels");
  if (with_places)
    add_value(&frame, labels);
  qpdf_oh_release(file->qpdf, labels);
  add_outline(&frame, catalog);
  qpdf_oh_release(file->qpdf, catalog);
  return frame_end(&frame);
}

char *hp_frame_of_bookmarks(HpPdfFile *file)
{
  Framing frame = frame_new(file, none);
  frame.with_places = TRUE;
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  add_outline(&frame, catalog);
  qpdf_oh_release(file->qpdf, catalog);
  return frame_end(&frame);
}

GArray *hp_frame_places_of_bookmarks(HpPdfFile *file)
{
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(HpPlaceLedTo));
  Framing frame = frame_new(file, none);
  frame.led_to = places;
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  add_outline(&frame, catalog);
  qpdf_oh_release(file->qpdf, catalog);
  g_autofree char *text = frame_end(&frame);
  return text == NULL ? NULL : g_steal_pointer(&places);
}

static gboolean has_no_others(qpdf_data qpdf, qpdf_oh dictionary, const char *const *known)
{
  g_autoptr(GPtrArray) keys = hp_pdf_keys_of(qpdf, dictionary);
  gboolean no_others = TRUE;
  for (guint i = 0; i < keys->len; i++)
    no_others = no_others && g_strv_contains(known, g_ptr_array_index(keys, i));
  return no_others;
}

/* Whether an entry is not there, or is what the other file has. */
static gboolean is_lost_or_same(HpPdfFile *file, qpdf_oh catalog, HpPdfFile *other,
                                qpdf_oh other_catalog, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key(file->qpdf, catalog, key);
  qpdf_oh other_value = qpdf_oh_get_key(other->qpdf, other_catalog, key);
  g_autofree char *text = text_of_value(file, value);
  g_autofree char *other_text = text_of_value(other, other_value);
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
      has_no_others(file->qpdf, catalog, known) && is_usual_mode(file->qpdf, mode) &&
      loses_only(file, catalog, other) &&
      (!qpdf_oh_is_dictionary(file->qpdf, names) || has_no_others(file->qpdf, names, named));
  qpdf_oh_release(file->qpdf, mode);
  qpdf_oh_release(file->qpdf, names);
  qpdf_oh_release(file->qpdf, catalog);
  return only;
}

/* ---- The structure ------------------------------------------------------------------------- */

/* Where and how large something is. */
static const char *const of_layout[] = {"/BBox", "/Width", "/Height", NULL};

/* An element that has the identifier of another one is not what that leads to. */
static void take_identifier(Framing *frame, qpdf_oh element)
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
static void add_identifiers(Framing *frame, qpdf_oh names)
{
  qpdf_data qpdf = frame->qpdf;
  const int n = qpdf_oh_is_array(qpdf, names) ? qpdf_oh_get_array_n_items(qpdf, names) : 0;
  frame->of_bytes = TRUE;
  for (int i = 0; i + 1 < n && !frame->failed; i += 2) {
    qpdf_oh name = qpdf_oh_get_array_item(qpdf, names, i);
    qpdf_oh element = qpdf_oh_get_array_item(qpdf, names, i + 1);
    const gpointer number =
        g_hash_table_lookup(frame->identifiers, qpdf_oh_unparse_resolved(qpdf, name));
    add_value(frame, name);
    g_string_append(frame->text,
                    number == GINT_TO_POINTER(qpdf_oh_get_object_id(qpdf, element)) ? "=" : "≠");
    qpdf_oh_release(qpdf, element);
    qpdf_oh_release(qpdf, name);
  }
  frame->of_bytes = FALSE;
}

static void add_kids(Framing *frame, qpdf_oh kids);

static void add_element(Framing *frame, qpdf_oh element)
{
  static const char *const other[] = {"/K", "/P", "/Pg", "/Ref", "/Type", NULL};
  if (hp_pdf_is_signature_form(frame->qpdf, element))
    return;
  g_string_append_c(frame->text, '\n');
  take_identifier(frame, element);
  add_entries(frame, element, other);
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
static void add_kid(Framing *frame, qpdf_oh kid)
{
  if (qpdf_oh_is_dictionary(frame->qpdf, kid) && qpdf_oh_has_key(frame->qpdf, kid, "/S"))
    add_element(frame, kid);
  else if (is_link_reference(frame->qpdf, kid) && !hp_string_ends_with(frame->text, "&"))
    g_string_append_c(frame->text, '&');
}

static void add_kids(Framing *frame, qpdf_oh kids)
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
  Framing frame = frame_new(file, of_layout);
  frame.identifiers = identifiers;
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  qpdf_oh tree = hp_pdf_dictionary_in(file->qpdf, catalog, "/StructTreeRoot");
  if (qpdf_oh_is_dictionary(file->qpdf, tree)) {
    qpdf_oh kids = qpdf_oh_get_key(file->qpdf, tree, "/K");
    add_entries(&frame, tree, other);
    add_kids(&frame, kids);
    qpdf_oh_release(file->qpdf, kids);
    qpdf_oh names = hp_pdf_dictionary_in(file->qpdf, tree, "/IDTree");
    if (qpdf_oh_is_dictionary(file->qpdf, names))
      add_name_tree(&frame, names, add_identifiers);
    qpdf_oh_release(file->qpdf, names);
  }
  qpdf_oh_release(file->qpdf, tree);
  qpdf_oh_release(file->qpdf, catalog);
  return frame_end(&frame);
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
static void add_size(Framing *frame, qpdf_oh page)
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
  Framing frame = frame_new(file, none);
  qpdf_oh dictionary = qpdf_get_page_n(file->qpdf, page);
  frame.with_places = with_size;
  add_size(&frame, dictionary);
  if (hp_pdf_knocks_out(file->qpdf, dictionary))
    g_string_append(frame.text, "/K");
  if (hp_pdf_has_other_order(file->qpdf, dictionary))
    g_string_append(frame.text, "/Tabs");
  add_entries(&frame, dictionary, other);
  qpdf_oh_release(file->qpdf, dictionary);
  return frame_end(&frame);
}

char *hp_frame_of_annotation(HpPdfFile *file, qpdf_oh annotation)
{
  static const char *const other[] = {"/Contents", "/Rect", "/QuadPoints",   "/P", "/Dest", "/SD",
                                      "/Parent",   "/NM",   "/StructParent", "/M", NULL};
  Framing frame = frame_new(file, of_places);
  add_entries(&frame, annotation, other);
  return frame_end(&frame);
}

gboolean hp_frames_are_same(char *one, char *other)
{
  const gboolean same = one != NULL && g_strcmp0(one, other) == 0;
  g_free(one);
  g_free(other);
  return same;
}
