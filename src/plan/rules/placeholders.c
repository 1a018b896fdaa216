/* What a template has where words are to be put, and is printed where nobody has. */
#include "plan/rules/rules.h"

#include <string.h>

/* What word processors have in their fields, and those who make pages up in their columns. */
static gboolean is_known_filler(const char *words)
{
  static const char *const fillers[] = {"Klicka eller tryck här för att", "Klicka här för att ange",
                                        "Click or tap here to enter", "Click here to enter",
                                        "Lorem ipsum"};
  for (guint i = 0; i < G_N_ELEMENTS(fillers); i++)
    if (g_str_has_prefix(words, fillers[i]))
      return TRUE;
  return FALSE;
}

/* "[Title of the plan]", but no "[1]" and no "[…]", and no two of them with words between. */
static gboolean is_in_brackets(const char *words)
{
  const gsize length = strlen(words);
  if (length < 3 || *words != '[' || strcspn(words + 1, "[]") != length - 2)
    return FALSE;
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char(at))
    if (g_unichar_isalpha(g_utf8_get_char(at)))
      return TRUE;
  return FALSE;
}

/* The words that stand right in the element; the caller's. */
static char *own_words(const xmlNode *element)
{
  if (element->children == NULL || element->children != element->last ||
      element->children->type != XML_TEXT_NODE)
    return NULL;
  return hp_collapsed((const char *)element->children->content);
}

void hp_check_placeholder(const HpRules *rules, const xmlNode *element)
{
  if (hp_is_named(element, "internal"))
    return;
  g_autofree char *words = own_words(element);
  if (words != NULL && (is_in_brackets(words) || is_known_filler(words)))
    g_ptr_array_add(rules->placeholders, (gpointer)element);
}

/* One warning for all: a plan that has just been begun is full of them. */
void hp_tell_placeholders(const HpRules *rules)
{
  enum { SHOWN = 30 };
  const GPtrArray *found = rules->placeholders;
  if (found->len == 0)
    return;
  const xmlNode *first = g_ptr_array_index(found, 0);
  const HpPlace place = hp_place_of_node(first);
  g_autofree char *words = own_words(first);
  g_autoptr(GString) others = g_string_new(NULL);
  for (guint i = 1; i < found->len && i <= SHOWN; i++) {
    g_autofree char *where = hp_where(g_ptr_array_index(found, i), first);
    g_string_append_printf(others, "%s%s", i == 1 ? "" : ", ", where);
  }
  if (found->len > SHOWN + 1)
    g_string_append(others, ", …");
  if (found->len == 1)
    hp_report_warning(rules->diagnostics, &place,
                      _("\"%s\" is there to be replaced, and will be printed if it is not."),
                      words);
  else
    hp_report_warning(rules->diagnostics, &place,
                      _("\"%s\" is there to be replaced, and will be printed if it is not; so "
                        "it is with: %s."),
                      words, others->str);
}
