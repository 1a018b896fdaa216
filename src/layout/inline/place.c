/*
 * Where a paragraph goes on over the page. There it is collected anew, and its page numbers may be
 * longer or shorter than they were; a place counts each as one byte, whatever stands there:
 *
 *   byte     0 1 2 3 4 5 6 7 8 9
 *   page i   i   o n e ⏎ t w o        "two" begins at byte 6, place 6
 *   page ii  i i   o n e ⏎ t w o      at byte 7, place 6
 */
#include "layout/inline/item.h"

gsize hp_paragraph_box_place(const HpParagraphBox *paragraph, gsize byte)
{
  gsize place = byte;
  for (const HpNumber *number = paragraph->numbers; number != NULL; number = number->next)
    if (byte > number->start)
      place = place + 1 - MIN(byte - number->start, number->length);
  return place;
}

gsize hp_paragraph_box_byte(const HpParagraphBox *paragraph, gsize place)
{
  gsize byte = place;
  for (const HpNumber *number = paragraph->numbers; number != NULL; number = number->next)
    if (byte > number->start)
      byte = byte - 1 + number->length;
  return byte;
}
