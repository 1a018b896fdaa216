/* Side-floats that are taller than their column: what is left of them after it. */
#include "layout/page/sequence.h"

static void append(HpArena *arena, GPtrArray *rests, const HpFo *fo, const HpToken *token)
{
  HpFloatRest *rest = hp_arena_new0(arena, HpFloatRest);
  *rest = (HpFloatRest){.fo = fo, .token = token};
  g_ptr_array_add(rests, rest);
}

/* One that goes on in a column of the same page has its rest in the fragment there. */
static void forget(GPtrArray *rests, const HpFo *fo)
{
  for (guint i = 0; i < rests->len; i++)
    if (((const HpFloatRest *)g_ptr_array_index(rests, i))->fo == fo)
      g_ptr_array_remove_index(rests, i--);
}

static void gather(HpArena *arena, GPtrArray *rests, const HpFragment *area)
{
  for (const HpFragment *child = area->first_child; child != NULL; child = child->next) {
    const gboolean floats =
        child->kind == HP_FRAGMENT_REFERENCE && child->fo != NULL && child->fo->kind == HP_FO_FLOAT;
    if (!floats && child->kind != HP_FRAGMENT_REFERENCE && child->kind != HP_FRAGMENT_BLOCK)
      continue;
    if (!floats) {
      gather(arena, rests, child);
      continue;
    }
    forget(rests, child->fo);
    if (child->rest != NULL)
      append(arena, rests, child->fo, child->rest);
  }
}

static const HpFloatRest *linked(const GPtrArray *rests)
{
  const HpFloatRest *first = NULL;
  for (guint i = rests->len; i-- > 0;) {
    HpFloatRest *rest = g_ptr_array_index(rests, i);
    rest->next = first;
    first = rest;
  }
  return first;
}

const HpFloatRest *hp_float_rests(HpArena *arena, const HpFragment *area)
{
  g_autoptr(GPtrArray) rests = g_ptr_array_new();
  gather(arena, rests, area);
  return linked(rests);
}

const HpFloatRest *hp_float_rests_copy(HpArena *arena, const HpFloatRest *rests)
{
  g_autoptr(GPtrArray) copies = g_ptr_array_new();
  for (; rests != NULL; rests = rests->next)
    append(arena, copies, rests->fo, hp_token_copy(arena, rests->token));
  return linked(copies);
}
