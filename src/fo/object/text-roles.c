/* Roles of objects that are one text, however many blocks stand in them. */
#include "fo/object/object.h"

gboolean hp_fo_role_holds_text(const char *role)
{
  static const char *const types[] = {
      "Title", "P",      "H1",  "H2",    "H3",   "H4",        "H5",   "H6",      "Lbl",  "Span",
      "Em",    "Strong", "Sub", "Quote", "Link", "Reference", "Code", "Caption", "TOCI",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(types); i++)
    if (g_ascii_strcasecmp(role, types[i]) == 0)
      return TRUE;
  return FALSE;
}
