/* What documents are made of, in any number: the rows of the growth bench. */
#pragma once

#include <glib.h>

typedef enum {
  FORM_FLOW, /* XSL-FO: content of an fo:flow */
  FORM_ROOT, /* XSL-FO: what comes after the fo:layout-master-set */
  FORM_FILE, /* XSL-FO: a whole file */
  FORM_PLAN, /* a plan: what comes after its head */
  FORM_PAGE, /* HTML: what comes after its heading */
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
  gboolean faulty; /* it is an error */
} Construct;

/** All of them; the last has no name. */
extern const Construct constructs[];

/** A document with n of it, `copies` times over. */
GString *document_of(const Construct *construct, guint n, guint copies);
