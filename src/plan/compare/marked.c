/* Marks in a consolidated text what amendments have made of it. */
#include "plan/compare/alike.h"
#include "plan/compare/differences.h"
#include "plan/compare/words.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/parts.h"

#include <string.h>

/* ---- Blocks -------------------------------------------------------------------------------- */

/* Where blocks that are gone are put. */
typedef struct {
  xmlNode *holder; /* what the blocks stand in */
  xmlNode *before; /* the block that they stood before; NULL: behind the last */
} BlockPlace;

/* What is computed of an element is the last in it. */
static void put(const BlockPlace *place, xmlNode *gone)
{
  xmlNode *next = place->before;
  for (xmlNode *child = place->holder->last; next == NULL && child != NULL; child = child->prev)
    if (hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE) &&
        (child->prev == NULL || !hp_is_in_namespace(child->prev, HP_RESOLVED_NAMESPACE)))
      next = child;
  if (next == NULL)
    xmlAddChild(place->holder, gone);
  else
    xmlAddPrevSibling(next, gone);
}

static void add_gone(const BlockPlace *place, const xmlNode *block)
{
  xmlNode *gone = hp_computed_add(place->holder, "gone");
  xmlUnlinkNode(gone);
  hp_difference_show(gone, block);
  put(place, gone);
}

static void mark_block(const xmlNode *then, xmlNode *now)
{
  if (!hp_elements_alike(then, now))
    hp_mark_words(then, now, TRUE);
}

static void mark_blocks(const GPtrArray *then, const GPtrArray *now, xmlNode *holder)
{
  guint looked_at = 0;
  for (guint i = 0; i < now->len; i++) {
    xmlNode *block = g_ptr_array_index(now, i);
    const BlockPlace place = {block->parent, block};
    const guint like = hp_find_like(then, looked_at, block);
    if (like == then->len) {
      hp_mark_words(NULL, block, TRUE);
      continue;
    }
    for (; looked_at < like; looked_at++)
      add_gone(&place, then->pdata[looked_at]);
    mark_block(then->pdata[looked_at++], block);
  }
  const BlockPlace end = {holder, NULL};
  for (; looked_at < then->len; looked_at++)
    add_gone(&end, then->pdata[looked_at]);
}

static GPtrArray *blocks_in(const xmlNode *flow)
{
  GPtrArray *found = g_ptr_array_new();
  for (xmlNode *child = flow->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      g_ptr_array_add(found, child);
  return found;
}

static void mark_flow(const xmlNode *then, xmlNode *now)
{
  g_autoptr(GPtrArray) before = blocks_in(then), after = blocks_in(now);
  mark_blocks(before, after, now);
}

/* ---- Parts --------------------------------------------------------------------------------- */

/* Whether what was there before stands in the text now, too. In tables nothing is struck out. */
static gboolean mark_elements(const xmlNode *part, const char *kind, const GPtrArray *then,
                              const GPtrArray *now)
{
  const gboolean in_table = hp_is_one_of(part, "activity objective");
  if (strcmp(kind, "blocks") == 0) {
    mark_blocks(then, now, (xmlNode *)part);
    return TRUE;
  }
  if (then->len != 1 || now->len != 1 || strcmp(kind, "title") == 0)
    return FALSE;
  if (strcmp(kind, "introduction") == 0)
    mark_flow(then->pdata[0], now->pdata[0]);
  else
    hp_mark_words(then->pdata[0], now->pdata[0], !in_table);
  return !in_table;
}

/* Of several changes of one kind the first has kept what was adopted. */
static gboolean is_first_of_kind(const xmlNode *changed)
{
  const char *kind = hp_attribute(changed, "what");
  for (const xmlNode *before = changed->prev; before != NULL; before = before->prev)
    if (hp_is_named(before, "changed") && hp_is_in_namespace(before, HP_RESOLVED_NAMESPACE) &&
        g_strcmp0(hp_attribute(before, "what"), kind) == 0)
      return FALSE;
  return TRUE;
}

static void mark_changed(xmlNode *target, xmlNode *changed)
{
  const char *kind = hp_attribute(changed, "what");
  xmlNode *part = hp_amended_part(target);
  if (part == NULL || !is_first_of_kind(changed))
    return;
  g_autoptr(GPtrArray) then = hp_own_of_kind(changed, part, kind),
                       now = hp_own_of_kind(part, part, kind);
  if (mark_elements(target, kind, then, now))
    hp_computed_set(changed, "marked", "yes");
}

/* All words of what was added: of its title, its text, and what is in it. */
static void mark_added(xmlNode *part)
{
  for (xmlNode *child = part->children; child != NULL; child = child->next)
    if (hp_is_one_of(child, "text p") && !hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      hp_mark_words(NULL, child, FALSE);
    else if (hp_is_one_of(child, "introduction section goal objective activity"))
      mark_added(child);
}

static void mark_part(xmlNode *part)
{
  for (xmlNode *next, *child = part->children; child != NULL; child = next) {
    next = child->next;
    if (!hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      continue;
    if (hp_is_named(child, "changed"))
      mark_changed(part, child);
    else if (hp_is_named(child, "added"))
      mark_added(part);
  }
}

/* As deep as elements are nested, which reading bounds. */
static void mark_parts(xmlNode *element)
{
  for (xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !hp_is_named(child, "follow-up") &&
        !hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      mark_parts(child);
  mark_part(element);
}

void hp_source_mark_changes(HpSource *source)
{
  xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  if (hp_attribute_in(root, HP_RESOLVED_NAMESPACE, "wording") == NULL)
    return;
  hp_computed_mark(root, "wording", "marked");
  mark_parts(root);
}
