/*
 * Plans that are written as text: what is to be done has a heading of its own, or a word for it
 * before it, and lines below say who and when. They become tables, which are read as all others.
 *
 *     Bygga en cykelväg                       Åtgärder            │ Ansvarig         │ Tidplan
 *     Längs Storgatan saknas en.        ─►    Bygga en cykelväg   │ Tekniska nämnden │ 2027
 *     Ansvarig: Tekniska nämnden              Längs Storgatan …   │                  │
 *     Tidplan: 2027
 */
#include "import/build.h"

#include "xml/xml.h"

#include <string.h>

/* What one line says after its label. */
typedef struct {
  const char *kind, *words;
  char *label;
} Fact;

/* One thing to be done. */
typedef struct {
  char *name; /* with its number */
  gboolean is_italic;
  GPtrArray *more; /* of HpOfficeLine, the document's: further lines of it */
  GArray *facts;   /* of Fact */
} Measure;

typedef struct {
  HpOfficeText *document;
  const HpImportHeadings *headings;
  const char *language;
  int level;           /* of headings that are things to be done; G_MAXINT: none are */
  GPtrArray *blocks;   /* of HpOfficeBlock, as they become */
  GPtrArray *measures; /* of Measure, that are the next table */
  GPtrArray *done;     /* of HpOfficeBlock, whose lines are in tables */
  char *activity;      /* what things to be done are called; NULL: they are not */
} Prose;

/* ---- Lines ----------------------------------------------------------------------------------- */

static const HpOfficeLine *line_at(const Prose *prose, guint i)
{
  const GPtrArray *blocks = prose->document->blocks;
  return i < blocks->len ? ((HpOfficeBlock *)g_ptr_array_index(blocks, i))->line : NULL;
}

/* "Ansvarig: Region Syd", or "Ansvarig" alone before what it is said of: the kind, and where the
   words begin. NULL: no kind that is told of a thing to be done. */
static const char *kind_of_line(const Prose *prose, const char *text, gsize *label)
{
  const gsize before = strcspn(text, ":\n");
  if (before > HP_MAX_LABEL_BYTES || (text[before] == '\n' && text[before + 1] != '\0'))
    return NULL;
  g_autofree char *words = g_strndup(text, before);
  *label = before + (text[before] == ':' ? 1 : 0);
  return hp_kind_of_heading(prose->headings, words);
}

static gboolean is_told(const char *kind)
{
  return kind != NULL && !hp_is_word_of(kind, "number area goal objective activity");
}

/* "Åtgärd 2: Bygga en väg": where the words begin; 0: it is none, or only a sign ("Åtgärd: –") or
   nothing that is seen comes then. The label and its number are the caller's. */
static gsize named_measure(const Prose *prose, const char *text, char **label, char **number)
{
  const gsize before = hp_typed_label(text, label, number);
  g_autofree char *key = hp_key_of_words(text[before] == ':' ? text + before + 1 : "");
  return *key != '\0' && before <= HP_MAX_LABEL_BYTES &&
                 g_strcmp0(hp_kind_of_heading(prose->headings, *label), "activity") == 0
             ? before + 1
             : 0;
}

static gboolean is_named_measure(const Prose *prose, const char *text)
{
  g_autofree char *label = NULL, *number = NULL;
  return named_measure(prose, text, &label, &number) > 0;
}

static gboolean is_heading_of_text(const Prose *prose, const HpOfficeLine *line)
{
  gsize label = 0;
  return line->kind == HP_LINE_HEADING && !is_told(kind_of_line(prose, line->text, &label));
}

/* Whether what stands below a line, up to the next heading, says who or when. */
static gboolean is_told_of(const Prose *prose, guint i)
{
  for (i++; line_at(prose, i) != NULL; i++) {
    const HpOfficeLine *line = line_at(prose, i);
    gsize label = 0;
    const char *kind = kind_of_line(prose, line->text, &label);
    if (is_heading_of_text(prose, line) || is_named_measure(prose, line->text))
      return FALSE;
    if (kind != NULL && hp_is_word_of(kind, "responsible timeframe start end"))
      return TRUE;
  }
  return FALSE;
}

static gboolean is_measure(const Prose *prose, guint i)
{
  const HpOfficeLine *line = line_at(prose, i);
  if (line == NULL)
    return FALSE;
  if (is_named_measure(prose, line->text))
    return is_told_of(prose, i);
  return line->level == prose->level && is_heading_of_text(prose, line) && is_told_of(prose, i);
}

/* That of most headings below which it is said who or when; of as many, the deepest. A title with
   somebody responsible for the document below it is of another. */
static int level_of_measures(const Prose *prose)
{
  enum { LEVELS = 16 };
  guint n[LEVELS] = {0}, best = 0;
  for (guint i = 0; i < prose->document->blocks->len; i++) {
    const HpOfficeLine *line = line_at(prose, i);
    if (line != NULL && line->level > 0 && line->level < LEVELS &&
        is_heading_of_text(prose, line) && !is_named_measure(prose, line->text) &&
        is_told_of(prose, i))
      n[line->level]++;
  }
  for (guint level = 1; level < LEVELS; level++)
    if (n[level] > 0 && n[level] >= n[best])
      best = level;
  return best == 0 ? G_MAXINT : (int)best;
}

/* ---- Things to be done ----------------------------------------------------------------------- */

static void fact_clear(gpointer data)
{
  g_free(((Fact *)data)->label);
}

static void measure_free(gpointer data)
{
  Measure *measure = data;
  g_free(measure->name);
  g_ptr_array_unref(measure->more);
  g_array_unref(measure->facts);
  g_free(measure);
}

static Measure *measure_new(Prose *prose, const HpOfficeLine *line)
{
  const char *text = line->text;
  Measure *measure = g_new0(Measure, 1);
  g_autofree char *label = NULL, *number = NULL;
  const gsize begins = named_measure(prose, text, &label, &number);
  const char *words = text + begins + strspn(text + begins, " ");
  measure->name =
      begins > 0 && number != NULL ? g_strdup_printf("%s. %s", number, words) : g_strdup(words);
  measure->is_italic = line->is_italic;
  measure->more = g_ptr_array_new();
  measure->facts = g_array_new(FALSE, TRUE, sizeof(Fact));
  g_array_set_clear_func(measure->facts, fact_clear);
  if (begins > 0 && prose->activity == NULL)
    prose->activity = g_steal_pointer(&label);
  return measure;
}

static void add_fact(Measure *measure, const char *kind, const char *words, const char *label)
{
  const Fact fact = {kind, words, g_strdup(label)};
  g_array_append_val(measure->facts, fact);
}

/* What is said of it in the line and, where a label stands alone, in those after it. Where the next
   line is; `i` itself if it says nothing of that kind. */
static guint take_fact(const Prose *prose, Measure *measure, guint i)
{
  const char *text = line_at(prose, i)->text;
  gsize length = 0;
  const char *kind = kind_of_line(prose, text, &length);
  if (!is_told(kind))
    return i;
  g_autofree char *label = g_strndup(text, length);
  if (g_str_has_suffix(label, ":"))
    label[length - 1] = '\0';
  const char *words = text + length + strspn(text + length, " \n");
  if (*words != '\0') {
    add_fact(measure, kind, words, label);
    return i + 1;
  }
  guint next = i + 1;
  for (; line_at(prose, next) != NULL && line_at(prose, next)->kind == HP_LINE_ITEM; next++)
    add_fact(measure, kind, line_at(prose, next)->text, label);
  const HpOfficeLine *line = line_at(prose, next);
  if (next == i + 1 && line != NULL && line->kind == HP_LINE_PARAGRAPH) {
    add_fact(measure, kind, line->text, label);
    next++;
  }
  return next;
}

/* All of it: up to the next heading or, where it has none itself, to what comes after who and when.
   Where the next line is. */
static guint take_measure(Prose *prose, guint i)
{
  Measure *measure = measure_new(prose, line_at(prose, i));
  const gboolean has_heading = line_at(prose, i)->kind == HP_LINE_HEADING;
  const guint first = i++;
  while (line_at(prose, i) != NULL && !is_measure(prose, i) &&
         !is_heading_of_text(prose, line_at(prose, i))) {
    const guint after = take_fact(prose, measure, i);
    if (after == i && !has_heading && measure->facts->len > 0)
      break;
    if (after == i)
      g_ptr_array_add(measure->more, (gpointer)line_at(prose, i++));
    else
      i = after;
  }
  for (guint at = first; at < i; at++)
    g_ptr_array_add(prose->done, g_ptr_array_index(prose->document->blocks, at));
  g_ptr_array_add(prose->measures, measure);
  return i;
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static void add_line(Prose *prose, HpOfficeCell *cell, HpOfficeKind kind, int level,
                     const char *text)
{
  hp_office_cell_add_line(prose->document, cell,
                          hp_office_line_new(prose->document, kind, level, g_strdup(text)));
}

static guint column_of(GPtrArray *kinds, const char *kind)
{
  guint column = 0;
  if (!g_ptr_array_find_with_equal_func(kinds, kind, g_str_equal, &column)) {
    column = kinds->len;
    g_ptr_array_add(kinds, (gpointer)kind);
  }
  return column + 1;
}

/* An item is an activity, and what comes after it goes on with it. */
static void add_name(Prose *prose, HpOfficeTable *table, guint row, const Measure *measure)
{
  HpOfficeCell *cell = hp_office_table_add_cell(prose->document, table, row, 0, 1, 1);
  add_line(prose, cell, HP_LINE_ITEM, 0, measure->name);
  if (cell != NULL && cell->lines->len > 0)
    ((HpOfficeLine *)g_ptr_array_index(cell->lines, 0))->is_italic = measure->is_italic;
  for (guint i = 0; i < measure->more->len; i++) {
    const HpOfficeLine *line = g_ptr_array_index(measure->more, i);
    const gboolean is_item = line->kind == HP_LINE_ITEM;
    add_line(prose, cell, is_item ? HP_LINE_ITEM : HP_LINE_PARAGRAPH, is_item ? line->level + 1 : 0,
             line->text);
  }
}

/* "Huvudansvarig" in a column that is called "Ansvarig" would be lost. */
static void keep_label(Prose *prose, const Measure *measure, const Fact *fact, const char *column)
{
  g_autofree char *own = hp_key_of_words(fact->label), *called = hp_key_of_words(column);
  g_autofree char *said = g_strdup_printf("%s: %s", fact->label, fact->words);
  if (strcmp(own, called) != 0)
    hp_office_add_internal(prose->document, measure->name, said);
}

static void add_facts(Prose *prose, HpOfficeTable *table, guint row, const Measure *measure,
                      GPtrArray *kinds, GPtrArray *labels)
{
  g_autoptr(GHashTable) cells = g_hash_table_new(g_direct_hash, g_direct_equal);
  for (guint i = 0; i < measure->facts->len; i++) {
    const Fact *fact = &g_array_index(measure->facts, Fact, i);
    const guint column = column_of(kinds, fact->kind);
    HpOfficeCell *cell = g_hash_table_lookup(cells, GUINT_TO_POINTER(column));
    if (labels->len < kinds->len)
      g_ptr_array_add(labels, fact->label);
    else
      keep_label(prose, measure, fact, g_ptr_array_index(labels, column - 1));
    if (cell == NULL) {
      cell = hp_office_table_add_cell(prose->document, table, row, column, 1, 1);
      g_hash_table_insert(cells, GUINT_TO_POINTER(column), cell);
    }
    add_line(prose, cell, HP_LINE_PARAGRAPH, 0, fact->words);
  }
}

static const char *word_for_activities(const Prose *prose)
{
  const char *word =
      prose->activity != NULL ? prose->activity : hp_word_in(prose->language, HP_WORD_ACTIONS);
  return hp_is_heading(prose->headings, word) ? word : "Aktivitet";
}

static void add_heading(Prose *prose, HpOfficeTable *table, guint column, const char *words)
{
  HpOfficeCell *cell = hp_office_table_add_cell(prose->document, table, 0, column, 1, 1);
  add_line(prose, cell, HP_LINE_PARAGRAPH, 0, words);
}

static int by_place(gconstpointer a, gconstpointer b)
{
  const HpOfficeCell *one = *(HpOfficeCell *const *)a, *other = *(HpOfficeCell *const *)b;
  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return one->column < other->column ? -1 : one->column > other->column;
}

/* Those that were found since the last one. */
static void end_table(Prose *prose)
{
  if (prose->measures->len == 0)
    return;
  HpOfficeTable *table = hp_office_add_table(prose->document, NULL);
  g_autoptr(GPtrArray) kinds = g_ptr_array_new(), labels = g_ptr_array_new();
  for (guint i = 0; i < prose->measures->len; i++) {
    const Measure *measure = g_ptr_array_index(prose->measures, i);
    add_name(prose, table, i + 1, measure);
    add_facts(prose, table, i + 1, measure, kinds, labels);
  }
  add_heading(prose, table, 0, word_for_activities(prose));
  for (guint i = 0; i < labels->len; i++)
    add_heading(prose, table, i + 1, g_ptr_array_index(labels, i));
  g_ptr_array_sort(table->cells, by_place);
  table->n_rows = prose->measures->len + 1;
  table->n_columns = kinds->len + 1;
  table->is_text = TRUE;
  for (guint i = 0; i < prose->measures->len; i++)
    table->has_prose |= ((Measure *)g_ptr_array_index(prose->measures, i))->more->len > 0;
  /* It stands at the end of the document: it goes where its lines stood. */
  GPtrArray *blocks = prose->document->blocks;
  g_ptr_array_add(prose->blocks, g_ptr_array_steal_index(blocks, blocks->len - 1));
  g_ptr_array_set_size(prose->measures, 0);
}

/* ---- The document ---------------------------------------------------------------------------- */

static void take_blocks(Prose *prose)
{
  const guint n = prose->document->blocks->len;
  for (guint i = 0; i < n;) {
    if (is_measure(prose, i)) {
      i = take_measure(prose, i);
      continue;
    }
    end_table(prose);
    g_ptr_array_add(prose->blocks, g_ptr_array_index(prose->document->blocks, i++));
  }
  end_table(prose);
}

void hp_prose_to_tables(HpOfficeText *document, const HpImportHeadings *headings,
                        const char *language)
{
  Prose prose = {.document = document, .headings = headings, .language = language};
  prose.blocks = g_ptr_array_new();
  prose.measures = g_ptr_array_new_with_free_func(measure_free);
  prose.done = g_ptr_array_new();
  prose.level = level_of_measures(&prose);
  take_blocks(&prose);
  hp_office_replace_blocks(document, prose.blocks, prose.done);
  g_ptr_array_unref(prose.blocks);
  g_ptr_array_unref(prose.measures);
  g_ptr_array_unref(prose.done);
  g_free(prose.activity);
}
