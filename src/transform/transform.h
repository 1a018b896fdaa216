/**
 * transform: compiles stylesheets once and runs them, with no way out of their folders.
 *
 * XSLT 1.0 with EXSLT. A stylesheet may read (import, include, document()) below its own folder and
 * below the folders granted; it writes nothing and reaches no network. Sort keys in the language's
 * alphabetical order come from the extension function hpx:sort-key(string, language), by ICU.
 */
#pragma once

#include "base/base.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

typedef struct HpStylesheet HpStylesheet;

HpStylesheet *hp_stylesheet_new(const char *path, HpDiagnostics *diagnostics);
void hp_stylesheet_free(HpStylesheet *stylesheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpStylesheet, hp_stylesheet_free)

/**
 * Runs it. `parameters` is NULL-terminated pairs of name and string value (not an XPath
 * expression). `readable_folder` (or NULL) is granted for document(). The result is the caller's
 * (xmlFreeDoc); NULL if there was an error, with the place in the stylesheet or, where known, in
 * the plan.
 */
xmlDoc *hp_stylesheet_apply(HpStylesheet *stylesheet, xmlDoc *document,
                            const char *const *parameters, const char *readable_folder,
                            HpDiagnostics *diagnostics);

G_END_DECLS
