/* Inside the room: the segments of a JPEG (ISO/IEC 10918-1, annex B), for who reads and who cleans.
 */
#pragma once

#include <glib.h>

enum {
  HP_JPEG_SOF0 = 0xc0,
  HP_JPEG_SOF2 = 0xc2,
  HP_JPEG_RST0 = 0xd0,
  HP_JPEG_SOI = 0xd8,
  HP_JPEG_EOI = 0xd9,
  HP_JPEG_SOS = 0xda,
  HP_JPEG_APP0 = 0xe0,
  HP_JPEG_APP1 = 0xe1,
  HP_JPEG_APP2 = 0xe2,
  HP_JPEG_APP14 = 0xee,
  HP_JPEG_APP15 = 0xef,
  HP_JPEG_COM = 0xfe,
};

/** A marker, and what stands behind its length; `data` is NULL for a marker that has no segment. */
typedef struct {
  guint8 marker;
  const guint8 *data;
  gsize size;
} HpJpegSegment;

/** The next one from `at` on, which is moved behind it. What stands before a marker is passed over,
   as by those who decode JPEGs. FALSE if none is left, or if it is incomplete. */
gboolean hp_jpeg_next_segment(const guint8 *data, gsize size, gsize *at, HpJpegSegment *segment);
