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

void hp_collect_marks(GArray *marks, const HpFragment *fragment)
{
  const guint from = marks->len;
  if (fragment->artifact)
    return;
  if (fragment->fo != NULL && fragment->fo->first_marker != NULL &&
      fragment->kind != HP_FRAGMENT_LINE && fragment->kind != HP_FRAGMENT_GLYPHS) {
    const HpMark mark = {fragment->fo, fragment->is_first, fragment->is_last};
    g_array_append_val(marks, mark);
  }
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    hp_collect_marks(marks, child);
  if (fragment->fo != NULL && fragment->fo->kind == HP_FO_TABLE_BODY)
    sort_rows(marks, from);
}

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
  const HpFo *sequence = marker;
  while (sequence != NULL && sequence->kind != HP_FO_PAGE_SEQUENCE)
    sequence = sequence->parent;
  return sequence == layout->page.state->sequence ? marker : NULL;
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

const HpFo *hp_marker_content(HpLayout *layout, const HpFo *marker, const HpFo *retrieve)
{
  HpArena *arena = is_done_with_page(marker) ? layout->page.arena : layout->document.arena;
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
