/* Which tools a PDF was made with that are not those that are here. */
#include "maker/verify/judging.h"

#include <string.h>

static void add_missing_tool(GPtrArray *reasons, const HpRecordPart *part)
{
  hp_add_reason(reasons,
                g_strdup_printf(_("made without %s; here it is %.40s"), part->name, part->value));
}

static void add_tool(GPtrArray *reasons, const HpRecordPart *part, const char *here)
{
  g_autofree char *name = hp_printable(part->name);
  g_autofree char *version = hp_printable(part->value);
  if (here == NULL)
    hp_add_reason(reasons,
                  g_strdup_printf(_("made with %s %.40s, which is not used here"), name, version));
  else
    hp_add_reason(reasons,
                  g_strdup_printf(_("made with %s %.40s; here it is %.40s"), name, version, here));
}

gboolean hp_tools_differ(const HpRecord *recorded, const HpRecord *made, GPtrArray *reasons)
{
  gboolean differ = FALSE;
  for (guint i = 0; i < recorded->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(recorded->parts, i);
    const char *here = hp_record_part(made, part->kind, part->name);
    if (g_strcmp0(here, part->value) == 0)
      continue;
    add_tool(reasons, part, here);
    differ = TRUE;
  }
  for (guint i = 0; i < made->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(made->parts, i);
    if (hp_record_part(recorded, part->kind, part->name) != NULL)
      continue;
    add_missing_tool(reasons, part);
    differ = TRUE;
  }
  return differ;
}

gboolean hp_stylesheets_differ(const HpRecord *recorded, const HpRecord *made)
{
  for (guint i = 0; i < made->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(made->parts, i);
    if ((strcmp(part->kind, "stylesheets") == 0 || strcmp(part->kind, "program") == 0) &&
        g_strcmp0(hp_record_part(recorded, part->kind, part->name), part->value) != 0)
      return TRUE;
  }
  return FALSE;
}

gboolean hp_fonts_differ(const HpRecord *recorded, const HpRecord *made)
{
  for (guint i = 0; i < recorded->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(recorded->parts, i);
    if (strcmp(part->kind, "font") == 0 &&
        g_strcmp0(hp_record_part(made, part->kind, part->name), part->value) != 0)
      return TRUE;
  }
  return FALSE;
}
