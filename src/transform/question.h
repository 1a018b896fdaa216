/*
 * transform, private: what this process asks of the one that runs foreign stylesheets, and what it
 * answers.
 *
 *   this process                    run-stylesheet, under limits
 *     length, HpQuestion  ────────►   compiles, runs
 *     length, HpAnswer    ◄────────   the result, or what is wrong
 *     end of file         ◄────────   … or it has died
 */
#pragma once

#include "transform/transform.h"

/** A file by its canonical path. */
typedef struct {
  char *path;
  GBytes *bytes;
} HpKnownFile;

/** Of HpKnownFile. */
GPtrArray *hp_known_files_new(void);
/** Takes the bytes. */
void hp_known_files_add(GPtrArray *files, const char *path, GBytes *bytes);

typedef struct {
  char *stylesheet, *program_folder;
  GPtrArray *files;     /* that the stylesheet consists of, and reads */
  GPtrArray *documents; /* that document() finds without a file */
  char **parameters;    /* pairs */
  char *uri;            /* of the document, or "" */
  GBytes *document;
} HpQuestion;

typedef struct {
  GBytes *result; /* empty: there is none */
  HpDiagnostics *diagnostics;
} HpAnswer;

void hp_question_clear(HpQuestion *question);
GBytes *hp_question_write(const HpQuestion *question);
/** FALSE if they are no question. */
gboolean hp_question_read(GBytes *bytes, HpQuestion *question);

void hp_answer_clear(HpAnswer *answer);
GBytes *hp_answer_write(const HpAnswer *answer);
gboolean hp_answer_read(GBytes *bytes, HpAnswer *answer);
