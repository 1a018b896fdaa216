/*
 * Files from anywhere: what might fill the memory is tried by a process that may die of it.
 *
 *   this process                 try-pdf, under limits
 *     length, file  ────────►      reads every object, unpacks every stream
 *     a byte        ◄────────      has survived …
 *     end of file   ◄────────      … or has not
 */
#include "inspect/file/file.h"
#include "inspect/file/try.h"
#include "pdf-syntax/pdf-syntax.h"

#include <gio/gio.h>

/* An object may take 140 bytes for each byte that stands for it; and as many objects as there are
   bytes may begin with the same long run of blanks, each of which is read. */
#define MAX_UNTRIED_PDF (64 * 1024) /* bytes of a PDF, unpacked; tried in another process */

static gboolean set_not_tried(GError **error, const char *program)
{
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
              _("the program that tries PDFs first, %s, does not run; install handlingsplan anew"),
              program);
  return FALSE;
}

static gboolean set_not_survived(GError **error, HpChildEnd end)
{
  if (end == HP_CHILD_TOO_LONG)
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOMEM, _("it takes more than %d seconds to read"),
                HP_MAX_PDF_SECONDS);
  else if (end == HP_CHILD_TOO_LARGE)
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOMEM,
                _("it needs more than %d MiB of memory to read"), HP_MAX_PDF_MEMORY >> 20);
  else
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_NOMEM,
                        _("qpdf, which reads it, breaks down over it"));
  return FALSE;
}

static gboolean survives(GBytes *bytes, const char *program, GError **error)
{
  guint8 survived = 0;
  char *const arguments[] = {(char *)program, HP_VERSION, NULL};
  HpChild *child = hp_child_start(program, arguments);
  if (child == NULL)
    return set_not_tried(error, program);
  const gboolean answered =
      hp_child_send_bytes(child, bytes) && hp_child_receive(child, &survived, sizeof survived);
  const HpChildEnd end = hp_child_end(child);
  if (answered)
    return TRUE;
  return end == HP_CHILD_ENDED ? set_not_tried(error, program) : set_not_survived(error, end);
}

static gboolean is_small(GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  return hp_unpacks_to_at_most(data, size, MAX_UNTRIED_PDF);
}

HpPdfFile *hp_pdf_file_open_foreign(GBytes *bytes, const char *program, GError **error)
{
  if (!hp_pdf_may_be_read(bytes, error))
    return NULL;
  if (!is_small(bytes) && !survives(bytes, program, error))
    return NULL;
  return hp_pdf_file_open(bytes, error);
}
