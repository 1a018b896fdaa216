/* Says what an amendment may change of a part of a plan. */
#include "plan/changeable.h"

#define PLANNING                                                                                   \
  "responsible timeframe intended-result target-group resources cost risk derives-from indicator " \
  "field"
#define BLOCKS "p list figure table pullquote blockquote box repeat"

typedef struct {
  const char *part, *elements, *attributes, *added;
} Changeable;

static const Changeable changeable[] = {
    {"plan", "title subtitle short-title valid next-revision", "", "area"},
    {"area", "title short derives-from introduction", "",
     "goal objective objective-group activity area"},
    {"goal", "text derives-from indicator", "", "indicator objective objective-group activity"},
    {"objective", "text " PLANNING, "priority conditional pilot", "activity indicator"},
    {"objective-group", PLANNING, "", "objective activity indicator"},
    {"activity", "text continuation list " PLANNING, "priority conditional", "indicator"},
    {"indicator", "text baseline target", "", NULL},
    {"section", "title " BLOCKS, "", NULL}};

static const Changeable *changeable_of(const xmlNode *part)
{
  for (guint i = 0; i < G_N_ELEMENTS(changeable); i++)
    if (hp_is_named(part, changeable[i].part))
      return &changeable[i];
  return NULL;
}

const char *hp_changeable_elements(const xmlNode *part)
{
  const Changeable *found = changeable_of(part);
  return found == NULL ? NULL : found->elements;
}

const char *hp_changeable_attributes(const xmlNode *part)
{
  const Changeable *found = changeable_of(part);
  return found == NULL ? "" : found->attributes;
}

const char *hp_addable_elements(const xmlNode *part)
{
  const Changeable *found = changeable_of(part);
  return found == NULL ? NULL : found->added;
}

gboolean hp_is_changeable(const char *names, const char *name)
{
  return names != NULL && hp_is_word_of(name, names);
}
