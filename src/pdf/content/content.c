/* A page's content stream: found in it are graphics objects (ISO 32000-1, 8.2) — text objects,
 * painted paths, shadings, XObjects — each with its owner; then it is copied with sequences around
 * them. State operators between two objects of one owner stay inside their sequence, unless a q or
 * Q between them belongs to something outside. */
#include "pdf/content/content.h"

#include "pdf-syntax/pdf-syntax.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define MARK_TOLERANCE 0.0006 /* three decimals */

/* A graphics object, or a mark. */
typedef struct {
  gsize start, end;
  gboolean is_mark;
  guint place;   /* of a mark: the remainder of its number */
  guint key;     /* of an object */
  int depth;     /* of q at its place */
  int min_depth; /* the least since the object before */
} Piece;

/* Bytes that something else stands for in the copy. */
typedef struct {
  gsize start, end;
  gsize text, length; /* in `inserted` */
} Edit;

typedef struct {
  const char *data;
  gsize size, at;
  guint n_marks;
  GArray *pieces;
  HpSoftHyphens *hyphens;
  GArray *edits;
  GString *inserted;
  gsize font, font_end; /* operands of the last Tf: "/f-0-0 1 " */
  gboolean in_soft_hyphen;
  gsize operands;   /* where those of the next operator begin */
  gsize numbers[4]; /* where the last four begin */
  gboolean in_text, in_path;
  gsize text_start, path_start;
  int rectangles, other_segments; /* of the path */
  int depth, min_depth;
  gboolean broken;
} Scanner;

static void keep_number(Scanner *scanner, gsize start)
{
  memmove(scanner->numbers, scanner->numbers + 1, 3 * sizeof scanner->numbers[0]);
  scanner->numbers[3] = start;
}

static double number_at(const Scanner *scanner, int index)
{
  const gsize start = scanner->numbers[index];
  return hp_pdf_number(scanner->data + start, scanner->size - start);
}

/* ---- Operators ----------------------------------------------------------------------------- */

static void add_piece(Scanner *scanner, gsize start, gboolean is_mark, guint place)
{
  const Piece piece = {.start = start,
                       .end = scanner->at,
                       .is_mark = is_mark,
                       .place = place,
                       .depth = scanner->depth,
                       .min_depth = scanner->min_depth};
  g_array_append_val(scanner->pieces, piece);
  if (!is_mark)
    scanner->min_depth = scanner->depth;
}

static void add_object(Scanner *scanner, gsize start)
{
  add_piece(scanner, start, FALSE, 0);
}

static gboolean is_mark(const Scanner *scanner)
{
  return scanner->rectangles == 1 && scanner->other_segments == 0 &&
         fabs(number_at(scanner, 2) - HP_MARK_WIDTH) < MARK_TOLERANCE &&
         fabs(number_at(scanner, 3) - HP_MARK_HEIGHT) < MARK_TOLERANCE;
}

static void take_mark(Scanner *scanner)
{
  const guint place = (guint)lround(number_at(scanner, 0) * HP_MARK_PLACES);
  scanner->n_marks++;
  while (scanner->at < scanner->size && hp_pdf_is_space(scanner->data[scanner->at]))
    scanner->at++;
  add_piece(scanner, scanner->path_start, TRUE, place);
}

static void end_path(Scanner *scanner, gboolean painted)
{
  if (painted && is_mark(scanner))
    take_mark(scanner);
  else if (painted)
    add_object(scanner, scanner->in_path ? scanner->path_start : scanner->operands);
  scanner->in_path = FALSE;
}

static void add_segment(Scanner *scanner, gboolean is_rectangle)
{
  if (!scanner->in_path) {
    scanner->in_path = TRUE;
    scanner->path_start = scanner->operands;
    scanner->rectangles = scanner->other_segments = 0;
  }
  if (is_rectangle)
    scanner->rectangles++;
  else
    scanner->other_segments++;
}

/* An inline image ends at an EI between white space. */
static void skip_inline_image(Scanner *scanner)
{
  while (scanner->at + 3 < scanner->size) {
    const char *c = scanner->data + scanner->at;
    if (hp_pdf_is_space(c[0]) && c[1] == 'E' && c[2] == 'I' && hp_pdf_is_space(c[3])) {
      scanner->at += 3;
      add_object(scanner, scanner->operands);
      return;
    }
    scanner->at++;
  }
  scanner->broken = TRUE;
}

static void restore_state(Scanner *scanner)
{
  scanner->depth--;
  scanner->min_depth = MIN(scanner->min_depth, scanner->depth);
  if (scanner->depth < 0)
    scanner->broken = TRUE;
}

/* Operators of one letter. */
static void take_letter(Scanner *scanner, char operator)
{
  switch (operator) {
  case 'q':
    scanner->depth++;
    return;
  case 'Q':
    restore_state(scanner);
    return;
  case 'm':
  case 'l':
  case 'c':
  case 'v':
  case 'y':
  case 'h':
    add_segment(scanner, FALSE);
    return;
  case 'f':
  case 'F':
  case 'S':
  case 's':
  case 'B':
  case 'b':
    end_path(scanner, TRUE);
    return;
  case 'n':
    end_path(scanner, FALSE);
    return;
  default:
    return;
  }
}

/* Replaces the operands and the operator just read by a change to the font that is set, or to its
   second name. */
static void replace_by_font(Scanner *scanner, gboolean second)
{
  const gsize start = scanner->inserted->len;
  const char *font = scanner->data + scanner->font;
  const gsize length = scanner->font_end - scanner->font;
  const gsize name = strcspn(font, " \n\r");
  if (second && length > name) {
    hp_soft_hyphens_note(scanner->hyphens, font + 1, name - 1);
    g_string_append_printf(scanner->inserted, "%.*sh%.*sTf", (int)name, font, (int)(length - name),
                           font + name);
  } else {
    g_string_append_printf(scanner->inserted, "%.*s%s", (int)length, font, length > 0 ? "Tf" : "");
  }
  const Edit edit = {scanner->operands, scanner->at, start, scanner->inserted->len - start};
  g_array_append_val(scanner->edits, edit);
}

static void take_font(Scanner *scanner)
{
  scanner->font = scanner->operands;
  scanner->font_end = scanner->at - strlen("Tf");
  if (scanner->in_soft_hyphen)
    replace_by_font(scanner, TRUE);
}

static gboolean begins_soft_hyphen(const Scanner *scanner)
{
  static const char text[] = "/ActualText <feff00ad>";
  return scanner->hyphens != NULL &&
         memmem(scanner->data + scanner->operands, scanner->at - scanner->operands, text,
                sizeof text - 1) != NULL;
}

/* Operators between BT and ET. */
static void take_text_operator(Scanner *scanner, const HpPdfToken *operator)
{
  if (hp_pdf_is_word(operator, "ET")) {
    scanner->in_text = FALSE;
    add_object(scanner, scanner->text_start);
  } else if (hp_pdf_is_word(operator, "Tf")) {
    take_font(scanner);
  } else if (hp_pdf_is_word(operator, "BDC") && begins_soft_hyphen(scanner)) {
    scanner->in_soft_hyphen = TRUE;
    replace_by_font(scanner, TRUE);
  } else if (hp_pdf_is_word(operator, "EMC") && scanner->in_soft_hyphen) {
    scanner->in_soft_hyphen = FALSE;
    replace_by_font(scanner, FALSE);
  }
}

static void take_operator(Scanner *scanner, const HpPdfToken *operator)
{
  if (scanner->in_text) {
    take_text_operator(scanner, operator);
  } else if (operator->length == 1) {
    take_letter(scanner, *operator->text);
  } else if (hp_pdf_is_word(operator, "BT")) {
    scanner->in_text = TRUE;
    scanner->text_start = scanner->operands;
  } else if (hp_pdf_is_word(operator, "re")) {
    add_segment(scanner, TRUE);
  } else if (hp_pdf_is_word(operator, "f*") || hp_pdf_is_word(operator, "B*") ||
             hp_pdf_is_word(operator, "b*")) {
    end_path(scanner, TRUE);
  } else if (hp_pdf_is_word(operator, "Do") || hp_pdf_is_word(operator, "sh")) {
    add_object(scanner, scanner->operands);
  } else if (hp_pdf_is_word(operator, "BI")) {
    skip_inline_image(scanner);
  }
}

static void scan(Scanner *scanner)
{
  const char *const data = scanner->data, *const end = data + scanner->size;
  const char *after = NULL;
  HpPdfToken token;
  gboolean fresh = TRUE;
  while (!scanner->broken && (after = hp_pdf_token(data + scanner->at, end, &token)) != NULL) {
    scanner->at = (gsize)(after - data);
    if (fresh)
      scanner->operands = (gsize)(token.start - data);
    fresh = token.kind == HP_PDF_WORD;
    if (token.kind == HP_PDF_WORD)
      take_operator(scanner, &token);
    else if (token.kind == HP_PDF_NUMBER && !scanner->in_text)
      keep_number(scanner, (gsize)(token.start - data));
  }
  if (scanner->depth != 0 || scanner->in_text)
    scanner->broken = TRUE;
}

/* ---- Owners -------------------------------------------------------------------------------- */

/* Something opaque over the whole page makes Cairo forget all that is under it, marks included: the
   first marks may be missing, but none after the first that is there. FALSE if it is otherwise. */
static gboolean assign_keys(Scanner *scanner, const guint *keys, guint n_keys, guint default_key)
{
  if (scanner->n_marks > n_keys)
    return FALSE;
  guint next = n_keys - scanner->n_marks;
  guint key = next == 0 ? default_key : keys[next - 1];
  for (guint i = 0; i < scanner->pieces->len; i++) {
    Piece *piece = &g_array_index(scanner->pieces, Piece, i);
    if (!piece->is_mark) {
      piece->key = key;
      continue;
    }
    if (piece->place != next % HP_MARK_PLACES)
      return FALSE;
    key = keys[next++];
  }
  return TRUE;
}

/* ---- Copying ------------------------------------------------------------------------------- */

typedef struct {
  const Scanner *scanner;
  GString *out;
  gsize from;  /* copied up to here */
  guint piece; /* the first not copied */
  guint edit;  /* likewise */
} Copier;

static void copy_to(Copier *copier, gsize end)
{
  const Scanner *scanner = copier->scanner;
  for (; copier->edit < scanner->edits->len; copier->edit++) {
    const Edit *edit = &g_array_index(scanner->edits, Edit, copier->edit);
    if (edit->start >= end)
      break;
    g_string_append_len(copier->out, scanner->data + copier->from,
                        (gssize)(edit->start - copier->from));
    g_string_append_len(copier->out, scanner->inserted->str + edit->text, (gssize)edit->length);
    copier->from = edit->end;
  }
  g_string_append_len(copier->out, scanner->data + copier->from, (gssize)(end - copier->from));
  copier->from = end;
}

/* Copies up to the end of piece `last`, marks left out. */
static void copy_through(Copier *copier, guint last)
{
  for (; copier->piece <= last; copier->piece++) {
    const Piece *piece = &g_array_index(copier->scanner->pieces, Piece, copier->piece);
    copy_to(copier, piece->is_mark ? piece->start : piece->end);
    copier->from = piece->end;
  }
}

static guint next_object(const Scanner *scanner, guint piece)
{
  while (piece < scanner->pieces->len && g_array_index(scanner->pieces, Piece, piece).is_mark)
    piece++;
  return piece;
}

/* The last object that can share a sequence with the one at `first`. */
static guint last_of_sequence(const Scanner *scanner, guint first)
{
  const Piece *begin = &g_array_index(scanner->pieces, Piece, first);
  guint last = first;
  for (;;) {
    const guint next = next_object(scanner, last + 1);
    if (next >= scanner->pieces->len)
      return last;
    const Piece *piece = &g_array_index(scanner->pieces, Piece, next);
    if (piece->key != begin->key || piece->depth != begin->depth || piece->min_depth < begin->depth)
      return last;
    last = next;
  }
}

static void copy_marked(const Scanner *scanner, const HpMarking *marking, GString *out)
{
  Copier copier = {.scanner = scanner, .out = out};
  for (guint first = next_object(scanner, 0); first < scanner->pieces->len;
       first = next_object(scanner, first + 1)) {
    if (first > 0)
      copy_through(&copier, first - 1);
    const Piece *object = &g_array_index(scanner->pieces, Piece, first);
    copy_to(&copier, object->start);
    marking->begin(out, object->key, marking->user);
    first = last_of_sequence(scanner, first);
    copy_through(&copier, first);
    g_string_append(out, "\nEMC");
  }
  if (copier.piece < scanner->pieces->len)
    copy_through(&copier, scanner->pieces->len - 1);
  copy_to(&copier, scanner->size);
}

gboolean hp_pdf_mark_content(const char *data, gsize size, const HpMarking *marking, GString *out,
                             GError **error)
{
  Scanner scanner = {
      .data = data,
      .size = size,
      .pieces = g_array_new(FALSE, FALSE, sizeof(Piece)),
      .hyphens = marking->hyphens,
      .edits = g_array_new(FALSE, FALSE, sizeof(Edit)),
      .inserted = g_string_new(NULL),
  };
  scan(&scanner);
  const gboolean found = !scanner.broken && assign_keys(&scanner, marking->keys, marking->n_keys,
                                                        marking->default_key);
  if (found)
    copy_marked(&scanner, marking, out);
  g_array_unref(scanner.pieces);
  g_array_unref(scanner.edits);
  g_string_free(scanner.inserted, TRUE);
  if (found)
    return TRUE;
  g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
              _("The owners of a page's content are not found again in it (%u of %u)."),
              scanner.n_marks, marking->n_keys);
  return FALSE;
}
