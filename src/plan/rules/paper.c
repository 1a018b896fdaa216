/* A house's paper, sizes and lists: that text has room on the page and its lines beside each other,
   and that each season, and each part of a memo, is named once. */
#include "plan/rules/rules.h"

#include <math.h>
#include <string.h>

#define MM_PER_PT (25.4 / 72)

/* A line of a few words, and some of them below each other. */
#define LEAST_WIDTH_MM 60
#define LEAST_HEIGHT_MM 60
/* Letters that somebody with good eyes reads. */
#define LEAST_SIZE_PT 4

/* "25mm" in millimetres; NAN, which is neither less nor greater than anything, if it is none: the
   schema tells that. */
static double millimetres(const xmlNode *element, const char *attribute)
{
  static const struct {
    const char *name;
    double millimetres;
  } units[] = {{"pt", MM_PER_PT}, {"mm", 1}, {"cm", 10}};
  const char *value = hp_attribute(element, attribute);
  char *unit = NULL;
  const double number = value == NULL ? 0 : g_ascii_strtod(value, &unit);
  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS(units); i++)
    if (strcmp(unit, units[i].name) == 0)
      return number * units[i].millimetres;
  return NAN;
}

static int whole(double length)
{
  enum { FAR = 1000000 };
  return (int)CLAMP(length, -FAR, FAR);
}

/* `one` and `other` may be at most `size` less `least` together. */
static gboolean check_room(const HpRules *rules, const xmlNode *paper, const char *size,
                           const char *one, const char *other, int least)
{
  const double room =
      millimetres(paper, size) - millimetres(paper, one) - millimetres(paper, other);
  if (!(room < least))
    return TRUE;
  const HpPlace place = hp_place_of_attribute(paper, one);
  hp_report_error(
      rules->diagnostics, &place,
      _("%s and %s leave %d mm of the paper's %s for text; expected at least %d mm; make "
        "them smaller."),
      one, other, whole(room), size, least);
  return FALSE;
}

/* `lesser` is at most `greater`: what is nearer to the edge of the paper, a letter and its line. */
static void check_order(const HpRules *rules, const xmlNode *element, const char *lesser,
                        const char *greater)
{
  if (!(millimetres(element, lesser) > millimetres(element, greater)))
    return;
  const HpPlace place = hp_place_of_attribute(element, lesser);
  hp_report_error(rules->diagnostics, &place,
                  _("%s (%s) is greater than %s (%s); expected at most as much."), lesser,
                  hp_attribute(element, lesser), greater, hp_attribute(element, greater));
}

static void report_least(const HpRules *rules, const xmlNode *element, const char *attribute,
                         int least, const char *unit)
{
  const HpPlace place = hp_place_of_attribute(element, attribute);
  hp_report_error(rules->diagnostics, &place,
                  _("%s (%s) is too little to be read; expected at least %d%s."), attribute,
                  hp_attribute(element, attribute), least, unit);
}

static void check_letter(const HpRules *rules, const xmlNode *element)
{
  if (millimetres(element, "size") < LEAST_SIZE_PT * MM_PER_PT)
    report_least(rules, element, "size", LEAST_SIZE_PT, "pt");
  check_order(rules, element, "size", "line");
}

static void check_paper(const HpRules *rules, const xmlNode *paper)
{
  check_order(rules, paper, "head", "top");
  check_order(rules, paper, "foot", "bottom");
  if (millimetres(paper, "measure") < LEAST_WIDTH_MM)
    report_least(rules, paper, "measure", LEAST_WIDTH_MM, "mm");
  check_room(rules, paper, "height", "top", "bottom", LEAST_HEIGHT_MM);
  if (!check_room(rules, paper, "width", "inner", "outer", LEAST_WIDTH_MM))
    return;
  const double room =
      millimetres(paper, "width") - millimetres(paper, "inner") - millimetres(paper, "outer");
  /* The measure may be given in another unit: a tenth of a millimetre is not seen. */
  if (!(millimetres(paper, "measure") > room + 0.1))
    return;
  const HpPlace place = hp_place_of_attribute(paper, "measure");
  hp_report_error(
      rules->diagnostics, &place,
      _("measure (%s) is wider than the text may be between the margins (%d mm); expected "
        "at most that."),
      hp_attribute(paper, "measure"), whole(room));
}

static void check_season(const HpRules *rules, const xmlNode *season)
{
  const char *name = hp_attribute(season, "name");
  for (const xmlNode *other = season->prev; name != NULL && other != NULL; other = other->prev)
    if (hp_is_named(other, "season") && g_strcmp0(hp_attribute(other, "name"), name) == 0) {
      const HpPlace place = hp_place_of_attribute(season, "name");
      g_autofree char *where = hp_where(other, season);
      hp_report_error(rules->diagnostics, &place,
                      _("The season \"%s\" is given on %s already; take one of them away."), name,
                      where);
      return;
    }
}

static void check_memo(const HpRules *rules, const xmlNode *memo)
{
  g_auto(GStrv) parts = hp_words_of(hp_attribute(memo, "order"));
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; parts[i] != NULL; i++) {
    if (g_hash_table_add(seen, parts[i]))
      continue;
    const HpPlace place = hp_place_of_attribute(memo, "order");
    hp_report_error(rules->diagnostics, &place,
                    _("\"%s\" is named twice in the order of a memo; expected each part once."),
                    parts[i]);
  }
}

void hp_check_paper(const HpRules *rules, const xmlNode *element)
{
  if (hp_is_named(element, "paper"))
    check_paper(rules, element);
  else if (hp_is_named(element, "season"))
    check_season(rules, element);
  else if (hp_is_named(element, "memo"))
    check_memo(rules, element);
  else if (hp_attribute(element, "size") != NULL && hp_attribute(element, "line") != NULL)
    check_letter(rules, element);
}
