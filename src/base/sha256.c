/* SHA-256 (FIPS 180-4), by Nettle: GLib's own takes five times as long, and a document's tools
   alone are a megabyte. */
#include "base/base.h"

#include <nettle/sha2.h>

struct HpSha256 {
  struct sha256_ctx context;
};

HpSha256 *hp_sha256_new(void)
{
  HpSha256 *sum = g_new(HpSha256, 1);
  sha256_init(&sum->context);
  return sum;
}

void hp_sha256_free(HpSha256 *sum)
{
  g_free(sum);
}

void hp_sha256_add(HpSha256 *sum, gconstpointer data, gsize size)
{
  sha256_update(&sum->context, size, data);
}

void hp_sha256_take(HpSha256 *sum, guint8 digest[HP_SHA256_BYTES])
{
  sha256_digest(&sum->context, HP_SHA256_BYTES, digest);
}

char *hp_sha256_take_text(HpSha256 *sum)
{
  static const char digits[] = "0123456789abcdef";
  guint8 digest[HP_SHA256_BYTES];
  char *text = g_malloc0(2 * HP_SHA256_BYTES + 1);
  hp_sha256_take(sum, digest);
  for (gsize i = 0; i < HP_SHA256_BYTES; i++) {
    text[2 * i] = digits[digest[i] >> 4];
    text[2 * i + 1] = digits[digest[i] & 15];
  }
  return text;
}

char *hp_sha256_of(gconstpointer data, gsize size)
{
  HpSha256 sum;
  sha256_init(&sum.context);
  hp_sha256_add(&sum, data, size);
  return hp_sha256_take_text(&sum);
}

char *hp_sha256_of_bytes(GBytes *bytes)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data(bytes, &size);
  return hp_sha256_of(data, size);
}
