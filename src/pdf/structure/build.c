/* The structure tree: elements from formatting objects, each with a type that can stand where it
 * is. */
#include "pdf/structure/footnotes.h"
#include "pdf/structure/nesting.h"
#include "pdf/structure/tree.h"

static HpRole role_of(const HpStructure *structure, guint index)
{
  return hp_element(structure, index)->role;
}

static gboolean is_inside(const HpStructure *structure, guint index, HpRole role)
{
  while (index != 0 && role_of(structure, index) != role)
    index = hp_element(structure, index)->parent;
  return index != 0;
}

/* ---- Roles --------------------------------------------------------------------------------- */

static gboolean is_graphic(const HpFo *fo)
{
  return fo->kind == HP_FO_EXTERNAL_GRAPHIC || fo->kind == HP_FO_INSTREAM_FOREIGN_OBJECT;
}

/* Has rows or items, and no text of its own. The text of an item without a body is its body. */
static gboolean is_container(HpRole role)
{
  return !hp_role_holds_content(role) && !hp_role_may_hold(role, HP_ROLE_P) && role != HP_ROLE_LI;
}

/* What an object is in its table or list counts more than what it is called, if that needs other
   things around it. */
static gboolean is_part(const HpFo *fo)
{
  return (fo->kind >= HP_FO_TABLE_HEADER && fo->kind <= HP_FO_TABLE_CELL) ||
         (fo->kind >= HP_FO_LIST_ITEM && fo->kind <= HP_FO_LIST_ITEM_LABEL);
}

static gboolean is_described(const HpFo *fo)
{
  const char *alternative = hp_fo_name(fo, HP_NAME_ALT_TEXT);
  return alternative != NULL && *alternative != '\0';
}

/* Div and Part only group: what is in them must be able to stand where they are as well; a caption
   goes to what it is the caption of, or into a section with it. */
static gboolean may_stand_through_groups(const HpStructure *structure, HpRole role, guint around)
{
  if (!hp_role_may_hold(role_of(structure, around), role))
    return TRUE;
  while (role_of(structure, around) == HP_ROLE_DIV || role_of(structure, around) == HP_ROLE_PART)
    around = hp_element(structure, around)->parent;
  const HpRole outer = role_of(structure, around);
  return hp_role_may_hold(outer, role) ||
         (role == HP_ROLE_CAPTION && hp_role_can_stand(outer, role));
}

/* Whether an object that is no link may be what its author calls it. */
static gboolean fits(const HpStructure *structure, const HpFo *fo, HpRole role, guint around)
{
  const HpRole holder = role_of(structure, around);
  if (!hp_role_can_stand(holder, role) || (is_part(fo) && !hp_role_may_hold(holder, role)))
    return FALSE;
  if (!may_stand_through_groups(structure, role, around))
    return FALSE;
  /* Nothing but a link has an annotation. */
  if (role == HP_ROLE_LINK)
    return FALSE;
  const gboolean is_picture = role == HP_ROLE_FIGURE || role == HP_ROLE_FORMULA;
  if (is_picture || is_graphic(fo))
    return is_picture && is_described(fo);
  return !is_container(role) || (hp_fo_is_block_level(fo) && !hp_fo_has_text(fo));
}

static void tell_unfit(const HpStructure *structure, const HpFo *fo, guint around)
{
  if (structure->diagnostics != NULL)
    hp_report_warning(structure->diagnostics, &fo->place,
                      _("The role \"%s\" cannot stand here, in %s, on %s; the object is tagged as "
                        "if it had none. Give it another role, or none."),
                      hp_fo_name(fo, HP_NAME_ROLE),
                      hp_role_name(role_of(structure, around), structure->version),
                      hp_fo_kind_name(fo->kind));
}

/* A link to nowhere has no annotation, and one in a link cannot have another. */
static gboolean leads_somewhere(const HpStructure *structure, const HpFo *link)
{
  const char *id = hp_fo_name(link, HP_NAME_INTERNAL_DESTINATION);
  return hp_fo_name(link, HP_NAME_EXTERNAL_DESTINATION) != NULL ||
         (id != NULL && hp_pages_destination(structure->shown, id) != NULL);
}

static HpRole role_by_kind(const HpStructure *structure, const HpFo *fo, guint around)
{
  HpRole role = hp_role_by_kind(fo, role_of(structure, around));
  if (hp_footnotes_is_label(structure, fo) &&
      hp_role_may_hold(role_of(structure, around), HP_ROLE_LBL))
    role = HP_ROLE_LBL;
  if (role == HP_ROLE_LINK &&
      (!leads_somewhere(structure, fo) || is_inside(structure, around, HP_ROLE_LINK)))
    return HP_ROLE_NONE;
  /* Cells hold no Aside. */
  if (role == HP_ROLE_ASIDE && !hp_role_may_hold(role_of(structure, around), HP_ROLE_ASIDE))
    role = HP_ROLE_DIV;
  if (role == HP_ROLE_ARTIFACT || hp_role_can_stand(role_of(structure, around), role))
    return role;
  return HP_ROLE_NONE;
}

/* What floats is read after the paragraph that cites it, not in the middle of its words. */
static guint around_float(const HpStructure *structure, guint around)
{
  for (; around != 0; around = hp_element(structure, around)->parent) {
    const HpRole role = role_of(structure, around);
    const gboolean is_paragraph = role >= HP_ROLE_TITLE && role <= HP_ROLE_H6;
    if (!is_paragraph && !hp_role_is_inline(role))
      break;
  }
  return around;
}

static HpRole choose_role(const HpStructure *structure, const HpFo *fo, guint around)
{
  const HpRole named = hp_role_named(fo);
  if (named == HP_ROLE_ARTIFACT)
    return named;
  const HpRole role = role_by_kind(structure, fo, around);
  if (named == HP_ROLE_COUNT || named == role || fo->kind == HP_FO_BASIC_LINK)
    return role;
  /* What holds a footnote is a note already, and what refers needs not be told again. */
  if (named == role_of(structure, around) && (named == HP_ROLE_NOTE || named == HP_ROLE_REFERENCE))
    return role;
  if (named == HP_ROLE_NONE || fits(structure, fo, named, around))
    return named;
  tell_unfit(structure, fo, around);
  return role;
}

/* Adds the levels that are missing between an element and one of the role, but not those that it
   may share with its neighbours: hp_structure_mend() and hp_structure_place_captions() do. */
static guint add_levels(HpStructure *structure, guint around, HpRole role)
{
  while (!hp_role_may_hold(role_of(structure, around), role)) {
    HpRole level = hp_role_between(role_of(structure, around), role);
    /* What stands first in a table of contents is its heading. */
    if (level == HP_ROLE_TOCI && hp_element(structure, around)->first_child == 0)
      level = HP_ROLE_CAPTION;
    if (level == HP_ROLE_NONE || level == HP_ROLE_P || level == HP_ROLE_REFERENCE ||
        role == HP_ROLE_CAPTION)
      break;
    around = hp_structure_add_element(structure, NULL, level, around);
  }
  return around;
}

/* ---- Objects ------------------------------------------------------------------------------- */

static void visit(HpStructure *structure, const HpFo *fo, guint around);

static gboolean starts_row(const HpFo *cell)
{
  return cell->previous == NULL || cell->previous->kind != HP_FO_TABLE_CELL ||
         cell->traits->starts_row || cell->previous->traits->ends_row;
}

/* Cells may stand in a table's body without rows (6.7.3); every cell needs one here. */
static void visit_children(HpStructure *structure, const HpFo *fo, guint around)
{
  const gboolean holds_rows = hp_role_may_hold(role_of(structure, around), HP_ROLE_TR);
  guint row = around;
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next) {
    if (child->kind == HP_FO_TABLE_CELL && fo->kind != HP_FO_TABLE_ROW && holds_rows) {
      if (starts_row(child))
        row = hp_structure_add_element(structure, NULL, HP_ROLE_TR, around);
      visit(structure, child, row);
    } else {
      visit(structure, child, around);
    }
  }
}

static void mark_artifacts(HpStructure *structure, const HpFo *fo)
{
  structure->element_of[fo->index] = HP_ARTIFACT_KEY | HP_ARTIFACT_LAYOUT;
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    mark_artifacts(structure, child);
}

static void collect_markers(const HpFo *fo, GHashTable *of_class)
{
  for (const HpFo *marker = fo->first_marker; marker != NULL; marker = marker->next) {
    const char *class = hp_fo_name(marker, HP_NAME_MARKER_CLASS_NAME);
    GPtrArray *markers = class == NULL ? NULL : g_hash_table_lookup(of_class, class);
    if (class != NULL && markers == NULL) {
      markers = g_ptr_array_new();
      g_hash_table_insert(of_class, (gpointer) class, markers);
    }
    if (markers != NULL)
      g_ptr_array_add(markers, (gpointer)marker);
  }
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    collect_markers(child, of_class);
}

static void free_markers(gpointer markers)
{
  g_ptr_array_unref(markers);
}

static GHashTable *markers_of_table(HpStructure *structure, const HpFo *table)
{
  GHashTable *of_class = g_hash_table_lookup(structure->table_markers, table);
  if (of_class != NULL)
    return of_class;
  of_class = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_markers);
  g_hash_table_insert(structure->table_markers, (gpointer)table, of_class);
  collect_markers(table, of_class);
  return of_class;
}

/* Whatever of a table's markers is retrieved in its header or footer is content there. Each is
   where it can be retrieved first. */
static void visit_markers(HpStructure *structure, const GPtrArray *markers, guint around)
{
  for (guint i = 0; i < markers->len; i++) {
    const HpFo *marker = g_ptr_array_index(markers, i);
    if (marker->index >= structure->n_objects || structure->element_of[marker->index] != 0)
      continue;
    structure->element_of[marker->index] = around;
    visit_children(structure, marker, around);
  }
}

static void visit_retrieved(HpStructure *structure, const HpFo *retrieve, guint around)
{
  const char *class = hp_fo_name(retrieve, HP_NAME_RETRIEVE_CLASS_NAME);
  const HpFo *table = hp_fo_enclosing(retrieve, HP_FO_TABLE);
  if (table == NULL || class == NULL)
    return;
  GHashTable *of_class = markers_of_table(structure, table);
  gpointer markers;
  if (!g_hash_table_steal_extended(of_class, class, NULL, &markers))
    return;
  visit_markers(structure, markers, around);
  g_ptr_array_unref(markers);
}

/* As deep as the document nests, which reading has bounded. */
static void visit(HpStructure *structure, const HpFo *fo, guint around)
{
  if (fo->index >= structure->n_objects)
    return;
  if (fo->kind == HP_FO_FLOAT && hp_fo_floating(fo) != HP_FLOAT_NONE)
    around = around_float(structure, around);
  const HpRole role = fo->kind == HP_FO_TEXT ? HP_ROLE_NONE : choose_role(structure, fo, around);
  if (role == HP_ROLE_ARTIFACT) {
    mark_artifacts(structure, fo);
    return;
  }
  guint element = around;
  if (role != HP_ROLE_NONE)
    element = hp_structure_add_element(structure, fo, role, add_levels(structure, around, role));
  if (fo->kind == HP_FO_FOOTNOTE)
    hp_footnotes_begin(structure, fo);
  if (role != HP_ROLE_NONE)
    element = hp_footnotes_add_link(structure, fo, element);
  structure->element_of[fo->index] = element;
  if (fo->kind == HP_FO_RETRIEVE_TABLE_MARKER)
    visit_retrieved(structure, fo, element);
  visit_children(structure, fo, element);
}

void hp_structure_build(HpStructure *structure)
{
  const HpFo *root = hp_fo_tree_root(structure->tree);
  hp_structure_add_element(structure, root, HP_ROLE_DOCUMENT, 0);
  visit_children(structure, root, 0);
  for (guint i = 0; i < structure->elements->len; i++) {
    structure->n_pictures += hp_structure_is_picture(structure, i);
    structure->n_block_links += hp_structure_is_block_link(structure, i);
  }
}
