/* import, private: the readers, and what they share. */
#pragma once

#include "import/import.h"

/* ---- Containers ---------------------------------------------------------------------------- */

/* The parts of a ZIP that a reader needs: name → GBytes. NULL and an error if it is damaged, or
   unpacks to more than HP_MAX_UNPACKED_BYTES. The caller's. */
GHashTable *hp_container_read(GBytes *bytes, GError **error);
/* A part as a tree; NULL, without an error, if there is none of that name. The caller's
   (xmlFreeDoc). */
xmlDoc *hp_container_xml(GHashTable *parts, const char *name, GError **error);

/* ---- Trees --------------------------------------------------------------------------------- */

/* All text in it, its paragraphs and breaks as lines. The caller's. */
char *hp_text_in(const xmlNode *element);
/* Whether elements stand no deeper in each other than HP_MAX_IMPORTED_DEPTH; else the error. */
gboolean hp_is_shallow(const xmlDoc *document, GError **error);
/* A number in an attribute by its local name, within bounds; `otherwise` if it is none. */
guint hp_number_in(const xmlNode *element, const char *attribute, guint otherwise, guint most);
/* The value of an attribute by its local name, whatever its namespace; NULL: there is none. */
const char *hp_any_attribute(const xmlNode *element, const char *name);
/* Whether all of it was taken: neither its text nor a table is larger than what is; else the error.
 */
gboolean hp_office_is_bounded(const HpOfficeText *document, GError **error);

/* ---- Readers ------------------------------------------------------------------------------- */

HpOfficeText *hp_read_docx(GHashTable *parts, GError **error);
HpOfficeText *hp_read_odf(GHashTable *parts, GError **error);
HpOfficeText *hp_read_xlsx(GHashTable *parts, GError **error);
HpOfficeText *hp_read_csv(GBytes *bytes, GError **error);
HpOfficeText *hp_read_html(GBytes *bytes, GError **error);
