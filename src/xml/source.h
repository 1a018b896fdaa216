/* xml, private: what the steps of reading share. */
#pragma once

#include "xml/xml.h"

struct HpSource {
  int owners; /* whoever read it, and its copies */
  xmlDoc *document;
  HpArena *places; /* of its elements: what node->_private points at; of a copy, the original's */
  HpSource *original; /* of a copy; or NULL */
  char *file;         /* what messages call the main file */
  HpGate *gate;       /* what it names comes through it */
};

/* Text decoded to UTF-8, and where its lines begin. */
typedef struct {
  char *text; /* nul-terminated, without a byte order mark */
  gsize size;
  const char *file;    /* what messages call it; borrowed */
  GArray *line_starts; /* of gsize; the first is 0 */
  gsize last_offset;   /* the place asked for last */
  int last_column;
} HpSourceText;

/* Decodes the bytes of an XML file: byte order mark, else the XML declaration, else UTF-8. The
   places of errors are reported; FALSE then. `file` outlives the text and every place in it. */
gboolean hp_source_text_init(HpSourceText *text, const char *bytes, gsize size, const char *file,
                             HpDiagnostics *diagnostics);
void hp_source_text_clear(HpSourceText *text);
HpPlace hp_source_text_place(HpSourceText *text, gsize offset);
/* The other way round; FALSE if there is no such line. */
gboolean hp_source_text_offset(const HpSourceText *text, const HpPlace *place, gsize *offset);

/* That XML does not allow it; the caller's. */
char *hp_control_character_message(gunichar character);
/* Says that what stands at `at` (hp_noncharacter_in) cannot be drawn. */
void hp_report_noncharacter(HpDiagnostics *diagnostics, const HpPlace *place, const char *at);

/* Takes a byte order mark off the bytes of a file and names the encoding; the caller's. */
char *hp_encoding_of(const char **bytes, gsize *size);
/* Whether bytes in that encoding are UTF-8 as they are. */
gboolean hp_is_utf8(const char *encoding);

/* FALSE, and an error, if an element has more attributes than libxml2 takes in a moment. */
gboolean hp_attributes_bounded(HpSourceText *text, HpDiagnostics *diagnostics);
/* FALSE if there are more different names than libxml2 finds in a moment. */
gboolean hp_names_bounded(xmlDict *names);
/* Of a reference in `parent` (or NULL): FALSE if, with it, libxml2 has gone through more text than
   it does in a moment; `added_to`, 0 at first, counts that. */
gboolean hp_references_bounded(guint64 *added_to, const xmlNode *parent);

/* One document being read, its included files with it. */
typedef struct {
  HpArena *places;
  /* Of elements, attributes and files; shared, so that nodes may move from an included document to
     the including. */
  xmlDict *names;
  HpGate *gate; /* what includes come through */
  HpDiagnostics *diagnostics;
  GPtrArray *open_files; /* canonical paths of the files being read, the outermost first */
  guint files_read;
  gsize bytes_read;
} HpReading;

/* Parses one file's bytes, noting the place of each element in node->_private. NULL after errors.
   The caller's (xmlFreeDoc). */
xmlDoc *hp_parse(HpReading *reading, const char *bytes, gsize size, const char *file);

/* Says why a file could not be read, at `place` (NULL: at the file itself). */
void hp_report_unread(HpDiagnostics *diagnostics, const HpPlace *place, const char *path,
                      const GError *error);

/* Replaces every xi:include under `document`'s root by what it names. */
void hp_include_all(HpReading *reading, xmlDoc *document);

/* Says in plain words what libxml2 found wrong. `offset` is where, in `text`; it is moved to what
   the reader should look at. The caller's; NULL if it only follows from an earlier error. */
typedef struct {
  gboolean structure_broken; /* a tag did not match: later mismatches follow from it */
  int last_line;
  guint faults;
  gsize in_value; /* offset of the last "<" that was told to stand in a value; 0: none was */
  GHashTable *refused_entities;  /* names of external entities, already reported */
  GHashTable *reported_prefixes; /* namespace prefixes nobody declared, already reported */
  gboolean past_limit; /* the parser has stopped: what it says after that follows from it */
} HpSyntaxState;
char *hp_syntax_message(HpSyntaxState *state, const xmlError *error, const xmlNode *open_element,
                        HpSourceText *text, gsize *offset);
