/* What is new in one version of a plan since another: a situation a line. */
#include "told.h"

static HpSource *compared(const char *then, const char *now)
{
  g_autoptr(HpSource) before = read_text(then);
  HpSource *source = read_text(now);
  hp_source_resolve(before, NULL, NULL);
  hp_source_resolve(source, NULL, NULL);
  hp_source_add_since(source, before, NULL);
  return source;
}

#define VERSION(inside) "<plan id='p' xmlns:x='x'>" inside "</plan>"

static void test_two_versions(void)
{
  static const struct {
    const char *then, *now, *told;
  } cases[] = {
      {VERSION("<head><title>En plan</title></head><area id='A'><title>B</title></area>"),
       VERSION("<head>\n  <title>En\n  plan </title>\n</head>\n<!-- ny -->"
               "<area id='A'>\n  <title>B</title></area>"),
       ""},
      {VERSION("<area id='A'><p>Ett <em>två</em> tre</p></area>"),
       VERSION("<area id='A'><p>Ett <em>två</em>tre</p></area>"),
       "A changed p: p(Ett två tre) -> p(Ett tvåtre)"},
      {VERSION("<head><title>A</title><valid from='2017-01-01'/></head>"),
       VERSION("<head><title>A</title><valid from='2017-02-01'/><owner party='x'/></head>"),
       "p changed valid: valid(from=2017-01-01) -> valid(from=2017-02-01)\n"
       "p changed owner:  -> owner(party=x)"},
      {VERSION("<area id='A' number='1'/>"), VERSION("<area id='A' number='2'/>"),
       "A changed number: value=1 -> value=2"},
      {VERSION("<area id='A'/>"), VERSION("<area id='A' number='2'/>"),
       "A changed number:  -> value=2"},
      {VERSION("<area id='A' number='1'/>"), VERSION("<area id='A'/>"),
       "A changed number: value=1 -> "},
      {VERSION("<parties><party id='x'><name>X</name></party><party id='y'/></parties>"),
       VERSION("<parties><parties><party id='x'><name>Y</name></party></parties></parties>"),
       "x changed name: name(X) -> name(Y)\ny gone:  -> "},
      /* Moved, and the fewest of them. */
      {VERSION("<area id='A'/><area id='B'/><area id='C'/><area id='D'/>"),
       VERSION("<area id='B'/><area id='C'/><area id='A'/><area id='D'/>"),
       "A changed place: into=p -> into=p after=C"},
      {VERSION("<area id='A'><goal id='g'/><goal id='h'/></area><area id='B'/>"),
       VERSION("<area id='A'><goal id='g'/></area><area id='B'><goal id='h'/></area>"),
       "h changed place: into=A after=g -> into=B"},
      /* Gone, where it stood; what was in it went with it, but for what is elsewhere. */
      {VERSION("<area id='A'><title>Ett</title><goal id='g'><text>Mål</text></goal><goal id='h'/>"
               "</area><area id='B'/><area id='C'><title>Tre</title></area>"),
       VERSION("<area id='B'/><area id='N'/><goal id='h'/>"),
       "A gone: title(Ett) -> \ng gone from=A: text(Mål) -> \nN new\nh changed place: into=A "
       "after=g -> into=p after=N\nC gone: title(Tre) -> "},
      /* An id that is something else now is not the same. */
      {VERSION("<area id='A'/>"), VERSION("<topic id='A'/>"), "A new\nA gone:  -> "},
      /* Of running text, what differs. */
      {VERSION("<introduction><p id='q'>Ett</p><p>Två</p><p>Tre</p></introduction>"),
       VERSION("<introduction><p id='q'>Ett</p><p>2</p><p>2,5</p><p>Tre</p></introduction>"),
       "p changed introduction: p(Två) -> p(2) p(2,5)"},
      {VERSION("<introduction><section id='s'><title>S</title><p>Ett</p></section></introduction>"),
       VERSION("<introduction><section id='s'><title>T</title><p>Två</p></section></introduction>"),
       "s changed title: title(S) -> title(T)\ns changed blocks: p(Ett) -> p(Två)"},
      {VERSION("<introduction><section><p>Ett</p></section></introduction>"), VERSION(""),
       "p changed introduction: section(Ett) -> "},
      /* What an activity points at says something else. */
      {VERSION("<objective id='o'><activity id='a'><timeframe><due year='2017'/></timeframe>"
               "</activity><activity id='b'><timeframe same-as='a'/></activity></objective>"),
       VERSION("<objective id='o'><activity id='a'><timeframe><due year='2018'/></timeframe>"
               "</activity><activity id='b'><timeframe same-as='a'/></activity></objective>"),
       "a changed timeframe: timeframe() time(latest-end=2017-12-31) -> timeframe() "
       "time(latest-end=2018-12-31)\n"
       "b changed timeframe from=a: timeframe() time(from=a latest-end=2017-12-31) -> timeframe() "
       "time(from=a latest-end=2018-12-31)"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].now);
    g_autoptr(HpSource) source = compared(cases[i].then, cases[i].now);
    assert_told(source, cases[i].told);
    g_autoptr(HpSource) same = compared(cases[i].now, cases[i].now);
    g_autofree char *nothing = told_in(same, TRUE);
    g_assert_cmpstr(nothing, ==, "");
  }
}

#define MAY(inside) "<received id='m5' date='2017-05-01'>" inside "</received>"
#define SAID(id, more) "<update id='" id "' target='a' " more "/>"
#define FOLLOWED(follow_up)                                                                        \
  "<plan id='p'><activity id='a'/><follow-up>" follow_up "</follow-up></plan>"

/* Nobody should, but it happens that what was reported is written over, or struck out. */
static void test_reports_that_read_otherwise(void)
{
  static const struct {
    const char *then, *now, *told;
  } cases[] = {
      {FOLLOWED(MAY(SAID("u", "progress='paused'"))),
       FOLLOWED(MAY(SAID("u", "progress='dropped'"))),
       "a follows progress: progress(state=paused entry=u described=2017-05-01 "
       "received=2017-05-01) "
       "-> progress(state=dropped entry=u described=2017-05-01 received=2017-05-01)\n"
       "u changed progress: value=paused -> value=dropped"},
      {FOLLOWED("<meeting id='m2' date='2017-02-01'/>" MAY("")), FOLLOWED(MAY("<title>Ny</title>")),
       "m5 changed title:  -> title(Ny)\nm2 gone"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(HpSource) source = compared(cases[i].then, cases[i].now);
    assert_told(source, cases[i].told);
  }
}

/* Two elements of one id would be one too many. */
static void test_what_is_shown_has_no_ids(void)
{
  g_autoptr(HpSource) source = compared(
      "<plan id='p'><introduction><p id='q'>Ett<footnote id='f'/></p></introduction></plan>",
      "<plan id='p'><introduction><p id='q'>Två<footnote id='f'/></p></introduction></plan>");
  const xmlNode *since = hp_child(xmlDocGetRootElement(hp_source_document(source)), "since");
  g_assert_nonnull(hp_child(since, "difference"));
  g_assert_null(with_id(since, "q"));
  g_assert_null(with_id(since, "f"));
}

static void test_what_it_is_compared_with_stays(void)
{
  g_autoptr(HpSource) before = read_text(VERSION("<area id='A' number='1'/>"));
  g_autoptr(HpSource) source = hp_source_copy(before);
  hp_source_resolve(before, NULL, NULL);
  g_autoptr(GBytes) then = hp_source_write(before);
  hp_source_resolve(source, NULL, NULL);
  hp_source_add_since(source, before, "m");
  g_autoptr(GBytes) after = hp_source_write(before);
  g_assert_true(g_bytes_equal(then, after));
  assert_told(source, "");
  g_assert_cmpstr(
      hp_attribute(hp_child(xmlDocGetRootElement(hp_source_document(source)), "since"), "meeting"),
      ==, "m");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/versions/two", test_two_versions);
  g_test_add_func("/resolve/versions/overwritten", test_reports_that_read_otherwise);
  g_test_add_func("/resolve/versions/ids", test_what_is_shown_has_no_ids);
  g_test_add_func("/resolve/versions/untouched", test_what_it_is_compared_with_stays);
  return g_test_run();
}
