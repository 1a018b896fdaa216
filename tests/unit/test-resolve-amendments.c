/* What amendments make of a plan on a day: the text that is in force, and what it was before. */
#include "resolved.h"

#define AMENDMENT(id, decided, more, inside)                                                       \
  "<amendment id='" id "' " more "><decided date='" decided "'/>" inside "</amendment>"

/* A plan that is small: an area with a goal, an objective and a group, and these amendments. */
static HpSource *amended(const char *amendments, const char *follow_up, const char *day)
{
  g_autofree char *plan = g_strdup_printf(
      "<plan id='p'><head><title>Gamla planen</title></head><area id='area'><title>Väg</title>"
      "<goal id='goal'><text>Mål</text></goal>"
      "<objective id='o'><text>Delmål</text><activity id='a'><text>Ett</text><text>One</text>"
      "<continuation>mer</continuation></activity><activity id='b'><text>Två</text>"
      "<timeframe same-as='o'/></activity>"
      "<responsible party='x'/><timeframe><due year='2017'/></timeframe></objective>"
      "<closing><p>Slut</p></closing></area><amendments>%s</amendments>%s</plan>",
      amendments, follow_up);
  HpSource *source = read_text(plan);
  hp_source_resolve(source, day, NULL);
  return source;
}

static void append_own(GString *text, const xmlNode *element);

/* "activity[text(New) timeframe()]": an element of the plan's own and what is in it. */
static void append_element(GString *text, const xmlNode *element)
{
  g_string_append(text, (const char *)element->name);
  const char *id = hp_attribute(element, "id");
  if (id != NULL)
    g_string_append_printf(text, "#%s", id);
  g_string_append_c(text, '(');
  append_own(text, element);
  g_string_append_c(text, ')');
}

static void append_own(GString *text, const xmlNode *element)
{
  gboolean first = TRUE;
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    if (child->type == XML_TEXT_NODE)
      g_string_append(text, (const char *)child->content);
    if (child->type != XML_ELEMENT_NODE || hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      continue;
    if (!first)
      g_string_append_c(text, ' ');
    first = FALSE;
    append_element(text, child);
  }
}

static void assert_own(HpSource *source, const char *id, const char *expected)
{
  const xmlNode *element = with_id(xmlDocGetRootElement(hp_source_document(source)), id);
  g_assert_nonnull(element);
  g_autoptr(GString) text = g_string_new(NULL);
  append_own(text, element);
  g_assert_cmpstr(text->str, ==, expected);
}

/* "title: title(Gamla planen)": each change of an element, and what was there before. */
static void assert_before(HpSource *source, const char *id, const char *expected)
{
  const xmlNode *element = with_id(xmlDocGetRootElement(hp_source_document(source)), id);
  g_autoptr(GString) text = g_string_new(NULL);
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    if (!hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE) || !hp_is_named(child, "changed"))
      continue;
    const char *was = hp_attribute(child, "was");
    g_string_append_printf(text, "%s%s %s: %s", text->len == 0 ? "" : "; ",
                           hp_attribute(child, "amendment"), hp_attribute(child, "what"),
                           was == NULL ? "" : was);
    append_own(text, child);
  }
  g_assert_cmpstr(text->str, ==, expected);
}

/* ---- Changing ------------------------------------------------------------------------------ */

static void test_what_changes_is_replaced(void)
{
  g_autoptr(HpSource) source = amended(
      AMENDMENT("m", "2018-01-01", "",
                "<change target='a'><text>Nytt</text><responsible party='y'/><timeframe><due "
                "year='2019'/></timeframe><cost amount='1'/></change>"
                "<change target='p'><title>Nya planen</title></change>"
                "<change target='area'><title>Vägar</title><derives-from kind='law'/></change>"),
      "", "2018-01-01");
  assert_own(source, "a", "text(Nytt) continuation(mer) responsible() timeframe(due()) cost()");
  assert_before(source, "a",
                "m text: text(Ett) text(One); m responsible: ; m timeframe: ; m cost: ");
  assert_computed(source, "a", "time", "latest-end=2019-12-31");
  assert_computed(source, "b", "time", "from=o latest-end=2017-12-31");
  assert_before(source, "p", "m title: title(Gamla planen)");
  assert_before(source, "area", "m title: title(Väg); m derives-from: ");
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_autoptr(GString) head = g_string_new(NULL);
  append_own(head, hp_child(root, "head"));
  g_assert_cmpstr(head->str, ==, "title(Nya planen)");
  g_autoptr(GString) area = g_string_new(NULL);
  append_own(area, with_id(root, "area"));
  g_assert_true(g_str_has_prefix(area->str, "title(Vägar) derives-from() goal#goal("));
}

/* Attributes: as of each day, and what each was. Decided in one order, in force in another. */
static void test_attributes_change(void)
{
  static const char amendments[] =
      AMENDMENT("m1", "2018-01-01", "in-force='2018-06-01'",
                "<change target='o' priority='low' pilot='yes'/>"
                "<change target='a' conditional='yes' priority='none'/>")
          AMENDMENT("m2", "2018-02-01", "", "<change target='o' priority='high'/>")
              AMENDMENT("m3", "2018-07-01", "",
                        "<change target='o' priority='none' pilot='no'><text>Nytt</text></change>"
                        "<change target='a' conditional='no'/>");
  static const struct {
    const char *day, *id, *priority, *pilot, *conditional, *before;
  } cases[] = {
      {"2018-01-31", "o", NULL, NULL, NULL, ""},
      {"2018-02-01", "o", "high", NULL, NULL, "m2 priority: "},
      {"2018-06-01", "o", "low", "yes", NULL, "m2 priority: ; m1 priority: high; m1 pilot: "},
      {"2018-07-01", "o", NULL, NULL, NULL,
       "m2 priority: ; m1 priority: high; m1 pilot: ; m3 priority: low; m3 pilot: yes; "
       "m3 text: text(Delmål)"},
      {"2018-06-30", "a", NULL, NULL, "yes", "m1 conditional: ; m1 priority: "},
      {"2018-07-01", "a", NULL, NULL, NULL, "m1 conditional: ; m1 priority: ; m3 conditional: yes"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s of %s", cases[i].day, cases[i].id);
    g_autoptr(HpSource) source = amended(amendments, "", cases[i].day);
    const xmlNode *part = with_id(xmlDocGetRootElement(hp_source_document(source)), cases[i].id);
    g_assert_cmpstr(hp_attribute(part, "priority"), ==, cases[i].priority);
    g_assert_cmpstr(hp_attribute(part, "pilot"), ==, cases[i].pilot);
    g_assert_cmpstr(hp_attribute(part, "conditional"), ==, cases[i].conditional);
    assert_before(source, cases[i].id, cases[i].before);
  }
}

/* The validity, and what is reckoned from it. */
static void test_the_validity_changes(void)
{
  static const char plan[] =
      "<plan id='p'><head><title>T</title><valid from='2017-01-01' "
      "to='2018-12-31'/><labels/></head>"
      "<area id='area'><title>O</title><objective id='o'><text>D</text><activity id='a' "
      "every='year'><text>X</text></activity></objective></area><amendments>" AMENDMENT(
          "m1", "2018-01-01", "in-force='2018-06-01'",
          "<change target='p'><valid from='2017-01-01' to='2020-12-31'/><next-revision "
          "year='2020'/>"
          "<subtitle>S</subtitle></change>")
          AMENDMENT("m2", "2018-02-01", "",
                    "<change target='p'><valid from='2017-01-01' "
                    "to='2019-12-31'/></change>") "</amendments></plan>";
  static const struct {
    const char *day, *last_period, *head, *before;
  } cases[] = {{"2018-01-31", "2018", "title(T) valid() labels()", ""},
               {"2018-02-01", "2019", "title(T) valid() labels()", "m2 valid: valid()"},
               {"2018-06-01", "2020", "title(T) subtitle(S) valid() next-revision() labels()",
                "m2 valid: valid(); m1 valid: valid(); m1 next-revision: ; m1 subtitle: "}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(HpSource) source = read_text(plan);
    hp_source_resolve(source, cases[i].day, NULL);
    assert_before(source, "p", cases[i].before);
    const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
    g_autoptr(GString) head = g_string_new(NULL);
    append_own(head, hp_child(root, "head"));
    g_assert_cmpstr(head->str, ==, cases[i].head);
    const xmlNode *last = with_id(root, "a")->last;
    while (!hp_is_named(last, "occurrence"))
      last = last->prev;
    g_assert_cmpstr(hp_attribute(last, "period"), ==, cases[i].last_period);
  }
}

static HpSource *amended_text(const char *changes)
{
  g_autofree char *text = g_strdup_printf(
      "<plan id='p'><introduction><p>Först</p><section id='s'><title>Bakgrund</title><p>Ett</p>"
      "<list><item>i</item></list><section id='s2'><title>Mer</title><p>X</p></section></section>"
      "</introduction><area id='area'><title>O</title><introduction><section id='s3'><title>T"
      "</title><p>G</p></section></introduction><goal id='goal'><text>M</text><indicator id='i'>"
      "<text>Andel</text><baseline value='1'/><target value='2'/></indicator></goal></area>"
      "<amendments>" AMENDMENT("m", "2018-01-01", "", "%s") "</amendments></plan>",
      changes);
  HpSource *source = read_text(text);
  hp_source_resolve(source, NULL, NULL);
  return source;
}

/* Of a section all its blocks, whatever they are, and not the sections in it. */
static void test_sections_change(void)
{
  g_autoptr(HpSource) source = amended_text(
      "<change target='s'><title>Ny</title><table/><p>Två</p></change>"
      "<change target='s2'><p>Y</p></change><change target='area'><introduction><p>N</p>"
      "</introduction></change><change target='s3'><p>Borta</p></change>");
  assert_own(source, "s", "title(Ny) table() p(Två) section#s2(title(Mer) p(Y))");
  assert_before(source, "s", "m title: title(Bakgrund); m blocks: p(Ett) list(item(i))");
  assert_before(source, "s2", "m blocks: p(X)");
  assert_own(source, "area",
             "title(O) introduction(p(N)) goal#goal(text(M) indicator#i(text(Andel) baseline() "
             "target()))");
  assert_before(source, "area", "m introduction: introduction(section#s3(title(T) p(G)))");
}

static void test_indicators_change(void)
{
  g_autoptr(HpSource) source =
      amended_text("<change target='i'><target value='3'/><target value='4'/></change>");
  assert_own(source, "i", "text(Andel) baseline() target() target()");
  assert_before(source, "i", "m target: target()");
}

/* Lines and lists of an activity are of one kind. */
static void test_further_lines_change(void)
{
  g_autoptr(HpSource) source =
      amended(AMENDMENT("m", "2018-01-01", "",
                        "<change target='a'><list><item>L</item></list></change>"
                        "<change target='b'><continuation>K</continuation></change>"),
              "", NULL);
  assert_own(source, "a", "text(Ett) text(One) list(item(L))");
  assert_before(source, "a", "m continuation: continuation(mer)");
  assert_own(source, "b", "text(Två) continuation(K) timeframe()");
}

static void test_the_same_times_follow_a_change(void)
{
  g_autoptr(HpSource) source =
      amended(AMENDMENT("m", "2018-01-01", "",
                        "<change target='o'><timeframe><due year='2020'/></timeframe></change>"),
              "", "2018-01-01");
  assert_computed(source, "a", "time", "from=o latest-end=2020-12-31");
  assert_computed(source, "b", "time", "from=o latest-end=2020-12-31");
}

/* The text that is in force, by the day: decided in one order, in force in another. */
static void test_the_day_in_force(void)
{
  static const char amendments[] = AMENDMENT("m1", "2018-01-01", "in-force='2018-06-01'",
                                             "<change target='goal'><text>Ett</text></change>")
      AMENDMENT("m2", "2018-02-01", "", "<change target='goal'><text>Två</text></change>")
          AMENDMENT("m3", "2018-03-01", "in-force='2018-06-01'",
                    "<change target='goal'><text>Tre</text></change>");
  static const struct {
    const char *day, *own, *before;
  } cases[] = {
      {"2017-12-31", "text(Mål)", ""},
      {"2018-01-01", "text(Mål)", ""},
      {"2018-02-01", "text(Två)", "m2 text: text(Mål)"},
      {"2018-05-31", "text(Två)", "m2 text: text(Mål)"},
      {"2018-06-01", "text(Tre)", "m2 text: text(Mål); m1 text: text(Två); m3 text: text(Ett)"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].day);
    g_autoptr(HpSource) source = amended(amendments, "", cases[i].day);
    assert_own(source, "goal", cases[i].own);
    assert_before(source, "goal", cases[i].before);
  }
}

static void test_of_one_day_the_file_decides(void)
{
  g_autoptr(HpSource) source = amended(
      AMENDMENT("m1", "2018-01-01", "", "<change target='goal'><text>Ett</text></change>")
          AMENDMENT("m2", "2018-01-01", "", "<change target='goal'><text>Två</text></change>"),
      "", NULL);
  assert_own(source, "goal", "text(Två)");
}

static void test_what_is_coming_says_so(void)
{
  static const char amendments[] =
      AMENDMENT("m", "2018-01-01", "in-force='2018-06-01'", "<withdraw target='a'/>");
  g_autoptr(HpSource) before = amended(amendments, "", "2018-05-31");
  assert_computed(before, "m", "coming", "in-force=2018-06-01");
  assert_computed(before, "a", "withdrawn", "none");
  g_autoptr(HpSource) later = amended(amendments, "", "2018-06-01");
  assert_computed(later, "m", "coming", "none");
  assert_computed(later, "a", "withdrawn", "amendment=m");
  g_autoptr(HpSource) early = amended(amendments, "", "2017-12-31");
  assert_computed(early, "m", "coming", "none");
}

/* ---- Adding -------------------------------------------------------------------------------- */

static void test_what_is_added_stands_in_its_place(void)
{
  g_autoptr(HpSource) source = amended(
      AMENDMENT("m", "2018-01-01", "",
                "<add after='a'><activity id='c'><text>C</text></activity>"
                "<activity id='d'><text>D</text></activity></add>"
                "<add into='o'><activity id='e'><text>E</text></activity></add>"
                "<add into='area'><objective id='o2'><text>O</text><activity id='f'/></objective>"
                "<goal id='goal2'><text>G</text></goal></add>"
                "<add into='p'><area id='area2'><title>A</title></area></add>"
                "<add into='goal'><indicator id='i'/></add>"),
      "", NULL);
  assert_own(source, "o",
             "text(Delmål) activity#a(text(Ett) text(One) continuation(mer)) activity#c(text(C)) "
             "activity#d(text(D)) activity#b(text(Två) timeframe()) activity#e(text(E)) "
             "responsible() timeframe(due())");
  assert_own(source, "goal", "text(Mål) indicator#i()");
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_autoptr(GString) text = g_string_new(NULL);
  for (const xmlNode *child = with_id(root, "area")->children; child != NULL; child = child->next)
    if (!hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      g_string_append_printf(text, " %s", (const char *)child->name);
  g_assert_cmpstr(text->str, ==, " title goal goal objective objective closing");
  g_assert_cmpstr((const char *)with_id(root, "area2")->prev->name, ==, "area");
  assert_computed(source, "c", "added", "amendment=m");
  assert_computed(source, "f", "added", "none");
  /* It inherits from where it stands. */
  assert_computed(source, "d", "time", "from=o latest-end=2017-12-31");
  assert_computed(source, "c", "progress", "state=not-reported");
  assert_computed(source, "f", "time", "none");
}

static void test_what_is_added_is_changed_and_withdrawn(void)
{
  g_autoptr(HpSource) source =
      amended(AMENDMENT("m1", "2018-01-01", "",
                        "<add after='b'><activity id='c'><text>C</text></activity></add>")
                  AMENDMENT("m2", "2018-02-01", "", "<change target='c'><text>C2</text></change>")
                      AMENDMENT("m3", "2018-03-01", "", "<withdraw target='c'>Klart</withdraw>"),
              "", NULL);
  assert_own(source, "c", "text(C2)");
  assert_before(source, "c", "m2 text: text(C)");
  assert_computed(source, "c", "added", "amendment=m1");
  assert_computed(source, "c", "withdrawn", "amendment=m3");
}

/* A change that is in force before what it changes is. */
static void test_a_change_of_what_is_to_come(void)
{
  g_autoptr(HpSource) source =
      amended(AMENDMENT("m1", "2018-01-01", "in-force='2019-01-01'",
                        "<add after='b'><activity id='c'><text>C</text></activity></add>")
                  AMENDMENT("m2", "2018-02-01", "", "<change target='c'><text>C2</text></change>"),
              "", "2019-01-01");
  assert_own(source, "c", "text(C2)");
  /* What was decided is kept as it was decided. */
  const xmlNode *kept = xmlDocGetRootElement(hp_source_document(source))->last;
  while (!hp_is_named(kept, "amendments"))
    kept = kept->prev;
  g_autoptr(GString) decided = g_string_new(NULL);
  append_own(decided, with_id(kept, "m1"));
  g_assert_nonnull(strstr(decided->str, "text(C)"));
}

/* What is added after something that is to come comes with it, marked as of its own amendment. */
static void test_what_is_added_after_what_is_to_come(void)
{
  static const char *const days[][2] = {{"2018-06-01", NULL}, {"2019-01-01", "m2"}};
  for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
    g_autoptr(HpSource) source =
        amended(AMENDMENT("m1", "2018-01-01", "in-force='2019-01-01'",
                          "<add after='b'><activity id='c'><text>C</text></activity></add>")
                    AMENDMENT("m2", "2018-02-01", "",
                              "<add after='c'><activity id='d'><text>D</text></activity>"
                              "<activity id='e'><text>E</text></activity></add>"),
                "", days[i][0]);
    const xmlNode *objective = with_id(xmlDocGetRootElement(hp_source_document(source)), "o");
    g_autoptr(GString) text = g_string_new(NULL);
    append_own(text, objective);
    g_assert_cmpint(strstr(text->str, "activity#c(text(C)) activity#d(text(D)) "
                                      "activity#e(text(E))") != NULL,
                    ==, days[i][1] != NULL);
    if (days[i][1] == NULL)
      continue;
    g_autofree char *added = computed_in(with_id(objective, "d"), "added");
    g_assert_cmpstr(added, ==, "amendment=m2");
  }
}

/* Parts that are added after each other in a circle have no place, and do not go round in it. */
static void test_what_is_added_in_a_circle(void)
{
  g_autoptr(HpSource) source = amended(
      AMENDMENT("m1", "2018-01-01", "",
                "<add after='d'><activity id='c'/></add><add after='c'><activity id='d'/></add>")
          AMENDMENT("m2", "2018-02-01", "",
                    "<add after='g'><activity id='f'/><activity id='g'/></add>"),
      "", NULL);
  const xmlNode *objective = with_id(xmlDocGetRootElement(hp_source_document(source)), "o");
  g_assert_null(with_id(objective, "c"));
  g_assert_null(with_id(objective, "f"));
}

/* Where the schema does not let it stand directly after, it stands where its kind does. */
static void test_what_may_not_stand_after(void)
{
  static const struct {
    const char *add, *children;
  } cases[] = {
      {"<add after='goal'><area id='c'/></add>", " title goal objective area closing"},
      {"<add after='o'><goal id='c'/></add>", " title goal goal objective closing"},
      {"<add after='goal'><activity id='c'/></add>", " title goal activity objective closing"},
      {"<add after='o'><area id='c'/><objective id='d'/></add>",
       " title goal objective objective area closing"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *amendment =
        g_strdup_printf(AMENDMENT("m", "2018-01-01", "", "%s"), cases[i].add);
    g_autoptr(HpSource) source = amended(amendment, "", NULL);
    const xmlNode *area = with_id(xmlDocGetRootElement(hp_source_document(source)), "area");
    g_autoptr(GString) text = g_string_new(NULL);
    for (const xmlNode *child = area->children; child != NULL; child = child->next)
      if (!hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
        g_string_append_printf(text, " %s", (const char *)child->name);
    g_assert_cmpstr(text->str, ==, cases[i].children);
  }
}

/* What check refuses must not lead resolving astray. */
static void test_what_cannot_be_placed_is_left_out(void)
{
  static const char *const adds[] = {
      "<add into='c'><activity id='c'/></add>",
      "<add after='d'><objective id='c'><activity id='d'/></objective></add>",
      "<add after='p'><area id='c'/></add>",
      "<add after='nobody'><area id='c'/></add>",
      "<add into='b'><activity id='c'/></add>",
      "<add into='p'><activity id='c'/></add>",
      "<add after='area'><objective id='c'/></add>",
      "<add into='o'><objective id='c'/></add>",
      "<add after='a'><area id='c'/></add>",
      ("<add into='nobody'><area id='c'/></add><change target='c'><title>T</title></change>"
       "<withdraw target='nobody'/>")};
  for (guint i = 0; i < G_N_ELEMENTS(adds); i++) {
    g_autofree char *amendment =
        g_strdup_printf(AMENDMENT("m", "2018-01-01", "", "%s<withdraw target='b'/>"), adds[i]);
    g_autoptr(HpSource) source = amended(amendment, "", NULL);
    g_assert_null(with_id(xmlDocGetRootElement(hp_source_document(source)), "c"));
    hp_source_put_back_adopted(source);
    assert_computed(source, "b", "withdrawn", "amendment=m");
  }
}

/* A part has only what it can have: the rest of a change is not worked in. */
static void test_a_change_of_what_it_cannot_have(void)
{
  g_autoptr(HpSource) source =
      amended(AMENDMENT("m", "2018-01-01", "",
                        "<change target='goal'><text>G</text><responsible party='x'/></change>"
                        "<change target='p'><text>G</text></change>"),
              "", NULL);
  assert_own(source, "goal", "text(G)");
  assert_before(source, "goal", "m text: text(Mål)");
  assert_before(source, "p", "");
}

/* ---- Withdrawing --------------------------------------------------------------------------- */

static void test_what_is_withdrawn_stays_in_its_place(void)
{
  g_autoptr(HpSource) source = amended(
      AMENDMENT("m", "2018-01-01", "", "<withdraw target='o'>Skäl</withdraw>"),
      "<follow-up><meeting date='2018-01-01'><update id='u' target='a' progress='complete'/>"
      "</meeting></follow-up>",
      NULL);
  assert_computed(source, "o", "withdrawn", "amendment=m");
  assert_computed(source, "a", "withdrawn", "amendment=m from=o");
  assert_computed(source, "a", "progress",
                  "state=complete entry=u described=2018-01-01 received=2018-01-01");
  assert_own(source, "m", "decided() withdraw(Skäl)");
  /* What points at it still says what that said last. */
  assert_computed(source, "b", "time", "from=o latest-end=2017-12-31");
}

/* ---- The amendments ------------------------------------------------------------------------ */

static void test_amendments_are_kept_as_decided(void)
{
  g_autoptr(HpSource) source = amended(
      AMENDMENT("m1", "2018-02-01", "",
                "<reason>R</reason><change target='a'><text>Nytt</text></change><withdraw "
                "target='b'/><add after='b'><activity id='c'/></add>")
          AMENDMENT("m2", "2018-01-01", "", "<change target='goal'><text>G</text></change>"),
      "", NULL);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_autoptr(GString) own = g_string_new(NULL), kept = g_string_new(NULL);
  const xmlNode *amendments = hp_child(root, "amendments");
  append_own(own, amendments);
  g_assert_cmpstr(own->str, ==, "amendment#m1(decided() reason(R) withdraw())");
  const xmlNode *last = root->last;
  while (!hp_is_named(last, "amendments"))
    last = last->prev;
  g_assert_true(hp_is_in_namespace(last, HP_RESOLVED_NAMESPACE));
  append_own(kept, last);
  g_assert_cmpstr(
      kept->str, ==,
      "amendment#m2(decided() change(text(G))) "
      "amendment#m1(decided() reason(R) change(text(Nytt)) withdraw() add(activity#c()))");
}

static void test_no_empty_amendments_are_left(void)
{
  g_autoptr(HpSource) source = amended(
      AMENDMENT("m", "2018-02-01", "", "<change target='a'><text>Nytt</text></change>"), "", NULL);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  const xmlNode *amendments = hp_child(root, "amendments");
  g_assert_true(hp_is_in_namespace(amendments, HP_RESOLVED_NAMESPACE));
}

/* What was written with prefixes of its own reads the same where it is put. */
static void test_namespaces_go_with_what_is_moved(void)
{
  g_autoptr(HpSource) source = read_text(
      "<plan xmlns='" HP_PLAN_NAMESPACE "'><area id='area'><title>T</title></area><amendments>"
      "<x:amendment xmlns:x='" HP_PLAN_NAMESPACE "' id='m'><x:decided date='2018-01-01'/>"
      "<x:change target='area'><x:title>N</x:title></x:change>"
      "<x:add into='area'><x:objective id='o'><x:text>O</x:text></x:objective></x:add>"
      "</x:amendment></amendments></plan>");
  hp_source_resolve(source, NULL, NULL);
  g_autoptr(GBytes) bytes = hp_source_write(source);
  gsize size = 0;
  const char *text = g_bytes_get_data(bytes, &size);
  g_autofree char *copy = g_strndup(text, size);
  g_autoptr(HpSource) again = read_text(copy);
  const xmlNode *area = with_id(xmlDocGetRootElement(hp_source_document(again)), "area");
  g_assert_true(hp_is_in_namespace(hp_child(area, "title"), HP_PLAN_NAMESPACE));
  g_assert_true(hp_is_in_namespace(with_id(area, "o"), HP_PLAN_NAMESPACE));
}

/* "text: text(Ett)": what held before each kind that the amendments change, in their order. */
static char *side_by_side(HpSource *source)
{
  GString *text = g_string_new(NULL);
  const xmlNode *amendments = xmlDocGetRootElement(hp_source_document(source))->last;
  while (!hp_is_named(amendments, "amendments"))
    amendments = amendments->prev;
  for (const xmlNode *amendment = amendments->children; amendment != NULL;
       amendment = amendment->next)
    for (const xmlNode *part = amendment->children; part != NULL; part = part->next)
      for (const xmlNode *before = part->children; before != NULL; before = before->next) {
        if (!hp_is_named(before, "before"))
          continue;
        const char *what = hp_attribute(before, "what");
        g_string_append_printf(text, "%s%s: ", text->len == 0 ? "" : "; ",
                               what == NULL ? "" : what);
        const char *was = hp_attribute(before, "was");
        if (was != NULL || (what != NULL && strcmp(what, "priority") == 0))
          g_string_append(text, was == NULL ? "–" : was);
        append_own(text, before);
      }
  return g_string_free(text, FALSE);
}

static void test_what_was_there_before_stands_beside(void)
{
  static const struct {
    const char *amendments, *before;
  } cases[] = {
      /* Its own; of several lines all. */
      {AMENDMENT("m", "2018-01-01", "", "<change target='a'><text>Nytt</text></change>"),
       "text: text(Ett) text(One)"},
      /* The title of a plan is in its head. */
      {AMENDMENT("m", "2018-01-01", "", "<change target='p'><title>Ny</title></change>"),
       "title: title(Gamla planen)"},
      /* Who is responsible and the time are those of the objective, where there are none. */
      {AMENDMENT("m", "2018-01-01", "",
                 "<change target='a'><responsible party='y'/><timeframe/><cost amount='1'/>"
                 "</change>"),
       "responsible: responsible(); timeframe: timeframe(due()); cost: "},
      /* "See above" is what that said. */
      {AMENDMENT("m", "2018-01-01", "", "<change target='b'><timeframe/></change>"),
       "timeframe: timeframe(due())"},
      /* As last changed: not by the order of the file, but of the days in force. */
      {AMENDMENT("m1", "2018-01-01", "in-force='2018-03-01'",
                 "<change target='goal'><text>Tre</text></change>")
           AMENDMENT("m2", "2018-01-02", "", "<change target='goal'><text>Två</text></change>"),
       "text: text(Mål); text: text(Två)"},
      /* Twice in one. */
      {AMENDMENT("m", "2018-01-01", "",
                 "<change target='goal'><text>Två</text></change>"
                 "<change target='goal'><text>Tre</text></change>"),
       "text: text(Mål); text: text(Två)"},
      /* What is coming: after what is in force, and after what is coming before. */
      {AMENDMENT("m1", "2018-01-01", "in-force='2019-01-01'",
                 "<change target='goal'><text>Tre</text></change>")
           AMENDMENT("m2", "2018-01-02", "in-force='2019-01-02'",
                     "<change target='goal'><text>Fyra</text></change>"
                     "<withdraw target='goal'>Skäl</withdraw>")
               AMENDMENT("m3", "2018-01-03", "", "<change target='goal'><text>Två</text></change>"),
       "text: text(Mål); text: text(Två); text: text(Tre); : text(Fyra)"},
      /* What leaves: its words, as they were last. */
      {AMENDMENT("m1", "2018-01-01", "", "<change target='o'><text>Nytt</text></change>")
           AMENDMENT("m2", "2018-01-02", "", "<withdraw target='o'>Skäl</withdraw>"),
       "text: text(Delmål); : text(Nytt)"},
      {AMENDMENT("m", "2018-01-01", "", "<withdraw target='area'/>"), ": title(Väg) text(Delmål)"},
      /* What is not there was nothing. */
      {AMENDMENT("m", "2018-01-01", "",
                 "<change target='nobody'><text>T</text></change><withdraw target='nobody'/>"),
       ""},
      /* What is no element, and several that mingle. */
      {AMENDMENT("m1", "2018-01-01", "",
                 "<change target='a' priority='high'><list/><continuation>mer ännu</continuation>"
                 "</change>")
           AMENDMENT("m2", "2018-01-02", "", "<change target='a' priority='none'/>"),
       "continuation: continuation(mer); priority: –; priority: high"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].amendments);
    g_autoptr(HpSource) source = amended(cases[i].amendments, "", "2018-12-31");
    g_autofree char *before = side_by_side(source);
    g_assert_cmpstr(before, ==, cases[i].before);
  }
}

/* ---- The text as adopted ------------------------------------------------------------------- */

/* Nothing of what was written is lost, and all of it is where it was. */
static void test_the_text_as_adopted(void)
{
  static const char amendments[] =
      AMENDMENT("m1", "2018-01-01", "",
                "<change target='a'><text>Nytt</text><responsible party='y'/></change>"
                "<change target='p'><title>Nya planen</title></change>"
                "<change target='b' priority='high'/>"
                "<add after='a'><activity id='c'><text>C</text></activity></add>"
                "<add into='area'><objective id='o2'><text>O</text></objective></add>")
          AMENDMENT("m2", "2018-02-01", "",
                    "<change target='a'><text>Nyare</text></change>"
                    "<change target='c'><text>C2</text></change>"
                    "<change target='b' priority='none'/>"
                    "<add into='o2'><activity id='d'><text>D</text></activity></add>"
                    "<withdraw target='b'/>");
  g_autoptr(HpSource) source = amended(amendments, "", NULL), plain = amended("", "", "2018-02-01");
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_autoptr(GString) text = g_string_new(NULL), adopted = g_string_new(NULL);
  hp_source_put_back_adopted(source);
  append_element(adopted, hp_child(xmlDocGetRootElement(hp_source_document(plain)), "area"));
  append_element(text, hp_child(root, "area"));
  g_assert_cmpstr(text->str, ==, adopted->str);
  assert_before(source, "a",
                "m1 text: text(Nytt); m1 responsible: responsible(); "
                "m2 text: text(Nyare)");
  assert_before(source, "p", "m1 title: title(Nya planen)");
  assert_computed(source, "b", "changed",
                  "amendment=m1 what=priority was=high; "
                  "amendment=m2 what=priority");
  g_assert_null(hp_attribute(with_id(root, "b"), "priority"));
  assert_computed(source, "b", "withdrawn", "amendment=m2");
  g_autofree char *before = side_by_side(source);
  g_assert_cmpstr(before, ==,
                  "text: text(Ett) text(One); responsible: responsible(); "
                  "title: title(Gamla planen); priority: –; text: text(Nytt); text: text(C); "
                  "priority: high; : text(Två)");
}

/* In the amendment that added it, as it was added, with what is computed of it. */
static void test_what_was_added_is_in_the_amendments(void)
{
  g_autoptr(HpSource) source =
      amended(AMENDMENT("m1", "2018-01-01", "",
                        "<add into='area'><objective id='o2'><text>O</text></objective></add>")
                  AMENDMENT("m2", "2018-02-01", "",
                            "<change target='o2'><text>O2</text></change><add into='o2'>"
                            "<activity id='d'><timeframe><due year='2019'/></timeframe></activity>"
                            "</add>"),
              "", NULL);
  hp_source_put_back_adopted(source);
  xmlNode *kept = xmlDocGetRootElement(hp_source_document(source))->last;
  while (!hp_is_named(kept, "amendments"))
    kept = kept->prev;
  const xmlNode *objective = with_id(kept, "o2"), *activity = with_id(kept, "d");
  g_autoptr(GString) text = g_string_new(NULL);
  append_element(text, objective);
  g_assert_cmpstr(text->str, ==, "objective#o2(text(O))");
  g_autofree char *time = computed_in(activity, "time");
  g_assert_cmpstr(time, ==, "latest-end=2019-12-31");
  g_assert_true(hp_is_named(activity->parent, "add"));
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/amendments/change", test_what_changes_is_replaced);
  g_test_add_func("/resolve/amendments/attributes", test_attributes_change);
  g_test_add_func("/resolve/amendments/validity", test_the_validity_changes);
  g_test_add_func("/resolve/amendments/sections", test_sections_change);
  g_test_add_func("/resolve/amendments/indicators", test_indicators_change);
  g_test_add_func("/resolve/amendments/lines", test_further_lines_change);
  g_test_add_func("/resolve/amendments/same-as", test_the_same_times_follow_a_change);
  g_test_add_func("/resolve/amendments/day", test_the_day_in_force);
  g_test_add_func("/resolve/amendments/file", test_of_one_day_the_file_decides);
  g_test_add_func("/resolve/amendments/coming", test_what_is_coming_says_so);
  g_test_add_func("/resolve/amendments/add-after", test_what_may_not_stand_after);
  g_test_add_func("/resolve/amendments/add", test_what_is_added_stands_in_its_place);
  g_test_add_func("/resolve/amendments/add-and-change",
                  test_what_is_added_is_changed_and_withdrawn);
  g_test_add_func("/resolve/amendments/before-its-time", test_a_change_of_what_is_to_come);
  g_test_add_func("/resolve/amendments/after-coming", test_what_is_added_after_what_is_to_come);
  g_test_add_func("/resolve/amendments/circle", test_what_is_added_in_a_circle);
  g_test_add_func("/resolve/amendments/misplaced", test_what_cannot_be_placed_is_left_out);
  g_test_add_func("/resolve/amendments/kinds", test_a_change_of_what_it_cannot_have);
  g_test_add_func("/resolve/amendments/withdraw", test_what_is_withdrawn_stays_in_its_place);
  g_test_add_func("/resolve/amendments/kept", test_amendments_are_kept_as_decided);
  g_test_add_func("/resolve/amendments/empty", test_no_empty_amendments_are_left);
  g_test_add_func("/resolve/amendments/namespaces", test_namespaces_go_with_what_is_moved);
  g_test_add_func("/resolve/amendments/before", test_what_was_there_before_stands_beside);
  g_test_add_func("/resolve/amendments/adopted", test_the_text_as_adopted);
  g_test_add_func("/resolve/amendments/adopted-added", test_what_was_added_is_in_the_amendments);
  return g_test_run();
}
