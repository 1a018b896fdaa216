/** Traits of formatting objects: what the properties of XSL 1.1 (section 7) come to. Part of fo.h.
 */
#pragma once

#include "base/base.h"

G_BEGIN_DECLS

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
    A value without component, but "auto", sets within_line on inline-level objects only: on a
    block, "always" is meant for its lines, hardly to make it one line. */
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
typedef struct HpTraits {
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
} HpTraits;

/** Computed line height (7.16.4): a factor times this font size, or the length. */
HpLength hp_traits_line_height(const HpTraits *traits);
/** Sum of border and padding on a side; percentages of padding refer to `base` (the containing
    block's inline-progression-dimension). */
HpLength hp_traits_border_padding(const HpTraits *traits, HpSide side, HpLength base);

G_END_DECLS
