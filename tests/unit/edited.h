/*
 * What the tests of changes to sources share: a source before and after, byte for byte.
 *
 * A source stands in a table with ¤ where something is to be added; the file is written without it,
 * in an encoding, and afterwards it is the same with the addition in the place of ¤.
 */
#pragma once

#include "edit/edit.h"
#include "helpers.h"

#define NAMESPACE "xmlns='https://handlingsplan.org/ns/plan/1'"
#define HEAD                                                                                       \
  "<head><title>T</title><adoption date='2024-03-14' form='adopts'/></head>"                       \
  "<parties><party id='r' kind='region'><name>R</name></party></parties>"
#define AREA                                                                                       \
  "<area id='o'><title>O</title><goal id='m'><text>M</text></goal><objective id='d' "              \
  "number='1.1'><text>D</text><activity id='x'><text>X</text></activity>"                          \
  "<activity id='y'><text>Y</text></activity><responsible party='r'/>"                             \
  "<timeframe><due year='2025'/></timeframe></objective></area>"
#define PLAN(rest) "<plan " NAMESPACE " version='1' id='p' xml:lang='sv'>" HEAD AREA rest "</plan>"
#define FOLLOW_UP(content)                                                                         \
  "<follow-up " NAMESPACE " version='1' id='u' xml:lang='sv' of='plan.xml'>" content "</"          \
  "follow-up>"

/* Set by the test program. */
static HpPlanSchema *schema;

/* ---- Before and after ------------------------------------------------------------------------ */

/* The text in an encoding; the caller's. */
static inline GBytes *encoded(const char *text, const char *encoding, const char *mark)
{
  gsize size = 0;
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = g_convert(text, -1, encoding, "UTF-8", NULL, &size, &error);
  g_assert_no_error(error);
  GByteArray *all = g_byte_array_new();
  g_byte_array_append(all, (const guint8 *)mark, (guint)strlen(mark));
  g_byte_array_append(all, (const guint8 *)bytes, (guint)size);
  return g_byte_array_free_to_bytes(all);
}

static inline char *with(const char *text, const char *added)
{
  GString *result = g_string_new(text);
  g_assert_cmpuint(g_string_replace(result, "¤", added, 0), ==, 1);
  return g_string_free(result, FALSE);
}

static inline GBytes *read_bytes(const char *path)
{
  char *content = NULL;
  gsize size = 0;
  g_assert_true(g_file_get_contents(path, &content, &size, NULL));
  return g_bytes_new_take(content, size);
}

static inline void assert_same(const char *path, GBytes *expected)
{
  g_autoptr(GBytes) bytes = read_bytes(path);
  gsize size = 0;
  const char *text = g_bytes_get_data(bytes, &size);
  if (!g_bytes_equal(bytes, expected))
    g_error("%s says:\n%.*s", path, (int)size, text);
}

static inline void say_all(HpDiagnostics *diagnostics)
{
  const GPtrArray *said = hp_diagnostics_sorted(diagnostics);
  for (guint i = 0; i < said->len; i++)
    g_test_message("%s", ((HpDiagnostic *)g_ptr_array_index(said, i))->message);
}

/* Opened, reported to, and saved. Whether it could be. */
static inline gboolean report(const char *path, const HpReportedMeeting *meeting,
                              HpDiagnostics *diagnostics)
{
  g_autoptr(HpEdit) edit = hp_edit_open(path, schema, diagnostics);
  g_autofree char *id = edit == NULL ? NULL : hp_edit_report(edit, meeting, diagnostics);
  const gboolean done = id != NULL && hp_edit_save(edit, diagnostics);
  say_all(diagnostics);
  return done;
}

static inline gboolean amend(const char *path, const HpDecidedAmendment *amendment,
                             HpDiagnostics *diagnostics)
{
  g_autoptr(HpEdit) edit = hp_edit_open(path, schema, diagnostics);
  g_autofree char *id = edit == NULL ? NULL : hp_edit_amend(edit, amendment, diagnostics);
  const gboolean done = id != NULL && hp_edit_save(edit, diagnostics);
  say_all(diagnostics);
  return done;
}

typedef struct {
  const char *name;
  const char *encoding, *mark; /* NULL: UTF-8 without a byte order mark */
  const char *follow_up;       /* beside plan.xml; NULL: the plan itself is changed */
  const char *plan;
  const char *added;
} Case;

/* One of the two. */
static inline void assert_added(const Case *one, const HpReportedMeeting *meeting,
                                const HpDecidedAmendment *amendment)
{
  g_test_message("%s", one->name);
  const char *encoding = one->encoding == NULL ? "UTF-8" : one->encoding;
  const char *mark = one->mark == NULL ? "" : one->mark;
  const char *text = one->follow_up == NULL ? one->plan : one->follow_up;
  const char *file = one->follow_up == NULL ? "plan.xml" : "follow-up.xml";
  g_autofree char *folder = scratch_folder();
  g_autofree char *plain = with(text, ""), *changed = with(text, one->added);
  g_autoptr(GBytes) before = encoded(plain, encoding, mark);
  g_autoptr(GBytes) after = encoded(changed, encoding, mark);
  gsize size = 0;
  const char *bytes = g_bytes_get_data(before, &size);
  if (one->follow_up != NULL)
    g_free(scratch_file(folder, "plan.xml", one->plan));
  g_autofree char *path = scratch_data(folder, file, bytes, size);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_assert_true(meeting != NULL ? report(path, meeting, diagnostics)
                                : amend(path, amendment, diagnostics));
  assert_same(path, after);
  remove_folder(folder);
}
