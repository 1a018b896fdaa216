/*
 * Table markers (XSL 1.1, 6.13.7).
 *
 * What an fo:retrieve-table-marker in the header or footer stands for depends on the rows that
 * stand between them, and how many do depends on the header's height. So such a table is laid out
 * again with what was retrieved from its rows, until nothing changes any more (twice at most).
 *
 * Where none of the rows here has a marker of the class, the last one before them counts, as far as
 * the boundary reaches; the token carries those.
 */
#include "layout/table/table-layout.h"

#define PASSES 3

typedef struct {
  HpLayout *layout;
  const HpTableGrid *grid;
  const HpTableMark *carried;
  GArray *marks;     /* of HpMark, in the rows of the last pass */
  GPtrArray *chosen; /* fo:marker or NULL, for each retrieve-table-marker in order */
  guint n;           /* of those looked at in this pass */
  gboolean changed;
} Retrieval;

/* ---- Retrieving ---------------------------------------------------------------------------- */

static const HpFo *carried_marker(const Retrieval *retrieval, const HpFo *retrieve,
                                  const char *class)
{
  const HpRetrieveBoundary boundary = retrieve->traits->retrieve_boundary;
  const HpPageState *page = retrieval->layout->page.state;
  if (boundary == HP_RETRIEVE_WITHIN_TABLE_FRAGMENT)
    return NULL;
  for (const HpTableMark *mark = retrieval->carried; mark != NULL; mark = mark->next) {
    if (!g_str_equal(mark->class, class))
      continue;
    if (boundary == HP_RETRIEVE_WITHIN_PAGE && (page == NULL || mark->page != page->index))
      continue;
    return mark->marker;
  }
  return NULL;
}

static const HpFo *choose(const Retrieval *retrieval, const HpFo *retrieve)
{
  const char *class = hp_fo_name(retrieve, HP_NAME_RETRIEVE_CLASS_NAME);
  if (class == NULL)
    return NULL;
  const HpFo *marker =
      hp_marker_among(retrieval->marks, class, retrieve->traits->retrieve_position);
  return marker != NULL ? marker : carried_marker(retrieval, retrieve, class);
}

/* The paragraphs around it are collected anew. */
static void forget_children(HpLayout *layout, const HpFo *retrieve)
{
  for (const HpFo *fo = retrieve->parent; fo != NULL && fo->kind != HP_FO_TABLE; fo = fo->parent)
    g_hash_table_remove(layout->page.children, fo);
}

static void retrieve_one(Retrieval *retrieval, const HpFo *retrieve)
{
  HpLayout *layout = retrieval->layout;
  const HpFo *marker = choose(retrieval, retrieve);
  const guint at = retrieval->n++;
  const gboolean known = at < retrieval->chosen->len;
  if (known && g_ptr_array_index(retrieval->chosen, at) == marker)
    return;
  retrieval->changed = TRUE;
  if (!known)
    g_ptr_array_add(retrieval->chosen, NULL);
  retrieval->chosen->pdata[at] = (gpointer)marker;
  const HpFo *content = marker == NULL ? NULL : hp_marker_content(layout, marker, retrieve);
  g_hash_table_insert(layout->page.retrieved, (gpointer)retrieve, (gpointer)content);
  forget_children(layout, retrieve);
}

static void retrieve_in(Retrieval *retrieval, const HpFo *part)
{
  for (const HpFo *fo = part; fo != NULL; fo = hp_fo_next_inside(part, fo))
    if (fo->kind == HP_FO_RETRIEVE_TABLE_MARKER)
      retrieve_one(retrieval, fo);
}

static gboolean retrieve_all(Retrieval *retrieval)
{
  const HpFo *part = retrieval->grid->table->first_child;
  retrieval->n = 0;
  retrieval->changed = FALSE;
  for (; part != NULL; part = part->next)
    if (part->kind == HP_FO_TABLE_HEADER || part->kind == HP_FO_TABLE_FOOTER)
      retrieve_in(retrieval, part);
  return retrieval->changed;
}

/* ---- Markers of the rows ------------------------------------------------------------------- */

static void collect_marks(Retrieval *retrieval, const HpFragment *table)
{
  g_array_set_size(retrieval->marks, 0);
  for (const HpFragment *part = table->first_child; part != NULL; part = part->next)
    if (part->fo != NULL && part->fo->kind == HP_FO_TABLE_BODY)
      hp_collect_marks(retrieval->marks, part);
}

static const HpTableMark *add_mark(Retrieval *retrieval, const HpFo *marker,
                                   const HpTableMark *others)
{
  HpLayout *layout = retrieval->layout;
  const char *class = hp_fo_name(marker, HP_NAME_MARKER_CLASS_NAME);
  if (class == NULL)
    return others;
  HpTableMark *mark = hp_arena_new0(layout->page.arena, HpTableMark);
  *mark = (HpTableMark){class, marker, layout->page.state == NULL ? 0 : layout->page.state->index,
                        others};
  return mark;
}

/* The latest of a class stands first. */
static const HpTableMark *marks_so_far(Retrieval *retrieval)
{
  const HpTableMark *marks = retrieval->carried;
  for (guint i = 0; i < retrieval->marks->len; i++) {
    const HpFo *fo = g_array_index(retrieval->marks, HpMark, i).fo;
    for (const HpFo *marker = fo->first_marker; marker != NULL; marker = marker->next)
      marks = add_mark(retrieval, marker, marks);
  }
  return marks;
}

static void carry_marks(Retrieval *retrieval, HpResult *result)
{
  HpArena *arena = retrieval->layout->page.arena;
  HpToken *token = hp_arena_copy(arena, result->token, sizeof *result->token);
  HpTableRest *rest = hp_arena_new0(arena, HpTableRest);
  if (token->detail != NULL)
    *rest = *(const HpTableRest *)token->detail;
  rest->marks = hp_table_marks_copy(arena, marks_so_far(retrieval));
  token->detail = rest;
  result->token = token;
}

/* ---- The passes ---------------------------------------------------------------------------- */

HpResult hp_table_lay_with_markers(HpTableArguments arguments)
{
  HpLayout *layout = arguments.layout;
  const HpTableRest *rest = arguments.token == NULL ? NULL : arguments.token->detail;
  Retrieval retrieval = {.layout = layout,
                         .grid = arguments.grid,
                         .carried = rest == NULL ? NULL : rest->marks,
                         .marks = g_array_new(FALSE, FALSE, sizeof(HpMark)),
                         .chosen = g_ptr_array_new()};
  const HpNotesMark notes = hp_notes_mark(layout->page.notes);
  HpResult result = {0};
  for (int pass = 0; retrieve_all(&retrieval) && pass < PASSES; pass++) {
    hp_notes_release(layout->page.notes, notes);
    result = hp_table_lay_once(arguments);
    if (result.refused || arguments.constraint->trial)
      break;
    collect_marks(&retrieval, result.fragment);
  }
  if (result.token != NULL && !arguments.constraint->trial)
    carry_marks(&retrieval, &result);
  g_array_unref(retrieval.marks);
  g_ptr_array_unref(retrieval.chosen);
  return result;
}
