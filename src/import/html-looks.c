/* What a page says of how an element is shown: what is hidden, and what is struck through, by its
   own style or a class of a style sheet in the page. */
#include "import/readers.h"

#include "xml/xml.h"

#include <string.h>

enum { HIDDEN = 1, STRUCK = 2 }; /* of a class */

/* In lower case, without white space: what declarations are looked for in. The caller's. */
static char *without_space(const char *text)
{
  GString *plain = g_string_new(NULL);
  for (; *text != '\0'; text++)
    if (!g_ascii_isspace(*text))
      g_string_append_c(plain, g_ascii_tolower(*text));
  return g_string_free(plain, FALSE);
}

static guint looks_of_declarations(const char *declarations)
{
  g_autofree char *plain = without_space(declarations);
  g_auto(GStrv) all = g_strsplit(plain, ";", -1);
  guint looks = 0;
  for (guint i = 0; all[i] != NULL; i++) {
    if (g_str_has_prefix(all[i], "display:none") || g_str_has_prefix(all[i], "mso-hide:all") ||
        g_str_has_prefix(all[i], "visibility:hidden") ||
        g_str_has_prefix(all[i], "visibility:collapse"))
      looks |= HIDDEN;
    if (g_str_has_prefix(all[i], "text-decoration") && strstr(all[i], "line-through") != NULL)
      looks |= STRUCK;
  }
  return looks;
}

/* Of selectors that are a class, or an element of one: ".utgar", "td.utgar". */
static void add_rule(GHashTable *classes, const char *selectors, guint looks)
{
  g_auto(GStrv) all = g_strsplit(selectors, ",", -1);
  for (guint i = 0; looks != 0 && all[i] != NULL; i++) {
    const char *selector = g_strstrip(all[i]), *dot = strchr(selector, '.');
    if (dot == NULL || strpbrk(dot + 1, ".:#[>+~ \t\n") != NULL)
      continue;
    const guint before = GPOINTER_TO_UINT(g_hash_table_lookup(classes, selector));
    g_hash_table_insert(classes, g_strdup(selector), GUINT_TO_POINTER(before | looks));
  }
}

static const char *after_comments(const char *css)
{
  for (;;) {
    css += strspn(css, " \t\r\n");
    const gboolean is_comment = g_str_has_prefix(css, "/*");
    if (!is_comment && !g_str_has_prefix(css, "<!--") && !g_str_has_prefix(css, "-->"))
      return css;
    const char *end = is_comment ? strstr(css + 2, "*/") : css + (*css == '<' ? 2 : 1);
    if (end == NULL)
      return css + strlen(css);
    css = end + 2;
  }
}

/* Behind the brace that closes what has been opened. */
static const char *after_block(const char *css)
{
  for (guint depth = 1; *css != '\0' && depth > 0; css++)
    depth += *css == '{' ? 1 : *css == '}' ? -1 : 0;
  return css;
}

/* What is said of paper or small screens alone ("@media") is not said of the page. */
static void read_style(GHashTable *classes, const char *css)
{
  for (css = after_comments(css); *css != '\0'; css = after_comments(css)) {
    const gsize length = strcspn(css, "{;");
    const char *body = css + length;
    if (*body == ';' || *body == '\0') {
      css = *body == ';' ? body + 1 : body;
      continue;
    }
    const char *end = after_block(body + 1);
    g_autofree char *selectors = g_strndup(css, length);
    g_autofree char *declarations = g_strndup(body + 1, (gsize)(end - body - 1));
    if (*selectors != '@')
      add_rule(classes, selectors, looks_of_declarations(declarations));
    css = end;
  }
}

GHashTable *hp_html_classes(xmlNode *root)
{
  GHashTable *classes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (xmlNode *node = NULL; (node = hp_next_of(node, root, "style")) != NULL;) {
    g_autofree char *css = hp_content(node);
    read_style(classes, css);
  }
  return classes;
}

static guint looks_of_class(GHashTable *classes, const xmlNode *element, const char *name)
{
  g_autofree char *any = g_strconcat(".", name, NULL);
  g_autofree char *of_element = g_strconcat((const char *)element->name, any, NULL);
  return GPOINTER_TO_UINT(g_hash_table_lookup(classes, any)) |
         GPOINTER_TO_UINT(g_hash_table_lookup(classes, of_element));
}

HpHtmlLook hp_html_look(GHashTable *classes, const xmlNode *element)
{
  const char *style = hp_any_attribute(element, "style");
  const char *class = g_hash_table_size(classes) == 0 ? NULL : hp_any_attribute(element, "class");
  guint looks = style == NULL ? 0 : looks_of_declarations(style);
  g_auto(GStrv) names = class == NULL ? NULL : g_strsplit_set(class, " \t\r\n", -1);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    looks |= looks_of_class(classes, element, names[i]);
  return (HpHtmlLook){.is_hidden =
                          (looks & HIDDEN) != 0 || hp_any_attribute(element, "hidden") != NULL,
                      .is_struck = (looks & STRUCK) != 0 || hp_is_one_of(element, "del s strike")};
}
