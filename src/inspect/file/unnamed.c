/*
 * Whether a file has objects that its cross-references do not name (ISO 32000-1, 7.5.4, 7.5.8).
 *
 *   4 0 obj … endobj                       ◄─┐
 *   xref … trailer << … >>                 ──┘ ◄─┐  /Prev
 *   4 0 obj … endobj        ◄─ named by none     │
 *   9 0 obj … endobj           ◄─┐               │
 *   xref … trailer << … /Prev >> ┴───────────────┘ ◄── startxref
 *
 * Most programs go by these. One that dislikes what it finds there (Ghostscript a table that
 * follows a cross-reference stream, or a comment within "4 0 obj") looks for "4 0 obj" in the file,
 * behind each "endstream" in a stream, too, and takes the last of them.
 */
#include "inspect/file/cross-references.h"

#include <string.h>

#define MAX_BLANKS 256 /* bytes between "4", "0" and "obj", comments too; it is no object */

typedef struct {
  HpPdfFile *file;
  HpCrossReferences references;
  GPtrArray *attachments; /* of HpPdfEmbeddedFile */
  gsize left; /* bytes of dictionaries that may still be read: they may stand in one another */
} UnnamedSearch;

/* Whether one that stands at a place is, or was, an object of that number: it is the one that is
   named now, or that comes after it. */
static gboolean is_old_or_present(const HpCrossReferences *references, guint64 number,
                                  gsize position)
{
  return position <= hp_cross_references_position(references, number);
}

static gboolean is_named(const HpCrossReferences *references, guint64 number, gsize position)
{
  const guint64 at = position;
  const guint64 *named = g_hash_table_lookup(references->positions, &at);
  return named != NULL && *named == number && is_old_or_present(references, number, position);
}

/* Unpacked, if it is one that is named now: qpdf reads it, for it may be encrypted. */
static GBytes *bytes_of_container(const UnnamedSearch *search, guint64 number, gsize position)
{
  if (hp_cross_references_position(&search->references, number) != position || number > G_MAXINT)
    return NULL;
  qpdf_oh stream = qpdf_get_object_by_id(search->file->qpdf, (int)number, 0);
  GBytes *bytes = hp_pdf_saved_bytes(search->file->qpdf, stream);
  qpdf_oh_release(search->file->qpdf, stream);
  return bytes;
}

/* The objects of a stream (7.5.7): "11 0 12 547 << …". */
static gboolean are_contained_named(const UnnamedSearch *search, HpPdfWritten dictionary,
                                    guint64 container, gsize position)
{
  g_autoptr(GBytes) bytes = bytes_of_container(search, container, position);
  guint64 n = 0, first = 0, more = 0;
  if (bytes == NULL || !hp_pdf_written_number(dictionary, "N", &n) ||
      !hp_pdf_written_number(dictionary, "First", &first) || first > g_bytes_get_size(bytes))
    return FALSE;
  const char *end = NULL, *at = hp_pdf_text_of_bytes(bytes, &end);
  end = at + first;
  for (; n > 0; n--) {
    HpContained contained = {.container = container};
    guint64 offset = 0;
    if (!hp_pdf_written_whole(&at, end, &contained.number) ||
        !hp_pdf_written_whole(&at, end, &offset) ||
        !g_hash_table_contains(search->references.contained, &contained) ||
        !is_old_or_present(&search->references, contained.number, position))
      return FALSE;
  }
  return !hp_pdf_written_whole(&at, end, &more); /* a reader need not believe their count */
}

/* Whether that is a file that is inside, and is compared as such: it may be a PDF. */
static gboolean is_attached(const UnnamedSearch *search, HpPdfWritten data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static(data.start, (gsize)(data.end - data.start));
  for (guint i = 0; i < search->attachments->len; i++) {
    const HpPdfEmbeddedFile *file = g_ptr_array_index(search->attachments, i);
    if (file->bytes != NULL && g_bytes_equal(file->bytes, bytes))
      return TRUE;
  }
  return FALSE;
}

static gboolean begins_dictionary(const char *at, const char *end)
{
  HpPdfToken token;
  return hp_pdf_next_token(at, end, &token) != NULL && token.kind == HP_PDF_BRACKET &&
         hp_pdf_is_word(&token, "<<");
}

/* `at` is behind the "obj" of an object that is named; it is moved behind what belongs to it, where
   that may have objects of its own. FALSE if there are others in it that none names. */
static gboolean pass_object(UnnamedSearch *search, guint64 number, gsize position, const char **at)
{
  const HpCrossReferences *references = &search->references;
  const char *next = *at;
  HpPdfToken type;
  HpPdfWritten dictionary, data;
  if (!begins_dictionary(next, references->end))
    return TRUE;
  if (!hp_pdf_written_dictionary(&next, references->end, &dictionary) ||
      (gsize)(next - *at) > search->left)
    return FALSE;
  search->left -= (gsize)(next - *at);
  if (hp_cross_references_stream(references, dictionary, &next, &data) && is_attached(search, data))
    *at = next;
  const HpPdfWritten value = hp_pdf_written_value(dictionary, "Type");
  return hp_pdf_next_token(value.start, value.end, &type) == NULL ||
         !hp_pdf_written_is_name(&type, "ObjStm") ||
         are_contained_named(search, dictionary, number, position);
}

static gboolean is_line_end(char byte)
{
  return byte == '\n' || byte == '\r';
}

/* The comment that ends with the line end at `at`; NULL if there is none. */
static const char *comment_before(const char *first, const char *at)
{
  const char *line = at;
  while (line > first && !is_line_end(line[-1]))
    line--;
  return memchr(line, '%', (gsize)(at - line));
}

/* Moves back before what counts as blank in a file. FALSE if nothing does, or too much. */
static gboolean pass_blanks_back(const char *start, const char **at)
{
  const char *const before = *at, *const first = before - MIN(before - start, MAX_BLANKS);
  const char *comment = before;
  while (comment != NULL) {
    gboolean ends_line = FALSE;
    *at = comment;
    while (*at > first && hp_pdf_is_space((*at)[-1]))
      ends_line |= is_line_end(*--*at);
    comment = ends_line ? comment_before(first, *at) : NULL;
  }
  return *at < before;
}

static gboolean pass_digits_back(const char *start, const char **at)
{
  const char *const before = *at;
  while (*at > start && g_ascii_isdigit((*at)[-1]))
    (*at)--;
  return *at < before;
}

/* Whether "4 0 " stands before `at`, which is moved to where it begins. */
static gboolean has_numbers_before(const char *start, const char **at)
{
  return pass_blanks_back(start, at) && pass_digits_back(start, at) &&
         pass_blanks_back(start, at) && pass_digits_back(start, at);
}

static gboolean are_all_named(UnnamedSearch *search)
{
  static const char word[] = "obj";
  const char *const start = search->references.start, *const end = search->references.end;
  const char *at = start;
  while ((at = memmem(at, (gsize)(end - at), word, sizeof word - 1)) != NULL) {
    const char *begin = at;
    guint64 number = 0;
    at += sizeof word - 1;
    if (!has_numbers_before(start, &begin))
      continue;
    const gsize position = (gsize)(begin - start);
    if (!hp_pdf_written_whole(&begin, end, &number) ||
        !is_named(&search->references, number, position) ||
        !pass_object(search, number, position, &at))
      return FALSE;
  }
  return TRUE;
}

gboolean hp_pdf_has_unnamed_objects(HpPdfFile *file)
{
  g_autoptr(GPtrArray) attachments = hp_pdf_file_attachments(file);
  UnnamedSearch search = {
      .file = file, .attachments = attachments, .left = g_bytes_get_size(file->bytes)};
  const gboolean all_named =
      hp_cross_references_read(&search.references, file->bytes) && are_all_named(&search);
  hp_cross_references_clear(&search.references);
  return !all_named;
}
