/**
 * transform: compiles stylesheets once and runs them, with no way out of their folders.
 *
 * XSLT 1.0 with EXSLT (common, func, math, sets, str, and of dates what does not read the clock). A
 * stylesheet may read (import, include, document()) below its own folder and below the folders
 * granted; it writes nothing and reaches no network. The same input gives the same result: what
 * reads the clock or throws dice is refused. This program's own function, in
 * HP_EXTENSION_NAMESPACE:
 *
 * hpx:resolve(string) is the URI of a file in the current node, which may have come from an
 * included file, as it is called from the main document's folder.
 *
 * A stylesheet is for one thread at a time; others may be compiled and run in other threads, of
 * which some may use libxslt themselves.
 */
#pragma once

#include "base/base.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

typedef struct HpStylesheet HpStylesheet;

/** What stylesheets share: each file in a folder that one of them is made of, or reads, is read
   once for all. For one thread at a time, as they are, and longer than they. `folder` NULL: there
   is none. */
typedef struct HpModules HpModules;
HpModules *hp_modules_new(const char *folder);
void hp_modules_free(HpModules *modules);

/** `modules` NULL: it shares nothing. */
HpStylesheet *hp_stylesheet_new(const char *path, HpModules *modules, HpDiagnostics *diagnostics);
void hp_stylesheet_free(HpStylesheet *stylesheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpStylesheet, hp_stylesheet_free)

/** What bounds a run. Past one, it ends with an error that names the instruction. */
#define HP_MAX_TEMPLATE_DEPTH 1500      /* templates in templates; error */
#define HP_MAX_TEMPLATE_VARIABLES 30000 /* XSLT variables in scope at once; error */
#define HP_MAX_XPATH_STEPS 2000000000UL /* steps of XPath in one run, about a minute; error */

/** A document that document() finds without reading its file. Each run takes a copy of it, with the
    places of its elements: libxslt writes into what it is given. */
typedef struct {
  const char *path; /* canonical (realpath); in a folder that is readable */
  const xmlDoc *document;
} HpReadDocument;

/** What a stylesheet is run on, and with. All is borrowed. */
typedef struct {
  xmlDoc *document;              /* white space goes where the stylesheet says so */
  const char *const *parameters; /* pairs of name and string value (not an XPath expression), and
                                    a NULL; or NULL */
  const char *const *readable_folders; /* granted for document(), and a NULL; or NULL */
  const HpReadDocument *read;
  guint n_read;
} HpTransformInput;

/**
 * Runs it. The result is the caller's (xmlFreeDoc); NULL if there was an error, with the place in
 * the stylesheet and, where known, in the plan. xsl:message gives a warning, with terminate="yes"
 * an error, at the current node's place.
 */
xmlDoc *hp_stylesheet_apply(HpStylesheet *stylesheet, const HpTransformInput *input,
                            HpDiagnostics *diagnostics);

G_END_DECLS
