/* handlingsplan views: which documents can be made of a source. */
#include "cli/options.h"
#include "cli/root.h"

#include <string.h>

/* Says which of the languages nobody has read who speaks them: all, or of the one of a source. */
static void print_unread(HpMaker *maker, const char *source, const char *language,
                         HpDiagnostics *diagnostics)
{
  g_autoptr(GArray) catalogues = hp_maker_list_catalogues(maker, source, language, diagnostics);
  g_autoptr(GString) unread = g_string_new(NULL);
  for (guint i = 0; i < catalogues->len; i++) {
    const HpListedCatalogue *one = &g_array_index(catalogues, HpListedCatalogue, i);
    if (!one->is_read)
      g_string_append_printf(unread, "%s%s", unread->len == 0 ? "" : ", ", one->language);
  }
  if (unread->len > 0)
    g_printerr(
        _("Nobody who speaks the language has read the words that the program adds in: %s\n"),
        unread->str);
}

/* Of a house's own also where they are from. */
static void print_view(const HpListedView *view)
{
  printf("%s\t%s\t%s", view->name, view->output, view->title);
  if (view->house != NULL)
    printf("\t%s", view->house);
  putchar('\n');
  if (!view->replaces)
    return;
  fflush(stdout);
  g_printerr(_("The house %s has a view \"%s\" of its own, which is made in the place of the "
               "program's.\n"),
             view->house, view->name);
}

static HpExit print_views(const char *source, const char *root, const char *language)
{
  g_autoptr(HpCommandMaker) maker = hp_command_maker();
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(GArray) views = hp_maker_list_views(maker, source, hp_message_language(), diagnostics);
  for (guint i = 0; i < views->len; i++) {
    const HpListedView *view = &g_array_index(views, HpListedView, i);
    if (root == NULL || strcmp(view->root, root) == 0)
      print_view(view);
  }
  fflush(stdout);
  print_unread(maker, source, language, diagnostics);
  return hp_print_diagnostics(diagnostics);
}

static HpExit run(int argc, char **argv)
{
  const GOptionEntry entries[] = {{NULL}};
  if (!hp_parse_options(&hp_command_views, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc > 2)
    return hp_usage_error(&hp_command_views, _("name one source, or none."));
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *language = NULL;
  g_autofree char *root = argc == 2 ? hp_root_of(argv[1], &language, diagnostics) : NULL;
  if (hp_print_diagnostics(diagnostics) != HP_EXIT_OK)
    return HP_EXIT_BAD_INPUT;
  return print_views(argc == 2 ? argv[1] : NULL, root, language);
}

const HpCommand hp_command_views = {
    .name = "views",
    .arguments = N_("[SOURCE]"),
    .summary = N_("List the documents that can be made of a source"),
    .help =
        N_("Prints the views that there are, or those of the kind of source that is named, a line\n"
           "each: its name, as \"build --view\" wants it, the kind of file that it becomes, and\n"
           "what the document is, with a tab between them. The view that is named like the\n"
           "source's root element is made where none is asked for.\n"
           "\n"
           "Of a source, the views of its house are among them (the folder \"views\" beside the\n"
           "house file), with the house file in a fourth field. One that is called as a view of\n"
           "the program is made in its place.\n"
           "\n"
           "On standard error it says in which languages, or whether in the source's, nobody who\n"
           "speaks them has read the words that the program adds.\n"
           "\n"
           "Examples:\n"
           "  handlingsplan views\n"
           "  handlingsplan views sources/nationella-planen.xml\n"),
    .run = run,
};
