/* cli, private: words for people on standard output, as wide as what they are read on. */
#pragma once

#include <glib.h>

/* What is written on. */
typedef struct {
  guint width;
  gboolean is_terminal; /* one that shows what is bold */
} HpColumn;

/* Standard output: as wide as its terminal; else as COLUMNS says, else 80. */
HpColumn hp_column_new(void);
/* A line of its own, bold in a terminal. */
void hp_column_heading(const HpColumn *column, const char *text);
/* Words from `indent` on; `label`, which may be NULL, stands before them, on a line of its own if
   it reaches into them. */
void hp_column_words(const HpColumn *column, guint indent, const char *label, const char *words);
