/* handlingsplan resolve: shows what is true of a source on a day, and what is new in it. */
#include "cli/options.h"

static HpExit show(HpMaker *maker, const HpRequest *request, const char *output)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(GBytes) tree = hp_maker_resolve(maker, request, diagnostics);
  const HpExit status = hp_print_diagnostics(diagnostics);
  if (tree == NULL || status != HP_EXIT_OK)
    return status;
  gsize size = 0;
  gconstpointer text = g_bytes_get_data(tree, &size);
  return hp_write_output(output, text, size) ? HP_EXIT_OK : HP_EXIT_BAD_INPUT;
}

static HpExit run(int argc, char **argv)
{
  g_autofree char *output = NULL, *as_of = NULL, *since = NULL, *wording = NULL;
  const GOptionEntry entries[] = {{"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL},
                                  {"as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, NULL, NULL},
                                  {"since", 0, 0, G_OPTION_ARG_STRING, &since, NULL, NULL},
                                  {"wording", 0, 0, G_OPTION_ARG_STRING, &wording, NULL, NULL},
                                  {NULL}};
  if (!hp_parse_options(&hp_command_resolve, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc != 2)
    return hp_usage_error(&hp_command_resolve, _("name one source."));
  if (!hp_file_option(&hp_command_resolve, output, ".xml"))
    return HP_EXIT_USAGE;
  g_autoptr(HpCommandMaker) maker = hp_command_maker();
  const HpRequest request = {.source = argv[1], .as_of = as_of, .since = since, .wording = wording};
  if (!hp_request_options(&hp_command_resolve, &request))
    return HP_EXIT_USAGE;
  return show(maker, &request, output == NULL ? "-" : output);
}

const HpCommand hp_command_resolve = {
    .name = "resolve",
    .arguments = N_("SOURCE [--as-of DAY] [--since DAY] [--wording adopted] [-o FILE]"),
    .summary = N_("Show what is true of a source on a day"),
    .help =
        N_("Checks a source and writes it with what follows from it on a day: the text with\n"
           "the amendments that are in force, when each activity starts and ends, at the\n"
           "earliest and at the latest, in which periods it recurs, how it stands by what was\n"
           "reported, whether it is late or soon, what each party has to do with, and what it\n"
           "all adds up to. What is computed, and what the text was before, is in a namespace\n"
           "of its own, which sources/resolved.rnc explains; the rest is the consolidated\n"
           "source.\n"
           "\n"
           "  -o, --output=FILE  write it there (default: to standard output)\n"
           "      --as-of=DAY    the day (2017-03-14), or that of the meeting with that id\n"
           "                     (default: the latest day of a meeting, report, adoption or\n"
           "                     decision in the source)\n"
           "      --since=DAY    adds what is new, changed, withdrawn or reported since then,\n"
           "                     with what it was: since a day, a meeting, or \"last\", which is\n"
           "                     the last meeting on an earlier day, or else the adoption\n"
           "      --wording=adopted  the text as it was first adopted, as documents have it\n"
           "                     (default: consolidated, with the amendments in force)\n"
           "\n"
           "Examples:\n"
           "  handlingsplan resolve sources/vasterbotten.xml | less\n"
           "  handlingsplan resolve sources/vasterbotten.xml --as-of 2017-03-14 -o plan.xml\n"
           "  handlingsplan resolve sources/exempel-uppfoljning.xml --since last\n"),
    .run = run,
};
