/* The ICC profile of sRGB, made here: a matrix and one curve say all of it in half a kilobyte, and
 * no file has to be installed or found.
 *
 *   header (128) │ number of tags │ (signature, offset, size) … │ tags, each on a word boundary */
#include "pdf/document/srgb.h"

#include <math.h>
#include <string.h>

#define HEADER_SIZE 128
#define ENTRY_SIZE 12
#define N_TAGS 10

typedef struct {
  GByteArray *bytes;
  guint n_tags;
} Profile;

static void put_u32(guint8 *at, guint32 value)
{
  for (int byte = 0; byte < 4; byte++)
    at[byte] = (guint8)(value >> (24 - 8 * byte));
}

static void append_u32(GByteArray *bytes, guint32 value)
{
  guint8 data[4];
  put_u32(data, value);
  g_byte_array_append(bytes, data, 4);
}

static void append_signature(GByteArray *bytes, const char *signature)
{
  g_byte_array_append(bytes, (const guint8 *)signature, 4);
}

/* s15Fixed16Number */
static void append_fixed(GByteArray *bytes, double value)
{
  append_u32(bytes, (guint32)(gint32)lround(value * 65536));
}

/* Enters a tag into the table; its data runs from `start` to the end of what is there. */
static void enter_tag(Profile *profile, const char *signature, guint start)
{
  guint8 *entry = profile->bytes->data + HEADER_SIZE + 4 + ENTRY_SIZE * profile->n_tags;
  memcpy(entry, signature, 4);
  put_u32(entry + 4, start);
  put_u32(entry + 8, profile->bytes->len - start);
  profile->n_tags++;
}

static void pad(GByteArray *bytes)
{
  static const guint8 zeros[4] = {0};
  g_byte_array_append(bytes, zeros, (4 - bytes->len % 4) % 4);
}

static void add_numbers(Profile *profile, const char *signature, const char *type,
                        const double *numbers, guint n)
{
  const guint start = profile->bytes->len;
  append_signature(profile->bytes, type);
  append_u32(profile->bytes, 0);
  for (guint i = 0; i < n; i++)
    append_fixed(profile->bytes, numbers[i]);
  enter_tag(profile, signature, start);
}

/* multiLocalizedUnicodeType with one record, of ASCII letters. */
static void add_text(Profile *profile, const char *signature, const char *text)
{
  GByteArray *bytes = profile->bytes;
  const guint start = bytes->len;
  append_signature(bytes, "mluc");
  append_u32(bytes, 0);
  append_u32(bytes, 1);
  append_u32(bytes, 12);
  append_signature(bytes, "enUS");
  append_u32(bytes, (guint32)(2 * strlen(text)));
  append_u32(bytes, 28);
  for (; *text != '\0'; text++) {
    const guint8 unit[2] = {0, (guint8)*text};
    g_byte_array_append(bytes, unit, 2);
  }
  enter_tag(profile, signature, start);
  pad(bytes);
}

/* One curve for the three channels: (ax + b)^g from d on, cx below (parametricCurveType 3). */
static void add_curves(Profile *profile)
{
  static const double parameters[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  static const char *const channels[] = {"rTRC", "gTRC", "bTRC"};
  const guint start = profile->bytes->len;
  append_signature(profile->bytes, "para");
  append_u32(profile->bytes, 0);
  append_u32(profile->bytes, 3u << 16);
  for (gsize i = 0; i < G_N_ELEMENTS(parameters); i++)
    append_fixed(profile->bytes, parameters[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(channels); i++)
    enter_tag(profile, channels[i], start);
}

static void fill_header(GByteArray *bytes)
{
  guint8 *header = bytes->data;
  put_u32(header, bytes->len);
  put_u32(header + 8, 0x04200000); /* version 4.2 */
  memcpy(header + 12, "mntrRGB XYZ ", 12);
  static const guint8 date[] = {0x07, 0xe8, 0, 1, 0, 1}; /* 2024-01-01 */
  memcpy(header + 24, date, sizeof date);
  memcpy(header + 36, "acsp", 4);
  /* The illuminant of the connection space, D50. */
  put_u32(header + 68, 0x0000f6d6);
  put_u32(header + 72, 0x00010000);
  put_u32(header + 76, 0x0000d32d);
}

GByteArray *hp_srgb_profile(void)
{
  /* Primaries and white as adapted from D65 to D50 by the Bradford transform. */
  static const double white[] = {0.9642, 1, 0.8249};
  static const double red[] = {0.43607, 0.22249, 0.01392};
  static const double green[] = {0.38515, 0.71687, 0.09708};
  static const double blue[] = {0.14307, 0.06061, 0.71410};
  static const double adaptation[] = {1.04788,  0.02292,  -0.05022, 0.02959, 0.99048,
                                      -0.01707, -0.00925, 0.01508,  0.75168};
  Profile profile = {.bytes = g_byte_array_new()};
  const guint table_size = HEADER_SIZE + 4 + ENTRY_SIZE * N_TAGS;
  g_byte_array_set_size(profile.bytes, table_size);
  memset(profile.bytes->data, 0, table_size);
  put_u32(profile.bytes->data + HEADER_SIZE, N_TAGS);
  add_text(&profile, "desc", "sRGB");
  add_text(&profile, "cprt", "No copyright, use freely");
  add_numbers(&profile, "wtpt", "XYZ ", white, 3);
  add_numbers(&profile, "chad", "sf32", adaptation, 9);
  add_numbers(&profile, "rXYZ", "XYZ ", red, 3);
  add_numbers(&profile, "gXYZ", "XYZ ", green, 3);
  add_numbers(&profile, "bXYZ", "XYZ ", blue, 3);
  add_curves(&profile);
  fill_header(profile.bytes);
  return profile.bytes;
}
