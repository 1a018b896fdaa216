/* How a plan is built up: areas in areas, fields of its own, the columns of its tables. */
#include "plan/rules/rules.h"
#include "plan/schema/suggest.h"

#include <string.h>

#define MAX_NEIGHBOURS 200 /* fields or columns that one is compared with; earlier ones are not */

/* ---- Areas --------------------------------------------------------------------------------- */

/* Told of the first that is too deep, not of those in it. */
static void check_depth(const HpRules *rules, const xmlNode *area)
{
  int depth = 0;
  for (const xmlNode *at = area; hp_is_named(at, "area") && depth <= HP_MAX_AREA_DEPTH + 1;
       at = at->parent)
    depth++;
  if (depth != HP_MAX_AREA_DEPTH + 1)
    return;
  const HpPlace place = hp_place_of_node(area);
  hp_report_error(rules->diagnostics, &place,
                  _("The area stands %d areas deep; expected at most %d. Move it out, or make it "
                    "an objective."),
                  depth, HP_MAX_AREA_DEPTH);
}

/* Pages turn only between the outermost. */
static void check_layout(const HpRules *rules, const xmlNode *area)
{
  if (g_strcmp0(hp_attribute(area, "layout"), "wide") != 0 || !hp_is_named(area->parent, "area"))
    return;
  const HpPlace place = hp_place_of_attribute(area, "layout");
  hp_report_warning(rules->diagnostics, &place,
                    _("Only an area that stands in no other can turn the page; write "
                      "layout=\"wide\" in the outermost one."));
}

/* ---- Fields of the plan's own -------------------------------------------------------------- */

/* The names of those that are declared; of char *. */
static GPtrArray *declared_names(const HpRules *rules)
{
  GPtrArray *names = g_ptr_array_new();
  GHashTableIter iter;
  gpointer name = NULL;
  g_hash_table_iter_init(&iter, rules->own_fields);
  while (g_hash_table_iter_next(&iter, &name, NULL))
    g_ptr_array_add(names, name);
  return names;
}

/* That it is declared, where the whole plan is known. */
static void check_declared(const HpRules *rules, const xmlNode *element, const char *attribute)
{
  const char *name = hp_attribute(element, attribute);
  if (name == NULL || !rules->whole || g_hash_table_contains(rules->own_fields, name))
    return;
  const HpPlace place = hp_place_of_attribute(element, attribute);
  g_autoptr(GPtrArray) names = declared_names(rules);
  const char *meant = hp_suggest_of_any(name, names);
  if (meant != NULL)
    hp_report_error(rules->diagnostics, &place,
                    _("The plan has no field \"%s\" of its own; did you mean \"%s\"?"), name,
                    meant);
  else
    hp_report_error(rules->diagnostics, &place,
                    _("The plan has no field \"%s\" of its own; declare it in <fields> in <head>: "
                      "<own name=\"%s\" label=\"…\"/>."),
                    name, name);
}

/* The one before it in the same element that has the same name; NULL if there is none. */
static const xmlNode *earlier_field(const xmlNode *field, const char *name)
{
  const xmlNode *other = field->prev;
  for (guint i = 0; i < MAX_NEIGHBOURS && other != NULL; i++, other = other->prev)
    if (hp_is_named(other, "field") && g_strcmp0(hp_attribute(other, "name"), name) == 0)
      return other;
  return NULL;
}

static void check_field(const HpRules *rules, const xmlNode *field)
{
  const char *name = hp_attribute(field, "name");
  if (name == NULL)
    return;
  const xmlNode *earlier = hp_is_named(field, "own") ? g_hash_table_lookup(rules->own_fields, name)
                                                     : earlier_field(field, name);
  if (earlier == NULL || earlier == field) {
    check_declared(rules, field, "name");
    return;
  }
  const HpPlace place = hp_place_of_attribute(field, "name");
  g_autofree char *where = hp_where(earlier, field);
  hp_report_error(rules->diagnostics, &place,
                  _("The field \"%s\" stands here already (%s); write it once."), name, where);
}

/* ---- Columns ------------------------------------------------------------------------------- */

static gboolean is_same_column(const xmlNode *column, const xmlNode *other)
{
  return hp_is_named(other, "column") &&
         g_strcmp0(hp_attribute(column, "field"), hp_attribute(other, "field")) == 0 &&
         g_strcmp0(hp_attribute(column, "own"), hp_attribute(other, "own")) == 0;
}

static const xmlNode *earlier_column(const xmlNode *column)
{
  const xmlNode *other = column->prev;
  for (guint i = 0; i < MAX_NEIGHBOURS && other != NULL; i++, other = other->prev)
    if (is_same_column(column, other))
      return other;
  return NULL;
}

static void check_column(const HpRules *rules, const xmlNode *column)
{
  const char *attribute = hp_attribute(column, "own") != NULL ? "own" : "field";
  const char *name = hp_attribute(column, attribute);
  const xmlNode *other = earlier_column(column);
  if (name == NULL || other == NULL)
    return;
  const HpPlace place = hp_place_of_attribute(column, attribute);
  g_autofree char *where = hp_where(other, column);
  hp_report_error(rules->diagnostics, &place,
                  _("There is a column for \"%s\" already (%s); take one of them away."), name,
                  where);
}

void hp_check_columns(const HpRules *rules, const xmlNode *columns)
{
  if (!hp_is_named(columns, "columns") || !rules->follows)
    return;
  gboolean has_activity = FALSE;
  for (const xmlNode *column = columns->children; column != NULL; column = column->next) {
    if (!hp_is_named(column, "column"))
      continue;
    check_column(rules, column);
    has_activity = has_activity || g_strcmp0(hp_attribute(column, "field"), "activity") == 0;
  }
  const HpPlace place = hp_place_of_node(columns);
  if (!has_activity)
    hp_report_error(rules->diagnostics, &place,
                    _("No column has the activities, which are the rows; add <column "
                      "field=\"activity\"/>."));
}

void hp_check_shape(const HpRules *rules, const xmlNode *element)
{
  if (hp_is_named(element, "area")) {
    check_depth(rules, element);
    check_layout(rules, element);
  } else if (hp_is_one_of(element, "field own"))
    check_field(rules, element);
  else if (hp_is_named(element, "column") && hp_is_named(element->parent, "columns"))
    check_declared(rules, element, "own");
  else
    hp_check_columns(rules, element);
}
