/* Areas as they are made, and put into the plan. */
#include "import/build.h"

#include "xml/xml.h"

#include <string.h>

HpImportArea *hp_area_new(HpImportArea *around, int level, const char *title)
{
  HpImportArea *area = g_new0(HpImportArea, 1);
  area->around = around;
  area->level = level;
  area->title = g_strdup(title);
  area->introduction = xmlNewNode(NULL, (const xmlChar *)"introduction");
  area->goals = xmlNewNode(NULL, (const xmlChar *)"goals");
  area->rows = xmlNewNode(NULL, (const xmlChar *)"rows");
  area->areas = xmlNewNode(NULL, (const xmlChar *)"areas");
  area->closing = xmlNewNode(NULL, (const xmlChar *)"closing");
  return area;
}

gboolean hp_area_is_empty(const HpImportArea *area)
{
  return area->introduction->children == NULL && area->goals->children == NULL &&
         area->rows->children == NULL && area->areas->children == NULL &&
         area->closing->children == NULL;
}

/* The last goal stands in the rows, too, as a mark of where its own begin. */
static xmlNode *mark_of(const xmlNode *row)
{
  return hp_is_named(row, "goal-mark") ? row->_private : NULL;
}

static gboolean says_goal(const HpImportArea *area, const char *words)
{
  const xmlNode *last = area->goals->last;
  g_autofree char *text = hp_content(last), *collapsed = hp_collapsed(words);
  g_autofree char *number = NULL;
  const char *rest = hp_after_typed_number(collapsed, &number);
  return last != NULL &&
         (strcmp(text, collapsed) == 0 ||
          (strcmp(text, rest) == 0 && g_strcmp0(hp_attribute(last, "number"), number) == 0));
}

/* The words of its label are the area's, those after it the goal's. A goal that is said again, as
   in each row of a table, is the same. */
void hp_area_add_goal(HpImporting *building, HpImportArea *area, const char *text)
{
  const gsize length = hp_goal_label_length(building->headings, text);
  const char *words = text + length + strspn(text + length, " \n");
  g_autofree char *number = NULL;
  if (length > 0) {
    g_free(area->goal_label);
    hp_typed_label(text, &area->goal_label, &number);
  }
  if (*words == '\0' || says_goal(area, words))
    return;
  const char *rest = words;
  xmlNode *goal = number != NULL ? hp_append_with_id(building, area->goals, "goal", words)
                                 : hp_append_numbered(building, area->goals, "goal", words, &rest);
  if (number != NULL)
    xmlNewProp(goal, (const xmlChar *)"number", (const xmlChar *)number);
  hp_append(goal, "text", rest);
  hp_append(area->rows, "goal-mark", NULL)->_private = goal;
}

gboolean hp_area_has_no_rows(HpImportArea *area)
{
  const xmlNode *row = area->marks == NULL ? area->rows->children : area->marks->next;
  for (; row != NULL && mark_of(row) != NULL; row = row->next)
    area->marks = row;
  return row == NULL;
}

/* Goals have rows of their own where there are several, and each has some. */
static gboolean have_own_rows(const HpImportArea *area)
{
  guint goals = 0, without = 0;
  for (const xmlNode *row = area->rows->children; row != NULL; row = row->next)
    if (mark_of(row) != NULL) {
      goals++;
      without += row->next == NULL || mark_of(row->next) != NULL ? 1 : 0;
    }
  return goals > 1 && without == 0;
}

static void take_rows(HpImportArea *area)
{
  const gboolean are_own = have_own_rows(area);
  xmlNode *goal = NULL, *next = NULL;
  for (xmlNode *row = area->rows->children; row != NULL; row = next) {
    xmlNode *mark = mark_of(row);
    next = row->next;
    if (mark != NULL) {
      goal = mark;
      xmlUnlinkNode(row);
      xmlFreeNode(row);
    } else if (are_own && goal != NULL) {
      xmlUnlinkNode(row);
      xmlAddChild(goal, row);
    }
  }
}

static const char *label_of(const HpImportColumns *columns, const char *kind)
{
  const guint column = hp_column_of_kind(columns, kind);
  return column == HP_NO_COLUMN ? NULL : columns->labels[column];
}

/* A heading that the plan has. */
static void append_label(xmlNode *element, const char *name, const char *label,
                         const HpImporting *building)
{
  if (label == NULL || *label == '\0')
    return;
  xmlNewProp(element, (const xmlChar *)name, (const xmlChar *)label);
  g_hash_table_remove(building->headings_left, label);
}

/* The words of the headings, as the plan's own. */
static void append_labels(xmlNode *parent, const HpImporting *building, const HpImportArea *area)
{
  static const char *const kinds[] = {"area", "objective", "activity", "responsible", "timeframe"};
  xmlNode *labels = xmlNewNode(NULL, (const xmlChar *)"labels");
  const char *goal = area->goal_label != NULL ? area->goal_label
                     : area->columns != NULL  ? label_of(area->columns, "goal")
                                              : NULL;
  append_label(labels, "goal", goal, building);
  for (guint i = 0; area->columns != NULL && i < G_N_ELEMENTS(kinds); i++)
    append_label(labels, kinds[i], label_of(area->columns, kinds[i]), building);
  if (labels->properties == NULL)
    xmlFreeNode(labels);
  else
    xmlAddChild(parent, labels);
}

static void append_column(xmlNode *parent, const char *kind, const char *label,
                          const HpImporting *building)
{
  xmlNode *column = hp_append(parent, "column", NULL);
  const gboolean is_own = g_str_has_prefix(kind, "own:");
  xmlNewProp(column, (const xmlChar *)(is_own ? "own" : "field"),
             (const xmlChar *)(is_own ? kind + strlen("own:") : kind));
  if (!is_own)
    append_label(column, "label", label, building);
}

/* Where the table has other columns than the usual ones, they are the area's, in their order. A
   column that says nothing anywhere is none. */
static void append_columns(xmlNode *parent, const HpImporting *building, const HpImportArea *area)
{
  const HpImportColumns *columns = area->columns;
  gboolean has_others = FALSE;
  for (guint i = 0; columns != NULL && i < columns->n_columns; i++)
    has_others =
        has_others ||
        !hp_is_word_of(columns->kinds[i], "objective activity responsible timeframe area goal end");
  if (!has_others)
    return;
  xmlNode *element = hp_append(parent, "columns", NULL);
  for (guint i = 0; i < columns->n_columns; i++) {
    const char *kind = columns->kinds[i];
    const gboolean is_unused_own =
        g_str_has_prefix(kind, "own:") &&
        !g_hash_table_contains(building->own_fields, kind + strlen("own:"));
    if (!hp_is_word_of(kind, "area goal end") && !is_unused_own)
      append_column(element, kind, columns->labels[i], building);
  }
}

/* Of columns that say nothing, and of a second table of an area, which calls them otherwise. */
void hp_keep_headings(HpImporting *building)
{
  GHashTableIter iterator;
  gpointer label = NULL;
  g_hash_table_iter_init(&iterator, building->own_fields);
  while (g_hash_table_iter_next(&iterator, NULL, &label))
    g_hash_table_remove(building->headings_left, label);
  for (guint i = 0; i < building->headings_met->len; i++) {
    const char *heading = g_ptr_array_index(building->headings_met, i);
    const char *place = g_hash_table_lookup(building->headings_left, heading);
    if (place != NULL)
      hp_office_keep(building->document, g_strdup(place), _("Heading"), heading);
  }
}

void hp_area_keep_objective(const HpImporting *building, HpImportArea *area)
{
  g_autofree char *objective = g_steal_pointer(&area->objective);
  if (objective != NULL)
    hp_office_keep(building->document, NULL, _("Heading"), objective);
}

static void free_area(HpImportArea *area)
{
  if (area->introduction != NULL)
    xmlFreeNode(area->introduction);
  if (area->closing != NULL)
    xmlFreeNode(area->closing);
  xmlFreeNode(area->goals);
  xmlFreeNode(area->rows);
  xmlFreeNode(area->areas);
  hp_columns_free(area->columns);
  g_free(area->title);
  g_free(area->goal_label);
  g_free(area);
}

void hp_area_finish(HpImporting *building, xmlNode *plan, HpImportArea *area)
{
  take_rows(area);
  hp_area_keep_objective(building, area);
  if (hp_area_is_empty(area) && area->title == NULL) {
    free_area(area);
    return;
  }
  const char *title =
      area->title != NULL ? area->title : hp_word_in(building->options->language, HP_WORD_ACTIONS);
  const char *words = NULL;
  xmlNode *element = hp_append_numbered(building, area->around == NULL ? plan : area->around->areas,
                                        "area", title, &words);
  building->count.areas++;
  hp_append(element, "title", words);
  hp_append_if_any(element, g_steal_pointer(&area->introduction));
  append_labels(element, building, area);
  append_columns(element, building, area);
  hp_append_children(element, area->goals);
  hp_append_children(element, area->rows);
  hp_append_children(element, area->areas);
  hp_append_if_any(element, g_steal_pointer(&area->closing));
  free_area(area);
}
