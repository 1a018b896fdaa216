/* What the file says about itself: the Info dictionary and, equal to it, XMP (ISO 16684-1). PDF 2.0
 * has XMP alone. */
#include "pdf/document/document.h"
#include "pdf/document/srgb.h"
#include "pdf/file/values.h"

#include <stdlib.h>
#include <string.h>

#define PROGRAM "handlingsplan " HP_VERSION

static void append_info(GString *out, const char *key, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf(out, " /%s ", key);
  hp_pdf_append_text(out, value);
}

/* A document without a date has none: 1970 would be a lie. */
static void append_info_date(GString *out, const char *key, gint64 date)
{
  if (date == 0)
    return;
  g_string_append_printf(out, " /%s ", key);
  hp_pdf_append_date(out, date);
}

static guint write_info(HpPdfDocument *document)
{
  const HpPdfOptions *options = document->options;
  GString *out = document->output->scratch;
  g_string_append(out, "<<");
  append_info(out, "Title", options->title);
  g_autofree char *authors =
      options->authors == NULL ? NULL : g_strjoinv("; ", (char **)options->authors);
  append_info(out, "Author", authors);
  append_info(out, "Subject", options->subject);
  append_info(out, "Creator", PROGRAM);
  append_info(out, "Producer", PROGRAM);
  append_info_date(out, "CreationDate", options->date);
  append_info_date(out, "ModDate", options->date);
  g_string_append(out, " >>");
  const guint number = hp_pdf_writer_reserve(document->output->writer);
  hp_pdf_write_scratch(document->output, number);
  return number;
}

/* `before` and `after` are the markup around the value. */
static void append_property(GString *out, const char *before, const char *value, const char *after)
{
  if (value == NULL)
    return;
  g_autofree char *valid = g_utf8_make_valid(value, -1);
  g_autofree char *escaped = hp_escaped_for_xml(valid, -1);
  g_string_append_printf(out, "%s%s%s\n", before, escaped, after);
}

static void append_authors(GString *out, const char *const *authors)
{
  if (authors == NULL || authors[0] == NULL)
    return;
  g_string_append(out, "<dc:creator><rdf:Seq>");
  for (; *authors != NULL; authors++)
    append_property(out, "<rdf:li>", *authors, "</rdf:li>");
  g_string_append(out, "</rdf:Seq></dc:creator>\n");
}

/* PDF/A wants dates as XMP has them. */
static gboolean has_form_of_date(const char *text)
{
  static const char pattern[] = "dddd-dd-dd";
  const gsize length = text == NULL ? 0 : strlen(text);
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != pattern[i])
      return FALSE;
  return TRUE;
}

/* A year, a month or a day that there is. */
static gboolean is_date(const char *text)
{
  if (!has_form_of_date(text))
    return FALSE;
  const gsize length = strlen(text);
  const guint year = (guint)strtoul(text, NULL, 10);
  const guint month = length < 7 ? 1 : (guint)strtoul(text + 5, NULL, 10);
  const guint day = length < 10 ? 1 : (guint)strtoul(text + 8, NULL, 10);
  return g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static void append_dates(GString *out, gint64 seconds)
{
  if (seconds == 0)
    return;
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(seconds);
  g_autofree char *text = date == NULL ? NULL : g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
  append_property(out, "<xmp:CreateDate>", text, "</xmp:CreateDate>");
  append_property(out, "<xmp:ModifyDate>", text, "</xmp:ModifyDate>");
  append_property(out, "<xmp:MetadataDate>", text, "</xmp:MetadataDate>");
}

/* A-4f is A-4 with files inside. */
static gboolean has_level(const HpPdfDocument *document)
{
  return document->profile->files != HP_PDF_FILES_SOME || document->has_attachments;
}

static void append_archive_claim(GString *out, const HpPdfDocument *document)
{
  const HpPdfStandard *archive = &document->profile->archive;
  if (archive->part == 0)
    return;
  g_string_append_printf(out, "<pdfaid:part>%d</pdfaid:part>\n", archive->part);
  append_property(out, "<pdfaid:rev>", archive->revision, "</pdfaid:rev>");
  append_property(out, "<pdfaid:conformance>", has_level(document) ? archive->level : NULL,
                  "</pdfaid:conformance>");
}

/* PDF/A-2 and 3 want the schema of whatever they do not know themselves explained. */
static const char accessibility_schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>The part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char claim_namespaces[] =
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"";

static void append_claim(GString *out, const HpPdfDocument *document)
{
  const HpPdfStandard *accessibility = &document->profile->accessibility;
  g_string_append_printf(out, "<pdfuaid:part>%d</pdfuaid:part>\n", accessibility->part);
  append_property(out, "<pdfuaid:rev>", accessibility->revision, "</pdfuaid:rev>");
  if (document->output->version == HP_PDF_1_7)
    g_string_append(out, accessibility_schema);
  append_archive_claim(out, document);
}

static GString *xmp(const HpPdfDocument *document)
{
  const HpPdfOptions *options = document->options;
  GString *out =
      g_string_new("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                   "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                   "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                   "<rdf:Description rdf:about=\"\""
                   " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                   " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                   " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"");
  g_string_append_printf(out, "%s>\n", document->conforms ? claim_namespaces : "");
  g_string_append(out, "<dc:format>application/pdf</dc:format>\n");
  append_property(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", options->title,
                  "</rdf:li></rdf:Alt></dc:title>");
  append_authors(out, options->authors);
  append_property(out, "<dc:publisher><rdf:Bag><rdf:li>", options->publisher,
                  "</rdf:li></rdf:Bag></dc:publisher>");
  append_property(out, "<dc:identifier>", options->identifier, "</dc:identifier>");
  append_property(out, "<dc:date><rdf:Seq><rdf:li>",
                  is_date(options->issued) ? options->issued : NULL,
                  "</rdf:li></rdf:Seq></dc:date>");
  append_property(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", options->subject,
                  "</rdf:li></rdf:Alt></dc:description>");
  append_property(out, "<dc:language><rdf:Bag><rdf:li>", options->language,
                  "</rdf:li></rdf:Bag></dc:language>");
  append_property(out, "<xmp:CreatorTool>", PROGRAM, "</xmp:CreatorTool>");
  append_property(out, "<pdf:Producer>", PROGRAM, "</pdf:Producer>");
  append_dates(out, options->date);
  if (document->conforms)
    append_claim(out, document);
  g_string_append(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
  return out;
}

void hp_pdf_add_output_intent(HpPdfDocument *document)
{
  g_autoptr(GByteArray) profile = hp_srgb_profile();
  const guint number = hp_pdf_writer_reserve(document->output->writer);
  hp_pdf_writer_stream(document->output->writer, number, "/N 3 /Alternate /DeviceRGB",
                       profile->data, profile->len, TRUE);
  g_string_append_printf(document->output->catalog,
                         " /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1"
                         " /OutputConditionIdentifier (sRGB IEC61966-2.1)"
                         " /RegistryName (http://www.color.org) /Info (sRGB IEC61966-2.1)"
                         " /DestOutputProfile %u 0 R >>]",
                         number);
}

guint hp_pdf_add_metadata(HpPdfDocument *document)
{
  const HpPdfOptions *options = document->options;
  GString *packet = xmp(document);
  const guint number = hp_pdf_writer_reserve(document->output->writer);
  /* Uncompressed, so that programs that know no PDF find it. */
  hp_pdf_writer_stream(document->output->writer, number, "/Type /Metadata /Subtype /XML",
                       packet->str, packet->len, FALSE);
  g_string_free(packet, TRUE);
  g_string_append_printf(document->output->catalog, " /Metadata %u 0 R", number);
  if (options->language != NULL) {
    g_string_append(document->output->catalog, " /Lang ");
    hp_pdf_append_text(document->output->catalog, options->language);
  }
  if (options->title != NULL)
    g_string_append(document->output->catalog, " /ViewerPreferences << /DisplayDocTitle true >>");
  return document->output->version == HP_PDF_1_7 ? write_info(document) : 0;
}
