/* Reading, refining and formatting XSL-FO, to the finished PDF. */
#include "formatter/formatter.h"
#include "lay-out.h"
#include "target.h"
#include "xml/xml.h"

const HpFuzzTarget hp_fuzz_target = {.name = "format", .is_xml = TRUE, .change = hp_fuzz_change_fo};

/* Fonts take long to find, and a formatter is made to be used again: one for the whole run. */
static HpFormatter *formatter_of_this_run(void)
{
  static HpFormatter *formatter;
  if (!formatter) {
    g_autofree char *fonts = hp_fuzz_source_path("fonts/fonts.conf");
    g_autoptr(GError) error = NULL;
    formatter = hp_formatter_new(fonts, &error);
    if (!formatter)
      g_error("%s", error->message);
  }
  return formatter;
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  hp_diagnostics_set_lenient(diagnostics, hp_fuzz_is_lenient(size));
  g_autofree char *name = hp_fuzz_source_path("tests/fuzz/seeds/picture/input.fo");
  g_autoptr(HpSource) source =
      hp_source_read_memory((const char *)data, size, name, NULL, diagnostics);
  if (!source)
    return 0;
  g_autofree char *folder = g_path_get_dirname(name);
  g_autoptr(HpGate) gate = hp_gate_new(folder);
  const HpFormatOptions options = {.base_folder = folder,
                                   .gate = gate,
                                   .profile =
                                       hp_pdf_profile_named(size % 2 ? "ua2+a4f" : "ua1+a3a")};
  g_autoptr(GBytes) pdf = hp_formatter_format(formatter_of_this_run(), hp_source_document(source),
                                              &options, diagnostics);
  /* A PDF, or an error that says why there is none: never neither. */
  if (!pdf && hp_diagnostics_count(diagnostics, HP_ERROR) == 0)
    g_error("no PDF, and no error");
  return 0;
}
