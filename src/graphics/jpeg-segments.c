/* The segments of a JPEG (ISO/IEC 10918-1), one after the other. */
#include "graphics/jpeg-segments.h"

#include "graphics/graphic.h"

enum { MARKER_TEM = 0x01 };

static gboolean stands_alone(guint8 marker)
{
  return marker == MARKER_TEM || (marker >= HP_JPEG_RST0 && marker <= HP_JPEG_EOI);
}

gboolean hp_jpeg_next_segment(const guint8 *data, gsize size, gsize *at, HpJpegSegment *segment)
{
  while (*at + 2 <= size && (data[*at] != 0xff || data[*at + 1] == 0xff || data[*at + 1] == 0))
    (*at)++;
  if (*at + 2 > size)
    return FALSE;
  *segment = (HpJpegSegment){.marker = data[*at + 1]};
  *at += 2;
  if (stands_alone(segment->marker))
    return TRUE;
  const gsize length = *at + 2 <= size ? hp_read_u16(data + *at) : 0;
  if (length < 2 || length > size - *at)
    return FALSE;
  segment->data = data + *at + 2;
  segment->size = length - 2;
  *at += length;
  return TRUE;
}
