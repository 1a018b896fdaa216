/**
 * handlingsplan: XML action plans, and anybody's XSL-FO, to PDFs that can be printed, read by
 * everybody and archived. handlingsplan(3) shows its use; pkg-config knows it as "handlingsplan".
 *
 *   g_autoptr(HpContext) context = hp_context_new(NULL, &error);
 *   g_autoptr(GBytes) pdf = hp_context_format_file(context, "report.fo", &error);
 *
 * Threads: a context is for one thread at a time; as many contexts as are wanted may be made and
 * used in as many threads at once. Nothing has to be called before or after, and nothing is kept
 * outside contexts save what is read once and never changes (the catalogue of messages). The
 * library starts no process, changes no locale, folder or environment, and writes nothing to
 * standard output or error.
 *
 * Errors: a call that fails says so by what it returns and sets the error. What is wrong with a
 * document is a fault of the document (HP_CONTEXT_ERROR_DOCUMENT): its places and explanations are
 * the context's diagnostics, until the next call that reads a document. So are warnings of calls
 * that succeed.
 *
 * Strings are UTF-8; file names as the system has them. Messages are in the language of the
 * process's environment (LC_ALL, LC_MESSAGES, LANG, LANGUAGE), where there is a translation.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HP_PUBLIC __attribute__((visibility("default")))

/** The version of the library in use, "0.1.0". */
HP_PUBLIC const char *hp_version(void);

/* ---- Contexts ------------------------------------------------------------------------------ */

/** Fonts, words once shaped, and stylesheets once compiled: worth keeping from document to
   document, as is what is asked of the next ones. */
typedef struct HpContext HpContext;

#define HP_CONTEXT_ERROR (hp_context_error_quark())
HP_PUBLIC GQuark hp_context_error_quark(void);

typedef enum {
  HP_CONTEXT_ERROR_INSTALLATION, /* fonts, schemas or stylesheets are not where they should be */
  HP_CONTEXT_ERROR_ARGUMENT,     /* there is no such profile, view … */
  HP_CONTEXT_ERROR_DOCUMENT,     /* the diagnostics say what is wrong with it */
  HP_CONTEXT_ERROR_CANCELLED,
} HpContextError;

/**
 * `data_folder` has the program's own files (stylesheets/, sources/, fonts/); NULL: those that
 * HANDLINGSPLAN_DATA names, else the installed ones. NULL and an error if they are not there. The
 * caller's, to be freed by hp_context_free(), which takes NULL.
 */
HP_PUBLIC HpContext *hp_context_new(const char *data_folder, GError **error);
HP_PUBLIC void hp_context_free(HpContext *context);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpContext, hp_context_free)

/* ---- What documents are to be -------------------------------------------------------------- */

/**
 * The standards that PDFs must conform to: "ua1+a3a", "ua1+a2a", "ua2+a4f", "ua1" or "plain". NULL,
 * at first: for plans what their house says; XSL-FO that lacks what PDF/UA asks for gives a PDF
 * that does not say that it conforms, and warnings. FALSE and an error if there is no such profile.
 */
HP_PUBLIC gboolean hp_context_set_profile(HpContext *context, const char *profile, GError **error);
/** What to make of a plan: a view of the program or of the plan's house; NULL, at first: the whole
    document. FALSE and an error if it cannot be the name of a view; a plan of which there is no
   such view is refused. The stylesheets of a house are run by another process, under limits. */
HP_PUBLIC gboolean hp_context_set_view(HpContext *context, const char *view, GError **error);
/** "plain": tables repeat in each row what it shares with others; "spans"; NULL, at first: as the
    plan's house has it. FALSE and an error if it is none of them. */
HP_PUBLIC gboolean hp_context_set_tables(HpContext *context, const char *tables, GError **error);
/** Plans as they were on a day ("2017-03-14") or after the meeting of that id; NULL, at first: with
    all that they have. */
HP_PUBLIC void hp_context_set_as_of(HpContext *context, const char *day);
/** The text of plans that have been amended: "adopted", as it was first adopted; "consolidated",
   with the amendments in force worked in; NULL, at first: adopted. FALSE and an error if it is none
   of them. */
HP_PUBLIC gboolean hp_context_set_wording(HpContext *context, const char *wording, GError **error);
/** Whether a plan with a <restriction> goes with its PDF all the same. FALSE, at first: only its
    name, day and SHA-256 do. */
HP_PUBLIC void hp_context_set_restricted(HpContext *context, gboolean restricted);
/** Whether faults of XSL-FO that other formatters go on after (unknown properties, ids that are not
    unique, objects in another order) are errors. FALSE, at first: they are warnings. */
HP_PUBLIC void hp_context_set_strict(HpContext *context, gboolean strict);
/** The date in PDFs, in seconds since 1970. -1, at first: for plans that of the document, for
   XSL-FO none. The same input gives the same bytes; nothing reads the clock. */
HP_PUBLIC void hp_context_set_date(HpContext *context, gint64 seconds);
/** hp_context_resolve() also tells what is new since a day, the meeting of that id, or "last": the
   last meeting on an earlier day, else the adoption. NULL, at first: it does not. */
HP_PUBLIC void hp_context_set_since(HpContext *context, const char *day);

/** The folder that pictures of XSL-FO must lie in, links resolved; NULL, at first: any file that
   may be read. A program that formats documents of others names one. (Plans have those of their own
    folder and their house's.) */
HP_PUBLIC void hp_context_set_folder(HpContext *context, const char *folder);

/* ---- Progress and cancelling --------------------------------------------------------------- */

/** Called in the thread of the call that makes a document, before its first page and then now and
    then; FALSE ends the call with HP_CONTEXT_ERROR_CANCELLED. Must not use the context. */
typedef gboolean (*HpContextProgress)(guint pages_done, gpointer user);
/** `progress` NULL, at first: none. */
HP_PUBLIC void hp_context_set_progress(HpContext *context, HpContextProgress progress,
                                       gpointer user);
/** From any thread: ends the call that makes a document now, if there is one, where it would call
    the progress function. */
HP_PUBLIC void hp_context_cancel(HpContext *context);

/* ---- Documents ----------------------------------------------------------------------------- */

/** The PDF of a file of XSL-FO; the caller's (g_bytes_unref). Pictures are looked for beside it. */
HP_PUBLIC GBytes *hp_context_format_file(HpContext *context, const char *path, GError **error);
/** The same of XSL-FO in memory: `name` stands for it in messages, pictures are looked for in
    `folder` (NULL: the working folder). */
HP_PUBLIC GBytes *hp_context_format_memory(HpContext *context, const char *document, gsize size,
                                           const char *name, const char *folder, GError **error);

/** Whether a plan, a part of one, or a house file is as it should be. */
HP_PUBLIC gboolean hp_context_check(HpContext *context, const char *path, GError **error);

/** The PDF of a plan, or of a follow-up together with its plan; the caller's (g_bytes_unref). */
HP_PUBLIC GBytes *hp_context_build(HpContext *context, const char *path, GError **error);
/** What the PDF of the last hp_context_build() is to be called, as its house says ("plan.pdf");
    borrowed until the next call that reads a document. NULL if there is none. */
HP_PUBLIC const char *hp_context_file_name(const HpContext *context);
/** What is true of a plan on its day, as XML: what it says, with the amendments in force worked in,
   and what is computed, which sources/resolved.rnc explains; the caller's (g_bytes_unref). */
HP_PUBLIC GBytes *hp_context_resolve(HpContext *context, const char *path, GError **error);
/**
 * Some profiles want the source of a plan beside the PDF and not in it: the files, of the last
 * hp_context_build(), that go into a folder named like the PDF, with "-source" for its ".pdf".
 * hp_context_beside() gives the name of one (0 … count - 1) and its bytes, borrowed until the next
 * call that reads a document.
 */
HP_PUBLIC guint hp_context_count_beside(const HpContext *context);
HP_PUBLIC const char *hp_context_beside(const HpContext *context, guint index, GBytes **bytes);

/* ---- Sources ------------------------------------------------------------------------------- */

/** What is reported of a part of a plan: how it stands (`progress`), whether a goal or an objective
    has been met (`result`), or what an indicator was measured to be (`value`); one of the three.
   All is borrowed; NULL where nothing is said. */
typedef struct {
  const char *target; /* its id, or the number printed before it where only one part has that */
  const char *progress, *rating; /* in the words of the vocabulary: "in-progress", "at-risk" */
  const char *degree;            /* in per cent: "40" */
  const char *moved_to;          /* id of what it was moved to */
  const char *words;  /* plain words, an empty line between paragraphs; the reason, of a rating */
  const char *by;     /* id of the party that reports */
  const char *period; /* of what recurs: "2017-T2" */
  const char *date;   /* the day that is described, if another than the meeting's */
  const char *result; /* "met", "partly-met", "not-met" */
  const char *value;  /* a decimal number: "12.5" */
  const char *sex, *code, *source; /* of a value: "women", "men" or "all"; an external code; id of a
                                      reference in the bibliography */
  const char *evidence;            /* what shows it, a paragraph each: an address, or words */
  const char *corrects;            /* id of the earlier entry that this one corrects */
} HpContextUpdate;

/** A meeting, or what was received between meetings, and what was reported. All is borrowed; NULL
    where nothing is said. */
typedef struct {
  const char *id;   /* of one that there is, or of a new one */
  const char *date; /* of one that there is, or of a new one, which comes after all others */
  const char *body; /* id of the party that met; of a new one */
  const char *title;
  const HpContextUpdate *updates;
  guint count;
  gboolean is_received; /* outside a meeting; `body` is then who sent it in */
  /* Of a new meeting: its minutes ("paragraph='§ 3' href=…: words"), who was present, a paragraph
     each ("party=ID", or a name), and what was said of the plan in general. */
  const char *minutes, *present, *notes;
} HpContextMeeting;

/**
 * Writes what was reported at a meeting into a source: a follow-up, or a plan that has none of its
 * own. Nothing else in the file is touched. It is checked before it takes the place of the old one;
 * if somebody else has changed that in the meantime, nothing is written. The id of the meeting, the
 * caller's (g_free).
 */
HP_PUBLIC char *hp_context_report(HpContext *context, const char *path,
                                  const HpContextMeeting *meeting, GError **error);

/** What a part of a plan is to say: a field, named as the options of "handlingsplan change"
    ("text", "responsible", "due", "cost"), and what it is to say, likewise. */
typedef struct {
  const char *field, *words;
} HpContextSaying;

typedef enum {
  HP_CONTEXT_CHANGED,     /* `target` says something else */
  HP_CONTEXT_ADDED,       /* something comes last in `target` */
  HP_CONTEXT_ADDED_AFTER, /* something comes after `target` */
  HP_CONTEXT_WITHDRAWN,   /* `target` goes */
  HP_CONTEXT_MOVED,   /* `target` goes to the end of `into`, or to after it, if it is of its kind */
  HP_CONTEXT_REPLACED /* the party `into` is named where `target` was, which goes; not in amendments
                       */
} HpContextChangeKind;

/** A change of a plan. All is borrowed; NULL where nothing is said. */
typedef struct {
  HpContextChangeKind kind;
  const char *target; /* id, or the number printed before it where only one part has that */
  const char *what;   /* is added: "area", "goal", "objective", "objective-group", "indicator";
                         NULL: an activity */
  const char *id;     /* of what is added; NULL: one is made */
  const char *into;   /* of what is moved, or replaced */
  const char *words;  /* of what an amendment withdraws or moves: why */
  const HpContextSaying *sayings; /* of what is changed or added */
  guint count;
} HpContextChange;

/** What was decided to change in an adopted plan. All is borrowed; NULL where nothing is said. */
typedef struct {
  const char *id;   /* NULL: one is made of the language and the day */
  const char *date; /* of the decision: "2017-03-14" */
  const char *body; /* id of the party that decided */
  const char *paragraph, *diary_number, *address, *words; /* of the decision */
  const char *reason;
  const char *in_force; /* the day; NULL: that of the decision */
  const HpContextChange *changes;
  guint count;
} HpContextAmendment;

/** A party. All is borrowed; the last two may be NULL. */
typedef struct {
  const char *id, *kind, *name; /* "lbu", "network", as it is printed */
  const char *abbreviation, *part_of;
} HpContextParty;

/**
 * Changes a plan that has not been adopted, one change after the other: all of them, or none, as
 * hp_context_report() writes. What refers to something that goes is not changed: that is an error.
 */
HP_PUBLIC gboolean hp_context_change(HpContext *context, const char *path,
                                     const HpContextChange *changes, guint count, GError **error);
/** Adds an amendment to a plan that was adopted, or to its follow-up, likewise. Its id, the
   caller's (g_free). */
HP_PUBLIC char *hp_context_amend(HpContext *context, const char *path,
                                 const HpContextAmendment *amendment, GError **error);
/** Adds a party to a plan, adopted or not, likewise. */
HP_PUBLIC gboolean hp_context_add_party(HpContext *context, const char *path,
                                        const HpContextParty *party, GError **error);

/* ---- Verifying ----------------------------------------------------------------------------- */

typedef enum {
  HP_CONTEXT_IDENTICAL,
  HP_CONTEXT_SIGNED,      /* identical, and signatures appended */
  HP_CONTEXT_OTHER_TOOLS, /* unaltered since it was made; its source gives the same words here; or
                             saved anew by another program that changed nothing */
  HP_CONTEXT_ALTERED,     /* or not made by this program */
  HP_CONTEXT_NOT_VERIFIED /* it or its source cannot be read or built here, or is worded
                             otherwise by other stylesheets: an error is set */
} HpContextVerdict;

/**
 * Whether a PDF is what its source gives: the source inside it or beside it, or the file `source`,
 * if that is not NULL, is built again and compared. It shows that the two belong together, not who
 * made them. The lines that say what differs are hp_context_reason() (0 … count - 1), borrowed
 * until the next call that reads a document.
 */
HP_PUBLIC HpContextVerdict hp_context_verify(HpContext *context, const char *path,
                                             const char *source, GError **error);
HP_PUBLIC guint hp_context_count_reasons(const HpContext *context);
HP_PUBLIC const char *hp_context_reason(const HpContext *context, guint index);

/* ---- Diagnostics --------------------------------------------------------------------------- */

/** How many there are of the last document, and how many of them are errors. */
HP_PUBLIC guint hp_context_count_diagnostics(const HpContext *context);
HP_PUBLIC guint hp_context_count_errors(const HpContext *context);

/**
 * One of them (0 … count - 1), in the order of their places: whether it is an error, not a warning;
 * the file, or NULL; the line and the column (in characters), from 1, or 0 where not known; and
 * what is wrong and a way out, a sentence or two. Strings are borrowed until the next call that
 * reads a document.
 */
HP_PUBLIC gboolean hp_context_diagnostic_is_error(const HpContext *context, guint index);
HP_PUBLIC const char *hp_context_diagnostic_file(const HpContext *context, guint index);
HP_PUBLIC int hp_context_diagnostic_line(const HpContext *context, guint index);
HP_PUBLIC int hp_context_diagnostic_column(const HpContext *context, guint index);
HP_PUBLIC const char *hp_context_diagnostic_message(const HpContext *context, guint index);

G_END_DECLS
