/* transform, private: what compiling and running share. */
#pragma once

#include "transform/transform.h"
#include "xml/xml.h"

#include <libxslt/documents.h>
#include <libxslt/xsltInternals.h>

struct HpStylesheet {
  xsltStylesheet *style;
  HpModules *modules;   /* where its modules are kept; NULL: nowhere */
  GPtrArray *sources;   /* of HpSource: the places of the stylesheet's own nodes */
  GHashTable *left_out; /* instruction → the template, in the module that is kept, whose rest
                           is compiled when the instruction is run */
  GPtrArray *run_once;  /* of such instructions, which have been run and taken out */
  HpGate *gate;         /* what it imports comes through it */
  char *folder;         /* its own; NULL of those that read through the gate alone */
  char *program_folder; /* where the program's stylesheets are */
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
  GHashTable *keys;      /* those that have been asked for; see keys.c */
  GString *error_text;   /* libxslt hands its errors over in pieces */
  HpDiagnostics *diagnostics;
} HpRun;

/* Who reads a file that may be kept. */
typedef struct {
  HpGate *gate;
  xmlDict *names;
  HpDiagnostics *diagnostics;
  GHashTable *left_out; /* of a stylesheet, as it has it; NULL of a document that it reads */
  const xsltElemPreComp *stand_in; /* as libxslt has compiled it: the instruction that stands for
                                      what is left out of a template */
} HpModuleReader;

/* A copy of a file that is kept, which is read where nobody has read it, NULL after an error: the
   caller's, of a stylesheet; of a document that one reads, the file itself, which the run gives
   back. FALSE if it is none of those that are: it is not there (`canonical` NULL), or not in their
   folder. Where its elements were written, the modules know. */
gboolean hp_modules_read(HpModules *modules, const char *path, const char *canonical,
                         const HpModuleReader *reader, xmlDoc **document);
/* Lets a run find the documents that others have read, before it begins; takes those that it has
   from it, before its context is freed. `modules` may be NULL. */
void hp_modules_lend(const HpModules *modules, xsltTransformContext *context);
void hp_modules_take_back(const HpModules *modules, xsltTransformContext *context);

/* The dictionary of all that is kept: borrowed. */
xmlDict *hp_modules_names(const HpModules *modules);

/* Appends to the copy of a template what was left out of it. */
void hp_append_left_out(xmlNode *template, const xmlNode *original);

/* Between these, in this thread, what libxslt asks of the process is asked by this run. */
void hp_run_begin(HpRun *run);
void hp_run_end(void);

/* Registers the extension functions for one run. */
void hp_register_functions(HpRun *run);

/* Where an expression is evaluated: what is computed in the middle of one goes on there. All is
   borrowed. */
typedef struct {
  xmlNode *node, *instruction;
  xsltDocument *document;
  int variables; /* where those begin that are declared here */
  xmlNode *xpath_node;
  xmlDoc *xpath_document;
  int size, position;
  xmlNs **namespaces;
  int n_namespaces;
} HpEvaluation;
HpEvaluation hp_evaluation_of(const xsltTransformContext *context);
void hp_evaluation_resume(const HpEvaluation *evaluation, xsltTransformContext *context);
/* From here on for a node, as for the only one there is. */
void hp_evaluate_for(xsltTransformContext *context, xmlNode *node);

/* For the keys of a run, none yet. */
GHashTable *hp_keys_new(void);
/* In the place of libxslt's key(). */
void hp_register_key_function(HpRun *run);

/* Declares the global variables of a run, and hides them from libxslt until hp_show_variables,
   which takes what this returns: it would compute all of them. */
GArray *hp_declare_variables(HpRun *run);
void hp_show_variables(GArray *hidden);
/* Computes all of them, on a document that says nothing. */
void hp_compute_variables(HpRun *run);
/* Computes them when they are asked for. */
void hp_register_variable_lookup(HpRun *run);

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
