/* What the tests of comparing share: each difference that is told, as a line. */
#pragma once

#include "resolved.h"

static inline void append_words(GString *text, const xmlNode *element)
{
  xmlChar *words = xmlNodeGetContent(element);
  g_string_append(text, (const char *)words);
  xmlFree(words);
}

/* "progress(state=complete)", "text(Old)" */
static inline void append_side(GString *text, const xmlNode *side)
{
  append_attributes(text, side);
  for (const xmlNode *child = side->children; child != NULL; child = child->next) {
    g_string_append_printf(text, "%s%s(", child == side->children ? "" : " ",
                           (const char *)child->name);
    append_attributes(text, child);
    if (!hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      append_words(text, child);
    g_string_append_c(text, ')');
  }
}

static inline void append_part(GString *text, const xmlNode *difference, const char *name)
{
  const char *value = hp_attribute(difference, name);
  if (value != NULL)
    g_string_append_printf(text, " %s=%s", name, value);
}

/* "a reported progress (u): progress(…) -> progress(…)" */
static inline void append_difference(GString *text, const xmlNode *difference)
{
  const char *what = hp_attribute(difference, "what");
  g_string_append_printf(text, "%s %s", hp_attribute(difference, "target"),
                         hp_attribute(difference, "kind"));
  if (what != NULL)
    g_string_append_printf(text, " %s", what);
  append_part(text, difference, "from");
  append_part(text, difference, "amendment");
  append_part(text, difference, "unchanged");
  for (const xmlNode *child = difference->children; child != NULL; child = child->next)
    if (hp_is_named(child, "report"))
      g_string_append_printf(text, " (%s)", hp_attribute(child, "entry"));
  const xmlNode *then = hp_child(difference, "then"), *now = hp_child(difference, "now");
  if (then == NULL)
    return;
  g_string_append(text, ": ");
  append_side(text, then);
  g_string_append(text, " -> ");
  if (now != NULL)
    append_side(text, now);
}

/* Sums apart, where `with_sums` is not set: they follow from everything. */
static inline char *told_in(HpSource *source, gboolean with_sums)
{
  GString *text = g_string_new(NULL);
  const xmlNode *since = hp_child(xmlDocGetRootElement(hp_source_document(source)), "since");
  g_assert_nonnull(since);
  for (const xmlNode *child = since->children; child != NULL; child = child->next) {
    if (!with_sums && g_strcmp0(hp_attribute(child, "what"), "sum") == 0)
      continue;
    if (text->len > 0)
      g_string_append(text, "\n");
    append_difference(text, child);
  }
  return g_string_free(text, FALSE);
}

static inline void assert_told(HpSource *source, const char *expected)
{
  g_autofree char *told = told_in(source, FALSE);
  g_assert_cmpstr(told, ==, expected);
}
