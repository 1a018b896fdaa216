/* handlingsplan import --into: what was filled in in a form, into the source as updates of a
 * meeting. */
#include "cli/fill-in.h"

#include "cli/commit-message.h"
#include "cli/filled.h"
#include "cli/meeting.h"
#include "cli/options.h"
#include "cli/programs.h"

#include "xml/xml.h"

#include <string.h>

typedef struct {
  char *file, *source, *meeting;
  gboolean dry_run;
} FillIn;

gboolean hp_is_filling_in(int argc, char *const *argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix(argv[i], "--into") || g_str_has_prefix(argv[i], "--meeting"))
      return TRUE;
  return FALSE;
}

/* ---- The form that it would be now -------------------------------------------------------------
 */

/* Of both kinds, made when a sheet asks for it. */
typedef struct {
  HpMaker *maker;
  HpRequest request;
  xmlDoc *whole, *by_party;
} Forms;

static const xmlNode *sheet_for(const xmlDoc *form, const char *party)
{
  const xmlNode *root = xmlDocGetRootElement(form);
  for (const xmlNode *sheet = root->children; sheet != NULL; sheet = sheet->next)
    if (hp_is_named(sheet, "sheet") &&
        g_strcmp0(hp_attribute(sheet, "party"), *party == '\0' ? NULL : party) == 0)
      return sheet;
  return NULL;
}

/* NULL, and errors, if it cannot be made. */
static const xmlDoc *form_for(Forms *forms, const char *party, HpDiagnostics *diagnostics)
{
  xmlDoc **form = *party == '\0' ? &forms->whole : &forms->by_party;
  if (*form == NULL) {
    g_autoptr(HpDiagnostics) told = hp_diagnostics_new(); /* warnings were, when it was built */
    *form = hp_form_of_source(forms->maker, &forms->request, *party != '\0', told);
    if (*form == NULL)
      hp_diagnostics_append(diagnostics, told);
  }
  return *form;
}

/* ---- The file ----------------------------------------------------------------------------------
 */

static void tell_other_sheet(const HpFilling *filling, const xmlNode *sheet)
{
  if (hp_child(sheet, "cell") == NULL)
    return;
  const HpPlace place = hp_place_of_cell(filling, hp_attribute(sheet, "name"), 0, 0);
  hp_report_note(filling->diagnostics, &place,
                 _("This sheet is none that \"export\" has made; it was not read."));
}

/* FALSE if there is no form to hold it against. */
static gboolean read_sheet(HpFilling *filling, Forms *forms, const xmlNode *sheet,
                           const HpFormMark *mark)
{
  const xmlDoc *form = form_for(forms, mark->party, filling->diagnostics);
  if (form != NULL)
    hp_read_filled_sheet(filling, sheet, mark, sheet_for(form, mark->party));
  return form != NULL;
}

/* Words in a bubble or a box, which may be meant for the meeting. */
static void tell_beside(const HpFilling *filling, const xmlNode *beside)
{
  const HpPlace place = {filling->path, 0, 0};
  g_autofree char *words = hp_content(beside);
  hp_report_warning(filling->diagnostics, &place,
                    _("This stands in no cell, and is not reported; if it is to be, put it into a "
                      "yellow one: \"%s\""),
                    words);
}

static void read_sheets(HpFilling *filling, Forms *forms, const xmlNode *cells)
{
  guint n = 0;
  for (const xmlNode *sheet = cells->children; sheet != NULL; sheet = sheet->next) {
    if (hp_is_named(sheet, "beside"))
      tell_beside(filling, sheet);
    if (!hp_is_named(sheet, "sheet"))
      continue;
    g_auto(HpFormMark) mark = {0};
    if (!hp_form_mark_find(&mark, sheet)) {
      tell_other_sheet(filling, sheet);
      continue;
    }
    n++;
    if (hp_is_of_plan(filling, sheet, &mark) && !read_sheet(filling, forms, sheet, &mark))
      return;
  }
  const HpPlace place = {filling->path, 0, 0};
  if (n == 0)
    hp_report_error(filling->diagnostics, &place,
                    _("It has no sheet that \"handlingsplan export\" has made."));
}

/* ---- Into the source ---------------------------------------------------------------------------
 */

/* All that is wrong is told, of the file and of what would be written, before nothing is. */
static HpExit write_down(const FillIn *asked, HpEdit *edit, const char *path,
                         const HpFilling *filling)
{
  const gboolean is_day = hp_is_day(asked->meeting);
  const HpReportedMeeting meeting = {.date = is_day ? asked->meeting : NULL,
                                     .id = is_day ? NULL : asked->meeting,
                                     .updates = (const HpReportedUpdate *)filling->updates->data,
                                     .n_updates = filling->updates->len};
  g_autofree char *id =
      filling->updates->len == 0 ? NULL : hp_edit_report(edit, &meeting, filling->diagnostics);
  if (hp_diagnostics_count(filling->diagnostics, HP_ERROR) > 0)
    return hp_print_diagnostics(filling->diagnostics);
  if (id == NULL) {
    const HpExit status = hp_print_diagnostics(filling->diagnostics);
    fputs(_("Nothing was filled in, and nothing is written.\n"), stderr);
    return status;
  }
  if (asked->dry_run)
    return hp_show_difference(edit, filling->diagnostics);
  g_autoptr(GString) lines = g_string_new(NULL);
  for (guint i = 0; i < filling->updates->len; i++)
    hp_append_report(lines, filling->words, &g_array_index(filling->updates, HpReportedUpdate, i));
  g_autofree char *message =
      hp_commit_message(edit, filling->words, "commit-meeting", asked->meeting, lines->str);
  return hp_save_edit(edit, path, message, filling->diagnostics);
}

static HpExit fill_in(const FillIn *asked, const xmlNode *cells, HpPlanSchema *schema,
                      HpDiagnostics *diagnostics)
{
  g_autofree char *path = hp_source_to_write(asked->source, diagnostics);
  g_autoptr(HpEdit) edit = path == NULL ? NULL : hp_edit_open(path, schema, diagnostics);
  if (edit == NULL)
    return hp_print_diagnostics(diagnostics);
  g_autoptr(HpStateWords) words = hp_words_of_edit(edit);
  g_autoptr(HpCommandMaker) maker = hp_command_maker();
  g_autoptr(HpArena) arena = hp_arena_new();
  g_autoptr(GArray) updates = g_array_new(FALSE, TRUE, sizeof(HpReportedUpdate));
  Forms forms = {.maker = maker, .request = {.source = path}};
  HpFilling filling = {.path = asked->file,
                       .plan = hp_attribute(hp_edit_root(edit), "id"),
                       .words = words,
                       .arena = arena,
                       .updates = updates,
                       .diagnostics = diagnostics};
  read_sheets(&filling, &forms, cells);
  const HpExit status = write_down(asked, edit, path, &filling);
  xmlFreeDoc(forms.whole);
  xmlFreeDoc(forms.by_party);
  return status;
}

/* What the program that reads such files says of the file; NULL after it has said what is wrong. */
static HpSource *cells_of(const char *file, HpExit *status)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  char *const arguments[] = {(char *)"--cells", (char *)"--", (char *)file, NULL};
  g_autofree char *text = NULL;
  *status = hp_run_import(arguments, &text);
  if (*status != HP_EXIT_OK)
    return NULL;
  HpSource *cells = hp_source_read_memory(text, strlen(text), file, NULL, diagnostics);
  if (cells == NULL)
    *status = hp_print_diagnostics(diagnostics);
  return cells;
}

static void add_options(GArray *entries, FillIn *asked)
{
  const GOptionEntry own[] = {
      {"into", 0, 0, G_OPTION_ARG_FILENAME, asked == NULL ? NULL : &asked->source, NULL, NULL},
      {"meeting", 0, 0, G_OPTION_ARG_STRING, asked == NULL ? NULL : &asked->meeting, NULL, NULL},
      {"dry-run", 'n', 0, G_OPTION_ARG_NONE, asked == NULL ? NULL : &asked->dry_run, NULL, NULL}};
  g_array_append_vals(entries, own, G_N_ELEMENTS(own));
}

void hp_add_fill_in_options(GArray *entries)
{
  add_options(entries, NULL);
}

HpExit hp_fill_in(int argc, char **argv)
{
  FillIn asked = {0};
  g_autoptr(GArray) entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
  add_options(entries, &asked);
  if (!hp_parse_options(&hp_command_import, (const GOptionEntry *)(gpointer)entries->data, NULL,
                        &argc, &argv))
    return HP_EXIT_USAGE;
  g_autofree char *source = asked.source, *meeting = asked.meeting;
  if (argc != 2)
    return hp_usage_error(&hp_command_import, _("name one file."));
  if (source == NULL || meeting == NULL)
    return hp_usage_error(&hp_command_import,
                          _("a form that was filled in goes --into SOURCE, of a --meeting DAY."));
  asked.file = argv[1];
  HpExit status = HP_EXIT_OK;
  g_autoptr(HpSource) cells = cells_of(asked.file, &status);
  if (cells == NULL)
    return status;
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpPlanSchema) schema = hp_schema_of_program();
  return schema == NULL ? HP_EXIT_INTERNAL
                        : fill_in(&asked, xmlDocGetRootElement(hp_source_document(cells)), schema,
                                  diagnostics);
}
