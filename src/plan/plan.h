/**
 * plan: reads XML safely and checks plans.
 *
 * Reading never touches the network, expands no external entity, bounds what entities may expand to
 * and lets XInclude reach only files inside the source tree. Every element remembers the
 * file:line:column it was written at.
 */
#pragma once

#include "base/base.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/** The namespace of plans. */
#define HP_PLAN_NAMESPACE "https://handlingsplan.org/ns/plan/1"
/** The namespace of this program's own attributes and functions (hpx:at, hpx:sort-key …). */
#define HP_EXTENSION_NAMESPACE "https://handlingsplan.org/ns/extension"

/* What reading refuses to go beyond. libxml2's own limits hold as well: 10 MB in one text, elements
   256 deep, entities that multiply. */
#define HP_SOURCE_MAX_BYTES (64 * 1024 * 1024) /* one file, as UTF-8 */
#define HP_INCLUDE_MAX_DEPTH 8                 /* files within files */
#define HP_INCLUDE_MAX_FILES 500               /* files in one document */
#define HP_INCLUDE_MAX_BYTES (4 * HP_SOURCE_MAX_BYTES)

/** How many faults of a kind are told of one document; each may cost a reading of its file. */
#define HP_MAX_FAULTS 100

/** A document read from a file, with the places of its elements. Owns the xmlDoc. */
typedef struct HpSource HpSource;

/**
 * Reads `path`. Includes may reach files under `root` only (NULL: the folder of `path`). Errors
 * (all of them) go to `diagnostics`; NULL if it could not be read or is not well-formed.
 */
HpSource *hp_source_read(const char *path, const char *root, HpDiagnostics *diagnostics);
/**
 * The same from memory: `name` stands in messages as the file and is what relative includes are
 * relative to. `root` NULL: nothing may be included.
 */
HpSource *hp_source_read_memory(const char *text, gsize size, const char *name, const char *root,
                                HpDiagnostics *diagnostics);
/** As hp_source_read; the tree's names come from `names` (NULL: a dictionary of its own). */
HpSource *hp_source_read_with_names(const char *path, const char *root, xmlDict *names,
                                    HpDiagnostics *diagnostics);
void hp_source_free(HpSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpSource, hp_source_free)
xmlDoc *hp_source_document(HpSource *source);
/** Hands the tree to the caller (xmlFreeDoc). The places stay with the source, which must outlive
    the tree. */
xmlDoc *hp_source_steal_document(HpSource *source);

/**
 * Where an element (or the element around any other node) was written: as read by hp_source_read;
 * else what the nearest hpx:at says (a tree made by a stylesheet); else libxml2's line.
 */
HpPlace hp_place_of_node(const xmlNode *node);

/**
 * Where an attribute ("id", "xml:lang") or some text of a read document was written; the element's
 * place where that cannot be found out. Reads the file again: for messages.
 */
HpPlace hp_place_of_attribute(const xmlNode *element, const char *name);
HpPlace hp_place_of_text(const xmlNode *node);

/** Gives every element an hpx:at attribute, "file:line:column", for stylesheets to copy on. */
void hp_source_mark_places(HpSource *source);

/**
 * Takes out of a checked document what must not leave the house: XML comments, processing
 * instructions but xml-model, `internal` elements, and, if `as_of` ("2017-03-14") is not NULL,
 * adoptions, amendments, meetings and reports of later days. What is left is both built and
 * embedded, so that the one gives the other.
 */
void hp_source_filter(HpSource *source, const char *as_of);
/**
 * The day that is meant by "2017-03-14", or by the id of a meeting (or of what came in between
 * meetings) in the document. The caller's; NULL and an error if there is no such meeting, or the
 * document was decided later.
 */
char *hp_source_day(HpSource *source, const char *as_of, HpDiagnostics *diagnostics);
/** A document (filtered, and before hp_source_mark_places) as XML in UTF-8, everything included;
    its files are named as from the main document's folder. */
GBytes *hp_source_write(HpSource *source);
/** The pictures that it shows, named as from the main document's folder; of char *. */
GPtrArray *hp_source_files(HpSource *source);
/** The personal names that are marked as such, and the e-mail addresses anywhere in it, each once,
    in the order they come; of char *. */
GPtrArray *hp_source_personal_data(HpSource *source);

/**
 * Validates against the RELAX NG schema and the rules a schema cannot say (ids, references, dates,
 * images). FALSE if there was an error.
 */
gboolean hp_plan_check(HpSource *source, const char *schema_path, HpDiagnostics *diagnostics);

G_END_DECLS
