/* The way of one document through the rooms from formatting objects to a finished file. */
#include "formatter/formatter.h"

#include "formatter/fingerprint.h"
#include "pdf/pdf.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#define MAX_STYLES_BETWEEN_DOCUMENTS 500 /* of text; with more, fonts are loaded anew */

struct HpFormatter {
  HpText *text;
  HpFoVocabulary *vocabulary;
  HpPictureTrials *trials;
  char *fontconfig_file;
  GPtrArray *added_fonts; /* of char *: paths of those that are not in its list */
  GHashTable *divisions;  /* hp_divisions_new */
};

HpFormatter *hp_formatter_new(const char *fontconfig_file, GError **error)
{
  HpText *text = hp_text_new(fontconfig_file, error);
  if (text == NULL)
    return NULL;
  HpFormatter *formatter = g_new(HpFormatter, 1);
  *formatter = (HpFormatter){.text = text,
                             .vocabulary = hp_fo_vocabulary_new(),
                             .trials = hp_picture_trials_new(NULL, fontconfig_file),
                             .fontconfig_file = g_strdup(fontconfig_file),
                             .added_fonts = g_ptr_array_new_with_free_func(g_free),
                             .divisions = hp_divisions_new()};
  return formatter;
}

gboolean hp_formatter_add_font(HpFormatter *formatter, const char *path, char **known,
                               GError **error)
{
  if (!hp_text_add_font(formatter->text, path, known, error))
    return FALSE;
  g_ptr_array_add(formatter->added_fonts, g_strdup(path));
  return TRUE;
}

void hp_formatter_hold_families(HpFormatter *formatter)
{
  hp_text_hold_families(formatter->text);
}

void hp_formatter_free(HpFormatter *formatter)
{
  if (formatter == NULL)
    return;
  hp_text_free(formatter->text);
  hp_fo_vocabulary_free(formatter->vocabulary);
  hp_picture_trials_free(formatter->trials);
  g_free(formatter->fontconfig_file);
  g_ptr_array_unref(formatter->added_fonts);
  g_hash_table_unref(formatter->divisions);
  g_free(formatter);
}

void hp_formatter_set_helper(HpFormatter *formatter, const char *program)
{
  hp_picture_trials_free(formatter->trials);
  formatter->trials = hp_picture_trials_new(program, formatter->fontconfig_file);
}

void hp_formatter_expect_language(HpFormatter *formatter, const char *language)
{
  hp_text_expect_language(formatter->text, language);
}

void hp_formatter_record_tools(const HpFormatter *formatter, HpRecord *record, GHashTable *files)
{
  g_autofree char *faces = hp_text_faces(formatter->text, files);
  hp_formatter_record_libraries(record);
  hp_record_add_part(record, "fonts", "faces", faces);
}

void hp_formatter_record_language(const HpFormatter *formatter, const char *language,
                                  HpRecord *record, GHashTable *files)
{
  hp_text_note_dictionaries(language, files);
  hp_record_division(record, language, formatter->divisions);
}

typedef struct {
  const HpFormatter *formatter;
  HpRecord *record;
  HpFingerprint *fingerprint;
  const HpFoTree *tree;
} PageRecording;

static void note_page(const HpPage *page, gpointer user)
{
  const PageRecording *recording = user;
  hp_fingerprint_add_page(recording->fingerprint, page);
}

static GBytes *make_record(const HpPdfDigests *digests, gpointer user)
{
  const PageRecording *recording = user;
  hp_formatter_record_libraries(recording->record);
  hp_record_dictionaries(recording->record, recording->tree, recording->formatter->divisions);
  hp_fingerprint_record(recording->fingerprint, recording->record, digests);
  return hp_record_write(recording->record);
}

static GBytes *write_pdf(const HpFormatter *formatter, HpPages *pages, const HpFoTree *tree,
                         const HpFormatOptions *options, HpDiagnostics *diagnostics)
{
  const HpFoMetadata metadata = hp_fo_tree_metadata(tree);
  g_autoptr(HpFingerprint) fingerprint = hp_fingerprint_new();
  PageRecording recording = {formatter, options->record, fingerprint, tree};
  const HpPdfRecord record = {.attachment = {.name = HP_RECORD_NAME,
                                             .media_type = "text/xml",
                                             .description = options->record_description,
                                             .relationship = HP_PDF_SUPPLEMENT},
                              .note_page = note_page,
                              .make = make_record,
                              .user = &recording,
                              .embedded = options->embed_record};
  const HpPdfOptions pdf_options = {.title = metadata.title,
                                    .language = metadata.language,
                                    .authors = metadata.creators,
                                    .identifier = metadata.identifier,
                                    .publisher = metadata.publisher,
                                    .issued = metadata.date,
                                    .subject = metadata.description,
                                    .date = options->date,
                                    .profile = options->profile,
                                    .profile_required = options->profile_required,
                                    .fonts_place = options->fonts_place,
                                    .diagnostics = diagnostics,
                                    .attachments = options->attachments,
                                    .n_attachments = options->n_attachments,
                                    .record = options->record == NULL ? NULL : &record};
  g_autoptr(GError) error = NULL;
  GBytes *pdf = hp_pdf_write(pages, tree, &pdf_options, &error);
  if (pdf == NULL && error != NULL)
    hp_report_error(diagnostics, NULL, "%s", error->message);
  return pdf;
}

/* The document was in small pieces all over the heap, more than all that comes after needs. The C
   library keeps the holes for small pieces to come, and pages are no such. One thread at a time:
   where the program has another allocator than the C library's, the first call sets that one up,
   which nothing else has done, and locks nothing while it does. */
static void give_back_memory(void)
{
#ifdef __GLIBC__
  static GMutex setting_up;
  g_mutex_lock(&setting_up);
  malloc_trim(0);
  g_mutex_unlock(&setting_up);
#endif
}

static HpFoTree *build_tree(const HpFormatter *formatter, const xmlDoc *document,
                            const HpFormatOptions *options, HpDiagnostics *diagnostics)
{
  HpFoTree *tree = hp_fo_tree_new_with(document, formatter->vocabulary, diagnostics);
  if (options->release == NULL)
    return tree;
  if (tree != NULL)
    hp_fo_tree_detach(tree);
  options->release(options->release_user);
  give_back_memory();
  return tree;
}

static GBytes *format(HpFormatter *formatter, const xmlDoc *document,
                      const HpFormatOptions *options, HpDiagnostics *diagnostics)
{
  g_autoptr(HpFoTree) tree = build_tree(formatter, document, options, diagnostics);
  if (tree == NULL)
    return NULL;
  if (!options->language_told)
    hp_warn_without_dictionary(tree, diagnostics);
  g_autoptr(HpGate) closed = hp_gate_new(NULL);
  g_autoptr(HpGraphics) graphics =
      hp_graphics_new(options->base_folder, options->gate == NULL ? closed : options->gate);
  hp_graphics_set_fonts(graphics, hp_text_font_map(formatter->text));
  hp_graphics_set_trials(graphics, formatter->trials);
  const HpLayoutOptions layout_options = {
      .text = formatter->text,
      .graphics = graphics,
      .diagnostics = diagnostics,
      .progress = options->progress,
      .progress_user = options->progress_user,
      .areas = options->areas,
      .fonts_place = options->fonts_place,
      .pictures_required = options->pictures_required && hp_pdf_profile_claims(options->profile)};
  g_autoptr(HpPages) pages = hp_layout(tree, &layout_options);
  if (pages == NULL)
    return NULL;
  hp_text_forget_words(formatter->text);
  give_back_memory();
  return write_pdf(formatter, pages, tree, options, diagnostics);
}

/* Styles and fonts are kept from document to document; those of thousands of foreign ones would
   pile up in a server. */
static void renew_text(HpFormatter *formatter)
{
  if (hp_text_statistics(formatter->text).styles <= MAX_STYLES_BETWEEN_DOCUMENTS)
    return;
  HpText *fresh = hp_text_new(formatter->fontconfig_file, NULL);
  if (fresh == NULL)
    return;
  for (guint i = 0; i < formatter->added_fonts->len; i++) {
    g_autofree char *known = NULL;
    hp_text_add_font(fresh, g_ptr_array_index(formatter->added_fonts, i), &known, NULL);
  }
  hp_text_free(formatter->text);
  formatter->text = fresh;
  g_hash_table_remove_all(formatter->divisions);
}

GBytes *hp_formatter_format(HpFormatter *formatter, const xmlDoc *document,
                            const HpFormatOptions *options, HpDiagnostics *diagnostics)
{
  GBytes *pdf = format(formatter, document, options, diagnostics);
  renew_text(formatter);
  hp_picture_trials_forget_many(formatter->trials);
  return pdf;
}
