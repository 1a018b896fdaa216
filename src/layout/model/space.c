/* Spaces between areas, resolved: which add up, which win, which vanish at a break
 * (XSL 1.1, 4.3.1). */
#include "layout/model/space.h"

void hp_cursor_add_space(HpArena *arena, HpCursor *cursor, const HpSpaceTrait *space, HpLength base)
{
  const HpLength optimum = hp_dimension_resolve(space->optimum, base, 0);
  if (optimum == 0 && space->precedence == 0)
    return;
  HpStrutEntry *entry = hp_arena_new0(arena, HpStrutEntry);
  entry->optimum = optimum;
  entry->minimum = MIN(optimum, hp_dimension_resolve(space->minimum, base, optimum));
  entry->precedence = space->precedence;
  entry->retain = space->retain;
  if (cursor->last != NULL)
    cursor->last->next = entry;
  else
    cursor->first = entry;
  cursor->last = entry;
}

void hp_cursor_restore(HpCursor *cursor, HpCursor before)
{
  const HpLength tried = MAX(cursor->give, cursor->tried);
  *cursor = before;
  cursor->tried = tried;
  if (before.last != NULL)
    before.last->next = NULL;
}

/* Conditional specifiers vanish at the start of a reference area until one is retained. */
static const HpStrutEntry *first_that_counts(const HpCursor *cursor)
{
  const HpStrutEntry *entry = cursor->first;
  while (cursor->at_start && entry != NULL && !entry->retain)
    entry = entry->next;
  return entry;
}

/* Likewise at its end: the entry after which none is retained, exclusive. */
static const HpStrutEntry *end_that_counts(const HpStrutEntry *first)
{
  const HpStrutEntry *end = first;
  for (const HpStrutEntry *entry = first; entry != NULL; entry = entry->next)
    if (entry->retain)
      end = entry->next;
  return end;
}

static int highest_precedence(const HpStrutEntry *first, const HpStrutEntry *end)
{
  int precedence = G_MININT;
  for (const HpStrutEntry *entry = first; entry != end; entry = entry->next)
    precedence = MAX(precedence, entry->precedence);
  return precedence;
}

/* The one specifier that survives where none is forcing: greatest optimum, the first of equals. */
static const HpStrutEntry *survivor(const HpStrutEntry *first, const HpStrutEntry *end,
                                    int precedence)
{
  const HpStrutEntry *best = NULL;
  for (const HpStrutEntry *entry = first; entry != end; entry = entry->next)
    if (entry->precedence == precedence && (best == NULL || entry->optimum > best->optimum))
      best = entry;
  return best;
}

/* Of equals, the greatest minimum counts. */
static HpLength give_of(const HpStrutEntry *first, const HpStrutEntry *end,
                        const HpStrutEntry *only)
{
  HpLength minimum = only->minimum;
  for (const HpStrutEntry *entry = first; entry != end; entry = entry->next)
    if (entry->precedence == only->precedence && entry->optimum == only->optimum)
      minimum = MAX(minimum, entry->minimum);
  return only->optimum - minimum;
}

/* Nothing stands deeper, so that the highest line, and what is around it, ends at a length. */
static HpLength within_depth(gint64 y)
{
  return (HpLength)CLAMP(y, -HP_LENGTH_MAX / 2, HP_LENGTH_MAX / 2);
}

static void resolve(HpCursor *cursor, gboolean at_end)
{
  const HpStrutEntry *first = first_that_counts(cursor);
  const HpStrutEntry *end = at_end ? end_that_counts(first) : NULL;
  const int precedence = highest_precedence(first, end);
  const gboolean forcing = precedence == HP_PRECEDENCE_FORCE;
  const HpStrutEntry *only = forcing ? NULL : survivor(first, end, precedence);
  gboolean counts = FALSE;
  for (HpStrutEntry *entry = cursor->first; entry != NULL; entry = entry->next) {
    if (entry == first)
      counts = TRUE;
    if (entry == end)
      counts = FALSE;
    if (counts && (entry == only || (forcing && entry->precedence == HP_PRECEDENCE_FORCE))) {
      cursor->y = within_depth((gint64)cursor->y + entry->optimum);
      const HpLength give = forcing ? entry->optimum - entry->minimum : give_of(first, end, entry);
      cursor->give = hp_length_clamp((gint64)cursor->give + give);
    }
    entry->end = cursor->y;
    entry->give = cursor->give;
  }
  cursor->first = cursor->last = NULL;
}

void hp_cursor_resolve(HpCursor *cursor)
{
  if (cursor->first != NULL)
    resolve(cursor, FALSE);
}

void hp_cursor_resolve_at_end(HpCursor *cursor)
{
  if (cursor->first != NULL)
    resolve(cursor, TRUE);
}

void hp_cursor_place(HpCursor *cursor, HpLength y)
{
  cursor->y = within_depth(y);
  cursor->at_start = FALSE;
}
