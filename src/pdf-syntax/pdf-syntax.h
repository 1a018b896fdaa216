/**
 * pdf-syntax: how PDF files are written (ISO 32000-1, 7), as far as both who writes them (pdf) and
 * who reads them again (inspect) must know it.
 */
#pragma once

#include "base/base.h"

#include <string.h>

G_BEGIN_DECLS

/** Which PDF: ISO 32000-1 or ISO 32000-2. */
typedef enum { HP_PDF_1_7, HP_PDF_2_0, HP_PDF_VERSIONS } HpPdfVersion;

/* ---- Tokens (7.2, 7.8.2) ------------------------------------------------------------------- */

/* Of content streams, and of the character maps of fonts, which are written alike. */

typedef enum {
  HP_PDF_NUMBER,
  HP_PDF_LITERAL,     /* a string in parentheses, its escapes as they are written */
  HP_PDF_HEXADECIMAL, /* a string in angle brackets */
  HP_PDF_NAME,
  HP_PDF_WORD,    /* an operator, true, false, null */
  HP_PDF_BRACKET, /* of arrays, dictionaries and procedures; or a comment, which says nothing */
} HpPdfTokenKind;

typedef struct {
  HpPdfTokenKind kind;
  const char *start; /* where it begins … */
  const char *text;  /* … and what it says, without parentheses, angle brackets or slash */
  gsize length;      /* of `text` */
} HpPdfToken;

/** What bytes are read as, and where that ends; if there are none, it is empty, and somewhere. */
const char *hp_pdf_text_of_bytes(GBytes *bytes, const char **end);
/** Reads the next token of the bytes from `at` to `end`, of which what it points to is a part.
    Returns where it ends, NULL if there is none. What is not closed goes on to the end. */
const char *hp_pdf_token(const char *at, const char *end, HpPdfToken *token);
/** Likewise, and passes comments over. */
const char *hp_pdf_next_token(const char *at, const char *end, HpPdfToken *token);
/** Whether a word or name is that one. */
static inline gboolean hp_pdf_is_word(const HpPdfToken *token, const char *word)
{
  return strlen(word) == token->length && memcmp(token->text, word, token->length) == 0;
}
/** The number that the text begins with; its magnitude is at most ten millions. */
double hp_pdf_number(const char *text, gsize length);
/** The next byte of what is written in hexadecimal digits (7.3.4.3, 7.4.2), from `at` on, which is
    moved behind it; negative at the end. Other characters are passed over. */
int hp_pdf_hexadecimal_byte(const char **at, const char *end);
/** All of them, up to what is neither digit nor space, where `at` is moved: ">", if they are whole.
 */
GBytes *hp_pdf_bytes_of_digits(const char **at, const char *end);
/** White space (7.2.2). */
gboolean hp_pdf_is_space(char c);

/* ---- Streams (7.4.4) ----------------------------------------------------------------------- */

/* A deflated byte can stand for a thousand, and may have been made to fill the memory. */

/** The inflated bytes; NULL if they are damaged, incomplete or more than `limit`. */
GBytes *hp_inflate(GBytes *deflated, gsize limit);
/** Whether of the filters of each stream (7.4.1) at most one has to be undone to read it, whose
    result can be measured; and digits before that. Not if the file is encrypted (7.6). */
gboolean hp_filters_are_measured(const char *file, gsize size);
/** Whether that is so, and a file has at most `limit` bytes together with all that its streams
    inflate to. */
gboolean hp_unpacks_to_at_most(const char *file, gsize size, gsize limit);

/* ---- The end of a file (7.5.8) ------------------------------------------------------------- */

/** What the identifier of a file is: the MD5 of what stands before the cross-reference stream, of
    the entries of its dictionary before the identifier, and of its table inflated; the caller's. */
char *hp_pdf_identifier(const guint8 *file, gsize size, const char *entries,
                        const GByteArray *table);

G_END_DECLS
