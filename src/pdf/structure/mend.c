/* What can only be put right when it is known which elements have content.
 *
 *   Div ─┬─ text                   Div ─┬─ P ─┬─ text
 *        ├─ Link ─ text       ►         │     ├─ Link ─ text
 *        ├─ text                        │     └─ text
 *        └─ P ─ text                    └─ P ─ text
 */
#include "pdf/structure/nesting.h"
#include "pdf/structure/tree.h"

/* ---- Text where none may stand ------------------------------------------------------------- */

static void append_leaf(HpStructure *structure, guint index, guint number)
{
  HpElement *element = hp_element(structure, index);
  HpLeaf *leaf = &g_array_index(structure->leaves, HpLeaf, number - 1);
  leaf->next = 0;
  g_array_index((GArray *)g_ptr_array_index(structure->pages, leaf->page), guint, leaf->mcid) =
      index;
  if (element->last_leaf == 0)
    element->first_leaf = number;
  else
    g_array_index(structure->leaves, HpLeaf, element->last_leaf - 1).next = number;
  element->last_leaf = number;
  element->painted = MIN(element->painted, number);
}

static void append_child(HpStructure *structure, guint index, guint child)
{
  HpElement *element = hp_element(structure, index);
  hp_element(structure, child)->parent = index;
  hp_element(structure, child)->next = 0;
  if (element->last_child == 0)
    element->first_child = child;
  else
    hp_element(structure, element->last_child)->next = child;
  element->last_child = child;
  if (!hp_structure_is_out_of_line(hp_element(structure, child)))
    element->painted = MIN(element->painted, hp_element(structure, child)->painted);
}

/* What stands around neighbours in a line; 0 if there are none yet. */
typedef struct {
  HpStructure *structure;
  guint around;
  guint outer, inner; /* the same, unless a row or an item must stand around as well */
} NeighbourRun;

static void open_run(NeighbourRun *run, HpRole child)
{
  HpStructure *structure = run->structure;
  if (run->inner != 0)
    return;
  guint around = run->around;
  do {
    HpRole level = hp_role_between(hp_element(structure, around)->role, child);
    level = level == HP_ROLE_NONE ? HP_ROLE_P : level;
    around = hp_structure_add_element(structure, NULL, level, around);
    hp_element(structure, around)->number = 1;
    run->outer = run->outer == 0 ? around : run->outer;
  } while (!hp_role_may_hold(hp_element(structure, around)->role, child) &&
           hp_element(structure, around)->role != HP_ROLE_P);
  run->inner = around;
}

/* A reference that holds something it may not is a paragraph. */
static void close_run(NeighbourRun *run)
{
  HpStructure *structure = run->structure;
  if (run->inner == 0)
    return;
  HpElement *inner = hp_element(structure, run->inner);
  if (!hp_structure_may_hold_all(structure, inner->role, run->inner))
    inner->role = HP_ROLE_P;
  hp_element(structure, run->outer)->painted = inner->painted;
  run->outer = run->inner = 0;
}

static void take_leaf(NeighbourRun *run, guint leaf)
{
  open_run(run, HP_ROLE_NONE);
  append_leaf(run->structure, run->inner, leaf);
}

static void take_child(NeighbourRun *run, guint child, gboolean alone)
{
  HpStructure *structure = run->structure;
  const HpRole role = hp_element(structure, child)->role;
  const HpRole around = hp_element(structure, run->around)->role;
  if (!hp_role_is_inline(role) || (alone && run->inner == 0 && hp_role_may_hold(around, role))) {
    close_run(run);
    append_child(structure, run->around, child);
    return;
  }
  open_run(run, role);
  append_child(structure, run->inner, child);
}

/* Whether the next that is shown after a child is text, or stands in a line. */
static gboolean goes_on(const HpStructure *structure, guint next, guint leaf)
{
  while (next != 0 && hp_element(structure, next)->number == 0)
    next = hp_element(structure, next)->next;
  return leaf != 0 || (next != 0 && hp_role_is_inline(hp_element(structure, next)->role));
}

/* Its content and children, in the order in which they are written. */
static void wrap_lines(HpStructure *structure, guint index)
{
  NeighbourRun run = {structure, index, 0, 0};
  HpElement *element = hp_element(structure, index);
  guint leaf = element->first_leaf, child = element->first_child;
  element->first_leaf = element->last_leaf = element->first_child = element->last_child = 0;
  while (child != 0 || leaf != 0) {
    const HpElement *kid = child == 0 ? NULL : hp_element(structure, child);
    const guint next = kid == NULL ? 0 : kid->next;
    const gboolean in_line =
        kid != NULL && !hp_structure_is_out_of_line(kid) && kid->painted != HP_NOT_PAINTED;
    if (leaf != 0 && (kid == NULL || (in_line && leaf < kid->painted))) {
      const guint after = g_array_index(structure->leaves, HpLeaf, leaf - 1).next;
      take_leaf(&run, leaf);
      leaf = after;
      continue;
    }
    if (kid->number != 0)
      take_child(&run, child, !goes_on(structure, next, leaf));
    child = next;
  }
  close_run(&run);
}

static gboolean needs_paragraphs(const HpStructure *structure, const HpElement *element)
{
  if (element->first_leaf != 0 && !hp_role_holds_content(element->role))
    return TRUE;
  for (guint i = element->first_child; i != 0; i = hp_element(structure, i)->next) {
    const HpElement *child = hp_element(structure, i);
    if (child->number != 0 && hp_role_is_inline(child->role) &&
        !hp_role_may_hold(element->role, child->role))
      return TRUE;
  }
  return FALSE;
}

/* ---- Headings and captions ----------------------------------------------------------------- */

typedef struct {
  HpStructure *structure;
  guint depth;
  HpRole open[HP_ROLE_H6 - HP_ROLE_H1 + 1]; /* the headings that the current one stands under */
  gboolean below_title;                     /* a title came before */
  gboolean told;
} Outline;

static void tell_level(Outline *outline, const HpElement *heading, HpRole role)
{
  if (outline->told || outline->structure->diagnostics == NULL || heading->fo == NULL)
    return;
  outline->told = TRUE;
  hp_report_warning(
      outline->structure->diagnostics, &heading->fo->place,
      _("The heading %s stands under none of the level above and is tagged %s, others "
        "like it likewise; let the levels of headings follow each other."),
      hp_role_name(heading->role, outline->structure->version),
      hp_role_name(role, outline->structure->version));
}

/* PDF 1.7 has no titles: there the title is the heading of the first level, the one of its
   document, and those that are named H1 and come after it are of the second. */
static HpRole named_level(Outline *outline, const HpElement *heading)
{
  if (heading->role == HP_ROLE_TITLE) {
    outline->below_title = TRUE;
    return HP_ROLE_H1;
  }
  const gboolean one_lower = outline->below_title && outline->structure->version == HP_PDF_1_7;
  return one_lower && heading->role < HP_ROLE_H6 ? (HpRole)(heading->role + 1) : heading->role;
}

/* PDF/UA-1, 7.4.2: no level is left out. */
static void set_level(Outline *outline, HpElement *heading)
{
  const HpRole named = named_level(outline, heading);
  while (outline->depth > 0 && outline->open[outline->depth - 1] >= named)
    outline->depth--;
  outline->open[outline->depth++] = named;
  const HpRole role = (HpRole)(HP_ROLE_H1 + outline->depth - 1);
  if (role != named && role != heading->role)
    tell_level(outline, heading, role);
  if (heading->role != HP_ROLE_TITLE)
    heading->role = role;
}

/* As deep as the document nests. */
static void set_levels(Outline *outline, guint index)
{
  HpElement *element = hp_element(outline->structure, index);
  if (element->number == 0)
    return;
  if (element->role >= HP_ROLE_TITLE && element->role <= HP_ROLE_H6 && element->role != HP_ROLE_P)
    set_level(outline, element);
  for (guint i = element->first_child; i != 0; i = hp_element(outline->structure, i)->next)
    set_levels(outline, i);
}

/* Only the first or the last of an element's children is its caption. */
static void mend_captions(HpStructure *structure, guint index)
{
  guint first = 0, last = 0, found = 0;
  for (guint i = hp_element(structure, index)->first_child; i != 0;
       i = hp_element(structure, i)->next) {
    if (hp_element(structure, i)->number == 0)
      continue;
    first = first == 0 ? i : first;
    last = i;
  }
  for (guint i = first; i != 0; i = hp_element(structure, i)->next) {
    HpElement *child = hp_element(structure, i);
    if (child->number == 0 || child->role != HP_ROLE_CAPTION)
      continue;
    if (found == 0 && (i == first || i == last))
      found = i;
    else
      child->role = hp_structure_role_without_caption(structure, i);
  }
}

/* ---- Parts of tables ----------------------------------------------------------------------- */

/* At most one head and one foot, and neither without a body (PDF/UA-1, 7.2). */
static void mend_parts(HpStructure *structure, guint table)
{
  guint n_of[HP_ROLE_COUNT] = {0}, first = 0;
  for (guint i = hp_element(structure, table)->first_child; i != 0;
       i = hp_element(structure, i)->next) {
    HpElement *part = hp_element(structure, i);
    if (part->number == 0 || part->role < HP_ROLE_THEAD || part->role > HP_ROLE_TFOOT)
      continue;
    first = first == 0 ? i : first;
    if (n_of[part->role]++ > 0)
      part->role = HP_ROLE_TBODY;
    n_of[HP_ROLE_TBODY] += part->role == HP_ROLE_TBODY;
  }
  if (first != 0 && n_of[HP_ROLE_TBODY] == 0)
    hp_element(structure, first)->role = HP_ROLE_TBODY;
}

/* ---- Contents ------------------------------------------------------------------------------ */

static gboolean is_of_contents(HpRole role)
{
  return role == HP_ROLE_TOC || role == HP_ROLE_TOCI;
}

/* The first line of a table of contents that lists nothing, or 0. As deep as the document nests. */
static guint line_without_target(const HpStructure *structure, guint index)
{
  const HpElement *element = hp_element(structure, index);
  if (element->role == HP_ROLE_TOCI &&
      (element->fo == NULL || !hp_structure_has_target(structure, element->fo)))
    return index;
  guint found = 0;
  for (guint i = element->first_child; i != 0 && found == 0; i = hp_element(structure, i)->next)
    if (hp_element(structure, i)->number != 0 && is_of_contents(hp_element(structure, i)->role))
      found = line_without_target(structure, i);
  return found;
}

static void make_group(HpStructure *structure, guint index)
{
  hp_element(structure, index)->role = HP_ROLE_DIV;
  for (guint i = hp_element(structure, index)->first_child; i != 0;
       i = hp_element(structure, i)->next)
    if (is_of_contents(hp_element(structure, i)->role))
      make_group(structure, i);
}

/* A line of the contents must refer to what it lists (PDF/UA-2, 8.2.5.8). */
static void mend_contents(HpStructure *structure, guint index)
{
  const HpElement *element = hp_element(structure, index);
  const HpElement *around = hp_element(structure, element->parent);
  if (element->role != HP_ROLE_TOC || is_of_contents(around->role))
    return;
  const guint line = line_without_target(structure, index);
  if (line == 0)
    return;
  const HpFo *fo = hp_element(structure, line)->fo;
  fo = fo == NULL ? element->fo : fo;
  if (structure->diagnostics != NULL && fo != NULL)
    hp_report_warning(structure->diagnostics, &fo->place,
                      _("Not every line of this table of contents leads to what it lists, so it is "
                        "not tagged as one; give each an fo:basic-link or a page number."));
  make_group(structure, index);
}

/* ---- Links that lead nowhere --------------------------------------------------------------- */

/* As deep as the document nests. */
static void make_spans(HpStructure *structure, guint index)
{
  hp_element(structure, index)->role = HP_ROLE_SPAN;
  for (guint i = hp_element(structure, index)->first_child; i != 0;
       i = hp_element(structure, i)->next)
    if (!hp_role_may_hold(HP_ROLE_SPAN, hp_element(structure, i)->role))
      make_spans(structure, i);
}

/* ---- All of it ----------------------------------------------------------------------------- */

void hp_structure_mend(HpStructure *structure)
{
  const guint n_elements = structure->elements->len;
  for (guint i = 0; i < n_elements; i++) {
    HpElement *element = hp_element(structure, i);
    if (element->number == 0)
      continue;
    if (element->role == HP_ROLE_LINK && element->first_annotation == 0)
      make_spans(structure, i);
    mend_contents(structure, i);
    if (element->role == HP_ROLE_TABLE)
      mend_parts(structure, i);
    mend_captions(structure, i);
  }
  for (guint i = 0; i < n_elements; i++)
    if (hp_element(structure, i)->number != 0 &&
        needs_paragraphs(structure, hp_element(structure, i)))
      wrap_lines(structure, i);
  Outline outline = {.structure = structure};
  set_levels(&outline, 0);
}
