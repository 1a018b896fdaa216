/**
 * fo: the formatting-object tree of XSL 1.1, refined.
 *
 * Reads a libxml2 tree of XSL-FO, checks it (sections 6.2–6.13: which object may stand where, which
 * properties it must carry), evaluates property expressions (5.9), inheritance (5.1) and shorthands
 * (5.2, 7.31), and hands out a tree of objects that each point to an immutable, shared set of
 * traits. Names are the Recommendation's. Lengths are HpLength (1/1024 pt).
 */
#pragma once

#include "fo/objects.h"

G_BEGIN_DECLS

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
