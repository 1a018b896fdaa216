/* What the columns of a table are: by their headings, and where they stand among known ones. */
#include "import/build.h"

#include "headings.h"

#include <string.h>

#define HEADER_ROWS 20 /* the rows among which the header is looked for */

struct HpImportHeadings {
  GHashTable *kinds; /* heading, as below → its kind */
  GHashTable *goals; /* those before goals */
};

/* The number of a note that stands at a word: "ansvarig1", "ansvarig1)". */
static void without_note(char *heading)
{
  gsize n = strlen(heading);
  while (n > 0 && strchr("0123456789)", heading[n - 1]) != NULL)
    n--;
  if (n > 0 && strchr(" .-/", heading[n - 1]) == NULL)
    heading[n] = '\0';
}

/* In lower case, single spaces, without signs at its ends. The caller's. */
static char *heading_of(const char *text)
{
  g_autofree char *lower = g_utf8_strdown(text, -1);
  g_autofree char *collapsed = hp_collapsed(lower);
  const gsize length = strcspn(collapsed, "(");
  char *heading = g_strndup(collapsed, length == 0 ? strlen(collapsed) : length);
  for (gsize n = strlen(heading); n > 0 && strchr(" :.;*/-?!", heading[n - 1]) != NULL; n--)
    heading[n - 1] = '\0';
  without_note(heading);
  return heading;
}

HpImportHeadings *hp_headings_new(void)
{
  HpImportHeadings *headings = g_new0(HpImportHeadings, 1);
  headings->kinds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  headings->goals = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) lines = g_strsplit(headings_table, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto(GStrv) row = hp_row_of_table(lines[i]);
    for (guint j = 1; row != NULL && row[j] != NULL; j++)
      if (strcmp(row[0], "goal-label") == 0)
        g_hash_table_add(headings->goals, g_strdup(row[j]));
      else if (!g_hash_table_contains(headings->kinds, row[j]))
        g_hash_table_insert(headings->kinds, g_strdup(row[j]), g_strdup(row[0]));
  }
  return headings;
}

void hp_headings_free(HpImportHeadings *headings)
{
  if (headings == NULL)
    return;
  g_hash_table_unref(headings->kinds);
  g_hash_table_unref(headings->goals);
  g_free(headings);
}

/* The longest beginning of whole words that is known. */
static const char *kind_of_beginning(const HpImportHeadings *headings, const char *heading)
{
  enum { HEADING_LENGTH = 80 };
  if (strlen(heading) > HEADING_LENGTH)
    return NULL;
  g_autofree char *known = heading_of(heading);
  for (;;) {
    const char *kind = g_hash_table_lookup(headings->kinds, known);
    char *space = strrchr(known, ' '), *slash = strrchr(known, '/');
    if (kind != NULL || (space == NULL && slash == NULL))
      return kind;
    *MAX(space, slash) = '\0';
  }
}

const char *hp_kind_of_heading(const HpImportHeadings *headings, const char *text)
{
  g_autofree char *known = heading_of(text);
  return g_hash_table_lookup(headings->kinds, known);
}

gboolean hp_is_heading(const HpImportHeadings *headings, const char *text)
{
  return hp_kind_of_heading(headings, text) != NULL;
}

gboolean hp_is_objective_heading(const HpImportHeadings *headings, const char *text)
{
  const char *kind = kind_of_beginning(headings, text);
  return g_strcmp0(kind, "objective") == 0 && !hp_is_heading(headings, text) &&
         hp_goal_label_length(headings, text) == 0;
}

gsize hp_goal_label_length(const HpImportHeadings *headings, const char *text)
{
  g_autofree char *words = NULL, *number = NULL;
  const gsize before = hp_typed_label(text, &words, &number);
  g_autofree char *label = heading_of(words);
  if (!g_hash_table_contains(headings->goals, label) || before > HP_MAX_LABEL_BYTES)
    return 0;
  return text[before] == '\0' ? before : before + 1;
}

static char **column_kinds(void)
{
  g_autoptr(GStrvBuilder) kinds = g_strv_builder_new();
  g_auto(GStrv) lines = g_strsplit(headings_table, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto(GStrv) row = hp_row_of_table(lines[i]);
    if (row != NULL && strcmp(row[0], "goal-label") != 0)
      g_strv_builder_add(kinds, row[0]);
  }
  return g_strv_builder_end(kinds);
}

gboolean hp_is_column_kind(const char *kind)
{
  g_auto(GStrv) kinds = column_kinds();
  return g_strv_contains((const char *const *)kinds, kind);
}

char *hp_column_kinds(void)
{
  g_auto(GStrv) kinds = column_kinds();
  return g_strjoinv(", ", kinds);
}

/* ---- One table ----------------------------------------------------------------------------- */

static HpOfficeCell *cell_at(const HpOfficeTable *table, HpOfficeCell **grid, guint row,
                             guint column)
{
  return grid[row * table->n_columns + column];
}

static HpImportColumns *columns_new(guint n)
{
  HpImportColumns *columns = g_new0(HpImportColumns, 1);
  columns->n_columns = n;
  columns->kinds = g_new0(char *, n + 1);
  columns->labels = g_new0(char *, n + 1);
  columns->headings = g_new0(char *, n + 1);
  columns->groups = g_new0(char *, n + 1);
  columns->joined = g_ptr_array_new();
  return columns;
}

void hp_columns_free(HpImportColumns *columns)
{
  if (columns == NULL)
    return;
  for (guint i = 0; i < columns->n_columns; i++) {
    g_free(columns->kinds[i]);
    g_free(columns->labels[i]);
    g_free(columns->headings[i]);
    g_free(columns->groups[i]);
  }
  g_free(columns->kinds);
  g_free(columns->labels);
  g_free(columns->headings);
  g_free(columns->groups);
  g_ptr_array_unref(columns->joined);
  g_free(columns);
}

guint hp_column_of_kind(const HpImportColumns *columns, const char *kind)
{
  for (guint i = 0; i < columns->n_columns; i++)
    if (g_strcmp0(columns->kinds[i], kind) == 0)
      return i;
  return HP_NO_COLUMN;
}

gboolean hp_columns_have(const HpImportColumns *columns, const char *kind)
{
  return hp_column_of_kind(columns, kind) != HP_NO_COLUMN;
}

/* How many different kinds its cells are headings of. */
static guint known_in_row(const HpImportHeadings *headings, const HpOfficeTable *table,
                          HpOfficeCell **grid, guint row)
{
  g_autoptr(GHashTable) kinds = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint column = 0; column < table->n_columns; column++) {
    const HpOfficeCell *cell = cell_at(table, grid, row, column);
    if (cell == NULL || cell->column != column)
      continue;
    g_autofree char *text = hp_office_cell_text(cell);
    const char *kind = kind_of_beginning(headings, text);
    if (kind != NULL)
      g_hash_table_add(kinds, (gpointer)kind);
  }
  return g_hash_table_size(kinds);
}

static void rename_kind(HpImportColumns *columns, const char *from, const char *to)
{
  const guint column = hp_column_of_kind(columns, from);
  if (column == HP_NO_COLUMN || hp_columns_have(columns, to))
    return;
  g_free(columns->kinds[column]);
  columns->kinds[column] = g_strdup(to);
}

static void call_goal(const HpImportHeadings *headings, HpImportColumns *columns)
{
  const guint before = hp_column_of_kind(columns, "objective");
  if (before == HP_NO_COLUMN)
    return;
  g_autofree char *label = heading_of(columns->labels[before]);
  if (g_hash_table_contains(headings->goals, label))
    rename_kind(columns, "objective", "goal");
}

/* One that is a known heading, and no more, is it before one that merely begins so. */
static void read_header(const HpImportHeadings *headings, const HpOfficeTable *table,
                        HpOfficeCell **grid, HpImportColumns *columns,
                        const char *(*kind_of)(const HpImportHeadings *, const char *))
{
  for (guint column = 0; column < table->n_columns; column++) {
    const HpOfficeCell *cell = cell_at(table, grid, columns->header_row, column);
    if (hp_office_cell_is_empty(cell) && columns->first_header_row < columns->header_row)
      cell = cell_at(table, grid, columns->first_header_row, column);
    if (cell == NULL || cell->column != column)
      continue;
    g_autofree char *text = hp_office_cell_text(cell);
    const char *kind = columns->kinds[column] == NULL ? kind_of(headings, text) : NULL;
    g_free(columns->labels[column]);
    columns->labels[column] = hp_collapsed(text);
    /* "Mål" beside "Delmål" is the goal. */
    if (g_strcmp0(kind, "objective") == 0)
      call_goal(headings, columns);
    if (kind != NULL && !hp_columns_have(columns, kind))
      columns->kinds[column] = g_strdup(kind);
  }
}

/* ---- Headings over headings ----------------------------------------------------------------- */

/* The cell that begins there; NULL: none does, or it says nothing. */
static HpOfficeCell *beginning_at(const HpOfficeTable *table, HpOfficeCell **grid, guint row,
                                  guint column)
{
  HpOfficeCell *cell = cell_at(table, grid, row, column);
  return !hp_office_cell_is_empty(cell) && cell->row == row && cell->column == column ? cell : NULL;
}

/* The heading of several columns, in a row above theirs; NULL: the column has none. One that is not
   merged is that of the columns after it, too, up to the next one. */
static const HpOfficeCell *group_at(const HpOfficeTable *table, HpOfficeCell **grid, guint upper,
                                    guint column)
{
  if (beginning_at(table, grid, upper + 1, column) == NULL)
    return NULL;
  const HpOfficeCell *cell = cell_at(table, grid, upper, column);
  for (guint c = column; hp_office_cell_is_empty(cell) && c-- > 0;) {
    if (beginning_at(table, grid, upper + 1, c) == NULL)
      return NULL;
    cell = cell_at(table, grid, upper, c);
    if (!hp_office_cell_is_empty(cell) && cell->columns > 1)
      return NULL;
  }
  return hp_office_cell_is_empty(cell) || cell->row != upper ? NULL : cell;
}

/* What two rows may be, of which one has headings of what the other has. */
typedef struct {
  guint groups, merged; /* headings of two columns or more; those of them that are merged */
  gboolean has_others;  /* the row below has words below no such heading */
  gboolean has_rows;    /* it has words below a heading of what a row is about */
} HeaderPair;

static void look_at_group(const HpImportHeadings *headings, const HpOfficeCell *group, guint n,
                          HeaderPair *pair)
{
  g_autofree char *text = hp_office_cell_text(group);
  const char *kind = kind_of_beginning(headings, text);
  pair->has_others = pair->has_others || (n == 1 && group->columns == 1);
  pair->groups += n > 1 ? 1 : 0;
  pair->merged += n > 1 && group->columns > 1 ? 1 : 0;
  pair->has_rows = pair->has_rows ||
                   (kind != NULL && strstr(" activity objective goal area number ", kind) != NULL);
}

static HeaderPair look_at_pair(const HpImportHeadings *headings, const HpOfficeTable *table,
                               HpOfficeCell **grid, guint upper)
{
  HeaderPair pair = {0};
  for (guint c = 0, n = 0; c < table->n_columns; c += MAX(n, 1)) {
    const HpOfficeCell *group = group_at(table, grid, upper, c);
    pair.has_others |= group == NULL && beginning_at(table, grid, upper + 1, c) != NULL;
    for (n = 0;
         group != NULL && c + n < table->n_columns && group_at(table, grid, upper, c + n) == group;)
      n++;
    if (group != NULL && group->columns < table->n_columns)
      look_at_group(headings, group, n, &pair);
  }
  return pair;
}

/* Whether a row has headings of several columns ("Tid"), and the next one of each of these
   ("Start", "Slut"): that is no row of the plan, which says what is done. */
static gboolean are_headings_of_two_rows(const HpImportHeadings *headings,
                                         const HpOfficeTable *table, HpOfficeCell **grid,
                                         guint upper)
{
  if (upper + 1 >= table->n_rows)
    return FALSE;
  const HeaderPair pair = look_at_pair(headings, table, grid, upper);
  const gboolean are_known = known_in_row(headings, table, grid, upper + 1) > 1;
  if (pair.groups == 0)
    return FALSE;
  if (pair.merged > 0 && are_known)
    return TRUE;
  return known_in_row(headings, table, grid, upper) > 1 && !pair.has_others &&
         (are_known || (pair.merged > 0 && !pair.has_rows));
}

/* The row with the headings has been found: another above or below it may have some, too. */
static void find_second_row(const HpImportHeadings *headings, const HpOfficeTable *table,
                            HpOfficeCell **grid, HpImportColumns *columns)
{
  const guint found = columns->header_row;
  columns->first_header_row = found;
  if (found > 0 && are_headings_of_two_rows(headings, table, grid, found - 1))
    columns->first_header_row = found - 1;
  else if (are_headings_of_two_rows(headings, table, grid, found))
    columns->header_row = found + 1;
}

/* What no heading of its own says what it is is what that above it says. */
static void read_groups(const HpImportHeadings *headings, const HpOfficeTable *table,
                        HpOfficeCell **grid, HpImportColumns *columns)
{
  for (guint c = 0; c < table->n_columns && columns->first_header_row < columns->header_row; c++) {
    const HpOfficeCell *group = group_at(table, grid, columns->first_header_row, c);
    if (group == NULL)
      continue;
    g_autofree char *text = hp_office_cell_text(group);
    const char *kind = columns->kinds[c] == NULL ? kind_of_beginning(headings, text) : NULL;
    columns->groups[c] = hp_collapsed(text);
    if (kind != NULL && !hp_columns_have(columns, kind))
      columns->kinds[c] = g_strdup(kind);
  }
}

/* "Tid: Start – Slut". */
static void put_groups_before_labels(HpImportColumns *columns)
{
  for (guint c = 0; c < columns->n_columns; c++) {
    columns->headings[c] = g_strdup(columns->labels[c]);
    if (columns->groups[c] == NULL)
      continue;
    g_autofree char *own = columns->labels[c];
    columns->labels[c] = g_strdup_printf("%s: %s", columns->groups[c], own);
  }
}

/* ---- Start and end, in a column each ------------------------------------------------------- */

/* Whether a row that has an end has its own start beside it, or none: else the two are not one
   time. */
static gboolean is_pair(const HpOfficeTable *table, HpOfficeCell **grid, guint row, guint start,
                        guint end)
{
  const HpOfficeCell *last = beginning_at(table, grid, row, end);
  const HpOfficeCell *first = beginning_at(table, grid, row, start);
  if (last == NULL)
    return TRUE;
  if (first != NULL)
    return first->rows == last->rows && first->lines->len == 1;
  for (guint i = row; i < MIN(row + last->rows, table->n_rows); i++)
    if (!hp_office_cell_is_empty(cell_at(table, grid, i, start)))
      return FALSE;
  return TRUE;
}

static gboolean are_pairs(const HpOfficeTable *table, HpOfficeCell **grid,
                          const HpImportColumns *columns, guint start, guint end)
{
  for (guint row = columns->header_row + 1; row < table->n_rows; row++)
    if (!is_pair(table, grid, row, start, end))
      return FALSE;
  return TRUE;
}

/* An end without a start stands in the place of that. */
static void put_at_start(const HpOfficeTable *table, HpOfficeCell **grid, guint start,
                         HpOfficeCell *last)
{
  for (guint row = last->row; row < MIN(last->row + last->rows, table->n_rows); row++)
    grid[row * table->n_columns + start] = last;
}

/* "2026-01-01" and "2027-12-31" are one time: "2026-01-01 – 2027-12-31"; a dash is no time. A
   heading again on another page becomes as the first one does. */
static void join_pair(const HpOfficeTable *table, HpOfficeCell **grid, HpImportColumns *columns,
                      guint row, guint start, guint end)
{
  HpOfficeCell *first = beginning_at(table, grid, row, start);
  HpOfficeCell *last = beginning_at(table, grid, row, end);
  if (last == NULL)
    return;
  if (first == NULL || (hp_cell_is_dash(first) && !hp_cell_is_dash(last))) {
    put_at_start(table, grid, start, last);
    return;
  }
  g_ptr_array_add(columns->joined, last);
  if (hp_cell_is_dash(last))
    return;
  HpOfficeLine *line = g_ptr_array_index(first->lines, 0);
  g_autofree char *until = hp_office_cell_text(last);
  if (hp_says_above(line->text) && hp_says_above(until))
    return;
  g_autofree char *words = line->text;
  line->text = g_strdup_printf("%s – %s", words, until);
}

/* The one column of times says of a day which end it is, where it has not both. */
static void call_timeframe(HpImportColumns *columns, const char *kind, HpImportDay day)
{
  if (!hp_columns_have(columns, kind) || hp_columns_have(columns, "timeframe"))
    return;
  rename_kind(columns, kind, "timeframe");
  columns->days = day;
}

/* "Till" is whom it is for, but beside "Från". */
static void find_end(HpImportColumns *columns)
{
  static const char *const words[] = {"till", "to", "til"};
  const guint start = hp_column_of_kind(columns, "start");
  if (start == HP_NO_COLUMN || start + 1 >= columns->n_columns ||
      columns->kinds[start + 1] != NULL || columns->labels[start + 1] == NULL)
    return;
  g_autofree char *heading = heading_of(columns->labels[start + 1]);
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(heading, words[i]) == 0 && !hp_columns_have(columns, "end"))
      columns->kinds[start + 1] = g_strdup("end");
}

/* A time has one column. Where there is but one of the two, or they do not pair, the first is it.
 */
static void join_times(const HpOfficeTable *table, HpOfficeCell **grid, HpImportColumns *columns)
{
  const guint start = hp_column_of_kind(columns, "start"), end = hp_column_of_kind(columns, "end");
  if (start != HP_NO_COLUMN && end != HP_NO_COLUMN && !hp_columns_have(columns, "timeframe") &&
      are_pairs(table, grid, columns, start, end)) {
    for (guint row = columns->header_row; row < table->n_rows; row++)
      join_pair(table, grid, columns, row, start, end);
    g_autofree char *label = columns->labels[start];
    columns->labels[start] = g_strdup_printf("%s – %s", label, columns->labels[end]);
    call_timeframe(columns, "start", HP_DAY_START);
    return;
  }
  call_timeframe(columns, "start", HP_DAY_START);
  call_timeframe(columns, "end", HP_DAY_END);
  for (guint i = 0; i < columns->n_columns; i++)
    if (g_strcmp0(columns->kinds[i], "start") == 0 || g_strcmp0(columns->kinds[i], "end") == 0)
      g_clear_pointer(&columns->kinds[i], g_free);
}

/* A column without a known heading that stands where activities do is theirs; a table without
   activities calls them objectives or goals. */
static void place_activity(HpImportColumns *columns)
{
  if (hp_columns_have(columns, "activity"))
    return;
  const guint objective = hp_column_of_kind(columns, "objective"),
              responsible = hp_column_of_kind(columns, "responsible");
  const guint after = objective == HP_NO_COLUMN ? responsible - 1 : objective + 1;
  if (responsible != HP_NO_COLUMN && responsible > 0 && after < responsible &&
      columns->kinds[after] == NULL)
    columns->kinds[after] = g_strdup("activity");
  rename_kind(columns, "objective", "activity");
  rename_kind(columns, "goal", "activity");
}

/* The kind of a field of that name; where columns before it are called the same, it is the second
   of them. The caller's. */
static char *own_kind(const HpImportColumns *columns, const char *name)
{
  char *kind = g_strconcat("own:", name, NULL);
  for (guint n = 2; hp_columns_have(columns, kind); n++) {
    g_free(kind);
    kind = g_strdup_printf("own:%s-%u", name, n);
  }
  return kind;
}

/* What this plan alone has is a field of its own. */
static void name_own_fields(HpImportColumns *columns)
{
  for (guint i = 0; i < columns->n_columns; i++) {
    if (columns->kinds[i] != NULL)
      continue;
    g_autofree char *otherwise = g_strdup_printf("uppgift-%u", i + 1);
    g_autofree char *name =
        hp_id_of_words(columns->labels[i] == NULL ? "" : columns->labels[i], otherwise);
    columns->kinds[i] = own_kind(columns, name);
  }
}

/* "Indicator, baseline, target 2030": a table of measures, with nobody who does anything. */
static gboolean lists_indicators(const HpImportColumns *columns)
{
  return hp_columns_have(columns, "indicator") && !hp_columns_have(columns, "activity") &&
         !hp_columns_have(columns, "responsible") && !hp_columns_have(columns, "timeframe");
}

/* What they are called from the left is what they are; a table has one column of a kind. */
static void take_given(HpImportColumns *columns, char **given)
{
  for (guint i = 0; given[i] != NULL && i < columns->n_columns; i++) {
    g_free(columns->kinds[i]);
    columns->kinds[i] = strcmp(given[i], "-") == 0 ? NULL : g_strdup(given[i]);
  }
  for (guint i = 0; i < columns->n_columns; i++)
    if (columns->kinds[i] != NULL && hp_column_of_kind(columns, columns->kinds[i]) != i)
      g_clear_pointer(&columns->kinds[i], g_free);
}

/* A heading that is merged with the row below it says nothing of that. */
static void end_header(const HpOfficeTable *table, HpOfficeCell **grid,
                       const HpImportColumns *columns)
{
  for (guint row = columns->header_row + 1; row < table->n_rows; row++)
    for (guint column = 0; column < table->n_columns; column++) {
      HpOfficeCell **place = &grid[row * table->n_columns + column];
      if (*place != NULL && (*place)->row <= columns->header_row)
        *place = NULL;
    }
}

/* The row of most known headings, and at least two; the number of rows: there is none. */
static guint find_header(const HpImportHeadings *headings, const HpOfficeTable *table,
                         HpOfficeCell **grid)
{
  guint best = 1, found = table->n_rows;
  for (guint row = 0; row < MIN(table->n_rows, HEADER_ROWS); row++) {
    const guint known = known_in_row(headings, table, grid, row);
    if (known <= best)
      continue;
    best = known;
    found = row;
  }
  return found;
}

gboolean hp_has_headings(const HpImportHeadings *headings, HpOfficeTable *table)
{
  g_autofree HpOfficeCell **grid = hp_office_table_grid(table);
  return find_header(headings, table, grid) < table->n_rows;
}

HpImportColumns *hp_columns_of_table(const HpImportHeadings *headings, const HpOfficeTable *table,
                                     HpOfficeCell **grid, char **given)
{
  HpImportColumns *columns = columns_new(table->n_columns);
  const guint header_row = find_header(headings, table, grid);
  columns->has_header = header_row < table->n_rows;
  if (columns->has_header) {
    columns->header_row = header_row;
    find_second_row(headings, table, grid, columns);
    read_header(headings, table, grid, columns, hp_kind_of_heading);
    read_header(headings, table, grid, columns, kind_of_beginning);
    find_end(columns);
    read_groups(headings, table, grid, columns);
  }
  if (given != NULL)
    take_given(columns, given);
  join_times(table, grid, columns);
  if (!lists_indicators(columns))
    place_activity(columns);
  if (!hp_columns_have(columns, "activity") || columns->n_columns < 2) {
    hp_columns_free(columns);
    return NULL;
  }
  if (columns->has_header)
    end_header(table, grid, columns);
  put_groups_before_labels(columns);
  hp_read_marks(table, grid, columns);
  name_own_fields(columns);
  return columns;
}
