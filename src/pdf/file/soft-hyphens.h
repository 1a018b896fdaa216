/* Inside the room: hyphens that the formatter put in, as the soft hyphens they are (ISO 32000-1,
 * 14.8.2.2.3), so that readers put the word together again.
 *
 * Cairo says it with replacement text around the glyph, in a marked-content sequence of its own:
 *
 *   /Span <</ActualText <feff00ad>>> BDC (-)Tj EMC
 *
 * which some readers of the structure take for the end of the sequence around it. In its place goes
 * a second name of the font, whose glyphs all mean U+00AD:
 *
 *   /f-0-0h 1 Tf (-)Tj /f-0-0 1 Tf */
#pragma once

#include "pdf/file/writer.h"

/** The names of fonts that have soft hyphens, with what the second ones refer to. */
typedef struct HpSoftHyphens HpSoftHyphens;

HpSoftHyphens *hp_soft_hyphens_new(void);
void hp_soft_hyphens_free(HpSoftHyphens *hyphens);

/** Notes a font by its name in the content, without the slash. */
void hp_soft_hyphens_note(HpSoftHyphens *hyphens, const char *name, gsize length);
/** The text of a resource dictionary with the second names added; NULL if there are none in it. */
char *hp_soft_hyphens_add_names(HpSoftHyphens *hyphens, HpPdfWriter *writer, const char *text);
/** For each second name used: the number of its font's object and of its own. */
gboolean hp_soft_hyphens_next(const HpSoftHyphens *hyphens, guint index, guint *font,
                              guint *second);
/** Appends a ToUnicode map in which every glyph means U+00AD. */
void hp_soft_hyphens_append_map(GString *out, const char *map, gsize size);
