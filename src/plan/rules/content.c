/* What an element must say, given what else it says. */
#include "plan/rules/rules.h"

#include <string.h>

#define MAX_COLUMNS_SPANNED 1000 /* columns that a cell of a plan's simple table spans; cut */

static void check_words(const HpRules *rules, const xmlNode *element)
{
  const gboolean mentions = hp_is_one_of(
      element, "responsible owner unit prepared-by prepared-with sender recipient copy example");
  if ((!mentions && !hp_is_one_of(element, "title text")) || hp_has_words(element))
    return;
  if (mentions &&
      (hp_attribute(element, "party") != NULL || hp_attribute(element, "same-as") != NULL ||
       hp_child(element, "example") != NULL ||
       (!rules->follows && element->properties != NULL))) /* a misspelt one is told elsewhere */
    return;
  const HpPlace place = hp_place_of_node(element);
  if (mentions)
    hp_report_error(rules->diagnostics, &place, _("<%s> says nothing; expected a party or words."),
                    (const char *)element->name);
  else
    hp_report_error(rules->diagnostics, &place, _("<%s> is empty; expected text in it."),
                    (const char *)element->name);
}

/* The attribute by which it says that it is as something else. */
static const char *reference_of(const xmlNode *element)
{
  const char *name = hp_is_one_of(element, "responsible timeframe") ? "same-as"
                     : hp_is_named(element, "taken-up")             ? "plan"
                                                                    : NULL;
  return name == NULL || hp_attribute(element, name) == NULL ? NULL : name;
}

static gboolean is_empty(const xmlNode *element)
{
  return !hp_has_words(element) && xmlFirstElementChild((xmlNode *)element) == NULL;
}

/* The schema leaves it to this: its patterns have attributes apart from content. */
static void check_reference_alone(const HpRules *rules, const xmlNode *element)
{
  const char *kind = (const char *)element->name, *name = reference_of(element);
  if (name != NULL && !is_empty(element)) {
    const HpPlace place = hp_place_of_attribute(element, name);
    hp_report_error(rules->diagnostics, &place,
                    _("<%s> has %s, and something in it besides; take one of the two away."), kind,
                    name);
  } else if (name == NULL && hp_is_named(element, "taken-up") && is_empty(element)) {
    const HpPlace place = hp_place_of_node(element);
    hp_report_error(rules->diagnostics, &place,
                    _("<%s> says nothing; expected the attribute plan or a <title>."), kind);
  }
}

static void check_conditional(const HpRules *rules, const xmlNode *element)
{
  if (rules->has_note || !rules->whole ||
      g_strcmp0(hp_attribute(element, "conditional"), "yes") != 0)
    return;
  const HpPlace place = hp_place_of_attribute(element, "conditional");
  hp_report_error(rules->diagnostics, &place,
                  _("conditional is used, but nothing explains it; expected a <conditional-note> "
                    "in <head>."));
}

/* ---- Activities ---------------------------------------------------------------------------- */

/* Whether it, or the objective or group around it, is among those that have something. */
static gboolean has(const xmlNode *activity, GHashTable *having)
{
  for (const xmlNode *at = activity; at != NULL && at->type == XML_ELEMENT_NODE &&
                                     hp_is_one_of(at, "activity objective objective-group");
       at = at->parent)
    if (g_hash_table_contains(having, at))
      return TRUE;
  return FALSE;
}

/* Right under an area or a goal it has nobody to inherit from. */
static void report_lacking(const HpRules *rules, const xmlNode *activity, const char *lacking)
{
  const HpPlace place = hp_place_of_node(activity);
  if (hp_is_one_of(activity->parent, "area goal"))
    hp_report_warning(
        rules->diagnostics, &place,
        _("The activity has no <%s>; it stands in no objective to have one from, so add it."),
        lacking);
  else
    hp_report_warning(
        rules->diagnostics, &place,
        _("The activity has no <%s>, of its own or from its objective; add it to one of them."),
        lacking);
}

static void report_lacking_both(const HpRules *rules, const xmlNode *activity)
{
  const HpPlace place = hp_place_of_node(activity);
  if (hp_is_one_of(activity->parent, "area goal"))
    hp_report_warning(rules->diagnostics, &place,
                      _("The activity has neither a responsible party nor a timeframe, and stands "
                        "in no objective to have them from."));
  else
    hp_report_warning(rules->diagnostics, &place,
                      _("The activity has neither a responsible party nor a timeframe, of its own "
                        "or from its objective."));
}

static void check_activity(const HpRules *rules, const xmlNode *activity)
{
  if (!rules->follows || !hp_is_one_of(activity->parent, "area goal objective objective-group"))
    return;
  const gboolean has_responsible = has(activity, rules->responsible_in);
  const gboolean has_timeframe = has(activity, rules->timeframes_in);
  if (!has_responsible && !has_timeframe)
    report_lacking_both(rules, activity);
  else if (!has_responsible || !has_timeframe)
    report_lacking(rules, activity, has_responsible ? "timeframe" : "responsible");
}

/* ---- Times --------------------------------------------------------------------------------- */

/* A year of this century or the last two in the words, or NULL; the caller's. */
static char *year_in(const xmlNode *timeframe)
{
  xmlChar *content = xmlNodeGetContent((xmlNode *)timeframe);
  g_autoptr(GRegex) year = g_regex_new("\\b(18|19|20|21)[0-9]{2}\\b", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  char *found = content != NULL && g_regex_match(year, (const char *)content, 0, &match)
                    ? g_match_info_fetch(match, 0)
                    : NULL;
  xmlFree(content);
  return found;
}

/* What it would be, if the words were understood as they were meant; the caller's. NULL if they are
   not. */
static char *timeframes_meant(const xmlNode *timeframe)
{
  xmlChar *content = xmlNodeGetContent(timeframe), *language = xmlNodeGetLang(timeframe);
  const HpTimeContext context = {.language = (const char *)language};
  g_autoptr(GPtrArray) meant =
      content == NULL ? NULL : hp_timeframes_of_words((const char *)content, &context);
  GString *written = g_string_new(NULL);
  for (guint i = 0; meant != NULL && i < meant->len; i++) {
    const HpTimeframe *one = g_ptr_array_index(meant, i);
    g_autofree char *words = g_markup_escape_text(one->words, -1);
    g_string_append_printf(written, "<timeframe%s>%s%s</timeframe>",
                           hp_attribute(timeframe, "conditional") == NULL ? ""
                                                                          : " conditional=\"yes\"",
                           one->parts, words);
  }
  xmlFree(content);
  xmlFree(language);
  return g_string_free(written, written->len == 0);
}

/* Whether the words are understood: says then what they may mean. */
static gboolean suggest_timeframes(const HpRules *rules, const xmlNode *timeframe,
                                   const HpPlace *place)
{
  if (hp_diagnostics_count(rules->diagnostics, HP_NOTE) >= HP_MAX_FAULTS)
    return FALSE;
  g_autofree char *meant = timeframes_meant(timeframe);
  if (meant == NULL)
    return FALSE;
  hp_report_note(rules->diagnostics, place,
                 _("The time is in words only, so that it is never late; did you mean %s?"), meant);
  return TRUE;
}

/* Words say nothing of when something is late. */
static void check_timeframe(const HpRules *rules, const xmlNode *timeframe)
{
  if (!rules->follows || hp_attribute(timeframe, "same-as") != NULL)
    return;
  for (const xmlNode *child = timeframe->children; child != NULL; child = child->next)
    if (hp_is_one_of(child, "during start start-by end due recurs duration open"))
      return;
  const HpPlace place = hp_place_of_node(timeframe);
  g_autofree char *year = year_in(timeframe);
  if (!hp_has_words(timeframe))
    hp_report_error(rules->diagnostics, &place,
                    _("<timeframe> says nothing; expected a time such as <due year=\"2026\"/>, or "
                      "words."));
  else if (!suggest_timeframes(rules, timeframe, &place) && year != NULL)
    hp_report_warning(rules->diagnostics, &place,
                      _("The time is in words only, so that it is never late; if %s is a time to "
                        "be kept, say so before the words: <due year=\"%s\"/>, for example."),
                      year, year);
}

/* ---- Updates ------------------------------------------------------------------------------- */

static void check_update(const HpRules *rules, const xmlNode *update)
{
  const char *progress = hp_attribute(update, "progress"), *rating = hp_attribute(update, "rating");
  /* The schema names the words of its own where there is another. */
  if (progress == NULL ||
      !hp_is_word_of(progress, "not-started in-progress ongoing complete paused dropped moved "
                               "not-relevant"))
    return;
  static const char *const in_progress_only[] = {"rating", "degree"};
  for (guint i = 0; i < G_N_ELEMENTS(in_progress_only); i++)
    if (hp_attribute(update, in_progress_only[i]) != NULL && strcmp(progress, "in-progress") != 0) {
      const HpPlace place = hp_place_of_attribute(update, in_progress_only[i]);
      hp_report_error(rules->diagnostics, &place,
                      _("%s goes only with progress=\"in-progress\"; it is \"%s\"."),
                      in_progress_only[i], progress);
    }
  if (hp_attribute(update, "moved-to") != NULL && strcmp(progress, "moved") != 0) {
    const HpPlace place = hp_place_of_attribute(update, "moved-to");
    hp_report_error(rules->diagnostics, &place,
                    _("moved-to goes only with progress=\"moved\"; it is \"%s\"."), progress);
  }
  if (rating != NULL && hp_is_word_of(rating, "at-risk behind") &&
      hp_child(update, "reason") == NULL) {
    const HpPlace place = hp_place_of_attribute(update, "rating");
    hp_report_error(rules->diagnostics, &place,
                    _("What is \"%s\" needs a reason; expected a <reason> in the update."), rating);
  }
}

/* ---- Numbers and tables -------------------------------------------------------------------- */

static void check_number(const HpRules *rules, const xmlNode *element)
{
  const char *number = hp_attribute(element, "number");
  if (number == NULL)
    return;
  char *key = g_strdup_printf("%p %s %s", (const void *)element->parent,
                              (const char *)element->name, number);
  const xmlNode *other = g_hash_table_lookup(rules->numbers, key);
  g_hash_table_replace(rules->numbers, key, (gpointer)element);
  if (other == NULL)
    return;
  const HpPlace place = hp_place_of_attribute(element, "number");
  g_autofree char *where = hp_where(other, element);
  hp_report_warning(rules->diagnostics, &place,
                    _("The number \"%s\" is also that of the <%s> on %s; give each its own."),
                    number, (const char *)element->name, where);
}

static guint span_of(const xmlNode *cell, const char *attribute, guint most)
{
  const char *value = hp_attribute(cell, attribute);
  return value == NULL ? 1 : (guint)CLAMP(atol(value), 1, (long)most);
}

static gboolean is_row(const xmlNode *node)
{
  return hp_is_named(node, "row") || hp_is_named(node, "heading-row");
}

static guint n_rows_of(const xmlNode *table)
{
  guint n = 0;
  for (const xmlNode *row = table->children; row != NULL; row = row->next)
    n += is_row(row);
  return n;
}

/* Cells that reach down from earlier rows are counted in the rows they reach. */
typedef struct {
  gint64 width;   /* of all cells that reach the row */
  gint64 *ending; /* columns that end with a row */
  guint row, n_rows;
} Reaching;

static int width_of(const xmlNode *row, Reaching *reaching)
{
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
    if (!hp_is_named(cell, "cell"))
      continue;
    const guint columns = span_of(cell, "columns", MAX_COLUMNS_SPANNED);
    const guint rows = span_of(cell, "rows", reaching->n_rows - reaching->row);
    reaching->width += columns;
    reaching->ending[reaching->row + rows - 1] += columns;
  }
  const int width = (int)MIN(reaching->width, G_MAXINT);
  reaching->width -= reaching->ending[reaching->row++];
  return width;
}

/* One <column> too many is an empty one, one too few has its width from nowhere. */
static void check_columns_described(const HpRules *rules, const xmlNode *table, int width)
{
  const xmlNode *first = hp_child(table, "column");
  guint n = 0;
  for (const xmlNode *column = first; column != NULL; column = column->next)
    n += hp_is_named(column, "column");
  if (n == 0 || (guint)width == n)
    return;
  const HpPlace place = hp_place_of_node(first);
  hp_report_warning(rules->diagnostics, &place,
                    _("The number of <column>s is %u, and the first row has %d; expected a "
                      "<column> for each, or none."),
                    n, width);
}

static void check_table(const HpRules *rules, const xmlNode *table)
{
  const guint n_rows = n_rows_of(table);
  g_autofree gint64 *ending = g_new0(gint64, n_rows);
  Reaching reaching = {.ending = ending, .n_rows = n_rows};
  const xmlNode *first = NULL;
  int wanted = 0;
  for (const xmlNode *row = table->children; row != NULL; row = row->next) {
    if (!is_row(row))
      continue;
    const int width = width_of(row, &reaching);
    if (first == NULL) {
      first = row;
      wanted = width;
    } else if (width != wanted) {
      const HpPlace place = hp_place_of_node(row);
      g_autofree char *where = hp_where(first, row);
      hp_report_error(rules->diagnostics, &place,
                      _("The row has %d columns; expected %d, as in the first row (%s)."), width,
                      wanted, where);
    }
  }
  if (first != NULL)
    check_columns_described(rules, table, wanted);
}

/* Read aloud, a cell is named by its headings. */
static void check_table_headings(const HpRules *rules, const xmlNode *table)
{
  if (hp_child(table, "heading-row") != NULL || hp_attribute(table, "row-headings") != NULL)
    return;
  const HpPlace place = hp_place_of_node(table);
  hp_report_warning(rules->diagnostics, &place,
                    _("The table has no headings, so that whoever hears it does not know what a "
                      "cell is about; add a <heading-row>, or row-headings=\"yes\"."));
}

/* ---- Lists --------------------------------------------------------------------------------- */

static void check_first_number(const HpRules *rules, const xmlNode *list)
{
  const char *marker = hp_attribute(list, "marker");
  if (hp_attribute(list, "first") == NULL ||
      (marker != NULL && hp_is_word_of(marker, "number letter")))
    return;
  const HpPlace place = hp_place_of_attribute(list, "first");
  hp_report_warning(rules->diagnostics, &place,
                    _("first is the number that a list begins with, and this one has none; write "
                      "marker=\"number\" too, or take first away."));
}

/* ---- Pictures ------------------------------------------------------------------------------ */

/* Programs that put pictures into documents like to write the file's name there. */
static void check_alternative(const HpRules *rules, const xmlNode *figure)
{
  const char *alternative = hp_attribute(figure, "alt"), *source = hp_attribute(figure, "src");
  if (alternative == NULL || source == NULL)
    return;
  g_autofree char *name = g_path_get_basename(source);
  const char *dot = strrchr(name, '.');
  const gsize stem = dot == NULL ? strlen(name) : (gsize)(dot - name);
  if (strcmp(alternative, name) != 0 &&
      (strlen(alternative) != stem || strncmp(alternative, name, stem) != 0))
    return;
  const HpPlace place = hp_place_of_attribute(figure, "alt");
  hp_report_warning(rules->diagnostics, &place,
                    _("\"%s\" is the name of the file, not what the picture shows; say that in a "
                      "sentence or two, or write decorative=\"yes\" instead."),
                    alternative);
}

/* ---- Addresses ----------------------------------------------------------------------------- */

static void report_address(const HpRules *rules, const xmlNode *element, const char *address)
{
  const gboolean of_attribute = hp_attribute(element, "href") == address;
  const HpPlace place =
      of_attribute ? hp_place_of_attribute(element, "href") : hp_place_of_node(element);
  g_autofree char *scheme = g_uri_parse_scheme(address);
  if (scheme == NULL)
    hp_report_error(rules->diagnostics, &place,
                    _("The address \"%s\" is not written out; expected one such as "
                      "\"https://www.example.org/\"."),
                    address);
  else
    hp_report_error(rules->diagnostics, &place,
                    _("No link may lead to \"%s\"; expected an address that begins with https:, "
                      "http:, mailto: or tel:."),
                    address);
}

static void check_address(const HpRules *rules, const xmlNode *element)
{
  xmlChar *content = hp_is_named(element, "web") ? xmlNodeGetContent((xmlNode *)element) : NULL;
  const char *address = content != NULL ? (const char *)content : hp_attribute(element, "href");
  if (address != NULL && !hp_is_link_address(address))
    report_address(rules, element, address);
  xmlFree(content);
}

void hp_check_content(const HpRules *rules, const xmlNode *element)
{
  check_words(rules, element);
  check_reference_alone(rules, element);
  check_conditional(rules, element);
  check_number(rules, element);
  check_address(rules, element);
  if (hp_is_named(element, "activity"))
    check_activity(rules, element);
  else if (hp_is_named(element, "timeframe"))
    check_timeframe(rules, element);
  else if (hp_is_named(element, "update"))
    check_update(rules, element);
  else if (hp_is_named(element, "list"))
    check_first_number(rules, element);
  else if (hp_is_named(element, "figure"))
    check_alternative(rules, element);
  else if (hp_is_named(element, "table")) {
    check_table(rules, element);
    check_table_headings(rules, element);
  }
}
