/* Inside the structure: its records. Indexes count from 0, links between records from 1 (0: none).
 */
#pragma once

#include "pdf/structure/structure.h"

#define HP_NOT_PAINTED G_MAXUINT

typedef struct {
  const HpFo *fo; /* NULL for a row or cell that no object stands for */
  HpRole role;
  guint parent; /* index; the first element, Document, has itself */
  guint first_child, last_child, next;
  guint first_leaf, last_leaf;
  guint first_annotation, last_annotation;
  guint cell;    /* number among the cells, if it is one */
  guint painted; /* the first leaf in or below it, in paint order */
  guint number;  /* of its object; 0 if it has no content and is left out */
} HpElement;

/** A cell of a table. Rows and columns count from 0 over the whole table. */
typedef struct {
  guint element;
  guint row, column, rows, columns;
  guint first_header, n_headers; /* among the structure's headers */
  gboolean in_header;            /* it stands in a THead */
  gboolean is_named;             /* as a header of others */
} HpCell;

/** One marked-content sequence. */
typedef struct {
  guint page, mcid, next;
} HpLeaf;

typedef struct {
  guint element, page, number, next;
} HpAnnotation;

typedef struct {
  guint page;
  double left, bottom, right, top;
} HpFigureBox;

/** A place to click on, of a link around blocks. */
typedef struct {
  HpFigureBox box;
  guint link; /* the element */
} HpBlockLinkArea;

struct HpStructure {
  const HpFoTree *tree;
  const HpPages *shown;
  HpPdfVersion version;
  HpDiagnostics *diagnostics; /* or NULL */
  GArray *elements;           /* of HpElement, in document order */
  guint *element_of;          /* by HpFo.index: an index, or HP_ARTIFACT_KEY | type */
  guint n_objects;
  guint n_pictures;          /* elements that are Figure or Formula */
  GArray *leaves;            /* of HpLeaf, in paint order */
  GArray *annotations;       /* of HpAnnotation */
  GPtrArray *pages;          /* by page: GArray of guint, the element of each MCID */
  GArray *cells;             /* of HpCell */
  GArray *headers;           /* of guint: the elements that cells name as their headers */
  guint n_block_links;       /* links around blocks */
  GArray *block_links;       /* of HpBlockLinkArea, in the order of pages */
  GArray *footnotes;         /* in document order; footnotes.c knows their records */
  GArray *footnote_areas;    /* of HpFootnoteArea, in the order of pages */
  GHashTable *boxes;         /* element index → HpFigureBox */
  GHashTable *references;    /* element index → GArray of guint: the elements it refers to */
  GHashTable *table_markers; /* fo:table → class → GPtrArray* of the fo:marker in it that are not
                                visited yet */
};

#define HP_ARTIFACT_KEY 0x80000000u

static inline HpElement *hp_element(const HpStructure *structure, guint index)
{
  return &g_array_index(structure->elements, HpElement, index);
}

/** element.c: makes one, as the last child of `parent`. */
guint hp_structure_add_element(HpStructure *structure, const HpFo *fo, HpRole role, guint parent);
/** Whether what is painted of an object belongs to an element, and is no artifact. */
gboolean hp_structure_is_content(const HpStructure *structure, const HpFo *fo);
/** A Figure or Formula. */
gboolean hp_structure_is_picture(const HpStructure *structure, guint index);
/** A link around blocks, which layout has no areas of: what is painted of it is its area. */
gboolean hp_structure_is_block_link(const HpStructure *structure, guint index);
/** Whether its children could all stand in an element of that role. */
gboolean hp_structure_may_hold_all(const HpStructure *structure, HpRole role, guint index);
/** Whether it is painted elsewhere than between what stands before and after it: notes are, at the
    foot of the page. */
gboolean hp_structure_is_out_of_line(const HpElement *element);

/** Makes all elements. */
void hp_structure_build(HpStructure *structure);
/** The element that shows an object: its own, the one that it begins, the first below it, or the
   one around it. Known once it is known which have content. */
guint hp_structure_element_showing(const HpStructure *structure, const HpFo *fo);
/** What the labels of a list are: a value of ListNumbering. */
const char *hp_structure_list_numbering(const HpStructure *structure, const HpElement *list);
/** Puts captions into what they are captions of. */
void hp_structure_place_captions(HpStructure *structure);
/** What a caption of nothing is. */
HpRole hp_structure_role_without_caption(const HpStructure *structure, guint caption);
/** Once it is known which elements have content: puts paragraphs around text where none may stand,
   and mends headings and captions. */
void hp_structure_mend(HpStructure *structure);
/** Whether a link or page number below leads somewhere in the document. */
gboolean hp_structure_has_target(const HpStructure *structure, const HpFo *fo);
/** Finds what refers to what, among the elements that have content (PDF 2.0). */
void hp_structure_find_references(HpStructure *structure);
/** Finds where the cells of all tables stand, fills what they leave empty and finds their headers.
 */
void hp_structure_complete_tables(HpStructure *structure);
