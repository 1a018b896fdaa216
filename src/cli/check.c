/* handlingsplan check: what is wrong with sources, without building them. */
#include "cli/options.h"

static HpExit check_source(HpMaker *maker, const char *path)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  hp_maker_check(maker, path, diagnostics);
  return hp_print_diagnostics(diagnostics);
}

static HpExit run(int argc, char **argv)
{
  const GOptionEntry entries[] = {{NULL}};
  if (!hp_parse_options(&hp_command_check, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  g_autoptr(GPtrArray) sources = hp_list_sources(&hp_command_check, argc - 1, argv + 1);
  if (sources == NULL)
    return HP_EXIT_USAGE;
  g_autoptr(HpMaker) maker = hp_command_maker();
  HpExit worst = HP_EXIT_OK;
  for (guint i = 0; i < sources->len; i++) {
    const HpExit status = check_source(maker, g_ptr_array_index(sources, i));
    worst = MAX(worst, status);
  }
  return worst;
}

const HpCommand hp_command_check = {
    .name = "check",
    .arguments = N_("[SOURCE…]"),
    .summary = N_("Check sources without building them"),
    .help = N_("Checks plans, their parts and house files: whether they are well-formed, follow\n"
               "the schema, and hold together (ids, references, dates, images). All errors are\n"
               "shown at once, with file:line:column. Nothing is written.\n"
               "\n"
               "SOURCE is a file or a folder; without any, the folder \"sources\".\n"
               "\n"
               "Examples:\n"
               "  handlingsplan check\n"
               "  handlingsplan check sources/vasterbotten.xml\n"),
    .run = run,
};
