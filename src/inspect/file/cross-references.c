/* The sections of cross-references, from the newest to the oldest. */
#include "inspect/file/cross-references.h"

#include <string.h>

#define MAX_BLANKS_BEFORE                                                                          \
  16 /* bytes before an object, where its place is said to be; it has no name */

static guint hash_of_contained(gconstpointer key)
{
  const HpContained *one = key;
  return g_int64_hash(&one->number) ^ (g_int64_hash(&one->container) * 31);
}

static gboolean are_same(gconstpointer key, gconstpointer other)
{
  return memcmp(key, other, sizeof(HpContained)) == 0;
}

static guint64 *copy_of(guint64 number)
{
  return g_memdup2(&number, sizeof number);
}

void hp_cross_references_clear(HpCrossReferences *references)
{
  g_clear_pointer(&references->present, g_hash_table_unref);
  g_clear_pointer(&references->positions, g_hash_table_unref);
  g_clear_pointer(&references->contained, g_hash_table_unref);
  qpdf_cleanup(&references->scratch);
}

static void references_init(HpCrossReferences *references, GBytes *bytes)
{
  *references = (HpCrossReferences){0};
  references->start = hp_pdf_text_of_bytes(bytes, &references->end);
  references->scratch = qpdf_init();
  qpdf_silence_errors(references->scratch);
  qpdf_set_suppress_warnings(references->scratch, QPDF_TRUE);
  qpdf_empty_pdf(references->scratch);
  references->present = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
  references->positions = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
  references->contained = g_hash_table_new_full(hash_of_contained, are_same, g_free, NULL);
}

/* ---- Streams ------------------------------------------------------------------------------- */

gsize hp_cross_references_position(const HpCrossReferences *references, guint64 number)
{
  const HpObjectPlace *place = g_hash_table_lookup(references->present, &number);
  if (place != NULL && place->container != 0)
    place = g_hash_table_lookup(references->present, &place->container);
  return place == NULL ? 0 : place->position;
}

/* It may be an object of its own. */
static gboolean read_length(const HpCrossReferences *references, HpPdfWritten dictionary,
                            guint64 *length)
{
  const char *at = hp_pdf_written_value(dictionary, "Length").start;
  guint64 generation = 0;
  if (!hp_pdf_written_whole(&at, dictionary.end, length))
    return FALSE;
  if (!hp_pdf_written_whole(&at, dictionary.end, &generation) ||
      !hp_pdf_written_word(&at, dictionary.end, "R"))
    return TRUE;
  at = references->start + hp_cross_references_position(references, *length);
  return hp_pdf_written_header(&at, references->end) &&
         hp_pdf_written_whole(&at, references->end, length);
}

gboolean hp_cross_references_stream(const HpCrossReferences *references, HpPdfWritten dictionary,
                                    const char **at, HpPdfWritten *data)
{
  const char *next = *at;
  guint64 length = 0;
  if (!hp_pdf_written_word(&next, references->end, "stream") ||
      !read_length(references, dictionary, &length))
    return FALSE;
  next += next < references->end && *next == '\r';
  next += next < references->end && *next == '\n';
  if (length > (guint64)(references->end - next))
    return FALSE;
  *data = (HpPdfWritten){next, next + length};
  next = data->end;
  if (!hp_pdf_written_word(&next, references->end, "endstream"))
    return FALSE;
  *at = next;
  return TRUE;
}

/* Null if there is none; the caller's. */
static qpdf_oh parsed_value(qpdf_data qpdf, HpPdfWritten dictionary, const char *key)
{
  const HpPdfWritten value = hp_pdf_written_value(dictionary, key);
  g_autofree char *text = g_strndup(value.start, (gsize)(value.end - value.start));
  return *text == '\0' ? qpdf_oh_new_null(qpdf) : qpdf_oh_parse(qpdf, text);
}

/* NULL if that cannot be done. */
static GBytes *unpacked(const HpCrossReferences *references, HpPdfWritten dictionary,
                        HpPdfWritten data)
{
  qpdf_data scratch = references->scratch;
  qpdf_oh stream = qpdf_oh_new_stream(scratch);
  qpdf_oh filter = parsed_value(scratch, dictionary, "Filter");
  qpdf_oh parameters = parsed_value(scratch, dictionary, "DecodeParms");
  qpdf_oh_replace_stream_data(scratch, stream, (const unsigned char *)data.start,
                              (size_t)(data.end - data.start), filter, parameters);
  GBytes *bytes = qpdf_has_error(scratch) ? NULL : hp_pdf_saved_bytes(scratch, stream);
  qpdf_oh_release(scratch, parameters);
  qpdf_oh_release(scratch, filter);
  qpdf_oh_release(scratch, stream);
  return bytes;
}

/* ---- Sections ------------------------------------------------------------------------------ */

/* Sections come from the newest to the oldest. */
static void add_place(HpCrossReferences *references, guint64 number, HpObjectPlace place)
{
  if (!g_hash_table_contains(references->present, &number))
    g_hash_table_insert(references->present, copy_of(number), g_memdup2(&place, sizeof place));
}

static void add_position(HpCrossReferences *references, guint64 number, guint64 position)
{
  const guint64 size = (guint64)(references->end - references->start);
  for (guint i = 0; i < MAX_BLANKS_BEFORE && position < size; i++)
    position += hp_pdf_is_space(references->start[position]);
  add_place(references, number, (HpObjectPlace){.position = (gsize)position});
  g_hash_table_insert(references->positions, copy_of(position), copy_of(number));
}

static void add_contained(HpCrossReferences *references, guint64 number, guint64 container)
{
  const HpContained contained = {number, container};
  add_place(references, number, (HpObjectPlace){.container = container});
  g_hash_table_add(references->contained, g_memdup2(&contained, sizeof contained));
}

/* "7 2", and two entries: "0000000417 00000 n" */
static gboolean read_part_of_table(HpCrossReferences *references, const char **at)
{
  guint64 number = 0, n = 0, position = 0, generation = 0;
  if (!hp_pdf_written_whole(at, references->end, &number) ||
      !hp_pdf_written_whole(at, references->end, &n))
    return FALSE;
  for (; n > 0; n--, number++) {
    if (!hp_pdf_written_whole(at, references->end, &position) ||
        !hp_pdf_written_whole(at, references->end, &generation))
      return FALSE;
    if (hp_pdf_written_word(at, references->end, "n"))
      add_position(references, number, position);
    else if (hp_pdf_written_word(at, references->end, "f"))
      add_place(references, number, (HpObjectPlace){0});
    else
      return FALSE;
  }
  return TRUE;
}

static gboolean read_table(HpCrossReferences *references, const char *at, HpPdfWritten *trailer)
{
  while (!hp_pdf_written_word(&at, references->end, "trailer"))
    if (!read_part_of_table(references, &at))
      return FALSE;
  return hp_pdf_written_dictionary(&at, references->end, trailer);
}

static guint64 field(const guint8 **row, guint64 width, guint64 usual)
{
  guint64 value = width == 0 ? usual : 0;
  for (guint64 i = 0; i < width; i++)
    value = value << 8 | *(*row)++;
  return value;
}

enum { FREE, IN_FILE, IN_STREAM };

/* As many rows of the table as there are for `n` numbers from `number` on; `row` is moved. */
static gboolean read_rows(HpCrossReferences *references, guint64 number, guint64 n,
                          const guint64 widths[3], const guint8 **row, const guint8 *end)
{
  const gsize width = widths[0] + widths[1] + widths[2];
  for (; n > 0; n--, number++) {
    if ((gsize)(end - *row) < width)
      return FALSE;
    const guint64 kind = field(row, widths[0], IN_FILE);
    const guint64 place = field(row, widths[1], 0);
    field(row, widths[2], 0);
    if (kind == IN_FILE)
      add_position(references, number, place);
    else if (kind == IN_STREAM)
      add_contained(references, number, place);
    else
      add_place(references, number, (HpObjectPlace){0});
  }
  return TRUE;
}

static gboolean read_widths(HpPdfWritten dictionary, guint64 widths[3])
{
  const HpPdfWritten value = hp_pdf_written_value(dictionary, "W");
  const char *at = value.start;
  gboolean good = hp_pdf_written_bracket(&at, value.end);
  for (int i = 0; i < 3 && good; i++)
    good = hp_pdf_written_whole(&at, value.end, &widths[i]) && widths[i] <= sizeof(guint64);
  return good && widths[1] > 0;
}

static gboolean read_parts_of_stream(HpCrossReferences *references, HpPdfWritten dictionary,
                                     GBytes *bytes)
{
  guint64 widths[3], number = 0, n = 0;
  gsize size = 0;
  const guint8 *row = g_bytes_get_data(bytes, &size), *const end = row + size;
  if (!read_widths(dictionary, widths))
    return FALSE;
  const HpPdfWritten index = hp_pdf_written_value(dictionary, "Index");
  const char *at = index.start;
  if (!hp_pdf_written_bracket(&at, index.end))
    return hp_pdf_written_number(dictionary, "Size", &n) &&
           read_rows(references, 0, n, widths, &row, end);
  while (hp_pdf_written_whole(&at, index.end, &number))
    if (!hp_pdf_written_whole(&at, index.end, &n) ||
        !read_rows(references, number, n, widths, &row, end))
      return FALSE;
  return TRUE;
}

static gboolean read_cross_reference_stream(HpCrossReferences *references, const char *at,
                                            HpPdfWritten *dictionary)
{
  guint64 number = 0;
  HpPdfWritten data;
  const char *const begin = at, *next = at;
  if (!hp_pdf_written_whole(&next, references->end, &number) ||
      !hp_pdf_written_header(&at, references->end) ||
      !hp_pdf_written_dictionary(&at, references->end, dictionary) ||
      !hp_cross_references_stream(references, *dictionary, &at, &data))
    return FALSE;
  g_autoptr(GBytes) bytes = unpacked(references, *dictionary, data);
  if (bytes == NULL || !read_parts_of_stream(references, *dictionary, bytes))
    return FALSE;
  /* It need not name itself. */
  add_position(references, number, (guint64)(begin - references->start));
  return TRUE;
}

/* Where the newest section is; FALSE if the file does not end with that. */
static gboolean read_start(const HpCrossReferences *references, guint64 *position)
{
  static const char word[] = "startxref";
  const char *at = references->end - sizeof word + 1;
  while (at >= references->start && memcmp(at, word, sizeof word - 1) != 0)
    at--;
  if (at < references->start)
    return FALSE;
  at += sizeof word - 1;
  return hp_pdf_written_whole(&at, references->end, position);
}

gboolean hp_cross_references_read(HpCrossReferences *references, GBytes *bytes)
{
  references_init(references, bytes);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  guint64 position = 0;
  gboolean more = TRUE, good = read_start(references, &position);
  while (good && more) {
    const char *at = references->start + position;
    good = position < (guint64)(references->end - references->start) &&
           g_hash_table_add(seen, copy_of(position));
    if (!good)
      break;
    while (at < references->end && hp_pdf_is_space(*at))
      at++;
    HpPdfWritten trailer;
    good = hp_pdf_written_word(&at, references->end, "xref")
               ? read_table(references, at, &trailer)
               : read_cross_reference_stream(references, at, &trailer);
    more = good && hp_pdf_written_number(trailer, "Prev", &position);
  }
  return good;
}
