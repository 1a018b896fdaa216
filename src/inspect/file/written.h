/* Inside the room: what stands in a file, read from its bytes. Where something is read, `at` is
 * moved behind it; else it is left where it is. */
#pragma once

#include "pdf-syntax/pdf-syntax.h"

/** A part of the bytes. */
typedef struct {
  const char *start, *end;
} HpPdfWritten;

/** A whole number that is not negative; FALSE if there is none. */
gboolean hp_pdf_written_whole(const char **at, const char *end, guint64 *number);
gboolean hp_pdf_written_word(const char **at, const char *end, const char *word);
/** "[" */
gboolean hp_pdf_written_bracket(const char **at, const char *end);
/** "12 0 obj" */
gboolean hp_pdf_written_header(const char **at, const char *end);
/** A dictionary, as what stands between its brackets. */
gboolean hp_pdf_written_dictionary(const char **at, const char *end, HpPdfWritten *dictionary);
/** Whether it is a name, without its slash, however it is written (ISO 32000-1, 7.3.5). */
gboolean hp_pdf_written_is_name(const HpPdfToken *token, const char *name);
/** What stands under a key of a dictionary; empty if there is nothing. Of "12 0 R", the first
 * number.
 */
HpPdfWritten hp_pdf_written_value(HpPdfWritten dictionary, const char *key);
/** The whole number under a key; FALSE if there is none. */
gboolean hp_pdf_written_number(HpPdfWritten dictionary, const char *key, guint64 *number);
