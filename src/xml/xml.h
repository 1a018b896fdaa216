/**
 * xml: reads XML safely, and tells where each element was written.
 *
 * Reading never touches the network, expands no external entity, bounds what entities may expand to
 * and lets XInclude reach only files inside the source tree. Every element remembers the
 * file:line:column it was written at. What the elements mean, other rooms know.
 */
#pragma once

#include "base/base.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/** The namespace of plans, by which any room knows one when it sees it. */
#define HP_PLAN_NAMESPACE "https://handlingsplan.org/ns/plan/1"
/** The namespace of this program's own attributes and functions (hpx:at, hpx:resolve …). */
#define HP_EXTENSION_NAMESPACE "https://handlingsplan.org/ns/extension"

/* What reading refuses to go beyond. libxml2's own limits hold as well: 10 MB in one text, elements
   256 deep, entities that multiply. */
#define HP_MAX_SOURCE_BYTES (64 * 1024 * 1024) /* bytes of an XML file, as UTF-8; error */
#define HP_MAX_INCLUDE_DEPTH 8                 /* files within files; error */
#define HP_MAX_INCLUDED_FILES 500              /* files in one document; error */
#define HP_MAX_INCLUDED_BYTES                                                                      \
  (4 * HP_MAX_SOURCE_BYTES) /* bytes of all files of a document; error */

/** How many faults of a kind are told of one document; each may cost a reading of its file. */
#define HP_MAX_FAULTS 100 /* faults of one kind told of a document; the rest are not */

/** A document read from a file, with the places of its elements. Owns the xmlDoc. */
typedef struct HpSource HpSource;

/**
 * Reads `path`, which the user names. Includes may reach files under `root` only (NULL: the folder
 * of `path`). Errors (all of them) go to `diagnostics`; NULL if it could not be read or is not
 * well-formed.
 */
HpSource *hp_source_read(const char *path, const char *root, HpDiagnostics *diagnostics);
/**
 * The same from memory: `name` stands in messages as the file and is what relative includes are
 * relative to. `root` NULL: nothing may be included.
 */
HpSource *hp_source_read_memory(const char *text, gsize size, const char *name, const char *root,
                                HpDiagnostics *diagnostics);
/** Reads a file that another document names: it, and what it includes, come through the gate. The
    tree's names come from `names` (NULL: a dictionary of its own). */
HpSource *hp_source_read_through(const char *path, HpGate *gate, xmlDict *names,
                                 HpDiagnostics *diagnostics);
/** The same tree once more, which may be changed by itself. */
HpSource *hp_source_copy(HpSource *source);
void hp_source_free(HpSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpSource, hp_source_free)
xmlDoc *hp_source_document(HpSource *source);
/** The files that it was read from, and those that it names and were read for it, or not there
    (hp_files_read_new). Borrowed. */
GHashTable *hp_source_files_read(const HpSource *source);
/**
 * Reads the document that an attribute of one of its elements names, relative to the file that the
 * element is written in, as what is included is read: through the source's gate, bounded, its
 * own includes worked in. Not the source itself. The caller's (xmlFreeDoc) – its names and places
 * are the source's, so that nodes may move there. NULL after errors, told at the attribute.
 */
xmlDoc *hp_source_read_named(HpSource *source, const xmlNode *element, const char *attribute,
                             HpDiagnostics *diagnostics);
/** The tree of a document once more, its names from `names`, where its elements were written as the
    document has it: as long as its source lives. Without a document type. The caller's
    (xmlFreeDoc). */
xmlDoc *hp_document_copy(const xmlDoc *document, xmlDict *names);
/** A copy of an element with all below it, the last in `parent`, whose namespaces it has. */
xmlNode *hp_append_copy(xmlNode *parent, const xmlNode *element);
/** Hands the tree to the caller (xmlFreeDoc). The places stay with the source, which must outlive
    the tree. */
xmlDoc *hp_source_steal_document(HpSource *source);

/**
 * Where an element (or the element around any other node) was written: as read by hp_source_read;
 * else what the nearest hpx:at says (a tree made by a stylesheet); else libxml2's line. The name of
 * the file is borrowed from the document.
 */
HpPlace hp_place_of_node(const xmlNode *node);

/**
 * Where an attribute ("id", "xml:lang") or some text of a read document was written; the element's
 * place where that cannot be found out. Reads the file again: for messages.
 */
HpPlace hp_place_of_attribute(const xmlNode *element, const char *name);
HpPlace hp_place_of_text(const xmlNode *node);

/** What a message about one node calls the place of another: "line 12", or "sources/parties.xml:12"
    where that is another file. The caller's. */
char *hp_where(const xmlNode *node, const xmlNode *seen_from);

/** Takes hpx:at away where it names a file that is not admitted: in what strangers have made it
   could name any, whose line would be shown. */
typedef gboolean (*HpFileFilter)(const char *file, gconstpointer user);
void hp_bound_told_places(xmlDoc *document, HpFileFilter admits, gconstpointer user);
/** Elements that were read with an hpx:at were written where that says: XSL-FO that the program
    made, and somebody has saved. */
void hp_source_believe_places(HpSource *source);

/** Gives every element that was read an hpx:at attribute, "file:line:column", for stylesheets to
   copy on; what was added to the tree stands where that does which it is in. */
void hp_source_mark_places(HpSource *source);

/**
 * A document (before hp_source_mark_places) as XML in UTF-8, everything included; the files that it
 * shows (`src`, but of an `attachment`, which names a source) are named as from the main document's
 * folder.
 */
GBytes *hp_source_write(HpSource *source);
/** Those files, named like that, each once; of char *. */
GPtrArray *hp_source_files(HpSource *source);
/** The absolute path that a file's name in an element means (hp_path_of_uri): it is as of the file
    that the element was written in. Whether there is such a file is not looked at. NULL if it is
   the name of none. The caller's. */
char *hp_path_from_node(const xmlNode *element, const char *name);

/* ---- Files as they are written --------------------------------------------------------------- */

/** A file as it is written: its bytes, and the same as UTF-8, in which places are looked for. */
typedef struct HpWritten HpWritten;
/** `file` is what messages call it. NULL, and an error, if it is not in the encoding it says. */
HpWritten *hp_written_new(GBytes *bytes, const char *file, HpDiagnostics *diagnostics);
void hp_written_free(HpWritten *written);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpWritten, hp_written_free)
/** As UTF-8, without a byte order mark, the line endings as they are; ends with a nul. */
const char *hp_written_text(const HpWritten *written, gsize *size);
/** Where in the text a place of this file is; FALSE if it has no such line. */
gboolean hp_written_offset(const HpWritten *written, const HpPlace *place, gsize *offset);
/**
 * The bytes of the file with `added` in the place of the text from `from` up to `to`, in the file's
 * encoding; characters that this lacks become character references, so `added` has them in the text
 * of elements and the values of attributes only. All other bytes are as they were. The caller's;
 * NULL, and an error, if its encoding is not one of which a part can be changed.
 */
GBytes *hp_written_replace(const HpWritten *written, gsize from, gsize to, const char *added,
                           HpDiagnostics *diagnostics);

/** The first address of another file that an SVG shows, by an image, a use, a style sheet; NULL if
   it shows none, or is no XML. The caller's. */
char *hp_svg_reference(GBytes *bytes);

/* ---- Elements ------------------------------------------------------------------------------ */

/**
 * What is asked of elements. A `name` is a local name: the namespace is looked at only by the two
 * that take one. What is found is borrowed from the tree: good until that is changed or freed.
 */

/** Whether it is an element with this name. */
gboolean hp_is_named(const xmlNode *node, const char *name);
/** Whether the name is one of the words of "a b c", with one space between. */
gboolean hp_is_word_of(const char *name, const char *words);
/** Whether it is an element named like one of them. */
gboolean hp_is_one_of(const xmlNode *node, const char *names);
/** Whether it is text, written as such or as a CDATA section; not if it is NULL. */
gboolean hp_is_text(const xmlNode *node);
/** Whether it is an element in this namespace. */
gboolean hp_is_in_namespace(const xmlNode *node, const char *namespace);
/** The value of an attribute that is in no namespace; NULL if there is none. A value is one stretch
    of text, as it is where entities were expanded: in what was read here, and what XSLT made. */
const char *hp_attribute(const xmlNode *element, const char *name);
/** The same of several at once, each in its place among the values: where there are many elements,
   far apart in memory, they are gone to once. */
void hp_attributes(const xmlNode *element, const char *const *names, const char **values, guint n);
/** The value of an attribute in a namespace. */
const char *hp_attribute_in(const xmlNode *element, const char *namespace, const char *name);
/** The first child element with this name, or NULL. */
const xmlNode *hp_child(const xmlNode *element, const char *name);
/** Whether it has any characters that are seen, in it or below. */
gboolean hp_has_words(const xmlNode *element);
/** All text in it and below, as it stands; "" of NULL. The caller's. */
char *hp_content(const xmlNode *element);
/** The text that stands in it and not in elements in it, with what entities stand for; "" of NULL.
    The caller's. */
char *hp_own_text(const xmlNode *element);
/** Whether it is `around`, or in it. */
gboolean hp_is_in(const xmlNode *node, const xmlNode *around);
/** The next element in document order of `root` and what is below it; NULL after the last. */
xmlNode *hp_next_element(xmlNode *element, const xmlNode *root);
/** The one after an element and what is below that. */
xmlNode *hp_next_element_outside(xmlNode *element, const xmlNode *root);
/** The first of `root` and what is below it that has the id; NULL: none has, or one of them is
 * NULL. */
xmlNode *hp_element_with_id(const xmlNode *root, const char *id);
/** The same of nodes of any kind; `root` may be the document. */
xmlNode *hp_next_node(const xmlNode *node, const xmlNode *root);
xmlNode *hp_next_node_outside(const xmlNode *node, const xmlNode *root);

/** Takes out declarations of namespaces that nothing needs: of XInclude, once all is included; in
    what was a file of its own, of what is declared around it. Whether there was any. */
gboolean hp_drop_namespaces(xmlNode *root);

G_END_DECLS
