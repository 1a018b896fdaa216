/* Writes a part of a plan again, as it is on a day. */
#include "edit/copy.h"

#include <string.h>

static gboolean is_own(const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && hp_is_in_namespace(node, HP_PLAN_NAMESPACE) &&
         !hp_is_named(node, "internal");
}

/* Whether words stand between the tags, where blanks would be words. */
static gboolean has_words(const xmlNode *element)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (hp_is_text(child) && child->content != NULL &&
        strspn((const char *)child->content, " \t\r\n") < strlen((const char *)child->content))
      return TRUE;
  return FALSE;
}

/* ---- On one line ----------------------------------------------------------------------------- */

static void append_attributes(GString *text, const xmlNode *element)
{
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    const gboolean is_language = attribute->ns != NULL && strcmp(name, "lang") == 0;
    xmlChar *value = xmlNodeListGetString(element->doc, attribute->children, 1);
    g_autofree char *escaped = hp_markup_escaped_value((const char *)value);
    if ((attribute->ns == NULL && strcmp(name, "id") != 0) || is_language)
      g_string_append_printf(text, " %s%s=\"%s\"", is_language ? "xml:" : "", name, escaped);
    xmlFree(value);
  }
}

/* Blanks of it too, but for those that lay it out over lines. */
static void append_words(GString *text, const char *words)
{
  for (gboolean after_blank = FALSE; *words != '\0'; words++) {
    const gboolean blank = g_ascii_isspace(*words);
    if (blank && !after_blank)
      g_string_append_c(text, ' ');
    else if (*words == '&' || *words == '<' || *words == '>')
      g_string_append_printf(text, "%s", *words == '&' ? "&amp;" : *words == '<' ? "&lt;" : "&gt;");
    else if (!blank)
      g_string_append_c(text, *words);
    after_blank = blank;
  }
}

/* What is in it, as deep as the parser lets elements be. */
static void append_content(GString *text, const xmlNode *element, const char *prefix)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    if (hp_is_text(child))
      append_words(text, (const char *)child->content);
    if (!is_own(child))
      continue;
    g_string_append_printf(text, "<%s%s", prefix, (const char *)child->name);
    append_attributes(text, child);
    if (child->children == NULL) {
      g_string_append(text, "/>");
      continue;
    }
    g_string_append_c(text, '>');
    append_content(text, child, prefix);
    g_string_append_printf(text, "</%s%s>", prefix, (const char *)child->name);
  }
}

/* ---- Over lines ------------------------------------------------------------------------------ */

static void write_element(HpMarkup *markup, const HpEdit *edit, const xmlNode *element,
                          const char *part, GHashTable *given)
{
  const char *name = (const char *)element->name;
  g_autofree char *id =
      hp_is_named(element, "indicator") ? hp_edit_id_beside(edit, name, part, given) : NULL;
  hp_markup_open(markup, name);
  hp_markup_attribute(markup, "id", id);
  append_attributes(markup->text, element);
  if (has_words(element)) {
    hp_markup_text(markup, "");
    append_content(markup->text, element, markup->prefix);
    hp_markup_end_words(markup, name);
    return;
  }
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (is_own(child))
      write_element(markup, edit, child, part, given);
  hp_markup_close(markup, name);
}

/* ---- A part ---------------------------------------------------------------------------------- */

/* Outside what an amendment has replaced. */
static const xmlNode *part_in(const xmlNode *root, const char *id)
{
  for (const xmlNode *at = root; at != NULL; at = hp_next_element((xmlNode *)at, root)) {
    const xmlNode *around = at;
    if (g_strcmp0(hp_attribute(at, "id"), id) != 0)
      continue;
    while (around != NULL && around->type == XML_ELEMENT_NODE &&
           hp_is_in_namespace(around, HP_PLAN_NAMESPACE) && !hp_is_named(around, "amendments"))
      around = around->parent;
    if (around == NULL || around->type != XML_ELEMENT_NODE)
      return at;
  }
  return NULL;
}

/* What is said of that for all of the objective. */
static const xmlNode *who_says(const xmlNode *part, const char *name)
{
  return hp_child(part, name) != NULL || !hp_is_one_of(part->parent, "objective objective-group")
             ? part
             : part->parent;
}

static void write_shared(HpMarkup *markup, const HpEdit *edit, const xmlNode *part,
                         const char *name, const char *id, GHashTable *given)
{
  for (const xmlNode *child = who_says(part, name)->children; child != NULL; child = child->next)
    if (is_own(child) && hp_is_named(child, name))
      write_element(markup, edit, child, id, given);
}

static void write_who_and_when(HpMarkup *markup, const HpEdit *edit, const xmlNode *part,
                               const char *id, GHashTable *given)
{
  write_shared(markup, edit, part, "responsible", id, given);
  write_shared(markup, edit, part, "timeframe", id, given);
}

/* Before the first of what comes after who and when: there they are written, wherever they stand.
 */
static void write_children(HpMarkup *markup, const HpEdit *edit, const xmlNode *part,
                           const char *id, GHashTable *given)
{
  const gboolean is_activity = hp_is_named(part, "activity");
  gboolean shared = !is_activity;
  for (const xmlNode *child = part->children; child != NULL; child = child->next) {
    if (!is_own(child) || (is_activity && hp_is_one_of(child, "responsible timeframe")))
      continue;
    if (!shared && !hp_is_one_of(child, "text continuation list")) {
      write_who_and_when(markup, edit, part, id, given);
      shared = TRUE;
    }
    write_element(markup, edit, child, id, given);
  }
  if (!shared)
    write_who_and_when(markup, edit, part, id, given);
}

gboolean hp_write_part_anew(HpMarkup *markup, const HpEdit *edit, HpSource *resolved,
                            const char *part, const char *id, GHashTable *given)
{
  const xmlNode *root =
      resolved == NULL ? NULL : xmlDocGetRootElement(hp_source_document(resolved));
  const xmlNode *found = part_in(root, part);
  if (found == NULL)
    return FALSE;
  hp_markup_open(markup, (const char *)found->name);
  hp_markup_attribute(markup, "id", id);
  append_attributes(markup->text, found);
  write_children(markup, edit, found, id, given);
  hp_markup_close(markup, (const char *)found->name);
  return TRUE;
}
