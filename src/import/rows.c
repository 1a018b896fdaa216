/* Reads a table of a plan: rows into objectives and activities, who and when into each. */
#include "import/rows.h"

#include "plan/plan.h"

#include <string.h>

/* ---- Activities ---------------------------------------------------------------------------- */

static xmlNode *append_activity(HpImporting *building, xmlNode *parent, const char *text)
{
  const char *words = NULL;
  xmlNode *activity = hp_append_numbered(building, parent, "activity", text, &words);
  building->count.activities++;
  hp_append(activity, "text", words);
  return activity;
}

/* What leads over to the items below it. */
static gboolean leads_over(const GPtrArray *lines, guint i)
{
  const HpOfficeLine *line = g_ptr_array_index(lines, i);
  const HpOfficeLine *next = i + 1 < lines->len ? g_ptr_array_index(lines, i + 1) : NULL;
  return line->kind != HP_LINE_ITEM && next != NULL && next->kind == HP_LINE_ITEM &&
         g_str_has_suffix(line->text, ":");
}

/* The activities of a cell: an item each, or a paragraph each where there are no items. */
static void append_activities(HpPlanTable *rows, xmlNode *parent, const HpOfficeCell *cell,
                              GPtrArray *activities)
{
  gboolean has_items = FALSE;
  for (guint i = 0; i < cell->lines->len;) {
    const HpOfficeLine *line = g_ptr_array_index(cell->lines, i);
    xmlNode *last =
        activities->len == 0 ? NULL : g_ptr_array_index(activities, activities->len - 1);
    if (line->kind == HP_LINE_ITEM && line->level > 0 && last != NULL)
      i = hp_append_list(last, cell->lines, i, line->level);
    else if (!rows->table->is_text && leads_over(cell->lines, i)) {
      xmlNode *activity = append_activity(rows->building, parent, line->text);
      hp_mark_activity(rows->building, activity, line);
      g_ptr_array_add(activities, activity);
      i = hp_append_list(activity, cell->lines, i + 1,
                         ((HpOfficeLine *)g_ptr_array_index(cell->lines, i + 1))->level);
    } else if (line->kind != HP_LINE_ITEM && has_items) {
      hp_append(last, "continuation", line->text);
      i++;
    } else {
      has_items = has_items || line->kind == HP_LINE_ITEM;
      xmlNode *activity = append_activity(rows->building, parent, line->text);
      hp_mark_activity(rows->building, activity, line);
      g_ptr_array_add(activities, activity);
      i++;
    }
  }
}

/* ---- Objectives ---------------------------------------------------------------------------- */

static gboolean begins_here(const HpOfficeCell *cell, guint row)
{
  return !hp_office_cell_is_empty(cell) && cell->row == row;
}

/* Whether it says something that is its own: neither a dash, nor that it is as above. */
static gboolean says_own(const HpOfficeCell *cell, guint row)
{
  g_autofree char *text = begins_here(cell, row) ? hp_office_cell_text(cell) : NULL;
  return text != NULL && !hp_cell_is_dash(cell) && !hp_says_above(text);
}

static gboolean is_empty_row(const HpPlanTable *rows, guint row)
{
  for (guint c = 0; c < rows->table->n_columns; c++)
    if (begins_here(hp_table_cell(rows, row, c), row))
      return FALSE;
  return TRUE;
}

/* The one cell that says it for all rows, or the first of those that all say the same; NULL if they
   say several things, or none. */
static const HpOfficeCell *cell_for_all(const HpPlanTable *rows, const char *kind, guint first,
                                        guint end)
{
  const HpOfficeCell *found = NULL;
  guint n = 0, empty = 0;
  for (guint row = first; row < end; row++) {
    const HpOfficeCell *cell = hp_table_cell_of_kind(rows, row, kind);
    empty += hp_office_cell_is_empty(cell) ? 1 : 0;
    if (hp_office_cell_is_empty(cell) || cell == found)
      continue;
    if (found != NULL && !hp_office_cells_say_same(cell, found))
      return NULL;
    n++;
    if (found == NULL)
      found = cell;
  }
  return n == 1 || empty == 0 ? found : NULL;
}

/* Which end of a time a day in a cell is. */
static HpImportDay day_of_cell(const HpPlanTable *rows, const HpOfficeCell *cell)
{
  const char *kind = rows->columns->kinds[cell->column];
  return g_strcmp0(kind, "end") == 0 ? HP_DAY_END : rows->columns->days;
}

static void read_said(HpPlanTable *rows, xmlNode *parent, const char *kind,
                      const HpOfficeCell *cell, const char *text)
{
  g_autofree char *place = hp_table_place(rows, cell->row, hp_column_of_kind(rows->columns, kind));
  if (strcmp(kind, "timeframe") == 0)
    hp_append_timeframe(rows->building, parent, text, place, day_of_cell(rows, cell));
  else if (strcmp(kind, "with") == 0)
    hp_append_partners(rows->building, parent, text, place);
  else {
    const xmlNode *before = parent->last;
    hp_append_responsible(rows->building, parent, text, place);
    hp_mark_responsible(rows->building, before, cell);
  }
}

/* A cell that several activities share is read once. Those that it is done together with ("with")
   are a partner each. */
static void append_said(HpPlanTable *rows, xmlNode *parent, const char *kind,
                        const HpOfficeCell *cell)
{
  GHashTable *read = rows->read[strcmp(kind, "with") == 0        ? HP_READ_PARTNERS
                                : strcmp(kind, "timeframe") == 0 ? HP_READ_TIMES
                                                                 : HP_READ_RESPONSIBLE];
  const xmlNode *made = g_hash_table_lookup(read, cell);
  if (made != NULL) {
    hp_append_again(rows->building, parent, made, kind);
    return;
  }
  const xmlNode *before = parent->last;
  g_autofree char *text = hp_table_take(rows, cell);
  const gboolean are_partners = strcmp(kind, "with") == 0;
  if (are_partners && hp_says_above(text) && rows->last_partners != NULL) {
    hp_append_again(rows->building, parent, rows->last_partners, kind);
    return;
  }
  if (!hp_cell_is_dash(cell))
    read_said(rows, parent, kind, cell, text);
  if (hp_says_above(text))
    return;
  xmlNode *said_here = hp_said_new(parent, before, "responsible timeframe");
  g_hash_table_insert(read, (gpointer)cell, said_here);
  if (are_partners && said_here->children != NULL)
    rows->last_partners = said_here;
}

/* Who or when of one row, where that begins in it and has not been said of all of them. */
static void append_said_here(HpPlanTable *rows, xmlNode *parent, const char *kind, guint row)
{
  const HpOfficeCell *cell = hp_table_cell_of_kind(rows, row, kind);
  const gboolean is_lead = rows->lead != NULL && strcmp(kind, "responsible") == 0;
  if (begins_here(cell, row) && !is_lead)
    append_said(rows, parent, kind, cell);
}

/* "1. Anna" and "2. Per" beside several activities: who knows whether the persons are counted, or
   the activities. */
static void tell_counted(const HpPlanTable *rows, const HpOfficeCell *cell)
{
  g_autofree char *text = hp_office_cell_text(cell);
  g_autofree char *plain = hp_without_line_numbers(text);
  if (strcmp(plain, text) != 0)
    hp_office_tell(rows->building->document, hp_table_place(rows, cell->row, cell->column),
                   _("\"%s\" was taken to be said of all activities beside it; if it counts these, "
                     "part it."),
                   text);
}

/* Who and when of one row, for each of its activities. */
static void append_to_activities(HpPlanTable *rows, const GPtrArray *activities, const char *kind,
                                 guint row)
{
  const HpOfficeCell *cell = rows->lead != NULL && strcmp(kind, "responsible") == 0
                                 ? rows->lead
                                 : hp_table_cell_of_kind(rows, row, kind);
  if (activities->len > 1)
    tell_counted(rows, cell);
  for (guint i = 0; i < activities->len && !hp_office_cell_is_empty(cell); i++)
    append_said(rows, g_ptr_array_index(activities, i), kind, cell);
}

/* Whether the number in the first row of an objective is that of its first activity: it stands
   before that, and takes fewer rows than the objective. */
static gboolean is_number_of_activity(const HpPlanTable *rows, guint first, guint end)
{
  const guint number = hp_column_of_kind(rows->columns, "number"),
              objective = hp_column_of_kind(rows->columns, "objective"),
              activity = hp_column_of_kind(rows->columns, "activity");
  const HpOfficeCell *cell = hp_table_cell(rows, first, number);
  return cell != NULL && objective < number && number < activity && cell->rows < end - first &&
         begins_here(hp_table_cell(rows, first, activity), first);
}

/* Of the first that asks for it. */
static void set_number(HpPlanTable *rows, xmlNode *element, guint row)
{
  const HpOfficeCell *cell = hp_table_cell_of_kind(rows, row, "number");
  if (!begins_here(cell, row) || hp_cell_is_dash(cell) || g_hash_table_contains(rows->taken, cell))
    return;
  g_autofree char *text = hp_table_take(rows, cell);
  const char *label = rows->columns->labels[cell->column];
  if (g_str_has_suffix(text, "."))
    text[strlen(text) - 1] = '\0';
  if (strpbrk(text, " \n") == NULL && g_utf8_strlen(text, -1) <= 16 && *text != '\0' &&
      hp_attribute(element, "number") == NULL)
    xmlNewProp(element, (const xmlChar *)"number", (const xmlChar *)text);
  else
    hp_office_add_internal(rows->building->document, label == NULL ? _("Cell") : label, text);
}

static const char *const said[] = {"responsible", "timeframe"};

static void append_row_of_objective(HpPlanTable *rows, xmlNode *parent, guint row,
                                    gboolean is_shared[2])
{
  const HpOfficeCell *cell = hp_table_cell_of_kind(rows, row, "activity");
  const HpOfficeCell *with = hp_table_cell_of_kind(rows, row, "with");
  g_autoptr(GPtrArray) activities = g_ptr_array_new();
  if (begins_here(cell, row)) {
    append_activities(rows, parent, cell, activities);
    hp_table_take_kind(rows, "activity", row, row + 1);
  } else if (!is_empty_row(rows, row) && parent->last != NULL &&
             hp_is_named(parent->last, "activity"))
    g_ptr_array_add(activities, parent->last);
  for (guint i = 0; i < G_N_ELEMENTS(said); i++)
    if (!is_shared[i] && begins_here(cell, row))
      append_to_activities(rows, activities, said[i], row);
    else if (!is_shared[i] && activities->len > 0)
      append_said_here(rows, parent->last, said[i], row);
  if (activities->len > 0)
    set_number(rows, g_ptr_array_index(activities, 0), row);
  const gboolean has_with =
      begins_here(cell, row) ? !hp_office_cell_is_empty(with) : begins_here(with, row);
  for (guint i = 0; has_with && !is_shared[0] && i < activities->len; i++)
    append_said(rows, g_ptr_array_index(activities, i), "with", with);
}

/* Partners stand among those responsible, before the times. */
static void put_partners_first(xmlNode *parent)
{
  xmlNode *time = NULL, *next = NULL;
  for (xmlNode *child = parent->children; child != NULL; child = next) {
    next = child->next;
    if (hp_is_named(child, "timeframe") && time == NULL)
      time = child;
    else if (hp_is_named(child, "responsible") && time != NULL)
      xmlAddPrevSibling(time, child);
  }
}

/* Which activity has what else a row says: its first, or the one that goes on in it; NULL: there is
   none yet. */
static xmlNode *activity_of_row(const xmlNode *parent, const xmlNode *before)
{
  xmlNode *activity = before == NULL ? parent->children : before->next;
  while (activity != NULL && !hp_is_named(activity, "activity"))
    activity = activity->next;
  if (activity == NULL)
    for (activity = parent->last; activity != NULL && !hp_is_named(activity, "activity");)
      activity = activity->prev;
  return activity;
}

/* What else rows say, once it is known how many one activity has: it stands in one order. Of the
   activity of each row from `first` on. */
static void append_planning_of_rows(HpPlanTable *rows, GPtrArray *activities, guint first)
{
  for (guint i = 0, next = 0; i < activities->len; i = next) {
    xmlNode *activity = g_ptr_array_index(activities, i);
    for (next = i; next < activities->len && g_ptr_array_index(activities, next) == activity;)
      next++;
    if (activity != NULL)
      hp_append_planning(rows, activity, first + i, first + next);
  }
}

/* The row before which none has an activity. */
static guint read_rows_of(HpPlanTable *rows, xmlNode *parent, guint first, guint end,
                          gboolean is_shared[2])
{
  g_autoptr(GPtrArray) activities = g_ptr_array_new();
  xmlNode *last = parent->last;
  for (guint row = first; row < end; row++) {
    const xmlNode *before = parent->last;
    append_row_of_objective(rows, parent, row, is_shared);
    g_ptr_array_add(activities, activity_of_row(parent, before));
  }
  /* Those before these rows have been put in order, but for the last one, which they may add to. */
  for (xmlNode *child = last == NULL ? parent->children : last; child != NULL; child = child->next)
    if (hp_is_named(child, "activity"))
      put_partners_first(child);
  /* What the one row of an objective says is the objective's. */
  if (end - first > 1 || !hp_is_named(parent, "objective") || parent == rows->objective)
    append_planning_of_rows(rows, activities, first);
  guint with_activity = 0;
  while (with_activity < activities->len && g_ptr_array_index(activities, with_activity) == NULL)
    with_activity++;
  return first + with_activity;
}

static gboolean has_several_activities(const xmlNode *objective)
{
  guint n = 0;
  for (const xmlNode *child = objective->children; child != NULL; child = child->next)
    n += hp_is_named(child, "activity") ? 1 : 0;
  return n > 1;
}

static void append_shared(HpPlanTable *rows, xmlNode *objective, guint first, guint end,
                          gboolean is_shared[2])
{
  const HpOfficeCell *with = cell_for_all(rows, "with", first, end);
  for (guint i = 0; i < G_N_ELEMENTS(said); i++)
    if (is_shared[i]) {
      if (has_several_activities(objective))
        tell_counted(rows, cell_for_all(rows, said[i], first, end));
      append_said(rows, objective, said[i], cell_for_all(rows, said[i], first, end));
      hp_table_take_kind(rows, said[i], first, end);
    }
  if (with != NULL && is_shared[0]) {
    append_said(rows, objective, "with", with);
    hp_table_take_kind(rows, "with", first, end);
  }
}

/* Rows before the first activity say something of the objective itself. */
static void append_rows_of_its_own(HpPlanTable *rows, xmlNode *objective, guint first, guint end,
                                   gboolean is_shared[2])
{
  if (rows->lead != NULL && first < end)
    append_said(rows, objective, "responsible", rows->lead);
  for (guint row = first; row < end; row++) {
    const HpOfficeCell *with = hp_table_cell_of_kind(rows, row, "with");
    for (guint i = 0; i < G_N_ELEMENTS(said); i++)
      if (!is_shared[i])
        append_said_here(rows, objective, said[i], row);
    if (!is_shared[0] && begins_here(with, row))
      append_said(rows, objective, "with", with);
  }
}

/* Who is responsible stands by the activities, even where one is for all, if their partners differ:
   an activity has its own ones in place of the objective's. */
static void look_for_shared(HpPlanTable *rows, guint first, guint end, gboolean is_shared[2])
{
  gboolean have_partners = FALSE;
  for (guint row = first; row < end; row++)
    have_partners |= !hp_office_cell_is_empty(hp_table_cell_of_kind(rows, row, "with"));
  for (guint i = 0; i < G_N_ELEMENTS(said); i++)
    is_shared[i] = cell_for_all(rows, said[i], first, end) != NULL;
  rows->lead = NULL;
  if (!is_shared[0] || !have_partners || cell_for_all(rows, "with", first, end) != NULL)
    return;
  rows->lead = cell_for_all(rows, "responsible", first, end);
  hp_table_take_kind(rows, "responsible", first, end);
  is_shared[0] = FALSE;
}

/* A pilot is called one before the colon. */
static const char *after_pilot(xmlNode *objective, const char *text)
{
  static const char *const pilots[] = {"Försöksprojekt: ", "Pilot: ",           "Pilotprojekt: ",
                                       "Pilot project: ",  "Forsøksprosjekt: ", "Forsøgsprojekt: "};
  for (guint i = 0; i < G_N_ELEMENTS(pilots); i++)
    if (g_str_has_prefix(text, pilots[i])) {
      xmlNewProp(objective, (const xmlChar *)"pilot", (const xmlChar *)"yes");
      return text + strlen(pilots[i]);
    }
  return text;
}

/* Its lines behind a number that was typed, which may stand in a line of its own. */
static void append_texts(xmlNode *objective, const HpOfficeCell *cell, gsize typed)
{
  gboolean first = TRUE;
  for (guint i = 0; i < cell->lines->len; i++) {
    const HpOfficeLine *line = g_ptr_array_index(cell->lines, i);
    const gsize length = strlen(line->text);
    if (typed > length) {
      typed -= length + 1;
      continue;
    }
    const char *text = line->text + typed;
    hp_append(objective, "text", first ? after_pilot(objective, text) : text);
    typed = 0;
    first = FALSE;
  }
}

/* Its element, with its words, number and place among the rows; `words` is what follows a number in
   `text`. */
static xmlNode *append_objective(HpPlanTable *rows, const char *text, guint first, guint end,
                                 const char **words)
{
  HpImporting *building = rows->building;
  const HpOfficeCell *cell = hp_table_cell_of_kind(rows, first, "objective");
  xmlNode *objective = hp_append_numbered(building, (*rows->area)->rows, "objective", text, words);
  building->count.objectives++;
  append_texts(objective, cell, (gsize)(*words - text));
  if (!is_number_of_activity(rows, first, end))
    set_number(rows, objective, first);
  hp_table_take_kind(rows, "objective", first, end);
  hp_table_take_kind(rows, "area", first, end);
  hp_table_take_kind(rows, "goal", first, end);
  return objective;
}

/* An objective has an activity: where the table has none, it is its own. */
static void append_itself(HpPlanTable *rows, xmlNode *objective, const char *words, guint row)
{
  append_activity(rows->building, objective, words);
  hp_office_tell(rows->building->document,
                 hp_table_place(rows, row, hp_column_of_kind(rows->columns, "objective")),
                 _("The objective has no activity; its own words stand for one."));
}

static void read_objective(HpPlanTable *rows, guint first, guint end)
{
  const char *words = NULL;
  gboolean is_shared[2];
  g_autofree char *text = hp_office_cell_text(hp_table_cell_of_kind(rows, first, "objective"));
  xmlNode *objective = append_objective(rows, text, first, end, &words);
  look_for_shared(rows, first, end, is_shared);
  rows->first_of_all = first;
  rows->n_of_all = end - first;
  const guint end_of_own = read_rows_of(rows, objective, first, end, is_shared);
  if (end_of_own == end)
    append_itself(rows, objective, words, first);
  append_shared(rows, objective, first, end, is_shared);
  append_rows_of_its_own(rows, objective, first, end_of_own, is_shared);
  put_partners_first(objective);
  /* Where it has rows of its own, all that they say is its. */
  if (end_of_own > first)
    rows->n_of_all = 0;
  hp_append_planning(rows, objective, first, MAX(first + 1, end_of_own));
  rows->n_of_all = 0;
  rows->lead = NULL;
}

/* ---- Rows ---------------------------------------------------------------------------------- */

/* The one cell of a row that goes across all of it. */
static const HpOfficeCell *cell_across(const HpPlanTable *rows, guint row)
{
  const HpOfficeCell *cell = hp_table_cell(rows, row, 0);
  return begins_here(cell, row) && cell->columns >= rows->table->n_columns ? cell : NULL;
}

static void begin_area(HpPlanTable *rows, const char *title)
{
  if (hp_area_is_empty(*rows->area) && (*rows->area)->title == NULL)
    (*rows->area)->title = g_strdup(title);
  else {
    HpImportArea *around = (*rows->area)->around;
    const int level = (*rows->area)->level;
    hp_area_finish(rows->building, rows->plan, *rows->area);
    *rows->area = hp_area_new(around, level, title);
  }
}

static void read_cell_across(HpPlanTable *rows, const HpOfficeCell *cell)
{
  g_autofree char *text = hp_table_take(rows, cell);
  if (hp_cell_is_dash(cell))
    return;
  if (hp_goal_label_length(rows->building->headings, text) > 0)
    hp_area_add_goal(rows->building, *rows->area, text);
  else
    begin_area(rows, text);
}

static void read_area_and_goal(HpPlanTable *rows, guint row)
{
  const HpOfficeCell *area = hp_table_cell_of_kind(rows, row, "area"),
                     *goal = hp_table_cell_of_kind(rows, row, "goal");
  hp_table_take_kind(rows, "area", row, row + 1);
  hp_table_take_kind(rows, "goal", row, row + 1);
  if (says_own(area, row)) {
    g_autofree char *title = hp_table_take(rows, area), *own = hp_collapsed(title);
    if (g_strcmp0((*rows->area)->title, own) != 0)
      begin_area(rows, own);
  }
  if (says_own(goal, row)) {
    g_autofree char *wording = hp_table_take(rows, goal);
    hp_area_add_goal(rows->building, *rows->area, wording);
  }
}

/* The headings of several columns, which such a header has in a row above it. */
static gboolean is_first_header_again(const HpPlanTable *rows, guint row)
{
  const guint first = rows->columns->first_header_row;
  for (guint c = 0; c < rows->columns->n_columns; c++)
    if (!hp_office_cells_say_same(hp_table_cell(rows, row, c), hp_table_cell(rows, first, c)))
      return FALSE;
  return first < rows->columns->header_row;
}

/* A header that a long table has again on each page. */
static gboolean is_header_again(const HpPlanTable *rows, guint row)
{
  if (is_empty_row(rows, row))
    return FALSE;
  if (is_first_header_again(rows, row))
    return TRUE;
  for (guint c = 0; c < rows->columns->n_columns; c++) {
    const HpOfficeCell *cell = hp_table_cell(rows, row, c);
    const char *label = rows->columns->headings[c];
    if (cell != NULL && cell->column == c && !hp_office_cell_says(cell, label == NULL ? "" : label))
      return FALSE;
  }
  return rows->columns->has_header;
}

/* Whether a row says the objective of another again, as lists that are sorted do. */
static gboolean says_again(const HpPlanTable *rows, guint row, guint first)
{
  const HpOfficeCell *objective = hp_table_cell_of_kind(rows, row, "objective");
  g_autofree char *text = hp_office_cell_text(objective);
  return (hp_says_above(text) ||
          hp_office_cells_say_same(objective, hp_table_cell_of_kind(rows, first, "objective"))) &&
         begins_here(hp_table_cell_of_kind(rows, row, "activity"), row);
}

/* The same of what the area or the goal is. */
static gboolean begins_other(const HpPlanTable *rows, guint row, guint first, const char *kind)
{
  const HpOfficeCell *cell = hp_table_cell_of_kind(rows, row, kind);
  return says_own(cell, row) &&
         !hp_office_cells_say_same(cell, hp_table_cell_of_kind(rows, first, kind));
}

/* Where the rows end that the objective of a row is said of. */
static guint end_of_objective(const HpPlanTable *rows, guint first)
{
  guint row = first + 1;
  for (; row < rows->table->n_rows; row++)
    if ((begins_here(hp_table_cell_of_kind(rows, row, "objective"), row) &&
         !says_again(rows, row, first)) ||
        cell_across(rows, row) != NULL || hp_table_is_total(rows, row) ||
        begins_other(rows, row, first, "area") || begins_other(rows, row, first, "goal") ||
        is_header_again(rows, row))
      break;
  return row;
}

/* The area; or the objective that the heading above the table says. */
static xmlNode *parent_of_rows(HpPlanTable *rows)
{
  HpImportArea *area = *rows->area;
  if (area->objective != NULL) {
    const char *words = NULL;
    xmlNode *objective =
        hp_append_numbered(rows->building, area->rows, "objective", area->objective, &words);
    hp_append(objective, "text", words);
    rows->building->count.objectives++;
    rows->objective = objective;
    g_clear_pointer(&area->objective, g_free);
  }
  return rows->objective != NULL ? rows->objective : area->rows;
}

/* Where the rows end that the activity of a row takes, by itself or with what stands beside it. */
static guint end_of_activity(const HpPlanTable *rows, guint first)
{
  const HpOfficeCell *activity = hp_table_cell_of_kind(rows, first, "activity");
  guint row = first + 1;
  for (; row < rows->table->n_rows; row++)
    if (hp_table_cell_of_kind(rows, row, "activity") != activity ||
        says_own(hp_table_cell_of_kind(rows, row, "objective"), row) ||
        hp_table_is_total(rows, row) || begins_other(rows, row, first, "area") ||
        begins_other(rows, row, first, "goal"))
      break;
  return row;
}

static void read_rows_without_objective(HpPlanTable *rows, guint row, guint end)
{
  gboolean is_shared[2] = {FALSE, FALSE};
  xmlNode *parent = parent_of_rows(rows);
  read_rows_of(rows, parent, row, end, is_shared);
}

/* A heading of two rows of headings. */
static gboolean reaches_header(const HpPlanTable *rows, const HpOfficeCell *cell)
{
  return rows->columns->has_header && cell != NULL &&
         cell->row + cell->rows > rows->columns->first_header_row;
}

static void keep_rows_above(HpPlanTable *rows)
{
  for (guint row = 0; row < rows->columns->first_header_row; row++)
    for (guint c = 0; c < rows->table->n_columns; c++) {
      const HpOfficeCell *cell = hp_table_cell_from(rows, row, c);
      g_autofree char *text = hp_table_take(rows, cell);
      if (cell != NULL && !reaches_header(rows, cell) &&
          g_strcmp0(rows->building->title, text) != 0)
        hp_append(hp_flow_room((*rows->area)->introduction), "p", text);
    }
}

static guint read_row(HpPlanTable *rows, guint row)
{
  if (hp_table_is_total(rows, row)) {
    hp_table_keep_row(rows, row);
    return row + 1;
  }
  const HpOfficeCell *across = cell_across(rows, row);
  if (across != NULL) {
    read_cell_across(rows, across);
    return row + 1;
  }
  read_area_and_goal(rows, row);
  const HpOfficeCell *objective = hp_table_cell_of_kind(rows, row, "objective");
  if (begins_here(objective, row) && !hp_cell_is_dash(objective)) {
    const guint end = end_of_objective(rows, row);
    read_objective(rows, row, end);
    return end;
  }
  if (!begins_here(hp_table_cell_of_kind(rows, row, "activity"), row)) {
    hp_table_keep_row(rows, row);
    return row + 1;
  }
  const guint end = end_of_activity(rows, row);
  read_rows_without_objective(rows, row, end);
  return end;
}

/* A dash for an activity says that there is none. */
static void forget_dashes(const HpPlanTable *rows)
{
  const guint column = hp_column_of_kind(rows->columns, "activity");
  for (guint row = 0; row < rows->table->n_rows; row++) {
    HpOfficeCell **place = &rows->grid[row * rows->table->n_columns + column];
    if (*place != NULL && (*place)->column == column && hp_cell_is_dash(*place))
      *place = NULL;
  }
}

void hp_read_rows(HpImporting *building, xmlNode *plan, HpImportArea **area,
                  const HpOfficeTable *table, HpOfficeCell **grid, HpImportColumns *columns)
{
  g_autoptr(GHashTable) taken = g_hash_table_new(g_direct_hash, g_direct_equal);
  HpPlanTable rows = {building, plan, area, table, grid, columns, .taken = taken};
  for (guint i = 0; i < G_N_ELEMENTS(rows.read); i++)
    rows.read[i] = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)xmlFreeNode);
  guint row = columns->has_header ? columns->header_row + 1 : 0;
  building->numbers_are_apart = hp_columns_have(columns, "number");
  forget_dashes(&rows);
  keep_rows_above(&rows);
  if (columns->has_header)
    hp_table_take_header(&rows);
  hp_table_take_joined(&rows);
  while (row < table->n_rows) {
    const gboolean is_header = is_header_again(&rows, row);
    if (is_header)
      hp_table_take_row(&rows, row);
    row = is_header ? row + 1 : read_row(&rows, row);
  }
  hp_table_keep_rest(&rows);
  building->numbers_are_apart = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(rows.read); i++)
    g_hash_table_unref(rows.read[i]);
}
