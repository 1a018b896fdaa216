/* Whether what is inside a PDF, and its pages, are those on record. */
#include "maker/verify/judging.h"

#include <string.h>

#define MAX_PAGES_NAMED 8 /* pages named in a reason; then an ellipsis */

void hp_add_reason(GPtrArray *reasons, char *line)
{
  g_ptr_array_add(reasons, line);
}

/* ---- Pages ---------------------------------------------------------------------------------- */

typedef struct {
  GString *numbers;
  guint count;
} PageList;

static void add_page(PageList *list, guint number)
{
  if (++list->count <= MAX_PAGES_NAMED)
    g_string_append_printf(list->numbers, "%s%u", list->count == 1 ? "" : ", ", number);
  else if (list->count == MAX_PAGES_NAMED + 1)
    g_string_append(list->numbers, " …");
}

guint hp_compare_pages_on_record(const HpInside *inside, const HpRecord *record, GPtrArray *reasons,
                                 const char *message)
{
  PageList list = {g_string_new(NULL), 0};
  const guint n = hp_pdf_file_n_pages(inside->file);
  for (guint i = 0; i < MIN(n, record->pages->len); i++) {
    const HpRecordPage *page = g_ptr_array_index(record->pages, i);
    g_autofree char *digest = hp_pdf_file_page_digest(inside->file, i);
    if (g_strcmp0(digest, page->content) != 0)
      add_page(&list, i + 1);
  }
  if (list.count > 0)
    hp_add_reason(reasons, g_strdup_printf(message, list.numbers->str));
  if (n != record->pages->len)
    hp_add_reason(
        reasons, g_strdup_printf(_("it has %u pages; its source gives %u"), n, record->pages->len));
  g_string_free(list.numbers, TRUE);
  return list.count + (n != record->pages->len);
}

/* ---- Files inside --------------------------------------------------------------------------- */

static const char *digest_in(const HpRecord *record, const char *name)
{
  for (guint i = 0; i < record->files->len; i++) {
    const HpRecordFile *file = g_ptr_array_index(record->files, i);
    if (strcmp(file->name, name) == 0)
      return file->sha256;
  }
  return NULL;
}

void hp_compare_digests(const HpInside *inside, const HpRecord *made, GPtrArray *reasons)
{
  for (guint i = 0; i < inside->record->files->len; i++) {
    const HpRecordFile *file = g_ptr_array_index(inside->record->files, i);
    if (g_strcmp0(digest_in(made, file->name), file->sha256) == 0)
      continue;
    g_autofree char *name = hp_printable(file->name);
    hp_add_reason(reasons,
                  g_strdup_printf(_("\"%s\" is not the file that it was made from"), name));
  }
}

gboolean hp_inside_has_digests_only(const HpInside *inside)
{
  return hp_record_get(inside->record, HP_RECORD_BY_DIGEST) != NULL;
}

guint hp_compare_attachments(const HpInside *inside, GPtrArray *reasons)
{
  if (hp_inside_has_digests_only(inside))
    return 0;
  guint differing = 0;
  for (guint i = 0; i < inside->record->files->len; i++) {
    const HpRecordFile *file = g_ptr_array_index(inside->record->files, i);
    const HpPdfEmbeddedFile *embedded = hp_inside_find(inside, file->name);
    g_autofree char *digest =
        embedded == NULL || embedded->bytes == NULL ? NULL : hp_sha256_of_bytes(embedded->bytes);
    if (g_strcmp0(digest, file->sha256) == 0)
      continue;
    g_autofree char *name = hp_printable(file->name);
    hp_add_reason(reasons,
                  g_strdup_printf(_("the file inside called \"%s\" is not what it was"), name));
    differing++;
  }
  return differing;
}

/* ---- The file ------------------------------------------------------------------------------- */

static gboolean is_unaltered_up_to_record(const HpInside *inside)
{
  gsize size = 0;
  const guchar *bytes = g_bytes_get_data(inside->bytes, &size);
  if (inside->record->size == 0 || inside->record->size > size)
    return FALSE;
  g_autofree char *digest = hp_sha256_of(bytes, (gsize)inside->record->size);
  return g_strcmp0(digest, inside->record->sha256) == 0;
}

gboolean hp_inside_is_written_anew(const HpInside *inside)
{
  static const char object[] = " 0 obj\n<< /Type /EmbeddedFile ";
  gsize size = 0;
  const char *bytes = g_bytes_get_data(inside->bytes, &size);
  const gsize begin = (gsize)MIN(inside->record->size, size);
  gsize at = begin;
  while (at < size && g_ascii_isdigit(bytes[at]))
    at++;
  return at == begin || size - at < strlen(object) ||
         memcmp(bytes + at, object, strlen(object)) != 0;
}

/* Where the file as it was made ends: after the first end-of-file mark behind the record. */
GBytes *hp_inside_original(const HpInside *inside)
{
  gsize size = 0;
  const char *bytes = g_bytes_get_data(inside->bytes, &size);
  const gsize from = (gsize)MIN(inside->record->size, size);
  const char *end = memmem(bytes + from, size - from, "%%EOF\n", 6);
  return end == NULL ? NULL : g_bytes_new_from_bytes(inside->bytes, 0, (gsize)(end + 6 - bytes));
}

gboolean hp_inside_agrees_with_record(const HpInside *inside, GPtrArray *reasons)
{
  const guint differing =
      hp_compare_attachments(inside, reasons) +
      hp_compare_pages_on_record(inside, inside->record, reasons, _("page %s is not what it was"));
  g_autoptr(GBytes) original = hp_inside_original(inside);
  if (differing == 0 &&
      (!is_unaltered_up_to_record(inside) || original == NULL || !hp_pdf_has_own_end(original))) {
    hp_add_reason(reasons,
                  g_strdup(_("something besides pages and attachments is not what it was")));
    return FALSE;
  }
  return differing == 0;
}
