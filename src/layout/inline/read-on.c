/*
 * Where what stands in several blocks is read as one text, as a heading is, or a link: there
 * nothing but a space keeps the words of one block from those of the next.
 */
#include "layout/inline/collector.h"

/* An inline that is an element for that; blocks in others are paragraphs. */
static gboolean is_in_other_language(const HpFo *fo)
{
  return fo->kind == HP_FO_INLINE &&
         g_strcmp0(fo->traits->inherited.language, fo->parent->traits->inherited.language) != 0;
}

static gboolean is_one_text(const HpFo *fo)
{
  if (fo->kind == HP_FO_LIST_ITEM_LABEL || fo->kind == HP_FO_TABLE_CAPTION ||
      fo->kind == HP_FO_BASIC_LINK || is_in_other_language(fo))
    return TRUE;
  const char *role = hp_fo_name(fo, HP_NAME_ROLE);
  return role != NULL && hp_fo_role_holds_text(role);
}

static gboolean is_in_one_text(const HpFo *fo)
{
  while (fo != NULL && !is_one_text(fo))
    fo = fo->parent;
  return fo != NULL;
}

static gboolean has_more_after(const HpFo *fo)
{
  for (const HpFo *next = fo->next; next != NULL; next = next->next)
    if (next->kind != HP_FO_TEXT || hp_fo_shows_itself(next))
      return TRUE;
  return FALSE;
}

gboolean hp_reads_on_into(const HpFo *next)
{
  return is_in_one_text(next->parent);
}

gboolean hp_reads_on_after(const HpFo *block)
{
  if (!is_in_one_text(block))
    return FALSE;
  gboolean more = FALSE;
  for (const HpFo *around = block; around != NULL; around = around->parent) {
    if (more && is_one_text(around))
      return TRUE;
    more = more || has_more_after(around);
  }
  return FALSE;
}
