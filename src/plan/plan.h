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

/** A document read from a file, with the places of its elements. Owns the xmlDoc. */
typedef struct HpSource HpSource;

/**
 * Reads `path`. Includes may reach files under `root` only (NULL: the folder of `path`). Errors
 * (all of them) go to `diagnostics`; NULL if it could not be read or is not well-formed.
 */
HpSource *hp_source_read(const char *path, const char *root, HpDiagnostics *diagnostics);
void hp_source_free(HpSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpSource, hp_source_free)
xmlDoc *hp_source_document(HpSource *source);

/** Where an element (or the element around any other node) of a read document was written. */
HpPlace hp_place_of_node(const xmlNode *node);

/** Gives every element an hpx:at attribute, "file:line:column", for stylesheets to copy on. */
void hp_source_mark_places(HpSource *source);

/**
 * Validates against the RELAX NG schema and the rules a schema cannot say (ids, references, dates,
 * images). FALSE if there was an error.
 */
gboolean hp_plan_check(HpSource *source, const char *schema_path, HpDiagnostics *diagnostics);

G_END_DECLS
