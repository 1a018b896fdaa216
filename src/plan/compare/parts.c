/* Compares two documents part by part: what is new, gone, withdrawn or moved, and what each says.
 */
#include "plan/compare/comparable.h"
#include "plan/compare/differences.h"
#include "plan/resolve/computed.h"

static GPtrArray *parts_in(const xmlNode *part)
{
  GPtrArray *found = g_ptr_array_new();
  if (part != NULL)
    hp_find_parts_in(part, found);
  return found;
}

/* ---- New, and gone ------------------------------------------------------------------------- */

/* What is in it came or went with it. */
static const char *from_within(const HpPartPair *pair)
{
  return pair->from != NULL ? pair->from
                            : hp_attribute(pair->now == NULL ? pair->then : pair->now, "id");
}

static void add_new(HpComparison *comparison, const HpPartPair *pair)
{
  const xmlNode *added = hp_computed_child(pair->now, "added");
  xmlNode *difference = hp_difference_add(comparison, pair, "new", NULL);
  hp_computed_set(difference, "from", pair->from);
  if (added != NULL)
    hp_computed_set(difference, "amendment", hp_attribute(added, "amendment"));
}

static void add_gone_before(HpComparison *comparison, const GPtrArray *then, guint *looked_at,
                            const xmlNode *place, const char *from);

/* As deep as elements are nested, which reading bounds. */
static void add_gone(HpComparison *comparison, const HpPartPair *pair)
{
  if (hp_same_part(comparison->now_parts, pair->then) != NULL)
    return;
  xmlNode *difference = hp_difference_add(comparison, pair, "gone", NULL);
  hp_computed_set(difference, "from", pair->from);
  hp_difference_show(hp_difference_side(difference, "then"), hp_heading_of_part(pair->then));
  g_autoptr(GPtrArray) parts = parts_in(pair->then);
  guint looked_at = 0;
  add_gone_before(comparison, parts, &looked_at, NULL, from_within(pair));
}

/* Those that are gone, from the first that has not been looked at to the place of one that is still
   there (NULL: to the last). */
static void add_gone_before(HpComparison *comparison, const GPtrArray *then, guint *looked_at,
                            const xmlNode *place, const char *from)
{
  for (; *looked_at < then->len && then->pdata[*looked_at] != place; (*looked_at)++) {
    const HpPartPair gone = {then->pdata[*looked_at], NULL, from};
    add_gone(comparison, &gone);
  }
}

static void compare_withdrawal(HpComparison *comparison, const HpPartPair *pair)
{
  const xmlNode *now = hp_computed_child(pair->now, "withdrawn"),
                *then = pair->then == NULL ? NULL : hp_computed_child(pair->then, "withdrawn");
  if ((now == NULL) == (then == NULL))
    return;
  const char *kind = now == NULL ? "reinstated" : "withdrawn";
  xmlNode *difference = hp_difference_add(comparison, pair, kind, NULL);
  hp_computed_set(difference, "from", hp_attribute(now == NULL ? then : now, "from"));
  hp_computed_set(difference, "amendment", hp_attribute(now == NULL ? then : now, "amendment"));
}

/* ---- Where parts stand --------------------------------------------------------------------- */

static const char *id_of_part_around(const xmlNode *part)
{
  const xmlNode *around = hp_part_around(part);
  return around == NULL ? NULL : hp_attribute(around, "id");
}

/* The one before it in what it stands in. */
static const char *id_of_part_before(const xmlNode *part)
{
  for (part = part->prev; part != NULL; part = part->prev)
    if (hp_is_part(part))
      return hp_attribute(part, "id");
  return NULL;
}

static void show_place(xmlNode *side, const xmlNode *part)
{
  hp_computed_set(side, "into", id_of_part_around(part));
  hp_computed_set(side, "after", id_of_part_before(part));
}

static void add_moved(HpComparison *comparison, const HpPartPair *pair)
{
  xmlNode *difference = hp_difference_add(comparison, pair, "changed", "place");
  show_place(hp_difference_side(difference, "then"), pair->then);
  show_place(hp_difference_side(difference, "now"), pair->now);
}

/* What is listed by name is in that order, however it was written. */
static gboolean is_ordered(const HpPartPair *part)
{
  return !hp_is_one_of(part->now, "party person reference definition");
}

static gboolean stands_in(const xmlNode *part, const xmlNode *around)
{
  return hp_part_around(part) == around;
}

/* ---- Part by part -------------------------------------------------------------------------- */

static void compare_parts_in(HpComparison *comparison, const HpPartPair *pair)
{
  g_autoptr(GPtrArray) now = parts_in(pair->now), then = parts_in(pair->then);
  g_autoptr(GArray) moved = hp_parts_moved(now, then);
  guint looked_at = 0;
  for (guint i = 0; i < now->len; i++) {
    HpPartPair part = {hp_same_part(comparison->then_parts, now->pdata[i]), now->pdata[i], NULL};
    if (part.then == NULL && pair->then == NULL)
      part.from = from_within(pair);
    const gboolean is_here = part.then != NULL && stands_in(part.then, pair->then);
    const gboolean has_moved =
        part.then != NULL && (!is_here || (g_array_index(moved, gboolean, i) && is_ordered(&part)));
    if (is_here && !has_moved)
      add_gone_before(comparison, then, &looked_at, part.then, NULL);
    if (has_moved)
      add_moved(comparison, &part);
    hp_compare_parts(comparison, &part);
  }
  add_gone_before(comparison, then, &looked_at, NULL, NULL);
}

/* As deep as elements are nested, which reading bounds. */
void hp_compare_parts(HpComparison *comparison, const HpPartPair *pair)
{
  if (pair->then == NULL)
    add_new(comparison, pair);
  else
    hp_compare_wording(comparison, pair);
  compare_withdrawal(comparison, pair);
  hp_compare_computed(comparison, pair);
  compare_parts_in(comparison, pair);
}
