/* A page as HTML, all of it in one file. */
#include "maker/write/write.h"

#include "graphics/graphics.h"
#include "xml/xml.h"

#include <libxml/HTMLtree.h>
#include <string.h>

#define DOCTYPE "<!DOCTYPE html>\n"

/* ---- Pictures ------------------------------------------------------------------------------ */

/* By what the bytes are, whatever the file is called. */
static const char *media_type_of(GBytes *picture)
{
  gsize size = 0;
  const char *bytes = g_bytes_get_data(picture, &size);
  if (size > 4 && memcmp(bytes, "\x89PNG", 4) == 0)
    return "image/png";
  if (size > 3 && memcmp(bytes, "\xFF\xD8\xFF", 3) == 0)
    return "image/jpeg";
  return "image/svg+xml";
}

/* What says nothing but what is seen; the caller's. */
static GBytes *picture_of(const char *uri, HpGate *gate, const char *folder, GError **error)
{
  g_autofree char *path = hp_path_of_uri(uri, folder, error);
  g_autoptr(GBytes) whole =
      path == NULL ? NULL : hp_gate_read(gate, path, uri, HP_MAX_PICTURE_BYTES, error);
  return whole == NULL ? NULL : hp_picture_without_metadata(whole, uri, error);
}

static gboolean embed(xmlNode *image, HpGate *gate, const char *folder, HpDiagnostics *diagnostics)
{
  g_autoptr(GError) error = NULL;
  const char *uri = hp_attribute(image, "src");
  g_autoptr(GBytes) picture = picture_of(uri, gate, folder, &error);
  if (picture == NULL) {
    hp_note_cause(diagnostics, error);
    hp_report_error(diagnostics, NULL, "%s", error->message);
    return FALSE;
  }
  gsize size = 0;
  const guchar *bytes = g_bytes_get_data(picture, &size);
  g_autofree char *encoded = g_base64_encode(bytes, size);
  g_autofree char *data = g_strconcat("data:", media_type_of(picture), ";base64,", encoded, NULL);
  xmlSetProp(image, BAD_CAST "src", BAD_CAST data);
  return TRUE;
}

/* ---- The page ------------------------------------------------------------------------------ */

/* The doctype is written here, and only what is below it by libxml2: it would add a <meta> of its
   own. */
GBytes *hp_page_write(xmlDoc *page, HpGate *gate, const char *folder, HpDiagnostics *diagnostics)
{
  xmlNode *root = xmlDocGetRootElement(page);
  for (xmlNode *node = root; node != NULL; node = hp_next_element(node, root))
    if (strcmp((const char *)node->name, "img") == 0 && !embed(node, gate, folder, diagnostics))
      return NULL;
  hp_page_hold_lines(root);
  xmlOutputBuffer *output = xmlAllocOutputBuffer(NULL);
  htmlNodeDumpFormatOutput(output, page, root, "UTF-8", 0);
  xmlOutputBufferFlush(output);
  GString *file = g_string_new(DOCTYPE);
  g_string_append_len(file, (const char *)xmlOutputBufferGetContent(output),
                      (gssize)xmlOutputBufferGetSize(output));
  g_string_append_c(file, '\n');
  xmlOutputBufferClose(output);
  return g_string_free_to_bytes(file);
}
