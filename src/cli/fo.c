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

static HpExit show(const char *data_folder, const char *path, const HpRendering *rendering,
                   const char *output)
{
  g_autoptr(HpPipeline) pipeline = hp_pipeline_new(data_folder);
  HpJob job = hp_job_new(path);
  xmlDoc *document = NULL;
  if (hp_pipeline_check(pipeline, &job) && hp_job_require_document(&job))
    document = hp_pipeline_transform(pipeline, &job, rendering);
  HpExit status = hp_print_diagnostics(job.diagnostics);
  if (document != NULL && status == HP_EXIT_OK)
    status = write_fo(document, output);
  if (document != NULL)
    xmlFreeDoc(document);
  hp_job_clear(&job);
  return status;
}

static HpExit run(int argc, char **argv)
{
  g_autofree char *output = NULL, *view = NULL, *tables = NULL, *as_of = NULL;
  const GOptionEntry entries[] = {{"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL},
                                  {"view", 0, 0, G_OPTION_ARG_STRING, &view, NULL, NULL},
                                  {"tables", 0, 0, G_OPTION_ARG_STRING, &tables, NULL, NULL},
                                  {"as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, NULL, NULL},
                                  {NULL}};
  if (!hp_parse_options(&hp_command_fo, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc != 2)
    return hp_usage_error(&hp_command_fo, _("name one source."));
  g_autofree char *data_folder = hp_data_folder();
  if (view != NULL && !hp_view_exists(&hp_command_fo, data_folder, view))
    return HP_EXIT_USAGE;
  if (!hp_tables_option(&hp_command_fo, tables) || !hp_as_of_option(&hp_command_fo, as_of))
    return HP_EXIT_USAGE;
  const HpRendering rendering = {view, tables, as_of};
  return show(data_folder, argv[1], &rendering, output == NULL ? "-" : output);
}

const HpCommand hp_command_fo = {
    .name = "fo",
    .arguments = N_("SOURCE [--view VIEW] [--as-of DAY] [--tables plain] [-o FILE]"),
    .summary = N_("Show the XSL-FO that a source becomes"),
    .help =
        N_("Checks a source, transforms it and writes the XSL-FO, to see what a stylesheet\n"
           "makes or to hand it to another formatter.\n"
           "\n"
           "  -o, --output=FILE  write it there (default: to standard output)\n"
           "      --view=VIEW    the stylesheet (default: the one named like the root element)\n"
           "      --as-of=DAY    as it was on that day (2017-03-14), or after the meeting with\n"
           "                     that id\n"
           "      --tables=plain repeat in each row what it shares with others\n"
           "\n"
           "Examples:\n"
           "  handlingsplan fo sources/vasterbotten.xml | less\n"
           "  handlingsplan fo sources/vasterbotten.xml -o plan.fo\n"
           "  handlingsplan format plan.fo\n"),
    .run = run,
};
