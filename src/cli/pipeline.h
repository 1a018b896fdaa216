/*
 * cli, private: the way from a source to XSL-FO, which build, check and fo share.
 *
 *   source ──read──► tree ──check──► (schema, rules) ──mark places──► ──stylesheet──► XSL-FO
 *                                                        house.xml ──────┘
 */
#pragma once

#include "cli/cli.h"
#include "plan/plan.h"

/* Keeps what several sources need: schemas' paths, compiled stylesheets. */
typedef struct HpPipeline HpPipeline;

HpPipeline *hp_pipeline_new(void);
void hp_pipeline_free(HpPipeline *pipeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPipeline, hp_pipeline_free)

/* As what a source is shown; NULL where nothing is asked for. */
typedef struct {
  const char *view;   /* NULL: the one named like the root element */
  const char *tables; /* "spans" or "plain"; NULL: as the house has it */
  const char *as_of;  /* a day or the id of a meeting; NULL: with all that the source has */
} HpRendering;

/* One source on its way. Free with hp_job_clear. */
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
/* Lets the source go once it has been transformed: its tree is as large as some hundred pages. */
void hp_job_release_source(HpJob *job);

/* Whether it is a document that is built, and not a part of one or a house file. */
gboolean hp_job_is_document(const HpJob *job);
/* The same; where it is none, the diagnostics say so. */
gboolean hp_job_require_document(HpJob *job);

/* Reads and checks the source and its house file; FALSE if something is wrong, which the
   diagnostics say. */
gboolean hp_pipeline_check(HpPipeline *pipeline, HpJob *job);
/* The XSL-FO of a checked source, once; the caller's. NULL if something is wrong. */
xmlDoc *hp_pipeline_transform(HpPipeline *pipeline, HpJob *job, const HpRendering *rendering);

/* Whether `tables` is NULL or "spans" or "plain"; says that those are expected if not. */
gboolean hp_tables_option(const HpCommand *command, const char *tables);
/* Whether it is a day of the calendar: "2017-03-14". */
gboolean hp_is_day(const char *text);
/* Whether `as_of` is NULL, a day, or may be an id; says what is expected if not. */
gboolean hp_as_of_option(const HpCommand *command, const char *as_of);

/* The day the document says it is from (adopted, issued, valid from), in seconds since 1970, or 0;
   `epoch`, if not negative, goes before. */
gint64 hp_job_date(const HpJob *job, gint64 epoch);

/* Whether there is such a view; says which there are if not. */
gboolean hp_view_exists(const HpCommand *command, const char *view);

/* What the arguments of build and check stand for: files as they are, folders as the XML files in
   them, nothing as the folder "sources". NULL and a message if there is nothing. */
GPtrArray *hp_list_sources(const HpCommand *command, int count, char **arguments);

/* What a file-name pattern may name; NULL or empty where there is nothing to say. */
typedef struct {
  const char *source, *view, *as_of, *language;
} HpFileNameValues;

/* Where a house file has an element of that name; no file if it has none. */
HpPlace hp_house_place_of(const char *house, const char *name);
/* The pattern of a house file, or the usual one; the caller's. */
char *hp_house_file_name_pattern(const char *house);
/* The name without .pdf: [groups] with an empty {name} are left out; the caller's. */
char *hp_fill_file_name(const char *pattern, const HpFileNameValues *values);
