#include "formatter/formatter.h"

struct HpFormatter {
  char *fontconfig_file;
};

HpFormatter *hp_formatter_new(const char *fontconfig_file, GError **error)
{
  HpFormatter *formatter = g_new0(HpFormatter, 1);
  formatter->fontconfig_file = g_strdup(fontconfig_file);
  return formatter;
}

void hp_formatter_free(HpFormatter *formatter)
{
  if (formatter == NULL)
    return;
  g_free(formatter->fontconfig_file);
  g_free(formatter);
}

GBytes *hp_formatter_format(HpFormatter *formatter, const xmlDoc *document,
                            const HpFormatOptions *options, HpDiagnostics *diagnostics)
{
  hp_report_error(diagnostics, NULL, "Layout is not connected yet.");
  return NULL;
}
