/* Pictures that pages show, told apart by what they are made of. */
#include "inspect/page/picture.h"

#include <math.h>
#include <string.h>

#define MAX_SPACE_DEPTH 8 /* values in each other of a colour space; those below count as none */
#define MAX_SPACE_VALUES                                                                           \
  1000000 /* values, and KiB of streams, of the colour spaces of a file; not verified */

static void add_text(HpSha256 *digest, const char *text)
{
  hp_sha256_add(digest, text, strlen(text) + 1);
}

static void add_value(HpSha256 *digest, HpPdfFile *file, qpdf_oh value, int depth);

static void add_items(HpSha256 *digest, HpPdfFile *file, qpdf_oh array, int depth)
{
  const int n = qpdf_oh_get_array_n_items(file->qpdf, array);
  for (int i = 0; i < n && file->of_spaces <= MAX_SPACE_VALUES; i++) {
    qpdf_oh item = qpdf_oh_get_array_item(file->qpdf, array, i);
    add_value(digest, file, item, depth + 1);
    qpdf_oh_release(file->qpdf, item);
  }
}

/* Of a gradient along a line or between circles: it has the same without (8.7.4.5.3). */
static gboolean is_usual_domain(qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  double ends[2] = {0, 0};
  if (strcmp(key, "/Domain") != 0 || !qpdf_oh_has_key(qpdf, dictionary, "/Coords") ||
      !hp_pdf_has_numbers(qpdf, dictionary, "/Domain", 2))
    return FALSE;
  hp_pdf_read_numbers(qpdf, dictionary, "/Domain", ends, 2);
  return ends[0] == 0 && ends[1] == 1;
}

/* But for how streams are packed, and what stands for profiles where those are not known. */
static void add_entries(HpSha256 *digest, HpPdfFile *file, qpdf_oh dictionary, int depth)
{
  static const char *const others[] = {"/Length", "/Filter", "/DecodeParms", "/Alternate", NULL};
  g_autoptr(GPtrArray) keys = hp_pdf_keys_of(file->qpdf, dictionary);
  for (guint i = 0; i < keys->len && file->of_spaces <= MAX_SPACE_VALUES; i++) {
    if (g_strv_contains(others, g_ptr_array_index(keys, i)) ||
        is_usual_domain(file->qpdf, dictionary, g_ptr_array_index(keys, i)))
      continue;
    qpdf_oh value = qpdf_oh_get_key(file->qpdf, dictionary, g_ptr_array_index(keys, i));
    add_text(digest, g_ptr_array_index(keys, i));
    add_value(digest, file, value, depth + 1);
    qpdf_oh_release(file->qpdf, value);
  }
}

static void add_stream(HpSha256 *digest, HpPdfFile *file, qpdf_oh stream, GBytes *bytes,
                       const char *packing, int depth)
{
  qpdf_oh dictionary = qpdf_oh_get_dict(file->qpdf, stream);
  if (bytes != NULL) {
    hp_sha256_add(digest, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    add_text(digest, packing);
  }
  add_entries(digest, file, dictionary, depth);
  qpdf_oh_release(file->qpdf, dictionary);
}

/* As programs round it that write it anew. */
static void add_number(HpSha256 *digest, double number)
{
  const gint64 parts = llround(CLAMP(number, -1e9, 1e9) * 10000);
  hp_sha256_add(digest, &parts, sizeof parts);
}

/* A colour space, a pattern or a shading: a name, or a dictionary or an array with numbers and
   streams in it. */
static void add_value(HpSha256 *digest, HpPdfFile *file, qpdf_oh value, int depth)
{
  const gboolean is_stream = qpdf_oh_is_stream(file->qpdf, value);
  g_autofree char *packing = NULL;
  g_autoptr(GBytes) bytes = is_stream ? hp_pdf_unpacked_bytes(file->qpdf, value, &packing) : NULL;
  file->of_spaces += 1 + (bytes == NULL ? 0 : g_bytes_get_size(bytes) / 1024);
  if (depth == MAX_SPACE_DEPTH)
    add_text(digest, "…");
  else if (is_stream)
    add_stream(digest, file, value, bytes, packing, depth);
  else if (qpdf_oh_is_array(file->qpdf, value))
    add_items(digest, file, value, depth);
  else if (qpdf_oh_is_dictionary(file->qpdf, value))
    add_entries(digest, file, value, depth);
  else if (qpdf_oh_is_number(file->qpdf, value))
    add_number(digest, qpdf_oh_get_numeric_value(file->qpdf, value));
  else
    add_text(digest, qpdf_oh_unparse_resolved(file->qpdf, value));
}

guint64 hp_shown_value_digest(HpPdfFile *file, qpdf_oh value)
{
  g_autoptr(HpSha256) digest = hp_sha256_new();
  add_value(digest, file, value, 0);
  return file->of_spaces <= MAX_SPACE_VALUES ? hp_pdf_take_digest(digest) : 0;
}

guint hp_parts_of_device(const char *name, gsize length)
{
  static const struct {
    const char *name;
    guint parts;
  } devices[] = {{"DeviceGray", 1}, {"DeviceRGB", 3}, {"DeviceCMYK", 4}};
  for (guint i = 0; i < G_N_ELEMENTS(devices); i++)
    if (strlen(devices[i].name) == length && memcmp(devices[i].name, name, length) == 0)
      return devices[i].parts;
  return 0;
}

static guint parts_of_device(qpdf_data qpdf, qpdf_oh space)
{
  const char *name = qpdf_oh_is_name(qpdf, space) ? qpdf_oh_get_name(qpdf, space) + 1 : "";
  return hp_parts_of_device(name, strlen(name));
}

/* [/Indexed /DeviceRGB 255 …] */
static gboolean is_table_of_device(qpdf_data qpdf, qpdf_oh space)
{
  if (!qpdf_oh_is_array(qpdf, space) || qpdf_oh_get_array_n_items(qpdf, space) != 4)
    return FALSE;
  qpdf_oh kind = qpdf_oh_get_array_item(qpdf, space, 0);
  qpdf_oh base = qpdf_oh_get_array_item(qpdf, space, 1);
  const gboolean is = hp_pdf_is_name(qpdf, kind, "/Indexed") && parts_of_device(qpdf, base) > 0;
  qpdf_oh_release(qpdf, base);
  qpdf_oh_release(qpdf, kind);
  return is;
}

guint hp_shown_picture_parts(qpdf_data qpdf, qpdf_oh dictionary)
{
  qpdf_oh space = qpdf_oh_get_key(qpdf, dictionary, "/ColorSpace");
  const gboolean is_stencil =
      qpdf_oh_is_null(qpdf, space) && qpdf_oh_has_key(qpdf, dictionary, "/ImageMask");
  const guint parts =
      is_stencil || is_table_of_device(qpdf, space) ? 1 : parts_of_device(qpdf, space);
  qpdf_oh_release(qpdf, space);
  return parts;
}

/* What programs add that say all of a picture: each number means what it would without. */
static gboolean is_usual_decode(qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  qpdf_oh space = qpdf_oh_get_key(qpdf, dictionary, "/ColorSpace");
  const guint parts = qpdf_oh_is_array(qpdf, space) ? 0 : hp_shown_picture_parts(qpdf, dictionary);
  qpdf_oh_release(qpdf, space);
  double ends[8] = {0};
  if (strcmp(key, "/Decode") != 0 || parts == 0 ||
      !hp_pdf_has_numbers(qpdf, dictionary, key, (int)parts * 2))
    return FALSE;
  hp_pdf_read_numbers(qpdf, dictionary, key, ends, (int)parts * 2);
  gboolean usual = TRUE;
  for (guint i = 0; i < parts * 2; i++)
    usual = usual && ends[i] == i % 2;
  return usual;
}

static void add_entries_of(HpSha256 *digest, HpPdfFile *file, qpdf_oh dictionary,
                           const char *const *keys)
{
  for (; *keys != NULL; keys++) {
    qpdf_oh value = qpdf_oh_get_key(file->qpdf, dictionary, *keys);
    if (!qpdf_oh_is_null(file->qpdf, value) && !is_usual_decode(file->qpdf, dictionary, *keys)) {
      add_text(digest, *keys);
      add_value(digest, file, value, 0);
    }
    qpdf_oh_release(file->qpdf, value);
  }
}

/* What some readers take for the longer names, which other readers have these for in content only
   (8.9.7). */
static gboolean has_short_names(qpdf_data qpdf, qpdf_oh dictionary)
{
  static const char *const keys[] = {"/BPC", "/CS", "/D", "/H", "/I", "/IM", "/W", NULL};
  return hp_pdf_has_any_key(qpdf, dictionary, keys);
}

/* Its bytes, and what says how they become colours (8.9.5.1). */
static gboolean add_to_digest(HpSha256 *digest, HpPdfFile *file, qpdf_oh stream)
{
  static const char *const all[] = {"/Width",  "/Height", "/BitsPerComponent", "/ColorSpace",
                                    "/Decode", "/Mask",   "/ImageMask",        "/Matte",
                                    "/OC",     NULL};
  g_autofree char *packing = NULL;
  g_autoptr(GBytes) bytes = hp_pdf_unpacked_bytes(file->qpdf, stream, &packing);
  if (bytes == NULL)
    return FALSE;
  gsize size = 0;
  gconstpointer data = g_bytes_get_data(bytes, &size);
  hp_sha256_add(digest, data, size);
  add_text(digest, packing);
  qpdf_oh dictionary = qpdf_oh_get_dict(file->qpdf, stream);
  add_entries_of(digest, file, dictionary, all);
  const gboolean good = !has_short_names(file->qpdf, dictionary);
  qpdf_oh_release(file->qpdf, dictionary);
  return good && file->of_spaces <= MAX_SPACE_VALUES;
}

gunichar hp_shown_picture(HpPdfFile *file, qpdf_oh image, GHashTable *pictures)
{
  qpdf_data qpdf = file->qpdf;
  g_autoptr(HpSha256) digest = hp_sha256_new();
  qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, image);
  qpdf_oh mask = qpdf_oh_get_key(qpdf, dictionary, "/SMask");
  const gboolean good = hp_pdf_has_name(qpdf, dictionary, "/Subtype", "/Image") &&
                        !qpdf_oh_has_key(qpdf, dictionary, "/Alternates") &&
                        add_to_digest(digest, file, image) &&
                        (!qpdf_oh_is_stream(qpdf, mask) || add_to_digest(digest, file, mask));
  qpdf_oh_release(qpdf, mask);
  qpdf_oh_release(qpdf, dictionary);
  if (!good)
    return 0;
  g_autofree char *key = hp_sha256_take_text(digest);
  gpointer index = NULL;
  if (!g_hash_table_lookup_extended(pictures, key, NULL, &index)) {
    index = GUINT_TO_POINTER(MIN(g_hash_table_size(pictures), HP_MAX_SHOWN_PICTURES));
    g_hash_table_insert(pictures, g_steal_pointer(&key), index);
  }
  return HP_SHOWN_PICTURE + GPOINTER_TO_UINT(index);
}

HpPaintPicture hp_shown_picture_kind(qpdf_data qpdf, qpdf_oh image)
{
  qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, image);
  const HpPaintPicture kind =
      qpdf_oh_has_key(qpdf, dictionary, "/ImageMask") ? HP_PAINT_STENCIL
      : qpdf_oh_has_key(qpdf, dictionary, "/SMask") || qpdf_oh_has_key(qpdf, dictionary, "/Mask")
          ? HP_PAINT_THROUGH
          : HP_PAINT_OPAQUE;
  qpdf_oh_release(qpdf, dictionary);
  return kind;
}
