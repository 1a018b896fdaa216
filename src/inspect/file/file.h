/* Inside the room: a file that is read. */
#pragma once

#include "inspect/inspect.h"

#include <qpdf/qpdf-c.h>

struct HpPdfFile {
  GBytes *bytes;
  qpdf_data qpdf;
  guint n_pages;
  guint64 digested;  /* bytes of pages so far: many may have one content */
  guint64 of_spaces; /* values of the colour spaces of its pictures so far: many may be in many */
  GHashTable *pages; /* object number of a page → index + 1; NULL before it is asked for */
  GData *kept;       /* what was read of it, for the next one that is compared with it */
};

/** Whether it is a PDF, and none that is too large, by its first bytes. */
gboolean hp_pdf_may_be_read(GBytes *bytes, GError **error);

/** Whether qpdf has found nothing in it that it had to mend. */
gboolean hp_pdf_is_undamaged(HpPdfFile *file, GError **error);

/** The index of the page that has an object number; -1 if none has. */
int hp_pdf_page_of_object(HpPdfFile *file, int number);

/** The greatest number that an object may have, as the file says; never more than it has bytes. */
int hp_pdf_n_objects(const HpPdfFile *file);

/** stream.c: the bytes of a stream as they stand in the file; NULL if they cannot be read. */
GBytes *hp_pdf_raw_bytes(qpdf_data qpdf, qpdf_oh stream);
/** The bytes without the outermost filter, where that loses nothing: another program may have
   packed them so. `packing`, if it is not NULL, receives how they are packed still, "" if they are
   not; the caller's. NULL if they cannot be read. */
GBytes *hp_pdf_unpacked_bytes(qpdf_data qpdf, qpdf_oh stream, char **packing);
/** The bytes without any of their filters; NULL if one of them cannot be undone, or loses what is
    seen. As much as it comes to: hp_pdf_file_open_foreign has tried it. */
GBytes *hp_pdf_all_unpacked_bytes(qpdf_data qpdf, qpdf_oh stream);
/** The bytes unpacked; NULL if that is more than to undo one such filter. */
GBytes *hp_pdf_saved_bytes(qpdf_data qpdf, qpdf_oh stream);
/** dictionary.c: the text string under a key of a dictionary, as UTF-8; the caller's. NULL if there
 * is none. */
char *hp_pdf_string_in(qpdf_data qpdf, qpdf_oh dictionary, const char *key);
/** The dictionary under a key; null if there is none. */
qpdf_oh hp_pdf_dictionary_in(qpdf_data qpdf, qpdf_oh dictionary, const char *key);
/** The keys of a dictionary ("/Type"), in order, as char *: copies, for qpdf has one iteration at a
    time. The caller's. */
GPtrArray *hp_pdf_keys_of(qpdf_data qpdf, qpdf_oh dictionary);
/** Whether the strings under a key are no text, but bytes that are looked up or sent as they are:
   one in another encoding (7.9.2) is another one. */
gboolean hp_pdf_has_bytes(const char *key);
/** Whether a value is null, or a dictionary that has nothing. */
gboolean hp_pdf_is_empty(qpdf_data qpdf, qpdf_oh value);
/** Whether a dictionary has any of the keys (the last is NULL). */
gboolean hp_pdf_has_any_key(qpdf_data qpdf, qpdf_oh dictionary, const char *const *keys);
/** Whether a dictionary has no others than those keys (the last is NULL). */
gboolean hp_pdf_has_only_keys(qpdf_data qpdf, qpdf_oh dictionary, const char *const *keys);
/** Whether a value is that name ("/Sig"). */
gboolean hp_pdf_is_name(qpdf_data qpdf, qpdf_oh value, const char *name);
/** Whether a key of a dictionary has that name as its value. */
gboolean hp_pdf_has_name(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *name);
/** Whether a page or a form is a group in which what overlaps hides what is below, however much it
    lets through (11.4.5). */
gboolean hp_pdf_knocks_out(qpdf_data qpdf, qpdf_oh dictionary);
/** Whether a page says that its links come one after the other in another order than its structure
    has (12.5, Tabs). */
gboolean hp_pdf_has_other_order(qpdf_data qpdf, qpdf_oh page);
/** The whole number under a key; `usual` if there is none. */
int hp_pdf_integer_in(qpdf_data qpdf, qpdf_oh dictionary, const char *key, int usual);
/** The number under a key; FALSE, and it is left as it was, if there is none. */
gboolean hp_pdf_read_number(qpdf_data qpdf, qpdf_oh dictionary, const char *key, double *number);
/** The first `n` numbers of the array under a key, kept within ten million; one that is missing
    leaves its value as it was. FALSE, and nothing is changed, if there is no array. */
gboolean hp_pdf_read_numbers(qpdf_data qpdf, qpdf_oh dictionary, const char *key, double *values,
                             int n);
/** Whether the array under a key has `n` numbers, and nothing else. */
gboolean hp_pdf_has_numbers(qpdf_data qpdf, qpdf_oh dictionary, const char *key, int n);
/** The edges of what is shown of a page, left, bottom, right and top, in points; pages inherit
    their box (ISO 32000-1, 7.7.3.4, 14.11.2). Where there is none, very wide ones. */
void hp_pdf_read_edges(qpdf_data qpdf, qpdf_oh page, double edges[4]);

/** unnamed.c: whether there are objects that no cross-reference names, which programs find that
   look for objects themselves; or it cannot be told. */
gboolean hp_pdf_has_unnamed_objects(HpPdfFile *file);

/** digest.c: stands for some bytes, and what they are within (a digest; 0: nothing): no two have
    the same, even where somebody looks for them. Never 0. */
guint64 hp_pdf_digest(gconstpointer data, gsize size, guint64 within);
/** Of what was added to a sum. */
guint64 hp_pdf_take_digest(HpSha256 *sum);
guint64 hp_pdf_text_digest(const char *text);

/** signature.c: whether it is the widget of a signature field (whose type may stand in its parent)
   and does nothing. */
gboolean hp_pdf_is_signature(qpdf_data qpdf, qpdf_oh annotation);
/** Where it is seen on its page: left, bottom, right, top. FALSE if nowhere. */
gboolean hp_pdf_signature_place(qpdf_data qpdf, qpdf_oh signature, double edges[4]);
/** Whether a form has signature fields, and no others; `signatures` receives how many more are
    signed, up to the first that is another. */
gboolean hp_pdf_is_form_of_signatures(qpdf_data qpdf, qpdf_oh form, guint *signatures);
/** Whether a signature field of its form is signed, and there are no others. */
gboolean hp_pdf_is_signed(HpPdfFile *file);

typedef void (*HpPdfFoundNumber)(int key, qpdf_oh value, gpointer user);

/** number-tree.c: calls for each entry of a number tree, or of none (null), in order. FALSE if its
    keys are not in order, one is there twice, or its nodes do not say where theirs begin and end:
    what programs find in it then may differ. */
gboolean hp_pdf_read_number_tree(qpdf_data qpdf, qpdf_oh root, HpPdfFoundNumber found,
                                 gpointer user);
