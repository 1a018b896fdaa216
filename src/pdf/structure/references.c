/* Which elements refer to which (ISO 32000-2, table 355, Ref): whatever cites a note to that note,
 * and the note to all that cite it; a line of the contents to what it lists. */
#include "pdf/structure/tree.h"

static gboolean has_content(const HpStructure *structure, guint index)
{
  return hp_element(structure, index)->number != 0;
}

static void refer(HpStructure *structure, guint from, guint to)
{
  GArray *targets = g_hash_table_lookup(structure->references, GUINT_TO_POINTER(from));
  if (targets == NULL) {
    targets = g_array_new(FALSE, FALSE, sizeof(guint));
    g_hash_table_insert(structure->references, GUINT_TO_POINTER(from), targets);
  }
  g_array_append_val(targets, to);
}

/* 0 for an artifact. */
static guint element_of(const HpStructure *structure, const HpFo *fo)
{
  const guint key = structure->element_of[fo->index];
  return (key & HP_ARTIFACT_KEY) != 0 ? 0 : key;
}

/* The id that the first link or page number below leads to, but not those in contents below. */
static const char *first_target(const HpStructure *structure, const HpFo *fo)
{
  const char *id = fo->kind == HP_FO_BASIC_LINK ? hp_fo_name(fo, HP_NAME_INTERNAL_DESTINATION)
                                                : hp_fo_name(fo, HP_NAME_REF_ID);
  for (const HpFo *child = fo->first_child; child != NULL && id == NULL; child = child->next)
    if (hp_element(structure, element_of(structure, child))->role != HP_ROLE_TOC)
      id = first_target(structure, child);
  return id;
}

static const HpFo *first_target_object(const HpStructure *structure, const HpFo *fo)
{
  const char *id = first_target(structure, fo);
  const HpFo *target = id == NULL ? NULL : hp_fo_tree_by_id(structure->tree, id);
  return target != NULL && target->index < structure->n_objects ? target : NULL;
}

gboolean hp_structure_has_target(const HpStructure *structure, const HpFo *fo)
{
  return first_target_object(structure, fo) != NULL;
}

/* The note that an object is in; 0 if it is in none. */
static guint note_around(const HpStructure *structure, const HpFo *fo)
{
  guint index = element_of(structure, fo);
  while (index != 0 && hp_element(structure, index)->role != HP_ROLE_NOTE)
    index = hp_element(structure, index)->parent;
  return index;
}

static guint cited_note(const HpStructure *structure, const HpFo *citation)
{
  const gboolean in_footnote = citation->parent != NULL && citation->parent->kind == HP_FO_FOOTNOTE;
  const HpFo *target = in_footnote ? citation->next : first_target_object(structure, citation);
  return target == NULL ? 0 : note_around(structure, target);
}

static void pair_with_note(HpStructure *structure, guint citation, const HpFo *fo)
{
  const guint note = cited_note(structure, fo);
  if (note == 0 || !has_content(structure, note) || note == note_around(structure, fo))
    return;
  refer(structure, citation, note);
  refer(structure, note, citation);
}

static void refer_to_listed(HpStructure *structure, guint line, const HpFo *fo)
{
  const HpFo *target = first_target_object(structure, fo);
  if (target != NULL)
    refer(structure, line, hp_structure_element_showing(structure, target));
}

void hp_structure_find_references(HpStructure *structure)
{
  for (guint i = 0; i < structure->elements->len; i++) {
    const HpElement *element = hp_element(structure, i);
    if (element->number == 0 || element->fo == NULL)
      continue;
    if (element->role == HP_ROLE_REFERENCE)
      pair_with_note(structure, i, element->fo);
    else if (element->role == HP_ROLE_TOCI)
      refer_to_listed(structure, i, element->fo);
  }
}
