/* Inside the room: what a finished file says and does beside what stands on its pages, written as
 * text in which layout counts for nothing, so that two can be compared. */
#pragma once

#include "inspect/compare/led-to.h"

/** Of each file inside, what is said of it, and whether others are listed by name; free with
   g_strfreev. NULL if it is nested too deep. */
char **hp_frame_of_files(HpPdfFile *file);
/** Of each file that is inside by name, likewise. */
char **hp_frame_of_files_by_name(HpPdfFile *file);
/** What those are called in the list by name; the caller's. NULL if it is nested too deep. */
char *hp_frame_of_keys_of_files(HpPdfFile *file);
/** Of the catalog and the bookmarks: all but what those are called; and to which
    pages they lead, where places are asked. The caller's; NULL if it is nested too deep. */
char *hp_frame_of_document(HpPdfFile *file, gboolean with_places);
/** Of the bookmarks alone, with the pages that they lead to, likewise. */
char *hp_frame_of_bookmarks(HpPdfFile *file);
/** Whether the catalog says and does no more than programs have it do that write the other file
   anew: it lists pages, bookmarks and files inside, and says what the document is called; how it is
    opened and how pages are numbered is what the other says, or not said. */
gboolean hp_frame_loses_only(HpPdfFile *file, HpPdfFile *other);
/** Whether the catalog says how colours are meant to be shown (14.11.5), and not as the other. */
gboolean hp_frame_has_other_intents(HpPdfFile *file, HpPdfFile *other);
/** Of the structure tree: the roles of its elements, their languages and attributes, nested as they
    are; the caller's. NULL if it is nested too deep, or has too many. */
char *hp_frame_of_structure(HpPdfFile *file);
/** Of a page: how large it is, if that is asked, how it is turned, what it does; the caller's. */
char *hp_frame_of_page(HpPdfFile *file, guint page, gboolean with_size);
/** Those of the bookmarks, one after the other, of HpPlaceLedTo; the caller's. NULL if they are
    nested too deep. */
GArray *hp_frame_places_of_bookmarks(HpPdfFile *file);
/** Of an annotation, but for its description and where it is and leads to; the caller's. */
char *hp_frame_of_annotation(HpPdfFile *file, qpdf_oh annotation);
/** Whether two of these are the same; takes both. What is nested too deep is like nothing. */
gboolean hp_frames_are_same(char *one, char *other);
