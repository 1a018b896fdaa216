#include "plan/source.h"

gboolean hp_plan_check(HpSource *source, const char *schema_path, HpDiagnostics *diagnostics)
{
  return TRUE;
}
