/* OpenDocument's styles: which strike through and which hide (ISO/IEC 26300-1, 16). */
#include "import/readers.h"

#include "xml/xml.h"

#include <string.h>

#define MAX_PARENTS 20 /* styles that a style is made from in turn; the rest says nothing */

static char *key_of(const char *family, const char *name)
{
  return g_strdup_printf("%s %s", family, name);
}

/* Unless it has been said: that it is so, if the value is this one, or (`is_other`) is not. */
static void say(HpOdfSaid *said, const char *value, const char *one, gboolean is_other)
{
  if (*said == HP_ODF_NOT_SAID && value != NULL)
    *said = (strcmp(value, one) == 0) != is_other ? HP_ODF_YES : HP_ODF_NO;
}

/* What it says itself, and what it is made from says of the rest. */
static HpOdfStyle *resolved(GHashTable *elements, const char *family, const xmlNode *style)
{
  HpOdfStyle *found = g_new0(HpOdfStyle, 1);
  for (guint i = 0; style != NULL && i < MAX_PARENTS; i++) {
    const xmlNode *text = hp_child(style, "text-properties");
    const xmlNode *table = hp_child(style, "table-properties");
    const char *parent = hp_any_attribute(style, "parent-style-name");
    if (text != NULL) {
      say(&found->struck, hp_any_attribute(text, "text-line-through-style"), "none", TRUE);
      say(&found->hidden, hp_any_attribute(text, "display"), "none", FALSE);
    }
    if (table != NULL)
      say(&found->hidden, hp_any_attribute(table, "display"), "false", FALSE);
    g_autofree char *key = parent == NULL ? NULL : key_of(family, parent);
    style = key == NULL ? NULL : g_hash_table_lookup(elements, key);
  }
  return found;
}

/* Of those that share a name, the first is meant. */
static void collect(GHashTable *elements, const xmlNode *styles)
{
  for (const xmlNode *style = styles == NULL ? NULL : styles->children; style != NULL;
       style = style->next) {
    const char *name = hp_is_named(style, "style") ? hp_any_attribute(style, "name") : NULL;
    const char *family = name == NULL ? NULL : hp_any_attribute(style, "family");
    char *key = name == NULL ? NULL : key_of(family == NULL ? "text" : family, name);
    if (key != NULL && !g_hash_table_contains(elements, key))
      g_hash_table_insert(elements, key, (gpointer)style);
    else
      g_free(key);
  }
}

GHashTable *hp_odf_styles(const xmlNode *content, const xmlNode *styles)
{
  GHashTable *all = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) elements = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  collect(elements, hp_child(content, "automatic-styles"));
  collect(elements, hp_child(content, "styles"));
  collect(elements, styles == NULL ? NULL : hp_child(styles, "styles"));
  GHashTableIter iterator;
  gpointer key = NULL, style = NULL;
  g_hash_table_iter_init(&iterator, elements);
  while (g_hash_table_iter_next(&iterator, &key, &style)) {
    g_autofree char *family = g_strndup(key, strcspn(key, " "));
    g_hash_table_insert(all, g_strdup(key), resolved(elements, family, style));
  }
  return all;
}

HpOdfStyle hp_odf_style(GHashTable *styles, const char *family, const char *name)
{
  g_autofree char *key = name == NULL ? NULL : key_of(family, name);
  const HpOdfStyle *found = key == NULL ? NULL : g_hash_table_lookup(styles, key);
  return found == NULL ? (HpOdfStyle){0} : *found;
}
