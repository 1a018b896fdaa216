/* The source and what belongs to it, as attachments of the PDF. */
#include "maker/archive.h"

#include "graphics/graphics.h"
#include "maker/inside.h"
#include "maker/tools.h"

#include <string.h>

struct HpArchive {
  GArray *attachments; /* of HpPdfAttachment; names and bytes are owned */
  HpRecord *record;
  HpPersonalData *personal_data;
  gboolean by_digest; /* the files stay here */
  HpProfileChoice profile;
  const char *record_description;
  gboolean swedish; /* the document's language, in which attachments are described */
};

static void clear_attachment(gpointer data)
{
  HpPdfAttachment *attachment = data;
  g_free((char *)attachment->name);
  g_bytes_unref(attachment->bytes);
}

void hp_archive_free(HpArchive *archive)
{
  if (archive == NULL)
    return;
  g_array_unref(archive->attachments);
  hp_record_free(archive->record);
  hp_personal_data_free(archive->personal_data);
  g_free(archive);
}

/* ---- Attachments --------------------------------------------------------------------------- */

/* Words that end up in the file are in the document's language, whoever builds it. */
static const char *in_language(const HpArchive *archive, const char *swedish, const char *english)
{
  return archive->swedish ? swedish : english;
}

static const char *media_type(const char *name)
{
  static const char *const types[][2] = {{".svg", "image/svg+xml"},
                                         {".png", "image/png"},
                                         {".jpg", "image/jpeg"},
                                         {".jpeg", "image/jpeg"},
                                         {".xml", "text/xml"}};
  g_autofree char *lower = g_ascii_strdown(name, -1);
  for (guint i = 0; i < G_N_ELEMENTS(types); i++)
    if (g_str_has_suffix(lower, types[i][0]))
      return types[i][1];
  return "application/octet-stream";
}

static const HpPdfAttachment *find(const HpArchive *archive, const char *name)
{
  for (guint i = 0; i < archive->attachments->len; i++) {
    const HpPdfAttachment *attachment = &g_array_index(archive->attachments, HpPdfAttachment, i);
    if (strcmp(attachment->name, name) == 0)
      return attachment;
  }
  return NULL;
}

/* Takes the bytes. The same file may come twice, as a picture of both the plan and the house. FALSE
   if it cannot be called so. */
static gboolean attach(HpArchive *archive, const char *name, const char *description,
                       HpPdfRelationship relationship, GBytes *bytes)
{
  const HpPdfAttachment *known = find(archive, name);
  if (known != NULL || strcmp(name, HP_RECORD_NAME) == 0 || !hp_is_safe_name(name)) {
    const gboolean same = known != NULL && g_bytes_equal(known->bytes, bytes);
    g_bytes_unref(bytes);
    return same;
  }
  const HpPdfAttachment attachment = {.name = g_strdup(name),
                                      .media_type = media_type(name),
                                      .description = description,
                                      .relationship = relationship,
                                      .bytes = bytes};
  g_array_append_val(archive->attachments, attachment);
  hp_record_add_file(archive->record, name, bytes);
  return TRUE;
}

static void report_name(HpDiagnostics *diagnostics, const HpPlace *place, const char *name)
{
  if (hp_is_safe_name(name))
    hp_report_error(diagnostics, place,
                    _("Another file that goes into the PDF is called \"%s\" too; rename one."),
                    name);
  else
    hp_report_error(diagnostics, place,
                    _("A file that goes into the PDF cannot be called \"%s\"; expected a name "
                      "without a full stop at its beginning, backslashes and control characters."),
                    name);
}

/* Of a plan or a house, named as from the folder of its file. */
static gboolean attach_pictures(HpArchive *archive, const GPtrArray *names, const char *path,
                                HpGate *gate, HpDiagnostics *diagnostics)
{
  g_autofree char *folder = g_path_get_dirname(path);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    g_autofree char *file = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    const HpPlace place = {file, 0, 0};
    g_autoptr(GBytes) whole = hp_gate_read(gate, file, name, HP_MAX_PICTURE_BYTES, &error);
    GBytes *bytes = whole == NULL ? NULL : hp_picture_without_metadata(whole, name, &error);
    if (bytes == NULL) {
      hp_report_error(diagnostics, &place, "%s", error->message);
      return FALSE;
    }
    if (!attach(archive, name, in_language(archive, "Bild", "Picture"), HP_PDF_SOURCE, bytes)) {
      report_name(diagnostics, &place, name);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean attach_house(HpArchive *archive, const HpHouse *house, HpGate *gate,
                             HpDiagnostics *diagnostics)
{
  const char *description =
      in_language(archive, "Husets logotyp, färger och typsnitt, som dokumentet är gjort med",
                  "Logo, colours and fonts of the house, with which the document was made");
  if (!attach(archive, "house.xml", description, HP_PDF_SOURCE, g_bytes_ref(house->filtered))) {
    hp_report_error(diagnostics, NULL, _("A document cannot be called \"house.xml\"; rename it."));
    return FALSE;
  }
  hp_record_set(archive->record, "house", "house.xml");
  hp_personal_data_add(archive->personal_data, house->personal_data);
  return attach_pictures(archive, house->pictures, house->path, gate, diagnostics);
}

static gboolean attach_source(HpArchive *archive, const HpJob *job, const char *called,
                              HpGate *gate)
{
  const char *path = job->request->source;
  g_autofree char *name = called == NULL ? g_path_get_basename(path) : g_strdup(called);
  const char *description =
      in_language(archive, "Källan som dokumentet är gjort av", "The source of this document");
  if (!attach(archive, name, description, HP_PDF_SOURCE, g_bytes_ref(job->filtered))) {
    const HpPlace place = {path, 0, 0};
    report_name(job->diagnostics, &place, name);
    return FALSE;
  }
  hp_record_set(archive->record, "source", name);
  g_autoptr(HpPersonalData) named = hp_source_personal_data(job->source);
  g_autoptr(GPtrArray) pictures = hp_source_files(job->source);
  hp_personal_data_add(archive->personal_data, named);
  return attach_pictures(archive, pictures, path, gate, job->diagnostics);
}

/* ---- The whole ----------------------------------------------------------------------------- */

static HpArchive *new_archive(HpProfileChoice profile, const char *language)
{
  HpArchive *archive = g_new0(HpArchive, 1);
  archive->attachments = g_array_new(FALSE, FALSE, sizeof(HpPdfAttachment));
  g_array_set_clear_func(archive->attachments, clear_attachment);
  archive->record = hp_record_new();
  archive->personal_data = hp_personal_data_new();
  archive->profile = profile;
  archive->swedish = g_str_has_prefix(language, "sv");
  archive->record_description =
      in_language(archive, "Uppgifter om hur filen är gjord, för handlingsplan verify",
                  "How this file was made, for handlingsplan verify");
  return archive;
}

/* As what it is made. */
static void record_request(HpArchive *archive, const HpJob *job)
{
  HpRecord *record = archive->record;
  hp_record_set(record, "view", hp_job_view(job));
  hp_record_set(record, "profile", archive->profile.profile->name);
  if (archive->profile.placement == HP_SOURCE_BESIDE)
    hp_record_set(record, "files", "beside");
  if (archive->by_digest)
    hp_record_set(record, HP_RECORD_BY_DIGEST, "yes");
  if (job->request->restricted && hp_job_is_restricted(job))
    hp_record_set(record, "restricted", "yes");
  hp_record_set(record, "tables", job->request->tables);
  hp_record_set(record, "wording", hp_job_is_consolidated(job) ? job->request->wording : NULL);
  hp_record_set(record, "as-of", job->as_of);
  if (!job->request->has_epoch)
    return;
  g_autofree char *epoch = g_strdup_printf("%" G_GINT64_FORMAT, job->request->epoch);
  hp_record_set(record, "source-date-epoch", epoch);
}

HpArchive *hp_archive_new(const HpJob *job, HpMaker *maker, const char *source_name,
                          HpProfileChoice profile, HpGate *gate)
{
  g_autoptr(HpArchive) archive = new_archive(profile, job->language);
  archive->by_digest = hp_job_keeps_source(job);
  if (!attach_source(archive, job, source_name, gate) ||
      (job->house != NULL && !attach_house(archive, job->house, gate, job->diagnostics)))
    return NULL;
  record_request(archive, job);
  hp_record_tools(archive->record, maker);
  return g_steal_pointer(&archive);
}

void hp_archive_embed(HpArchive *archive, HpFormatOptions *options)
{
  options->profile = archive->profile.profile;
  if (archive->profile.placement == HP_SOURCE_NOWHERE)
    return;
  options->record = archive->record;
  if (archive->profile.placement == HP_SOURCE_BESIDE)
    return;
  options->record_description = archive->record_description;
  options->embed_record = TRUE;
  if (archive->by_digest)
    return;
  options->attachments = (const HpPdfAttachment *)(const void *)archive->attachments->data;
  options->n_attachments = archive->attachments->len;
}

/* ---- What becomes of it -------------------------------------------------------------------- */

static GPtrArray *files_beside(const HpArchive *archive)
{
  GPtrArray *beside = hp_document_files_new();
  if (archive->profile.placement != HP_SOURCE_BESIDE)
    return beside;
  for (guint i = 0; !archive->by_digest && i < archive->attachments->len; i++) {
    const HpPdfAttachment *attachment = &g_array_index(archive->attachments, HpPdfAttachment, i);
    hp_document_files_add(beside, attachment->name, g_bytes_ref(attachment->bytes));
  }
  hp_document_files_add(beside, HP_RECORD_NAME, hp_record_write(archive->record));
  return beside;
}

void hp_archive_finish(HpArchive *archive, HpDocument *document)
{
  document->beside = files_beside(archive);
  document->carries_source = archive->profile.placement != HP_SOURCE_NOWHERE && !archive->by_digest;
  document->record = g_steal_pointer(&archive->record);
  document->personal_data = g_steal_pointer(&archive->personal_data);
}
