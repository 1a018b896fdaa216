/* maker, private: the views that there are, a row each of stylesheets/views.xml, or of a house's
 * views/views.xml. */
#pragma once

#include "plan/plan.h"

/* What the result of its stylesheet becomes. */
typedef enum {
  HP_OUTPUT_PDF,  /* XSL-FO: formatted */
  HP_OUTPUT_HTML, /* a page: written as HTML, with its pictures in it */
  HP_OUTPUT_CSV,  /* rows */
  HP_OUTPUT_ICS,  /* a calendar (RFC 6321): written as RFC 5545 has it */
} HpOutput;

typedef struct {
  char *name, *root; /* its own; of the sources it is made of */
  char *stylesheet;  /* path */
  HpOutput output;
  char *unprinted;    /* names of elements that it does not print, "a b c"; NULL for none */
  GHashTable *titles; /* language → what the document is called in it */
  char *first_title;
  gboolean is_consolidated, has_since; /* where nobody asks for something else: the wording; what is
                                          new since the last meeting */
  gboolean each_party;                 /* it can be made for one party alone */
  gboolean is_usual;                   /* it is made where none is asked for */
  gboolean is_of_house; /* its stylesheet is not the program's, and is run by another process */
  gboolean embeds;      /* whether the source goes with it, or a digest of it only */
} HpView;

/* Of HpView, in the order of their names; none, with diagnostics, if the table is not as its schema
   says. */
GPtrArray *hp_views_read(const char *data_folder, HpDiagnostics *diagnostics);
/* The same of a table that was read, whose stylesheets stand in its folder; NULL after errors. */
GPtrArray *hp_views_of(HpSource *table, const char *data_folder, HpDiagnostics *diagnostics);
/* That of the name and for the root element; NULL if it is not among them, or they are NULL. */
const HpView *hp_views_find(const GPtrArray *views, const char *name, const char *root);

/* What the names of its files end in: "pdf". */
const char *hp_output_name(HpOutput output);
