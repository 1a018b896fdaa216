/* What documents are made of, in any number: the rows of the growth bench. */
#pragma once

#include <glib.h>

#define ROOT_BEGIN                                                                                 \
  "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='Liberation Sans' "           \
  "xml:lang='sv'><fo:layout-master-set><fo:simple-page-master master-name='page' "                 \
  "page-width='210mm' page-height='297mm' margin='20mm'><fo:region-body margin-top='10mm'/>"       \
  "<fo:region-before extent='8mm'/></fo:simple-page-master><fo:simple-page-master "                \
  "master-name='columns' page-width='210mm' page-height='297mm' margin='20mm'><fo:region-body "    \
  "column-count='2'/></fo:simple-page-master></fo:layout-master-set>"
#define XLSX_NAMESPACE "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
#define FLOW_END "</fo:flow></fo:page-sequence>"
#define FLOW "<fo:flow flow-name='xsl-region-body'>"
#define SEQUENCE "<fo:page-sequence master-reference='page'>"

#define SOURCE_BEGIN(ROOT, ID)                                                                     \
  "<" ROOT " xmlns='https://handlingsplan.org/ns/plan/1' version='1' xml:lang='sv' id='" ID "'>"
#define PLAN_HEAD(ID) SOURCE_BEGIN("plan", ID) "<head><title>Plan</title></head>"

typedef enum {
  FORM_FLOW,       /* XSL-FO: content of an fo:flow */
  FORM_ROOT,       /* XSL-FO: what comes after the fo:layout-master-set */
  FORM_FILE,       /* XSL-FO: a whole file */
  FORM_PLAN,       /* a plan: what comes after its head */
  FORM_PROPOSALS,  /* proposals: likewise */
  FORM_DECISION,   /* a decision: likewise */
  FORM_COLLECTION, /* a collection: likewise */
  FORM_PAGE,       /* HTML: what comes after its heading */
  FORM_DOCX,       /* Word: content of its body */
  FORM_ODT,        /* OpenDocument: content of its text */
  FORM_ODS,        /* OpenDocument: tables of its spreadsheet */
  FORM_CSV,        /* lines below the headings */
  FORM_XLSX,       /* Excel: rows of its sheet */
} Form;

/**
 * A kind of thing that a document has more and more of, as a pattern:
 *
 *     {row #}       n times, numbered from 0
 *     {(|)}         n times the one, then n times the other: things in each other
 *     #  ~          its number, and the next; outside, n
 *     ^             the last three digits of its number: for what may not be different without end
 *     @  $          that day from 2017-01-01 on; a picture of its own
 */
typedef struct {
  const char *name;
  Form form;
  const char *pattern;
  guint most; /* if there may not be more of it: there are more documents' worth of it instead */
  gboolean faulty;    /* it is an error */
  const char *also;   /* what else is done with it: names of steps, with spaces between */
  const char *beside; /* likewise a pattern: of the n plans beside it, of an XLSX its strings */
} Construct;

/** All of XSL-FO, and all of sources and of what is imported; the last of each has no name. */
extern const Construct fo_constructs[], source_constructs[];

/** Appends a pattern with n of it, numbered from `first`, so that the ids of copies differ. */
void append_pattern(GString *text, const char *pattern, guint first, guint n);

/** A document with n of it, `copies` times over. */
GString *document_of(const Construct *construct, guint n, guint copies);

/** Writes it into a folder, with what belongs beside it. Its path; NULL if that failed. */
char *write_document(const Construct *construct, guint n, guint copies, const char *folder);
