/*
 * maker, private: one source on its way, and what the maker keeps for all of them.
 *
 *   path ──hp_job_read──► tree, house ──hp_job_filter──► as of a day ──hp_job_transform──► XSL-FO
 *                (checked)                                 │        (resolved) formatter └─
 * archive: what goes with it ──► PDF
 */
#pragma once

#include "maker/checked.h"
#include "maker/house/house.h"
#include "maker/maker.h"
#include "maker/views.h"
#include "plan/plan.h"
#include "transform/transform.h"

typedef struct HpBuiltAgain HpBuiltAgain;

struct HpMaker {
  char *data_folder;
  HpPlanSchema *plan_schema, *house_schema; /* NULL if they are not there */
  HpRecord *tools;                          /* NULL until something is built … */
  HpRecord *all_tools;                      /* … and somebody asks what it is made of */
  GHashTable *tool_files;                   /* theirs (hp_files_read_new); NULL as long as those */
  GPtrArray *views;                         /* of HpView */
  HpDiagnostics *view_faults;               /* why there are none */
  HpModules *modules;                       /* of stylesheets/, which those share */
  GHashTable *stylesheets;                  /* path → HpStylesheet */
  HpChecked *checked;                       /* the last source of several views; or NULL */
  GHashTable *houses;                       /* its canonical path → HpHouse */
  HpBuiltAgain *built_again;                /* for the last file that was verified; or NULL */
  HpFormatter *formatter;                   /* NULL until something is built */
};

/* A new one, with the program's fonts; the caller's. */
HpFormatter *hp_maker_formatter(const HpMaker *maker, GError **error);

typedef struct HpAttached HpAttached;
typedef struct HpJob HpJob;

/* Free with hp_job_clear. */
struct HpJob {
  const HpRequest *request;
  HpDiagnostics *diagnostics;
  HpSource *source;            /* NULL if it could not be read, or was released */
  char *kind;                  /* the root element's name; NULL if it could not be read */
  HpHouse *house;              /* counted; NULL for none */
  const HpHouseLabels *labels; /* the house's own words for its language; NULL if it has none */
  const HpView *view;          /* the maker's or the house's, once chosen … */
  HpFormatter *formatter; /* of what becomes a PDF, once prepared: the maker's, the house's, … */
  HpFormatter *of_houses; /* … or its own, where what is attached brings fonts of other houses */
  HpGate *view_gate;      /* … and what it consists of, of a house's own; NULL else */
  char *language;         /* of the document, as "sv"; "" if it does not say */
  char *as_of;            /* once filtered: the day, if it is shown as of one */
  HpSource *earlier; /* once filtered: the earlier version it is compared with; NULL for none */
  GBytes *earlier_filtered; /* the same as it goes into the file, before it is resolved */
  GBytes *filtered;         /* once filtered: the source that is used, as it may leave the house */
  gint64 date; /* once transformed: of the document, in seconds since 1970; 0: not known */
  gboolean cancelled, up_to_date; /* why it is not made, though nothing is wrong */
  gboolean checked_elsewhere;     /* it was named among others, and is no source, nor a part that is
                                     one by itself */
  const HpJob *attached_to;       /* NULL: to nothing */
  guint depth;                    /* of those it is attached to */
  const HpPlace *place;           /* where it is attached, for what cannot be done; or NULL */
  char *called;                   /* what its source is called in the file */
  GPtrArray *attached;            /* of HpAttached, in order; NULL for none, or not read yet */
  GPtrArray *collected;           /* of HpDocumentFile: what a collection was made of; NULL: it is
                                     none, or not read yet */
  GHashTable *collected_files;    /* those that were read for that (hp_files_read_new) */
};

HpJob hp_job_new(const HpRequest *request, HpDiagnostics *diagnostics);
void hp_job_clear(HpJob *job);

/* Reads and checks the source and its house file; FALSE if something is wrong. */
gboolean hp_job_read(HpJob *job, HpMaker *maker);
/* The profile that is asked for: of the request, else of the house. FALSE after an error, which is
   told the first time. */
gboolean hp_job_profile(HpJob *job, HpProfileChoice *choice);
/* Says that the house has errors, if they have not been told with this source. FALSE. */
gboolean hp_job_refuse_house(const HpJob *job);
/* Whether it is a document that is built, and not a part of one or a house file. */
gboolean hp_job_is_document(const HpJob *job);
/* The same; where it is none, the diagnostics say so. */
gboolean hp_job_require_document(HpJob *job);
/* Whether it is a collection of plans. */
gboolean hp_job_is_collection(const HpJob *job);
/* Whether a source that its own names, at that place, is still in its folder: it was there when the
   source was checked, and may be another file by now. FALSE after an error. */
gboolean hp_job_may_read(const HpJob *job, const char *path, const char *name,
                         const HpPlace *place);
/* Notes the files that it has read, or looked for; what is attached to it has its own. */
void hp_job_note_files(const HpJob *job, GHashTable *files);
/* Whether its language is called by what is no tag of it, which is told with the labels. */
gboolean hp_job_is_language_mistaken(const HpJob *job);
/* Warns that there are no labels in the language of a document that has been read; that there is no
   view of its kind, or of those in which others are attached to it. */
void hp_job_tell_lacking_labels(const HpJob *job, const HpMaker *maker);
void hp_job_tell_lacking_views(const HpJob *job, const HpMaker *maker);
/* Whether each picture that the source and its house name can be shown, which comes through the
   gate; the diagnostics say what cannot. */
gboolean hp_job_try_pictures(const HpJob *job, const HpMaker *maker, HpGate *gate);
/* Whether what is asked for can be; the diagnostics say what cannot. */
gboolean hp_job_is_request_good(const HpJob *job);
/* Takes out of a source that has been read what must not leave the house, or was later than the day
   that is asked for. FALSE if something is wrong. */
gboolean hp_job_filter(HpJob *job, const HpMaker *maker);
/* Reads, checks and filters the earlier version that is asked for, if any; FALSE if something is
   wrong. After the source was filtered, and by the same view. */
gboolean hp_job_read_earlier(HpJob *job, const HpMaker *maker);
/* Puts into a source that has been filtered what is true of it on the day, in the wording that is
   asked for, and what is new since the day that is. FALSE if there is no such day. */
gboolean hp_job_resolve(HpJob *job);
/* The wording, where it is not the one that the view usually has; else NULL. */
const char *hp_job_unusual_wording(const HpJob *job);
/* The XSL-FO of a source that has been filtered, once; the caller's. NULL if something is wrong. */
xmlDoc *hp_job_transform(HpJob *job, HpMaker *maker);
/* Whether its distribution is restricted. */
gboolean hp_job_is_restricted(const HpJob *job);
/* Whether only a digest of the source goes with the document: that is all that the view embeds, or
   it is restricted, and nobody asked for it all the same; its own, or one attached. After the view
   was chosen, before the source is let go. */
gboolean hp_job_keeps_source(HpJob *job);
/* Lets the source go once it has been transformed: its tree is as large as some hundred pages. */
void hp_job_release_source(HpJob *job);
/* Reads what the view consists of, of a house's own. FALSE if something is wrong. */
gboolean hp_job_read_view(HpJob *job, const HpMaker *maker);
/* Runs it, in another process. The caller's; NULL if something is wrong. */
xmlDoc *hp_job_run_view(const HpJob *job, const HpMaker *maker, const HpTransformInput *input);
/* Finds the view that is asked for; FALSE, with diagnostics, if there is none of such a source. */
gboolean hp_job_choose_view(HpJob *job, const HpMaker *maker);
/* Whether the view makes something of the party that somebody asks for, if anybody does; whether a
   source that has been filtered has that party. The diagnostics say what there is instead. */
gboolean hp_job_may_be_for_party(const HpJob *job, const HpMaker *maker);
gboolean hp_job_has_party(const HpJob *job);
/* The view that is asked for, else the usual one; the usual one; that of a name. A house's own
   comes before the program's. NULL if there is none; else one of another root element.
 */
const HpView *hp_job_find_view(const HpJob *job, const HpMaker *maker);
const HpView *hp_job_usual_view(const HpJob *job, const HpMaker *maker);
const HpView *hp_job_view_named(const HpJob *job, const HpMaker *maker, const char *name);
/* That of a source, kept as those of jobs are; NULL if there is none. Borrowed, until another is
   read. */
HpHouse *hp_maker_house(HpMaker *maker, const char *source, HpDiagnostics *diagnostics);
/* The name of the view it is shown as. */
const char *hp_job_view(const HpJob *job);
/* Asks whether to go on; FALSE, and cancelled, if not. An HpProgress whose user is the job. */
gboolean hp_job_progress(guint pages_done, guint total, gpointer job);

HpSourceWords *hp_source_words_new(void);
void hp_source_words_free(HpSourceWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpSourceWords, hp_source_words_free)
/* Adds those of a source; of the XSL-FO that it, and what is attached to it, has become. */
void hp_source_words_take_source(HpSourceWords *words, const xmlDoc *source);
void hp_source_words_take_fo(HpSourceWords *words, const xmlDoc *fo);

/* Forgets the houses in and below a folder that will be no more. */
void hp_maker_forget_houses(HpMaker *maker, const char *folder);
/* What the stylesheet has made of it, as the file that it becomes, where that is no PDF: pictures
   come through the gate. The caller's; NULL, with diagnostics, if one of them cannot be shown. */
GBytes *hp_job_write(const HpJob *job, xmlDoc *made, HpGate *gate);

/* The document of a source that has been read, which is let go; its file_name is left. `called` is
   what the source of a PDF was called in it, NULL: as its file is. FALSE if it is not made: there
   was an error, or it was cancelled. */
gboolean hp_job_make(HpJob *job, HpMaker *maker, const char *called, HpDocument *document);
