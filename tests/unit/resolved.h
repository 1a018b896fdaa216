/* What the tests of resolving share: plans from text, and what was computed of their parts. */
#pragma once

#include "helpers.h"
#include "plan/plan.h"

static inline HpSource *read_text(const char *text)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  HpSource *source = hp_source_read_memory(text, strlen(text), "t.xml", NULL, diagnostics);
  assert_nothing_said(diagnostics);
  return source;
}

/* Of the text, and not of what is computed. */
static inline const xmlNode *with_id(const xmlNode *element, const char *id)
{
  if (g_strcmp0(hp_attribute(element, "id"), id) == 0)
    return element;
  const xmlNode *found = NULL;
  for (const xmlNode *child = element->children; child != NULL && found == NULL;
       child = child->next)
    if (child->type == XML_ELEMENT_NODE && !hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      found = with_id(child, id);
  return found;
}

/* Where its bar is; those have a test of their own. */
static inline gboolean is_of_bar(const xmlAttr *attribute)
{
  static const char *const names[] = {"before", "length", "after", NULL};
  return hp_attribute(attribute->parent, "length") != NULL &&
         g_strv_contains(names, (const char *)attribute->name);
}

/* "from=x open=yes" */
static inline void append_attributes(GString *text, const xmlNode *element)
{
  const gsize start = text->len;
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next)
    if (!is_of_bar(attribute))
      g_string_append_printf(text, "%s%s=%s", text->len == start ? "" : " ",
                             (const char *)attribute->name,
                             hp_attribute(element, (const char *)attribute->name));
}

/* The attributes of each of what is computed of an element, "; " between; "none" if it is not. */
static inline char *computed_in(const xmlNode *element, const char *name)
{
  g_autoptr(GString) text = g_string_new(NULL);
  gboolean found = FALSE;
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    if (!hp_is_named(child, name))
      continue;
    g_assert_true(hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE));
    if (found)
      g_string_append(text, "; ");
    append_attributes(text, child);
    found = TRUE;
  }
  return found ? g_string_free(g_steal_pointer(&text), FALSE) : g_strdup("none");
}

static inline void assert_computed(HpSource *source, const char *id, const char *name,
                                   const char *expected)
{
  const xmlNode *element = with_id(xmlDocGetRootElement(hp_source_document(source)), id);
  g_test_message("%s of %s", name, id);
  g_assert_nonnull(element);
  g_autofree char *found = computed_in(element, name);
  g_assert_cmpstr(found, ==, expected);
}
