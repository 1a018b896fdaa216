/* maker, private: what its steps share. */
#pragma once

#include "maker/maker.h"

/* The path of one of the program's own files, or NULL; the caller's. */
char *hp_pipeline_data_file(const HpPipeline *pipeline, const char *name);

/* Lets the source go once it has been transformed: its tree is as large as some hundred pages. */
void hp_job_release_source(HpJob *job);
/* The day the document says it is from (adopted, issued, valid from), in seconds since 1970, or 0;
   `epoch`, if not negative, goes before. */
gint64 hp_job_date(const HpJob *job, gint64 epoch);

/* Where a house file has an element of that name; no file if it has none. */
HpPlace hp_house_place_of(const char *house, const char *name);
/* What a house file that has been checked asks for. NULL: the default. FALSE after an error. */
gboolean hp_profile_of_house(const char *path, HpProfileChoice *choice, HpDiagnostics *diagnostics);
