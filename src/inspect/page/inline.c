/* Pictures in a content stream itself: programs that write a page anew make small ones so.
 *
 *   BI /W 2 /H 2 /BPC 8 /CS /G ID ····  EI      an object with /Width 2 /Height 2 …
 *      └─ entries ───────────┘    └─ bytes
 */
#include "inspect/page/inline.h"

#include "inspect/page/operands.h"
#include "inspect/page/picture.h"

#include <string.h>

#define MAX_ENTRY_DEPTH                                                                            \
  3 /* arrays and dictionaries in each other of an inline picture; not verified */

typedef struct {
  const char *brief, *full;
} Name;

static const Name keys[] = {{"BPC", "BitsPerComponent"}, {"CS", "ColorSpace"}, {"D", "Decode"},
                            {"DP", "DecodeParms"},       {"F", "Filter"},      {"H", "Height"},
                            {"IM", "ImageMask"},         {"I", "Interpolate"}, {"W", "Width"}};
static const Name spaces[] = {
    {"G", "DeviceGray"}, {"RGB", "DeviceRGB"}, {"CMYK", "DeviceCMYK"}, {"I", "Indexed"}};
static const Name filters[] = {{"AHx", "ASCIIHexDecode"}, {"A85", "ASCII85Decode"},
                               {"LZW", "LZWDecode"},      {"Fl", "FlateDecode"},
                               {"RL", "RunLengthDecode"}, {"CCF", "CCITTFaxDecode"},
                               {"DCT", "DCTDecode"}};

/* ---- Entries -------------------------------------------------------------------------------- */

typedef struct {
  GString *text;   /* of a dictionary with the long names */
  const char *key; /* whose value comes next; NULL: a key does */
  guint depth;
  guint keys; /* of those that have come, a bit each */
} Entries;

/* NULL if it has no longer one. */
static const char *full_name(const Name *all, guint n, const HpPdfToken *name)
{
  for (guint i = 0; i < n; i++)
    if (hp_pdf_is_word(name, all[i].brief))
      return all[i].full;
  return NULL;
}

/* Of keys that are not known, or come twice, readers make several things. */
static gboolean add_key(Entries *entries, const HpPdfToken *token)
{
  for (guint i = 0; i < G_N_ELEMENTS(keys) && token->kind == HP_PDF_NAME; i++) {
    if (!hp_pdf_is_word(token, keys[i].brief) && !hp_pdf_is_word(token, keys[i].full))
      continue;
    const gboolean again = (entries->keys & 1U << i) != 0;
    entries->keys |= 1U << i;
    entries->key = keys[i].full;
    g_string_append_printf(entries->text, " /%s", keys[i].full);
    return !again;
  }
  return FALSE;
}

static gboolean add_bracket(Entries *entries, const HpPdfToken *token)
{
  const gboolean opens = hp_pdf_is_word(token, "[") || hp_pdf_is_word(token, "<<");
  const gboolean closes = hp_pdf_is_word(token, "]") || hp_pdf_is_word(token, ">>");
  if (opens ? entries->depth == MAX_ENTRY_DEPTH : !closes || entries->depth == 0)
    return FALSE;
  entries->depth += opens ? 1 : -1;
  return TRUE;
}

static gboolean is_constant(const HpPdfToken *token)
{
  return token->kind == HP_PDF_WORD &&
         (hp_pdf_is_word(token, "true") || hp_pdf_is_word(token, "false") ||
          hp_pdf_is_word(token, "null"));
}

static const char *full_value(const Entries *entries, const HpPdfToken *token)
{
  if (token->kind != HP_PDF_NAME)
    return NULL;
  if (strcmp(entries->key, "ColorSpace") == 0)
    return full_name(spaces, G_N_ELEMENTS(spaces), token);
  return strcmp(entries->key, "Filter") == 0 ? full_name(filters, G_N_ELEMENTS(filters), token)
                                             : NULL;
}

/* `end`: of the token. */
static gboolean add_token(Entries *entries, const HpPdfToken *token, const char *end)
{
  if (entries->key == NULL)
    return add_key(entries, token);
  if (token->kind == HP_PDF_BRACKET ? !add_bracket(entries, token)
                                    : !hp_operand_is_plain(token) && !is_constant(token))
    return FALSE;
  const char *full = full_value(entries, token);
  g_string_append(entries->text, full == NULL ? " " : " /");
  if (full == NULL)
    g_string_append_len(entries->text, token->start, end - token->start);
  else
    g_string_append(entries->text, full);
  if (entries->depth == 0)
    entries->key = NULL;
  return TRUE;
}

/* Up to "ID". Returns where that ends; NULL if there is something else between. */
static const char *read_entries(Entries *entries, const char *at, const char *end)
{
  HpPdfToken token;
  while ((at = hp_pdf_token(at, end, &token)) != NULL) {
    if (entries->key == NULL && token.kind == HP_PDF_WORD && hp_pdf_is_word(&token, "ID"))
      return at;
    if (!add_token(entries, &token, at))
      return NULL;
  }
  return NULL;
}

/* ---- Bytes ---------------------------------------------------------------------------------- */

/* Where some readers find that it ends; NULL if others do not. */
static const char *find_end(const char *at, const char *end)
{
  for (; at + 2 <= end; at++)
    if (at[0] == 'E' && at[1] == 'I' && (at + 2 == end || hp_pdf_is_space(at[2])))
      return hp_pdf_is_space(at[-1]) ? at : NULL;
  return NULL;
}

static guint64 size_in(qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  enum { GREATEST = 1000000 };
  return (guint64)CLAMP(hp_pdf_integer_in(qpdf, dictionary, key, 0), 0, GREATEST);
}

/* Where nothing else says where bytes end that are not packed, some readers reckon it. */
static gboolean is_whole(qpdf_data qpdf, qpdf_oh dictionary, gsize size)
{
  if (qpdf_oh_has_key(qpdf, dictionary, "/Filter"))
    return TRUE;
  const guint64 bits = qpdf_oh_has_key(qpdf, dictionary, "/ImageMask")
                           ? 1
                           : size_in(qpdf, dictionary, "/BitsPerComponent");
  const guint64 row =
      size_in(qpdf, dictionary, "/Width") * bits * hp_shown_picture_parts(qpdf, dictionary);
  return row > 0 && (row + 7) / 8 * size_in(qpdf, dictionary, "/Height") == size;
}

/* ---- The object ----------------------------------------------------------------------------- */

/* One of a device, or a table of its colours, or it is one of the resources, by name. FALSE if it
   is none. */
static gboolean find_space(qpdf_data qpdf, qpdf_oh dictionary, qpdf_oh resources)
{
  if (!qpdf_oh_has_key(qpdf, dictionary, "/ColorSpace") ||
      hp_shown_picture_parts(qpdf, dictionary) > 0)
    return TRUE;
  qpdf_oh name = qpdf_oh_get_key(qpdf, dictionary, "/ColorSpace");
  qpdf_oh all = qpdf_oh_is_dictionary(qpdf, resources)
                    ? hp_pdf_dictionary_in(qpdf, resources, "/ColorSpace")
                    : qpdf_oh_new_null(qpdf);
  const gboolean is_there = qpdf_oh_is_name(qpdf, name) && qpdf_oh_is_dictionary(qpdf, all) &&
                            qpdf_oh_has_key(qpdf, all, qpdf_oh_get_name(qpdf, name));
  if (is_there) {
    qpdf_oh space = qpdf_oh_get_key(qpdf, all, qpdf_oh_get_name(qpdf, name));
    qpdf_oh_replace_key(qpdf, dictionary, "/ColorSpace", space);
    qpdf_oh_release(qpdf, space);
  }
  qpdf_oh_release(qpdf, all);
  qpdf_oh_release(qpdf, name);
  return is_there;
}

static qpdf_oh stream_of(qpdf_data qpdf, qpdf_oh dictionary, const char *bytes, gsize size)
{
  qpdf_oh stream = qpdf_oh_new_stream(qpdf), own = qpdf_oh_get_dict(qpdf, stream);
  qpdf_oh filter = qpdf_oh_get_key(qpdf, dictionary, "/Filter");
  qpdf_oh parameters = qpdf_oh_get_key(qpdf, dictionary, "/DecodeParms");
  qpdf_oh_replace_stream_data(qpdf, stream, (const unsigned char *)bytes, size, filter, parameters);
  g_autoptr(GPtrArray) entries = hp_pdf_keys_of(qpdf, dictionary);
  for (guint i = 0; i < entries->len; i++) {
    qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, g_ptr_array_index(entries, i));
    qpdf_oh_replace_key(qpdf, own, g_ptr_array_index(entries, i), value);
    qpdf_oh_release(qpdf, value);
  }
  qpdf_oh_release(qpdf, parameters);
  qpdf_oh_release(qpdf, filter);
  qpdf_oh_release(qpdf, own);
  return stream;
}

const char *hp_inline_picture(qpdf_data qpdf, qpdf_oh resources, const char *at, const char *end,
                              qpdf_oh *image)
{
  g_autoptr(GString) text = g_string_new("<< /Subtype /Image");
  Entries entries = {.text = text};
  const char *bytes = read_entries(&entries, at, end);
  if (bytes == NULL || bytes == end || (*bytes != ' ' && *bytes != '\n'))
    return NULL;
  bytes++;
  const char *found = find_end(bytes, end);
  if (found == NULL || found == bytes)
    return NULL;
  const gsize size = (gsize)(found - bytes) - 1;
  g_string_append(text, " >>");
  qpdf_oh dictionary = qpdf_oh_parse(qpdf, text->str);
  const gboolean good = qpdf_oh_is_dictionary(qpdf, dictionary) &&
                        find_space(qpdf, dictionary, resources) && is_whole(qpdf, dictionary, size);
  if (good)
    *image = stream_of(qpdf, dictionary, bytes, size);
  qpdf_oh_release(qpdf, dictionary);
  return good ? found + strlen("EI") : NULL;
}
