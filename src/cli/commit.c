/*
 * Makes a commit of what has been changed in sources, with the user's own git.
 *
 *   how the files stand ──► they are changed ──► git commit -- FILES
 *
 * Only the files that were changed are in it, whatever else is staged: that stays staged. One that
 * git does not know, or that had changes of somebody's before, is not committed, since those would
 * be, under a message that says nothing of them.
 *
 * Where a hook refuses, or signing fails, the change stays in the file and the commit is left to
 * the user: what was reported at a meeting must not be lost to a rule about commits.
 */
#include "cli/commit.h"

#include "cli/options.h"

#include <string.h>

struct HpCommit {
  GPtrArray *files; /* of char *, where they really are */
  char *folder;     /* of the first of them */
  char *refused;    /* why they cannot be committed; NULL: they can */
};

/* ---- git ------------------------------------------------------------------------------------- */

/* In the folder of the files; paths are no patterns. Its exit status; what it says is the caller's.
 */
static int git(const HpCommit *commit, const char *const *arguments, gboolean with_files,
               char **said)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  const char *const before[] = {"git", "--literal-pathspecs", "-C", commit->folder};
  for (guint i = 0; i < G_N_ELEMENTS(before); i++)
    g_ptr_array_add(all, (gpointer)before[i]);
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add(all, (gpointer)*arguments);
  if (with_files)
    g_ptr_array_add(all, "--");
  for (guint i = 0; with_files && i < commit->files->len; i++)
    g_ptr_array_add(all, g_ptr_array_index(commit->files, i));
  g_ptr_array_add(all, NULL);
  return hp_child_run((char *const *)all->pdata, said);
}

/* Whether there is one above the folder, whatever git thinks of it. */
static gboolean has_repository(const char *folder)
{
  for (g_autofree char *at = g_strdup(folder); at != NULL;) {
    g_autofree char *repository = g_build_filename(at, ".git", NULL);
    char *above = strcmp(at, "/") == 0 ? NULL : g_path_get_dirname(at);
    if (g_file_test(repository, G_FILE_TEST_EXISTS)) {
      g_free(above);
      return TRUE;
    }
    g_free(at);
    at = above;
  }
  return FALSE;
}

/* ---- How the files stand --------------------------------------------------------------------- */

static char *reason_against(const HpCommit *commit)
{
  static const char *const known[] = {"ls-files", "--error-unmatch", NULL};
  static const char *const changed[] = {"diff", "--quiet", "HEAD", NULL};
  g_autofree char *said = NULL, *more = NULL;
  if (git(commit, known, TRUE, &said) != 0)
    return g_strdup_printf(_("git does not know all of the files (git add): %s"),
                           said == NULL ? _("git cannot be run.") : g_strchomp(said));
  return git(commit, changed, TRUE, &more) == 0
             ? NULL
             : g_strdup(_("they had changes before that are not committed; commit all of them "
                          "together."));
}

HpCommit *hp_commit_new(const char *source, const HpEdit *edit)
{
  g_autoptr(HpCommandMaker) maker = hp_command_maker();
  g_autoptr(GPtrArray) files = hp_edit_changed_files(edit);
  if (files->len == 0 || !hp_maker_asks_for_commits(maker, source))
    return NULL;
  g_autoptr(HpCommit) commit = g_new0(HpCommit, 1);
  commit->files = g_steal_pointer(&files);
  commit->folder = g_path_get_dirname(g_ptr_array_index(commit->files, 0));
  if (!has_repository(commit->folder))
    return NULL;
  commit->refused = reason_against(commit);
  return g_steal_pointer(&commit);
}

void hp_commit_free(HpCommit *commit)
{
  if (commit == NULL)
    return;
  g_ptr_array_unref(commit->files);
  g_free(commit->folder);
  g_free(commit->refused);
  g_free(commit);
}

/* ---- The commit ------------------------------------------------------------------------------ */

gboolean hp_commit_make(HpCommit *commit, const char *message)
{
  const char *const arguments[] = {"commit", "--quiet", "--message", message, NULL};
  g_autofree char *said = NULL;
  if (commit->refused == NULL && git(commit, arguments, TRUE, &said) == 0)
    return TRUE;
  const char *reason = commit->refused != NULL ? commit->refused
                       : said == NULL          ? _("git cannot be run.")
                                               : g_strchomp(said);
  fprintf(stderr, _("handlingsplan: The change is in the file, but not committed: %s\n"), reason);
  return FALSE;
}
