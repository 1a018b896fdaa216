/* The structure tree as objects: elements, parent tree, tree of note identifiers. */
#include "pdf/file/values.h"
#include "pdf/structure/tree.h"

#include <string.h>

/* Of one length, so that they are in order as they come. */
#define CELL_IDENTIFIER "cell-%08u"
#define NOTE_IDENTIFIER "note-%08u"

/* ---- What is left out, and what stands where ----------------------------------------------- */

/* Cells count in their row even when there is nothing in them. */
static gboolean has_content(const HpElement *element)
{
  return element->first_leaf != 0 || element->first_annotation != 0 ||
         element->role == HP_ROLE_TD || element->role == HP_ROLE_TH;
}

/* As deep as the document nests. */
static void find_content_of(HpStructure *structure, guint index)
{
  HpElement *element = hp_element(structure, index);
  if (element->first_leaf != 0)
    element->painted = MIN(element->painted, element->first_leaf);
  element->number = has_content(element) || index == 0;
  for (guint i = element->first_child; i != 0; i = hp_element(structure, i)->next) {
    find_content_of(structure, i);
    const HpElement *child = hp_element(structure, i);
    if (child->number == 0)
      continue;
    element->number = 1;
    if (!hp_structure_is_out_of_line(child))
      element->painted = MIN(element->painted, child->painted);
  }
}

/* Numbers them. */
static void find_content(HpStructure *structure, HpPdfOutput *output)
{
  find_content_of(structure, 0);
  hp_structure_mend(structure);
  for (guint i = 0; i < structure->elements->len; i++) {
    HpElement *element = hp_element(structure, i);
    if (element->number != 0)
      element->number = hp_pdf_writer_reserve(output->writer);
  }
}

/* ---- Attributes ---------------------------------------------------------------------------- */

static void append_headers(GString *out, const HpStructure *structure, const HpCell *cell)
{
  if (cell->n_headers == 0)
    return;
  g_string_append(out, " /Headers [");
  for (guint i = 0; i < cell->n_headers; i++)
    g_string_append_printf(out, " (" CELL_IDENTIFIER ")",
                           g_array_index(structure->headers, guint, cell->first_header + i));
  g_string_append(out, " ]");
}

static void append_cell_attributes(GString *out, const HpStructure *structure, guint index,
                                   const HpElement *element)
{
  if (element->cell == 0)
    return;
  const HpCell *cell = &g_array_index(structure->cells, HpCell, element->cell - 1);
  const gboolean is_header = element->role == HP_ROLE_TH;
  if (cell->is_named)
    g_string_append_printf(out, " /ID (" CELL_IDENTIFIER ")", index);
  if (!is_header && cell->columns == 1 && cell->rows == 1 && cell->n_headers == 0)
    return;
  g_string_append(out, " /A << /O /Table");
  if (is_header)
    g_string_append_printf(out, " /Scope /%s", cell->in_header ? "Column" : "Row");
  if (cell->columns > 1)
    g_string_append_printf(out, " /ColSpan %u", cell->columns);
  if (cell->rows > 1)
    g_string_append_printf(out, " /RowSpan %u", cell->rows);
  append_headers(out, structure, cell);
  g_string_append(out, " >>");
}

static void append_alternative(GString *out, const HpElement *element)
{
  const char *alternative = element->fo == NULL ? NULL : hp_fo_name(element->fo, HP_NAME_ALT_TEXT);
  if (alternative == NULL)
    return;
  g_string_append(out, " /Alt ");
  hp_pdf_append_text(out, alternative);
}

static void append_figure_attributes(GString *out, const HpStructure *structure, guint index,
                                     const HpElement *element)
{
  append_alternative(out, element);
  const HpFigureBox *box = g_hash_table_lookup(structure->boxes, GUINT_TO_POINTER(index));
  if (box == NULL)
    return;
  const double edges[] = {box->left, box->bottom, box->right, box->top};
  g_string_append(out, " /A << /O /Layout /BBox [");
  for (gsize i = 0; i < G_N_ELEMENTS(edges); i++) {
    g_string_append_c(out, ' ');
    hp_pdf_append_length(out, hp_points_to_length(edges[i]));
  }
  g_string_append(out, " ] >>");
}

static void append_note_attributes(GString *out, const HpStructure *structure, guint index,
                                   const HpElement *element)
{
  g_string_append_printf(out, " /ID (" NOTE_IDENTIFIER ")", index);
  if (structure->version != HP_PDF_1_7)
    g_string_append_printf(out, " /A << /O /FENote /NoteType /%s >>",
                           element->fo->kind == HP_FO_FOOTNOTE_BODY ? "Footnote" : "Endnote");
}

static const char *language_of(const HpElement *element)
{
  return element->fo == NULL ? NULL : element->fo->traits->inherited.language;
}

/* The language of the nearest element around it that says one, else of the document. */
static const char *language_around(const HpStructure *structure, const HpElement *element,
                                   const char *of_document)
{
  while (element != hp_element(structure, 0)) {
    element = hp_element(structure, element->parent);
    if (element != hp_element(structure, 0) && language_of(element) != NULL)
      return language_of(element);
  }
  return of_document;
}

static void append_expansion(GString *out, const HpFo *fo)
{
  const char *expansion = hp_fo_name(fo, HP_NAME_EXPANSION);
  if (expansion == NULL)
    return;
  g_string_append(out, " /E ");
  hp_pdf_append_text(out, expansion);
}

static void append_attributes(GString *out, const HpStructure *structure, const char *of_document,
                              guint index, const HpElement *element)
{
  const char *language = language_of(element);
  const char *around = language_around(structure, element, of_document);
  if (index != 0 && language != NULL && g_strcmp0(language, around) != 0) {
    g_string_append(out, " /Lang ");
    hp_pdf_append_text(out, language);
  }
  if (element->fo == NULL)
    return;
  append_expansion(out, element->fo);
  if (element->role == HP_ROLE_TH || element->role == HP_ROLE_TD)
    append_cell_attributes(out, structure, index, element);
  else if (element->role == HP_ROLE_L)
    g_string_append_printf(out, " /A << /O /List /ListNumbering /%s >>",
                           hp_structure_list_numbering(structure, element));
  else if (element->role == HP_ROLE_FIGURE || element->role == HP_ROLE_FORMULA)
    append_figure_attributes(out, structure, index, element);
  else if (element->role == HP_ROLE_SPAN)
    append_alternative(out, element);
  else if (element->role == HP_ROLE_NOTE)
    append_note_attributes(out, structure, index, element);
}

/* ---- Elements ------------------------------------------------------------------------------ */

static void append_leaf(GString *out, const HpPdfOutput *output, const HpLeaf *leaf,
                        guint element_page)
{
  if (leaf->page == element_page)
    g_string_append_printf(out, " %u", leaf->mcid);
  else
    g_string_append_printf(out, " << /Type /MCR /Pg %u 0 R /MCID %u >>",
                           output->page_objects[leaf->page], leaf->mcid);
}

/* Its own content goes before the first child that was painted later. */
static void append_kids(GString *out, const HpStructure *structure, const HpPdfOutput *output,
                        const HpElement *element, guint page)
{
  guint leaf = element->first_leaf;
  for (guint child = element->first_child; child != 0; child = hp_element(structure, child)->next) {
    const HpElement *kid = hp_element(structure, child);
    const gboolean in_line = !hp_structure_is_out_of_line(kid) && kid->painted != HP_NOT_PAINTED;
    while (leaf != 0 && in_line && leaf < kid->painted) {
      const HpLeaf *own = &g_array_index(structure->leaves, HpLeaf, leaf - 1);
      append_leaf(out, output, own, page);
      leaf = own->next;
    }
    if (kid->number != 0)
      g_string_append_printf(out, " %u 0 R", kid->number);
  }
  while (leaf != 0) {
    const HpLeaf *own = &g_array_index(structure->leaves, HpLeaf, leaf - 1);
    append_leaf(out, output, own, page);
    leaf = own->next;
  }
  for (guint i = element->first_annotation; i != 0;) {
    const HpAnnotation *link = &g_array_index(structure->annotations, HpAnnotation, i - 1);
    g_string_append_printf(out, " << /Type /OBJR /Obj %u 0 R /Pg %u 0 R >>", link->number,
                           output->page_objects[link->page]);
    i = link->next;
  }
}

static void append_references(GString *out, const HpStructure *structure, guint index)
{
  const GArray *targets = g_hash_table_lookup(structure->references, GUINT_TO_POINTER(index));
  if (targets == NULL)
    return;
  g_string_append(out, " /Ref [");
  for (guint i = 0; i < targets->len; i++)
    g_string_append_printf(out, " %u 0 R",
                           hp_element(structure, g_array_index(targets, guint, i))->number);
  g_string_append(out, " ]");
}

/* What all elements are written with. */
typedef struct {
  const HpStructure *structure;
  HpPdfOutput *output;
  const char *language; /* of the document, or NULL */
  guint root;           /* the object number of the structure tree root */
  guint namespaces[2];  /* likewise; 0: there are none */
} Tree;

static void write_element(const Tree *tree, guint index)
{
  const HpStructure *structure = tree->structure;
  HpPdfOutput *output = tree->output;
  const HpElement *element = hp_element(structure, index);
  GString *out = output->scratch;
  g_string_append_printf(out, "<< /S /%s /P %u 0 R",
                         hp_role_name(element->role, structure->version),
                         index == 0 ? tree->root : hp_element(structure, element->parent)->number);
  if (tree->namespaces[0] != 0)
    g_string_append_printf(out, " /NS %u 0 R", tree->namespaces[hp_role_is_old(element->role)]);
  guint page = G_MAXUINT;
  if (element->first_leaf != 0) {
    page = g_array_index(structure->leaves, HpLeaf, element->first_leaf - 1).page;
    g_string_append_printf(out, " /Pg %u 0 R", output->page_objects[page]);
  }
  append_attributes(out, structure, tree->language, index, element);
  append_references(out, structure, index);
  g_string_append(out, " /K [");
  append_kids(out, structure, output, element, page);
  g_string_append(out, " ] >>");
  hp_pdf_write_scratch(output, element->number);
}

/* ---- Trees beside it ----------------------------------------------------------------------- */

/* Keys are the pages' indexes, then the annotations' (14.7.4.4). */
static guint write_parent_tree(const HpStructure *structure, HpPdfOutput *output)
{
  g_autoptr(GString) numbers = g_string_new("<< /Nums [");
  for (guint page = 0; page < structure->pages->len; page++) {
    const GArray *elements = g_ptr_array_index(structure->pages, page);
    g_string_append_c(output->scratch, '[');
    for (guint i = 0; i < elements->len; i++)
      g_string_append_printf(output->scratch, " %u 0 R",
                             hp_element(structure, g_array_index(elements, guint, i))->number);
    g_string_append(output->scratch, " ]");
    const guint number = hp_pdf_writer_reserve(output->writer);
    hp_pdf_write_scratch(output, number);
    g_string_append_printf(numbers, " %u %u 0 R", page, number);
  }
  for (guint i = 0; i < structure->annotations->len; i++) {
    const HpAnnotation *link = &g_array_index(structure->annotations, HpAnnotation, i);
    g_string_append_printf(numbers, " %u %u 0 R", output->n_pages + i,
                           hp_element(structure, link->element)->number);
  }
  g_string_append(numbers, " ] >>");
  const guint tree = hp_pdf_writer_reserve(output->writer);
  hp_pdf_writer_object(output->writer, tree, numbers->str, numbers->len);
  return tree;
}

typedef gboolean (*IsIdentified)(const HpStructure *structure, const HpElement *element);

static gboolean is_identified_cell(const HpStructure *structure, const HpElement *element)
{
  return element->cell != 0 && (element->role == HP_ROLE_TH || element->role == HP_ROLE_TD) &&
         g_array_index(structure->cells, HpCell, element->cell - 1).is_named;
}

static gboolean is_identified_note(const HpStructure *structure, const HpElement *element)
{
  return element->role == HP_ROLE_NOTE && element->fo != NULL;
}

static void append_identifier(GString *out, gboolean is_cell, guint index)
{
  if (is_cell)
    g_string_append_printf(out, " (" CELL_IDENTIFIER ")", index);
  else
    g_string_append_printf(out, " (" NOTE_IDENTIFIER ")", index);
}

/* One leaf of the tree of identifiers. */
static void append_identifiers(GString *out, const HpStructure *structure, gboolean of_cells)
{
  const IsIdentified is_identified = of_cells ? is_identified_cell : is_identified_note;
  g_autoptr(GString) names = g_string_new(NULL);
  guint first = 0, last = 0;
  for (guint i = 1; i < structure->elements->len; i++) {
    const HpElement *element = hp_element(structure, i);
    if (element->number == 0 || !is_identified(structure, element))
      continue;
    first = first == 0 ? i : first;
    last = i;
    append_identifier(names, of_cells, i);
    g_string_append_printf(names, " %u 0 R", element->number);
  }
  if (last == 0)
    return;
  g_string_append(out, " << /Limits [");
  append_identifier(out, of_cells, first);
  append_identifier(out, of_cells, last);
  g_string_append_printf(out, " ] /Names [%s ] >>", names->str);
}

static void append_identifier_tree(GString *out, const HpStructure *structure)
{
  g_autoptr(GString) leaves = g_string_new(NULL);
  append_identifiers(leaves, structure, TRUE);
  append_identifiers(leaves, structure, FALSE);
  if (leaves->len > 0)
    g_string_append_printf(out, " /IDTree << /Kids [%s ] >>", leaves->str);
}

/* The namespaces of structure types (ISO 32000-2, 14.8.6): PDF 2.0's own, and PDF 1.7's. */
static void write_namespaces(HpPdfOutput *output, guint *namespaces)
{
  static const char *const names[] = {"http://iso.org/pdf2/ssn", "http://iso.org/pdf/ssn"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    namespaces[i] = hp_pdf_writer_reserve(output->writer);
    g_string_append_printf(output->scratch, "<< /Type /Namespace /NS (%s) >>", names[i]);
    hp_pdf_write_scratch(output, namespaces[i]);
  }
}

/* Readers that know no namespaces take a name that is new to them by this map. */
static void append_role_map(GString *out)
{
  g_string_append(out, " /RoleMap <<");
  for (int role = 0; role < HP_ROLE_COUNT; role++) {
    const char *older = hp_role_name(role, HP_PDF_1_7), *newer = hp_role_name(role, HP_PDF_2_0);
    if (strcmp(older, newer) != 0)
      g_string_append_printf(out, " /%s /%s", newer, older);
  }
  g_string_append(out, " >>");
}

static void write_root(const Tree *tree, guint parent_tree)
{
  const HpStructure *structure = tree->structure;
  GString *out = tree->output->scratch;
  g_string_append_printf(out,
                         "<< /Type /StructTreeRoot /K [%u 0 R] /ParentTree %u 0 R"
                         " /ParentTreeNextKey %u",
                         hp_element(structure, 0)->number, parent_tree,
                         tree->output->n_pages + structure->annotations->len);
  if (tree->namespaces[0] != 0) {
    g_string_append_printf(out, " /Namespaces [%u 0 R %u 0 R]", tree->namespaces[0],
                           tree->namespaces[1]);
    append_role_map(out);
  }
  append_identifier_tree(out, structure);
  g_string_append(out, " >>");
  hp_pdf_write_scratch(tree->output, tree->root);
}

void hp_structure_write(HpStructure *structure, HpPdfOutput *output, const char *language)
{
  Tree tree = {.structure = structure, .output = output, .language = language};
  find_content(structure, output);
  if (structure->version != HP_PDF_1_7) {
    hp_structure_find_references(structure);
    write_namespaces(output, tree.namespaces);
  }
  tree.root = hp_pdf_writer_reserve(output->writer);
  for (guint i = 0; i < structure->elements->len; i++)
    if (hp_element(structure, i)->number != 0)
      write_element(&tree, i);
  write_root(&tree, write_parent_tree(structure, output));
  g_string_append_printf(output->catalog, " /StructTreeRoot %u 0 R /MarkInfo << /Marked true >>",
                         tree.root);
}
