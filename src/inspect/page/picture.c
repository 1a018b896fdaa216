/* Pictures that pages show, told apart by what they are made of. */
#include "inspect/page/picture.h"

static gboolean add_to_digest(HpSha256 *digest, qpdf_data qpdf, qpdf_oh stream)
{
  g_autoptr(GBytes) bytes = hp_pdf_plain_bytes(qpdf, stream);
  if (bytes == NULL)
    return FALSE;
  gsize size = 0;
  gconstpointer data = g_bytes_get_data(bytes, &size);
  hp_sha256_add(digest, data, size);
  return TRUE;
}

gunichar hp_shown_picture(qpdf_data qpdf, qpdf_oh image, GHashTable *pictures)
{
  g_autoptr(HpSha256) digest = hp_sha256_new();
  qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, image);
  qpdf_oh mask = qpdf_oh_get_key(qpdf, dictionary, "/SMask");
  const gboolean good = add_to_digest(digest, qpdf, image) &&
                        (!qpdf_oh_is_stream(qpdf, mask) || add_to_digest(digest, qpdf, mask));
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
