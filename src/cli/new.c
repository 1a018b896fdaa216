/* handlingsplan new: a source and a house file to start from. */
#include "cli/cli.h"
#include "maker/maker.h"
#include "new-templates.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

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

static char *template_for(const char *language, const char *name)
{
  g_auto(GStrv) parts =
      g_strsplit(strcmp(language, "sv") == 0 ? template_sv : template_en, "NAMN", 2);
  return g_strjoinv(name, parts);
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

static HpExit scaffold(const char *name, const char *folder, const char *language)
{
  static const char *const own_files[] = {"sources/house.xml", "sources/plan.rng",
                                          "sources/house.rng"};
  g_autofree char *file = g_strconcat(name, ".xml", NULL);
  g_autofree char *path = g_build_filename(folder, file, NULL);
  g_autofree char *text = template_for(language, name);
  if (g_file_test(path, G_FILE_TEST_EXISTS)) {
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

static HpExit run(int argc, char **argv)
{
  g_autofree char *folder = NULL, *language = NULL;
  const GOptionEntry entries[] = {{"output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, NULL, NULL},
                                  {"language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL},
                                  {NULL}};
  if (!hp_parse_options(&hp_command_new, entries, NULL, &argc, &argv))
    return HP_EXIT_USAGE;
  if (argc != 2)
    return hp_usage_error(&hp_command_new, _("name the plan."));
  if (!is_good_name(argv[1]))
    return hp_usage_error(&hp_command_new,
                          _("\"%s\" cannot be the name; use the letters a–z, digits, hyphens."),
                          argv[1]);
  if (language != NULL && strcmp(language, "sv") != 0 && strcmp(language, "en") != 0)
    return hp_usage_error(&hp_command_new, _("the language is sv or en."));
  return scaffold(argv[1], folder == NULL ? "sources" : folder,
                  language == NULL ? hp_message_language() : language);
}

const HpCommand hp_command_new = {
    .name = "new",
    .arguments = N_("NAME [-o FOLDER] [--language sv|en]"),
    .summary = N_("Begin a plan"),
    .help = N_("Writes NAME.xml, a short plan with comments that explain it, and beside it the\n"
               "house file (logo, colours, fonts) and the schemas that editors use, where they\n"
               "are not there already. The plan builds as it is.\n"
               "\n"
               "  -o, --output=FOLDER      where they go (default: sources)\n"
               "      --language=sv|en     the language of the plan (default: that of messages)\n"
               "\n"
               "Examples:\n"
               "  handlingsplan new skolvagar\n"
               "  handlingsplan build sources/skolvagar.xml\n"),
    .run = run,
};
