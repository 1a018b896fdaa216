/* XSL-FO, read, refined and laid out, to pages and their areas. */
#include "lay-out.h"
#include "target.h"
#include "xml/xml.h"

const HpFuzzTarget hp_fuzz_target = {.name = "fo", .is_xml = TRUE, .change = hp_fuzz_change_fo};

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      hp_source_read_memory((const char *)data, size, "input.fo", NULL, diagnostics);
  if (source == NULL)
    return 0;
  g_autoptr(GString) areas = g_string_new(NULL);
  HpFuzzPages laid = hp_fuzz_lay_out(hp_source_document(source), hp_fuzz_is_lenient(size), areas);
  /* Pages, or an error that says why there are none: never neither. */
  if (laid.pages == NULL && hp_diagnostics_count(laid.diagnostics, HP_ERROR) == 0)
    g_error("no pages, and no error");
  hp_fuzz_pages_clear(&laid);
  return 0;
}
