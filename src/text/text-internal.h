/**
 * What the files of this room share.
 *
 *   style ──► font(s) ──► shaper (font + features + language + script + direction)
 *                            │
 *   paragraph ─itemise─► runs ─split at spaces─► items ─► words (shaped once, kept by shaper +
 * text) │ breakpoints ──► lines ──► what each line shows
 *
 * Items, breakpoints and active nodes are those of Knuth and Plass.
 */
#pragma once

#include "text/text.h"
#include "text/words-file.h"

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <hyphen.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define HP_SOFT_HYPHEN 0x00AD
#define HP_SOFT_HYPHEN_UTF8 "\xC2\xAD"
#define HP_OBJECT_CHARACTER 0xFFFC

/* ---- Pango's part (pango.c) ---------------------------------------------------------------- */

/** Made when it is first asked for. Borrowed. */
PangoContext *hp_pango_context(HpText *text);
/** The configuration has more fonts now. */
void hp_pango_config_changed(const HpText *text);
void hp_pango_free(HpText *text);

/* ---- Fonts and styles (fonts.c, style.c) --------------------------------------------------- */

/** Ascent and descent that a document expects of the standard fonts of PDF, in 1/1000 em. */
typedef struct {
  int ascent, descent;
} HpStandardMetrics;

enum { HP_COVERED_CHARACTERS = 0x2100 };
typedef enum { HP_COVERAGE_UNKNOWN, HP_COVERAGE_NO, HP_COVERAGE_YES } HpCoverage;

struct HpFont {
  PangoFont *pango;
  hb_font_t *hb;               /* borrowed from `pango`; positions come in 1/1024 pt */
  cairo_scaled_font_t *scaled; /* borrowed from `pango` */
  const HpStandardMetrics *standard;
  HpLength size;
  HpFontMetrics metrics;
  char *name;
  HpFont *small;                         /* for synthesised small capitals, made when needed */
  guint8 covered[HP_COVERED_CHARACTERS]; /* an HpCoverage each, filled when asked */
};

/** What the characters of a style are shaped with. */
typedef struct HpShaper HpShaper;

struct HpTextStyleRef {
  HpTextStyle style; /* its strings belong to the HpText */
  PangoFontDescription *description;
  PangoLanguage *pango_language;
  HpFont *font;
  const char *missing_family;
  HpShaper *latin; /* the shaper of Latin left-to-right text in `font` */
};

/** A private fontconfig configuration, or NULL with `error` set. */
FcConfig *hp_fonts_load_config(const char *file, GError **error);
/** The first of `families` that can be had, as names of installed families; `missing` gets the
    first name of the list if none can. Strings belong to `text`. */
const char *hp_fonts_resolve(HpText *text, const char *families, const char **missing,
                             const HpStandardMetrics **standard);
PangoFontDescription *hp_fonts_describe(const char *families, const HpTextStyle *style);
HpFont *hp_fonts_get(HpText *text, PangoFont *pango, HpLength size,
                     const HpStandardMetrics *standard);
/** The same face at another size. */
HpFont *hp_fonts_at_size(HpText *text, HpFont *font, HpLength size);
/** Whether the font has a glyph for a character. */
gboolean hp_font_covers(HpFont *font, gunichar character);

/* ---- Shaping (shape.c) --------------------------------------------------------------------- */

/** What decides, with the text itself, how a word is shaped: interned, so words compare a pointer.
 */
typedef struct {
  HpFont *font;
  const char *features; /* interned, or NULL */
  const char *language; /* interned, or NULL */
  hb_script_t script;
  HpLength letter_spacing;
  gunichar hyphen;
  gboolean right_to_left;
  gboolean small_caps; /* with the font's own small capitals */
  gboolean upper_case; /* small letters shown as capitals (synthesised small capitals) */
} HpShaperKey;

struct HpShaper {
  HpShaperKey key;
  hb_language_t language;
  hb_feature_t *features;
  guint n_features;
  HpLength space_width;
  guint16 space_glyph;
  char hyphen_text[8]; /* the hyphenation character, or "-" if the font lacks it */
  gsize hyphen_length;
  GHashTable *kern_before_space, *kern_after_space; /* glyph → kerning with the space */
  GHashTable *width_with_hyphen; /* last glyph → width of its cluster with the hyphen */
};

/** Glyphs as the shaper gave them: clusters and glyphs in logical order, positions from the left
    edge of the text. */
typedef struct {
  GArray *glyphs;   /* guint16 */
  GArray *x, *y;    /* HpLength */
  GArray *pens;     /* HpLength: where each cluster starts; left to right only */
  GArray *clusters; /* HpCluster */
  HpLength width;
  gboolean raised; /* some y is not 0 */
} HpShaped;

HpShaper *hp_shaper_for_style(HpText *text, const HpTextStyleRef *style, HpFont *font,
                              hb_script_t script, gboolean right_to_left);
/** The shaper of a style's small letters where the font has no small capitals of its own; else
    `shaper` itself. */
HpShaper *hp_shaper_for_small_letters(HpText *text, const HpTextStyleRef *style, HpShaper *shaper);
/** Kerning between the word's last (first) cluster and a space after (before) it. */
HpLength hp_shaper_kern_before_space(HpText *text, const HpShaper *shaper, guint16 glyph,
                                     const char *cluster, gsize length);
HpLength hp_shaper_kern_after_space(HpText *text, const HpShaper *shaper, guint16 glyph,
                                    const char *cluster, gsize length);
/** What hnj_hyphen_load() gives, sooner. The caller's (hnj_hyphen_free); NULL if there is none. */
HyphenDict *hp_dictionary_load(const char *path);

/** Width of a cluster followed by the hyphen. */
HpLength hp_shaper_width_with_hyphen(HpText *text, const HpShaper *shaper, guint16 glyph,
                                     const char *cluster, gsize length);
/** The letters that stand beside a string, and may join with those at its ends; 0: none. */
typedef struct {
  gunichar before, after;
} HpJoining;
/** Shapes `string` into the HpText's own buffers, valid until the next call. */
const HpShaped *hp_shape(HpText *text, const HpShaper *shaper, const char *string, gsize length,
                         HpJoining joining);
HpLength hp_shape_width(HpText *text, const HpShaper *shaper, const char *string, gsize length);

/* ---- Words (words.c) ----------------------------------------------------------------------- */

typedef enum {
  HP_BREAK_AFTER,   /* nothing is added: after a hyphen or a slash */
  HP_BREAK_HELD,    /* likewise, where nothing else helps: "e-post" */
  HP_BREAK_SOFT,    /* at a soft hyphen: shows the hyphen */
  HP_BREAK_HYPHEN,  /* between the parts of a compound, or at a point of the dictionary in a word
                       that is none: shows the hyphen */
  HP_BREAK_IN_PART, /* at a point of the dictionary within a part of a compound: likewise */
  HP_BREAK_ADDRESS, /* within a web or mail address, where nothing else helps: nothing is added */
} HpWordBreakKind;

/** A place where a word may be broken. */
typedef struct {
  guint32 at;      /* bytes of the word before it, the soft hyphen included */
  HpLength before; /* width of what stays on the line, hyphen included */
  HpLength cut;    /* width of the word less that of what goes to the next line */
  guint8 letters_before, letters_after; /* of the part between hyphens that it divides */
  guint8 kind;                          /* HpWordBreakKind */
  guint8 anywhere;                      /* nothing says that the word may be divided there */
} HpWordBreak;

typedef struct HpWord HpWord;
struct HpWord {
  const HpShaper *shaper;
  HpWord *next;     /* in its bucket */
  const char *key;  /* the text as it stands in the paragraph */
  const char *text; /* the same without soft hyphens */
  guint32 hash;
  guint32 length, text_length; /* of the key and the text */
  HpLength width;
  HpLength kern_before, kern_after; /* with a space there */
  guint n_glyphs, n_clusters, n_breaks;
  guint n_hyphens : 31;
  guint hyphenated : 1;
  const guint16 *glyphs;
  const HpLength *x, *y; /* y: NULL if all 0 */
  const HpLength *pens;  /* where each cluster starts; left to right only; mostly the same as x */
  const HpCluster *clusters;
  const HpWordBreak *breaks;  /* without the dictionary's */
  const HpWordBreak *hyphens; /* with them; only if hyphenated */
  HpArena *arena;             /* where it lives */
};

typedef struct {
  HpWord **buckets;
  guint mask, count;
  HpArena *arena;
} HpWordCache;

void hp_word_cache_init(HpWordCache *cache);
void hp_word_cache_clear(HpWordCache *cache);
gsize hp_word_cache_size(const HpWordCache *cache); /* in bytes */
/** `arena` takes the word if the cache is full. */
HpWord *hp_word_get(HpText *text, const HpShaper *shaper, const char *string, gsize length,
                    HpArena *arena);
/** A word that goes on in others, with which its letters join; it lives in `arena`. */
HpWord *hp_word_joined(HpText *text, const HpWord *word, HpJoining joining, HpArena *arena);
/** The breaks of a word, with the dictionary's points if `hyphenate`. */
const HpWordBreak *hp_word_breaks(HpText *text, HpWord *word, gboolean hyphenate, guint *n);

/** A break before byte `at` of the word's text (which has no soft hyphens), measured. */
HpWordBreak hp_word_break_at(HpText *text, const HpWord *word, gsize at, HpWordBreakKind kind);
gboolean hp_word_has_soft_hyphen(const HpWord *word);
/** Fills `breaks` (of HpWordBreak), ascending: between any two characters of the word. */
void hp_word_breaks_anywhere(HpText *text, const HpWord *word, GArray *breaks);
#define HP_MAX_DIVIDED_BYTES 2000 /* bytes of a word divided anywhere; not divided */
/** What such a break before byte `at` is: a hyphen is shown between letters, two or more on each
    side, but in no address. */
HpWordBreakKind hp_anywhere_kind(const char *string, gsize length, gsize at, gboolean of_address);

/** Whether a line may break at a place. What is held parts only where its line would otherwise be
    wider than its room. */
typedef enum { HP_OPPORTUNITY_NONE, HP_OPPORTUNITY_HELD, HP_OPPORTUNITY_GOOD } HpOpportunity;

/** Sets `may_break` to one byte for each of `string`: the HpOpportunity to break before it, as UAX
    14 has it with our tailoring. */
void hp_break_opportunities(const char *string, gsize length, GByteArray *may_break);

/* ---- Hyphenation (hyphenate.c) ------------------------------------------------------------- */

/** A list of words that compounds are made of, compiled from one of the distribution's. */
typedef struct HpWordList HpWordList;
/** That of a language; NULL if there is none. */
HpWordList *hp_word_list_open(const char *language);
/** Where that of a language is, or would be; the caller's. NULL: it has none. */
char *hp_word_list_path(const char *language);
/** The one in a file; NULL if that is none, or of a machine unlike this. */
HpWordList *hp_word_list_read(const char *path);
void hp_word_list_free(HpWordList *list);
/** Whether a language writes compounds as one word, and would have a list. */
gboolean hp_has_compounds(const char *language);
/** Letters that a part of a compound has at least. */
guint hp_word_list_shortest_part(const HpWordList *list);
/** A word looked up byte by byte: goes on as long as some word of the list goes on so; `flags` says
    what the word that ends there may be (words-file.h), 0 if it is none. */
typedef struct {
  const HpWordList *list;
  guint32 node;
  guint flags;
} HpWordWalk;
void hp_word_list_begin(const HpWordList *list, HpWordWalk *walk);
gboolean hp_word_walk(HpWordWalk *walk, guint8 byte);

/** What a document's own words tell. All words are in small letters. */
typedef struct HpOwnWords HpOwnWords;
HpOwnWords *hp_own_words_new(const HpTextDocument *document);
void hp_own_words_free(HpOwnWords *own);
/** Whether a word stands in the document; whether it or another form of it does. NULL has none. */
gboolean hp_own_words_has(const HpOwnWords *own, const char *word, gsize length);
gboolean hp_own_words_has_form(const HpOwnWords *own, const char *word, gsize length);
/** Words with a "|" wherever they may be divided, between spaces. */
void hp_own_words_divide(HpOwnWords *own, const char *language, const char *words);
/** How one of those divides `word`, which it is or is a form of; NULL: none does. */
const char *hp_own_words_division(const HpOwnWords *own, const char *language, const char *word);

/** Marks of places in a word, by the letters before them. */
enum { HP_JOINT = 1, HP_NO_JOINT };
/** Marks where the compound `word` (small letters) parts, and where it never may, as its parts
    would not be spelt so or it may be read in two ways. `marks` has a byte for each letter. `list`
    and `own` may be NULL. */
void hp_find_joints(const HpWordList *list, const HpOwnWords *own, const char *word, guint8 *marks);

/** Dictionaries by language, opened when first needed. */
typedef struct HpHyphenator HpHyphenator;
HpHyphenator *hp_hyphenator_new(void);
void hp_hyphenator_free(HpHyphenator *hyphenator);
/** Begins to load the dictionary of a language on a thread of its own. */
void hp_hyphenator_expect(HpHyphenator *hyphenator, const char *language);

typedef struct {
  gsize at;
  guint8 letters_before, letters_after;
  gboolean in_part; /* of a compound */
} HpHyphenPoint;

/** Whether a word is a web or mail address, where a hyphen would be taken for a part of it. */
gboolean hp_is_address(const char *word, gsize length);
/** Appends where an address may be cut: before a sign, three characters from both ends. */
void hp_address_points(const char *word, gsize length, GArray *points);

/** Appends the points of a word to `points` (of HpHyphenPoint), ascending. Only whole letter
    runs are looked up: "barn-/ungdomsvård" gets its points within "barn" and "ungdomsvård". */
void hp_hyphenate(HpHyphenator *hyphenator, const HpOwnWords *own, const char *language,
                  const char *word, gsize length, GArray *points);

/* ---- Paragraphs (paragraph.c, itemise.c) --------------------------------------------------- */

typedef enum {
  HP_ITEM_WORD,
  HP_ITEM_SPACE, /* one U+0020 or U+00A0 */
  HP_ITEM_OBJECT,
  HP_ITEM_FORCED,  /* a line break character */
  HP_ITEM_CONTROL, /* a character without width or glyph */
} HpLineItemKind;

/** What was added in one go: text, an object (U+FFFC) or a direction control (no style). */
typedef struct {
  gsize start, end;
  const HpTextStyleRef *style;
  gpointer user;
  HpObject *object;
} HpTextSpan;

/** The smallest things lines are made of: boxes (a word, an object), glue (a space) and penalties
   (a forced break). There are two a word, so they are kept small. */
typedef struct {
  const HpTextSpan *span; /* its style, user and object are the item's */
  union {
    HpWord *word;           /* HP_ITEM_WORD */
    const HpShaper *shaper; /* HP_ITEM_SPACE */
  };
  guint32 start, end; /* bytes of the paragraph */
  HpLength width;
  HpLength before; /* of a space: kerning of the word before it, part of `width` */
  guint8 kind;     /* HpLineItemKind */
  guint8 level;
  gboolean no_break_space : 1;
} HpLineItem;

typedef struct {
  gsize from, to;
} HpRange;

/** Ranges in which lines do not break; sorted, and apart from each other, once it is shaped. */
typedef struct {
  HpRange *ranges;
  guint n_ranges, range_capacity;
} HpKeptRanges;

/** From `at` on, a break puts as much at the end of its line and at the start of the next. While
    inlines are added, it is the difference to what stands before; then they are sorted, and summed.
 */
typedef struct {
  gsize at;
  HpLength at_start, at_end;
} HpRepeatedEdges;

typedef enum {
  HP_LINE_BREAK_SPACE,
  HP_LINE_BREAK_AFTER,       /* after a hyphen, a slash: nothing is added or dropped */
  HP_LINE_BREAK_SOFT_HYPHEN, /* shows a hyphen, as */
  HP_LINE_BREAK_HYPHEN,      /* where a compound parts, or the dictionary has a point */
  HP_LINE_BREAK_IN_PART,     /* where it has one within a part of a compound */
  HP_LINE_BREAK_ADDRESS,     /* as unwelcome, but shows no hyphen */
  HP_LINE_BREAK_FORCED,
} HpLineBreakKind;

/** What stands between the paragraph's beginning and a place, as if it were all one line. */
typedef struct {
  gint64 width;
  gint64 stretch, shrink;               /* of spaces */
  gint64 leader_stretch, leader_shrink; /* of leaders */
} HpSums;

/** A place where a line may end: what it ends with, and what the line after it starts with. */
typedef struct {
  gsize end, next;
  HpSums at_end, at_start;
  HpLineBreakKind kind;
  gboolean held;     /* only where nothing else helps */
  gboolean anywhere; /* in a word, where nothing says that it may be divided */
} HpBreakpoint;

/** A breakpoint on a way through the paragraph (lines.c). */
typedef struct {
  gint64 demerits;
  int at;       /* index of the break, -1 for the beginning */
  int previous; /* index of the node before, -1 for the first */
  int hyphens;  /* lines before this one that end in a hyphen without interruption */
  int fitness;
} HpActiveNode;

struct HpParagraph {
  HpText *text;
  HpArena *arena;
  gboolean right_to_left, shaped;
  gboolean hyphenates;     /* some of its text */
  gboolean hyphenates_any; /* … not only words that are overlong */
  char *string;
  gsize length, capacity;
  HpTextSpan *spans;
  guint n_spans, span_capacity;
  HpKeptRanges kept, held; /* for ever; as long as that does not make a line overfull */
  HpRepeatedEdges *edges;
  guint n_edges, edge_capacity;
  HpLineItem *items;
  guint n_items;
  gboolean reads_on;    /* into what comes after it */
  gboolean one_font;    /* no other font stands in for missing characters */
  gboolean joined;      /* some items adjoin without a space */
  HpLength widest_word; /* what stands between spaces */
  HpLength least_content, min_content, max_content; /* -1: not measured yet */
  gboolean holds;                                   /* some break was found that is a last resort */
};

/** Called for each part of one style, user, font, script and level, in logical order. */
typedef struct {
  gsize start, end;
  const HpTextSpan *span;
  HpShaper *shaper;
  guint8 level;
} HpTextRun;
/** Fills `runs` (of HpTextRun). */
void hp_itemise(HpParagraph *paragraph, GArray *runs);

/** What inlines repeat where a line starts at that byte, or ends before it; most often nothing. */
HpRepeatedEdges hp_paragraph_edges_at(const HpParagraph *paragraph, gsize next);
/** Whether an item is room between words at which lines may break. */
gboolean hp_line_item_is_breaking_space(const HpLineItem *item);
/** How much a space may grow and shrink on a justified line; 0 for other items. */
HpLength hp_line_item_stretch(const HpLineItem *item);
HpLength hp_line_item_shrink(const HpLineItem *item);
/** The item that holds a byte, by bisection. */
guint hp_paragraph_item_at(const HpParagraph *paragraph, gsize offset);

/* ---- Words in several items (joined.c) ------------------------------------------------------- */

/** Whether it is an edge or an anchor, which nobody reads. */
gboolean hp_line_item_is_attached(const HpLineItem *item);
/** Whether a word goes on behind it: that, or a mark of direction. */
gboolean hp_line_item_is_within_word(const HpParagraph *paragraph, const HpLineItem *item);
/** The item of the same word before or after that one, by `step`; NULL: it has no more. */
const HpLineItem *hp_joined_neighbour(const HpParagraph *paragraph, guint index, int step);
/** What goes to the next line with an item: what opens there, and anchors after a space. */
guint hp_first_attached_before(const HpParagraph *paragraph, guint index);

typedef struct {
  guint first, end; /* its items, and what stands between them */
  HpLength width;
  gboolean is_address;
  GArray *breaks; /* of HpWordBreak, ascending: `at` is a byte of the paragraph, and widths are
                     from where the word begins. Borrowed. */
} HpJoinedWord;
/** How such words are looked for. */
typedef struct {
  const guint8 *may_break; /* an HpOpportunity for each byte of the text without what is attached */
  const gsize *visible_at; /* where each item is in that */
  gboolean hyphenate;
  HpLength widest; /* what is wider may part between any two characters */
} HpJoinedSearch;
/** The word that an item is of. */
void hp_joined_word_find(HpParagraph *paragraph, guint index, const HpJoinedSearch *search,
                         HpJoinedWord *word);

/** Which breakpoints are looked for: each kind with all before it. */
typedef enum {
  HP_BREAKPOINTS_BETWEEN_WORDS,
  HP_BREAKPOINTS_HYPHENATED,  /* in words as well, if the paragraph hyphenates */
  HP_BREAKPOINTS_LAST_RESORT, /* in what is held together as well */
  HP_BREAKPOINTS_ANYWHERE,    /* in words wider than the room, between any two characters */
  HP_N_BREAKPOINT_SETS
} HpBreakpointSet;

/** Fills `breaks` (of HpBreakpoint), ascending; the last is the paragraph's end. What is hyphenated
    only where it is overlong is so if it is wider than `room`. */
void hp_paragraph_breakpoints(HpParagraph *paragraph, HpBreakpointSet set, HpLength room,
                              GArray *breaks);

/* ---- Numbers (numbers.c) ------------------------------------------------------------------- */

/** Whether the words on both sides of a space are read as one, since one of them is a number:
    "450 000", "30 juni", "juni 2027", "§ 9", "kap. 3", "5 %", "12 personer". `text` is all that
    stands before the space: what precedes the number may decide what it belongs to. */
gboolean hp_number_holds(const char *text, gsize length, const char *after, gsize after_length);

/** Whether a word is nothing but a dash that ranges are written with. */
gboolean hp_is_dash(const char *word, gsize length);

/* ---- The room's state ---------------------------------------------------------------------- */

struct HpText {
  FcConfig *config;
  int n_held;        /* of the fonts that were added: families that were there before */
  PangoFontMap *map; /* NULL until it is asked for */
  PangoContext *context;
  GStringChunk *strings;
  GHashTable *styles;    /* HpTextStyleRef by content */
  GHashTable *families;  /* list of families → what hp_fonts_resolve() found */
  GHashTable *installed; /* folded names of installed families */
  GHashTable *fonts;     /* HpFont by face, size and standard metrics */
  GHashTable *shapers;   /* HpShaper by key */
  HpWordCache words;
  HpHyphenator *hyphenator;
  HpOwnWords *own_words; /* of the document; NULL between documents */
  GPtrArray *hyphenated; /* HpWord that are kept, and hyphenated as the document has it */
  HpTextStatistics statistics;
  /* Buffers reused from call to call. */
  hb_buffer_t *buffer;
  HpShaped shaped;
  GArray *text_runs, *line_items, *points, *joined_points, *joined_breaks, *word_breaks, *breaks,
      *nodes;
  GArray *breaks_of_sets[HP_N_BREAKPOINT_SETS]; /* of a paragraph while its lines are broken */
  GByteArray *may_break;
  GString *scratch;
};

G_END_DECLS
