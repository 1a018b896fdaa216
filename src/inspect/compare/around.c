/* What stands around the text, compared piece by piece where pages break elsewhere.
 *
 *   Delmål, forts.        Ansvarig          pieces "Delmål,forts." and "Ansvarig"
 *   …
 *   Mål . . . . . . 7                       a leader, however long: ".…"
 *   Inledning             Sida 3 (9)        "Inledning" and "Sida()"
 */
#include "inspect/compare/around.h"

#include <math.h>
#include <string.h>

#define PIECE_GAP 3.0f /* points between two pieces of a line */
#define LEAST_END 4    /* bytes of the end of a line that can be told from chance */
#define PIECE_SHOWN 60 /* characters of a piece that are told */

/* ---- Pieces -------------------------------------------------------------------------------- */

typedef struct {
  GHashTable *pieces; /* piece → index of the last page that has it + 1 */
  GString *piece, *number;
  guint n_pages;
} Gathering;

/* A number of a page, or of how many there are, is layout; no other number is. */
static void end_number(Gathering *gathering)
{
  GString *number = gathering->number;
  if (number->len > 0 && !hp_may_be_page_number(number->str, gathering->n_pages))
    g_string_append(gathering->piece, number->str);
  g_string_truncate(number, 0);
}

/* "......" → ".…": how often the pattern of a leader is repeated is layout. */
static void shorten_leader(GString *piece)
{
  if (piece->len < 2 || !g_ascii_ispunct(piece->str[0]) ||
      strspn(piece->str, (const char[]){piece->str[0], '\0'}) != piece->len)
    return;
  g_string_truncate(piece, 1);
  g_string_append(piece, "…");
}

static void end_piece(Gathering *gathering, guint page)
{
  end_number(gathering);
  shorten_leader(gathering->piece);
  if (gathering->piece->len > 0)
    g_hash_table_insert(gathering->pieces, g_strdup(gathering->piece->str),
                        GUINT_TO_POINTER(page + 1));
  g_string_truncate(gathering->piece, 0);
}

static void add_character(Gathering *gathering, gunichar character)
{
  if (character < 0x80 && g_ascii_isdigit((char)character)) {
    g_string_append_c(gathering->number, (char)character);
    return;
  }
  end_number(gathering);
  if (!hp_pdf_is_blank(character))
    g_string_append_unichar(gathering->piece, character);
}

/* The pattern of a leader may be wider than the gap between pieces. */
static gboolean is_apart(const HpShown *before, const HpShown *one)
{
  if (before == NULL || fabsf(one->y - before->y) > 1)
    return TRUE;
  if (one->x == before->x && one->end == before->end) /* of one ligature */
    return FALSE;
  const gboolean repeats = one->character == before->character && g_unichar_ispunct(one->character);
  return fabsf(one->x - before->end) > (repeats ? 4 * PIECE_GAP : PIECE_GAP);
}

/* The pieces of lines that are part of no sequence, without blanks. */
static GHashTable *pieces_of(const HpAround *around, guint n_pages)
{
  const GPtrArray *pages = around->pages->pages;
  Gathering gathering = {g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                         g_string_new(NULL), g_string_new(NULL), n_pages};
  for (guint page = 0; page < pages->len; page++) {
    const GArray *shown = g_ptr_array_index(pages, page);
    const HpShown *before = NULL;
    for (guint i = 0; i < shown->len; i++) {
      const HpShown *one = &g_array_index(shown, HpShown, i);
      if (one->sequence != HP_SHOWN_NO_SEQUENCE)
        continue;
      if (is_apart(before, one))
        end_piece(&gathering, page);
      add_character(&gathering, one->character);
      before = one;
    }
    end_piece(&gathering, page);
  }
  g_string_free(gathering.piece, TRUE);
  g_string_free(gathering.number, TRUE);
  return gathering.pieces;
}

/* ---- What may recur ------------------------------------------------------------------------ */

typedef struct {
  GHashTable *pieces;             /* of the other file */
  const char *titles, *recurring; /* written as pieces are, on lines */
} Known;

/* Lines of text, written as pieces are. */
static char *pieces_of_lines(const char *lines, guint n_pages)
{
  Gathering gathering = {NULL, g_string_new(NULL), g_string_new(NULL), n_pages};
  for (const char *at = lines; *at != '\0'; at = g_utf8_next_char(at)) {
    if (*at == '\n')
      end_number(&gathering);
    if (*at == '\n')
      g_string_append_c(gathering.piece, '\n');
    else
      add_character(&gathering, g_utf8_get_char(at));
  }
  end_number(&gathering);
  g_string_free(gathering.number, TRUE);
  return g_string_free(gathering.piece, FALSE);
}

/* "Ansvarig" is in "\nDelmål\nAnsvarig\n"; a piece may be one line of several. */
static gboolean is_in(const char *lines, const char *piece)
{
  return *piece != '\0' && strstr(lines, piece) != NULL;
}

/* The length of the longest line that the piece begins with, or, if it begins a line on the page,
   of the longest end of one; 0 if there is none. */
static gsize length_of_line(const char *lines, const char *piece, gboolean begins)
{
  gsize longest = 0;
  for (const char *at = strchr(lines, *piece); at != NULL; at = strchr(at + 1, *piece)) {
    const gsize length = strcspn(at, "\n");
    const gboolean whole = at == lines || at[-1] == '\n';
    if (length > longest && (whole || (begins && length >= LEAST_END)) &&
        strncmp(piece, at, length) == 0)
      longest = length;
  }
  return longest;
}

/* "delmål,forts." is the end of "Åtgärdertilldelmål", and ",forts.". */
static gboolean is_known(const Known *known, const char *piece)
{
  if (g_hash_table_contains(known->pieces, piece))
    return TRUE;
  for (const char *at = piece;
       *at != '\0' && !is_in(known->titles, at) && !is_in(known->recurring, at);) {
    const gsize length = MAX(length_of_line(known->titles, at, at == piece),
                             length_of_line(known->recurring, at, at == piece));
    if (length == 0)
      return FALSE;
    at += length;
  }
  return TRUE;
}

/* ---- The whole ----------------------------------------------------------------------------- */

static const char *first_unknown(GHashTable *pieces, const Known *known, guint *page)
{
  const char *first = NULL;
  GHashTableIter iterator;
  gpointer piece = NULL, on_page = NULL;
  g_hash_table_iter_init(&iterator, pieces);
  while (g_hash_table_iter_next(&iterator, &piece, &on_page)) {
    const guint index = GPOINTER_TO_UINT(on_page) - 1;
    const gboolean earlier =
        first == NULL || index < *page || (index == *page && strcmp(piece, first) < 0);
    if (!earlier || is_known(known, piece))
      continue;
    first = piece;
    *page = index;
  }
  return first;
}

static char *start_of(const char *piece)
{
  if (piece == NULL)
    return g_strdup("");
  return g_utf8_substring(piece, 0, MIN(g_utf8_strlen(piece, -1), PIECE_SHOWN));
}

gboolean hp_around_agrees(const HpAround *one, const HpAround *other, const char *recurring,
                          HpPdfDifference *difference)
{
  const guint n_pages = MAX(one->pages->pages->len, other->pages->pages->len);
  g_autoptr(GHashTable) pieces = pieces_of(one, n_pages), others = pieces_of(other, n_pages);
  g_autofree char *lines = pieces_of_lines(recurring == NULL ? "" : recurring, n_pages);
  g_autofree char *titles = pieces_of_lines(one->said->titles->str, n_pages);
  g_autofree char *other_titles = pieces_of_lines(other->said->titles->str, n_pages);
  const Known there = {others, other_titles, lines}, here = {pieces, titles, lines};
  guint page = 0, other_page = 0;
  const char *added = first_unknown(pieces, &there, &page);
  const char *missing = first_unknown(others, &here, &other_page);
  if (added == NULL && missing == NULL)
    return TRUE;
  difference->content = HP_PDF_OTHER_WORDS;
  difference->page = added != NULL ? page : MIN(other_page, one->pages->pages->len - 1);
  difference->words = start_of(added);
  difference->other_words = start_of(missing);
  return FALSE;
}
