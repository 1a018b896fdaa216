/**
 * inspect: finished PDF files: what is inside one, whether it is still what it was, whether two say
 * the same, what was appended to one (ISO 32000-1, read with qpdf's C API).
 *
 * The files come from anywhere: what they say about sizes is not believed, reading is bounded, and
 * whatever is wrong with one is an error that can be told. What is called "this program" wrote
 * files as pdf/pdf.h says.
 */
#pragma once

#include "base/base.h"

G_BEGIN_DECLS

#define HP_MAX_PDF_BYTES (512 * 1024 * 1024)  /* bytes of a PDF that is read; error */
#define HP_MAX_PDF_STREAM (256 * 1024 * 1024) /* bytes of a stream, inflated; it stays packed */
#define HP_PDF_TRY_PROGRAM "try-pdf"

typedef struct HpPdfFile HpPdfFile;

/** NULL and an error if it is no PDF, or is damaged. What it takes of memory and time is bounded by
    nothing but its own size, unpacked: for files that were made here. */
HpPdfFile *hp_pdf_file_open(GBytes *bytes, GError **error);
/** Likewise, one from anywhere. What may be large when it is unpacked is read by another process
    first: `program` is the path of HP_PDF_TRY_PROGRAM. Where that goes past its limits, or does not
    run, the error is a G_FILE_ERROR. */
HpPdfFile *hp_pdf_file_open_foreign(GBytes *bytes, const char *program, GError **error);
void hp_pdf_file_free(HpPdfFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPdfFile, hp_pdf_file_free)

guint hp_pdf_file_n_pages(const HpPdfFile *file);
/** Whether qpdf has found, or finds in any of the objects, what readers need not take as it does: a
    key twice in a dictionary, objects that readers of old do not find, that none names or that have
   a generation, an end that others look for elsewhere. */
gboolean hp_pdf_file_is_ambiguous(HpPdfFile *file);
/** Whether the end of a file (its cross-reference stream, its identifier) is still the one that
   this program wrote for what stands before it, by whatever version of its tools. */
gboolean hp_pdf_has_own_end(GBytes *bytes);
/** The program that says it wrote the file; the caller's. NULL if none does. */
char *hp_pdf_file_producer(HpPdfFile *file);
/** SHA-256 of a page's content stream, inflated, in hexadecimal digits; the caller's. NULL if it
    cannot be read. */
char *hp_pdf_file_page_digest(HpPdfFile *file, guint page);

typedef struct {
  char *name, *description; /* description may be NULL */
  GBytes *bytes;            /* NULL if they cannot be read */
} HpPdfEmbeddedFile;

/** The files associated with the document, in its order; where none are said to be, all that are
    inside by name. Of HpPdfEmbeddedFile. */
GPtrArray *hp_pdf_file_attachments(HpPdfFile *file);

typedef enum {
  HP_PDF_UPDATE_SIGNED,   /* signatures were added, and nothing else */
  HP_PDF_UPDATE_NOTHING,  /* something was added, but no signature */
  HP_PDF_UPDATE_PAGE,     /* a page says something else */
  HP_PDF_UPDATE_COVERED,  /* a visible signature stands over what a page shows */
  HP_PDF_UPDATE_METADATA, /* the metadata say something else */
  HP_PDF_UPDATE_OTHER     /* something else was changed */
} HpPdfUpdate;

/** What has been appended to `original` (ISO 32000-1, 7.5.6) to make it `updated`. `page` receives
    the index of the first page that is changed. */
HpPdfUpdate hp_pdf_file_compare(HpPdfFile *original, HpPdfFile *updated, guint *page);

/** Whether a signature is seen on a page: what it shows, and has read aloud, is its signer's. */
gboolean hp_pdf_file_has_seen_signature(HpPdfFile *file);
/** Whether a signature that is seen stands over words or pictures; `page` receives where. */
gboolean hp_pdf_file_is_covered(HpPdfFile *file, guint *page);
/** Whether a file has form fields that are no signatures. */
gboolean hp_pdf_file_has_fields(HpPdfFile *file);

typedef enum {
  HP_PDF_SAME_PLACES,      /* the pages show the same characters and pictures at the same places */
  HP_PDF_SAME_WORDS,       /* the same in the same order, but lines or pages break elsewhere */
  HP_PDF_OTHER_WORDS,      /* some words differ, … */
  HP_PDF_OTHER_PICTURE,    /* … or a picture … */
  HP_PDF_OTHER_LINK,       /* … or a link, or there is an annotation that is no link */
  HP_PDF_OTHER_LINK_PLACE, /* … or what a link does, where it is, or leads to */
  HP_PDF_OTHER_STRUCTURE,  /* … or what screen readers are told of the words */
  HP_PDF_OTHER_PAGE,       /* … or how a page is cut or turned, or where among them it comes */
  HP_PDF_OTHER_METADATA,   /* … or what is said of the document, or done when it is opened */
  HP_PDF_AMBIGUOUS_STRUCTURE, /* what screen readers are told depends on which way they go */
  HP_PDF_UNREADABLE           /* a page, or the structure, cannot be read */
} HpPdfContent;

/** What programs leave out that write a file anew from its pages. */
typedef enum {
  HP_PDF_LOST_STRUCTURE = 1, /* and with it all that screen readers are told, and the language */
  HP_PDF_LOST_BOOKMARKS = 2,
  HP_PDF_LOST_LINKS = 4,
  HP_PDF_LOST_PICTURES = 8, /* they are there, but packed otherwise */
  /* What its glyphs stand for: `words` is where that begins. Whether they are the same glyphs,
     hp_pdf_file_compare_looks tells. */
  HP_PDF_LOST_WORDS = 16,
  HP_PDF_LOST_INTENT = 32 /* how its colours are meant to be shown: it says something else */
} HpPdfLost;

/** Free with hp_pdf_difference_clear. */
typedef struct {
  HpPdfContent content;
  guint page;                /* of the first file: where something is first different */
  char *words, *other_words; /* there and in the other; NULL where that says nothing */
  char *given;               /* of HP_PDF_OTHER_WORDS in the structure: some characters of the other
                                on both sides, without blanks; else NULL */
  guint middle;              /* how many of them come before the first that differs */
  guint lost; /* of HpPdfLost: what the first file has none of, and was not compared */
} HpPdfDifference;

#define HP_PDF_CITING 6 /* characters before a number that tell that it is one of a page */

/** What is layout in a document, as known from what it was formatted from. */
typedef struct {
  const char *recurring; /* what may stand around the text on any page, each on a line */
  GHashTable *citations; /* a set of char *: the last characters before each page number that the
                            text cites, without blanks and digits */
} HpPdfLayoutWords;

/**
 * What two files say to a reader, whatever bytes say it: the words of the structure tree with their
 * alternative texts, their roles and languages, what stands around them on the pages, pictures,
 * links, bookmarks, files inside, metadata, and the edges and order of pages.
 * Not compared is how pages look (hp_pdf_file_compare_looks). Where the first file has no
 * structure, its pages are compared character for character, and what it lost is passed over.
 * `layout` may be NULL.
 */
HpPdfDifference hp_pdf_file_compare_content(HpPdfFile *file, HpPdfFile *other,
                                            const HpPdfLayoutWords *layout);
void hp_pdf_difference_clear(HpPdfDifference *difference);

typedef enum {
  HP_PDF_OTHER_OBJECTS,
  HP_PDF_REWRITTEN_CONTENT, /* the same, but for the bytes of content streams */
  HP_PDF_SAME_OBJECTS       /* one is the other, saved anew by a program that changed nothing */
} HpPdfObjects;

/** Whether a reader comes to the same objects in both files, however those are numbered, packed,
    compressed and encrypted; but for what a program that saves one says of itself and of the day.
 */
HpPdfObjects hp_pdf_file_compare_objects(HpPdfFile *file, HpPdfFile *other);

/** Whether it is encrypted: it is read with an empty password, or not at all. */
gboolean hp_pdf_file_is_encrypted(const HpPdfFile *file);

/** What a program made of all the colours of a file: what is as light has another hue then. */
typedef enum {
  HP_PDF_OWN_COLOURS,  /* they are as they were */
  HP_PDF_GREYS,        /* each became a grey as light */
  HP_PDF_PRINT_COLOURS /* each is mixed of inks, about as light: cyan, magenta, yellow and black */
} HpPdfColours;

/** Whether the pages of both paint the same: the same characters, which look the same, in the
    same marked-content sequences, the same pictures, lines and areas, of the same colours, in the
    same order, at the same places; whatever operators say it. `colours` receives what those of the
    first became, if all did. */
gboolean hp_pdf_file_paints_the_same(HpPdfFile *file, HpPdfFile *other, HpPdfColours *colours);

typedef enum {
  HP_PDF_SAME_LOOKS, /* letters, their colours, lines, areas and pictures, all at their places */
  HP_PDF_PACKED_PICTURES, /* likewise, but for which pictures there are in masks and patterns: those
                             were packed anew */
  HP_PDF_SAME_LETTERS,    /* they look the same, but stand elsewhere: no more can be said */
  HP_PDF_UNKNOWN_LETTERS, /* as far as is known; of some it is not */
  HP_PDF_OTHER_DRAWING,   /* letters and their colours are the same, lines or areas are not */
  HP_PDF_DRAWN_OVER,      /* … and some of those meet letters */
  HP_PDF_UNKNOWN_DRAWING, /* letters are the same, but a page has more lines, areas or letters than
                             are looked at; also where it is held against itself. Or it paints what
                             cannot be read, and the other file does not */
  HP_PDF_TURNED_PICTURE,  /* … a page has a picture in its place turned or mirrored */
  HP_PDF_OTHER_COLOURS,   /* some letters have another colour, … */
  HP_PDF_OTHER_LETTERS    /* … look otherwise, or are larger or smaller */
} HpPdfLooks;

/** How the pages of both look, whatever fonts are inside and however they are cut down, encoded and
    called. Places and colours may be rounded. Meant for files that say the same
    (hp_pdf_file_compare_content), `in_place`: at the same places; `page` receives the first page
   that is so, `colours` what those of the first file became, if they were compared and all did. */
HpPdfLooks hp_pdf_file_compare_looks(HpPdfFile *file, HpPdfFile *other, gboolean in_place,
                                     guint *page, HpPdfColours *colours);

/** Whether a character says nothing: white space, or a hyphen or a break that depends on where
   lines end. */
gboolean hp_pdf_is_blank(gunichar character);

typedef enum {
  HP_PDF_SEEN,        /* or not known not to be */
  HP_PDF_LIKE_GROUND, /* it has the colour of what lies under it, or nearly */
  HP_PDF_COVERED,     /* something was painted over it */
  HP_PDF_CLIPPED,     /* it stands outside of what is let through */
  HP_PDF_OFF_PAGE,    /* it stands outside of the page */
  HP_PDF_TOO_SMALL,   /* under 2 points */
  HP_PDF_MASKED,      /* a soft mask lies on it: what of it is let through is not known */
  HP_PDF_INVISIBLE    /* painted in no way, or with no opacity */
} HpPdfSight;

/** Words that a page has, but that nobody sees. */
typedef struct {
  HpPdfSight sight;
  guint page;
  char *words;
} HpPdfUnseen;

#define HP_MAX_PDF_UNSEEN 50 /* places with unseen words of a file; the others are not told */

/** What of the text of all pages cannot be seen; of HpPdfUnseen, empty if there is none. Pages that
    cannot be read are passed over. */
GPtrArray *hp_pdf_file_unseen(HpPdfFile *file);

G_END_DECLS
