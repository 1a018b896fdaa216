/* What is to be replaced in a file, in the order of the file. */
#include "edit/session.h"

static void replacement_clear(HpReplacement *replacement)
{
  g_free(replacement->text);
}

GArray *hp_replacements_new(void)
{
  GArray *replacements = g_array_new(FALSE, FALSE, sizeof(HpReplacement));
  g_array_set_clear_func(replacements, (GDestroyNotify)replacement_clear);
  return replacements;
}

void hp_replacements_add(GArray *replacements, gsize from, gsize to, char *text)
{
  const HpReplacement replacement = {from, to, text};
  g_array_append_val(replacements, replacement);
}

static gboolean comes_after(const HpReplacement *one, const HpReplacement *other)
{
  if (one->from != other->from)
    return one->from > other->from;
  return one->to > one->from && other->to == other->from;
}

/* Few, and in order already as a rule. */
void hp_replacements_sort(GArray *replacements)
{
  HpReplacement *all = (HpReplacement *)replacements->data;
  for (guint i = 1; i < replacements->len; i++) {
    const HpReplacement moved = all[i];
    guint to = i;
    for (; to > 0 && comes_after(&all[to - 1], &moved); to--)
      all[to] = all[to - 1];
    all[to] = moved;
  }
}
