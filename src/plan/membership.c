/* Tells who is in a group when. */
#include "plan/membership.h"

gboolean hp_is_member_on(const xmlNode *member, HpDay day)
{
  const char *from = hp_attribute(member, "from"), *to = hp_attribute(member, "to");
  return day == HP_NO_DAY || ((from == NULL || hp_day_from_text(from) <= day) &&
                              (to == NULL || day <= hp_day_from_text(to)));
}

static gboolean is_dated(const xmlNode *element)
{
  return hp_is_named(element, "member") &&
         (hp_attribute(element, "from") != NULL || hp_attribute(element, "to") != NULL);
}

/* Parties may stand in files of their own, one in another. */
static gboolean has_dated(const xmlNode *element)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (is_dated(child) || (child->type == XML_ELEMENT_NODE &&
                            hp_is_one_of(child, "parties party") && has_dated(child)))
      return TRUE;
  return FALSE;
}

gboolean hp_has_dated_members(const xmlNode *root)
{
  const xmlNode *parties = hp_child(root, "parties");
  return parties != NULL && has_dated(parties);
}
