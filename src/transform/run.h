/* transform, private: what compiling and running share. */
#pragma once

#include "transform/transform.h"
#include "xml/xml.h"

#include <libxslt/documents.h>
#include <libxslt/xsltInternals.h>

struct HpStylesheet {
  xsltStylesheet *style;
  HpModules *modules;         /* where its modules are kept; NULL: nowhere */
  GPtrArray *sources;         /* of HpSource: the places of the stylesheet's own nodes */
  HpGate *gate;               /* what it imports comes through it */
  char *folder;               /* its own; NULL of those that read through the gate alone */
  char *program_folder;       /* where the program's stylesheets are */
  HpDiagnostics *diagnostics; /* while compiling */
};

/* One application of a stylesheet; the transform context's _private. */
typedef struct {
  HpStylesheet *stylesheet;
  xsltTransformContext *context;
  const HpTransformInput *input;
  HpGate *gate;          /* what document() reads comes through it */
  GPtrArray *sources;    /* of HpSource: the places in documents read by document() */
  GHashTable *functions; /* name → the date function that is guarded */
  GString *error_text;   /* libxslt hands its errors over in pieces */
  HpDiagnostics *diagnostics;
} HpRun;

/* Who reads a file that may be kept. */
typedef struct {
  HpGate *gate;
  xmlDict *names;
  gboolean is_module; /* of a stylesheet, and not a document that it reads */
  HpDiagnostics *diagnostics;
} HpModuleReader;

/* A copy of a file that is kept, which is read where nobody has read it; the caller's, NULL after
   an error. FALSE if it is none of those that are: it is not there, or not in their folder. Where
   its elements were written, the modules know. */
gboolean hp_modules_read(HpModules *modules, const char *path, const HpModuleReader *reader,
                         xmlDoc **document);

/* Between these, in this thread, what libxslt asks of the process is asked by this run. */
void hp_run_begin(HpRun *run);
void hp_run_end(void);

/* Registers the extension functions for one run. */
void hp_register_functions(HpRun *run);

/* "." unless the text, of libxslt or a stylesheet, ends a sentence itself. */
const char *hp_full_stop_after(const char *text);
/* What is wrong with an expression; the caller's. */
char *hp_xpath_message(const xmlError *error);
/* Handlers of libxslt's and libxml2's errors, into run->diagnostics. */
void hp_on_transform_error(void *run, const char *format, ...) G_GNUC_PRINTF(2, 3);
#if LIBXML_VERSION >= 21200
void hp_on_xpath_error(void *run, const xmlError *error);
#else
void hp_on_xpath_error(void *run, xmlError *error);
#endif
