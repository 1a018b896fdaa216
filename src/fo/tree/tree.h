/* The tree of formatting objects: built, checked, detached from its source. */
#pragma once

#include "fo/object/object.h"
#include "fo/refine/refine.h"

typedef struct HpIndexes HpIndexes; /* indexes.h */

struct HpFoTree {
  HpArena *arena;
  const HpFoVocabulary *vocabulary;
  HpFoVocabulary *own_vocabulary; /* or NULL */
  HpRefiner *refiner;
  HpDiagnostics *diagnostics; /* while building */
  HpFo *root;
  GHashTable *ids;     /* id → const HpFo* */
  GHashTable *masters; /* master-name → const HpFo*, of a page master or a sequence of them */
  guint size;
  gboolean has_floats;
  GPtrArray *change_bars;         /* of const HpFo*: all that begin or end one; while building */
  HpChangeRegion *change_regions; /* in the arena */
  guint n_change_regions;
  HpIndexes *indexes; /* NULL where nothing is indexed */
  HpFoMetadata metadata;
  const HpFoDivisions *divisions;
  xmlDoc *kept;          /* owner of the dictionary of `kept_nodes`; NULL where there are none */
  GPtrArray *kept_nodes; /* of xmlNode*: see detach.c; NULL unless detached */
};

/* references.c: what an object points to must exist. */
void hp_check_references(HpFoTree *tree);
/* change-bars.c: pairs tree->change_bars. */
void hp_pair_change_bars(HpFoTree *tree);
/* index-keys.c */
/** The object that an element of XEP's is by another name, or HP_FO_KIND_COUNT. */
HpFoKind hp_index_kind_of_xep(const xmlNode *node);
/** For each object, once it has its names: with an index-key, it is given an id. */
void hp_note_index_object(HpFoTree *tree, HpFo *fo);
/** An fo:index-range-begin or -end among blocks becomes no child of its parent. `before`: the last
    child there before it, or NULL. */
void hp_place_index_range(HpFoTree *tree, HpFo *range, HpFo *before);
/** When all objects are there. */
void hp_complete_indexes(HpFoTree *tree);
void hp_indexes_free(HpIndexes *indexes);
/* metadata.c */
void hp_read_metadata(HpFoTree *tree, const xmlNode *packet);
/** Whether it is a child of the root by which another formatter is told such things; reads it. */
gboolean hp_read_document_info(HpFoTree *tree, const xmlNode *node);
/* division.c */
/** Whether a child of fo:declarations says how words are divided; reads it. */
gboolean hp_read_divisions(HpFoTree *tree, const xmlNode *node);
/* Fills what the XMP left open from fo:title and the language of the first pages. */
void hp_complete_metadata(HpFoTree *tree);
