/* Builds the tree of formatting objects from the XML tree, checking and refining as it goes. */
#include "fo/tree/tree.h"

#include "xml/xml.h"

#include <string.h>

/* Nesting deeper than any document needs; layout recurses along it. */
#define MAX_OBJECT_DEPTH 400 /* formatting objects in formatting objects; error */

typedef struct {
  HpFoTree *tree;
  guint next_index;
  int depth;
  GHashTable *marker_classes;  /* see class_key */
  GHashTable *last_markers;    /* parent → its last marker so far */
  const char *file, *own_file; /* the last file of a place: the document's name, the tree's */
} Builder;

static HpFo *build_object(Builder *builder, const xmlNode *node, HpFoKind kind, HpFo *parent);

/* ---- Places -------------------------------------------------------------------------------- */

/* The tree may outlive the document, and most objects are of one file. */
static HpPlace kept_place(Builder *builder, HpPlace place)
{
  if (place.file == NULL)
    return place;
  if (place.file != builder->file) {
    const HpSlice name = {place.file, strlen(place.file)};
    builder->file = place.file;
    builder->own_file = hp_refiner_intern(builder->tree->refiner, name);
  }
  place.file = builder->own_file;
  return place;
}

/* An object without a place of its own in the plan has that of the nearest ancestor with one. */
static void find_place(Builder *builder, HpFo *fo)
{
  const gboolean own = hp_attribute_in(fo->node, HP_EXTENSION_NAMESPACE, "at") != NULL;
  const gboolean above = fo->parent != NULL && fo->parent->in_plan;
  fo->in_plan = own || above;
  fo->place = above && !own ? fo->parent->place : kept_place(builder, hp_place_of_node(fo->node));
}

/* ---- Objects ------------------------------------------------------------------------------- */

/* The class of a marker among those of its parent: "17:chapter". */
static char *class_key(const HpFo *marker)
{
  const char *class = hp_fo_name(marker, HP_NAME_MARKER_CLASS_NAME);
  return g_strdup_printf("%u:%s", marker->parent->index, class == NULL ? "" : class);
}

static void append_marker(Builder *builder, HpFo *parent, HpFo *marker)
{
  if (!g_hash_table_add(builder->marker_classes, class_key(marker))) {
    hp_report_warning(builder->tree->diagnostics, &marker->place,
                      _("%s has an fo:marker with this marker-class-name already, and this one is "
                        "left out; remove one of them."),
                      hp_fo_kind_name(parent->kind));
    return;
  }
  HpFo *last = g_hash_table_lookup(builder->last_markers, parent);
  marker->previous = last;
  if (last == NULL)
    parent->first_marker = marker;
  else
    last->next = marker;
  g_hash_table_insert(builder->last_markers, parent, marker);
}

/* Among blocks, change bars have a place in the document, but none among the areas. */
static void attach_change_bar(Builder *builder, HpFo *parent, HpFo *bar)
{
  g_ptr_array_add(builder->tree->change_bars, bar);
  if (!hp_fo_is_block_level(bar))
    hp_fo_append_child(parent, bar);
}

static void attach_index_range(Builder *builder, HpFo *parent, HpFo *range)
{
  if (hp_fo_is_block_level(range))
    hp_place_index_range(builder->tree, range, (HpFo *)parent->last_child);
  else
    hp_fo_append_child(parent, range);
}

static void attach(Builder *builder, HpFo *parent, HpFo *child)
{
  switch (child->kind) {
  case HP_FO_MARKER:
    append_marker(builder, parent, child);
    return;
  case HP_FO_CHANGE_BAR_BEGIN:
  case HP_FO_CHANGE_BAR_END:
    attach_change_bar(builder, parent, child);
    return;
  case HP_FO_INDEX_RANGE_BEGIN:
  case HP_FO_INDEX_RANGE_END:
    attach_index_range(builder, parent, child);
    return;
  default:
    hp_fo_append_child(parent, child);
  }
}

static HpFo *new_object(Builder *builder, const xmlNode *node, HpFoKind kind, HpFo *parent)
{
  HpFo *fo = hp_arena_new0(builder->tree->arena, HpFo);
  fo->kind = kind;
  fo->index = builder->next_index++;
  fo->parent = parent;
  fo->node = node;
  return fo;
}

static const char *default_region_name(HpFoKind kind)
{
  switch (kind) {
  case HP_FO_REGION_BODY:
    return "xsl-region-body";
  case HP_FO_REGION_BEFORE:
    return "xsl-region-before";
  case HP_FO_REGION_AFTER:
    return "xsl-region-after";
  case HP_FO_REGION_START:
    return "xsl-region-start";
  case HP_FO_REGION_END:
    return "xsl-region-end";
  default:
    return NULL;
  }
}

static void name_region(Builder *builder, HpFo *fo, const char ***names)
{
  const char *name = default_region_name(fo->kind);
  if (name == NULL || (*names != NULL && (*names)[HP_NAME_REGION_NAME] != NULL))
    return;
  if (*names == NULL)
    *names = hp_arena_array(builder->tree->arena, const char *, HP_NAME_COUNT);
  (*names)[HP_NAME_REGION_NAME] = name;
}

static const char *property_of_name(HpFoName name)
{
  for (const HpProperty *property = hp_properties; property->name != NULL; property++)
    if (property->type == HP_TYPE_NAME && property->offset == name)
      return property->name;
  return "";
}

/* A character that is none has been told of where it was read. */
static gboolean is_told(const HpFo *fo, HpFoName required)
{
  return required == HP_NAME_CHARACTER && hp_attribute(fo->node, "character") != NULL;
}

/* Whether the object lacks a name that it must have: reported. */
static gboolean is_incomplete(Builder *builder, const HpFo *fo)
{
  const HpFoObject *object = hp_fo_object(fo->kind);
  HpDiagnostics *diagnostics = builder->tree->diagnostics;
  if (object->required == HP_NAME_COUNT || hp_fo_name(fo, object->required) != NULL)
    return FALSE;
  const gboolean left_out = object->dispensable && hp_fault_severity(diagnostics) == HP_WARNING;
  if (left_out && is_told(fo, object->required))
    return TRUE;
  if (left_out)
    hp_report_warning(diagnostics, &fo->place,
                      _("%s lacks the property %s, which it must have, and is left out; add it."),
                      object->name, property_of_name(object->required));
  else
    hp_report_error(diagnostics, &fo->place,
                    _("%s lacks the property %s, which it must have; add it."), object->name,
                    property_of_name(object->required));
  return TRUE;
}

/* `names` are the object's: an address that no link may have is taken away. */
static void check_destination(Builder *builder, const HpFo *fo, const char **names)
{
  if (fo->kind != HP_FO_BASIC_LINK && fo->kind != HP_FO_BOOKMARK)
    return;
  const char *address = hp_fo_name(fo, HP_NAME_EXTERNAL_DESTINATION);
  if (address == NULL && hp_fo_name(fo, HP_NAME_INTERNAL_DESTINATION) == NULL)
    hp_report_warning(
        builder->tree->diagnostics, &fo->place,
        _("%s leads nowhere; give it an internal-destination or external-destination."),
        hp_fo_kind_name(fo->kind));
  if (address == NULL || hp_is_link_address(address))
    return;
  const HpPlace place = hp_refiner_place(builder->tree->refiner, fo, "external-destination");
  hp_report_warning(builder->tree->diagnostics, &place,
                    _("%s does not lead to \"%s\": only an address that begins with https:, "
                      "http:, mailto: or tel: becomes a link; for a place in the document there is "
                      "internal-destination."),
                    hp_fo_kind_name(fo->kind), address);
  names[HP_NAME_EXTERNAL_DESTINATION] = NULL;
}

static gboolean is_in_marker(const HpFo *fo)
{
  return hp_fo_enclosing(fo, HP_FO_MARKER) != NULL;
}

/* What markers hold is retrieved any number of times, so that its ids need not be unique; an object
   outside of markers is the better target. */
static void register_id(Builder *builder, const HpFo *fo)
{
  const char *id = hp_fo_name(fo, HP_NAME_ID);
  if (id == NULL)
    return;
  const HpFo *first = g_hash_table_lookup(builder->tree->ids, id);
  if (first == NULL || is_in_marker(first))
    g_hash_table_insert(builder->tree->ids, (gpointer)id, (gpointer)fo);
  if (first == NULL || is_in_marker(first) || is_in_marker(fo))
    return;
  const char *attribute = hp_attribute(fo->node, "id") == NULL ? "xml:id" : "id";
  const HpPlace place = hp_refiner_place(builder->tree->refiner, fo, attribute);
  hp_report_fault(builder->tree->diagnostics, &place,
                  _("The id \"%s\" is taken already, by %s on line %d; choose another."), id,
                  hp_fo_kind_name(first->kind), first->place.line);
}

/* ---- Character data ------------------------------------------------------------------------ */

/* A run of character data: what stands between two elements, comments not counted. */
typedef struct {
  const xmlNode *node; /* the first of it */
  const char *text;    /* the first of it, or NULL */
  GString *joined;     /* all of it, once there are several */
} Run;

static void run_append(Run *run, const xmlNode *node, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (run->text == NULL) {
    run->node = node;
    run->text = text;
    return;
  }
  if (run->joined == NULL)
    run->joined = g_string_new(run->text);
  g_string_append(run->joined, text);
}

static gboolean is_blank(const char *text)
{
  return text[strspn(text, " \t\r\n")] == '\0';
}

static void run_clear(Run *run)
{
  if (run->joined != NULL)
    g_string_free(run->joined, TRUE);
  *run = (Run){0};
}

static void say_stray_text(Builder *builder, const HpFo *parent, const char *text)
{
  const gsize start = strspn(text, " \t\r\n");
  const gsize length = MIN(strcspn(text + start, "\r\n"), 40);
  g_autofree char *excerpt = g_utf8_make_valid(text + start, (gssize)length);
  hp_report_warning(builder->tree->diagnostics, &parent->place,
                    _("The text \"%s\" directly in %s is left out; put it in an fo:block."),
                    excerpt, hp_fo_kind_name(parent->kind));
}

/* That of an object of the tree, which outlives the run but not the document. */
static HpSlice run_text(Builder *builder, const Run *run)
{
  const char *text = run->joined == NULL ? run->text : run->joined->str;
  const HpSlice slice = {text, strlen(text)};
  g_autofree char *composed = hp_composed(slice);
  if (composed != NULL)
    return (HpSlice){hp_arena_strdup(builder->tree->arena, composed), strlen(composed)};
  if (run->joined != NULL)
    return (HpSlice){hp_arena_strndup(builder->tree->arena, text, slice.length), slice.length};
  return slice;
}

static void run_end(Builder *builder, Run *run, HpFo *parent)
{
  if (run->text == NULL)
    return;
  const char *text = run->joined == NULL ? run->text : run->joined->str;
  if (builder->tree->vocabulary->grammar->models[parent->kind].text) {
    HpFo *fo = new_object(builder, run->node, HP_FO_TEXT, parent);
    const HpSlice kept = run_text(builder, run);
    fo->text = kept.text;
    fo->text_length = kept.length;
    fo->traits = parent->traits;
    fo->place = parent->place;
    fo->in_plan = parent->in_plan;
    hp_fo_append_child(parent, fo);
  } else if (!is_blank(text))
    say_stray_text(builder, parent, text);
  run_clear(run);
}

/* ---- Children ------------------------------------------------------------------------------ */

/* The place of an element that becomes no object. */
static HpPlace place_in(const HpFo *parent, const xmlNode *node)
{
  return parent->in_plan ? parent->place : hp_place_of_node(node);
}

static void say_unknown_object(Builder *builder, const xmlNode *node, const HpFo *parent)
{
  HpDiagnostics *diagnostics = builder->tree->diagnostics;
  const char *name = (const char *)node->name;
  HpSuggestion suggestion = hp_suggestion_for(name, diagnostics);
  for (HpFoKind kind = HP_FO_ROOT; kind < HP_FO_FOREIGN; kind++)
    hp_suggestion_consider(&suggestion, hp_fo_kind_name(kind) + strlen("fo:"));
  const HpPlace place = place_in(parent, node);
  const gboolean strict = hp_fault_severity(diagnostics) == HP_ERROR;
  if (suggestion.best == NULL && strict)
    hp_report_error(diagnostics, &place,
                    _("There is no formatting object fo:%s in XSL 1.1; remove it."), name);
  else if (suggestion.best == NULL)
    hp_report_warning(diagnostics, &place,
                      _("There is no formatting object fo:%s in XSL 1.1, and it is left out with "
                        "all that it holds; remove it."),
                      name);
  else if (strict)
    hp_report_error(diagnostics, &place,
                    _("There is no formatting object fo:%s; did you mean fo:%s?"), name,
                    suggestion.best);
  else
    hp_report_warning(diagnostics, &place,
                      _("There is no formatting object fo:%s, and it is left out with all that it "
                        "holds; did you mean fo:%s?"),
                      name, suggestion.best);
}

static void say_foreign(Builder *builder, const xmlNode *node, const HpFo *parent)
{
  const gboolean prefixed = node->ns != NULL && node->ns->prefix != NULL;
  g_autofree char *name = g_strconcat(prefixed ? (const char *)node->ns->prefix : "",
                                      prefixed ? ":" : "", (const char *)node->name, NULL);
  const HpPlace place = place_in(parent, node);
  if (node->ns != NULL)
    hp_report_warning_once(
        builder->tree->diagnostics, name, &place,
        _("<%s> is not XSL-FO, and is left out with all that it holds; remove it."), name);
  else
    hp_report_warning_once(builder->tree->diagnostics, name, &place,
                           _("<%s> is in no namespace, and is left out with all that it holds; "
                             "expected the namespace %s."),
                           name, HP_FO_NAMESPACE);
}

/* The XML of another vocabulary: metadata are read, the content of fo:instream-foreign-object is
   kept as one object, the rest left out. */
static void build_foreign(Builder *builder, const xmlNode *node, HpFo *parent, HpNesting *nesting)
{
  if (parent->kind == HP_FO_DECLARATIONS) {
    if (!hp_read_divisions(builder->tree, node))
      hp_read_metadata(builder->tree, node);
    return;
  }
  if (parent->kind == HP_FO_ROOT && hp_read_document_info(builder->tree, node))
    return;
  if (parent->kind != HP_FO_INSTREAM_FOREIGN_OBJECT) {
    say_foreign(builder, node, parent);
    return;
  }
  HpFo *fo = new_object(builder, node, HP_FO_FOREIGN, parent);
  find_place(builder, fo);
  fo->traits = parent->traits;
  if (hp_nesting_child(nesting, builder->tree->diagnostics, fo))
    hp_fo_append_child(parent, fo);
}

static void say_unsupported(Builder *builder, const HpFo *fo)
{
  const HpFoObject *object = hp_fo_object(fo->kind);
  if (object->unsupported != NULL)
    hp_report_warning_once(builder->tree->diagnostics, object->name, &fo->place, "%s",
                           _(object->unsupported));
}

/* On paper, an fo:multi-switch shows its first case that does not begin hidden (6.9.3), and what an
   fo:multi-property-set would change stays as it is: it makes no areas (6.9.7). */
static gboolean is_shown(const HpFo *fo, const HpFo *parent)
{
  switch (fo->kind) {
  case HP_FO_MULTI_CASE:
    return fo->traits->starts_shown && parent->first_child == NULL;
  case HP_FO_MULTI_PROPERTY_SET:
    return FALSE;
  default:
    return TRUE;
  }
}

static HpFoKind kind_of(const Builder *builder, const xmlNode *node, gboolean is_fo)
{
  return is_fo ? hp_grammar_kind(builder->tree->vocabulary->grammar, (const char *)node->name)
               : hp_index_kind_of_xep(node);
}

static void build_element(Builder *builder, const xmlNode *node, HpFo *parent, HpNesting *nesting)
{
  const gboolean is_fo = hp_is_in_namespace(node, HP_FO_NAMESPACE);
  const HpFoKind kind = kind_of(builder, node, is_fo);
  if (kind == HP_FO_KIND_COUNT && !is_fo) {
    build_foreign(builder, node, parent, nesting);
    return;
  }
  if (kind == HP_FO_KIND_COUNT) {
    say_unknown_object(builder, node, parent);
    return;
  }
  HpFo *fo = build_object(builder, node, kind, parent);
  if (fo == NULL || !hp_nesting_child(nesting, builder->tree->diagnostics, fo))
    return;
  builder->tree->has_floats |= kind == HP_FO_FLOAT;
  say_unsupported(builder, fo);
  if (is_shown(fo, parent))
    attach(builder, parent, fo);
}

static void build_child(Builder *builder, const xmlNode *node, HpFo *parent, HpNesting *nesting,
                        Run *run)
{
  switch (node->type) {
  case XML_ELEMENT_NODE:
    run_end(builder, run, parent);
    build_element(builder, node, parent, nesting);
    break;
  case XML_TEXT_NODE:
  case XML_CDATA_SECTION_NODE:
    run_append(run, node, (const char *)node->content);
    break;
  case XML_ENTITY_REF_NODE: {
    xmlChar *text = xmlNodeGetContent(node);
    run_append(run, node, hp_arena_strdup(builder->tree->arena, (const char *)text));
    xmlFree(text);
    break;
  }
  default:
    break;
  }
}

/* Refused at once, however many follow. `n`: of them so far. */
static gboolean is_too_wide(Builder *builder, const HpFo *fo, const HpFo *child, guint *n)
{
  const HpFoKind counted = fo->kind == HP_FO_TABLE       ? HP_FO_TABLE_COLUMN
                           : fo->kind == HP_FO_TABLE_ROW ? HP_FO_TABLE_CELL
                                                         : HP_FO_KIND_COUNT;
  if (child == NULL || child->kind != counted || ++*n <= HP_MAX_TABLE_COLUMNS)
    return FALSE;
  hp_report_error(builder->tree->diagnostics, &child->place,
                  _("A table has %d columns at most, and this is one more; divide the table."),
                  HP_MAX_TABLE_COLUMNS);
  return TRUE;
}

static void build_children(Builder *builder, HpFo *fo)
{
  HpNesting nesting;
  hp_nesting_begin(&nesting, builder->tree->vocabulary->grammar, fo);
  Run run = {0};
  guint n_columns = 0;
  for (const xmlNode *child = fo->node->children; child != NULL; child = child->next) {
    const HpFo *last = fo->last_child;
    build_child(builder, child, fo, &nesting, &run);
    if (fo->last_child != last && is_too_wide(builder, fo, fo->last_child, &n_columns))
      break;
  }
  run_end(builder, &run, fo);
  hp_nesting_end(&nesting, builder->tree->diagnostics);
}

static gboolean too_deep(Builder *builder, const HpFo *fo)
{
  if (builder->depth < MAX_OBJECT_DEPTH)
    return FALSE;
  hp_report_error(builder->tree->diagnostics, &fo->place,
                  _("Objects are nested more than %d deep here; nest them less."),
                  MAX_OBJECT_DEPTH);
  return TRUE;
}

/* The object, its traits and everything below it; not yet attached to its parent. */
static HpFo *build_object(Builder *builder, const xmlNode *node, HpFoKind kind, HpFo *parent)
{
  HpFoTree *tree = builder->tree;
  HpFo *fo = new_object(builder, node, kind, parent);
  find_place(builder, fo);
  if (too_deep(builder, fo))
    return NULL;
  fo->previous = parent == NULL ? NULL : parent->last_child;
  const HpTraits *above = parent == NULL ? &tree->vocabulary->initial : parent->traits;
  const char **names = NULL;
  fo->traits = hp_refine(tree->refiner, fo, above, &names);
  name_region(builder, fo, &names);
  fo->names = names;
  if (is_incomplete(builder, fo))
    return NULL;
  hp_note_index_object(tree, fo);
  check_destination(builder, fo, names);
  hp_check_ancestors(fo, tree->diagnostics);
  register_id(builder, fo);
  builder->depth++;
  build_children(builder, fo);
  builder->depth--;
  return fo;
}

/* ---- The tree ------------------------------------------------------------------------------ */

static void build_root(Builder *builder, const xmlDoc *document)
{
  const xmlNode *node = xmlDocGetRootElement((xmlDoc *)document);
  if (hp_is_in_namespace(node, HP_FO_NAMESPACE) && hp_is_named(node, "root")) {
    builder->tree->root = build_object(builder, node, HP_FO_ROOT, NULL);
    return;
  }
  const HpPlace place = hp_place_of_node(node);
  if (hp_is_in_namespace(node, HP_PLAN_NAMESPACE)) {
    hp_report_error(
        builder->tree->diagnostics, &place,
        _("This is a plan, not XSL-FO; \"handlingsplan build FILE\" makes a PDF of it."));
    return;
  }
  hp_report_error(builder->tree->diagnostics, &place,
                  _("This is not XSL-FO, because the outermost element is <%s>; expected fo:root "
                    "in the namespace %s."),
                  node == NULL ? "" : (const char *)node->name, HP_FO_NAMESPACE);
}

HpFoTree *hp_fo_tree_new(const xmlDoc *document, HpDiagnostics *diagnostics)
{
  HpFoVocabulary *vocabulary = hp_fo_vocabulary_new();
  HpFoTree *tree = hp_fo_tree_new_with(document, vocabulary, diagnostics);
  if (tree == NULL)
    hp_fo_vocabulary_free(vocabulary);
  else
    tree->own_vocabulary = vocabulary;
  return tree;
}

HpFoTree *hp_fo_tree_new_with(const xmlDoc *document, const HpFoVocabulary *vocabulary,
                              HpDiagnostics *diagnostics)
{
  const guint errors_before = hp_diagnostics_count(diagnostics, HP_ERROR);
  HpFoTree *tree = g_new0(HpFoTree, 1);
  tree->arena = hp_arena_new();
  tree->diagnostics = diagnostics;
  tree->ids = g_hash_table_new(g_str_hash, g_str_equal);
  tree->masters = g_hash_table_new(g_str_hash, g_str_equal);
  tree->change_bars = g_ptr_array_new();
  tree->vocabulary = vocabulary;
  tree->refiner = hp_refiner_new(vocabulary, tree->arena, diagnostics);
  Builder builder = {.tree = tree,
                     .marker_classes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                     .last_markers = g_hash_table_new(NULL, NULL)};
  build_root(&builder, document);
  g_hash_table_unref(builder.marker_classes);
  g_hash_table_unref(builder.last_markers);
  tree->size = builder.next_index;
  if (tree->root != NULL) {
    hp_complete_indexes(tree);
    hp_check_references(tree);
    hp_pair_change_bars(tree);
    hp_complete_metadata(tree);
  }
  g_clear_pointer(&tree->change_bars, g_ptr_array_unref);
  if (hp_diagnostics_count(diagnostics, HP_ERROR) == errors_before)
    return tree;
  hp_fo_tree_free(tree);
  return NULL;
}

void hp_fo_tree_free(HpFoTree *tree)
{
  if (tree == NULL)
    return;
  hp_refiner_free(tree->refiner);
  g_hash_table_unref(tree->ids);
  g_hash_table_unref(tree->masters);
  g_clear_pointer(&tree->kept_nodes, g_ptr_array_unref);
  hp_indexes_free(tree->indexes);
  xmlFreeDoc(tree->kept);
  hp_arena_free(tree->arena);
  hp_fo_vocabulary_free(tree->own_vocabulary);
  g_free(tree);
}

const HpFo *hp_fo_tree_root(const HpFoTree *tree)
{
  return tree->root;
}

const HpFo *hp_fo_tree_by_id(const HpFoTree *tree, const char *id)
{
  return g_hash_table_lookup(tree->ids, id);
}

const HpFo *hp_fo_tree_master(const HpFoTree *tree, const char *name)
{
  return g_hash_table_lookup(tree->masters, name);
}

gboolean hp_fo_tree_has_floats(const HpFoTree *tree)
{
  return tree->has_floats;
}

guint hp_fo_tree_size(const HpFoTree *tree)
{
  return tree->size;
}

HpFoMetadata hp_fo_tree_metadata(const HpFoTree *tree)
{
  return tree->metadata;
}
