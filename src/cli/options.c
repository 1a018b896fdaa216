/* The options that several subcommands have: what they may say. */
#include "cli/options.h"

#include "plan/plan.h"

#include <stdlib.h>
#include <string.h>

static gboolean tables_option(const HpCommand *command, const char *tables)
{
  if (tables == NULL || strcmp(tables, "spans") == 0 || strcmp(tables, "plain") == 0)
    return TRUE;
  hp_usage_error(command, _("there are no tables \"%s\"; expected spans or plain."), tables);
  return FALSE;
}

static gboolean day_option(const HpCommand *command, const char *day)
{
  if (day == NULL || hp_may_be_day(day))
    return TRUE;
  hp_usage_error(command,
                 _("there is no day \"%s\"; expected one such as 2017-03-14, or a meeting's id."),
                 day);
  return FALSE;
}

static gboolean wording_option(const HpCommand *command, const char *wording)
{
  if (wording == NULL || hp_is_wording(wording))
    return TRUE;
  hp_usage_error(
      command, _("there is no wording \"%s\"; expected adopted, consolidated or marked."), wording);
  return FALSE;
}

/* ---- Where what is written goes -------------------------------------------------------------- */

/* The ending that says what kind of file it is; NULL where it is none of those that people know
   documents by. Static. */
static const char *known_ending(const char *path)
{
  static const char *const endings[] = {".pdf", ".html", ".htm",  ".csv",  ".ics", ".fo",
                                        ".xml", ".xlsx", ".docx", ".json", ".odt", ".ods"};
  g_autofree char *lower = g_ascii_strdown(path, -1);
  for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
    if (g_str_has_suffix(lower, endings[i]))
      return endings[i];
  return NULL;
}

/* The folder that the file would be in; of "plan.pdf" one that is called "plan". The caller's. */
static char *folder_instead(const char *path, const char *ending)
{
  if (strchr(path, '/') != NULL)
    return g_path_get_dirname(path);
  return g_strndup(path, strlen(path) - strlen(ending));
}

gboolean hp_folder_option(const HpCommand *command, const char *option, const char *path)
{
  const char *ending = path == NULL ? NULL : known_ending(path);
  if (ending == NULL || g_file_test(path, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_autofree char *folder = folder_instead(path, ending);
  hp_usage_error(command,
                 _("\"%s\" is named like a file; %s wants a folder, and each file in it gets a "
                   "name of its own. Write %s %s instead."),
                 path, option, option, *folder == '\0' ? "." : folder);
  return FALSE;
}

gboolean hp_file_option(const HpCommand *command, const char *path, const char *endings)
{
  const char *ending = path == NULL ? NULL : known_ending(path);
  if (ending == NULL || hp_is_word_of(ending, endings))
    return TRUE;
  g_auto(GStrv) expected = hp_words_of(endings);
  hp_usage_error(command, _("\"%s\" is no name for what is written there; end it with %s."), path,
                 expected[0]);
  return FALSE;
}

/* ---- Views ----------------------------------------------------------------------------------- */

/* FALSE if the house of the source has faults, which are told when that is built. */
static gboolean add_names(HpMaker *maker, const char *source, GHashTable *names)
{
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new();
  g_autoptr(GArray) views = hp_maker_list_views(maker, source, "en", untold);
  for (guint i = 0; i < views->len; i++)
    g_hash_table_add(names, g_strdup(g_array_index(views, HpListedView, i).name));
  return hp_diagnostics_count(untold, HP_ERROR) == 0;
}

gboolean hp_view_option(const HpCommand *command, HpMaker *maker, const char *view,
                        const GPtrArray *sources)
{
  if (view == NULL || hp_maker_has_view(maker, view))
    return TRUE;
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  gboolean known_all = TRUE;
  for (guint i = 0; i < sources->len; i++)
    known_all = add_names(maker, g_ptr_array_index(sources, i), names) && known_all;
  hp_maker_forget_told(maker);
  if (!known_all || g_hash_table_contains(names, view))
    return TRUE;
  add_names(maker, NULL, names);
  g_autofree char **sorted = (char **)g_hash_table_get_keys_as_array(names, NULL);
  qsort(sorted, g_hash_table_size(names), sizeof *sorted, hp_compare_strings);
  g_autofree char *known = g_strjoinv(", ", sorted);
  hp_usage_error(command, _("there is no view \"%s\"; expected one of: %s."), view, known);
  return FALSE;
}

static gboolean attachment_options(const HpCommand *command, const HpRequest *request)
{
  if (request->attachment != NULL && !hp_is_attachment_number(request->attachment))
    hp_usage_error(command,
                   _("\"%s\" is no number of an attachment; expected one such as 1 or 1.2."),
                   request->attachment);
  else if (request->case_number != NULL && request->attachment == NULL)
    hp_usage_error(command, _("--case is the matter of an attachment; give --attachment as well."));
  else
    return TRUE;
  return FALSE;
}

gboolean hp_request_options(const HpCommand *command, const HpRequest *request)
{
  return tables_option(command, request->tables) && day_option(command, request->as_of) &&
         day_option(command, request->since) && wording_option(command, request->wording) &&
         attachment_options(command, request);
}

gboolean hp_profile_option(const HpCommand *command, const char *name, HpProfileChoice *choice)
{
  if (hp_profile_named(name, choice))
    return TRUE;
  g_autofree char *names = hp_profile_names();
  hp_usage_error(command, _("there is no profile \"%s\"; expected %s."), name, names);
  return FALSE;
}

HpCommandMaker *hp_command_maker(void)
{
  g_autofree char *data_folder = hp_data_folder();
  return hp_maker_new(data_folder);
}

static gboolean told_if_failed(gboolean good, const GError *error)
{
  if (!good)
    fprintf(stderr, "handlingsplan: %s\n", error->message);
  return good;
}

gboolean hp_load_fonts(HpMaker *maker)
{
  g_autoptr(GError) error = NULL;
  const gboolean good = hp_maker_load_fonts(maker, &error);
  return told_if_failed(good, error);
}

gboolean hp_prepare(HpMaker *maker, const HpRequest *requests, guint n)
{
  g_autoptr(GError) error = NULL;
  const gboolean good = hp_maker_prepare(maker, requests, n, &error);
  return told_if_failed(good, error);
}

/* "PDF/UA-1 and PDF/A-2a, the source beside it" */
static char *describe_profile(const HpPdfProfile *profile)
{
  if (!hp_pdf_profile_claims(profile))
    return g_strdup(_("tagged, but without a claim to conform"));
  g_autofree char *accessibility = hp_standard_name(&profile->accessibility);
  if (profile->archive.name == NULL)
    return g_steal_pointer(&accessibility);
  g_autofree char *archive = hp_standard_name(&profile->archive);
  const char *pattern = profile->files == HP_PDF_FILES_NONE ? _("%s and %s, the source beside it")
                                                            : _("%s and %s, the source inside");
  return g_strdup_printf(pattern, accessibility, archive);
}

void hp_print_profiles(const char *indent)
{
  const HpPdfProfile *profile = NULL;
  for (guint i = 0; (profile = hp_pdf_profile(i)) != NULL; i++) {
    g_autofree char *description = describe_profile(profile);
    printf("%s%-7s  %s\n", indent, profile->name, description);
  }
}
