/*
 * JPEG (ISO/IEC 10918-1) without comments, Exif, XMP, previews and what follows its end.
 *
 *   SOI  APP0 JFIF  APP1 Exif  APP2 ICC  APP13 …  COM  DQT SOF DHT  SOS scan … (SOS scan) EOI  …
 *        kept       which way  kept      –        –    kept         kept                  –
 *                   is up
 */
#include "graphics/graphic.h"
#include "graphics/jpeg-segments.h"
#include "graphics/metadata.h"

#include <string.h>

#define JFIF_SIZE 14 /* of its segment without a preview */

static gboolean begins_with(const HpJpegSegment *segment, const char *word, gsize length)
{
  return segment->size >= length && memcmp(segment->data, word, length) == 0;
}

static void append_segment(GByteArray *clean, guint8 marker, const guint8 *data, gsize size)
{
  const guint length = (guint)size + 2;
  const guint8 head[] = {0xff, marker, (guint8)(length >> 8), (guint8)length};
  g_byte_array_append(clean, head, sizeof head);
  g_byte_array_append(clean, data, (guint)size);
}

/* ---- Which way is up ----------------------------------------------------------------------- */

static void append_orientation(GByteArray *clean, guint orientation)
{
  const guint8 exif[] = {'E',
                         'x',
                         'i',
                         'f',
                         0,
                         0,
                         'M',
                         'M',
                         0,
                         42,
                         0,
                         0,
                         0,
                         8,
                         0,
                         1,
                         HP_EXIF_ORIENTATION >> 8,
                         HP_EXIF_ORIENTATION & 0xff,
                         0,
                         3,
                         0,
                         0,
                         0,
                         1,
                         0,
                         (guint8)orientation,
                         0,
                         0,
                         0,
                         0,
                         0,
                         0};
  append_segment(clean, HP_JPEG_APP1, exif, sizeof exif);
}

/* ---- Segments ------------------------------------------------------------------------------ */

static void append_jfif(GByteArray *clean, const HpJpegSegment *segment)
{
  guint8 jfif[JFIF_SIZE];
  if (segment->size < JFIF_SIZE)
    return;
  memcpy(jfif, segment->data, JFIF_SIZE);
  jfif[JFIF_SIZE - 2] = jfif[JFIF_SIZE - 1] = 0; /* width and height of the preview */
  append_segment(clean, HP_JPEG_APP0, jfif, JFIF_SIZE);
}

static void append_application(GByteArray *clean, const HpJpegSegment *segment)
{
  if (segment->marker == HP_JPEG_APP0 && begins_with(segment, "JFIF", 5))
    append_jfif(clean, segment);
  else if ((segment->marker == HP_JPEG_APP2 && begins_with(segment, "ICC_PROFILE", 12)) ||
           (segment->marker == HP_JPEG_APP14 && begins_with(segment, "Adobe", 5)))
    append_segment(clean, segment->marker, segment->data, segment->size);
  else if (segment->marker == HP_JPEG_APP1) {
    const guint orientation = hp_exif_orientation(segment->data, segment->size);
    if (orientation > 1)
      append_orientation(clean, orientation);
  }
}

static void append_kept(GByteArray *clean, const HpJpegSegment *segment)
{
  if (segment->marker >= HP_JPEG_APP0 && segment->marker <= HP_JPEG_APP15)
    append_application(clean, segment);
  else if (segment->marker != HP_JPEG_COM)
    append_segment(clean, segment->marker, segment->data, segment->size);
}

/* Where a scan ends: at a marker that is not one of its own. */
static gsize end_of_scan(const guint8 *data, gsize size, gsize at)
{
  for (; at + 1 < size; at++)
    if (data[at] == 0xff && data[at + 1] != 0 && data[at + 1] != 0xff &&
        !(data[at + 1] >= HP_JPEG_RST0 && data[at + 1] < HP_JPEG_SOI))
      return at;
  return size;
}

gboolean hp_clean_jpeg(const guint8 *data, gsize size, GByteArray *clean)
{
  gsize at = 0;
  HpJpegSegment segment;
  while (hp_jpeg_next_segment(data, size, &at, &segment)) {
    if (segment.data == NULL) {
      g_byte_array_append(clean, (const guint8[]){0xff, segment.marker}, 2);
      if (segment.marker == HP_JPEG_EOI)
        break;
      continue;
    }
    append_kept(clean, &segment);
    if (segment.marker != HP_JPEG_SOS)
      continue;
    const gsize end = end_of_scan(data, size, at);
    g_byte_array_append(clean, data + at, (guint)(end - at));
    at = end;
  }
  return clean->len != size || memcmp(clean->data, data, size) != 0;
}
