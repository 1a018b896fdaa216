/* handlingsplan export: a plan as a spreadsheet, to be filled in at a meeting; or its rows as CSV.
 */
#include "cli/form.h"
#include "cli/meeting.h"
#include "cli/options.h"
#include "cli/programs.h"

#include "xml/xml.h"

#include <string.h>

#define MAX_SPREADSHEET_BYTES (256 * 1024 * 1024) /* bytes of an .xlsx that is exported; error */

typedef struct {
  char *output, *party, *as_of;
  gboolean each_party;
} Export;

/* ---- The program that writes spreadsheets ------------------------------------------------------
 */

/* Of what is not good, why. NULL if it has died. `folder`: for the parts of the spreadsheet, while
   it is made. */
static GBytes *ask(const char *program, const char *folder, GBytes *form, gboolean *is_good)
{
  char *const arguments[] = {(char *)program, (char *)folder, NULL};
  HpChild *child = hp_child_start(program, arguments);
  if (child == NULL)
    return NULL;
  GBytes *answer =
      hp_child_send_bytes(child, form) && hp_child_receive(child, is_good, sizeof *is_good)
          ? hp_child_receive_bytes(child, MAX_SPREADSHEET_BYTES)
          : NULL;
  hp_child_end(child);
  return answer;
}

static HpExit tell_unwritten(const char *why)
{
  fprintf(stderr, _("handlingsplan export: the spreadsheet could not be written: %s\n"), why);
  return HP_EXIT_INTERNAL;
}

static HpExit write_spreadsheet(const Export *export, const char *program, const HpScratch *scratch,
                                xmlDoc *form)
{
  xmlChar *text = NULL;
  int length = 0;
  gboolean is_good = FALSE;
  gsize size = 0;
  xmlDocDumpMemoryEnc(form, &text, &length, "UTF-8");
  g_autoptr(GBytes) asked = g_bytes_new_with_free_func(text, (gsize)length, xmlFree, text);
  g_autoptr(GBytes) answer = ask(program, hp_scratch_folder(scratch), asked, &is_good);
  if (answer == NULL || g_bytes_get_size(answer) == 0)
    return tell_unwritten(_("the program that writes it has ended."));
  const char *bytes = g_bytes_get_data(answer, &size);
  if (is_good)
    return hp_write_output(export->output, bytes, size) ? HP_EXIT_OK : HP_EXIT_BAD_INPUT;
  g_autofree char *why = g_strndup(bytes, size);
  return tell_unwritten(why);
}

/* The library that writes it has parts of it in files, which it may not come to remove. */
static HpExit write_guarded(const Export *export, const char *program, xmlDoc *form)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HpScratch) scratch = hp_scratch_new(&error);
  if (scratch == NULL)
    return tell_unwritten(error->message);
  HpInterruptGuard *guard = hp_interrupt_guard_of_scratch(scratch);
  const HpExit status = write_spreadsheet(export, program, scratch, form);
  hp_interrupt_guard_free(guard);
  return status;
}

/* ---- What is exported --------------------------------------------------------------------------
 */

static gboolean has_sheets(const xmlDoc *form)
{
  const xmlNode *root = xmlDocGetRootElement(form);
  for (const xmlNode *sheet = root->children; sheet != NULL; sheet = sheet->next)
    if (hp_is_named(sheet, "sheet") && hp_child(sheet, "row") != NULL)
      return TRUE;
  return FALSE;
}

static HpExit export_form(const Export *export, HpMaker *maker, const HpRequest *request)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *program = hp_own_program("export");
  if (program == NULL) {
    fputs(
        _("handlingsplan export: it was built without spreadsheets; install libxlsxwriter-dev and "
          "build it again. (\"export -o FILE.csv\" works without.)\n"),
        stderr);
    return HP_EXIT_INTERNAL;
  }
  xmlDoc *form = hp_form_of_source(maker, request, export->each_party, diagnostics);
  if (form != NULL && !has_sheets(form)) {
    const HpPlace place = {request->source, 0, 0};
    if (export->party == NULL)
      hp_report_error(diagnostics, &place, _("It has no activities to report on."));
    else
      hp_report_error(diagnostics, &place, _("There is nothing that \"%s\" is to report on."),
                      export->party);
  }
  HpExit status = hp_print_diagnostics(diagnostics);
  if (form != NULL && status == HP_EXIT_OK)
    status = write_guarded(export, program, form);
  xmlFreeDoc(form);
  return status;
}

/* As `build --view csv` makes them. */
static HpExit export_rows(const Export *export, HpMaker *maker, HpRequest *request)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  HpDocument document;
  gsize size = 0;
  request->view = "csv";
  const gboolean made = hp_maker_build(maker, request, &document, diagnostics) == HP_BUILD_DONE;
  gconstpointer bytes = made ? g_bytes_get_data(document.bytes, &size) : NULL;
  HpExit status = hp_print_diagnostics(diagnostics);
  if (made && !hp_write_output(export->output, bytes, size))
    status = HP_EXIT_BAD_INPUT;
  hp_document_clear(&document);
  return status;
}

/* ---- The command -------------------------------------------------------------------------------
 */

static gboolean ends(const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown(path, -1);
  return g_str_has_suffix(lower, suffix);
}

static HpExit run(int argc, char **argv)
{
  Export export = {0};
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &export.output, NULL, NULL},
      {"party", 0, 0, G_OPTION_ARG_STRING, &export.party, NULL, NULL},
      {"each-party", 0, 0, G_OPTION_ARG_NONE, &export.each_party, NULL, NULL},
      {"as-of", 0, 0, G_OPTION_ARG_STRING, &export.as_of, NULL, NULL},
      {NULL}};
  if (!hp_parse_options(&hp_command_export, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  g_autofree char *output = export.output, *party = export.party, *as_of = export.as_of;
  if (argc != 2)
    return hp_usage_error(&hp_command_export, _("name one source."));
  if (output == NULL || !(ends(output, ".xlsx") || ends(output, ".csv")))
    return hp_usage_error(&hp_command_export, _("say where: -o FILE.xlsx, or -o FILE.csv."));
  if (party != NULL && export.each_party)
    return hp_usage_error(&hp_command_export, _("--each-party leaves nothing to --party; give one "
                                                "of them."));
  if (ends(output, ".csv") && (party != NULL || export.each_party))
    return hp_usage_error(&hp_command_export,
                          _("a .csv has all activities; for parties there is .xlsx."));
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *source = hp_source_to_write(argv[1], diagnostics);
  if (source == NULL)
    return hp_print_diagnostics(diagnostics);
  g_autoptr(HpCommandMaker) maker = hp_command_maker();
  HpRequest request = {.source = source, .as_of = as_of, .party = party};
  if (!hp_request_options(&hp_command_export, &request))
    return HP_EXIT_USAGE;
  return ends(output, ".csv") ? export_rows(&export, maker, &request)
                              : export_form(&export, maker, &request);
}

const HpCommand hp_command_export = {
    .name = "export",
    .arguments = N_("SOURCE -o FILE.xlsx|FILE.csv [--party ID|--each-party] [--as-of DAY]"),
    .summary = N_("Make a spreadsheet to be filled in at a meeting"),
    .help = N_(
        "Makes a spreadsheet of a plan that can be filled in before or at a meeting: a row an\n"
        "activity, those that are late or soon due first, each with what was reported last,\n"
        "and yellow cells for what is new: progress and rating, which are chosen from lists,\n"
        "and words. Everything else is protected (without a password). What was filled in is\n"
        "read with\n"
        "\n"
        "  handlingsplan import FILE.xlsx --into SOURCE --meeting DAY\n"
        "\n"
        "A .csv has the activities with all that is known of them, as \"build --view csv\", for\n"
        "other programs; it is not read again.\n"
        "\n"
        "  -o, --output=FILE  the file, .xlsx or .csv\n"
        "      --party=ID     only what that party or person is to report on\n"
        "      --each-party   a sheet for each of them\n"
        "      --as-of=DAY    what is late and soon on that day, such as that of the meeting\n"
        "                     (default: the latest day in the source); or a meeting's id\n"
        "\n"
        "Examples:\n"
        "  handlingsplan export sources/plan.xml -o uppfoljning.xlsx --as-of 2026-10-01\n"
        "  handlingsplan export sources/plan.xml -o lansstyrelsen.xlsx --party lansstyrelsen\n"
        "  handlingsplan export sources/plan.xml -o parter.xlsx --each-party\n"),
    .run = run,
};
