/* Which element shows an object: where links and references lead. */
#include "pdf/structure/nesting.h"
#include "pdf/structure/tree.h"

static gboolean is_own(const HpStructure *structure, const HpFo *fo)
{
  const guint key = structure->element_of[fo->index];
  return (key & HP_ARTIFACT_KEY) == 0 && hp_element(structure, key)->fo == fo &&
         hp_element(structure, key)->number != 0;
}

/* The element that holds the object's text, if nothing of it stands before: the cell of a paragraph
   that is alone in it, the note of its block. 0 if there is none. */
static guint begun_by(const HpStructure *structure, const HpFo *fo)
{
  const guint key = structure->element_of[fo->index];
  if ((key & HP_ARTIFACT_KEY) != 0 || !hp_role_holds_content(hp_element(structure, key)->role))
    return 0;
  while (fo != NULL && fo != hp_element(structure, key)->fo)
    fo = fo->previous == NULL ? fo->parent : NULL;
  return fo == NULL || hp_element(structure, key)->number == 0 ? 0 : key;
}

/* The object, or the first below it, that has an element of its own with content; or NULL. */
static const HpFo *first_shown(const HpStructure *structure, const HpFo *fo)
{
  if (is_own(structure, fo))
    return fo;
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next) {
    const HpFo *shown = first_shown(structure, child);
    if (shown != NULL)
      return shown;
  }
  return NULL;
}

guint hp_structure_element_showing(const HpStructure *structure, const HpFo *fo)
{
  if (fo == NULL || fo->index >= structure->n_objects)
    return 0;
  const guint begun = begun_by(structure, fo);
  if (begun != 0)
    return begun;
  const HpFo *shown = first_shown(structure, fo);
  if (shown == NULL)
    shown = fo;
  while (shown->parent != NULL && !hp_structure_is_content(structure, shown))
    shown = shown->parent;
  guint index = structure->element_of[shown->index] & ~HP_ARTIFACT_KEY;
  while (hp_element(structure, index)->number == 0 && index != 0)
    index = hp_element(structure, index)->parent;
  return index;
}

guint hp_structure_element_object(const HpStructure *structure, guint index)
{
  return hp_element(structure, index)->number;
}

guint hp_structure_object_of(const HpStructure *structure, const HpFo *fo)
{
  return hp_element(structure, hp_structure_element_showing(structure, fo))->number;
}
