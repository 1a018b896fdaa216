/* Dictionaries of hyphenation, and lists of words, that a document's words are divided by: of all
 * languages that it is hyphenated in, not of those that other documents have had the formatter
 * load. */
#include "formatter/fingerprint.h"
#include "formatter/formatter.h"

#include <string.h>

static gboolean is_hyphenated(const HpFo *fo)
{
  return fo->kind == HP_FO_TEXT && fo->traits->inherited.hyphenate &&
         fo->traits->inherited.language != NULL;
}

/* In the order of their names, each once: tags are interned in a tree. */
static GPtrArray *languages_of(const HpFoTree *tree)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  GPtrArray *languages = g_ptr_array_new();
  const HpFo *root = hp_fo_tree_root(tree);
  const char *last = NULL;
  for (const HpFo *fo = root; fo != NULL; fo = hp_fo_next_inside(root, fo)) {
    const char *language = is_hyphenated(fo) ? fo->traits->inherited.language : last;
    if (language == last)
      continue;
    last = language;
    if (g_hash_table_add(seen, (gpointer)language))
      g_ptr_array_add(languages, (gpointer)language);
  }
  g_ptr_array_sort(languages, hp_compare_strings);
  return languages;
}

static void record_once(HpRecord *record, const char *name, const char *sha256)
{
  if (name != NULL && hp_record_part(record, "hyphenation", name) == NULL)
    hp_record_add_part(record, "hyphenation", name, sha256);
}

/* What the words of a language are divided by. */
typedef struct {
  char *name, *sha256;             /* of the dictionary; NULL: there is none */
  char *words_name, *words_sha256; /* of the list of words; NULL: there is none */
} Division;

static void division_free(gpointer data)
{
  Division *division = data;
  g_free(division->name);
  g_free(division->sha256);
  g_free(division->words_name);
  g_free(division->words_sha256);
  g_free(division);
}

GHashTable *hp_divisions_new(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, division_free);
}

static const Division *division_of(GHashTable *divisions, const char *language)
{
  Division *division = g_hash_table_lookup(divisions, language);
  if (division != NULL)
    return division;
  division = g_new0(Division, 1);
  division->name = hp_text_dictionary(language, &division->sha256);
  division->words_name = hp_text_word_list(language, &division->words_sha256);
  g_hash_table_insert(divisions, g_strdup(language), division);
  return division;
}

void hp_record_division(HpRecord *record, const char *language, GHashTable *divisions)
{
  const Division *division = division_of(divisions, language);
  record_once(record, division->name, division->sha256);
  record_once(record, division->words_name, division->words_sha256);
}

void hp_record_dictionaries(HpRecord *record, const HpFoTree *tree, GHashTable *divisions)
{
  g_autoptr(GPtrArray) languages = languages_of(tree);
  for (guint i = 0; i < languages->len; i++)
    hp_record_division(record, g_ptr_array_index(languages, i), divisions);
}

/* Whether a language, without its region, is one of some: "ar fa he". */
static gboolean is_of(const char *language, const char *languages)
{
  g_auto(GStrv) names = g_strsplit(languages, " ", -1);
  g_autofree char *primary = g_ascii_strdown(language, (gssize)strcspn(language, "-"));
  return g_strv_contains((const char *const *)names, primary);
}

/* Whether its words are not divided, or not by hyphens, whoever sets them. */
static gboolean has_no_hyphens(const char *language)
{
  return is_of(language, "ar fa he ja ko mul und ur vi yi zh zxx");
}

/* Whether the distribution has no patterns of it. */
static gboolean is_without_package(const char *language)
{
  return is_of(language, "fi fo se sma smj smn sms");
}

/* What follows "hyphen-" in the name of the package: the language, mostly. The caller's. */
static char *package_of(const char *tag)
{
  static const char *const others[][2] = {
      {"en", "en-us"}, {"nb", "no"}, {"nn", "no"}, {"pt", "pt-pt"}};
  g_autofree char *language = g_ascii_strdown(tag, (gssize)strcspn(tag, "-"));
  for (guint i = 0; i < G_N_ELEMENTS(others); i++)
    if (strcmp(language, others[i][0]) == 0)
      return g_strdup(others[i][1]);
  return g_steal_pointer(&language);
}

void hp_warn_without_dictionary(const HpFoTree *tree, HpDiagnostics *diagnostics)
{
  const char *own = hp_fo_tree_metadata(tree).language;
  g_autoptr(GPtrArray) languages = languages_of(tree);
  gboolean is_used = FALSE;
  for (guint i = 0; own != NULL && i < languages->len; i++)
    is_used = is_used || g_ascii_strcasecmp(own, g_ptr_array_index(languages, i)) == 0;
  g_autofree char *name = is_used ? hp_text_dictionary(own, NULL) : NULL;
  if (!is_used || name != NULL || has_no_hyphens(own))
    return;
  if (is_without_package(own)) {
    hp_report_warning(
        diagnostics, &hp_fo_tree_root(tree)->place,
        _("There are no patterns of hyphenation for the language \"%s\" among the system's "
          "packages, so that no word is divided. Where a word is too wide, put a soft hyphen "
          "(U+00AD) in it, or list it among <words> in the house file."),
        own);
    return;
  }
  g_autofree char *package = package_of(own);
  hp_report_warning(
      diagnostics, &hp_fo_tree_root(tree)->place,
      _("No dictionary of hyphenation is installed for the language \"%s\", so that no "
        "word is divided, and lines and pages break elsewhere than where there is one; "
        "install the package hyphen-%s, if there is one."),
      own, package);
}
