/* handlingsplan views: which documents can be made of a source. */
#include "cli/options.h"
#include "xml/xml.h"

#include <string.h>

/* The root element of what is built of a source, a follow-up with its plan; NULL, and a message, if
   nothing is. */
static char *root_of(const char *path)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
  const xmlNode *root = source == NULL ? NULL : xmlDocGetRootElement(hp_source_document(source));
  const HpPlace place = {path, 0, 0};
  if (root != NULL && (!hp_is_in_namespace(root, HP_PLAN_NAMESPACE) ||
                       !hp_is_one_of(root, "plan follow-up proposals decision")))
    hp_report_error(diagnostics, &place,
                    _("This is a <%s>, of which no documents are made; expected a plan, its "
                      "follow-up, proposals or a decision."),
                    (const char *)root->name);
  if (hp_print_diagnostics(diagnostics) != HP_EXIT_OK)
    return NULL;
  return g_strdup(hp_is_named(root, "follow-up") ? "plan" : (const char *)root->name);
}

static HpExit print_views(const char *root)
{
  g_autoptr(HpMaker) maker = hp_command_maker();
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(GArray) views = hp_maker_list_views(maker, hp_message_language(), diagnostics);
  for (guint i = 0; i < views->len; i++) {
    const HpListedView *view = &g_array_index(views, HpListedView, i);
    if (root == NULL || strcmp(view->root, root) == 0)
      printf("%s\t%s\t%s\n", view->name, view->output, view->title);
  }
  return hp_print_diagnostics(diagnostics);
}

static HpExit run(int argc, char **argv)
{
  const GOptionEntry entries[] = {{NULL}};
  if (!hp_parse_options(&hp_command_views, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc > 2)
    return hp_usage_error(&hp_command_views, _("name one source, or none."));
  g_autofree char *root = argc == 2 ? root_of(argv[1]) : NULL;
  return argc == 2 && root == NULL ? HP_EXIT_BAD_INPUT : print_views(root);
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
           "Examples:\n"
           "  handlingsplan views\n"
           "  handlingsplan views sources/nationella-planen.xml\n"),
    .run = run,
};
