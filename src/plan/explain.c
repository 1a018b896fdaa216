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
#include "plan/explain.h"

#include "plan/suggest.h"

#include <string.h>

typedef struct {
  HpSchema *schema;
  HpDiagnostics *diagnostics;
  guint faults;
  GHashTable *known_elements; /* names of all elements of the schema */
} Explanation;

/* Where the walk is: in an element, before one of its children. */
typedef struct {
  const xmlNode *element;
  const char *name;         /* for messages */
  const HpPattern *initial; /* what the element may contain */
  const HpPattern *left;    /* what may still come */
} Position;

#define MAX_LISTED_WORDS 8 /* words in "expected one of …"; then an ellipsis */

static const char *namespace_of(const xmlNs *ns)
{
  return ns == NULL ? "" : (const char *)ns->href;
}

/* Takes the message. Past so many faults there is no more to learn from them. */
static void fault(Explanation *walk, HpPlace place, char *message)
{
  if (walk->faults < HP_MAX_FAULTS)
    hp_report_error(walk->diagnostics, &place, "%s", message);
  else if (walk->faults == HP_MAX_FAULTS)
    hp_report_error(walk->diagnostics, &place, _("There are more faults; correct these %d first."),
                    HP_MAX_FAULTS);
  walk->faults++;
  g_free(message);
}

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

/* ---- Attributes ---------------------------------------------------------------------------- */

static char *attribute_name(const xmlAttr *attribute)
{
  return attribute->ns == NULL || attribute->ns->prefix == NULL
             ? g_strdup((const char *)attribute->name)
             : g_strdup_printf("%s:%s", attribute->ns->prefix, attribute->name);
}

static GPtrArray *attribute_names(const HpPattern *pattern)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  hp_pattern_attributes(pattern, found);
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < found->len; i++) {
    const HpPattern *attribute = g_ptr_array_index(found, i);
    const char *prefix =
        strcmp(attribute->namespace, (const char *)XML_XML_NAMESPACE) == 0 ? "xml:" : "";
    g_autofree char *name = g_strconcat(prefix, attribute->name, NULL);
    if (attribute->name != NULL &&
        !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
      g_ptr_array_add(names, g_steal_pointer(&name));
  }
  return names;
}

static const HpPattern *attribute_pattern(const HpPattern *pattern, const char *namespace,
                                          const char *name)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  hp_pattern_attributes(pattern, found);
  for (guint i = 0; i < found->len; i++) {
    const HpPattern *attribute = g_ptr_array_index(found, i);
    if (attribute->name != NULL && strcmp(attribute->name, name) == 0 &&
        strcmp(attribute->namespace, namespace) == 0)
      return attribute;
  }
  return NULL;
}

/* The values that a type lists; empty if it is not (only) a list of values. */
static GPtrArray *listed_values(const HpPattern *content)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  hp_pattern_values(content, found);
  GPtrArray *values = g_ptr_array_new();
  for (guint i = 0; i < found->len; i++) {
    const HpPattern *pattern = g_ptr_array_index(found, i);
    if (pattern->kind == HP_PATTERN_VALUE && pattern->node->children != NULL)
      g_ptr_array_add(values, pattern->node->children->content);
  }
  return values;
}

/* A day that is written like one, but is in no calendar. */
static gboolean is_missing_day(const char *value)
{
  int year = 0, month = 0, day = 0, length = 0;
  return sscanf(value, "%4d-%2d-%2d%n", &year, &month, &day, &length) == 3 &&
         value[length] == '\0' && length == 10 &&
         !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

/* What a schema's element or attribute is documented as, in the user's language; NULL if it is not.
   The caller's. */
static char *documentation_of(const xmlNode *node)
{
  const char *language = hp_message_language();
  const xmlNode *best = NULL;
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (!hp_is_named(child, "documentation"))
      continue;
    xmlChar *its = xmlNodeGetLang(child);
    if (g_strcmp0((const char *)its, language) == 0 ||
        (best == NULL && g_strcmp0((const char *)its, "en") == 0))
      best = child;
    xmlFree(its);
  }
  xmlChar *text = best == NULL ? NULL : xmlNodeGetContent((xmlNode *)best);
  char *copy = text == NULL ? NULL : g_strstrip(g_strdup((const char *)text));
  xmlFree(text);
  return copy;
}

/* Why a value does not do, and what would. */
static char *value_message(Explanation *walk, const HpPattern *holder, const HpPattern *content,
                           const char *what, const char *value)
{
  g_autofree char *documentation = documentation_of(holder->node);
  g_autoptr(GPtrArray) values = listed_values(content);
  if (values->len == 0 && is_missing_day(value))
    return g_strdup_printf(_("There is no day %s in the calendar; expected year-month-day."),
                           value);
  if (values->len == 0)
    return documentation == NULL ? g_strdup_printf(_("%s cannot be \"%s\"."), what, value)
                                 : g_strdup_printf(_("%s cannot be \"%s\"; expected: %s"), what,
                                                   value, documentation);
  const char *meant = hp_suggest(value, values);
  g_autofree char *list = hp_join_words(values, 20);
  if (meant != NULL)
    return g_strdup_printf(_("%s cannot be \"%s\"; did you mean \"%s\"? Expected one of: %s."),
                           what, value, meant, list);
  return g_strdup_printf(_("%s cannot be \"%s\"; expected one of: %s."), what, value, list);
}

/* An attribute of a name the element does not know: taken for the one meant, if one is near. */
static void unknown_attribute(Explanation *walk, Position *at, const xmlAttr *attribute)
{
  g_autofree char *name = attribute_name(attribute);
  g_autoptr(GPtrArray) names = attribute_names(at->left);
  const char *meant = hp_suggest(name, names);
  const HpPlace place = hp_place_of_attribute(at->element, name);
  if (meant != NULL) {
    fault(walk, place,
          g_strdup_printf(_("<%s> has no attribute \"%s\"; did you mean \"%s\"?"), at->name, name,
                          meant));
    const gboolean xml = g_str_has_prefix(meant, "xml:");
    at->left = hp_pattern_after_attribute(walk->schema, at->left,
                                          xml ? (const char *)XML_XML_NAMESPACE : "",
                                          xml ? meant + 4 : meant, NULL);
    return;
  }
  g_autofree char *list = hp_join_words(names, 12);
  fault(walk, place,
        names->len == 0
            ? g_strdup_printf(_("<%s> has no attribute \"%s\"; take it away."), at->name, name)
            : g_strdup_printf(_("<%s> has no attribute \"%s\"; it may have: %s."), at->name, name,
                              list));
}

static void wrong_attribute(Explanation *walk, Position *at, const xmlAttr *attribute,
                            const char *value)
{
  const char *namespace = namespace_of(attribute->ns), *name = (const char *)attribute->name;
  const HpPattern *lenient =
      hp_pattern_after_attribute(walk->schema, at->left, namespace, name, NULL);
  g_autofree char *shown = attribute_name(attribute);
  if (lenient->kind != HP_PATTERN_NOT_ALLOWED) {
    const HpPattern *pattern = attribute_pattern(at->left, namespace, name);
    g_autofree char *what = g_strdup_printf(_("The attribute \"%s\""), shown);
    if (pattern != NULL)
      fault(walk, hp_place_of_attribute(at->element, shown),
            value_message(walk, pattern, hp_pattern_content(walk->schema, pattern), what, value));
    at->left = lenient;
    return;
  }
  if (attribute_pattern(at->initial, namespace, name) != NULL)
    fault(walk, hp_place_of_attribute(at->element, shown),
          g_strdup_printf(_("The attribute \"%s\" cannot stand together with the others of this "
                            "<%s>; take one of them away."),
                          shown, at->name));
  else
    unknown_attribute(walk, at, attribute);
}

static void walk_attributes(Explanation *walk, Position *at)
{
  for (const xmlAttr *attribute = at->element->properties; attribute != NULL;
       attribute = attribute->next) {
    xmlChar *value = xmlNodeListGetString(at->element->doc, attribute->children, 1);
    const char *text = value == NULL ? "" : (const char *)value;
    const HpPattern *next = hp_pattern_after_attribute(
        walk->schema, at->left, namespace_of(attribute->ns), (const char *)attribute->name, text);
    if (next->kind != HP_PATTERN_NOT_ALLOWED)
      at->left = next;
    else
      wrong_attribute(walk, at, attribute, text);
    xmlFree(value);
  }
}

static char *quoted_names(const GPtrArray *attributes, const char *separator)
{
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < attributes->len; i++) {
    const HpPattern *attribute = g_ptr_array_index(attributes, i);
    const gboolean xml = strcmp(attribute->namespace, (const char *)XML_XML_NAMESPACE) == 0;
    g_autofree char *name = g_strconcat(xml ? "xml:" : "", attribute->name, NULL);
    g_string_append(names, i == 0 ? "" : separator);
    g_string_append_printf(names, _("\"%s\""), name);
  }
  return g_string_free(names, FALSE);
}

/* The attributes any one of which would let the start tag end. */
static GPtrArray *alternatives(Explanation *walk, const HpPattern *left)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  GPtrArray *enough = g_ptr_array_new();
  hp_pattern_attributes(left, found);
  for (guint i = 0; i < found->len; i++) {
    const HpPattern *attribute = g_ptr_array_index(found, i);
    const HpPattern *with =
        hp_pattern_after_attribute(walk->schema, left, attribute->namespace, attribute->name, NULL);
    if (hp_pattern_after_start_tag(walk->schema, with, FALSE)->kind != HP_PATTERN_NOT_ALLOWED)
      g_ptr_array_add(enough, (gpointer)attribute);
  }
  return enough;
}

static char *missing_attributes_message(Explanation *walk, const Position *at)
{
  g_autoptr(GPtrArray) required = g_ptr_array_new();
  hp_pattern_required_attributes(at->left, required);
  if (required->len > 0) {
    g_autofree char *names = quoted_names(required, ", ");
    return g_strdup_printf(required->len == 1 ? _("<%s> lacks the attribute %s; add it.")
                                              : _("<%s> lacks the attributes %s; add them."),
                           at->name, names);
  }
  g_autoptr(GPtrArray) enough = alternatives(walk, at->left);
  g_autofree char *names = quoted_names(enough, _(" or "));
  return g_strdup_printf(_("<%s> lacks an attribute; expected %s."), at->name, names);
}

static void end_start_tag(Explanation *walk, Position *at)
{
  const HpPattern *ended = hp_pattern_after_start_tag(walk->schema, at->left, FALSE);
  if (ended->kind == HP_PATTERN_NOT_ALLOWED) {
    fault(walk, hp_place_of_node(at->element), missing_attributes_message(walk, at));
    ended = hp_pattern_after_start_tag(walk->schema, at->left, TRUE);
  }
  at->initial = at->left = ended;
}

/* ---- Children ------------------------------------------------------------------------------ */

static void walk_element(Explanation *walk, const xmlNode *element, const char *name,
                         const GPtrArray *matched);

static const HpPattern *after(Explanation *walk, const HpPattern *pattern, const xmlNode *like,
                              const char *name, GPtrArray *matched)
{
  return hp_pattern_after_element(walk->schema, pattern, namespace_of(like->ns), name, matched);
}

/* The one element that, put before `child`, makes it allowed; NULL if none does. */
static const char *missing_before(Explanation *walk, const Position *at, const xmlNode *child,
                                  const HpPattern **filled)
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

/* The first child before `child` after which `child` could no longer come; NULL if there is none.
 */
static const xmlNode *child_it_should_precede(Explanation *walk, const Position *at,
                                              const xmlNode *child)
{
  const HpPattern *left = at->initial;
  for (const xmlNode *node = at->element->children; node != child; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    const HpPattern *next = after(walk, left, node, (const char *)node->name, NULL);
    if (next->kind == HP_PATTERN_NOT_ALLOWED)
      continue;
    if (after(walk, left, child, (const char *)child->name, NULL)->kind != HP_PATTERN_NOT_ALLOWED &&
        after(walk, next, child, (const char *)child->name, NULL)->kind == HP_PATTERN_NOT_ALLOWED)
      return node;
    left = next;
  }
  return NULL;
}

/* A child that belongs in the element, but not here. */
static void misplaced_child(Explanation *walk, Position *at, const xmlNode *child,
                            GPtrArray *matched)
{
  const char *name = (const char *)child->name;
  const HpPattern *filled = NULL;
  const char *missing = missing_before(walk, at, child, &filled);
  const HpPlace place = hp_place_of_node(child);
  if (missing != NULL) {
    const xmlNode *late = next_element_named(child, missing);
    fault(walk, place,
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
    fault(walk, place,
          g_strdup_printf(_("A second <%s> in <%s>; the first is on line %d, and there may be "
                            "only one."),
                          name, at->name, hp_place_of_node(later).line));
  else if (later != NULL)
    fault(walk, place,
          g_strdup_printf(_("<%s> stands too late; expected it before <%s> on line %d."), name,
                          (const char *)later->name, hp_place_of_node(later).line));
  else
    fault(walk, place,
          g_strdup_printf(_("<%s> does not go with what else is in this <%s>."), name, at->name));
}

/* A child of a name that does not belong in the element at all. */
static void strange_child(Explanation *walk, Position *at, const xmlNode *child, GPtrArray *matched)
{
  const char *name = (const char *)child->name, *namespace = namespace_of(child->ns);
  const char *around = namespace_of(at->element->ns);
  const HpPlace place = hp_place_of_node(child);
  g_autoptr(GPtrArray) next = g_ptr_array_new(), all = g_ptr_array_new();
  hp_pattern_next_elements(at->left, next);
  hp_pattern_all_elements(at->initial, all);
  g_autoptr(GPtrArray) next_names = names_of(next, around), all_names = names_of(all, around);
  const char *meant = hp_suggest(name, next_names);
  if (meant == NULL)
    meant = hp_suggest(name, all_names);
  g_autofree char *expected = expected_elements(at->left, around);
  if (strcmp(namespace, around) != 0)
    fault(walk, place,
          g_strdup_printf(_("<%s> is in the namespace \"%s\"; expected \"%s\"."), name, namespace,
                          around));
  else if (meant != NULL && !g_hash_table_contains(walk->known_elements, name)) {
    fault(walk, place,
          g_strdup_printf(_("There is no element <%s>; did you mean <%s>?"), name, meant));
    const HpPattern *as_meant = after(walk, at->left, child, meant, matched);
    at->left = as_meant->kind == HP_PATTERN_NOT_ALLOWED ? at->left : as_meant;
  } else if (*expected == '\0')
    fault(
        walk, place,
        g_strdup_printf(
            hp_pattern_allows_text(at->left)
                ? _("<%s> may not stand in <%s>, which has only text; move it out or take it away.")
                : _("<%s> may not stand in <%s>, where nothing more may come; move it out or take "
                    "it away."),
            name, at->name));
  else
    fault(walk, place,
          g_strdup_printf(g_hash_table_contains(walk->known_elements, name)
                              ? _("<%s> may not stand in <%s>; expected %s.")
                              : _("There is no element <%s>; in <%s>, expected %s."),
                          name, at->name, expected));
}

static void walk_child(Explanation *walk, Position *at, const xmlNode *child)
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
    g_autoptr(GPtrArray) names = names_of(all, namespace_of(child->ns));
    if (g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
      misplaced_child(walk, at, child, matched);
    else
      strange_child(walk, at, child, matched);
  }
  if (matched->len > 0)
    walk_element(walk, child, name, matched);
}

static gboolean is_blank(const char *text)
{
  return text == NULL || text[strspn(text, " \t\r\n")] == '\0';
}

static void walk_text(Explanation *walk, const Position *at, const xmlNode *text)
{
  if (is_blank((const char *)text->content) || hp_pattern_allows_text(at->initial))
    return;
  g_autofree char *excerpt = g_strndup((const char *)text->content, 200);
  g_strstrip(excerpt);
  g_autofree char *valid = g_utf8_make_valid(excerpt, -1);
  g_autofree char *shown = g_utf8_strlen(valid, -1) > 30 ? g_utf8_substring(valid, 0, 30) : NULL;
  g_autofree char *expected = expected_elements(at->left, namespace_of(at->element->ns));
  fault(walk, hp_place_of_text(text),
        *expected == '\0'
            ? g_strdup_printf(_("No text may stand in <%s>: \"%s\"; take it away."), at->name,
                              shown == NULL ? valid : shown)
            : g_strdup_printf(_("No text may stand directly in <%s>: \"%s\"; expected %s."),
                              at->name, shown == NULL ? valid : shown, expected));
}

/* ---- Elements ------------------------------------------------------------------------------ */

static void check_data(Explanation *walk, const Position *at, const HpPattern *element)
{
  xmlChar *content = xmlNodeGetContent((xmlNode *)at->element);
  const char *text = content == NULL ? "" : (const char *)content;
  if (!hp_pattern_matches_value(walk->schema, at->left, text)) {
    g_autofree char *what = g_strdup_printf("<%s>", at->name);
    fault(walk, hp_place_of_node(at->element),
          is_blank(text) ? g_strdup_printf(_("<%s> is empty; expected text in it."), at->name)
                         : value_message(walk, element, at->left, what, text));
  }
  xmlFree(content);
}

static void end_element(Explanation *walk, const Position *at)
{
  if (hp_pattern_is_nullable(at->left))
    return;
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  hp_pattern_next_elements(at->left, found);
  const HpPattern *only = NULL;
  for (guint i = 0; i < found->len; i++) {
    const HpPattern *candidate = g_ptr_array_index(found, i);
    if (candidate->name != NULL &&
        hp_pattern_is_nullable(hp_pattern_after_element(
            walk->schema, at->left, candidate->namespace, candidate->name, NULL)))
      only = only == NULL ? candidate : NULL;
  }
  g_autofree char *expected = expected_elements(at->left, namespace_of(at->element->ns));
  fault(walk, hp_place_of_node(at->element),
        only != NULL
            ? g_strdup_printf(_("<%s> lacks <%s>; add it."), at->name, only->name)
            : g_strdup_printf(_("<%s> is not complete; expected %s."), at->name, expected));
}

static gboolean has_child_elements(const xmlNode *element)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      return TRUE;
  return FALSE;
}

static void walk_element(Explanation *walk, const xmlNode *element, const char *name,
                         const GPtrArray *matched)
{
  const HpPattern *first = g_ptr_array_index(matched, 0);
  const HpPattern *content = hp_pattern_content(walk->schema, first);
  for (guint i = 1; i < matched->len; i++)
    content = hp_pattern_choice(walk->schema, content,
                                hp_pattern_content(walk->schema, g_ptr_array_index(matched, i)));
  Position at = {element, name, content, content};
  walk_attributes(walk, &at);
  end_start_tag(walk, &at);
  if (hp_pattern_has_data(at.left) && !has_child_elements(element)) {
    check_data(walk, &at, first);
    return;
  }
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    if (child->type == XML_ELEMENT_NODE)
      walk_child(walk, &at, child);
    else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      walk_text(walk, &at, child);
  }
  end_element(walk, &at);
}

/* ---- The document -------------------------------------------------------------------------- */

static void collect_known(Explanation *walk, const xmlNode *node)
{
  for (; node != NULL; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    const char *name = hp_is_named(node, "element") ? hp_attribute(node, "name") : NULL;
    if (name != NULL)
      g_hash_table_add(walk->known_elements, (gpointer)name);
    collect_known(walk, node->children);
  }
}

static void walk_root(Explanation *walk, const xmlNode *root)
{
  const HpPattern *start = hp_schema_start(walk->schema);
  const HpPlace place = hp_place_of_node(root);
  g_autoptr(GPtrArray) matched = g_ptr_array_new();
  hp_pattern_after_element(walk->schema, start, namespace_of(root->ns), (const char *)root->name,
                           matched);
  if (matched->len > 0) {
    walk_element(walk, root, (const char *)root->name, matched);
    return;
  }
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  hp_pattern_next_elements(start, found);
  const HpPattern *first = found->len == 0 ? NULL : g_ptr_array_index(found, 0);
  if (first == NULL)
    return;
  g_autoptr(GPtrArray) names = names_of(found, first->namespace);
  g_autofree char *expected = expected_elements(start, first->namespace);
  if (strcmp(namespace_of(root->ns), first->namespace) != 0 &&
      g_ptr_array_find_with_equal_func(names, root->name, g_str_equal, NULL))
    fault(walk, place,
          g_strdup_printf(_("<%s> is not in the namespace of the vocabulary; expected "
                            "xmlns=\"%s\"."),
                          (const char *)root->name, first->namespace));
  else
    fault(walk, place,
          g_strdup_printf(_("A document cannot begin with <%s>; expected %s."),
                          (const char *)root->name, expected));
}

gboolean hp_explain(HpSchema *schema, const xmlDoc *document, HpDiagnostics *diagnostics)
{
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)document);
  const xmlNode *grammar = xmlDocGetRootElement((xmlDoc *)hp_schema_document(schema));
  Explanation walk = {schema, diagnostics, 0, g_hash_table_new(g_str_hash, g_str_equal)};
  collect_known(&walk, grammar->children);
  if (root != NULL)
    walk_root(&walk, root);
  g_hash_table_unref(walk.known_elements);
  return walk.faults > 0;
}
