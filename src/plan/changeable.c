/* Says what an amendment may change of a part of a plan. */
#include "plan/changeable.h"

#define PLANNING                                                                                   \
  "responsible timeframe intended-result target-group resources cost risk derives-from indicator"
#define BLOCKS "p list figure table pullquote blockquote box repeat"

/* Elements and attributes: no name is of both (the target of a change is what it names). */
static const struct {
  const char *part, *names;
} changeable[] = {{"plan", "title subtitle short-title valid next-revision"},
                  {"area", "title short derives-from introduction"},
                  {"goal", "text derives-from indicator"},
                  {"objective", "pilot conditional priority text " PLANNING},
                  {"objective-group", PLANNING},
                  {"activity", "conditional priority text continuation list " PLANNING},
                  {"indicator", "text baseline target"},
                  {"section", "title " BLOCKS}};

const char *hp_changeable_names(const xmlNode *part)
{
  for (guint i = 0; i < G_N_ELEMENTS(changeable); i++)
    if (hp_is_named(part, changeable[i].part))
      return changeable[i].names;
  return NULL;
}

gboolean hp_is_changeable(const xmlNode *part, const char *name)
{
  const char *names = hp_changeable_names(part);
  g_auto(GStrv) words = g_strsplit(names == NULL ? "" : names, " ", -1);
  return g_strv_contains((const char *const *)words, name);
}
