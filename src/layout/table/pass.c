/* One pass over an fo:table: a page's part of it, from the header to the footer. */
#include "layout/table/table-layout.h"

/* ---- The rectangle ------------------------------------------------------------------------- */

static guint n_rows(const HpTableLayout *t, HpSection section)
{
  return t->grid->sections[section].n_rows;
}

static gboolean has_rows(const HpTableLayout *t)
{
  return n_rows(t, HP_SECTION_HEADER) + n_rows(t, HP_SECTION_BODY) + n_rows(t, HP_SECTION_FOOTER) >
         0;
}

static void set_columns(HpTableLayout *t)
{
  const HpInheritedTraits *traits = &t->grid->table->traits->inherited;
  const HpLength base = t->constraint->inline_size;
  const HpLength start = hp_indent_of(t->grid->table, HP_START, t->constraint);
  const HpLength end = hp_indent_of(t->grid->table, HP_END, t->constraint);
  const HpLength available = MAX(base - start - end, 0);
  t->columns = hp_table_columns(t->layout, t->grid, available, t->constraint->container);
  t->origin = traits->writing_mode == HP_WRITING_RL_TB ? base - start - t->columns.width : start;
}

/* ---- Sections ------------------------------------------------------------------------------ */

static void begin_part(HpTableLayout *t, const HpFo *part, gboolean is_first, gboolean artifact)
{
  static const HpBorder no_borders[4];
  HpFragment *fragment = hp_fragment_new(t->layout->page.arena, HP_FRAGMENT_BLOCK, part);
  fragment->traits = part->traits;
  fragment->borders = no_borders;
  fragment->is_first = is_first;
  fragment->artifact = artifact;
  fragment->rect = hp_table_slots(t, 0, t->grid->n_columns, t->y, t->y);
  t->part = fragment;
}

static void end_part(HpTableLayout *t, gboolean is_last)
{
  t->part->rect.height = t->y - t->part->rect.y;
  t->part->is_last = is_last;
}

/* The header or the footer, which never break. Notes cited in them stand on each page that they do.
 */
static HpFragment *lay_section(HpTableLayout *t, HpSection section, gboolean artifact)
{
  const HpGridSection *grid = &t->grid->sections[section];
  begin_part(t, grid->rows[0].part, TRUE, artifact);
  for (guint row = 0; row < grid->n_rows; row++) {
    hp_table_open_row(t, section, row, HP_LENGTH_MAX);
    const HpLength height = hp_table_row_height(t, section, row);
    hp_table_accept_row(t, section, row, height, FALSE);
  }
  end_part(t, TRUE);
  return t->part;
}

static void lay_header(HpTableLayout *t)
{
  const gboolean omitted = t->continues && t->grid->table->traits->omit_header_at_break;
  if (n_rows(t, HP_SECTION_HEADER) == 0 || omitted)
    return;
  const HpLength top = t->y;
  hp_fragment_append(t->fragment, lay_section(t, HP_SECTION_HEADER, t->continues));
  t->has_header = TRUE;
  t->header_height = t->y - top;
}

/* Laid out ahead, as if at 0, since its height decides what fits above it. The notes of one that
   stands at the end of the table only are accepted there: on other pages they take no room. */
static void prepare_footer(HpTableLayout *t)
{
  if (n_rows(t, HP_SECTION_FOOTER) == 0)
    return;
  GArray *placed = t->placed;
  HpNotes *notes = t->layout->page.notes;
  if (t->grid->table->traits->omit_footer_at_break)
    t->layout->page.notes = NULL;
  const HpLength y = t->y;
  t->placed = t->footer_placed;
  t->y = 0;
  const gboolean shown_before = t->continues && !t->grid->table->traits->omit_footer_at_break;
  t->footer = lay_section(t, HP_SECTION_FOOTER, shown_before);
  t->footer_height = t->y;
  t->layout->page.notes = notes;
  t->placed = placed;
  t->y = y;
}

static void append_footer(HpTableLayout *t)
{
  hp_fragment_move(t->footer, 0, t->y);
  hp_fragment_append(t->fragment, t->footer);
  if (!t->constraint->trial)
    hp_notes_accept(t->layout->page.notes, t->footer);
  for (guint i = 0; i < t->footer_placed->len; i++) {
    HpPlacedRow row = g_array_index(t->footer_placed, HpPlacedRow, i);
    row.top += t->y;
    row.bottom += t->y;
    g_array_append_val(t->placed, row);
  }
  t->y = hp_table_bound((gint64)t->y + t->footer_height);
}

/* ---- Body rows ----------------------------------------------------------------------------- */

static const HpGridRow *body_row(const HpTableLayout *t, guint row)
{
  return &t->grid->sections[HP_SECTION_BODY].rows[row];
}

static void switch_part(HpTableLayout *t, guint row)
{
  const HpFo *part = body_row(t, row)->part;
  if (row > t->first_row && body_row(t, row - 1)->part == part)
    return;
  if (row > t->first_row) {
    end_part(t, TRUE);
    hp_fragment_append(t->fragment, t->part);
  }
  const gboolean inside = row == t->first_row && t->rest != NULL && t->rest->inside;
  begin_part(t, part, (row == 0 || body_row(t, row - 1)->part != part) && !inside, FALSE);
}

/** The table ends before the row, forced or as decided; else that break is possible. */
static gboolean ends_before(HpTableLayout *t, guint row)
{
  const HpConstraint *constraint = t->constraint;
  if (hp_measures(constraint) || constraint->limit == HP_LENGTH_MAX)
    return FALSE;
  const HpBreak forced =
      hp_stronger_break(body_row(t, row - 1)->break_after, body_row(t, row)->break_before);
  if (forced != HP_BREAK_AUTO) {
    hp_table_break_before(t, row, HP_BADNESS_NONE, forced);
    return TRUE;
  }
  const HpBadness badness = hp_badness_of_keep(hp_table_keep_before(t, row));
  const HpFrame frame = {constraint->frame, t->grid->table, row, 0};
  if (!hp_ends_at(constraint, &frame, badness))
    return FALSE;
  hp_table_break_before(t, row, badness, HP_BREAK_AUTO);
  return TRUE;
}

static void lay_body(HpTableLayout *t)
{
  const guint n = n_rows(t, HP_SECTION_BODY);
  for (guint row = t->first_row; row < n; row++) {
    if (row > t->first_row && ends_before(t, row))
      break;
    switch_part(t, row);
    if (!hp_table_lay_row(t, row))
      break;
  }
  if (n == 0 || t->result.refused)
    return;
  end_part(t, t->result.token == NULL);
  if (t->part->first_child != NULL)
    hp_fragment_append(t->fragment, t->part);
}

/* ---- The table ----------------------------------------------------------------------------- */

static void set_outline(HpTableLayout *t, HpLength y)
{
  const HpTraits *traits = t->grid->table->traits;
  HpFragment *fragment = t->fragment;
  const gboolean broken = t->result.token != NULL;
  for (int i = HP_BEFORE; i <= HP_END; i++) {
    const HpSide side = hp_side_at(traits, (HpSide)i);
    const gboolean at_break = (side == HP_BEFORE && t->continues) || (side == HP_AFTER && broken);
    const gboolean has_border = !t->grid->collapse && (!at_break || traits->border[side].retain);
    fragment->edge[i] = hp_table_edge(t, side, at_break);
    fragment->border[i] = has_border ? traits->border[side].width : 0;
  }
  const HpLength width = t->columns.width + fragment->edge[HP_START] + fragment->edge[HP_END];
  fragment->rect =
      (HpRect){t->origin - fragment->edge[HP_START], y, width, t->y + fragment->edge[HP_AFTER] - y};
}

static HpLength top_of_rows(const HpTableLayout *t)
{
  return t->placed->len > 0 ? g_array_index(t->placed, HpPlacedRow, 0).top : t->y;
}

/* Where the height that the table itself asks for ends: of one that stands whole on the page. */
static HpLength end_of_height(const HpTableLayout *t)
{
  const HpLength asked = hp_table_extent(&t->grid->table->traits->block_progression_dimension);
  if (asked == 0 || t->continues || t->result.token != NULL)
    return 0;
  return hp_table_bound((gint64)top_of_rows(t) + asked);
}

/* A page of its own that is too low for the height cuts it to the room, as it does rows'. */
static void stretch_to_height(HpTableLayout *t)
{
  const HpConstraint *constraint = t->constraint;
  HpLength end = end_of_height(t);
  if (constraint->must_place && constraint->limit < HP_LENGTH_MAX)
    end = MIN(end, hp_table_bound((gint64)constraint->limit - hp_notes_room(t->layout->page.notes) -
                                  hp_table_edge(t, HP_AFTER, FALSE) - t->caption));
  t->y = MAX(t->y, end);
}

static void finish_table(HpTableLayout *t, HpLength y)
{
  const gboolean broken = t->result.token != NULL;
  const HpLength top = top_of_rows(t);
  if (hp_table_shows_footer(t, broken))
    append_footer(t);
  hp_table_paint_columns(t, top, t->y);
  hp_table_append_rules(t);
  stretch_to_height(t);
  set_outline(t, y);
  t->fragment->is_first = !t->continues;
  t->fragment->is_last = !broken;
  t->result.fragment = t->fragment;
}

static void begin_table(HpTableLayout *t, HpLength y, const HpToken *token)
{
  static const HpBorder no_borders[4];
  t->continues = token != NULL && (token->index > 0 || token->detail != NULL);
  t->first_row = token == NULL ? 0 : token->index;
  t->rest = token == NULL ? NULL : token->detail;
  set_columns(t);
  t->open = hp_arena_array(t->layout->page.arena, HpCellPiece *, t->grid->n_columns);
  t->fragment = hp_fragment_new(t->layout->page.arena, HP_FRAGMENT_BLOCK, t->grid->table);
  t->fragment->traits = t->grid->table->traits;
  if (t->grid->collapse)
    t->fragment->borders = no_borders;
  t->y = y + hp_table_edge(t, HP_BEFORE, t->continues);
}

/* Without body rows there is nothing to break, only header and footer to fit. */
static void refuse_if_too_tall(HpTableLayout *t)
{
  if (n_rows(t, HP_SECTION_BODY) > 0 || !has_rows(t) || t->constraint->must_place)
    return;
  const gint64 bottom = (gint64)t->y + hp_table_room_below(t, FALSE);
  t->result.refused =
      !hp_fits(t->layout->page.notes, t->footer, hp_table_bound(bottom), t->constraint);
}

/* All rows fit, but not the height that the table itself asks for. */
static void refuse_if_height_does_not_fit(HpTableLayout *t, HpNotesMark before)
{
  const HpLength end = end_of_height(t);
  if (t->result.refused || t->constraint->must_place || t->constraint->limit == HP_LENGTH_MAX ||
      end <= t->y)
    return;
  HpNotes *notes = t->layout->page.notes;
  const HpLength bottom =
      hp_table_bound((gint64)end + hp_table_edge(t, HP_AFTER, FALSE) + t->caption);
  t->result.refused = t->footer != NULL && t->footer->has_notes
                          ? !hp_fits(notes, t->footer, bottom, t->constraint)
                          : !hp_notes_fit(notes, before, bottom, t->constraint);
}

/* Asked where the table begins: so it is decided for all of its pages. */
static gboolean leaves_no_room_for_rows(const HpTableLayout *t)
{
  const HpConstraint *constraint = t->constraint;
  if (t->continues || !constraint->must_place || constraint->limit == HP_LENGTH_MAX ||
      (!t->has_header && t->footer == NULL))
    return FALSE;
  const HpLength line = hp_traits_line_height(t->grid->table->traits);
  const gint64 below = hp_table_room_below(t, FALSE) - (gint64)t->caption;
  return t->y + line + below > constraint->limit;
}

static void warn_of_no_room(const HpTableLayout *t)
{
  const HpSection section = t->has_header ? HP_SECTION_HEADER : HP_SECTION_FOOTER;
  if (!t->constraint->trial)
    hp_report_warning(t->layout->document.options->diagnostics,
                      &t->grid->sections[section].rows[0].part->place,
                      _("The header and footer of the table leave no room for its rows on a page, "
                        "so that they are not repeated; shorten them."));
}

HpResult hp_table_lay_once(HpTableArguments arguments)
{
  HpTableLayout t = {.layout = arguments.layout,
                     .grid = arguments.grid,
                     .constraint = arguments.constraint,
                     .caption = arguments.caption};
  const HpNotesMark notes = hp_notes_mark(t.layout->page.notes);
  t.placed = g_array_new(FALSE, FALSE, sizeof(HpPlacedRow));
  t.footer_placed = g_array_new(FALSE, FALSE, sizeof(HpPlacedRow));
  begin_table(&t, arguments.y, arguments.token);
  lay_header(&t);
  prepare_footer(&t);
  const gboolean crowded = leaves_no_room_for_rows(&t);
  if (!crowded) {
    lay_body(&t);
    refuse_if_too_tall(&t);
    refuse_if_height_does_not_fit(&t, notes);
  }
  if (crowded || t.result.refused)
    hp_notes_release(t.layout->page.notes, notes);
  else
    finish_table(&t, arguments.y);
  g_array_unref(t.placed);
  g_array_unref(t.footer_placed);
  if (!crowded)
    return t.result;
  warn_of_no_room(&t);
  arguments.grid = hp_table_grid_of_one_body(arguments.layout, arguments.grid->table);
  return hp_table_lay_once(arguments);
}
