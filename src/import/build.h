/* import, private: from a document to the tree of a plan. */
#pragma once

#include "import/import.h"

/* ---- Columns ------------------------------------------------------------------------------- */

typedef struct HpImportHeadings HpImportHeadings;
HpImportHeadings *hp_headings_new(void);
void hp_headings_free(HpImportHeadings *headings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpImportHeadings, hp_headings_free)
/* How much of a text is the label before a goal ("Utvecklingsmål: …", or all of it); 0: none. */
gsize hp_goal_label_length(const HpImportHeadings *headings, const char *text);

/* Whether a text is nothing but the heading of a column. */
gboolean hp_is_heading(const HpImportHeadings *headings, const char *text);
/* The kind of column that it is the heading of; NULL: none. */
const char *hp_kind_of_heading(const HpImportHeadings *headings, const char *text);
/* Whether it begins with a word for an objective, and says which. */
gboolean hp_is_objective_heading(const HpImportHeadings *headings, const char *text);

/* Which end of a time a day is, where its heading says so. */
typedef enum { HP_DAY_ANY, HP_DAY_START, HP_DAY_END } HpImportDay;

/* What the columns of a table are: a kind, "own:NAME" for what this plan alone has, or NULL: none.
 */
typedef struct {
  guint first_header_row, header_row, n_columns; /* two rows: the first has headings of several */
  gboolean has_header;
  HpImportDay days; /* those of the timeframe, which stand alone */
  char **kinds, **labels;
  char **headings;   /* the labels, without that of several columns */
  char **groups;     /* that; NULL: the column has none */
  GPtrArray *joined; /* of HpOfficeCell: ends of times whose words stand with their starts by now */
} HpImportColumns;
/* NULL if it is no table of a plan. `given` (NULL: none): what they are from the left. */
HpImportColumns *hp_columns_of_table(const HpImportHeadings *headings, const HpOfficeTable *table,
                                     HpOfficeCell **grid, char **given);
void hp_columns_free(HpImportColumns *columns);
/* Whether a row of it is headings; how large it is, is found with that. */
gboolean hp_has_headings(const HpImportHeadings *headings, HpOfficeTable *table);
/* Makes one column of those whose marks say that their headings are meant. */
void hp_read_marks(const HpOfficeTable *table, HpOfficeCell **grid, HpImportColumns *columns);
gboolean hp_columns_have(const HpImportColumns *columns, const char *kind);
#define HP_NO_COLUMN G_MAXUINT
guint hp_column_of_kind(const HpImportColumns *columns, const char *kind);

/* Makes tables of what is to be done where it is told in text, in the language. */
void hp_prose_to_tables(HpOfficeText *document, const HpImportHeadings *headings,
                        const char *language);

/* ---- Tables that are built in --------------------------------------------------------------- */

/* A line of one, "responsible\tansvarig|huvudansvarig": its name, then its words. The caller's
   (g_strfreev); NULL: it is a comment, or says nothing. */
char **hp_row_of_table(const char *line);

/* ---- Names --------------------------------------------------------------------------------- */

/* Lower-case letters, digits and hyphens, as ids are: "Region Västerbotten" →
   "region-vasterbotten". The caller's. */
char *hp_id_of_words(const char *words, const char *otherwise);
/* The same, with a number where another has it; it is added to `ids`, where each has the last
   number that was added to it. The caller's. */
char *hp_new_id(GHashTable *ids, const char *words, const char *otherwise);
/* Words for what a file does not say, in the language of the plan. */
typedef enum { HP_WORD_ACTIONS, HP_WORD_OWNER, HP_N_WORDS } HpImportWord;
const char *hp_word_in(const char *language, HpImportWord word);
/* Only its letters and digits, in lower case: by these, two ways to write a name are one. */
char *hp_key_of_words(const char *words);

/* ---- Parties ------------------------------------------------------------------------------- */

typedef struct {
  char *id, *key, *name, *abbreviation; /* the last may be NULL */
  GPtrArray *variants;                  /* of char * */
  gboolean is_group;
} HpImportParty;

/* One who is responsible, as a cell says it. */
typedef struct {
  const HpImportParty *party; /* NULL: the words alone */
  GPtrArray *with;            /* of HpImportParty, whom it works with */
  gboolean each_member, is_doubtful;
  char *words; /* NULL: the party's name */
} HpImportMention;

typedef struct HpImportParties HpImportParties;
/* `ids`: of the plan, each once. */
HpImportParties *hp_import_parties_new(GHashTable *ids);
void hp_import_parties_free(HpImportParties *parties);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpImportParties, hp_import_parties_free)
/* To be shown all texts before any is read: what stands alone somewhere is known to be one. */
void hp_import_parties_learn(HpImportParties *parties, const char *text);
/* Those that the text of a cell names. The caller's, of HpImportMention. */
GPtrArray *hp_import_parties_read(HpImportParties *parties, const char *text);
/* The name of the one with the id; NULL: none has it. */
const char *hp_import_parties_name(const HpImportParties *parties, const char *id);
const GPtrArray *hp_import_parties_all(const HpImportParties *parties); /* of HpImportParty */
/* Whether a word, in lower case, does no more than part names: "och", "samt". */
gboolean hp_is_conjunction(const char *word);
/* The id of the group that "each municipality" means; NULL: there is none. */
const char *hp_import_parties_each(const HpImportParties *parties);

/* ---- The tree ------------------------------------------------------------------------------ */

typedef struct {
  HpOfficeText *document;
  const HpImportOptions *options;
  const HpImportHeadings *headings;
  HpImportParties *parties;
  xmlDoc *tree;
  GHashTable *own_fields;    /* name → label */
  GPtrArray *own_names;      /* in the order that they came */
  GHashTable *headings_left; /* of tables, that no area has yet → where they stand */
  GPtrArray *headings_met;   /* all of them, in the order that they came */
  GHashTable *ids;           /* of the plan, parties too → the last number */
  const char *title;         /* of the plan */
  int year;                  /* that the plan is of, where it is of one; 0 */
  HpImportCount count;
  const char *legend;            /* what italics mean; NULL: nothing that it says */
  guint n_italic, n_conditional; /* activities that stand in them; what was marked for it */
  gboolean numbers_are_apart;    /* the table that is read has a column of them */
  const xmlNode *last_responsible, *last_timeframe; /* what stated them last; NULL */
} HpImporting;

/* An element with text at the end of another. */
xmlNode *hp_append(xmlNode *parent, const char *name, const char *text);
/* With an id made of words. */
xmlNode *hp_append_with_id(HpImporting *building, xmlNode *parent, const char *name,
                           const char *words);

#define HP_MAX_LABEL_BYTES 60 /* of a label before a colon; a longer one is none */
/* What may be a label at the beginning of a text, up to a colon or the end of its line: "Mål 2.:
   Alla vet" → "Mål", and "2"; NULL: it has no number. The caller's. How much of the text it is. */
gsize hp_typed_label(const char *text, char **words, char **number);
/* How deep what it numbers stands: of 1.2 it is 2. */
int hp_depth_of_number(const char *number);
/* With an id made of words and, where they begin with it, their number; `rest` is what follows it.
 */
xmlNode *hp_append_numbered(HpImporting *building, xmlNode *parent, const char *name,
                            const char *words, const char **rest);

/* Takes a part, which stands nowhere yet: one without children is freed. */
void hp_append_if_any(xmlNode *parent, xmlNode *part);
void hp_append_children(xmlNode *parent, xmlNode *from);

/* An area as it is made: its parts, in the order that they are put together. */
typedef struct HpImportArea HpImportArea;
struct HpImportArea {
  HpImportArea *around; /* that it is in; NULL: it is the plan's */
  int level;            /* of its heading; 0: it has none */
  xmlNode *introduction, *goals, *rows, *areas, *closing;
  char *title;
  char *objective;          /* that a heading says the next table is of; NULL: none */
  HpImportColumns *columns; /* of its first table; or NULL */
  char *goal_label;
  const xmlNode *marks; /* of the marks of goals before all rows, the last that was seen; or NULL */
};
HpImportArea *hp_area_new(HpImportArea *around, int level, const char *title);
/* Puts it into the one around it or the plan, and frees it. */
void hp_area_finish(HpImporting *building, xmlNode *plan, HpImportArea *area);
/* Keeps what a heading says to be the objective of the next table, where that has none of it. */
void hp_area_keep_objective(const HpImporting *building, HpImportArea *area);
/* Keeps the headings of tables that no area has. */
void hp_keep_headings(HpImporting *building);
gboolean hp_area_is_empty(const HpImportArea *area);
gboolean hp_area_has_no_rows(HpImportArea *area);
/* Rows that are added after it are its own, where each goal of the area has some. */
void hp_area_add_goal(HpImporting *building, HpImportArea *area, const char *text);

/* Where text goes: a holder, and the section of it that is open at each level of headings. */
typedef struct {
  xmlNode *holder;
  xmlNode *sections[12];
} HpImportFlow;
/* Where text goes on at the end of a holder, after which none of its own may come: its last
   section, or itself where it has none. */
xmlNode *hp_flow_room(xmlNode *holder);
/* What goes on there. */
HpImportFlow hp_flow_after(xmlNode *holder);
/* Takes lines from the i-th block on that belong together (a list), and gives where the next is. */
guint hp_flow_add(HpImporting *building, HpImportFlow *flow, guint i);
void hp_flow_add_heading(HpImportFlow *flow, int level, const char *title);
void hp_flow_add_table(HpImportFlow *flow, const HpOfficeTable *table, HpOfficeCell **grid);
/* A list of the lines of a cell from the i-th that are items of this level. */
guint hp_append_list(xmlNode *parent, const GPtrArray *lines, guint i, int level);

/* Reads a table of a plan into the areas: `area` is the one that is open, or NULL; where the table
   begins others, those before are put into the plan. */
void hp_read_rows(HpImporting *building, xmlNode *plan, HpImportArea **area,
                  const HpOfficeTable *table, HpOfficeCell **grid, HpImportColumns *columns);
/* The same for what is responsible and when: into an objective or an activity. */
void hp_append_responsible(HpImporting *building, xmlNode *parent, const char *text,
                           const char *place);
/* Those that it is done together with, each a partner. */
void hp_append_partners(HpImporting *building, xmlNode *parent, const char *text,
                        const char *place);
void hp_append_timeframe(HpImporting *building, xmlNode *parent, const char *text,
                         const char *place, HpImportDay day);

/* Its lines without the numbers that they begin with, where those count from 1: "1. Anna" and "2.
   Per", each on a line. The caller's. */
char *hp_without_line_numbers(const char *text);
/* The same of names, which may stand in one line ("1. Anna, 2. Per"), or be one. */
char *hp_without_name_numbers(const char *text);
/* Whether it says no more than that it is as above: what that means depends on where it stands. */
gboolean hp_says_above(const char *text);
/* Whether signs alone say that there is nothing. */
gboolean hp_cell_is_dash(const HpOfficeCell *cell);
/* Of a kind of column, if it does and there is something above. */
gboolean hp_append_as_above(HpImporting *building, xmlNode *parent, const char *kind,
                            const char *text);
/* What comes after it may be as above, of this. */
void hp_remember_stated(HpImporting *building, const xmlNode *parent, const char *kind);
/* Once everything is where it is printed: what is above in the file may not be so in the plan. */
void hp_settle_as_above(HpImporting *building, xmlNode *plan);
/* What an element takes that is said again, besides its words: it has a name, and ids of parties or
   days. */
enum { HP_BYTES_OF_ELEMENT = 100 };
/* A cell is read once, whatever it is said of: copies of the elements of these names that it made
   in `parent`, after `before` (NULL: all). The caller's (xmlFreeNode). */
xmlNode *hp_said_new(const xmlNode *parent, const xmlNode *before, const char *names);
/* The same, of a kind of column, of another objective or activity. */
void hp_append_again(HpImporting *building, xmlNode *parent, const xmlNode *said, const char *kind);
void hp_say_before(HpImporting *building, xmlNode *element, const xmlNode *said);

/* ---- The head ------------------------------------------------------------------------------ */

void hp_append_head(HpImporting *building, xmlNode *head);
/* The parties in the order in which they were met. */
void hp_append_parties(xmlNode *element, const HpImportParties *parties);
/* Tells which of them may be one. */
void hp_tell_alike_parties(HpImporting *building);

/* ---- Italics ------------------------------------------------------------------------------- */

/* What the file says that they mean; NULL: nothing. The caller's. */
char *hp_legend_of_italics(const HpOfficeText *document);
/* Marks an activity that was made of a line. */
void hp_mark_activity(HpImporting *building, xmlNode *activity, const HpOfficeLine *line);
/* Marks those responsible that were made of a cell: all that stand after `before`. */
void hp_mark_responsible(HpImporting *building, const xmlNode *before, const HpOfficeCell *cell);
/* Tells of italics that may mean something. */
void hp_tell_italics(const HpImporting *building);
