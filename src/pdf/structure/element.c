/* Elements: how they are made, and what is asked of one. */
#include "pdf/structure/nesting.h"
#include "pdf/structure/tree.h"

guint hp_structure_add_element(HpStructure *structure, const HpFo *fo, HpRole role, guint parent)
{
  const guint index = structure->elements->len;
  const HpElement element = {.fo = fo, .role = role, .parent = parent, .painted = HP_NOT_PAINTED};
  g_array_append_val(structure->elements, element);
  if (index == 0)
    return 0;
  HpElement *around = hp_element(structure, parent);
  if (around->last_child == 0)
    around->first_child = index;
  else
    hp_element(structure, around->last_child)->next = index;
  around->last_child = index;
  return index;
}

guint hp_structure_key(const HpStructure *structure, HpOwner owner)
{
  if (owner.type != HP_CONTENT)
    return HP_ARTIFACT_KEY | (guint)owner.type;
  return owner.object < structure->n_objects ? structure->element_of[owner.object] : 0;
}

gboolean hp_structure_is_content(const HpStructure *structure, const HpFo *fo)
{
  return fo->index < structure->n_objects &&
         (structure->element_of[fo->index] & HP_ARTIFACT_KEY) == 0;
}

gboolean hp_structure_is_picture(const HpStructure *structure, guint index)
{
  const HpRole role = hp_element(structure, index)->role;
  return role == HP_ROLE_FIGURE || role == HP_ROLE_FORMULA;
}

gboolean hp_structure_is_block_link(const HpStructure *structure, guint index)
{
  const HpElement *element = hp_element(structure, index);
  if (element->role != HP_ROLE_LINK || element->fo == NULL || element->fo->kind != HP_FO_BASIC_LINK)
    return FALSE;
  for (const HpFo *child = element->fo->first_child; child != NULL; child = child->next)
    if (child->kind != HP_FO_TEXT && hp_fo_is_block_level(child))
      return TRUE;
  return FALSE;
}

gboolean hp_structure_may_hold_all(const HpStructure *structure, HpRole role, guint index)
{
  for (guint i = hp_element(structure, index)->first_child; i != 0;
       i = hp_element(structure, i)->next)
    if (!hp_role_may_hold(role, hp_element(structure, i)->role))
      return FALSE;
  return TRUE;
}

/* Notes are painted at the foot of the page, whatever comes before and after them. */
gboolean hp_structure_is_out_of_line(const HpElement *element)
{
  return element->role == HP_ROLE_NOTE;
}
