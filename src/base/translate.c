/*
 * Messages in the user's language, from the catalogues that msgfmt makes (handlingsplan.mo).
 *
 * Not through gettext(3): that translates nothing where the machine has not generated a locale for
 * the language, which is how minimal machines and containers are. The rules are gettext's: LC_ALL,
 * else LC_MESSAGES, else LANG says which language; LANGUAGE lists others to try before; "C" and
 * "POSIX" mean the messages as they are written.
 */
#include "base/base.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

#define CATALOGUE "LC_MESSAGES/handlingsplan.mo"

/* A .mo file: two tables of (length, offset), originals in the order of their bytes, translations.
 */
typedef struct {
  char *language;
  GMappedFile *file; /* NULL: messages as they are written */
  const char *bytes;
  guint32 size, count, originals, translations;
} Catalogue;

static guint32 number_at(const Catalogue *catalogue, guint32 offset)
{
  guint32 number = 0;
  if (offset <= catalogue->size - sizeof number)
    memcpy(&number, catalogue->bytes + offset, sizeof number);
  return number;
}

/* The string of a table's entry; NULL if the file is damaged. */
static const char *string_at(const Catalogue *catalogue, guint32 table, guint32 index)
{
  const guint32 length = number_at(catalogue, table + index * 8);
  const guint32 offset = number_at(catalogue, table + index * 8 + 4);
  if (offset >= catalogue->size || length >= catalogue->size - offset ||
      catalogue->bytes[offset + length] != '\0')
    return NULL;
  return catalogue->bytes + offset;
}

static const char *look_up(const Catalogue *catalogue, const char *message)
{
  guint32 low = 0, high = catalogue->count;
  while (low < high) {
    const guint32 middle = low + (high - low) / 2;
    const char *original = string_at(catalogue, catalogue->originals, middle);
    const int order = original == NULL ? 1 : strcmp(message, original);
    if (order == 0) {
      const char *translation = string_at(catalogue, catalogue->translations, middle);
      return translation == NULL || *translation == '\0' ? message : translation;
    }
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return message;
}

static gboolean open_catalogue(Catalogue *catalogue, const char *path)
{
  enum { HEADER = 28 };
  const guint32 magic = 0x950412de;
  g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
  if (file == NULL || g_mapped_file_get_length(file) < HEADER ||
      g_mapped_file_get_length(file) > G_MAXINT32)
    return FALSE;
  catalogue->bytes = g_mapped_file_get_contents(file);
  catalogue->size = (guint32)g_mapped_file_get_length(file);
  if (number_at(catalogue, 0) != magic)
    return FALSE;
  catalogue->count = number_at(catalogue, 8);
  catalogue->originals = number_at(catalogue, 12);
  catalogue->translations = number_at(catalogue, 16);
  if (catalogue->count > catalogue->size / 8)
    return FALSE;
  catalogue->file = g_steal_pointer(&file);
  return TRUE;
}

/* ---- Which language ------------------------------------------------------------------------ */

static const char *variable(const char *name)
{
  const char *value = g_getenv(name);
  return value == NULL || *value == '\0' ? NULL : value;
}

/* "sv_SE.UTF-8@euro" → "sv_SE", "sv". */
static void add_variants(GPtrArray *languages, const char *locale)
{
  const gsize length = strcspn(locale, ".@");
  char *name = g_strndup(locale, length);
  g_ptr_array_add(languages, name);
  const char *underscore = strchr(name, '_');
  if (underscore != NULL)
    g_ptr_array_add(languages, g_strndup(name, (gsize)(underscore - name)));
}

/* What the user reads, best first; "C" ends it. */
static GPtrArray *wanted_languages(void)
{
  GPtrArray *languages = g_ptr_array_new_with_free_func(g_free);
  const char *locale = variable("LC_ALL");
  if (locale == NULL)
    locale = variable("LC_MESSAGES");
  if (locale == NULL)
    locale = variable("LANG");
  const char *list = variable("LANGUAGE");
  if (locale != NULL && (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0))
    return languages;
  g_auto(GStrv) listed = g_strsplit(list == NULL ? "" : list, ":", -1);
  for (guint i = 0; listed[i] != NULL; i++)
    if (*listed[i] != '\0')
      add_variants(languages, listed[i]);
  if (locale != NULL)
    add_variants(languages, locale);
  return languages;
}

/* ---- Where the catalogues are -------------------------------------------------------------- */

/* Given by the user, beside the program in its build folder, or installed. */
static GPtrArray *catalogue_folders(void)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
  const char *given = variable("HANDLINGSPLAN_DATA");
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  g_autofree char *folder = program == NULL ? NULL : g_path_get_dirname(program);
  if (given != NULL)
    g_ptr_array_add(folders, g_build_filename(given, "locale", NULL));
  if (folder != NULL && g_str_has_prefix(folder, HP_BUILD_ROOT))
    g_ptr_array_add(folders, g_build_filename(HP_BUILD_ROOT, "src", "po", NULL));
  else if (folder != NULL)
    g_ptr_array_add(folders, g_build_filename(folder, "..", "share", "locale", NULL));
  g_ptr_array_add(folders, g_strdup(HP_LOCALE_FOLDER));
  return folders;
}

static gboolean find_catalogue(Catalogue *catalogue, const GPtrArray *folders, const char *language)
{
  if (strchr(language, '/') != NULL)
    return FALSE;
  for (guint i = 0; i < folders->len; i++) {
    g_autofree char *path =
        g_build_filename(g_ptr_array_index(folders, i), language, CATALOGUE, NULL);
    if (open_catalogue(catalogue, path))
      return TRUE;
  }
  return FALSE;
}

static gpointer load_catalogue(gpointer unused)
{
  Catalogue *catalogue = g_new0(Catalogue, 1);
  g_autoptr(GPtrArray) languages = wanted_languages();
  g_autoptr(GPtrArray) folders = catalogue_folders();
  catalogue->language = g_strdup("en");
  for (guint i = 0; i < languages->len; i++) {
    const char *language = g_ptr_array_index(languages, i);
    if (g_str_has_prefix(language, "en") || strcmp(language, "C") == 0)
      break;
    if (!find_catalogue(catalogue, folders, language))
      continue;
    g_free(catalogue->language);
    catalogue->language = g_strndup(language, strcspn(language, "_"));
    break;
  }
  return catalogue;
}

/* Read once for the process, and never changed. */
static const Catalogue *catalogue_of_user(void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once(&once, load_catalogue, NULL);
}

/* Named so by glibc; without a hyphen, too. */
#define ASCII_CODESET "ANSI_X3.4-1968"

void hp_use_locale(void)
{
  if (setlocale(LC_ALL, "") == NULL || strcmp(nl_langinfo(CODESET), ASCII_CODESET) == 0)
    setlocale(LC_CTYPE, "C.UTF-8");
  setlocale(LC_NUMERIC, "C");
}

const char *hp_translate(const char *message)
{
  const Catalogue *catalogue = catalogue_of_user();
  return catalogue->file == NULL || *message == '\0' ? message : look_up(catalogue, message);
}

const char *hp_message_language(void)
{
  return catalogue_of_user()->language;
}
