/* The source and what belongs to it, as attachments of the PDF. */
#include "maker/archive.h"

#include "maker/inside.h"

#include <libxml/parser.h>
#include <libxslt/xslt.h>
#include <string.h>

struct HpArchive {
  GArray *attachments; /* of HpPdfAttachment; names and bytes are owned */
  HpRecord *record;
  GPtrArray *personal_data; /* of char * */
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
  g_ptr_array_unref(archive->personal_data);
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

static void note_personal_data(HpArchive *archive, HpSource *source)
{
  g_autoptr(GPtrArray) names = hp_source_personal_data(source);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    if (!g_ptr_array_find_with_equal_func(archive->personal_data, name, g_str_equal, NULL))
      g_ptr_array_add(archive->personal_data, g_strdup(name));
  }
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

static gboolean attach_pictures(HpArchive *archive, HpSource *source, const char *path,
                                HpDiagnostics *diagnostics)
{
  g_autoptr(GPtrArray) names = hp_source_files(source);
  g_autofree char *folder = g_path_get_dirname(path);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    g_autofree char *file = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    char *contents = NULL;
    gsize size = 0;
    const HpPlace place = {g_intern_string(file), 0, 0};
    if (!g_file_get_contents(file, &contents, &size, &error)) {
      hp_report_error(diagnostics, &place, _("The file cannot be read: %s."), error->message);
      return FALSE;
    }
    if (!attach(archive, name, in_language(archive, "Bild", "Picture"), HP_PDF_SOURCE,
                g_bytes_new_take(contents, size))) {
      report_name(diagnostics, &place, name);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean attach_house(HpArchive *archive, const HpJob *job)
{
  g_autoptr(HpSource) house = hp_source_read(job->house, NULL, job->diagnostics);
  if (house == NULL)
    return FALSE;
  hp_source_filter(house, NULL);
  const char *description =
      in_language(archive, "Husets logotyp, färger och typsnitt, som dokumentet är gjort med",
                  "Logo, colours and fonts of the house, with which the document was made");
  if (!attach(archive, "house.xml", description, HP_PDF_SOURCE, hp_source_write(house))) {
    hp_report_error(job->diagnostics, NULL,
                    _("A document cannot be called \"house.xml\"; rename it."));
    return FALSE;
  }
  hp_record_set(archive->record, "house", "house.xml");
  note_personal_data(archive, house);
  return attach_pictures(archive, house, job->house, job->diagnostics);
}

static gboolean attach_source(HpArchive *archive, const HpJob *job, const char *called)
{
  g_autofree char *name = called == NULL ? g_path_get_basename(job->path) : g_strdup(called);
  const char *description =
      in_language(archive, "Källan som dokumentet är gjort av", "The source of this document");
  if (!attach(archive, name, description, HP_PDF_SOURCE, g_bytes_ref(job->filtered))) {
    const HpPlace place = {job->path, 0, 0};
    report_name(job->diagnostics, &place, name);
    return FALSE;
  }
  hp_record_set(archive->record, "source", name);
  note_personal_data(archive, job->source);
  return attach_pictures(archive, job->source, job->path, job->diagnostics);
}

/* ---- Tools --------------------------------------------------------------------------------- */

static gint compare_paths(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names of the files in and below a folder, relative to `root`. */
static void list_files(const char *root, const char *below, GPtrArray *files, int depth)
{
  g_autofree char *path = g_build_filename(root, below, NULL);
  g_autoptr(GDir) folder = depth > 8 ? NULL : g_dir_open(path, 0, NULL);
  if (folder == NULL) {
    g_ptr_array_add(files, g_strdup(below));
    return;
  }
  for (const char *name = g_dir_read_name(folder); name != NULL; name = g_dir_read_name(folder)) {
    g_autofree char *file = *below == '\0' ? g_strdup(name) : g_build_filename(below, name, NULL);
    if (*name != '.')
      list_files(root, file, files, depth + 1);
  }
}

/* One digest of all files in a folder and their names. */
static char *digest_of_folder(const char *folder)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  list_files(folder, "", files, 0);
  g_ptr_array_sort(files, compare_paths);
  for (guint i = 0; i < files->len; i++) {
    const char *name = g_ptr_array_index(files, i);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *contents = NULL;
    gsize size = 0;
    if (!g_file_get_contents(path, &contents, &size, NULL))
      continue;
    g_autofree char *heading = g_strdup_printf("%s %" G_GSIZE_FORMAT "\n", name, size);
    g_checksum_update(sum, (const guchar *)heading, -1);
    g_checksum_update(sum, (const guchar *)contents, (gssize)size);
  }
  return g_strdup(g_checksum_get_string(sum));
}

static void add_folder(const HpPipeline *pipeline, HpRecord *record, const char *kind,
                       const char *name)
{
  g_autofree char *folder = hp_pipeline_data_file(pipeline, name);
  g_autofree char *digest = folder == NULL ? NULL : digest_of_folder(folder);
  if (digest != NULL)
    hp_record_add_part(record, kind, name, digest);
}

static void add_tools(const HpPipeline *pipeline, HpRecord *record)
{
  hp_record_add_part(record, "program", "handlingsplan", HP_VERSION);
  add_folder(pipeline, record, "stylesheets", "stylesheets");
  add_folder(pipeline, record, "fonts", "fonts/fonts.conf");
  hp_record_add_part(record, "library", "libxml2", xmlParserVersion);
  hp_record_add_part(record, "library", "libxslt", xsltEngineVersion);
}

gboolean hp_is_made_elsewhere(const HpPipeline *pipeline, const HpRecord *recorded)
{
  g_autoptr(HpRecord) here = hp_record_new();
  add_tools(pipeline, here);
  for (guint i = 0; i < here->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(here->parts, i);
    if (g_strcmp0(hp_record_part(recorded, part->kind, part->name), part->value) != 0)
      return TRUE;
  }
  return FALSE;
}

/* ---- The whole ----------------------------------------------------------------------------- */

HpArchive *hp_archive_new(const HpJob *job, const HpMaking *making, HpProfileChoice profile)
{
  const HpRendering *rendering = &making->rendering;
  g_autoptr(HpArchive) archive = g_new0(HpArchive, 1);
  archive->attachments = g_array_new(FALSE, FALSE, sizeof(HpPdfAttachment));
  g_array_set_clear_func(archive->attachments, clear_attachment);
  archive->record = hp_record_new();
  archive->personal_data = g_ptr_array_new_with_free_func(g_free);
  archive->profile = profile;
  archive->swedish = g_str_has_prefix(job->language, "sv");
  archive->record_description =
      in_language(archive, "Uppgifter om hur filen är gjord, för handlingsplan verify",
                  "How this file was made, for handlingsplan verify");
  if (!attach_source(archive, job, making->source_name) ||
      (job->house != NULL && !attach_house(archive, job)))
    return NULL;
  hp_record_set(archive->record, "view", rendering->view == NULL ? job->kind : rendering->view);
  hp_record_set(archive->record, "profile", hp_profile_name(profile.profile));
  if (profile.placement == HP_SOURCE_BESIDE)
    hp_record_set(archive->record, "files", "beside");
  hp_record_set(archive->record, "tables", rendering->tables);
  hp_record_set(archive->record, "as-of", job->as_of);
  if (making->epoch >= 0) {
    g_autofree char *epoch = g_strdup_printf("%" G_GINT64_FORMAT, making->epoch);
    hp_record_set(archive->record, "source-date-epoch", epoch);
  }
  add_tools(making->pipeline, archive->record);
  return g_steal_pointer(&archive);
}

HpSourcePlacement hp_archive_placement(const HpArchive *archive)
{
  return archive->profile.placement;
}

const GPtrArray *hp_archive_personal_data(const HpArchive *archive)
{
  return archive->personal_data;
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
  options->attachments = (const HpPdfAttachment *)(const void *)archive->attachments->data;
  options->n_attachments = archive->attachments->len;
  options->record_description = archive->record_description;
  options->embed_record = TRUE;
}

const GArray *hp_archive_beside(const HpArchive *archive)
{
  return archive->profile.placement == HP_SOURCE_BESIDE ? archive->attachments : NULL;
}
