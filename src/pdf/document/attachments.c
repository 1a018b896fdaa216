/* Files inside the file (ISO 32000-1, 7.11.4; associated files: ISO 32000-2, 14.13, which ISO
 * 19005-3 allows before PDF 2.0):
 *
 *   catalog ── /Names /EmbeddedFiles ── name → file specification ── /EF ── embedded file stream
 *           └─ /AF ─────────────────────────────────┘
 *
 * The record stands last of all in the file, so that it can tell the digest of what is before. */
#include "pdf/document/document.h"
#include "pdf/file/values.h"

#include <string.h>

typedef struct {
  const HpPdfAttachment *attachment;
  guint specification, stream; /* object numbers */
} Embedded;

static const char *const relationships[] = {
    [HP_PDF_UNSPECIFIED] = "Unspecified",
    [HP_PDF_SOURCE] = "Source",
    [HP_PDF_DATA] = "Data",
    [HP_PDF_SUPPLEMENT] = "Supplement",
};

/* "text/xml" as a name: /text#2Fxml. */
static void append_media_type(GString *out, const char *type)
{
  g_string_append_c(out, '/');
  for (; *type != '\0'; type++)
    if (g_ascii_isalnum(*type) || strchr("-+._", *type) != NULL)
      g_string_append_c(out, *type);
    else
      g_string_append_printf(out, "#%02X", (guchar)*type);
}

static void write_stream(HpPdfDocument *document, guint number, const HpPdfAttachment *attachment,
                         GBytes *bytes)
{
  gsize size = 0;
  const void *data = g_bytes_get_data(bytes, &size);
  g_autoptr(GString) entries = g_string_new("/Type /EmbeddedFile /Subtype ");
  append_media_type(entries, attachment->media_type);
  g_string_append_printf(entries, " /Params << /Size %" G_GSIZE_FORMAT, size);
  if (document->options->date != 0) {
    g_string_append(entries, " /ModDate ");
    hp_pdf_append_date(entries, document->options->date);
  }
  g_string_append(entries, " >>");
  hp_pdf_writer_stream(document->output->writer, number, entries->str, data, size, TRUE);
}

static void write_specification(HpPdfDocument *document, const Embedded *embedded)
{
  const HpPdfAttachment *attachment = embedded->attachment;
  GString *out = document->output->scratch;
  g_string_append(out, "<< /Type /Filespec /F ");
  hp_pdf_append_text(out, attachment->name);
  g_string_append(out, " /UF ");
  hp_pdf_append_text(out, attachment->name);
  /* PDF/UA-2 wants all of them described. */
  if (attachment->description != NULL || document->output->version != HP_PDF_1_7) {
    g_string_append(out, " /Desc ");
    hp_pdf_append_text(out, attachment->description != NULL ? attachment->description
                                                            : attachment->name);
  }
  g_string_append_printf(out, " /AFRelationship /%s /EF << /F %u 0 R /UF %u 0 R >> >>",
                         relationships[attachment->relationship], embedded->stream,
                         embedded->stream);
  hp_pdf_write_scratch(document->output, embedded->specification);
}

static Embedded embed(HpPdfDocument *document, const HpPdfAttachment *attachment)
{
  const Embedded embedded = {attachment, hp_pdf_writer_reserve(document->output->writer),
                             hp_pdf_writer_reserve(document->output->writer)};
  write_specification(document, &embedded);
  if (attachment->bytes != NULL)
    write_stream(document, embedded.stream, attachment, attachment->bytes);
  return embedded;
}

/* The keys of the name tree must be in order; the names themselves stand in the specifications. */
static void append_to_catalog(HpPdfDocument *document, const GArray *all)
{
  GString *out = document->output->catalog;
  g_string_append(out, " /AF [");
  for (guint i = 0; i < all->len; i++)
    g_string_append_printf(out, " %u 0 R", g_array_index(all, Embedded, i).specification);
  g_string_append(out, " ] /Names << /EmbeddedFiles << /Names [");
  for (guint i = 0; i < all->len; i++)
    g_string_append_printf(out, " (%08u) %u 0 R", i, g_array_index(all, Embedded, i).specification);
  g_string_append(out, " ] >> >>");
}

void hp_pdf_add_attachments(HpPdfDocument *document)
{
  const HpPdfOptions *options = document->options;
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Embedded));
  for (guint i = 0; i < options->n_attachments; i++) {
    const Embedded embedded = embed(document, &options->attachments[i]);
    g_array_append_val(all, embedded);
  }
  if (options->record != NULL && options->record->embedded) {
    const Embedded embedded = embed(document, &options->record->attachment);
    g_array_append_val(all, embedded);
    document->record_number = embedded.stream;
  }
  document->has_attachments = all->len > 0;
  if (document->has_attachments)
    append_to_catalog(document, all);
}

void hp_pdf_write_record(HpPdfDocument *document)
{
  const HpPdfRecord *record = document->options->record;
  if (record == NULL)
    return;
  HpPdfDigests digests = {.n_pages = document->output->n_pages,
                          .pages = (const char *const *)document->page_digests};
  g_autofree char *before = hp_pdf_writer_digest(document->output->writer, &digests.size);
  digests.sha256 = before;
  g_autoptr(GBytes) bytes = record->make(&digests, record->user);
  if (record->embedded)
    write_stream(document, document->record_number, &record->attachment, bytes);
}
