/* The source and what belongs to it, as attachments of the PDF. */
#include "maker/archive.h"

#include "graphics/graphics.h"
#include "maker/attached.h"
#include "maker/tools.h"
#include "maker/verify/inside.h"

#include <string.h>

#define EARLIER_FOLDER "earlier"

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

#define OPEN_DOCUMENT "application/vnd.oasis.opendocument."
#define OFFICE_XML "application/vnd.openxmlformats-officedocument."

static const char *media_type(const char *name)
{
  static const char *const types[][2] = {{".svg", "image/svg+xml"},
                                         {".png", "image/png"},
                                         {".jpg", "image/jpeg"},
                                         {".jpeg", "image/jpeg"},
                                         {".xml", "text/xml"},
                                         {".xsl", "application/xslt+xml"},
                                         {".ttf", "font/ttf"},
                                         {".otf", "font/otf"},
                                         {".ttc", "font/collection"},
                                         {".pdf", "application/pdf"},
                                         {".csv", "text/csv"},
                                         {".ods", OPEN_DOCUMENT "spreadsheet"},
                                         {".odt", OPEN_DOCUMENT "text"},
                                         {".xlsx", OFFICE_XML "spreadsheetml.sheet"},
                                         {".docx", OFFICE_XML "wordprocessingml.document"}};
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

/* What files are read for: the job that needs them, and where they come from and go to. */
typedef struct {
  HpArchive *archive;
  HpJob *whole;
  const HpMaker *maker;
  HpGate *gate;
  HpDiagnostics *diagnostics;
  gboolean good;
} Packing;

/* Of a plan or a house that is called so in the file, named as from the folder of its own file. */
static gboolean attach_pictures(const Packing *packing, const GPtrArray *names, const char *path,
                                const char *called)
{
  HpArchive *archive = packing->archive;
  g_autofree char *folder = g_path_get_dirname(path);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    g_autofree char *file = g_build_filename(folder, name, NULL);
    g_autofree char *inside = hp_name_beside(called, name);
    g_autoptr(GError) error = NULL;
    const HpPlace place = {file, 0, 0};
    g_autoptr(GBytes) whole = hp_gate_read(packing->gate, file, name, HP_MAX_PICTURE_BYTES, &error);
    GBytes *bytes = whole == NULL ? NULL : hp_picture_without_metadata(whole, name, &error);
    if (bytes == NULL) {
      hp_note_cause(packing->diagnostics, error);
      hp_report_error(packing->diagnostics, &place, "%s", error->message);
      return FALSE;
    }
    if (!attach(archive, inside, in_language(archive, "Bild", "Picture"), HP_PDF_SOURCE, bytes)) {
      report_name(packing->diagnostics, &place, inside);
      return FALSE;
    }
  }
  return TRUE;
}

/* ---- Beside the house ---------------------------------------------------------------------- */

/* What the documents of a house have of its folders, the whole and what is attached. */
typedef struct {
  const HpHouse *house;
  GPtrArray *views;  /* of HpView */
  GPtrArray *labels; /* of HpHouseLabels, each once, in the order of those who use them */
  GHashTable *files; /* path → its bytes, in the folder of views */
} OfHouse;

static void take_of_house(HpJob *job, gpointer user)
{
  OfHouse *own = user;
  if (job->house != own->house)
    return;
  if (job->labels != NULL && !g_ptr_array_find(own->labels, job->labels, NULL))
    g_ptr_array_add(own->labels, (gpointer)job->labels);
  if (job->view_gate == NULL)
    return;
  g_ptr_array_add(own->views, (gpointer)job->view);
  GHashTableIter iterator;
  gpointer path = NULL;
  g_hash_table_iter_init(&iterator, hp_gate_files_read(job->view_gate));
  while (g_hash_table_iter_next(&iterator, &path, NULL)) {
    GBytes *bytes = hp_gate_kept(job->view_gate, path);
    if (bytes != NULL)
      g_hash_table_insert(own->files, g_strdup(path), g_bytes_ref(bytes));
  }
}

/* Takes the bytes. */
static gboolean attach_beside(const Packing *packing, const char *house, const char *name,
                              const char *description, GBytes *bytes)
{
  g_autofree char *inside = hp_name_beside(house, name);
  if (attach(packing->archive, inside, description, HP_PDF_SOURCE, bytes))
    return TRUE;
  report_name(packing->diagnostics, NULL, inside);
  return FALSE;
}

static gint compare_paths(gconstpointer a, gconstpointer b)
{
  return strcmp(a, b);
}

static gboolean attach_views(const Packing *packing, const OfHouse *own, const char *house)
{
  const char *description = in_language(packing->archive, "En stilmall i husets vy",
                                        "A stylesheet of a view of the house");
  if (own->views->len == 0)
    return TRUE;
  gboolean good = attach_beside(
      packing, house, HP_HOUSE_VIEWS "/views.xml",
      in_language(packing->archive, "Vyn som huset har gjort", "The view that the house has made"),
      hp_house_views_table(own->house, own->views));
  GList *paths = g_list_sort(g_hash_table_get_keys(own->files), compare_paths);
  for (const GList *at = paths; good && at != NULL; at = at->next) {
    const char *path = at->data;
    g_autofree char *name =
        g_strconcat(HP_HOUSE_VIEWS, path + strlen(own->house->views_folder), NULL);
    good = attach_beside(packing, house, name, description,
                         g_bytes_ref(g_hash_table_lookup(own->files, path)));
  }
  g_list_free(paths);
  return good;
}

static gboolean attach_labels(const Packing *packing, const OfHouse *own, const char *house)
{
  const char *description =
      in_language(packing->archive, "Husets egna ord", "The house's own words");
  gboolean good = TRUE;
  for (guint i = 0; good && i < own->labels->len; i++) {
    const HpHouseLabels *one = g_ptr_array_index(own->labels, i);
    good = attach_beside(packing, house, one->name, description, g_bytes_ref(one->own));
  }
  return good;
}

/* Of one that may not be passed on the digest is on record: whoever verifies needs the font. */
static gboolean attach_fonts(const Packing *packing, const HpHouse *house, const char *called)
{
  const char *description = in_language(packing->archive, "Ett typsnitt som huset har med sig",
                                        "A font that the house brings along");
  gboolean good = TRUE;
  for (guint i = 0; good && house->fonts != NULL && i < house->fonts->len; i++) {
    const HpHouseFont *font = g_ptr_array_index(house->fonts, i);
    g_autofree char *digest = font->may_go_along ? NULL : hp_sha256_of_bytes(font->bytes);
    g_autofree char *name = hp_name_beside(called, font->name);
    if (digest != NULL)
      hp_record_add_part(packing->archive->record, "house-font", name, digest);
    else
      good = attach_beside(packing, called, font->name, description, g_bytes_ref(font->bytes));
  }
  return good;
}

/* What stands beside a house that is called so in the file, as far as its documents have it. */
static gboolean attach_folders(const Packing *packing, const HpJob *job, const char *called)
{
  OfHouse own = {.house = job->house,
                 .views = g_ptr_array_new(),
                 .labels = g_ptr_array_new(),
                 .files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify)g_bytes_unref)};
  hp_job_for_each(packing->whole, take_of_house, &own);
  const gboolean has_fonts = packing->whole->view->output == HP_OUTPUT_PDF;
  const gboolean good = attach_views(packing, &own, called) &&
                        attach_labels(packing, &own, called) &&
                        (!has_fonts || attach_fonts(packing, job->house, called));
  g_ptr_array_unref(own.views);
  g_ptr_array_unref(own.labels);
  g_hash_table_unref(own.files);
  return good;
}

/* Beside the source that it is for; that of a source which it is attached to is there already. */
static gboolean attach_house(const Packing *packing, const HpJob *job)
{
  HpArchive *archive = packing->archive;
  const HpHouse *house = job->house;
  if (house == NULL || (job != packing->whole && job->attached_to->house == house))
    return TRUE;
  g_autofree char *name = hp_name_beside(job->called, "house.xml");
  const char *description =
      in_language(archive, "Husets logotyp, färger och typsnitt, som dokumentet är gjort med",
                  "Logo, colours and fonts of the house, with which the document was made");
  if (!attach(archive, name, description, HP_PDF_SOURCE, g_bytes_ref(house->filtered))) {
    hp_report_error(packing->diagnostics, NULL,
                    _("A document cannot be called \"house.xml\"; rename it."));
    return FALSE;
  }
  if (job == packing->whole)
    hp_record_set(archive->record, "house", name);
  hp_personal_data_add(archive->personal_data, house->personal_data);
  return attach_pictures(packing, house->pictures, house->path, name) &&
         attach_folders(packing, job, name);
}

/* Once, whatever else uses it. */
static gboolean attach_source(const Packing *packing, const HpJob *job)
{
  HpArchive *archive = packing->archive;
  if (find(archive, job->called) != NULL)
    return TRUE;
  GBytes *bytes = hp_job_source_called(packing->whole, packing->maker, job->called);
  if (bytes == NULL)
    return FALSE;
  const char *description =
      job == packing->whole
          ? in_language(archive, "Källan som dokumentet är gjort av", "The source of this document")
          : in_language(archive, "Källan som en bilaga är gjord av", "The source of an attachment");
  if (attach(archive, job->called, description, HP_PDF_SOURCE, bytes))
    return TRUE;
  const HpPlace place = {job->request->source, 0, 0};
  report_name(packing->diagnostics, &place, job->called);
  return FALSE;
}

/* As it is: it is attached to the document, rather than what that is made of. */
static gboolean attach_finished(const Packing *packing, const HpAttached *attached)
{
  HpArchive *archive = packing->archive;
  g_autoptr(GError) error = NULL;
  GBytes *bytes =
      hp_gate_read(packing->gate, attached->path, attached->name, HP_MAX_PICTURE_BYTES, &error);
  if (bytes == NULL) {
    hp_note_cause(packing->diagnostics, error);
    hp_report_error(packing->diagnostics, &attached->place, "%s", error->message);
    return FALSE;
  }
  if (attach(archive, attached->name, in_language(archive, "Bilaga", "Attachment"),
             HP_PDF_SUPPLEMENT, bytes))
    return TRUE;
  report_name(packing->diagnostics, &attached->place, attached->name);
  return FALSE;
}

/* What an earlier version is called in the file, so that nothing of it takes the place of what is
   now; the caller's. */
static char *name_of_earlier(const HpJob *job)
{
  g_autofree char *name = g_path_get_basename(job->request->earlier);
  return g_strconcat(EARLIER_FOLDER "/", name, NULL);
}

/* The version that the source is compared with, and its pictures, without which it is not good. */
static gboolean attach_earlier(const Packing *packing)
{
  const HpJob *job = packing->whole;
  if (job->earlier == NULL)
    return TRUE;
  g_autofree char *called = name_of_earlier(job);
  g_autoptr(GPtrArray) pictures = hp_source_files(job->earlier);
  const char *description =
      in_language(packing->archive, "Den tidigare version som källan jämförs med",
                  "The earlier version that the source is compared with");
  const HpPlace place = {job->request->earlier, 0, 0};
  if (!attach(packing->archive, called, description, HP_PDF_SOURCE,
              g_bytes_ref(job->earlier_filtered))) {
    report_name(packing->diagnostics, &place, called);
    return FALSE;
  }
  hp_record_set(packing->archive->record, "earlier", called);
  return attach_pictures(packing, pictures, job->request->earlier, called);
}

static void pack(HpJob *job, gpointer user)
{
  Packing *packing = user;
  if (!packing->good)
    return;
  g_autoptr(HpPersonalData) named = hp_source_personal_data(job->source);
  g_autoptr(GPtrArray) pictures = hp_source_files(job->source);
  hp_personal_data_add(packing->archive->personal_data, named);
  packing->good = attach_source(packing, job) &&
                  attach_pictures(packing, pictures, job->request->source, job->called) &&
                  attach_house(packing, job);
  for (guint i = 0; job->attached != NULL && i < job->attached->len; i++) {
    const HpAttached *attached = g_ptr_array_index(job->attached, i);
    if (packing->good && attached->is_finished)
      packing->good = attach_finished(packing, attached);
  }
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
  hp_record_set(record, "wording", hp_job_unusual_wording(job));
  hp_record_set(record, "since", job->request->since);
  hp_record_set(record, "as-of", job->as_of);
  hp_record_set(record, "party", job->request->party);
  hp_record_set(record, "attachment", job->request->attachment);
  hp_record_set(record, "case", job->request->case_number);
  hp_record_set(record, "apart", job->request->apart ? "yes" : NULL);
  if (!job->request->has_epoch)
    return;
  g_autofree char *epoch = g_strdup_printf("%" G_GINT64_FORMAT, job->request->epoch);
  hp_record_set(record, "source-date-epoch", epoch);
}

HpArchive *hp_archive_new(HpJob *job, HpMaker *maker, HpProfileChoice profile, HpGate *gate)
{
  g_autoptr(HpArchive) archive = new_archive(profile, job->language);
  archive->by_digest = hp_job_keeps_source(job);
  Packing packing = {archive, job, maker, gate, job->diagnostics, TRUE};
  hp_job_for_each(job, pack, &packing);
  if (!packing.good || !attach_earlier(&packing))
    return NULL;
  hp_record_set(archive->record, "source", job->called);
  record_request(archive, job);
  for (guint i = 0; job->collected != NULL && i < job->collected->len; i++) {
    const HpDocumentFile *file = g_ptr_array_index(job->collected, i);
    hp_record_add_file(archive->record, file->name, file->bytes);
  }
  hp_record_tools(archive->record, maker);
  return g_steal_pointer(&archive);
}

const HpRecord *hp_archive_record(const HpArchive *archive)
{
  return archive->record;
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
