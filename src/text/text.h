/**
 * text: from characters to lines — fonts, itemising, shaping, hyphenation, line breaking.
 *
 * Knows Pango, HarfBuzz (through Pango), fontconfig, libhyphen; nothing of formatting objects.
 *
 *   text + styles + inline objects ──► HpParagraph ──shape──► words with widths, break points
 *                                          │
 *              HpLine ◄── total-fit lines ◄┘ from any byte offset, for any width
 *                │
 *                └──► HpLineRun: glyphs and objects with x positions, in visual order
 *
 * All lengths are HpLength. Each distinct word is shaped once and kept in the HpText; a paragraph
 * and its lines live in the arena it was made in.
 */
#pragma once

#include "base/base.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/** Fonts, shaped words and hyphenation dictionaries of one formatter. One thread at a time; any
    number of them in as many threads. */
typedef struct HpText HpText;

/**
 * `fontconfig_file` names the families and roles (fonts/fonts.conf); no font outside what it lists
 * is ever used. NULL uses the file installed or built with the program.
 */
HpText *hp_text_new(const char *fontconfig_file, GError **error);
void hp_text_free(HpText *text);
/** One more font, before the first style is asked for: whose file it is, and all faces in it.
    `known` receives the name of a family that there was before, the caller's, or NULL. FALSE and an
    error if it is no font. */
gboolean hp_text_add_font(HpText *text, const char *path, char **known, GError **error);
/** From here on, families that were added before are known, too: what comes is somebody else's. */
void hp_text_hold_families(HpText *text);
/** Whether the file of a font may go along with a document as it is, by its own word (OpenType,
    OS/2, fsType: installable). */
gboolean hp_font_file_may_be_passed_on(GBytes *file);
/** The fonts of the list, for others that set text by Pango. Borrowed. */
PangoFontMap *hp_text_font_map(HpText *text);
/** The files of all faces that it may use, each on a line with its size and when it was written: by
    that it is seen whether they are the same. They, and the lists and folders that name them, are
    noted (hp_files_read_new). The caller's. */
char *hp_text_faces(const HpText *text, GHashTable *files);
/** Text to be hyphenated in a language will come: its dictionary (Swedish takes 10 ms, German half
   a second) is loaded beside what the caller does next. */
void hp_text_expect_language(HpText *text, const char *language);
/** Called with some text. A word may go on in that of the next call. */
typedef void (*HpTextVisitor)(const char *text, gsize length, gpointer user);
/** What a document tells of how its words are divided, borrowed until it ends. */
typedef struct {
  void (*each_text)(gpointer document, HpTextVisitor visit, gpointer user); /* all of it; or NULL */
  gpointer document;
} HpTextDocument;
/** From here on compounds are divided by the words of a document as well: "samverkan" and
    "strukturer" tell where "samverkansstruktur" parts. */
void hp_text_begin_document(HpText *text, const HpTextDocument *document);
/** Says how words of the document's are divided: at each "|" and nowhere else, and their forms so
    too. `words` are letters and "|", between spaces: "samverkans|struktur Umeå". */
void hp_text_divide_words(HpText *text, const char *language, const char *words);
void hp_text_end_document(HpText *text);
/** Forgets the shaped words if they take much memory: after a document whose words would hardly
    come back in the next. No paragraph may be in use. */
void hp_text_forget_words(HpText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpText, hp_text_free)

/* ---- Styles and fonts ---------------------------------------------------------------------- */

typedef enum { HP_SLANT_NORMAL, HP_SLANT_ITALIC, HP_SLANT_OBLIQUE } HpSlant;

/** How characters look. Strings are borrowed for the call that takes the style. */
typedef struct {
  const char *families; /* comma-separated, in order of preference */
  HpLength size;
  int weight;  /* 100–900 */
  int stretch; /* -4 … 4 */
  HpSlant slant;
  gboolean small_caps;
  const char *features;    /* OpenType features as CSS writes them ("tnum, onum"), or NULL */
  const char *language;    /* BCP 47, or NULL */
  HpLength letter_spacing; /* added between letters; nonzero turns ligatures off */
  HpLength word_spacing;   /* added to each space */
  gboolean hyphenate;
  gboolean hyphenate_overlong; /* … only words, and of those only parts, wider than their line */
  gboolean keep_numbers; /* with their units, and in dates and ranges, as long as their line fits */
  gunichar hyphenation_character;
  int hyphenation_remain, hyphenation_push; /* least characters before and after the hyphen */
} HpTextStyle;

/** Interned: equal styles give the same pointer, valid as long as the HpText. */
typedef struct HpTextStyleRef HpTextStyleRef;
const HpTextStyleRef *hp_text_style(HpText *text, const HpTextStyle *style);

/** One face at one size. Metrics are unhinted, without the font's line gap. */
typedef struct HpFont HpFont;
typedef struct {
  HpLength ascent, descent; /* both positive, of the font's own tables (hhea or typo) */
  HpLength x_height, cap_height;
  HpLength underline_offset,
      underline_thickness;                  /* offset below the baseline, to the line's middle */
  HpLength strike_offset, strike_thickness; /* offset above the baseline, to the middle */
} HpFontMetrics;

/** The font of the style's first available family (substitutions applied); never NULL. */
const HpFont *hp_text_style_font(HpText *text, const HpTextStyleRef *style);
HpFontMetrics hp_font_metrics(const HpFont *font);
/** For paint. Borrowed; font matrix of the font's size in points, unhinted. */
cairo_scaled_font_t *hp_font_scaled_font(const HpFont *font);
/** Full name and file, for messages and what is recorded in the PDF. */
const char *hp_font_name(const HpFont *font);
/** Revision and checksum that the font file tells of itself ("2.015 9f03a1c2"): tells files of one
    name apart. The caller's. */
char *hp_font_version(const HpFont *font);
/** Whether the font's licence, as its file tells it, rules embedding out. */
gboolean hp_font_forbids_embedding(const HpFont *font);
HpLength hp_font_size(const HpFont *font);

/** A family the style asks for that is neither known nor in the substitution table, or NULL. */
const char *hp_text_style_missing_family(HpText *text, const HpTextStyleRef *style);

/* ---- Paragraphs ---------------------------------------------------------------------------- */

typedef struct HpParagraph HpParagraph;

/** What an inline object contributes to its line. */
typedef enum {
  HP_OBJECT_PLAIN,  /* a graphic, a citation: a box that breaks like a letter, at spaces */
  HP_OBJECT_EDGE,   /* border, padding or space at the start or end of an inline: no break between
                       it and what it belongs to; `opens` tells on which side that is */
  HP_OBJECT_ANCHOR, /* no width and no effect on breaking: a footnote, an id, a marker */
  HP_OBJECT_LEADER, /* stretches before the spaces do */
} HpObjectKind;

typedef struct {
  HpObjectKind kind;
  gboolean opens;                   /* EDGE, ANCHOR: belongs to what follows */
  HpLength minimum, width, maximum; /* of the object; equal unless it stretches */
  gpointer user;                    /* handed back in runs */
} HpObject;

HpParagraph *hp_paragraph_new(HpText *text, HpArena *arena, gboolean right_to_left);
/** Text is UTF-8, white space already treated: every U+0020 is one to print, U+2028 and U+000A
    break the line, U+00AD may. `user` comes back in the runs; runs never join across users. */
void hp_paragraph_add_text(HpParagraph *paragraph, const char *text, gsize length,
                           const HpTextStyleRef *style, gpointer user);
/** `style` is that of the text around it (for the line's own baseline). Returns its byte offset. */
gsize hp_paragraph_add_object(HpParagraph *paragraph, const HpObject *object,
                              const HpTextStyleRef *style);
/** Directional embedding or override of what follows, up to the matching end (bidi-override). */
void hp_paragraph_begin_direction(HpParagraph *paragraph, gboolean right_to_left,
                                  gboolean override);
void hp_paragraph_end_direction(HpParagraph *paragraph);
/** Marks [from, to) as unbreakable between lines (keep-together.within-line); unless it is
   `always`, only where its lines do not become wider than their room. */
void hp_paragraph_keep_together(HpParagraph *paragraph, gsize from, gsize to, gboolean always);
/** Forbids lines to break (wrap-option="no-wrap") in [from, to). */
void hp_paragraph_no_wrap(HpParagraph *paragraph, gsize from, gsize to);
/** What an inline in [from, to) shows at its edges stands where a line breaks in it as well:
    `at_end` at the end of that line, `at_start` at the start of the next. */
void hp_paragraph_repeat_edges(HpParagraph *paragraph, gsize from, gsize to, HpLength at_start,
                               HpLength at_end);
/** Something else is read right after it, as if it were one text: its last line ends in a space
   that takes no room. */
void hp_paragraph_read_on(HpParagraph *paragraph);
/** Bidi, itemising, shaping, break opportunities. Nothing may be added after. */
void hp_paragraph_shape(HpParagraph *paragraph);

gsize hp_paragraph_length(const HpParagraph *paragraph); /* in bytes */
const char *hp_paragraph_text(const HpParagraph *paragraph);
/** Width of the widest part that cannot be broken (hyphenation counts), and of the widest line when
    nothing but forced breaks breaks it. */
HpLength hp_paragraph_min_content(HpParagraph *paragraph);
HpLength hp_paragraph_max_content(HpParagraph *paragraph);
/** min-content where even what is held together is broken, such as ranges of numbers. */
HpLength hp_paragraph_least_content(HpParagraph *paragraph);
/** A citation's final width, after shaping: same lines, new positions. */
void hp_paragraph_set_object_width(HpParagraph *paragraph, gsize offset, HpLength width);

/* ---- Lines --------------------------------------------------------------------------------- */

typedef enum { HP_LINE_START, HP_LINE_CENTER, HP_LINE_END, HP_LINE_JUSTIFY } HpLineAlign;

typedef struct {
  HpLength width;                /* room for each line */
  HpLength first_line_indent;    /* taken from the room of the line at the paragraph's beginning */
  HpLength last_line_end_indent; /* taken from the room of the last line */
  HpLineAlign align, align_last; /* justified lines may be broken looser and tighter */
  int hyphenation_ladder_count;  /* most consecutive lines ending in a hyphen; -1: no limit */
} HpLineOptions;

typedef struct {
  gsize start, end; /* bytes shown; [end, next) is discarded white space or the forced break */
  gsize next;       /* where the next line starts */
  HpLength width;   /* natural, hyphen included, without discarded spaces */
  HpLength room;    /* after indents */
  HpLength indent;  /* from the left: of the first line; from right to left, of the last */
  gboolean hyphenated;
  gboolean torn;     /* ends in a word, where nothing says that it may be divided */
  gboolean forced;   /* ends in a forced break or with the paragraph */
  gboolean last;     /* ends with the paragraph */
  gboolean overfull; /* something unbreakable is wider than the room */
} HpLine;

/**
 * Breaks everything from byte `from` (0, or the `next` of an earlier line) into lines of least
 * total demerits (Knuth and Plass), and returns how many; the array is in the paragraph's arena.
 */
guint hp_paragraph_break_lines(HpParagraph *paragraph, gsize from, const HpLineOptions *options,
                               HpLine **lines);

typedef enum { HP_RUN_GLYPHS, HP_RUN_OBJECT } HpRunKind;

/** `bytes` of text are shown by `glyphs` glyphs. */
typedef struct {
  guint8 bytes, glyphs;
} HpCluster;

/** Part of a line, in visual order. */
typedef struct {
  HpRunKind kind;
  HpLength x;     /* from the left edge of the line's room: the line's indent is not in it */
  HpLength width; /* advance, word and justification space included */
  gpointer user;
  gsize start, end; /* bytes of the paragraph */
  guint8 level;     /* bidi embedding level: odd is right to left */
  /* HP_RUN_GLYPHS: one font, one style, one user, one level. Glyphs, clusters and text are all in
     the order of the text, right-to-left runs too (their glyph_x descend): cairo's cluster flags
     are always 0. */
  const HpFont *font;
  const HpTextStyleRef *style;
  guint n_glyphs, n_clusters;
  const guint16 *glyphs;
  const HpLength *glyph_x;   /* from the run's x */
  const HpLength *glyph_y;   /* below the baseline is positive; NULL if all 0 */
  const HpCluster *clusters; /* soft hyphens dropped, an inserted hyphen is the cluster U+00AD,
                                spaces (U+00A0 too) are real glyphs and U+0020; of those at the
                                line's end one is left, which takes no room */
  const char *text;          /* what the clusters show; NUL-terminated */
  gsize text_length;
} HpLineRun;

/** The runs of a line, with `align` applied to `room` (so the first run's x may be > 0). A
   character that no font has is glyph 0. */
guint hp_paragraph_line_runs(HpParagraph *paragraph, const HpLine *line, HpLineAlign align,
                             HpArena *arena, HpLineRun **runs);

/** Whether the words on both sides of the white space between two places of `text`, which is
    NUL-terminated, are held on one line where `keep_numbers` is on: "450 000", "§ 9", a dash after
   a word. For files whose lines others break. */
gboolean hp_text_holds_at(const char *text, gsize space, gsize next);

/** A single run without line breaking: page numbers, list labels in leaders, … */
HpLineRun *hp_text_run(HpText *text, HpArena *arena, const char *string,
                       const HpTextStyleRef *style);

/** The list of words that compounds of a language are made of: the name of what it was compiled
    from, and the digest of that. Both the caller's; NULL if there is none. */
char *hp_text_word_list(const char *language, char **sha256);
/** The hyphenation dictionary of a language ("sv"), for what is recorded in the PDF: the name of
   its file, and the digest of what it says (`sha256` NULL: nobody asks). Both the caller's; NULL if
   there is none. */
char *hp_text_dictionary(const char *language, char **sha256);
/** Notes (hp_files_read_new) the files that the two are looked for in. */
void hp_text_note_dictionaries(const char *language, GHashTable *files);

/** How much it has done, and how much it keeps. */
typedef struct {
  guint64 looked_up, shaped; /* words */
  guint styles;              /* kept, each with its font, as long as the HpText */
} HpTextStatistics;
HpTextStatistics hp_text_statistics(const HpText *text);

G_END_DECLS
