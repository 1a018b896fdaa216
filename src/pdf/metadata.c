/* What the file says about itself: the Info dictionary and, equal to it, XMP (ISO 16684-1). */
#include "pdf/document.h"
#include "pdf/syntax.h"

#include <string.h>

#define PROGRAM "handlingsplan " HP_VERSION

static void append_info(GString *out, const char *key, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf(out, " /%s ", key);
  hp_pdf_append_text(out, value);
}

static guint write_info(HpPdfDocument *document)
{
  const HpPdfOptions *options = document->options;
  GString *out = document->scratch;
  g_string_append(out, "<<");
  append_info(out, "Title", options->title);
  append_info(out, "Author", options->author);
  append_info(out, "Subject", options->subject);
  append_info(out, "Creator", PROGRAM);
  append_info(out, "Producer", PROGRAM);
  g_string_append(out, " /CreationDate ");
  hp_pdf_append_date(out, options->date);
  g_string_append(out, " /ModDate ");
  hp_pdf_append_date(out, options->date);
  g_string_append(out, " >>");
  const guint number = hp_pdf_writer_reserve(document->writer);
  hp_pdf_write_scratch(document, number);
  return number;
}

/* `before` and `after` are the markup around the value. */
static void append_property(GString *out, const char *before, const char *value, const char *after)
{
  if (value == NULL)
    return;
  g_autofree char *valid = g_utf8_make_valid(value, -1);
  g_autofree char *escaped = g_markup_escape_text(valid, -1);
  g_string_append_printf(out, "%s%s%s\n", before, escaped, after);
}

static void append_dates(GString *out, gint64 seconds)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(seconds);
  g_autofree char *text = date == NULL ? NULL : g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
  append_property(out, "<xmp:CreateDate>", text, "</xmp:CreateDate>");
  append_property(out, "<xmp:ModifyDate>", text, "</xmp:ModifyDate>");
  append_property(out, "<xmp:MetadataDate>", text, "</xmp:MetadataDate>");
}

static GString *xmp(const HpPdfOptions *options)
{
  GString *out =
      g_string_new("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                   "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                   "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                   "<rdf:Description rdf:about=\"\""
                   " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                   " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                   " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                   "<dc:format>application/pdf</dc:format>\n");
  append_property(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", options->title,
                  "</rdf:li></rdf:Alt></dc:title>");
  append_property(out, "<dc:creator><rdf:Seq><rdf:li>", options->author,
                  "</rdf:li></rdf:Seq></dc:creator>");
  append_property(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", options->subject,
                  "</rdf:li></rdf:Alt></dc:description>");
  append_property(out, "<dc:language><rdf:Bag><rdf:li>", options->language,
                  "</rdf:li></rdf:Bag></dc:language>");
  append_property(out, "<xmp:CreatorTool>", PROGRAM, "</xmp:CreatorTool>");
  append_property(out, "<pdf:Producer>", PROGRAM, "</pdf:Producer>");
  append_dates(out, options->date);
  g_string_append(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
  return out;
}

guint hp_pdf_add_metadata(HpPdfDocument *document)
{
  const HpPdfOptions *options = document->options;
  GString *packet = xmp(options);
  const guint number = hp_pdf_writer_reserve(document->writer);
  /* Uncompressed, so that programs that know no PDF find it. */
  hp_pdf_writer_stream(document->writer, number, "/Type /Metadata /Subtype /XML", packet->str,
                       packet->len, FALSE);
  g_string_free(packet, TRUE);
  g_string_append_printf(document->catalog, " /Metadata %u 0 R", number);
  if (options->language != NULL) {
    g_string_append(document->catalog, " /Lang ");
    hp_pdf_append_text(document->catalog, options->language);
  }
  if (options->title != NULL)
    g_string_append(document->catalog, " /ViewerPreferences << /DisplayDocTitle true >>");
  return write_info(document);
}
