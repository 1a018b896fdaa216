/**
 * export: the form that a plan becomes (stylesheets/form.xsl) → a spreadsheet to fill in.
 *
 *   <form> ─► workbook ─► sheets: lines, a table, lists to choose from, protection, print set-up
 *
 * Says no word of its own, and knows of no plan: what cells say, and which are filled in, stands in
 * the form.
 */
#pragma once

#include "base/base.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/** What is in the namespace of forms. */
#define HP_FORM_NAMESPACE "https://handlingsplan.org/ns/form/1"

/** The .xlsx of a form (ECMA-376); the same form gives the same bytes. The caller's. NULL, and a
    G_FILE_ERROR, if the library could not write it. Its parts are in `folder` while it is made, and
    may stay there; NULL: in the system's temporary one. */
GBytes *hp_spreadsheet_of_form(const xmlNode *form, const char *folder, GError **error);

G_END_DECLS
