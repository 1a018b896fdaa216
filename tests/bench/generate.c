/*
 * generate: writes a made-up action plan of any size, the same on every machine.
 *
 *   generate --areas 300 --words many --form fo > plan.fo
 *
 * Three forms of one content: "plan" (XML valid against sources/plan.rng), "fo" (XSL-FO) and "text"
 * (lines that the naive program reads: a letter for the kind, then cells after tabs, the lines of a
 * cell after vertical tabs). "few" draws its compounds from 48, "many" from some 90 000: how much a
 * cache of shaped words gains depends on it.
 */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

enum { ROWS = 4, ACTIVITIES = 2, PARTIES = 3, FEW = 48 };

typedef struct {
  guint64 state;
  guint range; /* how many compounds there are to draw from */
} Words;

typedef struct {
  char *objective;
  char *activities[ACTIVITIES];
  guint parties[PARTIES]; /* indexes of party_names */
  gboolean in_spring;
  guint year;
} Row;

typedef struct {
  guint number;
  char *title, *introduction[2], *goal;
  Row rows[ROWS];
} Area;

typedef struct {
  void (*begin)(guint n_areas);
  void (*area)(const Area *area);
  void (*end)(guint n_areas, guint n_meetings);
} Form;

/* ---- Content ------------------------------------------------------------------------------- */

static const char *const stems[] = {
    "barn",         "ungdoms",     "familje",  "skol",      "vård",         "omsorgs",
    "hälso",        "social",      "arbets",   "boende",    "stöd",         "råds",
    "nämnd",        "kommun",      "läns",     "region",    "landstings",   "stads",
    "bygde",        "nätverks",    "grupp",    "projekt",   "kunskaps",     "metod",
    "forsknings",   "utbildnings", "studie",   "praktik",   "kvalitets",    "resultat",
    "mål",          "tids",        "resurs",   "budget",    "kostnads",     "avtals",
    "ärende",       "akt",         "beslut",   "rätts",     "lag",          "tillsyns",
    "säkerhets",    "trygghets",   "risk",     "skydds",    "brukar",       "klient",
    "patient",      "elev",        "förälder", "syskon",    "vuxen",        "senior",
    "integrations", "språk",       "kultur",   "fritids",   "idrotts",      "musik",
    "biblioteks",   "vatten",      "energi",   "miljö",     "klimat",       "trafik",
    "väg",          "resande",     "turist",   "närings",   "lands",        "skogs",
    "jordbruks",    "fiske",       "handels",  "tjänste",   "hantverks",    "teknik",
    "data",         "system",      "register", "statistik", "analys",       "modell",
    "personal",     "chefs",       "lednings", "kompetens", "rekryterings", "introduktions",
    "lärande",      "samtals",     "mötes",    "besöks",    "telefon",      "webb",
};

static const char *const heads[] = {
    "samordning",   "planering",     "utredning",    "utveckling",      "uppföljning",
    "utvärdering",  "kartläggning",  "bedömning",    "handläggning",    "rådgivning",
    "behandling",   "placering",     "utbildning",   "handledning",     "redovisning",
    "förbättring",  "förstärkning",  "förankring",   "fördelning",      "förvaltning",
    "försörjning",  "prövning",      "granskning",   "mätning",         "ordning",
    "avgränsning",  "avstämning",    "beredning",    "bemanning",       "besiktning",
    "betalning",    "dokumentering", "finansiering", "formulering",     "informering",
    "inriktning",   "inskrivning",   "inventering",  "kommunicering",   "koppling",
    "ledning",      "märkning",      "organisering", "prioritering",    "rapportering",
    "registrering", "remittering",   "reglering",    "sammanställning", "satsning",
    "spridning",    "styrning",      "sökning",      "tillämpning",     "träning",
    "tolkning",     "undersökning",  "uppbyggning",  "vägledning",      "värdering",
    "övning",       "översättning",  "anpassning",   "åtgärdning",
};

static const char *const endings[] = {"", "en", "ar", "arna", "s", "ens", "ars", "arnas"};

static const char *const prefixes[] = {"", "över"};

enum {
  COMPOUNDS =
      G_N_ELEMENTS(prefixes) * G_N_ELEMENTS(stems) * G_N_ELEMENTS(heads) * G_N_ELEMENTS(endings),
};

static const char *const party_names[] = {
    "Respektive kommun", "Regionens hälsovård", "Länsgruppen",     "Utvecklingsenheten",
    "Arbetsgruppen",     "Skolornas chefer",    "Personalenheten", "Fackliga företrädare",
};

/* In these, each ~ becomes a compound. */
static const char *const paragraphs[] = {
    "Arbetet med ~ och ~ har kommit att präglas av ~ snarare än av ~. Samtidigt visar ~ att en "
    "tredjedel av länets ~ saknar ~, och att hälften av alla ~ avslutas utan ~. Därför behövs en "
    "gemensam ~ som håller ihop ~, ~ och ~ över tid, med plats för både ~ och ~.",
    "Flera kommuner prövar redan ~ tillsammans med ~. Erfarenheterna av ~ pekar åt samma håll: när "
    "~ "
    "och ~ möts tidigt minskar behovet av ~. Det här området tar sikte på ~ i hela länet, med stöd "
    "i "
    "~ och en stegvis ~ av det som fungerar. Varje ~ följs av en ~ som alla kan läsa.",
};
static const char *const objectives[] = {
    "Att skapa en hållbar ~ för ~ och ~ i alla kommuner.",
    "Att alla som berörs av ~ får sin ~ tillgodosedd genom ~.",
    "Öka kunskapen om ~ genom gemensam ~ och ~.",
};
static const char *const activities[] = {
    "Genomför en ~ av länets ~ och gör en ~ av vad som behövs för ~ och ~.",
    "Ta fram en ~ för ~ tillsammans med dem som arbetar med ~, ~ eller ~.",
    "Pröva ~ i två kommuner och låt ~ visa om ~ bör ersätta ~ och ~.",
    "Sprid resultatet av ~ genom ~, ~ och en årlig ~ med ~.",
};

static guint draw(Words *words, guint range)
{
  words->state = words->state * G_GUINT64_CONSTANT(6364136223846793005) +
                 G_GUINT64_CONSTANT(1442695040888963407);
  return (guint)((words->state >> 33) % range);
}

/* Takes the part of `list` that `index` picks, and leaves what is left of the index. */
#define take_part(list, index) ((list)[pick(&(index), G_N_ELEMENTS(list))])

static guint pick(guint *index, guint n)
{
  guint part = *index % n;
  *index /= n;
  return part;
}

static void append_compound(GString *text, Words *words)
{
  /* Times a prime: spread over all parts, also where few are drawn from. */
  guint index = (guint)((guint64)draw(words, words->range) * 7919 % COMPOUNDS);
  const char *stem = take_part(stems, index);
  const char *head = take_part(heads, index);
  const char *ending = take_part(endings, index);
  g_string_append(text, take_part(prefixes, index));
  g_string_append(text, stem);
  g_string_append(text, head);
  g_string_append(text, ending);
}

static char *fill(const char *pattern, Words *words)
{
  GString *text = g_string_new(NULL);
  for (; *pattern; pattern++) {
    if (*pattern == '~')
      append_compound(text, words);
    else
      g_string_append_c(text, *pattern);
  }
  return g_string_free(text, FALSE);
}

static void make_row(Row *row, Words *words)
{
  row->objective = fill(objectives[draw(words, G_N_ELEMENTS(objectives))], words);
  for (int i = 0; i < ACTIVITIES; i++)
    row->activities[i] = fill(activities[draw(words, G_N_ELEMENTS(activities))], words);
  guint first = draw(words, G_N_ELEMENTS(party_names));
  for (guint i = 0; i < PARTIES; i++)
    row->parties[i] = (first + i) % G_N_ELEMENTS(party_names);
  row->in_spring = draw(words, 2);
  row->year = 2025 + draw(words, 6);
}

static void make_area(Area *area, guint number, Words *words)
{
  area->number = number;
  area->title = fill("Tidig ~ och utvecklad ~", words);
  for (int i = 0; i < 2; i++)
    area->introduction[i] = fill(paragraphs[i], words);
  area->goal = fill("De som riskerar att bli utan ~ ska tidigt få ~ oavsett hemkommun.", words);
  for (int i = 0; i < ROWS; i++)
    make_row(&area->rows[i], words);
}

static void clear_area(Area *area)
{
  g_free(area->title);
  g_free(area->goal);
  for (int i = 0; i < 2; i++)
    g_free(area->introduction[i]);
  for (int i = 0; i < ROWS; i++) {
    g_free(area->rows[i].objective);
    for (int j = 0; j < ACTIVITIES; j++)
      g_free(area->rows[i].activities[j]);
  }
}

static const char *season(const Row *row)
{
  return row->in_spring ? "Våren" : "Hösten";
}

/* ---- As lines of text ---------------------------------------------------------------------- */

static void text_begin(guint n_areas)
{
  printf("T\tHandlingsplan för %u områden\n", n_areas);
}

static void text_area(const Area *area)
{
  printf("H\t%u. %s\nP\t%s\nP\t%s\nG\t%s\n", area->number, area->title, area->introduction[0],
         area->introduction[1], area->goal);
  puts("R\tDelmål\tAktiviteter\tAnsvariga\tTidsram");
  for (int i = 0; i < ROWS; i++) {
    const Row *row = &area->rows[i];
    printf("R\t%s\t• %s\v• %s", row->objective, row->activities[0], row->activities[1]);
    for (int j = 0; j < PARTIES; j++)
      printf("%c◦ %s", j ? '\v' : '\t', party_names[row->parties[j]]);
    printf("\t%s %u\n", season(row), row->year);
  }
}

static void text_end(guint n_areas, guint n_meetings)
{
}

/* ---- As a plan ----------------------------------------------------------------------------- */

static void plan_begin(guint n_areas)
{
  puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
       "<plan xmlns=\"https://handlingsplan.org/ns/plan/1\" version=\"1\" id=\"plan\" "
       "xml:lang=\"sv\" status=\"proposed\">\n<head>");
  printf("<title>Handlingsplan för %u områden</title>\n<owner party=\"p2\"/>\n</head>\n<parties>\n",
         n_areas);
  for (guint i = 0; i < G_N_ELEMENTS(party_names); i++)
    printf("<party id=\"p%u\" kind=\"other\"><name>%s</name></party>\n", i, party_names[i]);
  puts("</parties>");
}

static void plan_area(const Area *area)
{
  guint n = area->number;
  printf("<area id=\"a%u\" number=\"%u\"><title>%s</title>\n<introduction><p>%s</p><p>%s</p>"
         "</introduction>\n<goal id=\"a%u-g\"><text>%s</text></goal>\n",
         n, n, area->title, area->introduction[0], area->introduction[1], n, area->goal);
  for (int i = 0; i < ROWS; i++) {
    const Row *row = &area->rows[i];
    printf("<objective id=\"a%u-%d\"><text>%s</text>\n", n, i, row->objective);
    for (int j = 0; j < ACTIVITIES; j++)
      printf("<activity id=\"a%u-%d-%d\"><text>%s</text></activity>\n", n, i, j,
             row->activities[j]);
    for (int j = 0; j < PARTIES; j++)
      printf("<responsible party=\"p%u\"/>", row->parties[j]);
    printf("<timeframe><during season=\"%s\" year=\"%u\"/>%s %u</timeframe></objective>\n",
           row->in_spring ? "spring" : "autumn", row->year, season(row), row->year);
  }
  puts("</area>");
}

static void plan_update(guint meeting, guint area, int row, int activity)
{
  printf("<update id=\"u%u-%u-%d-%d\" target=\"a%u-%d-%d\" progress=\"in-progress\" "
         "rating=\"as-planned\"/>",
         meeting, area, row, activity, area, row, activity);
}

/* Each meeting reports on all activities. */
static void plan_meeting(guint meeting, guint n_areas)
{
  printf("<meeting id=\"m%u\" date=\"%04u-03-01\">\n", meeting, 2017 + meeting);
  for (guint area = 1; area <= n_areas; area++)
    for (int i = 0; i < ROWS * ACTIVITIES; i++)
      plan_update(meeting, area, i / ACTIVITIES, i % ACTIVITIES);
  puts("</meeting>");
}

static void plan_end(guint n_areas, guint n_meetings)
{
  if (n_meetings > 0)
    puts("<follow-up>");
  for (guint meeting = 0; meeting < n_meetings; meeting++)
    plan_meeting(meeting, n_areas);
  puts(n_meetings > 0 ? "</follow-up></plan>" : "</plan>");
}

/* ---- As formatting objects ----------------------------------------------------------------- */

static void fo_begin(guint n_areas)
{
  puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
       "<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\" font-family=\"Liberation Sans\" "
       "font-size=\"9.5pt\" line-height=\"12.5pt\" language=\"sv\" country=\"SE\" "
       "hyphenate=\"true\">\n"
       "<fo:layout-master-set><fo:simple-page-master master-name=\"page\" page-width=\"595.276pt\" "
       "page-height=\"841.89pt\" margin=\"42pt 57pt\">"
       "<fo:region-body margin=\"40pt 0pt 40pt 0pt\"/><fo:region-before extent=\"28pt\"/>"
       "<fo:region-after extent=\"28pt\" display-align=\"after\"/></fo:simple-page-master>"
       "</fo:layout-master-set>\n<fo:page-sequence master-reference=\"page\">");
  printf("<fo:static-content flow-name=\"xsl-region-before\"><fo:block font-size=\"8pt\">"
         "Handlingsplan för %u områden</fo:block></fo:static-content>\n",
         n_areas);
  puts("<fo:static-content flow-name=\"xsl-region-after\"><fo:block font-size=\"8pt\" "
       "text-align=\"end\">sida <fo:page-number/> (<fo:page-number-citation ref-id=\"end\"/>)"
       "</fo:block></fo:static-content>\n<fo:flow flow-name=\"xsl-region-body\">");
}

static void fo_items(const char *bullet, const char *const *items, int n_items)
{
  puts("<fo:list-block provisional-distance-between-starts=\"9pt\" "
       "provisional-label-separation=\"2pt\">");
  for (int i = 0; i < n_items; i++)
    printf("<fo:list-item space-before=\"2pt\"><fo:list-item-label end-indent=\"label-end()\">"
           "<fo:block>%s</fo:block></fo:list-item-label><fo:list-item-body "
           "start-indent=\"body-start()\"><fo:block>%s</fo:block></fo:list-item-body>"
           "</fo:list-item>\n",
           bullet, items[i]);
  puts("</fo:list-block>");
}

#define FO_CELL                                                                                    \
  "<fo:table-cell padding=\"3pt\" border-after-style=\"solid\" "                                   \
  "border-after-width=\"0.5pt\" border-after-color=\"#888888\">"

static void fo_row(const Row *row)
{
  const char *names[PARTIES];
  for (int i = 0; i < PARTIES; i++)
    names[i] = party_names[row->parties[i]];
  printf("<fo:table-row>" FO_CELL
         "<fo:block start-indent=\"0pt\">%s</fo:block></fo:table-cell>" FO_CELL,
         row->objective);
  fo_items("•", (const char *const *)row->activities, ACTIVITIES);
  puts("</fo:table-cell>" FO_CELL);
  fo_items("◦", names, PARTIES);
  printf("</fo:table-cell>" FO_CELL "<fo:block>%s %u</fo:block></fo:table-cell></fo:table-row>\n",
         season(row), row->year);
}

static void fo_area(const Area *area)
{
  static const char *const labels[] = {"Delmål", "Aktiviteter", "Ansvariga", "Tidsram"};
  printf("<fo:block font-size=\"14pt\" line-height=\"18pt\" font-weight=\"bold\" "
         "space-before=\"18pt\" space-after=\"6pt\" keep-with-next.within-page=\"always\">%u. %s"
         "</fo:block>\n",
         area->number, area->title);
  for (int i = 0; i < 2; i++)
    printf("<fo:block space-after=\"6pt\">%s</fo:block>\n", area->introduction[i]);
  printf("<fo:block padding=\"6pt\" border=\"0.5pt solid #555555\" start-indent=\"6pt\" "
         "end-indent=\"6pt\" space-after=\"8pt\">%s</fo:block>\n",
         area->goal);
  puts("<fo:table table-layout=\"fixed\" width=\"481pt\"><fo:table-column column-width=\"113pt\"/>"
       "<fo:table-column column-width=\"170pt\"/><fo:table-column column-width=\"127pt\"/>"
       "<fo:table-column column-width=\"71pt\"/><fo:table-header><fo:table-row>");
  for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
    printf(FO_CELL "<fo:block font-weight=\"bold\">%s</fo:block></fo:table-cell>", labels[i]);
  puts("</fo:table-row></fo:table-header><fo:table-body>");
  for (int i = 0; i < ROWS; i++)
    fo_row(&area->rows[i]);
  puts("</fo:table-body></fo:table>");
}

static void fo_end(guint n_areas, guint n_meetings)
{
  puts("<fo:block id=\"end\"/></fo:flow></fo:page-sequence></fo:root>");
}

/* ---- The command --------------------------------------------------------------------------- */

static const Form *form_by_name(const char *name)
{
  static const Form text = {text_begin, text_area, text_end};
  static const Form plan = {plan_begin, plan_area, plan_end};
  static const Form fo = {fo_begin, fo_area, fo_end};
  if (g_str_equal(name, "text"))
    return &text;
  if (g_str_equal(name, "plan"))
    return &plan;
  return g_str_equal(name, "fo") ? &fo : NULL;
}

int main(int argc, char **argv)
{
  int n_areas = 5, n_meetings = 0;
  g_autofree char *vocabulary = NULL, *form_name = NULL;
  GOptionEntry entries[] = {
      {"areas", 0, 0, G_OPTION_ARG_INT, &n_areas, "How many areas", "N"},
      {"meetings", 0, 0, G_OPTION_ARG_INT, &n_meetings, "How many meetings a plan has", "N"},
      {"words", 0, 0, G_OPTION_ARG_STRING, &vocabulary, "few or many distinct words", "WORDS"},
      {"form", 0, 0, G_OPTION_ARG_STRING, &form_name, "plan, fo or text", "FORM"},
      {0},
  };
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_option_context_add_main_entries(context, entries, NULL);
  const Form *form = NULL;
  if (g_option_context_parse(context, &argc, &argv, NULL))
    form = form_by_name(form_name ? form_name : "plan");
  if (!form || n_areas < 1 || n_meetings < 0) {
    fputs("usage: generate [--areas N] [--meetings N] [--words few|many] "
          " [--form plan|fo|text]\n",
          stderr);
    return 2;
  }
  gboolean many = vocabulary && g_str_equal(vocabulary, "many");
  Words words = {1, many ? COMPOUNDS : FEW};
  form->begin((guint)n_areas);
  for (int i = 1; i <= n_areas; i++) {
    Area area;
    make_area(&area, (guint)i, &words);
    form->area(&area);
    clear_area(&area);
  }
  form->end((guint)n_areas, (guint)n_meetings);
  return 0;
}
