/* Areas as they are made, and put into the plan. */
#include "import/build.h"

#include "xml/xml.h"

#include <string.h>

HpImportArea *hp_area_new(const char *title)
{
  HpImportArea *area = g_new0(HpImportArea, 1);
  area->title = g_strdup(title);
  area->introduction = xmlNewNode(NULL, (const xmlChar *)"introduction");
  area->goals = xmlNewNode(NULL, (const xmlChar *)"goals");
  area->rows = xmlNewNode(NULL, (const xmlChar *)"rows");
  area->closing = xmlNewNode(NULL, (const xmlChar *)"closing");
  return area;
}

gboolean hp_area_is_empty(const HpImportArea *area)
{
  return area->introduction->children == NULL && area->goals->children == NULL &&
         area->rows->children == NULL && area->closing->children == NULL;
}

/* The words of its label are the area's, those after it the goal's. */
void hp_area_add_goal(HpImporting *building, HpImportArea *area, const char *text)
{
  const gsize length = hp_goal_label_length(building->headings, text);
  const char *words = text + length + strspn(text + length, " \n");
  if (length > 0) {
    g_free(area->goal_label);
    area->goal_label = g_strndup(text, length);
    g_strdelimit(area->goal_label, ":", ' ');
    g_strstrip(area->goal_label);
  }
  if (*words == '\0')
    return;
  xmlNode *goal = hp_append_with_id(
      area->goals, "goal",
      g_strdup_printf("%s-%u", building->is_swedish ? "mal" : "goal", ++building->n_goals));
  hp_append(goal, "text", words);
}

static void move_children(xmlNode *to, xmlNode *from)
{
  while (from->children != NULL) {
    xmlNode *child = from->children;
    xmlUnlinkNode(child);
    xmlAddChild(to, child);
  }
}

static void add_if_any(xmlNode *parent, xmlNode *part)
{
  if (part->children != NULL)
    xmlAddChild(parent, part);
  else
    xmlFreeNode(part);
}

static const char *label_of(const HpImportColumns *columns, const char *kind)
{
  const guint column = hp_column_of_kind(columns, kind);
  return column == HP_NO_COLUMN ? NULL : columns->labels[column];
}

/* The words of the headings, as the plan's own. */
static void append_labels(xmlNode *parent, const HpImportArea *area)
{
  static const char *const kinds[] = {"area", "objective", "activity", "responsible", "timeframe"};
  xmlNode *labels = xmlNewNode(NULL, (const xmlChar *)"labels");
  if (area->goal_label != NULL)
    xmlNewProp(labels, (const xmlChar *)"goal", (const xmlChar *)area->goal_label);
  for (guint i = 0; area->columns != NULL && i < G_N_ELEMENTS(kinds); i++) {
    const char *label = label_of(area->columns, kinds[i]);
    if (label != NULL && *label != '\0')
      xmlNewProp(labels, (const xmlChar *)kinds[i], (const xmlChar *)label);
  }
  if (labels->properties == NULL)
    xmlFreeNode(labels);
  else
    xmlAddChild(parent, labels);
}

static void append_column(xmlNode *parent, const char *kind, const char *label)
{
  xmlNode *column = hp_append(parent, "column", NULL);
  const gboolean is_own = g_str_has_prefix(kind, "own:");
  xmlNewProp(column, (const xmlChar *)(is_own ? "own" : "field"),
             (const xmlChar *)(is_own ? kind + strlen("own:") : kind));
  if (label != NULL && *label != '\0' && !is_own)
    xmlNewProp(column, (const xmlChar *)"label", (const xmlChar *)label);
}

/* Where the table has other columns than the usual ones, they are the area's, in their order. A
   column that says nothing anywhere is none. */
static void append_columns(xmlNode *parent, const HpImporting *building, const HpImportArea *area)
{
  const HpImportColumns *columns = area->columns;
  gboolean has_others = FALSE;
  for (guint i = 0; columns != NULL && i < columns->n_columns; i++)
    has_others = has_others || !hp_is_word_of(columns->kinds[i],
                                              "objective activity responsible timeframe area goal");
  if (!has_others)
    return;
  xmlNode *element = hp_append(parent, "columns", NULL);
  for (guint i = 0; i < columns->n_columns; i++) {
    const char *kind = columns->kinds[i];
    const gboolean is_unused_own =
        g_str_has_prefix(kind, "own:") &&
        !g_hash_table_contains(building->own_fields, kind + strlen("own:"));
    if (!hp_is_word_of(kind, "area goal") && !is_unused_own)
      append_column(element, kind, columns->labels[i]);
  }
}

void hp_area_finish(HpImporting *building, xmlNode *plan, HpImportArea *area)
{
  const gboolean is_empty = hp_area_is_empty(area) && area->title == NULL;
  if (!is_empty) {
    building->n_areas++;
    building->n_objectives = building->n_activities = 0;
    xmlNode *element = hp_append_with_id(
        plan, "area",
        g_strdup_printf("%s-%u", building->is_swedish ? "omrade" : "area", building->n_areas));
    hp_append(element, "title",
              area->title != NULL    ? area->title
              : building->is_swedish ? "Åtgärder"
                                     : "Actions");
    add_if_any(element, g_steal_pointer(&area->introduction));
    append_labels(element, area);
    append_columns(element, building, area);
    move_children(element, area->goals);
    move_children(element, area->rows);
    add_if_any(element, g_steal_pointer(&area->closing));
  }
  if (area->introduction != NULL)
    xmlFreeNode(area->introduction);
  if (area->closing != NULL)
    xmlFreeNode(area->closing);
  xmlFreeNode(area->goals);
  xmlFreeNode(area->rows);
  hp_columns_free(area->columns);
  g_free(area->title);
  g_free(area->goal_label);
  g_free(area);
}
