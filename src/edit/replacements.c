/* What is to be replaced in the files of a source. */
#include "edit/session.h"

#include <string.h>

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

/* ---- In several files ------------------------------------------------------------------------ */

static void file_change_free(HpFileChange *change)
{
  g_free(change->name);
  hp_written_free(change->written);
  g_array_unref(change->replacements);
  g_free(change);
}

GPtrArray *hp_file_changes_new(void)
{
  return g_ptr_array_new_with_free_func((GDestroyNotify)file_change_free);
}

HpFileChange *hp_file_change_in(GPtrArray *changes, const HpEdit *edit, const char *name,
                                HpDiagnostics *diagnostics)
{
  for (guint i = 0; i < changes->len; i++) {
    HpFileChange *known = g_ptr_array_index(changes, i);
    if (strcmp(known->name, name) == 0)
      return known;
  }
  HpWritten *written = hp_edit_written(edit, name, diagnostics);
  if (written == NULL)
    return NULL;
  HpFileChange *change = g_new(HpFileChange, 1);
  *change = (HpFileChange){g_strdup(name), written, hp_replacements_new()};
  g_ptr_array_add(changes, change);
  return change;
}
