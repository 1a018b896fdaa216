/* Inside the room: what the pages of a finished file show — characters and pictures, where, and as
 * part of which marked-content sequence (ISO 32000-1, 8.4, 9.4, 14.6). */
#pragma once

#include "inspect/page/glyph.h"

/** What is part of no sequence with a number: artifacts. */
#define HP_SHOWN_NO_SEQUENCE (-1)
/** A picture is shown as one of these characters, the same for the same picture. */
#define HP_SHOWN_PICTURE 0xf0000
#define HP_MAX_SHOWN_PICTURES 0xfffd /* pictures of a page; not verified */

typedef struct {
  gunichar character;
  float x, y, end;  /* of its pen in points, in the page's space, and x after it */
  gint32 sequence;  /* MCID */
  HpPdfSight sight; /* whether it can be seen; HP_PDF_SEEN where that is not asked */
} HpShown;

/** What is asked of pages, beside what they show. */
typedef enum {
  HP_SHOWN_ALONE,
  HP_SHOWN_SIGHTS, /* what can be seen, which costs more than the reading */
  HP_SHOWN_PAINTED /* all that is painted */
} HpShownAsked;

/** The pages of one file. */
typedef struct {
  HpPdfFile *file;
  GHashTable *pictures;  /* digest → index: those of the file that it is compared with first */
  GPtrArray *pages;      /* of GArray of HpShown, in the order of painting */
  GPtrArray *painted;    /* of HpPainted: of each page, where that is asked */
  HpGlyphShapes *shapes; /* of the glyphs in it; NULL: that is not asked */
} HpShownPages;

/** Reads all pages; `other`: those that they are compared with, which have been read as a whole, or
    NULL. Returns FALSE, with the index of the page, if one has content that this program does not
    write, or more than memory is for. Free with hp_shown_pages_clear in either case. */
gboolean hp_shown_pages_read(HpShownPages *pages, HpPdfFile *file, const HpShownPages *other,
                             HpShownAsked asked, guint *unreadable);
void hp_shown_pages_clear(HpShownPages *pages);
