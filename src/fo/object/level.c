/* Block or inline: of some objects, their content or their place decides. */
#include "fo/object/object.h"

#include <string.h>

static gboolean any_child_is_block_level(const HpFo *fo)
{
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    if (hp_fo_is_block_level(child))
      return TRUE;
  return FALSE;
}

/* Whether lines are made where the children of the object stand: where its content model has text,
   unless that takes after what is around. */
static gboolean makes_lines(const HpFo *fo)
{
  switch (fo->kind) {
  case HP_FO_WRAPPER:
  case HP_FO_MARKER:
  case HP_FO_RETRIEVE_MARKER:
  case HP_FO_RETRIEVE_TABLE_MARKER:
  case HP_FO_MULTI_SWITCH:
  case HP_FO_MULTI_CASE:
  case HP_FO_MULTI_PROPERTIES:
    return fo->parent != NULL && makes_lines(fo->parent);
  default:
    return hp_fo_object(fo->kind)->level == HP_LEVEL_INLINE ||
           strstr(hp_fo_object(fo->kind)->model, "#text") != NULL;
  }
}

/* 6.12.2: what is out of line already, or stands on every page, holds nothing that floats. */
static gboolean keeps_floats_in_line(const HpFo *fo)
{
  switch (fo->kind) {
  case HP_FO_STATIC_CONTENT:
  case HP_FO_FOOTNOTE:
  case HP_FO_FLOAT:
    return TRUE;
  case HP_FO_BLOCK_CONTAINER:
    return fo->traits->absolute_position != HP_POSITION_AUTO;
  default:
    return FALSE;
  }
}

HpFloat hp_fo_floating(const HpFo *fo)
{
  if (fo->kind != HP_FO_FLOAT)
    return HP_FLOAT_NONE;
  for (const HpFo *around = fo->parent; around != NULL; around = around->parent)
    if (keeps_floats_in_line(around))
      return HP_FLOAT_NONE;
  return fo->traits->floating;
}

gboolean hp_fo_is_block_level(const HpFo *fo)
{
  if (fo->kind == HP_FO_FLOAT && hp_fo_floating(fo) != HP_FLOAT_NONE)
    return fo->parent != NULL && !makes_lines(fo->parent);
  switch (hp_fo_object(fo->kind)->level) {
  case HP_LEVEL_BLOCK:
    return TRUE;
  case HP_LEVEL_INLINE:
    return FALSE;
  case HP_LEVEL_EITHER:
    if (fo->first_child != NULL)
      return fo->kind == HP_FO_FLOAT || any_child_is_block_level(fo);
    return fo->parent != NULL && !makes_lines(fo->parent);
  case HP_LEVEL_NONE:
    break;
  }
  if (fo->kind == HP_FO_MARKER || fo->kind == HP_FO_MULTI_CASE)
    return any_child_is_block_level(fo);
  return fo->kind != HP_FO_TEXT && fo->kind != HP_FO_INITIAL_PROPERTY_SET &&
         fo->kind != HP_FO_FOREIGN;
}
