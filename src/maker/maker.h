/**
 * maker: from a source, a view and a day to a document.
 *
 *   source ──read──► tree ──check──► (schema, rules) ──mark places──► ──stylesheet──► XSL-FO ──►
 * PDF house.xml ──────┘
 *
 * Nothing here prints, exits or knows of a terminal: what is wrong goes to diagnostics or a GError.
 */
#pragma once

#include "base/base.h"
#include "formatter/formatter.h"
#include "inspect/inspect.h"
#include "plan/plan.h"

G_BEGIN_DECLS

/* ---- The program's own files --------------------------------------------------------------- */

/**
 * The path of one of the program's own files or folders ("stylesheets/plan.xsl",
 * "sources/plan.rng") in a data folder; the caller's. It exists; NULL if there is none.
 */
char *hp_data_file(const char *data_folder, const char *name);
/** Where the program's own files are if nobody says: HANDLINGSPLAN_DATA, else where it was
    installed, else, before it is, in its source tree. The caller's. */
char *hp_default_data_folder(void);

/* ---- Profiles ------------------------------------------------------------------------------ */

/** Where the source of a document goes. */
typedef enum { HP_SOURCE_EMBEDDED, HP_SOURCE_BESIDE, HP_SOURCE_NOWHERE } HpSourcePlacement;

typedef struct {
  HpPdfProfile profile;
  HpSourcePlacement placement;
} HpProfileChoice;

/** "ua1+a3a", "ua1+a2a", "ua2+a4f", "ua1" or "plain"; FALSE if there is no such profile. */
gboolean hp_profile_named(const char *name, HpProfileChoice *choice);
const char *hp_profile_name(HpPdfProfile profile);

/* ---- From a source to a document ----------------------------------------------------------- */

/** Keeps what several sources need: schemas' paths, compiled stylesheets. */
typedef struct HpPipeline HpPipeline;

/** `data_folder` is the program's own (hp_default_data_folder). */
HpPipeline *hp_pipeline_new(const char *data_folder);
void hp_pipeline_free(HpPipeline *pipeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPipeline, hp_pipeline_free)

/** As what a source is shown; NULL where nothing is asked for. */
typedef struct {
  const char *view;   /* NULL: the one named like the root element */
  const char *tables; /* "spans" or "plain"; NULL: as the house has it */
  const char *as_of;  /* a day or the id of a meeting; NULL: with all that the source has */
} HpRendering;

/** One source on its way. Free with hp_job_clear. */
typedef struct {
  const char *path;
  HpDiagnostics *diagnostics;
  HpSource *source; /* NULL if it could not be read, or was released */
  const char *kind; /* the root element's name; interned */
  char *house;      /* path of the house file it uses; NULL for none */
  char *language;   /* of the document, as "sv"; "" if it does not say */
  char *as_of;      /* once transformed: the day, if it is shown as of one */
  GBytes
      *filtered; /* once transformed: the source that it was made from, as it may leave the house */
  gboolean checked; /* without errors, its house included */
} HpJob;

HpJob hp_job_new(const char *path);
void hp_job_clear(HpJob *job);

/** Whether it is a document that is built, and not a part of one or a house file. */
gboolean hp_job_is_document(const HpJob *job);
/** The same; where it is none, the diagnostics say so. */
gboolean hp_job_require_document(HpJob *job);

/** Reads and checks the source and its house file; FALSE if something is wrong, which the
    diagnostics say. */
gboolean hp_pipeline_check(HpPipeline *pipeline, HpJob *job);
/** The XSL-FO of a checked source, once; the caller's. NULL if something is wrong. */
xmlDoc *hp_pipeline_transform(HpPipeline *pipeline, HpJob *job, const HpRendering *rendering);

/** Whether it is a day of the calendar: "2017-03-14". */
gboolean hp_is_day(const char *text);

/** What a file-name pattern may name; NULL or empty where there is nothing to say. */
typedef struct {
  const char *source, *view, *as_of, *language;
} HpFileNameValues;

/** The pattern of a house file, or the usual one; the caller's. */
char *hp_house_file_name_pattern(const char *house);
/** The name without .pdf: [groups] with an empty {name} are left out; the caller's. */
char *hp_fill_file_name(const char *pattern, const HpFileNameValues *values);

/** What is put into a PDF, or beside it, so that it can be made again. */
typedef struct HpArchive HpArchive;

/** With what, and as what, a PDF is made. */
typedef struct {
  HpPipeline *pipeline;
  HpFormatter *formatter;
  HpRendering rendering;
  const HpProfileChoice *profile; /* NULL: the house's */
  const char *source_name;        /* what the source is called inside; NULL: like its file */
  const char *graphics_folder;    /* pictures elsewhere are refused; NULL: none is */
  gint64 epoch;                   /* SOURCE_DATE_EPOCH, or -1: the date is the source's */
  HpProgress progress;            /* or NULL */
  gpointer progress_user;
} HpMaking;

void hp_archive_free(HpArchive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpArchive, hp_archive_free)
/** Where the source goes. */
HpSourcePlacement hp_archive_placement(const HpArchive *archive);
/** The personal names and e-mail addresses in what goes there, pictures not looked into; of char *,
    each once. Borrowed. */
const GPtrArray *hp_archive_personal_data(const HpArchive *archive);
/** Whether what is on record was made with another version of this program, its stylesheets or
    fonts. */
gboolean hp_is_made_elsewhere(const HpPipeline *pipeline, const HpRecord *recorded);
/** What is on record; complete once it has been formatted. Borrowed. */
const HpRecord *hp_archive_record(const HpArchive *archive);
/** The files that go into the folder beside the PDF, of HpPdfAttachment, the record not among them;
    NULL if none do. Borrowed. */
const GArray *hp_archive_beside(const HpArchive *archive);

/** The PDF of a checked job, whose source is released, and (if not NULL) what was put into it. NULL
    if there was an error, which the job's diagnostics have. */
GBytes *hp_make_pdf(const HpMaking *making, HpJob *job, HpArchive **archive);

/* ---- What a PDF carries inside ------------------------------------------------------------- */

/** "x.fo" → "x.pdf"; the caller's. */
char *hp_with_suffix(const char *path, const char *suffix);
/** plan.pdf has its source in the folder plan-source. */
#define HP_BESIDE_SUFFIX "-source"

/** A PDF that this program may have made, and the files inside it (or in the folder beside it).
    Free with hp_inside_clear. */
typedef struct {
  const char *path;
  GBytes *bytes;
  HpPdfFile *file;
  GPtrArray *attachments; /* of HpPdfEmbeddedFile */
  HpRecord *record;
} HpInside;

/** FALSE, with the reason, if the file cannot be read or has no record: inside, in the folder
   beside it, or beside `source`, if that is not NULL. The reason is a G_FILE_ERROR_FAILED or of
   another domain if the file is not what it should be; another G_FILE_ERROR if it cannot be looked
   at. */
gboolean hp_inside_read(HpInside *inside, const char *path, const char *source, GError **error);
void hp_inside_clear(HpInside *inside);
/** Borrowed; NULL if there is none of that name. */
const HpPdfEmbeddedFile *hp_inside_find(const HpInside *inside, const char *name);
/** Writes the attachments into a folder, which is made. Nothing is written outside it, and nothing
    over a file that says something else. */
gboolean hp_inside_extract(const HpInside *inside, const char *folder, GError **error);
/** Without control characters, which a terminal might obey. The caller's; "" for NULL. */
char *hp_printable(const char *text);

/* ---- Verifying ----------------------------------------------------------------------------- */

typedef enum {
  HP_VERDICT_IDENTICAL,
  HP_VERDICT_SIGNED,      /* identical, and signatures appended */
  HP_VERDICT_OTHER_TOOLS, /* unaltered since it was made, and its source gives the same words */
  HP_VERDICT_ALTERED
} HpVerdict;

/** A PDF compared with the one that its source gives now. `reasons` receives lines that say what
    differs, translated. `made` is the record of `rebuilt`. */
HpVerdict hp_verdict(HpInside *inside, GBytes *rebuilt, const HpRecord *made, GPtrArray *reasons);

G_END_DECLS
