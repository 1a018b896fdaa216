/* handlingsplan views: which documents can be made of a source. */
#include "cli/options.h"
#include "cli/root.h"

#include <string.h>

/* Says which of the languages nobody has read who speaks them: all, or of the one of a source. */
static void print_unread(const HpMaker *maker, const char *language, HpDiagnostics *diagnostics)
{
  g_autoptr(GArray) catalogues = hp_maker_list_catalogues(maker, language, diagnostics);
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

static HpExit print_views(const char *root, const char *language)
{
  g_autoptr(HpMaker) maker = hp_command_maker();
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(GArray) views = hp_maker_list_views(maker, hp_message_language(), diagnostics);
  for (guint i = 0; i < views->len; i++) {
    const HpListedView *view = &g_array_index(views, HpListedView, i);
    if (root == NULL || strcmp(view->root, root) == 0)
      printf("%s\t%s\t%s\n", view->name, view->output, view->title);
  }
  print_unread(maker, language, diagnostics);
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
  return print_views(root, language);
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
           "On standard error it says in which languages, or whether in the source's, nobody who\n"
           "speaks them has read the words that the program adds.\n"
           "\n"
           "Examples:\n"
           "  handlingsplan views\n"
           "  handlingsplan views sources/nationella-planen.xml\n"),
    .run = run,
};
