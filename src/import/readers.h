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
/* The part that a document of Office begins with (ECMA-376, part 2, 9.3), as its relationships say;
   NULL: they do not. The caller's. */
char *hp_container_main_part(GHashTable *parts);
/* The part that has the relationships of another, and what a target of one is called. The caller's.
 */
char *hp_container_relations(const char *part);
char *hp_container_target(const char *part, const char *target);
/* Sets the title that a part of properties says the file has, if it says one. */
void hp_container_read_title(GHashTable *parts, const char *name, HpOfficeText *document);

/* Whether a part has no more than HP_MAX_IMPORTED_MARKS, and no element of it more than
   HP_MAX_IMPORTED_ATTRIBUTES; else the error. */
gboolean hp_is_sparse(const char *data, gsize size, GError **error);

/* ---- Trees --------------------------------------------------------------------------------- */

/* All text in it, its paragraphs and breaks as lines. The caller's. */
char *hp_text_in(const xmlNode *element);
/* The next element of one of the names, in document order, after one (NULL: the first): what is in
   that one is no other, but part of it. `root` may be NULL: it has none. */
xmlNode *hp_next_of(xmlNode *after, xmlNode *root, const char *names);
/* Whether elements stand no deeper in each other than HP_MAX_IMPORTED_DEPTH; else the error. Trees
   that readers get do. */
gboolean hp_is_shallow(const xmlDoc *document, GError **error);
/* A number in an attribute by its local name, within bounds; `otherwise` if it is none. */
guint hp_number_in(const xmlNode *element, const char *attribute, guint otherwise, guint most);
/* The value of an attribute by its local name, whatever its namespace; NULL: there is none. */
const char *hp_any_attribute(const xmlNode *element, const char *name);
/* Whether no more is to be read: what is bounded has been reached. */
gboolean hp_office_is_full(const HpOfficeText *document);

/* ---- Word's styles ------------------------------------------------------------------------- */

typedef struct {
  int heading; /* the level of the heading that it makes, 0: the title; -1: none */
  int item;    /* the level of the item of a list; -1: none */
  gboolean is_bold, is_struck, is_hidden;
  gboolean is_contents; /* a line of the table of contents, or its heading */
} HpDocxStyle;
/* id → HpDocxStyle, with what each is based on; of no styles (NULL) none. The caller's. */
GHashTable *hp_docx_styles(const xmlDoc *part);
/* Whether a property that may say so by being there is on. */
gboolean hp_docx_is_on(const xmlNode *property);
/* What the properties of a run (NULL: it has none) say of one of the names, once or otherwise. */
typedef enum { HP_DOCX_NOT_SAID, HP_DOCX_OFF, HP_DOCX_ON } HpDocxSaid;
HpDocxSaid hp_docx_said(const xmlNode *properties, const char *names);

/* ---- OpenDocument's styles ------------------------------------------------------------------ */

typedef enum { HP_ODF_NOT_SAID, HP_ODF_NO, HP_ODF_YES } HpOdfSaid;
typedef struct {
  HpOdfSaid struck, hidden;
} HpOdfStyle;
/* Of a content and (NULL: there is no such part) the styles of the file, with what each is made
   from. The caller's. */
GHashTable *hp_odf_styles(const xmlNode *content, const xmlNode *styles);
/* `name` may be NULL: it says nothing. */
HpOdfStyle hp_odf_style(GHashTable *styles, const char *family, const char *name);

/* ---- How a page shows elements --------------------------------------------------------------- */

/* Classes that its style sheets hide or strike through. The caller's. */
GHashTable *hp_html_classes(xmlNode *root);
typedef struct {
  gboolean is_hidden, is_struck;
} HpHtmlLook;
HpHtmlLook hp_html_look(GHashTable *classes, const xmlNode *element);

/* ---- How letters look ------------------------------------------------------------------------ */

typedef struct {
  gboolean is_bold, is_italic;
} HpLook;

/* Those of the letters of a line. */
typedef struct {
  gboolean has_bold, has_light, has_italic, has_upright;
} HpLooks;

/* Of a text; one of white space alone has none. */
void hp_looks_add(HpLooks *looks, HpLook look, const char *text);
/* The line may be NULL. */
void hp_line_look(HpOfficeLine *line, const HpLooks *looks);

/* ---- Excel's strings, and what a sheet has beside its cells ---------------------------------- */

/* Of a string those of its runs, without how Japanese is read, that are struck through, or not;
   `is_struck`: those are that do not say it. The caller's. */
char *hp_xlsx_runs(const xmlNode *string, gboolean is_struck, gboolean struck);
gboolean hp_xlsx_is_struck(const xmlNode *font);
/* Of ECMA-376's ST_Xstring, where "_x000D_" is the sign of that number. The caller's. */
char *hp_xlsx_decoded(const char *text);
/* Behind what a code of a format says in quotes or brackets, or the sign that it prints (\\),
   leaves room for (_) or fills with (*); the code itself where it begins with none. */
const char *hp_xlsx_after_literal(const char *code);
/* What a format puts around a number. */
typedef struct {
  char *before, *after;
  gboolean is_percent;
  guint decimals, thousands; /* the last are left out */
} HpXlsxUnit;
/* NULL: it puts nothing there. The caller's (hp_xlsx_unit_free). */
HpXlsxUnit *hp_xlsx_unit(const char *code);
void hp_xlsx_unit_free(gpointer unit);
/* The caller's. */
char *hp_xlsx_with_unit(const HpXlsxUnit *unit, const char *value);
/* Keeps the words of a worksheet (in `part`) that are in no cell, as internal notes. */
gboolean hp_xlsx_keep_beside(GHashTable *parts, const char *part, const char *sheet,
                             const xmlNode *worksheet, HpOfficeText *document, GError **error);

/* ---- Readers ------------------------------------------------------------------------------- */

/* `main_part`: the one that says what the others are. */
HpOfficeText *hp_read_docx(GHashTable *parts, const char *main_part, GError **error);
HpOfficeText *hp_read_odf(GHashTable *parts, GError **error);
HpOfficeText *hp_read_xlsx(GHashTable *parts, const char *main_part, GError **error);
HpOfficeText *hp_read_csv(GBytes *bytes, GError **error);
HpOfficeText *hp_read_html(GBytes *bytes, GError **error);
