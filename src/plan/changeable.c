/* Says what an amendment may change of a part of a plan. */
#include "plan/changeable.h"

#define PLANNING                                                                                   \
  "responsible timeframe intended-result target-group resources cost risk derives-from indicator " \
  "field"
#define BLOCKS "p list figure table pullquote blockquote box repeat"

static const struct {
  const char *part, *elements, *attributes;
} changeable[] = {{"plan", "title subtitle short-title valid next-revision", ""},
                  {"area", "title short derives-from introduction", ""},
                  {"goal", "text derives-from indicator", ""},
                  {"objective", "text " PLANNING, "priority conditional pilot"},
                  {"objective-group", PLANNING, ""},
                  {"activity", "text continuation list " PLANNING, "priority conditional"},
                  {"indicator", "text baseline target", ""},
                  {"section", "title " BLOCKS, ""}};

const char *hp_changeable_elements(const xmlNode *part)
{
  for (guint i = 0; i < G_N_ELEMENTS(changeable); i++)
    if (hp_is_named(part, changeable[i].part))
      return changeable[i].elements;
  return NULL;
}

const char *hp_changeable_attributes(const xmlNode *part)
{
  for (guint i = 0; i < G_N_ELEMENTS(changeable); i++)
    if (hp_is_named(part, changeable[i].part))
      return changeable[i].attributes;
  return "";
}

gboolean hp_is_changeable(const char *names, const char *name)
{
  g_auto(GStrv) words = g_strsplit(names == NULL ? "" : names, " ", -1);
  return g_strv_contains((const char *const *)words, name);
}
