/* edit, private: a source that is being changed, and how a change is made in one of its files. */
#pragma once

#include "edit/edit.h"
#include "edit/extent.h"

/* A file of the source that has been changed. */
typedef struct {
  char *name;      /* as messages call it */
  char *canonical; /* where it really is */
  GBytes *before, *now;
} HpChangedFile;

struct HpEdit {
  char *path;
  HpPlanSchema *schema;
  HpGate *gate;     /* keeps what was read, and what it has become */
  HpSource *source; /* read from that, and checked */
  gboolean is_follow_up;
  GPtrArray *changed; /* of HpChangedFile, the one changed first first */
};

/* A file of the source as it is now; the caller's. NULL after errors. */
HpWritten *hp_edit_written(const HpEdit *edit, const char *name, HpDiagnostics *diagnostics);
/* A part of the text of a file, and what comes in its place. */
typedef struct {
  gsize from, to;
  char *text; /* owned by the list that it is in */
} HpReplacement;

/* A list of them, of one file. The caller's. */
GArray *hp_replacements_new(void);
/* Takes the text. */
void hp_replacements_add(GArray *replacements, gsize from, gsize to, char *text);

/* Puts them in the order of the file; of those that begin in one place, what is only added comes
   first, in the order in which it was put on the list. */
void hp_replacements_sort(GArray *replacements);

/* What is to be replaced in a file. */
typedef struct {
  char *name;
  HpWritten *written;
  GArray *replacements;
} HpFileChange;

/* A list of them; the caller's. */
GPtrArray *hp_file_changes_new(void);
/* What there is of the file of that name; borrowed. NULL after errors. */
HpFileChange *hp_file_change_in(GPtrArray *changes, const HpEdit *edit, const char *name,
                                HpDiagnostics *diagnostics);
/* Replaces parts of the text of its files, in whatever order they are on the lists, reads the
   source again and checks it. FALSE, and errors, if it is no good: then it is as it was. What it
   warns of in the lines that are new is told. */
gboolean hp_edit_replace_in_files(HpEdit *edit, GPtrArray *changes, HpDiagnostics *diagnostics);
/* The same of one file. */
gboolean hp_edit_replace(HpEdit *edit, HpWritten *written, const char *name, GArray *replacements,
                         HpDiagnostics *diagnostics);
/* As it is on a day, with the amendments that are in force worked in; the caller's. */
HpSource *hp_edit_resolved(const HpEdit *edit, const char *day);

/* By which the plan was adopted; NULL if it has not been. */
const xmlNode *hp_edit_adoption(const HpEdit *edit);
/* The element with that id, or NULL. */
const xmlNode *hp_edit_find(const HpEdit *edit, const char *id);
/* The one that is meant by an id, or by a number printed before one element only; it is named like
   one of `kinds`. NULL, and an error at `place` that says what may have been meant. */
const xmlNode *hp_edit_target(const HpEdit *edit, const char *meant, const char *kinds,
                              const HpPlace *place, HpDiagnostics *diagnostics);
/* An id that no element has, made of a stem: "m-2"; none of those that were given before either, to
   which it is added (NULL: none were). The caller's. */
char *hp_edit_new_id(const HpEdit *edit, const char *stem, GHashTable *given);
/* "mote-2017-03-14": of a thing that has a word in the language of the source; free. The caller's.
 */
char *hp_edit_id_of_day(const HpEdit *edit, const char *thing, const char *day);
/* The same of a thing that comes to another: "aktivitet-delmal-1-2-1". */
char *hp_edit_id_beside(const HpEdit *edit, const char *thing, const char *beside,
                        GHashTable *given);
