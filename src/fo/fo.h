/**
 * fo: the formatting-object tree of XSL 1.1, refined.
 *
 * Reads a libxml2 tree of XSL-FO, checks it (sections 6.2–6.13: which object may stand where, which
 * properties it must carry), evaluates property expressions (5.9), inheritance (5.1) and shorthands
 * (5.2, 7.31), and hands out a tree of objects that each point to an immutable, shared set of
 * traits. Names are the Recommendation's. Lengths are HpLength (1/1024 pt).
 */
#pragma once

#include "base/base.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* ---- Formatting objects -------------------------------------------------------------------- */

/** The objects of XSL 1.1, section 6, plus character data. The order is that of the section. */
typedef enum {
  HP_FO_TEXT, /* character data: not an object of the Recommendation */
  /* 6.4 declarations, pagination and layout */
  HP_FO_ROOT,
  HP_FO_DECLARATIONS,
  HP_FO_COLOR_PROFILE,
  HP_FO_PAGE_SEQUENCE,
  HP_FO_PAGE_SEQUENCE_WRAPPER,
  HP_FO_LAYOUT_MASTER_SET,
  HP_FO_PAGE_SEQUENCE_MASTER,
  HP_FO_SINGLE_PAGE_MASTER_REFERENCE,
  HP_FO_REPEATABLE_PAGE_MASTER_REFERENCE,
  HP_FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES,
  HP_FO_CONDITIONAL_PAGE_MASTER_REFERENCE,
  HP_FO_SIMPLE_PAGE_MASTER,
  HP_FO_REGION_BODY,
  HP_FO_REGION_BEFORE,
  HP_FO_REGION_AFTER,
  HP_FO_REGION_START,
  HP_FO_REGION_END,
  HP_FO_FLOW,
  HP_FO_STATIC_CONTENT,
  HP_FO_TITLE,
  HP_FO_FLOW_MAP,
  HP_FO_FLOW_ASSIGNMENT,
  HP_FO_FLOW_SOURCE_LIST,
  HP_FO_FLOW_NAME_SPECIFIER,
  HP_FO_FLOW_TARGET_LIST,
  HP_FO_REGION_NAME_SPECIFIER,
  /* 6.5 block-level */
  HP_FO_BLOCK,
  HP_FO_BLOCK_CONTAINER,
  /* 6.6 inline-level */
  HP_FO_BIDI_OVERRIDE,
  HP_FO_CHARACTER,
  HP_FO_INITIAL_PROPERTY_SET,
  HP_FO_EXTERNAL_GRAPHIC,
  HP_FO_INSTREAM_FOREIGN_OBJECT,
  HP_FO_INLINE,
  HP_FO_INLINE_CONTAINER,
  HP_FO_LEADER,
  HP_FO_PAGE_NUMBER,
  HP_FO_PAGE_NUMBER_CITATION,
  HP_FO_PAGE_NUMBER_CITATION_LAST,
  HP_FO_FOLIO_PREFIX,
  HP_FO_FOLIO_SUFFIX,
  HP_FO_SCALING_VALUE_CITATION,
  /* 6.7 tables */
  HP_FO_TABLE_AND_CAPTION,
  HP_FO_TABLE,
  HP_FO_TABLE_COLUMN,
  HP_FO_TABLE_CAPTION,
  HP_FO_TABLE_HEADER,
  HP_FO_TABLE_FOOTER,
  HP_FO_TABLE_BODY,
  HP_FO_TABLE_ROW,
  HP_FO_TABLE_CELL,
  /* 6.8 lists */
  HP_FO_LIST_BLOCK,
  HP_FO_LIST_ITEM,
  HP_FO_LIST_ITEM_BODY,
  HP_FO_LIST_ITEM_LABEL,
  /* 6.9 links and multi */
  HP_FO_BASIC_LINK,
  HP_FO_MULTI_SWITCH,
  HP_FO_MULTI_CASE,
  HP_FO_MULTI_TOGGLE,
  HP_FO_MULTI_PROPERTIES,
  HP_FO_MULTI_PROPERTY_SET,
  /* 6.10 indexing */
  HP_FO_INDEX_PAGE_NUMBER_PREFIX,
  HP_FO_INDEX_PAGE_NUMBER_SUFFIX,
  HP_FO_INDEX_RANGE_BEGIN,
  HP_FO_INDEX_RANGE_END,
  HP_FO_INDEX_KEY_REFERENCE,
  HP_FO_INDEX_PAGE_CITATION_LIST,
  HP_FO_INDEX_PAGE_CITATION_LIST_SEPARATOR,
  HP_FO_INDEX_PAGE_CITATION_RANGE_SEPARATOR,
  /* 6.11 bookmarks */
  HP_FO_BOOKMARK_TREE,
  HP_FO_BOOKMARK,
  HP_FO_BOOKMARK_TITLE,
  /* 6.12 out-of-line */
  HP_FO_FLOAT,
  HP_FO_FOOTNOTE,
  HP_FO_FOOTNOTE_BODY,
  /* 6.13 other */
  HP_FO_CHANGE_BAR_BEGIN,
  HP_FO_CHANGE_BAR_END,
  HP_FO_WRAPPER,
  HP_FO_MARKER,
  HP_FO_RETRIEVE_MARKER,
  HP_FO_RETRIEVE_TABLE_MARKER,
  HP_FO_FOREIGN, /* the root element of an instream-foreign-object's content */
  HP_FO_KIND_COUNT
} HpFoKind;

/* Strings that name or point: they belong to one object, never inherit, and so are not traits. */
typedef enum {
  HP_NAME_ID,
  HP_NAME_REF_ID,
  HP_NAME_INTERNAL_DESTINATION,
  HP_NAME_EXTERNAL_DESTINATION, /* without url( ) and quotes */
  HP_NAME_SRC,                  /* likewise */
  HP_NAME_MASTER_NAME,
  HP_NAME_MASTER_REFERENCE,
  HP_NAME_FLOW_NAME,
  HP_NAME_REGION_NAME,
  HP_NAME_MARKER_CLASS_NAME,
  HP_NAME_RETRIEVE_CLASS_NAME,
  HP_NAME_CHANGE_BAR_CLASS,
  HP_NAME_ROLE,
  HP_NAME_CHARACTER,
  HP_NAME_ALT_TEXT,  /* hpx:alt (and fox:alt-text) */
  HP_NAME_EXPANSION, /* hpx:expansion: what an abbreviation stands for */
  HP_NAME_FLOW_MAP_REFERENCE,
  HP_NAME_CONTINUED_CLASS_NAME, /* hpx:continued-class-name: marker said again above the rest of a
                                   cell */
  HP_NAME_COLUMN_SET,           /* hpx:column-set: tables that have the same column widths */
  HP_NAME_INDEX_KEY,            /* an object that has one has an id, too */
  HP_NAME_INDEX_CLASS,
  HP_NAME_REF_INDEX_KEY,
  HP_NAME_COUNT
} HpFoName;

typedef struct HpTraits HpTraits;
typedef struct HpFo HpFo;

/** A formatting object, or a run of character data. Lives as long as its tree. */
struct HpFo {
  HpFoKind kind;
  guint32 index;      /* position in document order, from 0: a key for caches and owners */
  const HpFo *parent; /* the object it stands in; NULL for the root */
  const HpFo *first_child, *last_child, *previous, *next;
  const HpFo *first_marker; /* its fo:marker children, chained by `next`; not among the children */
  const HpTraits *traits;   /* never NULL; those of character data are its parent's */
  const char *text;         /* HP_FO_TEXT: UTF-8, as in the source (white space untreated) */
  guint32 text_length;
  gboolean in_plan;         /* `place` comes from hpx:at */
  const char *const *names; /* HP_NAME_COUNT strings or NULLs; NULL if it has none of them */
  const xmlNode *node;      /* in the source tree, which outlives this */
  HpPlace place;            /* nearest place the user wrote: hpx:at if given, else in the FO */
};

/** The string of that name, or NULL. */
const char *hp_fo_name(const HpFo *fo, HpFoName name);
/** The id that the document gives it, or NULL: what an index refers to has one in any case. */
const char *hp_fo_own_id(const HpFo *fo);
/** "fo:block", "#text": for messages. */
const char *hp_fo_kind_name(HpFoKind kind);
/** Whether it generates block-level (or inline-level) areas where it stands (fo:wrapper and the
    like take after their content). */
gboolean hp_fo_is_block_level(const HpFo *fo);
/** The nearest of that kind among `fo` (or NULL) and its ancestors, or NULL. */
const HpFo *hp_fo_enclosing(const HpFo *fo, HpFoKind kind);
/** The first child of that kind, or NULL. */
const HpFo *hp_fo_child_of_kind(const HpFo *fo, HpFoKind kind);
/** The object after `fo` in document order, below `root`; NULL after the last. Not those in
    markers. */
const HpFo *hp_fo_next_inside(const HpFo *root, const HpFo *fo);
/** Whether there is something to see of the object whatever its children: text, a picture, a page
    number. */
gboolean hp_fo_shows_itself(const HpFo *fo);

/* ---- Traits -------------------------------------------------------------------------------- */

/** No length of a trait is longer (32768pt, 11 m), so that a few dozen of them add up in an
   HpLength; longer ones are cut, with a warning. */
#define HP_MAX_FO_LENGTH (1 << 25) /* any length of XSL-FO, in 1/1024 pt; warning, and cut */
/** No table is wider; what spans and repetitions make more is left out, with a warning. */
#define HP_MAX_TABLE_COLUMNS 1000 /* fo:table-columns of a table, and cells of a row; error */
/** Points as a length, within ±HP_MAX_FO_LENGTH. */
HpLength hp_bounded_length(double points);

/** A length that may be, or include, a percentage of something known only in layout. */
typedef enum {
  HP_UNIT_LENGTH,  /* length + percent/100 × base */
  HP_UNIT_COLUMNS, /* length + percent/100 × unit: proportional-column-width(percent/100) */
  HP_UNIT_AUTO,
  HP_UNIT_NONE,
  HP_UNIT_SCALE_TO_FIT,
  HP_UNIT_SCALE_DOWN_TO_FIT,
  HP_UNIT_SCALE_UP_TO_FIT,
} HpUnit;

typedef struct {
  HpLength length;
  float percent;
  HpUnit unit;
} HpDimension;

/** The dimension against `base`, within ±HP_MAX_FO_LENGTH; for units that are not lengths,
    `otherwise`. */
HpLength hp_dimension_resolve(HpDimension dimension, HpLength base, HpLength otherwise);

/** <length-range> (4.2.5, 5.11). */
typedef struct {
  HpDimension minimum, optimum, maximum;
} HpLengthRange;

#define HP_PRECEDENCE_FORCE G_MAXINT
/** <space>: a space specifier (4.3). */
typedef struct {
  HpDimension minimum, optimum, maximum;
  int precedence;  /* HP_PRECEDENCE_FORCE for "force" */
  gboolean retain; /* conditionality */
} HpSpaceTrait;

/** Keep strengths: 0 "auto", HP_KEEP_ALWAYS "always", else the integer (integers < 1 become 1).
    A value without component sets within_line on inline-level objects only: on a block, "always"
    is meant for its lines, hardly to make it one line. */
#define HP_KEEP_AUTO 0
#define HP_KEEP_ALWAYS G_MAXINT
typedef struct {
  int within_line, within_column, within_page;
} HpKeep;

/** Indexes of the four sides, relative to the writing mode. */
typedef enum { HP_BEFORE, HP_AFTER, HP_START, HP_END } HpSide;

typedef enum {
  HP_BORDER_NONE,
  HP_BORDER_HIDDEN,
  HP_BORDER_DOTTED,
  HP_BORDER_DASHED,
  HP_BORDER_SOLID,
  HP_BORDER_DOUBLE,
  HP_BORDER_GROOVE,
  HP_BORDER_RIDGE,
  HP_BORDER_INSET,
  HP_BORDER_OUTSET,
} HpBorderStyle;

typedef struct {
  HpBorderStyle style;
  HpLength width; /* as computed: 0 where the style is none or hidden */
  HpColor color;
  gboolean retain; /* conditionality of its width at breaks */
  int precedence;  /* border-…-precedence, for collapsing */
} HpBorder;

typedef enum {
  HP_BORDERS_SEPARATE,
  HP_BORDERS_COLLAPSE,
  HP_BORDERS_COLLAPSE_WITH_PRECEDENCE
} HpBorderCollapse;

typedef struct {
  HpDimension width;
  gboolean retain;
} HpPadding;

typedef enum {
  HP_ALIGN_START,
  HP_ALIGN_CENTER,
  HP_ALIGN_END,
  HP_ALIGN_JUSTIFY,
  HP_ALIGN_INSIDE,
  HP_ALIGN_OUTSIDE,
  HP_ALIGN_LEFT,
  HP_ALIGN_RIGHT,
  HP_ALIGN_RELATIVE
} HpTextAlign;
typedef enum {
  HP_DISPLAY_AUTO,
  HP_DISPLAY_BEFORE,
  HP_DISPLAY_CENTER,
  HP_DISPLAY_AFTER
} HpDisplayAlign;
typedef enum {
  HP_BREAK_AUTO,
  HP_BREAK_COLUMN,
  HP_BREAK_PAGE,
  HP_BREAK_EVEN_PAGE,
  HP_BREAK_ODD_PAGE
} HpBreak;
typedef enum {
  HP_FONT_STYLE_NORMAL,
  HP_FONT_STYLE_ITALIC,
  HP_FONT_STYLE_OBLIQUE,
  HP_FONT_STYLE_BACKSLANT
} HpFontStyle;
typedef enum {
  HP_LF_IGNORE,
  HP_LF_PRESERVE,
  HP_LF_TREAT_AS_SPACE,
  HP_LF_TREAT_AS_ZERO_WIDTH_SPACE
} HpLinefeedTreatment;
typedef enum {
  HP_WS_IGNORE,
  HP_WS_PRESERVE,
  HP_WS_IGNORE_IF_BEFORE_LINEFEED,
  HP_WS_IGNORE_IF_AFTER_LINEFEED,
  HP_WS_IGNORE_IF_SURROUNDING_LINEFEED
} HpWhiteSpaceTreatment;
typedef enum {
  HP_TRANSFORM_NONE,
  HP_TRANSFORM_CAPITALIZE,
  HP_TRANSFORM_UPPERCASE,
  HP_TRANSFORM_LOWERCASE
} HpTextTransform;
/** Lines that text may be decorated with. */
typedef enum { HP_UNDERLINE, HP_OVERLINE, HP_LINE_THROUGH, HP_DECORATIONS } HpDecoration;
typedef enum {
  HP_LINE_STACKING_MAX_HEIGHT,
  HP_LINE_STACKING_LINE_HEIGHT,
  HP_LINE_STACKING_FONT_HEIGHT
} HpLineStacking;
typedef enum {
  HP_OVERFLOW_VISIBLE,
  HP_OVERFLOW_HIDDEN,
  HP_OVERFLOW_SCROLL,
  HP_OVERFLOW_AUTO,
  HP_OVERFLOW_ERROR,
  HP_OVERFLOW_REPEAT
} HpOverflow;
typedef enum { HP_POSITION_AUTO, HP_POSITION_ABSOLUTE, HP_POSITION_FIXED } HpAbsolutePosition;
typedef enum { HP_WRITING_LR_TB, HP_WRITING_RL_TB, HP_WRITING_TB_RL } HpWritingMode;
typedef enum { HP_BIDI_NORMAL, HP_BIDI_EMBED, HP_BIDI_OVERRIDE } HpUnicodeBidi;
typedef enum { HP_REPEAT, HP_REPEAT_X, HP_REPEAT_Y, HP_NO_REPEAT } HpBackgroundRepeat;
typedef enum {
  HP_LEADER_SPACE,
  HP_LEADER_RULE,
  HP_LEADER_DOTS,
  HP_LEADER_USE_CONTENT
} HpLeaderPattern;
typedef enum {
  HP_LEADER_ALIGN_NONE,
  HP_LEADER_ALIGN_REFERENCE_AREA,
  HP_LEADER_ALIGN_PAGE
} HpLeaderAlignment;
typedef enum {
  HP_BASELINE_AUTO,
  HP_BASELINE_BASELINE,
  HP_BASELINE_BEFORE_EDGE,
  HP_BASELINE_TEXT_BEFORE_EDGE,
  HP_BASELINE_MIDDLE,
  HP_BASELINE_CENTRAL,
  HP_BASELINE_AFTER_EDGE,
  HP_BASELINE_TEXT_AFTER_EDGE,
  HP_BASELINE_IDEOGRAPHIC,
  HP_BASELINE_ALPHABETIC,
  HP_BASELINE_HANGING,
  HP_BASELINE_MATHEMATICAL,
  HP_BASELINE_USE_SCRIPT,
  HP_BASELINE_NO_CHANGE,
  HP_BASELINE_RESET_SIZE,
  HP_BASELINE_LENGTH /* alignment-adjust given as a length */
} HpBaseline;
typedef enum { HP_SHIFT_BASELINE, HP_SHIFT_SUB, HP_SHIFT_SUPER, HP_SHIFT_LENGTH } HpBaselineShift;
typedef enum {
  HP_FORCE_AUTO,
  HP_FORCE_EVEN,
  HP_FORCE_ODD,
  HP_FORCE_END_ON_EVEN,
  HP_FORCE_END_ON_ODD,
  HP_FORCE_NO_FORCE
} HpForcePageCount;
typedef enum {
  HP_PAGE_POSITION_ANY,
  HP_PAGE_POSITION_ONLY,
  HP_PAGE_POSITION_FIRST,
  HP_PAGE_POSITION_LAST,
  HP_PAGE_POSITION_REST
} HpPagePosition;
typedef enum { HP_PARITY_ANY, HP_PARITY_ODD, HP_PARITY_EVEN } HpParity;
typedef enum { HP_BLANK_ANY, HP_BLANK, HP_NOT_BLANK } HpBlankness;
typedef enum {
  HP_RETRIEVE_FIRST_STARTING,
  HP_RETRIEVE_FIRST_INCLUDING_CARRYOVER,
  HP_RETRIEVE_LAST_STARTING,
  HP_RETRIEVE_LAST_ENDING
} HpRetrievePosition;
typedef enum {
  HP_RETRIEVE_WITHIN_PAGE,
  HP_RETRIEVE_WITHIN_PAGE_SEQUENCE,
  HP_RETRIEVE_WITHIN_DOCUMENT,
  HP_RETRIEVE_WITHIN_TABLE,
  HP_RETRIEVE_WITHIN_TABLE_FRAGMENT
} HpRetrieveBoundary;

typedef enum {
  HP_BAR_START,
  HP_BAR_END,
  HP_BAR_LEFT,
  HP_BAR_RIGHT,
  HP_BAR_INSIDE,
  HP_BAR_OUTSIDE,
  HP_BAR_ALTERNATE
} HpBarPlacement;

/** Where what an fo:float holds goes: at the head of a page, or beside what follows. */
typedef enum {
  HP_FLOAT_NONE,
  HP_FLOAT_BEFORE,
  HP_FLOAT_START,
  HP_FLOAT_END,
  HP_FLOAT_LEFT,
  HP_FLOAT_RIGHT,
  HP_FLOAT_INSIDE,
  HP_FLOAT_OUTSIDE
} HpFloat;
typedef enum {
  HP_CLEAR_NONE,
  HP_CLEAR_START,
  HP_CLEAR_END,
  HP_CLEAR_LEFT,
  HP_CLEAR_RIGHT,
  HP_CLEAR_INSIDE,
  HP_CLEAR_OUTSIDE,
  HP_CLEAR_BOTH
} HpClear;
typedef enum {
  HP_DISPLACE_AUTO,
  HP_DISPLACE_NONE,
  HP_DISPLACE_LINE,
  HP_DISPLACE_INDENT,
  HP_DISPLACE_BLOCK
} HpIntrusionDisplace;

#define HP_PAGE_NUMBER_AUTO 0
#define HP_PAGE_NUMBER_AUTO_ODD (-1)
#define HP_PAGE_NUMBER_AUTO_EVEN (-2)
#define HP_NO_LIMIT (-1)

/** Traits that inherit unless given: the way text looks and flows (section 7, "Inherited: yes"). */
typedef struct {
  /* 7.9 fonts */
  const char *font_family; /* comma-separated, quotes removed; interned */
  HpLength font_size;
  int font_weight;  /* 100–900 */
  int font_stretch; /* -4 ultra-condensed … 0 normal … 4 ultra-expanded */
  HpFontStyle font_style;
  gboolean small_caps;
  const char *font_features; /* hpx:font-features, e.g. "tnum"; NULL for none; interned */
  HpColor color;
  /* 7.10 hyphenation and language */
  const char
      *language; /* BCP 47 of language, script and country ("sr-Latn-RS"), or NULL; interned */
  gboolean hyphenate;
  gboolean hyphenate_overlong; /* hpx:hyphenate: only words that are wider than their line */
  gboolean keep_numbers;       /* hpx:keep-numbers: what belongs to a number is kept on its line */
  gunichar hyphenation_character;
  int hyphenation_push, hyphenation_remain;
  int hyphenation_ladder_count; /* HP_NO_LIMIT for none */
  /* 7.16 blocks and lines */
  gboolean line_height_is_factor; /* number or "normal" (1.2): applies to each font size anew */
  double line_height_factor;
  HpDimension line_height; /* optimum, if it is not a factor */
  HpLineStacking line_stacking;
  gboolean line_height_shift_disregard;
  HpTextAlign text_align, text_align_last;
  HpDimension text_indent, last_line_end_indent;
  HpLinefeedTreatment linefeed_treatment;
  HpWhiteSpaceTreatment white_space_treatment;
  gboolean white_space_collapse;
  gboolean wrap;
  HpTextTransform text_transform;
  HpSpaceTrait letter_spacing, word_spacing; /* 0 for "normal" */
  HpDimension start_indent, end_indent;      /* margins folded in as 5.3.2 says */
  HpDisplayAlign display_align;
  gboolean relative_align_baseline;
  HpWritingMode writing_mode;
  gboolean direction_rtl;
  int reference_orientation; /* 0, 90, 180, 270; inherited as the Recommendation has it */
  int orphans, widows;
  HpKeep keep_together;
  HpDimension keep_limit; /* hpx:keep-limit: of a column, what keeps may hold together at most */
  gboolean visible;
  gboolean disable_column_balancing; /* fox:disable-column-balancing, of what spans the columns */
  /* 7.28 tables */
  HpBorderCollapse border_collapse;
  HpLength border_separation_inline, border_separation_block;
  gboolean hide_empty_cells;
  HpSide caption_side;
  /* 7.30 lists */
  HpDimension provisional_distance_between_starts, provisional_label_separation;
  /* 7.22 leaders */
  HpLeaderPattern leader_pattern;
  HpLeaderAlignment leader_alignment;
  HpDimension leader_pattern_width;
  HpLengthRange leader_length;
  HpBorderStyle rule_style;
  HpLength rule_thickness;
  HpIntrusionDisplace intrusion_displace;
  /* 7.24.3–7.24.8 change bars */
  HpColor change_bar_color; /* transparent: that of the object */
  HpLength change_bar_offset, change_bar_width;
  HpBorderStyle change_bar_style;
  HpBarPlacement change_bar_placement;
  /* 7.24.9–7.24.15 indexes */
  gboolean page_number_links;
  gboolean merge_sequential_pages, merge_ranges_across_references, merge_pages_across_references;
} HpInheritedTraits;

/** What the percentages of a start- or end-indent are of. An indent that is inherited has been
    computed where it was given, against the reference area there (XSL 1.1, 5.1.4, 7.10.7). */
typedef enum {
  HP_INDENT_OWN,       /* of the reference area that the object stands in */
  HP_INDENT_INHERITED, /* it is the parent's indent */
  HP_INDENT_ADDED,     /* it is the parent's indent, and of its own what it is more */
  HP_INDENT_LABEL_END, /* label-end(): of its own but for the start-indent of the list-item */
} HpIndentBase;

/** A refined, immutable set of traits; objects with the same traits share one. */
struct HpTraits {
  HpInheritedTraits inherited;
  /* 7.8 border, padding, background; by HpSide */
  HpBorder border[4];
  HpPadding padding[4];
  HpColor background_color;
  const char *background_image; /* URI without url( ), or NULL */
  HpBackgroundRepeat background_repeat;
  HpDimension background_x, background_y;
  /* 7.11, 7.12 margins, spaces */
  HpDimension margin[4]; /* by HpSide, for page masters, regions and absolutely placed areas; of
                            regions in the writing mode of their page, spaces and indents given
                            instead included */
  HpSpaceTrait space_before, space_after, space_start, space_end;
  HpIndentBase start_indent_base, end_indent_base; /* of the indents among those inherited */
  /* 7.15 area dimensions */
  HpLengthRange inline_progression_dimension, block_progression_dimension;
  HpDimension content_width, content_height;
  gboolean scale_non_uniform;
  HpDimension width, height; /* of replaced content, absolute orientation */
  /* 7.6 absolute position */
  HpAbsolutePosition absolute_position;
  gboolean position_relative;
  HpDimension top, right, bottom, left;
  HpOverflow overflow;
  /* 7.14 area alignment */
  HpBaseline dominant_baseline, alignment_baseline;
  HpBaseline alignment_adjust;
  HpDimension alignment_adjust_length;
  HpBaselineShift baseline_shift;
  HpDimension baseline_shift_length;
  HpColor decoration[HP_DECORATIONS]; /* 7.17.4: each in the colour of the object that asked for
                                         it, here or around; transparent: none */
  HpUnicodeBidi unicode_bidi;
  /* 7.19 floats */
  HpFloat floating;
  HpClear clear;
  /* 7.20 keeps and breaks */
  HpKeep keep_with_next, keep_with_previous;
  HpBreak break_before, break_after;
  HpDimension break_unless_left; /* hpx:break-unless-left: of a column; 0: as much as there is */
  int most_pages;                /* hpx:most-pages: of a page-sequence; 0: as many as there are */
  gboolean span_all;
  /* 7.28 tables */
  gboolean table_layout_fixed;
  gboolean omit_header_at_break, omit_footer_at_break;
  int column_number; /* 0: not given */
  int columns_repeated, columns_spanned, rows_spanned;
  HpDimension column_width; /* HP_UNIT_AUTO if not given */
  gboolean starts_row, ends_row;
  /* 7.26, 7.27 pages */
  HpDimension page_width, page_height;
  HpDimension extent;
  gboolean precedence;
  int column_count;
  HpDimension column_gap;
  const char *page_number_format; /* "1", "i", "A" …; interned */
  gunichar grouping_separator;
  int grouping_size;
  int initial_page_number; /* HP_PAGE_NUMBER_AUTO… or ≥ 1 */
  HpForcePageCount force_page_count;
  HpPagePosition page_position;
  HpParity odd_or_even;
  HpBlankness blankness;
  int maximum_repeats; /* HP_NO_LIMIT for none */
  /* 7.25 markers */
  HpRetrievePosition retrieve_position;
  HpRetrieveBoundary retrieve_boundary;
  /* 7.23 links, 7.24 bookmarks */
  gboolean starts_shown; /* starting-state: of bookmarks and cases */
};

/** Computed line height (7.16.4): a factor times this font size, or the length. */
HpLength hp_traits_line_height(const HpTraits *traits);
/** Sum of border and padding on a side; percentages of padding refer to `base` (the containing
    block's inline-progression-dimension). */
HpLength hp_traits_border_padding(const HpTraits *traits, HpSide side, HpLength base);

/** Where an object goes that is an fo:float: HP_FLOAT_NONE, of any other and of one that stands
    where none may float (6.12.2), means that it stays where it is. */
HpFloat hp_fo_floating(const HpFo *fo);

/* ---- The tree ------------------------------------------------------------------------------ */

/** What is the same in all documents: the objects that there are and what may stand in each, the
    properties by name, their initial values. It never changes; threads may share one. */
typedef struct HpFoVocabulary HpFoVocabulary;

HpFoVocabulary *hp_fo_vocabulary_new(void);
void hp_fo_vocabulary_free(HpFoVocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpFoVocabulary, hp_fo_vocabulary_free)

/** The formatting objects of one document, checked and refined. Owns its nodes and traits. */
typedef struct HpFoTree HpFoTree;

/**
 * Builds, checks and refines. Errors (unknown object or property, bad value, wrong nesting, missing
 * or unknown master, unresolved id, duplicate id …) go to `diagnostics`, all of them in one run.
 * Returns NULL if there was an error. `document` is borrowed and must outlive the tree.
 */
HpFoTree *hp_fo_tree_new(const xmlDoc *document, HpDiagnostics *diagnostics);
/** Likewise, with a vocabulary that outlives it: several documents take less time so. */
HpFoTree *hp_fo_tree_new_with(const xmlDoc *document, const HpFoVocabulary *vocabulary,
                              HpDiagnostics *diagnostics);
/** Makes the tree independent of its document, which may then be freed before the tree. */
void hp_fo_tree_detach(HpFoTree *tree);
void hp_fo_tree_free(HpFoTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpFoTree, hp_fo_tree_free)

/** What is marked by change bars (6.13.2–6.13.3): all that stands, in document order, between an
    fo:change-bar-begin and the fo:change-bar-end that ends it. Those that overlap are one where
    their bars would lie one on another and look the same, of whatever class they are. */
typedef struct {
  const HpFo *begin;
  const HpFo *holder; /* the fo:static-content it is in; NULL: it is in the flows */
  guint32 last;       /* index of what ends it: the fo:change-bar-end, or its flow's last object */
  guint32 reach;      /* the greatest `last` of those among which it is the middle one */
} HpChangeRegion;

/** Whether the document has an fo:float. */
gboolean hp_fo_tree_has_floats(const HpFoTree *tree);
gboolean hp_fo_tree_has_change_bars(const HpFoTree *tree);
/** The change regions of the document, in the order of their beginnings. */
const HpChangeRegion *hp_fo_tree_change_regions(const HpFoTree *tree, guint *n);
/** Appends those of `holder` that reach into the objects with an index from `first` to `last`,
    the one that began last first. */
void hp_append_change_regions_at(GPtrArray *found, const HpFoTree *tree, const HpFo *holder,
                                 guint32 first, guint32 last);
/** That of its text, unless it has one of its own. */
HpColor hp_change_bar_color(const HpInheritedTraits *traits);

const HpFo *hp_fo_tree_root(const HpFoTree *tree);
const HpFo *hp_fo_tree_by_id(const HpFoTree *tree, const char *id);
/** The fo:simple-page-master or fo:page-sequence-master of that name; NULL: there is none. */
const HpFo *hp_fo_tree_master(const HpFoTree *tree, const char *name);
guint hp_fo_tree_size(const HpFoTree *tree); /* number of objects: indexes are below it */

/**
 * The children of an fo:marker as they appear where they are retrieved (6.13.6): copies in `arena`,
 * whose parent is `where` (the fo:retrieve-marker) and whose traits inherit from it. Returns a copy
 * of the fo:marker itself, standing for a wrapper around its children.
 */
const HpFo *hp_fo_instantiate_marker(HpFoTree *tree, const HpFo *marker, const HpFo *where,
                                     HpArena *arena);

/** What is known of pages, from who lays them out. They are counted from 0. */
typedef struct {
  /** The pages on which areas of the object with that id are; FALSE: none is known. */
  gboolean (*pages_of)(const char *id, guint *first, guint *last, gconstpointer user);
  /** The number that is printed on a page. */
  const char *(*number_of)(guint page, gconstpointer user);
  guint n_pages; /* so far */
  gconstpointer user;
  HpDiagnostics *diagnostics;
} HpKnownPages;

/** Whether the document has an fo:index-page-citation-list. */
gboolean hp_fo_tree_has_indexes(const HpFoTree *tree);
/** Gives each fo:index-page-citation-list in `sequence` (NULL: in the document) the children that
    print its pages (6.10.2): basic-links or inlines, and what separates them. Whether some print
    anything else now than before; what prints the same stays. No layout may have begun of them. */
gboolean hp_fo_tree_fill_indexes(HpFoTree *tree, const HpFo *sequence, const HpKnownPages *known);

/** What the XMP of fo:declarations says (Dublin Core), or what other formatters read: the
    axf:document-info of AH Formatter, the rx:meta-info of XEP, the pdf:info of FOP. Without them,
    the title is the fo:title of the first page sequence and the language that of the root. NULL
    where absent. */
typedef struct {
  const char *title, *language, *description;
  const char *identifier, *publisher, *date;
  const char *const *creators; /* ends with a NULL */
} HpFoMetadata;
HpFoMetadata hp_fo_tree_metadata(const HpFoTree *tree);

/** How the document says that words are divided (hpx:words in fo:declarations): at each "|" and
    nowhere else, "samverkans|struktur Umeå". */
typedef struct HpFoDivisions HpFoDivisions;
struct HpFoDivisions {
  const char *language; /* BCP 47; NULL: the document's */
  const char *words;    /* between spaces; each is letters, with "|" between two of them */
  const HpFoDivisions *next;
};
/** The last one, or NULL. */
const HpFoDivisions *hp_fo_tree_divisions(const HpFoTree *tree);

/** Namespaces: XSL-FO's own, and FOP's extensions (accepted where harmless). This program's own is
    HP_EXTENSION_NAMESPACE (xml/xml.h). */
#define HP_FO_NAMESPACE "http://www.w3.org/1999/XSL/Format"
#define HP_FOX_NAMESPACE "http://xmlgraphics.apache.org/fop/extensions"
/** That of XEP's: what it calls metadata and indexes, which XSL 1.1 was yet to have names for. */
#define HP_XEP_NAMESPACE "http://www.renderx.com/XSL/Extensions"

G_END_DECLS
