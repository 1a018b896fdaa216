/* Documents with as many of a construct as are asked for. */
#include "constructs.h"

#include <cairo.h>
#include <string.h>

/* ---- Pictures ------------------------------------------------------------------------------ */

static cairo_status_t append_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
  g_byte_array_append(closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Few pixels, no two pictures alike. */
static void append_picture(GString *text, guint number)
{
  g_autoptr(GByteArray) png = g_byte_array_new();
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 4, 4);
  cairo_t *cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, (number & 255) / 255.0, (number >> 8 & 255) / 255.0,
                       (number >> 16) / 255.0);
  cairo_paint(cairo);
  cairo_destroy(cairo);
  cairo_surface_write_to_png_stream(surface, append_bytes, png);
  cairo_surface_destroy(surface);
  g_autofree char *base64 = g_base64_encode(png->data, png->len);
  g_string_append_printf(text, "data:image/png;base64,%s", base64);
}

/* ---- Patterns ------------------------------------------------------------------------------ */

static void append_day(GString *text, guint number)
{
  GDate day;
  g_date_set_dmy(&day, 1, G_DATE_JANUARY, 2017);
  g_date_add_days(&day, number);
  g_string_append_printf(text, "%04d-%02d-%02d", g_date_get_year(&day), (int)g_date_get_month(&day),
                         g_date_get_day(&day));
}

static void append_numbered(GString *text, const char *pattern, gsize length, guint number)
{
  for (gsize i = 0; i < length; i++) {
    if (pattern[i] == '#' && (i == 0 || pattern[i - 1] != '&'))
      g_string_append_printf(text, "%u", number);
    else if (pattern[i] == '~')
      g_string_append_printf(text, "%u", number + 1);
    else if (pattern[i] == '^')
      g_string_append_printf(text, "%u", number % 1000);
    else if (pattern[i] == '@')
      append_day(text, number);
    else if (pattern[i] == '$')
      append_picture(text, number);
    else
      g_string_append_c(text, pattern[i]);
  }
}

static void append_repeated(GString *text, const char *pattern, gsize length, guint first, guint n)
{
  const char *bar = memchr(pattern, '|', length);
  const gsize opening = bar == NULL ? length : (gsize)(bar - pattern);
  for (guint i = 0; i < n; i++)
    append_numbered(text, pattern, opening, first + i);
  for (guint i = 0; bar != NULL && i < n; i++)
    append_numbered(text, bar + 1, length - opening - 1, first + i);
}

void append_pattern(GString *text, const char *pattern, guint first, guint n)
{
  while (*pattern != '\0') {
    const gsize plain = strcspn(pattern, "{");
    append_numbered(text, pattern, plain, first + n);
    pattern += plain;
    if (*pattern == '\0')
      return;
    const gsize repeated = strcspn(++pattern, "}");
    append_repeated(text, pattern, repeated, first, n);
    pattern += repeated + 1;
  }
}

/* ---- Documents ----------------------------------------------------------------------------- */

#define PROPOSALS_BEGIN SOURCE_BEGIN("proposals", "p") "<head><title>Förslag</title></head>"
#define DECISION_BEGIN                                                                             \
  "<decision xmlns='https://handlingsplan.org/ns/plan/1' version='1' xml:lang='sv' id='d' "        \
  "kind='government'><head><document-type>Beslut</document-type><title>Beslut</title>"             \
  "<sender party='k0'/><decided party='k0' date='2018-01-01'/></head>"
#define COLLECTION_BEGIN SOURCE_BEGIN("collection", "c") "<head><title>Planer</title></head>"
#define DOCX_BEGIN                                                                                 \
  "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
#define ODF_BEGIN(KIND)                                                                            \
  "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "      \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                                   \
  "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'><office:body><office:" KIND ">"
#define ODF_END(KIND) "</office:" KIND "></office:body></office:document-content>"

static const struct {
  const char *begin, *end;
} around[] = {
    [FORM_FLOW] = {ROOT_BEGIN SEQUENCE FLOW, FLOW_END "</fo:root>"},
    [FORM_ROOT] = {ROOT_BEGIN, "</fo:root>"},
    [FORM_FILE] = {"", ""},
    [FORM_PLAN] = {PLAN_HEAD("plan"), "</plan>"},
    [FORM_PROPOSALS] = {PROPOSALS_BEGIN, "</proposals>"},
    [FORM_DECISION] = {DECISION_BEGIN, "</decision>"},
    [FORM_COLLECTION] = {COLLECTION_BEGIN, "</collection>"},
    [FORM_PAGE] = {"<html><body><h1>Plan</h1>", "</body></html>"},
    [FORM_DOCX] = {DOCX_BEGIN, "</w:body></w:document>"},
    [FORM_ODT] = {ODF_BEGIN("text"), ODF_END("text")},
    [FORM_ODS] = {ODF_BEGIN("spreadsheet"), ODF_END("spreadsheet")},
    [FORM_CSV] = {"Mål;Aktivitet;Ansvarig;Tid\n", ""},
    [FORM_XLSX] = {"<worksheet " XLSX_NAMESPACE "><sheetData>", "</sheetData></worksheet>"},
};

GString *document_of(const Construct *construct, guint n, guint copies)
{
  GString *text = g_string_new(around[construct->form].begin);
  for (guint i = 0; i < copies; i++)
    append_pattern(text, construct->pattern, i * n, n);
  g_string_append(text, around[construct->form].end);
  return text;
}
