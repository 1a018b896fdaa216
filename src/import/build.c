/* From a document to a plan: which headings are areas, what stands before, in and after them. */
#include "import/build.h"

#include "plan/plan.h"

#include <string.h>

/* ---- Headings ------------------------------------------------------------------------------ */

enum { BOLD_LEVEL = 10, LAST_LEVEL = 11, BOLD_LENGTH = 120 };

static HpOfficeBlock *block_at(const HpOfficeText *document, guint i)
{
  return i < document->blocks->len ? g_ptr_array_index(document->blocks, i) : NULL;
}

static const HpOfficeLine *heading_at(const HpOfficeText *document, guint i)
{
  const HpOfficeBlock *block = block_at(document, i);
  return block != NULL && block->line != NULL && block->line->kind == HP_LINE_HEADING ? block->line
                                                                                      : NULL;
}

/* A short paragraph that is all bold is a heading below all others, 1.1 below 1. A goal, "Mål: …",
   is none. */
static void find_bold_headings(const HpOfficeText *document, const HpImportHeadings *headings)
{
  for (guint i = 0; i < document->blocks->len; i++) {
    HpOfficeLine *line = block_at(document, i)->line;
    if (line == NULL || line->kind != HP_LINE_PARAGRAPH || !line->is_bold ||
        strlen(line->text) > BOLD_LENGTH ||
        strchr(".:,;", line->text[strlen(line->text) - 1]) != NULL)
      continue;
    const gsize label = hp_goal_label_length(headings, line->text);
    if (label > 0 && label < strlen(line->text) - 1)
      continue;
    g_autofree char *number = NULL;
    hp_after_typed_number(line->text, &number);
    line->kind = HP_LINE_HEADING;
    line->level =
        number == NULL ? BOLD_LEVEL : MIN(BOLD_LEVEL - 1 + hp_depth_of_number(number), LAST_LEVEL);
  }
}

/* ---- Areas --------------------------------------------------------------------------------- */

/* A table as the builder sees it. */
typedef struct {
  HpOfficeCell **grid;
  gboolean is_plan;         /* whether it is a table of a plan */
  HpImportColumns *columns; /* then what they are; NULL, too, when an area has them */
} TableView;

/* All that is decided before the tree is made. */
typedef struct {
  HpImporting *building;
  TableView *views; /* of each block */
  guint title;      /* the block that it is; G_MAXUINT: none */
  char *above;      /* what stands alone above the header of the first table of a plan; NULL */
  int area_level;   /* headings of this level are areas; 0: none are */
  xmlNode *plan, *introduction, *closing;
  HpImportArea *area; /* that is open; or NULL */
  HpImportFlow flow;
  guint last_table;   /* the block of the last table of a plan */
  gboolean has_prose; /* activities are told in text, which wants more room than a cell */
  struct {
    guint from, end; /* blocks that have all the same ahead: a table of a plan, or none */
    int level;       /* where headings of this level end what is looked at */
    gboolean is_table;
  } ahead;
} BlockWalk;

/* Whether tables stand under different headings of that level; `first` is the one above the first
   of them, or G_MAXUINT. */
static gboolean divides_tables(const BlockWalk *walk, int level, guint *first)
{
  guint heading = G_MAXUINT;
  *first = G_MAXUINT;
  for (guint i = 0; i < walk->building->document->blocks->len; i++) {
    const HpOfficeLine *line = heading_at(walk->building->document, i);
    if (line != NULL && i != walk->title && line->level <= level)
      heading = line->level == level ? i : G_MAXUINT;
    if (!walk->views[i].is_plan || heading == G_MAXUINT || heading == *first)
      continue;
    if (*first != G_MAXUINT)
      return TRUE;
    *first = heading;
  }
  return FALSE;
}

/* The highest level at which the tables stand under different headings; where there is one table,
   or all stand under one heading, the deepest that is above the first. */
static int find_area_level(const BlockWalk *walk)
{
  int deepest = 0;
  for (int level = 1; level <= LAST_LEVEL; level++) {
    guint first;
    if (divides_tables(walk, level, &first))
      return level;
    if (first != G_MAXUINT)
      deepest = level;
  }
  return deepest;
}

/* Whether a table of a plan stands under the heading before the next as high. */
static gboolean holds_table(const BlockWalk *walk, guint heading)
{
  const HpOfficeText *document = walk->building->document;
  const int level = heading_at(document, heading)->level;
  for (guint i = heading + 1; i <= walk->last_table; i++) {
    const HpOfficeLine *line = heading_at(document, i);
    if (line != NULL && line->level <= level)
      return FALSE;
    if (walk->views[i].is_plan)
      return TRUE;
  }
  return FALSE;
}

/* The title is what says it is, or the first heading where no other is of its level or above, or
   where it stands first and no table of a plan before the next. */
static guint find_title(const BlockWalk *walk)
{
  const HpOfficeText *document = walk->building->document;
  guint first = G_MAXUINT, as_high = 0;
  for (guint i = 0; i < document->blocks->len; i++) {
    const HpOfficeLine *line = heading_at(document, i);
    if (line == NULL)
      continue;
    if (line->level == 0)
      return i;
    if (first == G_MAXUINT)
      first = i;
    else if (line->level <= heading_at(document, first)->level)
      as_high++;
  }
  return first != G_MAXUINT && (as_high == 0 || (first == 0 && !holds_table(walk, first)))
             ? first
             : G_MAXUINT;
}

/* Whether tables of a plan stand under the heading that an area has, but not under this one in it.
 */
static gboolean has_other_tables(const BlockWalk *walk, guint heading, int level)
{
  const HpOfficeText *document = walk->building->document;
  const int own = heading_at(document, heading)->level;
  gboolean is_own = FALSE;
  guint i = heading;
  while (i > 0 && (heading_at(document, i) == NULL || heading_at(document, i)->level > level))
    i--;
  for (i++; i <= walk->last_table; i++) {
    const HpOfficeLine *line = heading_at(document, i);
    if (line != NULL && line->level <= level)
      return FALSE;
    if (line != NULL && line->level <= own)
      is_own = i == heading;
    if (walk->views[i].is_plan && !is_own)
      return TRUE;
  }
  return FALSE;
}

/* Closes the areas of this level and of those below it. */
static void close_areas(BlockWalk *walk, int level)
{
  while (walk->area != NULL && walk->area->level >= level) {
    HpImportArea *around = walk->area->around;
    hp_area_finish(walk->building, walk->plan, walk->area);
    walk->area = around;
    if (around != NULL)
      walk->flow = hp_flow_after(around->closing);
  }
}

/* Under headings that are deeper than areas go in each other, areas stand one after the other. */
static int level_with_room(const BlockWalk *walk, int level)
{
  const HpImportArea *around = walk->area;
  while (around != NULL && around->level >= level)
    around = around->around;
  guint depth = 0;
  for (const HpImportArea *at = around; at != NULL; at = at->around)
    depth++;
  return depth < HP_MAX_AREA_DEPTH ? level : around->level;
}

static void open_area(BlockWalk *walk, int heading_level, const char *title)
{
  const int level = level_with_room(walk, heading_level);
  close_areas(walk, level);
  walk->area = hp_area_new(walk->area, level, title);
  walk->flow = (HpImportFlow){.holder = walk->area->introduction};
}

/* ---- The walk ------------------------------------------------------------------------------ */

/* "Delmål 1.1 Ansvaret är klart", above a table: the objective of its rows. */
static gboolean take_objective(BlockWalk *walk, guint i)
{
  const HpOfficeLine *line = heading_at(walk->building->document, i);
  if (walk->area == NULL || line->level <= walk->area->level || !holds_table(walk, i) ||
      !hp_is_objective_heading(walk->building->headings, line->text))
    return FALSE;
  hp_area_keep_objective(walk->building, walk->area);
  walk->area->objective = g_strdup(line->text);
  return TRUE;
}

static void add_heading(BlockWalk *walk, guint i)
{
  const HpOfficeLine *line = heading_at(walk->building->document, i);
  const gboolean is_area = line->level == walk->area_level && holds_table(walk, i);
  const gboolean is_area_in_another =
      walk->area != NULL && walk->area_level > 0 && line->level > walk->area_level &&
      !hp_is_heading(walk->building->headings, line->text) && holds_table(walk, i) &&
      has_other_tables(walk, i, line->level - 1);
  if (take_objective(walk, i))
    return;
  if (is_area || is_area_in_another) {
    open_area(walk, line->level, line->text);
    return;
  }
  if (line->level <= walk->area_level && i > walk->last_table && walk->area != NULL) {
    close_areas(walk, 0);
    walk->flow = (HpImportFlow){.holder = walk->closing};
  }
  hp_flow_add_heading(&walk->flow, line->level, line->text);
}

/* Whether rows of the area come after it. What was seen from a line before it holds for it, too. */
static gboolean table_follows(BlockWalk *walk, guint i)
{
  const HpOfficeText *document = walk->building->document;
  const int level = walk->area == NULL ? G_MAXINT : walk->area->level;
  if (level == walk->ahead.level && i >= walk->ahead.from && i < walk->ahead.end)
    return walk->ahead.is_table;
  guint end = i + 1;
  while (end <= walk->last_table && !walk->views[end].is_plan &&
         (heading_at(document, end) == NULL || heading_at(document, end)->level > level))
    end++;
  const HpOfficeLine *line = heading_at(document, end);
  walk->ahead.from = i;
  walk->ahead.end = end;
  walk->ahead.level = level;
  walk->ahead.is_table = end <= walk->last_table && (line == NULL || line->level > level);
  return walk->ahead.is_table;
}

static gboolean begins_with_goal(const BlockWalk *walk, guint i)
{
  const HpOfficeLine *line = block_at(walk->building->document, i)->line;
  return line != NULL && hp_goal_label_length(walk->building->headings, line->text) > 0;
}

/* A goal is what stands in a box by itself, or after a word for it, or under a heading that is
   one. The next block; `i` itself if it is none. */
static guint add_goal(BlockWalk *walk, guint i)
{
  const HpOfficeText *document = walk->building->document;
  const HpOfficeBlock *block = block_at(document, i);
  const HpImportHeadings *headings = walk->building->headings;
  if (walk->area == NULL && begins_with_goal(walk, i) && table_follows(walk, i))
    open_area(walk, 0, NULL);
  const char *text = block->line == NULL ? NULL : block->line->text;
  const gsize label = text == NULL ? 0 : hp_goal_label_length(headings, text);
  const gboolean is_first = walk->area != NULL && hp_area_has_no_rows(walk->area);
  if (walk->area == NULL || (!is_first && (label == 0 || !table_follows(walk, i))))
    return i;
  if (is_first && block->table != NULL && block->table->n_rows * block->table->n_columns <= 2 &&
      block->table->n_rows > 0) {
    g_autoptr(GString) goal = g_string_new(NULL);
    for (guint c = 0; c < block->table->cells->len; c++) {
      g_autofree char *words = hp_office_cell_text(g_ptr_array_index(block->table->cells, c));
      g_string_append_printf(goal, "%s%s", goal->len == 0 ? "" : "\n", words);
    }
    hp_area_add_goal(walk->building, walk->area, goal->str);
    return i + 1;
  }
  if (label == 0)
    return i;
  const HpOfficeBlock *next = block_at(document, i + 1);
  if (label < strlen(text) - 1) {
    hp_area_add_goal(walk->building, walk->area, text);
    return i + 1;
  }
  if (next == NULL || next->line == NULL || next->line->kind == HP_LINE_HEADING)
    return i;
  hp_area_add_goal(walk->building, walk->area, text);
  hp_area_add_goal(walk->building, walk->area, next->line->text);
  return i + 2;
}

static void add_plan_table(BlockWalk *walk, guint i)
{
  const HpOfficeTable *table = block_at(walk->building->document, i)->table;
  TableView *view = &walk->views[i];
  const gboolean has_areas = hp_columns_have(view->columns, "area");
  if (walk->area == NULL || table->sheet != NULL)
    open_area(walk, 0, table->sheet != NULL && !has_areas ? table->sheet : NULL);
  if (table->sheet != NULL && has_areas)
    hp_office_add_internal(walk->building->document, _("Sheet"), table->sheet);
  hp_read_rows(walk->building, walk->plan, &walk->area, table, view->grid, view->columns);
  if (walk->area->columns == NULL)
    walk->area->columns = g_steal_pointer(&view->columns);
  hp_area_keep_objective(walk->building, walk->area);
  if (walk->flow.holder != walk->area->closing)
    walk->flow = hp_flow_after(walk->area->closing);
}

static guint add_block(BlockWalk *walk, guint i)
{
  HpOfficeBlock *block = block_at(walk->building->document, i);
  if (i == walk->title)
    return i + 1;
  if (walk->views[i].columns != NULL) {
    add_plan_table(walk, i);
    return i + 1;
  }
  const guint after_goal = add_goal(walk, i);
  if (after_goal > i)
    return after_goal;
  if (heading_at(walk->building->document, i) != NULL)
    add_heading(walk, i);
  else if (block->table != NULL)
    hp_flow_add_table(&walk->flow, block->table, walk->views[i].grid);
  else
    return hp_flow_add(walk->building, &walk->flow, i);
  return i + 1;
}

/* ---- The title ------------------------------------------------------------------------------ */

static gboolean says_something(const char *words)
{
  g_autofree char *key = hp_key_of_words(words == NULL ? "" : words);
  return *key != '\0';
}

static const char *title_of(const BlockWalk *walk)
{
  const HpOfficeText *document = walk->building->document;
  const char *const titles[] = {
      walk->title == G_MAXUINT ? NULL : block_at(document, walk->title)->line->text, walk->above,
      document->title};
  for (guint i = 0; i < G_N_ELEMENTS(titles); i++)
    if (says_something(titles[i]))
      return titles[i];
  return walk->building->options->title;
}

/* The year that a title names, where it is one. */
static int year_of(const char *title)
{
  g_autoptr(GRegex) years = g_regex_new("(?<![0-9])20[0-9]{2}(?![0-9])", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_regex_match(years, title, 0, &match))
    return 0;
  g_autofree char *year = g_match_info_fetch(match, 0);
  return g_match_info_next(match, NULL) ? 0 : atoi(year);
}

/* ---- The whole ----------------------------------------------------------------------------- */

static void learn_parties(BlockWalk *walk, guint i)
{
  const HpOfficeTable *table = block_at(walk->building->document, i)->table;
  const TableView *view = &walk->views[i];
  const guint column = hp_column_of_kind(view->columns, "responsible");
  for (guint row = view->columns->header_row + 1; column != HP_NO_COLUMN && row < table->n_rows;
       row++) {
    const HpOfficeCell *cell = view->grid[row * table->n_columns + column];
    if (cell == NULL || cell->row != row)
      continue;
    g_autofree char *text = hp_office_cell_text(cell);
    hp_import_parties_learn(walk->building->parties, text);
  }
}

/* What the first row says, where it is one thing and stands above the header. The caller's. */
static char *text_above(const HpOfficeTable *table, HpOfficeCell **grid,
                        const HpImportColumns *columns)
{
  const HpOfficeCell *found = NULL;
  guint n = 0;
  for (guint row = 0; row < columns->first_header_row && found == NULL; row++)
    for (guint c = 0; c < table->n_columns; c++) {
      const HpOfficeCell *cell = grid[row * table->n_columns + c];
      if (hp_office_cell_is_empty(cell) || cell == found)
        continue;
      found = cell;
      n++;
    }
  return n == 1 ? hp_office_cell_text(found) : NULL;
}

static void forget_tables(BlockWalk *walk)
{
  for (guint i = 0; i < walk->building->document->blocks->len; i++) {
    g_free(walk->views[i].grid);
    hp_columns_free(walk->views[i].columns);
  }
  g_clear_pointer(&walk->views, g_free);
}

/* ---- Tables that go on in others ------------------------------------------------------------ */

enum { COLUMNS_THAT_GO_ON = 3 }; /* tables of fewer may be of anything */

/* Whether it stands right below a table with headings, has as many columns, and no headings. */
static gboolean goes_on(const HpImportHeadings *headings, const HpOfficeTable *above,
                        HpOfficeTable *table)
{
  return above != NULL && table != NULL && above->sheet == NULL &&
         !hp_has_headings(headings, table) && table->n_columns == above->n_columns &&
         table->n_columns >= COLUMNS_THAT_GO_ON;
}

/* Takes the cells. */
static void append_rows(HpOfficeText *document, HpOfficeTable *above, HpOfficeTable *table)
{
  for (guint i = 0; i < table->cells->len; i++) {
    HpOfficeCell *cell = g_ptr_array_index(table->cells, i);
    cell->row += above->n_rows;
    g_ptr_array_add(above->cells, cell);
  }
  g_ptr_array_set_free_func(table->cells, NULL);
  g_ptr_array_set_size(table->cells, 0);
  above->n_rows += table->n_rows;
  hp_office_tell(document, g_strdup_printf(_("table %u"), table->number),
                 _("It has no headings; its rows were taken to go on with those of the table "
                   "above it."));
}

/* A table that was parted, for a new page or by hand, is one. */
static void join_tables(HpOfficeText *document, const HpImportHeadings *headings)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new(), done = g_ptr_array_new();
  HpOfficeTable *above = NULL; /* that has headings; with those that have been joined with it */
  for (guint i = 0; i < document->blocks->len; i++) {
    HpOfficeBlock *block = block_at(document, i);
    if (goes_on(headings, above, block->table)) {
      append_rows(document, above, block->table);
      g_ptr_array_add(done, block);
      continue;
    }
    above = block->table != NULL && hp_has_headings(headings, block->table) ? block->table : NULL;
    g_ptr_array_add(blocks, block);
  }
  if (done->len > 0)
    hp_office_replace_blocks(document, blocks, done);
}

/* FALSE: no table is a plan's. */
static gboolean look_at_tables(BlockWalk *walk)
{
  const GPtrArray *blocks = walk->building->document->blocks;
  gboolean has_any = FALSE;
  walk->views = g_new0(TableView, blocks->len + 1);
  for (guint i = 0; i < blocks->len; i++) {
    HpOfficeTable *table = block_at(walk->building->document, i)->table;
    if (table == NULL)
      continue;
    walk->views[i].grid = hp_office_table_grid(table);
    walk->views[i].columns = hp_columns_of_table(
        walk->building->headings, table, walk->views[i].grid, walk->building->options->columns);
    if (walk->views[i].columns == NULL)
      continue;
    walk->views[i].is_plan = TRUE;
    learn_parties(walk, i);
    if (!has_any)
      walk->above = text_above(table, walk->views[i].grid, walk->views[i].columns);
    walk->last_table = i;
    walk->has_prose |= table->has_prose;
    has_any = TRUE;
  }
  return has_any;
}

/* What is to be done stands in tables, or else in text. */
static gboolean find_tables(BlockWalk *walk)
{
  const HpImporting *building = walk->building;
  if (building->options->columns == NULL)
    join_tables(building->document, building->headings);
  if (look_at_tables(walk))
    return TRUE;
  forget_tables(walk);
  hp_prose_to_tables(building->document, building->headings, building->options->language);
  return look_at_tables(walk);
}

static void set_root(HpImporting *building, xmlNode *plan)
{
  xmlNewNs(plan, (const xmlChar *)HP_PLAN_NAMESPACE, NULL);
  xmlNewProp(plan, (const xmlChar *)"version", (const xmlChar *)"1");
  xmlNewProp(plan, (const xmlChar *)"id", (const xmlChar *)building->options->name);
  xmlNodeSetLang(plan, (const xmlChar *)building->options->language);
  xmlDocSetRootElement(building->tree, plan);
}

static char *text_of_tree(xmlDoc *tree)
{
  xmlChar *text = NULL;
  int size = 0;
  xmlDocDumpFormatMemoryEnc(tree, &text, &size, "UTF-8", 1);
  char *source = g_strndup((const char *)text, (gsize)size);
  xmlFree(text);
  return source;
}

/* Areas go into a holder of their own first: what comes before them is known last. NULL and the
   error: there is none. */
static char *build(BlockWalk *walk, GError **error)
{
  HpImporting *building = walk->building;
  walk->title = find_title(walk);
  walk->area_level = find_area_level(walk);
  building->title = title_of(walk);
  building->year = year_of(building->title);
  xmlNode *plan = xmlNewNode(NULL, (const xmlChar *)"plan");
  set_root(building, plan);
  if (walk->has_prose)
    xmlNewProp(plan, (const xmlChar *)"layout", (const xmlChar *)"measures");
  xmlNode *head = hp_append(plan, "head", NULL),
          *parties = xmlNewNode(NULL, (const xmlChar *)"parties");
  walk->plan = xmlNewNode(NULL, (const xmlChar *)"areas");
  walk->introduction = xmlNewNode(NULL, (const xmlChar *)"introduction");
  walk->closing = xmlNewNode(NULL, (const xmlChar *)"closing");
  walk->flow = (HpImportFlow){.holder = walk->introduction};
  for (guint i = 0; i < building->document->blocks->len;)
    i = add_block(walk, i);
  close_areas(walk, 0);
  const gboolean has_areas = walk->plan->children != NULL;
  hp_keep_headings(building);
  hp_append_head(building, head);
  hp_append_parties(parties, building->parties);
  hp_tell_alike_parties(building);
  hp_tell_italics(building);
  hp_append_if_any(plan, parties);
  hp_append_if_any(plan, walk->introduction);
  hp_append_children(plan, walk->plan);
  xmlFreeNode(walk->plan);
  hp_append_if_any(plan, walk->closing);
  hp_settle_as_above(building, plan);
  if (has_areas)
    return text_of_tree(building->tree);
  g_set_error_literal(error, HP_IMPORT_ERROR, HP_IMPORT_NO_PLAN,
                      _("The table has headings, but no activities below them; write at least one "
                        "into it, and import the file again."));
  return NULL;
}

char *hp_plan_of_document(HpOfficeText *document, const HpImportOptions *options,
                          HpImportCount *count, GError **error)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(HpImportHeadings) headings = hp_headings_new();
  g_autoptr(HpImportParties) parties = hp_import_parties_new(ids);
  g_autoptr(GHashTable) own = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GHashTable) left = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) met = g_ptr_array_new_with_free_func(g_free);
  HpImporting building = {.document = document,
                          .options = options,
                          .headings = headings,
                          .parties = parties,
                          .own_fields = own,
                          .own_names = names,
                          .headings_left = left,
                          .headings_met = met,
                          .ids = ids};
  g_autofree char *legend = hp_legend_of_italics(document);
  building.legend = legend;
  BlockWalk walk = {.building = &building};
  char *source = NULL;
  g_hash_table_insert(ids, g_strdup(options->name), NULL);
  find_bold_headings(document, headings);
  walk.title = G_MAXUINT;
  const gboolean has_tables = find_tables(&walk);
  if (has_tables && hp_office_is_bounded(document, error)) {
    building.tree = xmlNewDoc((const xmlChar *)"1.0");
    source = build(&walk, error);
    if (source != NULL && !hp_office_is_bounded(document, error))
      g_clear_pointer(&source, g_free);
    xmlFreeDoc(building.tree);
  } else if (!has_tables)
    g_set_error(
        error, HP_IMPORT_ERROR, HP_IMPORT_NO_PLAN,
        _("No table has headings such as Activity, Responsible and Timeframe, and no lines "
          "such as \"Responsible: …\" stand below headings; say what the columns of a table "
          "are with --columns."));
  forget_tables(&walk);
  g_free(walk.above);
  building.count.parties = hp_import_parties_all(parties)->len;
  if (count != NULL)
    *count = building.count;
  return source;
}
