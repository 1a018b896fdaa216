/** The formatting objects of XSL 1.1, and what they are called. Part of fo.h. */
#pragma once

#include "fo/traits.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

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
/** Whether elements of that role (7.5.2) hold text and no paragraphs: those of the structure types
    Title, P, H1, Lbl, Span, Link and the like (ISO 32000-2, 14.8.4). */
gboolean hp_fo_role_holds_text(const char *role);
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
/** Where an object goes that is an fo:float: HP_FLOAT_NONE, of any other and of one that stands
    where none may float (6.12.2), means that it stays where it is. */
HpFloat hp_fo_floating(const HpFo *fo);

G_END_DECLS
