/* Says differences in lines, for programs. */
#include "plan/compare/comparable.h"
#include "plan/plan.h"

#include <string.h>

/* ---- An element in a line ------------------------------------------------------------------ */

static void append_word(GString *line, const char *word)
{
  if (line->len > 0 && strchr(" (", line->str[line->len - 1]) == NULL)
    g_string_append_c(line, ' ');
  g_string_append(line, word);
}

/* Words as they are read: no line ends, and one space between. */
static void append_text(GString *line, const xmlNode *text)
{
  g_autofree char *words = hp_collapsed((const char *)text->content);
  const char *written = (const char *)text->content;
  const char last = line->len == 0 ? ' ' : line->str[line->len - 1];
  if (last != ' ' && last != '(' && (g_ascii_isspace(*written) || last == ')'))
    g_string_append_c(line, ' ');
  g_string_append(line, words);
  if (*words != '\0' && g_ascii_isspace(written[strlen(written) - 1]))
    g_string_append_c(line, ' ');
}

/* How wide a bar is in a chart is nothing that a source says. */
static gboolean is_told(const xmlAttr *attribute)
{
  static const char *const others[] = {"share", "before", "length", "after", NULL};
  return !hp_is_in_namespace(attribute->parent, HP_RESOLVED_NAMESPACE) ||
         hp_is_one_of(attribute->parent, "then now") ||
         !g_strv_contains(others, (const char *)attribute->name);
}

/* "year=2026 half=1" */
static void append_attributes(GString *line, const xmlNode *element)
{
  for (const xmlAttr *one = element->properties; one != NULL; one = one->next) {
    if (!is_told(one))
      continue;
    const char *value = one->children == NULL ? "" : (const char *)one->children->content;
    g_autofree char *collapsed = hp_collapsed(value);
    const gboolean alone = hp_is_one_of(element, "then now") && one->next == NULL &&
                           strcmp((const char *)one->name, "value") == 0;
    g_autofree char *word =
        g_strconcat(alone ? "" : (const char *)one->name, alone ? "" : "=", collapsed, NULL);
    append_word(line, word);
  }
}

/* Each of several who are counted has reported on its own; the sum says what they come to. */
static gboolean is_of_one_party(const xmlNode *element)
{
  return hp_is_in_namespace(element, HP_RESOLVED_NAMESPACE) && hp_is_named(element, "party");
}

static void append_content(GString *line, const xmlNode *element, gboolean marked);

/* Emphasis is in the words, unless it is asked for; what else is in them has its name. */
static void append_child(GString *line, const xmlNode *child, gboolean marked)
{
  const gboolean bare = child->properties == NULL && hp_has_words(child);
  if (bare && !marked) {
    append_content(line, child, marked);
    return;
  }
  append_word(line, (const char *)child->name);
  g_string_append_c(line, '(');
  append_attributes(line, child);
  if (child->properties != NULL && hp_has_words(child))
    g_string_append_c(line, ' ');
  append_content(line, child, marked);
  g_string_append_c(line, ')');
}

/* As deep as elements are nested, which reading bounds. */
static void append_content(GString *line, const xmlNode *element, gboolean marked)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (hp_is_text(child))
      append_text(line, child);
    else if (child->type == XML_ELEMENT_NODE && !is_of_one_party(child))
      append_child(line, child, marked);
}

/* What is not called like the difference has its name: "late(by=2017-01-01)". */
static void append_shown(GString *line, const xmlNode *element, const char *what, gboolean marked)
{
  const gboolean named = hp_is_in_namespace(element, HP_RESOLVED_NAMESPACE) &&
                         g_strcmp0(what, (const char *)element->name) != 0;
  if (named)
    g_string_append_printf(line, "%s(", (const char *)element->name);
  append_attributes(line, element);
  if (element->properties != NULL && hp_has_words(element))
    g_string_append_c(line, ' ');
  append_content(line, element, marked);
  g_string_truncate(line, strlen(g_strchomp(line->str)));
  if (named)
    g_string_append_c(line, ')');
}

/* All that is on a side of a difference: "due(year=2026); due(year=2027)". The caller's. */
static char *line_of(const xmlNode *side, const char *what, gboolean marked)
{
  GString *line = g_string_new(NULL);
  if (side == NULL)
    return g_string_free(line, FALSE);
  append_attributes(line, side);
  for (const xmlNode *child = side->children; child != NULL; child = child->next) {
    g_autoptr(GString) one = g_string_new(NULL);
    if (child->type != XML_ELEMENT_NODE)
      continue;
    append_shown(one, child, what, marked);
    g_string_append_printf(line, "%s%s", line->len > 0 ? "; " : "", one->str);
  }
  return g_string_free(line, FALSE);
}

/* ---- A difference -------------------------------------------------------------------------- */

static const char *or_dash(const char *text)
{
  return text == NULL || *text == '\0' ? "-" : text;
}

/* Where only the markup of words differs, that is shown. */
static char *difference_line(const xmlNode *difference)
{
  const xmlNode *before = hp_child(difference, "then"), *after = hp_child(difference, "now");
  const char *what = hp_attribute(difference, "what");
  g_autofree char *then = line_of(before, what, FALSE), *now = line_of(after, what, FALSE);
  if (strcmp(then, now) == 0) {
    g_free(then);
    g_free(now);
    then = line_of(before, what, TRUE);
    now = line_of(after, what, TRUE);
  }
  return g_strjoin("\t", hp_attribute(difference, "target"), hp_attribute(difference, "part"),
                   hp_attribute(difference, "kind"), or_dash(what), or_dash(then), or_dash(now),
                   NULL);
}

GPtrArray *hp_source_difference_lines(HpSource *source)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  const xmlNode *since = hp_child(root, "since");
  for (const xmlNode *child = since == NULL ? NULL : since->children; child != NULL;
       child = child->next)
    if (hp_is_named(child, "difference"))
      g_ptr_array_add(lines, difference_line(child));
  return lines;
}

/* ---- Versions ------------------------------------------------------------------------------ */

/* Of what is its own: parties and references are in many documents, and may be called alike. */
static void add_ids(GHashTable *ids, const xmlNode *root)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new();
  g_ptr_array_add(parts, (gpointer)root);
  for (guint i = 0; i < parts->len; i++) {
    const char *id = hp_attribute(parts->pdata[i], "id");
    if (id != NULL && !hp_is_one_of(parts->pdata[i], "party person reference definition"))
      g_hash_table_add(ids, (gpointer)id);
    hp_find_parts_in(parts->pdata[i], parts);
  }
}

static gboolean is_known(gpointer id, gpointer unused, gpointer ids)
{
  return g_hash_table_contains(ids, id);
}

gboolean hp_source_is_version_of(HpSource *source, HpSource *other)
{
  const xmlNode *one = xmlDocGetRootElement(hp_source_document(source)),
                *another = xmlDocGetRootElement(hp_source_document(other));
  g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal),
                        others = g_hash_table_new(g_str_hash, g_str_equal);
  add_ids(ids, one);
  add_ids(others, another);
  return xmlStrEqual(one->name, another->name) && g_hash_table_find(ids, is_known, others) != NULL;
}
