/* Captions stand inside of what they are captions of, first or last (ISO 32000-2, 14.8.4.8.3); in
 * the document they stand beside it:
 *
 *   Caption, Table, …    ►  Table ─┬─ Caption        P ─ Figure, Caption, …  ►  Sect ─┬─ P ─ Figure
 *                                  └─ TR …                                           └─ Caption
 *
 * A figure has its alternative text in place of what is in it, so that its caption stays outside.
 */
#include "pdf/structure/tree.h"

HpRole hp_structure_role_without_caption(const HpStructure *structure, guint caption)
{
  return hp_structure_may_hold_all(structure, HP_ROLE_P, caption) ? HP_ROLE_P : HP_ROLE_SECT;
}

static gboolean may_hold_captions(const HpElement *element)
{
  return element->role == HP_ROLE_TABLE || element->role == HP_ROLE_FIGURE ||
         element->role == HP_ROLE_FORMULA || element->role == HP_ROLE_L ||
         element->role == HP_ROLE_TOC;
}

static gboolean is_table(const HpStructure *structure, guint index)
{
  return index != 0 && hp_element(structure, index)->role == HP_ROLE_TABLE;
}

/* A figure, or a paragraph that begins with one. */
static gboolean shows_figure(const HpStructure *structure, guint index)
{
  if (index == 0)
    return FALSE;
  const HpElement *element = hp_element(structure, index);
  if (element->role == HP_ROLE_P && element->first_child != 0)
    element = hp_element(structure, element->first_child);
  return element->role == HP_ROLE_FIGURE || element->role == HP_ROLE_FORMULA;
}

/* `before` is the child before it, or 0. */
static void take_out(HpStructure *structure, guint index, guint before)
{
  HpElement *element = hp_element(structure, index);
  HpElement *around = hp_element(structure, element->parent);
  if (before == 0)
    around->first_child = element->next;
  else
    hp_element(structure, before)->next = element->next;
  if (around->last_child == index)
    around->last_child = before;
  element->next = 0;
}

static void put_first(HpStructure *structure, guint index, guint around)
{
  HpElement *element = hp_element(structure, index), *parent = hp_element(structure, around);
  element->parent = around;
  element->next = parent->first_child;
  parent->first_child = index;
  if (parent->last_child == 0)
    parent->last_child = index;
}

static void put_last(HpStructure *structure, guint index, guint around)
{
  HpElement *element = hp_element(structure, index), *parent = hp_element(structure, around);
  element->parent = around;
  if (parent->last_child == 0)
    parent->first_child = index;
  else
    hp_element(structure, parent->last_child)->next = index;
  parent->last_child = index;
}

/* An element around `first` and its neighbour, in their place; `before` is the child before. */
static guint join(HpStructure *structure, guint first, guint before)
{
  const guint around = hp_element(structure, first)->parent;
  const guint second = hp_element(structure, first)->next;
  const guint section = structure->elements->len;
  const HpElement element = {.role = HP_ROLE_SECT, .parent = around, .painted = HP_NOT_PAINTED};
  g_array_append_val(structure->elements, element);
  take_out(structure, second, first);
  take_out(structure, first, before);
  if (before == 0) {
    put_first(structure, section, around);
  } else {
    hp_element(structure, section)->next = hp_element(structure, before)->next;
    hp_element(structure, before)->next = section;
    if (hp_element(structure, around)->last_child == before)
      hp_element(structure, around)->last_child = section;
  }
  put_last(structure, first, section);
  put_last(structure, second, section);
  return section;
}

typedef struct {
  guint before_last, last; /* children that have been passed */
} Passed;

/* Returns the child that now stands where the caption was. */
static Passed place_caption(HpStructure *structure, guint caption, Passed passed)
{
  const guint previous = passed.last, next = hp_element(structure, caption)->next;
  if (is_table(structure, next)) {
    take_out(structure, caption, previous);
    put_first(structure, caption, next);
    return passed;
  }
  if (shows_figure(structure, previous))
    return (Passed){passed.before_last, join(structure, previous, passed.before_last)};
  if (shows_figure(structure, next))
    return (Passed){previous, join(structure, caption, previous)};
  if (is_table(structure, previous)) {
    take_out(structure, caption, previous);
    put_last(structure, caption, previous);
    return passed;
  }
  /* It is a caption of nothing. */
  hp_element(structure, caption)->role = hp_structure_role_without_caption(structure, caption);
  return (Passed){previous, caption};
}

static void place_captions_of(HpStructure *structure, guint parent)
{
  Passed passed = {0, 0};
  guint child = hp_element(structure, parent)->first_child;
  while (child != 0) {
    passed = hp_element(structure, child)->role == HP_ROLE_CAPTION
                 ? place_caption(structure, child, passed)
                 : (Passed){passed.last, child};
    child = passed.last == 0 ? hp_element(structure, parent)->first_child
                             : hp_element(structure, passed.last)->next;
  }
}

void hp_structure_place_captions(HpStructure *structure)
{
  const guint n_elements = structure->elements->len;
  for (guint i = 0; i < n_elements; i++)
    if (!may_hold_captions(hp_element(structure, i)))
      place_captions_of(structure, i);
}
