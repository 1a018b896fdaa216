/*
 * Where a tree strays from its schema, in plain words: a walk along the patterns.
 *
 *   pattern of the element's content
 *     ── after each attribute ──► ── after the start tag ──► ── after each child ──► nullable?
 *
 * Where a step is not allowed, the fault is named and the walk goes on as if it had been right, so
 * that one fault gives one message: a misspelt name is taken for the one meant, a missing element
 * as there, a misplaced one as absent.
 */
#include "plan/schema/explain.h"

#include "plan/schema/explain-walk.h"
#include "plan/schema/suggest.h"

#include <string.h>

#define MAX_LISTED_WORDS 8 /* words in "expected one of …"; then an ellipsis */

/* Names of element patterns in the namespace of the element around. */
static GPtrArray *names_of(const GPtrArray *patterns, const char *namespace)
{
  GPtrArray *names = g_ptr_array_new();
  for (guint i = 0; i < patterns->len; i++) {
    const HpPattern *pattern = g_ptr_array_index(patterns, i);
    if (pattern->name != NULL && strcmp(pattern->namespace, namespace) == 0 &&
        !g_ptr_array_find_with_equal_func(names, pattern->name, g_str_equal, NULL))
      g_ptr_array_add(names, (gpointer)pattern->name);
  }
  return names;
}

/* "one of: <a>, <b>", or "<a>": what may come now; "" for nothing. The caller's. */
static char *expected_elements(const HpPattern *pattern, const char *namespace)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  hp_pattern_next_elements(pattern, found);
  g_autoptr(GPtrArray) names = names_of(found, namespace);
  g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add(tags, g_strdup_printf("<%s>", (char *)g_ptr_array_index(names, i)));
  g_autofree char *list = hp_join_words(tags, MAX_LISTED_WORDS);
  return tags->len > 1 ? g_strdup_printf(_("one of: %s"), list) : g_steal_pointer(&list);
}

/* ---- Children ------------------------------------------------------------------------------ */

static void walk_element(HpExplanation *walk, const HpExplainPosition *around,
                         const xmlNode *element, const GPtrArray *matched);

static const HpPattern *after(HpExplanation *walk, const HpPattern *pattern, const xmlNode *like,
                              const char *name, GPtrArray *matched)
{
  return hp_pattern_after_element(walk->schema, pattern, hp_namespace_of(like->ns), name, matched);
}

/* The one element that, put before `child`, makes it allowed; NULL if none does. */
static const char *missing_before(HpExplanation *walk, const HpExplainPosition *at,
                                  const xmlNode *child, const HpPattern **filled)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  hp_pattern_next_elements(at->left, found);
  for (guint i = 0; i < found->len; i++) {
    const HpPattern *candidate = g_ptr_array_index(found, i);
    if (candidate->name == NULL)
      continue;
    *filled = hp_pattern_after_element(walk->schema, at->left, candidate->namespace,
                                       candidate->name, NULL);
    if (after(walk, *filled, child, (const char *)child->name, NULL)->kind !=
        HP_PATTERN_NOT_ALLOWED)
      return candidate->name;
  }
  return NULL;
}

static const xmlNode *next_element_named(const xmlNode *from, const char *name)
{
  for (const xmlNode *node = from->next; node != NULL; node = node->next)
    if (hp_is_named(node, name))
      return node;
  return NULL;
}

static gboolean is_blank(const char *text)
{
  return text == NULL || text[strspn(text, " \t\r\n")] == '\0';
}

/* What is left after a child, or after words; `left` itself after what is neither. */
static const HpPattern *after_node(HpExplanation *walk, const HpPattern *left, const xmlNode *node)
{
  if (node->type == XML_ELEMENT_NODE)
    return after(walk, left, node, (const char *)node->name, NULL);
  const gboolean has_words = hp_is_text(node) && !is_blank((const char *)node->content);
  return has_words ? hp_pattern_after_text(walk->schema, left) : left;
}

/* The first child or words before `child` after which `child` could no longer come; NULL if there
   is none. */
static const xmlNode *child_it_should_precede(HpExplanation *walk, const HpExplainPosition *at,
                                              const xmlNode *child)
{
  const HpPattern *left = at->initial;
  for (const xmlNode *node = at->element->children; node != child; node = node->next) {
    const HpPattern *next = after_node(walk, left, node);
    if (next->kind == HP_PATTERN_NOT_ALLOWED)
      continue;
    if (after_node(walk, left, child)->kind != HP_PATTERN_NOT_ALLOWED &&
        after_node(walk, next, child)->kind == HP_PATTERN_NOT_ALLOWED)
      return node;
    left = next;
  }
  return NULL;
}

static void late_for_words(HpExplanation *walk, const HpExplainPosition *at, const xmlNode *child)
{
  hp_explain_fault(
      walk, hp_place_of_node(child),
      g_strdup_printf(_("<%s> stands too late; expected it before the words of this <%s>."),
                      (const char *)child->name, at->name));
}

/* A child that belongs in the element, but not here. */
static void misplaced_child(HpExplanation *walk, HpExplainPosition *at, const xmlNode *child,
                            GPtrArray *matched)
{
  const char *name = (const char *)child->name;
  const HpPattern *filled = NULL;
  const char *missing = missing_before(walk, at, child, &filled);
  const HpPlace place = hp_place_of_node(child);
  if (missing != NULL) {
    const xmlNode *late = next_element_named(child, missing);
    hp_explain_fault(
        walk, place,
        late == NULL ? g_strdup_printf(_("<%s> is missing before <%s>; add it."), missing, name)
                     : g_strdup_printf(_("<%s> stands too early; expected <%s> before it, which "
                                         "stands on line %d."),
                                       name, missing, hp_place_of_node(late).line));
    /* What comes too late is passed over when it comes: it has been told. */
    at->left = late != NULL ? at->left : after(walk, filled, child, name, matched);
    if (late != NULL)
      after(walk, at->initial, child, name, matched);
    return;
  }
  after(walk, at->initial, child, name, matched);
  const xmlNode *later = child_it_should_precede(walk, at, child);
  if (hp_is_named(later, name))
    hp_explain_fault(
        walk, place,
        g_strdup_printf(_("A second <%s> in <%s>; the first is on line %d, and there may be "
                          "only one."),
                        name, at->name, hp_place_of_node(later).line));
  else if (later != NULL && later->type != XML_ELEMENT_NODE)
    late_for_words(walk, at, child);
  else if (later != NULL)
    hp_explain_fault(walk, place,
                     g_strdup_printf(_("<%s> stands too late; expected it before <%s> on line %d."),
                                     name, (const char *)later->name,
                                     hp_place_of_node(later).line));
  else
    hp_explain_fault(
        walk, place,
        g_strdup_printf(_("<%s> does not go with what else is in this <%s>."), name, at->name));
}

/* A child of a name that does not belong in the element at all. */
static void strange_child(HpExplanation *walk, HpExplainPosition *at, const xmlNode *child,
                          GPtrArray *matched)
{
  const char *name = (const char *)child->name, *namespace = hp_namespace_of(child->ns);
  const char *around = hp_namespace_of(at->element->ns);
  const HpPlace place = hp_place_of_node(child);
  g_autoptr(GPtrArray) next = g_ptr_array_new(), all = g_ptr_array_new();
  hp_pattern_next_elements(at->left, next);
  hp_pattern_all_elements(at->initial, all);
  g_autoptr(GPtrArray) next_names = names_of(next, around), all_names = names_of(all, around);
  const char *meant = hp_name_meant(name, next_names);
  if (meant == NULL)
    meant = hp_name_meant(name, all_names);
  g_autofree char *expected = expected_elements(at->left, around);
  if (strcmp(namespace, around) != 0)
    hp_explain_fault(walk, place,
                     g_strdup_printf(_("<%s> is in the namespace \"%s\"; expected \"%s\"."), name,
                                     namespace, around));
  else if (meant != NULL && !g_hash_table_contains(walk->known_elements, name)) {
    hp_explain_fault(
        walk, place,
        g_strdup_printf(_("There is no element <%s>; did you mean <%s>?"), name, meant));
    const HpPattern *as_meant = after(walk, at->left, child, meant, matched);
    at->left = as_meant->kind == HP_PATTERN_NOT_ALLOWED ? at->left : as_meant;
  } else if (strcmp(name, "br") == 0)
    hp_explain_fault(walk, place,
                     g_strdup(_("There is no <br>; end the paragraph, and begin another.")));
  else if (*expected == '\0')
    hp_explain_fault(
        walk, place,
        g_strdup_printf(
            hp_pattern_allows_text(at->left)
                ? _("<%s> may not stand in <%s>, which has only text; move it out or take it away.")
                : _("<%s> may not stand in <%s>, where nothing more may come; move it out or take "
                    "it away."),
            name, at->name));
  else if (!g_hash_table_contains(walk->known_elements, name) &&
           g_ptr_array_find_with_equal_func(next_names, "field", g_str_equal, NULL))
    hp_explain_fault(
        walk, place,
        g_strdup_printf(_("There is no element <%s>; in <%s>, expected %s. A field of the plan's "
                          "own is written <field name=\"%s\">, and declared in <fields> in "
                          "<head>."),
                        name, at->name, expected, name));
  else
    hp_explain_fault(walk, place,
                     g_strdup_printf(g_hash_table_contains(walk->known_elements, name)
                                         ? _("<%s> may not stand in <%s>; expected %s.")
                                         : _("There is no element <%s>; in <%s>, expected %s."),
                                     name, at->name, expected));
}

static void walk_child(HpExplanation *walk, HpExplainPosition *at, const xmlNode *child)
{
  if (walk->faults > HP_MAX_FAULTS)
    return;
  const char *name = (const char *)child->name;
  g_autoptr(GPtrArray) matched = g_ptr_array_new();
  const HpPattern *next = after(walk, at->left, child, name, matched);
  if (next->kind != HP_PATTERN_NOT_ALLOWED)
    at->left = next;
  else if (after(walk, at->initial, child, name, NULL)->kind != HP_PATTERN_NOT_ALLOWED ||
           missing_before(walk, at, child, &next) != NULL)
    misplaced_child(walk, at, child, matched);
  else {
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    hp_pattern_all_elements(at->initial, all);
    g_autoptr(GPtrArray) names = names_of(all, hp_namespace_of(child->ns));
    if (g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
      misplaced_child(walk, at, child, matched);
    else
      strange_child(walk, at, child, matched);
  }
  if (matched->len > 0)
    walk_element(walk, at, child, matched);
}

/* The beginning of what is written, for a message. The caller's. */
static char *beginning_of(const xmlNode *text)
{
  g_autofree char *excerpt = g_strndup((const char *)text->content, 200);
  g_strstrip(excerpt);
  g_autofree char *valid = g_utf8_make_valid(excerpt, -1);
  return g_utf8_strlen(valid, -1) > 30 ? g_utf8_substring(valid, 0, 30) : g_steal_pointer(&valid);
}

static void strange_text(HpExplanation *walk, const HpExplainPosition *at, const xmlNode *text)
{
  g_autofree char *shown = beginning_of(text);
  g_autofree char *expected = expected_elements(at->left, hp_namespace_of(at->element->ns));
  hp_explain_fault(
      walk, hp_place_of_text(text),
      *expected == '\0'
          ? g_strdup_printf(_("No text may stand in <%s>: \"%s\"; take it away."), at->name, shown)
          : g_strdup_printf(_("No text may stand directly in <%s>: \"%s\"; expected %s."), at->name,
                            shown, expected));
}

/* Words before what they are to stand after, or after what they are to stand before. */
static void misplaced_text(HpExplanation *walk, const HpExplainPosition *at, const xmlNode *text)
{
  if (hp_pattern_allows_text(at->left)) {
    const xmlNode *next = xmlNextElementSibling((xmlNode *)text);
    if (next != NULL && after_node(walk, at->left, next)->kind != HP_PATTERN_NOT_ALLOWED)
      late_for_words(walk, at, next);
    return;
  }
  const xmlNode *later = child_it_should_precede(walk, at, text);
  if (later == NULL || later->type != XML_ELEMENT_NODE) {
    strange_text(walk, at, text);
    return;
  }
  g_autofree char *shown = beginning_of(text);
  hp_explain_fault(
      walk, hp_place_of_text(text),
      g_strdup_printf(_("The words \"%s\" stand too late; expected them before <%s> on line %d."),
                      shown, (const char *)later->name, hp_place_of_node(later).line));
}

static void walk_text(HpExplanation *walk, HpExplainPosition *at, const xmlNode *text)
{
  if (is_blank((const char *)text->content) || hp_pattern_has_data(at->initial))
    return;
  if (!hp_pattern_allows_text(at->initial)) {
    strange_text(walk, at, text);
    return;
  }
  const HpPattern *next = hp_pattern_after_text(walk->schema, at->left);
  if (next->kind == HP_PATTERN_NOT_ALLOWED)
    misplaced_text(walk, at, text);
  else
    at->left = next;
}

/* ---- Elements ------------------------------------------------------------------------------ */

static void check_data(HpExplanation *walk, const HpExplainPosition *at, const HpPattern *element)
{
  xmlChar *content = xmlNodeGetContent((xmlNode *)at->element);
  const char *text = content == NULL ? "" : (const char *)content;
  if (!hp_pattern_matches_value(walk->schema, at->left, text)) {
    g_autofree char *what = g_strdup_printf("<%s>", at->name);
    hp_explain_fault(walk, hp_place_of_node(at->element),
                     is_blank(text)
                         ? g_strdup_printf(_("<%s> is empty; expected text in it."), at->name)
                         : hp_value_message(walk, element, at->left, what, text));
  }
  xmlFree(content);
}

/* The one of `found` that, put in, makes the element complete; NULL if there are none, or several.
 */
static const HpPattern *only_one_lacking(HpExplanation *walk, const HpExplainPosition *at,
                                         const GPtrArray *found)
{
  const HpPattern *only = NULL;
  for (guint i = 0; i < found->len; i++) {
    const HpPattern *candidate = g_ptr_array_index(found, i);
    if (candidate->name == NULL ||
        !hp_pattern_is_nullable(hp_pattern_after_element(
            walk->schema, at->left, candidate->namespace, candidate->name, NULL)))
      continue;
    if (only != NULL)
      return NULL;
    only = candidate;
  }
  return only;
}

/* The one of `found` that asks for nothing itself, <open/>; NULL if none does. */
static const HpPattern *least_of(HpExplanation *walk, const GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++) {
    const HpPattern *candidate = g_ptr_array_index(found, i);
    const HpPattern *content = hp_pattern_content(walk->schema, candidate);
    if (candidate->name != NULL &&
        hp_pattern_is_nullable(hp_pattern_after_start_tag(walk->schema, content, FALSE)))
      return candidate;
  }
  return NULL;
}

static char *incomplete_message(HpExplanation *walk, const HpExplainPosition *at,
                                const GPtrArray *found)
{
  g_autofree char *expected = expected_elements(at->left, hp_namespace_of(at->element->ns));
  const HpPattern *least = hp_has_words(at->element) ? least_of(walk, found) : NULL;
  if (least != NULL)
    return g_strdup_printf(_("<%s> has words, but lacks what they say in a form that can be "
                             "computed with; before them, expected %s. <%s/> will do where nothing "
                             "else fits."),
                           at->name, expected, least->name);
  return g_strdup_printf(_("<%s> is not complete; expected %s."), at->name, expected);
}

/* Where words are lacking beside an element that may not stand there, that has been told. */
static void end_element(HpExplanation *walk, const HpExplainPosition *at)
{
  if (hp_pattern_is_nullable(at->left) || hp_pattern_has_data(at->left))
    return;
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  hp_pattern_next_elements(at->left, found);
  const HpPattern *only = only_one_lacking(walk, at, found);
  hp_explain_fault(walk, hp_place_of_node(at->element),
                   only != NULL
                       ? g_strdup_printf(_("<%s> lacks <%s>; add it."), at->name, only->name)
                       : incomplete_message(walk, at, found));
}

static gboolean has_child_elements(const xmlNode *element)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      return TRUE;
  return FALSE;
}

static void walk_element(HpExplanation *walk, const HpExplainPosition *around,
                         const xmlNode *element, const GPtrArray *matched)
{
  const HpPattern *first = g_ptr_array_index(matched, 0);
  const HpPattern *content = hp_pattern_content(walk->schema, first);
  for (guint i = 1; i < matched->len; i++)
    content = hp_pattern_choice(walk->schema, content,
                                hp_pattern_content(walk->schema, g_ptr_array_index(matched, i)));
  HpExplainPosition at = {.element = element,
                          .name = (const char *)element->name,
                          .around = around,
                          .content = content,
                          .initial = content,
                          .left = content};
  hp_explain_attributes(walk, &at);
  hp_explain_end_of_start_tag(walk, &at);
  if (hp_pattern_has_data(at.left) && !has_child_elements(element)) {
    check_data(walk, &at, first);
    return;
  }
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    if (child->type == XML_ELEMENT_NODE)
      walk_child(walk, &at, child);
    else if (hp_is_text(child))
      walk_text(walk, &at, child);
  }
  end_element(walk, &at);
}

/* ---- The document -------------------------------------------------------------------------- */

static void collect_known(GHashTable *known, const xmlNode *node)
{
  for (; node != NULL; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    const char *name = hp_is_named(node, "element") ? hp_attribute(node, "name") : NULL;
    if (name != NULL)
      g_hash_table_add(known, (gpointer)name);
    collect_known(known, node->children);
  }
}

/* Names of all elements of the schema, which owns them. */
static GHashTable *known_elements(HpSchema *schema)
{
  GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
  collect_known(known, xmlDocGetRootElement((xmlDoc *)hp_schema_document(schema))->children);
  return known;
}

/* The patterns of elements that a document may begin with, and this one matches. */
static GPtrArray *matched_as_root(HpSchema *schema, const xmlNode *root)
{
  GPtrArray *matched = g_ptr_array_new();
  hp_pattern_after_element(schema, hp_schema_start(schema), hp_namespace_of(root->ns),
                           (const char *)root->name, matched);
  return matched;
}

gboolean hp_schema_has_inside(HpSchema *schema, const xmlNode *element)
{
  g_autoptr(GPtrArray) as_root = matched_as_root(schema, element);
  g_autoptr(GHashTable) known = known_elements(schema);
  return as_root->len == 0 && g_hash_table_contains(known, element->name);
}

/* The caller's. */
static char *strange_root_message(const char *name, const GPtrArray *names, const char *expected)
{
  /* A root of a letter or two is not a slip away from one. */
  const char *meant = strlen(name) > 2 ? hp_name_meant(name, names) : NULL;
  if (g_ascii_strcasecmp(name, "html") == 0)
    return g_strdup(_("This is a web page; expected a plan. \"handlingsplan import FILE\" makes a "
                      "source of it."));
  return meant == NULL
             ? g_strdup_printf(_("A document cannot begin with <%s>; expected %s."), name, expected)
             : g_strdup_printf(_("A document cannot begin with <%s>; did you mean <%s>? Expected "
                                 "%s."),
                               name, meant, expected);
}

static void walk_root(HpExplanation *walk, const xmlNode *root)
{
  const HpPattern *start = hp_schema_start(walk->schema);
  const HpPlace place = hp_place_of_node(root);
  g_autoptr(GPtrArray) matched = matched_as_root(walk->schema, root);
  if (matched->len > 0) {
    walk_element(walk, NULL, root, matched);
    return;
  }
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  hp_pattern_next_elements(start, found);
  const HpPattern *first = found->len == 0 ? NULL : g_ptr_array_index(found, 0);
  if (first == NULL)
    return;
  g_autoptr(GPtrArray) names = names_of(found, first->namespace);
  g_autofree char *expected = expected_elements(start, first->namespace);
  if (strcmp(hp_namespace_of(root->ns), first->namespace) != 0 &&
      g_ptr_array_find_with_equal_func(names, root->name, g_str_equal, NULL))
    hp_explain_fault(walk, place,
                     g_strdup_printf(_("<%s> is not in the namespace of the vocabulary; expected "
                                       "xmlns=\"%s\"."),
                                     (const char *)root->name, first->namespace));
  else
    hp_explain_fault(walk, place, strange_root_message((const char *)root->name, names, expected));
}

gboolean hp_explain(HpSchema *schema, const xmlDoc *document, HpDiagnostics *diagnostics)
{
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)document);
  HpExplanation walk = {schema, diagnostics, 0, known_elements(schema)};
  if (root != NULL)
    walk_root(&walk, root);
  g_hash_table_unref(walk.known_elements);
  return walk.faults > 0;
}
