/**
 * formatter: XSL-FO in, PDF out — what the command uses, and what another program may embed.
 *
 *   g_autoptr(HpFormatter) formatter = hp_formatter_new(NULL, &error);
 *   GBytes *pdf = hp_formatter_format(formatter, document, &options, diagnostics);
 *
 * A formatter keeps fonts and shaped words between documents. It, and what is handed to it, is for
 * one thread at a time; as many formatters as are wanted may be made and used in as many threads at
 * once, with different fonts too. Nothing needs to be called before, by whichever thread. Numbers
 * are written with a full stop only where the thread's or the process's LC_NUMERIC is "C".
 */
#pragma once

#include "base/base.h"
#include "formatter/record.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

typedef struct HpFormatter HpFormatter;

typedef struct {
  const char *base_folder; /* resolves relative URIs of graphics */
  HpGate *gate;            /* what graphics' files come through; NULL: none do */
  HpProgress progress;     /* or NULL */
  gpointer progress_user;
  GString *areas; /* receives the area tree as XML, or NULL */
  /* Called once, as soon as the document is not needed any more (before layout), or on failure, so
     that its memory is free for pages; NULL: the caller frees it. */
  GDestroyNotify release;
  gpointer release_user;
  gint64 date;                 /* seconds since 1970 for the file's dates; 0: not known, left out */
  const HpPdfProfile *profile; /* what the file is to conform to; NULL: the usual one */
  gboolean profile_required;   /* what the document lacks for it is an error, not a warning */
  gboolean
      pictures_required; /* so is a picture that cannot be shown, unless the profile is plain */
  gboolean
      language_told; /* that what stands for its language is none: nothing more is said of it */
  const HpPlace *fonts_place; /* where the document's fonts are chosen, if not in it, or NULL */
  const HpPdfAttachment *attachments;
  guint n_attachments;
  HpRecord *record;               /* or NULL; completed with what was used and what came out */
  gboolean embed_record;          /* the record becomes an attachment … */
  const char *record_description; /* … described so */
} HpFormatOptions;

/** `fontconfig_file` NULL: the one installed with the program. */
HpFormatter *hp_formatter_new(const char *fontconfig_file, GError **error);
/** Where the program is that tries pictures (hp_picture_trials_new), if not where it is looked for;
    to be said before the first document. */
void hp_formatter_set_helper(HpFormatter *formatter, const char *program);
/** One more font for its documents, before the first: all faces of a file. `known` receives the
    name of a family that it had before, the caller's, or NULL. FALSE and an error if it is no font.
 */
gboolean hp_formatter_add_font(HpFormatter *formatter, const char *path, char **known,
                               GError **error);
/** From here on, the families of fonts that were added before are known, too
 * (hp_text_hold_families).
 */
void hp_formatter_hold_families(HpFormatter *formatter);
void hp_formatter_free(HpFormatter *formatter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpFormatter, hp_formatter_free)

/** A document that is hyphenated in a language will come: begins to load what that needs. */
void hp_formatter_expect_language(HpFormatter *formatter, const char *language);

/** Puts on a record, under no name that the record of a document has, what its documents depend on
    besides themselves: libraries, and the faces it may use; and for documents in a language, how
   its words are divided. The files are noted (hp_files_read_new). */
void hp_formatter_record_tools(const HpFormatter *formatter, HpRecord *record, GHashTable *files);
void hp_formatter_record_libraries(HpRecord *record);
void hp_formatter_record_language(const HpFormatter *formatter, const char *language,
                                  HpRecord *record, GHashTable *files);

/** Formats a tree of XSL-FO into the bytes of a PDF; NULL if `diagnostics` got an error (which it
    then has). The caller owns the bytes. */
GBytes *hp_formatter_format(HpFormatter *formatter, const xmlDoc *document,
                            const HpFormatOptions *options, HpDiagnostics *diagnostics);

G_END_DECLS
