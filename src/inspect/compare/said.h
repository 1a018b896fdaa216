/* Inside the room: what a finished file says in its reading order, wherever its pages break. */
#pragma once

#include "inspect/compare/led-to.h"
#include "inspect/page/shown.h"

typedef struct {
  gsize offset;   /* in the text: from here on … */
  guint page;     /* … it stands on this page */
  gboolean cites; /* … and may hold the number of another page */
} HpSaidPlace;

/** The link that lies on what is said from there on, whatever page it is on. */
typedef struct {
  gsize offset;
  guint64 says;                 /* a digest of what it says and does; 0: there is none */
  const HpPlaceLedTo *leads_to; /* of the links; NULL: there is none */
} HpSaidLink;

/** Where the first is shown of what is marked together. */
typedef struct {
  guint page;
  float x, y;
} HpSaidStart;

/** A structure element, by its place among all: another file that has the same structure has the
    same there. */
typedef struct {
  int number;  /* of its object */
  guint start; /* index of where it begins; G_MAXUINT: nothing of it is shown */
} HpSaidElement;

/** What an element names as belonging to it, a note for example (ISO 32000-2, 14.7.2: /Ref). */
typedef struct {
  guint element;
  int number; /* of the object of the other one */
} HpSaidReference;

/** content.h has what they are. */
typedef struct HpLinks HpLinks;

typedef struct {
  GString *text;       /* of the structure elements in their order, alternative texts among it; then
                          of the bookmarks */
  GArray *places;      /* of HpSaidPlace */
  GArray *bounds;      /* of gsize: where in the text an element or a bookmark begins or ends */
  GArray *links;       /* of HpSaidLink */
  GArray *starts;      /* of HpSaidStart, in their order */
  GArray *elements;    /* of HpSaidElement, likewise */
  GPtrArray *on_pages; /* for each page a GArray of the indexes of elements that begin there */
  GHashTable *numbers; /* number of an element's object → its index + 1 */
  GArray *references;  /* of HpSaidReference */
  GString *titles;     /* header cells and headings, each on a line, without blanks: what may be
                          repeated on pages as an artifact */
  gsize bookmarks;     /* where in the text those begin */
  gboolean has_structure; /* whether there is a tree at all */
} HpSaid;

/** Reads the structure tree (ISO 32000-1, 14.7.2). FALSE if it is one that this program does not
    write, or leaves out something that the pages show as part of it. Free with hp_said_clear in
   either case. */
gboolean hp_said_read(HpSaid *said, const HpShownPages *pages, HpLinks *links);
void hp_said_clear(HpSaid *said);

/** Whether the number that a text begins with may be that of one of so many pages. */
gboolean hp_may_be_page_number(const char *text, guint n_pages);
