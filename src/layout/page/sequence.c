/*
 * Pages of a page-sequence (XSL 1.1, 6.4.5): choose a master, lay out the body, and accept it.
 *
 * Whether a page is the last is known only afterwards; if the master for last pages differs, the
 * page is laid out again with it, and if its content then does not fit, a last page follows by
 * itself.
 */
#include "layout/page/sequence.h"

#include "layout/page/freeze.h"

#define MAX_PASSED_PAGES 100 /* pages in a row without the region of their flow; error */
#define MAX_PAGES 100000     /* pages of a document; error */

/* ---- One page ------------------------------------------------------------------------------ */

static void begin_page(HpSequence *sequence, HpPageState *page, const HpPageGeometry *geometry)
{
  HpLayout *layout = sequence->layout;
  page->index = layout->document.pages->len;
  page->number = sequence->number;
  page->number_text = hp_folio(layout->document.arena, sequence->number, sequence->sequence);
  page->sequence = sequence->sequence;
  page->width = geometry->width;
  page->height = geometry->height;
  g_array_set_size(page->marks, 0);
  layout->page.state = page;
  g_hash_table_remove_all(layout->page.children);
  g_hash_table_remove_all(layout->page.retrieved);
  g_hash_table_remove_all(layout->page.citing);
}

static HpFragment *page_fragment(HpLayout *layout, const HpPageGeometry *geometry)
{
  HpFragment *page = hp_fragment_new(layout->page.arena, HP_FRAGMENT_REFERENCE, NULL);
  page->rect = geometry->page;
  page->rotation = geometry->rotation;
  page->is_first = page->is_last = TRUE;
  return page;
}

static HpContentType content_type_of(HpSide side)
{
  switch (side) {
  case HP_BEFORE:
    return HP_ARTIFACT_HEADER;
  case HP_AFTER:
    return HP_ARTIFACT_FOOTER;
  default:
    return HP_ARTIFACT_PAGINATION;
  }
}

/* Wraps a region in the page's content rectangle, so that its coordinates are the page's. */
static void freeze_on_page(HpFreezer *freezer, HpLayout *layout, const HpPageGeometry *geometry,
                           HpFragment *region, HpContentType type, HpFragment *all)
{
  HpFragment *page = page_fragment(layout, geometry);
  hp_fragment_append(page, region);
  hp_append_change_bars(layout, geometry, region);
  hp_warn_of_overflow(layout, region);
  hp_freeze(freezer, page, type);
  if (all != NULL) {
    HpFragment *copy = hp_arena_copy(layout->page.arena, region, sizeof *region);
    copy->next = NULL;
    hp_fragment_append(all, copy);
  }
}

static gboolean has_ground(const HpTraits *traits)
{
  if (traits == NULL)
    return FALSE;
  gboolean painted = traits->background_color.alpha > 0 || traits->background_image != NULL;
  for (int side = HP_BEFORE; side <= HP_END; side++)
    painted |= traits->border[side].width > 0;
  return painted;
}

/*
 * The regions may overlap region-body, and nothing of a page may hide its words, so
 *
 *     ground and border of region-body ◄ the other regions ◄ what stands in region-body
 *
 * are painted in this order (4.9.7 leaves it open: the areas are siblings).
 */
static void freeze_ground(HpFreezer *freezer, HpLayout *layout, const HpPageGeometry *geometry,
                          HpFragment *body)
{
  if (!has_ground(body->traits))
    return;
  HpFragment *ground = hp_arena_copy(layout->page.arena, body, sizeof *body);
  ground->first_child = ground->last_child = NULL;
  ground->clips = FALSE;
  freeze_on_page(freezer, layout, geometry, ground, HP_ARTIFACT_LAYOUT, NULL);
  body->traits = NULL;
}

static void accept_page(HpSequence *sequence, const HpPageGeometry *geometry, HpFragment *body)
{
  HpLayout *layout = sequence->layout;
  HpPageState *state = layout->page.state;
  hp_collect_marks(state->marks, body);
  hp_carry_marks(layout, body);
  HpFreezer *freezer = hp_freezer_new(layout);
  HpFragment *all =
      layout->document.options->areas == NULL ? NULL : page_fragment(layout, geometry);
  layout->page.notes = NULL;
  freeze_ground(freezer, layout, geometry, body);
  for (int side = HP_BEFORE; side <= HP_END; side++) {
    const HpFo *region = geometry->regions[side];
    if (region != NULL)
      freeze_on_page(freezer, layout, geometry,
                     hp_region_fragment(layout, sequence->sequence, region, geometry->outer[side]),
                     content_type_of(side), all);
  }
  freeze_on_page(freezer, layout, geometry, body, HP_CONTENT, all);
  HpPage *page = hp_arena_new0(layout->document.arena, HpPage);
  page->width = geometry->width;
  page->height = geometry->height;
  page->number = state->number_text;
  hp_freezer_finish(freezer, page);
  if (all != NULL)
    hp_write_page_areas(layout->document.options->areas, state, all);
  g_ptr_array_add(layout->document.pages, page);
  hp_keep_last_marks(layout);
}

/* Tokens of the page just made live in its arena: the next page works in the other one. (The token
   of a page that has nothing of the flow is of the one before, and is copied.) */
static void switch_arena(HpLayout *layout)
{
  layout->page.arena = layout->page.arena == layout->page.arenas[0] ? layout->page.arenas[1]
                                                                    : layout->page.arenas[0];
  hp_arena_reset(layout->page.arena);
}

static gboolean report_progress(HpLayout *layout)
{
  const HpLayoutOptions *options = layout->document.options;
  if (options->progress == NULL || layout->document.pages->len % 16 != 0)
    return TRUE;
  return options->progress(layout->document.pages->len, 0, options->progress_user);
}

static const HpFo *master_for(HpSequence *sequence, gboolean last, gboolean blank)
{
  const HpPageKind kind = {sequence->first, last, blank, sequence->number};
  return hp_masters_next(&sequence->masters, &sequence->layout->document, kind);
}

static HpPageGeometry geometry_of(const HpSequence *sequence, const HpFo *master)
{
  return hp_page_geometry(master, sequence->region);
}

static void make_blank_page(HpSequence *sequence, gboolean is_last)
{
  HpLayout *layout = sequence->layout;
  HpPageState state = {.marks = g_array_new(FALSE, FALSE, sizeof(HpMark))};
  const HpArenaMark mark = hp_arena_mark(layout->page.arena);
  const HpPageGeometry geometry = geometry_of(sequence, master_for(sequence, is_last, TRUE));
  begin_page(sequence, &state, &geometry);
  accept_page(sequence, &geometry, hp_body_fragment(layout, &geometry));
  sequence->number++;
  layout->page.state = NULL;
  hp_arena_release(layout->page.arena, mark);
  g_hash_table_remove_all(layout->page.children);
  g_array_unref(state.marks);
}

static gboolean parity_is_wrong(HpBreak wanted, int number)
{
  return (wanted == HP_BREAK_EVEN_PAGE && number % 2 != 0) ||
         (wanted == HP_BREAK_ODD_PAGE && number % 2 == 0);
}

static HpPageBody lay_out(HpSequence *sequence, HpPageState *state, const HpPageGeometry *geometry)
{
  begin_page(sequence, state, geometry);
  return hp_layout_page_body(sequence, geometry);
}

/* Whether a page that holds all there is needs one more after it, made from the master for last
   pages, since all did not fit there. Where there is only a master for only pages, a page without
   content would show nothing. */
static gboolean needs_last_page(HpSequence *sequence, const HpFo *master, const HpFo *only)
{
  if (!sequence->first)
    return TRUE;
  const HpPageKind kind = {.last = TRUE, .number = sequence->number + 1};
  HpMasterSequence after = sequence->masters;
  const HpDocumentScope *document = &sequence->layout->document;
  if (hp_masters_next(&after, document, kind) != master)
    return TRUE;
  hp_report_warning(document->options->diagnostics, &only->place,
                    _("What stands on the only page of a fo:page-sequence does not fit this page "
                      "master, and that for a first page is used; make its region-body larger."));
  return FALSE;
}

/* The page as the last one, if there is a master of its own for it and all still fits; else FALSE
   if a last page must follow. */
static gboolean try_as_last(HpSequence *sequence, HpPageState *state, HpMasterSequence before,
                            const HpFo *master, HpPageGeometry *geometry, HpPageBody *body)
{
  const HpMasterSequence after = sequence->masters;
  sequence->masters = before;
  const HpFo *last = master_for(sequence, TRUE, FALSE);
  const HpPageGeometry last_geometry = geometry_of(sequence, last);
  if (last == master || !last_geometry.takes_flow)
    return TRUE;
  const HpPageBody as_last = lay_out(sequence, state, &last_geometry);
  if (hp_page_body_is_last(&as_last)) {
    *geometry = last_geometry;
    *body = as_last;
    return TRUE;
  }
  sequence->masters = after;
  *body = lay_out(sequence, state, geometry);
  return !needs_last_page(sequence, master, last);
}

/* A sequence may fit the master for an only page though it does not fit that for a first one. */
static void try_as_only(HpSequence *sequence, HpPageState *state, HpMasterSequence before,
                        const HpFo *master, HpPageGeometry *geometry, HpPageBody *body)
{
  const HpMasterSequence after = sequence->masters;
  sequence->masters = before;
  const HpFo *only = master_for(sequence, TRUE, FALSE);
  if (only != master) {
    const HpPageGeometry only_geometry = geometry_of(sequence, only);
    const HpPageBody as_only = lay_out(sequence, state, &only_geometry);
    if (hp_page_body_is_last(&as_only)) {
      *geometry = only_geometry;
      *body = as_only;
      return;
    }
    *body = lay_out(sequence, state, geometry);
  }
  sequence->masters = after;
}

static int pages_made(const HpSequence *sequence)
{
  return (int)(sequence->layout->document.pages->len - sequence->pages_before);
}

/* The page after `pages` more is blank, and is the last. */
static gboolean blank_follows(const HpSequence *sequence, int pages)
{
  const int count = pages_made(sequence);
  return hp_blank_must_follow(sequence->sequence, sequence->next, count + pages,
                              sequence->number + pages);
}

static void page_is_made(HpSequence *sequence)
{
  sequence->number++;
  sequence->first = FALSE;
  sequence->layout->page.state = NULL;
}

/* All content stands on the page before, where it fits better. */
static void make_empty_last_page(HpSequence *sequence, HpPageState *state)
{
  const HpPageGeometry geometry = geometry_of(sequence, master_for(sequence, TRUE, FALSE));
  const HpPageBody body = lay_out(sequence, state, &geometry);
  accept_page(sequence, &geometry, body.fragment);
  page_is_made(sequence);
}

static void make_page(HpSequence *sequence)
{
  HpPageState state = {.marks = g_array_new(FALSE, FALSE, sizeof(HpMark))};
  const HpMasterSequence masters = sequence->masters;
  const HpFo *master = master_for(sequence, FALSE, FALSE);
  HpPageGeometry geometry = geometry_of(sequence, master);
  HpPageBody body = lay_out(sequence, &state, &geometry);
  gboolean last_follows = FALSE;
  const gboolean finished = hp_page_body_is_last(&body);
  if (!finished && sequence->first && body.forced == HP_BREAK_AUTO &&
      hp_masters_have_only(&sequence->masters))
    try_as_only(sequence, &state, masters, master, &geometry, &body);
  else if (finished && !blank_follows(sequence, 1))
    last_follows = !try_as_last(sequence, &state, masters, master, &geometry, &body);
  accept_page(sequence, &geometry, body.fragment);
  sequence->token = hp_token_copy(sequence->layout->page.arena, body.token);
  hp_carry_notes(sequence, body.carried);
  sequence->floats = body.floats;
  sequence->rests = body.rests;
  sequence->wanted = body.passed ? sequence->wanted : body.forced;
  sequence->done = body.done;
  sequence->passed = body.passed ? sequence->passed + 1 : 0;
  page_is_made(sequence);
  switch_arena(sequence->layout);
  if (last_follows)
    make_empty_last_page(sequence, &state);
  g_array_unref(state.marks);
}

/* ---- The sequence -------------------------------------------------------------------------- */

/* Masters that have another region-body than the flow's are passed by, but not for ever. */
static void check_flow_comes(HpSequence *sequence)
{
  if (sequence->passed <= MAX_PASSED_PAGES)
    return;
  HpLayout *layout = sequence->layout;
  hp_report_error(layout->document.options->diagnostics, &sequence->flow->place,
                  _("The page masters of this fo:page-sequence have no region-body \"%s\" for its "
                    "fo:flow; give one of them that region-name."),
                  sequence->region);
  layout->document.failed = TRUE;
}

/* What the next page begins with: the deepest object that goes on there, or begins. */
static const HpFo *object_to_come(const HpSequence *sequence)
{
  const HpFo *fo = sequence->flow;
  for (const HpToken *token = sequence->token; token != NULL; token = token->inner) {
    fo = token->fo;
    if (token->inner != NULL)
      continue;
    const HpFo *child = fo->first_child;
    for (guint i = 0; child != NULL && i < token->index; i++)
      child = child->next;
    fo = child == NULL ? fo : child;
  }
  return fo;
}

/* Somebody folds the paper, or has promised a page: what is too much is told where it begins. */
static void tell_too_many_pages(const HpSequence *sequence, const HpFo *beyond)
{
  if (beyond == NULL)
    return;
  hp_report_warning(sequence->layout->document.options->diagnostics, &beyond->place,
                    _("From here on there is no room: this is to have at most %d pages, and has "
                      "%d. Shorten what is here or before it, or leave something out."),
                    sequence->sequence->traits->most_pages, pages_made(sequence));
}

static void make_pages(HpSequence *sequence)
{
  HpLayout *layout = sequence->layout;
  const int most_pages = sequence->sequence->traits->most_pages;
  const HpFo *beyond = NULL;
  while (!sequence->done || sequence->carried != NULL || sequence->floats != NULL) {
    if (most_pages > 0 && beyond == NULL && pages_made(sequence) >= most_pages)
      beyond = object_to_come(sequence);
    if (parity_is_wrong(sequence->wanted, sequence->number))
      make_blank_page(sequence, FALSE);
    make_page(sequence);
    check_flow_comes(sequence);
    if (!report_progress(layout))
      layout->document.failed = TRUE;
    if (layout->document.pages->len > MAX_PAGES) {
      hp_report_error(layout->document.options->diagnostics, &sequence->sequence->place,
                      _("The document has more than %d pages; divide it."), MAX_PAGES);
      layout->document.failed = TRUE;
    }
    if (layout->document.failed)
      return;
  }
  if (blank_follows(sequence, 0))
    make_blank_page(sequence, TRUE);
  tell_too_many_pages(sequence, beyond);
}

int hp_layout_sequence(HpLayout *layout, const HpFo *fo, const HpFo *next, int number)
{
  const HpFo *flow = hp_fo_child_of_kind(fo, HP_FO_FLOW);
  if (flow == NULL)
    return number;
  HpSequence sequence = {.layout = layout,
                         .sequence = fo,
                         .flow = flow,
                         .next = next,
                         .region = hp_region_of_flow(layout->document.tree, fo, flow),
                         .number = hp_first_page_number(fo, number),
                         .first = TRUE,
                         .pages_before = layout->document.pages->len};
  sequence.notes.heights = g_hash_table_new(NULL, NULL);
  hp_masters_begin(&sequence.masters, layout->document.tree, fo);
  make_pages(&sequence);
  if (!layout->document.failed) {
    const guint last = layout->document.pages->len - 1;
    hp_register_pages(&layout->document, hp_fo_name(fo, HP_NAME_ID), sequence.pages_before, last);
    hp_register_pages(&layout->document, hp_fo_name(sequence.flow, HP_NAME_ID),
                      sequence.pages_before, last);
  }
  g_hash_table_unref(sequence.notes.heights);
  g_hash_table_remove_all(layout->sequence.grids);
  g_hash_table_remove_all(layout->sequence.children);
  g_ptr_array_set_size(layout->sequence.open_inlines, 0);
  hp_arena_reset(layout->sequence.arena);
  return sequence.number;
}
