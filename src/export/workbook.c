/* A form as a workbook, in memory: what it says of itself, and the formats of its cells. */
#include "export/sheet.h"

#include "xml/xml.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define INK 0x1F2A37    /* on every ground below at 10 to 1 or more */
#define MUTED 0x4B5563  /* 7 to 1 */
#define GROUND 0xE5EAF0 /* of headings */
#define TO_FILL 0xFFF7D6
#define LINES 0x9AA5B1

/* ---- Formats ------------------------------------------------------------------------------- */

static lxw_format *boxed(lxw_workbook *workbook)
{
  lxw_format *format = workbook_add_format(workbook);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, LINES);
  format_set_font_color(format, INK);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_text_wrap(format);
  return format;
}

static lxw_format *heading(lxw_workbook *workbook, lxw_color_t ground)
{
  lxw_format *format = boxed(workbook);
  format_set_bold(format);
  format_set_bg_color(format, ground);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  return format;
}

static HpCellFormats formats_of(lxw_workbook *workbook)
{
  HpCellFormats formats = {.title = workbook_add_format(workbook),
                           .line = workbook_add_format(workbook),
                           .heading = heading(workbook, GROUND),
                           .heading_to_fill = heading(workbook, TO_FILL),
                           .keep = boxed(workbook),
                           .day = boxed(workbook),
                           .fill = boxed(workbook),
                           .id = boxed(workbook)};
  format_set_bold(formats.title);
  format_set_font_size(formats.title, 16);
  format_set_font_color(formats.title, INK);
  format_set_font_color(formats.line, INK);
  format_set_num_format(formats.day, "yyyy-mm-dd");
  format_set_align(formats.day, LXW_ALIGN_LEFT);
  /* As text: "2017-05" stays what was typed, and "=" begins no formula. */
  format_set_num_format(formats.fill, "@");
  format_set_unlocked(formats.fill);
  format_set_bg_color(formats.fill, TO_FILL);
  format_set_font_color(formats.id, MUTED);
  return formats;
}

/* ---- What it says of itself ------------------------------------------------------------------ */

/* That of the form, so that the same form gives the same bytes. */
static time_t time_of(const char *day)
{
  g_autofree char *text =
      g_strconcat(day == NULL || *day == '\0' ? "1980-01-01" : day, "T00:00:00Z", NULL);
  g_autoptr(GDateTime) date = g_date_time_new_from_iso8601(text, NULL);
  return date == NULL ? 0 : (time_t)g_date_time_to_unix(date);
}

static void describe(lxw_workbook *workbook, const xmlNode *form)
{
  lxw_doc_properties properties = {.title = (char *)hp_attribute(form, "title"),
                                   .created = time_of(hp_attribute(form, "day"))};
  workbook_set_properties(workbook, &properties);
}

/* ---- In memory ----------------------------------------------------------------------------- */

static GBytes *content_of(int file, GError **error)
{
  g_autoptr(GMappedFile) content = g_mapped_file_new_from_fd(file, FALSE, error);
  return content == NULL ? NULL : g_mapped_file_get_bytes(content);
}

static lxw_error write_workbook(const char *path, const xmlNode *form, const char *folder)
{
  lxw_workbook_options options = {.tmpdir = (char *)folder};
  HpWorkbook workbook = {.workbook = workbook_new_opt(path, &options),
                         .form = form,
                         .names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  workbook.formats = formats_of(workbook.workbook);
  describe(workbook.workbook, form);
  for (const xmlNode *sheet = form->children; sheet != NULL; sheet = sheet->next)
    if (hp_is_named(sheet, "sheet"))
      hp_workbook_add_sheet(&workbook, sheet);
  g_hash_table_unref(workbook.names);
  return workbook_close(workbook.workbook);
}

/* The library wants a name: that of a file without one. */
GBytes *hp_spreadsheet_of_form(const xmlNode *form, const char *folder, GError **error)
{
  const int file = memfd_create("form.xlsx", MFD_CLOEXEC);
  if (file < 0) {
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, g_strerror(errno));
    return NULL;
  }
  g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", file);
  const lxw_error status = write_workbook(path, form, folder);
  g_autoptr(GBytes) written = NULL;
  if (status == LXW_NO_ERROR)
    written = content_of(file, error);
  else
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, lxw_strerror(status));
  close(file);
  return written == NULL ? NULL
                         : hp_adjusted_spreadsheet(written, hp_attribute(form, "language"), error);
}
