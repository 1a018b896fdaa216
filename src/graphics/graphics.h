/**
 * graphics: images as layout and paint need them — PNG, JPEG and SVG with their natural sizes.
 *
 * Only files of this machine are read, through a gate (base.h), never the network; and a picture is
 * one file: an SVG that shows another is refused. One HpGraphics caches by file for a document;
 * failures are remembered too.
 */
#pragma once

#include "base/base.h"

#include <cairo.h>
#include <libxml/tree.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/** Why a file is no picture here; the message says which, and a way out. */
typedef enum {
  HP_GRAPHICS_UNSUPPORTED, /* another format than PNG, JPEG and SVG */
  HP_GRAPHICS_TOO_BIG,     /* past a limit: bytes, pixels, what drawing takes */
  HP_GRAPHICS_BROKEN,      /* begins as a picture, but is not one */
  HP_GRAPHICS_REFERS,      /* an SVG that shows another file */
} HpGraphicsError;
#define HP_GRAPHICS_ERROR (hp_graphics_error_quark())
GQuark hp_graphics_error_quark(void);

#define HP_MAX_PICTURE_PIXELS (64 * 1024 * 1024)   /* pixels of a picture; refused */
#define HP_MAX_DOCUMENT_PIXELS (512 * 1024 * 1024) /* pixels of a document's pictures; refused */
#define HP_MAX_PICTURE_SECONDS 5 /* seconds of the processor to draw an SVG; refused */
#define HP_MAX_PICTURE_MEMORY (512 * 1024 * 1024) /* bytes of memory to draw an SVG; refused */

/** The side of the square that a picture is drawn in when it is tiled, in units of its own: a whole
    number, since Cairo rounds extents. */
#define HP_TILE_UNITS 1024

/* ---- Trials -------------------------------------------------------------------------------- */

/**
 * SVG is a language: 200 bytes of it can keep librsvg busy for ever, take all memory, or end the
 * process. So an SVG is tried before it is drawn, by another process under limits: read, and drawn
 * at its size onto a PDF as it would be here. Only what that survives comes near this process, and
 * as vectors and text.
 *
 * The helper starts with the first SVG (a library must not fork: it is spawned), tries many, and is
 * replaced when it dies. What is known of a picture is remembered by its digest. One thread at a
 * time.
 */
typedef struct HpPictureTrials HpPictureTrials;

/** What one picture may take. */
typedef struct {
  guint milliseconds; /* of the processor: to read it, and to draw it */
  guint64 bytes;      /* of memory */
} HpTrialLimits;

/** The name of the helper. */
#define HP_TRY_PROGRAM "try-picture"

/** `program` is the helper's path, NULL: where HANDLINGSPLAN_HELPERS says, else where it was
    installed. If it does not run, no SVG is drawn. `fontconfig_file` as for hp_text_new. */
HpPictureTrials *hp_picture_trials_new(const char *program, const char *fontconfig_file);
void hp_picture_trials_free(HpPictureTrials *trials);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPictureTrials, hp_picture_trials_free)
/** Other limits than HP_MAX_PICTURE_SECONDS and HP_MAX_PICTURE_MEMORY, as tests need them. */
void hp_picture_trials_set_limits(HpPictureTrials *trials, HpTrialLimits limits);
/** Between documents: forgets what is known if that is much. */
void hp_picture_trials_forget_many(HpPictureTrials *trials);

/* ---- Pictures ------------------------------------------------------------------------------ */

/** One picture; immutable, owned by its HpGraphics. */
typedef struct HpGraphic HpGraphic;
typedef struct HpGraphics HpGraphics;

/** `base_folder` resolves relative URIs; NULL is the working folder. `gate` is what files come
    through, borrowed. */
HpGraphics *hp_graphics_new(const char *base_folder, HpGate *gate);
void hp_graphics_free(HpGraphics *graphics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpGraphics, hp_graphics_free)

/** What text in SVG loaded from now on is set in; borrowed for as long as the pictures are drawn.
    NULL: the fonts that Pango has in the thread that draws. */
void hp_graphics_set_fonts(HpGraphics *graphics, PangoFontMap *fonts);

/** Other than HP_MAX_DOCUMENT_PIXELS, as tests need it. */
void hp_graphics_set_max_pixels(HpGraphics *graphics, guint64 pixels);

/** What SVG loaded from now on is tried by; borrowed. NULL: SVG is refused. */
void hp_graphics_set_trials(HpGraphics *graphics, HpPictureTrials *trials);

/** By URI: a path, file: (hp_path_of_uri) or data:. NULL and an HP_FILE_ERROR if there is no such
    file for it, or an HP_GRAPHICS_ERROR. */
const HpGraphic *hp_graphics_load(HpGraphics *graphics, const char *uri, GError **error);
/** SVG that stands in the document (the child of an fo:instream-foreign-object). Cached by node. */
const HpGraphic *hp_graphics_load_inline(HpGraphics *graphics, const xmlNode *svg, GError **error);

/**
 * A picture without what it says besides being seen: comments, texts, Exif (but which way is up),
 * XMP, previews; of SVG what is not drawn. Pixels, colours and drawing stay as they are, and so do
 * other formats. `name` is what the user calls it. The caller's; NULL and an HP_GRAPHICS_ERROR if
 * it is SVG that cannot be read.
 */
GBytes *hp_picture_without_metadata(GBytes *picture, const char *name, GError **error);

/** Natural size, as it is seen: pixels at the resolution the file states, else 72 dpi, which
   XSL 1.1 leaves open and other formatters take. An SVG's width and height with 1px = 1pt, or its
   viewBox; 100pt where it states none. */
HpLength hp_graphic_width(const HpGraphic *graphic);
HpLength hp_graphic_height(const HpGraphic *graphic);
/** A size that a picture is drawn in, and whether the page is turned against it. */
typedef struct {
  HpLength width, height;
  gboolean turned;
} HpDrawnSize;

/** Whether a picture can be drawn so within limits; to be asked before each drawing, since those of
   a document are bounded together, too. FALSE and an HP_GRAPHICS_ERROR if not. */
gboolean hp_graphics_allow_drawing(HpGraphics *graphics, const HpGraphic *graphic, HpDrawnSize size,
                                   GError **error);
/** Draws it to fill the rectangle (in points) on a PDF surface: SVG as vectors, JPEG as it is (for
    four inks: turned into sRGB), PNG decoded. FALSE if the surface or the SVG fails. */
gboolean hp_graphic_draw(const HpGraphic *graphic, cairo_t *cairo, double x, double y, double width,
                         double height);

G_END_DECLS
