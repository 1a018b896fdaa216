/* Values as text. */
#include "inspect/compare/framing.h"

#define MAX_FRAME_VALUES                                                                           \
  4000000 /* values of a file that are written as text, and more for long ones; not verified */

static const char *const none[] = {NULL};

HpFraming hp_framing_new(HpPdfFile *file, const char *const *but_for)
{
  return (HpFraming){.file = file,
                     .qpdf = file->qpdf,
                     .text = g_string_new(NULL),
                     .but_for = but_for,
                     .left = MAX_FRAME_VALUES};
}

char *hp_framing_end(HpFraming *frame)
{
  return g_string_free(frame->text, frame->failed);
}

void hp_framing_add_entries(HpFraming *frame, qpdf_oh dictionary, const char *const *but_for)
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
      hp_framing_add_value(frame, value);
      frame->of_bytes = FALSE;
    }
    qpdf_oh_release(frame->qpdf, value);
  }
  g_string_append(frame->text, ">>");
}

static void add_items(HpFraming *frame, qpdf_oh array)
{
  const int n = qpdf_oh_get_array_n_items(frame->qpdf, array);
  g_string_append_c(frame->text, '[');
  for (int i = 0; i < n && !frame->failed; i++) {
    qpdf_oh item = qpdf_oh_get_array_item(frame->qpdf, array, i);
    hp_framing_add_value(frame, item);
    qpdf_oh_release(frame->qpdf, item);
  }
  g_string_append_c(frame->text, ']');
}

/* One value may be in many: each time it costs what it is long. */
static void charge(HpFraming *frame, gsize size)
{
  enum { BYTES_A_VALUE = 64 };
  frame->left -= (guint)MIN(size / BYTES_A_VALUE, frame->left);
}

static void add_stream(HpFraming *frame, qpdf_oh stream)
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

static void add_scalar(HpFraming *frame, qpdf_oh value)
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

void hp_framing_add_value(HpFraming *frame, qpdf_oh value)
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
    hp_framing_add_entries(frame, value, none);
  else if (qpdf_oh_is_array(frame->qpdf, value))
    add_items(frame, value);
  else
    add_scalar(frame, value);
  frame->depth--;
}

/* The caller's; NULL if it is nested too deep. */
char *hp_framing_text(HpPdfFile *file, qpdf_oh value)
{
  HpFraming frame = hp_framing_new(file, none);
  hp_framing_add_value(&frame, value);
  return hp_framing_end(&frame);
}

void hp_framing_add_name_tree(HpFraming *frame, qpdf_oh node, HpFramingAdd add)
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
      hp_framing_add_name_tree(frame, kid, add);
    qpdf_oh_release(frame->qpdf, kid);
  }
  frame->depth--;
  qpdf_oh_release(frame->qpdf, kids);
  qpdf_oh_release(frame->qpdf, names);
}
