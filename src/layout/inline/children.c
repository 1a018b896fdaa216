/*
 * The children of an object as they are stacked, and how long they live: a page; a page-sequence,
 * where they run over many pages; the document, where their lines wait for page numbers that are
 * not known yet.
 */
#include "layout/inline/item.h"

enum { LONG_TEXT = 32 * 1024, MANY_CHILDREN = 256 };

/* Bytes of text in inline content. */
static gsize extent_of_text(const HpFo *fo, guint depth)
{
  if (fo->kind == HP_FO_TEXT)
    return fo->text_length;
  gsize extent = 0;
  for (const HpFo *child = fo->first_child; child != NULL && depth < HP_MAX_INLINE_DEPTH;
       child = child->next)
    extent += extent_of_text(child, depth + 1);
  return extent;
}

/* Citations do not: those that are not known when they are collected are filled in at the end. */
static gboolean depends_on_page(const HpFo *fo, guint depth)
{
  switch (fo->kind) {
  case HP_FO_PAGE_NUMBER:
  case HP_FO_RETRIEVE_MARKER:
  case HP_FO_RETRIEVE_TABLE_MARKER:
    return TRUE;
  default:
    break;
  }
  for (const HpFo *child = fo->first_child; child != NULL && depth < HP_MAX_INLINE_DEPTH;
       child = child->next)
    if (!hp_fo_is_block_level(child) && depends_on_page(child, depth + 1))
      return TRUE;
  return FALSE;
}

static gsize extent_of_inlines(const HpFo *block)
{
  gsize extent = 0;
  for (const HpFo *child = block->first_child; child != NULL; child = child->next)
    if (!hp_fo_is_block_level(child))
      extent += extent_of_text(child, 0);
  return extent;
}

static gboolean has_many_children(const HpFo *fo)
{
  guint n = 0;
  for (const HpFo *child = fo->first_child; child != NULL && n <= MANY_CHILDREN;
       child = child->next)
    n++;
  return n > MANY_CHILDREN;
}

static gboolean has_unknown_citation(HpLayout *layout, const HpFo *fo, guint depth)
{
  if (fo->kind == HP_FO_PAGE_NUMBER_CITATION || fo->kind == HP_FO_PAGE_NUMBER_CITATION_LAST)
    return hp_citation_text(&layout->document, fo) == NULL;
  if (depth > HP_MAX_INLINE_DEPTH || hp_fo_is_block_level(fo))
    return FALSE;
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    if (has_unknown_citation(layout, child, depth + 1))
      return TRUE;
  return FALSE;
}

static gboolean is_deferred(HpLayout *layout, const HpFo *block)
{
  for (const HpFo *child = block->first_child; child != NULL; child = child->next)
    if (!hp_fo_is_block_level(child) && has_unknown_citation(layout, child, 0))
      return TRUE;
  return FALSE;
}

/* What runs over many pages is collected once for its page-sequence instead of once a page: a text
   of hundreds of pages, a flow of thousands of blocks. So is what has citations that are not known:
   if one were known on the next page, what follows it would not stand where it stood before. */
static gboolean is_kept_for_sequence(const HpFo *fo, gboolean deferred)
{
  return (deferred || has_many_children(fo) || extent_of_inlines(fo) > LONG_TEXT) &&
         !depends_on_page(fo, 0);
}

static HpArena *arena_of_paragraphs(HpLayout *layout, gboolean deferred, gboolean kept)
{
  if (deferred)
    return layout->document.arena;
  return kept ? layout->sequence.arena : layout->page.arena;
}

static const HpBlockChildren *make_children(HpLayout *layout, const HpFo *fo, HpLength container,
                                            gboolean deferred, gboolean kept)
{
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(HpBlockChild));
  const HpCollection collection = {fo, container, arena_of_paragraphs(layout, deferred, kept),
                                   deferred};
  const gboolean relative = hp_collect_children(layout, &collection, found);
  HpArena *arena = kept ? layout->sequence.arena : layout->page.arena;
  HpBlockChildren *children = hp_arena_new0(arena, HpBlockChildren);
  children->n = found->len;
  children->container = container;
  children->relative = relative;
  children->items = hp_arena_copy(arena, found->data, sizeof(HpBlockChild) * found->len);
  return children;
}

static gboolean is_for(const HpBlockChildren *children, HpLength container)
{
  return children != NULL && (!children->relative || children->container == container);
}

const HpBlockChildren *hp_block_children(HpLayout *layout, const HpFo *fo, HpLength container)
{
  const HpBlockChildren *known = g_hash_table_lookup(layout->page.children, fo);
  if (is_for(known, container))
    return known;
  known = g_hash_table_lookup(layout->sequence.children, fo);
  if (is_for(known, container))
    return known;
  const gboolean deferred = is_deferred(layout, fo);
  const gboolean kept = is_kept_for_sequence(fo, deferred);
  const HpBlockChildren *children = make_children(layout, fo, container, deferred, kept);
  g_hash_table_insert(kept ? layout->sequence.children : layout->page.children, (gpointer)fo,
                      (gpointer)children);
  return children;
}
