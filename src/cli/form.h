/* cli, private: the form that a plan becomes, and what its rows were when it was made. */
#pragma once

#include "cli/cli.h"
#include "maker/maker.h"

/* The form (hp_maker_form), each of its rows with a `state`, which says in few letters what the row
   is: "3f2a9c1d77aa01b2-0c51e6a7", digests of its cells that are kept and of what had been said.
   The caller's (xmlFreeDoc). NULL if something is wrong. */
xmlDoc *hp_form_of_source(HpMaker *maker, const HpRequest *request, gboolean each_party,
                          HpDiagnostics *diagnostics);

/* Words as they are compared: programs for spreadsheets set them apart, and compose letters, each
   in its own way. The caller's. */
char *hp_form_words(const char *text);
/* The digest of texts, one after the other, however their words are set apart. The caller's. */
char *hp_form_digest(const char *const *texts, guint n);

/* Its columns, of const xmlNode *; and the text of a row's cell, the caller's. */
GPtrArray *hp_form_columns(const xmlNode *sheet);
char *hp_form_cell(const xmlNode *row, guint column);
/* Whether a column is "keep", "show" or "fill". */
gboolean hp_form_column_is(const xmlNode *column, const char *use);
