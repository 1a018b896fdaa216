/* Objects into a file: object streams, cross-reference stream, identifier. */
#include "pdf/file/writer.h"

#include <gio/gio.h>
#include <string.h>
#include <zlib.h>

/* How many objects share an object stream: a reader that wants one inflates all of them. */
#define OBJECTS_PER_STREAM 200
#define MAX_FILE_SIZE G_MAXUINT32 /* bytes of a PDF that is written; error */
#define ENTRY_SIZE 7
/* A page of text takes a third less time than at the usual 6, and becomes three hundredths larger.
 */
#define COMPRESSION 4

/* A row of the cross-reference stream. */
typedef struct {
  guint8 type;      /* 0: free, 1: at an offset, 2: in an object stream */
  guint32 position; /* the offset, or the number of the object stream */
  guint16 index;    /* in the object stream */
} Place;

struct HpPdfWriter {
  GByteArray *file;
  GArray *places;  /* of Place, by object number */
  GString *index;  /* "number offset number offset …" of the object stream being gathered */
  GString *bodies; /* its objects */
  guint gathered;
  guint stream_number; /* of that object stream */
};

static void append(HpPdfWriter *writer, const char *text)
{
  g_byte_array_append(writer->file, (const guint8 *)text, (guint)strlen(text));
}

HpPdfWriter *hp_pdf_writer_new(HpPdfVersion version, guint taken)
{
  HpPdfWriter *writer = g_new0(HpPdfWriter, 1);
  writer->file = g_byte_array_new();
  writer->places = g_array_new(FALSE, TRUE, sizeof(Place));
  g_array_set_size(writer->places, taken + 1);
  writer->index = g_string_new(NULL);
  writer->bodies = g_string_new(NULL);
  /* Bytes above 127 tell transfer programs that the file is binary. */
  static const char *const headers[HP_PDF_VERSIONS] = {"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
                                                       "%PDF-2.0\n%\xe2\xe3\xcf\xd3\n"};
  append(writer, headers[version]);
  return writer;
}

void hp_pdf_writer_free(HpPdfWriter *writer)
{
  if (writer == NULL)
    return;
  if (writer->file != NULL)
    g_byte_array_unref(writer->file);
  g_array_unref(writer->places);
  g_string_free(writer->index, TRUE);
  g_string_free(writer->bodies, TRUE);
  g_free(writer);
}

guint hp_pdf_writer_reserve(HpPdfWriter *writer)
{
  g_array_set_size(writer->places, writer->places->len + 1);
  return writer->places->len - 1;
}

static void append_stream(HpPdfWriter *writer, guint number, const char *entries, const void *data,
                          gsize size)
{
  g_array_index(writer->places, Place, number) = (Place){1, writer->file->len, 0};
  g_autofree char *head = g_strdup_printf(
      "%u 0 obj\n<< %s /Length %" G_GSIZE_FORMAT " >>\nstream\n", number, entries, size);
  append(writer, head);
  g_byte_array_append(writer->file, data, (guint)size);
  append(writer, "\nendstream\nendobj\n");
}

GBytes *hp_pdf_deflate(const void *data, gsize size)
{
  uLongf length = compressBound(size);
  guint8 *compressed = g_malloc(length);
  compress2(compressed, &length, data, size, COMPRESSION);
  return g_bytes_new_take(g_realloc(compressed, length), length);
}

void hp_pdf_writer_stream(HpPdfWriter *writer, guint number, const char *entries, const void *data,
                          gsize size, gboolean compress)
{
  /* Past the limit nothing is added; hp_pdf_writer_finish() tells. */
  if (size > MAX_FILE_SIZE / 2 || writer->file->len > MAX_FILE_SIZE / 2 - 1024) {
    g_array_index(writer->places, Place, 0).type = 1;
    return;
  }
  if (!compress) {
    append_stream(writer, number, entries, data, size);
    return;
  }
  g_autoptr(GBytes) compressed = hp_pdf_deflate(data, size);
  g_autofree char *all = g_strconcat(entries, " /Filter /FlateDecode", NULL);
  const void *bytes = g_bytes_get_data(compressed, &size);
  append_stream(writer, number, all, bytes, size);
}

static void write_gathered(HpPdfWriter *writer)
{
  if (writer->gathered == 0)
    return;
  g_autofree char *entries = g_strdup_printf("/Type /ObjStm /N %u /First %" G_GSIZE_FORMAT,
                                             writer->gathered, writer->index->len);
  g_string_append_len(writer->index, writer->bodies->str, (gssize)writer->bodies->len);
  hp_pdf_writer_stream(writer, writer->stream_number, entries, writer->index->str,
                       writer->index->len, TRUE);
  g_string_truncate(writer->index, 0);
  g_string_truncate(writer->bodies, 0);
  writer->gathered = 0;
}

void hp_pdf_writer_object(HpPdfWriter *writer, guint number, const char *text, gsize length)
{
  if (writer->gathered == 0)
    writer->stream_number = hp_pdf_writer_reserve(writer);
  g_array_index(writer->places, Place, number) =
      (Place){2, writer->stream_number, (guint16)writer->gathered};
  g_string_append_printf(writer->index, "%u %" G_GSIZE_FORMAT " ", number, writer->bodies->len);
  g_string_append_len(writer->bodies, text, (gssize)length);
  g_string_append_c(writer->bodies, '\n');
  writer->gathered++;
  if (writer->gathered == OBJECTS_PER_STREAM)
    write_gathered(writer);
}

char *hp_pdf_writer_digest(HpPdfWriter *writer, gsize *size)
{
  write_gathered(writer);
  *size = writer->file->len;
  return hp_sha256_of(writer->file->data, *size);
}

static GByteArray *cross_reference(const HpPdfWriter *writer)
{
  GByteArray *table = g_byte_array_new();
  g_byte_array_set_size(table, writer->places->len * ENTRY_SIZE);
  guint8 *row = table->data;
  for (guint i = 0; i < writer->places->len; i++, row += ENTRY_SIZE) {
    const Place *place = &g_array_index(writer->places, Place, i);
    const guint16 last = i == 0 ? 0xffff : place->index;
    row[0] = place->type;
    for (int byte = 0; byte < 4; byte++)
      row[1 + byte] = (guint8)(place->position >> (24 - 8 * byte));
    row[5] = (guint8)(last >> 8);
    row[6] = (guint8)last;
  }
  return table;
}

static void write_cross_reference(HpPdfWriter *writer, guint root, guint info)
{
  const guint number = hp_pdf_writer_reserve(writer);
  const guint position = writer->file->len;
  g_array_index(writer->places, Place, number) = (Place){1, position, 0};
  g_autoptr(GByteArray) table = cross_reference(writer);
  g_autofree char *info_entry = info == 0 ? g_strdup("") : g_strdup_printf(" /Info %u 0 R", info);
  g_autofree char *start = g_strdup_printf("/Type /XRef /W [1 4 2] /Size %u /Root %u 0 R%s",
                                           writer->places->len, root, info_entry);
  g_autofree char *id = hp_pdf_identifier(writer->file->data, position, start, table);
  g_autofree char *entries = g_strdup_printf("%s /ID [<%s> <%s>]", start, id, id);
  hp_pdf_writer_stream(writer, number, entries, table->data, table->len, TRUE);
  g_autofree char *end = g_strdup_printf("startxref\n%u\n%%%%EOF\n", position);
  append(writer, end);
}

GBytes *hp_pdf_writer_finish(HpPdfWriter *writer, guint root, guint info, GError **error)
{
  write_gathered(writer);
  write_cross_reference(writer, root, info);
  if (g_array_index(writer->places, Place, 0).type != 0) {
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                _("The PDF would be larger than 2 GiB; divide the document or make its pictures "
                  "smaller."));
    return NULL;
  }
  return g_byte_array_free_to_bytes(g_steal_pointer(&writer->file));
}
