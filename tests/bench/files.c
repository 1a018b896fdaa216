/* The files that documents are: text, or a ZIP of some. */
#include "constructs.h"

#include <archive.h>
#include <archive_entry.h>

/* The part of a ZIP that the document is, where it is one. */
static const char *part_of(const Construct *construct)
{
  static const char *const parts[] = {[FORM_DOCX] = "word/document.xml",
                                      [FORM_ODT] = "content.xml",
                                      [FORM_ODS] = "content.xml",
                                      [FORM_XLSX] = "xl/worksheets/sheet1.xml"};
  return construct->form < G_N_ELEMENTS(parts) ? parts[construct->form] : NULL;
}

static gboolean write_text(const char *path, GString *text)
{
  const gboolean written = g_file_set_contents(path, text->str, (gssize)text->len, NULL);
  g_string_free(text, TRUE);
  return written;
}

static gboolean write_beside(const char *folder, const char *pattern, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = g_strdup_printf("%s/plan-%u.xml", folder, i);
    GString *text = g_string_new(NULL);
    append_pattern(text, pattern, i, 0);
    if (!write_text(name, text))
      return FALSE;
  }
  return TRUE;
}

/* Takes the text. */
static void add_part(struct archive *archive, const char *name, GString *text)
{
  struct archive_entry *entry = archive_entry_new();
  archive_entry_set_pathname(entry, name);
  archive_entry_set_size(entry, (la_int64_t)text->len);
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_perm(entry, 0644);
  archive_write_header(archive, entry);
  archive_write_data(archive, text->str, text->len);
  archive_entry_free(entry);
  g_string_free(text, TRUE);
}

static GString *strings_of(const Construct *construct, guint n)
{
  GString *strings = g_string_new("<sst " XLSX_NAMESPACE ">");
  append_pattern(strings, construct->beside == NULL ? "" : construct->beside, 0, n);
  return g_string_append(strings, "</sst>");
}

/* What each kind of file is known by, and an XLSX what its sheet is called. */
static void add_other_parts(struct archive *archive, const Construct *construct, guint n)
{
  static const char workbook[] =
      "<workbook " XLSX_NAMESPACE " "
      "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
      "<sheets><sheet name='Plan' sheetId='1' r:id='r1'/></sheets></workbook>";
  static const char relations[] =
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
      "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
      "relationships/worksheet' Target='worksheets/sheet1.xml'/></Relationships>";
  if (construct->form == FORM_ODT)
    add_part(archive, "mimetype", g_string_new("application/vnd.oasis.opendocument.text"));
  if (construct->form == FORM_ODS)
    add_part(archive, "mimetype", g_string_new("application/vnd.oasis.opendocument.spreadsheet"));
  if (construct->form != FORM_XLSX)
    return;
  add_part(archive, "xl/workbook.xml", g_string_new(workbook));
  add_part(archive, "xl/_rels/workbook.xml.rels", g_string_new(relations));
  add_part(archive, "xl/sharedStrings.xml", strings_of(construct, n));
}

static gboolean write_archive(const char *path, const Construct *construct, guint n, guint copies)
{
  struct archive *archive = archive_write_new();
  archive_write_set_format_zip(archive);
  gboolean written = archive_write_open_filename(archive, path) == ARCHIVE_OK;
  if (written) {
    add_other_parts(archive, construct, n);
    add_part(archive, part_of(construct), document_of(construct, n, copies));
    written = archive_write_close(archive) == ARCHIVE_OK;
  }
  archive_write_free(archive);
  return written;
}

char *write_document(const Construct *construct, guint n, guint copies, const char *folder)
{
  g_autofree char *path = g_build_filename(folder, "document.xml", NULL);
  if (part_of(construct) != NULL)
    return write_archive(path, construct, n, copies) ? g_steal_pointer(&path) : NULL;
  if (construct->beside != NULL && !write_beside(folder, construct->beside, n))
    return NULL;
  return write_text(path, document_of(construct, n, copies)) ? g_steal_pointer(&path) : NULL;
}
