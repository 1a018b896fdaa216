/* Tells whether words and names may be written into a source. */
#include "edit/writable.h"

#include <string.h>

gboolean hp_are_writable(const char *words, const HpPlace *place, HpDiagnostics *diagnostics)
{
  if (words == NULL)
    return TRUE;
  if (!g_utf8_validate(words, -1, NULL)) {
    hp_report_error(diagnostics, place, _("The words are not UTF-8, and cannot be written."));
    return FALSE;
  }
  const char *beyond = hp_beyond_xml(words);
  if (beyond != NULL)
    hp_report_error(diagnostics, place,
                    _("The words have the character U+%04X in them, which XML cannot hold; "
                      "take it away."),
                    g_utf8_get_char(beyond));
  return beyond == NULL;
}

gboolean hp_is_written_day(const char *day, const HpPlace *place, HpDiagnostics *diagnostics)
{
  if (hp_is_day(day))
    return TRUE;
  hp_report_error(diagnostics, place, _("\"%s\" is no day; expected one such as 2017-03-14."), day);
  return FALSE;
}

gboolean hp_is_party_of(const HpEdit *edit, const char *id, const HpPlace *place,
                        HpDiagnostics *diagnostics)
{
  return id == NULL || hp_edit_target(edit, id, "party person", place, diagnostics) != NULL;
}
