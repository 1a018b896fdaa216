/* Markers: XSL 1.1, 6.13.5–6.13.6. */
#include "layout/engine.h"

static int compare_marks(gconstpointer a, gconstpointer b)
{
  const HpMark *left = a, *right = b;
  return left->fo->index < right->fo->index ? -1 : left->fo->index > right->fo->index;
}

/* A cell over several rows is laid out with the last of them, though it comes with the first. */
static void sort_rows(GArray *marks, guint from)
{
  if (marks->len > from)
    qsort(&g_array_index(marks, HpMark, from), marks->len - from, sizeof(HpMark), compare_marks);
}

/* Where in the order of the document that object has its mark, or would have it. */
static guint place_of(const GArray *marks, const HpFo *fo)
{
  guint at = marks->len;
  while (at > 0 && g_array_index(marks, HpMark, at - 1).fo->index >= fo->index)
    at--;
  return at;
}

/* An inline begins and ends at places in lines; between them it may go on over pages. */
static void mark_inline(GArray *marks, HpMark mark)
{
  const guint at = place_of(marks, mark.fo);
  if (at == marks->len || g_array_index(marks, HpMark, at).fo != mark.fo) {
    g_array_insert_val(marks, at, mark);
    return;
  }
  HpMark *known = &g_array_index(marks, HpMark, at);
  known->is_first |= mark.is_first;
  known->is_last |= mark.is_last;
}

/* Inlines that end with a block end where it does. */
static void end_inlines_around(GArray *marks, const HpFo *block)
{
  for (const HpFo *around = block->parent; around != NULL && !hp_fo_is_block_level(around);
       around = around->parent)
    if (around->first_marker != NULL && hp_block_at_end(around) == block)
      mark_inline(marks, (HpMark){.fo = around, .is_last = TRUE});
}

void hp_collect_marks(GArray *marks, const HpFragment *fragment)
{
  const guint from = marks->len;
  const HpFo *fo = fragment->fo;
  if (fragment->artifact)
    return;
  if (fo != NULL && fo->first_marker != NULL && fragment->kind != HP_FRAGMENT_LINE &&
      fragment->kind != HP_FRAGMENT_GLYPHS) {
    const HpMark mark = {fo, fragment->is_first, fragment->is_last};
    if (fragment->kind == HP_FRAGMENT_INLINE)
      mark_inline(marks, mark);
    else
      g_array_append_val(marks, mark);
  }
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    hp_collect_marks(marks, child);
  if (fo != NULL && fragment->kind == HP_FRAGMENT_BLOCK && fragment->is_last)
    end_inlines_around(marks, fo);
  if (fo != NULL && fo->kind == HP_FO_TABLE_BODY)
    sort_rows(marks, from);
}

/* ---- Inlines that go on ---------------------------------------------------------------------- */

static gboolean holds_part_of(const HpFragment *fragment, const HpFo *around)
{
  const HpFo *fo = fragment->artifact ? NULL : fragment->fo;
  while (fo != NULL && fo != around)
    fo = fo->parent;
  if (fo != NULL)
    return TRUE;
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    if (holds_part_of(child, around))
      return TRUE;
  return FALSE;
}

static const HpMark *mark_of(const GArray *marks, const HpFo *fo)
{
  const guint at = place_of(marks, fo);
  if (at == marks->len)
    return NULL;
  const HpMark *mark = &g_array_index(marks, HpMark, at);
  return mark->fo == fo ? mark : NULL;
}

void hp_carry_marks(HpLayout *layout, const HpFragment *body)
{
  GArray *marks = layout->page.state->marks;
  GPtrArray *open = layout->sequence.open_inlines;
  for (guint i = open->len; i > 0; i--) {
    const HpFo *fo = g_ptr_array_index(open, i - 1);
    if (mark_of(marks, fo) == NULL && holds_part_of(body, fo))
      mark_inline(marks, (HpMark){.fo = fo});
    const HpMark *mark = mark_of(marks, fo);
    if (mark == NULL || mark->is_last)
      g_ptr_array_remove_index(open, i - 1);
  }
  for (guint i = 0; i < marks->len; i++) {
    const HpMark *mark = &g_array_index(marks, HpMark, i);
    if (mark->is_first && !mark->is_last && !hp_fo_is_block_level(mark->fo))
      g_ptr_array_add(open, (gpointer)mark->fo);
  }
}

/* ---- Retrieval ------------------------------------------------------------------------------- */

const HpFo *hp_marker_of_class(const HpFo *fo, const char *class)
{
  for (const HpFo *marker = fo->first_marker; marker != NULL; marker = marker->next) {
    const char *own = hp_fo_name(marker, HP_NAME_MARKER_CLASS_NAME);
    if (own != NULL && g_str_equal(own, class))
      return marker;
  }
  return NULL;
}

const HpFo *hp_marker_among(const GArray *marks, const char *class, HpRetrievePosition position)
{
  const gboolean from_end =
      position == HP_RETRIEVE_LAST_STARTING || position == HP_RETRIEVE_LAST_ENDING;
  const HpFo *any = NULL;
  for (guint i = 0; i < marks->len; i++) {
    const guint at = from_end ? marks->len - 1 - i : i;
    const HpMark *mark = &g_array_index(marks, HpMark, at);
    const HpFo *marker = hp_marker_of_class(mark->fo, class);
    if (marker == NULL)
      continue;
    const gboolean preferred =
        position == HP_RETRIEVE_FIRST_INCLUDING_CARRYOVER ||
        (position == HP_RETRIEVE_LAST_ENDING ? mark->is_last : mark->is_first);
    if (preferred)
      return marker;
    if (any == NULL)
      any = marker;
  }
  return any;
}

static const HpFo *find_marker(HpLayout *layout, const HpFo *retrieve)
{
  const char *class = hp_fo_name(retrieve, HP_NAME_RETRIEVE_CLASS_NAME);
  if (class == NULL || layout->page.state == NULL)
    return NULL;
  const HpFo *marker =
      hp_marker_among(layout->page.state->marks, class, retrieve->traits->retrieve_position);
  if (marker != NULL || retrieve->traits->retrieve_boundary == HP_RETRIEVE_WITHIN_PAGE)
    return marker;
  marker = g_hash_table_lookup(layout->document.last_marks, class);
  if (marker == NULL || retrieve->traits->retrieve_boundary == HP_RETRIEVE_WITHIN_DOCUMENT)
    return marker;
  return hp_fo_enclosing(marker, HP_FO_PAGE_SEQUENCE) == layout->page.state->sequence ? marker
                                                                                      : NULL;
}

void hp_keep_last_marks(HpLayout *layout)
{
  const GArray *marks = layout->page.state->marks;
  for (guint i = 0; i < marks->len; i++) {
    const HpFo *fo = g_array_index(marks, HpMark, i).fo;
    for (const HpFo *marker = fo->first_marker; marker != NULL; marker = marker->next) {
      const char *class = hp_fo_name(marker, HP_NAME_MARKER_CLASS_NAME);
      if (class != NULL)
        g_hash_table_insert(layout->document.last_marks, (gpointer) class, (gpointer)marker);
    }
  }
}

/* Whether pages refer to no more of it than what they copy: neither a link nor a citation, which is
   filled in when all pages are known. */
static gboolean is_done_with_page(const HpFo *fo)
{
  switch (fo->kind) {
  case HP_FO_TEXT:
  case HP_FO_MARKER:
  case HP_FO_BLOCK:
  case HP_FO_INLINE:
  case HP_FO_WRAPPER:
  case HP_FO_CHARACTER:
  case HP_FO_LEADER:
  case HP_FO_PAGE_NUMBER:
    break;
  default:
    return FALSE;
  }
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    if (!is_done_with_page(child))
      return FALSE;
  return TRUE;
}

static gboolean cites_a_page(const HpFo *block)
{
  for (const HpFo *fo = block; fo != NULL; fo = hp_fo_next_inside(block, fo))
    if (fo->kind == HP_FO_PAGE_NUMBER_CITATION || fo->kind == HP_FO_PAGE_NUMBER_CITATION_LAST)
      return TRUE;
  return FALSE;
}

/* Whether a page is cited beside it: their line is set anew when all pages are known. There may be
   many of them in a block, which is looked through for the first one. */
static gboolean stands_beside_citation(HpLayout *layout, const HpFo *retrieve)
{
  if (hp_fo_is_block_level(retrieve))
    return FALSE;
  const HpFo *block = retrieve;
  while (block->parent != NULL && !hp_fo_is_block_level(block))
    block = block->parent;
  gpointer known;
  if (g_hash_table_lookup_extended(layout->page.citing, block, NULL, &known))
    return GPOINTER_TO_INT(known);
  const gboolean cites = cites_a_page(block);
  g_hash_table_insert(layout->page.citing, (gpointer)block, GINT_TO_POINTER(cites));
  return cites;
}

const HpFo *hp_marker_content(HpLayout *layout, const HpFo *marker, const HpFo *retrieve)
{
  const gboolean done = is_done_with_page(marker) && !stands_beside_citation(layout, retrieve);
  HpArena *arena = done ? layout->page.arena : layout->document.arena;
  return hp_fo_instantiate_marker(layout->document.tree, marker, retrieve, arena);
}

/* Table markers are put into `retrieved` by the table, before it lays out its header or footer. */
const HpFo *hp_retrieved_content(HpLayout *layout, const HpFo *retrieve)
{
  gpointer known = NULL;
  if (g_hash_table_lookup_extended(layout->page.retrieved, retrieve, NULL, &known))
    return known;
  if (retrieve->kind == HP_FO_RETRIEVE_TABLE_MARKER)
    return NULL;
  const HpFo *marker = find_marker(layout, retrieve);
  const HpFo *content = marker == NULL ? NULL : hp_marker_content(layout, marker, retrieve);
  g_hash_table_insert(layout->page.retrieved, (gpointer)retrieve, (gpointer)content);
  return content;
}
