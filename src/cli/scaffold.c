/* Makes the text of a source to begin with: a template, with what is known put in its places. */
#include "cli/scaffold.h"

#include "new-templates.h"

#include <string.h>

static const HpPlanShape shapes[] = {
    {"table", N_("objectives with their activities, in a table")},
    {"activities", N_("activities right in each area, without objectives")},
    {"goals", N_("several goals in an area, each with its objectives")},
    {"wide", N_("a table with many columns, on landscape pages")},
    {"measures", N_("each measure a section of running text")},
};

const HpPlanShape *hp_plan_shape(guint index)
{
  return index < G_N_ELEMENTS(shapes) ? &shapes[index] : NULL;
}

const HpPlanShape *hp_plan_shape_called(const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS(shapes); i++) {
    g_autofree char *number = g_strdup_printf("%u", i + 1);
    if (strcmp(word, number) == 0 || strcmp(word, shapes[i].name) == 0)
      return &shapes[i];
  }
  return NULL;
}

/* ---- Places of a template ------------------------------------------------------------------- */

/* Takes the text. */
static char *filled_in(char *text, const char *marker, const char *value)
{
  g_auto(GStrv) parts = g_strsplit(text, marker, -1);
  g_free(text);
  return g_strjoinv(value, parts);
}

/* Replaces what is between the first `start` and the first `end` after it, both kept. Takes the
   text. */
static char *with_between(char *text, const char *start, const char *end, const char *value)
{
  const char *from = strstr(text, start) + strlen(start);
  char *whole = g_strdup_printf("%.*s%s%s", (int)(from - text), text, value, strstr(from, end));
  g_free(text);
  return whole;
}

static gboolean is_swedish(const char *language)
{
  return strcmp(language, "sv") == 0;
}

/* ---- Shapes ---------------------------------------------------------------------------------- */

/* Where the shape begins in the text of all of them: after "=== name". NULL for the template's. */
static const char *shape_in(const char *texts, const char *name)
{
  g_autofree char *start = g_strdup_printf("=== %s", name);
  const char *found = strstr(texts, start);
  return found == NULL ? NULL : found + strlen(start);
}

/* Its id: that of the activity which the comment on follow-ups reports on. The caller's. */
static char *first_activity_in(const char *text)
{
  const char *id = strstr(text, "<activity id=\"") + strlen("<activity id=\"");
  return g_strndup(id, strcspn(id, "\""));
}

/*
 *   === wide layout="wide"         attributes of <plan>
 *     <columns> … </columns>       what stands at the end of <head>, if there is a "---"
 *   ---
 *     <area> … </area>             in the place of the template's
 */
static char *shaped(char *text, const char *shape, gboolean swedish)
{
  const char *at = shape_in(swedish ? shapes_sv : shapes_en, shape);
  if (at == NULL)
    return text;
  const char *next = strstr(at, "\n=== ");
  g_autofree char *whole = g_strndup(at, next == NULL ? strlen(at) : (gsize)(next + 1 - at));
  char *body = strchr(whole, '\n') + 1, *area = strstr(body, "---\n");
  body[-1] = '\0';
  if (area != NULL)
    *area = '\0';
  g_autofree char *head_end = g_strconcat(area == NULL ? "" : body, "  </head>", NULL);
  g_autofree char *plan_end =
      g_strconcat(" xml:lang=\"", swedish ? "sv" : "en", "\"", whole, ">", NULL);
  text = with_between(text, "id=\"NAMN\"", "\n", plan_end);
  text = with_between(text, "</summary>\n", "\n\n  <!--", head_end);
  /* The area, and the comment before it. */
  text = with_between(text, "</introduction>\n\n", "\n  <!--", area == NULL ? body : area + 4);
  g_autofree char *activity = first_activity_in(text);
  return with_between(text, " target=\"", "\"", activity);
}

/* ---- Owners ---------------------------------------------------------------------------------- */

char *hp_scaffold_id(const char *name, const char *otherwise)
{
  g_autofree char *ascii = g_str_to_ascii(name, "C");
  GString *id = g_string_new(NULL);
  for (const char *at = ascii; *at != '\0' && id->len < 40; at++) {
    if (g_ascii_isalnum(*at))
      g_string_append_c(id, g_ascii_tolower(*at));
    else if (id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c(id, '-');
  }
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate(id, id->len - 1);
  if (id->len == 0)
    g_string_append(id, otherwise);
  else if (!g_ascii_isalpha(*id->str)) {
    g_string_prepend_c(id, '-');
    g_string_prepend(id, otherwise);
  }
  return g_string_free(id, FALSE);
}

/* What kind of party is called so. */
static const char *kind_of_party(const char *name)
{
  static const struct {
    const char *word, *kind;
  } known[] = {{"kommunförbund", "association"},
               {"förbund", "association"},
               {"association", "association"},
               {"kommun", "municipality"},
               {"municipality", "municipality"},
               {"stad", "municipality"},
               {"region", "region"},
               {"landsting", "region"},
               {"county council", "region"},
               {"länsstyrelse", "state"},
               {"myndighet", "state"},
               {"agency", "state"},
               {"universitet", "university"},
               {"högskola", "university"},
               {"university", "university"},
               {" ab", "company"}};
  g_autofree char *folded = g_utf8_casefold(name, -1);
  for (guint i = 0; i < G_N_ELEMENTS(known); i++)
    if (strstr(folded, known[i].word) != NULL)
      return known[i].kind;
  return "other";
}

/* Its id is made of the name: it must never change, and is no other region's. */
static char *owned_by(char *text, const char *owner, gboolean swedish)
{
  const char *id = swedish ? "regionen" : "region";
  g_autofree char *escaped = hp_escaped_for_xml(owner, -1);
  g_autofree char *made = hp_scaffold_id(owner, "part"), *marker = g_strdup_printf("=\"%s\"", id);
  const char *group = swedish ? "kommunerna" : "municipalities";
  const gboolean is_taken = strcmp(made, group) == 0;
  g_autofree char *value = g_strdup_printf("=\"%s%s\"", made, is_taken ? "-1" : "");
  g_autofree char *start = g_strdup_printf("<party id=\"%s\" kind=\"", id);
  g_autofree char *others =
      g_strdup_printf("<party id=\"%s\" kind=\"group\">\n      <name>", group);
  /* Two parties of one name are not told apart. */
  if (is_taken)
    text = with_between(text, others, "</name>", swedish ? "[De andra]" : "[The others]");
  text = with_between(text, start, "\"", kind_of_party(owner));
  text = with_between(text, "<name>", "</name>", escaped);
  g_autofree char *kind = g_strconcat("kind", marker, NULL);
  text = filled_in(text, kind, "kind=\001");
  text = filled_in(text, marker, value);
  return filled_in(text, "kind=\001", kind);
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* The years of the templates begin with 2025: they become the one that begins within half a year,
   or has, and those after it, so that what is planned is not late. Takes the text. */
static char *in_years_to_come(char *text)
{
  enum { FIRST = 2025, YEARS = 3, MONTHS_AHEAD = 6 };
  const gint64 epoch = hp_source_date_epoch();
  g_autoptr(GDateTime) now =
      epoch < 0 ? g_date_time_new_now_local() : g_date_time_new_from_unix_utc(epoch);
  g_autoptr(GDateTime) then = now == NULL ? NULL : g_date_time_add_months(now, MONTHS_AHEAD);
  const int first = then == NULL ? FIRST : g_date_time_get_year(then);
  for (int i = 0; i < YEARS; i++) {
    g_autofree char *year = g_strdup_printf("%d", FIRST + i);
    g_autofree char *mark = g_strdup_printf("\001%d\001", i);
    text = filled_in(text, year, mark);
  }
  for (int i = 0; i < YEARS; i++) {
    g_autofree char *mark = g_strdup_printf("\001%d\001", i);
    g_autofree char *year = g_strdup_printf("%d", first + i);
    text = filled_in(text, mark, year);
  }
  return text;
}

static char *text_of_plan(const HpScaffold *scaffold)
{
  const gboolean swedish = is_swedish(scaffold->language);
  char *text = g_strdup(swedish ? template_sv : template_en);
  if (scaffold->shape != NULL)
    text = shaped(text, scaffold->shape, swedish);
  text = in_years_to_come(text);
  if (scaffold->title != NULL) {
    g_autofree char *title = hp_escaped_for_xml(scaffold->title, -1);
    text = with_between(text, "<title>", "</title>", title);
    text = with_between(text, "<short-title>", "</short-title>", title);
  }
  if (scaffold->owner != NULL)
    text = owned_by(text, scaffold->owner, swedish);
  return filled_in(text, "NAMN", scaffold->name);
}

static char *text_of_collection(const HpScaffold *scaffold)
{
  char *text = g_strdup(is_swedish(scaffold->language) ? collection_sv : collection_en);
  if (scaffold->title != NULL) {
    g_autofree char *title = hp_escaped_for_xml(scaffold->title, -1);
    text = with_between(text, "<title>", "</title>", title);
  }
  text = filled_in(text, "NAMN", scaffold->name);
  return filled_in(text, "SAMLADE", scaffold->collected);
}

/* In place of an attribute that names somebody of the template's plan; nothing where nobody is
   known. Takes the text. */
static char *with_party(char *text, const char *attribute, const char *named, const char *id)
{
  g_autofree char *marker = g_strdup_printf(" %s=\"%s\"", attribute, named);
  g_autofree char *value = id == NULL ? g_strdup("") : g_strdup_printf(" %s=\"%s\"", attribute, id);
  return filled_in(text, marker, value);
}

/* Its examples report on what the plan has. */
static char *text_of_follow_up(const HpScaffold *scaffold)
{
  const gboolean swedish = is_swedish(scaffold->language);
  const char *party = swedish ? "regionen" : "region";
  g_autofree char *uri = g_uri_escape_string(scaffold->plan, "/", TRUE);
  char *text = in_years_to_come(g_strdup(swedish ? follow_up_sv : follow_up_en));
  text = with_party(text, "by", party, scaffold->responsible);
  text = with_party(text, "party", party, scaffold->owner_id);
  if (scaffold->target != NULL)
    text = filled_in(text, swedish ? "aktivitet-1-1-a" : "activity-1-1-a", scaffold->target);
  text = filled_in(text, "NAMN", scaffold->name);
  text = filled_in(text, "SPRÅK", scaffold->lang);
  return filled_in(text, "PLANENS-FIL", uri);
}

char *hp_scaffold_text(const HpScaffold *scaffold)
{
  if (scaffold->collected != NULL)
    return text_of_collection(scaffold);
  if (scaffold->plan == NULL)
    return text_of_plan(scaffold);
  return text_of_follow_up(scaffold);
}

char *hp_scaffold_owner(const char *language)
{
  const char *start = strstr(is_swedish(language) ? template_sv : template_en, "<name>[") + 7;
  return g_strndup(start, (gsize)(strchr(start, ']') - start));
}
