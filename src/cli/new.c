/* handlingsplan new: a source and a house file to start from. */
#include "cli/collected.h"
#include "cli/options.h"
#include "cli/scaffold.h"
#include "xml/xml.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* What the id of a document may be made of, so that it can be the name of its file too. */
static gboolean is_good_name(const char *name)
{
  if (!g_ascii_isalpha(*name) || strlen(name) > 64)
    return FALSE;
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum(*at) && *at != '-' && *at != '_')
      return FALSE;
  return TRUE;
}

static HpExit write_and_name(const char *path, const char *content, gsize size)
{
  if (!hp_write_output(path, content, size))
    return HP_EXIT_BAD_INPUT;
  printf("%s\n", path);
  return HP_EXIT_OK;
}

/* Copies one of the program's own files; one that is there already is left alone. */
static HpExit copy_own_file(const char *name, const char *folder)
{
  g_autofree char *data_folder = hp_data_folder();
  g_autofree char *from = hp_data_file(data_folder, name), *base = g_path_get_basename(name);
  g_autofree char *to = g_build_filename(folder, base, NULL);
  g_autofree char *content = NULL;
  gsize size = 0;
  if (g_file_test(to, G_FILE_TEST_EXISTS))
    return HP_EXIT_OK;
  if (from == NULL || !g_file_get_contents(from, &content, &size, NULL)) {
    fprintf(stderr, _("handlingsplan: the program's own file \"%s\" is not found.\n"), name);
    return HP_EXIT_INTERNAL;
  }
  return write_and_name(to, content, size);
}

/* The caller's. */
static char *path_of(const HpScaffold *scaffold)
{
  g_autofree char *file = g_strconcat(scaffold->name, ".xml", NULL);
  return g_build_filename(scaffold->folder, file, NULL);
}

static gboolean is_there_already(const HpScaffold *scaffold)
{
  g_autofree char *path = path_of(scaffold);
  return g_file_test(path, G_FILE_TEST_EXISTS);
}

/* What XML cannot hold comes along where a name is pasted. */
static HpExit check_words(const HpScaffold *scaffold)
{
  const char *const words[] = {scaffold->title, scaffold->owner};
  for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
    const char *beyond = words[i] == NULL ? NULL : hp_beyond_xml(words[i]);
    if (beyond != NULL)
      return hp_usage_error(&hp_command_new,
                            _("title and owner cannot have the character U+%04X in them; "
                              "take it away."),
                            g_utf8_get_char(beyond));
  }
  return HP_EXIT_OK;
}

static HpExit write_scaffold(const HpScaffold *scaffold)
{
  if (check_words(scaffold) != HP_EXIT_OK)
    return HP_EXIT_USAGE;
  static const char *const own_files[] = {"sources/house.xml", "sources/plan.rng",
                                          "sources/house.rng"};
  const char *folder = scaffold->folder;
  g_autofree char *path = path_of(scaffold);
  g_autofree char *text = hp_scaffold_text(scaffold);
  if (is_there_already(scaffold)) {
    fprintf(stderr, _("handlingsplan: %s is there already; choose another name.\n"), path);
    return HP_EXIT_BAD_INPUT;
  }
  if (g_mkdir_with_parents(folder, 0777) != 0) {
    fprintf(stderr, _("handlingsplan: the folder \"%s\" cannot be made: %s\n"), folder,
            g_strerror(errno));
    return HP_EXIT_BAD_INPUT;
  }
  HpExit status = HP_EXIT_OK;
  for (guint i = 0; i < G_N_ELEMENTS(own_files) && status == HP_EXIT_OK; i++)
    status = copy_own_file(own_files[i], folder);
  return status == HP_EXIT_OK ? write_and_name(path, text, strlen(text)) : status;
}

/* ---- A follow-up --------------------------------------------------------------------------- */

/* The name of a file as seen from a folder that it is in or below; NULL if it is not. The caller's.
 */
static char *name_from(const char *folder, const char *file)
{
  g_autofree char *whole = g_canonicalize_filename(file, NULL);
  g_autofree char *above = g_canonicalize_filename(folder, NULL);
  g_autofree char *prefix = g_strconcat(above, "/", NULL);
  return g_str_has_prefix(whole, prefix) ? g_strdup(whole + strlen(prefix)) : NULL;
}

/* What a follow-up says of its plan. */
typedef struct {
  char *lang, *target, *responsible, *owner;
} FollowedPlan;

static void clear_followed(FollowedPlan *plan)
{
  g_free(plan->lang);
  g_free(plan->target);
  g_free(plan->responsible);
  g_free(plan->owner);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FollowedPlan, clear_followed)

/* The first that is responsible for it, or for what it stands in; the caller's, or NULL. */
static char *responsible_for(const xmlNode *part)
{
  for (; part != NULL && part->type == XML_ELEMENT_NODE; part = part->parent) {
    const xmlNode *responsible = hp_child(part, "responsible");
    const char *party = responsible == NULL ? NULL : hp_attribute(responsible, "party");
    if (party != NULL)
      return g_strndup(party, strcspn(party, " \t\n"));
  }
  return NULL;
}

/* Of the first activity. Of a plan without any there is nothing to show. */
static void look_for_ids(const xmlNode *root, FollowedPlan *plan)
{
  const xmlNode *head = hp_child(root, "head");
  const xmlNode *owner = head == NULL ? NULL : hp_child(head, "owner");
  plan->owner = owner == NULL ? NULL : g_strdup(hp_attribute(owner, "party"));
  for (const xmlNode *at = root; at != NULL; at = hp_next_element((xmlNode *)at, root)) {
    if (!hp_is_named(at, "activity") || hp_attribute(at, "id") == NULL)
      continue;
    plan->target = g_strdup(hp_attribute(at, "id"));
    plan->responsible = responsible_for(at);
    return;
  }
}

/* FALSE, and a message, if it is none. */
static gboolean read_followed(const char *path, FollowedPlan *plan)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
  const xmlNode *root = source == NULL ? NULL : xmlDocGetRootElement(hp_source_document(source));
  const HpPlace place = {path, 0, 0};
  if (root != NULL && !hp_is_named(root, "plan"))
    hp_report_error(diagnostics, &place, _("This begins with <%s>; expected the file of a <plan>."),
                    (const char *)root->name);
  if (hp_print_diagnostics(diagnostics) != HP_EXIT_OK)
    return FALSE;
  const char *language = hp_attribute_in(root, (const char *)XML_XML_NAMESPACE, "lang");
  plan->lang = g_strdup(language == NULL ? hp_message_language() : language);
  look_for_ids(root, plan);
  return TRUE;
}

/* Beside the plan, if no folder is named. */
static HpExit begin_follow_up(HpScaffold *scaffold, const char *plan)
{
  g_autofree char *beside = g_path_get_dirname(plan);
  if (scaffold->folder == NULL)
    scaffold->folder = beside;
  g_autofree char *name = name_from(scaffold->folder, plan);
  if (name == NULL)
    return hp_usage_error(&hp_command_new,
                          _("\"%s\" is not in the folder \"%s\"; name that of the plan, or one "
                            "above it."),
                          plan, scaffold->folder);
  g_auto(FollowedPlan) followed = {NULL};
  if (!read_followed(plan, &followed))
    return HP_EXIT_BAD_INPUT;
  scaffold->plan = name;
  scaffold->lang = followed.lang;
  scaffold->target = followed.target;
  scaffold->responsible = followed.responsible;
  scaffold->owner_id = followed.owner;
  if (scaffold->language == NULL)
    scaffold->language = g_str_has_prefix(followed.lang, "sv") ? "sv" : "en";
  return write_scaffold(scaffold);
}

/* ---- A collection -------------------------------------------------------------------------- */

/* Of what is in the folder. */
static HpExit begin_collection(HpScaffold *scaffold)
{
  g_autofree char *folder = g_strdup(scaffold->folder == NULL ? "sources" : scaffold->folder);
  g_autofree char *collected = hp_collected_in(&hp_command_new, folder);
  if (collected == NULL)
    return HP_EXIT_USAGE;
  scaffold->folder = folder;
  scaffold->collected = collected;
  if (scaffold->language == NULL)
    scaffold->language = hp_message_language();
  return write_scaffold(scaffold);
}

/* ---- A plan -------------------------------------------------------------------------------- */

/* `may_ask`: for what nobody has said. */
static HpExit begin_plan(HpScaffold *scaffold, gboolean may_ask)
{
  g_autoptr(GPtrArray) answers = g_ptr_array_new_with_free_func(g_free);
  if (scaffold->folder == NULL)
    scaffold->folder = "sources";
  if (scaffold->language == NULL)
    scaffold->language = hp_message_language();
  if (may_ask && !is_there_already(scaffold) && !hp_ask_for_plan(scaffold, answers)) {
    fputs(_("Nothing is written.\n"), stderr);
    return HP_EXIT_OK;
  }
  return write_scaffold(scaffold);
}

/* What is wrong with the options, if anything is. */
static HpExit check_options(const HpScaffold *scaffold, const char *plan)
{
  const char *language = scaffold->language;
  g_autofree char *good_name = hp_scaffold_id(scaffold->name, "plan");
  if (!is_good_name(scaffold->name))
    return hp_usage_error(&hp_command_new,
                          _("\"%s\" cannot be the name; use the letters a–z, digits, hyphens: "
                            "\"%s\"."),
                          scaffold->name, good_name);
  if (language != NULL && strcmp(language, "sv") != 0 && strcmp(language, "en") != 0)
    return hp_usage_error(&hp_command_new, _("the language is sv or en."));
  if (scaffold->shape != NULL && hp_plan_shape_called(scaffold->shape) == NULL)
    return hp_usage_error(&hp_command_new,
                          _("there is no shape \"%s\"; expected table, activities, goals, wide or "
                            "measures."),
                          scaffold->shape);
  if (plan != NULL &&
      (scaffold->title != NULL || scaffold->owner != NULL || scaffold->shape != NULL))
    return hp_usage_error(&hp_command_new, _("a follow-up has its plan's title, owner and shape."));
  return HP_EXIT_OK;
}

static HpExit run(int argc, char **argv)
{
  g_autofree char *folder = NULL, *language = NULL, *plan = NULL;
  g_autofree char *title = NULL, *owner = NULL, *shape = NULL;
  gboolean collect = FALSE;
  const GOptionEntry entries[] = {{"title", 0, 0, G_OPTION_ARG_STRING, &title, NULL, NULL},
                                  {"owner", 0, 0, G_OPTION_ARG_STRING, &owner, NULL, NULL},
                                  {"shape", 0, 0, G_OPTION_ARG_STRING, &shape, NULL, NULL},
                                  {"output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, NULL, NULL},
                                  {"language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL},
                                  {"of", 0, 0, G_OPTION_ARG_FILENAME, &plan, NULL, NULL},
                                  {"collect", 0, 0, G_OPTION_ARG_NONE, &collect, NULL, NULL},
                                  {NULL}};
  const gboolean may_ask = argc == 2 && isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
  if (!hp_parse_options(&hp_command_new, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc != 2)
    return hp_usage_error(&hp_command_new, _("name the plan."));
  if (!hp_folder_option(&hp_command_new, "-o", folder))
    return HP_EXIT_USAGE;
  HpScaffold scaffold = {.name = argv[1],
                         .folder = folder,
                         .language = language,
                         .title = title,
                         .owner = owner,
                         .shape = shape};
  const HpExit status = check_options(&scaffold, plan);
  if (status != HP_EXIT_OK)
    return status;
  if (collect && (plan != NULL || owner != NULL || shape != NULL))
    return hp_usage_error(&hp_command_new, _("a collection has a title only."));
  if (collect)
    return begin_collection(&scaffold);
  return plan == NULL ? begin_plan(&scaffold, may_ask) : begin_follow_up(&scaffold, plan);
}

const HpCommand hp_command_new = {
    .name = "new",
    .arguments = N_(
        "NAME [--title WORDS] [--owner NAME] [--shape SHAPE] [--of PLAN] [--collect] [-o FOLDER] "
        "[--language sv|en]"),
    .summary = N_("Begin a plan, the follow-up of one, or a collection of plans"),
    .help =
        N_("Writes NAME.xml, a short plan with comments that explain it, and beside it the\n"
           "house file (logo, colours, fonts) and the schemas that editors use, where they\n"
           "are not there already. The plan builds as it is; what stands in [ ] is to be\n"
           "replaced, and \"check\" says where something is left. In a terminal, and where\n"
           "there is no option, it asks for title, owner and shape before it writes anything.\n"
           "\n"
           "      --title=WORDS        the title of the plan\n"
           "      --owner=NAME         whose it is; its id is made of the name\n"
           "      --shape=SHAPE        how it is built up: table (objectives with their\n"
           "                           activities in a table), activities (right in each area,\n"
           "                           without objectives), goals (several in an area, each\n"
           "                           with its objectives), wide (many columns, on landscape\n"
           "                           pages) or measures (each a section of running text)\n"
           "      --of=PLAN            begin the follow-up of this plan instead: a file for the\n"
           "                           meetings and amendments to come, so that the plan's own\n"
           "                           stays as it was adopted. It is built with the plan\n"
           "      --collect            begin a collection instead: an overview of the plans, and\n"
           "                           lists of proposals, that are in the folder\n"
           "  -o, --output=FOLDER      where they go (default: sources; beside the plan)\n"
           "      --language=sv|en     the language (default: that of messages, or of the plan)\n"
           "\n"
           "Examples:\n"
           "  handlingsplan new skolvagar\n"
           "  handlingsplan build sources/skolvagar.xml\n"
           "  handlingsplan new trygghet --title \"Trygghet i Aby\" --owner \"Aby kommun\" \\\n"
           "      --shape measures\n"
           "  handlingsplan new skolvagar-uppfoljning --of sources/skolvagar.xml\n"
           "  handlingsplan new kommunens-planer --collect\n"),
    .run = run,
};
