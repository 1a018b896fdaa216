/* handlingsplan fo: shows the XSL-FO that a source becomes. */
#include "cli/options.h"

static HpExit write_fo(xmlDoc *document, const char *output)
{
  xmlChar *text = NULL;
  int size = 0;
  xmlDocDumpMemoryEnc(document, &text, &size, "UTF-8");
  const gboolean written = hp_write_output(output, text, (gsize)size);
  xmlFree(text);
  return written ? HP_EXIT_OK : HP_EXIT_BAD_INPUT;
}

static HpExit show(HpMaker *maker, const HpRequest *request, const char *output)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  xmlDoc *document = hp_maker_transform(maker, request, diagnostics);
  HpExit status = hp_print_diagnostics(diagnostics);
  if (document != NULL && status == HP_EXIT_OK)
    status = write_fo(document, output);
  if (document != NULL)
    xmlFreeDoc(document);
  return status;
}

static HpExit run(int argc, char **argv)
{
  g_autofree char *output = NULL, *view = NULL, *tables = NULL, *as_of = NULL, *wording = NULL;
  g_autofree char *party = NULL;
  const GOptionEntry entries[] = {{"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL},
                                  {"view", 0, 0, G_OPTION_ARG_STRING, &view, NULL, NULL},
                                  {"tables", 0, 0, G_OPTION_ARG_STRING, &tables, NULL, NULL},
                                  {"as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, NULL, NULL},
                                  {"party", 0, 0, G_OPTION_ARG_STRING, &party, NULL, NULL},
                                  {"wording", 0, 0, G_OPTION_ARG_STRING, &wording, NULL, NULL},
                                  {NULL}};
  if (!hp_parse_options(&hp_command_fo, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc != 2)
    return hp_usage_error(&hp_command_fo, _("name one source."));
  if (!hp_file_option(&hp_command_fo, output, ".fo .xml"))
    return HP_EXIT_USAGE;
  g_autoptr(HpCommandMaker) maker = hp_command_maker();
  const HpRequest request = {.source = argv[1],
                             .view = view,
                             .tables = tables,
                             .as_of = as_of,
                             .party = party,
                             .wording = wording};
  g_autoptr(GPtrArray) sources = g_ptr_array_new();
  g_ptr_array_add(sources, argv[1]);
  if (!hp_view_option(&hp_command_fo, maker, view, sources) ||
      !hp_request_options(&hp_command_fo, &request))
    return HP_EXIT_USAGE;
  return show(maker, &request, output == NULL ? "-" : output);
}

const HpCommand hp_command_fo = {
    .name = "fo",
    .arguments = N_(
        "SOURCE [--view VIEW] [--as-of DAY] [--party ID] [--wording consolidated] [--tables plain] "
        "[-o FILE]"),
    .summary = N_("Show the XSL-FO that a source becomes"),
    .help =
        N_("Checks a source, transforms it and writes the XSL-FO, to see what a stylesheet\n"
           "makes or to hand it to another formatter.\n"
           "\n"
           "  -o, --output=FILE  write it there (default: to standard output)\n"
           "      --view=VIEW    the stylesheet (default: the one named like the root element)\n"
           "      --as-of=DAY    as it was on that day (2017-03-14), or after the meeting with\n"
           "                     that id\n"
           "      --party=ID     for that party alone, in views that have a part for each\n"
           "      --wording=consolidated  with the amendments that are in force worked into the\n"
           "                     text (default: the text as it was adopted, and a list of them)\n"
           "      --tables=plain repeat in each row what it shares with others\n"
           "\n"
           "Examples:\n"
           "  handlingsplan fo sources/vasterbotten.xml | less\n"
           "  handlingsplan fo sources/vasterbotten.xml -o plan.fo\n"
           "  handlingsplan format plan.fo\n"),
    .run = run,
};
