/* The table of properties (section 7), in the order of their evaluation:
 *
 *   writing mode → fonts (so that "em" is known) → colour → shorthands, the least precise first →
 *   relative properties → their absolute counterparts, which win (5.3.1) → the rest.
 */
#include "fo/property/refinement.h"

#include <stddef.h>
#include <string.h>

#define FIELD(field) .offset = offsetof(HpTraits, field), .size = sizeof(((HpTraits *)0)->field)
#define TEXT(field) FIELD(inherited.field) /* those that inherit */
/* A trait of several fields, which lie side by side. */
#define FIELDS(first, last)                                                                        \
  .offset = offsetof(HpTraits, first),                                                             \
  .size = offsetof(HpTraits, last) + sizeof(((HpTraits *)0)->last) - offsetof(HpTraits, first)
#define TEXTS(first, last) FIELDS(inherited.first, inherited.last)
/* One of four sides. */
#define SIDE(field, side)                                                                          \
  FIELD(field[0]), .sided = HP_SIDED_##side, .stride = sizeof(((HpTraits *)0)->field[0])
#define BORDER(member, side)                                                                       \
  FIELD(border[0].member), .sided = HP_SIDED_##side, .stride = sizeof(HpBorder)
#define COMPONENTS_OF_SPACE                                                                        \
  (1 << HP_COMPONENT_MINIMUM | 1 << HP_COMPONENT_OPTIMUM | 1 << HP_COMPONENT_MAXIMUM |             \
   1 << HP_COMPONENT_PRECEDENCE | 1 << HP_COMPONENT_CONDITIONALITY)

/* ---- Keywords ------------------------------------------------------------------------------ */

static const HpKeyword booleans[] = {{"false", FALSE}, {"true", TRUE}, {NULL, 0}};
static const HpKeyword hyphenated_words[] = {{"any", FALSE}, {"overlong", TRUE}, {NULL, 0}};
static const HpKeyword page_units[] = {
    {"auto", HP_UNIT_AUTO}, {"indefinite", HP_UNIT_NONE}, {NULL, 0}};
static const HpKeyword auto_units[] = {{"auto", HP_UNIT_AUTO}, {NULL, 0}};
static const HpKeyword metric_units[] = {{"use-font-metrics", HP_UNIT_AUTO}, {NULL, 0}};
static const HpKeyword content_units[] = {{"auto", HP_UNIT_AUTO},
                                          {"scale-to-fit", HP_UNIT_SCALE_TO_FIT},
                                          {"scale-down-to-fit", HP_UNIT_SCALE_DOWN_TO_FIT},
                                          {"scale-up-to-fit", HP_UNIT_SCALE_UP_TO_FIT},
                                          {NULL, 0}};
static const HpKeyword writing_modes[] = {{"lr-tb", HP_WRITING_LR_TB}, {"rl-tb", HP_WRITING_RL_TB},
                                          {"tb-rl", HP_WRITING_TB_RL}, {"lr", HP_WRITING_LR_TB},
                                          {"rl", HP_WRITING_RL_TB},    {"tb", HP_WRITING_TB_RL},
                                          {"tb-lr", HP_WRITING_TB_RL}, {NULL, 0}};
static const HpKeyword directions[] = {{"ltr", FALSE}, {"rtl", TRUE}, {NULL, 0}};
static const HpKeyword font_styles[] = {{"normal", HP_FONT_STYLE_NORMAL},
                                        {"italic", HP_FONT_STYLE_ITALIC},
                                        {"oblique", HP_FONT_STYLE_OBLIQUE},
                                        {"backslant", HP_FONT_STYLE_BACKSLANT},
                                        {NULL, 0}};
static const HpKeyword font_variants[] = {{"normal", FALSE}, {"small-caps", TRUE}, {NULL, 0}};
static const HpKeyword font_stretches[] = {{"normal", 0},           {"ultra-condensed", -4},
                                           {"extra-condensed", -3}, {"condensed", -2},
                                           {"semi-condensed", -1},  {"semi-expanded", 1},
                                           {"expanded", 2},         {"extra-expanded", 3},
                                           {"ultra-expanded", 4},   {NULL, 0}};
static const HpKeyword border_styles[] = {{"none", HP_BORDER_NONE},
                                          {"hidden", HP_BORDER_HIDDEN},
                                          {"dotted", HP_BORDER_DOTTED},
                                          {"dashed", HP_BORDER_DASHED},
                                          {"solid", HP_BORDER_SOLID},
                                          {"double", HP_BORDER_DOUBLE},
                                          {"groove", HP_BORDER_GROOVE},
                                          {"ridge", HP_BORDER_RIDGE},
                                          {"inset", HP_BORDER_INSET},
                                          {"outset", HP_BORDER_OUTSET},
                                          {NULL, 0}};
static const HpKeyword repeats[] = {{"repeat", HP_REPEAT},
                                    {"repeat-x", HP_REPEAT_X},
                                    {"repeat-y", HP_REPEAT_Y},
                                    {"no-repeat", HP_NO_REPEAT},
                                    {NULL, 0}};
static const HpKeyword precedences[] = {{"force", HP_PRECEDENCE_FORCE}, {NULL, 0}};
static const HpKeyword text_aligns[] = {
    {"start", HP_ALIGN_START},     {"center", HP_ALIGN_CENTER}, {"end", HP_ALIGN_END},
    {"justify", HP_ALIGN_JUSTIFY}, {"inside", HP_ALIGN_INSIDE}, {"outside", HP_ALIGN_OUTSIDE},
    {"left", HP_ALIGN_START},      {"right", HP_ALIGN_END},     {NULL, 0}};
static const HpKeyword last_aligns[] = {
    {"relative", HP_ALIGN_RELATIVE}, {"start", HP_ALIGN_START},
    {"center", HP_ALIGN_CENTER},     {"end", HP_ALIGN_END},
    {"justify", HP_ALIGN_JUSTIFY},   {"inside", HP_ALIGN_INSIDE},
    {"outside", HP_ALIGN_OUTSIDE},   {"left", HP_ALIGN_START},
    {"right", HP_ALIGN_END},         {NULL, 0}};
static const HpKeyword display_aligns[] = {{"auto", HP_DISPLAY_AUTO},
                                           {"before", HP_DISPLAY_BEFORE},
                                           {"center", HP_DISPLAY_CENTER},
                                           {"after", HP_DISPLAY_AFTER},
                                           {NULL, 0}};
static const HpKeyword relative_aligns[] = {{"before", FALSE}, {"baseline", TRUE}, {NULL, 0}};
static const HpKeyword linefeeds[] = {
    {"ignore", HP_LF_IGNORE},
    {"preserve", HP_LF_PRESERVE},
    {"treat-as-space", HP_LF_TREAT_AS_SPACE},
    {"treat-as-zero-width-space", HP_LF_TREAT_AS_ZERO_WIDTH_SPACE},
    {NULL, 0}};
static const HpKeyword white_spaces[] = {
    {"ignore", HP_WS_IGNORE},
    {"preserve", HP_WS_PRESERVE},
    {"ignore-if-before-linefeed", HP_WS_IGNORE_IF_BEFORE_LINEFEED},
    {"ignore-if-after-linefeed", HP_WS_IGNORE_IF_AFTER_LINEFEED},
    {"ignore-if-surrounding-linefeed", HP_WS_IGNORE_IF_SURROUNDING_LINEFEED},
    {NULL, 0}};
static const HpKeyword wraps[] = {{"wrap", TRUE}, {"no-wrap", FALSE}, {NULL, 0}};
static const HpKeyword transforms[] = {{"none", HP_TRANSFORM_NONE},
                                       {"capitalize", HP_TRANSFORM_CAPITALIZE},
                                       {"uppercase", HP_TRANSFORM_UPPERCASE},
                                       {"lowercase", HP_TRANSFORM_LOWERCASE},
                                       {NULL, 0}};
static const HpKeyword stackings[] = {{"max-height", HP_LINE_STACKING_MAX_HEIGHT},
                                      {"line-height", HP_LINE_STACKING_LINE_HEIGHT},
                                      {"font-height", HP_LINE_STACKING_FONT_HEIGHT},
                                      {NULL, 0}};
static const HpKeyword shift_adjustments[] = {
    {"consider-shifts", FALSE}, {"disregard-shifts", TRUE}, {NULL, 0}};
static const HpKeyword ladders[] = {{"no-limit", HP_NO_LIMIT}, {NULL, 0}};
static const HpKeyword visibilities[] = {
    {"visible", TRUE}, {"hidden", FALSE}, {"collapse", FALSE}, {NULL, 0}};
static const HpKeyword collapses[] = {
    {"collapse", HP_BORDERS_COLLAPSE},
    {"collapse-with-precedence", HP_BORDERS_COLLAPSE_WITH_PRECEDENCE},
    {"separate", HP_BORDERS_SEPARATE},
    {NULL, 0}};
static const HpKeyword empty_cells[] = {{"show", FALSE}, {"hide", TRUE}, {NULL, 0}};
static const HpKeyword caption_sides[] = {
    {"before", HP_BEFORE}, {"after", HP_AFTER}, {"start", HP_START},
    {"end", HP_END},       {"top", HP_BEFORE},  {"bottom", HP_AFTER},
    {"left", HP_START},    {"right", HP_END},   {NULL, 0}};
static const HpKeyword leader_patterns[] = {{"space", HP_LEADER_SPACE},
                                            {"rule", HP_LEADER_RULE},
                                            {"dots", HP_LEADER_DOTS},
                                            {"use-content", HP_LEADER_USE_CONTENT},
                                            {NULL, 0}};
static const HpKeyword leader_alignments[] = {{"none", HP_LEADER_ALIGN_NONE},
                                              {"reference-area", HP_LEADER_ALIGN_REFERENCE_AREA},
                                              {"page", HP_LEADER_ALIGN_PAGE},
                                              {NULL, 0}};
static const HpKeyword absolute_positions[] = {{"auto", HP_POSITION_AUTO},
                                               {"absolute", HP_POSITION_ABSOLUTE},
                                               {"fixed", HP_POSITION_FIXED},
                                               {NULL, 0}};
static const HpKeyword relative_positions[] = {{"static", FALSE}, {"relative", TRUE}, {NULL, 0}};
static const HpKeyword overflows[] = {{"auto", HP_OVERFLOW_AUTO},
                                      {"visible", HP_OVERFLOW_VISIBLE},
                                      {"hidden", HP_OVERFLOW_HIDDEN},
                                      {"scroll", HP_OVERFLOW_SCROLL},
                                      {"error-if-overflow", HP_OVERFLOW_ERROR},
                                      {"repeat", HP_OVERFLOW_REPEAT},
                                      {NULL, 0}};
static const HpKeyword alignment_baselines[] = {{"auto", HP_BASELINE_AUTO},
                                                {"baseline", HP_BASELINE_BASELINE},
                                                {"before-edge", HP_BASELINE_BEFORE_EDGE},
                                                {"text-before-edge", HP_BASELINE_TEXT_BEFORE_EDGE},
                                                {"middle", HP_BASELINE_MIDDLE},
                                                {"central", HP_BASELINE_CENTRAL},
                                                {"after-edge", HP_BASELINE_AFTER_EDGE},
                                                {"text-after-edge", HP_BASELINE_TEXT_AFTER_EDGE},
                                                {"ideographic", HP_BASELINE_IDEOGRAPHIC},
                                                {"alphabetic", HP_BASELINE_ALPHABETIC},
                                                {"hanging", HP_BASELINE_HANGING},
                                                {"mathematical", HP_BASELINE_MATHEMATICAL},
                                                {"top", HP_BASELINE_BEFORE_EDGE},
                                                {"bottom", HP_BASELINE_AFTER_EDGE},
                                                {"text-top", HP_BASELINE_TEXT_BEFORE_EDGE},
                                                {"text-bottom", HP_BASELINE_TEXT_AFTER_EDGE},
                                                {NULL, 0}};
static const HpKeyword dominant_baselines[] = {{"auto", HP_BASELINE_AUTO},
                                               {"use-script", HP_BASELINE_USE_SCRIPT},
                                               {"no-change", HP_BASELINE_NO_CHANGE},
                                               {"reset-size", HP_BASELINE_RESET_SIZE},
                                               {"ideographic", HP_BASELINE_IDEOGRAPHIC},
                                               {"alphabetic", HP_BASELINE_ALPHABETIC},
                                               {"hanging", HP_BASELINE_HANGING},
                                               {"mathematical", HP_BASELINE_MATHEMATICAL},
                                               {"central", HP_BASELINE_CENTRAL},
                                               {"middle", HP_BASELINE_MIDDLE},
                                               {"text-after-edge", HP_BASELINE_TEXT_AFTER_EDGE},
                                               {"text-before-edge", HP_BASELINE_TEXT_BEFORE_EDGE},
                                               {NULL, 0}};
static const HpKeyword bidis[] = {{"normal", HP_BIDI_NORMAL},
                                  {"embed", HP_BIDI_EMBED},
                                  {"bidi-override", HP_BIDI_OVERRIDE},
                                  {NULL, 0}};
static const HpKeyword breaks[] = {
    {"auto", HP_BREAK_AUTO},           {"column", HP_BREAK_COLUMN},     {"page", HP_BREAK_PAGE},
    {"even-page", HP_BREAK_EVEN_PAGE}, {"odd-page", HP_BREAK_ODD_PAGE}, {NULL, 0}};
static const HpKeyword spans[] = {{"none", FALSE}, {"all", TRUE}, {NULL, 0}};
static const HpKeyword layouts[] = {{"auto", FALSE}, {"fixed", TRUE}, {NULL, 0}};
static const HpKeyword scalings[] = {{"uniform", FALSE}, {"non-uniform", TRUE}, {NULL, 0}};
static const HpKeyword initial_numbers[] = {{"auto", HP_PAGE_NUMBER_AUTO},
                                            {"auto-odd", HP_PAGE_NUMBER_AUTO_ODD},
                                            {"auto-even", HP_PAGE_NUMBER_AUTO_EVEN},
                                            {NULL, 0}};
static const HpKeyword page_counts[] = {{"auto", HP_FORCE_AUTO},
                                        {"even", HP_FORCE_EVEN},
                                        {"odd", HP_FORCE_ODD},
                                        {"end-on-even", HP_FORCE_END_ON_EVEN},
                                        {"end-on-odd", HP_FORCE_END_ON_ODD},
                                        {"no-force", HP_FORCE_NO_FORCE},
                                        {NULL, 0}};
static const HpKeyword page_positions[] = {
    {"any", HP_PAGE_POSITION_ANY},     {"only", HP_PAGE_POSITION_ONLY},
    {"first", HP_PAGE_POSITION_FIRST}, {"last", HP_PAGE_POSITION_LAST},
    {"rest", HP_PAGE_POSITION_REST},   {NULL, 0}};
static const HpKeyword parities[] = {
    {"any", HP_PARITY_ANY}, {"odd", HP_PARITY_ODD}, {"even", HP_PARITY_EVEN}, {NULL, 0}};
static const HpKeyword blanknesses[] = {
    {"any", HP_BLANK_ANY}, {"blank", HP_BLANK}, {"not-blank", HP_NOT_BLANK}, {NULL, 0}};
static const HpKeyword repeat_limits[] = {{"no-limit", HP_NO_LIMIT}, {NULL, 0}};
static const HpKeyword retrieve_positions[] = {
    {"first-starting-within-page", HP_RETRIEVE_FIRST_STARTING},
    {"first-including-carryover", HP_RETRIEVE_FIRST_INCLUDING_CARRYOVER},
    {"last-starting-within-page", HP_RETRIEVE_LAST_STARTING},
    {"last-ending-within-page", HP_RETRIEVE_LAST_ENDING},
    {NULL, 0}};
static const HpKeyword table_positions[] = {
    {"first-starting", HP_RETRIEVE_FIRST_STARTING},
    {"first-including-carryover", HP_RETRIEVE_FIRST_INCLUDING_CARRYOVER},
    {"last-starting", HP_RETRIEVE_LAST_STARTING},
    {"last-ending", HP_RETRIEVE_LAST_ENDING},
    {NULL, 0}};
static const HpKeyword retrieve_boundaries[] = {{"page", HP_RETRIEVE_WITHIN_PAGE},
                                                {"page-sequence", HP_RETRIEVE_WITHIN_PAGE_SEQUENCE},
                                                {"document", HP_RETRIEVE_WITHIN_DOCUMENT},
                                                {NULL, 0}};
static const HpKeyword table_boundaries[] = {{"table", HP_RETRIEVE_WITHIN_TABLE},
                                             {"table-fragment", HP_RETRIEVE_WITHIN_TABLE_FRAGMENT},
                                             {"page", HP_RETRIEVE_WITHIN_PAGE},
                                             {NULL, 0}};
static const HpKeyword starting_states[] = {{"show", TRUE}, {"hide", FALSE}, {NULL, 0}};
static const HpKeyword floats[] = {
    {"none", HP_FLOAT_NONE},     {"before", HP_FLOAT_BEFORE},   {"start", HP_FLOAT_START},
    {"end", HP_FLOAT_END},       {"left", HP_FLOAT_LEFT},       {"right", HP_FLOAT_RIGHT},
    {"inside", HP_FLOAT_INSIDE}, {"outside", HP_FLOAT_OUTSIDE}, {NULL, 0}};
static const HpKeyword clears[] = {
    {"none", HP_CLEAR_NONE},       {"start", HP_CLEAR_START}, {"end", HP_CLEAR_END},
    {"left", HP_CLEAR_LEFT},       {"right", HP_CLEAR_RIGHT}, {"inside", HP_CLEAR_INSIDE},
    {"outside", HP_CLEAR_OUTSIDE}, {"both", HP_CLEAR_BOTH},   {NULL, 0}};
static const HpKeyword displacements[] = {
    {"auto", HP_DISPLACE_AUTO},     {"none", HP_DISPLACE_NONE},   {"line", HP_DISPLACE_LINE},
    {"indent", HP_DISPLACE_INDENT}, {"block", HP_DISPLACE_BLOCK}, {NULL, 0}};
static const HpKeyword merges[] = {{"merge", TRUE}, {"leave-separate", FALSE}, {NULL, 0}};
static const HpKeyword number_treatments[] = {{"link", TRUE}, {"no-link", FALSE}, {NULL, 0}};
static const HpKeyword bar_placements[] = {
    {"start", HP_BAR_START},         {"end", HP_BAR_END},
    {"left", HP_BAR_LEFT},           {"right", HP_BAR_RIGHT},
    {"inside", HP_BAR_INSIDE},       {"outside", HP_BAR_OUTSIDE},
    {"alternate", HP_BAR_ALTERNATE}, {NULL, 0}};
/* Of properties that are not supported: values that would change nothing. */
static const HpKeyword letter_values[] = {{"alphabetic", 0}, {NULL, 0}};

/* ---- The table ----------------------------------------------------------------------------- */

const HpProperty hp_properties[] = {

    /* 7.29 writing mode: first, as it says which side is which */
    {"writing-mode", HP_TYPE_ENUM, TEXT(writing_mode), .keywords = writing_modes,
     .initial = "lr-tb"},
    {"direction", HP_TYPE_ENUM, TEXT(direction_rtl), .keywords = directions, .initial = "ltr"},
    {"reference-orientation", HP_TYPE_OTHER, TEXT(reference_orientation), .initial = "0",
     .parse = hp_parse_reference_orientation},

    /* 7.9 fonts */
    {"font", HP_TYPE_SHORTHAND, .parse = hp_parse_font},
    {"font-size", HP_TYPE_OTHER, TEXT(font_size), .initial = "12pt", .parse = hp_parse_font_size},
    {"font-family", HP_TYPE_OTHER, TEXT(font_family), .initial = "sans-serif",
     .parse = hp_parse_font_family},
    {"font-style", HP_TYPE_ENUM, TEXT(font_style), .keywords = font_styles, .initial = "normal"},
    {"font-variant", HP_TYPE_ENUM, TEXT(small_caps), .keywords = font_variants,
     .initial = "normal"},
    {"font-weight", HP_TYPE_OTHER, TEXT(font_weight), .initial = "400",
     .parse = hp_parse_font_weight},
    {"font-stretch", HP_TYPE_ENUM, TEXT(font_stretch), .keywords = font_stretches,
     .initial = "normal"},
    {"color", HP_TYPE_COLOR, TEXT(color), .initial = "black"},

    /* 7.10 hyphenation and language */
    {"xml:lang", HP_TYPE_SHORTHAND, .parse = hp_parse_xml_lang},
    {"language", HP_TYPE_OTHER, .parse = hp_parse_language},
    {"country", HP_TYPE_OTHER, .parse = hp_parse_country},
    {"script", HP_TYPE_OTHER, .parse = hp_parse_script},
    {"hyphenate", HP_TYPE_ENUM, TEXT(hyphenate), .keywords = booleans, .initial = "false"},
    {"hyphenation-character", HP_TYPE_CHARACTER, TEXT(hyphenation_character), .initial = "‐"},
    {"hyphenation-push-character-count", HP_TYPE_INTEGER, TEXT(hyphenation_push), .initial = "2"},
    {"hyphenation-remain-character-count", HP_TYPE_INTEGER, TEXT(hyphenation_remain),
     .initial = "2"},
    {"hyphenation-ladder-count", HP_TYPE_INTEGER, TEXT(hyphenation_ladder_count),
     .keywords = ladders, .initial = "no-limit"},

    /* 7.31 shorthands, and those that set others: the less precise before the more precise */
    {"position", HP_TYPE_SHORTHAND, .parse = hp_parse_expansion},
    {"vertical-align", HP_TYPE_SHORTHAND, .parse = hp_parse_vertical_align},
    {"white-space", HP_TYPE_SHORTHAND, .parse = hp_parse_expansion},
    {"size", HP_TYPE_SHORTHAND, .parse = hp_parse_size},
    {"background", HP_TYPE_SHORTHAND, .parse = hp_parse_background},
    {"background-position", HP_TYPE_SHORTHAND, .parse = hp_parse_background_position},
    {"border", HP_TYPE_SHORTHAND, .parse = hp_parse_border},
    {"border-width", HP_TYPE_SHORTHAND, .parse = hp_parse_border_width},
    {"border-style", HP_TYPE_SHORTHAND, .parse = hp_parse_border_style},
    {"border-color", HP_TYPE_SHORTHAND, .parse = hp_parse_border_color},
    {"border-spacing", HP_TYPE_SHORTHAND, .parse = hp_parse_border_spacing},
    {"margin", HP_TYPE_SHORTHAND, .parse = hp_parse_margin},
    {"padding", HP_TYPE_SHORTHAND, .parse = hp_parse_padding},
    {"page-break-before", HP_TYPE_SHORTHAND, .parse = hp_parse_expansion},
    {"page-break-after", HP_TYPE_SHORTHAND, .parse = hp_parse_expansion},
    {"page-break-inside", HP_TYPE_SHORTHAND, .parse = hp_parse_expansion},
    {"border-top", HP_TYPE_SHORTHAND, .sided = HP_SIDED_TOP, .stride = sizeof(HpBorder),
     .parse = hp_parse_border_side},
    {"border-bottom", HP_TYPE_SHORTHAND, .sided = HP_SIDED_BOTTOM, .stride = sizeof(HpBorder),
     .parse = hp_parse_border_side},
    {"border-left", HP_TYPE_SHORTHAND, .sided = HP_SIDED_LEFT, .stride = sizeof(HpBorder),
     .parse = hp_parse_border_side},
    {"border-right", HP_TYPE_SHORTHAND, .sided = HP_SIDED_RIGHT, .stride = sizeof(HpBorder),
     .parse = hp_parse_border_side},

    /* 7.8 border, padding and background */
    {"border-before-style", HP_TYPE_ENUM, BORDER(style, BEFORE), .keywords = border_styles,
     .initial = "none"},
    {"border-after-style", HP_TYPE_ENUM, BORDER(style, AFTER), .keywords = border_styles,
     .initial = "none"},
    {"border-start-style", HP_TYPE_ENUM, BORDER(style, START), .keywords = border_styles,
     .initial = "none"},
    {"border-end-style", HP_TYPE_ENUM, BORDER(style, END), .keywords = border_styles,
     .initial = "none"},
    {"border-top-style", HP_TYPE_ENUM, BORDER(style, TOP), .keywords = border_styles},
    {"border-bottom-style", HP_TYPE_ENUM, BORDER(style, BOTTOM), .keywords = border_styles},
    {"border-left-style", HP_TYPE_ENUM, BORDER(style, LEFT), .keywords = border_styles},
    {"border-right-style", HP_TYPE_ENUM, BORDER(style, RIGHT), .keywords = border_styles},
    {"border-before-width", HP_TYPE_BORDER_WIDTH, BORDER(width, BEFORE), .initial = "medium"},
    {"border-after-width", HP_TYPE_BORDER_WIDTH, BORDER(width, AFTER), .initial = "medium"},
    {"border-start-width", HP_TYPE_BORDER_WIDTH, BORDER(width, START), .initial = "medium"},
    {"border-end-width", HP_TYPE_BORDER_WIDTH, BORDER(width, END), .initial = "medium"},
    {"border-top-width", HP_TYPE_BORDER_WIDTH, BORDER(width, TOP)},
    {"border-bottom-width", HP_TYPE_BORDER_WIDTH, BORDER(width, BOTTOM)},
    {"border-left-width", HP_TYPE_BORDER_WIDTH, BORDER(width, LEFT)},
    {"border-right-width", HP_TYPE_BORDER_WIDTH, BORDER(width, RIGHT)},
    {"border-before-color", HP_TYPE_COLOR, BORDER(color, BEFORE)},
    {"border-after-color", HP_TYPE_COLOR, BORDER(color, AFTER)},
    {"border-start-color", HP_TYPE_COLOR, BORDER(color, START)},
    {"border-end-color", HP_TYPE_COLOR, BORDER(color, END)},
    {"border-top-color", HP_TYPE_COLOR, BORDER(color, TOP)},
    {"border-bottom-color", HP_TYPE_COLOR, BORDER(color, BOTTOM)},
    {"border-left-color", HP_TYPE_COLOR, BORDER(color, LEFT)},
    {"border-right-color", HP_TYPE_COLOR, BORDER(color, RIGHT)},
    {"border-before-precedence", HP_TYPE_INTEGER, BORDER(precedence, BEFORE),
     .keywords = precedences, .initial = "-1"},
    {"border-after-precedence", HP_TYPE_INTEGER, BORDER(precedence, AFTER), .keywords = precedences,
     .initial = "-1"},
    {"border-start-precedence", HP_TYPE_INTEGER, BORDER(precedence, START), .keywords = precedences,
     .initial = "-1"},
    {"border-end-precedence", HP_TYPE_INTEGER, BORDER(precedence, END), .keywords = precedences,
     .initial = "-1"},
    {"padding-before", HP_TYPE_PADDING, SIDE(padding, BEFORE), .initial = "0pt"},
    {"padding-after", HP_TYPE_PADDING, SIDE(padding, AFTER), .initial = "0pt"},
    {"padding-start", HP_TYPE_PADDING, SIDE(padding, START), .initial = "0pt"},
    {"padding-end", HP_TYPE_PADDING, SIDE(padding, END), .initial = "0pt"},
    {"padding-top", HP_TYPE_PADDING, SIDE(padding, TOP)},
    {"padding-bottom", HP_TYPE_PADDING, SIDE(padding, BOTTOM)},
    {"padding-left", HP_TYPE_PADDING, SIDE(padding, LEFT)},
    {"padding-right", HP_TYPE_PADDING, SIDE(padding, RIGHT)},
    {"background-color", HP_TYPE_COLOR, FIELD(background_color), .initial = "transparent"},
    {"background-image", HP_TYPE_URI, FIELD(background_image)},
    {"background-repeat", HP_TYPE_ENUM, FIELD(background_repeat), .keywords = repeats,
     .initial = "repeat"},
    {"background-position-horizontal", HP_TYPE_OTHER, FIELD(background_x), .initial = "0%",
     .parse = hp_parse_background_position_horizontal},
    {"background-position-vertical", HP_TYPE_OTHER, FIELD(background_y), .initial = "0%",
     .parse = hp_parse_background_position_vertical},

    /* 7.30 lists: before the indents, which body-start( ) and label-end( ) reckon from them */
    {"provisional-distance-between-starts", HP_TYPE_DIMENSION,
     TEXT(provisional_distance_between_starts), .initial = "24pt"},
    {"provisional-label-separation", HP_TYPE_DIMENSION, TEXT(provisional_label_separation),
     .initial = "6pt"},

    /* 7.11 and 7.12 margins, spaces, indents */
    {"margin-top", HP_TYPE_DIMENSION, SIDE(margin, TOP), .keywords = auto_units},
    {"margin-bottom", HP_TYPE_DIMENSION, SIDE(margin, BOTTOM), .keywords = auto_units},
    {"margin-left", HP_TYPE_DIMENSION, SIDE(margin, LEFT), .keywords = auto_units},
    {"margin-right", HP_TYPE_DIMENSION, SIDE(margin, RIGHT), .keywords = auto_units},
    {"space-before", HP_TYPE_SPACE, FIELD(space_before), .initial = "0pt"},
    {"space-after", HP_TYPE_SPACE, FIELD(space_after), .initial = "0pt"},
    {"space-start", HP_TYPE_SPACE, FIELD(space_start), .initial = "0pt"},
    {"space-end", HP_TYPE_SPACE, FIELD(space_end), .initial = "0pt"},
    {"start-indent", HP_TYPE_DIMENSION, TEXT(start_indent), .initial = "0pt"},
    {"end-indent", HP_TYPE_DIMENSION, TEXT(end_indent), .initial = "0pt"},

    /* 7.15 area dimensions */
    {"inline-progression-dimension", HP_TYPE_RANGE, FIELD(inline_progression_dimension),
     .keywords = auto_units, .initial = "auto"},
    {"block-progression-dimension", HP_TYPE_RANGE, FIELD(block_progression_dimension),
     .keywords = auto_units, .initial = "auto"},
    {"width", HP_TYPE_DIMENSION, FIELD(width), .keywords = auto_units, .initial = "auto"},
    {"height", HP_TYPE_DIMENSION, FIELD(height), .keywords = auto_units, .initial = "auto"},
    {"min-width", HP_TYPE_OTHER, .parse = hp_parse_min_width},
    {"max-width", HP_TYPE_OTHER, .parse = hp_parse_max_width},
    {"min-height", HP_TYPE_OTHER, .parse = hp_parse_min_height},
    {"max-height", HP_TYPE_OTHER, .parse = hp_parse_max_height},
    {"content-width", HP_TYPE_DIMENSION, FIELD(content_width), .keywords = content_units,
     .initial = "auto"},
    {"content-height", HP_TYPE_DIMENSION, FIELD(content_height), .keywords = content_units,
     .initial = "auto"},
    {"scaling", HP_TYPE_ENUM, FIELD(scale_non_uniform), .keywords = scalings, .initial = "uniform"},

    /* 7.5 and 7.13 positions */
    {"absolute-position", HP_TYPE_ENUM, FIELD(absolute_position), .keywords = absolute_positions,
     .initial = "auto"},
    {"relative-position", HP_TYPE_ENUM, FIELD(position_relative), .keywords = relative_positions,
     .initial = "static"},
    {"top", HP_TYPE_DIMENSION, FIELD(top), .keywords = auto_units, .initial = "auto"},
    {"right", HP_TYPE_DIMENSION, FIELD(right), .keywords = auto_units, .initial = "auto"},
    {"bottom", HP_TYPE_DIMENSION, FIELD(bottom), .keywords = auto_units, .initial = "auto"},
    {"left", HP_TYPE_DIMENSION, FIELD(left), .keywords = auto_units, .initial = "auto"},
    {"overflow", HP_TYPE_ENUM, FIELD(overflow), .keywords = overflows, .initial = "auto"},

    /* 7.14 area alignment */
    {"alignment-baseline", HP_TYPE_ENUM, FIELD(alignment_baseline), .keywords = alignment_baselines,
     .initial = "auto"},
    {"alignment-adjust", HP_TYPE_OTHER, FIELDS(alignment_adjust, alignment_adjust_length),
     .keywords = alignment_baselines, .initial = "auto", .parse = hp_parse_alignment_adjust},
    {"dominant-baseline", HP_TYPE_ENUM, FIELD(dominant_baseline), .keywords = dominant_baselines,
     .initial = "auto"},
    {"baseline-shift", HP_TYPE_OTHER, FIELDS(baseline_shift, baseline_shift_length),
     .initial = "baseline", .parse = hp_parse_baseline_shift},
    {"display-align", HP_TYPE_ENUM, TEXT(display_align), .keywords = display_aligns,
     .initial = "auto"},
    {"relative-align", HP_TYPE_ENUM, TEXT(relative_align_baseline), .keywords = relative_aligns,
     .initial = "before"},

    /* 7.16 and 7.17 lines and characters */
    {"line-height", HP_TYPE_OTHER, TEXTS(line_height_is_factor, line_height), .initial = "normal",
     .parse = hp_parse_line_height, .components = COMPONENTS_OF_SPACE},
    {"line-stacking-strategy", HP_TYPE_ENUM, TEXT(line_stacking), .keywords = stackings,
     .initial = "max-height"},
    {"line-height-shift-adjustment", HP_TYPE_ENUM, TEXT(line_height_shift_disregard),
     .keywords = shift_adjustments, .initial = "consider-shifts"},
    {"text-align", HP_TYPE_ENUM, TEXT(text_align), .keywords = text_aligns, .initial = "start"},
    {"text-align-last", HP_TYPE_ENUM, TEXT(text_align_last), .keywords = last_aligns,
     .initial = "relative"},
    {"text-indent", HP_TYPE_DIMENSION, TEXT(text_indent), .initial = "0pt"},
    {"last-line-end-indent", HP_TYPE_DIMENSION, TEXT(last_line_end_indent), .initial = "0pt"},
    {"linefeed-treatment", HP_TYPE_ENUM, TEXT(linefeed_treatment), .keywords = linefeeds,
     .initial = "treat-as-space"},
    {"white-space-treatment", HP_TYPE_ENUM, TEXT(white_space_treatment), .keywords = white_spaces,
     .initial = "ignore-if-surrounding-linefeed"},
    {"white-space-collapse", HP_TYPE_ENUM, TEXT(white_space_collapse), .keywords = booleans,
     .initial = "true"},
    {"wrap-option", HP_TYPE_ENUM, TEXT(wrap), .keywords = wraps, .initial = "wrap"},
    {"text-transform", HP_TYPE_ENUM, TEXT(text_transform), .keywords = transforms,
     .initial = "none"},
    {"letter-spacing", HP_TYPE_OTHER, TEXT(letter_spacing), .initial = "normal",
     .parse = hp_parse_letter_spacing, .components = COMPONENTS_OF_SPACE},
    {"word-spacing", HP_TYPE_OTHER, TEXT(word_spacing), .initial = "normal",
     .parse = hp_parse_word_spacing, .components = COMPONENTS_OF_SPACE},
    {"text-decoration", HP_TYPE_OTHER, FIELD(decoration), .parse = hp_parse_text_decoration},
    {"unicode-bidi", HP_TYPE_ENUM, FIELD(unicode_bidi), .keywords = bidis, .initial = "normal"},
    {"visibility", HP_TYPE_ENUM, TEXT(visible), .keywords = visibilities, .initial = "visible"},

    /* 7.20 keeps and breaks */
    {"keep-together", HP_TYPE_KEEP, TEXT(keep_together), .initial = "auto"},
    {"keep-with-next", HP_TYPE_KEEP, FIELD(keep_with_next), .initial = "auto"},
    {"keep-with-previous", HP_TYPE_KEEP, FIELD(keep_with_previous), .initial = "auto"},
    {"break-before", HP_TYPE_ENUM, FIELD(break_before), .keywords = breaks, .initial = "auto"},
    {"break-after", HP_TYPE_ENUM, FIELD(break_after), .keywords = breaks, .initial = "auto"},
    {"orphans", HP_TYPE_INTEGER, TEXT(orphans), .initial = "2"},
    {"widows", HP_TYPE_INTEGER, TEXT(widows), .initial = "2"},
    {"span", HP_TYPE_ENUM, FIELD(span_all), .keywords = spans, .initial = "none"},

    /* 7.22 leaders */
    {"leader-pattern", HP_TYPE_ENUM, TEXT(leader_pattern), .keywords = leader_patterns,
     .initial = "space"},
    {"leader-alignment", HP_TYPE_ENUM, TEXT(leader_alignment), .keywords = leader_alignments,
     .initial = "none"},
    {"leader-pattern-width", HP_TYPE_DIMENSION, TEXT(leader_pattern_width),
     .keywords = metric_units, .initial = "use-font-metrics"},
    {"leader-length", HP_TYPE_RANGE, TEXT(leader_length), .initial = "0pt 12pt 100%"},
    {"rule-style", HP_TYPE_ENUM, TEXT(rule_style), .keywords = border_styles, .initial = "solid"},
    {"rule-thickness", HP_TYPE_LENGTH, TEXT(rule_thickness), .initial = "1pt"},

    /* 7.23 to 7.25 links, bookmarks, markers */
    {"starting-state", HP_TYPE_ENUM, FIELD(starts_shown), .keywords = starting_states,
     .initial = "show"},
    {"retrieve-position", HP_TYPE_ENUM, FIELD(retrieve_position), .keywords = retrieve_positions,
     .initial = "first-starting-within-page"},
    {"retrieve-position-within-table", HP_TYPE_ENUM, FIELD(retrieve_position),
     .keywords = table_positions},
    {"retrieve-boundary", HP_TYPE_ENUM, FIELD(retrieve_boundary), .keywords = retrieve_boundaries,
     .initial = "page-sequence"},
    {"retrieve-boundary-within-table", HP_TYPE_ENUM, FIELD(retrieve_boundary),
     .keywords = table_boundaries},

    /* 7.26 and 7.27 pages */
    {"format", HP_TYPE_STRING, FIELD(page_number_format), .initial = "1"},
    {"grouping-separator", HP_TYPE_CHARACTER, FIELD(grouping_separator)},
    {"grouping-size", HP_TYPE_INTEGER, FIELD(grouping_size), .initial = "0"},
    {"page-width", HP_TYPE_DIMENSION, FIELD(page_width), .keywords = page_units, .initial = "auto"},
    {"page-height", HP_TYPE_DIMENSION, FIELD(page_height), .keywords = page_units,
     .initial = "auto"},
    {"extent", HP_TYPE_DIMENSION, FIELD(extent), .initial = "0pt"},
    {"precedence", HP_TYPE_ENUM, FIELD(precedence), .keywords = booleans, .initial = "false"},
    {"column-count", HP_TYPE_INTEGER, FIELD(column_count), .initial = "1"},
    {"column-gap", HP_TYPE_DIMENSION, FIELD(column_gap), .initial = "12pt"},
    {"initial-page-number", HP_TYPE_INTEGER, FIELD(initial_page_number),
     .keywords = initial_numbers, .initial = "auto"},
    {"force-page-count", HP_TYPE_ENUM, FIELD(force_page_count), .keywords = page_counts,
     .initial = "auto"},
    {"page-position", HP_TYPE_ENUM, FIELD(page_position), .keywords = page_positions,
     .initial = "any"},
    {"odd-or-even", HP_TYPE_ENUM, FIELD(odd_or_even), .keywords = parities, .initial = "any"},
    {"blank-or-not-blank", HP_TYPE_ENUM, FIELD(blankness), .keywords = blanknesses,
     .initial = "any"},
    {"maximum-repeats", HP_TYPE_INTEGER, FIELD(maximum_repeats), .keywords = repeat_limits,
     .initial = "no-limit"},

    /* 7.28 tables */
    {"border-collapse", HP_TYPE_ENUM, TEXT(border_collapse), .keywords = collapses,
     .initial = "collapse"},
    {"border-separation", HP_TYPE_OTHER, TEXTS(border_separation_inline, border_separation_block),
     .initial = "0pt", .parse = hp_parse_border_separation,
     .components = 1 << HP_COMPONENT_INLINE | 1 << HP_COMPONENT_BLOCK},
    {"empty-cells", HP_TYPE_ENUM, TEXT(hide_empty_cells), .keywords = empty_cells,
     .initial = "show"},
    {"caption-side", HP_TYPE_ENUM, TEXT(caption_side), .keywords = caption_sides,
     .initial = "before"},
    {"table-layout", HP_TYPE_ENUM, FIELD(table_layout_fixed), .keywords = layouts,
     .initial = "auto"},
    {"table-omit-header-at-break", HP_TYPE_ENUM, FIELD(omit_header_at_break), .keywords = booleans,
     .initial = "false"},
    {"table-omit-footer-at-break", HP_TYPE_ENUM, FIELD(omit_footer_at_break), .keywords = booleans,
     .initial = "false"},
    {"column-number", HP_TYPE_INTEGER, FIELD(column_number), .initial = "0"},
    {"number-columns-repeated", HP_TYPE_INTEGER, FIELD(columns_repeated), .initial = "1"},
    {"number-columns-spanned", HP_TYPE_INTEGER, FIELD(columns_spanned), .initial = "1"},
    {"number-rows-spanned", HP_TYPE_INTEGER, FIELD(rows_spanned), .initial = "1"},
    {"column-width", HP_TYPE_DIMENSION, FIELD(column_width), .keywords = auto_units,
     .initial = "auto"},
    {"starts-row", HP_TYPE_ENUM, FIELD(starts_row), .keywords = booleans, .initial = "false"},
    {"ends-row", HP_TYPE_ENUM, FIELD(ends_row), .keywords = booleans, .initial = "false"},

    /* 7.19 floats */
    {"float", HP_TYPE_ENUM, FIELD(floating), .keywords = floats, .initial = "none"},
    {"clear", HP_TYPE_ENUM, FIELD(clear), .keywords = clears, .initial = "none"},
    {"intrusion-displace", HP_TYPE_ENUM, TEXT(intrusion_displace), .keywords = displacements,
     .initial = "auto"},

    /* 7.24.3–7.24.8 change bars */
    {"change-bar-color", HP_TYPE_COLOR, TEXT(change_bar_color)},
    {"change-bar-offset", HP_TYPE_LENGTH, TEXT(change_bar_offset), .initial = "6pt"},
    {"change-bar-width", HP_TYPE_BORDER_WIDTH, TEXT(change_bar_width), .initial = "medium"},
    {"change-bar-style", HP_TYPE_ENUM, TEXT(change_bar_style), .keywords = border_styles,
     .initial = "none"},
    {"change-bar-placement", HP_TYPE_ENUM, TEXT(change_bar_placement), .keywords = bar_placements,
     .initial = "start"},

    /* 7.24.9–7.24.15 indexes, and what XEP calls the same */
    {"page-number-treatment", HP_TYPE_ENUM, TEXT(page_number_links), .keywords = number_treatments,
     .initial = "no-link"},
    {"merge-sequential-page-numbers", HP_TYPE_ENUM, TEXT(merge_sequential_pages),
     .keywords = merges, .initial = "merge"},
    {"merge-ranges-across-index-key-references", HP_TYPE_ENUM, TEXT(merge_ranges_across_references),
     .keywords = merges, .initial = "merge"},
    {"merge-pages-across-index-key-references", HP_TYPE_ENUM, TEXT(merge_pages_across_references),
     .keywords = merges, .initial = "merge"},
    {"rx:link-back", HP_TYPE_ENUM, TEXT(page_number_links), .keywords = booleans,
     .initial = "false"},
    {"rx:merge-subsequent-page-numbers", HP_TYPE_ENUM, TEXT(merge_sequential_pages),
     .keywords = booleans, .initial = "true"},

    /* Strings of one object */
    {"id", HP_TYPE_NAME, .offset = HP_NAME_ID},
    {"ref-id", HP_TYPE_NAME, .offset = HP_NAME_REF_ID},
    {"internal-destination", HP_TYPE_NAME, .offset = HP_NAME_INTERNAL_DESTINATION},
    {"external-destination", HP_TYPE_NAME, .offset = HP_NAME_EXTERNAL_DESTINATION},
    {"src", HP_TYPE_NAME, .offset = HP_NAME_SRC},
    {"master-name", HP_TYPE_NAME, .offset = HP_NAME_MASTER_NAME},
    {"master-reference", HP_TYPE_NAME, .offset = HP_NAME_MASTER_REFERENCE},
    {"flow-name", HP_TYPE_NAME, .offset = HP_NAME_FLOW_NAME},
    {"region-name", HP_TYPE_NAME, .offset = HP_NAME_REGION_NAME},
    {"marker-class-name", HP_TYPE_NAME, .offset = HP_NAME_MARKER_CLASS_NAME},
    {"retrieve-class-name", HP_TYPE_NAME, .offset = HP_NAME_RETRIEVE_CLASS_NAME},
    {"change-bar-class", HP_TYPE_NAME, .offset = HP_NAME_CHANGE_BAR_CLASS},
    {"role", HP_TYPE_NAME, .offset = HP_NAME_ROLE},
    {"index-key", HP_TYPE_NAME, .offset = HP_NAME_INDEX_KEY},
    {"index-class", HP_TYPE_NAME, .offset = HP_NAME_INDEX_CLASS},
    {"ref-index-key", HP_TYPE_NAME, .offset = HP_NAME_REF_INDEX_KEY},
    {"rx:key", HP_TYPE_NAME, .offset = HP_NAME_INDEX_KEY},
    {"rx:ref-key", HP_TYPE_NAME, .offset = HP_NAME_REF_INDEX_KEY},
    {"character", HP_TYPE_NAME, .offset = HP_NAME_CHARACTER},
    {"flow-map-name", HP_TYPE_NAME, .offset = HP_NAME_MASTER_NAME},
    {"flow-map-reference", HP_TYPE_NAME, .offset = HP_NAME_FLOW_MAP_REFERENCE},
    {"flow-name-reference", HP_TYPE_NAME, .offset = HP_NAME_FLOW_NAME},
    {"region-name-reference", HP_TYPE_NAME, .offset = HP_NAME_REGION_NAME},

    /* This program's own (namespace HP_EXTENSION_NAMESPACE), and what FOP calls them */
    {"hpx:font-features", HP_TYPE_STRING, TEXT(font_features)},
    {"hpx:hyphenate", HP_TYPE_ENUM, TEXT(hyphenate_overlong), .keywords = hyphenated_words,
     .initial = "any"},
    {"hpx:keep-numbers", HP_TYPE_ENUM, TEXT(keep_numbers), .keywords = booleans,
     .initial = "false"},
    {"hpx:alt", HP_TYPE_NAME, .offset = HP_NAME_ALT_TEXT},
    {"fox:alt-text", HP_TYPE_NAME, .offset = HP_NAME_ALT_TEXT},
    {"fox:disable-column-balancing", HP_TYPE_ENUM, TEXT(disable_column_balancing),
     .keywords = booleans, .initial = "false"},
    {"hpx:expansion", HP_TYPE_NAME, .offset = HP_NAME_EXPANSION},
    {"hpx:continued-class-name", HP_TYPE_NAME, .offset = HP_NAME_CONTINUED_CLASS_NAME},
    {"hpx:column-set", HP_TYPE_NAME, .offset = HP_NAME_COLUMN_SET},
    {"hpx:keep-limit", HP_TYPE_DIMENSION, TEXT(keep_limit), .initial = "100%"},
    {"hpx:break-unless-left", HP_TYPE_DIMENSION, FIELD(break_unless_left), .initial = "0pt"},
    {"hpx:most-pages", HP_TYPE_INTEGER, FIELD(most_pages), .initial = "0"},
    {"hpx:at", HP_TYPE_IGNORED}, /* it is the object's `place` */

    /* Known, but not done */
    {"text-shadow", HP_TYPE_UNSUPPORTED, .initial = "none"},
    {"clip", HP_TYPE_UNSUPPORTED, .initial = "auto"},
    {"background-attachment", HP_TYPE_UNSUPPORTED, .initial = "scroll"},
    {"font-size-adjust", HP_TYPE_UNSUPPORTED, .initial = "none"},
    {"glyph-orientation-horizontal", HP_TYPE_UNSUPPORTED, .initial = "0deg"},
    {"glyph-orientation-vertical", HP_TYPE_UNSUPPORTED, .initial = "auto"},
    {"hyphenation-keep", HP_TYPE_UNSUPPORTED, .initial = "auto"},
    {"allowed-height-scale", HP_TYPE_UNSUPPORTED, .initial = "any"},
    {"allowed-width-scale", HP_TYPE_UNSUPPORTED, .initial = "any"},
    {"text-altitude", HP_TYPE_UNSUPPORTED, .initial = "use-font-metrics"},
    {"text-depth", HP_TYPE_UNSUPPORTED, .initial = "use-font-metrics"},
    {"z-index", HP_TYPE_UNSUPPORTED, .initial = "auto"},
    {"score-spaces", HP_TYPE_UNSUPPORTED, .initial = "true"},
    {"suppress-at-line-break", HP_TYPE_UNSUPPORTED, .initial = "auto"},
    {"show-destination", HP_TYPE_UNSUPPORTED, .initial = "replace"},
    {"letter-value", HP_TYPE_UNSUPPORTED, .initial = "auto", .keywords = letter_values},

    /* Known and ignored: for speech and screens, or without effect on what is made here */
    {"source-document", HP_TYPE_IGNORED},
    {"azimuth", HP_TYPE_IGNORED},
    {"cue", HP_TYPE_IGNORED},
    {"cue-after", HP_TYPE_IGNORED},
    {"cue-before", HP_TYPE_IGNORED},
    {"elevation", HP_TYPE_IGNORED},
    {"pause", HP_TYPE_IGNORED},
    {"pause-after", HP_TYPE_IGNORED},
    {"pause-before", HP_TYPE_IGNORED},
    {"pitch", HP_TYPE_IGNORED},
    {"pitch-range", HP_TYPE_IGNORED},
    {"play-during", HP_TYPE_IGNORED},
    {"richness", HP_TYPE_IGNORED},
    {"speak", HP_TYPE_IGNORED},
    {"speak-header", HP_TYPE_IGNORED},
    {"speak-numeral", HP_TYPE_IGNORED},
    {"speak-punctuation", HP_TYPE_IGNORED},
    {"speech-rate", HP_TYPE_IGNORED},
    {"stress", HP_TYPE_IGNORED},
    {"voice-family", HP_TYPE_IGNORED},
    {"volume", HP_TYPE_IGNORED},
    {"font-selection-strategy", HP_TYPE_IGNORED},
    {"scaling-method", HP_TYPE_IGNORED},
    {"content-type", HP_TYPE_IGNORED}, /* pictures say it themselves */
    {"treat-as-word-space", HP_TYPE_IGNORED},
    {"color-profile-name", HP_TYPE_IGNORED},
    {"rendering-intent", HP_TYPE_IGNORED},
    {"active-state", HP_TYPE_IGNORED},
    {"auto-restore", HP_TYPE_IGNORED},
    {"case-name", HP_TYPE_IGNORED},
    {"case-title", HP_TYPE_IGNORED},
    {"destination-placement-offset", HP_TYPE_IGNORED},
    {"indicate-destination", HP_TYPE_IGNORED},
    {"switch-to", HP_TYPE_IGNORED},
    {"target-presentation-context", HP_TYPE_IGNORED},
    {"target-processing-context", HP_TYPE_IGNORED},
    {"target-stylesheet", HP_TYPE_IGNORED},
    {"rx:list-separator", HP_TYPE_IGNORED},  /* read as fo:index-page-citation-list-separator … */
    {"rx:range-separator", HP_TYPE_IGNORED}, /* … and -range-separator are */
    {"media-usage", HP_TYPE_IGNORED},
    {"intrinsic-scale-value", HP_TYPE_IGNORED},
    {"page-citation-strategy", HP_TYPE_IGNORED},
    {"scale-option", HP_TYPE_IGNORED},

    {NULL},
};
