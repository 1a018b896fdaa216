/* The grammar of times: what is understood of times in words, and what is not. */
#include "plan/plan.h"

typedef struct {
  const char *language, *words;
  const char *expected; /* the parts, "; " between timeframes; NULL: not understood */
} TimeCase;

static const TimeCase printed[] = {
    /* Every form that the seeds and tests/plans print. */
    {"sv", "Våren 2016", "<during season=\"spring\" year=\"2016\"/>"},
    {"sv", "Våren 2017", "<during season=\"spring\" year=\"2017\"/>"},
    {"sv", "Hösten 2016", "<during season=\"autumn\" year=\"2016\"/>"},
    {"sv", "Klart Våren 2016", "<due season=\"spring\" year=\"2016\"/>"},
    {"sv", "Klart våren 2024", "<due season=\"spring\" year=\"2024\"/>"},
    {"sv", "Klart 2017-01-01", "<due date=\"2017-01-01\"/>"},
    {"sv", "Klart 30 juni 2018", "<due date=\"2018-06-30\"/>"},
    {"sv", "Klart före april 2025", "<due month=\"2025-03\"/>"},
    {"sv", "2017", "<during year=\"2017\"/>"},
    {"sv", "Under 2016", "<during year=\"2016\"/>"},
    {"sv", "Start under 2017 - 2018", "<start year=\"2017\"/><start-by year=\"2018\"/>"},
    {"sv", "Beräkna 3 - 5 år i varje kommun",
     "<duration min=\"3\" max=\"5\" unit=\"year\" each=\"alla\"/>"},
    {"sv", "Hösten 2016, Våren 2017",
     "<during season=\"autumn\" year=\"2016\"/>; <during season=\"spring\" year=\"2017\"/>"},
    {"sv", "Årligen", "<recurs every=\"year\"/>"},
    {"sv", "en gång per år", "<recurs every=\"year\"/>"},
    {"sv", "Löpande", "<open/>"},
    {"sv", "Från 2025, tills vidare", "<start year=\"2025\"/><open/>"},
    {"sv", "2016 – 2019", "<start year=\"2016\"/><end year=\"2019\"/>"},
    {"sv", "2016-2019", "<start year=\"2016\"/><end year=\"2019\"/>"},
    {"sv", "(2011-2013)", NULL},
    {"sv", "2006–2013", "<start year=\"2006\"/><end year=\"2013\"/>"},
    {"sv", "20 oktober 2015", "<during date=\"2015-10-20\"/>"},
    {"sv", "juni 2015", "<during month=\"2015-06\"/>"},
    {"sv", "i april 2026", "<during month=\"2026-04\"/>"},
    {"sv", "de senaste 20 åren", NULL},
    {"sv", "Studien replikeras 2016", NULL},
    {"sv", "senast den 9 april 2027", "<due date=\"2027-04-09\"/>"},
    {"sv", "senast den 30 mars 2018", "<due date=\"2018-03-30\"/>"},
    {"sv", "8 februari 2028", "<during date=\"2028-02-08\"/>"},
    {"sv", "under 2018 och 2019", "<during year=\"2018\"/><during year=\"2019\"/>"},
    {"en", "Ready by spring 2016", "<due season=\"spring\" year=\"2016\"/>"},
    /* What no part of the schema says stays words. */
    {"sv", "När budgeten är beslutad", NULL},
    {"sv", "När beslut om budget är fattat", NULL},
    {"sv", "När den är skriven", NULL},
    {"sv", "När tid finns", NULL},
    {"sv", "X", NULL},
    {"sv", "", NULL},
    {"sv", "–", NULL},
};

static const TimeCase swedish[] = {
    /* Points. */
    {"sv", "2026-06-30", "<during date=\"2026-06-30\"/>"},
    {"sv", "20260630", "<during date=\"2026-06-30\"/>"},
    {"sv", "2026-06", "<during month=\"2026-06\"/>"},
    {"sv", "30/6 2026", "<during date=\"2026-06-30\"/>"},
    {"sv", "30/6-26", "<during date=\"2026-06-30\"/>"},
    {"sv", "Q3-26", "<during year=\"2026\" quarter=\"3\"/>"},
    {"sv", "T2/27", "<during year=\"2027\" tertial=\"2\"/>"},
    {"sv", "v. 12-26", NULL},
    {"sv", "juni -26", NULL},
    {"sv", "Q3 2026", "<during year=\"2026\" quarter=\"3\"/>"},
    {"sv", "kv. 3 2026", "<during year=\"2026\" quarter=\"3\"/>"},
    {"sv", "2026 Q3", "<during year=\"2026\" quarter=\"3\"/>"},
    {"sv", "2026-Q3", "<during year=\"2026\" quarter=\"3\"/>"},
    {"sv", "3:e kvartalet 2026", "<during year=\"2026\" quarter=\"3\"/>"},
    {"sv", "tredje kvartalet 2026", "<during year=\"2026\" quarter=\"3\"/>"},
    {"sv", "kvartal 3, 2026", "<during year=\"2026\" quarter=\"3\"/>"},
    {"sv", "halvår 1 2026", "<during year=\"2026\" half=\"1\"/>"},
    {"sv", "första halvåret 2027", "<during year=\"2027\" half=\"1\"/>"},
    {"sv", "andra halvåret 2027", "<during year=\"2027\" half=\"2\"/>"},
    {"sv", "H1 2026", "<during year=\"2026\" half=\"1\"/>"},
    {"sv", "tertial 2 2025", "<during year=\"2025\" tertial=\"2\"/>"},
    {"sv", "T2 2025", "<during year=\"2025\" tertial=\"2\"/>"},
    {"sv", "VT 2026", "<during season=\"spring-term\" year=\"2026\"/>"},
    {"sv", "VT26", "<during season=\"spring-term\" year=\"2026\"/>"},
    {"sv", "ht-26", "<during season=\"autumn-term\" year=\"2026\"/>"},
    {"sv", "höstterminen 2026", "<during season=\"autumn-term\" year=\"2026\"/>"},
    {"sv", "vintern 2026/27", "<during season=\"winter\" year=\"2026\"/>"},
    {"sv", "vecka 12 2026", "<start date=\"2026-03-16\"/><end date=\"2026-03-22\"/>"},
    {"sv", "v. 12 2026", "<start date=\"2026-03-16\"/><end date=\"2026-03-22\"/>"},
    {"sv", "v. 12", NULL},
    {"sv", "v 12–14 2026", "<start date=\"2026-03-16\"/><end date=\"2026-04-05\"/>"},
    {"sv", "vecka 53 2025", NULL},
    {"sv", "31 februari 2026", NULL},
    {"sv", "kvartal 5 2026", NULL},
    {"sv", "i början av 2026", "<during year=\"2026\"/>"},
    {"sv", "slutet av juni 2026", "<during month=\"2026-06\"/>"},
    /* By when. */
    {"sv", "senast 30 juni 2026", "<due date=\"2026-06-30\"/>"},
    {"sv", "Klart senast våren 2026", "<due season=\"spring\" year=\"2026\"/>"},
    {"sv", "ska vara klart till 2027", "<due year=\"2027\"/>"},
    {"sv", "senast i slutet av 2026", "<due year=\"2026\"/>"},
    {"sv", "senast i början av 2026", NULL},
    {"sv", "senast v. 12 2026", "<due date=\"2026-03-22\"/>"},
    {"sv", "före 1 juli 2026", "<due date=\"2026-06-30\"/>"},
    {"sv", "innan sommaren 2026", "<due month=\"2026-05\"/>"},
    {"sv", "klart till årsskiftet 2026/2027", "<due month=\"2026-12\"/>"},
    {"sv", "årsskiftet 2026-27", "<start month=\"2026-12\"/><end month=\"2027-01\"/>"},
    /* From when, and to when. */
    {"sv", "2017 - 2018", "<start year=\"2017\"/><end year=\"2018\"/>"},
    {"sv", "2026-28", "<start year=\"2026\"/><end year=\"2028\"/>"},
    {"sv", "2026/2027", "<start year=\"2026\"/><end year=\"2027\"/>"},
    {"sv", "från 2026 till och med 2028", "<start year=\"2026\"/><end year=\"2028\"/>"},
    {"sv", "fr.o.m. 2026 t.o.m. 2028", "<start year=\"2026\"/><end year=\"2028\"/>"},
    {"sv", "mellan 2026 och 2028", "<start year=\"2026\"/><end year=\"2028\"/>"},
    {"sv", "jan–mars 2026", "<start month=\"2026-01\"/><end month=\"2026-03\"/>"},
    {"sv", "november–februari 2027", "<start month=\"2026-11\"/><end month=\"2027-02\"/>"},
    {"sv", "1–30 juni 2026", "<start date=\"2026-06-01\"/><end date=\"2026-06-30\"/>"},
    {"sv", "1 mars - 30 juni 2026", "<start date=\"2026-03-01\"/><end date=\"2026-06-30\"/>"},
    {"sv", "våren 2026 – hösten 2027",
     "<start season=\"spring\" year=\"2026\"/><end season=\"autumn\" year=\"2027\"/>"},
    {"sv", "vår/höst 2026",
     "<start season=\"spring\" year=\"2026\"/><end season=\"autumn\" year=\"2026\"/>"},
    {"sv", "vår och höst 2026",
     "<during season=\"spring\" year=\"2026\"/><during season=\"autumn\" year=\"2026\"/>"},
    {"sv", "Q1–Q2 2026", "<start year=\"2026\" quarter=\"1\"/><end year=\"2026\" quarter=\"2\"/>"},
    {"sv", "Q1-2 2026", "<start year=\"2026\" quarter=\"1\"/><end year=\"2026\" quarter=\"2\"/>"},
    {"sv", "läsåret 2026/27",
     "<start season=\"autumn-term\" year=\"2026\"/><end season=\"spring-term\" year=\"2027\"/>"},
    {"sv", "2028 - 2026", NULL},
    {"sv", "Start hösten 2026", "<start season=\"autumn\" year=\"2026\"/>"},
    {"sv", "Påbörjas 2026", "<start year=\"2026\"/>"},
    {"sv", "Start senast 2026", "<start-by year=\"2026\"/>"},
    {"sv", "från och med 2026", "<start year=\"2026\"/>"},
    {"sv", "2026 och framåt", "<start year=\"2026\"/><open/>"},
    {"sv", "2026-", "<start year=\"2026\"/><open/>"},
    {"sv", "löpande från 2026", "<start year=\"2026\"/><open/>"},
    {"sv", "t o m 2028", "<end year=\"2028\"/>"},
    {"sv", "pågår t.o.m. 2028", "<end year=\"2028\"/>"},
    {"sv", "Start 2026, klart 2027", "<start year=\"2026\"/><due year=\"2027\"/>"},
    {"sv", "Start våren 2026. Klart hösten 2026.",
     "<start season=\"spring\" year=\"2026\"/><due season=\"autumn\" year=\"2026\"/>"},
    {"sv", "Löpande under 2026", "<during year=\"2026\"/>"},
    {"sv", "Löpande 2026–2028", "<start year=\"2026\"/><end year=\"2028\"/>"},
    {"sv", "Start under 2017 - 2018\nBeräkna 3 - 5 år",
     "<start year=\"2017\"/><start-by year=\"2018\"/>; <duration min=\"3\" max=\"5\" "
     "unit=\"year\"/>"},
    /* How often. */
    {"sv", "varje år", "<recurs every=\"year\"/>"},
    {"sv", "1 gång/år", "<recurs every=\"year\"/>"},
    {"sv", "2 ggr/år", "<recurs every=\"year\" times=\"2\"/>"},
    {"sv", "två gånger om året", "<recurs every=\"year\" times=\"2\"/>"},
    {"sv", "en gång i månaden", "<recurs every=\"month\"/>"},
    {"sv", "två gånger per termin", "<recurs every=\"term\" times=\"2\"/>"},
    {"sv", "vartannat år", "<recurs every=\"year\" interval=\"2\"/>"},
    {"sv", "varannan vecka", "<recurs every=\"week\" interval=\"2\"/>"},
    {"sv", "var tredje månad", "<recurs every=\"month\" interval=\"3\"/>"},
    {"sv", "vart 3:e år", "<recurs every=\"year\" interval=\"3\"/>"},
    {"sv", "Kvartalsvis", "<recurs every=\"quarter\"/>"},
    {"sv", "varje tertial", "<recurs every=\"tertial\"/>"},
    {"sv", "varje termin", "<recurs every=\"term\"/>"},
    {"sv", "Årligen 2026–2028",
     "<recurs every=\"year\"/><start year=\"2026\"/><end year=\"2028\"/>"},
    {"sv", "Årligen med start 2026", "<recurs every=\"year\"/><start year=\"2026\"/>"},
    {"sv", "varje dag", NULL},
    /* How long. */
    {"sv", "6 månader", "<duration min=\"6\" unit=\"month\"/>"},
    {"sv", "två till tre veckor", "<duration min=\"2\" max=\"3\" unit=\"week\"/>"},
    {"sv", "inom 6 månader", "<duration min=\"1\" max=\"6\" unit=\"month\"/>"},
    {"sv", "inom 6 månader från beslutet", "<duration min=\"1\" max=\"6\" unit=\"month\"/>"},
    {"sv", "1,5 år", NULL},
    /* As they are typed. */
    {"sv", "VÅREN 2017", "<during season=\"spring\" year=\"2017\"/>"},
    {"sv", "Våren\u00a02017.", "<during season=\"spring\" year=\"2017\"/>"},
    {"sv", "Vå\u00adren 2017", "<during season=\"spring\" year=\"2017\"/>"},
    {"sv", "Va\u030aren 2017", "<during season=\"spring\" year=\"2017\"/>"},
    {"sv-FI", "våren 2017", "<during season=\"spring\" year=\"2017\"/>"},
    {"sv", "Våren 2017 (preliminärt)", NULL},
    {"sv", "spring 2017", NULL},
    {"sv", "senast nästa år", NULL},
};

static const TimeCase others[] = {
    {"en", "spring 2026", "<during season=\"spring\" year=\"2026\"/>"},
    {"en", "by 30 June 2026", "<due date=\"2026-06-30\"/>"},
    {"en", "no later than June 30, 2026", "<due date=\"2026-06-30\"/>"},
    {"en", "first half of 2027", "<during year=\"2027\" half=\"1\"/>"},
    {"en", "third quarter of 2026", "<during year=\"2026\" quarter=\"3\"/>"},
    {"en", "by the end of 2026", "<due year=\"2026\"/>"},
    {"en", "from 2026 to 2028", "<start year=\"2026\"/><end year=\"2028\"/>"},
    {"en", "between 2026 and 2028", "<start year=\"2026\"/><end year=\"2028\"/>"},
    {"en", "March–May 2026", "<start month=\"2026-03\"/><end month=\"2026-05\"/>"},
    {"en", "before May 2026", "<due month=\"2026-04\"/>"},
    {"en", "within 6 months of the decision", "<duration min=\"1\" max=\"6\" unit=\"month\"/>"},
    {"en", "ongoing", "<open/>"},
    {"en", "2026 onwards", "<start year=\"2026\"/><open/>"},
    {"en", "once a year", "<recurs every=\"year\"/>"},
    {"en", "twice a year", "<recurs every=\"year\" times=\"2\"/>"},
    {"en", "2 times per term", "<recurs every=\"term\" times=\"2\"/>"},
    {"en", "every other month", "<recurs every=\"month\" interval=\"2\"/>"},
    {"en", "every 3 months", "<recurs every=\"month\" interval=\"3\"/>"},
    {"en", "quarterly", "<recurs every=\"quarter\"/>"},
    {"en", "week 12 2026", "<start date=\"2026-03-16\"/><end date=\"2026-03-22\"/>"},
    {"fi", "keväällä 2026", "<during season=\"spring\" year=\"2026\"/>"},
    {"fi", "kevään 2027 aikana", "<during season=\"spring\" year=\"2027\"/>"},
    {"fi", "syksy 2026", "<during season=\"autumn\" year=\"2026\"/>"},
    {"fi", "30.6.2026 mennessä", "<due date=\"2026-06-30\"/>"},
    {"fi", "viimeistään 30. kesäkuuta 2026", "<due date=\"2026-06-30\"/>"},
    {"fi", "vuoden 2026 loppuun mennessä", "<due year=\"2026\"/>"},
    {"fi", "valmis keväällä 2026", "<due season=\"spring\" year=\"2026\"/>"},
    {"fi", "vuodesta 2025 alkaen", "<start year=\"2025\"/>"},
    {"fi", "vuosina 2026–2028", "<start year=\"2026\"/><end year=\"2028\"/>"},
    {"fi", "vuonna 2027", "<during year=\"2027\"/>"},
    {"fi", "1. neljännes 2026", "<during year=\"2026\" quarter=\"1\"/>"},
    {"fi", "vuosittain", "<recurs every=\"year\"/>"},
    {"fi", "kaksi kertaa vuodessa", "<recurs every=\"year\" times=\"2\"/>"},
    {"fi", "joka toinen vuosi", "<recurs every=\"year\" interval=\"2\"/>"},
    {"fi", "2 vuoden välein", "<recurs every=\"year\" interval=\"2\"/>"},
    {"fi", "toistaiseksi", "<open/>"},
    {"fi", "jatkuva", "<open/>"},
    {"fi", "6 kuukauden kuluessa päätöksestä", "<duration min=\"1\" max=\"6\" unit=\"month\"/>"},
    {"fi", "3–5 vuotta", "<duration min=\"3\" max=\"5\" unit=\"year\"/>"},
    {"nb", "Våren 2026", "<during season=\"spring\" year=\"2026\"/>"},
    {"nb", "innen 30. juni 2026", "<due date=\"2026-06-30\"/>"},
    {"nb", "ferdig høsten 2026", "<due season=\"autumn\" year=\"2026\"/>"},
    {"nb", "1. halvår 2026", "<during year=\"2026\" half=\"1\"/>"},
    {"nb", "innen utgangen av 2026", "<due year=\"2026\"/>"},
    {"nb", "fra 2026 til 2028", "<start year=\"2026\"/><end year=\"2028\"/>"},
    {"nb", "løpende", "<open/>"},
    {"nb", "hvert år", "<recurs every=\"year\"/>"},
    {"nb", "to ganger i året", "<recurs every=\"year\" times=\"2\"/>"},
    {"nb", "annethvert år", "<recurs every=\"year\" interval=\"2\"/>"},
    {"nb", "innen 6 måneder etter vedtaket", "<duration min=\"1\" max=\"6\" unit=\"month\"/>"},
    {"no", "uke 12 2026", "<start date=\"2026-03-16\"/><end date=\"2026-03-22\"/>"},
    {"nn", "hausten 2026", "<during season=\"autumn\" year=\"2026\"/>"},
    {"nn", "seinast 30. juni 2026", "<due date=\"2026-06-30\"/>"},
    {"nn", "frå 2026 til 2028", "<start year=\"2026\"/><end year=\"2028\"/>"},
    {"nn", "kvart år", "<recurs every=\"year\"/>"},
    {"nn", "to gonger i året", "<recurs every=\"year\" times=\"2\"/>"},
    {"nn", "2. kvartal 2026", "<during year=\"2026\" quarter=\"2\"/>"},
    {"da", "foråret 2026", "<during season=\"spring\" year=\"2026\"/>"},
    {"da", "efteråret 2026", "<during season=\"autumn\" year=\"2026\"/>"},
    {"da", "senest den 30. juni 2026", "<due date=\"2026-06-30\"/>"},
    {"da", "ultimo 2026", "<during year=\"2026\"/>"},
    {"da", "inden udgangen af 2026", "<due year=\"2026\"/>"},
    {"da", "4. kvartal 2026", "<during year=\"2026\" quarter=\"4\"/>"},
    {"da", "løbende", "<open/>"},
    {"da", "hvert år", "<recurs every=\"year\"/>"},
    {"da", "to gange om året", "<recurs every=\"year\" times=\"2\"/>"},
    {"da", "hvert andet år", "<recurs every=\"year\" interval=\"2\"/>"},
    {"sv", "klart 2026, start 2027", NULL},
    {"sv", "start 2026, klart 2027; klart 2026, start 2027", NULL},
    {"da", "uge 12, 2026", "<start date=\"2026-03-16\"/><end date=\"2026-03-22\"/>"},
};

/* The parts of all, as a case has them. */
static char *parts_of(const GPtrArray *timeframes)
{
  GString *parts = g_string_new(NULL);
  for (guint i = 0; i < timeframes->len; i++) {
    const HpTimeframe *timeframe = g_ptr_array_index(timeframes, i);
    g_string_append_printf(parts, "%s%s", i == 0 ? "" : "; ", timeframe->parts);
  }
  return g_string_free(parts, FALSE);
}

static guint count_wrong(const TimeCase *cases, guint n)
{
  guint wrong = 0;
  for (guint i = 0; i < n; i++) {
    const HpTimeContext context = {.language = cases[i].language, .each = "alla"};
    g_autoptr(GPtrArray) timeframes = hp_timeframes_of_words(cases[i].words, &context);
    g_autofree char *found = timeframes == NULL ? NULL : parts_of(timeframes);
    if (g_strcmp0(found, cases[i].expected) == 0)
      continue;
    g_test_message("%s: %s: %s", cases[i].language, cases[i].words, found);
    wrong++;
  }
  return wrong;
}

static void what_documents_print(void)
{
  g_assert_cmpuint(count_wrong(printed, G_N_ELEMENTS(printed)), ==, 0);
}

static void in_swedish(void)
{
  g_assert_cmpuint(count_wrong(swedish, G_N_ELEMENTS(swedish)), ==, 0);
}

static void in_other_languages(void)
{
  g_assert_cmpuint(count_wrong(others, G_N_ELEMENTS(others)), ==, 0);
}

/* Nothing but the sign between two is left out. */
static void words_are_kept(void)
{
  const HpTimeContext context = {.language = "sv"};
  g_autoptr(GPtrArray) timeframes =
      hp_timeframes_of_words("  Klart  hösten 2016;\nVåren 2017.", &context);
  g_assert_cmpuint(timeframes->len, ==, 2);
  g_assert_cmpstr(((HpTimeframe *)timeframes->pdata[0])->words, ==, "Klart hösten 2016");
  g_assert_cmpstr(((HpTimeframe *)timeframes->pdata[1])->words, ==, "Våren 2017.");
}

static void year_of_the_plan(void)
{
  const TimeCase without_year[] = {
      {"sv", "halvår 1", "<during year=\"2026\" half=\"1\"/>"},
      {"sv", "Q3", "<during year=\"2026\" quarter=\"3\"/>"},
      {"sv", "tertial 2", "<during year=\"2026\" tertial=\"2\"/>"},
      {"sv", "v. 12", "<start date=\"2026-03-16\"/><end date=\"2026-03-22\"/>"},
      {"sv", "våren 2027", "<during season=\"spring\" year=\"2027\"/>"},
      {"sv", "senast i maj", "<due month=\"2026-05\"/>"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(without_year); i++) {
    const HpTimeContext context = {.language = "sv", .year = 2026};
    g_autoptr(GPtrArray) timeframes = hp_timeframes_of_words(without_year[i].words, &context);
    g_assert_nonnull(timeframes);
    g_autofree char *found = parts_of(timeframes);
    g_assert_cmpstr(found, ==, without_year[i].expected);
  }
}

/* Anything may stand in a cell. */
static void anything(void)
{
  static const char *const pieces[] = {
      "våren", "2026", "-",  "/",  ".",    ",",           "och",       "1",       "juni", ":",
      "a",     "inom", "år", "\n", "till", "99999999999", "slutet av", "vintern", "v"};
  g_autoptr(GRand) random = g_rand_new_with_seed(1);
  for (guint i = 0; i < 20000; i++) {
    g_autoptr(GString) words = g_string_new(NULL);
    for (gint n = g_rand_int_range(random, 0, 8); n >= 0; n--)
      g_string_append_printf(words, "%s%s", g_rand_boolean(random) ? " " : "",
                             pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    const HpTimeContext context = {.language = "sv", .year = 2026};
    g_autoptr(GPtrArray) timeframes = hp_timeframes_of_words(words->str, &context);
    for (guint j = 0; timeframes != NULL && j < timeframes->len; j++)
      g_assert_cmpstr(((HpTimeframe *)timeframes->pdata[j])->parts, !=, "");
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/times/what documents print", what_documents_print);
  g_test_add_func("/times/in Swedish", in_swedish);
  g_test_add_func("/times/in other languages", in_other_languages);
  g_test_add_func("/times/words are kept", words_are_kept);
  g_test_add_func("/times/the year of the plan", year_of_the_plan);
  g_test_add_func("/times/anything", anything);
  return g_test_run();
}
