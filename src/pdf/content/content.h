/* Inside the room: the content stream of a page, and whose each part of it is.
 *
 *   Cairo writes       the finished stream has
 *   ▪0                 /P <</MCID 0>> BDC
 *   BT … ET            BT … ET
 *   ▪1                 EMC /Artifact BMC
 *   0 0 9 9 re f       0 0 9 9 re f
 *   ▪2                 EMC /P <</MCID 1>> BDC …
 *
 * The marks ▪ are rectangles too small to see; the surface paints one before each change of owner,
 * the only kind of note that survives Cairo whatever is painted after it. */
#pragma once

#include "pdf/file/soft-hyphens.h"

/** The size of a mark in points: the fewest 256ths that no drawing is likely to have. Cairo prints
    them with three decimals. */
#define HP_MARK_WIDTH (3 / 256.0)
#define HP_MARK_HEIGHT (5 / 256.0)
/** The n-th mark of a page (from 0) stands at x = (n mod HP_MARK_PLACES) / HP_MARK_PLACES points,
   so that a lost or foreign one is noticed. */
#define HP_MARK_PLACES 16

/** Appends the operator that begins a sequence: "/P <</MCID 0>> BDC". */
typedef void (*HpBeginSequence)(GString *out, guint key, gpointer user);

/** What is known of a page's content. */
typedef struct {
  const guint *keys; /* for each mark, whose the content after it is */
  guint n_keys;
  guint default_key; /* whose the content before the first mark is */
  HpBeginSequence begin;
  gpointer user;
  HpSoftHyphens *hyphens; /* or NULL: replacement text stays as it is */
} HpMarking;

/**
 * Appends to `out` the stream without its marks and with marked-content sequences (ISO 32000-1,
 * 14.6) around everything that is painted; neighbours with one key share a sequence. FALSE and an
 * error if the marks are not those that were painted, or the stream is not balanced.
 */
gboolean hp_pdf_mark_content(const char *data, gsize size, const HpMarking *marking, GString *out,
                             GError **error);
