/* Whether programs may take a file for another than the one that qpdf reads. */
#include "inspect/file/file.h"

#include "pdf-syntax/pdf-syntax.h"

#include <stdio.h>
#include <string.h>

#define MAX_TRAILER_BYTES 4096 /* bytes of a trailer of a PDF to verify; altered */

/* ---- Where reading begins ------------------------------------------------------------------- */

static gboolean is_blank(char byte)
{
  return byte == '\0' || hp_pdf_is_space(byte);
}

/* Whether a word stands before `*end`, which is moved to where it begins. */
static gboolean ends_with(const char *start, const char **end, const char *word)
{
  const gsize length = strlen(word);
  if ((gsize)(*end - start) < length || memcmp(*end - length, word, length) != 0)
    return FALSE;
  *end -= length;
  return TRUE;
}

/* FALSE if there are none. */
static gboolean pass_back(const char *start, const char **end, gboolean (*counts)(char))
{
  const char *const before = *end;
  while (*end > start && counts((*end)[-1]))
    (*end)--;
  return *end < before;
}

static gboolean is_digit(char byte)
{
  return g_ascii_isdigit(byte);
}

/* "startxref 1234 %%EOF", and nothing but blanks around these: where a comment stands among them, a
   sign before the number, or something behind the mark, other programs than qpdf look for an end
   elsewhere, or take what objects they find in the file. */
static gboolean has_plain_end(GBytes *bytes)
{
  const char *end = NULL, *const start = hp_pdf_text_of_bytes(bytes, &end);
  pass_back(start, &end, is_blank);
  return ends_with(start, &end, "%%EOF") && pass_back(start, &end, is_blank) &&
         pass_back(start, &end, is_digit) && pass_back(start, &end, is_blank) &&
         ends_with(start, &end, "startxref") && end > start && is_blank(end[-1]);
}

/* ---- Which objects there are ---------------------------------------------------------------- */

/* "trailer << /XRefStm 1234 … >>": whether it has objects that some readers find, and others do not
   (7.5.8.4); or a name in other words, which may say so; or no end where any has one: the word may
   stand in a file a million times. */
static gboolean is_hybrid_trailer(const char *at, const char *end_of_file)
{
  const char *const end = at + MIN(end_of_file - at, MAX_TRAILER_BYTES);
  HpPdfToken token;
  int depth = 0;
  while ((at = hp_pdf_next_token(at, end, &token)) != NULL) {
    if (token.kind == HP_PDF_BRACKET)
      depth += hp_pdf_is_word(&token, "<<") ? 1 : hp_pdf_is_word(&token, ">>") ? -1 : 0;
    if (depth == 0)
      return FALSE;
    if (token.kind == HP_PDF_NAME &&
        (hp_pdf_is_word(&token, "XRefStm") || memchr(token.text, '#', token.length) != NULL))
      return TRUE;
  }
  return end < end_of_file;
}

static gboolean is_hybrid(GBytes *bytes)
{
  static const char word[] = "trailer";
  const char *end = NULL, *at = hp_pdf_text_of_bytes(bytes, &end);
  while ((at = memmem(at, (gsize)(end - at), word, sizeof word - 1)) != NULL) {
    at += sizeof word - 1;
    if (is_hybrid_trailer(at, end))
      return TRUE;
  }
  return FALSE;
}

/* Lines of the objects, as qpdf writes them as JSON. */
typedef struct {
  char line[64]; /* what the present one begins with */
  gsize length;
  gboolean found;
} Generations;

/* |    "obj:4 1 R": {| */
static void take_line(Generations *generations)
{
  int generation = 0;
  generations->line[generations->length] = '\0';
  if (sscanf(generations->line, " \"obj:%*d %d R\"", &generation) == 1 && generation != 0)
    generations->found = TRUE;
  generations->length = 0;
}

static int take_lines(const char *text, size_t length, void *user)
{
  Generations *generations = user;
  for (size_t i = 0; i < length; i++)
    if (text[i] == '\n')
      take_line(generations);
    else if (generations->length + 1 < sizeof generations->line)
      generations->line[generations->length++] = text[i];
  return 0;
}

/* Whether an object has a generation (7.3.10), or something refers to one: 4 0 and 4 1 are two
   objects for qpdf, and one for who goes by their numbers. No program that writes a file needs
   them; only JSON tells which there are. */
static gboolean has_generations(HpPdfFile *file)
{
  enum { VERSION = 2 };
  Generations generations = {0};
  const QPDF_ERROR_CODE code = qpdf_write_json(file->qpdf, VERSION, take_lines, &generations,
                                               qpdf_dl_none, qpdf_sj_none, "", NULL);
  return (code & QPDF_ERRORS) != 0 || generations.found;
}

/* ---- The whole ------------------------------------------------------------------------------ */

/* Objects are read when somebody asks for them. */
gboolean hp_pdf_file_is_ambiguous(HpPdfFile *file)
{
  if (!has_plain_end(file->bytes) || is_hybrid(file->bytes))
    return TRUE;
  const int n = hp_pdf_n_objects(file);
  for (int number = 1; number <= n; number++) {
    qpdf_oh object = qpdf_get_object_by_id(file->qpdf, number, 0);
    qpdf_oh_get_type_code(file->qpdf, object);
    qpdf_oh_release(file->qpdf, object);
  }
  return has_generations(file) || !hp_pdf_is_undamaged(file, NULL) ||
         hp_pdf_has_unnamed_objects(file);
}
