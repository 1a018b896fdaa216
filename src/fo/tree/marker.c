/* Markers, as they appear where they are retrieved (6.13.6): refined anew below that place. */
#include "fo/tree/tree.h"

static HpFo *copy_below(HpFoTree *tree, const HpFo *original, HpFo *parent, HpFo *previous,
                        HpArena *arena);

static void copy_children(HpFoTree *tree, const HpFo *original, HpFo *copy, HpArena *arena)
{
  HpFo *last = NULL;
  for (const HpFo *child = original->first_child; child != NULL; child = child->next) {
    HpFo *copied = copy_below(tree, child, copy, last, arena);
    if (last == NULL)
      copy->first_child = copied;
    else
      last->next = copied;
    copy->last_child = last = copied;
  }
}

static HpFo *copy_below(HpFoTree *tree, const HpFo *original, HpFo *parent, HpFo *previous,
                        HpArena *arena)
{
  HpFo *copy = hp_arena_copy(arena, original, sizeof *original);
  copy->parent = parent;
  copy->previous = previous;
  copy->first_child = copy->last_child = copy->next = NULL;
  copy->first_marker = NULL;
  if (original->kind == HP_FO_TEXT || original->kind == HP_FO_FOREIGN) {
    copy->traits = parent->traits;
    return copy;
  }
  copy->traits = hp_refine(tree->refiner, copy, parent->traits, NULL);
  copy_children(tree, original, copy, arena);
  return copy;
}

const HpFo *hp_fo_instantiate_marker(HpFoTree *tree, const HpFo *marker, const HpFo *where,
                                     HpArena *arena)
{
  /* What is wrong in it was said when the tree was built. */
  g_autoptr(HpDiagnostics) unheard = hp_diagnostics_new();
  hp_refiner_set_diagnostics(tree->refiner, unheard);
  HpFo *copy = copy_below(tree, marker, (HpFo *)where, NULL, arena);
  hp_refiner_set_diagnostics(tree->refiner, NULL);
  return copy;
}
