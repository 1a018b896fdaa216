/* The attachments and the record of a PDF. */
#include "maker/verify/inside.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_NAME 200 /* bytes of the name of a file inside; refused */

static gboolean is_readable_size(const char *path, GError **error)
{
  struct stat status;
  if (stat(path, &status) != 0)
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "%s", g_strerror(errno));
  else if (S_ISDIR(status.st_mode))
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_ISDIR, _("it is a folder; name the PDFs in it"));
  else if (!S_ISREG(status.st_mode) || status.st_size > HP_MAX_PDF_BYTES)
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, _("it is no file, or larger than %d MB"),
                HP_MAX_PDF_BYTES / (1024 * 1024));
  else
    return TRUE;
  return FALSE;
}

gboolean hp_is_safe_name(const char *name)
{
  if (*name == '\0' || strlen(name) > MAX_NAME || strchr(name, '\\') != NULL ||
      !g_utf8_validate(name, -1, NULL))
    return FALSE;
  for (const char *at = name; *at != '\0'; at++)
    if ((guchar)*at < 0x20 || *at == 0x7f)
      return FALSE;
  g_auto(GStrv) parts = g_strsplit(name, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || *parts[i] == '.')
      return FALSE;
  return TRUE;
}

/* ---- Beside the PDF ------------------------------------------------------------------------ */

/* FALSE if there is no such file, or a larger one than an attachment may be; with an error if there
   is one that cannot be read. */
static gboolean take_file(HpInside *inside, const char *folder, const char *name, GError **error)
{
  if (!hp_is_safe_name(name))
    return FALSE;
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autoptr(HpGate) gate = hp_gate_new(folder);
  g_autoptr(GError) cause = NULL;
  GBytes *bytes = hp_gate_read(gate, path, name, HP_MAX_PDF_BYTES, &cause);
  if (bytes == NULL) {
    if (g_error_matches(cause, HP_FILE_ERROR, HP_FILE_UNREADABLE))
      g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
  }
  HpPdfEmbeddedFile *file = g_new0(HpPdfEmbeddedFile, 1);
  file->name = g_strdup(name);
  file->bytes = bytes;
  g_ptr_array_add(inside->attachments, file);
  return TRUE;
}

/* Nobody has altered what another program wrote, or wrote anew, and says so. */
static void set_no_record(const HpInside *inside, const char *beside, GError **error)
{
  g_autofree char *producer = hp_pdf_file_producer(inside->file);
  const gboolean is_others = producer != NULL && !g_str_has_prefix(producer, "handlingsplan");
  g_set_error(error, G_FILE_ERROR, is_others ? G_FILE_ERROR_NOENT : G_FILE_ERROR_FAILED,
              _("it carries no record of how \"handlingsplan build\" made it, and there is none "
                "beside it in \"%s\"; programs that write a PDF anew, page by page, leave it out: "
                "ask for the file as it was made"),
              beside);
}

/* Who has lost a file that stood beside a PDF has not altered the PDF. One that was named by a
   digest never stood there. */
static gboolean take_file_on_record(HpInside *inside, const char *folder, const char *name,
                                    gboolean is_needed, GError **error)
{
  g_autoptr(GError) cause = NULL;
  if (take_file(inside, folder, name, &cause))
    return TRUE;
  if (cause == NULL && (!is_needed || !hp_is_safe_name(name)))
    return TRUE;
  if (cause == NULL)
    g_set_error(&cause, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                _("\"%s\", which its source consists of, is not in \"%s\", or is no file that can "
                  "be read; put it back there, or name the source with --source"),
                name, folder);
  g_propagate_error(error, g_steal_pointer(&cause));
  return FALSE;
}

/* The record in plan-source, beside plan.pdf, or beside the source; and the files that it names. */
static gboolean read_beside(HpInside *inside, const char *source, GError **error)
{
  g_autofree char *beside = hp_with_suffix(inside->path, HP_BESIDE_SUFFIX);
  g_autofree char *of_source = source == NULL ? NULL : g_path_get_dirname(source);
  g_autoptr(GError) cause = NULL;
  const char *folder = beside;
  gboolean found = take_file(inside, beside, HP_RECORD_NAME, &cause);
  if (!found && cause == NULL && of_source != NULL) {
    folder = of_source;
    found = take_file(inside, of_source, HP_RECORD_NAME, &cause);
  }
  if (!found && cause == NULL)
    set_no_record(inside, beside, &cause);
  if (found)
    inside->record = hp_record_read(hp_inside_find(inside, HP_RECORD_NAME)->bytes, &cause);
  const gboolean are_needed =
      source == NULL && cause == NULL && hp_record_get(inside->record, HP_RECORD_BY_DIGEST) == NULL;
  for (guint i = 0; cause == NULL && i < inside->record->files->len; i++) {
    const HpRecordFile *file = g_ptr_array_index(inside->record->files, i);
    take_file_on_record(inside, folder, file->name, are_needed, &cause);
  }
  if (cause == NULL)
    return TRUE;
  g_propagate_error(error, g_steal_pointer(&cause));
  return FALSE;
}

static gboolean read_record(HpInside *inside, const char *source, GError **error)
{
  const HpPdfEmbeddedFile *record = hp_inside_find(inside, HP_RECORD_NAME);
  if (record == NULL || record->bytes == NULL)
    return read_beside(inside, source, error);
  inside->record = hp_record_read(record->bytes, error);
  return inside->record != NULL;
}

static GBytes *read_pdf(const char *path, GError **error)
{
  char *contents = NULL;
  gsize size = 0;
  if (!is_readable_size(path, error) || !g_file_get_contents(path, &contents, &size, error))
    return NULL;
  return g_bytes_new_take(contents, size);
}

HpInside *hp_inside_read(const char *data_folder, const char *path, GBytes *bytes,
                         const char *source, GError **error)
{
  g_autoptr(HpInside) inside = g_new0(HpInside, 1);
  inside->path = g_strdup(path);
  inside->try_program = hp_helper_path(data_folder, HP_PDF_TRY_PROGRAM);
  inside->bytes = bytes == NULL ? read_pdf(path, error) : g_bytes_ref(bytes);
  if (inside->bytes == NULL)
    return NULL;
  inside->file = hp_pdf_file_open_foreign(inside->bytes, inside->try_program, error);
  if (inside->file == NULL)
    return NULL;
  inside->attachments = hp_pdf_file_attachments(inside->file);
  return read_record(inside, source, error) ? g_steal_pointer(&inside) : NULL;
}

void hp_inside_free(HpInside *inside)
{
  if (inside == NULL)
    return;
  hp_record_free(inside->record);
  g_clear_pointer(&inside->attachments, g_ptr_array_unref);
  hp_pdf_file_free(inside->file);
  g_clear_pointer(&inside->bytes, g_bytes_unref);
  g_free(inside->try_program);
  g_free(inside->path);
  g_free(inside);
}

const HpPdfEmbeddedFile *hp_inside_find(const HpInside *inside, const char *name)
{
  for (guint i = 0; i < inside->attachments->len; i++) {
    const HpPdfEmbeddedFile *file = g_ptr_array_index(inside->attachments, i);
    if (strcmp(file->name, name) == 0)
      return file;
  }
  return NULL;
}

gboolean hp_inside_has(const HpInside *inside, const char *name)
{
  return hp_inside_find(inside, name) != NULL;
}

char *hp_printable(const char *text)
{
  g_autofree char *valid = g_utf8_make_valid(text == NULL ? "" : text, -1);
  GString *printable = g_string_new(NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar character = g_utf8_get_char(at);
    g_string_append_unichar(printable, g_unichar_isprint(character) ? character : 0xfffd);
  }
  return g_string_free(printable, FALSE);
}

/* ---- Extracting ---------------------------------------------------------------------------- */

/* Whether the file is there already, and says the same. FALSE with an error if it says something
   else: nothing is lost where a file is written. */
static gboolean is_there(const char *path, GBytes *bytes, GError **error)
{
  if (!g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
    return FALSE;
  g_autofree char *contents = NULL;
  gsize size = 0;
  if (is_readable_size(path, NULL) && g_file_get_contents(path, &contents, &size, NULL)) {
    g_autoptr(GBytes) there = g_bytes_new_static(contents, size);
    if (g_bytes_equal(there, bytes))
      return TRUE;
  }
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
              _("\"%s\" is there already; name an empty folder"), path);
  return FALSE;
}

static gboolean write_file(const char *path, GBytes *bytes, gboolean lasting, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  g_autoptr(HpOutputFile) file = hp_output_file_new(path, error);
  if (file != NULL && !lasting)
    hp_output_file_leave_unsynced(file);
  return file != NULL && hp_output_file_write(file, data, size, error) &&
         hp_output_file_commit(file, error);
}

/* Those of a file's name. Not the folder itself: one that was taken away meanwhile stays away. */
static gboolean make_folders(const char *folder, const char *name, GError **error)
{
  for (const char *end = strchr(name, '/'); end != NULL; end = strchr(end + 1, '/')) {
    g_autofree char *part = g_strndup(name, (gsize)(end - name));
    g_autofree char *path = g_build_filename(folder, part, NULL);
    if (g_mkdir(path, 0777) == 0 || errno == EEXIST)
      continue;
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "%s: %s", path,
                g_strerror(errno));
    return FALSE;
  }
  return TRUE;
}

static gboolean extract_one(const HpPdfEmbeddedFile *file, const char *folder, gboolean lasting,
                            GError **error)
{
  if (!hp_is_safe_name(file->name)) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                _("an attachment has a name that no file should have"));
    return FALSE;
  }
  if (file->bytes == NULL) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _("the attachment \"%s\" is damaged"),
                file->name);
    return FALSE;
  }
  if (!make_folders(folder, file->name, error))
    return FALSE;
  g_autofree char *path = g_build_filename(folder, file->name, NULL);
  g_autoptr(GError) other = NULL;
  if (is_there(path, file->bytes, &other))
    return TRUE;
  if (other == NULL)
    return write_file(path, file->bytes, lasting, error);
  g_propagate_error(error, g_steal_pointer(&other));
  return FALSE;
}

gboolean hp_inside_extract(const HpInside *inside, const char *folder, gboolean lasting,
                           GError **error)
{
  for (guint i = 0; i < inside->attachments->len; i++)
    if (!extract_one(g_ptr_array_index(inside->attachments, i), folder, lasting, error))
      return FALSE;
  return TRUE;
}
