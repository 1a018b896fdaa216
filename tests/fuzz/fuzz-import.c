/* Files of word processors and spreadsheets: read, and made a plan of, whatever is wrong with them.
 */
#include "import/import.h"
#include "target.h"

#include <libxml/parser.h>
#include <string.h>

const HpFuzzTarget hp_fuzz_target = {.name = "import"};

/* Whatever it was made of, a source is XML. */
static void expect_xml(const char *source)
{
  xmlDoc *read = xmlReadMemory(source, (int)strlen(source), NULL, NULL, XML_PARSE_NONET);
  if (read == NULL)
    g_error("what was imported is no XML: %s", source);
  xmlFreeDoc(read);
}

static void import_as(GBytes *bytes, const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HpOfficeText) document = hp_office_read(bytes, name, &error);
  const HpImportOptions options = {.name = "plan", .language = "sv", .title = "Plan"};
  g_autofree char *source =
      document == NULL ? NULL : hp_plan_of_document(document, &options, &error);
  if (source == NULL && error == NULL)
    g_error("nothing was imported, and nobody says why");
  if (source != NULL)
    expect_xml(source);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(GBytes) bytes = g_bytes_new(data, size);
  import_as(bytes, "plan.html");
  import_as(bytes, "plan.csv");
  return 0;
}
