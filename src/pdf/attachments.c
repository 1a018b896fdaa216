/* Files inside the file (ISO 32000-1, 7.11.4) and what they are to it (ISO 19005-3, annex E). */
#include "pdf/document.h"
#include "pdf/syntax.h"

/* As a name: "text/xml" is "/text#2Fxml". */
static void append_media_type(GString *out, const char *type)
{
  g_string_append_c(out, '/');
  for (; *type != '\0'; type++) {
    if (g_ascii_isalnum(*type) || *type == '-' || *type == '.' || *type == '+')
      g_string_append_c(out, *type);
    else
      g_string_append_printf(out, "#%02X", (guchar)*type);
  }
}

static guint write_bytes(HpPdfDocument *document, const HpPdfAttachment *attachment)
{
  gsize size = 0;
  const void *data = g_bytes_get_data(attachment->bytes, &size);
  g_autoptr(GString) entries = g_string_new("/Type /EmbeddedFile /Subtype ");
  append_media_type(entries, attachment->media_type);
  g_string_append_printf(entries, " /Params << /Size %" G_GSIZE_FORMAT " /ModDate ", size);
  hp_pdf_append_date(entries, document->options->date);
  g_string_append(entries, " >>");
  const guint number = hp_pdf_writer_reserve(document->writer);
  hp_pdf_writer_stream(document->writer, number, entries->str, data, size, TRUE);
  return number;
}

static guint write_specification(HpPdfDocument *document, const HpPdfAttachment *attachment)
{
  static const char *const relationships[] = {
      [HP_PDF_UNSPECIFIED] = "Unspecified",
      [HP_PDF_SOURCE] = "Source",
      [HP_PDF_DATA] = "Data",
      [HP_PDF_SUPPLEMENT] = "Supplement",
  };
  const guint bytes = write_bytes(document, attachment);
  GString *out = document->scratch;
  g_string_append(out, "<< /Type /Filespec /F ");
  hp_pdf_append_text(out, attachment->name);
  g_string_append(out, " /UF ");
  hp_pdf_append_text(out, attachment->name);
  if (attachment->description != NULL) {
    g_string_append(out, " /Desc ");
    hp_pdf_append_text(out, attachment->description);
  }
  g_string_append_printf(out, " /AFRelationship /%s /EF << /F %u 0 R /UF %u 0 R >> >>",
                         relationships[attachment->relationship], bytes, bytes);
  const guint number = hp_pdf_writer_reserve(document->writer);
  hp_pdf_write_scratch(document, number);
  return number;
}

/* The keys of the name tree must be in order; the names themselves stand in the specifications. */
void hp_pdf_add_attachments(HpPdfDocument *document)
{
  const HpPdfOptions *options = document->options;
  if (options->n_attachments == 0)
    return;
  g_autoptr(GString) names = g_string_new(" /Names << /EmbeddedFiles << /Names [");
  g_autoptr(GString) associated = g_string_new(" /AF [");
  for (guint i = 0; i < options->n_attachments; i++) {
    const guint number = write_specification(document, &options->attachments[i]);
    g_string_append_printf(names, " (%08u) %u 0 R", i, number);
    g_string_append_printf(associated, " %u 0 R", number);
  }
  g_string_append_printf(document->catalog, "%s ] >> >>%s ]", names->str, associated->str);
}
