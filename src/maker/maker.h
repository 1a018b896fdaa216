/**
 * maker: from a source, a view and a day to a document.
 *
 *   g_autoptr(HpMaker) maker = hp_maker_new(NULL);
 *   const HpRequest request = {.source = "plan.xml", .as_of = "2024-12-31"};
 *   HpDocument document;
 *   if (hp_maker_build(maker, &request, &document, diagnostics) == HP_BUILD_DONE)
 *     … document.bytes, document.file_name …
 *   hp_document_clear(&document);
 *
 * Nothing here prints, exits, or knows of a terminal: what is wrong with the input goes to
 * diagnostics. A maker is made once and used for many documents, by one thread at a time; several
 * threads have one each.
 */
#pragma once

#include "base/base.h"
#include "formatter/formatter.h"
#include "inspect/inspect.h"
#include "plan/plan.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* ---- The program's own files --------------------------------------------------------------- */

/** Where they are (stylesheets/, sources/ with the schemas, fonts/) if nobody says:
    HANDLINGSPLAN_DATA, else where they were installed, else, before that, in the source tree. The
    caller's. */
char *hp_default_data_folder(void);
/** The path of one of them ("stylesheets/plan.xsl"); the caller's. NULL if it is not there. */
char *hp_data_file(const char *data_folder, const char *name);
/** The catalogue of labels in the primary language of a tag, likewise. */
char *hp_labels_file(const char *data_folder, const char *language);

/** Where a program is that this one has run what it might die of: where HANDLINGSPLAN_HELPERS says;
    as far as it goes with a data folder, in the build tree, if that is the source tree, in
    PREFIX/libexec for PREFIX/share, also after all has been moved; else where it was installed.
    The caller's. */
char *hp_helper_path(const char *data_folder, const char *name);

/* ---- The maker ----------------------------------------------------------------------------- */

/** Keeps what documents share: compiled schemas and stylesheets, fonts, and the house files that
   were read. A house file is read and checked once, until it is written anew, and its faults are
   told with the first source that uses it; of the others it is said that they have been told. */
typedef struct HpMaker HpMaker;

/** `data_folder` is that of the program's own files; NULL: hp_default_data_folder. */
HpMaker *hp_maker_new(const char *data_folder);
void hp_maker_free(HpMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpMaker, hp_maker_free)
/** Ends what runs beside it, and leaves its memory to the system, which takes it back at once: for
   a process that ends, too. Freed piece by piece it is a tenth of a check. */
void hp_maker_end(HpMaker *maker);

/** Loads the fonts now, rather than for the first document. FALSE if there are none; building then
    fails with the same error as a diagnostic. */
gboolean hp_maker_load_fonts(HpMaker *maker, GError **error);
/** Where a maker has its program, its own files and the house that is everybody's, and which
    libraries: the tools of a document may be others where this is another text. The caller's. */
char *hp_maker_surroundings(const HpMaker *maker);
/** Forgets which faults of house files have been told: they are with the next document as well, for
    those who ask several makers and tell each fault once themselves. */
void hp_maker_forget_told(HpMaker *maker);

/** What a view is called; borrowed from the maker. */
typedef struct {
  const char *name;   /* as it is asked for */
  const char *root;   /* name of the root element of the sources it is made of */
  const char *output; /* the kind of file: "pdf", "html", "csv" or "ics" */
  const char *title;  /* in the language that was asked for; where it has none in it, in another */
  const char *house;  /* path of the house file beside which it is; NULL: it is the program's */
  gboolean replaces;  /* the program has one of that name, which is not made then */
} HpListedView;
/** Those that there are in the program and, of a source, in its house, in the order of their names;
    of HpListedView, the caller's, good until another house is read. `source` may be NULL. Says what
    is wrong with the tables of views and the house, if anything is. */
GArray *hp_maker_list_views(HpMaker *maker, const char *source, const char *language,
                            HpDiagnostics *diagnostics);
/** The program's views, in the order of their names; of char *. The caller's. */
GPtrArray *hp_maker_views(const HpMaker *maker);
gboolean hp_maker_has_view(const HpMaker *maker, const char *view);
/** Whether it could be the name of one, of some house. */
gboolean hp_may_be_view(const char *name);

/** A language that the program's own words are in. */
typedef struct {
  const char *language; /* as xml:lang; lives for ever */
  gboolean is_read;     /* whether somebody who speaks it has read them */
} HpListedCatalogue;
/** The languages that the program's own words are in; where a language is given, the one that
    documents in it have their words from, none if that is the default; a source's house may have
    others (`source` may be NULL). Of HpListedCatalogue, the caller's. Says what is wrong with the
    list of them, if anything is. */
GArray *hp_maker_list_catalogues(HpMaker *maker, const char *source, const char *language,
                                 HpDiagnostics *diagnostics);

/* ---- Profiles ------------------------------------------------------------------------------ */

/** Where the source of a document goes. */
typedef enum { HP_SOURCE_EMBEDDED, HP_SOURCE_BESIDE, HP_SOURCE_NOWHERE } HpSourcePlacement;

typedef struct {
  const HpPdfProfile *profile;
  HpSourcePlacement placement;
} HpProfileChoice;

/** The profile of that name, with the source where it usually goes; FALSE if there is none. */
gboolean hp_profile_named(const char *name, HpProfileChoice *choice);
/** "ua1+a3a, ua1+a2a, ua2+a4f, ua1 or plain"; the caller's. */
char *hp_profile_names(void);
/** "PDF/UA-1", "PDF/A-3a"; the caller's. */
char *hp_standard_name(const HpPdfStandard *standard);

/* ---- Building ------------------------------------------------------------------------------ */

/** Whether it is a wording of a document: "adopted", "consolidated" or "marked". */
gboolean hp_is_wording(const char *wording);

/** Whether it may be the number of an attachment: "1", "1.2", "2b". */
gboolean hp_is_attachment_number(const char *number);

/** What the words of a document are held to, each on a line, without blanks. */
typedef struct {
  GString *recurring; /* its XSL-FO has them for more than one page: running heads, table headers */
  GHashTable *citations; /* as HpPdfLayoutWords has them */
  GString *source;       /* texts and attributes of the source, with what is true of it */
} HpSourceWords;

/** What is made of what. All is borrowed; NULL and FALSE where nothing is asked for. */
typedef struct {
  const char *source;  /* its path */
  const char *view;    /* NULL: the one named like the root element, the whole document */
  const char *tables;  /* "spans" or "plain"; NULL: as the house has it */
  const char *wording; /* "consolidated": with the amendments in force in the text; "adopted": as it
                          was first adopted; "marked": consolidated, with what has changed
                          marked. NULL: adopted, but of hp_maker_resolve consolidated */
  const char *as_of;   /* "2017-03-14", or the id of a meeting; NULL: with all that it has */
  const char *party;   /* the id of the one it is for, of views that are for one; or NULL */
  const char *attachment;  /* the number that it has as an attachment of another document, "1" */
  const char *case_number; /* the registry number of the matter that it is attached to */
  gboolean apart;          /* what is attached becomes documents of their own */
  const char *since;   /* a day, the id of a meeting, or "last": what is resolved says what is new
                          since then; NULL: not */
  const char *earlier; /* path of an earlier version of the source: what is resolved says what is
                          new since that; NULL: not */
  const HpProfileChoice *profile; /* of a PDF; NULL: the house's */
  gboolean restricted;            /* a source whose distribution is restricted goes along, too */
  gboolean several_views; /* of the same source; it is kept, read and checked, for the next one */
  gboolean has_epoch;     /* the document's date is given from outside … */
  gint64 epoch;           /* … in seconds since 1970, as SOURCE_DATE_EPOCH is */
  gboolean parts_pass;    /* a part of a document, or a house file, is checked only */
  HpSourceWords *words;   /* receives them, or NULL */
  gboolean tells_inputs;  /* the document says what it is made of */
  const char *known;      /* the digest of that, of a document that there is: another that
                             would be made of the same is not made */
  /* Asked between the steps (with no page done) and while pages are laid out; FALSE cancels. */
  HpProgress progress;
  gpointer progress_user;
} HpRequest;

/** A file that goes with a document. */
typedef struct {
  char *name; /* may have folders: "pictures/stairs.svg" */
  GBytes *bytes;
} HpDocumentFile;

/** Of HpDocumentFile. */
GPtrArray *hp_document_files_new(void);
/** Takes the bytes. */
void hp_document_files_add(GPtrArray *files, const char *name, GBytes *bytes);

/** What a document is made of, by which it is seen whether it would be another now. */
typedef struct {
  char *digest;      /* of all that goes into it as of its day, how it is asked for, the tools */
  GHashTable *files; /* those that it was made of (hp_files_read_new), and where others might come
                        to be; the tools' are not among them */
  GHashTable *tools; /* likewise the program's, for all documents of a maker */
} HpInputs;

/** A finished document. Free with hp_document_clear. */
typedef struct {
  /* As the pattern of the house has it, "plan-2017-03-14.pdf". Known even where the document could
     not be made, so that what an earlier run has left can be found. */
  char *file_name;
  GBytes *bytes;                 /* NULL if it was not made; so is what follows */
  HpRecord *record;              /* how it was made */
  HpPersonalData *personal_data; /* whom it, and what goes with it, names; pictures not looked
                                    into */
  gboolean carries_source;       /* inside or beside it */
  GPtrArray *beside; /* of HpDocumentFile, to be written into a folder beside it: source, house,
                        pictures, record; empty where they are inside it, or nowhere */
  GPtrArray *apart;  /* of HpDocumentFile, to be written where it is: what is attached, in order,
                        with  what goes beside that; empty where that is in the document */
  HpInputs *inputs;  /* where they are asked for; known also if it need not be made */
} HpDocument;

void hp_document_clear(HpDocument *document);

typedef enum {
  HP_BUILD_DONE,
  HP_BUILD_FAILED,      /* the diagnostics have errors */
  HP_BUILD_CANCELLED,   /* the progress function said so */
  HP_BUILD_PASSED_OVER, /* it is a part, or a house file, without errors */
  HP_BUILD_UP_TO_DATE,  /* it would be made of the same as the one that is known */
} HpBuildStatus;

/** Loads the fonts, and all else that documents share: the plan's schema, the modules of
   stylesheets, what is on record of the tools; and the source, checked, if all that will be asked
   for, which may be none, are views of one. For one that will be copied with its process. */
gboolean hp_maker_prepare(HpMaker *maker, const HpRequest *requests, guint n, GError **error);
/** Whether the house file of a source asks for what is changed in the source to become a commit
    (<changes commit="git"/>). */
gboolean hp_maker_asks_for_commits(HpMaker *maker, const char *source);
/** Reads and checks the source of a request and its house file; FALSE if something is wrong, which
    `diagnostics` say. */
gboolean hp_maker_check(HpMaker *maker, const HpRequest *request, HpDiagnostics *diagnostics);
/** The XSL-FO that a source becomes; the caller's (xmlFreeDoc). NULL if something is wrong, or it
    was cancelled. */
xmlDoc *hp_maker_transform(HpMaker *maker, const HpRequest *request, HpDiagnostics *diagnostics);
/** What is true of a source on the day that is asked for, as XML: what it says, and what is
   computed (hp_source_resolve, hp_source_add_since). View and tables do not matter. The caller's;
   NULL if something is wrong, or it was cancelled. */
GBytes *hp_maker_resolve(HpMaker *maker, const HpRequest *request, HpDiagnostics *diagnostics);
/** What differs in a source from an earlier version of it (`earlier` of the request), a line each
    (hp_source_difference_lines). The caller's; NULL if something is wrong with either, they are not
    versions of one document, or it was cancelled. */
GPtrArray *hp_maker_compare(HpMaker *maker, const HpRequest *request, HpDiagnostics *diagnostics);
/** The form that a plan becomes, to be filled in at a meeting: sheets of rows, as
   stylesheets/form.xsl makes them; of the party that is asked for, else of all activities, else,
   with `each_party`, a sheet for each party. The caller's (xmlFreeDoc). NULL if something is wrong.
 */
xmlDoc *hp_maker_form(HpMaker *maker, const HpRequest *request, gboolean each_party,
                      HpDiagnostics *diagnostics);
/** The document. Warnings come in `diagnostics` even where it is made. */
HpBuildStatus hp_maker_build(HpMaker *maker, const HpRequest *request, HpDocument *document,
                             HpDiagnostics *diagnostics);

/* ---- Anybody's XSL-FO ---------------------------------------------------------------------- */

/** A document of XSL-FO to be formatted. All is borrowed. */
typedef struct {
  const char *path;               /* where it is, and what stands for it in messages */
  const char *text;               /* it is here, and not there; or NULL */
  gsize size;                     /* of `text` */
  const char *folder;             /* relative URIs of pictures are resolved in it */
  const char *pictures_folder;    /* all that pictures' files may be in; NULL: any of the user's */
  const char *name;               /* what it is called inside, where the profile wants it there */
  const HpProfileChoice *profile; /* NULL: as much as it can conform to */
  gboolean strict;     /* faults that other formatters go on after are errors, not warnings */
  gint64 date;         /* in seconds since 1970, for the file's dates; 0: none */
  GString *areas;      /* receives the area tree as XML, or NULL */
  HpProgress progress; /* FALSE cancels. Or NULL */
  gpointer progress_user;
} HpFoRequest;

/** Its PDF; the caller's. NULL if there was an error, or it was cancelled. */
GBytes *hp_maker_format(HpMaker *maker, const HpFoRequest *request, HpDiagnostics *diagnostics);

/* ---- What a PDF carries inside ------------------------------------------------------------- */

/** "x.fo" → "x.pdf"; the caller's. */
char *hp_with_suffix(const char *path, const char *suffix);
/** plan.pdf has its source in the folder plan-source, if it has it beside. */
#define HP_BESIDE_SUFFIX "-source"

/** A PDF that this program may have made, and the files inside it (or in the folder beside it). */
typedef struct {
  char *path;
  char *try_program; /* as hp_pdf_file_open_foreign has it */
  GBytes *bytes;
  HpPdfFile *file;
  GPtrArray *attachments; /* of HpPdfEmbeddedFile */
  HpRecord *record;
} HpInside;

/**
 * What a PDF carries. `data_folder` is that of the program's own files; `bytes` NULL: it is read
 * from `path`. NULL, with the reason, if it cannot be read or has no record: inside, in the folder
 * beside `path`, or beside `source`, if that is not NULL. The reason is a G_FILE_ERROR_FAILED or of
 * another domain if the file is not what it should be; another G_FILE_ERROR if it cannot be looked
 * at.
 */
HpInside *hp_inside_read(const char *data_folder, const char *path, GBytes *bytes,
                         const char *source, GError **error);
void hp_inside_free(HpInside *inside);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpInside, hp_inside_free)
/** Whether there is a file of that name among them. */
gboolean hp_inside_has(const HpInside *inside, const char *name);
/** Writes the attachments into a folder that is there. Nothing is written outside it, and nothing
    over a file that says something else. `lasting`: complete or not at all, whatever happens; else
    for as long as this process has the folder. */
gboolean hp_inside_extract(const HpInside *inside, const char *folder, gboolean lasting,
                           GError **error);
/** Without control characters, which a terminal might obey. The caller's; "" for NULL. */
char *hp_printable(const char *text);

/* ---- Verifying ----------------------------------------------------------------------------- */

typedef enum {
  HP_VERDICT_IDENTICAL,
  HP_VERDICT_SIGNED,      /* identical, and signatures appended */
  HP_VERDICT_OTHER_TOOLS, /* unaltered since it was made, and its source gives the same words; or
                             saved anew, and nothing changed */
  HP_VERDICT_SAME_PAGES,  /* another program has drawn each page anew, as its source gives it, and
                             left out what screen readers follow */
  HP_VERDICT_ALTERED,
  HP_VERDICT_FOREIGN, /* altered, or not made by this program at all */
  HP_VERDICT_UNSEEN,  /* the file or the source cannot be read or built here */
  HP_VERDICT_CANCELLED
} HpVerdict;

/** A folder in the system's temporary one, for what is inside PDFs while they are verified, say;
   new ones take with them what killed processes have left. */
typedef struct HpScratch HpScratch;
HpScratch *hp_scratch_new(GError **error);
/** With all that is in it. */
void hp_scratch_free(HpScratch *scratch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpScratch, hp_scratch_free)
/** The same, when the process is about to end: another thread may still use it. */
void hp_scratch_remove(const HpScratch *scratch);
/** Its path; borrowed. */
const char *hp_scratch_folder(const HpScratch *scratch);
/** A new folder in it; to be given to hp_scratch_drop. */
char *hp_scratch_subfolder(const HpScratch *scratch, GError **error);
/** Removes that folder with all that is in it, and frees its path. NULL is nothing. */
void hp_scratch_drop(char *folder);

/** A PDF, and what is built to compare it with. */
typedef struct {
  const char *path;
  GBytes *bytes;            /* NULL: read from the path */
  const char *source;       /* path; NULL: the one inside, or beside */
  const HpScratch *scratch; /* outlives the verification; NULL: it has one of its own */
  HpProgress progress;      /* of building; FALSE cancels. Or NULL */
  gpointer progress_user;
} HpVerifyRequest;

typedef struct {
  HpVerdict verdict;
  GPtrArray *reasons;         /* of char *: lines that say what differs or is missing, translated */
  HpDiagnostics *diagnostics; /* what is wrong with a source that could not be built */
  HpScratch *scratch;         /* private: its own */
  char *folder;               /* private: what was inside. Goes with the verification, so that
                                 diagnostics can be printed with excerpts until then. Or NULL */
} HpVerification;

/** Builds the source of a PDF again, as it is on record, and compares. It shows whether the two
    belong together, not who made them. */
HpVerification *hp_maker_verify(HpMaker *maker, const HpVerifyRequest *request);
void hp_verification_free(HpVerification *verification);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpVerification, hp_verification_free)

G_END_DECLS
