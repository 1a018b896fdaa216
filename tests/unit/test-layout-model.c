/* The ground of layout: the ledger of footnotes, and the search for a break. */
#include "layout/model/exclusions.h"
#include "layout/model/notes.h"

/* ---- Footnotes ------------------------------------------------------------------------------- */

enum { LINE = 10 * HP_POINT, SEPARATOR = 5 * HP_POINT };

/* A ledger of notes of three lines each, which counts how often they are measured. */
typedef struct {
  HpNotes notes;
  HpArena *arena;
  guint measured;
} Ledger;

static HpNoteHeight measure(gpointer user, const HpFo *footnote, const HpToken *token)
{
  Ledger *ledger = user;
  ledger->measured++;
  return (HpNoteHeight){3 * LINE, LINE};
}

static void ledger_init(Ledger *ledger)
{
  *ledger = (Ledger){.arena = hp_arena_new()};
  ledger->notes.heights = g_hash_table_new(NULL, NULL);
  ledger->notes.measure = measure;
  ledger->notes.user = ledger;
  hp_notes_begin_page(&ledger->notes, ledger->arena);
  ledger->notes.separator = SEPARATOR;
}

static void ledger_clear(Ledger *ledger)
{
  g_hash_table_unref(ledger->notes.heights);
  hp_arena_free(ledger->arena);
}

/* A line that cites `n` of the footnotes. */
static HpFragment *citing(Ledger *ledger, const HpFo *footnotes, guint n)
{
  HpFragment *line = hp_fragment_new(ledger->arena, HP_FRAGMENT_LINE, NULL);
  for (guint i = n; i > 0; i--) {
    HpNoteList *note = hp_arena_new0(ledger->arena, HpNoteList);
    *note = (HpNoteList){&footnotes[i - 1], line->notes};
    line->notes = note;
  }
  line->has_notes = n > 0;
  return line;
}

static void test_last_note_may_go_on(void)
{
  static const HpFo footnotes[2];
  Ledger ledger;
  ledger_init(&ledger);
  const HpFragment *line = citing(&ledger, footnotes, 2);
  const HpLength needed = LINE + SEPARATOR + 3 * LINE + LINE;
  HpConstraint constraint = {.limit = needed};
  g_assert_true(hp_fits(&ledger.notes, line, LINE, &constraint));
  constraint.limit = needed - HP_POINT;
  g_assert_false(hp_fits(&ledger.notes, line, LINE, &constraint));
  g_assert_true(hp_fits(NULL, line, LINE, &constraint));
  g_assert_cmpuint(ledger.measured, ==, 2);
  ledger_clear(&ledger);
}

static void test_release_of_notes(void)
{
  static const HpFo footnotes[2];
  Ledger ledger;
  ledger_init(&ledger);
  hp_notes_accept(&ledger.notes, citing(&ledger, footnotes, 1));
  const HpNotesMark mark = hp_notes_mark(&ledger.notes);
  g_assert_cmpint(hp_notes_room(&ledger.notes), ==, SEPARATOR + 3 * LINE);
  hp_notes_accept(&ledger.notes, citing(&ledger, footnotes, 2));
  g_assert_cmpint(hp_notes_room(&ledger.notes), ==, SEPARATOR + 9 * LINE);
  hp_notes_release(&ledger.notes, mark);
  g_assert_cmpint(hp_notes_room(&ledger.notes), ==, SEPARATOR + 3 * LINE);
  g_assert_null(ledger.notes.first->next);
  ledger_clear(&ledger);
}

/* What was accepted in a trial does not stand, what stands was not accepted: once each. */
static void test_notes_that_stand(void)
{
  static const HpFo footnotes[2];
  Ledger ledger;
  ledger_init(&ledger);
  hp_notes_accept(&ledger.notes, citing(&ledger, &footnotes[1], 1));
  hp_notes_reconcile(&ledger.notes, citing(&ledger, footnotes, 1));
  g_assert_true(ledger.notes.first->footnote == &footnotes[0]);
  g_assert_true(ledger.notes.first == ledger.notes.last);
  g_assert_cmpint(hp_notes_room(&ledger.notes), ==, SEPARATOR + 3 * LINE);
  ledger_clear(&ledger);
}

/* ---- Breaks ---------------------------------------------------------------------------------- */

static void test_best_break(void)
{
  static const HpFo outer, inner;
  g_autoptr(HpArena) arena = hp_arena_new();
  HpBreakSearch search = {.arena = arena};
  const HpFrame column = {NULL, &outer, 2, 0}, block = {&column, &inner, 1, 7};
  hp_record_break(&search, &block, HP_BADNESS_NONE);
  hp_record_break(&search, &column, HP_BADNESS_ORPHANS);
  hp_record_break(NULL, &column, HP_BADNESS_NONE);
  const HpConstraint cut = {.cut = search.places[0].way};
  g_assert_false(hp_cut_here(&cut, &outer, 2, 0));
  g_assert_null(hp_cut_inside(&cut, &outer, 1));
  const HpConstraint inside = {.cut = hp_cut_inside(&cut, &outer, 2)};
  g_assert_true(hp_cut_here(&inside, &inner, 1, 7));
  g_assert_false(hp_cut_here(&inside, &inner, 1, 0));
  hp_record_break(&search, &column, HP_BADNESS_NONE);
  g_assert_cmpuint(search.n, ==, 1);
  const HpConstraint later = {.cut = search.places[0].way};
  g_assert_true(hp_cut_here(&later, &outer, 2, 0));
}

/* Places stay that are later than better ones: each is a way to let a keep go. */
static void test_stair_of_breaks(void)
{
  static const HpFo flow;
  static const HpBadness met[] = {0, 300, 100, 200, 100, 400}, kept[] = {0, 100, 400};
  static const guint at[] = {0, 4, 5};
  g_autoptr(HpArena) arena = hp_arena_new();
  HpBreakSearch search = {.arena = arena};
  for (guint i = 0; i < G_N_ELEMENTS(met); i++) {
    const HpFrame frame = {NULL, &flow, i, 0};
    hp_record_break(&search, &frame, met[i]);
  }
  g_assert_cmpuint(search.n, ==, G_N_ELEMENTS(kept));
  for (guint i = 0; i < search.n; i++) {
    g_assert_cmpuint(search.places[i].badness, ==, kept[i]);
    g_assert_cmpuint(search.places[i].way->index, ==, at[i]);
  }
}

/* Ahead, the first place that is good enough ends the search; when measuring, none counts. */
static void test_looking_ahead(void)
{
  static const HpFo flow;
  g_autoptr(HpArena) arena = hp_arena_new();
  HpBreakSearch search = {.arena = arena, .ends_below = 200};
  const HpConstraint ahead = {.search = &search, .trial = TRUE, .looks_ahead = TRUE};
  const HpConstraint measuring = {.trial = TRUE};
  const HpFrame first = {NULL, &flow, 1, 0}, second = {NULL, &flow, 2, 0};
  g_assert_true(hp_measures(&measuring) && !hp_measures(&ahead));
  g_assert_false(hp_ends_at(&ahead, &first, 200));
  g_assert_true(hp_ends_at(&ahead, &second, 100));
}

/* ---- Floats -------------------------------------------------------------------------------- */

static const HpExclusion *add_exclusion(HpArena *arena, const HpExclusion *floats, HpLength y,
                                        HpLength width, HpLength height, gboolean at_right)
{
  HpExclusion *exclusion = hp_arena_new0(arena, HpExclusion);
  exclusion->rect = hp_place_for_float(floats, (HpRect){0, y, width, height}, at_right, 100);
  exclusion->at_right = at_right;
  exclusion->before = floats;
  return exclusion;
}

static void assert_room(const HpExclusion *floats, HpLength top, HpLength x, HpLength width)
{
  const HpRoom room = hp_room_beside(floats, (HpRoom){0, 100}, top, top + 10);
  g_assert_cmpint(room.x, ==, x);
  g_assert_cmpint(room.width, ==, width);
}

/*     0    30  40  60      100
 *   0 │ A  │            C   │
 *  20 └────┤ B  │           │   B would be above A's end if there were room for it beside A and C;
 *  30      └────┘           │   D is too wide for what is left anywhere above C's end
 *  50 │ D                   │
 */
static void test_floats_beside_and_below(void)
{
  g_autoptr(HpArena) arena = hp_arena_new();
  const HpExclusion *floats = add_exclusion(arena, NULL, 0, 30, 20, FALSE);
  floats = add_exclusion(arena, floats, 0, 40, 50, TRUE);
  assert_room(floats, 0, 30, 30);
  floats = add_exclusion(arena, floats, 5, 40, 10, FALSE);
  g_assert_cmpint(floats->rect.y, ==, 20);
  g_assert_cmpint(floats->rect.x, ==, 0);
  assert_room(floats, 25, 40, 20);
  assert_room(floats, 30, 0, 60);
  g_assert_cmpint(hp_next_float_end(floats, 20), ==, 30);
  floats = add_exclusion(arena, floats, 0, 90, 10, FALSE);
  g_assert_cmpint(floats->rect.y, ==, 50);
  g_assert_cmpint(hp_floats_end(floats, TRUE, FALSE), ==, 60);
  g_assert_cmpint(hp_floats_end(floats, FALSE, TRUE), ==, 50);
  g_assert_cmpint(hp_next_float_end(floats, 60), ==, 60);
}

/* One that is wider than the area stands alone. */
static void test_float_wider_than_its_area(void)
{
  g_autoptr(HpArena) arena = hp_arena_new();
  const HpExclusion *floats = add_exclusion(arena, NULL, 0, 30, 20, FALSE);
  floats = add_exclusion(arena, floats, 0, 150, 20, FALSE);
  g_assert_cmpint(floats->rect.y, ==, 20);
  assert_room(floats, 25, 150, 0);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/notes/last-may-go-on", test_last_note_may_go_on);
  g_test_add_func("/notes/release", test_release_of_notes);
  g_test_add_func("/notes/reconcile", test_notes_that_stand);
  g_test_add_func("/breaks/best", test_best_break);
  g_test_add_func("/breaks/stair", test_stair_of_breaks);
  g_test_add_func("/breaks/ahead", test_looking_ahead);
  g_test_add_func("/floats/beside-and-below", test_floats_beside_and_below);
  g_test_add_func("/floats/wide", test_float_wider_than_its_area);
  return g_test_run();
}
