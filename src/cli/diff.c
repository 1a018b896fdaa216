/* handlingsplan diff: what differs between two versions of a source. */
#include "cli/options.h"
#include "cli/root.h"

#include <string.h>

/* As diff(1) has it: whoever asks whether they differ must not take a fault for an answer. */
enum { SAME = 0, DIFFERENT = 1, TROUBLE = 2 };

static int print_lines(const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    printf("%s\n", (const char *)g_ptr_array_index(lines, i));
  return lines->len == 0 ? SAME : DIFFERENT;
}

static int compare(HpMaker *maker, const HpRequest *request)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(GPtrArray) lines = hp_maker_compare(maker, request, diagnostics);
  if (hp_print_diagnostics(diagnostics) != HP_EXIT_OK || lines == NULL)
    return TROUBLE;
  return print_lines(lines);
}

/* The document is made of plans. FALSE, and it is said, if these are none: the lines are all there
 * is.
 */
static gboolean has_document(const HpRequest *request)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *language = NULL;
  g_autofree char *root = hp_root_of(request->source, &language, diagnostics);
  const HpPlace place = {request->source, 0, 0};
  if (root == NULL || strcmp(root, "plan") == 0)
    return TRUE;
  hp_report_error(diagnostics, &place,
                  _("What differs is printed line by line; a PDF of it (-o) is made of plans, and "
                    "this begins with <%s>. None is written."),
                  root);
  hp_print_diagnostics(diagnostics);
  return FALSE;
}

/* The document, to be read rather than worked with. */
static gboolean write_document(HpMaker *maker, const HpRequest *request, const char *output)
{
  HpRequest as_document = *request;
  as_document.view = "changes";
  as_document.wording = NULL;
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  HpDocument document = {0};
  const HpBuildStatus status = hp_maker_build(maker, &as_document, &document, diagnostics);
  hp_print_diagnostics(diagnostics);
  gsize size = 0;
  gconstpointer pdf = document.bytes == NULL ? NULL : g_bytes_get_data(document.bytes, &size);
  const gboolean written = status == HP_BUILD_DONE && hp_write_output(output, pdf, size);
  hp_document_clear(&document);
  return written;
}

static int diff(HpMaker *maker, const HpRequest *request, const char *output)
{
  if (output != NULL && !hp_load_fonts(maker))
    return TROUBLE;
  const int answer = compare(maker, request);
  if (answer == TROUBLE || output == NULL)
    return answer;
  return has_document(request) && write_document(maker, request, output) ? answer : TROUBLE;
}

static HpExit run(int argc, char **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {{"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL},
                                  {NULL}};
  if (!hp_parse_options(&hp_command_diff, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc != 3)
    return hp_usage_error(&hp_command_diff, _("name two versions of a source, the older first."));
  if (!hp_file_option(&hp_command_diff, output, ".pdf"))
    return HP_EXIT_USAGE;
  g_autoptr(HpCommandMaker) maker = hp_command_maker();
  const gint64 epoch = hp_source_date_epoch();
  const HpRequest request = {
      .source = argv[2], .earlier = argv[1], .has_epoch = epoch >= 0, .epoch = epoch};
  return (HpExit)diff(maker, &request, output);
}

const HpCommand hp_command_diff = {
    .name = "diff",
    .arguments = N_("OLD NEW [-o FILE.pdf]"),
    .summary = N_("Tell what differs between two versions of a source"),
    .help = N_(
        "Compares two versions of a plan, of proposals or of a decision by what they mean: how\n"
        "they are laid out, comments and <internal> notes make no difference, nor does the\n"
        "order of what is listed by name. Parts are the same that have the same id. Each version\n"
        "is taken as it is on its own latest day, with the amendments that are in force.\n"
        "\n"
        "Prints a line for each difference, its fields with a tab between them: the id of the\n"
        "part; what it is (activity); the kind of difference (new, gone, withdrawn, reinstated,\n"
        "changed, reported, or follows: from another one, or from time that has passed); what\n"
        "of the part (text, timeframe, progress); what that was; and what it is. The names are\n"
        "those of the vocabulary, whatever the language; a minus sign stands for nothing, an\n"
        "attribute is name=value, and an element with attributes name(…).\n"
        "\n"
        "  -o, --output=FILE  of plans, also writes a PDF that shows old and new side by side,\n"
        "                     with change bars; of proposals and decisions there are the lines,\n"
        "                     no PDF is written, and the exit status is 2\n"
        "\n"
        "Exits with 0 where they say the same, with 1 where they differ, with 2 where something\n"
        "is wrong.\n"
        "\n"
        "Examples:\n"
        "  handlingsplan diff plan-2024.xml plan.xml\n"
        "  handlingsplan diff plan-2024.xml plan.xml -o changes.pdf\n"
        "  handlingsplan diff old.xml new.xml | cut -f 1,4 | sort -u\n"),
    .run = run,
};
