/**
 * transform: compiles stylesheets once and runs them, with no way out of their folders.
 *
 * XSLT 1.0 with EXSLT (common, func, math, sets, str, and of dates what does not read the clock). A
 * stylesheet may read (import, include, document()) below its own folder and below the folders
 * granted; it writes nothing and reaches no network. The same input gives the same result: what
 * reads the clock or throws dice is refused. Stylesheets of others (HpForeignStylesheet) are run by
 * another process, under limits. This program's own functions, in
 * HP_EXTENSION_NAMESPACE:
 *
 * hpx:resolve(string) is the URI of a file in the current node, which may have come from an
 * included file, as it is called from the main document's folder.
 *
 * hpx:plural-category(language, number) is the CLDR's: "one", "few" … "other".
 *
 * hpx:fill(pattern, a, b, c) is the pattern with {a}, {b} and {c} filled in, as nodes: with the
 * elements of what has some.
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
/** Reads a file of the folder and, of a stylesheet, those that it imports, now rather than when
   they are needed first; what is wrong is told then. */
void hp_modules_prepare(HpModules *modules, const char *path);
/** The same, of all stylesheets in a folder, in that one or below it, without what they import. */
void hp_modules_prepare_folder(HpModules *modules, const char *folder);

/** `modules` NULL: it shares nothing. */
HpStylesheet *hp_stylesheet_new(const char *path, HpModules *modules, HpDiagnostics *diagnostics);
/** The same, but nothing is read that the gate does not let through, `path` among it, when it is
    compiled and when it runs; and "handlingsplan:plan.xsl" is plan.xsl in the program's folder. */
HpStylesheet *hp_stylesheet_new_through(const char *path, const char *program_folder, HpGate *gate,
                                        HpDiagnostics *diagnostics);
void hp_stylesheet_free(HpStylesheet *stylesheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpStylesheet, hp_stylesheet_free)

/** What bounds a run. Past one, it ends with an error that names the instruction. */
#define HP_MAX_TEMPLATE_DEPTH 1500      /* templates in templates; error */
#define HP_MAX_TEMPLATE_VARIABLES 30000 /* XSLT variables in scope at once; error */
#define HP_MAX_XPATH_STEPS 2000000000UL /* steps of XPath in one run, about a minute; error */

/** A document that document() finds without reading its file. Each run takes a copy of it, with the
    places of its elements: libxslt writes into what it is given. */
typedef struct {
  const char *path; /* canonical (realpath), or that of no file */
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

/** Computes all global variables, without a document: what they name that does not exist, variables
    and functions, is an error at its place, also where no document would ask for them. */
void hp_stylesheet_try_variables(HpStylesheet *stylesheet, HpDiagnostics *diagnostics);

/* ---- Stylesheets of others ------------------------------------------------------------------- */

#define HP_STYLESHEET_SCHEME "handlingsplan" /* of URIs that mean the program's stylesheets */

/*
 * No limit in this process would do: a string doubles with each step of XPath, a tree with each
 * template, and libxml2 counts neither; memory that it does not get it goes on without. So they run
 * where the system counts: in a process that is started for one document and keeps nothing.
 */
#define HP_MAX_FOREIGN_SECONDS                                                                     \
  60 /* seconds of the processor for a document by a stylesheet of a house; error */
#define HP_MAX_FOREIGN_MEMORY (1 << 30)          /* bytes of memory for the same; error */
#define HP_FOREIGN_STACK (8 << 20)               /* bytes of stack, as other programs have; error */
#define HP_MAX_FOREIGN_RESULT (64 * 1024 * 1024) /* bytes of what it makes, as XML; error */

/** A stylesheet that somebody else wrote. All is borrowed. */
typedef struct {
  const char *path;           /* canonical */
  const char *program_folder; /* of the program's stylesheets, which it may import and read */
  HpGate *gate;               /* what else it consists of and reads; it keeps what it has read */
  const char *program;        /* path of run-stylesheet, that runs it */
} HpForeignStylesheet;

/** Reads all that it consists of through its gate: itself, what it imports or includes, and so on,
    but for the program's. FALSE, with what is wrong at its place, if something cannot be had. */
gboolean hp_foreign_read(const HpForeignStylesheet *foreign, HpDiagnostics *diagnostics);
/** Runs it, as hp_stylesheet_apply does; it may read only what its gate has read before, the
    program's stylesheets, and the documents that are given. */
xmlDoc *hp_foreign_apply(const HpForeignStylesheet *foreign, const HpTransformInput *input,
                         HpDiagnostics *diagnostics);
/** Compiles all of it there, and tries its global variables, without running it. FALSE, with what
   is wrong at its place. */
gboolean hp_foreign_check(const HpForeignStylesheet *foreign, HpDiagnostics *diagnostics);

G_END_DECLS
