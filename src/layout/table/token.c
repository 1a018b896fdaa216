/* Where the rest of a table begins, and what is left of the cells that are open there. */
#include "layout/table/table-layout.h"

const HpTableMark *hp_table_marks_copy(HpArena *arena, const HpTableMark *marks)
{
  HpTableMark *first = NULL, *last = NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (; marks != NULL; marks = marks->next) {
    if (!g_hash_table_add(seen, (gpointer)marks->class))
      continue;
    HpTableMark *copy = hp_arena_copy(arena, marks, sizeof *marks);
    copy->next = NULL;
    if (last != NULL)
      last->next = copy;
    else
      first = copy;
    last = copy;
  }
  return first;
}

static const HpToken *copy_table_token(HpArena *arena, const HpToken *token)
{
  HpToken *copy = hp_arena_copy(arena, token, sizeof *token);
  const HpTableRest *rest = token->detail;
  if (rest == NULL)
    return copy;
  HpTableRest *rest_copy = hp_arena_copy(arena, rest, sizeof *rest);
  HpOpenCell *open = hp_arena_copy(arena, rest->open, sizeof *open * rest->n_open);
  for (guint i = 0; i < rest->n_open; i++)
    open[i].token = hp_token_copy(arena, open[i].token);
  rest_copy->open = open;
  rest_copy->marks = hp_table_marks_copy(arena, rest->marks);
  copy->detail = rest_copy;
  return copy;
}

HpToken *hp_table_token(const HpTableLayout *t, guint row, HpTableRest *rest)
{
  HpToken *token = hp_token_new(t->layout->page.arena, t->grid->table, row, NULL);
  token->detail = rest;
  token->copy = copy_table_token;
  return token;
}

/* A piece that got nothing here still begins where it did: its token is of the page before. */
static HpOpenCell open_cell(HpArena *arena, const HpCellPiece *piece)
{
  const HpResult *result = &piece->result;
  const gboolean nothing = result->fragment == NULL && !piece->done;
  return (HpOpenCell){
      .row = piece->cell->row,
      .column = piece->cell->column,
      .done = piece->done || (!nothing && result->token == NULL),
      .token = nothing ? hp_token_copy(arena, piece->token) : result->token,
      .consumed = hp_table_bound((gint64)piece->consumed +
                                 (nothing || piece->done ? 0 : result->fragment->rect.height)),
  };
}

HpTableRest *hp_table_rest(const HpTableLayout *t, gboolean inside, HpLength row_consumed)
{
  HpOpenCell *open = hp_arena_array(t->layout->page.arena, HpOpenCell, t->grid->n_columns);
  guint n = 0;
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece))
    open[n++] = open_cell(t->layout->page.arena, piece);
  if (n == 0 && !inside && !t->grid->one_body)
    return NULL;
  HpTableRest *rest = hp_arena_new0(t->layout->page.arena, HpTableRest);
  *rest = (HpTableRest){.one_body = t->grid->one_body,
                        .inside = inside,
                        .row_consumed = row_consumed,
                        .n_open = n,
                        .open = open};
  return rest;
}
