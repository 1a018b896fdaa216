/* Says what is wrong with the attributes of an element, and with any value. */
#include "plan/schema/explain-walk.h"

#include "plan/schema/documentation.h"
#include "plan/schema/meant-value.h"
#include "plan/schema/suggest.h"

#include <string.h>

const char *hp_namespace_of(const xmlNs *ns)
{
  return ns == NULL ? "" : (const char *)ns->href;
}

void hp_explain_fault(HpExplanation *walk, HpPlace place, char *message)
{
  if (walk->faults < HP_MAX_FAULTS)
    hp_report_error(walk->diagnostics, &place, "%s", message);
  else if (walk->faults == HP_MAX_FAULTS)
    hp_report_last(walk->diagnostics, _("There are more faults; correct these %d first."),
                   HP_MAX_FAULTS);
  walk->faults++;
  g_free(message);
}

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
    const char *name = hp_written_name(attribute);
    if (attribute->name != NULL &&
        !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
      g_ptr_array_add(names, g_strdup(name));
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

/* A day that is written like one, but is in no calendar. */
static gboolean is_missing_day(const char *value)
{
  int year = 0, month = 0, day = 0, length = 0;
  return sscanf(value, "%4d-%2d-%2d%n", &year, &month, &day, &length) == 3 &&
         value[length] == '\0' && length == 10 &&
         !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

/* Where no words are listed: the documentation says what is expected. */
static char *free_value_message(HpExplanation *walk, const HpPattern *holder,
                                const HpPattern *content, const char *what, const char *value)
{
  g_autofree char *documentation = hp_schema_documentation(holder->node);
  if (is_missing_day(value))
    return g_strdup_printf(_("There is no day %s in the calendar; expected year-month-day."),
                           value);
  if (documentation == NULL)
    return g_strdup_printf(_("%s cannot be \"%s\"."), what, value);
  g_autofree char *meant = hp_value_meant(walk->schema, content, value);
  return meant == NULL
             ? g_strdup_printf(_("%s cannot be \"%s\"; expected: %s"), what, value, documentation)
             : g_strdup_printf(_("%s cannot be \"%s\"; did you mean \"%s\"? Expected: %s"), what,
                               value, meant, documentation);
}

char *hp_value_message(HpExplanation *walk, const HpPattern *holder, const HpPattern *content,
                       const char *what, const char *value)
{
  g_autoptr(GPtrArray) values = hp_listed_values(content);
  if (values->len == 0)
    return free_value_message(walk, holder, content, what, value);
  const char *synonym = hp_word_meant(value, values);
  const char *meant = synonym == NULL ? hp_suggest(value, values) : synonym;
  g_autofree char *list = hp_join_words(values, 20);
  if (meant != NULL)
    return g_strdup_printf(_("%s cannot be \"%s\"; did you mean \"%s\"? Expected one of: %s."),
                           what, value, meant, list);
  return g_strdup_printf(_("%s cannot be \"%s\"; expected one of: %s."), what, value, list);
}

static gboolean has_attribute(const HpPattern *content, const char *name)
{
  return attribute_pattern(content, "", name) != NULL;
}

/* Whether an element of that name may stand in it: <timeframe due="2027-06-30"/>. */
static gboolean has_element(const HpPattern *content, const char *name)
{
  g_autoptr(GPtrArray) inside = g_ptr_array_new();
  hp_pattern_all_elements(content, inside);
  for (guint i = 0; i < inside->len; i++)
    if (g_strcmp0(((const HpPattern *)g_ptr_array_index(inside, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

#define MAX_HOLDERS_NAMED 6 /* elements an attribute may be meant for; more: none is named */

/* Of the elements that may stand in this one, those that have an attribute of that name, or an
   element, as they are written: "<responsible>". The array is the caller's. */
static GPtrArray *holders_inside(HpExplanation *walk, const HpExplainPosition *at, const char *name,
                                 gboolean (*has)(const HpPattern *content, const char *name))
{
  g_autoptr(GPtrArray) inside = g_ptr_array_new();
  GPtrArray *holders = g_ptr_array_new_with_free_func(g_free);
  hp_pattern_all_elements(at->initial, inside);
  for (guint i = 0; i < inside->len; i++) {
    const HpPattern *element = g_ptr_array_index(inside, i);
    if (element->name == NULL || !has(hp_pattern_content(walk->schema, element), name))
      continue;
    g_autofree char *written = g_strdup_printf("<%s>", element->name);
    if (!g_ptr_array_find_with_equal_func(holders, written, g_str_equal, NULL))
      g_ptr_array_add(holders, g_steal_pointer(&written));
  }
  return holders;
}

/* The nearest element around this one that has an attribute of that name; NULL if there is none. */
static const char *holder_around(HpExplanation *walk, const HpExplainPosition *at, const char *name)
{
  for (const HpExplainPosition *around = at->around; around != NULL; around = around->around)
    if (has_attribute(around->content, name))
      return around->name;
  return NULL;
}

/* Where an attribute belongs that stands a step too far out (<activity party="aby">,
   <activity due="2027">) or in (<text number="3">). NULL if that is not known. The caller's. */
static char *message_of_place(HpExplanation *walk, const HpExplainPosition *at, const char *name)
{
  g_autoptr(GPtrArray) having = holders_inside(walk, at, name, has_attribute);
  g_autoptr(GPtrArray) around = holders_inside(walk, at, name, has_element);
  if (having->len > 0 && having->len <= MAX_HOLDERS_NAMED) {
    g_autofree char *list = hp_join_words(having, MAX_HOLDERS_NAMED);
    return g_strdup_printf(_("<%s> has no attribute \"%s\"; it belongs to what stands in it: %s."),
                           at->name, name, list);
  }
  if (around->len == 1)
    return g_strdup_printf(_("<%s> has no attribute \"%s\"; write an element <%s> in its %s."),
                           at->name, name, name, (const char *)g_ptr_array_index(around, 0));
  const char *holder = holder_around(walk, at, name);
  return holder == NULL ? NULL
                        : g_strdup_printf(_("<%s> has no attribute \"%s\"; it belongs to the <%s> "
                                            "that it stands in."),
                                          at->name, name, holder);
}

/* An attribute of a name the element does not know: taken for the one meant, if one is near. */
static void unknown_attribute(HpExplanation *walk, HpExplainPosition *at, const xmlAttr *attribute)
{
  g_autofree char *name = attribute_name(attribute);
  g_autoptr(GPtrArray) names = attribute_names(at->left);
  const char *meant = hp_name_meant(name, names);
  const HpPlace place = hp_place_of_attribute(at->element, name);
  if (meant != NULL) {
    hp_explain_fault(walk, place,
                     g_strdup_printf(_("<%s> has no attribute \"%s\"; did you mean \"%s\"?"),
                                     at->name, name, meant));
    const gboolean xml = g_str_has_prefix(meant, "xml:");
    at->left = hp_pattern_after_attribute(walk->schema, at->left,
                                          xml ? (const char *)XML_XML_NAMESPACE : "",
                                          xml ? meant + 4 : meant, NULL);
    return;
  }
  if (has_element(at->initial, name)) {
    hp_explain_fault(walk, place,
                     g_strdup_printf(_("<%s> has no attribute \"%s\", but an element: write <%s> "
                                       "in it."),
                                     at->name, name, name));
    return;
  }
  char *belongs = message_of_place(walk, at, name);
  if (belongs != NULL) {
    hp_explain_fault(walk, place, belongs);
    return;
  }
  g_autofree char *list = hp_join_words(names, 12);
  hp_explain_fault(
      walk, place,
      names->len == 0
          ? g_strdup_printf(_("<%s> has no attribute \"%s\"; take it away."), at->name, name)
          : g_strdup_printf(_("<%s> has no attribute \"%s\"; it may have: %s."), at->name, name,
                            list));
}

static gboolean lists_values(const HpExplanation *walk, const HpPattern *attribute)
{
  g_autoptr(GPtrArray) values = hp_listed_values(hp_pattern_content(walk->schema, attribute));
  return values->len > 0;
}

/* Of the attributes that go no longer with this one (`pattern`), the one that the value would do
   for; NULL if there is none. <due date="2026-06"/>: month. One that lists its values is not
   mistaken for one that takes any, nor the other way round: month="3" is not quarter="3". */
static const HpPattern *attribute_instead(HpExplanation *walk, const HpPattern *left,
                                          const HpPattern *lenient, const HpPattern *pattern,
                                          const char *value)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  const gboolean is_list = lists_values(walk, pattern);
  hp_pattern_attributes(left, found);
  for (guint i = 0; i < found->len; i++) {
    const HpPattern *other = g_ptr_array_index(found, i);
    if (other->name != NULL && attribute_pattern(lenient, other->namespace, other->name) == NULL &&
        is_list == lists_values(walk, other) &&
        hp_pattern_matches_value(walk->schema, hp_pattern_content(walk->schema, other), value))
      return other;
  }
  return NULL;
}

/* `year="2027" season="autumn"`, where the value is a point in time in words, and the element has
   attributes for it; NULL if it is not. The caller's. */
static char *point_instead(const HpExplainPosition *at, const char *value)
{
  g_autoptr(GPtrArray) point = hp_point_meant(value);
  GString *written = g_string_new(NULL);
  for (guint i = 0; point != NULL && i < point->len; i++) {
    const HpNamedValue *one = g_ptr_array_index(point, i);
    if (attribute_pattern(at->initial, "", one->name) == NULL)
      return g_string_free(written, TRUE);
    g_string_append_printf(written, "%s%s=\"%s\"", i == 0 ? "" : " ", one->name, one->value);
  }
  return g_string_free(written, written->len == 0);
}

/* What a time in words is to be written as, where it stands in an attribute that takes no such;
   NULL if it is no time, or none stands there. The caller's. */
static char *time_instead(const HpExplainPosition *at, const char *value)
{
  char *point = point_instead(at, value);
  if (point != NULL || !hp_is_named(at->element->parent, "timeframe"))
    return point;
  return hp_time_meant(value);
}

/* An attribute that belongs to the element, with a value that does not do: the walk goes on as if
   it had been right, or the other one that is meant. */
static void wrong_value(HpExplanation *walk, HpExplainPosition *at, const HpPattern *pattern,
                        const HpPattern *lenient, const char *shown, const char *value)
{
  const HpPlace place = hp_place_of_attribute(at->element, shown);
  const HpPattern *instead = attribute_instead(walk, at->left, lenient, pattern, value);
  if (instead != NULL) {
    hp_explain_fault(
        walk, place,
        g_strdup_printf(_("The attribute \"%s\" cannot be \"%s\"; did you mean %s=\"%s\"?"), shown,
                        value, instead->name, value));
    at->left =
        hp_pattern_after_attribute(walk->schema, at->left, instead->namespace, instead->name, NULL);
    return;
  }
  const HpPattern *content = hp_pattern_content(walk->schema, pattern);
  g_autofree char *what = g_strdup_printf(_("The attribute \"%s\""), shown);
  g_autofree char *meant = hp_value_meant(walk->schema, content, value);
  g_autofree char *time = meant == NULL ? time_instead(at, value) : NULL;
  hp_explain_fault(
      walk, place,
      time == NULL ? hp_value_message(walk, pattern, content, what, value)
                   : g_strdup_printf(_("The attribute \"%s\" cannot be \"%s\"; did you mean %s?"),
                                     shown, value, time));
  at->left = lenient;
}

static void wrong_attribute(HpExplanation *walk, HpExplainPosition *at, const xmlAttr *attribute,
                            const char *value)
{
  const char *namespace = hp_namespace_of(attribute->ns), *name = (const char *)attribute->name;
  const HpPattern *lenient =
      hp_pattern_after_attribute(walk->schema, at->left, namespace, name, NULL);
  g_autofree char *shown = attribute_name(attribute);
  if (lenient->kind != HP_PATTERN_NOT_ALLOWED) {
    const HpPattern *pattern = attribute_pattern(at->left, namespace, name);
    if (pattern != NULL)
      wrong_value(walk, at, pattern, lenient, shown, value);
    else
      at->left = lenient;
    return;
  }
  if (attribute_pattern(at->initial, namespace, name) != NULL)
    hp_explain_fault(
        walk, hp_place_of_attribute(at->element, shown),
        g_strdup_printf(_("The attribute \"%s\" cannot stand together with the others of this "
                          "<%s>; take one of them away."),
                        shown, at->name));
  else
    unknown_attribute(walk, at, attribute);
}

void hp_explain_attributes(HpExplanation *walk, HpExplainPosition *at)
{
  for (const xmlAttr *attribute = at->element->properties; attribute != NULL;
       attribute = attribute->next) {
    xmlChar *value = xmlNodeListGetString(at->element->doc, attribute->children, 1);
    const char *text = value == NULL ? "" : (const char *)value;
    const HpPattern *next =
        hp_pattern_after_attribute(walk->schema, at->left, hp_namespace_of(attribute->ns),
                                   (const char *)attribute->name, text);
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
static GPtrArray *alternatives(HpExplanation *walk, const HpPattern *left)
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

/* One that has one of some words. */
static char *missing_choice_message(HpExplanation *walk, const HpExplainPosition *at,
                                    const HpPattern *attribute)
{
  g_autoptr(GPtrArray) values = hp_listed_values(hp_pattern_content(walk->schema, attribute));
  g_autofree char *list = hp_join_words(values, 20);
  if (values->len == 1)
    return g_strdup_printf(_("<%s> lacks the attribute \"%s\"; add %s=\"%s\"."), at->name,
                           attribute->name, attribute->name, list);
  return g_strdup_printf(_("<%s> lacks the attribute \"%s\"; add it, with one of: %s."), at->name,
                         attribute->name, list);
}

static char *missing_attributes_message(HpExplanation *walk, const HpExplainPosition *at)
{
  g_autoptr(GPtrArray) required = g_ptr_array_new();
  hp_pattern_required_attributes(at->left, required);
  if (required->len == 1 && lists_values(walk, g_ptr_array_index(required, 0)))
    return missing_choice_message(walk, at, g_ptr_array_index(required, 0));
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

void hp_explain_end_of_start_tag(HpExplanation *walk, HpExplainPosition *at)
{
  const HpPattern *ended = hp_pattern_after_start_tag(walk->schema, at->left, FALSE);
  if (ended->kind == HP_PATTERN_NOT_ALLOWED) {
    hp_explain_fault(walk, hp_place_of_node(at->element), missing_attributes_message(walk, at));
    ended = hp_pattern_after_start_tag(walk->schema, at->left, TRUE);
  }
  at->initial = at->left = ended;
}
