/* House files: read and checked, and all that is asked of them; and names of files by their
 * patterns. */
#include "maker/house/house.h"
#include "target.h"

#include <string.h>

const HpFuzzTarget hp_fuzz_target = {.name = "house", .is_xml = TRUE};

/* Compiling the schema takes longer than a hundred houses. */
static const HpMaker *maker_of_this_run(void)
{
  static HpMaker *maker;
  g_autofree char *root = hp_fuzz_source_path("");
  if (maker == NULL)
    maker = hp_maker_new(root);
  return maker;
}

/* Whatever a house says, a file lies in the folder it is written to. */
static void name_files(const HpHouse *house)
{
  static const HpFileNameValues values[] = {
      {.source = "plan"},
      {.source = "plan", .view = "report", .as_of = "2017-03-14", .language = "sv"},
      {.source = ".", .view = "x", .wording = "consolidated"}};
  for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
    g_autofree char *name = hp_fill_file_name(house->file_name_pattern, &values[i]);
    if (house->good && (strchr(name, '/') != NULL || *name == '\0'))
      g_error("a file would be called \"%s\"", name);
  }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *root = hp_fuzz_source_path("sources");
  g_autofree char *path = g_build_filename(root, "input.xml", NULL);
  HpSource *source = hp_source_read_memory((const char *)data, size, path, root, diagnostics);
  g_autoptr(HpHouse) house = hp_house_new(path, source, maker_of_this_run(), diagnostics);
  if (!house->good && hp_diagnostics_count(diagnostics, HP_ERROR) == 0)
    g_error("a house is not good, and nobody says why");
  name_files(house);
  return 0;
}
