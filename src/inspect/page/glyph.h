/* Inside the room: what the glyphs of the fonts inside a finished file look like. */
#pragma once

#include "inspect/file/file.h"

/** What a glyph paints: alike in two files, however their fonts are cut down, ordered and encoded.
 */
typedef struct HpGlyphShape HpGlyphShape;
/** Those of the fonts of a file, with FreeType. */
typedef struct HpGlyphShapes HpGlyphShapes;
/** A font program inside a file, and how codes lead to its glyphs (ISO 32000-1, 9.6.6, 9.7.4). */
typedef struct HpGlyphFace HpGlyphFace;

/** How many bytes a code of a composite font has, where codes are CIDs: 2, or 1 as Ghostscript has
   it. 0 if they are something else. */
guint hp_composite_code_size(qpdf_data qpdf, qpdf_oh dictionary);

HpGlyphShapes *hp_glyph_shapes_new(void);
void hp_glyph_shapes_free(HpGlyphShapes *shapes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpGlyphShapes, hp_glyph_shapes_free)

/** Of a font dictionary; belongs to `shapes`. NULL if it has no program inside, or one whose glyphs
    readers may choose differently. */
HpGlyphFace *hp_glyph_shapes_add_face(HpGlyphShapes *shapes, qpdf_data qpdf, qpdf_oh dictionary);
/** What a code paints, as long as the shapes live. NULL if that is not certain, or past a limit. */
const HpGlyphShape *hp_glyph_face_shape(HpGlyphFace *face, guint code);

/** Whether it paints nothing. */
gboolean hp_glyph_is_blank(const HpGlyphShape *shape);
/** Whether nobody could tell them apart: outlines are rounded when fonts are written anew. */
gboolean hp_glyphs_are_alike(const HpGlyphShape *one, const HpGlyphShape *other);
